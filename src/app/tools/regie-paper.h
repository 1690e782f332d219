/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-page.h"
#include "regie-print.h"
#include "regie-save-as.h"

/* A text of blocks (regie-letter.h) of DOSSIER that is a thing of KIND: saved as
 * NAME with ENDING, or printed when ENDING is NULL.  NAME names no person.  It is written in the
 * log of reading once it is known that it goes out, and before it does; when it cannot be written
 * that is said, and nothing goes out. */
void regie_paper_put_out (RegiePage *page, gint64 dossier, const char *kind, const char *text,
                          const char *title, const char *language, const char *name,
                          const char *ending);

/* A text of blocks (regie-letter.h) to a file or to paper. */

/* Asks where, and writes PDF or ODT by ENDING on a thread.  NAME is that of the file without its
 * ending, and names no person. */
void regie_paper_save (GtkWidget *widget, const char *text, const char *title, const char *language,
                       const char *name, const char *ending);
void regie_paper_print (GtkWidget *widget, const char *text, const char *job);

/* What can be printed: its pages are made of DATA when the printer is chosen, with letters as
 * CONTEXT has them, and each is drawn in points of A4, or of WIDTH by HEIGHT when these are not 0:
 * then the printer is asked for PAPER. */
typedef struct {
  gpointer (*make) (gpointer data, PangoContext *context);
  guint (*count) (gpointer pages);
  void (*draw) (gpointer pages, guint page, cairo_t *cr);
  GDestroyNotify free;
  double width, height;
  const char *paper; /* GTK_PAPER_NAME_… or a name of PWG 5101.1 */
} RegiePaperKind;

/* How large a page of KIND, which has its own paper, is drawn on a sheet of WIDTH by HEIGHT points,
 * where 1 is as it is.  On a sheet that is much larger it keeps its size: it stands in the upper
 * left, and *CUT says that a line shows where to cut. */
double regie_paper_scale (const RegiePaperKind *kind, double width, double height, gboolean *cut);

/* Prints pages that were made already. */
void regie_paper_print_made (GtkWidget *widget, RegiePrint *print);
/* Prints KIND of DATA, which is taken and freed with DATA_FREE. */
void regie_paper_print_as (GtkWidget *widget, const RegiePaperKind *kind, gpointer data,
                           GDestroyNotify data_free, const char *job);
/* Both of something of DOSSIER that is a thing of KIND ("network"), which is noted as of
 * regie_paper_put_out(): to a file called NAME, written by SAVE, and to a printer. */
void regie_paper_save_noted (RegiePage *page, gint64 dossier, const char *kind, const char *title,
                             const char *name, RegieSaveFunc save, gpointer data,
                             GDestroyNotify data_free);
void regie_paper_print_noted (RegiePage *page, gint64 dossier, const char *kind,
                              const RegiePaperKind *paper, gpointer data, GDestroyNotify data_free,
                              const char *job);
/* Where a print goes in the place of a printer, in a test; NULL: to the dialog that asks. */
#define REGIE_PRINT_TO "REGIE_PRINT_TO"
