/* SPDX-License-Identifier: EUPL-1.2 */
/* What a dossier weighs: every phase, route and burden is a row. */
#include <string.h>

#include "cases.h"
#include "days.h"
#include "regie-error.h"
#include "regie-weight.h"

#define TODAY "2026-11-23"

/* Facts are "kind day key=value …", with semicolons between; the points are those of the file that
 * is shipped. */
static const struct {
  const char *name, *facts, *literacy, *phase;
  int points;
} rows[] = {
  { "nobody yet", "", "NVT", NULL, 0 },
  { "waits for a house", "koppeling 2026-10-01", "NVT", "koppeling", 4 },
  { "has a house", "koppeling 2026-10-01; brp_inschrijving 2026-11-01", "NVT", "intake", 12 },
  { "a notice only", "kennisgeving 2026-10-01", "NVT", "intake", 12 },
  { "cannot read", "kennisgeving 2026-10-01", "A", "intake", 16 },
  { "reads another script", "kennisgeving 2026-10-01", "AA", "intake", 14 },
  { "nobody asked whether somebody reads", "kennisgeving 2026-10-01", "", "intake", 12 },
  { "a PIP", "kennisgeving 2026-01-01; pip 2026-03-01 leerroute=B1", "NVT", "pip", 10 },
  { "a PIP without a route", "kennisgeving 2026-01-01; pip 2026-03-01", "NVT", "pip", 9 },
  { "a PIP that is planned", "kennisgeving 2026-10-01; pip 2026-11-01 leerroute=B1 gepland=1",
    "NVT", "intake", 12 },
  { "a PIP of tomorrow", "kennisgeving 2026-10-01; pip 2026-11-24 leerroute=B1", "NVT", "intake",
    12 },
  { "the education route", "kennisgeving 2026-01-01; pip 2026-03-01 leerroute=O", "NVT", "pip",
    11 },
  { "the Z-route under way",
    "kennisgeving 2026-01-01; pip 2026-03-01 leerroute=Z; uren 2026-06-01 uren=20", "NVT",
    "leerroute", 10 },
  { "on another route since",
    "kennisgeving 2026-01-01; pip 2026-03-01 leerroute=Z; uren 2026-06-01 uren=20; "
    "leerroute_wijziging 2026-09-01 leerroute=B1",
    "NVT", "leerroute", 7 },
  { "exams", "kennisgeving 2025-01-01; pip 2025-03-01 leerroute=B1; examen 2026-06-01", "NVT",
    "examens", 9 },
  { "the term has passed", "kennisgeving 2023-01-01; pip 2023-03-01 leerroute=B1", "NVT",
    "verlopen", 11 },
  { "ill",
    "kennisgeving 2026-01-01; pip 2026-03-01 leerroute=B1; "
    "verlengingsgrond 2026-11-01 grond=ziekte van=2026-11-01",
    "NVT", "pip", 14 },
  { "ill until today",
    "kennisgeving 2026-10-01; "
    "verlengingsgrond 2026-11-01 grond=ziekte van=2026-11-01 tot=2026-11-23",
    "NVT", "intake", 16 },
  { "was ill",
    "kennisgeving 2026-10-01; "
    "verlengingsgrond 2026-11-01 grond=ziekte van=2026-11-01 tot=2026-11-22",
    "NVT", "intake", 12 },
  { "a ground that weighs on nobody",
    "kennisgeving 2026-10-01; "
    "verlengingsgrond 2026-11-01 grond=aanbod van=2026-11-01",
    "NVT", "intake", 12 },
  { "done", "kennisgeving 2025-01-01; pip 2025-03-01 leerroute=B1; plicht_voldaan 2026-06-01", "A",
    NULL, 0 },
  { "gone", "kennisgeving 2026-01-01; verhuisd 2026-06-01 gemeente=andere", "A", NULL, 0 },
};

static RegieFact
read_fact (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  RegieFact fact;

  regie_fact_init (&fact, regie_fact_kind_find (words[0]), day (words[1]));
  for (guint i = 2; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      g_assert_true (regie_fact_set (&fact, pair[0], pair[1]));
    }
  return fact;
}

static GArray *
read_facts (const char *text)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  g_auto (GStrv) lines = g_strsplit (text, ";", -1);

  for (guint i = 0; *text != '\0' && lines[i] != NULL; i++)
    {
      RegieFact fact = read_fact (g_strstrip (lines[i]));

      g_array_append_val (facts, fact);
    }
  return facts;
}

static RegieWeights
read_weights (void)
{
  g_autoptr (RegieIni) ini = read_ini ("amounts.ini");
  g_autoptr (GError) error = NULL;
  RegieWeights weights;

  g_assert_true (regie_weights_read (ini, &weights, &error));
  g_assert_no_error (error);
  return weights;
}

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  const RegieWeights weights = read_weights ();
  const RegieHistoryBounds bounds = { REGIE_DAY_NONE, REGIE_DAY_NONE };
  g_autoptr (GArray) facts = read_facts (rows[row].facts);
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  const RegieCase one = { .group = REGIE_GROUP_ASIEL_28,
                          .facts = (const RegieFact *) (gconstpointer) facts->data,
                          .n = facts->len };
  RegieHistory history;
  RegieWeight weight;

  regie_clock_run (rules, &one, day (TODAY), deadlines);
  regie_history_make (rules, &one, &bounds, day (TODAY), deadlines, &history);
  weight = regie_weight_of (&weights, &one, &history, regie_literacy_find (rows[row].literacy),
                            day (TODAY));
  g_assert_cmpstr (regie_phase_name (weight.phase), ==, rows[row].phase);
  g_assert_cmpint (weight.points, ==, rows[row].points);
}

/* What is no weight is said with its line. */
static void
test_faults (void)
{
  static const struct {
    const char *from, *to, *said;
  } faults[] = {
    { "fase_intake=12", "fase_intake=veel", "[gewicht] fase_intake: expected a whole number" },
    { "fase_intake=12", "", "[gewicht] fase_intake: expected a whole number" },
    { "leerroute_Z=4", "leerroute_Z=-4", "[gewicht] leerroute_Z: expected a whole number" },
    { "leerroute_Z=4", "leerroute_Z=1001", "[gewicht] leerroute_Z: expected a whole number" },
    { "norm=700", "norm=0", "[gewicht] norm: expected a whole number above 0" },
  };
  g_autoptr (RegieIni) whole = read_ini ("amounts.ini");

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GString) text = g_string_new (whole->text);
      g_autoptr (RegieIni) ini = NULL;
      g_autoptr (GError) error = NULL;
      RegieWeights weights;

      g_assert_cmpuint (g_string_replace (text, faults[i].from, faults[i].to, 1), ==, 1);
      ini = regie_ini_parse ("amounts.ini", text->str, -1, &error);
      g_assert_no_error (error);
      g_assert_false (regie_weights_read (ini, &weights, &error));
      g_assert_nonnull (strstr (error->message, faults[i].said));
      g_assert_true (g_str_has_prefix (error->message, "amounts.ini, line "));
    }
}

TEST_SUITE (weight)
{
  load_law ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/weight/%s", rows[i].name);

      g_test_add_data_func (g_strdelimit (name, " ,", '-'), GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/weight/what-is-no-weight-is-said-with-its-line", test_faults);
}
