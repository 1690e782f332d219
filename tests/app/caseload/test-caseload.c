/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the caseload: finding, choosing, giving to somebody, and filters that are kept. */
#include "regie-caseload-page.h"
#include "regie-column-heading.h"
#include "regie-compat.h"
#include "regie-filter-chip.h"
#include "regie-list.h"
#include "regie-paper.h"
#include "regie-rest.h"
#include "ui.h"

static GtkWidget *
show_caseload (Ui *ui, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_CASELOAD_PAGE);
  window = ui_show (ui, *page);
  WAIT_FOR (ui->counted == 90);
  return window;
}

static RegieList *
list_of (GtkWidget *page)
{
  return REGIE_LIST (regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page)));
}

static void
type (GtkWidget *page, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY)), text);
}

/* Only what fits exists. */
static void
test_rows (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);

  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpuint (regie_list_get_n (list_of (page)), ==, 90);
  g_assert_cmpuint (regie_list_get_n_widgets (list_of (page)), >, 5);
  g_assert_cmpuint (regie_list_get_n_widgets (list_of (page)), <, 40);
  g_signal_emit_by_name (list_of (page), "activate", 3);
  g_assert_cmpint (ui->opened, !=, 0);
  ui_close (window, page);
}

/* What is in no name may stand in a text. */
static void
test_find (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);

  gtk_widget_activate_action (page, "caseload.filter", "s", "leerroute=Z");
  WAIT_FOR (ui->counted < 90);
  gtk_widget_activate_action (page, "caseload.filter", "s", "");
  WAIT_FOR (ui->counted == 90);
  type (page, "proefdag");
  WAIT_FOR (ui->counted == 0);
  gtk_widget_activate_action (page, "caseload.notes", NULL);
  WAIT_FOR (ui->counted > 0 && ui->counted < 90);
  gtk_widget_activate_action (page, "caseload.notes", NULL);
  WAIT_FOR (ui->counted == 0);
  type (page, "");
  WAIT_FOR (ui->counted == 90);
  ui_close (window, page);
}

/* The chip that asks QUERY, or NULL. */
static RegieFilterChip *
chip_of (GtkWidget *widget, const char *query)
{
  if (REGIE_IS_FILTER_CHIP (widget)
      && g_strcmp0 (regie_filter_chip_get_query (REGIE_FILTER_CHIP (widget)), query) == 0)
    return REGIE_FILTER_CHIP (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RegieFilterChip *chip = chip_of (child, query);

      if (chip != NULL)
        return chip;
    }
  return NULL;
}

static gboolean
is_on (GtkWidget *page, const char *query)
{
  RegieFilterChip *chip = chip_of (page, query);

  return chip != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip));
}

static int
count_of (GtkWidget *page, const char *query)
{
  int count;

  g_object_get (chip_of (page, query), "count", &count, NULL);
  return count;
}

/* Filters go together; each that is on is a chip with its count, and goes by itself. */
static void
test_combined (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  g_autofree char *title = NULL;
  guint only_route;
  int without_pip;

  WAIT_FOR (count_of (page, "") == 90);
  without_pip = count_of (page, "zonder_pip=ja");
  g_assert_true (is_on (page, ""));
  gtk_widget_activate_action (page, "caseload.toggle", "s", "leerroute=B1");
  WAIT_FOR (ui->counted < 90);
  only_route = ui->counted;
  WAIT_FOR (is_on (page, "leerroute=B1") && count_of (page, "leerroute=B1") == (int) only_route);
  g_assert_false (is_on (page, ""));
  /* The chip says before it is pressed what comes. */
  WAIT_FOR (count_of (page, "zonder_pip=ja") < without_pip);
  ui_click (GTK_WIDGET (chip_of (page, "eindigt=ja")));
  WAIT_FOR (ui->counted < only_route);
  ui_settle (ui);
  g_assert_true (is_on (page, "leerroute=B1") && is_on (page, "eindigt=ja"));
  g_assert_cmpint (count_of (page, "eindigt=ja"), ==, (int) ui->counted);
  g_object_get (page, "subtitle", &title, NULL);
  g_assert_cmpint (g_ascii_strtoll (title, NULL, 10), ==, ui->counted);
  ui_click (GTK_WIDGET (chip_of (page, "eindigt=ja")));
  WAIT_FOR (ui->counted == only_route);
  ui_click (GTK_WIDGET (chip_of (page, "leerroute=B1")));
  WAIT_FOR (ui->counted == 90);
  WAIT_FOR (chip_of (page, "leerroute=B1") == NULL);
  ui_close (window, page);
}

static gboolean
has_tick (GtkWidget *page, const char *part)
{
  GActionGroup *filters = g_object_get_data (G_OBJECT (page), "filters");
  g_autoptr (GVariant) state = g_action_group_get_action_state (filters, part);

  return g_variant_get_boolean (state);
}

/* Chips stand in the order in which they were chosen; when the one with the focus is taken away,
 * the next has it. */
static void
test_chips (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  GtkWidget *first, *second;

  gtk_widget_activate_action (page, "caseload.toggle", "s", "leerroute=B1");
  WAIT_FOR (is_on (page, "leerroute=B1"));
  gtk_widget_activate_action (page, "caseload.toggle", "s", "groep=asiel_28");
  WAIT_FOR (is_on (page, "groep=asiel_28"));
  ui_settle (ui);
  first = GTK_WIDGET (chip_of (page, "leerroute=B1"));
  second = GTK_WIDGET (chip_of (page, "groep=asiel_28"));
  g_assert_true (gtk_widget_get_next_sibling (first) == second);
  gtk_widget_grab_focus (first);
  g_assert_true (gtk_widget_has_focus (first));
  /* In the menu what is on has a tick. */
  g_assert_true (has_tick (page, "leerroute=B1") && has_tick (page, "groep=asiel_28"));
  g_assert_false (has_tick (page, "leerroute=Z"));
  ui_click (first);
  WAIT_FOR (chip_of (page, "leerroute=B1") == NULL);
  g_assert_false (has_tick (page, "leerroute=B1"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == second);
  ui_close (window, page);
}

/* What was chosen is there again in the next run, but not what was typed; a list that another page
 * asked for is nobody's choice. */
static void
test_restart (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  guint had;

  type (page, "a");
  WAIT_FOR (ui->counted < 90);
  gtk_widget_activate_action (page, "caseload.sort", "s", "name");
  gtk_widget_activate_action (page, "caseload.toggle", "s", "leerroute=B1");
  gtk_widget_activate_action (page, "caseload.toggle", "s", "zonder_pip=ja");
  gtk_widget_activate_action (page, "caseload.toggle", "s", "zonder_pip=ja");
  type (page, "");
  WAIT_FOR (is_on (page, "leerroute=B1"));
  ui_settle (ui);
  had = ui->counted;
  g_assert_cmpuint (had, <, 90);
  ui_open (ui, page, g_variant_new_string ("leerroute=Z"));
  gtk_widget_activate_action (page, "caseload.sort", "s", "number");
  ui_settle (ui);
  ui_close (window, page);
  ui->counted = G_MAXUINT;
  page = ui_page_new (ui, REGIE_TYPE_CASELOAD_PAGE);
  window = ui_show (ui, page);
  WAIT_FOR (ui->counted == had);
  WAIT_FOR (is_on (page, "leerroute=B1"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY))), ==,
                   "");
  ui_close (window, page);
}

/* Other columns, lanes in the place of the table, and a narrow window. */
static void
test_layout (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);

  gtk_widget_activate_action (page, "caseload.sort", "s", "name");
  gtk_widget_activate_action (page, "caseload.sort", "s", "name");
  gtk_widget_activate_action (page, "columns.term", NULL);
  gtk_widget_activate_action (page, "caseload.view", "s", "lanes");
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_activate_action (page, "caseload.view", "s", "table");
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  ui_settle (ui);
  g_assert_cmpuint (regie_list_get_n (list_of (page)), ==, 90);
  ui_close (window, page);
}

/* Is there a heading of COLUMN in WIDGET that has room? */
static gboolean
has_column (GtkWidget *widget, guint column)
{
  if (REGIE_IS_COLUMN_HEADING (widget))
    return regie_column_heading_get_column (REGIE_COLUMN_HEADING (widget)) == column
           && gtk_widget_get_child_visible (widget) && gtk_widget_get_width (widget) > 20;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_column (child, column))
      return TRUE;
  return FALSE;
}

/* Is the column of WORD chosen? */
static gboolean
is_chosen (GtkWidget *page, const char *word)
{
  RegieListColumn column;

  for (guint i = 0; REGIE_LIST_PAGE_GET_CLASS (page)->get_column ((gpointer) page, i, &column); i++)
    if (g_str_equal (column.word, word))
      return column.shown;
  return FALSE;
}

/* Columns are as much wider as the text is larger, and in a narrow window name and next fill it. */
static void
test_large_text (Ui *ui)
{
  RegieColumns columns = { .text = 1 };
  int least, days;

  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    columns.visible[i] = TRUE;
  least = regie_columns_least (&columns, FALSE);
  regie_columns_layout (&columns, least, FALSE);
  days = columns.width[REGIE_COLUMN_NEXT];
  columns.text = 2;
  g_assert_cmpint (regie_columns_least (&columns, FALSE), >=, 2 * least - 60);
  regie_columns_layout (&columns, regie_columns_least (&columns, FALSE), FALSE);
  g_assert_cmpint (columns.width[REGIE_COLUMN_NEXT], ==, 2 * days);
  regie_columns_layout (&columns, 1200, TRUE);
  g_assert_cmpint (columns.width[REGIE_COLUMN_NAME] + columns.width[REGIE_COLUMN_NEXT], >=, 1170);
  g_assert_cmpint (columns.width[REGIE_COLUMN_HOURS], ==, 0);
}

/* Every column that was chosen is there, however narrow the window. */
static void
test_columns (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_widget_activate_action (page, "columns.term", NULL);
  gtk_widget_activate_action (page, "columns.number", NULL);
  gtk_widget_activate_action (page, "columns.group", NULL);
  gtk_test_widget_wait_for_draw (window);
  ui_settle (ui);
  g_assert_true (is_chosen (page, "number") && !is_chosen (page, "group"));
  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    {
      gboolean wanted = i != REGIE_COLUMN_GROUP && i != REGIE_COLUMN_MUNICIPALITY;

      WAIT_FOR (has_column (page, i) == wanted);
    }
  ui_close (window, page);
}

/* Two people are chosen and given to somebody; one undo gives them back. */
static void
test_assign (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  gint64 staff = ui_count (ui, "SELECT max(id) FROM staff");
  g_autofree char *count = g_strdup_printf (
    "SELECT count(*) FROM dossier WHERE consultant = %" G_GINT64_FORMAT, staff);
  gint64 had = ui_count (ui, count);
  gint64 has;

  /* Nobody is chosen: nothing happens. */
  gtk_widget_activate_action (page, "caseload.assign", "x", staff);
  ui_settle (ui);
  g_assert_cmpint (ui->done, ==, 0);
  regie_list_set_cursor (list_of (page), 0, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      regie_list_set_cursor (list_of (page), i, FALSE);
      ui_press (GTK_WIDGET (list_of (page)), GDK_KEY_space, GDK_CONTROL_MASK);
    }
  gtk_widget_activate_action (page, "caseload.assign", "x", staff);
  WAIT_FOR (ui->done != 0);
  has = ui_count (ui, count);
  g_assert_cmpint (has, >, had);
  g_assert_cmpint (has, <=, had + 2);
  WAIT_FOR (!regie_list_is_selected (list_of (page), 0));
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, count), ==, had);
  ui_close (window, page);
}

/* A filter is kept under its own name, thrown away, and comes back with undo. */
static void
test_filters (Ui *ui)
{
  static const char kept[] = "SELECT count(*) FROM filter WHERE voided = 0 AND staff IS NOT NULL";
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);

  /* Nothing is asked for: nothing to keep. */
  gtk_widget_activate_action (page, "caseload.save-filter", NULL);
  ui_settle (ui);
  g_assert_cmpint (ui->done, ==, 0);
  gtk_widget_activate_action (page, "caseload.filter", "s", "leerroute=Z&achter=ja");
  gtk_widget_activate_action (page, "caseload.save-filter", NULL);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, kept), ==, 1);
  ui_settle (ui);
  ui->done = 0;
  gtk_widget_activate_action (page, "caseload.forget-filter", NULL);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, kept), ==, 0);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, kept), ==, 1);
  ui_close (window, page);
}

/* A choice is of people, not of places: it stays in another order of the list, and ends for who is
 * not found any more. */
static void
test_choice (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  g_autoptr (GArray) selected = NULL;
  gint64 chosen;

  regie_list_set_cursor (list_of (page), 0, TRUE);
  ui_press (GTK_WIDGET (list_of (page)), GDK_KEY_space, 0);
  g_assert_true (regie_list_is_selected (list_of (page), 0));
  chosen = regie_list_page_get_meant (REGIE_LIST_PAGE (page));
  g_signal_emit_by_name (ui->session, "changed",
                         NULL); /* somebody saved something: the same order */
  ui->counted = G_MAXUINT;
  WAIT_FOR (ui->counted == 90);
  g_assert_true (regie_list_is_selected (list_of (page), 0));
  ui->counted = G_MAXUINT;
  gtk_widget_activate_action (page, "caseload.sort", "s", "name");
  WAIT_FOR (ui->counted == 90);
  selected = regie_list_get_selection (list_of (page));
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, guint, 0), >, 0);
  g_assert_cmpint (regie_list_page_get_meant (REGIE_LIST_PAGE (page)), ==, chosen);
  type (page, "xyzzy");
  WAIT_FOR (ui->counted == 0);
  type (page, "");
  WAIT_FOR (ui->counted == 90);
  g_assert_false (regie_list_is_selected (list_of (page), g_array_index (selected, guint, 0)));
  ui_close (window, page);
}

/* Both ask what goes out; a BSN is asked about only of who may see one. */
static void
test_out (Ui *ui)
{
  g_autofree char *file = g_build_filename (ui->folder, "Caseload.xlsx", NULL);
  g_autofree char *paper = g_build_filename (ui->folder, "paper.pdf", NULL);
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  GtkWidget *dialog;

  g_setenv (REGIE_SAVE_TO, ui->folder, TRUE);
  g_setenv (REGIE_PRINT_TO, paper, TRUE);
  g_assert_true (regie_page_take_out (REGIE_PAGE (page), FALSE));
  WAIT_FOR ((dialog = ui_dialog (window)) != NULL);
  g_assert_nonnull (ui_row (dialog, "alle_kolommen"));
  g_assert_nonnull (ui_row (dialog, "bsn"));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  ui_save (dialog);
  WAIT_FOR (g_file_test (file, G_FILE_TEST_EXISTS));
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_true (regie_page_take_out (REGIE_PAGE (page), TRUE));
  WAIT_FOR ((dialog = ui_dialog (window)) != NULL);
  ui_save (dialog);
  WAIT_FOR (g_file_test (paper, G_FILE_TEST_EXISTS));
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM change_log WHERE title LIKE 'Printed: %'"),
                   ==, 1);
  g_unsetenv (REGIE_SAVE_TO);
  g_unsetenv (REGIE_PRINT_TO);
  ui_close (window, page);
}

/* A search is written down once it rests, and also when it is cleared or left before that; a letter
 * on the way to a word is none. */
static void
test_rest (Ui *ui)
{
  static const char searched[]
    = "SELECT count(*) FROM read_log WHERE act = 'gezocht' AND kind = 'caseload'";
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  GtkEditable *search = GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY));
  const gint64 before = ui_count (ui, searched);
  int at = 0;

  regie_rest_set_delay (G_MAXINT);
  gtk_editable_insert_text (search, "h", -1, &at);
  ui_settle (ui);
  gtk_editable_insert_text (search, "a", -1, &at);
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, searched), ==, before);
  gtk_editable_set_text (search, ""); /* "ha" was seen */
  WAIT_FOR (ui_count (ui, searched) == before + 1);
  ui_settle (ui);
  regie_rest_set_delay (1);
  gtk_editable_insert_text (search, "haddad", -1, &at);
  WAIT_FOR (ui_count (ui, searched) == before + 2);
  gtk_editable_set_text (search, "");
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, searched), ==, before + 2);
  regie_rest_set_delay (REGIE_REST_DELAY);
  ui_close (window, page);
}

/* The same text among others is another search; in another order it is not. */
static void
test_rest_among (Ui *ui)
{
  static const char searched[]
    = "SELECT count(*) FROM read_log WHERE act = 'gezocht' AND kind = 'caseload'";
  GtkWidget *page;
  GtkWidget *window = show_caseload (ui, &page);
  const gint64 before = ui_count (ui, searched);

  regie_rest_set_delay (G_MAXINT);
  gtk_widget_activate_action (page, "caseload.toggle", "s", "leerroute=B1");
  type (page, "a");
  ui_settle (ui);
  regie_list_page_sort_by (REGIE_LIST_PAGE (page), "next");
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, searched), ==, before);
  gtk_widget_activate_action (page, "caseload.toggle", "s", "leerroute=B1");
  WAIT_FOR (ui_count (ui, searched) == before + 1);
  gtk_widget_activate_action (page, "caseload.notes", NULL);
  WAIT_FOR (ui_count (ui, searched) == before + 2);
  type (page, ""); /* what was found in the notes was seen as well */
  WAIT_FOR (ui_count (ui, searched) == before + 3);
  regie_rest_set_delay (REGIE_REST_DELAY);
  ui_close (window, page);
}

TEST_SUITE (caseload)
{
  ui_add ("/ui/caseload/rest", test_rest);
  ui_add ("/ui/caseload/rest-among-others", test_rest_among);
  ui_add ("/ui/caseload/rows", test_rows);
  ui_add ("/ui/caseload/find", test_find);
  ui_add ("/ui/caseload/filters-go-together", test_combined);
  ui_add ("/ui/caseload/chips", test_chips);
  ui_add ("/ui/caseload/what-is-chosen-stays", test_restart);
  ui_add ("/ui/caseload/layout", test_layout);
  ui_add ("/ui/caseload/columns", test_columns);
  ui_add ("/ui/caseload/columns-of-large-text", test_large_text);
  ui_add ("/ui/caseload/assign", test_assign);
  ui_add ("/ui/caseload/filters", test_filters);
  ui_add ("/ui/caseload/choice", test_choice);
  ui_add ("/ui/caseload/out", test_out);
}
