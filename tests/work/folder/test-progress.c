/* SPDX-License-Identifier: EUPL-1.2 */
/* How it goes with somebody: the trend of the hours, and what is counted. */
#include "records.h"
#include "regie-progress.h"

/* The pattern warns, not one absence. */
static void
test_trend (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *hours[6], *unexcused[6];
    int trend, recent;
  } rows[] = {
    { { "38", "38", "38", "38", "38", "20" }, { NULL }, REGIE_TREND_GOOD, 80 },
    { { "40", "40", "40", "32", "32", "32" }, { NULL }, REGIE_TREND_FALLING, 80 },
    { { "40", "40", "40", "20", "26", "30" }, { NULL }, REGIE_TREND_LOW, 63 },
    { { "40", "40", "40", "38", "38", "38" },
      { "0", "0", "0", "2", "2", "2" },
      REGIE_TREND_UNEXCUSED,
      95 },
    { { "40", "40", "40", "38", "38", "38" },
      { "2", "2", "2", "2", "2", "0" },
      REGIE_TREND_GOOD,
      95 },
  };
  static const char *const days[] = { "2026-05-31", "2026-06-30", "2026-07-31",
                                      "2026-08-31", "2026-09-30", "2026-10-31" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("Haddad%u", i);
      gint64 dossier = add_dossier (f, name, NULL, "asiel_28");
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieDossier) whole = NULL;
      RegieProgress progress;

      for (guint k = 0; k < 6; k++)
        add_hours (f, dossier, days[k], rows[i].hours[k], "40", rows[i].unexcused[k]);
      whole = regie_dossier_load (f->db, f->office, dossier, &error);
      regie_progress_run (whole, f->office, &progress);
      g_assert_cmpint (progress.trend, ==, rows[i].trend);
      g_assert_cmpint (progress.recent, ==, rows[i].recent);
    }
}

static void
test_silence (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) whole = NULL;
  g_autoptr (RegieDossier) later = NULL;
  RegieProgress progress;

  regie_form_set (form, "soort", "plan_regel");
  regie_form_set (form, "datum", "2026-05-01");
  regie_form_set (form, "tot", "2027-05-01");
  regie_form_set (form, "onderwerp", "taal");
  apply (f, regie_fact_record (f->office, dossier, NULL, form, 0, &error), NULL);
  add_hours (f, dossier, "2026-08-31", "30", "40", NULL);
  whole = regie_dossier_load (f->db, f->office, dossier, &error);
  regie_progress_run (whole, f->office, &progress);
  g_assert_cmpint (progress.trend, ==, REGIE_TREND_SILENT);
  add_hours (f, dossier, "2026-10-31", "30", "40", NULL);
  later = regie_dossier_load (f->db, f->office, dossier, &error);
  regie_progress_run (later, f->office, &progress);
  g_assert_cmpint (progress.trend, !=, REGIE_TREND_SILENT);
}

/* Besluit art. 3.14, Regeling art. 3.4: what is counted and what is free differs by group and
 * route. */
static void
test_counters (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *group, *route;
    int lessons, participation, map, free_reading, free_knm;
  } rows[] = {
    { "asiel_28", "Z", 800, 800, 40, 2, 2 }, { "gezin", "Z", 800, 0, 40, -1, -1 },
    { "asiel_28", "B1", 0, 0, 40, 2, 2 },    { "asiel_gezin", "O", 0, 0, 0, -1, 2 },
    { "overig", "B1", 0, 0, 40, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("Haddad%u", i);
      gint64 dossier = add_dossier (f, name, NULL, rows[i].group);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieDossier) whole = NULL;
      g_autoptr (RegieDossier) later = NULL;
      RegieProgress progress;

      add_fact (f, dossier, "pip", "2025-11-03", "leerroute", rows[i].route);
      whole = regie_dossier_load (f->db, f->office, dossier, &error);
      regie_progress_run (whole, f->office, &progress);
      g_assert_cmpint (progress.lessons_needed, ==, rows[i].lessons);
      g_assert_cmpint (progress.participation_needed, ==, rows[i].participation);
      g_assert_cmpint (progress.map_needed, ==, rows[i].map);
      g_assert_cmpint (progress.exams[0].free_left, ==, rows[i].free_reading);
      g_assert_cmpint (progress.exams[4].free_left, ==, rows[i].free_knm);
      add_fact (f, dossier, "pvt_voldaan", "2026-02-02", NULL, NULL);
      add_fact (f, dossier, "examen", "2026-03-03", "onderdelen", "KNM");
      later = regie_dossier_load (f->db, f->office, dossier, &error);
      regie_progress_run (later, f->office, &progress);
      g_assert_cmpint (progress.participation_needed, ==, rows[i].participation > 0 ? 788 : 0);
      g_assert_cmpint (progress.exams[4].free_left, ==, rows[i].free_knm > 0 ? 1 : -1);
    }
}

TEST_SUITE (progress)
{
  static const FixtureTest tests[] = {
    { "the-trend-warns", test_trend },
    { "silence-warns", test_silence },
    { "counters", test_counters },
  };

  ADD_ON_BOTH_ENGINES ("/progress", tests);
}
