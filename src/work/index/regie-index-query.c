/* SPDX-License-Identifier: EUPL-1.2 */
/* What the index of a dossier is made from, and the rows that it consists of. */
#include "regie-index-query.h"

#include <string.h>

#include "regie-column.h"
#include "regie-cost.h"
#include "regie-person.h"
#include "regie-policies.h"
#include "regie-text.h"

/* The id of DOSSIER as the one parameter of a statement. */
#define ID(id, buffer) ((const char *[]){ regie_number_format (id, buffer) })

static const char *const deadline_columns[] = {
  "dossier",   "n",     "rule",           "fact",         "begins",     "nominal",
  "due",       "ended", "lapsed_from",    "lapsed_until", "nature",     "actor",
  "uncertain", "open",  "deferred_until", "unrecorded",   "consultant",
};
static const char *const dossier_columns[] = {
  "dossier", "person",     "name",          "name_sort",  "number",  "born",       "grp",
  "route",   "phase",      "municipality",  "consultant", "started", "next_rule",  "next_due",
  "pip_day", "term_begin", "term_nominal",  "term_end",   "hours",   "hours_plan", "last_contact",
  "done_on", "refresh_on", "facts_version", "made_on",    "silence",
};
static const char *const cost_columns[] = { "dossier", "year", "amount" };

static gboolean
take_head (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieIndexHead *head = data;
  const char **texts[] = {
    &head->d.given_names,  &head->d.prefix,      &head->d.surname,
    &head->d.v_number,     &head->d.number,      &head->d.born,
    &head->d.municipality, &head->d.other_names, &head->d.regime,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (texts) == G_N_ELEMENTS (head->texts));
  head->found = TRUE;
  head->d.person = regie_column_id (c[0]);
  head->d.group = regie_group_find (c[1]);
  head->d.consultant = regie_column_id (c[2]);
  head->d.recorded_from = regie_column_day (c[3]);
  head->d.director = regie_column_id (c[4]);
  head->d.opened_on = regie_column_day (c[5]);
  head->d.closed_on = regie_column_day (c[6]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = head->texts[i] = g_strdup (c[7 + i]);
  return TRUE;
}

void
regie_index_head_clear (RegieIndexHead *head)
{
  for (guint i = 0; i < G_N_ELEMENTS (head->texts); i++)
    g_clear_pointer (&head->texts[i], g_free);
}

static char *
make_facts_sql (void)
{
  g_autofree char *columns = regie_fact_dup_columns ();

  return g_strdup_printf ("SELECT %s FROM fact WHERE dossier = $1 AND voided = 0 ORDER BY id",
                          columns);
}

/* The facts of one dossier; the same text every time, so that it is prepared once. */
static const char *
facts_sql (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) make_facts_sql ());
  return (const char *) once;
}

static gboolean
take_fact (guint n, const char *const *columns, gpointer facts, GError **error)
{
  RegieFact fact;

  regie_fact_from_row (&fact, columns);
  g_array_append_val ((GArray *) facts, fact);
  return TRUE;
}

static gboolean
take_due (guint n, const char *const *c, gpointer due, GError **error)
{
  *(RegieDay *) due = regie_column_day (c[0]);
  return TRUE;
}

static gboolean
take_handled (guint n, const char *const *c, gpointer handled, GError **error)
{
  RegieHandled one = { .fact = regie_column_id (c[1]),
                       .until = regie_column_day (c[2]),
                       .done = regie_handling_find (c[3]) == REGIE_HANDLING_DONE };

  g_strlcpy (one.rule, c[0], sizeof one.rule);
  g_array_append_val ((GArray *) handled, one);
  return TRUE;
}

gboolean
regie_index_load_dossier (RegieDb *db, gint64 dossier, RegieIndexHead *head, GArray *facts,
                          GArray *handled, RegieDay *agreement, GError **error)
{
  char text[REGIE_NUMBER_TEXT];
  const char *id = regie_number_format (dossier, text);
  const RegieDbAsk asks[] = {
    { "SELECT d.person, d.\"group\", d.consultant, d.recorded_from, d.director, d.opened_on, "
      "d.closed_on, p.given_names, p.prefix, p.surname, p.v_number, d.number, p.born, "
      "d.municipality, p.other_names, d.regime "
      "FROM dossier d JOIN person p ON p.id = d.person "
      "WHERE d.id = $1 AND d.voided = 0 AND p.voided = 0",
      1, &id, take_head, head },
    { facts_sql (), 1, &id, take_fact, facts },
    { "SELECT rule, fact, until_day, kind FROM deferral WHERE dossier = $1 AND voided = 0 ORDER "
      "BY id",
      1, &id, take_handled, handled },
    { "SELECT min(due) FROM agreement WHERE dossier = $1 AND done_on IS NULL AND voided = 0", 1,
      &id, take_due, agreement },
  };

  g_return_val_if_fail (db != NULL && head != NULL && agreement != NULL, FALSE);
  head->d.id = dossier;
  g_array_set_size (facts, 0);
  g_array_set_size (handled, 0);
  *agreement = REGIE_DAY_NONE;
  if (!regie_db_exec_all (db, asks, G_N_ELEMENTS (asks), error))
    return FALSE;
  regie_facts_sort ((RegieFact *) (gpointer) facts->data, facts->len);
  return TRUE;
}

typedef struct {
  RegieGroup group;
  GArray *years;
} Costs;

static gboolean
take_plan_line (guint n, const char *const *c, gpointer data, GError **error)
{
  const Costs *costs = data;
  RegieCostLine line = { .from = regie_column_day (c[0]),
                         .until = regie_column_day (c[1]),
                         .per_week = regie_column_int (c[2]),
                         .price = regie_column_id (c[3]),
                         .unit = regie_unit_of (c[4]),
                         .topic = c[5] != NULL ? regie_topic_find (c[5]) : REGIE_TOPIC_LANGUAGE,
                         .times = 1 };

  line.until = MAX (line.from, line.until);
  if (!regie_cost_is_own (&line, costs->group))
    regie_cost_spread (costs->years, &line);
  return TRUE;
}

gboolean
regie_index_load_costs (RegieDb *db, gint64 dossier, RegieGroup group, GArray *years,
                        GError **error)
{
  Costs costs = { group, years };
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && years != NULL, FALSE);
  return regie_db_exec (db,
                        "SELECT day, until_day, intensity, price, unit, topic FROM fact WHERE "
                        "dossier = $1 AND kind = 'plan_regel' AND voided = 0 AND price > 0",
                        1, ID (dossier, id), take_plan_line, &costs, error);
}

gboolean
regie_index_load_dossiers (RegieDb *db, GArray *ids, GError **error)
{
  g_return_val_if_fail (db != NULL && ids != NULL, FALSE);
  return regie_db_get_ids (db, "SELECT id FROM dossier WHERE voided = 0 ORDER BY id", 0, NULL, ids,
                           error);
}

gboolean
regie_index_load_stale (RegieDb *db, RegieDay day, GArray *ids, GError **error)
{
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && ids != NULL, FALSE);
  return regie_db_get_ids (
    db,
    "SELECT dossier FROM dossier_index WHERE refresh_on IS NOT NULL AND refresh_on <= $1 "
    "ORDER BY dossier",
    1, (const char *[]){ regie_day_format (day, text) }, ids, error);
}

gboolean
regie_index_load_known (RegieDb *db, GArray *ids, GError **error)
{
  g_return_val_if_fail (db != NULL && ids != NULL, FALSE);
  return regie_db_get_ids (
    db,
    "SELECT id FROM dossier UNION SELECT dossier FROM dossier_index UNION SELECT dossier FROM "
    "deadline UNION SELECT dossier FROM youth UNION SELECT dossier FROM plan_cost UNION SELECT id "
    "FROM search_text UNION "
    "SELECT id FROM search_note ORDER BY 1",
    0, NULL, ids, error);
}

typedef struct {
  RegieDay *day;
  guint *silence;
} Making;

static gboolean
take_making (guint n, const char *const *c, gpointer data, GError **error)
{
  const Making *making = data;
  RegieDay day = regie_column_day (c[0]);

  if (day != REGIE_DAY_NONE)
    *making->day = day;
  if (c[1] != NULL)
    *making->silence = (guint) g_ascii_strtoull (c[1], NULL, 10);
  return TRUE;
}

gboolean
regie_index_load_making (RegieDb *db, gint64 dossier, RegieDay *day, guint *silence, GError **error)
{
  Making making = { day, silence };
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && day != NULL && silence != NULL, FALSE);
  return regie_db_exec (db, "SELECT made_on, silence FROM dossier_index WHERE dossier = $1", 1,
                        ID (dossier, id), take_making, &making, error);
}

static gboolean
add_to_checksum (guint n, const char *const *columns, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    g_checksum_update (data, (const guchar *) (columns[i] != NULL ? columns[i] : "\1"),
                       columns[i] != NULL ? (gssize) strlen (columns[i]) + 1 : 1);
  return TRUE;
}

char *
regie_index_dup_checksum (RegieDb *db, gint64 dossier, GError **error)
{
  static const char *const all[] = {
    "SELECT * FROM deadline WHERE dossier = $1 ORDER BY n",
    "SELECT * FROM dossier_index WHERE dossier = $1",
    "SELECT * FROM youth WHERE dossier = $1",
    "SELECT * FROM plan_cost WHERE dossier = $1 ORDER BY year",
    "SELECT * FROM search_text WHERE id = $1",
    "SELECT * FROM search_note WHERE id = $1",
  };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (!regie_db_exec (db, all[i], 1, ID (dossier, id), add_to_checksum, sum, error))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
regie_index_bump (RegieDb *db, gint64 dossier, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_exec (db, "UPDATE dossier SET version = version + 1 WHERE id = $1", 1,
                        ID (dossier, id), NULL, NULL, error);
}

gboolean
regie_index_remove (RegieDb *db, gint64 dossier, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_policies_unindex (db, regie_number_format (dossier, id), error);
}

gboolean
regie_index_clear (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_policies_wipe_index (db, error);
}

void
regie_index_writer_init (RegieIndexWriter *self)
{
  g_return_if_fail (self != NULL);
  self->deadlines = regie_insert_new ("deadline", deadline_columns,
                                      G_N_ELEMENTS (deadline_columns));
  self->dossiers = regie_insert_new ("dossier_index", dossier_columns,
                                     G_N_ELEMENTS (dossier_columns));
  self->youth = regie_youth_insert_new ();
  self->costs = regie_insert_new ("plan_cost", cost_columns, G_N_ELEMENTS (cost_columns));
}

void
regie_index_writer_clear (RegieIndexWriter *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->deadlines, regie_insert_free);
  g_clear_pointer (&self->dossiers, regie_insert_free);
  g_clear_pointer (&self->youth, regie_insert_free);
  g_clear_pointer (&self->costs, regie_insert_free);
}

static const char *
id_or_null (gint64 id, char *buffer)
{
  return id != 0 ? regie_number_format (id, buffer) : NULL;
}

static void
add_row (RegieInsert *insert, const RegieDossierFacts *d, guint n, const RegieIndexRow *row)
{
  char ids[3][REGIE_NUMBER_TEXT], numbers[3][REGIE_NUMBER_TEXT], days[7][REGIE_DAY_TEXT];
  const char *values[] = {
    regie_number_format (d->id, ids[0]),
    regie_number_format (n, numbers[0]),
    row->rule,
    id_or_null (row->fact, ids[1]),
    regie_day_format (row->begin, days[0]),
    regie_day_format (row->nominal, days[1]),
    regie_day_format (row->due, days[2]),
    regie_day_format (row->ended, days[3]),
    regie_day_format (row->lapsed_from, days[4]),
    regie_day_format (row->lapsed_until, days[5]),
    regie_number_format (row->nature, numbers[1]),
    regie_number_format (row->actor, numbers[2]),
    row->uncertain ? "1" : "0",
    row->open ? "1" : "0",
    regie_day_format (row->deferred, days[6]),
    row->unrecorded ? "1" : "0",
    id_or_null (row->directed && d->director != 0 ? d->director : d->consultant, ids[2]),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (deadline_columns));
  regie_insert_add (insert, values);
}

static void
add_summary (RegieInsert *insert, const RegieIndexing *by, const RegieDossierFacts *d,
             const RegieSummary *s)
{
  char ids[3][REGIE_NUMBER_TEXT], numbers[3][REGIE_NUMBER_TEXT], days[10][REGIE_DAY_TEXT];
  g_autofree char *name = regie_person_dup_name (d->given_names, d->prefix, d->surname);
  g_autofree char *sort = regie_person_dup_sort (d->given_names, d->prefix, d->surname);
  const char *values[] = {
    regie_number_format (d->id, ids[0]),
    id_or_null (d->person, ids[1]),
    name,
    sort,
    d->number,
    d->born,
    regie_group_name (s->group),
    regie_route_name (s->route),
    regie_phase_name (s->phase),
    d->municipality,
    id_or_null (d->consultant, ids[2]),
    regie_day_format (s->started, days[0]),
    s->next_rule,
    regie_day_format (s->next_due, days[1]),
    regie_day_format (s->pip_day, days[2]),
    regie_day_format (s->term_begin, days[3]),
    regie_day_format (s->term_nominal, days[4]),
    regie_day_format (s->term_end, days[5]),
    regie_number_format (s->minutes / 60, numbers[0]),
    regie_number_format (s->plan, numbers[1]),
    regie_day_format (s->last_contact, days[6]),
    regie_day_format (s->done_on, days[7]),
    regie_day_format (s->refresh_on, days[8]),
    "0",
    regie_day_format (by->today, days[9]),
    regie_number_format (by->silence_days, numbers[2]),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (dossier_columns));
  regie_insert_add (insert, values);
}

static void
add_costs (RegieInsert *insert, gint64 dossier, const GArray *costs)
{
  char id[REGIE_NUMBER_TEXT], year[REGIE_NUMBER_TEXT], amount[REGIE_NUMBER_TEXT];

  regie_number_format (dossier, id);
  for (guint i = 0; i < costs->len; i++)
    {
      const RegieCostYear *one = &g_array_index (costs, RegieCostYear, i);
      const char *values[] = { id, regie_number_format (one->year, year),
                               regie_number_format (one->cost, amount) };

      if (one->cost > 0)
        regie_insert_add (insert, values);
    }
}

gboolean
regie_index_write (RegieIndexWriter *self, RegieDb *db, const RegieIndexing *by,
                   const RegieDossierFacts *d, const RegieSummary *summary, const RegieYouth *youth,
                   const GArray *rows, const GArray *costs, GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL && by != NULL && d != NULL, FALSE);
  g_return_val_if_fail (summary != NULL && youth != NULL, FALSE);
  g_return_val_if_fail (rows != NULL && costs != NULL, FALSE);
  for (guint i = 0; i < rows->len; i++)
    add_row (self->deadlines, d, i, &g_array_index (rows, RegieIndexRow, i));
  add_summary (self->dossiers, by, d, summary);
  if (youth->shown)
    regie_youth_insert_add (self->youth, d->id, d->director, youth);
  add_costs (self->costs, d->id, costs);
  return regie_insert_flush (self->deadlines, db, error)
         && regie_insert_flush (self->dossiers, db, error)
         && regie_insert_flush (self->youth, db, error)
         && regie_insert_flush (self->costs, db, error);
}
