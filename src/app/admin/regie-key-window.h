/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

/* Makes the key of the backups: asks for a passphrase, twice, and shows the recovery key once, to
 * be printed or saved; only when somebody says that it is kept are backups sealed with it, and who
 * closes the window before that is asked what becomes of it.  Who closes it while a key is reckoned
 * gets none.  Of a key that is there it changes the passphrase: who does knows the one of now, or
 * the recovery key.
 *
 * What is typed here is no form: it is in no draft, and wiped.  So is the recovery key when the
 * window closes, in what this program has of it.  What cannot be wiped are the copies of others:
 * the text that GTK and Pango laid out for the label, the pages that Cairo drew for a file or a
 * printer, and what the spooler of the printer has. */
#define REGIE_TYPE_KEY_WINDOW (regie_key_window_get_type ())
G_DECLARE_FINAL_TYPE (RegieKeyWindow, regie_key_window, REGIE, KEY_WINDOW, AdwWindow)

/* Above what ABOVE is in; CHANGES: another passphrase for the key that is there.  DONE is called
 * with DATA, a widget, when it was made, while that is there. */
typedef void (*RegieKeyFunc) (gpointer data);
void regie_key_window_present (GtkWidget *above, gboolean changes, RegieKeyFunc done,
                               gpointer data);
/* For tests: a key that costs hardly anything to reckon, and that no key ring is given. */
void regie_key_window_set_trial (gboolean trial);
