/* SPDX-License-Identifier: EUPL-1.2 */
/* Which lines of the log of reading are a signal, as a table; and the monthly sample. */
#include "regie-misuse.h"

#include "days.h"
#include "fixture.h"

static const RegieMisuseLimits limits = { .outside = 3,
                                          .refused = 2,
                                          .persons = 25,
                                          .crowd = 2,
                                          .crowd_days = 7,
                                          .night_from = 22,
                                          .night_until = 6,
                                          .sample = 20 };

/* "OO" opened a dossier of others, "O" an own one, "R" refused, "X12" exported 12, "S" searched;
 * each as "what who dossier day hh:mm [surname]". */
static GPtrArray *
rows_of (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_reading_row_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) w = g_strsplit (lines[i], " ", -1);
      RegieReadingRow *row = g_new0 (RegieReadingRow, 1);

      row->id = n - i;
      row->act = w[0][0] == 'X'   ? REGIE_READ_EXPORTED
                 : w[0][0] == 'S' ? REGIE_READ_SEARCHED
                                  : REGIE_READ_OPENED;
      row->refused = w[0][0] == 'R';
      row->outside = g_str_equal (w[0], "OO");
      row->persons = w[0][0] == 'X' ? (guint) atoi (w[0] + 1) : 0;
      row->who = atoi (w[1]);
      row->dossier = atoi (w[2]);
      row->day = day (w[3]);
      row->minute = atoi (w[4]) * 60 + atoi (w[4] + 3);
      row->name = g_strdup_printf ("Bert %s", row->who == 1 ? "van Dam" : "Bos");
      row->surname = g_strdup (w[5]);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static char *
dup_found (const char *text)
{
  g_autoptr (GPtrArray) rows = rows_of (text);
  g_autoptr (GPtrArray) found = regie_misuse_find (rows, &limits);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const RegieMisuse *one = found->pdata[i];

      g_string_append_printf (out, "%s%s=%u", i > 0 ? " " : "", one->key, one->n);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_table (void)
{
  static const struct {
    const char *rows, *found;
  } cases[] = {
    { "O 1 5 2026-11-23 10:00", "" },
    /* three is the limit; the same dossier counts once, and another day begins anew */
    { "OO 1 5 2026-11-23 10:00\nOO 1 6 2026-11-23 10:00\nOO 1 7 2026-11-23 10:00\nOO 1 5 "
      "2026-11-23 "
      "11:00\nOO 1 8 2026-11-22 10:00",
      "" },
    { "OO 1 5 2026-11-23 10:00\nOO 1 6 2026-11-23 10:00\nOO 1 7 2026-11-23 10:00\nOO 1 8 "
      "2026-11-23 "
      "11:00",
      "buiten/1/2026-11-23=4" },
    { "O 1 5 2026-11-23 10:00\nO 1 6 2026-11-23 10:00\nO 1 7 2026-11-23 10:00\nO 1 8 2026-11-23 "
      "11:00",
      "" },
    { "R 1 5 2026-11-23 10:00\nR 1 5 2026-11-23 10:00", "" },
    { "R 1 5 2026-11-23 10:00\nR 1 5 2026-11-23 10:00\nR 1 6 2026-11-23 10:00",
      "geweigerd/1/2026-11-23=3" },
    { "X25 1 0 2026-11-23 10:00", "" },
    { "X26 1 0 2026-11-23 10:00", "export/1/2026-11-23=26" },
    { "S 1 0 2026-11-23 21:59\nS 1 0 2026-11-23 06:00", "" },
    { "S 1 0 2026-11-23 22:00", "nacht/1/2026-11-23=1" },
    { "S 1 0 2026-11-23 05:59\nS 2 0 2026-11-23 05:00",
      "nacht/1/2026-11-23=1 nacht/2/2026-11-23=1" },
    /* two colleagues may; three within a week is a crowd, spread over more days it is not */
    { "O 1 5 2026-11-23 10:00\nO 2 5 2026-11-22 10:00\nO 1 5 2026-11-21 10:00", "" },
    { "O 1 5 2026-11-23 10:00\nO 2 5 2026-11-22 10:00\nO 3 5 2026-11-17 10:00",
      "drukte/5/2026-11-23=3" },
    { "O 1 5 2026-11-23 10:00\nO 2 5 2026-11-22 10:00\nO 3 5 2026-11-16 10:00", "" },
    { "O 1 5 2026-11-23 10:00\nO 2 6 2026-11-22 10:00\nO 3 7 2026-11-22 10:00", "" },
    /* the own surname, with its prefix wherever it was written; not a part of it */
    { "O 2 5 2026-11-23 10:00 Bos", "naam/2/5=1" },
    { "O 2 5 2026-11-23 10:00 bos\nO 2 5 2026-11-22 10:00 bos", "naam/2/5=1" },
    { "O 1 5 2026-11-23 10:00 Dam", "naam/1/5=1" },
    { "O 2 5 2026-11-23 10:00 Bosman\nO 2 6 2026-11-23 10:00 Haddad", "" },
    { "R 2 5 2026-11-23 10:00 Bos", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = dup_found (cases[i].rows);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_limits (void)
{
  g_autofree char *path = regie_office_dup_path ("misuse.ini");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) ini = regie_ini_load (path, &error);
  g_autoptr (RegieIni) wrong = regie_ini_parse ("x.ini", "[grenzen]\ngeweigerd_per_dag=veel\n", -1,
                                                NULL);
  RegieMisuseLimits read;

  g_assert_no_error (error);
  g_assert_true (regie_misuse_limits_read (ini, &read, &error));
  g_assert_cmpint (read.outside, ==, 30);
  g_assert_cmpint (read.night_until, ==, 6);
  g_assert_false (regie_misuse_limits_read (wrong, &read, &error));
}

/* The same each time, of what shows people, and another one next month. */
static void
test_sample (void)
{
  g_autoptr (GString) text = g_string_new ("S 1 0 2026-11-23 10:00");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) few = NULL;
  guint shared = 0;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "\nO 1 %u 2026-11-%02u 10:00", i + 1, 22 - i / 10);
  rows = rows_of (text->str);
  one = regie_misuse_draw (rows, 20, 202610);
  same = regie_misuse_draw (rows, 20, 202610);
  other = regie_misuse_draw (rows, 20, 202611);
  few = regie_misuse_draw (rows, 1000, 202611);
  g_assert_cmpuint (one->len, ==, 20);
  g_assert_cmpuint (few->len, ==, 200); /* not the search */
  for (guint i = 0; i < 20; i++)
    {
      g_assert_true (one->pdata[i] == same->pdata[i]);
      g_assert_true (i == 0
                     || ((RegieReadingRow *) one->pdata[i - 1])->id
                          > ((RegieReadingRow *) one->pdata[i])->id);
      for (guint k = 0; k < 20; k++)
        shared += one->pdata[i] == other->pdata[k];
    }
  g_assert_cmpuint (shared, <, 10);
}

TEST_SUITE (misuse)
{
  g_test_add_func ("/misuse/table", test_table);
  g_test_add_func ("/misuse/limits", test_limits);
  g_test_add_func ("/misuse/sample", test_sample);
}
