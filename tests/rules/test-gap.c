/* SPDX-License-Identifier: EUPL-1.2 */
/* In step with the PIP or not: every reason is a row. */
#include <glib.h>
#include <string.h>

#include "regie-error.h"
#include "regie-gap.h"
#include "suite.h"

static RegieDay
d (const char *text)
{
  RegieDay day = REGIE_DAY_NONE;

  g_assert_true (*text == '\0' || regie_day_parse (text, &day));
  return day;
}

static const RegieGapLimits limits = { .less = 70,
                                       .more = 120,
                                       .start_days = 21,
                                       .attendance = 70,
                                       .fall = 15,
                                       .unexcused = 6,
                                       .silent_days = 35,
                                       .level_slack = 0,
                                       .milestone_days = 14 };

/* October 2026; an order of 12 hours a week from March 2026 to February 2028, which is 53 hours in
 * a month, all of them followed; the B1 route to B1.  Each row says what is otherwise, in minutes
 * and days; "-" is not known. */
static const struct {
  const char *name, *otherwise, *verdict, *reasons;
} rows[] = {
  { "all is well", "", "in_de_pas", "" },
  { "no report of anybody", "reported=0 any=0 minutes=0", "onbekend", "" },
  { "stands not in the report", "reported=0 minutes=0", "niet_in_de_pas", "ontbreekt" },
  { "began in the last days and is not in it yet",
    "from=2026-10-28 begun=2026-10-29 reported=0 minutes=0 last=-", "onbekend", "" },
  { "seventy per cent is enough", "minutes=2240", "in_de_pas", "" },
  { "less is not", "minutes=2200", "niet_in_de_pas", "uren_te_weinig" },
  { "far more is not either", "minutes=4000", "niet_in_de_pas", "uren_te_veel" },
  { "the school offers too little", "minutes=2000 offered=2000", "niet_in_de_pas",
    "aanbod_te_klein uren_te_weinig" },
  { "an order without hours a week asks none", "per_week=0 minutes=60", "in_de_pas", "" },
  { "absent without notice", "unexcused=360", "niet_in_de_pas", "ongeoorloofd" },
  { "five hours and a bit are none", "unexcused=359", "in_de_pas", "" },
  { "attendance falls", "minutes=2700 offered=3180 before=9000 before_offered=9000",
    "niet_in_de_pas", "aanwezigheid_daalt" },
  { "a little less is no fall", "minutes=2900 offered=3180 before=9000 before_offered=9000",
    "in_de_pas", "" },
  { "another route", "said=Z", "niet_in_de_pas", "andere_leerroute" },
  { "the same route said", "said=B1", "in_de_pas", "" },
  { "a route is said and the PIP has none", "route=- said=Z", "in_de_pas", "" },
  { "no lesson yet", "from=2026-10-01 begun=- last=- minutes=0", "niet_in_de_pas",
    "start_te_laat uren_te_weinig" },
  { "no lesson yet, and it may", "from=2026-10-12 begun=- last=- reported=0 any=0 minutes=0",
    "onbekend", "" },
  { "the first lesson was late", "from=2026-09-01 begun=2026-10-05 minutes=2800", "niet_in_de_pas",
    "start_te_laat" },
  { "late long ago is not said again", "from=2026-03-01 begun=2026-08-01", "in_de_pas", "" },
  { "silent", "last=2026-09-10 minutes=0", "niet_in_de_pas", "stil uren_te_weinig" },
  { "lessons after the end", "until=2026-09-30 minutes=600 after_end=600", "niet_in_de_pas",
    "les_na_einde" },
  { "waits for a place", "waits=1 reported=0 minutes=0 last=- begun=-", "onbekend", "" },
  { "at the level that is due", "from=2024-10-01 until=2027-09-30 begun=2024-10-01 said_level=A2",
    "in_de_pas", "" },
  { "a level behind", "from=2024-10-01 until=2027-09-30 begun=2024-10-01 said_level=A1",
    "niet_in_de_pas", "niveau_achter" },
  { "an exam was not done", "milestone=2026-10-10", "niet_in_de_pas", "mijlpaal_gemist" },
  { "stands in the report, in a row that was not taken",
    "reported=0 minutes=0 refused=1 refused_line=100", "onbekend", "niet_leesbaar" },
  { "a lesson that was not taken makes nothing too few",
    "minutes=2000 offered=2000 refused=2 refused_line=7", "onbekend", "niet_leesbaar" },
  { "a row that was not taken hides no absence", "unexcused=360 refused=1 refused_line=7",
    "niet_in_de_pas", "ongeoorloofd niet_leesbaar" },
  { "a minute above the limit is too many", "per_week=7 minutes=2233", "niet_in_de_pas",
    "uren_te_veel" },
  { "the limit itself is not", "per_week=7 minutes=2232", "in_de_pas", "" },
  { "a fall of a little less than fifteen points",
    "minutes=7090 offered=10000 before=8500 before_offered=10000 per_week=0", "in_de_pas", "" },
  { "a fall of fifteen points",
    "minutes=7000 offered=10000 before=8500 before_offered=10000 per_week=0", "niet_in_de_pas",
    "aanwezigheid_daalt" },
  { "an exam a few days ago", "milestone=2026-10-20", "in_de_pas", "" },
};

static RegieFact
said (const char *key, const char *text)
{
  RegieFact fact;

  regie_fact_init (&fact, REGIE_FACT_PIP, 0);
  if (strcmp (text, "-") != 0)
    g_assert_true (regie_fact_set (&fact, key, text));
  return fact;
}

static RegieGapInput
input_of (guint row)
{
  g_auto (GStrv) words = g_strsplit (rows[row].otherwise, " ", -1);
  RegieGapInput in = {
    .first = d ("2026-10-01"),
    .last = d ("2026-10-31"),
    .from = d ("2026-03-01"),
    .until = d ("2028-02-28"),
    .begun = d ("2026-03-09"),
    .per_week = 12,
    .reported = TRUE,
    .any_report = TRUE,
    .minutes = 3180,
    .offered = -1,
    .last_attended = d ("2026-10-30"),
    .route = REGIE_ROUTE_B1,
    .said_route = REGIE_ROUTE_UNKNOWN,
    .level = REGIE_LEVEL_B1,
    .said_level = REGIE_LEVEL_UNKNOWN,
    .milestone = REGIE_DAY_NONE,
  };
  const struct {
    const char *key;
    int *number;
    gboolean is_day;
  } keys[] = {
    { "from", &in.from, TRUE },
    { "until", &in.until, TRUE },
    { "begun", &in.begun, TRUE },
    { "last", &in.last_attended, TRUE },
    { "milestone", &in.milestone, TRUE },
    { "per_week", &in.per_week },
    { "waits", &in.waits },
    { "reported", &in.reported },
    { "any", &in.any_report },
    { "minutes", &in.minutes },
    { "offered", &in.offered },
    { "unexcused", &in.unexcused },
    { "after_end", &in.after_end },
    { "before", &in.before_minutes },
    { "before_offered", &in.before_offered },
    { "refused", &in.refused },
    { "refused_line", &in.refused_line },
  };

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      gboolean found = TRUE;

      if (strcmp (pair[0], "route") == 0)
        in.route = (RegieRoute) said ("leerroute", pair[1]).route;
      else if (strcmp (pair[0], "said") == 0)
        in.said_route = (RegieRoute) said ("leerroute", pair[1]).route;
      else if (strcmp (pair[0], "said_level") == 0)
        in.said_level = (RegieLevel) said ("niveau", pair[1]).level;
      else
        found = FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        if (strcmp (keys[k].key, pair[0]) == 0)
          {
            *keys[k].number = keys[k].is_day ? d (strcmp (pair[1], "-") != 0 ? pair[1] : "")
                                             : (int) g_ascii_strtoll (pair[1], NULL, 10);
            found = TRUE;
          }
      g_assert_true (found);
    }
  return in;
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieGapInput input = input_of (i);
      RegieGapResult result;
      g_autoptr (GString) reasons = g_string_new (NULL);

      regie_gap_judge (&input, &limits, &result);
      for (guint k = 0; k < result.n; k++)
        {
          g_autofree char *brief = regie_gap_dup_short (&result.reasons[k]);
          g_autofree char *sentence = regie_gap_dup_sentence (&result.reasons[k]);

          g_assert_cmpuint (strlen (brief), >, 3);
          g_assert_true (g_str_has_suffix (sentence, "."));
          g_string_append_printf (reasons, "%s%s", k > 0 ? " " : "",
                                  regie_gap_name (result.reasons[k].gap));
        }
      if (g_strcmp0 (regie_accord_name (result.verdict), rows[i].verdict) != 0
          || g_strcmp0 (reasons->str, rows[i].reasons) != 0)
        g_error ("%s: %s (%s), expected %s (%s)", rows[i].name, regie_accord_name (result.verdict),
                 reasons->str, rows[i].verdict, rows[i].reasons);
    }
}

static gboolean
has (const RegieGapResult *result, RegieGap gap)
{
  for (guint i = 0; i < result->n; i++)
    if (result->reasons[i].gap == gap)
      return TRUE;
  return FALSE;
}

/* Hours that are taken away never take "too few" away, and add no "too many"; a stricter limit
 * never finds less. */
static void
test_hours_only_one_way (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieGapInput input = input_of (i);
      gboolean few = FALSE;
      gboolean many = TRUE;

      for (int minutes = 6000; minutes >= 0; minutes -= 50)
        {
          RegieGapLimits strict = limits;
          RegieGapResult result, stricter;

          input.minutes = minutes;
          regie_gap_judge (&input, &limits, &result);
          strict.less = 90;
          strict.unexcused = 2;
          strict.silent_days = 20;
          regie_gap_judge (&input, &strict, &stricter);
          g_assert_true (!few || has (&result, REGIE_GAP_LESS));
          g_assert_true (many || !has (&result, REGIE_GAP_MORE));
          g_assert_cmpuint (stricter.n, >=, result.n);
          few = has (&result, REGIE_GAP_LESS);
          many = has (&result, REGIE_GAP_MORE);
        }
    }
}

static void
test_settings (void)
{
  static const char *const good
    = "[aansluiting]\nuren_onder=70\nuren_boven=120\ndagen_start=21\nuren_ongeoorloofd=6\ndagen_"
      "stil=35\nniveau_speling=0\ndagen_mijlpaal=14\n"
      "[voortgang]\naanwezig_laag=70\naanwezig_daling=15\n";
  g_autoptr (RegieIni) ini = regie_ini_parse ("amounts.ini", good, -1, NULL);
  g_autoptr (RegieIni) bad = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = g_strsplit (good, "dagen_stil=35", 2);
  g_autoptr (GError) error = NULL;
  RegieGapLimits self;

  g_assert_true (regie_gap_limits_read (ini, &self, &error));
  g_assert_no_error (error);
  g_assert_cmpint (self.silent_days, ==, 35);
  text = g_strjoinv ("dagen_stil=lang", parts);
  bad = regie_ini_parse ("amounts.ini", text, -1, NULL);
  g_assert_false (regie_gap_limits_read (bad, &self, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 6"));
}

TEST_SUITE (gap)
{
  g_test_add_func ("/gap/every-reason", test_rows);
  g_test_add_func ("/gap/hours-work-one-way", test_hours_only_one_way);
  g_test_add_func ("/gap/limits-are-settings", test_settings);
}
