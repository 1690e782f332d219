/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of pages while a colleague writes: what they read again, and that one stays where one
 * was. */
#include "regie-caseload-page.h"
#include "regie-dashboard-page.h"
#include "regie-desk-page.h"
#include "regie-dossier-page.h"
#include "regie-list.h"
#include "regie-providers-page.h"
#include "regie-sheet.h"
#include "regie-text.h"
#include "regie-timeline.h"
#include "regie-today-page.h"
#include "regie-youth-page.h"
#include "ui.h"

/* --- who hears what --- */

static guint
n_asked (gpointer page)
{
  return regie_page_get_n_asked (REGIE_PAGE (page));
}

/* A thousand changes in other dossiers are nothing to who looks at one. */
static void
test_other_dossiers (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 dossier = ui_count (ui, "SELECT min(id) FROM dossier");
  g_autofree char *mine = g_strdup_printf ("dossier %" G_GINT64_FORMAT, dossier);
  GtkWidget *facts;
  guint before, before_facts;

  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), dossier);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "facts");
  ui_settle (ui);
  facts = gtk_widget_get_ancestor (ui_find_class (page, "boxed-list"), REGIE_TYPE_PAGE);
  before = n_asked (page);
  before_facts = n_asked (facts);
  for (gint64 i = 1; i <= 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("fact %" G_GINT64_FORMAT
                                               ";wish 1;dossier %" G_GINT64_FORMAT,
                                               i, dossier + i);

      ui_tell (ui, text);
    }
  ui_settle (ui);
  g_assert_cmpuint (n_asked (page), ==, before);
  g_assert_cmpuint (n_asked (facts), ==, before_facts);
  /* In this one: once for all that comes before the answer, and once for what came since. */
  for (guint i = 0; i < 1000; i++)
    ui_tell (ui, mine);
  ui_settle (ui);
  g_assert_cmpuint (n_asked (page), >, before);
  g_assert_cmpuint (n_asked (page), <=, before + 2);
  g_assert_cmpuint (n_asked (facts), <=, before_facts + 2);
  /* Of nobody knows which. */
  before = n_asked (page);
  ui_tell (ui, "fact *;dossier *");
  ui_settle (ui);
  g_assert_cmpuint (n_asked (page), ==, before + 1);
  ui_close (window, page);
}

/* What is done with kinds of record from which a page is not made is nothing to it, however much;
 * of what it is made from it reads once, and once more for what came meanwhile. */
static void
test_other_kinds (Ui *ui)
{
  const struct {
    GType type;
    const char *other, *own;
  } cases[] = {
    { REGIE_TYPE_DESK_PAGE, "fact 1;dossier 1;report 2;setting 3", "wish 1" },
    { REGIE_TYPE_CASELOAD_PAGE, "report 1;wish 2;visit 3", "dossier 1" },
    { REGIE_TYPE_YOUTH_PAGE, "invoice 1;match 2;report 3", "fact 2;dossier 1" },
    { REGIE_TYPE_PROVIDERS_PAGE, "visit 1;filter 2;setting 3", "report 1" },
    { REGIE_TYPE_DASHBOARD_PAGE, "price 1;filter 2;setting 3", "fact 2;dossier 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *page = ui_page_new (ui, cases[i].type);
      GtkWidget *window = ui_show (ui, page);
      guint before;

      ui_settle (ui);
      before = n_asked (page);
      g_assert_cmpuint (before, >, 0);
      for (guint k = 0; k < 1000; k++)
        ui_tell (ui, cases[i].other);
      ui_settle (ui);
      g_assert_cmpuint (n_asked (page), ==, before);
      for (guint k = 0; k < 1000; k++)
        ui_tell (ui, cases[i].own);
      ui_settle (ui);
      g_assert_cmpuint (n_asked (page), ==, before + 2);
      ui_close (window, page);
    }
}

/* A list reads again once and once more, and while nobody sees it not at all. */
static void
test_list (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);
  guint before;

  ui_settle (ui);
  before = n_asked (page);
  for (guint i = 0; i < 1000; i++)
    ui_tell (ui, "dossier 1;fact 2");
  ui_settle (ui);
  g_assert_cmpuint (n_asked (page), ==, before + 2);
  ui_tell (ui, "open 1");
  ui_settle (ui);
  g_assert_cmpuint (n_asked (page), ==, before + 2);
  gtk_widget_set_visible (page, FALSE);
  for (guint i = 0; i < 1000; i++)
    ui_tell (ui, "dossier 1;fact 2");
  ui_settle (ui);
  g_assert_cmpuint (n_asked (page), ==, before + 2);
  gtk_widget_set_visible (page, TRUE);
  ui_settle (ui);
  g_assert_cmpuint (n_asked (page), ==, before + 3);
  ui_close (window, page);
}

/* --- the place is kept --- */

static GtkWidget *
focus_of (GtkWidget *page)
{
  return gtk_root_get_focus (gtk_widget_get_root (page));
}

static double
find_y (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (
    gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &bounds));
  return bounds.origin.y;
}

/* All words that stand in WIDGET; owned. */
static char *
dup_words (GtkWidget *widget)
{
  g_autoptr (GString) words = g_string_new (
    GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");

  for (widget = gtk_widget_get_first_child (widget); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      g_autofree char *more = dup_words (widget);

      g_string_append_printf (words, "|%s", more);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* The focus is on the row AT of LIST, or on a button in it; what SQL does elsewhere changes the
 * rows above it, and it stays where it is: the same widget, the same words, at the same height. */
static void
check_kept (Ui *ui, GtkWidget *page, RegieList *list, guint at, gboolean in_row, const char *sql)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *focus;
  guint cursor;
  double y;

  g_assert_cmpuint (regie_list_get_n (list), >, at + 1);
  regie_list_set_cursor (list, at, TRUE);
  if (in_row)
    gtk_widget_child_focus (focus_of (page), GTK_DIR_TAB_FORWARD);
  ui_settle (ui);
  focus = focus_of (page);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (list)));
  cursor = regie_list_get_cursor (list);
  y = find_y (focus);
  before = dup_words (focus);
  ui_write_elsewhere (ui, sql);
  g_assert_true (focus_of (page) == focus);
  after = dup_words (focus);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpfloat (find_y (focus), ==, y);
  g_assert_cmpuint (regie_list_get_cursor (list), !=, cursor);
}

/* Who is last by name becomes NAME, and so the first. */
#define LAST_BECOMES(name)                                                                         \
  "UPDATE dossier_index SET name = '" name "', name_sort = '" name "' WHERE name_sort = (SELECT "  \
  "max(name_sort) FROM dossier_index)"

static void
test_caseload (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_CASELOAD_PAGE);
  GtkWidget *window = ui_show (ui, page);
  RegieList *list = REGIE_LIST (regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page)));
  g_autoptr (GArray) selected = NULL;
  g_autofree char *gone = NULL;
  GtkWidget *search = ui_find (page, GTK_TYPE_SEARCH_ENTRY);

  ui_open (ui, page, g_variant_new_string ("sorteer=name"));
  regie_list_set_cursor (list, 7, TRUE);
  ui_press (GTK_WIDGET (list), GDK_KEY_space, 0);
  check_kept (ui, page, list, 5, FALSE, LAST_BECOMES ("aaaaa"));
  selected = regie_list_get_selection (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, guint, 0), ==, 8);
  /* Who was chosen goes: that is said, and nobody else is chosen. */
  gone = g_strdup_printf ("DELETE FROM dossier_index WHERE dossier = %" G_GINT64_FORMAT,
                          regie_list_page_get_meant (REGIE_LIST_PAGE (page)));
  ui_write_elsewhere (ui, gone);
  g_clear_pointer (&selected, g_array_unref);
  selected = regie_list_get_selection (list);
  g_assert_cmpuint (selected->len, ==, 0);
  g_assert_nonnull (ui_find_text (window, "A colleague's change took away the row"));
  /* Half typed. */
  gtk_widget_grab_focus (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "a");
  gtk_editable_select_region (GTK_EDITABLE (search), 0, 1);
  ui_settle (ui);
  ui_write_elsewhere (ui, "UPDATE person SET town = 'Elders'");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "a");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (search), NULL, NULL));
  g_assert_true (gtk_widget_is_ancestor (focus_of (page), search));
  ui_close (window, page);
}

/* Who has no caseload sees everybody's from the start, and stays where one was as well. */
static void
test_first_sight (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_CASELOAD_PAGE);
  GtkWidget *window = ui_show (ui, page);

  ui_open (ui, page, g_variant_new_string ("van=eigen&sorteer=name"));
  check_kept (ui, page, REGIE_LIST (regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page))), 5,
              FALSE, LAST_BECOMES ("aaaaa"));
  ui_close (window, page);
}

/* Scrolled down without the focus the row at the top stays there; at the beginning what is new is
 * seen. */
static void
test_scrolled (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_CASELOAD_PAGE);
  GtkWidget *window = ui_show (ui, page);
  RegieList *list = REGIE_LIST (regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page)));
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double high;

  ui_open (ui, page, g_variant_new_string ("sorteer=name"));
  gtk_widget_grab_focus (ui_find (page, GTK_TYPE_SEARCH_ENTRY));
  ui_write_elsewhere (ui, LAST_BECOMES ("aaaaa"));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
  high = gtk_adjustment_get_upper (place) / regie_list_get_n (list);
  gtk_adjustment_set_value (place, 10 * high + 7);
  ui_settle (ui);
  ui_write_elsewhere (ui, LAST_BECOMES ("aaaab"));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 11 * high + 7);
  ui_close (window, page);
}

/* What is late since the shortest time was due on DAY, and so comes first. */
#define LATEST_BECOMES(day)                                                                        \
  "UPDATE deadline SET due = '" day "' WHERE (dossier, n) = (SELECT dossier, n FROM deadline "     \
  "WHERE open = 1 AND nature = 0 AND actor = 0 AND due < '2026-11-23' AND deferred_until IS NULL " \
  "ORDER BY due DESC LIMIT 1)"

static void
test_today (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);
  RegieList *list;

  gtk_widget_activate_action (page, "today.scope", "s", "all");
  ui_settle (ui);
  list = REGIE_LIST (ui_find (page, REGIE_TYPE_LIST));
  check_kept (ui, page, list, 4, FALSE, LATEST_BECOMES ("2019-01-02"));
  check_kept (ui, page, list, 4, TRUE, LATEST_BECOMES ("2019-01-01"));
  ui_close (window, page);
}

static void
test_youth (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_YOUTH_PAGE);
  GtkWidget *window = ui_show (ui, page);
  RegieList *list = REGIE_LIST (regie_youth_page_get_list (REGIE_YOUTH_PAGE (page)));

  gtk_widget_activate_action (page, "youth.sort", "s", "name");
  ui_settle (ui);
  check_kept (ui, page, list, 3, FALSE,
              "UPDATE dossier_index SET name_sort = 'aaaaa' WHERE dossier = (SELECT i.dossier FROM "
              "dossier_index i JOIN youth y ON y.dossier = i.dossier ORDER BY i.name_sort DESC "
              "LIMIT 1)");
  ui_close (window, page);
}

/* What is not there any more is nobody's: the neighbour has the focus. */
static void
test_desk (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DESK_PAGE);
  GtkWidget *window = ui_show (ui, page);
  RegieList *list;

  WAIT_FOR (ui_find_class (page, "proposal") != NULL);
  ui_write_elsewhere (ui,
                      "INSERT INTO wish (id, version, voided, resident, kind, theme, opened_on) "
                      "SELECT id + 5000, 1, 0, resident, kind, theme, '2026-11-01' FROM wish "
                      "WHERE voided = 0 AND closed_on IS NULL");
  list = REGIE_LIST (ui_find (page, REGIE_TYPE_LIST));
  check_kept (ui, page, list, 3, FALSE,
              "UPDATE wish SET opened_on = '2019-01-01' WHERE id = (SELECT id FROM wish WHERE "
              "voided = 0 AND closed_on IS NULL ORDER BY opened_on DESC LIMIT 1)");
  ui_write_elsewhere (ui, "UPDATE wish SET voided = 1 WHERE closed_on IS NULL AND id <> (SELECT "
                          "max(id) FROM wish WHERE voided = 0 AND closed_on IS NULL)");
  g_assert_nonnull (focus_of (page));
  g_assert_true (gtk_widget_is_ancestor (focus_of (page), GTK_WIDGET (list)));
  ui_close (window, page);
}

static void
test_provider (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_PROVIDERS_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 provider = ui_count (ui, "SELECT min(provider) FROM report WHERE voided = 0");
  g_autofree char *last = g_strdup_printf (
    "UPDATE engagement SET stage = 'wacht' WHERE id = (SELECT e.id FROM engagement e JOIN lot l ON "
    "l.id = e.lot JOIN contract c ON c.id = l.contract WHERE c.provider = %" G_GINT64_FORMAT
    " AND e.voided = 0 AND e.stage = 'loopt' ORDER BY e.id DESC LIMIT 1)",
    provider);
  RegieList *list;

  ui_open (ui, page, g_variant_new ("(xs)", provider, "people"));
  list = REGIE_LIST (ui_find (page, REGIE_TYPE_LIST));
  check_kept (ui, page, list, 2, FALSE, last);
  ui_close (window, page);
}

/* In a page of lines the row with the focus stays where it is when one comes above it, and another
 * goes below it. */
static void
test_lines (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 dossier = ui_count (ui, "SELECT dossier FROM fact WHERE voided = 0 GROUP BY dossier ORDER "
                                 "BY count(*) DESC, dossier LIMIT 1");
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO fact (id, version, voided, dossier, kind, day, note) VALUES (99001, 1, 0, "
    "%" G_GINT64_FORMAT ", 'contact', '2026-11-22', 'Nieuwste'), (99002, 1, 0, %" G_GINT64_FORMAT
    ", 'contact', '1999-01-01', 'Oudste')",
    dossier, dossier);
  GtkWidget *sheet, *row, *view;
  double y;

  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), dossier);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "facts");
  ui_settle (ui);
  view = gtk_widget_get_ancestor (ui_find_class (page, "boxed-list"), REGIE_TYPE_PAGE);
  sheet = ui_find (view, REGIE_TYPE_SHEET);
  row = gtk_widget_get_first_child (ui_find (sheet, GTK_TYPE_LIST_BOX));
  for (guint i = 0; i < 6; i++)
    row = gtk_widget_get_next_sibling (row);
  g_assert_true (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (row));
  ui_settle (ui);
  row = focus_of (page);
  y = find_y (row);
  ui_write_elsewhere (ui, sql);
  g_assert_nonnull (ui_find_text (page, "Nieuwste"));
  g_assert_nonnull (ui_find_text (page, "Oudste"));
  g_assert_true (focus_of (page) == row);
  g_assert_cmpfloat (find_y (row), ==, y);
  ui_close (window, page);
}

/* The mark of the timeline with the focus, and what is in sight of it. */
static void
test_timeline (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 dossier = ui_count (ui, "SELECT dossier FROM fact WHERE voided = 0 GROUP BY dossier ORDER "
                                 "BY count(*) DESC, dossier LIMIT 1");
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO fact (id, version, voided, dossier, kind, day, note) VALUES (99001, 1, 0, "
    "%" G_GINT64_FORMAT ", 'contact', '2025-11-22', 'Ertussen')",
    dossier);
  RegieTimeline *timeline;
  RegieSight before, after;
  GtkWidget *focus;
  guint n_marks;
  double y;

  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), dossier);
  ui_settle (ui);
  timeline = REGIE_TIMELINE (ui_find (page, REGIE_TYPE_TIMELINE));
  n_marks = regie_timeline_get_n_marks (timeline);
  regie_timeline_zoom_by (timeline, 2);
  gtk_widget_child_focus (GTK_WIDGET (timeline), GTK_DIR_TAB_FORWARD);
  ui_press (GTK_WIDGET (timeline), GDK_KEY_Right, 0);
  ui_settle (ui);
  focus = focus_of (page);
  y = find_y (focus);
  g_assert_true (regie_timeline_get_sight (timeline, &before));
  ui_write_elsewhere (ui, sql);
  g_assert_cmpuint (regie_timeline_get_n_marks (timeline), ==, n_marks + 1);
  g_assert_true (regie_timeline_get_sight (timeline, &after));
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  g_assert_true (gtk_widget_is_ancestor (focus_of (page), GTK_WIDGET (timeline)));
  g_assert_cmpfloat (find_y (focus_of (page)), ==, y);
  ui_close (window, page);
}

/* A menu that is open stays so: what others wrote is shown when it goes. */
static void
test_menu (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_CASELOAD_PAGE);
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *button;

  ui_open (ui, page, g_variant_new_string (""));
  button = ui_find (page, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle (ui);
  g_assert_nonnull (gtk_widget_get_ancestor (focus_of (page), GTK_TYPE_POPOVER));
  ui->counted = 0;
  ui_write_elsewhere (ui, "DELETE FROM dossier_index WHERE dossier = (SELECT max(dossier) FROM "
                          "dossier_index)");
  g_assert_cmpuint (ui->counted, ==, 0);
  g_assert_nonnull (gtk_widget_get_ancestor (focus_of (page), GTK_TYPE_POPOVER));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  WAIT_FOR (ui->counted == 89);
  ui_close (window, page);
}

TEST_SUITE (live)
{
  ui_add ("/live/changes-in-other-dossiers", test_other_dossiers);
  ui_add ("/live/other-kinds", test_other_kinds);
  ui_add ("/live/a-list-reads-once", test_list);
  ui_add_on_both ("/live/caseload", test_caseload, TRUE);
  ui_add ("/live/first-sight", test_first_sight);
  ui_add_on_both ("/live/scrolled", test_scrolled, FALSE);
  ui_add_on_both ("/live/today", test_today, FALSE);
  ui_add_on_both ("/live/youth", test_youth, FALSE);
  ui_add_on_both ("/live/desk", test_desk, FALSE);
  ui_add_on_both ("/live/provider", test_provider, FALSE);
  ui_add_on_both ("/live/lines", test_lines, FALSE);
  ui_add_on_both ("/live/timeline", test_timeline, TRUE);
  ui_add_on_both ("/live/menu", test_menu, FALSE);
}
