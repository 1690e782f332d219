/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of a window on a whole. */
#include "regie-sight.h"

#include "suite.h"

/* A thousand days, of which a hundred are in sight. */
static RegieSight
sight_new (void)
{
  return (RegieSight){ .first = 1000, .last = 2000, .from = 1400, .until = 1500 };
}

#define assert_seen(sight, begin, end)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpfloat_with_epsilon ((sight).from, begin, .001);                                    \
    g_assert_cmpfloat_with_epsilon ((sight).until, end, .001);                                     \
  }                                                                                                \
  G_STMT_END

static void
test_places (void)
{
  const RegieSight sight = sight_new ();
  double left, right;

  g_assert_cmpfloat (regie_sight_x (&sight, 500, 1400), ==, 200);
  g_assert_cmpfloat (regie_sight_day (&sight, 500, 200), ==, 1400);
  regie_sight_window (&sight, 500, &left, &right);
  g_assert_cmpfloat (left, ==, 200);
  g_assert_cmpfloat (right, ==, 250);
}

/* A week of ten years can still be taken hold of, also at the end; what lies outside the whole is
 * drawn within it. */
static void
test_window (void)
{
  static const struct {
    double from, until;
  } rows[] = { { 1400, 1401 }, { 1998, 2000 }, { 900, 1001 }, { 1999, 2400 }, { 0, 5000 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieSight sight = sight_new ();
      double left, right;

      sight.from = rows[i].from;
      sight.until = rows[i].until;
      regie_sight_window (&sight, 500, &left, &right);
      g_assert_cmpfloat (left, >=, 0);
      g_assert_cmpfloat (right, <=, 500);
      g_assert_cmpfloat (right - left, >=, 24);
    }
}

static void
test_parts (void)
{
  const RegieSight sight = sight_new (); /* 200 to 250 of 500 pixels */

  g_assert_cmpint (regie_sight_part_at (&sight, 500, 10), ==, REGIE_SIGHT_BEFORE);
  g_assert_cmpint (regie_sight_part_at (&sight, 500, 196), ==, REGIE_SIGHT_BEGIN);
  g_assert_cmpint (regie_sight_part_at (&sight, 500, 205), ==, REGIE_SIGHT_BEGIN);
  g_assert_cmpint (regie_sight_part_at (&sight, 500, 225), ==, REGIE_SIGHT_MIDDLE);
  g_assert_cmpint (regie_sight_part_at (&sight, 500, 251), ==, REGIE_SIGHT_END);
  g_assert_cmpint (regie_sight_part_at (&sight, 500, 300), ==, REGIE_SIGHT_AFTER);
}

/* It stops at the ends of the whole, and is as long as it was. */
static void
test_move (void)
{
  RegieSight sight = sight_new ();

  regie_sight_move (&sight, 50);
  assert_seen (sight, 1450, 1550);
  regie_sight_move (&sight, 5000);
  assert_seen (sight, 1900, 2000);
  regie_sight_move (&sight, -5000);
  assert_seen (sight, 1000, 1100);
  regie_sight_centre (&sight, 1700);
  assert_seen (sight, 1650, 1750);
  regie_sight_centre (&sight, 1001);
  assert_seen (sight, 1000, 1100);
}

/* No closer than a week, no further than the whole. */
static void
test_zoom (void)
{
  RegieSight sight = sight_new ();

  regie_sight_zoom (&sight, 2);
  assert_seen (sight, 1425, 1475);
  regie_sight_zoom (&sight, 1000);
  assert_seen (sight, 1446.5, 1453.5);
  regie_sight_zoom (&sight, 1 / 1000.0);
  assert_seen (sight, 1000, 2000);
  g_assert_true (regie_sight_is_whole (&sight));
  /* Near an end it grows to the other side. */
  sight = (RegieSight){ .first = 1000, .last = 2000, .from = 1000, .until = 1100 };
  regie_sight_zoom (&sight, .5);
  assert_seen (sight, 1000, 1200);
}

/* One edge moves, the other stays; they do not pass each other. */
static void
test_edges (void)
{
  RegieSight sight = sight_new ();

  regie_sight_set_edge (&sight, REGIE_SIGHT_BEGIN, 1300);
  assert_seen (sight, 1300, 1500);
  regie_sight_set_edge (&sight, REGIE_SIGHT_END, 9000);
  assert_seen (sight, 1300, 2000);
  regie_sight_set_edge (&sight, REGIE_SIGHT_END, 1100);
  assert_seen (sight, 1300, 1307);
  regie_sight_set_edge (&sight, REGIE_SIGHT_BEGIN, 1900);
  assert_seen (sight, 1300, 1307);
}

static void
test_whole (void)
{
  RegieSight sight = sight_new ();

  g_assert_false (regie_sight_is_whole (&sight));
  sight.from = 1000;
  g_assert_false (regie_sight_is_whole (&sight));
  sight.until = 2000;
  g_assert_true (regie_sight_is_whole (&sight));
  sight.from = 900;
  sight.until = 2100;
  g_assert_true (regie_sight_is_whole (&sight));
  /* What is more than the whole stays around it. */
  regie_sight_move (&sight, 300);
  assert_seen (sight, 900, 2100);
}

TEST_SUITE (sight)
{
  g_test_add_func ("/sight/places", test_places);
  g_test_add_func ("/sight/a-small-window-can-be-taken", test_window);
  g_test_add_func ("/sight/parts", test_parts);
  g_test_add_func ("/sight/stops-at-the-ends", test_move);
  g_test_add_func ("/sight/zoom", test_zoom);
  g_test_add_func ("/sight/edges", test_edges);
  g_test_add_func ("/sight/whole", test_whole);
}
