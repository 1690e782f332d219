/* SPDX-License-Identifier: EUPL-1.2 */
/* A stored fact as the clock reads it. */
#include <string.h>

#include "regie-fact.h"
#include "suite.h"

/* Of each municipality of ours, and of any other. */
static void
test_municipality (void)
{
  for (RegieMunicipality place = 0; place < REGIE_N_MUNICIPALITIES; place++)
    {
      RegieFact fact;

      regie_fact_init (&fact, REGIE_FACT_BRP, 0);
      g_assert_true (regie_fact_put (&fact, municipality, regie_municipality_name (place)));
      g_assert_true (((fact.flags & REGIE_FACT_ELSEWHERE) != 0)
                     == (place == REGIE_MUNICIPALITY_ANOTHER));
      g_assert_true (regie_fact_put (&fact, municipality, "0362"));
      g_assert_true (fact.flags & REGIE_FACT_ELSEWHERE);
      g_assert_false (regie_fact_put (&fact, municipality, "hier"));
    }
}

static RegieRecord *
make_fact (void)
{
  static const char *const values[][2] = {
    { "soort", "uren" },
    { "datum", "2026-10-31" },
    { "bij", "4" },
    { "gepland", "1" },
    { "gemeente", "0362" },
    { "huisvesting", "0" },
    { "leerroute", "Z" },
    { "niveau", "A2" },
    { "intensiteit", "12" },
    { "groep", "overig" },
    { "grond", "nvo" },
    { "van", "2026-10-01" },
    { "tot", "2026-11-01" },
    { "nieuw_einde", "2027-01-01" },
    { "open", "PVT,leerroute" },
    { "behaald", "3" },
    { "uren", "3" },
    { "plan", "4" },
    { "ongeoorloofd", "1" },
    { "commissie", "1" },
    { "tijdelijk", "1" },
    { "onderdelen", "lezen,KNM" },
    { "onderwerp", "stage" },
    { "uitslag", "gezakt" },
    { "code", "SS139" },
    { "gemeld_op", "2026-11-02" },
    { "minuten", "170" },
    { "plan_minuten", "250" },
    { "ongeoorloofd_minuten", "50" },
    { "gedeeltelijk", "1" },
    { "intensiteit_totaal", "600" },
  };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  RegieRecord *fact = regie_record_new (entity, 9);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    regie_record_set (fact, regie_entity_find_key (entity, values[i][0])->name, values[i][1]);
  /* No field that the clock reads was left out above. */
  for (guint i = 0; i < entity->n_fields; i++)
    n += regie_fact_reads (i);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (values));
  return fact;
}

/* A row and a record of the same fact are the same to the clock. */
static void
test_facts (void)
{
  g_autoptr (RegieRecord) record = make_fact ();
  g_autofree char *columns = regie_fact_dup_columns ();
  g_auto (GStrv) names = g_strsplit (columns, ", ", -1);
  const char *row[40] = { "9" };
  RegieFact stored;
  RegieFact read;

  for (guint i = 1; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i] + 1, strlen (names[i]) - 2);

      row[i] = regie_record_get (record, name);
    }
  regie_fact_from_row (&stored, row);
  regie_fact_from_record (&read, record);
  g_assert_cmpmem (&stored, sizeof stored, &read, sizeof read);
  g_assert_cmpint (read.id, ==, 9);
  g_assert_cmpint (read.belongs_to, ==, 4);
  g_assert_cmpint (read.kind, ==, REGIE_FACT_HOURS);
  g_assert_cmpint (read.day, ==, regie_day_from_civil (2026, 10, 31));
  g_assert_cmpint (read.from, ==, regie_day_from_civil (2026, 10, 1));
  g_assert_cmpint (read.until, ==, regie_day_from_civil (2026, 11, 1));
  g_assert_cmpint (read.new_end, ==, regie_day_from_civil (2027, 1, 1));
  g_assert_cmpint (read.flags, ==,
                   REGIE_FACT_PLANNED | REGIE_FACT_ELSEWHERE | REGIE_FACT_UNHOUSED
                     | REGIE_FACT_COMMITTEE | REGIE_FACT_OPEN_PVT | REGIE_FACT_OPEN_ROUTE
                     | REGIE_FACT_REPORTED | REGIE_FACT_TEMPORARY | REGIE_FACT_PARTIAL);
  g_assert_cmpint (read.municipality, ==, 362);
  g_assert_cmpint (read.route, ==, REGIE_ROUTE_Z);
  g_assert_cmpint (read.level, ==, REGIE_LEVEL_A2);
  g_assert_cmpint (read.group, ==, REGIE_GROUP_OVERIG);
  g_assert_cmpint (read.ground, ==, REGIE_GROUND_NVO);
  g_assert_cmpint (read.topic, ==, REGIE_TOPIC_INTERNSHIP);
  g_assert_cmpint (read.intensity, ==, 12);
  g_assert_cmpint (read.course_hours, ==, 600);
  g_assert_cmpint (read.passed, ==, 3);
  g_assert_cmpint (read.minutes, ==, 170); /* not the rounded hours */
  g_assert_cmpint (read.planned, ==, 250);
  g_assert_cmpint (read.unexcused, ==, 50);
  g_assert_cmpint (read.parts, ==, 1 << REGIE_EXAM_READING | 1 << REGIE_EXAM_KNM);
  g_assert_false (read.is_passed);
  g_assert_true (read.is_failed);
  g_assert_cmpint (read.code, ==, 139);
}

/* FALSE for what is no value, which leaves the field unknown; what the clock does not read is
 * taken. */
static void
test_values (void)
{
  static const struct {
    const char *key, *text;
    gboolean good;
  } rows[] = {
    { "datum", "2026-11-23", TRUE },
    { "datum", "23-11-2026", FALSE },
    { "leerroute", "Z", TRUE },
    { "leerroute", "B2", FALSE },
    { "groep", "gezin", TRUE },
    { "groep", "toerist", FALSE },
    { "gepland", "ja", TRUE },
    { "gepland", "0", TRUE },
    { "gepland", "misschien", FALSE },
    { "huisvesting", "2", FALSE },
    { "uren", "12", TRUE },
    { "uren", "-1", FALSE },
    { "uren", "12,5", FALSE },
    { "behaald", "1000001", FALSE },
    { "intensiteit", "12", TRUE },
    { "intensiteit", "veel", FALSE },
    { "intensiteit", "-1", FALSE },
    { "intensiteit_totaal", "600 uur", FALSE },
    { "bij", "12", TRUE },
    { "bij", "de vorige", FALSE },
    { "open", "PVT, MAP", TRUE },
    { "open", "PVT,soms", FALSE },
    { "open", "", FALSE },
    { "gemeente", "0362", TRUE },
    { "gemeente", "eigen", TRUE },
    { "gemeente", "362", FALSE },
    { "toelichting", "wat ook", TRUE },
    { "kleur", "rood", TRUE },
    { "niveau", "C9", TRUE },
    { "onderwerp", "muziek", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieFact fact;

      regie_fact_init (&fact, REGIE_FACT_PIP, 20000);
      if (regie_fact_set (&fact, rows[i].key, rows[i].text) != rows[i].good)
        g_error ("%s=%s", rows[i].key, rows[i].text);
    }
}

/* A row of which nothing is understood is a fact of which nothing is known. */
static void
test_not_understood (void)
{
  g_autofree char *columns = regie_fact_dup_columns ();
  g_auto (GStrv) names = g_strsplit (columns, ", ", -1);
  const char *row[40] = { "9" };
  RegieFact fact;
  RegieFact nothing;

  regie_fact_init (&nothing, REGIE_FACT_UNKNOWN, REGIE_DAY_NONE);
  for (guint i = 1; names[i] != NULL; i++)
    row[i] = NULL;
  regie_fact_from_row (&fact, row);
  nothing.id = 9;
  g_assert_cmpmem (&fact, sizeof fact, &nothing, sizeof nothing);
  for (guint i = 1; names[i] != NULL; i++)
    if (strcmp (names[i], "\"intensity\"") == 0 || strcmp (names[i], "\"day\"") == 0
        || strcmp (names[i], "\"belongs_to\"") == 0)
      row[i] = "?";
  regie_fact_from_row (&fact, row);
  g_assert_cmpmem (&fact, sizeof fact, &nothing, sizeof nothing);
}

/* Large numbers stay large; the code of a message has three digits. */
static void
test_ends (void)
{
  static const struct {
    const char *text;
    int code;
  } signals[] = { { "SS139", 139 }, { "ss 139", 139 }, { "139", 139 },
                  { "SS13", 0 },    { "SS1390", 0 },   { "ABC", 0 } };
  RegieFact fact;

  regie_fact_init (&fact, REGIE_FACT_PIP, 20000);
  g_assert_true (regie_fact_put (&fact, intensity, "99999999"));
  g_assert_cmpint (fact.intensity, ==, G_MAXINT16);
  g_assert_true (regie_fact_put (&fact, hours, "1000000"));
  g_assert_cmpint (fact.minutes, ==, 60000000);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_assert_true (regie_fact_put (&fact, code, signals[i].text));
      g_assert_cmpint (fact.code, ==, signals[i].code);
    }
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*text != NULL*");
  g_assert_false (regie_fact_put (&fact, code, NULL));
  g_test_assert_expected_messages ();
}

/* Who left us: the country, or for another municipality, or nobody knows which. */
static void
test_departure (void)
{
  static const struct {
    RegieFactKind kind;
    const char *municipality;
    gboolean left;
  } rows[] = {
    { REGIE_FACT_EMIGRATED, NULL, TRUE }, { REGIE_FACT_MOVED, NULL, TRUE },
    { REGIE_FACT_MOVED, "0362", TRUE },   { REGIE_FACT_MOVED, "andere", TRUE },
    { REGIE_FACT_MOVED, "0938", FALSE },  { REGIE_FACT_MOVED, "eigen", FALSE },
    { REGIE_FACT_BRP, "0362", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieFact fact;

      regie_fact_init (&fact, rows[i].kind, 20000);
      if (rows[i].municipality != NULL)
        g_assert_true (regie_fact_put (&fact, municipality, rows[i].municipality));
      if (regie_fact_is_departure (&fact) != rows[i].left)
        g_error ("row %u", i);
    }
}

/* Language beside work, on one day at least, is a dual track. */
static void
test_dual (void)
{
  static const struct {
    RegieFactKind kind;
    const char *topic;
    int from, until; /* of a line beside one for language on the days 100 to 200; 0: not said */
    gboolean dual;
  } rows[] = {
    { REGIE_FACT_PLAN_LINE, "werk", 200, 300, TRUE },
    { REGIE_FACT_PLAN_LINE, "werk", 201, 300, FALSE },
    { REGIE_FACT_PLAN_LINE, "werk", 50, 100, TRUE },
    { REGIE_FACT_PLAN_LINE, "werk", 50, 99, FALSE },
    { REGIE_FACT_PLAN_LINE, "werk", 150, 0, TRUE },
    { REGIE_FACT_PLAN_LINE, "taal", 150, 160, FALSE },
    { REGIE_FACT_PLAN_LINE, "stage", 150, 160, FALSE },
    { REGIE_FACT_HOURS, "werk", 150, 160, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieFact lessons;
      RegieFact other;

      regie_fact_init (&lessons, REGIE_FACT_PLAN_LINE, 100);
      lessons.until = 200;
      regie_fact_init (&other, rows[i].kind, rows[i].from);
      g_assert_true (regie_fact_put (&other, topic, rows[i].topic));
      if (rows[i].until != 0)
        other.until = rows[i].until;
      if (regie_fact_is_dual (&lessons, &other) != rows[i].dual
          || regie_fact_is_dual (&other, &lessons) != rows[i].dual)
        g_error ("row %u", i);
    }
}

static void
test_small (void)
{
  RegieFact fact;

  g_assert_cmpint (regie_regime_that_holds (NULL), ==, REGIE_REGIME_2021);
  g_assert_cmpint (regie_regime_that_holds ("zomaar"), ==, REGIE_REGIME_2021);
  g_assert_cmpint (regie_regime_that_holds (regie_regime_name (REGIE_REGIME_2013)), ==,
                   REGIE_REGIME_2013);
  g_assert_true (regie_topic_is_participation (REGIE_TOPIC_INTERNSHIP));
  g_assert_false (regie_topic_is_participation (REGIE_TOPIC_LANGUAGE));
  g_assert_false (regie_topic_is_participation (REGIE_TOPIC_UNKNOWN));
  regie_fact_init (&fact, REGIE_FACT_EXEMPT, 20000);
  g_assert_false (regie_fact_is_partial (&fact));
  regie_fact_put (&fact, parts, "lezen, zomaar");
  g_assert_true (regie_fact_is_partial (&fact));
  g_assert_cmpuint (fact.parts, ==, 1u << REGIE_EXAM_READING);
  regie_fact_init (&fact, REGIE_FACT_EXEMPT, 20000);
  regie_fact_put (&fact, partial, "1");
  g_assert_true (regie_fact_is_partial (&fact));
}

TEST_SUITE (fact)
{
  g_test_add_func ("/fact/lessons-beside-work-are-a-dual-track", test_dual);
  g_test_add_func ("/fact/a-row-and-a-record-read-the-same", test_facts);
  g_test_add_func ("/fact/which-municipalities-are-ours", test_municipality);
  g_test_add_func ("/fact/what-is-a-value", test_values);
  g_test_add_func ("/fact/what-is-not-understood-is-not-known", test_not_understood);
  g_test_add_func ("/fact/ends-of-ranges", test_ends);
  g_test_add_func ("/fact/who-left", test_departure);
  g_test_add_func ("/fact/regime-topic-part", test_small);
}
