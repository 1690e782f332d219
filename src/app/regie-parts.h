/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* Small pieces that more than one page is built from. */

/* A label that wraps; STYLE is a class or NULL. */
GtkWidget *regie_label_new       (const char *text, const char *style, float xalign) G_GNUC_WARN_UNUSED_RESULT;
/* Empties a GtkBox or GtkListBox. */
void       regie_clear_children  (GtkWidget *box);
