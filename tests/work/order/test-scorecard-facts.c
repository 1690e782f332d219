/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of a provider, from facts alone. */
#include "regie-report-query.h"
#include "regie-scorecard.h"
#include "suite.h"

static RegieDay
day_of (const char *text)
{
  RegieDay day = REGIE_DAY_NONE;

  g_assert_true (regie_day_parse (text, &day));
  return day;
}

/* Nothing was ordered, reported or agreed; the provider reports by the month, in ten days. */
static void
facts_init (RegieScoreFacts *facts)
{
  *facts = (RegieScoreFacts){ .leads = g_array_new (FALSE, FALSE, sizeof (int)),
                              .provider = g_new0 (RegieReportProvider, 1),
                              .first_order = REGIE_DAY_NONE,
                              .reports = g_array_new (FALSE, FALSE, sizeof (RegieReportRead)),
                              .norms = g_ptr_array_new_with_free_func (g_object_unref) };
  facts->provider->rhythm = REGIE_PERIOD_MONTH;
  facts->provider->report_days = 10;
}

static void
add_lead (RegieScoreFacts *facts, int days)
{
  g_array_append_val (facts->leads, days);
}

static void
add_report (RegieScoreFacts *facts, const char *period, const char *read_on)
{
  RegieReportRead one = { .first_on = day_of (read_on) };

  g_assert_true (regie_period_parse (period, &one.period));
  g_array_append_val (facts->reports, one);
}

static void
add_norm (RegieScoreFacts *facts, const char *kind, const char *norm)
{
  RegieRecord *record = regie_record_new (regie_entity (REGIE_ENTITY_Indicator), 1);

  regie_set (record, Indicator, kind, kind);
  regie_set (record, Indicator, norm, norm);
  g_ptr_array_add (facts->norms, record);
}

static void
weigh (const RegieScoreFacts *facts, RegieScore scores[REGIE_N_SCORES])
{
  regie_scorecard_of (facts, day_of ("2026-01-01"), day_of ("2026-06-30"), scores);
}

/* What nobody did is not known, and breaks no norm. */
static void
test_nothing (void)
{
  g_auto (RegieScoreFacts) facts = { NULL };
  RegieScore scores[REGIE_N_SCORES];

  facts_init (&facts);
  add_norm (&facts, "uitval", "20");
  weigh (&facts, scores);
  for (guint i = 0; i < REGIE_N_SCORES; i++)
    {
      g_assert_false (scores[i].known);
      g_assert_true (scores[i].meets);
      g_assert_cmpint (scores[i].norm, ==, i == REGIE_SCORE_DROPOUT ? 20 : -1);
    }
}

/* The middle one, and between two of them halfway. */
static void
test_lead (void)
{
  g_auto (RegieScoreFacts) facts = { NULL };
  RegieScore scores[REGIE_N_SCORES];

  facts_init (&facts);
  add_lead (&facts, 40);
  add_lead (&facts, 10);
  add_lead (&facts, 21);
  weigh (&facts, scores);
  g_assert_cmpint (scores[REGIE_SCORE_LEAD].value, ==, 21);
  add_lead (&facts, 14);
  weigh (&facts, scores);
  g_assert_cmpint (regie_score_hundredths (REGIE_SCORE_LEAD, &scores[REGIE_SCORE_LEAD]), ==, 1750);
  g_assert_cmpuint (scores[REGIE_SCORE_LEAD].n, ==, 4);
}

/* Less drop-out is better, more attendance is; the last norm of a kind counts. */
static void
test_norms (void)
{
  g_auto (RegieScoreFacts) facts = { NULL };
  RegieScore scores[REGIE_N_SCORES];

  facts_init (&facts);
  facts.attended = (RegieScorePart){ 79, 100, 12 };
  facts.stopped = (RegieScorePart){ 1, 4, 4 };
  add_norm (&facts, "aanwezigheid", "70");
  add_norm (&facts, "aanwezigheid", "80");
  add_norm (&facts, "uitval", "25");
  weigh (&facts, scores);
  g_assert_cmpint (scores[REGIE_SCORE_ATTENDANCE].value, ==, 79);
  g_assert_cmpint (scores[REGIE_SCORE_ATTENDANCE].norm, ==, 80);
  g_assert_false (scores[REGIE_SCORE_ATTENDANCE].meets);
  g_assert_cmpint (scores[REGIE_SCORE_DROPOUT].value, ==, 25);
  g_assert_true (scores[REGIE_SCORE_DROPOUT].meets);
}

/* A price is what was approved, divided by who finished; while nothing is billed there is none. */
static void
test_price (void)
{
  g_auto (RegieScoreFacts) facts = { NULL };
  RegieScore scores[REGIE_N_SCORES];

  facts_init (&facts);
  facts.paid = (RegieScorePart){ 0, 3, 3 };
  weigh (&facts, scores);
  g_assert_false (scores[REGIE_SCORE_PRICE].known);
  facts.paid.part = 2250001;
  weigh (&facts, scores);
  g_assert_cmpint (scores[REGIE_SCORE_PRICE].value, ==, 750000);
}

/* Due from the period of the first order on, and by the day that was agreed; a correction is as
 * early as what it takes the place of. */
static void
test_punctual (void)
{
  g_auto (RegieScoreFacts) facts = { NULL };
  RegieScore scores[REGIE_N_SCORES];

  facts_init (&facts);
  facts.first_order = day_of ("2026-03-15");
  add_report (&facts, "2026-03", "2026-04-20");
  add_report (&facts, "2026-03", "2026-04-10");
  add_report (&facts, "2026-04", "2026-05-11");
  weigh (&facts, scores);
  /* March came in time, April a day late, May not at all; June is due in July. */
  g_assert_cmpint (scores[REGIE_SCORE_PUNCTUAL].part, ==, 100);
  g_assert_cmpint (scores[REGIE_SCORE_PUNCTUAL].whole, ==, 3);
  g_assert_cmpuint (scores[REGIE_SCORE_PUNCTUAL].n, ==, 3);
  /* What is due on the last of the days counts, the day before it does not. */
  regie_scorecard_of (&facts, day_of ("2026-01-01"), day_of ("2026-06-10"), scores);
  g_assert_cmpint (scores[REGIE_SCORE_PUNCTUAL].whole, ==, 3);
  regie_scorecard_of (&facts, day_of ("2026-01-01"), day_of ("2026-06-09"), scores);
  g_assert_cmpint (scores[REGIE_SCORE_PUNCTUAL].whole, ==, 2);
  facts.provider->rhythm = REGIE_PERIOD_NEVER;
  weigh (&facts, scores);
  g_assert_false (scores[REGIE_SCORE_PUNCTUAL].known);
}

TEST_SUITE (scorecard_facts)
{
  g_test_add_func ("/scorecard-facts/nothing-is-not-known", test_nothing);
  g_test_add_func ("/scorecard-facts/lead-is-the-middle", test_lead);
  g_test_add_func ("/scorecard-facts/norms-by-their-direction", test_norms);
  g_test_add_func ("/scorecard-facts/price-of-who-finished", test_price);
  g_test_add_func ("/scorecard-facts/punctual-from-the-first-order", test_punctual);
}
