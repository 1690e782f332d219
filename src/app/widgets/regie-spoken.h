/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What a screen reader calls a button.  Of many buttons that say the same, one in every row, nobody
 * knows what each is about who does not see its row: each names it. */

/* What ITEM (a RegieItem; NULL: nothing) is called, when it says that: its title or its name; an
 * owned text. */
char *regie_item_dup_called (gpointer item) G_GNUC_WARN_UNUSED_RESULT;
/* Every button in ROW, but not those in parts of it that show an item of their own, is called by
 * its own words and ABOUT (NULL: by its words alone), or by ABOUT where it has none, also when its
 * words change later. */
void regie_buttons_set_about (GtkWidget *row, const char *about);
/* BUTTON is called SPOKEN, whatever it says and wherever it stands; NULL: no longer. */
void regie_button_set_spoken (GtkWidget *button, const char *spoken);
/* What can be chosen at DROP_DOWN is ABOUT: the button in it has the focus. */
void regie_drop_down_set_about (GtkDropDown *drop_down, const char *about);
