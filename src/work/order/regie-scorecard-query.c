/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database to say how a provider does. */
#include "regie-scorecard-query.h"

#include "regie-column.h"
#include "regie-load.h"
#include "regie-report-query.h"
#include "regie-text.h"

/* The orders e under the contracts c of provider $1. */
#define ORDERS                                                                                     \
  " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id WHERE "      \
  "c.provider = $1 AND e.voided = 0"

static gboolean
take_lead (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay ordered = regie_column_day (c[0]);
  RegieDay begun = regie_column_day (c[1]);

  if (ordered != REGIE_DAY_NONE && begun != REGIE_DAY_NONE)
    g_array_append_vals (data, &(int){ MAX (0, begun - ordered) }, 1);
  return TRUE;
}

static gboolean
take_part (guint n, const char *const *c, gpointer data, GError **error)
{
  *(RegieScorePart *) data = (RegieScorePart){ regie_column_id (c[0]), regie_column_id (c[1]),
                                               (guint) regie_column_id (c[2]) };
  return TRUE;
}

/* The last level that was reported of each finished order, against that of the PIP. */
static gboolean
take_level (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieScorePart *levels = data;
  RegieLevel said = regie_level_find (c[0]);

  if (c[0] == NULL || c[1] == NULL)
    return TRUE;
  levels->part += said != REGIE_LEVEL_UNKNOWN && said >= regie_level_find (c[1]);
  levels->whole++;
  levels->n++;
  return TRUE;
}

/* What is about the days: $2 is the first and $3 the last of them. */
static gboolean
load_days (RegieDb *db, const char *const params[3], RegieScoreFacts *facts, GError **error)
{
  return regie_db_exec (db,
                        "SELECT e.ordered_on, e.begun_on" ORDERS
                        " AND e.begun_on >= $2 AND e.begun_on <= $3",
                        3, params, take_lead, facts->leads, error)
         && regie_db_exec (
           db,
           "SELECT sum(COALESCE(f.minutes, f.hours * 60)), sum(COALESCE(f.plan_minutes, f.plan * "
           "60)), count(*) FROM report r JOIN fact f ON f.report = r.id"
           " WHERE r.provider = $1 AND r.voided = 0 AND f.voided = 0 AND f.day >= $2 AND f.day <= "
           "$3 AND COALESCE(f.plan_minutes, f.plan * 60) > 0",
           3, params, take_part, &facts->attended, error)
         && regie_db_exec (
           db,
           "SELECT sum(CASE e.stage WHEN 'gestopt' THEN 1 ELSE 0 END), count(*), count(*)" ORDERS
           " AND e.ended_on >= $2 AND e.ended_on <= $3 AND e.stage IN ('klaar', 'gestopt')",
           3, params, take_part, &facts->stopped, error)
         && regie_db_exec (
           db,
           "SELECT (SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.engagement = e.id "
           "AND f.voided = 0 AND f.level IS NOT NULL ORDER BY f.day DESC, f.id DESC LIMIT 1),"
           " (SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.kind = 'pip' AND "
           "f.voided = 0 AND f.level IS NOT NULL ORDER BY f.day DESC, f.id DESC LIMIT 1)" ORDERS
           " AND e.topic = 'taal' AND e.stage = 'klaar' AND e.ended_on >= $2 AND e.ended_on <= $3",
           3, params, take_level, &facts->reached, error)
         && regie_db_exec (
           db,
           "SELECT sum((SELECT sum(x.approved) FROM invoice_line x JOIN invoice v ON v.id = "
           "x.invoice WHERE x.engagement = e.id AND x.voided = 0 AND v.voided = 0"
           " AND v.provider = c.provider AND x.stage IN ('goedgekeurd', 'deels'))), count(*), "
           "count(*)" ORDERS " AND e.stage = 'klaar' AND e.ended_on >= $2 AND e.ended_on <= $3",
           3, params, take_part, &facts->paid, error);
}

gboolean
regie_score_load_facts (RegieDb *db, gint64 provider, RegieDay from, RegieDay until,
                        RegieScoreFacts *facts, GError **error)
{
  g_autofree char *first_order = NULL;
  char id[REGIE_NUMBER_TEXT], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (provider, id), regie_day_format (from, first),
                           regie_day_format (until, last) };

  g_return_val_if_fail (db != NULL && facts != NULL, FALSE);
  facts->leads = g_array_new (FALSE, FALSE, sizeof (int));
  if (!load_days (db, params, facts, error)
      || !regie_db_get_text (db, "SELECT min(e.from_day)" ORDERS, 1, params, &first_order, error)
      || (facts->provider = regie_report_provider_load (db, NULL, provider, error)) == NULL
      || (facts->reports = regie_report_load_read (db, provider, error)) == NULL)
    return FALSE;
  facts->first_order = regie_column_day (first_order);
  facts->norms = regie_load (
    db, regie_entity (REGIE_ENTITY_Indicator),
    "contract IN (SELECT id FROM contract WHERE provider = $1 AND voided = 0) ORDER BY id", 1,
    params, error);
  return facts->norms != NULL;
}
