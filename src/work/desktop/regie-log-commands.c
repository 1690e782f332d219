/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking back and doing again, as commands; and what I did, as a question. */
#include "regie-log-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-access.h"
#include "regie-done-query.h"
#include "regie-error.h"
#include "regie-latest-query.h"
#include "regie-load.h"
#include "regie-text.h"
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

/* So many are read at a time, and of a search so many are looked at. */
#define BATCH 200
#define LOOKED_AT 10000

/* Says DONE all of FOLDED? */
static gboolean
matches (const RegieDone *done, char *const *folded)
{
  g_autofree char *said = g_strdup_printf ("%s %s %s", done->title,
                                           done->thing != NULL ? done->thing : "",
                                           done->whom != NULL ? done->whom : "");
  g_autofree char *plain = regie_text_fold (said);

  for (guint i = 0; folded[i] != NULL; i++)
    if (strstr (plain, folded[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Moves what says all of FOLDED from BATCH to FOUND, until there are MOST; TRUE when there are
 * more. */
static gboolean
take_matches (GPtrArray *batch, char *const *folded, guint most, GPtrArray *found)
{
  for (guint i = 0; i < batch->len; i++)
    {
      if (!matches (batch->pdata[i], folded))
        continue;
      if (found->len == most)
        return TRUE;
      g_ptr_array_add (found, g_steal_pointer (&batch->pdata[i]));
    }
  return FALSE;
}

static gboolean
name_all (const RegieWork *work, const GPtrArray *done, GError **error)
{
  return regie_done_name (work->db, (RegieDone *const *) done->pdata, done->len, error)
         && !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

static void
done_free (gpointer done)
{
  if (done != NULL) /* taken */
    regie_done_free (done);
}

GPtrArray *
regie_log_mine (const RegieWork *work, const char *search, guint most, gboolean *has_more,
                GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (done_free);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  gint64 before = 0;

  g_return_val_if_fail (work != NULL && search != NULL && has_more != NULL, NULL);
  folded = regie_text_fold (search);
  words = g_strsplit (folded, " ", -1);
  *has_more = FALSE;
  for (guint n = 0; n < LOOKED_AT && !*has_more; n += BATCH)
    {
      const guint wanted = *folded == '\0' ? MIN (most + 1 - found->len, BATCH) : BATCH;
      g_autoptr (GPtrArray) batch = regie_done_load (work->db, work->me->id, before, wanted, error);

      if (batch == NULL || !name_all (work, batch, error))
        return NULL;
      if (batch->len > 0)
        before = ((const RegieDone *) batch->pdata[batch->len - 1])->root;
      g_ptr_array_set_free_func (batch, done_free);
      *has_more = take_matches (batch, words, most, found);
      if (batch->len < wanted)
        break;
    }
  return g_steal_pointer (&found);
}

/* What was recorded since on each of DONE that stands; what was read in is long, and is looked at
 * when it is taken back. */
static GPtrArray *
find_later (const RegieWork *work, const GPtrArray *done, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  if (!regie_done_find_touched (work->db, (RegieDone *const *) done->pdata, done->len, error))
    return NULL;
  for (guint i = 0; i < done->len; i++)
    {
      const RegieDone *one = done->pdata[i];
      char *later = NULL;

      if (one->is_touched && !one->is_undone && !one->has_ranges && one->n_records > 0
          && !regie_apply_find_later (work->db, regie_schema (), one->entry, &later, error))
        return NULL;
      g_ptr_array_add (list, later);
    }
  return g_steal_pointer (&list);
}

static gpointer
answer_mine (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const char *search;
  gboolean has_more;
  guint32 most;

  g_variant_get (target, "(&su)", &search, &most);
  if ((done = regie_log_mine (work, search, most, &has_more, error)) == NULL
      || (later = find_later (work, done, error)) == NULL)
    return NULL;
  return regie_done_view_new (work->office, work->me, done, later, search, has_more);
}

/* "Bert Bos, 23-11 14:05" */
static void
add_latest (const char *field, const char *who, const char *at, gpointer data)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) here = utc != NULL ? g_date_time_to_local (utc) : NULL;
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
