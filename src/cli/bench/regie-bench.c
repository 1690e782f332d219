/* SPDX-License-Identifier: EUPL-1.2 */
/* Every figure is a ratio of medians of runs that alternate in one go, printed beside its goal:
 * machines are noisy. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regie-bench.h"
#include "regie-caseload.h"
#include "regie-cost-file.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-import.h"
#include "regie-migrate.h"
#include "regie-report.h"

#define RUNS REGIE_BENCH_RUNS

typedef struct {
  double value, rss, count, high;
} Figure;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
regie_bench_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}

void
regie_bench_report (const char *what, double ratio, double goal, const char *detail)
{
  g_print ("%-58s %8.3f  %s %.3f  %s  %s\n", what, ratio, "<=", goal,
           ratio <= goal ? "ok  " : "MISS", detail);
}

/* The window beside this program: in the build folder, or installed. */
static char *
find_window (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  char *beside = folder != NULL ? g_build_filename (folder, "app", "regie", NULL) : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return beside;
  g_free (beside);
  return g_find_program_in_path ("regie");
}

static gboolean
measure (const char *window, const char *what, const char *database, gboolean plain_renderer,
         Figure *figure)
{
  g_autofree char *option = g_strdup_printf ("--measure=%s", what);
  g_autofree char *out = NULL;
  g_autofree char *t0 = NULL;
  const char *argv[] = { window, option, database != NULL ? "--database" : NULL, database, NULL };
  g_auto (GStrv) env = g_get_environ ();
  char name[32];

  env = g_environ_unsetenv (env, "GDK_DEBUG");
  env = g_environ_unsetenv (env, "GDK_DISABLE");
  env = plain_renderer ? g_environ_setenv (env, "GSK_RENDERER", "cairo", TRUE)
                       : g_environ_unsetenv (env, "GSK_RENDERER");
  t0 = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  env = g_environ_setenv (env, "REGIE_T0", t0, TRUE);
  if (!g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, &out, NULL, NULL, NULL)
      || out == NULL)
    return FALSE;
  return sscanf (out, "%31s %lf %lf %lf %lf", name, &figure->value, &figure->rss, &figure->count,
                 &figure->high)
         == 5;
}

/* A and B in turn; the median of their ratios.  Both must have drawn something. */
static gboolean
paired (const char *window, const char *what_a, const char *db_a, gboolean plain_a,
        const char *what_b, const char *db_b, gboolean plain_b, double *ratio, double *rss,
        char *detail)
{
  double times[RUNS], sizes[RUNS];
  Figure a = { 0 };
  Figure b = { 0 };

  for (guint i = 0; i < RUNS; i++)
    {
      if (!measure (window, what_a, db_a, plain_a, &a)
          || !measure (window, what_b, db_b, plain_b, &b) || a.count < 1 || b.count < 1)
        return FALSE;
      times[i] = a.value / b.value;
      sizes[i] = a.rss / b.rss;
    }
  *ratio = regie_bench_median (times, RUNS);
  *rss = regie_bench_median (sizes, RUNS);
  g_snprintf (detail, 120, "(last run %.1f ms against %.1f ms, p99 %.1f; drew %.0f)", a.value,
              b.value, a.high, a.count);
  return TRUE;
}

/* What WHAT takes of a frame, its work and its drawing. */
static void
bench_frame (const char *window, const char *what, const char *path, const char *name)
{
  g_autofree char *detail = NULL;
  double times[RUNS];
  Figure figure = { 0 };

  for (guint i = 0; i < RUNS; i++)
    {
      if (!measure (window, what, path, FALSE, &figure))
        {
          g_print ("%-58s could not be measured\n", name);
          return;
        }
      times[i] = figure.value;
    }
  detail = g_strdup_printf ("(last run %.1f ms, p99 %.1f)", figure.value, figure.high);
  regie_bench_report (name, regie_bench_median (times, RUNS) / 16.667, 1.0, detail);
}

static void
bench_window (const char *window, const char *big, const char *small)
{
  static const struct {
    const char *name, *a;
    gboolean big_a, plain_a;
    const char *b;
    int db_b;
    gboolean plain_b;
    double goal;
  } rows[] = {
    { "first frame, 100,000 / empty window, same renderer", "first", TRUE, TRUE, "hello", 0, TRUE,
      1.10 },
    { "first frame, 100,000 / empty window, own renderer", "first", TRUE, FALSE, "hello", 0, TRUE,
      0.75 },
    { "first frame, 100,000 / 1,000", "first", TRUE, FALSE, "first", 1, FALSE, 1.05 },
    { "first frame, the young of 100,000 / caseload", "youth", TRUE, FALSE, "first", 2, FALSE,
      1.10 },
    { "keystroke to painted, 100,000 / 1,000", "keys", TRUE, FALSE, "keys", 1, FALSE, 2.5 },
    { "smooth scrolling, 100,000 / 1,000", "scroll", TRUE, FALSE, "scroll", 1, FALSE, 1.10 },
    { "random jumps, 100,000 / 1,000", "jump", TRUE, FALSE, "jump", 1, FALSE, 1.5 },
    { "opening a dossier / page of action rows", "open", TRUE, FALSE, "rows", 2, FALSE, 0.15 },
    { "swimlanes of 100,000 / one timeline, per frame", "lanes", TRUE, FALSE, "timeline", 2, FALSE,
      1.5 },
    { "network of 24, laid out and drawn / one timeline, per frame", "network", TRUE, FALSE,
      "timeline", 2, FALSE, 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double ratio, rss;
      char detail[120];

      if (!paired (window, rows[i].a, big, rows[i].plain_a, rows[i].b,
                   rows[i].db_b == 0   ? NULL
                   : rows[i].db_b == 1 ? small
                                       : big,
                   rows[i].plain_b, &ratio, &rss, detail))
        {
          g_print ("%-58s could not be measured\n", rows[i].name);
          continue;
        }
      regie_bench_report (rows[i].name, ratio, rows[i].goal, detail);
      if (i == 0)
        regie_bench_report ("memory at the first frame, 100,000 / empty window", rss, 1.10, "");
    }
}

/* A key at the counter with 500 offers: its work and that of the frame that shows it, against a
 * frame. */
static gboolean
bench_counter (const char *window, const char *path, GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_WRITE, error);

  if (db == NULL
      || !regie_db_script (
        db,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
        " INSERT INTO offer (id, version, voided, giver, title, kind, theme, places, rhythm, "
        "distance)"
        " SELECT id + i * 1000000000000, 1, 0, giver, title, kind, theme, 50, rhythm, distance "
        "FROM offer, n LIMIT 500",
        error))
    return FALSE;
  bench_frame (window, "counter", path, "a key at the counter, 500 offers / frame");
  return TRUE;
}

static double
elapsed (gint64 from)
{
  return (g_get_monotonic_time () - from) / 1000.0;
}

static GDateTime *
slow_roll (GDateTime *end, const RegieCalendar *calendar)
{
  for (;;)
    {
      g_autoptr (GDateTime) next = NULL;
      int y, m, d;

      g_date_time_get_ymd (end, &y, &m, &d);
      if (g_date_time_get_day_of_week (end) < 6
          && regie_calendar_holiday (calendar, regie_day_from_civil (y, m, d)) == NULL)
        return end;
      next = g_date_time_add_days (end, 1);
      g_date_time_unref (end);
      end = g_steal_pointer (&next);
    }
}

/* The days of one deadline as the clock finds them, on GDateTime: its first day, its end, the end
 * after rolling, the other reading of months, and where it stands today.  Which facts and rules
 * apply is given. */
static guint
slow_deadline (const RegieRule *rule, GDateTime *event, GDateTime *term_end, GDateTime *today,
               const RegieCalendar *calendar)
{
  g_autoptr (GDateTime) begin = NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GDateTime) other = NULL;
  const RegieLength *length = &rule->length;

  if (rule->shape == REGIE_RULE_FOLLOWS)
    return g_date_time_compare (term_end, today) < 0;
  if (rule->shape == REGIE_RULE_WINDOW_BEFORE)
    {
      g_autoptr (GDateTime) after = g_date_time_add_days (term_end, 1);

      begin = g_date_time_add_months (after, -length->months);
      other = g_date_time_add_months (term_end, -length->months);
      return (g_date_time_compare (begin, today) < 0) + (g_date_time_compare (begin, other) != 0);
    }
  begin = g_date_time_add_days (event, !rule->first_day_counts);
  if (length->months != 0)
    {
      g_autoptr (GDateTime) after = g_date_time_add_months (begin, length->months);

      end = g_date_time_add_days (after, -1);
      other = g_date_time_add_months (event, length->months);
    }
  else
    end = g_date_time_add_days (begin, length->days - 1);
  if (rule->rolls)
    end = slow_roll (end, calendar);
  return (g_date_time_compare (end, today) < 0)
         + (other != NULL && g_date_time_compare (other, end) != 0);
}

/* The same, flat. */
static guint
flat_deadline (const RegieRule *rule, RegieDay event, RegieDay term_end, RegieDay today,
               const RegieCalendar *calendar)
{
  RegieDay end;
  RegieDay other = REGIE_DAY_NONE;

  if (rule->shape == REGIE_RULE_FOLLOWS)
    return term_end < today;
  if (rule->shape == REGIE_RULE_WINDOW_BEFORE)
    {
      RegieDay begin = regie_day_first_day (term_end, rule->length.months);

      other = regie_day_add_months (term_end, -rule->length.months);
      return (begin < today) + (begin != other);
    }
  if (rule->length.months != 0)
    regie_day_end_readings (event - rule->first_day_counts, rule->length.months, &end, &other);
  else
    end = event + !rule->first_day_counts + rule->length.days - 1;
  if (rule->rolls)
    end = regie_calendar_roll (calendar, end);
  return (end < today) + (other != REGIE_DAY_NONE && other != end);
}

#define BENCH_FACTS 5

static RegieFact *
make_facts (guint n, RegieDay today)
{
  static const RegieFactKind kinds[BENCH_FACTS] = { REGIE_FACT_KENNISGEVING, REGIE_FACT_BRP,
                                                    REGIE_FACT_PIP, REGIE_FACT_BESLUIT,
                                                    REGIE_FACT_AANBOD };
  static const int offsets[BENCH_FACTS] = { 0, 0, 60, 61, 120 };
  RegieFact *facts = g_new (RegieFact, n * BENCH_FACTS);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < BENCH_FACTS; k++)
      {
        RegieFact *fact = &facts[i * BENCH_FACTS + k];

        regie_fact_init (fact, kinds[k], today - 200 - (int) (i % 900) + offsets[k]);
        fact->id = k + 1;
        fact->route = kinds[k] == REGIE_FACT_PIP ? REGIE_ROUTE_B1 : REGIE_ROUTE_UNKNOWN;
      }
  return facts;
}

static GDateTime *
slow_day (RegieDay day)
{
  int y, m, d;

  regie_day_to_civil (day, &y, &m, &d);
  return g_date_time_new_utc (y, m, d, 0, 0, 0);
}

/* One deadline to find again on GDateTime: which rule, from which day, within which term. */
typedef struct {
  const RegieRule *rule;
  GDateTime *event, *term_end;
  RegieDay flat_event, flat_term_end;
} SlowDeadline;

static void
slow_deadline_clear (gpointer data)
{
  SlowDeadline *self = data;

  g_date_time_unref (self->event);
  g_clear_pointer (&self->term_end, g_date_time_unref);
}

/* Which deadlines the first N dossiers have, with their days as GDateTime: the engine on GDateTime
 * is not timed for that. */
static GArray *
list_slow (RegieCommandLine *line, const RegieFact *facts, guint n)
{
  const RegieRules *rules = line->office->rules;
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SlowDeadline));

  g_array_set_clear_func (list, slow_deadline_clear);
  for (guint i = 0; i < n; i++)
    {
      const RegieCase one = { REGIE_GROUP_ASIEL_28, facts + i * BENCH_FACTS, BENCH_FACTS };
      g_autoptr (GDateTime) term_end = NULL;
      RegieDay flat_end = REGIE_DAY_NONE;

      g_array_set_size (out, 0);
      regie_clock_run (rules, &one, line->today, out);
      for (guint k = 0; k < out->len; k++)
        if (g_array_index (out, RegieDeadline, k).rule == rules->role[REGIE_RULE_IS_TERM])
          term_end = slow_day (flat_end = g_array_index (out, RegieDeadline, k).due);
      for (guint k = 0; k < out->len; k++)
        {
          const RegieDeadline *d = &g_array_index (out, RegieDeadline, k);
          SlowDeadline slow = { regie_rules_get (rules, d->rule),
                                slow_day (one.facts[d->facts[0]].day),
                                term_end != NULL ? g_date_time_ref (term_end) : NULL,
                                one.facts[d->facts[0]].day, flat_end };

          g_array_append_val (list, slow);
        }
    }
  return list;
}

static double
run_flat (RegieCommandLine *line, GArray *list)
{
  gint64 from = g_get_monotonic_time ();
  guint sum = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const SlowDeadline *one = &g_array_index (list, SlowDeadline, i);

      sum += flat_deadline (one->rule, one->flat_event, one->flat_term_end, line->today,
                            line->office->rules->calendar);
    }
  return sum > 0 ? elapsed (from) : 0;
}

static double
run_slow (RegieCommandLine *line, GArray *list)
{
  g_autoptr (GDateTime) today = slow_day (line->today);
  gint64 from = g_get_monotonic_time ();
  guint sum = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const SlowDeadline *one = &g_array_index (list, SlowDeadline, i);

      sum += slow_deadline (one->rule, one->event, one->term_end, today,
                            line->office->rules->calendar);
    }
  return sum > 0 ? elapsed (from) : 0;
}

static void
bench_clock (RegieCommandLine *line)
{
  enum { N = 100000, PART = 20 };
  g_autoptr (GArray) out = g_array_sized_new (FALSE, FALSE, sizeof (RegieDeadline), 64);
  g_autofree RegieFact *facts = make_facts (N, line->today);
  g_autoptr (GArray) list = list_slow (line, facts, N / PART);
  double days[RUNS];
  double fast = 0;
  double flat = 0;
  double slow = 0;
  guint64 terms = 0;
  char detail[200];

  for (guint run = 0; run < RUNS; run++)
    {
      gint64 from = g_get_monotonic_time ();

      terms = 0;
      for (guint i = 0; i < N; i++)
        {
          const RegieCase one = { REGIE_GROUP_ASIEL_28, facts + i * BENCH_FACTS, BENCH_FACTS };

          g_array_set_size (out, 0);
          regie_clock_run (line->office->rules, &one, line->today, out);
          terms += out->len;
        }
      fast = elapsed (from);
      slow = run_slow (line, list) * PART;
      flat = run_flat (line, list) * PART;
      days[run] = flat / slow;
    }
  g_snprintf (detail, sizeof detail,
              "(%.0f ns against %.0f ns per dossier, %.1f deadlines; with which rules apply and "
              "what ended them %.0f ns)",
              flat * 1e6 / N, slow * 1e6 / N, (double) terms / N, fast * 1e6 / N);
  regie_bench_report ("every deadline of 100,000, flat / GDateTime",
                      regie_bench_median (days, RUNS), 0.1, detail);
}

static gboolean
read_nothing (guint n, const char *const *columns, gpointer data, GError **error)
{
  ++*(guint *) data;
  return TRUE;
}

/* The ids that TEXT finds, twice: once to warm up. */
static gboolean
time_search (RegieCommandLine *line, RegieDb *db, const char *text, double *took, GError **error)
{
  g_autoptr (RegieQuery) query = regie_query_new ();

  query->text = g_strdup (text);
  for (guint k = 0; k < 2; k++)
    {
      gint64 from = g_get_monotonic_time ();
      g_autoptr (GArray) ids = regie_caseload_ids (db, query, line->today, 256, NULL, error);

      *took = elapsed (from);
      if (ids == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
time_scan (RegieDb *db, const char *word, double *took, GError **error)
{
  g_autofree char *like = g_strdup_printf ("%%%s%%", word);
  guint n = 0;

  for (guint k = 0; k < 2; k++)
    {
      gint64 from = g_get_monotonic_time ();

      if (!regie_db_exec (db, "SELECT id FROM search_text WHERE folded LIKE $1", 1,
                          (const char *[]){ like }, read_nothing, &n, error))
        return FALSE;
      *took = elapsed (from);
    }
  return TRUE;
}

static gboolean
bench_search (RegieCommandLine *line, const char *big, GError **error)
{
  static const char *const words[] = { "kerom", "seburo", "hamiz", "tadesh", "gavawo", "nalodi" };
  static const struct {
    const char *name;
    double limit;
  } kinds[] = {
    { "search by a fragment / full LIKE scan", 0.01 },
    { "search by initial, prefix and surname / full LIKE scan", 0.02 },
    { "search by one letter / full LIKE scan", 4 },
  };
  g_autoptr (RegieDb) db = regie_db_open (big, REGIE_DB_READ_WRITE, error);

  if (db == NULL)
    return FALSE;
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      double ratios[RUNS];
      double fast = 0;
      double slow = 0;
      char detail[120];

      for (guint run = 0; run < RUNS; run++)
        {
          const char *word = words[run % G_N_ELEMENTS (words)];
          g_autofree char *text = kind == 0   ? g_strdup (word)
                                  : kind == 1 ? g_strconcat ("b. de ", word, NULL)
                                              : g_strndup (word, 1);

          if (!time_search (line, db, text, &fast, error) || !time_scan (db, word, &slow, error))
            return FALSE;
          ratios[run] = fast / slow;
        }
      g_snprintf (detail, sizeof detail, "(%.3f ms against %.1f ms)", fast, slow);
      regie_bench_report (kinds[kind].name, regie_bench_median (ratios, RUNS), kinds[kind].limit,
                          detail);
    }
  return TRUE;
}

/* What stands at the chips of the caseload: how many each filter finds, of one walk over all,
 * beside the rows of one page. */
static gboolean
bench_counts (RegieCommandLine *line, const char *big, GError **error)
{
  static const char *const filters[] = { "",           "van=mijn",      "van=team",
                                         "te_laat=ja", "zonder_pip=ja", "achter=ja",
                                         "eindigt=ja" };
  g_autoptr (RegieDb) db = regie_db_open (big, REGIE_DB_READ_WRITE, error);
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_query_free);
  double ratios[RUNS];
  double counts = 0;
  double page = 0;
  char detail[120];

  if (db == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_ptr_array_add (queries, regie_query_from_text (filters[i]));
  for (guint run = 0; run < RUNS; run++)
    {
      gint64 from = g_get_monotonic_time ();
      g_autoptr (GArray) found = regie_caseload_count_each (db, queries, line->today, error);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      counts = elapsed (from);
      from = g_get_monotonic_time ();
      if (found == NULL
          || (ids = regie_caseload_ids (db, queries->pdata[0], line->today, 256, NULL, error))
               == NULL
          || (rows = regie_caseload_rows (db, (const gint64 *) (gpointer) ids->data,
                                          MIN (ids->len, REGIE_SQL_PAGE), error))
               == NULL)
        return FALSE;
      page = elapsed (from);
      ratios[run] = counts / page;
    }
  g_snprintf (detail, sizeof detail, "(%.1f ms, behind the rows, against %.2f ms)", counts, page);
  regie_bench_report ("counts of every filter / page", regie_bench_median (ratios, RUNS), 150,
                      detail);
  return TRUE;
}

static gboolean
bench_import (RegieCommandLine *line, const char *folder, GError **error)
{
  guint n_faulty;
  g_autofree char *csv = regie_demo_dup_csv (line->office, 100000, 20, 1, &n_faulty);
  g_autofree char *path = g_build_filename (folder, "sample.csv", NULL);
  g_autofree char *ours = g_build_filename (folder, "import.db", NULL);
  g_autofree char *theirs = g_build_filename (folder, "plain.db", NULL);
  g_autofree char *command = g_strdup_printf (
    "sqlite3 %s '.mode csv' '.separator ;' '.import %s t'", theirs, path);
  double ratios[3];
  double fast = 0;
  double slow = 0;
  char detail[120];

  if (!g_file_set_contents (path, csv, -1, error))
    return FALSE;
  for (guint run = 0; run < G_N_ELEMENTS (ratios); run++)
    {
      g_autoptr (RegieDb) db = regie_db_open (ours, REGIE_DB_CREATE, error);
      g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
      g_autoptr (RegieImport) import = NULL;
      gint64 from, seq;

      if (db == NULL || !regie_migrate (db, regie_schema (), error))
        return FALSE;
      from = g_get_monotonic_time ();
      import = regie_import_new (line->office, csv, strlen (csv), error);
      if (import == NULL || !regie_import_check (import, db, NULL, error)
          || !regie_import_run (import, db, deriver, 0, "sample.csv", NULL, NULL, NULL, &seq,
                                error))
        return FALSE;
      fast = elapsed (from);
      from = g_get_monotonic_time ();
      if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, error))
        return FALSE;
      slow = elapsed (from);
      ratios[run] = fast / slow;
      g_unlink (theirs);
      g_clear_pointer (&db, regie_db_close);
      g_unlink (ours);
    }
  g_unlink (path);
  g_snprintf (detail, sizeof detail, "(%.0f ms against %.0f ms for 100,000 rows)", fast, slow);
  regie_bench_report ("CSV import with everything / sqlite3 .import",
                      regie_bench_median (ratios, G_N_ELEMENTS (ratios)), 8, detail);
  return TRUE;
}

/* A provider's report with a line per lesson: checked, matched with orders and written with
 * everything, against a plain copy of the same file. */
static gboolean
bench_reports (RegieCommandLine *line, const char *folder, GError **error)
{
  g_autofree char *ours = g_build_filename (folder, "report.db", NULL);
  g_autofree char *path = g_build_filename (folder, "report.csv", NULL);
  g_autofree char *theirs = g_build_filename (folder, "plain.db", NULL);
  g_autofree char *csv = NULL;
  g_autofree char *command = g_strdup_printf (
    "sqlite3 %s '.mode csv' '.separator ;' '.import %s t'", theirs, path);
  g_autofree char *copy = g_build_filename (folder, "run.db", NULL);
  g_autoptr (GFile) from_file = g_file_new_for_path (ours);
  g_autoptr (GFile) to_file = g_file_new_for_path (copy);
  g_autoptr (RegieDb) db = regie_db_open (ours, REGIE_DB_CREATE, error);
  g_autoptr (RegieDeriver) deriver = NULL;
  g_autoptr (RegieReportProvider) provider = NULL;
  RegieDay today = regie_office_today (line->office);
  RegiePeriod quarter;
  guint n_lines = 0;
  guint n_faulty;
  double ratios[3];
  double fast = 0;
  double slow = 0;
  char detail[120];
  gboolean ok = TRUE;

  /* All orders for lessons run through the quarter and nothing of it has been reported; it is read
   * on its last day. */
  quarter = regie_period_of (today, REGIE_PERIOD_QUARTER);
  if (db == NULL || !regie_migrate (db, regie_schema (), error)
      || !regie_demo_fill (db, line->office, 4600, 5, NULL, NULL, NULL, error)
      || !regie_db_script (
        db,
        "UPDATE engagement SET voided = 1 WHERE topic = 'taal' AND EXISTS (SELECT 1 FROM "
        "engagement "
        "o WHERE o.dossier = engagement.dossier AND o.topic = 'taal' AND o.ordered_on > "
        "engagement.ordered_on); UPDATE fact SET engagement = NULL WHERE kind = 'uren'; UPDATE "
        "engagement SET from_day = '2020-01-01', until_day = '2039-12-31', ended_on = NULL,"
        " stage = 'loopt' WHERE topic = 'taal'",
        error)
      || (provider = regie_report_provider_load (db, "Leerhuis Zuid", 0, error)) == NULL
      || (csv = regie_demo_dup_report (db, provider->id, quarter, REGIE_SAMPLE_LESSONS, 100000, 50,
                                       7, &n_lines, &n_faulty, error))
           == NULL
      || !g_file_set_contents (path, csv, -1, error))
    return FALSE;
  regie_office_set_today (line->office, quarter.until);
  deriver = regie_office_deriver (line->office);
  g_clear_pointer (&db, regie_db_close);
  for (guint run = 0; ok && run < G_N_ELEMENTS (ratios); run++)
    {
      g_autoptr (RegieDb) one = NULL;
      g_autoptr (RegieImport) report = NULL;
      gint64 from, seq;

      if (!g_file_copy (from_file, to_file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error)
          || (one = regie_db_open (copy, REGIE_DB_READ_WRITE, error)) == NULL)
        return FALSE;
      from = g_get_monotonic_time ();
      report = regie_report_import_new (line->office, provider, &quarter, csv, strlen (csv), error);
      ok = report != NULL && regie_import_check (report, one, NULL, error)
           && regie_import_run (report, one, deriver, 0, "report.csv", NULL, NULL, NULL, &seq,
                                error);
      fast = elapsed (from);
      from = g_get_monotonic_time ();
      ok = ok && g_spawn_command_line_sync (command, NULL, NULL, NULL, error);
      slow = elapsed (from);
      ratios[run] = fast / slow;
      g_unlink (theirs);
      g_clear_pointer (&one, regie_db_close);
      g_unlink (copy);
    }
  regie_office_set_today (line->office, today);
  g_unlink (path);
  g_unlink (ours);
  if (!ok)
    return FALSE;
  g_snprintf (detail, sizeof detail, "(%.0f ms against %.0f ms for %u lines)", fast, slow, n_lines);
  regie_bench_report ("report of a provider with everything / sqlite3 .import",
                      regie_bench_median (ratios, G_N_ELEMENTS (ratios)), 10, detail);
  return TRUE;
}

/* Without words everything is measured; else the parts that were named. */
static gboolean
wanted (RegieCommandLine *line, const char *part)
{
  return line->words[1] == NULL || g_strv_contains ((const char *const *) line->words + 1, part);
}

/* What is reckoned anew at every movement of a line of the plan: clock, outlook and price of one
 * dossier, against a frame. */
static gboolean
bench_drag (RegieCommandLine *line, const char *path, GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_ONLY, error);
  g_autoptr (RegieDossier) dossier = NULL;
  double times[RUNS];
  g_autofree char *detail = NULL;
  gint64 id;

  if (db == NULL
      || !regie_db_get_int (
        db, "SELECT dossier FROM fact GROUP BY dossier ORDER BY count(*) DESC LIMIT 1", 0, NULL,
        &id, error)
      || (dossier = regie_dossier_load (db, line->office, id, error)) == NULL)
    return FALSE;
  for (guint run = 0; run < RUNS; run++)
    {
      gint64 begin = g_get_monotonic_time ();

      for (guint i = 0; i < 100; i++)
        {
          g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
          g_autoptr (GArray) facts = NULL;
          g_autoptr (RegieOutlook) outlook = NULL;
          g_autoptr (RegieCost) cost = regie_dossier_cost (dossier, line->office);
          RegieCase one = dossier->one;

          regie_dossier_what_if (dossier, line->office, NULL, deadlines, &facts);
          one.facts = (const RegieFact *) (gconstpointer) facts->data;
          outlook = regie_outlook_new (line->office->rules, &one, line->today,
                                       &line->office->assumed);
        }
      times[run] = (double) (g_get_monotonic_time () - begin) / 100;
    }
  detail = g_strdup_printf ("%.0f µs, %u facts", regie_bench_median (times, RUNS),
                            dossier->facts->len);
  regie_bench_report ("clock, outlook and price while a bar is dragged / frame",
                      regie_bench_median (times, RUNS) / 16667, 0.25, detail);
  return TRUE;
}

/* All pairs of 5,000 wishes and 500 offers, weighed with every limit and reason, on one core:
 * against the tenth of a second that the desk may wait. */
static void
bench_match (RegieCommandLine *line)
{
  enum { N_WISHES = 5000, N_OFFERS = 500, TOP = 3 };
  g_autofree RegieMatchWish *wishes = g_new0 (RegieMatchWish, N_WISHES);
  g_autofree RegieMatchOffer *offers = g_new0 (RegieMatchOffer, N_OFFERS);
  g_autofree RegieFit *fits = g_new (RegieFit, N_WISHES * TOP);
  g_autofree char *detail = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  double times[RUNS];
  guint n = 0;

  for (guint i = 0; i < N_WISHES; i++)
    {
      wishes[i] = (RegieMatchWish){ .id = i + 1,
                                    .opened = line->today - g_rand_int_range (rand, 0, 400),
                                    .born = g_rand_int_range (rand, 1960, 2010),
                                    .km = g_rand_int_range (rand, 3, 25),
                                    .kind = g_rand_int_range (rand, 0, 8),
                                    .theme = g_rand_int_range (rand, 0, 12),
                                    .permit = g_rand_int_range (rand, 0, 3),
                                    .vog = g_rand_int_range (rand, 0, 3),
                                    .limits = g_rand_int_range (rand, 0, 4) ? 0 : 1,
                                    .asked = TRUE,
                                    .tongues = { g_rand_int (rand) & 0xfff,
                                                 g_rand_int_range (rand, 0, 4) } };
      for (guint day = 0; day < 5; day++)
        wishes[i].hours.days[day] = G_GUINT64_CONSTANT (0xffff) << g_rand_int_range (rand, 14, 24);
      wishes[i].hours.known = TRUE;
    }
  for (guint i = 0; i < N_OFFERS; i++)
    {
      offers[i] = (RegieMatchOffer){ .id = i + 1,
                                     .from = REGIE_DAY_NONE,
                                     .until = REGIE_DAY_NONE,
                                     .fresh_until = line->today + g_rand_int_range (rand, -30, 60),
                                     .km = g_rand_int_range (rand, 0, 20),
                                     .min_age = g_rand_int_range (rand, 0, 3) ? 0 : 18,
                                     .places = 4,
                                     .kind = g_rand_int_range (rand, 0, 8),
                                     .theme = g_rand_int_range (rand, 0, 12),
                                     .demands = g_rand_int_range (rand, 0, 3) ? 0 : 1,
                                     .vog = g_rand_int_range (rand, 0, 5) == 0,
                                     .tongues = { g_rand_int (rand) & 0xff,
                                                  g_rand_int_range (rand, 0, 3) } };
      for (guint k = 0; k < 3; k++)
        offers[i].hours.days[g_rand_int_range (rand, 0, 7)] = G_GUINT64_CONSTANT (0x3f)
                                                              << g_rand_int_range (rand, 16, 34);
      offers[i].half_hours = regie_hours_count (&offers[i].hours);
      offers[i].hours.known = TRUE;
    }
  for (guint run = 0; run < RUNS; run++)
    {
      gint64 begin = g_get_monotonic_time ();

      regie_match_all (&line->office->match, line->today, wishes, N_WISHES, offers, N_OFFERS, TOP,
                       fits);
      times[run] = (double) (g_get_monotonic_time () - begin);
    }
  for (guint i = 0; i < N_WISHES * TOP; i++)
    n += fits[i].hard == 0;
  detail = g_strdup_printf ("%.0f ms, %u proposals", regie_bench_median (times, RUNS) / 1000, n);
  regie_bench_report ("5,000 wishes and 500 offers, all pairs / 100 ms",
                      regie_bench_median (times, RUNS) / 100000, 1, detail);
}

static gboolean
make_database (RegieCommandLine *line, const char *path, guint n, GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_CREATE, error);

  return db != NULL && regie_migrate (db, regie_schema (), error)
         && regie_demo_fill (db, line->office, n, 1, NULL, NULL, NULL, error);
}

int
regie_bench (RegieCommandLine *line, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-bench-XXXXXX", error);
  g_autofree char *big = NULL;
  g_autofree char *small = NULL;
  g_autofree char *window = find_window ();
  gboolean ok;

  if (folder == NULL)
    return 1;
  big = g_build_filename (folder, "big.db", NULL);
  small = g_build_filename (folder, "small.db", NULL);
  g_print (_("Ratios of medians of %d paired runs; the smaller the better.\n"), RUNS);
  if (wanted (line, "clock"))
    bench_clock (line);
  if (wanted (line, "match"))
    bench_match (line);
  ok = !wanted (line, "live") || regie_bench_live (line, error);
  ok = ok && (!wanted (line, "import") || bench_import (line, folder, error));
  ok = ok && (!wanted (line, "report") || bench_reports (line, folder, error));
  if (ok && wanted (line, "drag"))
    {
      g_autofree char *office = g_build_filename (folder, "office.db", NULL);

      ok = make_database (line, office, 300, error) && bench_drag (line, office, error);
      g_unlink (office);
    }
  if (ok && wanted (line, "counter") && window != NULL && g_getenv ("DISPLAY") != NULL)
    {
      g_autofree char *office = g_build_filename (folder, "balie.db", NULL);

      ok = make_database (line, office, 100, error) && bench_counter (window, office, error);
      g_unlink (office);
    }
  if (ok && (wanted (line, "search") || wanted (line, "window") || wanted (line, "figures")))
    ok = make_database (line, small, 1000, error) && make_database (line, big, 100000, error);
  if (ok && wanted (line, "search"))
    ok = bench_search (line, big, error) && bench_counts (line, big, error);
  if (ok && wanted (line, "figures"))
    ok = regie_bench_figures (line, big, error);
  if (!ok || !wanted (line, "window"))
    ;
  else if (window != NULL && g_getenv ("DISPLAY") != NULL)
    {
      bench_window (window, big, small);
      bench_frame (window, "network", small, "network of 24, laid out and drawn / frame");
    }
  else if (ok)
    g_print ("%s\n", _("No display: the window was not measured."));
  g_unlink (big);
  g_unlink (small);
  g_rmdir (folder);
  return ok ? 0 : 1;
}
