/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with records that stand on a page: add, change, remove. */
#include "regie-record-actions.h"

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"

/* The actions of one page, which owns them: they do not outlive it. */
typedef struct {
  GtkWidget *widget;
  RegieSession *session;
} Page;

static void
page_free (gpointer data, GClosure *closure)
{
  Page *page = data;

  g_object_unref (page->session);
  g_free (page);
}

static void
add_record (GSimpleAction *action, GVariant *target, gpointer data)
{
  const Page *page = data;
  const char *text;
  guint entity;

  g_variant_get (target, "(u&s)", &entity, &text);
  regie_record_dialog_present (page->widget, page->session, entity, NULL,
                               regie_form_from_text (text), NULL);
}

GVariant *
regie_record_dup_target (GVariant *target)
{
  guint entity;
  gint64 id;

  g_return_val_if_fail (target != NULL, NULL);
  g_variant_get (target, "(ux)", &entity, &id);
  return entity < REGIE_N_ENTITIES
           ? g_variant_ref_sink (g_variant_new ("(sx)", regie_entity (entity)->name, id))
           : NULL;
}

/* A record that is on its way to its form; the page may go in the meantime. */
typedef struct {
  GtkWidget *widget;
  RegieSession *session;
  RegieRecordFunc open;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_session_ask_finish (opening->session, result, &error);

  /* The window may have gone meanwhile: a form stands above one. */
  if (gtk_widget_get_root (opening->widget) == NULL)
    return;
  if (record != NULL)
    opening->open (opening->widget, opening->session,
                   regie_record_get_entity (record) - regie_entity (0), record);
  else
    regie_show_error (opening->widget, error);
}

void
regie_record_read_then (GtkWidget *widget, RegieSession *session, GVariant *record,
                        RegieRecordFunc open)
{
  Opening *opening;

  g_return_if_fail (GTK_IS_WIDGET (widget) && REGIE_IS_SESSION (session) && open != NULL);
  g_return_if_fail (record != NULL);
  opening = g_new (Opening, 1);
  *opening = (Opening){ g_object_ref (widget), g_object_ref (session), open };
  regie_session_ask (session, &regie_dossier_questions[REGIE_RECORD_READ], record, NULL, loaded,
                     opening);
}

static void
open_form (GtkWidget *widget, RegieSession *session, RegieEntityId entity, RegieRecord *record)
{
  regie_record_dialog_present (widget, session, entity, record, NULL, NULL);
}

static void
edit_record (GSimpleAction *action, GVariant *target, gpointer data)
{
  const Page *page = data;
  g_autoptr (GVariant) record = regie_record_dup_target (target);

  if (record != NULL)
    regie_record_read_then (page->widget, page->session, record, open_form);
}

static void
remove_record (GSimpleAction *action, GVariant *target, gpointer data)
{
  const Page *page = data;
  g_autoptr (GVariant) record = regie_record_dup_target (target);

  if (record != NULL)
    regie_do (page->widget, page->session, &regie_dossier_commands[REGIE_RECORD_REMOVE], record,
              NULL);
}

void
regie_record_actions_set (GtkWidget *widget, RegieSession *session, gboolean allowed)
{
  static const struct {
    const char *name;
    const char *type;
    void (*activate) (GSimpleAction *action, GVariant *target, gpointer data);
  } actions[] = {
    { "add", "(us)", add_record },
    { "edit", "(ux)", edit_record },
    { "remove", "(ux)", remove_record },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget) && REGIE_IS_SESSION (session));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GVariantType) type = g_variant_type_new (actions[i].type);
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, type);
      Page *page = g_new (Page, 1);

      *page = (Page){ widget, g_object_ref (session) };
      g_simple_action_set_enabled (action, allowed);
      g_signal_connect_data (action, "activate", G_CALLBACK (actions[i].activate), page, page_free,
                             0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (widget, "records", G_ACTION_GROUP (group));
}
