/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-scorecard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-money.h"
#include "regie-report.h"

static const struct {
  const char *name, *kpi, *label, *definition;
  gboolean less_is_better;
} kinds[REGIE_N_SCORES] = {
  { "doorlooptijd", "doorlooptijd", N_("Until the first lesson"),
    N_("The middle number of days from the order to the first lesson, of orders that began in "
        "these days."),
    TRUE },
  { "aanwezigheid", "aanwezigheid", N_("Attendance"),
    N_("Hours attended as a part of the hours that the provider planned, over all lines of its "
        "reports."),
    FALSE },
  { "uitval", "uitval", N_("Drop-out"),
    N_("Orders that were stopped as a part of all that ended in these days."), TRUE },
  { "niveau", "niveau", N_("Level reached"),
    N_("Orders for lessons that were finished with the last reported level at or above that of "
        "the PIP, as a part of those with a reported level."),
    FALSE },
  { "rapport", "rapport", N_("Reports in time"),
    N_("Periods of which the report was read in by the agreed day, as a part of all that were due "
        "in these days."),
    FALSE },
  { "prijs", NULL, N_("Price of a finished trajectory"),
    N_("What was approved of invoices for orders that were finished in these days, divided by "
        "their number."),
    TRUE },
};

const char *
regie_score_name (RegieScoreKind kind)
{
  return kinds[kind].name;
}

const char *
regie_score_label (RegieScoreKind kind)
{
  return _(kinds[kind].label);
}

const char *
regie_score_definition (RegieScoreKind kind)
{
  return _(kinds[kind].definition);
}

static gboolean
meets (RegieScoreKind kind, gint64 part, gint64 whole, int norm)
{
  return norm < 0 || (kinds[kind].less_is_better ? part <= norm * whole : part >= norm * whole);
}

/* SCORE in units of which there are SCALE in one, rounded; where that would say that the norm is
 * met and it is not, or the other way round, to the other side. */
static gint64
scaled (RegieScoreKind kind, const RegieScore *score, int scale)
{
  gint64 rounded = (score->part * scale * 2 + score->whole) / (score->whole * 2);

  if (meets (kind, rounded, scale, score->norm)
      == meets (kind, score->part, score->whole, score->norm))
    return rounded;
  return rounded * score->whole > score->part * scale ? rounded - 1 : rounded + 1;
}

gint64
regie_score_hundredths (RegieScoreKind kind, const RegieScore *score)
{
  return kind == REGIE_SCORE_PRICE ? score->value : scaled (kind, score, 100);
}

/* As few decimals as say the truth about the norm. */
static char *
dup_number (RegieScoreKind kind, const RegieScore *score)
{
  gint64 rounded = (score->part * 2 + score->whole) / (score->whole * 2);
  gboolean met = meets (kind, score->part, score->whole, score->norm);
  gint64 tenths = (score->part * 20 + score->whole) / (score->whole * 2);

  if (meets (kind, rounded, 1, score->norm) == met)
    return g_strdup_printf ("%" G_GINT64_FORMAT, rounded);
  return meets (kind, tenths, 10, score->norm) == met
           ? g_strdup_printf ("%.1f", (double) tenths / 10)
           : g_strdup_printf ("%.2f", (double) scaled (kind, score, 100) / 100);
}

char *
regie_score_dup (RegieScoreKind kind, const RegieScore *score)
{
  g_autofree char *number = NULL;

  if (!score->known)
    return g_strdup ("–");
  if (kind == REGIE_SCORE_PRICE)
    return regie_money_dup (score->value, TRUE);
  number = dup_number (kind, score);
  if (kind == REGIE_SCORE_LEAD)
    return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) score->value), number);
  return g_strdup_printf (_("%s %%"), number);
}

static gboolean
take_lead (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay ordered, begun;
  int days;

  if (!regie_day_parse (c[0], &ordered) || !regie_day_parse (c[1], &begun))
    return TRUE;
  days = MAX (0, begun - ordered);
  g_array_append_val ((GArray *) data, days);
  return TRUE;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

typedef struct {
  gint64 first, second;
  guint n;
} Sums;

static gboolean
take_sums (guint n, const char *const *c, gpointer data, GError **error)
{
  *(Sums *) data = (Sums){ c[0] != NULL ? g_ascii_strtoll (c[0], NULL, 10) : 0,
                           c[1] != NULL ? g_ascii_strtoll (c[1], NULL, 10) : 0,
                           (guint) g_ascii_strtoll (c[2], NULL, 10) };
  return TRUE;
}

static void
set_exact (RegieScore *score, gint64 part, gint64 whole, guint n)
{
  score->known = whole > 0;
  score->part = part;
  score->whole = MAX (1, whole);
  score->value = (part * 2 + score->whole) / (score->whole * 2);
  score->n = n;
}

static void
set (RegieScore *score, gint64 part, gint64 whole, guint n)
{
  set_exact (score, part * 100, whole, n);
}

/* The last level that was reported of each finished order, against that of the PIP. */
static gboolean
take_level (guint n, const char *const *c, gpointer data, GError **error)
{
  Sums *sums = data;
  RegieLevel said = regie_level_find (c[0]);

  if (c[0] == NULL || c[1] == NULL)
    return TRUE;
  sums->first += said != REGIE_LEVEL_UNKNOWN && said >= regie_level_find (c[1]);
  sums->second++;
  return TRUE;
}

static gboolean
take_report (guint n, const char *const *c, gpointer data, GError **error)
{
  const char *known = g_hash_table_lookup (data, c[0]);

  if (known == NULL || strcmp (c[1], known) < 0)
    g_hash_table_insert (data, g_strdup (c[0]), g_strdup (c[1]));
  return TRUE;
}

/* Periods whose report was due in these days, from the first order on. */
static gboolean
count_reports (RegieDb *db, const char *id, RegieDay from, RegieDay until, RegieScore *score,
               GError **error)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RegieReportProvider) provider = regie_report_provider_load (
    db, NULL, g_ascii_strtoll (id, NULL, 10), error);
  g_autofree char *first = NULL;
  RegieDay begin;
  RegiePeriod period;
  guint n = 0;
  guint in_time = 0;

  if (provider == NULL
      || !regie_db_get_text (
        db,
        "SELECT min(e.from_day) FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e "
        "ON e.lot = l.id WHERE c.provider = $1 AND e.voided = 0",
        1, &id, &first, error)
      || !regie_db_exec (
        db,
        "SELECT period, COALESCE(first_on, read_on) FROM report WHERE provider = $1 AND voided = 0",
        1, &id, take_report, read, error))
    return FALSE;
  if (provider->rhythm == REGIE_PERIOD_NEVER || !regie_day_parse (first, &begin))
    return TRUE;
  for (period = regie_period_of (MAX (begin, from - 400), provider->rhythm);
       period.until + provider->report_days <= until; period = regie_period_later (period, 1))
    {
      RegieDay due = period.until + provider->report_days;
      RegieDay day;
      char text[REGIE_PERIOD_TEXT];

      if (due < from)
        continue;
      n++;
      in_time += regie_day_parse (g_hash_table_lookup (read, regie_period_format (period, text)),
                                  &day)
                 && day <= due;
    }
  set (score, in_time, n, n);
  return TRUE;
}

static gboolean
take_norm (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieScore *scores = data;

  for (guint i = 0; i < REGIE_N_SCORES; i++)
    if (g_strcmp0 (kinds[i].kpi, c[0]) == 0)
      scores[i].norm = (int) g_ascii_strtoll (c[1], NULL, 10);
  return TRUE;
}

gboolean
regie_scorecard_load (RegieDb *db, const RegieOffice *office, gint64 provider, RegieDay from,
                      RegieDay until, RegieScore scores[REGIE_N_SCORES], GError **error)
{
  g_autoptr (GArray) leads = g_array_new (FALSE, FALSE, sizeof (int));
  Sums hours = { 0 };
  Sums ended = { 0 };
  Sums levels = { 0 };
  Sums money = { 0 };
  char id[24], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];
  const char *params[] = { id, regie_day_format (from, first), regie_day_format (until, last) };

  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  memset (scores, 0, sizeof *scores * REGIE_N_SCORES);
  for (guint i = 0; i < REGIE_N_SCORES; i++)
    scores[i].norm = -1;
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  if (!regie_db_exec (
        db,
        "SELECT e.ordered_on, e.begun_on FROM contract c JOIN lot l ON l.contract = c.id JOIN "
        "engagement e ON e.lot = l.id"
        " WHERE c.provider = $1 AND e.voided = 0 AND e.begun_on >= $2 AND e.begun_on <= $3",
        3, params, take_lead, leads, error)
      || !regie_db_exec (
        db,
        "SELECT sum(COALESCE(f.minutes, f.hours * 60)), sum(COALESCE(f.plan_minutes, f.plan * "
        "60)), count(*) FROM report r JOIN fact f ON f.report = r.id"
        " WHERE r.provider = $1 AND r.voided = 0 AND f.voided = 0 AND f.day >= $2 AND f.day <= $3 "
        "AND COALESCE(f.plan_minutes, f.plan * 60) > 0",
        3, params, take_sums, &hours, error)
      || !regie_db_exec (
        db,
        "SELECT sum(CASE e.stage WHEN 'gestopt' THEN 1 ELSE 0 END), count(*), count(*) FROM "
        "contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id"
        " WHERE c.provider = $1 AND e.voided = 0 AND e.ended_on >= $2 AND e.ended_on <= $3 AND "
        "e.stage IN ('klaar', 'gestopt')",
        3, params, take_sums, &ended, error)
      || !regie_db_exec (
        db,
        "SELECT (SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.engagement = e.id "
        "AND f.voided = 0 AND f.level IS NOT NULL ORDER BY f.day DESC, f.id DESC LIMIT 1),"
        " (SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.kind = 'pip' AND f.voided "
        "= 0 AND f.level IS NOT NULL ORDER BY f.day DESC, f.id DESC LIMIT 1)"
        " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id"
        " WHERE c.provider = $1 AND e.voided = 0 AND e.topic = 'taal' AND e.stage = 'klaar' AND "
        "e.ended_on >= $2 AND e.ended_on <= $3",
        3, params, take_level, &levels, error)
      || !regie_db_exec (
        db,
        "SELECT sum((SELECT sum(x.approved) FROM invoice_line x JOIN invoice v ON v.id = x.invoice "
        "WHERE x.engagement = e.id AND x.voided = 0 AND v.voided = 0"
        " AND v.provider = c.provider AND x.stage IN ('goedgekeurd', 'deels'))), count(*), "
        "count(*) FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id"
        " WHERE c.provider = $1 AND e.voided = 0 AND e.stage = 'klaar' AND e.ended_on >= $2 AND "
        "e.ended_on <= $3",
        3, params, take_sums, &money, error)
      || !regie_db_exec (
        db,
        "SELECT k.kind, k.norm FROM indicator k JOIN contract c ON c.id = k.contract WHERE "
        "c.provider = $1 AND k.voided = 0 AND c.voided = 0 ORDER BY k.id",
        1, params, take_norm, scores, error)
      || !count_reports (db, id, from, until, &scores[REGIE_SCORE_PUNCTUAL], error))
    return FALSE;
  g_array_sort (leads, compare_ints);
  if (leads->len > 0)
    set_exact (&scores[REGIE_SCORE_LEAD],
               g_array_index (leads, int, (leads->len - 1) / 2)
                 + g_array_index (leads, int, leads->len / 2),
               2, leads->len);
  set (&scores[REGIE_SCORE_ATTENDANCE], hours.first, hours.second, hours.n);
  set (&scores[REGIE_SCORE_DROPOUT], ended.first, ended.second, ended.n);
  set (&scores[REGIE_SCORE_LEVEL], levels.first, levels.second, (guint) levels.second);
  set_exact (&scores[REGIE_SCORE_PRICE], money.first, money.first > 0 ? money.second : 0,
             money.n); /* nothing billed: no price is known */
  for (guint i = 0; i < REGIE_N_SCORES; i++)
    scores[i].meets = !scores[i].known
                      || meets (i, scores[i].part, scores[i].whole, scores[i].norm);
  return TRUE;
}
