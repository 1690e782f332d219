/* SPDX-License-Identifier: EUPL-1.2 */
/* How long the dashboard takes, beside what SQLite needs to hand over every fact once. */
#include "regie-bench.h"
#include "regie-dashboard-view.h"

#define ROUNDS 3

static gboolean
count_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  ++*(guint *) data;
  return TRUE;
}

/* All stored fields of all facts, in the order in which they lie. */
static gboolean
scan (RegieDb *db, double *ms, guint *n_facts, GError **error)
{
  gint64 begin = g_get_monotonic_time ();

  *n_facts = 0;
  if (!regie_db_exec (db, "SELECT * FROM fact", 0, NULL, count_row, n_facts, error))
    return FALSE;
  *ms = (double) (g_get_monotonic_time () - begin) / 1000;
  return TRUE;
}

static gboolean
count (RegieCommandLine *line, RegieDb *db, double *ms, GError **error)
{
  static const char *const kept[] = { "actief", "pip_op_tijd", NULL };
  static const RegieMe me = { .role = "manager" };
  const RegieQuestion *question = &regie_figure_questions[REGIE_DASHBOARD_READ];
  RegieWork work = { .db = db, .office = line->office, .me = &me, .today = line->today };
  gint64 begin = g_get_monotonic_time ();
  gpointer view = regie_question_ask (
    &work, question,
    g_variant_new (REGIE_DASHBOARD_TARGET, REGIE_DAY_NONE, (gint64) 0, "", 0, kept), error);

  if (view == NULL)
    return FALSE;
  question->free (view);
  *ms = (double) (g_get_monotonic_time () - begin) / 1000;
  return TRUE;
}

gboolean
regie_bench_figures (RegieCommandLine *line, const char *big, GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (big, REGIE_DB_READER, error);
  double ratios[ROUNDS];
  double scanning = 0;
  double counting = 0;
  guint n_facts = 0;
  char detail[120];

  if (db == NULL)
    return FALSE;
  for (guint i = 0; i < ROUNDS; i++)
    {
      if (!scan (db, &scanning, &n_facts, error) || !count (line, db, &counting, error))
        return FALSE;
      ratios[i] = counting / scanning;
    }
  g_snprintf (detail, sizeof detail, "(last run %.0f ms against %.0f ms for %u facts)", counting,
              scanning, n_facts);
  regie_bench_report ("dashboard of 100,000, seven days / a scan of the facts",
                      regie_bench_median (ratios, ROUNDS), 1.5, detail);
  return TRUE;
}
