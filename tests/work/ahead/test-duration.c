/* SPDX-License-Identifier: EUPL-1.2 */
/* How long something takes, learned from waits of which some go on. */
#include "regie-duration.h"
#include "suite.h"

#define MOST 40

/* What always holds: shares that only fall, and never to nothing. */
static void
assert_whole (const RegieDuration *d)
{
  g_assert_cmpfloat (d->left[0], <=, 1);
  for (int i = 1; i <= REGIE_DURATION_DAYS; i++)
    {
      g_assert_cmpfloat (d->left[i], <=, d->left[i - 1]);
      g_assert_cmpfloat (d->left[i], >, 0);
      g_assert_cmpfloat (regie_duration_hazard (d, i - 1), >=, 0);
      g_assert_cmpfloat (regie_duration_hazard (d, i - 1), <=, 1);
    }
}

/* N waits of FIRST, FIRST + STEP … days, of which every one ended but each EVERYth (0: all ended).
 */
static RegieDuration *
learn (guint n, int first, int step, guint every, int assumed)
{
  RegieSpell spells[MOST];
  RegieDuration *d = g_new (RegieDuration, 1);

  for (guint i = 0; i < n; i++)
    spells[n - 1 - i] = (RegieSpell){ first + (int) i * step, every == 0 || (i + 1) % every != 0 };
  regie_duration_learn (d, spells, n, assumed);
  assert_whole (d);
  return d;
}

static void
test_nothing (void)
{
  g_autofree RegieDuration *d = learn (0, 0, 0, 0, 60);
  g_autofree RegieDuration *few = learn (9, 200, 1, 0, 60);

  g_assert_cmpint (d->median, ==, 60);
  g_assert_cmpuint (d->n, ==, 0);
  g_assert_cmpint (few->median, ==, 60);
  g_assert_cmpuint (few->n_ended, ==, 0);
}

static void
test_all_ended (void)
{
  g_autofree RegieDuration *d = learn (40, 10, 10, 0, 5);

  /* 10, 20 … 400: after the twentieth half of them are over */
  g_assert_cmpint (d->median, ==, 200);
  g_assert_cmpuint (d->n_ended, ==, 40);
  g_assert_cmpfloat_with_epsilon (d->left[9], 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (d->left[10], 39 / 40.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (d->left[199], 21 / 40.0, 1e-12);
}

/* Kaplan and Meier by hand: of sixteen, each fourth goes on. */
static void
test_some_go_on (void)
{
  g_autofree RegieDuration *d = learn (16, 10, 10, 4, 60);
  g_autofree RegieDuration *ended = learn (16, 10, 10, 0, 60);
  double by_hand = 15 / 16.0 * 14 / 15.0 * 13 / 14.0 * 11 / 12.0 * 10 / 11.0;

  g_assert_cmpfloat_with_epsilon (d->left[60], by_hand, 1e-12);
  g_assert_cmpint (d->median, >, ended->median);
}

/* Who waits longer than anybody before goes on waiting for a time that has an end. */
static void
test_tail (void)
{
  g_autofree RegieDuration *d = learn (20, 100, 0, 2, 50);

  g_assert_cmpfloat_with_epsilon (d->left[100], 0.5, 1e-12);
  g_assert_cmpfloat (d->left[1000], <, 0.01);
  g_assert_cmpfloat (regie_duration_hazard (d, 150), >, 0);
}

static void
test_stretch (void)
{
  static const int medians[] = { 20, 199, 200, 400, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (medians); i++)
    {
      g_autofree RegieDuration *d = learn (40, 10, 10, 0, 5);
      int found = 0;

      regie_duration_stretch (d, medians[i]);
      assert_whole (d);
      while (d->left[found] > 0.5)
        found++;
      g_assert_cmpint (d->median, ==, medians[i]);
      g_assert_cmpint (ABS (found - medians[i]), <=, 1);
    }
}

TEST_SUITE (duration)
{
  g_test_add_func ("/duration/of-nothing-is-assumed", test_nothing);
  g_test_add_func ("/duration/of-what-ended", test_all_ended);
  g_test_add_func ("/duration/counts-who-still-waits", test_some_go_on);
  g_test_add_func ("/duration/has-an-end", test_tail);
  g_test_add_func ("/duration/is-made-longer-and-shorter", test_stretch);
}
