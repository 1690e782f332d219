/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is silent over all dossiers: the SQL that reads the ties, and which of them are silent. */
#include "regie-silence-query.h"

#include "regie-codes.h"
#include "regie-column.h"
#include "regie-sql.h"

/* The rows on their way. */
typedef struct {
  GPtrArray *silent;
  const RegieNetworkLimits *limits;
  gint64 me;
  RegieDay today;
} Reading;

void
regie_silent_free (RegieSilent *self)
{
  g_free (self->number);
  g_free (self->person);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->director);
  g_free (self);
}

int
regie_silent_days (const RegieSilent *self, RegieDay today)
{
  RegieDay from;

  g_return_val_if_fail (self != NULL, 0);
  from = self->last != REGIE_DAY_NONE ? self->last : self->since;
  return from != REGIE_DAY_NONE ? MAX (today - from, 0) : 0;
}

/* The columns of the statement below. */
enum {
  TIE,
  DOSSIER,
  EVERY,
  SINCE,
  LAST,
  NUMBER,
  PERSON,
  NAME,
  ORGANISATION,
  DIRECTOR,
  DIRECTOR_ID,
  CONSULTANT_ID
};

static gboolean
take_tie (guint n, const char *const *c, gpointer data, GError **error)
{
  const Reading *reading = data;
  RegieDay last = regie_column_day (c[LAST]);
  RegieDay since = regie_column_day (c[SINCE]);
  int every = regie_column_int (c[EVERY]);
  RegieSilent *self;

  if (regie_ring_of (reading->limits, last, since, every, reading->today) != REGIE_RING_SILENT)
    return TRUE;
  self = g_new (RegieSilent, 1);
  *self = (RegieSilent){
    .dossier = regie_column_id (c[DOSSIER]),
    .tie = regie_column_id (c[TIE]),
    .number = g_strdup (c[NUMBER]),
    .person = g_strdup (c[PERSON]),
    .name = g_strdup (c[NAME]),
    .organisation = g_strdup (c[ORGANISATION]),
    .director = g_strdup (c[DIRECTOR]),
    .is_mine = reading->me != 0
               && (regie_column_id (c[DIRECTOR_ID]) == reading->me
                   || regie_column_id (c[CONSULTANT_ID]) == reading->me),
    .last = last,
    .since = since,
    .silent_on = regie_ring_silent_on (reading->limits, last, since, every),
  };
  g_ptr_array_add (reading->silent, self);
  return TRUE;
}

/* Who was spoken to nobody knows when is silent for the longest. */
static RegieDay
silent_from (const RegieSilent *self)
{
  RegieDay from = self->last != REGIE_DAY_NONE ? self->last : self->since;

  return from != REGIE_DAY_NONE ? from : G_MININT32;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RegieSilent *x = *(RegieSilent *const *) a;
  const RegieSilent *y = *(RegieSilent *const *) b;
  RegieDay x_from = silent_from (x), y_from = silent_from (y);
  int by_name;

  if (x->is_mine != y->is_mine)
    return x->is_mine ? -1 : 1;
  if (x_from != y_from)
    return x_from < y_from ? -1 : 1;
  by_name = g_strcmp0 (x->person, y->person);
  return by_name != 0 ? by_name : (x->tie > y->tie) - (x->tie < y->tie);
}

static void
write_question (RegieSql *sql, const RegieSilenceAsk *ask, RegieDay today)
{
  regie_sql_add_day (sql,
                     "SELECT t.id, t.dossier, t.every, t.from_day, (SELECT max(f.day) FROM fact f "
                     "WHERE f.tie = t.id AND f.dossier = t.dossier AND f.voided = 0 AND "
                     "COALESCE(f.planned, 0) = 0 AND f.day <= ?), i.number, i.name, ",
                     today);
  regie_sql_add_day (sql,
                     "COALESCE(t.name, c.name, o.name), o.name, s.name, d.director, d.consultant "
                     "FROM tie t JOIN dossier d ON d.id = t.dossier JOIN dossier_index i ON "
                     "i.dossier = t.dossier LEFT JOIN contact c ON c.id = t.contact LEFT JOIN "
                     "organisation o ON o.id = t.organisation LEFT JOIN staff s ON s.id = "
                     "d.director WHERE t.voided = 0 AND (t.until_day IS NULL OR t.until_day >= ?)",
                     today);
  regie_sql_add_day (sql, " AND (d.closed_on IS NULL OR d.closed_on > ?)", today);
  regie_sql_add (sql, " AND COALESCE(i.phase, '') <> ?", regie_phase_name (REGIE_PHASE_AWAY));
  if (ask->organisation != 0)
    regie_sql_add_id (sql, " AND t.organisation = ?", ask->organisation);
  if (ask->director != 0)
    regie_sql_add_id (sql, " AND d.director = ?", ask->director);
}

GPtrArray *
regie_silence_load (RegieDb *db, const RegieNetworkLimits *limits, const RegieSilenceAsk *ask,
                    RegieDay today, GError **error)
{
  g_autoptr (GPtrArray) silent = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_silent_free);
  Reading reading = { silent, limits, 0, today };
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && limits != NULL && ask != NULL, NULL);
  reading.me = ask->me;
  regie_sql_init (&sql, "");
  write_question (&sql, ask, today);
  if (!regie_sql_run (db, &sql, take_tie, &reading, error))
    return NULL;
  g_ptr_array_sort (silent, compare);
  return g_steal_pointer (&silent);
}
