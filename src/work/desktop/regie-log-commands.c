/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking back and doing again, as commands; and what I did, as a question. */
#include "regie-log-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-access.h"
#include "regie-changes.h"
#include "regie-done-query.h"
#include "regie-error.h"
#include "regie-latest-query.h"
#include "regie-load.h"
#include "regie-moment.h"
#include "regie-turn.h"

/* The field of the form beside that of who is sure. */
static const RegieField *
turn_field (GVariant *target, guint i)
{
  static const RegieField place = {
    "place", REGIE_LOG_PLACE, N_("Place"), NULL, REGIE_TEXT, 0, 11
  };

  return i == 1 ? &place : regie_sure_field (target, i);
}

static gboolean
is_at_desk (RegieForm *form)
{
  const char *kind = form != NULL ? regie_form_get (form, REGIE_LOG_PLACE) : NULL;

  return kind != NULL && regie_where (kind, 0).kind == REGIE_WHERE_DESK;
}

static gboolean
turn_entry (const RegieWork *work, gint64 entry, gboolean redo, RegieForm *form,
            RegieOutcome *outcome, GError **error)
{
  const RegieTurn turn = { .redo = redo, .at_desk = is_at_desk (form) };
  g_autoptr (RegieDone) done = NULL;

  if (entry == 0)
    return regie_turn_next (work, turn, form, outcome, error);
  done = regie_done_find (work->db, entry, error);
  return done != NULL && regie_turn (work, done, turn, form, outcome, error);
}

static gboolean
turn_here (const RegieWork *work, GVariant *target, gboolean redo, RegieForm *form,
           RegieOutcome *outcome, GError **error)
{
  RegieTurn turn = { .redo = redo };
  const char *kind;
  gint64 id;

  g_variant_get (target, "(&sx)", &kind, &id);
  turn.where = regie_where (kind, id);
  turn.at_desk = turn.where.kind == REGIE_WHERE_DESK;
  return regie_turn_next (work, turn, form, outcome, error);
}

static gboolean
undo (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
      GError **error)
{
  return turn_entry (work, g_variant_get_int64 (target), FALSE, form, outcome, error);
}

static gboolean
redo (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
      GError **error)
{
  return turn_entry (work, g_variant_get_int64 (target), TRUE, form, outcome, error);
}

static gboolean
undo_here (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
           GError **error)
{
  return turn_here (work, target, FALSE, form, outcome, error);
}

static gboolean
redo_here (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
           GError **error)
{
  return turn_here (work, target, TRUE, form, outcome, error);
}

const RegieCommand regie_log_commands[REGIE_N_LOG_COMMANDS] = {
  [REGIE_LOG_UNDO] = { "log.undo", "x", REGIE_RIGHT_NONE, .run = undo, .field = turn_field },
  [REGIE_LOG_REDO] = { "log.redo", "x", REGIE_RIGHT_NONE, .run = redo, .field = turn_field },
  [REGIE_LOG_UNDO_HERE] = { "log.undo-here", "(sx)", REGIE_RIGHT_NONE, .run = undo_here,
                            .field = regie_sure_field },
  [REGIE_LOG_REDO_HERE] = { "log.redo-here", "(sx)", REGIE_RIGHT_NONE, .run = redo_here,
                            .field = regie_sure_field },
};

static gpointer
answer_mine (const RegieWork *work, GVariant *target, GError **error)
{
  const RegieDoneFilter mine = { .who = work->me->id };
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const char *search;
  gboolean has_more;
  guint32 most;

  g_variant_get (target, "(&su)", &search, &most);
  if ((done = regie_changes_find (work, &mine, search, most, most, &has_more, NULL, error)) == NULL
      || (later = regie_changes_load_later (work, done, error)) == NULL)
    return NULL;
  return regie_done_view_new (work->office, work->me, done, later, search, has_more);
}

/* "Bert Bos, 23-11 14:05" */
static void
add_latest (const char *field, const char *who, const char *at, gpointer data)
{
  g_autoptr (GDateTime) here = regie_moment_here (at);
  g_autofree char *when = here != NULL ? g_date_time_format (here, "%-d-%-m %H:%M") : NULL;
  g_autofree char *key = g_strconcat (REGIE_LOG_BY, field, NULL);
  g_autofree char *said = g_strdup_printf ("%s, %s", who != NULL ? who : _("the program"),
                                           when != NULL ? when : at);

  if (regie_form_get (data, key) == NULL)
    regie_form_set (data, key, said);
}

/* What was not changed since a record was made is of who made it. */
static void
add_makers (const RegieEntity *entity, RegieForm *form)
{
  g_autofree char *made = g_strdup (regie_form_get (form, REGIE_LOG_BY REGIE_VOIDED));

  for (guint i = 0; made != NULL && i < entity->n_fields; i++)
    {
      g_autofree char *key = g_strconcat (REGIE_LOG_BY, entity->fields[i].name, NULL);

      if (regie_form_get (form, key) == NULL)
        regie_form_set (form, key, made);
    }
}

static gpointer
answer_since (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (RegieRecord) record = NULL;
  const RegieEntity *entity;
  const char *name;
  gint64 id;

  g_variant_get (target, "(&sx)", &name, &id);
  entity = regie_schema_find (regie_schema (), name);
  if (entity == NULL)
    return regie_refuse (error, _("“%s” is no kind of record."), name), NULL;
  if (!regie_access_allows (work->me->role, entity, REGIE_ACT_READ, NULL))
    return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                                _("Your role may not see this.")),
           NULL;
  record = regie_load_latest (work->db, entity, id, NULL);
  if (record == NULL)
    record = regie_load_needed (work->db, entity, id, error);
  if (record == NULL
      || !regie_latest_each (work->db, entity->name, regie_record_get_id (record), add_latest, form,
                             error))
    return NULL;
  add_makers (entity, form);
  regie_form_set_seen (form, record);
  return g_steal_pointer (&form);
}

const RegieQuestion regie_log_questions[REGIE_N_LOG_QUESTIONS] = {
  [REGIE_LOG_MINE] = { "log.mine", "(su)", REGIE_RIGHT_NONE, answer_mine, g_object_unref,
                       .is_long = TRUE },
  [REGIE_LOG_SINCE] = { "record.since", "(sx)", REGIE_RIGHT_NONE, answer_since,
                        (GDestroyNotify) g_hash_table_unref },
};
