/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of the log of reading with the names that belong to them. */
#include "regie-readings-query.h"

#include "regie-column.h"
#include "regie-moment.h"
#include "regie-sql.h"

void
regie_reading_row_free (RegieReadingRow *self)
{
  g_free (self->name);
  g_free (self->role);
  g_free (self->whom);
  g_free (self->number);
  g_free (self->surname);
  g_free (self->kind);
  g_free (self->origin);
  g_free (self->ground);
  g_free (self->words);
  g_free (self);
}

/* The day and the minute here of AT, a moment in UTC. */
static void
set_moment (RegieReadingRow *row, const char *at)
{
  g_autoptr (GDateTime) here = regie_moment_here (at);

  row->day = regie_moment_day (here);
  if (here != NULL)
    row->minute = g_date_time_get_hour (here) * 60 + g_date_time_get_minute (here);
}

enum {
  ID,
  AT,
  WHO,
  ACT,
  DOSSIER,
  PERSONS,
  REFUSED,
  OUTSIDE,
  NAME,
  ROLE,
  WHOM,
  NUMBER,
  SURNAME,
  KIND,
  ORIGIN,
  GROUND,
  WORDS
};

static gboolean
add_row (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReadingRow *row = g_new0 (RegieReadingRow, 1);

  *row = (RegieReadingRow){
    .id = regie_column_id (c[ID]),
    .who = regie_column_id (c[WHO]),
    .dossier = regie_column_id (c[DOSSIER]),
    /* Before version 14 only openings and reasons were written down. */
    .act = c[ACT] != NULL     ? regie_read_act_find (c[ACT])
           : c[WORDS] != NULL ? REGIE_READ_REASON
                              : REGIE_READ_OPENED,
    .persons = (guint) regie_column_id (c[PERSONS]),
    .refused = regie_column_id (c[REFUSED]) != 0,
    .outside = regie_column_id (c[OUTSIDE]) != 0,
    .name = g_strdup (c[NAME]),
    .role = g_strdup (c[ROLE]),
    .whom = g_strdup (c[WHOM]),
    .number = g_strdup (c[NUMBER]),
    .surname = g_strdup (c[SURNAME]),
    .kind = g_strdup (c[KIND]),
    .origin = g_strdup (c[ORIGIN]),
    .ground = g_strdup (c[GROUND]),
    .words = g_strdup (c[WORDS]),
  };
  set_moment (row, c[AT]);
  g_ptr_array_add (data, row);
  return TRUE;
}

char *
regie_reading_dup_midnight (RegieDay day)
{
  int year, month, number;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) utc = NULL;

  regie_day_to_civil (day, &year, &month, &number);
  local = g_date_time_new_local (year, month, number, 0, 0, 0);
  utc = g_date_time_to_utc (local);
  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

#define HAS                                                                                        \
  "EXISTS (SELECT 1 FROM staff h WHERE h.id IN (d.consultant, d.director) AND (h.id = r.who OR "   \
  "h.team = s.team))"

GPtrArray *
regie_readings_load (RegieDb *db, const RegieReadingFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_reading_row_free);
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && filter != NULL, NULL);
  regie_sql_init (
    &sql,
    "SELECT r.id, r.at, r.who, r.act, r.dossier, r.persons, r.refused, CASE WHEN d.id IS "
    "NULL OR COALESCE (d.consultant, d.director) IS NULL OR " HAS " THEN 0 ELSE 1 END, "
    "s.name, s.role, i.name, i.number, p.surname, r.kind, r.origin, r.ground, r.reason FROM "
    "read_log r LEFT JOIN staff s ON s.id = r.who LEFT JOIN dossier d ON d.id = r.dossier "
    "LEFT JOIN dossier_index i ON i.dossier = r.dossier LEFT JOIN person p ON p.id = d.person "
    "WHERE 1 = 1");
  if (filter->dossier != 0)
    regie_sql_add_id (&sql, " AND r.dossier = ?", filter->dossier);
  if (filter->who != 0)
    regie_sql_add_id (&sql, " AND r.who = ?", filter->who);
  if (filter->before != 0)
    regie_sql_add_id (&sql, " AND r.id < ?", filter->before);
  if (filter->from != REGIE_DAY_NONE)
    {
      g_autofree char *since = regie_reading_dup_midnight (filter->from);

      regie_sql_add (&sql, " AND r.at >= ?", since);
    }
  if (filter->until != REGIE_DAY_NONE)
    {
      g_autofree char *end = regie_reading_dup_midnight (filter->until + 1);

      regie_sql_add (&sql, " AND r.at < ?", end);
    }
  regie_sql_add_id (&sql, " ORDER BY r.id DESC LIMIT CAST (? AS BIGINT)", filter->most);
  return regie_sql_run (db, &sql, add_row, rows, error) ? g_steal_pointer (&rows) : NULL;
}
