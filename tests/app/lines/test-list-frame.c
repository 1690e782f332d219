/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of what every list of lines has: a search, an order that stays, and the ways out; for each
 * list of the providers and of the Meedoenbalie. */
#include "regie-list-frame.h"

#include "regie-compat.h"
#include "regie-desk-list.h"
#include "regie-desk-page.h"
#include "regie-list.h"
#include "regie-paper.h"
#include "regie-rest.h"
#include "regie-provider-page.h"
#include "regie-provider-row.h"
#include "regie-providers-page.h"
#include "ui.h"

#define REPORTER "SELECT min(provider) FROM report WHERE voided = 0 AND period = '2026-10'"
#define BILLER                                                                                     \
  "SELECT min(i.provider) FROM invoice_line l JOIN invoice i ON i.id = l.invoice WHERE l.voided "  \
  "= 0"

#define SEARCHED "SELECT count(*) FROM read_log WHERE act = 'gezocht' AND kind = 'wishes'"

/* A list as it stands on a page: where it is, and the widget that shows its rows. */
typedef struct {
  GtkWidget *window, *page;
  GtkWidget *frame;
} Shown;

/* The frame of the list NAME in or below WIDGET, shown or not; NULL when there is none. */
static GtkWidget *
find_frame (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (REGIE_IS_LIST_FRAME (widget))
    {
      g_autofree char *list = NULL;

      g_object_get (widget, "list", &list, NULL);
      if (g_str_equal (list, name))
        return widget;
    }
  for (widget = gtk_widget_get_first_child (widget); widget != NULL && found == NULL;
       widget = gtk_widget_get_next_sibling (widget))
    found = find_frame (widget, name);
  return found;
}

static Shown
show_providers (Ui *ui, const char *provider, const char *tab, const char *list)
{
  Shown shown = { .page = ui_page_new (ui, REGIE_TYPE_PROVIDERS_PAGE) };

  shown.window = ui_show (ui, shown.page);
  ui_settle (ui);
  ui_open (ui, shown.page, g_variant_new ("(xs)", ui_count (ui, provider), tab));
  ui_settle (ui);
  gtk_test_widget_wait_for_draw (shown.window);
  shown.frame = find_frame (shown.page, list);
  g_assert_nonnull (shown.frame);
  return shown;
}

static Shown
show_desk (Ui *ui, const char *view, const char *list)
{
  Shown shown = { .page = ui_page_new (ui, REGIE_TYPE_DESK_PAGE) };

  shown.window = ui_show (ui, shown.page);
  WAIT_FOR (ui_find_class (shown.page, "proposal") != NULL);
  gtk_widget_activate_action (shown.page, "desk.view", "s", view);
  ui_settle (ui);
  gtk_test_widget_wait_for_draw (shown.window);
  shown.frame = find_frame (shown.page, list);
  g_assert_nonnull (shown.frame);
  return shown;
}

/* How many rows stand in it. */
static guint
n_rows (const Shown *shown)
{
  GtkWidget *child;
  GtkWidget *list;
  guint n = 0;

  g_object_get (shown->frame, "child", &child, NULL);
  g_object_unref (child);
  list = ui_find (child, REGIE_TYPE_LIST);
  if (list != NULL)
    return regie_list_get_n (REGIE_LIST (list));
  list = ui_find (child, GTK_TYPE_LIST_BOX);
  while (list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static void
type (Ui *ui, const Shown *shown, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (shown->frame, GTK_TYPE_SEARCH_ENTRY)), text);
  ui_settle (ui);
}

/* A letter by which some rows are found and others are not. */
static void
find_letter (Ui *ui, const Shown *shown, char letter[2])
{
  guint all = n_rows (shown);

  letter[1] = '\0';
  for (letter[0] = 'a'; letter[0] <= 'z'; letter[0]++)
    {
      type (ui, shown, letter);
      if (n_rows (shown) > 0 && n_rows (shown) < all)
        break;
    }
  g_assert_true (g_ascii_islower (letter[0]));
  type (ui, shown, "");
  g_assert_cmpuint (n_rows (shown), ==, all);
}

/* What is searched for is found; what is not there is said, with the way back, and Escape ends
 * it. */
static void
check_search (Ui *ui, const Shown *shown)
{
  guint all = n_rows (shown);
  char text[2];
  g_autofree char *count = NULL;
  GtkWidget *entry;

  g_assert_cmpuint (all, >, 1);
  find_letter (ui, shown, text);
  type (ui, shown, text);
  g_assert_cmpuint (n_rows (shown), >, 0);
  g_assert_cmpuint (n_rows (shown), <, all);
  g_object_get (shown->frame, "count", &count, NULL);
  g_assert_cmpint (g_ascii_strtoll (count, NULL, 10), ==, n_rows (shown));
  type (ui, shown, "xyzzy");
  g_assert_nonnull (ui_find_text (shown->frame, "Nothing found for “xyzzy”"));
  ui_click (ui_find_action (shown->frame, "list.clear"));
  ui_settle (ui);
  g_assert_cmpuint (n_rows (shown), ==, all);
  type (ui, shown, text);
  g_assert_true (regie_page_search (REGIE_PAGE (shown->page)));
  entry = gtk_root_get_focus (GTK_ROOT (shown->window));
  g_assert_true (gtk_widget_is_ancestor (entry, GTK_WIDGET (shown->frame)));
  g_signal_emit_by_name (ui_find (shown->frame, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  ui_settle (ui);
  g_assert_cmpuint (n_rows (shown), ==, all);
}

/* Both ways out ask what goes out, a BSN of PEOPLE only, and come out where one said. */
static void
check_out (Ui *ui, const Shown *shown, gboolean people, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s/%s.xlsx", ui->folder, name);
  g_autofree char *paper = g_build_filename (ui->folder, "paper.pdf", NULL);
  GtkWidget *dialog;

  g_setenv (REGIE_SAVE_TO, ui->folder, TRUE);
  g_setenv (REGIE_PRINT_TO, paper, TRUE);
  for (guint prints = 0; prints < 2; prints++)
    {
      const char *made = prints ? paper : file;

      gtk_widget_activate_action (shown->frame, prints ? "list.print" : "list.export", NULL);
      WAIT_FOR ((dialog = ui_dialog (shown->window)) != NULL);
      g_assert_nonnull (ui_row (dialog, "alle_kolommen"));
      g_assert_true ((ui_row (dialog, "bsn") != NULL) == people);
      if (ui_row (dialog, "reden") != NULL)
        ui_fill (dialog, "reden", "Jaarverslag");
      g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
      ui_save (dialog);
      WAIT_FOR (g_file_test (made, G_FILE_TEST_EXISTS));
      WAIT_FOR (ui_dialog (shown->window) == NULL);
    }
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM change_log WHERE title LIKE 'Printed: %'"),
                   ==, 1);
  g_unsetenv (REGIE_SAVE_TO);
  g_unsetenv (REGIE_PRINT_TO);
  ui_settle (ui);
}

static void
sort_by (Ui *ui, const Shown *shown, const char *word)
{
  gtk_widget_activate_action (shown->frame, "list.sort", "s", word);
  ui_settle (ui);
  gtk_test_widget_wait_for_draw (shown->window);
}

/* The name of the provider that stands first. */
static char *
dup_first (const Shown *shown)
{
  GtkWidget *list = ui_find (shown->frame, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  g_autofree char *name = NULL;

  g_object_get (regie_item_row_get_item (REGIE_ITEM_ROW (row)), "name", &name, NULL);
  return g_steal_pointer (&name);
}

/* The order holds over a change and a restart, what was typed over a change only. */
static void
test_providers (Ui *ui)
{
  Shown shown = show_providers (ui, "SELECT 0", "", "providers");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *again = NULL;

  check_search (ui, &shown);
  check_out (ui, &shown, FALSE, "Providers");
  sort_by (ui, &shown, "name");
  first = dup_first (&shown);
  gtk_widget_activate_action (shown.frame, "list.descending", NULL);
  ui_settle (ui);
  last = dup_first (&shown);
  g_assert_cmpstr (first, <, last);
  type (ui, &shown, "taal");
  g_signal_emit_by_name (ui->session, "changed", NULL);
  ui_settle (ui);
  g_assert_nonnull (ui_find_text (shown.frame, " of "));
  ui_close (shown.window, shown.page);
  shown = show_providers (ui, "SELECT 0", "", "providers");
  again = dup_first (&shown);
  g_assert_cmpstr (again, ==, last);
  ui_close (shown.window, shown.page);
}

static void
test_orders (Ui *ui)
{
  Shown shown = show_providers (ui, REPORTER, "people", "orders");
  GtkWidget *list = ui_find (shown.frame, REGIE_TYPE_LIST);
  GtkWidget *tab = ui_find (shown.page, REGIE_TYPE_PROVIDER_PEOPLE);
  guint all = n_rows (&shown);

  gtk_widget_grab_focus (list);
  check_search (ui, &shown);
  sort_by (ui, &shown, "name");
  g_assert_cmpuint (n_rows (&shown), ==, all);
  /* The filter goes together with search and order. */
  gtk_widget_activate_action (tab, "order.filter", "u", 3);
  ui_settle (ui);
  g_assert_cmpuint (n_rows (&shown), <, all);
  check_out (ui, &shown, TRUE, "Orders");
  ui_close (shown.window, shown.page);
}

static void
test_invoices (Ui *ui)
{
  Shown shown = show_providers (ui, BILLER, "invoices", "invoice-lines");

  gtk_widget_grab_focus (ui_find (shown.frame, REGIE_TYPE_LIST));
  check_search (ui, &shown);
  sort_by (ui, &shown, "billed");
  check_out (ui, &shown, FALSE, "Billed lines");
  ui_close (shown.window, shown.page);
}

static void
test_wishes (Ui *ui)
{
  Shown shown = show_desk (ui, "match", "wishes");
  gint64 before;

  regie_rest_set_delay (G_MAXINT);
  check_search (ui, &shown);
  sort_by (ui, &shown, "name");
  check_out (ui, &shown, FALSE, "Wishes");
  /* That residents were searched for is written down once it rests, and never what was typed. */
  before = ui_count (ui, SEARCHED);
  type (ui, &shown, "x");
  g_assert_cmpint (ui_count (ui, SEARCHED), ==, before);
  regie_rest_set_delay (1);
  type (ui, &shown, "xyz");
  WAIT_FOR (ui_count (ui, SEARCHED) == before + 2); /* "x" was seen as well */
  type (ui, &shown, "");
  regie_rest_set_delay (REGIE_REST_DELAY);
  ui_close (shown.window, shown.page);
}

static void
test_offers (Ui *ui)
{
  Shown shown = show_desk (ui, "match", "offers");

  regie_list_frame_search (REGIE_LIST_FRAME (shown.frame));
  check_search (ui, &shown);
  sort_by (ui, &shown, "free");
  check_out (ui, &shown, FALSE, "Offers");
  ui_close (shown.window, shown.page);
}

static void
test_matches (Ui *ui)
{
  Shown shown = show_desk (ui, "running", "matches");

  check_search (ui, &shown);
  sort_by (ui, &shown, "since");
  check_out (ui, &shown, FALSE, "Matches that run");
  ui_close (shown.window, shown.page);
}

static void
test_givers (Ui *ui)
{
  Shown shown = show_desk (ui, "givers", "givers");

  check_search (ui, &shown);
  sort_by (ui, &shown, "told");
  check_out (ui, &shown, FALSE, "Givers");
  ui_close (shown.window, shown.page);
}

TEST_SUITE (list_frame)
{
  ui_add ("/ui/list-frame/providers", test_providers);
  ui_add ("/ui/list-frame/orders", test_orders);
  ui_add ("/ui/list-frame/invoices", test_invoices);
  ui_add ("/ui/list-frame/wishes", test_wishes);
  ui_add ("/ui/list-frame/offers", test_offers);
  ui_add ("/ui/list-frame/matches", test_matches);
  ui_add ("/ui/list-frame/givers", test_givers);
}
