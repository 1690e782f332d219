/* SPDX-License-Identifier: EUPL-1.2 */
/* Deriving the index of a dossier: after a change to it, in bulk, for a new day, and as a check. */
#include "regie-derive.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-cost.h"
#include "regie-error.h"
#include "regie-index-query.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-notes.h"
#include "regie-policies.h"
#include "regie-search.h"
#include "regie-text.h"

/* How an index is made: another number when the same facts and rules give other rows than before,
 * so that what stands in a database is made anew. */
#define MADE_LIKE 2

/* What is made for one dossier is kept for the next: making it anew would cost more than
 * deriving. */
struct _RegieDeriver {
  RegieIndexing by;
  GArray *facts;      /* RegieFact */
  GArray *deadlines;  /* RegieDeadline */
  GArray *handled;    /* RegieHandled */
  RegieDay agreement; /* the first that is not done must be ready by then; NONE: there is none */
  GArray *rows;       /* RegieIndexRow */
  GArray *costs;      /* RegieCostYear */
  GArray *ties;       /* RegieYouthTie */
  GArray *meetings;   /* RegieDay */
  RegieIndexWriter writer;
};

RegieDeriver *
regie_deriver_new (const RegieIndexing *by)
{
  RegieDeriver *self;

  g_return_val_if_fail (by != NULL && by->rules != NULL && by->codes != NULL, NULL);
  g_return_val_if_fail (by->network != NULL && by->ages != NULL, NULL);
  self = g_new0 (RegieDeriver, 1);
  self->by = *by;
  self->facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  self->deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  self->handled = g_array_new (FALSE, FALSE, sizeof (RegieHandled));
  self->rows = g_array_new (FALSE, FALSE, sizeof (RegieIndexRow));
  self->costs = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));
  self->ties = g_array_new (FALSE, FALSE, sizeof (RegieYouthTie));
  self->meetings = g_array_new (FALSE, FALSE, sizeof (RegieDay));
  regie_index_writer_init (&self->writer);
  return self;
}

void
regie_deriver_free (RegieDeriver *self)
{
  g_array_unref (self->facts);
  g_array_unref (self->deadlines);
  g_array_unref (self->handled);
  g_array_unref (self->rows);
  g_array_unref (self->costs);
  g_array_unref (self->ties);
  g_array_unref (self->meetings);
  regie_index_writer_clear (&self->writer);
  g_free (self);
}

void
regie_deriver_set_today (RegieDeriver *self, RegieDay today)
{
  g_return_if_fail (self != NULL);
  self->by.today = today;
}

char *
regie_deriver_dup_mark (const RegieDeriver *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup_printf ("%d %s %u %d %d %d %s", MADE_LIKE, self->by.rules->hash,
                          self->by.silence_days, self->by.network->silent,
                          self->by.network->meeting, self->by.network->ahead, self->by.ages->hash);
}

static gboolean
has_plan (const RegieDossierFacts *d)
{
  for (guint i = 0; i < d->facts->len; i++)
    if (g_array_index (d->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE)
      return TRUE;
  return FALSE;
}

/* Beside the names what is written in the dossier; in bulk both are indexed at the end. */
static gboolean
write_search (RegieDb *db, const RegieDossierFacts *d, gboolean index_later, GError **error)
{
  g_autofree char *text = regie_dossier_facts_dup_search (d);
  char id[REGIE_NUMBER_TEXT];

  regie_number_format (d->id, id);
  if (index_later)
    return regie_search_put_text (db, REGIE_SEARCH_NAMES, id, text, error);
  return regie_search_put (db, REGIE_SEARCH_NAMES, id, text, error)
         && regie_notes_put (db, d->id, error);
}

/* Since when the office has the dossier D. */
static RegieDay
known_since (const RegieDossierFacts *d)
{
  return d->opened_on != REGIE_DAY_NONE       ? d->opened_on
         : d->recorded_from != REGIE_DAY_NONE ? d->recorded_from
         : d->facts->len > 0                  ? g_array_index (d->facts, RegieFact, 0).day
                                              : REGIE_DAY_NONE;
}

/* What the facts of D say of the plan, and of a duty that should not be there. */
static void
follow_youth (RegieYouthFacts *facts, const RegieDossierFacts *d, RegieDay today)
{
  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_PLAN_LINE)
        facts->plan_until = MAX (facts->plan_until, MAX (fact->day, fact->until));
      else if (fact->kind == REGIE_FACT_KENNISGEVING && facts->notice == REGIE_DAY_NONE
               && fact->day <= today && !(fact->flags & REGIE_FACT_PLANNED)
               && !regie_group_has_duty (facts->group))
        facts->notice = fact->day;
    }
}

/* What D asks of a youth director.  Only of who may be young more is read than the facts. */
static gboolean
derive_youth (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *d, RegieSummary *summary,
              RegieYouth *youth, GError **error)
{
  RegieYouthFacts facts = {
    .born = regie_birth_parse (d->born),
    .group = summary->group,
    .director = d->director,
    .asks = summary->active || !regie_group_has_duty (summary->group),
    .gone = summary->phase == REGIE_PHASE_AWAY
            || (d->closed_on != REGIE_DAY_NONE && d->closed_on <= self->by.today),
    .since = known_since (d),
    .plan_until = REGIE_DAY_NONE,
    .notice = REGIE_DAY_NONE,
    .agreement = REGIE_DAY_NONE,
    .ties = self->ties,
    .meetings = self->meetings,
  };

  g_array_set_size (self->ties, 0);
  g_array_set_size (self->meetings, 0);
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    facts.lights[area] = (RegieYouthLight){ REGIE_LIGHT_UNKNOWN, REGIE_DAY_NONE };
  if (regie_youth_may_be (&facts, self->by.today, NULL) && !facts.gone)
    {
      follow_youth (&facts, d, self->by.today);
      if (!regie_youth_index_load (db, d->id, self->by.today, &facts, self->ties, self->meetings,
                                   error))
        return FALSE;
    }
  regie_youth_weigh (&facts, self->by.network, self->by.ages, self->by.today, youth);
  regie_summary_note_refresh (summary, youth->refresh_on, self->by.today);
  if (d->closed_on != REGIE_DAY_NONE && youth->shown)
    regie_summary_note_refresh (summary, d->closed_on, self->by.today);
  return TRUE;
}

/* D, of which nothing stands in the index, with what was handled of it in SELF. */
static gboolean
derive (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *d, gboolean index_later,
        GError **error)
{
  const RegieCase one = regie_dossier_facts_case (d);
  RegieSummary summary;
  RegieYouth youth;

  g_array_set_size (self->deadlines, 0);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->costs, 0);
  regie_clock_run (self->by.rules, &one, self->by.today, self->deadlines);
  regie_summary_of_facts (&summary, self->by.rules, d, self->by.today);
  regie_signals_collect (&self->by, d, self->deadlines, self->handled, &summary, self->rows);
  if (!derive_youth (db, self, d, &summary, &youth, error))
    return FALSE;
  regie_signals_collect_network (&self->by, d, &youth, self->agreement, self->handled, self->rows);
  if (has_plan (d) && !regie_index_load_costs (db, d->id, summary.group, self->costs, error))
    return FALSE;
  return regie_index_write (&self->writer, db, &self->by, d, &summary, &youth, self->rows,
                            self->costs, error)
         && write_search (db, d, index_later, error);
}

gboolean
regie_derive_new (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *dossier, GError **error)
{
  g_return_val_if_fail (db != NULL && self != NULL && dossier != NULL, FALSE);
  g_array_set_size (self->handled, 0);
  self->agreement = REGIE_DAY_NONE;
  return derive (db, self, dossier, TRUE, error);
}

/* CLEAN: something of it stands in the index, and goes first. */
static gboolean
derive_stored (RegieDb *db, RegieDeriver *self, gint64 dossier, gboolean clean, GError **error)
{
  g_auto (RegieIndexHead) head = { 0 };
  char id[REGIE_NUMBER_TEXT];

  if ((clean && !regie_index_remove (db, dossier, error))
      || !regie_index_load_dossier (db, dossier, &head, self->facts, self->handled,
                                    &self->agreement, error))
    return FALSE;
  if (!head.found)
    return regie_search_remove (db, REGIE_SEARCH_NAMES, regie_number_format (dossier, id), error)
           && regie_search_remove (db, REGIE_SEARCH_NOTES, id, error);
  head.d.facts = self->facts;
  return derive (db, self, &head.d, !clean, error);
}

gboolean
regie_derive_dossier (RegieDb *db, gint64 dossier, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL && data != NULL, FALSE);
  return derive_stored (db, data, dossier, TRUE, error);
}

gboolean
regie_derive_touched (RegieDb *db, GHashTable *dossiers, RegieDeriver *deriver, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (db != NULL && dossiers != NULL && deriver != NULL, FALSE);
  g_hash_table_iter_init (&iter, dossiers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  regie_ids_sort (ids);
  for (guint i = 0; i < ids->len; i++)
    if (!regie_index_bump (db, g_array_index (ids, gint64, i), error)
        || !regie_derive_dossier (db, g_array_index (ids, gint64, i), deriver, error))
      return FALSE;
  return TRUE;
}

static gboolean
rebuild (RegieDb *db, RegieDeriver *self, RegieBulk *bulk, RegieProgressFunc progress,
         gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *mark = regie_deriver_dup_mark (self);

  if (!regie_index_clear (db, error) || !regie_search_clear (db, error)
      || !regie_index_load_dossiers (db, ids, error)
      || !regie_bulk_begin (bulk, db, ids->len, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (i % 256 == 0)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED, _("Stopped.")),
                   FALSE;
          if (progress != NULL)
            progress (i, ids->len, data);
        }
      if (!derive_stored (db, self, g_array_index (ids, gint64, i), FALSE, error))
        return FALSE;
    }
  return regie_notes_put_many (db, 0, G_MAXINT64, error)
         && regie_bulk_end (bulk, db, 0, G_MAXINT64, error)
         && regie_policies_index_made (db, mark, error);
}

gboolean
regie_reindex (RegieDb *db, RegieDeriver *self, RegieProgressFunc progress, gpointer data,
               GCancellable *cancellable, GError **error)
{
  RegieBulk bulk = { NULL };
  gboolean ok, may;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_policies_may_rebuild (db, &may, error))
    return FALSE;
  /* Who does not see every dossier would make an index without them, and call it whole. */
  if (!may)
    return regie_refuse (error, _("Your role may not make the index anew. A consultant or "
                                   "administrator who opens Regie does it."));
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  ok = rebuild (db, self, &bulk, progress, data, cancellable, error);
  return regie_bulk_finish (&bulk, db, ok, error);
}

gboolean
regie_refresh (RegieDb *db, RegieDeriver *self, guint *n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok = TRUE;

  g_return_val_if_fail (db != NULL && self != NULL && n != NULL, FALSE);
  if (!regie_index_load_stale (db, self->by.today, ids, error))
    return FALSE;
  *n = ids->len;
  if (ids->len == 0)
    return TRUE;
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  for (guint i = 0; ok && i < ids->len; i++)
    ok = derive_stored (db, self, g_array_index (ids, gint64, i), TRUE, error);
  return regie_lock_end (db, ok, error);
}

/* What stands there was made on a day, by somebody with a setting.  What a later day asks of it is
 * done by regie_refresh() before it is shown, and is no fault; so it is made again as it was
 * made. */
static gboolean
derive_as_made (RegieDb *db, RegieDeriver *self, gint64 id, GError **error)
{
  const RegieIndexing by = self->by;
  gboolean ok = regie_index_load_making (db, id, &self->by.today, &self->by.silence_days, error)
                && derive_stored (db, self, id, TRUE, error);

  self->by = by;
  return ok;
}

static gboolean
check_dossier (RegieDb *db, RegieDeriver *self, gint64 id, GError **error)
{
  g_autofree char *before = regie_index_dup_checksum (db, id, error);
  g_autofree char *after = NULL;
  char number[REGIE_NUMBER_TEXT];

  if (before == NULL || !derive_as_made (db, self, id, error)
      || (after = regie_index_dup_checksum (db, id, error)) == NULL)
    return FALSE;
  if (strcmp (before, after) == 0)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
               _("The index of dossier %s differs from its facts. Run “regiectl reindex”."),
               regie_number_format (id, number));
  return FALSE;
}

/* Recomputes every dossier inside a transaction that is rolled back, and compares; rows of a
 * dossier that is not there are a fault as well. */
gboolean
regie_index_check (RegieDb *db, RegieDeriver *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  if (!regie_search_check (db, error) || !regie_lock_begin_long (db, error))
    return FALSE;
  ok = regie_index_load_known (db, ids, error);
  for (guint i = 0; ok && i < ids->len; i++)
    ok = check_dossier (db, self, g_array_index (ids, gint64, i), error);
  regie_lock_end (db, FALSE, NULL);
  return ok;
}

gboolean
regie_index_is_current (RegieDb *db, RegieDeriver *self, gboolean *current, GError **error)
{
  g_autofree char *mark = regie_deriver_dup_mark (self);
  g_autofree char *made_with = NULL;
  gboolean may;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_policies_may_see_dossiers (db, &may, error)
      || !regie_meta_get (db, "rules_hash", &made_with, error))
    return FALSE;
  /* Who sees no dossier cannot make the index anew, and is shown nothing of it. */
  *current = !may || g_strcmp0 (made_with, mark) == 0;
  return TRUE;
}
