/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the tabs of a provider: another provider takes nothing of the last one along, and what
 * somebody chose stays. */
#include "regie-list.h"
#include "regie-provider-page.h"
#include "regie-providers-page.h"
#include "ui.h"

#define REPORTER "SELECT min(provider) FROM report WHERE voided = 0 AND period = '2026-10'"
/* A provider of whom nothing was read in. */
#define SILENT                                                                                     \
  "SELECT max(id) FROM provider WHERE voided = 0 AND id NOT IN (SELECT provider FROM report)"

/* PROVIDER with TAB; *PAGE is the page of providers. */
static GtkWidget *
show_tab (Ui *ui, gint64 provider, const char *tab, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_PROVIDERS_PAGE);
  window = ui_show (ui, *page);
  ui_settle (ui);
  ui_open (ui, *page, g_variant_new ("(xs)", provider, tab));
  ui_settle (ui);
  return window;
}

/* The first widget in or below WIDGET whose action is NAME; NULL when there is none. */
static GtkWidget *
find_action (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), name) == 0)
    return widget;
  for (widget = gtk_widget_get_first_child (widget); widget != NULL && found == NULL;
       widget = gtk_widget_get_next_sibling (widget))
    found = find_action (widget, name);
  return found;
}

/* The reports of the demo data did not come in by the log: now these did. */
static void
log_reports (Ui *ui)
{
  g_autoptr (RegieDb) db = regie_db_open (ui->path, REGIE_DB_READ_WRITE, NULL);

  g_assert_true (regie_db_script (
    db,
    "INSERT INTO change_log (seq, at, title, values_hash, hash) VALUES (900, "
    "'2026-11-01T09:00:00Z', 'Report read in', '', '');"
    "INSERT INTO change_value (seq, n, entity, id, last_id, field, to_text) SELECT 900, id, "
    "'report', id, id, 'voided', '0' FROM report",
    NULL));
}

/* The reading in of one provider cannot be taken back from the page of another. */
static void
test_undo_is_forgotten (Ui *ui)
{
  GtkWidget *page, *window, *undo;

  log_reports (ui);
  window = show_tab (ui, ui_count (ui, REPORTER), "reports", &page);
  undo = find_action (page, "report.undo");
  g_assert_nonnull (undo);
  g_assert_true (gtk_widget_get_mapped (undo));
  ui_open (ui, page, g_variant_new ("(xs)", ui_count (ui, SILENT), ""));
  /* Not only when the other has been read. */
  g_assert_false (gtk_widget_get_visible (undo));
  g_assert_null (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (undo)));
  ui_settle (ui);
  g_assert_null (find_action (page, "report.undo"));
  ui_close (window, page);
}

/* Which tab is shown, and which button is pressed, is one thing; a name that is no tab is none. */
static void
test_tab (Ui *ui)
{
  static const char *const names[] = { "people", "reports", "invoices", "meetings", "overview" };
  GtkWidget *page;
  GtkWidget *window = show_tab (ui, 0, "", &page);
  GtkWidget *detail = ui_find (page, REGIE_TYPE_PROVIDER_PAGE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *tab = NULL;

      gtk_widget_activate_action (detail, "providers.tab", "s", names[i]);
      ui_settle (ui);
      g_object_get (detail, "tab", &tab, NULL);
      g_assert_cmpstr (tab, ==, names[i]);
    }
  regie_provider_page_set_tab (REGIE_PROVIDER_PAGE (detail), "nothing");
  g_assert_nonnull (ui_find (page, REGIE_TYPE_PROVIDER_OVERVIEW));
  ui_close (window, page);
}

/* Who was chosen for the agenda stays chosen when somebody else changes something. */
static void
test_choice_stays (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_tab (ui, ui_count (ui, REPORTER), "reports", &page);
  GtkWidget *tab = ui_find (page, REGIE_TYPE_PROVIDER_REPORTS);
  gint64 order = ui_count (ui, "SELECT min(id) FROM engagement WHERE stage = 'loopt'");
  guint before, after;

  gtk_widget_activate_action (tab, "report.choose", "(xb)", G_GINT64_CONSTANT (1), TRUE);
  gtk_widget_activate_action (tab, "report.choose", "(xb)", order, FALSE);
  g_object_get (tab, "n-chosen", &before, NULL);
  gtk_widget_activate_action (tab, "report.choose", "(xb)", G_GINT64_CONSTANT (1), FALSE);
  g_object_get (tab, "n-chosen", &after, NULL);
  g_assert_cmpuint (after, ==, before - 1);
  regie_page_refresh (REGIE_PAGE (tab));
  ui_settle (ui);
  g_object_get (tab, "n-chosen", &before, NULL);
  g_assert_cmpuint (before, ==, after);
  ui_close (window, page);
}

/* The filter of the orders is that of the button that is pressed, and goes with another
 * provider. */
static void
test_filter (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_tab (ui, ui_count (ui, REPORTER), "people", &page);
  GtkWidget *tab = ui_find (page, REGIE_TYPE_PROVIDER_PEOPLE);
  RegieList *list = REGIE_LIST (ui_find (tab, REGIE_TYPE_LIST));
  guint all = regie_list_get_n (list);
  guint filter;

  gtk_widget_activate_action (tab, "order.filter", "u", 3);
  WAIT_FOR (regie_list_get_n (list) < all);
  g_assert_cmpuint (regie_list_get_n (list), >, 0);
  ui_open (ui, page, g_variant_new ("(xs)", ui_count (ui, SILENT), ""));
  g_assert_cmpuint (regie_list_get_n (list), ==, 0);
  g_object_get (tab, "filter", &filter, NULL);
  g_assert_cmpuint (filter, ==, 0);
  ui_settle (ui);
  ui_close (window, page);
}

/* What is pressed in the board, in the line of time and in a list goes where it says. */
static void
test_ways (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_tab (ui, 0, "", &page);
  GtkWidget *detail = ui_find (page, REGIE_TYPE_PROVIDER_PAGE);
  gint64 other = ui_count (ui, SILENT);
  g_autofree char *shown = NULL;

  gtk_widget_activate_action (page, "providers.view", "s", "timeline");
  gtk_widget_activate_action (page, "providers.view", "s", "board");
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_activate_action (page, "providers.open", "x", other);
  g_object_get (page, "shown", &shown, NULL);
  g_assert_cmpstr (shown, ==, "list");
  g_assert_cmpint (regie_page_get_subject (REGIE_PAGE (detail)), ==, other);
  ui_settle (ui);
  ui_open (ui, page, g_variant_new ("(xs)", ui_count (ui, REPORTER), "people"));
  ui_settle (ui);
  g_signal_emit_by_name (ui_find (ui_find (page, REGIE_TYPE_PROVIDER_PEOPLE), REGIE_TYPE_LIST),
                         "activate", 0);
  g_assert_cmpint (ui->opened, !=, 0);
  ui_close (window, page);
}

TEST_SUITE (provider_tabs)
{
  ui_add ("/ui/provider-tabs/undo-is-forgotten", test_undo_is_forgotten);
  ui_add ("/ui/provider-tabs/tab", test_tab);
  ui_add ("/ui/provider-tabs/choice-stays", test_choice_stays);
  ui_add ("/ui/provider-tabs/filter", test_filter);
  ui_add ("/ui/provider-tabs/ways", test_ways);
}
