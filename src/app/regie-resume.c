/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-resume.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialogs.h"
#include "regie-dossier.h"
#include "regie-draft.h"
#include "regie-error.h"
#include "regie-format.h"
#include "regie-person.h"
#include "regie-providers-page.h"

/* A correction goes on with the fact as it is now. */
typedef struct { RegieWindow *window; RegieSession *session; gint64 dossier, fact; } Resuming;

static void
resuming_free (gpointer data)
{
  g_object_unref (((Resuming *) data)->window);
  g_object_unref (((Resuming *) data)->session);
  g_free (data);
}

static gpointer
load_fact (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegieRecord *record = regie_load_one (db, regie_entity (REGIE_ENTITY_Fact), ((Resuming *) data)->fact, error);

  if (record == NULL && error != NULL && *error == NULL)
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT, _("This fact was corrected or removed in the meantime."));
  return record;
}

static void
fact_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Resuming *resuming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_store_finish (REGIE_STORE (source), result, &error);

  if (record != NULL)
    regie_fact_dialog_present (GTK_WIDGET (resuming->window), resuming->session, resuming->dossier, NULL, NULL, record, FALSE);
  else
    regie_show_error (GTK_WIDGET (resuming->window), error);
  resuming_free (resuming);
}

static Resuming *
resuming_new (RegieWindow *window, RegieSession *session, gint64 dossier, gint64 fact)
{
  Resuming *self = g_new (Resuming, 1);

  *self = (Resuming) { g_object_ref (window), g_object_ref (session), dossier, fact };
  return self;
}

static gpointer
load_dossier (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Resuming *resuming = data;

  return regie_dossier_load (db, regie_session_get_office (resuming->session), resuming->dossier, error);
}

static void
dossier_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Resuming *resuming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) dossier = regie_store_finish (REGIE_STORE (source), result, &error);

  if (dossier != NULL)
    regie_person_dialog_present (GTK_WIDGET (resuming->window), resuming->session, dossier->person, dossier->dossier);
  else
    regie_show_error (GTK_WIDGET (resuming->window), error);
  resuming_free (resuming);
}

/* A form of a record: PLACE is "kind/id" of one that is there, or "kind?key=value" of a new one. */
typedef struct { RegieWindow *window; RegieSession *session; const RegieEntity *entity; gint64 id; } Record;

static void
record_free (gpointer data)
{
  g_object_unref (((Record *) data)->window);
  g_object_unref (((Record *) data)->session);
  g_free (data);
}

static gpointer
load_record (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return regie_load_one (db, ((Record *) data)->entity, ((Record *) data)->id, error);
}

static RegieEntityId
id_of (const RegieEntity *entity)
{
  guint id = 0;

  while (regie_entity (id) != entity)
    id++;
  return id;
}

static void
record_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Record *wanted = data;
  g_autoptr (RegieRecord) record = regie_store_finish (REGIE_STORE (source), result, NULL);

  if (record != NULL)
    regie_record_dialog_present (GTK_WIDGET (wanted->window), wanted->session, id_of (wanted->entity), record, NULL, NULL);
  record_free (wanted);
}

static Record *
record_new (RegieWindow *window, RegieSession *session, const RegieEntity *entity, gint64 id)
{
  Record *self = g_new (Record, 1);

  *self = (Record) { g_object_ref (window), g_object_ref (session), entity, id };
  return self;
}

/* Who may go on with a form of ENTITY. */
static gboolean
may_write (RegieSession *session, const RegieEntity *entity)
{
  if (regie_entity_find (entity, "dossier") != NULL)
    return regie_session_may (session, REGIE_MAY_RECORD);
  if (regie_entity_is_of_desk (entity))
    return regie_session_may (session, REGIE_MAY_DESK);
  return regie_session_may (session, REGIE_MAY_CONTRACT) || regie_session_may (session, REGIE_MAY_ORDER);
}

/* A small form of the desk: PARTS are "balie", which one, and the ids it is about. */
static void
resume_at_desk (RegieWindow *window, char **parts, guint n)
{
  gint64 first = g_ascii_strtoll (parts[2], NULL, 10), second = n > 3 ? g_ascii_strtoll (parts[3], NULL, 10) : 0;
  GtkWidget *page;

  regie_window_go (window, "desk");
  page = regie_window_get_page (window, "desk");
  if (strcmp (parts[1], "past-niet") == 0)
    gtk_widget_activate_action (page, "desk.decline", "(xx)", first, second);
  else if (strcmp (parts[1], "stoppen") == 0)
    gtk_widget_activate_action (page, "desk.stop", "x", first);
  else if (strcmp (parts[1], "kwam") == 0)
    gtk_widget_activate_action (page, "desk.came", "x", first);
  else if (strcmp (parts[1], "dossier") == 0)
    gtk_widget_activate_action (page, "desk.link", "x", first);
}

static void
resume_record (RegieWindow *window, RegieSession *session, const char *place)
{
  gsize length = strcspn (place, "/?");
  g_autofree char *name = g_strndup (place, length);
  const RegieEntity *entity = regie_schema_find (regie_schema (), name);

  if (entity == NULL || !may_write (session, entity))
    return;
  if (place[length] == '?')
    {
      RegieForm *own = regie_form_from_text (place + length + 1);

      if (regie_form_get (own, "dossier") != NULL)
        regie_window_open_dossier (window, g_ascii_strtoll (regie_form_get (own, "dossier"), NULL, 10));
      regie_record_dialog_present (GTK_WIDGET (window), session, id_of (entity), NULL, own, NULL);
    }
  else if (place[length] == '/')
    {
      gint64 id = g_ascii_strtoll (place + length + 1, NULL, 10);

      regie_store_read (regie_session_get_store (session), load_record, record_new (window, session, entity, id), record_free, g_object_unref, NULL,
                        record_loaded, record_new (window, session, entity, id));
    }
}

/* PLACE: the dossier and the name of the template.  A template that is gone leaves the draft where it is. */
static void
resume_letter (RegieWindow *window, RegieSession *session, gint64 dossier, const char *name)
{
  g_autoptr (GPtrArray) templates = regie_templates_load (NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      const RegieTemplate *one = templates->pdata[i];
      g_autofree char *own = g_strdup_printf ("%s.%s", one->name, one->language);

      if (strcmp (own, name) == 0)
        {
          regie_letter_dialog_present (GTK_WIDGET (window), session, dossier, regie_template_read (one->path, NULL));
          return;
        }
    }
}

void
regie_resume_draft (RegieWindow *window, RegieSession *session, const char *place)
{
  GtkWidget *widget = GTK_WIDGET (window);
  g_auto (GStrv) parts = g_strsplit (place, "/", 4);
  guint n = g_strv_length (parts);
  gint64 dossier = n > 1 ? g_ascii_strtoll (parts[1], NULL, 10) : 0, fact = n > 2 ? g_ascii_strtoll (parts[n - 1], NULL, 10) : 0;

  /* A small form about a provider: what was typed stands there again when it is opened in its place. */
  if (strcmp (parts[0], "aanbieder") == 0 && n > 2)
    {
      gboolean later = strcmp (parts[1], "later") == 0;

      regie_window_go (window, later ? "today" : "providers");
      if (!later)
        regie_providers_page_show (REGIE_PROVIDERS_PAGE (regie_window_get_page (window, "providers")), g_ascii_strtoll (parts[2], NULL, 10), parts[1]);
      return;
    }
  if (strcmp (parts[0], "balie") == 0 && n > 2 && regie_session_may (session, REGIE_MAY_DESK))
    {
      resume_at_desk (window, parts, n);
      return;
    }
  if (strcmp (parts[0], "record") == 0)
    {
      resume_record (window, session, place + strlen ("record/"));
      return;
    }
  if (!regie_session_may (session, REGIE_MAY_RECORD))
    return;
  if (n == 1)
    {
      regie_dossier_dialog_present (widget, session);
      return;
    }
  regie_window_open_dossier (window, dossier);
  if (strcmp (parts[0], "brief") == 0)
    {
      resume_letter (window, session, dossier, parts[n - 1]);
      return;
    }
  if (strcmp (parts[0], "persoon") == 0)
    regie_store_read (regie_session_get_store (session), load_dossier, resuming_new (window, session, dossier, 0), resuming_free,
                      (GDestroyNotify) regie_dossier_free, NULL, dossier_loaded, resuming_new (window, session, dossier, 0));
  else if (n == 2)
    regie_fact_dialog_present (widget, session, dossier, NULL, NULL, NULL, FALSE);
  else if (n == 3)
    regie_store_read (regie_session_get_store (session), load_fact, resuming_new (window, session, dossier, fact), resuming_free,
                      g_object_unref, NULL, fact_loaded, resuming_new (window, session, dossier, fact));
  else
    regie_defer_dialog_present (widget, session, dossier, parts[2], fact, regie_format_rule (regie_session_get_office (session)->rules, parts[2]));
}

static gpointer
read_newest_draft (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char *place = NULL;

  return regie_draft_newest (db, *(gint64 *) data, &place, error) ? place : NULL;
}

static void
newest_draft_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieWindow) self = data;
  g_autofree char *place = regie_store_finish (REGIE_STORE (source), result, NULL);

  if (place != NULL)
    regie_show_kept (GTK_WIDGET (self), place);
}

void
regie_resume_look (RegieWindow *window, RegieSession *session)
{
  gint64 *me = g_new (gint64, 1);

  *me = regie_session_get_me (session)->id;
  regie_store_read (regie_session_get_store (session), read_newest_draft, me, g_free, g_free, NULL, newest_draft_read, g_object_ref (window));
}
