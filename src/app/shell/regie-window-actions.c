/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done in every page: going elsewhere, reading in and taking out, and how to
 * begin when there is no database yet. */
#include "regie-window-private.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-connect-window.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-file-commands.h"
#include "regie-finder.h"
#include "regie-restore-window.h"
#include "regie-resume.h"
#include "regie-shield-commands.h"

static const RegieActionRights rights[] = {
  { "win.new-dossier", REGIE_RIGHT (RECORD) },
  { "win.import", REGIE_RIGHT (IMPORT) },
  { "win.export", REGIE_RIGHT (EXPORT) },
  { "win.print", REGIE_RIGHT (EXPORT) },
  { "win.forecast", REGIE_RIGHT (SEE_DOSSIERS) },
  { "win.divide", REGIE_RIGHT (ASSIGN) },
  { "dossier.emergency", REGIE_RIGHT (BREAK_GLASS) },
  { "win.account", REGIE_RIGHT (AUDIT) },
  { "win.restore", REGIE_RIGHT (ADMINISTER) },
};

guint
regie_window_get_rights (const char *action)
{
  g_return_val_if_fail (action != NULL, REGIE_RIGHT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if (g_str_equal (rights[i].action, action))
      return rights[i].rights;
  return REGIE_RIGHT_NONE;
}

void
regie_window_guard_actions (RegieWindow *self)
{
  if (self->session != NULL)
    {
      regie_commands_guard (GTK_WIDGET (self), self->session);
      regie_session_guard (self->session, GTK_WIDGET (self), rights, G_N_ELEMENTS (rights));
    }
  else /* before there is a database anybody may */
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", TRUE);
  /* Nor does anybody work in one that cannot be opened: who has the key of a backup may. */
  if (self->session == NULL || regie_session_get_error (self->session) != NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore", TRUE);
}

static void
go (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  const RegiePageKind *kind = regie_pages_find (g_variant_get_string (target, NULL));

  if (!regie_window_show (self, kind))
    return;
  /* The focus goes along. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  regie_page_begin (regie_window_ensure_page (self, kind));
}

/* The page of KIND about TARGET in a window of its own, without the sidebar. */
static void
open_apart (RegieWindow *self, const RegiePageKind *kind, GVariant *target)
{
  RegieWindow *other = regie_window_new (
    REGIE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  if (other->sidebar_wanted)
    regie_window_toggle_sidebar (other);
  regie_window_open (other, kind->name, target);
  gtk_window_present (GTK_WINDOW (other));
}

static void
set_apart (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_WINDOW (widget)->opens_apart = g_variant_get_boolean (target);
}

/* The action of a page (regie-pages.h): there, about TARGET. */
static void
open_page (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegiePageKind *kinds;
  guint n;

  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kinds[i].action, name) != 0)
      continue;
    else if (REGIE_WINDOW (widget)->opens_apart)
      open_apart (REGIE_WINDOW (widget), &kinds[i], target);
    else
      regie_window_open (REGIE_WINDOW (widget), kinds[i].name, target);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_window_go_back (REGIE_WINDOW (widget));
}

/* Another view of the page that is shown, when it has views. */
static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page != NULL)
    gtk_widget_activate_action_variant (page, "dossier.view", target);
}

/* Here, when the page can be searched; else where whoever looks for somebody is brought. */
static void
search (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  const RegiePageKind *kind = self->session != NULL ? regie_pages_searched (self->session) : NULL;
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page != NULL && regie_page_search (REGIE_PAGE (page)))
    return;
  if (kind != NULL && regie_window_show (self, kind))
    regie_page_search (regie_window_ensure_page (self, kind));
}

/* Everything: persons, organisations, offers, pages and what can be done. */
static void
find (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session != NULL && regie_session_is_open (self->session))
    regie_finder_toggle (GTK_WINDOW (self), self->session, self->main_menu,
                         (RegiePage *) gtk_stack_get_visible_child (self->pages));
}

static void
toggle_sidebar (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_window_toggle_sidebar (REGIE_WINDOW (widget));
}

static void
new_dossier (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session != NULL && regie_session_may (self->session, REGIE_MAY_RECORD))
    regie_dossier_dialog_present (widget, self->session);
}

/* The list that is shown, or else the caseload. */
static void
export_list (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (self->session != NULL && (page == NULL || !regie_page_take_out (REGIE_PAGE (page), FALSE)))
    regie_page_take_out (REGIE_PAGE (regie_window_get_page (self, "caseload")), FALSE);
}

static void
print_list (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (self->session != NULL && (page == NULL || !regie_page_take_out (REGIE_PAGE (page), TRUE)))
    regie_show_toast (widget, _("There is no list here that can be printed."));
}

static void
file_chosen (GFile *file, gpointer data)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_widget_activate_action (data, "win.read-in", "(sux)", uri, (guint32) REGIE_FILE_PEOPLE,
                              G_GINT64_CONSTANT (0));
}

static RegieApplication *
get_app (GtkWidget *self)
{
  return REGIE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
import (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session == NULL)
    {
      self->import_wanted = TRUE;
      regie_application_open (get_app (widget), NULL, FALSE);
    }
  else if (regie_session_may (self->session, REGIE_MAY_IMPORT))
    regie_choose_open (widget, _("Import a spreadsheet"), "*.csv", file_chosen,
                       g_object_ref (self), g_object_unref);
}

/* TARGET: whom to be; without one, the first consultant. */
static void
start_demo (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "regie", "demo.db", NULL);

  regie_application_play (get_app (widget),
                          target != NULL ? g_variant_get_string (target, NULL) : NULL);
  regie_application_open (get_app (widget), path, TRUE);
}

/* Empty, or what could not be opened once more. */
static void
start (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_application_open (get_app (widget), NULL, FALSE);
}

static void
connect_to (GtkWindow *parent, const RegieServer *server, const char *password)
{
  regie_application_connect (get_app (GTK_WIDGET (parent)), server, password);
}

/* The server of the office. */
static void
connect_server (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieApplication *app = get_app (widget);
  g_autoptr (RegieServer) server = regie_application_dup_server (app);

  regie_connect_window_present (GTK_WINDOW (widget), server, regie_application_get_today (app),
                                connect_to);
}

static void
open_here (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_application_open_here (get_app (widget));
}

static void
backup_chosen (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    regie_application_open (get_app (data), path, FALSE);
}

static void
open_backup (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_open (widget, _("Open a backup"), "*.db", backup_chosen, g_object_ref (widget),
                     g_object_unref);
}

static void
restore_chosen (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    regie_restore_window_present (data, path);
}

/* TARGET: the path of a backup, or "" to choose one. */
static void
restore (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *path = g_variant_get_string (target, NULL);

  if (regie_db_is_address (regie_application_get_uri (get_app (widget))))
    regie_show_toast (widget,
                      _("To a server a backup is restored with “regiectl restore”, into an "
                         "empty database."));
  else if (*path != '\0')
    regie_restore_window_present (GTK_WINDOW (widget), path);
  else
    regie_choose_open (widget, _("Choose a backup"), "*.regiebackup", restore_chosen,
                       g_object_ref (widget), g_object_unref);
}

static void
resume (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_resume_draft (REGIE_WINDOW (widget), REGIE_WINDOW (widget)->session,
                      g_variant_get_string (target, NULL));
}

/* GtkApplication would make these for every window before its first frame. */
static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/nl/szmh/Regie/help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

void
regie_window_class_install_actions (GtkWidgetClass *klass)
{
  regie_commands_install (klass, &regie_shield_commands[REGIE_SHIELD_OPEN], 1);
  static const struct {
    const char *name, *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.apart", "b", set_apart },
    { "win.back", NULL, go_back },
    { "win.connect", NULL, connect_server },
    { "win.demo", NULL, start_demo },
    { "win.demo-as", "s", start_demo },
    { "win.export", NULL, export_list },
    { "win.find", NULL, find },
    { "win.go", "s", go },
    { "win.import", NULL, import },
    { "win.new-dossier", NULL, new_dossier },
    { "win.open-backup", NULL, open_backup },
    { "win.open-here", NULL, open_here },
    { "win.print", NULL, print_list },
    { "win.restore", "s", restore },
    { "win.resume", "s", resume },
    { "win.retry", NULL, start },
    { "win.search", NULL, search },
    { "win.show-help-overlay", NULL, show_shortcuts },
    { "win.sidebar", NULL, toggle_sidebar },
    { "win.start-empty", NULL, start },
    { "win.view", "s", set_view },
  };
  const RegiePageKind *kinds;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].type, actions[i].func);
  regie_window_class_install_undo (klass);
  /* Behind what a page makes new, or prints, by the same key. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "win.new-dossier", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "win.print", NULL);
  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (kinds[i].action != NULL)
      gtk_widget_class_install_action (klass, kinds[i].action, kinds[i].target, open_page);
}
