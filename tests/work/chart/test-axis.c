/* SPDX-License-Identifier: EUPL-1.2 */
/* Axes of charts: the ticks for values, and what stands beside them. */
#include "regie-axis.h"
#include "suite.h"

/* In hundredths: 2,800 is 28 persons. */
static void
test_fit (void)
{
  static const struct {
    gint64 least, most, least_step;
    guint max_ticks;
    gint64 low, high, step;
  } cases[] = {
    { 0, 2800, 100, 4, 0, 3000, 1000 },
    { 0, 3000, 100, 4, 0, 3000, 1000 },
    { 0, 3001, 100, 4, 0, 4000, 2000 },
    { 0, 3001, 100, 5, 0, 4000, 1000 },
    { 0, 0, 100, 5, 0, 100, 100 },
    { 0, 100, 100, 5, 0, 100, 100 },
    { 0, 300, 100, 4, 0, 300, 100 }, /* no half persons */
    { 0, 400, 100, 4, 0, 400, 200 },
    { 0, 7143, 1, 6, 0, 8000, 2000 },
    { 0, 50, 1, 6, 0, 50, 10 },
    { 0, 1, 1, 3, 0, 1, 1 },
    { 0, 238000000, 1, 4, 0, 300000000, 100000000 },
    { -1200, 2800, 100, 6, -2000, 3000, 1000 },
    { -1, 1, 1, 3, -1, 1, 1 },
    { -500, 0, 100, 4, -600, 200, 200 },
    { 500, 900, 100, 11, 0, 900, 100 }, /* it begins at nothing */
    { 0, G_MAXINT64, 1, 3, 0, G_GINT64_CONSTANT (10000000000000000), 5000000000000000 },
    { G_MININT64, G_MAXINT64, 100, 3, G_GINT64_CONSTANT (-10000000000000000),
      G_GINT64_CONSTANT (10000000000000000), G_GINT64_CONSTANT (10000000000000000) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegieValueAxis axis = regie_value_axis_fit (cases[i].least, cases[i].most,
                                                  cases[i].least_step, cases[i].max_ticks);

      g_test_message ("%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, cases[i].least, cases[i].most);
      g_assert_cmpint (axis.low, ==, cases[i].low);
      g_assert_cmpint (axis.high, ==, cases[i].high);
      g_assert_cmpint (axis.step, ==, cases[i].step);
    }
}

/* What always holds, for values of every size. */
static void
test_always (void)
{
  for (guint n = 3; n < 12; n++)
    for (gint64 most = 0, by = 1; most < G_GINT64_CONSTANT (100000000000000);
         most += by, by += most / 7)
      for (gint64 least = -most; least <= 0; least += most / 3 + 1)
        {
          RegieValueAxis axis = regie_value_axis_fit (least, most, 1, n);
          guint ticks = regie_value_axis_get_n_ticks (&axis);

          g_assert_cmpint (axis.low, <=, least);
          g_assert_cmpint (axis.high, >=, most);
          g_assert_cmpuint (ticks, <=, n);
          g_assert_cmpuint (ticks, >=, 2);
          g_assert_cmpint (regie_value_axis_get_tick (&axis, 0), ==, axis.low);
          g_assert_cmpint (regie_value_axis_get_tick (&axis, ticks - 1), ==, axis.high);
        }
}

static void
test_place (void)
{
  static const struct {
    RegieValueAxis axis;
    gint64 value;
    int size, place;
  } cases[] = {
    { { 0, 3000, 1000 }, 0, 300, 0 },
    { { 0, 3000, 1000 }, 3000, 300, 300 },
    { { 0, 3000, 1000 }, 1500, 300, 150 },
    { { 0, 3000, 1000 }, 5, 300, 1 },
    { { 0, 3000, 1000 }, 4, 300, 0 },
    { { -1000, 1000, 1000 }, -1000, 200, 0 },
    { { -1000, 1000, 1000 }, 0, 200, 100 },
    { { 0, 3000, 1000 }, -3000, 300, -300 },
    { { 0, 3000, 1000 }, -16, 300, -2 },
    { { 0, 3000, 1000 }, -14, 300, -1 },
    { { 0, 1000000000000, 100000000000 }, 500000000000, 1000, 500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (regie_value_axis_place (&cases[i].axis, cases[i].value, cases[i].size), ==,
                     cases[i].place);
}

static void
test_labels (void)
{
  static const struct {
    gint64 high, value;
    const char *unit, *label;
  } cases[] = {
    { 3000, 2000, NULL, "20" },
    { 3000, 2000, "persons", "20" },
    { 3000, 50, NULL, "0.5" },
    { 3000, 2025, NULL, "20.25" },
    { 3000, 2005, NULL, "20.05" },
    { 3000, -2000, NULL, "−20" },
    { 10000, 7143, "%", "71.43 %" },
    { 200000, 123450, NULL, "1,234.5" },
    { 99999999, 50000000, "€", "€ 500,000" },
    { 300000000, 200000000, NULL, "2 mln" },
    { 300000000, 200000000, "€", "€ 2 mln" },
    { 300000000, 0, "€", "€ 0" },
    { 300000000, 212345600, NULL, "2.12 mln" },
    { 300000000, -250000000, NULL, "−2.5 mln" },
    { G_GINT64_CONSTANT (300000000000), G_GINT64_CONSTANT (200000000000), NULL, "2,000 mln" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegieValueAxis axis = { 0, cases[i].high, cases[i].high };
      g_autofree char *label = regie_value_axis_dup_label (&axis, cases[i].value, cases[i].unit);
      g_auto (GStrv) parts = g_strsplit (label, "\302\240", -1);
      g_autofree char *plain = g_strjoinv (" ", parts);

      g_assert_cmpstr (plain, ==, cases[i].label);
    }
}

TEST_SUITE (axis)
{
  g_test_add_func ("/axis/fit", test_fit);
  g_test_add_func ("/axis/always", test_always);
  g_test_add_func ("/axis/place", test_place);
  g_test_add_func ("/axis/labels", test_labels);
}
