/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the reports of a provider: who is in step, and what is done about who is not. */
#include "regie-list.h"
#include "regie-provider-lines.h"
#include "regie-providers-page.h"
#include "ui.h"

#define LAST_REPORT                                                                                \
  "FROM report WHERE voided = 0 AND period LIKE '2026-1%' ORDER BY period DESC, id LIMIT 1"

/* The newest report. */
static GtkWidget *
show_reports (Ui *ui, GtkWidget **page)
{
  g_autoptr (GVariant) target = NULL;
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_PROVIDERS_PAGE);
  window = ui_show (ui, *page);
  ui_settle (ui);
  target = g_variant_ref_sink (
    g_variant_new ("(xs)", ui_count (ui, "SELECT provider " LAST_REPORT), "reports"));
  regie_page_open (REGIE_PAGE (*page), target);
  WAIT_FOR (ui_find_text (window, " in step with the PIP") != NULL);
  ui_settle (ui);
  return window;
}

static RegieList *
list_of (GtkWidget *page)
{
  return REGIE_LIST (ui_find (page, REGIE_TYPE_LIST));
}

#define RUNNING "FROM engagement WHERE voided = 0 AND stage = 'loopt'"

/* Does ACTION of the tab about TARGET. */
static void
act (GtkWidget *page, const char *action, GVariant *target)
{
  g_autoptr (GVariant) about = g_variant_ref_sink (target);

  gtk_widget_activate_action_variant (GTK_WIDGET (list_of (page)), action, about);
}

/* Back to an earlier period and forth again; a narrow window; the plan of a person. */
static void
test_look (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_reports (ui, &page);
  GtkWidget *title = ui_find_text (page, "Report of ");
  g_autofree char *said = g_strdup (gtk_label_get_text (GTK_LABEL (title)));

  gtk_widget_activate_action (GTK_WIDGET (list_of (page)), "report.period", "i", -1);
  WAIT_FOR (strcmp (gtk_label_get_text (GTK_LABEL (title)), said) != 0);
  gtk_widget_activate_action (GTK_WIDGET (list_of (page)), "report.period", "i", 1);
  WAIT_FOR (strcmp (gtk_label_get_text (GTK_LABEL (title)), said) == 0);
  g_signal_emit_by_name (list_of (page), "activate", 0);
  g_assert_cmpint (ui->opened, !=, 0);
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, page);
}

/* A talk with a person is noted in the dossier, from here. */
static void
test_contact (Ui *ui)
{
  static const char talks[]
    = "SELECT count(*) FROM fact WHERE kind = 'contact' AND voided = 0 AND note = 'gebeld'";
  GtkWidget *page;
  GtkWidget *window = show_reports (ui, &page);

  act (page, "report.contact", g_variant_new_int64 (ui_count (ui, "SELECT min(dossier) " RUNNING)));
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  ui_fill (ui_dialog (window), "toelichting", "gebeld");
  ui_save (ui_dialog (window));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, talks), ==, 1);
  ui_close (window, page);
}

/* What has to be done about a person knows the order and the provider. */
static void
test_task (Ui *ui)
{
  static const char tasks[] = "SELECT count(*) FROM action WHERE voided = 0 AND engagement IS NOT "
                              "NULL AND provider IS NOT NULL AND due = '2026-12-01'";
  GtkWidget *page;
  GtkWidget *window = show_reports (ui, &page);
  gint64 had = ui_count (ui, tasks);

  act (page, "report.task",
       g_variant_new ("(xs)", ui_count (ui, "SELECT min(id) " RUNNING), "bellen"));
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  ui_fill (ui_dialog (window), "klaar_voor", "2026-12-01");
  ui_save (ui_dialog (window));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, tasks), ==, had + 1);
  ui_close (window, page);
}

/* Who is out of step comes on the agenda of a meeting. */
static void
test_agenda (Ui *ui)
{
  static const char meetings[] = "SELECT count(*) FROM meeting WHERE voided = 0";
  GtkWidget *page;
  GtkWidget *window = show_reports (ui, &page);
  gint64 had = ui_count (ui, meetings);

  ui_click (ui_find_action (page, "meeting.make"));
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  ui_fill (ui_dialog (window), "datum", "2026-12-03");
  ui_save (ui_dialog (window));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, meetings), ==, had + 1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, meetings), ==, had);
  ui_close (window, page);
}

static GtkWidget *
child_at (GtkWidget *parent, guint at)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (at-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Where WIDGET begins, and where it ends, from the left of PAGE. */
static void
measure (GtkWidget *widget, GtkWidget *page, float *left, float *right)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, page, &bounds));
  *left = bounds.origin.x;
  *right = bounds.origin.x + bounds.size.width;
}

/* A heading stands above its cells: the first three begin where they begin, the last ends where
 * they end. */
static void
test_columns (Ui *ui)
{
  enum { FIRST = 1, SECOND, JUDGEMENT, LAST };
  GtkWidget *page;
  GtkWidget *window = show_reports (ui, &page);
  GtkWidget *heading = ui_find (page, REGIE_TYPE_TABLE_HEADING);
  GtkWidget *line = ui_find (page, REGIE_TYPE_REPORT_LINE);
  GtkWidget *box = gtk_widget_get_first_child (line);
  /* Behind who it is stand the cells, and below them the reason. */
  GtkWidget *cells = gtk_widget_get_first_child (child_at (child_at (box, 1), 1));

  gtk_test_widget_wait_for_draw (window);
  WAIT_FOR (gtk_widget_get_width (child_at (cells, 0)) > 0);
  for (guint i = FIRST; i <= LAST; i++)
    {
      GtkWidget *cell = i == LAST ? child_at (box, 2) : child_at (cells, i - 1);
      float left, right, begin, end;
      GtkWidget *words = child_at (heading, i);

      /* Beside the symbol, the words. */
      measure (i == JUDGEMENT ? child_at (cell, 1) : cell, page, &left, &right);
      measure (i == JUDGEMENT ? child_at (words, 0) : words, page, &begin, &end);
      if (i == LAST ? ABS (end - right) > 0.5 : ABS (begin - left) > 0.5)
        g_error ("column %u: the heading has %.1f to %.1f, the cell %.1f to %.1f", i, begin, end,
                 left, right);
    }
  ui_close (window, page);
}

TEST_SUITE (reports)
{
  ui_add ("/ui/reports/columns", test_columns);
  ui_add ("/ui/reports/look", test_look);
  ui_add ("/ui/reports/contact", test_contact);
  ui_add ("/ui/reports/task", test_task);
  ui_add ("/ui/reports/agenda", test_agenda);
}
