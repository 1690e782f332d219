/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads everybody with what had become of them by a day. */
#include "regie-people-set-query.h"

#include <string.h>

#include "regie-column.h"
#include "regie-rules.h"
#include "regie-text.h"

#define HEAD_COLUMNS 11
#define RECENT_MONTHS 3

typedef struct {
  RegieDay begun, settled;
} Intake;

typedef struct {
  const RegieWork *work;
  RegieDay day;
  RegieSetFunc func;
  gpointer data;
  GHashTable *intakes;      /* gint64 → Intake */
  GHashTable *levels;       /* gint64 → guint, of LEVELS and 1 more */
  GArray *facts;            /* RegieFact, of the dossier that is read */
  char *head[HEAD_COLUMNS]; /* its columns; the first is NULL before there is one */
} Loading;

/* From low to high. */
static const char *const levels[] = { "geen", "basis", "voortgezet", "beroeps", "hoger" };

static gboolean
add_intake (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = regie_column_id (c[0]);
  const Intake intake = { regie_column_day (c[1]), regie_column_day (c[2]) };

  g_hash_table_insert (data, g_memdup2 (&dossier, sizeof dossier),
                       g_memdup2 (&intake, sizeof intake));
  return TRUE;
}

static gboolean
add_level (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = regie_column_id (c[0]);
  guint highest = GPOINTER_TO_UINT (g_hash_table_lookup (data, &dossier));

  for (guint i = highest; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i], c[1]) == 0)
      g_hash_table_insert (data, g_memdup2 (&dossier, sizeof dossier), GUINT_TO_POINTER (i + 1));
  return TRUE;
}

/* Is FACT work within the last months before DAY? */
static gboolean
is_work (const RegieFact *fact, RegieDay day)
{
  RegieDay last = fact->kind == REGIE_FACT_PLAN_LINE ? fact->until : fact->day;

  if (fact->topic != REGIE_TOPIC_WORK || (fact->flags & REGIE_FACT_PLANNED) != 0)
    return FALSE;
  if (fact->kind != REGIE_FACT_PLAN_LINE && (fact->kind != REGIE_FACT_HOURS || fact->minutes <= 0))
    return FALSE;
  return last == REGIE_DAY_NONE || last > regie_day_add_months (day, -RECENT_MONTHS);
}

/* The dossier of which the last fact came. */
static void
finish_person (Loading *self)
{
  char **c = self->head;
  const RegieCase one = { .group = regie_group_find (c[6]),
                          .born = regie_birth_parse (c[4]),
                          .regime = regie_regime_that_holds (c[7]),
                          .facts = (const RegieFact *) (gconstpointer) self->facts->data,
                          .n = self->facts->len };
  const RegieHistoryBounds bounds = { regie_column_day (c[9]), regie_column_day (c[10]) };
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  RegieSetPerson person = { 0 };
  RegieHistory history;
  const Intake *intake;
  guint level;

  if (c[0] == NULL)
    return;
  regie_facts_sort ((RegieFact *) (gpointer) self->facts->data, self->facts->len);
  /* What is told of deadlines is not asked here. */
  regie_history_make (self->work->office->rules, &one, &bounds, self->day, none, &history);
  person.dossier = regie_column_id (c[0]);
  intake = g_hash_table_lookup (self->intakes, &person.dossier);
  level = GPOINTER_TO_UINT (g_hash_table_lookup (self->levels, &person.dossier));
  person = (RegieSetPerson){ .dossier = person.dossier,
                             .number = c[1],
                             .bsn = c[2],
                             .sex = c[3],
                             .nationality = c[5],
                             .municipality = c[8],
                             .schooling = level > 0 ? levels[level - 1] : NULL,
                             .born = c[4] != NULL ? atoi (c[4]) : 0,
                             .intake_begun = intake != NULL ? intake->begun : REGIE_DAY_NONE,
                             .intake_settled = intake != NULL ? intake->settled : REGIE_DAY_NONE,
                             .history = &history };
  for (guint i = 0; i < self->facts->len; i++)
    if (is_work (&g_array_index (self->facts, RegieFact, i), self->day))
      person.works = TRUE;
  self->func (&person, self->data);
}

static void
clear_head (Loading *self)
{
  for (guint i = 0; i < HEAD_COLUMNS; i++)
    g_clear_pointer (&self->head[i], g_free);
}

static gboolean
take_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *self = data;
  RegieFact fact;

  if (g_strcmp0 (c[0], self->head[0]) != 0)
    {
      finish_person (self);
      clear_head (self);
      for (guint i = 0; i < HEAD_COLUMNS; i++)
        self->head[i] = g_strdup (c[i]);
      g_array_set_size (self->facts, 0);
    }
  if (c[HEAD_COLUMNS] == NULL) /* it has no facts yet */
    return TRUE;
  regie_fact_from_row (&fact, c + HEAD_COLUMNS);
  g_array_append_val (self->facts, fact);
  return TRUE;
}

/* The columns of a fact, each of the table f. */
static char *
dup_statement (void)
{
  g_autofree char *columns = regie_fact_dup_columns ();
  g_auto (GStrv) names = g_strsplit (columns, ", ", -1);
  GString *sql = g_string_new (
    "SELECT d.id, d.number, p.bsn, p.sex, p.born, p.nationality, d.\"group\", d.regime, "
    "d.municipality, d.opened_on, d.closed_on");

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (sql, ", f.%s", names[i]);
  g_string_append (sql, " FROM dossier d JOIN person p ON p.id = d.person"
                        " LEFT JOIN fact f ON f.dossier = d.id AND f.voided = 0 AND f.day <= $1"
                        " WHERE d.voided = 0 ORDER BY d.id, f.id");
  return g_string_free (sql, FALSE);
}

static gboolean
read_all (Loading *self, GError **error)
{
  RegieDb *db = self->work->db;
  g_autofree char *sql = dup_statement ();
  char day[REGIE_DAY_TEXT];
  const char *const params[] = { regie_day_format (self->day, day) };

  if (!regie_db_exec (db,
                      "SELECT dossier, min (begun_on), min (CASE WHEN settled_on <= $1 THEN "
                      "settled_on END) FROM intake WHERE voided = 0 AND begun_on <= $1 GROUP BY "
                      "dossier ORDER BY dossier",
                      1, params, add_intake, self->intakes, error)
      || !regie_db_exec (db,
                         "SELECT dossier, level FROM experience WHERE voided = 0 AND kind = "
                         "'opleiding' AND level IS NOT NULL ORDER BY id",
                         0, NULL, add_level, self->levels, error)
      || !regie_db_exec (db, sql, 1, params, take_row, self, error))
    return FALSE;
  finish_person (self);
  return TRUE;
}

gboolean
regie_people_set_each (const RegieWork *work, RegieDay day, RegieSetFunc func, gpointer data,
                       GError **error)
{
  Loading loading = { .work = work, .day = day, .func = func, .data = data };
  gboolean ok;

  g_return_val_if_fail (work != NULL && func != NULL, FALSE);
  /* All of it is one state. */
  if (!regie_db_begin_reading (work->db, error))
    return FALSE;
  loading.intakes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  loading.levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loading.facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  ok = read_all (&loading, error);
  regie_db_rollback (work->db);
  clear_head (&loading);
  g_hash_table_unref (loading.intakes);
  g_hash_table_unref (loading.levels);
  g_array_unref (loading.facts);
  return ok;
}
