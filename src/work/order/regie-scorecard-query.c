/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database to say how a provider does. */
#include "regie-scorecard-query.h"

#include "regie-column.h"
#include "regie-load.h"
#include "regie-text.h"

/* Of which provider, contract, lot, order and (as far as it is there) dossier a row is. */
#define WHOSE "SELECT c.provider, c.id, e.lot, e.id, d.id, "
/* The orders e under the contracts c of provider $1, of which the dossier d. */
#define ORDERS                                                                                     \
  " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id LEFT JOIN "  \
  "dossier d ON d.id = e.dossier AND d.voided = 0 WHERE (c.provider = $1 OR $1 = '0') AND "        \
  "e.voided = 0"
#define ENDED " AND e.ended_on >= $2 AND e.ended_on <= $3"

typedef struct {
  GArray *rows;
  RegieScoreKind kind;
} Taking;

/* What WHOSE says, and the day after it. */
static RegieScoreRow
row_of (const Taking *self, const char *const *c)
{
  return (RegieScoreRow){ .kind = self->kind,
                          .provider = regie_column_id (c[0]),
                          .contract = regie_column_id (c[1]),
                          .lot = regie_column_id (c[2]),
                          .order = regie_column_id (c[3]),
                          .dossier = regie_column_id (c[4]),
                          .day = regie_column_day (c[5]),
                          .part = 1,
                          .whole = 1,
                          .n = 1 };
}

static gboolean
take_lead (guint n, const char *const *c, gpointer data, GError **error)
{
  const Taking *self = data;
  RegieScoreRow row = row_of (self, c);
  RegieDay ordered = regie_column_day (c[6]);

  row.amount = MAX (0, row.day - ordered);
  if (ordered != REGIE_DAY_NONE && row.day != REGIE_DAY_NONE)
    g_array_append_val (self->rows, row);
  return TRUE;
}

static gboolean
take_share (guint n, const char *const *c, gpointer data, GError **error)
{
  const Taking *self = data;
  RegieScoreRow row = row_of (self, c);

  row.part = regie_column_id (c[6]);
  row.whole = regie_column_id (c[7]);
  row.n = (guint) regie_column_id (c[8]);
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* The last level that was reported of each finished order, against that of the PIP. */
static gboolean
take_level (guint n, const char *const *c, gpointer data, GError **error)
{
  const Taking *self = data;
  RegieScoreRow row = row_of (self, c);
  RegieLevel said = regie_level_find (c[6]);

  if (c[6] == NULL || c[7] == NULL)
    return TRUE;
  row.part = said != REGIE_LEVEL_UNKNOWN && said >= regie_level_find (c[7]);
  g_array_append_val (self->rows, row);
  return TRUE;
}

static gboolean
take_price (guint n, const char *const *c, gpointer data, GError **error)
{
  const Taking *self = data;
  RegieScoreRow row = row_of (self, c);

  row.amount = regie_column_id (c[6]);
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* Of the days $2 to $3.  Hours are added up by order and month. */
static const struct {
  RegieScoreKind kind;
  const char *sql;
  RegieRowFunc take;
} questions[] = {
  { REGIE_SCORE_LEAD,
    WHOSE "e.begun_on, e.ordered_on" ORDERS
          " AND e.begun_on >= $2 AND e.begun_on <= $3 ORDER BY e.id",
    take_lead },
  { REGIE_SCORE_ATTENDANCE,
    "SELECT r.provider, l.contract, e.lot, f.engagement, d.id, max(f.day), "
    "sum(COALESCE(f.minutes, f.hours * 60)), sum(COALESCE(f.plan_minutes, f.plan * 60)), count(*) "
    "FROM report r JOIN fact f ON f.report = r.id LEFT JOIN engagement e ON e.id = f.engagement "
    "LEFT JOIN lot l ON l.id = e.lot LEFT JOIN dossier d ON d.id = f.dossier AND d.voided = 0 "
    "WHERE (r.provider = $1 OR $1 = '0') AND r.voided = 0 AND f.voided = 0 AND f.day >= $2 AND "
    "f.day <= $3 AND COALESCE(f.plan_minutes, f.plan * 60) > 0 GROUP BY r.provider, l.contract, "
    "e.lot, f.engagement, d.id, substr(f.day, 1, 7) ORDER BY f.engagement, r.provider, d.id, 6",
    take_share },
  { REGIE_SCORE_DROPOUT,
    WHOSE "e.ended_on, CASE e.stage WHEN 'gestopt' THEN 1 ELSE 0 END, 1, 1" ORDERS ENDED
          " AND e.stage IN ('klaar', 'gestopt') ORDER BY e.id",
    take_share },
  { REGIE_SCORE_LEVEL,
    WHOSE "e.ended_on, (SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.engagement = "
          "e.id AND f.voided = 0 AND f.level IS NOT NULL AND f.day <= $3 ORDER BY f.day DESC, f.id "
          "DESC LIMIT 1),"
          " (SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.kind = 'pip' AND "
          "f.voided = 0 AND f.level IS NOT NULL AND f.day <= $3 ORDER BY f.day DESC, f.id DESC "
          "LIMIT 1)" ORDERS ENDED " AND e.topic = 'taal' AND e.stage = 'klaar' ORDER BY e.id",
    take_level },
  { REGIE_SCORE_PRICE,
    WHOSE "e.ended_on, (SELECT sum(x.approved) FROM invoice_line x JOIN invoice v ON v.id = "
          "x.invoice WHERE x.engagement = e.id AND x.voided = 0 AND v.voided = 0 AND v.provider = "
          "c.provider AND v.day <= $3 AND x.stage IN ('goedgekeurd', 'deels'))" ORDERS ENDED
          " AND e.stage = 'klaar' ORDER BY e.id",
    take_price },
};

GArray *
regie_score_load_counted (RegieDb *db, gint64 provider, RegieDay from, RegieDay until,
                          GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RegieScoreRow));
  char id[REGIE_NUMBER_TEXT], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (provider, id), regie_day_format (from, first),
                           regie_day_format (until, last) };

  g_return_val_if_fail (db != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      Taking taking = { rows, questions[i].kind };

      if (!regie_db_exec (db, questions[i].sql, 3, params, questions[i].take, &taking, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static gboolean
take_first (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieScoreFirst first = { regie_column_id (c[0]), regie_column_day (c[1]) };

  g_array_append_val ((GArray *) data, first);
  return TRUE;
}

GArray *
regie_score_load_firsts (RegieDb *db, gint64 provider, RegieDay until, GError **error)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (RegieScoreFirst));
  char id[REGIE_NUMBER_TEXT], last[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (
        db,
        "SELECT c.provider, min(e.from_day)" ORDERS
        " AND e.ordered_on <= $2 GROUP BY c.provider ORDER BY c.provider",
        2, (const char *[]){ regie_number_format (provider, id), regie_day_format (until, last) },
        take_first, firsts, error))
    return NULL;
  return g_steal_pointer (&firsts);
}

GPtrArray *
regie_score_load_norms (RegieDb *db, gint64 provider, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (
    db, regie_entity (REGIE_ENTITY_Indicator),
    "contract IN (SELECT id FROM contract WHERE provider = $1 AND voided = 0) ORDER BY id", 1,
    (const char *[]){ regie_number_format (provider, id) }, error);
}
