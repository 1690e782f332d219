/* SPDX-License-Identifier: EUPL-1.2 */
/* What the desk must not forget, and what of it was put off. */
#include "garden.h"
#include "regie-erase.h"
#include "regie-tasks.h"

/* What the desk must not forget is put off with a reason, and comes back on its day; so for each
 * kind. */
static void
test_put_off (Fixture *f, gconstpointer data)
{
  static const char *const rules[] = { "BALIE-AANBOD", "BALIE-GEVER", "BALIE-NIET-GEKOMEN" };
  Pair p = add_pair (f, "N1", "3");
  g_autoptr (GError) error = NULL;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  g_assert_true (regie_db_script (
    f->db,
    "UPDATE offer SET fresh_until = '2026-11-22'; UPDATE giver SET told_on = '2026-10-01';"
    "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 1, 1, 0, id, "
    "'2026-11-03', 'niet_gekomen' FROM match;"
    "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 2, 1, 0, id, "
    "'2026-11-10', 'niet_gekomen' FROM match;",
    NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      g_autoptr (GArray) then = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      const RegieTodayKey *key;
      RegieTask task;
      RegieDay today = regie_office_today (f->office);
      gint64 seq;

      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, keys, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (keys->len, ==, 1);
      key = &g_array_index (keys, RegieTodayKey, 0);
      task = (RegieTask){ .kind = key->n, .subject = key->subject, .due = key->due };
      expect (regie_task_defer (f->db, f->office, &task, today + 7, " ", &error), &error, "Reason");
      apply (f, regie_task_defer (f->db, f->office, &task, today + 7, "Belt volgende week", &error),
             &seq);
      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, later, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (later->len, ==, 0);
      regie_office_set_today (f->office, today + 7);
      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, then, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (then->len, ==, 1);
      regie_office_set_today (f->office, today);
      g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, later, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (later->len, ==, 1);
      apply (f, regie_task_defer (f->db, f->office, &task, today + 7, "Zeldzaamwoord", &error),
             NULL);
    }
  g_assert_cmpint (
    count (
      f, "SELECT count(*) FROM delay WHERE voided = 0 AND provider IS NULL AND giver IS NOT NULL"),
    ==, 3);
  g_assert_true (regie_erase_wish (f->db, f->office, p.wish, 0, &error));
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM delay WHERE \"match\" IS NOT NULL AND reason <> '—'"), ==, 0);
}

/* Vandaag says what the desk must not forget, and no longer when it was dealt with. */
static void
test_signals (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *rule;
    gboolean shown;
  } rows[] = {
    { "UPDATE offer SET fresh_until = '2026-11-22'", "BALIE-AANBOD", TRUE },
    { "UPDATE offer SET fresh_until = '2026-11-23'", "BALIE-AANBOD", FALSE },
    { "UPDATE offer SET fresh_until = '2026-11-01', paused = 1", "BALIE-AANBOD", FALSE },
    { "UPDATE offer SET paused = 0, fresh_until = '2027-01-01'", "BALIE-AANBOD", FALSE },
    { "UPDATE giver SET told_on = '2026-10-08'", "BALIE-GEVER", TRUE },
    { "UPDATE giver SET told_on = '2026-10-09'", "BALIE-GEVER", FALSE },
    { "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 1, 1, 0, id, "
      "'2026-11-03', 'niet_gekomen' FROM match",
      "BALIE-NIET-GEKOMEN", FALSE },
    { "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 2, 1, 0, id, "
      "'2026-11-10', 'niet_gekomen' FROM match",
      "BALIE-NIET-GEKOMEN", TRUE },
    { "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 3, 1, 0, id, "
      "'2026-11-17', 'geweest' FROM match",
      "BALIE-NIET-GEKOMEN", FALSE },
  };
  Pair p = add_pair (f, "N1", "3");
  g_autoptr (GError) error = NULL;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));

      g_assert_true (regie_db_script (f->db, rows[i].sql, &error));
      g_assert_no_error (error);
      g_assert_true (regie_tasks_add_keys (f->db, f->office, keys, rows[i].rule, REGIE_TASKS_DESK,
                                           NULL, &error));
      g_assert_no_error (error);
      if ((keys->len == 1) != rows[i].shown)
        g_error ("%s: %u", rows[i].sql, keys->len);
      if (keys->len == 1)
        {
          RegieTodayRow *row = regie_task_row (f->db, &g_array_index (keys, RegieTodayKey, 0),
                                               &error);

          g_assert_no_error (error);
          g_assert_cmpstr (row->name, ==, "Gever N1");
          regie_today_row_free (row);
        }
      g_assert_true (regie_tasks_add_keys (f->db, f->office, mine, rows[i].rule, REGIE_TASKS_OWN,
                                           "Lotte", &error));
      g_assert_cmpuint (mine->len, ==, 0);
    }
}

TEST_SUITE (desk_tasks)
{
  static const FixtureTest tests[] = {
    { "put-off", test_put_off },
    { "signals", test_signals },
  };

  ADD_ON_BOTH_ENGINES ("/desk-tasks", tests);
}
