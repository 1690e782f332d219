/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* Whatever somebody saves from a screen: asks where, writes it on a thread, says how it went. */

/* Writes DATA to FILE, on a thread; FALSE with ERROR set. */
typedef gboolean (*RegieSaveFunc) (gpointer data, GFile *file, GCancellable *cancellable,
                                   GError **error);

/* Asks under TITLE where the file goes that is called NAME, and has it written by SAVE; what WIDGET
 * is in says that it is saved, or why not.  DATA is taken: it is freed with DATA_FREE when it is
 * written or when nobody chose. */
void regie_save_as (GtkWidget *widget, const char *title, const char *name, RegieSaveFunc save,
                    gpointer data, GDestroyNotify data_free);
/* The same when it is known already that it goes to FILE. */
void regie_save_to (GtkWidget *widget, GFile *file, RegieSaveFunc save, gpointer data,
                    GDestroyNotify data_free);
