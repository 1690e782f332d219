/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything that figures ask of the database: each dossier with its facts up to a day, some
 * thousands at a time, in one transaction, so that all of it is one state. */
#include "regie-figure-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-column.h"
#include "regie-error.h"
#include "regie-spending.h"
#include "regie-text.h"

#define HEAD_COLUMNS 11
#define PAGE "2000" /* dossiers */

/* A duty of which a person said that it was done before it was recorded here. */
typedef struct {
  char *rule;
  gint64 fact; /* 0: whichever */
} Done;

/* When the broad intake was begun and completed for the first time; NONE: not yet. */
typedef struct {
  RegieDay begun, settled;
} Intake;

typedef struct {
  const RegieWork *work;
  RegieFigures **figures; /* NULL among them: of a day that nothing is known of */
  guint n_figures;
  RegieDay last_day;   /* the last of those that are asked */
  GHashTable *done;    /* gint64 → GPtrArray of Done */
  GHashTable *intakes; /* gint64 → Intake */
  GHashTable *met;     /* gint64 → GArray of RegieDay, the days of network meetings */
  GArray *facts, *deadlines;
  RegieFigureWho who;
  RegieHistoryBounds bounds;
  RegieCase one;
  char *municipality;
  gint64 last; /* the dossier that was read last */
  guint n, total;
} Loading;

static void
done_free (gpointer data)
{
  g_free (((Done *) data)->rule);
  g_free (data);
}

static gboolean
add_done (guint n, const char *const *c, gpointer data, GError **error)
{
  GHashTable *all = data;
  gint64 dossier = regie_column_id (c[0]);
  GPtrArray *list = g_hash_table_lookup (all, &dossier);
  Done *done = g_new (Done, 1);

  *done = (Done){ g_strdup (c[1]), regie_column_id (c[2]) };
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (done_free);
      g_hash_table_insert (all, g_memdup2 (&dossier, sizeof dossier), list);
    }
  g_ptr_array_add (list, done);
  return TRUE;
}

static gboolean
add_intake (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = regie_column_id (c[0]);
  Intake intake = { regie_column_day (c[1]), regie_column_day (c[2]) };

  g_hash_table_insert (data, g_memdup2 (&dossier, sizeof dossier),
                       g_memdup2 (&intake, sizeof intake));
  return TRUE;
}

static gboolean
add_meeting (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = regie_column_id (c[0]);
  RegieDay day = regie_column_day (c[1]);
  GArray *days = g_hash_table_lookup (data, &dossier);

  if (days == NULL)
    {
      days = g_array_new (FALSE, FALSE, sizeof (RegieDay));
      g_hash_table_insert (data, g_memdup2 (&dossier, sizeof dossier), days);
    }
  g_array_append_val (days, day);
  return TRUE;
}

/* Marks what was done as met, so that it is nowhere late. */
static void
settle_done (Loading *self)
{
  const RegieRules *rules = self->work->office->rules;
  const GPtrArray *list = g_hash_table_lookup (self->done, &self->who.id);

  for (guint i = 0; list != NULL && i < self->deadlines->len; i++)
    {
      RegieDeadline *d = &g_array_index (self->deadlines, RegieDeadline, i);
      gint64 fact = d->n_facts > 0 ? g_array_index (self->facts, RegieFact, d->facts[0]).id : 0;

      for (guint k = 0; k < list->len; k++)
        {
          const Done *done = list->pdata[k];

          if (strcmp (done->rule, regie_rules_get (rules, d->rule)->id) == 0
              && (done->fact == 0 || done->fact == fact))
            d->state = REGIE_STATE_SETTLED;
        }
    }
}

/* The dossier as it stood on DAY: of its facts, which are sorted, those until then. */
static void
stand_on (Loading *self, RegieDay day, RegieHistory *history)
{
  const RegieRules *rules = self->work->office->rules;

  self->one.n = self->facts->len;
  while (self->one.n > 0 && self->one.facts[self->one.n - 1].day > day)
    self->one.n--;
  g_array_set_size (self->deadlines, 0);
  regie_clock_run (rules, &self->one, day, self->deadlines);
  settle_done (self);
  regie_history_make (rules, &self->one, &self->bounds, day, self->deadlines, history);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const RegieFact *x = a;
  const RegieFact *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* By day, and those of one day as they were recorded.  They come in the order in which they lie,
 * because a server sorts millions more slowly than they are put right here: mostly they are. */
static void
sort_facts (GArray *facts)
{
  for (guint i = 1; i < facts->len; i++)
    if (g_array_index (facts, RegieFact, i).id < g_array_index (facts, RegieFact, i - 1).id)
      {
        g_array_sort (facts, compare_ids);
        break;
      }
  regie_facts_sort ((RegieFact *) (gpointer) facts->data, facts->len);
}

/* Could anything of the dossier count on DAY?  Not before the first that is known of it. */
static gboolean
is_known_on (const Loading *self, RegieDay day)
{
  RegieDay opened = self->bounds.opened;

  return (self->facts->len > 0 && self->one.facts[0].day <= day)
         || (opened != REGIE_DAY_NONE && opened <= day);
}

/* The dossier of which the last fact came is counted, on each of the days; those who ask of the
 * same day follow each other. */
static void
finish_dossier (Loading *self)
{
  const Intake *intake;
  RegieHistory history;
  RegieDay day = REGIE_DAY_NONE;

  if (self->who.id == 0)
    return;
  sort_facts (self->facts);
  self->one.facts = (const RegieFact *) (gconstpointer) self->facts->data;
  self->who.history = &history;
  self->who.one = &self->one;
  self->who.deadlines = self->deadlines;
  self->who.municipality = self->municipality;
  intake = g_hash_table_lookup (self->intakes, &self->who.id);
  self->who.intake_begun = intake != NULL ? intake->begun : REGIE_DAY_NONE;
  self->who.intake_settled = intake != NULL ? intake->settled : REGIE_DAY_NONE;
  self->who.met = g_hash_table_lookup (self->met, &self->who.id);
  for (guint i = 0; i < self->n_figures; i++)
    if (self->figures[i] != NULL)
      {
        RegieDay asked = regie_figures_get_ask (self->figures[i])->span.until;

        if (!is_known_on (self, asked))
          continue;
        if (asked != day)
          stand_on (self, day = asked, &history);
        regie_figures_see (self->figures[i], &self->who);
      }
  self->who.id = 0;
}

static void
begin_dossier (Loading *self, const char *const *c)
{
  finish_dossier (self);
  self->n++;
  g_array_set_size (self->facts, 0);
  g_free (self->municipality);
  self->municipality = g_strdup (c[4]);
  self->who = (RegieFigureWho){ .id = regie_column_id (c[0]),
                                .consultant = regie_column_id (c[5]),
                                .team = regie_column_id (c[6]),
                                .director = regie_column_id (c[9]),
                                .literacy = regie_literacy_find (c[10]),
                                .recorded_from = regie_column_day (c[7]) };
  self->one = (RegieCase){ .group = regie_group_find (c[1]),
                           .born = regie_birth_parse (c[8]),
                           .regime = regie_regime_that_holds (c[2]) };
  self->bounds = (RegieHistoryBounds){ regie_column_day (c[3]),
                                       regie_column_day (c[HEAD_COLUMNS]) };
  self->last = self->who.id;
}

static gboolean
take_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *self = data;
  RegieFact fact;

  if (regie_column_id (c[0]) != self->who.id)
    begin_dossier (self, c);
  if (c[HEAD_COLUMNS + 1] == NULL) /* it has no facts yet */
    return TRUE;
  regie_fact_from_row (&fact, c + HEAD_COLUMNS + 1);
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
    "SELECT d.id, d.\"group\", d.regime, d.opened_on, d.municipality, d.consultant, s.team, "
    "d.recorded_from, p.born, d.director, p.literacy, d.closed_on");

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (sql, ", f.%s", names[i]);
  g_string_append (sql, " FROM dossier d JOIN person p ON p.id = d.person"
                        " LEFT JOIN staff s ON s.id = d.consultant"
                        " LEFT JOIN fact f ON f.dossier = d.id AND f.voided = 0 AND f.day <= $1"
                        " WHERE d.id IN (SELECT id FROM dossier WHERE voided = 0 AND id > $2"
                        " ORDER BY id LIMIT " PAGE ") ORDER BY d.id");
  return g_string_free (sql, FALSE);
}

/* The first day that anything is known of; NONE in an empty office. */
static gboolean
load_first_day (RegieDb *db, RegieDay *day, GError **error)
{
  g_autofree char *text = NULL;

  if (!regie_db_get_text (db, "SELECT min (day) FROM fact WHERE voided = 0", 0, NULL, &text, error))
    return FALSE;
  *day = regie_column_day (text);
  return TRUE;
}

/* The first question is refused when nothing is known of its day; another, which stands beside it,
 * has no answer then. */
static gboolean
check_days (Loading *self, GError **error)
{
  g_autofree char *first_text = NULL;
  RegieDay first;

  if (self->last_day > self->work->today)
    return regie_refuse_field (error, "stand op",
                               _("Figures stand as of today or a day before it."));
  if (!load_first_day (self->work->db, &first, error))
    return FALSE;
  for (guint i = 1; i < self->n_figures && first != REGIE_DAY_NONE; i++)
    if (regie_figures_get_ask (self->figures[i])->span.until < first)
      g_clear_pointer (&self->figures[i], regie_figures_free);
  if (first == REGIE_DAY_NONE || regie_figures_get_ask (self->figures[0])->span.until >= first)
    return TRUE;
  first_text = regie_day_dup_long (first);
  return regie_refuse_field (error, "stand op",
                             _("Nothing is known of this day: the first fact is of %s."),
                             first_text);
}

/* FALSE when it was stopped. */
static gboolean
go_on (const Loading *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->work->cancellable))
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED, _("The counting was stopped."));
  return FALSE;
}

/* The next thousands; *MORE tells whether there were any. */
static gboolean
read_page (Loading *self, const char *sql, gboolean *more, GError **error)
{
  guint before = self->n;
  char day[REGIE_DAY_TEXT], last[24];

  if (!go_on (self, error)
      || !regie_db_exec (self->work->db, sql, 2,
                         (const char *[]){ regie_day_format (self->last_day, day),
                                           regie_number_format (self->last, last) },
                         take_row, self, error))
    return FALSE;
  finish_dossier (self);
  *more = self->n > before;
  if (self->work->progress != NULL)
    self->work->progress (self->n, self->total, self->work->progress_data);
  return TRUE;
}

static gboolean
read_state (Loading *self, GError **error)
{
  RegieDb *db = self->work->db;
  g_autofree char *sql = dup_statement ();
  gboolean more = TRUE;
  gint64 total = 0;

  if (!check_days (self, error)
      || !regie_db_exec (db,
                         "SELECT dossier, rule, fact FROM deferral WHERE voided = 0 AND kind = "
                         "'gedaan' ORDER BY id",
                         0, NULL, add_done, self->done, error)
      || !regie_db_exec (db,
                         "SELECT dossier, min (begun_on), min (settled_on) FROM intake WHERE "
                         "voided = 0 GROUP BY dossier",
                         0, NULL, add_intake, self->intakes, error)
      || !regie_db_exec (db,
                         "SELECT dossier, day FROM gathering WHERE voided = 0 AND dossier IS NOT "
                         "NULL ORDER BY dossier, day",
                         0, NULL, add_meeting, self->met, error)
      || !regie_db_get_int (db, "SELECT count(*) FROM dossier WHERE voided = 0", 0, NULL, &total,
                            error))
    return FALSE;
  self->total = (guint) total;
  while (more)
    if (!read_page (self, sql, &more, error))
      return FALSE;
  for (guint i = 0; i < self->n_figures; i++)
    if (self->figures[i] != NULL
        && (!go_on (self, error) || !regie_figures_give (self->figures[i], self->work, error)))
      return FALSE;
  return TRUE;
}

/* Nothing was written, so there is nothing to commit.  Inside a change all of it is one state
 * already. */
static gboolean
read_all (Loading *self, GError **error)
{
  gboolean ok;

  if (self->work->db->in_transaction)
    return read_state (self, error);
  if (!regie_db_begin_reading (self->work->db, error))
    return FALSE;
  ok = read_state (self, error);
  regie_db_rollback (self->work->db);
  return ok;
}

gboolean
regie_figures_load_many (const RegieWork *work, const RegieFigureAsk *asks, guint n,
                         RegieFigures **figures, GError **error)
{
  Loading loading = { .work = work, .figures = figures, .n_figures = n };
  gboolean ok;

  g_return_val_if_fail (work != NULL && asks != NULL && n > 0 && figures != NULL, FALSE);
  for (guint i = 0; i < n; i++)
    {
      figures[i] = regie_figures_new (work->office, &asks[i]);
      loading.last_day = i == 0 ? asks[i].span.until : MAX (loading.last_day, asks[i].span.until);
    }
  loading.done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  loading.met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  loading.intakes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  loading.facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  loading.deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  ok = read_all (&loading, error);
  g_hash_table_unref (loading.done);
  g_hash_table_unref (loading.intakes);
  g_hash_table_unref (loading.met);
  g_array_unref (loading.facts);
  g_array_unref (loading.deadlines);
  g_free (loading.municipality);
  for (guint i = 0; i < n; i++)
    if (!ok)
      g_clear_pointer (&figures[i], regie_figures_free);
    else if (figures[i] != NULL)
      regie_figures_close (figures[i]);
  return ok;
}

RegieFigures *
regie_figures_load (const RegieWork *work, const RegieFigureAsk *ask, GError **error)
{
  RegieFigures *figures = NULL;

  g_return_val_if_fail (work != NULL && ask != NULL, NULL);
  return regie_figures_load_many (work, ask, 1, &figures, error) ? figures : NULL;
}

GArray *
regie_figures_load_dossiers (const RegieWork *work, const char *filter, GError **error)
{
  RegieFigureAsk ask = { 0 };
  g_auto (GStrv) kept = NULL;
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GArray *rows;

  g_return_val_if_fail (work != NULL, NULL);
  if (!regie_figure_parse_filter (filter, &ask, &kept))
    {
      regie_refuse_field (error, "cijfer", _("There is no figure “%s”."), filter);
      return NULL;
    }
  if ((figures = regie_figures_load (work, &ask, error)) == NULL)
    return NULL;
  rows = regie_figures_rows (figures, regie_figure_find (ask.only));
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = g_array_index (rows, RegieFigureRow, i).dossier;

      /* The rows of one dossier lie together. */
      if (id == 0)
        continue;
      if (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static void
course_free (gpointer data)
{
  RegieFigureCourse *self = data;

  g_free (self->name);
  g_free (self->number);
  g_free (self->course);
  g_free (self->parts);
  g_free (self);
}

/* A fact of after the integration, with the number of the dossier before it. */
static gboolean
add_course_fact (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieFigureCourse *self = data;

  if (self->name == NULL)
    {
      self->number = g_strdup (c[0]);
      self->name = g_strdup (c[7] != NULL ? c[7] : "");
    }
  if (c[1] == NULL) /* none */
    return TRUE;
  if (regie_fact_kind_find (c[1]) == REGIE_FACT_EXAM)
    {
      g_autofree char *before = g_steal_pointer (&self->parts);

      self->exam = regie_column_day (c[2]);
      self->parts = before != NULL && c[5] != NULL ? g_strconcat (before, ",", c[5], NULL)
                                                   : g_strdup (c[5] != NULL ? c[5] : before);
      self->result = c[6] != NULL ? regie_result_find (c[6]) : REGIE_RESULT_AWAITED;
      return TRUE;
    }
  g_free (self->course);
  self->course = g_strdup (c[4] != NULL ? c[4] : "");
  self->course_until = regie_column_day (c[3]);
  return TRUE;
}

static RegieFigureCourse *
load_course (RegieDb *db, const RegieFigureRow *row, RegieDay on, GError **error)
{
  RegieFigureCourse *self = g_new0 (RegieFigureCourse, 1);
  char id[REGIE_NUMBER_TEXT], since[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];

  self->dossier = row->dossier;
  self->course_until = self->exam = REGIE_DAY_NONE;
  self->result = REGIE_RESULT_UNKNOWN;
  if (regie_db_exec (db,
                     "SELECT d.number, f.kind, f.day, f.until_day, f.provider, f.parts, f.result, "
                     "(SELECT i.name FROM dossier_index i WHERE i.dossier = d.id) "
                     "FROM dossier d LEFT JOIN fact f ON f.dossier = d.id AND f.voided = 0 AND "
                     "COALESCE (f.planned, 0) = 0 AND f.day >= $2 AND f.day <= $3 AND (f.kind = "
                     "'examen' OR (f.kind = 'plan_regel' AND f.topic = 'taal')) WHERE d.id = $1 "
                     "ORDER BY f.day, f.id",
                     3,
                     (const char *[]){ regie_number_format (row->dossier, id),
                                       regie_day_format (row->day, since),
                                       regie_day_format (on, until) },
                     add_course_fact, self, error))
    return self;
  course_free (self);
  return NULL;
}

/* What was ordered for each since the first day of its row, by the items of what is committed. */
static void
add_costs (GPtrArray *courses, const GArray *rows, const GArray *items)
{
  g_autoptr (GHashTable) by_dossier = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < courses->len; i++)
    g_hash_table_insert (by_dossier, &((RegieFigureCourse *) courses->pdata[i])->dossier,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < items->len; i++)
    {
      const RegieSpendingItem *item = &g_array_index (items, RegieSpendingItem, i);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (by_dossier, &item->dossier));

      if (at > 0 && item->kind == REGIE_SPENDING_COMMITTED
          && item->day >= g_array_index (rows, RegieFigureRow, at - 1).day)
        ((RegieFigureCourse *) courses->pdata[at - 1])->cost += item->amount;
    }
}

GPtrArray *
regie_figures_load_courses (const RegieWork *work, const GArray *rows, RegieDay on, GError **error)
{
  g_autoptr (GPtrArray) courses = g_ptr_array_new_with_free_func (course_free);
  g_autoptr (GArray) items = NULL;

  g_return_val_if_fail (work != NULL && rows != NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      RegieFigureCourse *course = load_course (work->db, &g_array_index (rows, RegieFigureRow, i),
                                               on, error);

      if (course == NULL)
        return NULL;
      g_ptr_array_add (courses, course);
    }
  items = regie_spending_load_items (work->db, 0, on < work->today ? on : REGIE_DAY_NONE, error);
  if (items == NULL)
    return NULL;
  add_costs (courses, rows, items);
  return g_steal_pointer (&courses);
}

static gboolean
add_name (guint n, const char *const *c, gpointer data, GError **error)
{
  g_hash_table_insert (data, g_strdup (c[0]), g_strdup (c[1]));
  return TRUE;
}

GHashTable *
regie_figures_names (RegieDb *db, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT 'consulent/' || id, name FROM staff"
                      " UNION ALL SELECT 'team/' || id, name FROM team"
                      " UNION ALL SELECT 'aanbieder/' || id, name FROM provider"
                      " UNION ALL SELECT 'contract/' || id, number FROM contract"
                      " UNION ALL SELECT 'perceel/' || id, name FROM lot ORDER BY 1",
                      0, NULL, add_name, names, error))
    return NULL;
  return g_steal_pointer (&names);
}
