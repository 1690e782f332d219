/* SPDX-License-Identifier: EUPL-1.2 */
/* How it goes, in words: a row per sentence, on both engines. */
#include "parts.h"

#include "regie-progress.h"

#define PIP(route) "soort=pip&datum=2025-11-03&leerroute=" route
#define HOURS(day, done, plan, more)                                                               \
  "soort=uren&onderwerp=taal&datum=" day "&uren=" done "&plan=" plan more

static const PartRow rows[] = {
  { .says = { "What counts [Hours…]", "Lessons followed | 0 hours",
              "  No hours were reported yet." },
    .lacks = "Participation |" },
  { .facts = { PIP ("B1") },
    .says = { "Participation statement (PVT) | At least 12 hours", "[Record…]",
              "Labour market module (MAP) | At least 40 hours of practice" },
    .lacks = "Final talk" },
  { .facts = { PIP ("O") }, .lacks = "Labour market module" },
  { .facts = { PIP ("Z") },
    .says = { "Lessons (NT2 and KNM) | Besluit art. 3.14 | 0 of 800 hours | 0 of 800 hours",
              "Participation | 800 hours, less those of PVT and MAP",
              "Final talk of the self-reliance route | " } },
  { .facts = { PIP ("Z") }, .group = "gezin", .lacks = "Participation | 800 hours" },
  { .facts = { PIP ("Z"), "soort=pvt_voldaan&datum=2026-02-02" },
    .says = { "0 of 788 hours", "(Besluit art. 3.1) | Mon 2 Feb 2026\n" } },
  { .facts = { PIP ("Z"), HOURS ("2026-10-31", "30", "40", "") },
    .says = { "30 of 800 hours", "Sat 31 Oct 2026 | Language" } },
  /* Exams */
  { .says = { "Exams [Attempt…]", "0 attempts; 2 more are free" } },
  { .group = "overig", .says = { "0 attempts\n" }, .lacks = "free" },
  { .facts = { PIP ("B1"), "soort=examen&datum=2026-03-03&onderdelen=KNM&uitslag=gezakt" },
    .says = { "Knowledge of Dutch society | 1 attempt; 1 more is free | Tue 3 Mar 2026" } },
  { .facts = { PIP ("B1"), "soort=examen&datum=2026-03-03&onderdelen=KNM&uitslag=geslaagd" },
    .says = { "Knowledge of Dutch society | 1 attempt | Tue 3 Mar 2026" } },
  /* Attendance */
  { .facts = { "soort=uren&onderwerp=taal&datum=2026-10-31&uren=1" },
    .sql = "UPDATE fact SET minutes = 90 WHERE dossier = $1",
    .says = { "1.5 hours [Correct]" },
    .lacks = "% of the planned hours" },
  { .facts = { "soort=uren&onderwerp=taal&datum=2026-10-31&uren=1" },
    .says = { "1 hour [Correct]" } },
  { .facts = { HOURS ("2026-10-31", "30", "40", "&geoorloofd=6&ongeoorloofd=4") },
    .says = { "absent: 6 excused, 4 unexcused | 30 of 40 hours | 30 of 40 hours [Correct]" } },
  { .facts = { HOURS ("2026-08-31", "40", "40", ""), HOURS ("2026-09-30", "40", "40", ""),
               HOURS ("2026-10-31", "20", "40", "") },
    .says = { "Attendance | 83 % of the planned hours in the last three reports." } },
  { .facts = { HOURS ("2026-08-31", "20", "40", ""), HOURS ("2026-09-30", "20", "40", ""),
               HOURS ("2026-10-31", "20", "40", "") },
    .says = { "Attendance of the last reports is low: 50 %." } },
  { .facts = { HOURS ("2026-08-31", "38", "40", "&ongeoorloofd=2"),
               HOURS ("2026-09-30", "38", "40", "&ongeoorloofd=2"),
               HOURS ("2026-10-31", "38", "40", "&ongeoorloofd=2") },
    .says = { "Unexcused absence in three reports in a row." } },
  { .facts = { "soort=plan_regel&datum=2026-05-01&tot=2027-05-01&onderwerp=taal",
               HOURS ("2026-08-31", "30", "40", "") },
    .says = { "Lessons are planned, but no report came for weeks." } },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_PROGRESS, rows, G_N_ELEMENTS (rows));
}

/* The last twelve reports are enough, the newest first. */
static void
test_many (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;
  const char *first, *last;

  for (guint month = 1; month <= 10; month++)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02u-15", month);
      g_autofree char *earlier = g_strdup_printf ("2025-%02u-15", month);

      add_hours (f, dossier, day, "30", "40", NULL);
      add_hours (f, dossier, earlier, "30", "40", NULL);
    }
  text = dup_part (f, "consulent", REGIE_PART_PROGRESS, dossier, 0);
  first = strstr (text, "Thu 15 Oct 2026");
  last = strstr (text, "Mon 15 Sep 2025");
  g_assert_true (first != NULL && last != NULL && first < last);
  g_assert_null (strstr (text, "Aug 2025"));
}

/* Every trend that warns has its sentence. */
static void
test_warnings (void)
{
  static const struct {
    RegieProgress progress;
    const char *says;
  } cases[] = {
    { { .trend = REGIE_TREND_UNKNOWN }, NULL },
    { { .trend = REGIE_TREND_GOOD, .recent = 90 }, NULL },
    { { .trend = REGIE_TREND_FALLING, .recent = 70, .before = 95 },
      "Attendance falls: from 95 % to 70 %." },
    { { .trend = REGIE_TREND_LOW, .recent = 40 }, "Attendance of the last reports is low: 40 %." },
    { { .trend = REGIE_TREND_UNEXCUSED }, "Unexcused absence in three reports in a row." },
    { { .trend = REGIE_TREND_SILENT }, "Lessons are planned, but no report came for weeks." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *warning = regie_progress_dup_warning (&cases[i].progress);

      g_assert_cmpstr (warning, ==, cases[i].says);
    }
}

TEST_SUITE (progress_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "the-newest-twelve", test_many },
  };

  g_test_add_func ("/progress-view/warnings", test_warnings);
  ADD_ON_BOTH_ENGINES ("/progress-view", tests);
}
