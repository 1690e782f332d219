/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of Beheer in the window: somebody is let in, changed and let out, and one undo takes it
 * back; who may not see it does not find it. */
#include "regie-admin-page.h"
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

/* Each view that a role may see is there, and opens by its name; the others are not. */
static void
test_views (Ui *ui)
{
  static const char *const roles[] = { "beheer", "manager" };

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
  ui_add_program ("/ui/admin/views-by-role", test_views);
}
