/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of Beheer in the window: somebody is let in, changed and let out, and one undo takes it
 * back; who may not see it does not find it. */
#include "regie-admin-page.h"
#include "regie-admin-retention.h"
#include "regie-admin-staff.h"
#include "regie-admin-views.h"
#include "ui.h"

static RegieApplication *
start (Ui *ui, const char *name, const char *role)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE staff SET role = '%s'", role);
  g_autofree char *path = ui_dup_database (ui, name, sql);
  RegieApplication *application = ui_start (path);

  ui_settle_session (regie_application_get_session (application));
  return application;
}

static GtkWidget *
open_admin (RegieApplication *application, const char *view)
{
  RegieWindow *window = ui_window (application);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.admin", "s", view);
  ui_settle_session (regie_application_get_session (application));
  return regie_window_get_page (window, "admin");
}

static void
test_staff (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "medewerkers", "UPDATE staff SET role = 'beheer'");
  RegieApplication *application = ui_start (path);
  RegieWindow *window = ui_window (application);
  GtkWidget *dialog = NULL;
  GtkWidget *page;

  ui_settle_session (regie_application_get_session (application));
  page = open_admin (application, "staff");
  WAIT_FOR (ui_find_action (page, "staff.add") != NULL);
  ui_click (ui_find_action (page, "staff.add"));
  WAIT_FOR ((dialog = ui_dialog (GTK_WIDGET (window))) != NULL);
  ui_fill (dialog, "naam", "Nieuwe Collega");
  ui_fill (dialog, "login", "nieuw");
  ui_fill (dialog, "rol", "consulent");
  ui_save (dialog);
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) == NULL);
  WAIT_FOR (ui_find_text (page, "Nieuwe Collega") != NULL);
  g_assert_cmpint (ui_count_in (path, "SELECT count(*) FROM staff WHERE login = 'nieuw' AND active "
                                      "= 1 AND voided = 0"),
                   ==, 1);
  ui_settle_session (regie_application_get_session (application));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  WAIT_FOR (ui_find_text (page, "Nieuwe Collega") == NULL);
  ui_stop (application);
}

/* Who leaves with dossiers is asked about above the page; after yes the button is that of the way
 * back. */
static void
test_leave (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "weg", "UPDATE staff SET role = 'beheer'");
  RegieApplication *application = ui_start (path);
  RegieWindow *window = ui_window (application);
  GtkWidget *page;
  gint64 staff = ui_count (ui, "SELECT consultant FROM dossier_index WHERE consultant IS NOT NULL "
                               "AND done_on IS NULL ORDER BY dossier LIMIT 1");
  g_autofree char *sql = g_strdup_printf ("SELECT active FROM staff WHERE id = %" G_GINT64_FORMAT,
                                          staff);

  ui_settle_session (regie_application_get_session (application));
  page = open_admin (application, "staff");
  WAIT_FOR (ui_find_action (page, "staff.leave") != NULL);
  g_assert_null (ui_find_action (page, "staff.return"));
  gtk_widget_activate_action (ui_find_action (page, "staff.leave"), "staff.leave", "x", staff);
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) != NULL);
  g_assert_nonnull (ui_find_text (ui_dialog (GTK_WIDGET (window)), "still theirs"));
  ui_click (ui_find_button (ui_dialog (GTK_WIDGET (window)), "Let Out"));
  WAIT_FOR (ui_count_in (path, sql) == 0);
  WAIT_FOR (ui_find_action (page, "staff.return") != NULL);
  ui_click (ui_find_action (page, "staff.return"));
  WAIT_FOR (ui_count_in (path, sql) == 1);
  ui_stop (application);
}

/* The list of staff is searched and sorted as any list, and every way to it is there. */
static void
test_search (Ui *ui)
{
  g_autofree char *path = ui_dup_database (
    ui, "zoeken",
    "UPDATE staff SET role = 'beheer';"
    /* The last of the staff: the first is who plays. */
    "INSERT INTO staff (id, version, voided, name, role, login, active) SELECT max(id) + 1, 1, 0, "
    "'Zoë Quist', 'balie', 'zq', 1 FROM staff");
  RegieApplication *application = ui_start (path);
  GtkWidget *page, *view, *search;

  ui_settle_session (regie_application_get_session (application));
  page = open_admin (application, "staff");
  WAIT_FOR ((view = ui_find (page, REGIE_TYPE_ADMIN_STAFF)) != NULL);
  WAIT_FOR (ui_find_text (view, "Zoë Quist") != NULL);
  g_assert_nonnull (ui_find_text (view, "What each role may"));
  g_assert_true (regie_page_search (REGIE_PAGE (page)));
  search = ui_find (view, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "quist zq");
  WAIT_FOR (ui_find_text (view, "What each role may") == NULL);
  g_assert_nonnull (ui_find_text (view, "Zoë Quist"));
  g_assert_nonnull (ui_find_action (view, "staff.add"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody is called so");
  WAIT_FOR (ui_find_text (view, "Nothing found for") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  WAIT_FOR (ui_find_text (view, "What each role may") != NULL);
  gtk_widget_activate_action (ui_find (view, REGIE_TYPE_LIST_FRAME), "list.sort", "s", "role");
  WAIT_FOR (ui_find_text (view, "What each role may") == NULL);
  gtk_widget_activate_action (ui_find (view, REGIE_TYPE_LIST_FRAME), "list.sort", "s", "");
  WAIT_FOR (ui_find_text (view, "What each role may") != NULL);
  ui_stop (application);
}

/* Three people died: the list is looked through, one has to stay, and the others go with a
 * declaration. */
static void
test_destroy (Ui *ui)
{
  static const char died[]
    = "UPDATE staff SET role = 'beheer';"
      "INSERT INTO fact (id, version, voided, dossier, kind, day) SELECT -dossier, 1, 0, dossier, "
      "'overleden', '2025-01-05' FROM dossier_index WHERE done_on IS NULL ORDER BY dossier LIMIT 3;"
      "UPDATE meta SET value = '' WHERE key = 'rules_hash'";
  static const char kept[]
    = "SELECT count(*) FROM fact WHERE kind = 'overleden' AND voided = 0 AND "
      "dossier IN (SELECT dossier FROM deadline WHERE rule = "
      "'SIGNAAL-WISSEN' AND due <= '2026-11-23')";
  g_autofree char *path = ui_dup_database (ui, "vernietigen", died);
  g_autofree char *pdf = g_build_filename (ui->folder, "verklaring.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (pdf);
  RegieApplication *application = ui_start (path);
  GtkWidget *page;
  GtkWidget *view = NULL;

  ui_settle_session (regie_application_get_session (application));
  page = open_admin (application, "retention");
  WAIT_FOR (ui_find_text (page, "3 dossiers may be destroyed") != NULL);
  view = ui_find (page, REGIE_TYPE_ADMIN_RETENTION);
  ui_click (ui_find_action (page, "retention.leave-out"));
  WAIT_FOR (ui_find_action (page, "retention.take-in") != NULL);
  regie_admin_retention_declare_to (REGIE_ADMIN_RETENTION (view), file);
  WAIT_FOR (ui_dialog (GTK_WIDGET (ui_window (application))) != NULL);
  g_assert_nonnull (
    ui_find_text (ui_dialog (GTK_WIDGET (ui_window (application))), "Destroy 2 dossiers?"));
  ui_click (ui_find_button (ui_dialog (GTK_WIDGET (ui_window (application))), "Destroy"));
  WAIT_FOR (
    ui_find_text (GTK_WIDGET (ui_window (application)), "2 dossiers destroyed, and declared")
    != NULL);
  g_assert_cmpint (ui_count_in (path, kept), ==, 1);
  g_assert_true (g_file_query_exists (file, NULL));
  WAIT_FOR (ui_find_text (page, "1 dossier may be destroyed") != NULL);
  ui_stop (application);
}

/* A view that is asked for before it is known who looks is shown as soon as that is. */
static void
test_early (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "vroeg", "UPDATE staff SET role = 'beheer'");
  RegieApplication *application = ui_start (path);
  RegieWindow *window = ui_window (application);
  g_autofree char *shown = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.admin", "s", "law");
  ui_settle_session (regie_application_get_session (application));
  g_object_get (regie_window_get_page (window, "admin"), "shown", &shown, NULL);
  g_assert_cmpstr (shown, ==, "law");
  ui_stop (application);
}

/* What the office sets is in the next letter, and on the page; a logo is chosen and taken away. */
static void
test_setting (Ui *ui)
{
  static const char svg[]
    = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' "
      "height='20'/></svg>";
  RegieApplication *application = start (ui, "instellen", "beheer");
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  GtkWidget *page = open_admin (application, "settings");
  g_autofree char *path = g_build_filename (ui->folder, "logo.svg", NULL);
  GtkWidget *dialog = NULL;

  WAIT_FOR (ui_find_action (page, "setting.change") != NULL);
  ui_click (ui_find_action (page, "setting.change"));
  WAIT_FOR ((dialog = ui_dialog (window)) != NULL);
  ui_fill (dialog, "waarde", "Heuvelland");
  ui_save (dialog);
  WAIT_FOR (ui_find_text (page, "Name of the office: Heuvelland") != NULL);
  g_assert_true (g_file_set_contents (path, svg, -1, NULL));
  gtk_widget_activate_action (ui_find_action (page, "setting.choose-logo"), "setting.logo", "s",
                              path);
  WAIT_FOR (ui_find_text (page, "Logo: SVG, 40 × 20") != NULL);
  WAIT_FOR (ui_find_action (page, "setting.logo") != NULL);
  ui_click (ui_find_action (page, "setting.logo"));
  WAIT_FOR (ui_find_text (page, "Logo: nothing") != NULL);
  ui_stop (application);
}

/* What was checked is said. */
static void
test_check (Ui *ui)
{
  RegieApplication *application = start (ui, "nakijken", "beheer");
  GtkWidget *page = open_admin (application, "database");

  WAIT_FOR (ui_find_action (page, "database.check") != NULL);
  ui_click (ui_find_action (page, "database.check"));
  WAIT_FOR (ui_find_text (GTK_WIDGET (ui_window (application)), "The database is whole") != NULL);
  ui_stop (application);
}

/* Each view that a role may see is there, and opens by its name; the others are not. */
static void
test_views (Ui *ui)
{
  static const char *const roles[] = { "beheer", "manager", "toezicht" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      RegieApplication *application = start (ui, roles[i], roles[i]);
      RegieSession *session = regie_application_get_session (application);
      const RegieAdminViewKind *kinds;
      guint n;

      kinds = regie_admin_views (&n);
      for (guint k = 0; k < n; k++)
        {
          GtkWidget *page = open_admin (application, kinds[k].name);
          g_autofree char *shown = NULL;

          g_object_get (page, "shown", &shown, NULL);
          g_assert_true ((g_strcmp0 (shown, kinds[k].name) == 0)
                         == regie_admin_view_is_allowed (&kinds[k], session));
        }
      ui_stop (application);
    }
}

TEST_SUITE (admin_page)
{
  ui_add_program ("/ui/admin/let-in-and-undo", test_staff);
  ui_add_program ("/ui/admin/let-out-and-in-again", test_leave);
  ui_add_program ("/ui/admin/search", test_search);
  ui_add_program ("/ui/admin/destroy", test_destroy);
  ui_add_program ("/ui/admin/asked-for-early", test_early);
  ui_add_program ("/ui/admin/setting", test_setting);
  ui_add_program ("/ui/admin/check", test_check);
  ui_add_program ("/ui/admin/views-by-role", test_views);
}
