/* SPDX-License-Identifier: EUPL-1.2 */
/* What stays of a wish and of a resident that were erased or merged. */
#include "garden.h"
#include "regie-erase.h"
#include "regie-merge.h"

/* The person stood here twice: what the desk does counts in the dossier that stayed.  What is only
 * being typed is proposed to nobody. */
static void
test_merged (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 twin = add_dossier (f, "Kidaane", NULL, "asiel_28");
  g_autofree char *linked = g_strdup_printf (
    "SELECT count(*) FROM resident WHERE linked = %" G_GINT64_FORMAT, dossier);
  g_autofree char *number = g_strdup_printf (
    "UPDATE dossier SET number = 'I2' WHERE id = %" G_GINT64_FORMAT, twin);
  Pair p = add_pair (f, "N1", "2");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  g_autoptr (GArray) fits = NULL;

  g_assert_true (regie_db_script (f->db, number, NULL));
  apply (f, regie_resident_link (f->db, f->office, p.resident, "I2", 0, &error), NULL);
  apply (f, regie_twins_merge (f->db, f->office, dossier, twin, NULL, &error), NULL);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, linked), ==, 1);
  desk = regie_desk_load (f->db, f->office, &error);
  regie_desk_try_wish (desk, g_array_index (desk->wish_records, RegieDeskWish, 0).resident,
                       g_array_index (desk->wish_records, RegieDeskWish, 0).wish);
  fits = regie_desk_for_offer (desk, regie_desk_find_offer (desk, p.offer), TRUE);
  g_assert_cmpuint (fits->len, ==, 1);
  assert_in_order (f);
}

/* A wish that is withdrawn is gone, with what was decided about it and in the log. */
static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = g_strdup_printf (
    "INSERT INTO draft (id, version, voided, place, text) VALUES (7, 1, 0, 'wens/%" G_GINT64_FORMAT
    "', 'x')",
    p.wish);

  apply (f,
         regie_match_decide (f->db, f->office, p.wish, p.offer, "past_niet", "Zeldzaamwoord", 0,
                             &error),
         NULL);
  g_assert_true (regie_db_script (f->db, draft, NULL));
  g_assert_true (regie_erase_wish (f->db, f->office, p.wish, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM wish") + count (f, "SELECT count(*) FROM match")
      + count (f, "SELECT count(*) FROM draft")
      + count (f, "SELECT count(*) FROM change_value WHERE entity IN ('wish', 'match') AND "
                  "(from_text IS NOT NULL OR (field NOT IN ('voided', 'closed_on') AND to_text IS "
                  "NOT NULL))"),
    ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  assert_in_order (f);
}

/* When something came of it that stays, of nobody: what the council was told does not change. */
static void
test_withdrawn_figures (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 match;
  Pair p = add_pair (f, "N1", "1");
  g_autofree char *link = g_strdup_printf ("UPDATE resident SET linked = %" G_GINT64_FORMAT,
                                           dossier);
  g_autofree char *own = g_strdup_printf (
    "SELECT count(*) FROM wish WHERE resident = %" G_GINT64_FORMAT, p.resident);
  RegieDay today = regie_office_today (f->office);
  RegieDeskFigures before, after;
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (f->db, link, NULL));
  g_assert_true (regie_db_script (f->db, "UPDATE wish SET text = 'Zeldzaamwoord'", NULL));
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  match = count (f, "SELECT id FROM match");
  apply (f, regie_attendance_record (f->db, f->office, match, "geweest", today - 6, 150, 0, &error),
         NULL);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &before, &error));
  g_assert_true (regie_erase_wish (f->db, f->office, p.wish, 0, &error));
  g_assert_no_error (error);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &after, &error));
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    if (before.values[i] != after.values[i])
      g_error ("%s: %d became %d", regie_desk_figure_label (i), (int) before.values[i],
               (int) after.values[i]);
  g_assert_cmpint (after.values[REGIE_DESK_HOURS], ==, 3);
  g_assert_cmpint (
    count (f, own) + count (f, "SELECT count(*) FROM wish WHERE text IS NOT NULL")
      + count (f, "SELECT count(*) FROM match WHERE reasons IS NOT NULL OR ended_on IS NULL")
      + count (f, "SELECT count(*) FROM attendance WHERE fact IS NOT NULL"),
    ==, 0);
  /* What counted in the dossier stays there. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE voided = 0"), ==, 1);
  assert_in_order (f);
}

/* Somebody who leaves the centre is erased, with wishes and visits; the figures stay. */
static void
test_resident_erased (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  Pair q = add_pair (f, "N2", "1");
  RegieDay today = regie_office_today (f->office);
  RegieDeskFigures before, after;
  g_autofree char *wishes = NULL;
  g_autoptr (GError) error = NULL;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  apply (f,
         regie_attendance_record (f->db, f->office, count (f, "SELECT id FROM match"), "geweest",
                                  today - 6, 150, 0, &error),
         NULL);
  apply (f, regie_visit_begin (f->db, f->office, p.resident, &error), NULL);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &before, &error));
  g_assert_true (regie_erase_resident (f->db, f->office, p.resident, 0, &error));
  g_assert_no_error (error);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &after, &error));
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    g_assert_cmpint (before.values[i], ==, after.values[i]);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE number = 'N1' OR (voided = 1 AND "
                             "(born IS NOT NULL OR languages IS NOT NULL OR initials <> '—'))"),
                   ==, 0);
  /* Of who never did anything nothing stays. */
  g_assert_true (regie_erase_resident (f->db, f->office, q.resident, 0, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  wishes = g_strdup_printf ("SELECT count(*) FROM wish WHERE id = %" G_GINT64_FORMAT, q.wish);
  g_assert_cmpint (count (f, wishes), ==, 0);
  assert_in_order (f);
}

TEST_SUITE (desk_erased)
{
  static const FixtureTest tests[] = {
    { "merged", test_merged },
    { "withdrawn", test_withdrawn },
    { "withdrawn-figures", test_withdrawn_figures },
    { "resident-erased", test_resident_erased },
  };

  ADD_ON_BOTH_ENGINES ("/desk-erased", tests);
}
