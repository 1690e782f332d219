/* SPDX-License-Identifier: EUPL-1.2 */
/* The line of the log that says that a backup was restored, and one that only says so. */
#include "regie-restored-query.h"

#include "fixture.h"
#include "regie-apply.h"
#include "regie-lock.h"

/* Whoever works here can write any title. */
static void
write_line (Fixture *f, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 seq;

  g_assert_true (regie_lock_begin_loose (f->db, &error));
  g_assert_true (regie_lock_end (f->db, regie_log_append (f->db, 0, title, &seq, &error), &error));
  g_assert_no_error (error);
}

static guint
count_restored (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) restored = regie_restored_load (f->db, &error);

  g_assert_no_error (error);
  return restored->len;
}

static void
test_first_after_the_head (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_line (f, "Een");
  write_line (f, "Back-up van 2026-01-01T00:00:00Z teruggezet (wijzigingen tot en met 0, lezingen "
                 "tot en met 0)");
  g_assert_cmpuint (count_restored (f), ==, 0);
  g_assert_true (regie_restored_note (f->db, "niemand", "2026-01-01T00:00:00Z", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_restored (f), ==, 1);
}

TEST_SUITE (restored)
{
  static const FixtureTest tests[] = { { "first-after-the-head", test_first_after_the_head } };

  ADD_ON_BOTH_ENGINES ("/restored", tests);
}
