/* SPDX-License-Identifier: EUPL-1.2 */
/* Tells of everybody what had become of them by a day: as the figures go by, with what they do not
 * read of a person. */
#include "regie-people-set-query.h"

#include <string.h>

#include "regie-column.h"
#include "regie-figure-query.h"
#include "regie-policies.h"
#include "regie-text.h"

#define RECENT_MONTHS 3

/* What figures do not ask of a person; texts may be NULL. */
typedef struct {
  char *number, *bsn, *sex, *nationality;
  int born;
  guint level; /* one more than that of LEVELS; 0 when none is known */
} Who;

typedef struct {
  RegieDay day;
  RegieSetFunc func;
  gpointer data;
  GHashTable *people; /* gint64 → Who */
} Looking;

/* From low to high. */
static const char *const levels[] = { "geen", "basis", "voortgezet", "beroeps", "hoger" };

static void
who_free (gpointer data)
{
  Who *self = data;

  g_free (self->number);
  g_free (self->bsn);
  g_free (self->sex);
  g_free (self->nationality);
  g_free (self);
}

static gboolean
add_who (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = regie_column_id (c[0]);
  Who *who = g_new (Who, 1);

  *who = (Who){ g_strdup (c[1]), g_strdup (c[2]), g_strdup (c[3]), g_strdup (c[4]),
                c[5] != NULL ? atoi (c[5]) : 0 };
  g_hash_table_insert (data, g_memdup2 (&dossier, sizeof dossier), who);
  return TRUE;
}

static gboolean
add_level (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = regie_column_id (c[0]);
  Who *who = g_hash_table_lookup (data, &dossier);

  for (guint i = who != NULL ? who->level : G_N_ELEMENTS (levels); i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i], c[1]) == 0)
      who->level = i + 1;
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

static RegieDay
until (RegieDay day, RegieDay last)
{
  return day != REGIE_DAY_NONE && day <= last ? day : REGIE_DAY_NONE;
}

static void
look (const RegieFigureWho *one, gpointer data)
{
  Looking *self = data;
  const Who *who = g_hash_table_lookup (self->people, &one->id);
  RegieSetPerson person;

  g_return_if_fail (who != NULL);
  person = (RegieSetPerson){ .dossier = one->id,
                             .number = who->number,
                             .bsn = who->bsn,
                             .sex = who->sex,
                             .nationality = who->nationality,
                             .municipality = one->municipality,
                             .schooling = who->level > 0 ? levels[who->level - 1] : NULL,
                             .born = who->born,
                             .intake_begun = until (one->intake_begun, self->day),
                             .intake_settled = until (one->intake_settled, self->day),
                             .history = one->history };
  for (guint i = 0; i < one->one->n; i++)
    if (is_work (&one->one->facts[i], self->day))
      person.works = TRUE;
  self->func (&person, self->data);
}

static gboolean
read_all (const RegieWork *work, Looking *looking, GError **error)
{
  const RegieFigureAsk ask = {
    .span = { looking->day, looking->day }, .only = "actief", .look = look, .data = looking
  };
  g_autoptr (RegieFigures) figures = NULL;
  g_autofree char *people = regie_policies_dup_sql (
    work->db, "SELECT d.id, d.number, p.bsn, p.sex, p.nationality, p.born FROM dossier d "
              "JOIN person p ON p.id = d.person WHERE d.voided = 0");

  return regie_db_exec (work->db, people, 0, NULL, add_who, looking->people, error)
         && regie_db_exec (work->db,
                           "SELECT dossier, level FROM experience WHERE voided = 0 AND kind = "
                           "'opleiding' AND level IS NOT NULL ORDER BY id",
                           0, NULL, add_level, looking->people, error)
         && (figures = regie_figures_load (work, &ask, error)) != NULL;
}

gboolean
regie_people_set_each (const RegieWork *work, RegieDay day, RegieSetFunc func, gpointer data,
                       GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         who_free);
  Looking looking = { day, func, data, people };
  gboolean ok;

  g_return_val_if_fail (work != NULL && func != NULL, FALSE);
  /* All of it is one state. */
  if (!regie_db_begin_reading (work->db, error))
    return FALSE;
  ok = read_all (work, &looking, error);
  regie_db_rollback (work->db);
  return ok;
}
