/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of money, of providers and of the Meedoenbalie: each equals another reckoning from
 * what was recorded, and the number that stands on their own pages. */
#include <math.h>

#include "fixture.h"
#include "garden.h"
#include "regie-column.h"
#include "regie-dashboard-view.h"
#include "regie-demo.h"
#include "regie-desk.h"
#include "regie-figure-query.h"
#include "regie-scorecard.h"
#include "regie-spending.h"
#include "school.h"

#define TODAY regie_day_from_civil (2026, 11, 23)
#define YEAR 2026

static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 100, 7);
}

/* ONLY (NULL: every figure) as of today, of the days since FROM, by SPLIT. */
static RegieFigures *
load (Fixture *f, const char *only, RegieDay from, RegieSplit split)
{
  RegieFigureAsk ask = {
    .span = { from, TODAY }, .split = split, .only = only, .wants_rows = TRUE
  };
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GError) error = NULL;
  RegieFigures *figures = regie_figures_load (&work, &ask, &error);

  g_assert_no_error (error);
  return figures;
}

static RegieFigureValue
value_of (const RegieFigures *figures, const char *id)
{
  return *regie_figures_get (figures, regie_figure_find (id));
}

/* Of the part KEY; nothing when there is no such part. */
static RegieFigureValue
part_of (const RegieFigures *figures, const char *id, gint64 key)
{
  const GPtrArray *parts = regie_figures_parts (figures, regie_figure_find (id));
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, key);

  for (guint i = 0; i < parts->len; i++)
    if (strcmp (((const RegieFigurePart *) parts->pdata[i])->key, text) == 0)
      return ((const RegieFigurePart *) parts->pdata[i])->value;
  return (RegieFigureValue){ .norm = -1 };
}

/* An order as it stands in the database, and what was approved of it. */
typedef struct {
  gint64 id;
  RegieDay from, until;
  double per_day; /* cents */
  gboolean waits, of_whole;
  GArray *paid; /* pairs of RegieDay, first and last */
} Raw;

static void
raw_clear (gpointer data)
{
  g_array_unref (((Raw *) data)->paid);
}

static gboolean
take_raw (guint n, const char *const *c, gpointer data, GError **error)
{
  Raw raw = { .id = regie_column_id (c[0]),
              .from = regie_column_day (c[1]),
              .until = regie_column_day (c[2]),
              .waits = strcmp (c[3], "wacht") == 0,
              .paid = g_array_new (FALSE, FALSE, sizeof (RegieDay)) };
  double price = (double) regie_column_id (c[4]);
  const char *unit = c[5];

  raw.until = MAX (raw.from, raw.until);
  raw.of_whole = strcmp (unit, "traject") == 0 || strcmp (unit, "keer") == 0;
  raw.per_day = strcmp (unit, "uur") == 0     ? price * regie_column_int (c[6]) / 7
                : strcmp (unit, "week") == 0  ? price / 7
                : strcmp (unit, "maand") == 0 ? price * 12 / 365.25
                                              : price / (raw.until - raw.from + 1);
  g_array_append_val ((GArray *) data, raw);
  return TRUE;
}

static gboolean
take_paid (guint n, const char *const *c, gpointer data, GError **error)
{
  GArray *all = data;
  RegiePeriod period;

  g_assert_true (regie_period_parse (c[1], &period));
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, Raw, i).id == regie_column_id (c[0]))
      {
        g_array_append_val (g_array_index (all, Raw, i).paid, period.from);
        g_array_append_val (g_array_index (all, Raw, i).paid, period.until);
      }
  return TRUE;
}

static GArray *
load_raw (Fixture *f)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Raw));

  g_array_set_clear_func (all, raw_clear);
  g_assert_true (
    regie_db_exec (f->db,
                   "SELECT id, from_day, COALESCE (ended_on, until_day), stage, price, "
                   "unit, hours FROM engagement WHERE voided = 0",
                   0, NULL, take_raw, all, NULL));
  g_assert_true (regie_db_exec (f->db,
                                "SELECT engagement, period FROM invoice_line WHERE voided = 0 AND "
                                "stage IN ('goedgekeurd', 'deels') AND approved > 0 AND engagement "
                                "IS NOT NULL",
                                0, NULL, take_paid, all, NULL));
  return all;
}

static gboolean
is_paid (const Raw *raw, RegieDay day)
{
  for (guint i = 0; i < raw->paid->len; i += 2)
    if (day >= g_array_index (raw->paid, RegieDay, i)
        && day <= g_array_index (raw->paid, RegieDay, i + 1))
      return TRUE;
  return FALSE;
}

/* What the days of YEAR cost that are not paid (or all of them), day by day; cents. */
static double
cost_by_day (const Raw *raw, int year, gboolean only_open)
{
  RegieDay from = MAX (raw->from, regie_day_from_civil (year, 1, 1));
  RegieDay until = MIN (raw->until, regie_day_from_civil (year, 12, 31));
  double sum = 0;

  for (RegieDay day = from; day <= until; day++)
    if (!only_open || !is_paid (raw, day))
      sum += raw->per_day;
  return sum;
}

/* Each part of an order is rounded to a cent. */
static void
assert_about (const char *what, RegieFigureValue value, double cents)
{
  if (fabs ((double) value.hundredths - cents) > 4.0 * value.n)
    g_error ("%s: %" G_GINT64_FORMAT " is not %.0f (%u rows)", what, value.hundredths, cents,
             value.n);
}

/* Orders by the day, invoices as they were approved. */
static void
test_money (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GArray) orders = NULL;
  double committed = 0;
  double open = 0;
  double cost = 0;
  gint64 paid;

  fill (f);
  figures = load (f, NULL, TODAY - 364, REGIE_SPLIT_NONE);
  orders = load_raw (f);
  for (guint i = 0; i < orders->len; i++)
    {
      const Raw *raw = &g_array_index (orders, Raw, i);

      /* In the demo nothing was paid of a price for the whole. */
      g_assert_true (!raw->of_whole || raw->paid->len == 0);
      if (raw->waits)
        continue;
      committed += cost_by_day (raw, YEAR, FALSE);
      open += cost_by_day (raw, YEAR, TRUE);
      cost += raw->per_day * (raw->until - raw->from + 1);
    }
  paid = count (f, "SELECT sum (approved) FROM invoice_line WHERE voided = 0 AND stage IN "
                   "('goedgekeurd', 'deels') AND period LIKE '2026%'");
  g_assert_cmpint (paid, >, 0);
  assert_about ("verplicht", value_of (figures, "verplicht"), committed);
  g_assert_cmpint (value_of (figures, "besteed").hundredths, ==, paid);
  assert_about ("verwacht", value_of (figures, "verwacht"), (double) paid + open);
  assert_about ("kosten_cohort", value_of (figures, "kosten_cohort"), cost);
  g_assert_cmpint (value_of (figures, "kosten_cohort").n, ==,
                   count (f, "SELECT count (*) FROM engagement WHERE voided = 0 AND stage <> "
                             "'wacht'"));
  g_assert_cmpint (value_of (figures, "inkomsten_cohort").n, ==,
                   count (f, "SELECT count (DISTINCT dossier) FROM engagement WHERE voided = 0 AND "
                             "stage <> 'wacht'"));
}

/* The pages of providers show the same: by contract, and what is left by the year of coming. */
static void
test_pages_of_money (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) contracts = NULL;
  g_autoptr (RegieFigures) cohorts = NULL;
  g_autoptr (GArray) spending = NULL;
  g_autoptr (GArray) items = NULL;
  g_autoptr (GArray) balance = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  contracts = load (f, NULL, TODAY - 364, REGIE_SPLIT_CONTRACT);
  spending = regie_spending_load (f->db, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < spending->len; i++)
    {
      gint64 contract = g_array_index (spending, RegieSpending, i).contract;
      RegieSpending sum = regie_spending_sum (spending, contract, 0, YEAR);

      if (contract == 0)
        continue;
      g_assert_cmpint (part_of (contracts, "verplicht", contract).hundredths, ==, sum.committed);
      g_assert_cmpint (part_of (contracts, "besteed", contract).hundredths, ==, sum.realised);
      g_assert_cmpint (part_of (contracts, "verwacht", contract).hundredths, ==, sum.forecast);
    }
  cohorts = load (f, NULL, TODAY - 364, REGIE_SPLIT_COHORT);
  items = regie_spending_load_items (f->db, 0, REGIE_DAY_NONE, &error);
  balance = regie_balance_of (f->db, f->office, items, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (balance->len, >, 3);
  for (guint i = 0; i < balance->len; i++)
    {
      const RegieBalance *year = &g_array_index (balance, RegieBalance, i);

      g_assert_cmpint (part_of (cohorts, "inkomsten_cohort", year->year).n, ==,
                       year->cheaper + year->dearer);
      g_assert_cmpint (part_of (cohorts, "inkomsten_cohort", year->year).hundredths
                         - part_of (cohorts, "kosten_cohort", year->year).hundredths,
                       ==, year->left - year->extra);
    }
}

/* The budget of the office stands beside all of it, that of a contract beside its part. */
static void
test_budgets (Fixture *f, gconstpointer engine)
{
  gint64 contract;
  char id[24];

  fill (f);
  sql (f, "UPDATE budget SET voided = 1");
  contract = count (f, "SELECT min (l.contract) FROM engagement e JOIN lot l ON l.id = e.lot WHERE "
                       "e.stage = 'loopt'");
  record (f, REGIE_ENTITY_Budget,
          PAIRS ("jaar", "2026", "contract", id_text (contract, id), "bedrag", "1000"));
  record (f, REGIE_ENTITY_Budget, PAIRS ("jaar", "2025", "bedrag", "77"));
  {
    g_autoptr (RegieFigures) figures = load (f, "verplicht", TODAY, REGIE_SPLIT_CONTRACT);

    g_assert_cmpint (value_of (figures, "verplicht").norm, ==, 1000);
    g_assert_cmpint (part_of (figures, "verplicht", contract).norm, ==, 1000);
  }
  record (f, REGIE_ENTITY_Budget, PAIRS ("jaar", "2026", "bedrag", "5000"));
  {
    g_autoptr (RegieFigures) figures = load (f, "verplicht", TODAY, REGIE_SPLIT_CONTRACT);

    g_assert_cmpint (value_of (figures, "verplicht").norm, ==, 5000);
    g_assert_cmpint (part_of (figures, "verplicht", contract).norm, ==, 1000);
  }
  sql (f, "UPDATE budget SET voided = 1 WHERE year = 2026");
  {
    g_autoptr (RegieFigures) figures = load (f, "verplicht", TODAY, REGIE_SPLIT_NONE);

    g_assert_cmpint (value_of (figures, "verplicht").norm, ==, -1);
  }
}

#define DAYS(day) day " >= '2025-11-24' AND " day " <= '2026-11-23'"
#define ENDED "FROM engagement e WHERE e.voided = 0 AND " DAYS ("e.ended_on")

/* Of all providers together, in SQL. */
static const struct {
  const char *figure, *part, *whole; /* of a share; else PART is the sum of the amounts */
} reckonings[] = {
  { "aanbieder_doorlooptijd",
    "SELECT count (*) FROM engagement WHERE voided = 0 AND " DAYS ("begun_on"), NULL },
  { "aanbieder_aanwezigheid",
    "SELECT sum (COALESCE (f.minutes, f.hours * 60)) FROM fact f WHERE f.voided = 0 AND f.report "
    "IN (SELECT id FROM report WHERE voided = 0) AND COALESCE (f.plan_minutes, f.plan * 60) > 0 "
    "AND " DAYS ("f.day"),
    "SELECT sum (COALESCE (f.plan_minutes, f.plan * 60)) FROM fact f WHERE f.voided = 0 AND "
    "f.report IN (SELECT id FROM report WHERE voided = 0) AND " DAYS ("f.day") },
  { "aanbieder_uitval", "SELECT count (*) " ENDED " AND e.stage = 'gestopt'",
    "SELECT count (*) " ENDED },
  { "aanbieder_prijs",
    "SELECT sum (l.approved) FROM invoice_line l JOIN engagement e ON e.id = l.engagement WHERE "
    "l.voided = 0 AND l.stage = 'goedgekeurd' AND e.stage = 'klaar' AND " DAYS ("e.ended_on"),
    "SELECT count (*) " ENDED " AND e.stage = 'klaar'" },
  { "meedoen_koppelingen",
    "SELECT count (*) FROM match WHERE voided = 0 AND stage IN ('afgesproken', 'proef', 'loopt', "
    "'nazorg', 'afgerond', 'gestopt') AND " DAYS ("decided_on"),
    NULL },
  { "meedoen_wachtende_wensen",
    "SELECT count (*) FROM wish w LEFT JOIN match m ON m.wish = w.id AND m.voided = 0 AND m.stage "
    "IN ('afgesproken', 'proef', 'loopt', 'nazorg') WHERE w.voided = 0 AND w.closed_on IS NULL AND "
    "m.id IS NULL",
    NULL },
  { "meedoen_nooit_gekoppeld",
    "SELECT count (*) FROM resident r WHERE r.id IN (SELECT w.resident FROM wish w WHERE w.voided "
    "= "
    "0 AND w.closed_on IS NULL AND w.opened_on <= '2026-09-24') AND r.id NOT IN (SELECT w.resident "
    "FROM wish w JOIN match m ON m.wish = w.id WHERE m.voided = 0 AND m.stage IN ('afgesproken', "
    "'proef', 'loopt', 'nazorg', 'afgerond', 'gestopt'))",
    NULL },
  { "meedoen_bewoners",
    "SELECT count (DISTINCT w.resident) FROM wish w WHERE w.id IN (SELECT m.wish FROM match m "
    "WHERE "
    "m.id IN (SELECT a.match FROM attendance a WHERE a.voided = 0 AND a.state = 'geweest' "
    "AND " DAYS ("a.day") "))",
    NULL },
  { "meedoen_gevers",
    "SELECT count (DISTINCT o.giver) FROM offer o WHERE o.id IN (SELECT m.offer FROM match m WHERE "
    "m.id IN (SELECT a.match FROM attendance a WHERE a.voided = 0 AND a.state = 'geweest' "
    "AND " DAYS ("a.day") "))",
    NULL },
  { "meedoen_bezoeken", "SELECT count (*) FROM visit WHERE voided = 0 AND " DAYS ("day"), NULL },
  { "meedoen_banen",
    "SELECT count (*) FROM match WHERE voided = 0 AND outcome = 'baan' AND ((ended_on IS NULL "
    "AND " DAYS ("decided_on") ") OR " DAYS ("ended_on") ")",
    NULL },
};

static void
test_reckonings (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) figures = NULL;

  fill (f);
  figures = load (f, NULL, TODAY - 364, REGIE_SPLIT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (reckonings); i++)
    {
      const RegieFigure *figure = regie_figure_find (reckonings[i].figure);
      const RegieFigureValue *value = regie_figures_get (figures, figure);
      const GArray *rows = regie_figures_rows (figures, figure);
      gint64 part = count (f, reckonings[i].part);
      gint64 amount = 0;

      g_test_message ("%s: %d", reckonings[i].figure, (int) part);
      for (guint k = 0; k < rows->len; k++)
        amount += g_array_index (rows, RegieFigureRow, k).amount;
      g_assert_cmpint (rows->len, ==, value->n);
      if (figure->kind == REGIE_FIGURE_SHARE)
        {
          g_assert_cmpint (value->part, ==, part);
          g_assert_cmpint (value->whole, ==, count (f, reckonings[i].whole));
        }
      else if (figure->kind == REGIE_FIGURE_MEAN)
        {
          g_assert_cmpint (amount, ==, part);
          g_assert_cmpint (value->n, ==, count (f, reckonings[i].whole));
          g_assert_cmpint (value->hundredths, ==, (amount + value->n / 2) / value->n);
        }
      else
        g_assert_cmpint (value->n, ==, part);
    }
  g_assert_cmpint (value_of (figures, "meedoen_uren").hundredths, ==,
                   100
                     * ((count (f, "SELECT sum (minutes) FROM attendance WHERE voided = 0 AND "
                                   "state = 'geweest' AND " DAYS ("day"))
                         + 30)
                        / 60));
}

/* Of PROVIDER, whose report of a period is due so many DAYS after it: adds to *WHOLE and *PART. */
static void
count_reports (Fixture *f, gint64 provider, int days, RegieRhythm rhythm, gint64 *part,
               gint64 *whole)
{
  g_autofree char *first = g_strdup_printf (
    "SELECT count (*) FROM engagement e JOIN lot l ON l.id = e.lot JOIN contract c ON c.id = "
    "l.contract WHERE e.voided = 0 AND c.provider = %" G_GINT64_FORMAT " AND e.from_day <= ",
    provider);

  for (RegieDay due = TODAY - 364; due <= TODAY; due++)
    {
      RegiePeriod period = regie_period_of (due - days, rhythm);
      char text[REGIE_PERIOD_TEXT], day[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];
      g_autofree char *ordered = g_strdup_printf ("%s'%s'", first,
                                                  regie_day_format (period.until, last));
      g_autofree char *in_time = NULL;

      if (period.until != due - days || count (f, ordered) == 0)
        continue;
      in_time = g_strdup_printf (
        "SELECT count (*) FROM report WHERE voided = 0 AND provider = %" G_GINT64_FORMAT
        " AND period = '%s' AND COALESCE (first_on, read_on) <= '%s'",
        provider, regie_period_format (period, text), regie_day_format (due, day));
      ++*whole;
      *part += count (f, in_time) > 0;
    }
}

static gboolean
take_reporter (guint n, const char *const *c, gpointer data, GError **error)
{
  g_array_append_vals (data,
                       (gint64[]){ regie_column_id (c[0]), regie_column_id (c[1]),
                                   strcmp (c[2], "maand") == 0 ? REGIE_PERIOD_MONTH
                                                               : REGIE_PERIOD_QUARTER },
                       3);
  return TRUE;
}

/* Looked for day by day: what was due on it. */
static void
test_reports (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GArray) providers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 part = 0;
  gint64 whole = 0;

  fill (f);
  figures = load (f, "aanbieder_rapport", TODAY - 364, REGIE_SPLIT_NONE);
  g_assert_true (regie_db_exec (f->db,
                                "SELECT id, COALESCE (report_days, 0), rhythm FROM provider WHERE "
                                "voided = 0 AND rhythm IN ('maand', 'kwartaal') ORDER BY id",
                                0, NULL, take_reporter, providers, NULL));
  for (guint i = 0; i < providers->len; i += 3)
    count_reports (f, g_array_index (providers, gint64, i),
                   (int) g_array_index (providers, gint64, i + 1),
                   (RegieRhythm) g_array_index (providers, gint64, i + 2), &part, &whole);
  g_assert_cmpint (whole, >, 0);
  g_assert_cmpint (value_of (figures, "aanbieder_rapport").whole, ==, whole);
  g_assert_cmpint (value_of (figures, "aanbieder_rapport").part, ==, part);
}

static const char *const score_figures[REGIE_N_SCORES] = {
  [REGIE_SCORE_LEAD] = "aanbieder_doorlooptijd",
  [REGIE_SCORE_ATTENDANCE] = "aanbieder_aanwezigheid",
  [REGIE_SCORE_DROPOUT] = "aanbieder_uitval",
  [REGIE_SCORE_LEVEL] = "aanbieder_niveau",
  [REGIE_SCORE_PUNCTUAL] = "aanbieder_rapport",
  [REGIE_SCORE_PRICE] = "aanbieder_prijs",
};

static void
assert_score (RegieScoreKind kind, const RegieScore *score, RegieFigureValue value)
{
  gboolean has_value = value.n > 0 && (kind != REGIE_SCORE_PRICE || value.known);

  g_test_message ("%s", score_figures[kind]);
  g_assert_cmpint (score->known, ==, has_value);
  if (!has_value)
    return;
  if (kind == REGIE_SCORE_LEAD)
    g_assert_cmpint (value.median2 * score->whole, ==, score->part * 2);
  else if (kind == REGIE_SCORE_PRICE)
    g_assert_cmpint (value.hundredths, ==, score->value);
  else
    g_assert_cmpint (value.part * 100 * score->whole, ==, score->part * value.whole);
}

/* Split by provider they are what the page of each says. */
static void
test_scorecards (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GArray) providers = g_array_new (FALSE, FALSE, sizeof (gint64));

  fill (f);
  /* So that levels are known as well. */
  sql (f, "UPDATE fact SET level = 'B1' WHERE kind = 'uren' AND report IS NOT NULL AND id % 2 = 0");
  figures = load (f, NULL, TODAY - 364, REGIE_SPLIT_PROVIDER);
  g_assert_true (regie_db_get_ids (f->db, "SELECT id FROM provider WHERE voided = 0 ORDER BY id", 0,
                                   NULL, providers, NULL));
  g_assert_cmpuint (providers->len, >, 3);
  g_assert_cmpuint (value_of (figures, "aanbieder_niveau").n, >, 0);
  for (guint i = 0; i < providers->len; i++)
    {
      gint64 provider = g_array_index (providers, gint64, i);
      RegieScore scores[REGIE_N_SCORES];

      g_assert_true (
        regie_scorecard_load (f->db, f->office, provider, TODAY - 364, TODAY, scores, NULL));
      for (RegieScoreKind kind = 0; kind < REGIE_N_SCORES; kind++)
        assert_score (kind, &scores[kind], part_of (figures, score_figures[kind], provider));
    }
}

/* The desk shows the same numbers, of a year and of a quarter. */
static void
test_desk (Fixture *f, gconstpointer engine)
{
  static const int days[] = { 364, 90 };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (RegieFigures) figures = load (f, NULL, TODAY - days[i], REGIE_SPLIT_NONE);
      RegieDeskFigures shown;

      g_assert_true (regie_desk_figures (f->db, TODAY - days[i], TODAY, &shown, NULL));
      for (guint k = 0; k < REGIE_N_DESK_FIGURES; k++)
        {
          g_autofree char *id = g_strconcat ("meedoen_", regie_desk_figure_name (k), NULL);

          g_test_message ("%s", id);
          g_assert_cmpint ((value_of (figures, id).hundredths + 50) / 100, ==, shown.values[k]);
        }
    }
}

/* By consultant the parts of orders are those of their people; the desk knows none. */
static void
test_filters (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) all = NULL;
  const GPtrArray *parts;
  gint64 sum = 0;

  fill (f);
  all = load (f, NULL, TODAY - 364, REGIE_SPLIT_CONSULTANT);
  parts = regie_figures_parts (all, regie_figure_find ("verplicht"));
  g_assert_cmpuint (parts->len, >, 2);
  for (guint i = 0; i < parts->len; i++)
    {
      const RegieFigurePart *part = parts->pdata[i];
      RegieFigureAsk ask = { .span = { TODAY - 364, TODAY } };
      RegieMe me;
      RegieWork work = work_as (f, &me, "manager");
      g_autoptr (RegieFigures) one = NULL;

      sum += part->value.hundredths;
      if ((ask.consultant = g_ascii_strtoll (part->key, NULL, 10)) == 0)
        continue;
      one = regie_figures_load (&work, &ask, NULL);
      g_assert_cmpint (value_of (one, "verplicht").hundredths, ==, part->value.hundredths);
      g_assert_cmpint (value_of (one, "verplicht").norm, ==, -1);
      g_assert_cmpint (value_of (one, "meedoen_uren").n, ==, value_of (all, "meedoen_uren").n);
    }
  g_assert_cmpint (sum, ==, value_of (all, "verplicht").hundredths);
  parts = regie_figures_parts (all, regie_figure_find ("meedoen_koppelingen"));
  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpstr (((RegieFigurePart *) parts->pdata[0])->key, ==, "");
}

/* The caseload lists whom the orders are for, each once. */
static void
test_list (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GArray) dossiers = NULL;
  g_autoptr (GArray) nobody = NULL;

  fill (f);
  dossiers = regie_figures_load_dossiers (&work, "kosten_cohort@2025-11-24..2026-11-23", NULL);
  g_assert_cmpint (dossiers->len, ==,
                   count (f, "SELECT count (DISTINCT dossier) FROM engagement WHERE voided = 0 AND "
                             "stage <> 'wacht'"));
  for (guint i = 1; i < dossiers->len; i++)
    g_assert_cmpint (g_array_index (dossiers, gint64, i - 1), <,
                     g_array_index (dossiers, gint64, i));
  nobody = regie_figures_load_dossiers (&work, "meedoen_bewoners@2025-11-24..2026-11-23", NULL);
  g_assert_cmpuint (nobody->len, ==, 0);
}

/* How many rows FIGURE has as of DAY, of the ten days until then. */
static guint
count_on (Fixture *f, const char *figure, const char *day)
{
  RegieFigureAsk ask = { .only = figure };
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_day_parse (day, &ask.span.until));
  ask.span.from = ask.span.until - 9;
  figures = regie_figures_load (&work, &ask, &error);
  g_assert_no_error (error);
  return value_of (figures, figure).n;
}

/* What counts on the first day and not before it, and on the last and not after it. */
static void
test_days (Fixture *f, gconstpointer engine)
{
  static const struct {
    const char *figure, *day;
    guint n;
  } rows[] = {
    { "verplicht", "2026-03-01", 0 },
    { "verplicht", "2026-03-02", 1 },
    { "kosten_cohort", "2026-03-01", 0 },
    { "kosten_cohort", "2026-03-02", 1 },
    { "besteed", "2026-11-04", 0 },
    { "besteed", "2026-11-05", 1 },
    { "aanbieder_doorlooptijd", "2026-03-15", 0 },
    { "aanbieder_doorlooptijd", "2026-03-16", 1 },
    { "aanbieder_doorlooptijd", "2026-03-25", 1 },
    { "aanbieder_doorlooptijd", "2026-03-26", 0 },
    { "aanbieder_uitval", "2026-10-31", 0 },
    { "aanbieder_uitval", "2026-11-01", 1 },
    { "aanbieder_uitval", "2026-11-10", 1 },
    { "aanbieder_uitval", "2026-11-11", 0 },
    { "aanbieder_aanwezigheid", "2026-10-30", 0 },
    { "aanbieder_aanwezigheid", "2026-10-31", 1 },
    { "aanbieder_aanwezigheid", "2026-11-09", 1 },
    { "aanbieder_aanwezigheid", "2026-11-10", 0 },
    { "meedoen_wachtende_wensen", "2026-03-31", 0 },
    { "meedoen_wachtende_wensen", "2026-04-01", 1 },
    { "meedoen_wachtende_wensen", "2026-08-31", 1 },
    { "meedoen_wachtende_wensen", "2026-09-01", 0 }, /* matched */
    { "meedoen_wachtende_wensen", "2026-10-30", 0 },
    { "meedoen_wachtende_wensen", "2026-10-31", 1 }, /* and no more */
    { "meedoen_wachtende_wensen", "2026-11-15", 1 },
    { "meedoen_wachtende_wensen", "2026-11-16", 0 }, /* closed */
    { "meedoen_nooit_gekoppeld", "2026-05-30", 0 },
    { "meedoen_nooit_gekoppeld", "2026-05-31", 1 },
    { "meedoen_nooit_gekoppeld", "2026-08-31", 1 },
    { "meedoen_nooit_gekoppeld", "2026-09-01", 0 },
    { "meedoen_koppelingen", "2026-08-31", 0 },
    { "meedoen_koppelingen", "2026-09-01", 1 },
    { "meedoen_koppelingen", "2026-09-10", 1 },
    { "meedoen_koppelingen", "2026-09-11", 0 },
    { "meedoen_banen", "2026-10-30", 0 },
    { "meedoen_banen", "2026-10-31", 1 },
  };
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  Pair pair = add_pair (f, "N1", "3");
  char wish[24], offer[24];

  import (f, s.provider, "Opdracht;Periode;Uren;Gepland\nO-2026-00001;2026-10;30;40\n");
  pay (f, s.provider, "F1;5-11-2026;O-2026-00001;2026-10;30;300,00\n");
  sql (f, "UPDATE engagement SET ordered_on = '2026-03-02', begun_on = '2026-03-16', ended_on = "
          "'2026-11-01', stage = 'gestopt'");
  record (f, REGIE_ENTITY_Match,
          PAIRS ("wens", id_text (pair.wish, wish), "aanbod", id_text (pair.offer, offer), "stand",
                 "gestopt", "besloten_op", "2026-09-01", "geeindigd_op", "2026-10-31", "uitkomst",
                 "baan"));
  sql (f, "UPDATE wish SET opened_on = '2026-04-01', closed_on = '2026-11-16'");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (count_on (f, rows[i].figure, rows[i].day) != rows[i].n)
      g_error ("%s on %s: %u", rows[i].figure, rows[i].day,
               count_on (f, rows[i].figure, rows[i].day));
}

/* One day that was not paid yet is still to come. */
static void
test_open_day (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GArray) orders = NULL;

  pay (f, s.provider, "F1;5-11-2026;O-2026-00001;2026-10;30;300,00\n");
  sql (f,
       "UPDATE engagement SET from_day = '2026-10-01', ended_on = '2026-11-01', stage = 'klaar'");
  orders = load_raw (f);
  figures = load (f, "verwacht", TODAY, REGIE_SPLIT_NONE);
  g_assert_cmpuint (value_of (figures, "verwacht").n, ==, 2);
  assert_about ("verwacht", value_of (figures, "verwacht"),
                30000 + g_array_index (orders, Raw, 0).per_day);
}

/* An order that ended costs what it lasted, from the day on which that was so. */
static void
test_ended (Fixture *f, gconstpointer engine)
{
  static const struct {
    const char *ended, *day;
    gboolean less;
  } rows[] = { { "2026-10-31", "2026-10-30", FALSE },
               { "2026-10-31", "2026-10-31", TRUE },
               { "2026-12-15", "2026-11-22", FALSE },
               { "2026-12-15", "2026-11-23", TRUE } }; /* what is known today counts */
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  gint64 whole;

  g_assert_cmpint (s.provider, >, 0);
  sql (f, "UPDATE engagement SET ordered_on = '2026-03-02', stage = 'loopt'");
  {
    g_autoptr (RegieFigures) figures = load (f, "verplicht", TODAY, REGIE_SPLIT_NONE);

    whole = value_of (figures, "verplicht").hundredths;
  }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieFigureAsk ask = { .only = "verplicht" };
      RegieMe me;
      RegieWork work = work_as (f, &me, "manager");
      g_autofree char *ends = g_strdup_printf ("UPDATE engagement SET ended_on = '%s', stage = "
                                               "'gestopt'",
                                               rows[i].ended);
      g_autoptr (RegieFigures) figures = NULL;

      sql (f, ends);
      g_assert_true (regie_day_parse (rows[i].day, &ask.span.until));
      ask.span.from = ask.span.until;
      figures = regie_figures_load (&work, &ask, NULL);
      g_test_message ("%s on %s", rows[i].ended, rows[i].day);
      if (rows[i].less)
        g_assert_cmpint (value_of (figures, "verplicht").hundredths, <, whole);
      else
        g_assert_cmpint (value_of (figures, "verplicht").hundredths, ==, whole);
    }
}

static void
test_splits (void)
{
  static const struct {
    const char *figure;
    RegieSplit split;
    gboolean can;
  } rows[] = {
    { "actief", REGIE_SPLIT_GROUP, TRUE },
    { "actief", REGIE_SPLIT_PROVIDER, FALSE },
    { "verplicht", REGIE_SPLIT_LOT, TRUE },
    { "verplicht", REGIE_SPLIT_TEAM, TRUE },
    { "verplicht", REGIE_SPLIT_SORT, FALSE },
    { "aanbieder_rapport", REGIE_SPLIT_PROVIDER, TRUE },
    { "aanbieder_rapport", REGIE_SPLIT_LOT, FALSE },
    { "aanbieder_rapport", REGIE_SPLIT_CONSULTANT, FALSE },
    { "meedoen_uren", REGIE_SPLIT_MONTH, TRUE },
    { "meedoen_uren", REGIE_SPLIT_GROUP, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (regie_figure_can_split (regie_figure_find (rows[i].figure), rows[i].split) != rows[i].can)
      g_error ("%s %u", rows[i].figure, rows[i].split);
  g_assert_true (regie_figure_can_filter (regie_figure_find ("verwacht")));
  g_assert_false (regie_figure_can_filter (regie_figure_find ("meedoen_banen")));
}

/* The tile of a figure goes where its list stands. */
static void
test_tiles (Fixture *f, gconstpointer engine)
{
  static const struct {
    const char *figure, *action, *begins;
  } rows[] = {
    { "actief", "win.caseload", "cijfer=actief@" },
    { "verplicht", "win.caseload", "cijfer=verplicht@" },
    { "b1_na_a2", "win.b1", NULL },
    { "aanbieder_rapport", "win.go", "providers" },
    { "meedoen_uren", "win.go", "desk" },
  };
  g_autoptr (RegieFigures) figures = load (f, NULL, TODAY - 364, REGIE_SPLIT_NONE);
  g_autoptr (GPtrArray) words = regie_figure_words_load (NULL);
  RegieTileGround ground = { .now = figures };
  g_autoptr (RegieDashboardView) view = regie_dashboard_view_new (&ground, words,
                                                                  (const char *const[]){ NULL },
                                                                  TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < 2; k++)
        {
          GListModel *list = G_LIST_MODEL (k == 0 ? view->tiles : view->others);

          for (guint n = 0; n < g_list_model_get_n_items (list); n++)
            {
              g_autoptr (RegieFigureTile) tile = g_list_model_get_item (list, n);

              if (strcmp (tile->id, rows[i].figure) != 0)
                continue;
              found = TRUE;
              g_assert_cmpstr (tile->action, ==, rows[i].action);
              if (rows[i].begins != NULL)
                g_assert_true (
                  g_str_has_prefix (g_variant_get_string (tile->target, NULL), rows[i].begins));
              else
                g_assert_cmpint (g_variant_get_int32 (tile->target), ==, TODAY);
            }
        }
      g_assert_true (found);
    }
}

TEST_SUITE (figure_sources)
{
  static const FixtureTest tests[] = {
    { "money-by-the-day", test_money },
    { "the-pages-of-providers-show-the-same", test_pages_of_money },
    { "budgets-stand-beside-it", test_budgets },
    { "equal-another-reckoning", test_reckonings },
    { "reports-by-the-day", test_reports },
    { "a-provider-is-its-scorecard", test_scorecards },
    { "the-desk-shows-the-same", test_desk },
    { "filters-hold-for-people", test_filters },
    { "the-list-is-of-people", test_list },
    { "a-tile-goes-to-its-list", test_tiles },
    { "on-its-day-and-not-before", test_days },
    { "an-order-that-ended", test_ended },
    { "a-day-that-was-not-paid", test_open_day },
  };

  g_test_add_func ("/figure-sources/splits", test_splits);
  ADD_ON_BOTH_ENGINES ("/figure-sources", tests);
}
