/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates as people and spreadsheets write them. */
#include "days.h"
#include "suite.h"

static void
test_parse (void)
{
  static const struct {
    const char *text, *iso;
  } rows[] = {
    { "2026-11-23", "2026-11-23" },
    { "23-11-2026", "2026-11-23" },
    { "3-1-2026", "2026-01-03" },
    { "03/01/2026", "2026-01-03" },
    { "3.1.2026", "2026-01-03" },
    { " 23-11-2026", "2026-11-23" },
    { "23-11-2026 0:00", "2026-11-23" },
    { "2024-2-29", "2024-02-29" },
    { "23-11-26", "2026-11-23" },
    { "1-5-90", "1990-05-01" },
    { "46082", "2026-03-01" },
    { "46082,604166667", "2026-03-01" },
    { "20260301", "2026-03-01" },
    { "12102026", "2026-10-12" },
    { "31122019", "2019-12-31" },
    { "20102010", "2010-10-20" },
    { "32122019", NULL },
    { "12101026", NULL },
    { "23-11-2026 9:15", "2026-11-23" },
    { "2-3-2026 14:30:15", "2026-03-02" },
    { "2026-03-02T14:30:00.000Z", "2026-03-02" },
    { "2-3-2026, 2:30 PM", "2026-03-02" },
    { "3-mrt-26", "2026-03-03" },
    { "3 maart 2026", "2026-03-03" },
    { "3 mrt. '26", "2026-03-03" },
    { "di 3 maart 2026", "2026-03-03" },
    { "dinsdag, 3 maart 2026", "2026-03-03" },
    { "3-Mar-2026", "2026-03-03" },
    { "March 3, 2026", "2026-03-03" },
    { "2026 mei 4", "2026-05-04" },
    { "3 okt 1999 0:00", "1999-10-03" },
    { "\u00a01-3-2026\u2009", "2026-03-01" },
    { "\ufeff1-3-2026\u200b", "2026-03-01" },
    { "\u200e1\u00ad-3-2026", "2026-03-01" },
    { "1\u20133\u20112026", "2026-03-01" },
    { "29-2-2025", NULL },
    { "31-4-2026", NULL },
    { "", NULL },
    { "9999", NULL },
    { "99999", NULL },
    { "3-xyz-26", NULL },
    { "1-5-9", NULL },
    { "23-11-2026 25:00", NULL },
    { "23-11/2026", NULL },
    { "0-1-2026", NULL },
    { "2026-11-23x", NULL },
    { "1--3-2026", NULL },
    { "mei 2026", NULL },
    { "maandag", NULL },
    { "23-11-2026 veel", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieDay value = REGIE_DAY_NONE;

      g_assert_cmpint (regie_day_parse_any (rows[i].text, &value), ==, rows[i].iso != NULL);
      if (rows[i].iso != NULL)
        assert_day (value, rows[i].iso);
    }
  g_assert_null (regie_day_format (REGIE_DAY_NONE, (char[REGIE_DAY_TEXT]){ 0 }));
}

/* What is typed on a Monday. */
static void
test_typed (void)
{
  static const struct {
    const char *text, *iso;
  } rows[] = {
    { "2 nov 2027", "2027-11-02" },
    { "12 oktober 2026", "2026-10-12" },
    { "12-10", "2026-10-12" },
    { "12/1", "2027-01-12" },
    { "25-5", "2026-05-25" },
    { "24-5", "2027-05-24" },
    { "12 okt", "2026-10-12" },
    { "za 12 dec", "2026-12-12" },
    { "1 jan.", "2027-01-01" },
    { "vandaag", "2026-11-23" },
    { " Vandaag ", "2026-11-23" },
    { "gisteren", "2026-11-22" },
    { "eergisteren", "2026-11-21" },
    { "morgen", "2026-11-24" },
    { "overmorgen", "2026-11-25" },
    { "ma", "2026-11-23" },
    { "di", "2026-11-24" },
    { "zondag", "2026-11-29" },
    { "volgende ma", "2026-11-30" },
    { "komende vrijdag", "2026-11-27" },
    { "vorige ma", "2026-11-16" },
    { "afgelopen zondag", "2026-11-22" },
    { "+16 weken", "2027-03-15" },
    { "16 weken", "2027-03-15" },
    { "+2w", "2026-12-07" },
    { "over 3 maanden", "2027-02-23" },
    { "2 dagen geleden", "2026-11-21" },
    { "-1 jaar", "2025-11-23" },
    { "- 6 mnd", "2026-05-23" },
    { "+0 dagen", "2026-11-23" },
    { "29-2", NULL },
    { "31-4", NULL },
    { "12-13", NULL },
    { "mei 26", NULL },
    { "mei", NULL },
    { "m", NULL },
    { "vandaag of morgen", NULL },
    { "vorige morgen", NULL },
    { "volgende week", NULL },
    { "over 3 maanden geleden", NULL },
    { "+ weken", NULL },
    { "16", NULL },
    { "12345 weken", NULL },
    { "+16 weeken", NULL },
    { "", NULL },
  };
  const RegieDay today = day ("2026-11-23");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieDay value = REGIE_DAY_NONE;

      g_assert_cmpint (regie_day_parse_typed (rows[i].text, today, &value), ==,
                       rows[i].iso != NULL);
      if (rows[i].iso != NULL)
        assert_day (value, rows[i].iso);
      /* Nothing of it is read from a file. */
      if (i >= 2)
        g_assert_false (regie_day_parse_any (rows[i].text, &value));
    }
}

static void
test_partial (void)
{
  static const struct {
    const char *text, *iso;
  } rows[] = {
    { "1990", "1990-00-00" },
    { "1990-05", "1990-05-00" },
    { "1990-05-00", "1990-05-00" },
    { "1990-00-00", "1990-00-00" },
    { "1-5-1990", "1990-05-01" },
    { "5-1990", "1990-05-00" },
    { "mei 1990", "1990-05-00" },
    { "1-5-90", "1990-05-01" },
    { "1-5-05", "2005-05-01" },
    { "32874", "1990-01-01" },
    { " 1990\u00a0", "1990-00-00" },
    { "1-mei-90 0:00", "1990-05-01" },
    { "0-5-1990", "1990-05-00" },
    { "00-00-1990", "1990-00-00" },
    { "12-0-1990", NULL },
    { "13-1990", NULL },
    { "1-2-3", NULL },
    { "1990-", NULL },
    { "-1990", NULL },
    { "5-1990-3", NULL },
    { "199-5", NULL },
    { "1990-1990", NULL },
    { "1990-00-12", NULL },
    { "1990-13", NULL },
    { "90", NULL },
    { "1990-02-30", NULL },
    { "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_day_dup_partial (rows[i].text);

      g_assert_cmpstr (have, ==, rows[i].iso);
      if (have != NULL)
        {
          g_autofree char *typed = regie_day_dup_partial_typed (have);
          g_autofree char *back = regie_day_dup_partial (typed);

          g_assert_cmpstr (back, ==, have);
        }
    }
}

TEST_SUITE (day_read)
{
  g_test_add_func ("/day/reads-what-people-write", test_parse);
  g_test_add_func ("/day/reads-what-is-typed-of-today", test_typed);
  g_test_add_func ("/day/keeps-unknown-parts-of-a-birth-date", test_partial);
}
