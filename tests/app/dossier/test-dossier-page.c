/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of a dossier on the screen: the way between its views, and from one person to
 * another. */
#include "regie-dossier-page.h"
#include "regie-dossier-view.h"
#include "regie-sheet.h"
#include "ui.h"

/* The dossier at the place AT. */
static gint64
dossier_at (Ui *ui, guint at)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT dossier FROM dossier_index ORDER BY dossier LIMIT 1 OFFSET %u", at);

  return ui_count (ui, sql);
}

static GtkWidget *
page_new (Ui *ui)
{
  return ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
}

static GtkWidget *
show (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (page));
  return window;
}

static void
close_page (GtkWidget *window, GtkWidget *page)
{
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (page == NULL);
}

static void
open (GtkWidget *page, gint64 dossier, const char *view)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(xs)", dossier, view));

  regie_page_open (REGIE_PAGE (page), target);
}

static gboolean
shows (GtkWidget *page, const char *view)
{
  g_autofree char *shown = NULL;

  g_object_get (page, "shown-view", &shown, NULL);
  return g_strcmp0 (shown, view) == 0;
}

static gboolean
has_read (GtkWidget *page, gint64 dossier)
{
  RegieDossierView *view = regie_page_get_view (REGIE_PAGE (page));

  return view != NULL && view->id == dossier;
}

static GtkWidget *
find_mapped (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mapped (child, type);
  return found;
}

/* The chapters of the view that is shown; owned, or NULL. */
static GListModel *
chapters_of (GtkWidget *page)
{
  GtkWidget *sheet = find_mapped (page, REGIE_TYPE_SHEET);
  GListModel *chapters = NULL;

  if (sheet != NULL)
    g_object_get (sheet, "chapters", &chapters, NULL);
  return chapters;
}

static gboolean
has_chapters (GtkWidget *page)
{
  g_autoptr (GListModel) chapters = chapters_of (page);

  return chapters != NULL;
}

/* Every view can be opened, and is filled; the switch in the header says which it is, and goes to
 * another. */
static void
test_views (Ui *ui)
{
  static const char *const views[] = { "intake", "plan", "progress", "network", "letters",
                                       "facts",  "duo",  "log" };
  GtkWidget *page = page_new (ui);
  GtkWidget *window = show (page);
  GtkWidget *header = regie_page_get_header (REGIE_PAGE (page));
  gint64 dossier = dossier_at (ui, 0);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *said = NULL;

      open (page, dossier, views[i]);
      g_assert_true (shows (page, views[i]));
      g_object_get (header, "view", &said, NULL);
      g_assert_cmpstr (said, ==, views[i]);
      WAIT_FOR (has_chapters (page));
    }
  g_assert_true (gtk_widget_activate_action (header, "views.view", "s", "plan"));
  g_assert_true (shows (page, "plan"));
  open (page, dossier, "");
  g_assert_true (shows (page, "timeline"));
  WAIT_FOR (has_read (page, dossier));
  close_page (window, page);
}

/* The keys turn to another view only while the page is there. */
static void
test_keys (Ui *ui)
{
  GtkWidget *page = g_object_ref_sink (page_new (ui));
  GtkWidget *window;

  gtk_widget_activate_action (page, "dossier.view", "s", "facts");
  g_assert_true (shows (page, "timeline"));
  window = show (page);
  gtk_widget_activate_action (page, "dossier.view", "s", "facts");
  g_assert_true (shows (page, "facts"));
  g_object_unref (page);
  close_page (window, page);
}

/* Nothing of one person stands under the name of another, and nothing can be done about whom
 * nobody sees. */
static void
test_another_person (Ui *ui)
{
  GtkWidget *page = page_new (ui);
  GtkWidget *window = show (page);

  open (page, dossier_at (ui, 0), "plan");
  WAIT_FOR (has_read (page, dossier_at (ui, 0)) && has_chapters (page));
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), dossier_at (ui, 1));
  g_assert_false (has_chapters (page));
  g_assert_null (regie_page_get_view (REGIE_PAGE (page)));
  gtk_widget_activate_action (page, "dossier.record", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  WAIT_FOR (has_read (page, dossier_at (ui, 1)) && has_chapters (page));
  g_assert_true (shows (page, "plan"));
  close_page (window, page);
}

TEST_SUITE (dossier_page)
{
  ui_add ("/ui/dossier-page/views", test_views);
  ui_add ("/ui/dossier-page/keys", test_keys);
  ui_add ("/ui/dossier-page/another-person", test_another_person);
}
