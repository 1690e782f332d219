/* SPDX-License-Identifier: EUPL-1.2 */
/* CSV as spreadsheets write it. */
#include <string.h>

#include "regie-csv.h"
#include "regie-error.h"
#include "suite.h"

static char *
read_csv (const char *data, gssize length, GError **error)
{
  g_autoptr (RegieCsv) csv = regie_csv_new (data, length < 0 ? strlen (data) : (gsize) length,
                                            error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  GString *out = g_string_new (NULL);
  guint line;

  while (csv != NULL && regie_csv_next (csv, cells, &line, &local))
    {
      g_string_append_printf (out, "%u", line);
      for (guint i = 0; i < cells->len; i++)
        g_string_append_printf (out, "|%s", (char *) cells->pdata[i]);
      g_string_append_c (out, '\n');
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return g_string_free (out, FALSE);
}

static void
test_csv (void)
{
  static const struct {
    const char *in;
    gssize n;
    const char *out;
  } rows[] = {
    { "a;b\r\n1;2\r\n", -1, "1|a|b\n2|1|2\n" },
    { "a,b\n1,\"x, \"\"y\"\"\"\n", -1, "1|a|b\n2|1|x, \"y\"\n" },
    { "a;b\n\"regel\néén\";2\n3;4", -1, "1|a|b\n2|regel\néén|2\n4|3|4\n" },
    { "\xef\xbb\xbf"
      "a;b\n\n;\n1;2\n",
      -1, "1|a|b\n4|1|2\n" },
    { "a;b\nRen\xe9;2\n", -1, "1|a|b\n2|René|2\n" },
    { "a\tb\n1\t2\n", -1, "1|a|b\n2|1|2\n" },
    { "a;b\n'=1+1;2\n", -1, "1|a|b\n2|=1+1|2\n" },
    { "\xff\xfe"
      "a\0;\0b\0\n\0",
      10, "1|a|b\n" },
    { "", -1, "" },
    { "a", -1, "1|a\n" },
    { "a;b\r1;2\r", -1, "1|a|b\n2|1|2\n" },
    { "a;b\n\xef\xbb\xbf\"x;y\";2\n \xc2\xa0;\n3;4\n", -1, "1|a|b\n2|x;y|2\n4|3|4\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *have = read_csv (rows[i].in, rows[i].n, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (have, ==, rows[i].out);
    }
}

/* Never other letters than the file has: a byte of another alphabet is named with its line. */
static void
test_csv_letters (void)
{
  static const char *const bad[] = { "\xef\xbb\xbf"
                                     "a;b\n\xc5\x9eule;1\nRen\xe9;2\n",
                                     "a;b\n\xc5\x9eule;1\nRen\xe9;2\n", "a;b\n1;2\nx\x81y;2\n",
                                     "\xef\xbb\xbf"
                                     "a;b\r1;2\rRen\xe9;2\r" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *have = read_csv (bad[i], -1, &error);

      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "Line 3:"));
    }
}

static void
test_csv_faults (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *open = read_csv ("a;b\n1;\"open\n2;3\n", -1, &error);
  g_autofree char *binary = NULL;
  g_autofree char *long_cell = NULL;
  g_autofree char *text = NULL;

  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2"));
  g_clear_error (&error);
  binary = read_csv ("PK\3\4\0\0", 6, &error);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  text = g_strnfill (70000, 'x');
  long_cell = read_csv (text, -1, &error);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
}

/* What is written comes back, and nothing that is written is a formula. */
static void
test_csv_round_trip (void)
{
  static const char *const texts[] = {
    "gewoon", "met ; en , en \"", "=SOM(A1)", "+31",   "-1",
    "@x",     "regel\nregel",     " spatie",  "\ttab", "'al een komma"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new ("a;b\r\n");
      g_autoptr (RegieCsv) csv = NULL;
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();
      guint line;

      regie_csv_append (out, texts[i], ';');
      g_string_append (out, ";z\r\n");
      /* A spreadsheet takes the quotes away before it looks. */
      g_assert_true (strchr ("=+-@\t", out->str[5 + (out->str[5] == '"')]) == NULL);
      csv = regie_csv_new (out->str, out->len, NULL);
      g_assert_true (regie_csv_next (csv, cells, &line, NULL));
      g_assert_true (regie_csv_next (csv, cells, &line, NULL));
      g_assert_cmpstr (cells->pdata[0], ==, texts[i]);
      g_assert_cmpstr (cells->pdata[1], ==, "z");
    }
}

/* A head is a part of the file by itself: reading it moves nothing, and any mark may be tried. */
static void
test_csv_head (void)
{
  static const char text[] = "a;b,c\n1;2,3\n";
  g_autoptr (RegieCsv) csv = regie_csv_new (text, strlen (text), NULL);
  static const struct {
    char mark;
    guint n;
    const char *first;
  } rows[] = { { ';', 2, "a" }, { ',', 2, "a;b" }, { '\t', 1, "a;b,c" } };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint line;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieCsv) head = regie_csv_dup_head (csv, rows[i].mark);

      g_assert_true (regie_csv_next (head, cells, &line, NULL));
      g_assert_cmpuint (cells->len, ==, rows[i].n);
      g_assert_cmpstr (cells->pdata[0], ==, rows[i].first);
    }
  regie_csv_set_mark (csv, ',');
  g_assert_true (regie_csv_next (csv, cells, &line, NULL));
  g_assert_cmpuint (line, ==, 1);
  g_assert_cmpstr (cells->pdata[1], ==, "c");
  g_assert_true (regie_csv_next (csv, cells, &line, NULL));
  g_assert_cmpuint (line, ==, 2);
  g_assert_false (regie_csv_next (csv, cells, &line, NULL));
}

/* UTF-16 in either order, with a mark or known by its first letters; half a letter is refused. */
static void
test_csv_utf16 (void)
{
  static const struct {
    const char *in;
    gsize n;
    const char *out;
  } rows[] = {
    { "\xfe\xff\0a\0;\0b\0\n", 10, "1|a|b\n" },
    { "a\0;\0b\0\n\0", 8, "1|a|b\n" },
    { "\0a\0;\0b\0\n", 8, "1|a|b\n" },
    { "\xff\xfe\x00\xd8", 4, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *have = read_csv (rows[i].in, (gssize) rows[i].n, &error);

      if (rows[i].out == NULL)
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      else
        g_assert_cmpstr (have, ==, rows[i].out);
    }
}

TEST_SUITE (csv)
{
  g_test_add_func ("/csv/reads-what-spreadsheets-write", test_csv);
  g_test_add_func ("/csv/never-other-letters-than-the-file-has", test_csv_letters);
  g_test_add_func ("/csv/names-the-line-of-a-fault", test_csv_faults);
  g_test_add_func ("/csv/writes-no-formulas", test_csv_round_trip);
  g_test_add_func ("/csv/a-head-moves-nothing", test_csv_head);
  g_test_add_func ("/csv/utf16-in-either-order", test_csv_utf16);
}
