/* SPDX-License-Identifier: EUPL-1.2 */
/* The weekly rhythm. */
#include "regie-week.h"
#include "suite.h"

static void
test_week (void)
{
  static const struct {
    const char *text;
    guint n;
    double hours;
  } good[] = {
    { NULL, 0, 0 },
    { "ma 9-12", 1, 3 },
    { "ma 9:00-12:00, do 13:00-16:30", 2, 6.5 },
    { "ma-vr 9:15–12.15", 5, 15 },
    { "ma/wo/vr 13u-15u30", 3, 7.5 },
    { "zaterdag 10-14; Zo 10-12", 2, 6 },
    { "ma en di 9 - 11", 2, 4 },
  };
  static const char *const bad[] = { "maandag",   "9-12",       "ma 12-9",    "xx 9-12", "ma 9-25",
                                     "ma 9:7-12", "vr-ma 9-12", "ma 9-12 en", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));

      g_assert_true (regie_week_parse (good[i].text, 3, 0, slots, NULL));
      g_assert_cmpuint (slots->len, ==, good[i].n);
      g_assert_cmpfloat (regie_week_hours (slots, 3), ==, good[i].hours);
      g_assert_cmpfloat (regie_week_hours (slots, 2), ==, 0);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
      g_autofree char *text = g_strconcat ("di 9-10, ", bad[i], NULL);
      g_autofree char *fault = NULL;

      if (regie_week_parse (text, 0, 0, slots, &fault))
        g_error ("“%s” counts as a rhythm", bad[i]);
      g_assert_cmpuint (slots->len, ==, 0);
      g_assert_cmpstr (fault, ==, bad[i]);
    }
}

static void
test_clash (void)
{
  RegieSlot lesson = { 0, 0, 540, 720, 0 };
  RegieSlot work = { 1, 0, 720, 1020, 0 };
  RegieSlot late = { 1, 0, 719, 1020, 0 };
  RegieSlot far = { 1, 0, 720, 1020, 20 };
  RegieSlot tuesday = { 1, 1, 540, 720, 0 };
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));

  g_assert_false (regie_slots_clash (&lesson, &work));
  g_assert_true (regie_slots_clash (&lesson, &late));
  g_assert_true (regie_slots_clash (&lesson, &far));
  g_assert_false (regie_slots_clash (&lesson, &tuesday));
  g_assert_false (regie_slots_clash (&lesson, &lesson));
  regie_week_parse ("ma 8:30-11:30", 2, 0, slots, NULL);
  g_assert_cmpint (regie_week_uncovered (slots, &lesson, 1 << 2), ==, 30);
  g_assert_cmpint (regie_week_uncovered (slots, &lesson, 1 << 1), ==, 180);
  regie_week_parse ("ma 11-13", 3, 0, slots, NULL);
  g_assert_cmpint (regie_week_uncovered (slots, &lesson, 3 << 2), ==, 0);
}

static void
test_minutes (void)
{
  static const struct {
    int minutes;
    const char *text;
  } rows[] = { { 0, "0:00" }, { 540, "9:00" }, { 545, "9:05" }, { 1440, "24:00" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = regie_minutes_dup (rows[i].minutes);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* The first day of a rhythm from a day on, which may be that day itself. */
static void
test_first (void)
{
  static const struct {
    const char *from, *until;
    guint days;
    const char *first;
  } rows[] = {
    { "2026-11-24", NULL, 1u << 1, "2026-11-24" },           /* a Tuesday */
    { "2026-11-25", NULL, 1u << 1, "2026-12-01" },           /* the day after */
    { "2026-11-28", NULL, 1u << 0 | 1u << 3, "2026-11-30" }, /* over the weekend */
    { "2026-11-28", NULL, 1u << 6, "2026-11-29" },
    { "2026-12-31", NULL, 1u << 3, "2026-12-31" },
    { "2027-01-01", NULL, 1u << 3, "2027-01-07" },
    { "2026-11-25", "2026-12-01", 1u << 1, "2026-12-01" },
    { "2026-11-25", "2026-11-30", 1u << 1, NULL }, /* over before it comes */
    { "2026-11-25", NULL, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieDay from, until = REGIE_DAY_NONE;
      char text[REGIE_DAY_TEXT];

      g_assert_true (regie_day_parse (rows[i].from, &from));
      if (rows[i].until != NULL)
        g_assert_true (regie_day_parse (rows[i].until, &until));
      g_assert_cmpstr (regie_day_format (regie_week_first (rows[i].days, from, until), text), ==,
                       rows[i].first);
    }
}

/* Slots at the same hours are said once, with all their days. */
static void
test_alike (void)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));

  g_assert_true (regie_week_parse ("di/do 9:00-12:00, za 13-16, vr 9-12", 0, 0, slots, NULL));
  g_assert_cmpuint (slots->len, ==, 4);
  g_assert_cmpuint (regie_week_days_alike (slots, 0), ==, 1u << 1 | 1u << 3 | 1u << 4);
  g_assert_cmpuint (regie_week_days_alike (slots, 1), ==, 0);
  g_assert_cmpuint (regie_week_days_alike (slots, 2), ==, 1u << 5);
  g_assert_cmpuint (regie_week_days_alike (slots, 3), ==, 0);
}

TEST_SUITE (week)
{
  g_test_add_func ("/week/first", test_first);
  g_test_add_func ("/week/alike", test_alike);
  g_test_add_func ("/week/typed", test_week);
  g_test_add_func ("/week/clash", test_clash);
  g_test_add_func ("/week/minutes", test_minutes);
}
