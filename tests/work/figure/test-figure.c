/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of the office: each equals another reckoning from the raw facts, its own rows and the
 * sum of its parts, and stands as of a day as though nothing later had been recorded. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-figure-query.h"

static RegieFigureAsk
year_until (int year, int month, int day)
{
  RegieDay until = regie_day_from_civil (year, month, day);

  return (RegieFigureAsk){ .span = { regie_day_add_months (until, -12) + 1, until } };
}

static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 100, 7);
}

static RegieFigures *
load (Fixture *f, const RegieFigureAsk *ask)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GError) error = NULL;
  RegieFigures *figures = regie_figures_load (&work, ask, &error);

  g_assert_no_error (error);
  return figures;
}

/* All values as one text. */
static char *
dup_values (const RegieFigures *figures)
{
  GString *text = g_string_new (NULL);
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  for (guint i = 0; i < n; i++)
    {
      const RegieFigureValue *v = regie_figures_get (figures, &table[i]);

      g_string_append_printf (text,
                              "%s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT
                              " n=%u most=%" G_GINT64_FORMAT "\n",
                              table[i].id, v->known, v->hundredths, v->part, v->whole, v->n,
                              v->most);
    }
  return g_string_free (text, FALSE);
}

/* Takes back everything that is dated after DAY, as though it had never been recorded. */
static void
forget_after (Fixture *f, const char *day)
{
  static const char *const statements[] = {
    "UPDATE fact SET voided = 1 WHERE day > '%s'",
    "UPDATE intake SET voided = 1 WHERE begun_on > '%s'",
    "UPDATE intake SET settled_on = NULL WHERE settled_on > '%s'",
    "UPDATE engagement SET voided = 1 WHERE ordered_on > '%s'",
    "UPDATE engagement SET begun_on = NULL WHERE begun_on > '%s'",
    "UPDATE engagement SET ended_on = NULL, stage = 'loopt' WHERE ended_on > '%s'",
    "UPDATE invoice SET voided = 1 WHERE day > '%s'",
    "UPDATE wish SET voided = 1 WHERE opened_on > '%s'",
    "UPDATE wish SET closed_on = NULL WHERE closed_on > '%s'",
    "UPDATE match SET voided = 1 WHERE decided_on > '%s'",
    "UPDATE match SET ended_on = NULL, outcome = NULL WHERE ended_on > '%s'",
    "UPDATE attendance SET voided = 1 WHERE day > '%s'",
    "UPDATE visit SET voided = 1 WHERE day > '%s'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto (GStrv) parts = g_strsplit (statements[i], "%s", 2);
      g_autofree char *sql = g_strjoinv (day, parts);

      g_assert_true (regie_db_script (f->db, sql, NULL));
    }
}

/* What is dated later makes no difference: not as of today, and not once it is gone. */
static void
test_day (Fixture *f, gconstpointer engine)
{
  static const int days[][3] = {
    { 2026, 11, 22 }, { 2026, 5, 1 }, { 2025, 2, 28 }, { 2024, 1, 1 }
  };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RegieFigureAsk ask = year_until (days[i][0], days[i][1], days[i][2]);
      g_autoptr (RegieFigures) before = load (f, &ask);
      g_autoptr (RegieFigures) after = NULL;
      g_autofree char *was = dup_values (before);
      g_autofree char *is = NULL;
      char day[REGIE_DAY_TEXT];

      forget_after (f, regie_day_format (ask.span.until, day));
      after = load (f, &ask);
      is = dup_values (after);
      g_assert_cmpstr (was, ==, is);
    }
}

/* A value is counted from its rows, and the parts of every split add up to the whole. */
static void
test_rows (Fixture *f, gconstpointer engine)
{
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  fill (f);
  for (RegieSplit split = REGIE_SPLIT_SORT; split < REGIE_N_SPLITS; split++)
    {
      RegieFigureAsk ask = year_until (2026, 11, 23);
      g_autoptr (RegieFigures) figures = NULL;

      ask.split = split;
      ask.split2 = REGIE_SPLIT_GROUP;
      ask.wants_rows = TRUE;
      figures = load (f, &ask);
      for (guint i = 0; i < n; i++)
        {
          const RegieFigureValue *value = regie_figures_get (figures, &table[i]);
          const GPtrArray *parts = regie_figures_parts (figures, &table[i]);
          const GArray *rows = regie_figures_rows (figures, &table[i]);
          gint64 part = 0;
          gint64 whole = 0;
          guint of_parts = 0;

          g_assert_cmpuint (rows->len, ==, value->n);
          for (guint k = 0; k < rows->len; k++)
            {
              part += g_array_index (rows, RegieFigureRow, k).part;
              whole += g_array_index (rows, RegieFigureRow, k).whole;
            }
          g_assert_cmpint (part, ==, value->part);
          g_assert_cmpint (whole, ==, value->whole);
          for (guint k = 0; k < parts->len; k++)
            {
              of_parts += ((const RegieFigurePart *) parts->pdata[k])->value.n;
              part -= ((const RegieFigurePart *) parts->pdata[k])->value.part;
              whole -= ((const RegieFigurePart *) parts->pdata[k])->value.whole;
            }
          g_assert_cmpuint (of_parts, ==, value->n);
          g_assert_cmpint (part, ==, 0);
          g_assert_cmpint (whole, ==, 0);
        }
    }
}

#define IN_YEAR " BETWEEN '2025-11-24' AND '2026-11-23'"
#define REAL "f.voided = 0 AND COALESCE (f.planned, '0') <> '1' AND f.day <= '2026-11-23'"
#define ACTIVE "i.phase NOT IN ('klaar', 'vervallen', 'weg')"

/* Another way of reckoning, in SQL over the raw facts and over what the caseload and Vandaag
 * keep. */
static const struct {
  const char *figure, *sql;
  gboolean of_part; /* the SQL gives the numerator, else how many rows */
} reckonings[] = {
  { "actief", "SELECT count(*) FROM dossier_index i WHERE " ACTIVE },
  { "caseload", "SELECT count(*) FROM dossier_index i WHERE " ACTIVE },
  { "instroom", "SELECT count(*) FROM (SELECT f.dossier FROM fact f WHERE " REAL
                " AND f.kind IN ('kennisgeving', 'koppeling', 'brp_inschrijving') GROUP BY "
                "f.dossier HAVING min (f.day)" IN_YEAR ") x" },
  { "leerroutes", "SELECT count(*) FROM dossier_index i WHERE " ACTIVE
                  " AND EXISTS (SELECT 1 FROM fact f WHERE f.dossier = i.dossier AND f.kind = "
                  "'pip' AND " REAL ")" },
  { "wissels", "SELECT count(*) FROM fact f WHERE f.kind = 'leerroute_wijziging' AND " REAL
               " AND f.day" IN_YEAR },
  { "verlengingen", "SELECT count(*) FROM fact f WHERE f.kind = 'verlenging_besluit' AND " REAL
                    " AND f.day" IN_YEAR },
  { "boetes",
    "SELECT count(*) FROM fact f WHERE f.kind = 'boete_duo' AND " REAL " AND f.day" IN_YEAR },
  { "te_laat", "SELECT count(*) FROM deadline d JOIN dossier_index i ON i.dossier = d.dossier "
               "WHERE d.open = 1 AND d.actor = 0 AND d.nature = 0 AND d.due < '2026-11-23' AND "
               "d.lapsed_until IS NULL AND " ACTIVE },
  { "termijnen", "SELECT count(*) FROM dossier_index i WHERE " ACTIVE
                 " AND i.term_end > '2026-11-23' AND i.term_end <= '2027-05-24'" },
  { "a2",
    "SELECT count(DISTINCT f.dossier) FROM fact f JOIN dossier_index i ON i.dossier = "
    "f.dossier WHERE f.kind = 'toestemming_a2' AND i.route = 'B1' AND " REAL " AND " ACTIVE,
    TRUE },
};

static void
test_reckonings (Fixture *f, gconstpointer engine)
{
  RegieFigureAsk ask = year_until (2026, 11, 23);
  g_autoptr (RegieFigures) figures = NULL;

  fill (f);
  figures = load (f, &ask);
  for (guint i = 0; i < G_N_ELEMENTS (reckonings); i++)
    {
      const RegieFigure *figure = regie_figure_find (reckonings[i].figure);
      const RegieFigureValue *value = regie_figures_get (figures, figure);

      g_test_message ("%s", reckonings[i].figure);
      g_assert_cmpint (reckonings[i].of_part ? value->part : (gint64) value->n, ==,
                       count (f, reckonings[i].sql));
    }
}

/* What counts and what does not, at the edges of a span. */
static void
test_edges (Fixture *f, gconstpointer engine)
{
  static const struct {
    const char *figure, *kind, *day, *key, *value;
    int n[3]; /* as of 21 May 2026, of the year until then: the day before, on it, the day after */
  } cases[] = {
    { "instroom", "kennisgeving", "2026-05-21", NULL, NULL, { 1, 1, 0 } },
    { "wissels", "leerroute_wijziging", "2026-05-21", "leerroute", "Z", { 1, 1, 0 } },
    { "boetes", "boete_duo", "2026-05-21", "open", "route", { 1, 1, 0 } },
    { "uitstroom", "overleden", "2026-05-21", NULL, NULL, { 1, 1, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int shift = -1; shift <= 1; shift++)
      {
        RegieFigureAsk ask = year_until (2026, 5, 21);
        g_autofree char *name = g_strdup_printf ("Nummer%u%d", i, shift + 1);
        gint64 dossier = add_dossier (f, name, NULL, "asiel_28");
        RegieDay day;
        char text[REGIE_DAY_TEXT];
        guint before, after;

        if (strcmp (cases[i].kind, "kennisgeving") != 0)
          add_fact (f, dossier, "kennisgeving", "2024-01-01", NULL, NULL);
        {
          g_autoptr (RegieFigures) figures = load (f, &ask);

          before = regie_figures_get (figures, regie_figure_find (cases[i].figure))->n;
        }
        g_assert_true (regie_day_parse (cases[i].day, &day));
        add_fact (f, dossier, cases[i].kind, regie_day_format (day + shift, text), cases[i].key,
                  cases[i].value);
        {
          g_autoptr (RegieFigures) figures = load (f, &ask);

          after = regie_figures_get (figures, regie_figure_find (cases[i].figure))->n;
        }
        g_test_message ("%s %d", cases[i].figure, shift);
        g_assert_cmpint ((int) after - (int) before, ==, cases[i].n[shift + 1]);
      }
}

/* How many rows FIGURE has as of DAY, and how many of them count. */
static RegieFigureValue
value_on (Fixture *f, const char *figure, RegieDay day)
{
  RegieFigureAsk ask = { .span = { regie_day_add_months (day, -12) + 1, day }, .only = figure };
  g_autoptr (RegieFigures) figures = load (f, &ask);

  return *regie_figures_get (figures, regie_figure_find (figure));
}

static RegieDay
day_in (Fixture *f, const char *sql)
{
  g_autofree char *text = NULL;
  RegieDay day;

  g_assert_true (regie_db_get_text (f->db, sql, 0, NULL, &text, NULL));
  g_assert_true (text != NULL && regie_day_parse (text, &day));
  return day;
}

/* The last day of a term is a day of it: late is the day after. */
static void
test_last_days (Fixture *f, gconstpointer engine)
{
  gint64 first = add_dossier (f, "Laat", NULL, "gezin");
  gint64 second, third;
  RegieDay due, end;
  char text[REGIE_DAY_TEXT];

  add_fact (f, first, "kennisgeving", "2026-01-05", NULL, NULL);
  add_fact (f, first, "brp_inschrijving", "2025-12-01", "gemeente", "eigen");
  due = day_in (f, "SELECT max (due) FROM deadline WHERE rule LIKE 'PIP-%'");
  /* Recorded here from the beginning: what was over before that is nobody's lateness. */
  g_assert_true (regie_db_script (f->db, "UPDATE dossier SET recorded_from = NULL", NULL));
  g_assert_cmpuint (value_on (f, "pip_te_laat", due).n, ==, 0);
  g_assert_cmpuint (value_on (f, "pip_te_laat", due + 1).n, ==, 1);
  g_assert_cmpuint (value_on (f, "te_laat", due).n, ==, 0);
  g_assert_cmpuint (value_on (f, "te_laat", due + 1).n, ==, 1);

  add_fact (f, first, "pip", regie_day_format (due, text), "leerroute", "B1");
  g_assert_cmpint (value_on (f, "pip_op_tijd", due + 1).part, ==, 1);
  second = add_dossier (f, "Later", NULL, "gezin");
  add_fact (f, second, "kennisgeving", "2026-01-05", NULL, NULL);
  add_fact (f, second, "brp_inschrijving", "2025-12-01", "gemeente", "eigen");
  add_fact (f, second, "pip", regie_day_format (due + 1, text), "leerroute", "B1");
  g_assert_cmpint (value_on (f, "pip_op_tijd", due + 1).part, ==, 1);
  g_assert_cmpint (value_on (f, "pip_op_tijd", due + 1).whole, ==, 2);

  third = add_dossier (f, "Lang", NULL, "gezin");
  add_fact (f, third, "kennisgeving", "2023-04-03", NULL, NULL);
  add_fact (f, third, "brp_inschrijving", "2023-01-01", "gemeente", "eigen");
  add_fact (f, third, "pip", "2023-05-10", "leerroute", "B1");
  end = day_in (f, "SELECT min (term_end) FROM dossier_index WHERE term_end IS NOT NULL");
  g_assert_cmpuint (value_on (f, "termijnen", end - 1).n, ==, 1);
  g_assert_cmpuint (value_on (f, "termijnen", end).n, ==, 0);
  g_assert_cmpint (value_on (f, "klaar_in_termijn", end - 1).whole, ==, 0);
  g_assert_cmpint (value_on (f, "klaar_in_termijn", end).whole, ==, 1);
}

/* So many days without contact is long, and a day less is not. */
static void
test_silence (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Stil", NULL, "gezin");
  RegieDay spoken = regie_day_from_civil (2026, 4, 1);
  int days = f->office->warnings.no_contact_days;

  add_fact (f, dossier, "kennisgeving", "2026-01-05", NULL, NULL);
  add_fact (f, dossier, "contact", "2026-04-01", NULL, NULL);
  g_assert_cmpuint (value_on (f, "stil", spoken + days - 1).n, ==, 0);
  g_assert_cmpuint (value_on (f, "stil", spoken + days).n, ==, 1);
  g_assert_cmpint (value_on (f, "stil", spoken + days).most, ==, days);
}

/* A command asks inside its own transaction, which stays open. */
static void
test_inside (Fixture *f, gconstpointer engine)
{
  add_fact (f, add_dossier (f, "Binnen", NULL, "gezin"), "kennisgeving", "2026-01-05", NULL, NULL);
  g_assert_true (regie_db_begin (f->db, NULL));
  g_assert_cmpuint (value_on (f, "instroom", regie_day_from_civil (2026, 11, 23)).n, ==, 1);
  g_assert_true (regie_db_commit (f->db, NULL));
}

static void
test_refused (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  RegieFigureAsk ask = year_until (2026, 11, 24);
  g_autoptr (GError) error = NULL;

  g_assert_null (regie_figures_load (&work, &ask, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  add_fact (f, add_dossier (f, "Vroeg", NULL, "gezin"), "kennisgeving", "2025-03-01", NULL, NULL);
  ask = year_until (2025, 2, 28);
  g_assert_null (regie_figures_load (&work, &ask, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "1 March 2025"));
  g_clear_error (&error);
  g_assert_null (regie_figures_load_dossiers (&work, "niets@2025-03-01..2025-03-31", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
}

/* Nothing to divide by is not known, and never 0. */
static void
test_empty (Fixture *f, gconstpointer engine)
{
  RegieFigureAsk ask = year_until (2026, 11, 23);
  g_autoptr (RegieFigures) figures = load (f, &ask);
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  for (guint i = 0; i < n; i++)
    {
      const RegieFigureValue *value = regie_figures_get (figures, &table[i]);

      g_assert_cmpuint (value->n, ==, 0);
      g_assert_cmpint (value->known, ==,
                       table[i].kind == REGIE_FIGURE_COUNT || table[i].kind == REGIE_FIGURE_SUM
                         || table[i].kind == REGIE_FIGURE_HOURS);
    }
}

static void
test_spans (void)
{
  static const struct {
    const char *text, *on, *from, *until;
  } cases[] = {
    { "maand", "2026-03-31", "2026-03-01", "2026-03-31" },
    { "kwartaal", "2026-09-30", "2026-07-01", "2026-09-30" },
    { NULL, "2026-11-23", "2025-11-24", "2026-11-23" },
    { "2026-K3", "2026-11-23", "2026-07-01", "2026-09-30" },
    { "2026", "2026-11-23", "2026-01-01", "2026-11-23" },
    { "2026-01-01..2026-03-31", "2026-11-23", "2026-01-01", "2026-03-31" },
    { "2026-12", "2026-11-23", NULL, NULL },
    { "2026-03-31..2026-01-01", "2026-11-23", NULL, NULL },
    { "lang", "2026-11-23", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RegieSpan span;
      RegieDay on;
      char text[REGIE_DAY_TEXT];
      gboolean ok;

      g_assert_true (regie_day_parse (cases[i].on, &on));
      ok = regie_span_parse (cases[i].text, REGIE_DAY_NONE, on, &span, &error);
      g_assert_cmpint (ok, ==, cases[i].from != NULL);
      if (!ok)
        {
          g_assert_cmpstr (regie_error_get_field (error), ==, "period");
          continue;
        }
      g_assert_cmpstr (regie_day_format (span.from, text), ==, cases[i].from);
      g_assert_cmpstr (regie_day_format (span.until, text), ==, cases[i].until);
    }
}

/* Every figure has words, and the list behind it is asked and said by the same text. */
static void
test_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), &error);
  g_autoptr (GPtrArray) words = regie_figure_words_load (&error);
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  g_assert_no_error (error);
  g_assert_cmpuint (words->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      RegieFigureAsk ask = { 0 };
      RegieSpan span = { regie_day_from_civil (2026, 1, 1), regie_day_from_civil (2026, 3, 31) };
      RegieFigureAsk asked = { .span = span, .team = 3, .cohort = 2024, .group = "asiel_28" };
      g_autofree char *filter = regie_figure_dup_filter (&table[i], &asked, REGIE_SPLIT_GROUP,
                                                         "gezin");
      g_autofree char *label = regie_figure_dup_filter_label (office, filter, NULL);
      g_auto (GStrv) kept = NULL;

      g_assert_true (regie_figure_parse_filter (filter, &ask, &kept));
      g_assert_cmpint (ask.team, ==, asked.team);
      g_assert_cmpint (ask.cohort, ==, asked.cohort);
      g_assert_cmpstr (ask.group, ==, asked.group);
      g_assert_cmpint (ask.split, ==, REGIE_SPLIT_GROUP);
      g_assert_cmpstr (ask.part, ==, "gezin");
      g_assert_cmpstr (ask.only, ==, table[i].id);
      g_assert_cmpint (ask.span.from, ==, span.from);
      g_assert_cmpint (ask.span.until, ==, span.until);
      g_assert_true (g_str_has_prefix (label, ((RegieFigureWords *) words->pdata[i])->name));
      g_assert_nonnull (strstr (label, "31 March 2026"));
    }
}

TEST_SUITE (figure)
{
  static const FixtureTest tests[] = {
    { "stand-as-of-a-day", test_day },
    { "are-counted-from-their-rows", test_rows },
    { "equal-another-reckoning", test_reckonings },
    { "end-on-their-last-day", test_edges },
    { "last-days-are-days", test_last_days },
    { "silence-begins-on-its-day", test_silence },
    { "inside-a-transaction", test_inside },
    { "are-refused-in-words", test_refused },
    { "of-an-empty-office", test_empty },
  };

  g_test_add_func ("/figure/spans", test_spans);
  g_test_add_func ("/figure/words", test_words);
  ADD_ON_BOTH_ENGINES ("/figure", tests);
}
