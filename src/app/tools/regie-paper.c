/* SPDX-License-Identifier: EUPL-1.2 */
/* A paper to a file, and to a printer. */
#include "regie-paper.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-letter-page.h"
#include "regie-letter.h"
#include "regie-save-as.h"

/* What goes on once it is written down. */
typedef void (*NotedFunc) (RegiePage *page, gpointer data);

/* What waits until it is written down. */
typedef struct {
  RegiePage *page;
  NotedFunc then;
  gpointer data;
  GDestroyNotify data_free;
} Noting;

static void
noting_free (Noting *self)
{
  g_object_unref (self->page);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Noting, noting_free)

static void
noted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Noting) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (regie_page_get_session (self->page),
                                                              result, &error);

  if (outcome != NULL)
    self->then (self->page, self->data);
  else
    regie_show_error (GTK_WIDGET (self->page), error);
}

/* What goes from PAGE to paper (PRINTS) or a file is a thing of KIND of DOSSIER: it is written in
 * the log of reading, and then THEN is called with DATA, which is taken.  When it cannot be written
 * that is said, and nothing goes out. */
static void
note_paper (RegiePage *page, gint64 dossier, const char *kind, gboolean prints, NotedFunc then,
            gpointer data, GDestroyNotify data_free)
{
  Noting *self;

  g_return_if_fail (REGIE_IS_PAGE (page) && kind != NULL && then != NULL);
  self = g_new (Noting, 1);
  *self = (Noting){ g_object_ref (page), then, data, data_free };
  regie_session_do (regie_page_get_session (page), &regie_dossier_commands[REGIE_DOSSIER_PAPER],
                    g_variant_new ("(xsb)", dossier, kind, prints), NULL, NULL, noted, self);
}

typedef struct {
  char *text, *title, *language;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *self = data;

  g_free (self->text);
  g_free (self->title);
  g_free (self->language);
  g_free (self);
}

static Paper *
paper_new (const char *text, const char *title, const char *language)
{
  Paper *self = g_new0 (Paper, 1);

  *self = (Paper){ g_strdup (text), g_strdup (title), g_strdup (language) };
  return self;
}

static gboolean
save_paper (gpointer data, GFile *file, GCancellable *cancellable, GError **error)
{
  const Paper *self = data;

  return regie_letter_save (self->text, self->title, self->language, file, cancellable, error);
}

void
regie_paper_save (GtkWidget *widget, const char *text, const char *title, const char *language,
                  const char *name, const char *ending)
{
  g_autofree char *file = g_strdup_printf ("%s.%s", name, ending);

  regie_save_as (widget, _("Save the letter"), file, save_paper, paper_new (text, title, language),
                 paper_free);
}

/* A sheet that is so many times as wide is not the paper that was asked for. */
#define MUCH_LARGER 1.3

/* Whether it is written down that something is printed; it lives as long as who asks. */
typedef struct {
  gboolean is_noted, is_over;
} Note;

/* A paper on its way to a printer. */
typedef struct {
  const RegiePaperKind *kind;
  gpointer data;
  GDestroyNotify data_free;
  double width; /* of a page, in points */
  PangoContext *context;
  gpointer pages; /* NULL until a printer was chosen */
  /* What is written down first, of a dossier; NOTE is NULL when nothing is. */
  RegiePage *page;
  gint64 dossier;
  char *about;
  Note *note;
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *self = data;

  if (self->pages != NULL)
    self->kind->free (self->pages);
  g_clear_object (&self->context);
  self->data_free (self->data);
  g_clear_object (&self->page);
  g_free (self->about);
  g_clear_pointer (&self->note, g_rc_box_release);
  g_free (self);
}

static void
note_written (RegiePage *page, gpointer note)
{
  ((Note *) note)->is_noted = TRUE;
}

static void
note_over (gpointer note)
{
  ((Note *) note)->is_over = TRUE;
  g_rc_box_release (note);
}

/* Who cancels the choice of a printer printed nothing: it is written down after that, and nothing
 * is drawn before it is. */
static gboolean
may_draw (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  if (self->note == NULL)
    return TRUE;
  if (!self->note->is_over)
    return FALSE;
  if (!self->note->is_noted)
    gtk_print_operation_cancel (operation);
  return TRUE;
}

static void
print_begun (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  self->context = gtk_print_context_create_pango_context (context);
  self->pages = self->kind->make (self->data, self->context);
  gtk_print_operation_set_n_pages (operation, (int) self->kind->count (self->pages));
  if (self->note != NULL)
    note_paper (self->page, self->dossier, self->about, TRUE, note_written,
                g_rc_box_acquire (self->note), note_over);
}

double
regie_paper_scale (const RegiePaperKind *kind, double width, double height, gboolean *cut)
{
  g_return_val_if_fail (kind != NULL && cut != NULL, 1);
  *cut = width > kind->width * MUCH_LARGER && height > kind->height;
  return *cut ? 1 : MIN (width / kind->width, height / kind->height);
}

/* Thin and dashed, along the two sides that are no edge of the sheet. */
static void
draw_cut (cairo_t *cr, const RegiePaperKind *kind)
{
  static const double dashes[] = { 3, 3 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, .5, .5, .5);
  cairo_set_line_width (cr, .4);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, kind->width, 0);
  cairo_line_to (cr, kind->width, kind->height);
  cairo_line_to (cr, 0, kind->height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
print_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  gboolean cut = FALSE;
  double scale = self->kind->width > 0
                   ? regie_paper_scale (self->kind, width, gtk_print_context_get_height (context),
                                        &cut)
                   : width / self->width;

  cairo_scale (cr, scale, scale);
  self->kind->draw (self->pages, (guint) page, cr);
  if (cut)
    draw_cut (cr, self->kind);
}

/* The printer is asked for the paper of KIND; one that has none gives what it has. */
static void
ask_paper (GtkPrintOperation *operation, const RegiePaperKind *kind)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (kind->paper);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
}

static void
set_orientation (GtkPrintOperation *operation, gboolean landscape)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_paper_size_free (paper);
}

/* Takes PRINTING. */
static void
print (GtkWidget *widget, Printing *printing, const char *job, gboolean landscape)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  const char *to = g_getenv (REGIE_PRINT_TO);

  if (printing->kind->paper != NULL)
    ask_paper (operation, printing->kind);
  else
    set_orientation (operation, landscape);
  if (to != NULL)
    gtk_print_operation_set_export_filename (operation, to);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (print_page), printing);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (print_begun), printing,
                         printing_free, 0);
  g_signal_connect (operation, "paginate", G_CALLBACK (may_draw), printing);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation,
                               to != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                          : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    regie_show_error (widget, error);
}

void
regie_paper_print_as (GtkWidget *widget, const RegiePaperKind *kind, gpointer data,
                      GDestroyNotify data_free, const char *job)
{
  Printing *printing;

  g_return_if_fail (GTK_IS_WIDGET (widget) && kind != NULL && data_free != NULL);
  printing = g_new0 (Printing, 1);
  *printing = (Printing){
    .kind = kind, .data = data, .data_free = data_free, .width = REGIE_PAGE_WIDTH
  };
  print (widget, printing, job, FALSE);
}

static gpointer
take_made (gpointer made, PangoContext *context)
{
  return g_object_ref (made);
}

static guint
count_made (gpointer made)
{
  return regie_print_get_n_pages (made);
}

static void
draw_made (gpointer made, guint page, cairo_t *cr)
{
  regie_print_draw (made, page, cr);
}

void
regie_paper_print_made (GtkWidget *widget, RegiePrint *made)
{
  static const RegiePaperKind kind = { take_made, count_made, draw_made, g_object_unref };
  Printing *printing;

  g_return_if_fail (GTK_IS_WIDGET (widget) && REGIE_IS_PRINT (made));
  printing = g_new0 (Printing, 1);
  *printing = (Printing){ .kind = &kind,
                          .data = g_object_ref (made),
                          .data_free = g_object_unref,
                          .width = regie_print_get_width (made) };
  print (widget, printing, regie_print_get_title (made), regie_print_is_landscape (made));
}

static gpointer
make_letter (gpointer text, PangoContext *context)
{
  return regie_letter_pages_new (text, context);
}

static guint
count_letter (gpointer pages)
{
  return regie_letter_pages_count (pages);
}

static void
draw_letter (gpointer pages, guint page, cairo_t *cr)
{
  regie_letter_pages_draw (pages, page, cr, FALSE);
}

static const RegiePaperKind letter_paper = { make_letter, count_letter, draw_letter,
                                             (GDestroyNotify) regie_letter_pages_free };

void
regie_paper_print (GtkWidget *widget, const char *text, const char *job)
{
  regie_paper_print_as (widget, &letter_paper, g_strdup (text), g_free, job);
}

/* --- what is of a dossier is noted before it is made --- */

/* On its way to a file that was chosen. */
typedef struct {
  RegiePage *page;
  gint64 dossier;
  char *kind;
  GFile *file;
  RegieSaveFunc save;
  gpointer data;
  GDestroyNotify data_free;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *self = data;

  g_clear_object (&self->page);
  g_free (self->kind);
  g_clear_object (&self->file);
  if (self->data != NULL)
    self->data_free (self->data);
  g_free (self);
}

static void
save_noted (RegiePage *page, gpointer data)
{
  Leaving *self = data;

  regie_save_to (GTK_WIDGET (page), self->file, self->save, g_steal_pointer (&self->data),
                 self->data_free);
}

static void
leaving_chosen (GFile *file, gpointer data)
{
  Leaving *self = data;
  Leaving *going = g_new0 (Leaving, 1);

  *going = (Leaving){ .file = g_object_ref (file),
                      .save = self->save,
                      .data = g_steal_pointer (&self->data),
                      .data_free = self->data_free };
  note_paper (self->page, self->dossier, self->kind, FALSE, save_noted, going, leaving_free);
}

void
regie_paper_save_noted (RegiePage *page, gint64 dossier, const char *kind, const char *title,
                        const char *name, RegieSaveFunc save, gpointer data,
                        GDestroyNotify data_free)
{
  Leaving *self;

  g_return_if_fail (REGIE_IS_PAGE (page) && kind != NULL && save != NULL && data != NULL);
  self = g_new0 (Leaving, 1);
  *self = (Leaving){ g_object_ref (page), dossier, g_strdup (kind), NULL, save, data, data_free };
  regie_choose_save (GTK_WIDGET (page), title, name, leaving_chosen, self, leaving_free);
}

void
regie_paper_print_noted (RegiePage *page, gint64 dossier, const char *kind,
                         const RegiePaperKind *paper, gpointer data, GDestroyNotify data_free,
                         const char *job)
{
  Printing *printing;

  g_return_if_fail (REGIE_IS_PAGE (page) && kind != NULL && paper != NULL && data_free != NULL);
  printing = g_new0 (Printing, 1);
  *printing = (Printing){ .kind = paper,
                          .data = data,
                          .data_free = data_free,
                          .width = REGIE_PAGE_WIDTH,
                          .page = g_object_ref (page),
                          .dossier = dossier,
                          .about = g_strdup (kind),
                          .note = g_rc_box_new0 (Note) };
  print (GTK_WIDGET (page), printing, job, FALSE);
}

void
regie_paper_put_out (RegiePage *page, gint64 dossier, const char *kind, const char *text,
                     const char *title, const char *language, const char *name, const char *ending)
{
  g_autofree char *file = g_strdup_printf ("%s.%s", name, ending != NULL ? ending : "");

  g_return_if_fail (REGIE_IS_PAGE (page) && text != NULL && title != NULL);
  if (ending == NULL)
    regie_paper_print_noted (page, dossier, kind, &letter_paper, g_strdup (text), g_free, title);
  else
    regie_paper_save_noted (page, dossier, kind, _("Save the letter"), file, save_paper,
                            paper_new (text, title, language), paper_free);
}
