/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the list of pages: the way back, what follows from the width and the role, and that a
 * press under way survives what others do. */
#include "regie-page-row.h"
#include "ui.h"

static const char *
shown (RegieWindow *window)
{
  RegiePage *page = NULL;

  g_object_get (window, "page", &page, NULL);
  g_object_unref (page);
  return gtk_widget_get_name (GTK_WIDGET (page));
}

/* From a file that is read in one goes back to the dossier, and from there to where one began. */
static void
test_way_back (Ui *ui)
{
  RegieApplication *application = ui_start (ui->path);
  RegieWindow *window = ui_window (application);
  g_autoptr (GFile) file = ui_sample ("personen.csv");
  g_autofree char *uri = g_file_get_uri (file);

  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  regie_window_go (window, "caseload");
  regie_window_open_dossier (window, ui_count (ui, "SELECT min(dossier) FROM dossier_index"));
  g_assert_cmpstr (shown (window), ==, "dossier");
  regie_window_open (window, "import",
                     g_variant_new ("(sux)", uri, (guint32) 0, G_GINT64_CONSTANT (0)));
  g_assert_cmpstr (shown (window), ==, "import");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (shown (window), ==, "dossier");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (shown (window), ==, "caseload");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (shown (window), ==, "today");
  ui_stop (application);
}

/* Who records a person goes on with that person. */
static void
test_new_dossier (Ui *ui)
{
  RegieApplication *application = ui_start (ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *dialog;

  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  regie_window_go (window, "caseload");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-dossier", NULL);
  WAIT_FOR ((dialog = ui_dialog (GTK_WIDGET (window))) != NULL);
  ui_fill (dialog, "achternaam", "Nieuweling");
  ui_fill (dialog, "groep", "gezin");
  ui_fill (dialog, "kennisgeving", "2026-11-02");
  ui_save (dialog);
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) == NULL);
  g_assert_cmpstr (shown (window), ==, "dossier");
  g_assert_cmpint (ui_count (ui,
                             "SELECT count(*) FROM deadline n JOIN dossier d ON d.id = n.dossier "
                             "JOIN person p ON p.id = d.person WHERE p.surname = 'Nieuweling'"),
                   >, 0);
  ui_stop (application);
}

static void
count_rows (GtkWidget *widget, GString *names)
{
  if (REGIE_IS_PAGE_ROW (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (names, "%s ", gtk_widget_get_name (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_rows (child, names);
}

/* In the sidebar stands where one may go. */
static void
test_sidebar (Ui *ui)
{
  static const struct {
    const char *role, *rows;
  } roles[] = {
    { "balie", "today desk organisations rules " },
    { "beheer", "today caseload youth providers desk organisations dashboard rules " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE staff SET role = '%s'", roles[i].role);
      g_autofree char *path = ui_dup_database (ui, roles[i].role, sql);
      g_autoptr (GString) names = g_string_new (NULL);
      RegieApplication *application = ui_start (path);

      ui_settle_session (regie_application_get_session (application));
      count_rows (GTK_WIDGET (ui_window (application)), names);
      g_assert_cmpstr (names->str, ==, roles[i].rows);
      ui_stop (application);
    }
}

static void
note_view (GtkWidget *page, GParamSpec *pspec, guint *n)
{
  ++*n;
}

/* While something is pressed, by a key or by a finger, what a colleague changed waits. */
static void
test_press (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, regie_pages_find ("today")->type ());
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *act;
  guint n = 0;

  WAIT_FOR (regie_page_get_view (REGIE_PAGE (page)) != NULL);
  ui_settle (ui);
  act = ui_find_action (page, "today.scope");
  g_signal_connect (page, "notify::view", G_CALLBACK (note_view), &n);
  gtk_widget_grab_focus (act);
  gtk_widget_add_css_class (act, "keyboard-activating");
  g_signal_emit_by_name (ui->session, "changed");
  ui_settle (ui);
  g_assert_cmpuint (n, ==, 0);
  gtk_widget_remove_css_class (act, "keyboard-activating");
  WAIT_FOR (n == 1);
  gtk_widget_set_state_flags (page, GTK_STATE_FLAG_ACTIVE, FALSE);
  g_signal_emit_by_name (ui->session, "changed");
  ui_settle (ui);
  g_assert_cmpuint (n, ==, 1);
  gtk_widget_unset_state_flags (page, GTK_STATE_FLAG_ACTIVE);
  WAIT_FOR (n == 2);
  ui_close (window, page);
}

TEST_SUITE (pages)
{
  ui_add_program ("/ui/pages/way-back", test_way_back);
  ui_add_program ("/ui/pages/new-dossier", test_new_dossier);
  ui_add_program ("/ui/pages/sidebar", test_sidebar);
  ui_add ("/ui/pages/press", test_press);
}
