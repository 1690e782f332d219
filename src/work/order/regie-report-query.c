/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked and written of what providers report. */
#include "regie-report-query.h"

#include "regie-column.h"
#include "regie-load.h"
#include "regie-tasks.h"
#include "regie-text.h"

#define DEFAULT_REPORT_DAYS 14 /* after the period, when none were agreed */
#define DOSSIERS                                                                                   \
  "(SELECT e.dossier FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot "  \
  "= l.id WHERE c.provider = $1 AND e.voided = 0)"

/* -1 for NULL. */
static int
minutes_of (const char *text)
{
  return text != NULL ? regie_column_int (text) : -1;
}

static gboolean
take_provider (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReportProvider *self = g_new (RegieReportProvider, 1);

  *self = (RegieReportProvider){ .id = regie_column_id (c[0]),
                                 .name = g_strdup (c[1]),
                                 .columns = g_strdup (c[2]),
                                 .rhythm = regie_report_rhythm (c[3]),
                                 .report_days = c[4] != NULL ? regie_column_int (c[4])
                                                             : DEFAULT_REPORT_DAYS };
  g_clear_pointer ((RegieReportProvider **) data, regie_report_provider_free);
  *(RegieReportProvider **) data = self;
  return TRUE;
}

gboolean
regie_report_find_provider (RegieDb *db, const char *name, gint64 id,
                            RegieReportProvider **provider, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && provider != NULL, FALSE);
  *provider = NULL;
  return regie_db_exec (db,
                        name != NULL
                          ? "SELECT id, name, columns, rhythm, report_days FROM provider "
                            "WHERE voided = 0 AND lower(name) = lower($1)"
                          : "SELECT id, name, columns, rhythm, report_days FROM provider "
                            "WHERE voided = 0 AND id = $1",
                        1, (const char *[]){ name != NULL ? name : regie_number_format (id, text) },
                        take_provider, provider, error);
}

GPtrArray *
regie_report_load_of_period (RegieDb *db, gint64 provider, RegiePeriod period, GError **error)
{
  char id[REGIE_NUMBER_TEXT], name[REGIE_PERIOD_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (
    db, regie_entity (REGIE_ENTITY_Report), "provider = $1 AND period = $2 ORDER BY id DESC", 2,
    (const char *[]){ regie_number_format (provider, id), regie_period_format (period, name) },
    error);
}

static gboolean
take_read (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReportRead read = { .provider = regie_column_id (c[0]),
                           .first_on = regie_column_day (c[2]) };

  if (regie_period_parse (c[1], &read.period))
    g_array_append_val ((GArray *) data, read);
  return TRUE;
}

GArray *
regie_report_load_read (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (RegieReportRead));
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT provider, period, COALESCE(first_on, read_on) FROM report WHERE "
                      "(provider = $1 OR $1 = '0') AND voided = 0",
                      1, (const char *[]){ regie_number_format (provider, id) }, take_read, read,
                      error))
    return NULL;
  return g_steal_pointer (&read);
}

gboolean
regie_report_find_reader (RegieDb *db, const char *id, char **name, GError **error)
{
  g_return_val_if_fail (db != NULL && id != NULL && name != NULL, FALSE);
  return regie_db_get_text (db, "SELECT name FROM staff WHERE id = $1", 1, &id, name, error);
}

gboolean
regie_report_find_entry (RegieDb *db, gint64 report, gint64 *entry, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && entry != NULL, FALSE);
  return regie_db_get_int (
    db,
    "SELECT max(v.seq) FROM change_value v JOIN report r ON r.id = $1 AND r.voided = 0"
    " WHERE v.entity = 'report' AND v.id <= $1 AND v.last_id >= $1 AND v.from_text IS NULL",
    1, (const char *[]){ regie_number_format (report, id) }, entry, error);
}

/* The day that SQL gives, NONE when it gives none. */
static gboolean
find_day (RegieDb *db, const char *sql, guint n, const char *const *params, RegieDay *day,
          GError **error)
{
  g_autofree char *text = NULL;

  if (!regie_db_get_text (db, sql, n, params, &text, error))
    return FALSE;
  *day = regie_column_day (text);
  return TRUE;
}

gboolean
regie_report_find_read_on (RegieDb *db, gint64 provider, const char *hash, RegieDay *day,
                           GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && hash != NULL && day != NULL, FALSE);
  return find_day (
    db, "SELECT max(read_on) FROM report WHERE provider = $1 AND hash = $2 AND voided = 0", 2,
    (const char *[]){ regie_number_format (provider, id), hash }, day, error);
}

gboolean
regie_report_find_first_on (RegieDb *db, gint64 report, RegieDay *day, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && day != NULL, FALSE);
  return find_day (db, "SELECT COALESCE(first_on, read_on) FROM report WHERE id = $1", 1,
                   (const char *[]){ regie_number_format (report, id) }, day, error);
}

static gboolean
take_ordered (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReconciled *person = g_new0 (RegieReconciled, 1);
  RegieDay ended = regie_column_day (c[9]);

  person->order = regie_column_id (c[0]);
  person->dossier = regie_column_id (c[1]);
  person->number = g_strdup (c[2]);
  person->dossier_number = g_strdup (c[3]);
  person->name = g_strdup (c[4]);
  person->topic = g_strdup (c[5]);
  person->lot = g_strdup (c[6]);
  person->input = (RegieGapInput){
    .from = regie_column_day (c[7]),
    .until = ended != REGIE_DAY_NONE ? ended : regie_column_day (c[8]),
    .begun = regie_column_day (c[10]),
    .per_week = MAX (0, regie_column_int (c[11])),
    .waits = regie_order_stage_find (c[12]) == REGIE_ORDER_STAGE_WAITS,
    .route = regie_route_find (c[13]),
  };
  g_ptr_array_add (data, person);
  return TRUE;
}

GPtrArray *
regie_report_load_people (RegieDb *db, gint64 provider, RegiePeriod period, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_reconciled_free);
  char id[REGIE_NUMBER_TEXT], from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT e.id, e.dossier, e.number, i.number, i.name, e.topic, l.name, "
                      "e.from_day, e.until_day, e.ended_on, e.begun_on, e.hours, e.stage, i.route"
                      " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON "
                      "e.lot = l.id JOIN dossier_index i ON i.dossier = e.dossier"
                      " WHERE c.provider = $1 AND e.voided = 0 AND ((e.from_day <= $3 AND "
                      "COALESCE(e.ended_on, e.until_day) >= $2)"
                      " OR EXISTS (SELECT 1 FROM fact f WHERE f.dossier = e.dossier AND "
                      "f.engagement = e.id AND f.voided = 0 AND f.day >= $2 AND f.day <= $3))"
                      " ORDER BY i.name, e.id",
                      3,
                      (const char *[]){ regie_number_format (provider, id),
                                        regie_day_format (period.from, from),
                                        regie_day_format (period.until, until) },
                      take_ordered, people, error))
    return NULL;
  return g_steal_pointer (&people);
}

static gboolean
take_hours (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReportHours hours = { .order = regie_column_id (c[0]),
                             .day = regie_column_day (c[1]),
                             .minutes = minutes_of (c[2]),
                             .offered = minutes_of (c[3]),
                             .excused = minutes_of (c[4]),
                             .unexcused = minutes_of (c[5]),
                             .level = regie_level_find (c[6]),
                             .route = regie_route_find (c[7]),
                             .report = regie_column_id (c[8]) };

  g_array_append_val ((GArray *) data, hours);
  return TRUE;
}

GArray *
regie_report_load_hours (RegieDb *db, gint64 provider, RegieDay from, RegieDay until,
                         GError **error)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (RegieReportHours));
  char id[REGIE_NUMBER_TEXT], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (
        db,
        "SELECT f.engagement, f.day, COALESCE(f.minutes, f.hours * 60), "
        "COALESCE(f.plan_minutes, f.plan * 60), COALESCE(f.excused_minutes, f.excused * 60),"
        " COALESCE(f.unexcused_minutes, f.unexcused * 60), f.level, f.route, r.id FROM report r "
        "JOIN fact f ON f.report = r.id"
        " WHERE r.provider = $1 AND r.voided = 0 AND f.voided = 0 AND f.engagement IS NOT NULL "
        "AND f.day >= $2 AND f.day <= $3 ORDER BY f.day",
        3,
        (const char *[]){ regie_number_format (provider, id), regie_day_format (from, first),
                          regie_day_format (until, last) },
        take_hours, hours, error))
    return NULL;
  return g_steal_pointer (&hours);
}

static gboolean
take_fact (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReportFact fact = { regie_column_id (c[0]), regie_column_day (c[1]),
                           regie_level_find (n > 2 ? c[2] : NULL) };

  g_array_append_val ((GArray *) data, fact);
  return TRUE;
}

/* The rows of SQL: what it is about, a day and perhaps a level.  $1 is PROVIDER, $2 is TEXT. */
static GArray *
load_facts (RegieDb *db, const char *sql, gint64 provider, const char *text, GError **error)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (RegieReportFact));
  char id[REGIE_NUMBER_TEXT];

  return regie_db_exec (db, sql, 2, (const char *[]){ regie_number_format (provider, id), text },
                        take_fact, facts, error)
           ? g_steal_pointer (&facts)
           : NULL;
}

GArray *
regie_report_load_attended (RegieDb *db, gint64 provider, RegieDay until, GError **error)
{
  char last[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return load_facts (
    db,
    "SELECT f.engagement, max(f.day) FROM report r JOIN fact f ON f.report = r.id WHERE "
    "r.provider = $1 AND r.voided = 0 AND f.voided = 0 AND f.day <= $2"
    " AND COALESCE(f.minutes, f.hours * 60) > 0 GROUP BY f.engagement",
    provider, regie_day_format (until, last), error);
}

GArray *
regie_report_load_levels (RegieDb *db, gint64 provider, RegieDay until, GError **error)
{
  char last[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return load_facts (
    db,
    "SELECT f.dossier, f.day, f.level FROM fact f WHERE f.kind = 'pip' AND f.voided = 0 AND "
    "COALESCE(f.planned, 0) = 0 AND f.day <= $2 AND f.dossier IN " DOSSIERS " ORDER BY f.day, f.id",
    provider, regie_day_format (until, last), error);
}

GArray *
regie_report_load_exams (RegieDb *db, gint64 provider, RegieDay until, GError **error)
{
  char last[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return load_facts (
    db,
    "SELECT f.dossier, f.day FROM fact f WHERE f.kind = 'examen' AND f.planned = 1 AND "
    "f.voided = 0 AND f.day <= $2 AND f.dossier IN " DOSSIERS
    " AND NOT EXISTS (SELECT 1 FROM fact g WHERE g.dossier = f.dossier AND g.kind = "
    "'examen' AND g.voided = 0 AND COALESCE(g.planned, 0) = 0"
    " AND g.parts = f.parts AND (g.day >= f.day OR g.result = 'geslaagd')) ORDER BY f.day "
    "DESC, f.id",
    provider, regie_day_format (until, last), error);
}

static gboolean
take_earlier (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReportEarlier one = { .fact = regie_column_id (c[0]),
                             .dossier = regie_column_id (c[1]),
                             .report = regie_column_id (c[2]),
                             .order = regie_column_id (c[3]),
                             .first = regie_column_day (c[4]),
                             .last = regie_column_day (c[5]),
                             .period = { REGIE_PERIOD_NEVER },
                             .minutes = regie_column_int (c[7]) };

  if (one.last == REGIE_DAY_NONE)
    return TRUE;
  regie_period_parse (c[6], &one.period);
  g_array_append_val ((GArray *) data, one);
  return TRUE;
}

GArray *
regie_report_load_earlier (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RegieReportEarlier));
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (
        db,
        "SELECT f.id, f.dossier, r.id, f.engagement, f.first_day, f.day, r.period, "
        "COALESCE(f.minutes, f.hours * 60) FROM report r JOIN fact f ON f.report = r.id"
        " WHERE r.provider = $1 AND r.voided = 0 AND f.voided = 0 ORDER BY r.id, f.engagement, "
        "f.day, f.id",
        1, (const char *[]){ regie_number_format (provider, id) }, take_earlier, all, error))
    return NULL;
  return g_steal_pointer (&all);
}

GArray *
regie_report_load_by_hand (RegieDb *db, gint64 provider, const char *name, GError **error)
{
  g_return_val_if_fail (db != NULL && name != NULL, NULL);
  return load_facts (
    db,
    "SELECT e.id, f.day FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON "
    "e.lot = l.id JOIN fact f ON f.dossier = e.dossier"
    " WHERE c.provider = $1 AND e.voided = 0 AND f.kind = 'uren' AND f.voided = 0 AND "
    "COALESCE(f.planned, 0) = 0 AND f.report IS NULL AND f.engagement IS NULL"
    " AND COALESCE(f.topic, 'taal') = e.topic AND f.day >= e.from_day AND f.day <= "
    "COALESCE(e.ended_on, e.until_day)"
    " AND (f.provider IS NULL OR lower(f.provider) = lower($2)) AND NOT EXISTS (SELECT 1 FROM "
    "attendance a WHERE a.fact = f.id)",
    provider, name, error);
}

gboolean
regie_report_insert (RegieDb *db, const RegieReportNew *report, GError **error)
{
  char id[REGIE_NUMBER_TEXT], provider[REGIE_NUMBER_TEXT], who[REGIE_NUMBER_TEXT],
    lines[REGIE_NUMBER_TEXT], faulty[REGIE_NUMBER_TEXT], period[REGIE_PERIOD_TEXT],
    read[REGIE_DAY_TEXT], first[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && report != NULL, FALSE);
  return regie_db_exec (
    db,
    "INSERT INTO report (id, version, voided, provider, period, file, hash, "
    "read_on, read_by, lines, faulty, faults, first_on)"
    " VALUES ($1, 1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    11,
    (const char *[]){
      regie_number_format (report->id, id), regie_number_format (report->provider, provider),
      regie_period_format (report->period, period), report->file, report->hash,
      regie_day_format (report->read_on, read),
      report->read_by != 0 ? regie_number_format (report->read_by, who) : NULL,
      regie_number_format (report->lines, lines), regie_number_format (report->faulty, faulty),
      report->faults,
      report->first_on != REGIE_DAY_NONE ? regie_day_format (report->first_on, first) : NULL },
    NULL, NULL, error);
}

static const char *const row_columns[] = {
  "id",           "version",         "voided",
  "kind",         "source",          "report",
  "recorded_at",  "recorded_by",     "dossier",
  "day",          "topic",           "hours",
  "plan",         "excused",         "unexcused",
  "level",        "route",           "minutes",
  "plan_minutes", "excused_minutes", "unexcused_minutes",
  "note",         "engagement",      "first_day",
};

RegieInsert *
regie_report_rows_new (void)
{
  return regie_insert_new ("fact", row_columns, G_N_ELEMENTS (row_columns));
}

static const char *
minutes_text (int minutes, char buffer[REGIE_NUMBER_TEXT])
{
  return minutes < 0 ? NULL : regie_number_format (minutes, buffer);
}

/* Minutes as whole hours. */
static const char *
hours_text (int minutes, char buffer[REGIE_NUMBER_TEXT])
{
  return minutes_text (minutes < 0 ? minutes : (minutes + 30) / 60, buffer);
}

void
regie_report_rows_add (RegieInsert *self, const RegieReportRow *row)
{
  char t[13][REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT], first[REGIE_DAY_TEXT];
  const char *values[] = {
    regie_number_format (row->id, t[0]),
    "1",
    "0",
    regie_fact_kind_name (REGIE_FACT_HOURS),
    regie_source_name (REGIE_SOURCE_PROVIDER),
    regie_number_format (row->report, t[1]),
    row->recorded_at,
    row->recorded_by != 0 ? regie_number_format (row->recorded_by, t[2]) : NULL,
    regie_number_format (row->dossier, t[3]),
    regie_day_format (row->day, day),
    row->topic,
    hours_text (row->minutes, t[4]),
    hours_text (row->planned, t[5]),
    hours_text (row->excused, t[6]),
    hours_text (row->unexcused, t[7]),
    row->level,
    row->route,
    minutes_text (row->minutes, t[8]),
    minutes_text (row->planned, t[9]),
    minutes_text (row->excused, t[10]),
    minutes_text (row->unexcused, t[11]),
    row->remark,
    regie_number_format (row->order, t[12]),
    regie_day_format (row->first, first),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (row_columns));
  g_return_if_fail (self != NULL && row != NULL);
  regie_insert_add (self, values);
}

gboolean
regie_report_void (RegieDb *db, const char *entity, gint64 first, gint64 last, gint64 *n,
                   GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET voided = 1, version = version + 1 "
                                          "WHERE id BETWEEN $1 AND $2 AND voided = 0 RETURNING id",
                                          entity);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  char from[REGIE_NUMBER_TEXT], until[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && entity != NULL && n != NULL, FALSE);
  if (!regie_db_get_ids (db, sql, 2,
                         (const char *[]){ regie_number_format (first, from),
                                           regie_number_format (last, until) },
                         gone, error))
    return FALSE;
  *n = gone->len;
  return TRUE;
}

gboolean
regie_report_count_lines (RegieDb *db, gint64 report, gint64 *n, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, "SELECT count(*) FROM fact WHERE report = $1 AND voided = 0", 1,
                           (const char *[]){ regie_number_format (report, id) }, n, error);
}
