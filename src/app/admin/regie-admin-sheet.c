/* SPDX-License-Identifier: EUPL-1.2 */
/* The views of Beheer that are pages of chapters. */
#include "regie-admin-sheet.h"

#include <glib/gi18n.h>

#include "regie-admin-commands.h"
#include "regie-ahead-commands.h"
#include "regie-backup-commands.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-key-window.h"
#include "regie-sheet.h"
#include "regie-shield-commands.h"

typedef struct {
  RegieSheet *sheet;
  GtkWidget *box, *working;
  GtkProgressBar *progress;
  const RegieQuestion *question;
  GCancellable *cancellable; /* of what is being done; NULL: nothing is */
} RegieAdminSheetPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RegieAdminSheet, regie_admin_sheet, REGIE_TYPE_PAGE)

enum { PROP_QUESTION = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static RegieAdminSheetPrivate *
get (gpointer self)
{
  return regie_admin_sheet_get_instance_private (self);
}

static const RegieQuestion *
regie_admin_sheet_ask (RegiePage *page, GVariant **target)
{
  return get (page)->question;
}

void
regie_admin_sheet_set_chapters (RegieAdminSheet *self, GListModel *chapters)
{
  g_return_if_fail (REGIE_IS_ADMIN_SHEET (self));
  regie_sheet_set_chapters (get (self)->sheet, chapters);
}

void
regie_admin_sheet_set_frame (RegieAdminSheet *self, RegieListFrame *frame)
{
  RegieAdminSheetPrivate *priv;
  g_autoptr (GtkWidget) sheet = NULL;

  g_return_if_fail (REGIE_IS_ADMIN_SHEET (self) && REGIE_IS_LIST_FRAME (frame));
  priv = get (self);
  sheet = g_object_ref (GTK_WIDGET (priv->sheet));
  gtk_box_remove (GTK_BOX (priv->box), sheet);
  g_object_set (frame, "child", sheet, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (priv->box), GTK_WIDGET (frame));
}

static void
regie_admin_sheet_show (RegiePage *page, gpointer answer)
{
  g_autoptr (GListModel) chapters = NULL;

  if (answer != NULL)
    g_object_get (answer, "chapters", &chapters, NULL);
  regie_sheet_set_chapters (get (page)->sheet, chapters);
  regie_page_take_view (page, answer);
}

static void
regie_admin_sheet_opened (RegiePage *page)
{
  regie_commands_guard (GTK_WIDGET (page), regie_page_get_session (page));
}

static gboolean
regie_admin_sheet_begin (RegiePage *page)
{
  return regie_page_get_view (page) != NULL && regie_page_begin_in (GTK_WIDGET (get (page)->sheet));
}

/* --- what takes long --- */

static void
set_working (RegieAdminSheet *self, GCancellable *cancellable)
{
  g_set_object (&get (self)->cancellable, cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.stop", cancellable != NULL);
  if (get (self)->working != NULL)
    gtk_widget_set_visible (get (self)->working, cancellable != NULL);
}

static void
move_bar (guint done, guint total, gpointer data)
{
  GtkProgressBar *bar = get (data)->progress;

  if (bar != NULL)
    gtk_progress_bar_set_fraction (bar, total > 0 ? (double) done / total : 0);
}

static void
finished (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieAdminSheet) self = data;
  RegieSession *session = regie_page_get_session (REGIE_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (session, result, &error);

  set_working (self, NULL);
  if (outcome == NULL)
    regie_show_error (GTK_WIDGET (self), error);
  else if (outcome->seq != 0)
    regie_session_did (session, outcome);
  else
    regie_show_toast (GTK_WIDGET (self), outcome->said);
  regie_page_refresh (REGIE_PAGE (self));
}

void
regie_admin_sheet_do_slowly (RegieAdminSheet *self, const RegieCommand *command, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_return_if_fail (REGIE_IS_ADMIN_SHEET (self) && command != NULL);
  if (get (self)->cancellable != NULL)
    return;
  gtk_progress_bar_set_fraction (get (self)->progress, 0);
  set_working (self, cancellable);
  regie_session_do_slowly (regie_page_get_session (REGIE_PAGE (self)), command, owned, NULL,
                           move_bar, cancellable, finished, g_object_ref (self));
}

static void
back_up (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_admin_sheet_do_slowly (REGIE_ADMIN_SHEET (widget), regie_command_find (name), NULL);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *target)
{
  g_cancellable_cancel (get (widget)->cancellable);
}

/* --- the key of the backups --- */

static void
key_made (gpointer data)
{
  regie_page_refresh (data);
}

static void
make_key (GtkWidget *widget, const char *name, GVariant *target)
{
  RegiePage *page = REGIE_PAGE (widget);

  if (regie_page_may (page, REGIE_MAY_ADMINISTER))
    regie_key_window_present (widget, g_variant_get_boolean (target), key_made, page);
}

/* --- the logo of the office --- */

static void
logo_chosen (GFile *file, gpointer data)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_widget_activate_action (data, "setting.logo", "s", uri);
}

static void
choose_logo (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_picture (widget, _("Choose a picture"), logo_chosen, g_object_ref (widget),
                        g_object_unref);
}

static void
regie_admin_sheet_dispose (GObject *object)
{
  get (object)->progress = NULL;
  get (object)->working = NULL;
  g_clear_object (&get (object)->cancellable);
  G_OBJECT_CLASS (regie_admin_sheet_parent_class)->dispose (object);
}

static void
regie_admin_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_QUESTION);
  get (object)->question = g_value_get_pointer (value);
}

static void
regie_admin_sheet_class_init (RegieAdminSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  object_class->set_property = regie_admin_sheet_set_property;
  object_class->dispose = regie_admin_sheet_dispose;
  REGIE_PAGE_CLASS (klass)->ask = regie_admin_sheet_ask;
  REGIE_PAGE_CLASS (klass)->show = regie_admin_sheet_show;
  REGIE_PAGE_CLASS (klass)->opened = regie_admin_sheet_opened;
  REGIE_PAGE_CLASS (klass)->begin = regie_admin_sheet_begin;
  properties[PROP_QUESTION] = g_param_spec_pointer (
    "question", NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_commands_install (widget_class, regie_admin_commands, REGIE_N_ADMIN_COMMANDS);
  regie_commands_install (widget_class, regie_ahead_commands, REGIE_N_AHEAD_COMMANDS);
  regie_commands_install (widget_class, &regie_shield_commands[REGIE_EMERGENCY_JUDGE], 1);
  for (guint i = 0; i < REGIE_N_BACKUP_COMMANDS; i++)
    gtk_widget_class_install_action (widget_class, regie_backup_commands[i].name, NULL, back_up);
  regie_widget_class_set_ui (widget_class, "regie-admin-sheet.ui");
  gtk_widget_class_install_action (widget_class, "sheet.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "backup.key", "b", make_key);
  gtk_widget_class_install_action (widget_class, "setting.choose-logo", NULL, choose_logo);
  gtk_widget_class_bind_template_child_private (widget_class, RegieAdminSheet, box);
  gtk_widget_class_bind_template_child_private (widget_class, RegieAdminSheet, sheet);
  gtk_widget_class_bind_template_child_private (widget_class, RegieAdminSheet, working);
  gtk_widget_class_bind_template_child_private (widget_class, RegieAdminSheet, progress);
}

static void
regie_admin_sheet_init (RegieAdminSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_working (self, NULL);
}
