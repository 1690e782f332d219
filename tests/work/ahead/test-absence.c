/* SPDX-License-Identifier: EUPL-1.2 */
/* Leave beside other leave: every refusal is a row, with its field. */
#include "days.h"
#include "regie-absence.h"
#include "regie-error.h"
#include "suite.h"

/* Beside it: 1 is away from 1 to 14 December and replaced by 2; 3 from 10 to 20 December by nobody.
 */
static const struct {
  const char *name;
  gint64 id, staff, replaced_by;
  const char *from, *until, *field;
} rows[] = {
  { "nothing in its way", 9, 4, 5, "2026-12-01", "2026-12-31", NULL },
  { "one day", 9, 4, 0, "2026-12-01", "2026-12-01", NULL },
  { "no first day", 9, 4, 0, "", "2026-12-01", "van" },
  { "no last day", 9, 4, 0, "2026-12-01", "", "tot" },
  { "ends before it begins", 9, 4, 0, "2026-12-02", "2026-12-01", "tot" },
  { "replaces himself", 9, 4, 4, "2026-12-01", "2026-12-02", "waarnemer" },
  { "away twice", 9, 1, 0, "2026-12-14", "2026-12-20", "van" },
  { "away again the day after", 9, 1, 0, "2026-12-15", "2026-12-20", NULL },
  { "the same leave is changed", 7, 1, 2, "2026-12-05", "2026-12-20", NULL },
  { "who replaces is away then", 9, 4, 3, "2026-12-20", "2026-12-24", "waarnemer" },
  { "who replaces is back by then", 9, 4, 3, "2026-12-21", "2026-12-24", NULL },
  { "replaces a colleague then", 9, 2, 5, "2026-11-30", "2026-12-01", "van" },
  { "replaces nobody any more", 9, 2, 5, "2026-12-15", "2026-12-16", NULL },
};

static RegieDay
day_or_none (const char *text)
{
  return *text != '\0' ? day (text) : REGIE_DAY_NONE;
}

static GArray *
others (void)
{
  const RegieAbsence all[] = {
    { 7, 1, 2, day ("2026-12-01"), day ("2026-12-14") },
    { 8, 3, 0, day ("2026-12-10"), day ("2026-12-20") },
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (RegieAbsence));

  g_array_append_vals (array, all, G_N_ELEMENTS (all));
  return array;
}

static void
test_rows (void)
{
  g_autoptr (GArray) all = others ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieAbsence one = { rows[i].id, rows[i].staff, rows[i].replaced_by,
                                 day_or_none (rows[i].from), day_or_none (rows[i].until) };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (regie_absence_check (&one, all, &error), ==, rows[i].field == NULL);
      g_assert_cmpstr (error != NULL ? regie_error_get_field (error) : NULL, ==, rows[i].field);
    }
}

/* Both the first and the last day are days of it. */
static void
test_days (void)
{
  g_autoptr (GArray) all = others ();

  g_assert_null (regie_absence_find (all, 1, day ("2026-11-30")));
  g_assert_cmpint (regie_absence_find (all, 1, day ("2026-12-01"))->id, ==, 7);
  g_assert_cmpint (regie_absence_find (all, 1, day ("2026-12-14"))->id, ==, 7);
  g_assert_null (regie_absence_find (all, 1, day ("2026-12-15")));
  g_assert_cmpint (regie_absence_count_days (all, 1, day ("2026-11-01"), day ("2026-12-31")), ==,
                   14);
  g_assert_cmpint (regie_absence_count_days (all, 3, day ("2026-12-20"), day ("2026-12-31")), ==,
                   1);
  g_assert_cmpint (regie_absence_count_days (all, 2, day ("2026-11-01"), day ("2026-12-31")), ==,
                   0);
}

TEST_SUITE (absence)
{
  g_test_add_func ("/absence/beside-other-leave", test_rows);
  g_test_add_func ("/absence/has-days", test_days);
}
