/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of a provider and the norms beside them. */
#include "school.h"
#include "regie-scorecard.h"

/* Figures on numbers that can be counted by hand. */
static void
test_scorecard (Fixture *f, gconstpointer data)
{
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  RegieDay today = regie_office_today (f->office);
  RegieDay march = regie_day_from_civil (2026, 3, 2);
  RegieScore scores[REGIE_N_SCORES];
  g_autoptr (GError) error = NULL;
  char id[24];

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *bsn = g_strdup_printf ("99999%04u", 9990 - 9 * i);
      g_autofree char *name = g_strdup_printf ("Haddad%u", i);
      gint64 dossier = add_person (f, name, i == 0 ? "999999990" : NULL);
      g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
      g_autoptr (RegieRecord) begun = NULL;

      g_assert_cmpuint (strlen (bsn), ==, 9);
      apply (f,
             regie_order_begin (f->db, f->office, order, march + 10 * (RegieDay) (i + 1), &error),
             NULL);
      begun = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Engagement),
                              regie_record_get_id (order), NULL);
      if (i < 2)
        apply (f, regie_order_end (f->db, f->office, begun, today - 10, i == 0, "Gestopt", &error),
               NULL);
      g_assert_no_error (error);
    }
  g_assert_true (regie_db_script (f->db, "UPDATE engagement SET ordered_on = '2026-03-02'", NULL));
  import (f, s.provider,
          "Opdracht;Periode;Uren;Gepland;Niveau\nO-2026-00001;2026-10;30;40;B1\nO-2026-00002;2026-"
          "10;20;40;A1\n");
  g_assert_true (regie_db_script (
    f->db,
    "UPDATE report SET read_on = '2026-11-10'; UPDATE fact SET level = 'B1' WHERE kind = 'pip'",
    NULL));
  record (f, REGIE_ENTITY_Indicator,
          PAIRS ("contract", id_text (s.contract, id), "soort", "uitval", "norm", "10"));
  g_assert_true (
    regie_scorecard_load (f->db, f->office, s.provider, today - 364, today, scores, &error));
  g_assert_cmpint (scores[REGIE_SCORE_LEAD].value, ==, 20);
  g_assert_cmpint (scores[REGIE_SCORE_ATTENDANCE].value, ==, 63);
  g_assert_cmpint (scores[REGIE_SCORE_DROPOUT].value, ==, 50);
  g_assert_cmpint (scores[REGIE_SCORE_DROPOUT].norm, ==, 10);
  g_assert_false (scores[REGIE_SCORE_DROPOUT].meets);
  g_assert_cmpint (scores[REGIE_SCORE_LEVEL].value, ==, 100);
  g_assert_cmpint (regie_score_hundredths (REGIE_SCORE_ATTENDANCE, &scores[REGIE_SCORE_ATTENDANCE]),
                   ==, 6250);
  g_assert_cmpint (scores[REGIE_SCORE_PUNCTUAL].n, ==, 8);      /* March to October */
  g_assert_cmpint (scores[REGIE_SCORE_PUNCTUAL].value, ==, 13); /* one of eight */
  g_assert_false (scores[REGIE_SCORE_PRICE].known);
}

/* A norm is met or not by the number itself, and what is shown says the same. */
static void
test_norms (Fixture *f, gconstpointer data)
{
  static const struct {
    int attended, norm;
    gboolean meets;
    const char *text;
  } rows[] = {
    { 7981, 80, FALSE, "79.8 %" }, { 8000, 80, TRUE, "80 %" }, { 7999, 80, FALSE, "79.99 %" },
    { 7940, 80, FALSE, "79 %" },   { 8049, 80, TRUE, "80 %" }, { 9960, 100, FALSE, "99.6 %" },
  };
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  gint64 dossier = add_person (f, "Haddad", "999999990");
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  RegieDay today = regie_office_today (f->office);
  char id[24], text[24];

  record (f, REGIE_ENTITY_Indicator,
          PAIRS ("contract", id_text (s.contract, id), "soort", "aanwezigheid", "norm", "80"));
  import (f, s.provider, "Opdracht;Periode;Uren;Gepland\nO-2026-00001;2026-10;30;40\n");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieScore scores[REGIE_N_SCORES];
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (regie_db_exec (
        f->db, "UPDATE fact SET minutes = $1, plan_minutes = 10000 WHERE kind = 'uren'", 1,
        (const char *[]){ id_text (rows[i].attended, text) }, NULL, NULL, NULL));
      g_assert_true (regie_db_exec (f->db, "UPDATE indicator SET norm = $1", 1,
                                    (const char *[]){ id_text (rows[i].norm, text) }, NULL, NULL,
                                    NULL));
      g_assert_true (
        regie_scorecard_load (f->db, f->office, s.provider, today - 364, today, scores, &error));
      shown = regie_score_dup (REGIE_SCORE_ATTENDANCE, &scores[REGIE_SCORE_ATTENDANCE]);
      if (scores[REGIE_SCORE_ATTENDANCE].meets != rows[i].meets
          || strcmp (shown, rows[i].text) != 0)
        g_error ("%d of 10000 against %d: %d, %s", rows[i].attended, rows[i].norm,
                 scores[REGIE_SCORE_ATTENDANCE].meets, shown);
    }
}

/* The price of a finished trajectory is over all that were finished, also those that were not
 * billed. */
static void
test_finished_price (Fixture *f, gconstpointer data)
{
  School s = add_school (f, "Mergelland Taal", "B1", "traject", "300000", NULL);
  RegieDay today = regie_office_today (f->office);
  RegieScore scores[REGIE_N_SCORES];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      gint64 dossier = add_person (f, i == 0 ? "Haddad" : "Karaca",
                                   i == 0 ? "999999990" : "999999989");
      g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");

      apply (f, regie_order_end (f->db, f->office, order, today - 10, TRUE, NULL, &error), NULL);
      g_assert_no_error (error);
    }
  pay (f, s.provider, "F1;5-11-2026;O-2026-00001;;;1000,00\n");
  g_assert_true (
    regie_scorecard_load (f->db, f->office, s.provider, today - 364, today, scores, &error));
  g_assert_cmpint (scores[REGIE_SCORE_PRICE].value, ==, 50000);
  g_assert_cmpuint (scores[REGIE_SCORE_PRICE].n, ==, 2);
}

TEST_SUITE (scorecard)
{
  static const FixtureTest tests[] = {
    { "figures", test_scorecard },
    { "a-norm-is-met-exactly", test_norms },
    { "price-of-what-was-finished", test_finished_price },
  };

  ADD_ON_BOTH_ENGINES ("/scorecard", tests);
}
