/* SPDX-License-Identifier: EUPL-1.2 */
/* From proposal to what came of it: who has which place, and the hours that flow to a dossier. */
#include "garden.h"
#include "regie-erase.h"
#include "regie-error.h"

/* From proposal to what came of it; each step is one change that goes back. */
static void
test_from_match_to_doing (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  Pair q = add_pair (f, "N2", "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  gint64 match, seq;
  int at;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         &seq);
  match = count (f, "SELECT id FROM match");
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM match WHERE stage = 'afgesproken' AND reasons LIKE '+ %'"), ==,
    1);
  /* The only place is taken: nobody else is proposed for it, and it is refused. */
  desk = regie_desk_load (f->db, f->office, &error);
  at = regie_desk_find_offer (desk, p.offer);
  g_assert_cmpint (g_array_index (desk->offers, RegieMatchOffer, at).taken, ==, 1);
  expect (regie_match_decide (f->db, f->office, q.wish, p.offer, "afgesproken", NULL, 0, &error),
          &error, "This cannot be: all places");
  expect (regie_match_decide (f->db, f->office, p.wish, q.offer, "afgesproken", NULL, 0, &error),
          &error, "This wish has a match");
  expect (regie_match_move (f->db, f->office, match, "afgerond", NULL, &error), &error, "Stage");
  expect (regie_match_move (f->db, f->office, match, "gestopt", NULL, &error), &error, "Reason");
  apply (f, regie_match_move (f->db, f->office, match, "proef", NULL, &error), NULL);
  apply (f, regie_match_move (f->db, f->office, match, "loopt", NULL, &error), NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM match WHERE begun_on = '2026-11-23'"), ==, 1);
  apply (f, regie_match_move (f->db, f->office, match, "afgerond", NULL, &error), &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM wish WHERE closed_on = '2026-11-23'"), ==, 1);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM wish WHERE closed_on IS NOT NULL"), ==, 0);
  apply (f, regie_match_move (f->db, f->office, match, "gestopt", "Verhuisd", &error), NULL);
  /* Stopped: the wish waits again, and the same offer is not proposed twice. */
  g_clear_pointer (&desk, regie_desk_free);
  desk = regie_desk_load (f->db, f->office, &error);
  at = regie_desk_find_wish (desk, p.wish);
  g_assert_null (g_array_index (desk->wish_records, RegieDeskWish, at).running);
  g_assert_cmpuint (g_array_index (desk->wishes, RegieMatchWish, at).n_before, ==, 1);
  g_assert_cmpuint (
    g_array_index (desk->wishes, RegieMatchWish, regie_desk_find_wish (desk, q.wish)).n_before, ==,
    0);
  {
    g_autoptr (GArray) fits = regie_desk_for_wish (desk, at, FALSE);

    g_assert_cmpuint (fits->len, ==, 1);
    g_assert_cmpint (
      g_array_index (desk->offers, RegieMatchOffer, g_array_index (fits, RegieFit, 0).offer).id, ==,
      q.offer);
  }
  /* "Does not fit" is remembered as well. */
  apply (f,
         regie_match_decide (f->db, f->office, p.wish, q.offer, "past_niet", "Te vroeg op de dag",
                             0, &error),
         NULL);
  g_clear_pointer (&desk, regie_desk_free);
  desk = regie_desk_load (f->db, f->office, &error);
  {
    g_autoptr (GArray) fits = regie_desk_for_wish (desk, regie_desk_find_wish (desk, p.wish),
                                                   FALSE);

    g_assert_cmpuint (fits->len, ==, 0);
  }
  assert_in_order (f);
}

/* Two desks take the last place: one of them is told. */
static void
test_last_place (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  Pair q = add_pair (f, "N2", "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) one = regie_match_decide (f->db, f->office, p.wish, p.offer,
                                                    "afgesproken", NULL, 0, &error);
  g_autoptr (RegieChange) other = regie_match_decide (f->db, f->office, q.wish, p.offer,
                                                      "afgesproken", NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_true (regie_apply (f->db, &f->applier, one, NULL, &error));
  g_assert_false (regie_apply (f->db, &f->applier, other, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, "SELECT count(*) FROM match"), ==, 1);
}

/* One person has one place of an offer, by whichever wish; and comes on the days and for the hours
 * that it has. */
static void
test_one_place (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "5");
  char id[24];
  gint64 second = RECORD (f, Wish, "bewoner", id_text (p.resident, id), "soort",
                          "vrijwilligerswerk", "richting", "buiten", "open_sinds", "2026-10-01",
                          "rooster", "di 9:00-12:00");
  gint64 match, proposed, minutes_ok;
  RegieDay tuesday = regie_day_from_civil (2026, 11, 10);
  RegieDay day;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  int minutes;

  apply (f, regie_match_decide (f->db, f->office, second, p.offer, "voorgesteld", NULL, 0, &error),
         NULL);
  proposed = count (f, "SELECT id FROM match");
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  g_assert_no_error (error);
  match = count (f, "SELECT max(id) FROM match");
  expect (regie_match_decide (f->db, f->office, second, p.offer, "afgesproken", NULL, 0, &error),
          &error, "This cannot be: this person takes part");
  expect (regie_match_move (f->db, f->office, proposed, "afgesproken", NULL, &error), &error,
          "This cannot be: this person takes part");
  desk = regie_desk_load (f->db, f->office, &error);
  {
    g_autoptr (GArray) fits = regie_desk_for_wish (desk, regie_desk_find_wish (desk, second),
                                                   FALSE);

    g_assert_cmpuint (fits->len, ==, 0);
  }
  /* On Monday the 23rd the last time was Tuesday the 17th, three hours. */
  for (guint i = 0; i < desk->matches->len; i++)
    regie_attendance_propose (desk, desk->matches->pdata[i], regie_office_today (f->office), &day,
                              &minutes);
  g_assert_cmpint (day, ==, regie_day_from_civil (2026, 11, 17));
  g_assert_cmpint (minutes, ==, 180);
  expect (regie_attendance_record (f->db, f->office, match, "geweest", tuesday + 1, 60, 0, &error),
          &error, "Day: on this day of the week the offer is not held");
  expect (regie_attendance_record (f->db, f->office, match, "niet_gekomen", tuesday + 1, 0, 0,
                                   &error),
          &error, "Day: on this day of the week");
  expect (regie_attendance_record (f->db, f->office, match, "geweest", tuesday, 181, 0, &error),
          &error, "Minutes: on this day the offer lasts 180");
  g_assert_true (regie_db_script (f->db, "UPDATE offer SET until_day = '2026-11-09'", NULL));
  expect (regie_attendance_record (f->db, f->office, match, "geweest", tuesday, 60, 0, &error),
          &error, "Day: the offer is not held on this day");
  g_assert_true (regie_db_script (f->db, "UPDATE offer SET until_day = NULL", NULL));
  apply (f, regie_attendance_record (f->db, f->office, match, "geweest", tuesday, 180, 0, &error),
         NULL);
  g_assert_no_error (error);
  /* A second place that stands there from before counts no day twice. */
  g_assert_true (regie_db_script (f->db, "UPDATE match SET stage = 'loopt'", NULL));
  expect (regie_attendance_record (f->db, f->office, proposed, "geweest", tuesday, 60, 0, &error),
          &error, "Day: this day was ticked");
  minutes_ok = count (f, "SELECT sum(minutes) FROM attendance");
  g_assert_cmpint (minutes_ok, ==, 180);
}

/* Hours count in the dossier once, also those from before the link. */
static void
test_hours_flow (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 match, seq;
  Pair p = add_pair (f, "N1", "2");
  Pair q;
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (f->db, "UPDATE dossier SET number = 'I1'", NULL));
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  match = count (f, "SELECT id FROM match");
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 10), 150, 0, &error),
         NULL);
  apply (f,
         regie_attendance_record (f->db, f->office, match, "afgemeld",
                                  regie_day_from_civil (2026, 11, 17), 0, 0, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 0);
  expect (regie_attendance_record (f->db, f->office, match, "geweest",
                                   regie_day_from_civil (2026, 11, 10), 60, 0, &error),
          &error, "Day: this day was ticked");
  expect (regie_attendance_record (f->db, f->office, match, "geweest",
                                   regie_day_from_civil (2026, 11, 24), 60, 0, &error),
          &error, "Day: this day is still");
  expect (regie_attendance_record (f->db, f->office, match, "geweest",
                                   regie_day_from_civil (2026, 11, 22), 0, 0, &error),
          &error, "Minutes");
  expect (regie_resident_link (f->db, f->office, p.resident, "I2", 0, &error), &error,
          "Dossier: there is no");
  apply (f, regie_resident_link (f->db, f->office, p.resident, "I1", 0, &error), &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND topic = "
                             "'participatie' AND minutes = 150 AND voided = 0"),
                   ==, 1);
  expect (regie_resident_link (f->db, f->office, p.resident, "I1", 0, &error), &error,
          "Dossier: this resident is linked");
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 3), 90, 0, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND voided = 0"), ==,
                   2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attendance WHERE fact IS NOT NULL"), ==, 2);
  g_assert_cmpint (count (f, "SELECT hours FROM dossier_index"), ==, 4);
  /* The fact is corrected in the dossier: the attendance goes along with it. */
  {
    g_autoptr (RegieRecord) fact = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact),
                                                   count (f, "SELECT min(id) FROM fact"), NULL);
    g_autoptr (GHashTable) form = regie_form_from_fact (f->office, fact);

    regie_form_set (form, "uren", "3");
    apply (f, regie_fact_make (f->db, f->office, dossier, fact, NULL, form, 0, &error), NULL);
    g_assert_cmpint (
      count (f, "SELECT count(*) FROM attendance a JOIN fact x ON x.id = a.fact AND x.voided = 0"),
      ==, 2);
    g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 1"), ==, 1);
  }
  /* The link taken away takes the hours along, also those of after it; and comes back with them. */
  apply (f, regie_resident_unlink (f->db, p.resident, &error), &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND voided = 0"), ==,
                   0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attendance WHERE fact IS NOT NULL"), ==, 0);
  g_assert_cmpint (count (f, "SELECT hours FROM dossier_index"), ==, 0);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM attendance WHERE fact IS NOT NULL"), ==, 2);
  q = add_pair (f, "N2", "1");
  expect (regie_resident_link (f->db, f->office, q.resident, "I1", 0, &error), &error,
          "Dossier: another resident");
  /* The person is erased: also at the desk. */
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier, "verzoek", 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE voided = 0"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE voided = 1 AND initials = '—' "
                             "AND number IS NULL AND born IS NULL AND linked IS NULL"),
                   ==, 1);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM match WHERE stage = 'gestopt' AND reasons IS NULL"), ==, 1);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM attendance WHERE fact IS NULL AND state = 'geweest'"), ==, 2);
  assert_in_order (f);
}

/* Who ticks at the desk and may not write in dossiers leaves the hours for who may; they count
 * once. */
static void
test_hours_wait (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 match;
  Pair p = add_pair (f, "N1", "2");
  g_autofree char *link = g_strdup_printf ("UPDATE resident SET linked = %" G_GINT64_FORMAT,
                                           dossier);
  g_autoptr (GError) error = NULL;
  gint64 waiting;
  guint n;

  g_assert_true (
    regie_db_script (f->db,
                     "INSERT INTO staff (id, version, voided, name, role, active) VALUES (1, 1, 0, "
                     "'Balie', 'balie', 1), (2, 1, 0, 'Lotte', 'consulent', 1)",
                     NULL));
  g_assert_true (regie_db_script (f->db, link, NULL));
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 1, &error),
         NULL);
  match = count (f, "SELECT id FROM match");
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 10), 150, 1, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 0);
  g_assert_true (regie_desk_n_waiting (f->db, &waiting, &error));
  g_assert_cmpint (waiting, ==, 1);
  f->applier.who = 2;
  g_assert_true (regie_desk_settle (f->db, &f->applier, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND minutes = 150 AND "
                             "day = '2026-11-10' AND recorded_by = 2"),
                   ==, 1);
  g_assert_true (regie_desk_settle (f->db, &f->applier, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (regie_desk_n_waiting (f->db, &waiting, &error));
  g_assert_cmpint (waiting, ==, 0);
  /* The next day at the desk: only that one is new. */
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 17), 90, 1, &error),
         NULL);
  g_assert_true (regie_desk_settle (f->db, &f->applier, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 2);
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 3), 60, 2, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 3);
  assert_in_order (f);
}

TEST_SUITE (desk_decide)
{
  static const FixtureTest tests[] = {
    { "from-match-to-doing", test_from_match_to_doing },
    { "the-last-place", test_last_place },
    { "one-place-of-an-offer", test_one_place },
    { "hours-flow-once", test_hours_flow },
    { "hours-wait", test_hours_wait },
  };

  ADD_ON_BOTH_ENGINES ("/desk-decide", tests);
}
