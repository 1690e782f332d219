/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the bills of a provider: lines are approved, paid in part and disputed from the
 * screen. */
#include "regie-list.h"
#include "regie-providers-page.h"
#include "ui.h"

#define LINES "FROM invoice_line l JOIN invoice i ON i.id = l.invoice WHERE l.voided = 0"
#define OPEN LINES " AND l.stage = 'open'"

/* The invoices of the provider that has an open line. */
static GtkWidget *
show_invoices (Ui *ui, GtkWidget **page)
{
  g_autoptr (GVariant) target = NULL;
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_PROVIDERS_PAGE);
  window = ui_show (ui, *page);
  ui_settle (ui);
  target = g_variant_ref_sink (
    g_variant_new ("(xs)", ui_count (ui, "SELECT min(i.provider) " OPEN), "invoices"));
  regie_page_open (REGIE_PAGE (*page), target);
  WAIT_FOR (ui_find_text (window, " lines are open") != NULL);
  ui_settle (ui);
  return window;
}

/* Does ACTION about an open line, as the menu of the line does; returns the line. */
static gint64
settle_line (Ui *ui, GtkWidget *page, const char *action)
{
  gint64 line = ui_count (ui, "SELECT min(l.id) " OPEN);

  /* The actions are those of the tab, and so of all that stands in it. */
  gtk_widget_activate_action (ui_find_action (page, "invoice.approve-right"), action, "x", line);
  return line;
}

static gint64
count_line (Ui *ui, gint64 line, const char *what)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM invoice_line WHERE id = %" G_GINT64_FORMAT " AND %s", line, what);

  return ui_count (ui, sql);
}

/* Everything that is right goes at once, and comes back with one undo. */
static void
test_approve_right (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_invoices (ui, &page);
  gint64 open = ui_count (ui, "SELECT count(*) " OPEN);

  ui_click (ui_find_action (page, "invoice.approve-right"));
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) " OPEN), <, open);
  ui_settle (ui);
  g_assert_false (gtk_widget_is_sensitive (ui_find_action (page, "invoice.approve-right")));
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) " OPEN), ==, open);
  ui_close (window, page);
}

/* A line is disputed with a reason, without which the form stays. */
static void
test_dispute (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_invoices (ui, &page);
  gint64 line = settle_line (ui, page, "invoice-line.dispute");

  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  ui_fill (ui_dialog (window), "reden", "");
  ui_save (ui_dialog (window));
  ui_settle (ui);
  g_assert_nonnull (ui_dialog (window));
  g_assert_cmpint (count_line (ui, line, "stage = 'open'"), ==, 1);
  ui_fill (ui_dialog (window), "reden", "geen les gegeven");
  ui_save (ui_dialog (window));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (count_line (ui, line, "stage = 'betwist' AND reason = 'geen les gegeven'"), ==,
                   1);
  ui_close (window, page);
}

/* A part is paid, with what was expected filled in. */
static void
test_part (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_invoices (ui, &page);
  gint64 line = settle_line (ui, page, "invoice-line.part");

  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  ui_fill (ui_dialog (window), "goedgekeurd", "100");
  ui_fill (ui_dialog (window), "reden", "een les minder");
  ui_save (ui_dialog (window));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (count_line (ui, line, "stage = 'deels' AND approved = 100"), ==, 1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (count_line (ui, line, "stage = 'open'"), ==, 1);
  ui_close (window, page);
}

/* Another invoice, a narrow window, and the way from a line to the dossier. */
static void
test_look (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_invoices (ui, &page);
  GtkWidget *list = ui_find (page, REGIE_TYPE_LIST);
  GtkWidget *choice = ui_find (page, GTK_TYPE_DROP_DOWN);

  g_assert_cmpuint (regie_list_get_n (REGIE_LIST (list)), >, 0);
  g_assert_cmpuint (ui_open_menus (list), >, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  ui_settle (ui);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  ui_settle (ui);
  g_assert_cmpuint (regie_list_get_n (REGIE_LIST (list)), >, 0);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpint (ui->opened, !=, 0);
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, page);
}

TEST_SUITE (invoices)
{
  ui_add ("/ui/invoices/approve-right", test_approve_right);
  ui_add ("/ui/invoices/dispute", test_dispute);
  ui_add ("/ui/invoices/part", test_part);
  ui_add ("/ui/invoices/look", test_look);
}
