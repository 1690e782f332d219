/* SPDX-License-Identifier: EUPL-1.2 */
/* Which birthdays change something, from when, and how sure that is. */
#include "regie-ages.h"

#include "days.h"
#include "regie-error.h"
#include "regie-office.h"
#include "suite.h"

#define TODAY "2026-11-23"

static RegieAges *
load (void)
{
  g_autofree char *path = regie_office_dup_path ("ages.ini");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) ini = regie_ini_load (path, &error);
  RegieAges *ages = ini != NULL ? regie_ages_read (ini, &error) : NULL;

  g_assert_no_error (error);
  return ages;
}

/* From which day somebody has an age: the first and the last that is possible. */
static void
test_birthdays (void)
{
  static const struct {
    const char *born;
    int age;
    const char *earliest, *latest;
  } rows[] = {
    { "2008-11-24", 18, "2026-11-24", "2026-11-24" },
    { "2008-02-29", 16, "2024-02-29", "2024-02-29" }, /* a leap year */
    { "2008-02-29", 18, "2026-03-01", "2026-03-01" }, /* none */
    { "2000-02-29", 100, "2100-03-01", "2100-03-01" },
    { "2009-05-00", 18, "2027-05-01", "2027-05-31" },
    { "2008-02-00", 18, "2026-02-01", "2026-03-01" }, /* perhaps on the 29th */
    { "2009-02-00", 16, "2025-02-01", "2025-02-28" },
    { "1990-00-00", 27, "2017-01-01", "2017-12-31" },
    { "2009-00-00", 18, "2027-01-01", "2027-12-31" },
    { NULL, 18, NULL, NULL },
    { "0000-00-00", 18, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieBirth born = regie_birth_parse (rows[i].born);

      g_test_message ("%s at %d", rows[i].born, rows[i].age);
      assert_day (regie_birthday (&born, rows[i].age, FALSE), rows[i].earliest);
      assert_day (regie_birthday (&born, rows[i].age, TRUE), rows[i].latest);
    }
}

static void
test_ages (void)
{
  static const struct {
    const char *born, *today;
    int least, most;
  } rows[] = {
    { "2008-11-24", "2026-11-23", 17, 17 }, { "2008-11-23", "2026-11-23", 18, 18 },
    { "2008-02-29", "2026-02-28", 17, 17 }, { "2008-02-29", "2026-03-01", 18, 18 },
    { "2008-00-00", "2026-11-23", 17, 18 }, { "2008-00-00", "2026-12-31", 18, 18 },
    { "2009-05-00", "2026-05-15", 16, 17 }, { NULL, "2026-05-15", -1, -1 },
    { "2027-01-01", "2026-05-15", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieBirth born = regie_birth_parse (rows[i].born);

      g_test_message ("%s on %s", rows[i].born, rows[i].today);
      g_assert_cmpint (regie_age_on (&born, day (rows[i].today), FALSE), ==, rows[i].least);
      g_assert_cmpint (regie_age_on (&born, day (rows[i].today), TRUE), ==, rows[i].most);
    }
}

/* "16 passed, 18 ahead, …" */
static char *
describe (const GArray *moments)
{
  static const char *const stands[] = { "passed", "ahead", "unsure" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < moments->len; i++)
    {
      const RegieMoment *one = &g_array_index (moments, RegieMoment, i);

      g_string_append_printf (text, "%s%d %s", i > 0 ? ", " : "", one->age, stands[one->stand]);
    }
  return g_string_free (text, FALSE);
}

static void
test_moments (void)
{
  static const struct {
    const char *born, *stands;
  } rows[] = {
    { "2008-11-24", "16 passed, 18 ahead, 21 ahead, 23 ahead, 27 ahead" },
    { "2008-11-23", "16 passed, 18 passed, 21 ahead, 23 ahead, 27 ahead" },
    { "2008-00-00", "16 passed, 18 unsure, 21 ahead, 23 ahead, 27 ahead" },
    { "2008-11-00", "16 passed, 18 unsure, 21 ahead, 23 ahead, 27 ahead" },
    { "2008-12-00", "16 passed, 18 ahead, 21 ahead, 23 ahead, 27 ahead" },
    { "1999-00-00", "16 passed, 18 passed, 21 passed, 23 passed, 27 unsure" },
    { "1980-01-01", "16 passed, 18 passed, 21 passed, 23 passed, 27 passed" },
    { NULL, "" },
  };
  g_autoptr (RegieAges) ages = load ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (RegieMoment));
      RegieBirth born = regie_birth_parse (rows[i].born);
      g_autofree char *stands = NULL;

      g_test_message ("%s", rows[i].born);
      regie_ages_moments (ages, &born, REGIE_GROUP_AMV, day (TODAY), moments);
      stands = describe (moments);
      g_assert_cmpstr (stands, ==, rows[i].stands);
    }
}

/* The guardianship of Nidos is for who has it; the duty is not told to who has one already. */
static void
test_for_whom (void)
{
  static const struct {
    RegieGroup group;
    gboolean guardian, duty;
  } rows[] = {
    { REGIE_GROUP_AMV, TRUE, TRUE },
    { REGIE_GROUP_YOUNG, FALSE, TRUE },
    { REGIE_GROUP_ASIEL_28, FALSE, FALSE },
  };
  const RegieBirth born = { 2009, 5, 4 };
  g_autoptr (RegieAges) ages = load ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (RegieMoment));
      const RegieMoment *of_age;
      g_autofree char *names = NULL;

      regie_ages_moments (ages, &born, rows[i].group, day (TODAY), moments);
      g_assert_cmpuint (moments->len, ==, 5);
      of_age = &g_array_index (moments, RegieMoment, 1);
      g_assert_cmpint (of_age->age, ==, 18);
      g_assert_true (of_age->transition);
      assert_day (of_age->asks_on, "2026-11-02"); /* half a year before 4 May 2027 */
      names = regie_moment_dup_names (ages, of_age, rows[i].group);
      g_assert_cmpint (strstr (names, "Guardianship of Nidos") != NULL, ==, rows[i].guardian);
      g_assert_cmpint (strstr (names, "Duty to integrate") != NULL, ==, rows[i].duty);
      g_assert_nonnull (strstr (names, "Study finance"));
    }
}

#define CHANGE "leeftijd=18\nnaam=a\nwat=b\nvooraf=1\ngrondslag=c\nopgezocht=2026-01-01\n"

/* A fault is said with file, line and key. */
static void
test_faults (void)
{
  static const struct {
    const char *text, *sentence;
  } rows[] = {
    { "[a]\nleeftijd=achttien\n", "ages.ini, line 2: [a] leeftijd: expected a whole number" },
    { "[a]\nleeftijd=121\n", "ages.ini, line 2: [a] leeftijd: expected a whole number" },
    { "[a]\nleeftijd=18\n", "ages.ini, line 1: [a] naam: this key is required" },
    { "[a]\n" CHANGE "groepen=amv,kinderen\n",
      "ages.ini, line 8: [a] groepen: “kinderen” is not a target group" },
    { "[a]\n" CHANGE "overgang=misschien\n", "ages.ini, line 8: [a] overgang: expected “ja”" },
    { "[a]\n" CHANGE "leefijd=18\n", "ages.ini, line 8: [a] leefijd: unknown key; *" },
    { "[a]\n" CHANGE
      "[b]\nleeftijd=16\nnaam=a\nwat=b\nvooraf=1\ngrondslag=c\nopgezocht=2026-01-01\n",
      "ages.ini, line 9: [b] leeftijd: expected the youngest age first" },
    { "[a]\nleeftijd=18\nnaam=a\nwat=b\nvooraf=1\ngrondslag=c\nopgezocht=gisteren\n",
      "ages.ini, line 7: [a] opgezocht: expected a date such as 2026-05-15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = regie_ini_parse ("ages.ini", rows[i].text, -1, &error);
      g_autoptr (RegieAges) ages = regie_ages_read (ini, &error);

      g_assert_null (ages);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_pattern_match_simple (rows[i].sentence, error->message))
        g_error ("%s instead of %s", error->message, rows[i].sentence);
    }
}

/* Group, born, day, and whether it can be. */
static const struct {
  const char *group, *born, *day, *since;
} groups[] = {
  { "jongere", "1998-11-24", "2026-11-23", NULL },
  { "jongere", "1998-11-23", "2026-11-23", "23 November 2026" },
  { "amv", "1990-05-01", "2026-11-23", "1 May 2018" },
  { "amv", "1990-05-01", "2018-04-30", NULL },
  { "jongere", "1998-00-00", "2026-11-23", NULL },
  { "jongere", "1997-00-00", "2026-11-23", "31 December 2025" },
  { "jongere", "1998-10-00", "2026-11-23", "31 October 2026" },
  { "jongere", "1996-02-29", "2026-11-23", "29 February 2024" },
  { "asiel_28", "1950-01-01", "2026-11-23", NULL },
  { "jongere", NULL, "2026-11-23", NULL },
  { "jongere", "0000-00-00", "2026-11-23", NULL },
  { NULL, "1950-01-01", "2026-11-23", NULL },
};

static void
test_groups (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *fault = regie_group_dup_fault (groups[i].group, groups[i].born,
                                                      day (groups[i].day));

      if ((fault != NULL) != (groups[i].since != NULL)
          || (fault != NULL && !g_str_has_suffix (fault, groups[i].since)))
        g_error ("row %u: %s", i, fault);
    }
}

TEST_SUITE (ages)
{
  g_test_add_func ("/ages/a-birthday-may-be-partly-known", test_birthdays);
  g_test_add_func ("/ages/how-old-somebody-is-at-least-and-at-most", test_ages);
  g_test_add_func ("/ages/which-moments-are-sure", test_moments);
  g_test_add_func ("/ages/a-change-is-for-its-groups", test_for_whom);
  g_test_add_func ("/ages/groups-of-the-young", test_groups);
  g_test_add_func ("/ages/a-fault-is-said-with-its-line", test_faults);
}
