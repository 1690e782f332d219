/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A text of blocks (regie-letter.h) to a file or to paper. */

/* Asks where, and writes PDF or ODT by ENDING on a thread.  NAME is that of the file without its
 * ending, and names no person. */
void regie_paper_save (GtkWidget *widget, const char *text, const char *title, const char *language,
                       const char *name, const char *ending);
void regie_paper_print (GtkWidget *widget, const char *text, const char *job);
