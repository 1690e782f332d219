/* SPDX-License-Identifier: EUPL-1.2 */
/* The order for one person from a line of the plan: looked up first, so that what it costs and whether there is room is known before. */
#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-error.h"
#include "regie-order.h"

typedef struct { const RegieOffice *office; gint64 line, me; } Question;
typedef struct { char *sentence; char **groups; } Preview;
typedef struct { GtkWidget *parent; RegieSession *session; gint64 line; } Asking;

static void
preview_free (gpointer data)
{
  g_free (((Preview *) data)->sentence);
  g_strfreev (((Preview *) data)->groups);
  g_free (data);
}

static RegieRecord *
load_line (RegieDb *db, gint64 id, GError **error)
{
  RegieRecord *line = regie_load_one (db, regie_entity (REGIE_ENTITY_Fact), id, error);

  if (line == NULL && error != NULL && *error == NULL)
    regie_refuse (error, _("This line of the plan is no longer there."));
  return line;
}

static gpointer
read_preview (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (RegieRecord) line = load_line (db, question->line, error);
  Preview *preview = g_new0 (Preview, 1);

  if (line != NULL && regie_order_preview (db, question->office, line, &preview->sentence, &preview->groups, error))
    return preview;
  preview_free (preview);
  return NULL;
}

static RegieChange *
make_order (RegieDb *db, const RegieOffice *office, RegieForm *form, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (RegieRecord) line = load_line (db, question->line, error);
  const char *group = regie_form_get (form, REGIE_ASK_CHOICE);

  return line != NULL ? regie_order_make (db, office, line, group != NULL ? g_ascii_strtoll (group, NULL, 10) : 0, question->me, error) : NULL;
}

static Question *
question_new (RegieSession *session, gint64 line)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { regie_session_get_office (session), line, regie_session_get_me (session)->id };
  return question;
}

/* What stands in the way is said in the form, and again when it is pressed. */
static void
preview_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  Preview *preview = regie_store_finish (REGIE_STORE (source), result, &error);

  if (gtk_widget_get_root (asking->parent) != NULL)
    regie_fields_dialog_present (asking->parent, asking->session,
                                 &(RegieFieldsAsk) { _("Order"), _("_Order"), preview != NULL ? preview->sentence : error->message, _("Ordered"), NULL, NULL, 0, _("Group"), make_order }, NULL,
                                 preview != NULL ? g_steal_pointer (&preview->groups) : NULL, question_new (asking->session, asking->line), g_free);
  g_clear_pointer (&preview, preview_free);
  g_object_unref (asking->parent);
  g_object_unref (asking->session);
  g_free (asking);
}

void
regie_order_dialog_present (GtkWidget *parent, RegieSession *session, gint64 line)
{
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { g_object_ref (parent), g_object_ref (session), line };
  regie_store_read (regie_session_get_store (session), read_preview, question_new (session, line), g_free, preview_free, NULL, preview_read, asking);
}
