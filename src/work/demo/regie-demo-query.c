/* SPDX-License-Identifier: EUPL-1.2 */
/* What the invented data ask of themselves, and the statements that change all of them at once. */
#include "regie-demo-query.h"

#include "regie-column.h"
#include "regie-text.h"

gboolean
regie_demo_count_people (RegieDb *db, gint64 *n, GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, "SELECT count(*) FROM person", 0, NULL, n, error);
}

gboolean
regie_demo_find_provider (RegieDb *db, const char *name, gint64 *id, GError **error)
{
  g_return_val_if_fail (db != NULL && name != NULL && id != NULL, FALSE);
  return regie_db_get_int (db, "SELECT id FROM provider WHERE name = $1 AND voided = 0", 1, &name,
                           id, error);
}

gboolean
regie_demo_find_examinee (RegieDb *db, gint64 *id, GError **error)
{
  g_return_val_if_fail (db != NULL && id != NULL, FALSE);
  return regie_db_get_int (db,
                           "SELECT i.dossier FROM dossier_index i WHERE i.phase = 'examens' AND "
                           "i.term_end > i.term_nominal ORDER BY i.hours DESC, i.dossier LIMIT 1",
                           0, NULL, id, error);
}

gboolean
regie_demo_find_circle (RegieDb *db, gint64 *id, GError **error)
{
  g_return_val_if_fail (db != NULL && id != NULL, FALSE);
  return regie_db_get_int (db,
                           "SELECT t.dossier FROM tie t WHERE t.voided = 0 AND EXISTS (SELECT 1 "
                           "FROM gathering g WHERE g.dossier = t.dossier AND g.voided = 0) GROUP "
                           "BY t.dossier ORDER BY count(*) DESC, t.dossier LIMIT 1",
                           0, NULL, id, error);
}

gboolean
regie_demo_find_filed (RegieDb *db, guint most, GArray *dossiers, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 first;

  g_return_val_if_fail (db != NULL && dossiers != NULL, FALSE);
  if (!regie_demo_find_examinee (db, &first, error))
    return FALSE;
  if (first != 0)
    g_array_append_val (dossiers, first);
  sql = g_strdup_printf ("SELECT id FROM dossier WHERE voided = 0 AND id <> %" G_GINT64_FORMAT
                         " ORDER BY id LIMIT %u",
                         first, most);
  return regie_db_get_ids (db, sql, 0, NULL, dossiers, error);
}

gboolean
regie_demo_price_plan (RegieDb *db, const char *dossier, const char *lessons, const char *place,
                       const char *work, GError **error)
{
  g_return_val_if_fail (db != NULL && dossier != NULL, FALSE);
  return regie_db_exec (
           db,
           "UPDATE fact SET rhythm = $1, place = $2, price = 985, unit = 'uur', travel = 20 "
           "WHERE dossier = $3 AND kind = 'plan_regel' AND topic = 'taal'",
           3, (const char *[]){ lessons, place, dossier }, NULL, NULL, error)
         && regie_db_exec (
           db,
           "UPDATE fact SET rhythm = $1, price = 0 "
           "WHERE dossier = $2 AND kind = 'plan_regel' AND topic IN ('werk', 'participatie')",
           2, (const char *[]){ work, dossier }, NULL, NULL, error)
         && regie_db_exec (
           db,
           "UPDATE fact SET price = CASE topic WHEN 'pvt' THEN 32500 ELSE 75000 END, "
           "unit = 'traject' "
           "WHERE dossier = $1 AND kind = 'plan_regel' AND topic IN ('pvt', 'map')",
           1, &dossier, NULL, NULL, error);
}

static void
line_clear (gpointer data)
{
  RegieDemoLine *line = data;

  g_free (line->topic);
  g_free (line->lot);
  g_free (line->price);
  g_free (line->unit);
  g_free (line->hours);
}

static gboolean
take_line (guint n, const char *const *c, gpointer lines, GError **error)
{
  RegieDemoLine line = { regie_column_id (c[0]), regie_column_id (c[1]),  g_strdup (c[2]),
                         g_strdup (c[3]),        g_strdup (c[4]),         g_strdup (c[5]),
                         g_strdup (c[6]),        regie_column_day (c[7]), regie_column_day (c[8]) };

  g_array_append_val ((GArray *) lines, line);
  return TRUE;
}

GArray *
regie_demo_load_lines (RegieDb *db, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (RegieDemoLine));

  g_return_val_if_fail (db != NULL, NULL);
  g_array_set_clear_func (lines, line_clear);
  if (!regie_db_exec (
        db,
        "SELECT f.id, f.dossier, f.topic, l.id, p.amount, p.unit, f.intensity, f.day, f.until_day "
        "FROM fact f JOIN dossier_index i ON i.dossier = f.dossier "
        "JOIN provider o ON o.name = f.provider JOIN contract c ON c.provider = o.id "
        "JOIN lot l ON l.contract = c.id JOIN price p ON p.lot = l.id AND p.topic = f.topic "
        "WHERE f.kind = 'plan_regel' AND f.topic IN ('taal', 'pvt', 'map') "
        "AND f.until_day IS NOT NULL AND (l.route IS NULL OR l.route = i.route) "
        /* Those of after the integration last: the samples of data/demo name orders by number. */
        "ORDER BY CASE WHEN EXISTS (SELECT 1 FROM fact m WHERE m.dossier = f.dossier AND m.kind = "
        "'plicht_voldaan' AND m.day < f.day) THEN 1 ELSE 0 END, f.id",
        0, NULL, take_line, lines, error))
    return NULL;
  return g_steal_pointer (&lines);
}

static gboolean
take_hours (guint n, const char *const *c, gpointer all, GError **error)
{
  RegieDemoHours hours = { regie_column_id (c[0]), regie_column_id (c[1]), regie_column_id (c[2]),
                           regie_column_day (c[3]) };

  g_array_append_val ((GArray *) all, hours);
  return TRUE;
}

GArray *
regie_demo_load_hours (RegieDb *db, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RegieDemoHours));

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT f.id, e.id, c.provider, f.day FROM fact f "
                      "JOIN engagement e ON e.dossier = f.dossier AND e.topic = 'taal' "
                      "JOIN lot l ON l.id = e.lot JOIN contract c ON c.id = l.contract "
                      "WHERE f.kind = 'uren' AND f.day <= COALESCE(e.ended_on, e.until_day) "
                      "ORDER BY f.day, f.id",
                      0, NULL, take_hours, all, error))
    return NULL;
  return g_steal_pointer (&all);
}

#define MOST_HOURS 64 /* in one statement */

/* N of them at once. */
static gboolean
report_hours (RegieDb *db, const RegieDemoHours *hours, const char *const *reports, guint n,
              GError **error)
{
  g_autoptr (GString) sql = g_string_new ("WITH said (fact, engagement, report) AS (VALUES ");
  char orders[MOST_HOURS][REGIE_NUMBER_TEXT], facts[MOST_HOURS][REGIE_NUMBER_TEXT];
  const char *params[3 * MOST_HOURS];

  for (guint i = 0; i < n; i++)
    {
      params[3 * i] = regie_number_format (hours[i].fact, facts[i]);
      params[3 * i + 1] = regie_number_format (hours[i].order, orders[i]);
      params[3 * i + 2] = reports[i];
      g_string_append_printf (
        sql, "%s(CAST ($%u AS bigint), CAST ($%u AS bigint), CAST ($%u AS bigint))",
        i > 0 ? ", " : "", 3 * i + 1, 3 * i + 2, 3 * i + 3);
    }
  g_string_append (
    sql, ") UPDATE fact SET engagement = said.engagement, report = said.report, topic = 'taal', "
         "minutes = hours * 60, plan_minutes = plan * 60, excused_minutes = excused * 60, "
         "unexcused_minutes = unexcused * 60, source = 'aanbieder' "
         "FROM said WHERE id = said.fact");
  return regie_db_exec (db, sql->str, 3 * n, params, NULL, NULL, error);
}

gboolean
regie_demo_report_hours (RegieDb *db, const RegieDemoHours *hours, const char *const *reports,
                         guint n, GError **error)
{
  g_return_val_if_fail (db != NULL && reports != NULL, FALSE);
  for (guint at = 0; at < n; at += MOST_HOURS)
    if (!report_hours (db, hours + at, reports + at, MIN (MOST_HOURS, n - at), error))
      return FALSE;
  return TRUE;
}

gboolean
regie_demo_finish_reports (RegieDb *db, GError **error)
{
  static const char *const all[] = {
    "UPDATE report SET lines = (SELECT count(*) FROM fact f WHERE f.report = report.id), "
    "faulty = 0",
    /* Some are said to be further than others, one in so many on another route. */
    "UPDATE fact SET level = CASE WHEN day > (SELECT max(read_on) FROM report "
    "WHERE id = fact.report) THEN NULL WHEN id % 3 = 0 THEN 'A2' ELSE 'A1' END "
    "WHERE kind = 'uren' AND report IS NOT NULL AND id % 4 = 1",
    "UPDATE fact SET route = 'Z' WHERE kind = 'uren' AND report IS NOT NULL AND id % 97 = 5",
  };

  g_return_val_if_fail (db != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (!regie_db_exec (db, all[i], 0, NULL, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_billed (guint n, const char *const *c, gpointer all, GError **error)
{
  RegieDemoBilled billed = { regie_column_id (c[0]), regie_column_id (c[1]),
                             regie_column_id (c[2]) };

  g_array_append_val ((GArray *) all, billed);
  return TRUE;
}

GArray *
regie_demo_load_billed (RegieDb *db, gint64 provider, const char *period, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RegieDemoBilled));
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && period != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT e.id, sum(f.minutes), e.price FROM report r "
                      "JOIN fact f ON f.report = r.id JOIN engagement e ON e.id = f.engagement "
                      "WHERE r.provider = $1 AND r.period = $2 AND e.unit = 'uur' "
                      "GROUP BY e.id, e.price HAVING sum(f.minutes) > 0 ORDER BY e.id",
                      2, (const char *[]){ regie_number_format (provider, id), period },
                      take_billed, all, error))
    return NULL;
  return g_steal_pointer (&all);
}

gboolean
regie_demo_close_wishes (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_script (
    db,
    "UPDATE wish SET closed_on = (SELECT max(m.ended_on) FROM match m "
    "WHERE m.wish = wish.id AND m.stage = 'afgerond') "
    "WHERE EXISTS (SELECT 1 FROM match m WHERE m.wish = wish.id AND m.stage = 'afgerond')",
    error);
}

static void
sample_clear (gpointer data)
{
  RegieDemoSample *sample = data;

  g_free (sample->number);
  g_free (sample->dossier);
  g_free (sample->bsn);
}

static gboolean
take_sample (guint n, const char *const *c, gpointer samples, GError **error)
{
  RegieDemoSample sample = {
    g_strdup (c[0]),         g_strdup (c[1]),         g_strdup (c[2]),
    regie_column_day (c[3]), regie_column_day (c[4]), c[5] != NULL ? regie_column_int (c[5]) : 6,
  };

  g_array_append_val ((GArray *) samples, sample);
  return TRUE;
}

GArray *
regie_demo_load_samples (RegieDb *db, gint64 provider, RegiePeriod period, GError **error)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (RegieDemoSample));
  char id[REGIE_NUMBER_TEXT], from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (provider, id), regie_day_format (period.from, from),
                           regie_day_format (period.until, until) };

  g_return_val_if_fail (db != NULL, NULL);
  g_array_set_clear_func (samples, sample_clear);
  if (!regie_db_exec (
        db,
        "SELECT e.number, d.number, p.bsn, e.from_day, COALESCE(e.ended_on, e.until_day), e.hours "
        "FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id "
        "JOIN dossier d ON d.id = e.dossier JOIN person p ON p.id = d.person "
        "WHERE c.provider = $1 AND e.voided = 0 AND e.stage <> 'wacht' "
        "AND e.from_day <= $3 AND COALESCE(e.ended_on, e.until_day) >= $2 ORDER BY e.number",
        G_N_ELEMENTS (params), params, take_sample, samples, error))
    return NULL;
  return g_steal_pointer (&samples);
}

static gboolean
append_middle (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDemoMiddle one = { regie_column_id (c[0]), regie_column_id (c[1]), regie_column_id (c[2]),
                          regie_column_int (c[3]) != 0 };

  g_array_append_val (data, one);
  return TRUE;
}

GArray *
regie_demo_load_middles (RegieDb *db, RegieDay today, GError **error)
{
  g_autoptr (GArray) middles = g_array_new (FALSE, FALSE, sizeof (RegieDemoMiddle));
  char oldest[REGIE_DAY_TEXT];
  char youngest[REGIE_DAY_TEXT];
  const char *params[] = { oldest, youngest };
  int year, month, day;

  g_return_val_if_fail (db != NULL, NULL);
  regie_day_to_civil (today, &year, &month, &day);
  regie_day_format (regie_day_last_day (regie_day_from_civil (year - 28, month, 1), 0), oldest);
  regie_day_format (regie_day_from_civil (year - 16, month, 1), youngest);
  if (!regie_db_exec (db,
                      "SELECT d.id, d.director, d.consultant, CASE WHEN p.born > $1 AND p.born < "
                      "$2 THEN 1 ELSE 0 END FROM dossier d JOIN person p ON p.id = d.person WHERE "
                      "d.voided = 0 ORDER BY d.id",
                      2, params, append_middle, middles, error))
    return NULL;
  return g_steal_pointer (&middles);
}

static void
partner_clear (gpointer data)
{
  RegieDemoPartner *self = data;

  g_free (self->name);
  g_free (self->area);
}

static gboolean
append_partner (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDemoPartner one = { regie_column_id (c[0]), g_strdup (c[1]), g_strdup (c[2]) };

  g_array_append_val (data, one);
  return TRUE;
}

GArray *
regie_demo_load_partners (RegieDb *db, GError **error)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (RegieDemoPartner));

  g_return_val_if_fail (db != NULL, NULL);
  g_array_set_clear_func (partners, partner_clear);
  if (!regie_db_exec (db,
                      "SELECT id, name, area FROM organisation WHERE partner = 1 AND voided = 0 "
                      "ORDER BY name, id",
                      0, NULL, append_partner, partners, error))
    return NULL;
  return g_steal_pointer (&partners);
}
