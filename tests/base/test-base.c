/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "regie-calendar.h"
#include "regie-csv.h"
#include "regie-error.h"
#include "regie-period.h"
#include "regie-question.h"
#include "regie-text.h"
#include "suite.h"

static RegieDay
day (const char *text)
{
  RegieDay value = REGIE_DAY_NONE;

  g_assert_true (regie_day_parse (text, &value));
  return value;
}

static void
assert_day (RegieDay have, const char *want)
{
  char text[REGIE_DAY_TEXT];

  g_assert_cmpstr (regie_day_format (have, text), ==, want);
}

/* Against GDate, for every day of 240 years. */
static void
test_every_day (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1900);
  RegieDay at = day ("1900-01-01");

  for (; g_date_get_year (date) < 2140; g_date_add_days (date, 1), at++)
    {
      int y, m, d;

      regie_day_to_civil (at, &y, &m, &d);
      g_assert_cmpint (y, ==, g_date_get_year (date));
      g_assert_cmpint (m, ==, g_date_get_month (date));
      g_assert_cmpint (d, ==, g_date_get_day (date));
      g_assert_cmpint (regie_day_from_civil (y, m, d), ==, at);
      g_assert_cmpint (regie_day_weekday (at), ==, g_date_get_weekday (date));
    }
}

static void
test_parse (void)
{
  static const struct {
    const char *text, *iso;
  } rows[] = {
    { "2026-11-23", "2026-11-23" },
    { "23-11-2026", "2026-11-23" },
    { "3-1-2026", "2026-01-03" },
    { "03/01/2026", "2026-01-03" },
    { "3.1.2026", "2026-01-03" },
    { " 23-11-2026", "2026-11-23" },
    { "23-11-2026 0:00", "2026-11-23" },
    { "2024-2-29", "2024-02-29" },
    { "23-11-26", "2026-11-23" },
    { "1-5-90", "1990-05-01" },
    { "46082", "2026-03-01" },
    { "46082,604166667", "2026-03-01" },
    { "20260301", "2026-03-01" },
    { "23-11-2026 9:15", "2026-11-23" },
    { "2-3-2026 14:30:15", "2026-03-02" },
    { "2026-03-02T14:30:00.000Z", "2026-03-02" },
    { "2-3-2026, 2:30 PM", "2026-03-02" },
    { "3-mrt-26", "2026-03-03" },
    { "3 maart 2026", "2026-03-03" },
    { "3 mrt. '26", "2026-03-03" },
    { "di 3 maart 2026", "2026-03-03" },
    { "dinsdag, 3 maart 2026", "2026-03-03" },
    { "3-Mar-2026", "2026-03-03" },
    { "March 3, 2026", "2026-03-03" },
    { "2026 mei 4", "2026-05-04" },
    { "3 okt 1999 0:00", "1999-10-03" },
    { "\u00a01-3-2026\u2009", "2026-03-01" },
    { "\ufeff1-3-2026\u200b", "2026-03-01" },
    { "\u200e1\u00ad-3-2026", "2026-03-01" },
    { "1\u20133\u20112026", "2026-03-01" },
    { "29-2-2025", NULL },
    { "31-4-2026", NULL },
    { "", NULL },
    { "9999", NULL },
    { "99999", NULL },
    { "3-xyz-26", NULL },
    { "1-5-9", NULL },
    { "23-11-2026 25:00", NULL },
    { "23-11/2026", NULL },
    { "0-1-2026", NULL },
    { "2026-11-23x", NULL },
    { "1--3-2026", NULL },
    { "mei 2026", NULL },
    { "maandag", NULL },
    { "23-11-2026 veel", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieDay value = REGIE_DAY_NONE;

      g_assert_cmpint (regie_day_parse_any (rows[i].text, &value), ==, rows[i].iso != NULL);
      if (rows[i].iso != NULL)
        assert_day (value, rows[i].iso);
    }
  g_assert_null (regie_day_format (REGIE_DAY_NONE, (char[REGIE_DAY_TEXT]){ 0 }));
}

static void
test_partial (void)
{
  static const struct {
    const char *text, *iso;
  } rows[] = {
    { "1990", "1990-00-00" },
    { "1990-05", "1990-05-00" },
    { "1990-05-00", "1990-05-00" },
    { "1990-00-00", "1990-00-00" },
    { "1-5-1990", "1990-05-01" },
    { "5-1990", "1990-05-00" },
    { "mei 1990", "1990-05-00" },
    { "1-5-90", "1990-05-01" },
    { "1-5-05", "2005-05-01" },
    { "32874", "1990-01-01" },
    { " 1990\u00a0", "1990-00-00" },
    { "1-mei-90 0:00", "1990-05-01" },
    { "0-5-1990", "1990-05-00" },
    { "00-00-1990", "1990-00-00" },
    { "12-0-1990", NULL },
    { "13-1990", NULL },
    { "1-2-3", NULL },
    { "1990-", NULL },
    { "-1990", NULL },
    { "5-1990-3", NULL },
    { "199-5", NULL },
    { "1990-1990", NULL },
    { "1990-00-12", NULL },
    { "1990-13", NULL },
    { "90", NULL },
    { "1990-02-30", NULL },
    { "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_day_dup_partial (rows[i].text);

      g_assert_cmpstr (have, ==, rows[i].iso);
      if (have != NULL)
        {
          g_autofree char *typed = regie_day_dup_partial_typed (have);
          g_autofree char *back = regie_day_dup_partial (typed);

          g_assert_cmpstr (back, ==, have);
        }
    }
}

/* The S rule: N months from the first day, and its inverse. */
static void
test_months (void)
{
  static const struct {
    const char *event;
    int months;
    const char *end;
  } rows[] = {
    { "2023-03-15", 36, "2026-03-15" }, { "2025-02-28", 36, "2028-02-29" },
    { "2023-08-30", 18, "2025-02-28" }, { "2022-01-03", 36, "2025-01-03" },
    { "2026-08-31", 6, "2027-02-28" },  { "2026-08-31", 18, "2028-02-29" },
    { "2024-02-29", 12, "2025-02-28" }, { "2025-12-31", 2, "2026-02-28" },
    { "2026-01-12", 3, "2026-04-12" },  { "2026-05-12", 60, "2031-05-12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_day (regie_day_end_after (day (rows[i].event), rows[i].months), rows[i].end);
  assert_day (regie_day_extend (day ("2026-03-15"), 6), "2026-09-15");
  assert_day (regie_day_first_day (day ("2027-08-31"), 6), "2027-03-01");
  assert_day (regie_day_first_day (day ("2027-07-04"), 6), "2027-01-05");
  assert_day (regie_day_first_day (day ("2026-08-30"), 6), "2026-03-01");
  assert_day (regie_day_add_months (day ("2027-08-31"), -6), "2027-02-28");
  for (RegieDay end = day ("2026-01-01"); end < day ("2029-01-01"); end++)
    for (int months = 1; months < 40; months++)
      {
        RegieDay first = regie_day_first_day (end, months);

        g_assert_cmpint (regie_day_last_day (first, months), >=, end);
        g_assert_cmpint (regie_day_last_day (first - 1, months), <=, end);
      }
}

static RegieCalendar *
load_calendar (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "calendar.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) ini = regie_ini_load (path, &error);
  RegieCalendar *calendar = regie_calendar_new (ini, &error);

  g_assert_no_error (error);
  return calendar;
}

/* Algemene termijnenwet, art. 1 and 3, and the decrees. */
static void
test_calendar (void)
{
  static const struct {
    const char *from, *to;
  } rows[] = {
    { "2026-04-03", "2026-04-07" }, { "2026-05-05", "2026-05-06" }, { "2026-01-02", "2026-01-05" },
    { "2025-04-28", "2025-04-28" }, { "2025-04-26", "2025-04-28" }, { "2027-04-27", "2027-04-28" },
    { "2026-12-25", "2026-12-28" }, { "2026-05-14", "2026-05-18" }, { "2026-05-25", "2026-05-26" },
    { "2027-05-06", "2027-05-10" }, { "2028-05-25", "2028-05-29" }, { "2031-04-26", "2031-04-28" },
    { "2026-02-16", "2026-02-16" }, /* Carnival Monday is a working day */
  };
  static const char *const easter[] = { "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16" };
  g_autoptr (RegieCalendar) calendar = load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_day (regie_calendar_roll (calendar, day (rows[i].from)), rows[i].to);
  for (guint i = 0; i < G_N_ELEMENTS (easter); i++)
    assert_day (regie_calendar_easter (2025 + i), easter[i]);
  g_assert_cmpstr (regie_calendar_holiday (calendar, day ("2026-04-27")), ==, "Koningsdag");
  g_assert_null (regie_calendar_holiday (calendar, day ("2026-04-28")));
  for (RegieDay d = day ("2020-01-01"); d < day ("2040-01-01"); d++)
    g_assert_cmpint (regie_calendar_roll (calendar, regie_calendar_roll (calendar, d)), ==,
                     regie_calendar_roll (calendar, d));
}

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "Şahin-Öz", "sahin oz" },
    { "  Nour  el-Haddad ", "nour el haddad" },
    { "D'Angelo", "dangelo" },
    { "Yıldız", "yildiz" },
    { "Łukasz Øre", "lukasz ore" },
    { "999.123.456", "999 123 456" },
    { "", "" },
    { "Éé", "ee" },
    /* One sign, however it is typed. */
    { "O'Brien", "obrien" },
    { "O’Brien", "obrien" },
    { "OʼBrien", "obrien" },
    { "O‘Brien", "obrien" },
    { "O`Brien", "obrien" },
    { "O´Brien", "obrien" },
    { "O′Brien", "obrien" },
    { "O＇Brien", "obrien" },
    { "’t Hart", "t hart" },
    { "Baʿlabak", "balabak" },
    /* What nobody sees: no-width space, joiners, soft hyphen, directions, the mark of a file. */
    { "Jan\u200bsen", "jansen" },
    { "Jan\u00adsen", "jansen" },
    { "\u200eJan\u200f\u2060sen\ufeff", "jansen" },
    { "\u2067Jan\u2069", "jan" },
    { "Jan\u00a0Piet", "jan piet" },
    { "Jan\u202fPiet", "jan piet" },
    /* Arabic and Persian write the same letter otherwise. */
    { "علی", "علي" },
    { "على", "علي" },
    { "کریمی", "كريمي" },
    { "مـحـمـد", "محمد" },
    { "مُحَمَّد", "محمد" },
    { "أحمد", "احمد" },
    { "إبراهيم", "ابراهيم" },
    { "آدم", "ادم" },
    { "ٱلله", "الله" },
    { "فاطمة", "فاطمه" },
    { "فاطمہ", "فاطمه" },
    { "مي\u200cخواهم", "ميخواهم" },
    { "١٢٣", "123" },
    { "۱۲۳", "123" },
    { "१२३", "123" },
    { "１２", "12" },
    { "ﻋﻠﻲ", "علي" },
    /* Letters of other languages. */
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "ẞ", "ss" },
    { "Đorđević", "dordevic" },
    { "Æsir Œuvre", "aesir oeuvre" },
    { "İSTANBUL", "istanbul" },
    { "ĲSSEL", "ijssel" },
    { "Əliyev", "eliyev" },
    { "Ħal", "hal" },
    { "ﬁets", "fiets" },
    { "Ｊａｎ", "jan" },
    { "Фёдор", "федор" },
    { "ΣΩΚΡΑΤΗΣ", "σωκρατησ" },
    { "Σωκράτης", "σωκρατησ" },
    { "שָׁלוֹם", "שלומ" },
    /* A vowel of a script that writes it below the letter is a letter. */
    { "कमला", "कमला" },
    { "王伟", "王伟" },
    { "\xff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_text_fold (rows[i][0]);

      g_assert_cmpstr (have, ==, rows[i][1]);
    }
}

static void
test_squeeze (void)
{
  static const char *const rows[][2] = { { "V-123 456.7", "v1234567" },
                                         { "I000009", "i000009" },
                                         { "van den Berg", "vandenberg" },
                                         { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_text_squeeze (rows[i][0]);

      g_assert_cmpstr (have, ==, rows[i][1]);
    }
}

static void
test_question (void)
{
  static const struct {
    const char *question, *text;
    gboolean matches;
  } rows[] = {
    { "B. de Vries", "Vries Bea de", TRUE },
    { "A. de Vries", "Vries Bea de", FALSE },
    { "rie", "Vries", TRUE },
    { "ri", "Vries", FALSE },
    { "vr", "de Vries", TRUE },
    { "'t hart", "Hart Dirk 't", TRUE },
    { "伟", "王伟", TRUE },
    { "", "Vries", TRUE },
    { " . ", "Vries", TRUE },
    { "9988.00.004", "x 998800004", TRUE },
    { "P-1", "p12", TRUE },
    { "de de", "de", TRUE },
    { "e", "de ek", TRUE },
    { "e", "de", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = regie_question_dup_words (rows[i].question);
      g_autofree char *folded = regie_text_fold (rows[i].text);

      g_assert_cmpint (regie_question_matches ((const char *const *) words, folded), ==,
                       rows[i].matches);
    }
}

static void
test_numbers (void)
{
  const gint64 rows[] = { 0, 7, 10, -1, -905, 123456789, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *wanted = g_strdup_printf ("%" G_GINT64_FORMAT, rows[i]);
      char buffer[REGIE_NUMBER_TEXT];

      g_assert_cmpstr (regie_number_format (rows[i], buffer), ==, wanted);
    }
}

static void
test_bsn (void)
{
  guint n = 0;

  g_assert_true (regie_text_is_bsn ("999999990"));
  g_assert_true (regie_text_is_bsn ("9999.99.990"));
  g_assert_false (regie_text_is_bsn ("999999991"));
  g_assert_false (regie_text_is_bsn ("000000000"));
  g_assert_false (regie_text_is_bsn ("99999999012"));
  g_assert_false (regie_text_is_bsn ("99999x990"));
  /* One in eleven passes. */
  for (guint i = 999000000; i < 999011000; i++)
    {
      char text[12];

      g_snprintf (text, sizeof text, "%u", i);
      n += regie_text_is_bsn (text);
    }
  g_assert_cmpuint (n, ==, 1000);
}

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
      g_assert_true (strchr ("=+-@\t", out->str[5]) == NULL);
      csv = regie_csv_new (out->str, out->len, NULL);
      g_assert_true (regie_csv_next (csv, cells, &line, NULL));
      g_assert_true (regie_csv_next (csv, cells, &line, NULL));
      g_assert_cmpstr (cells->pdata[0], ==, texts[i]);
      g_assert_cmpstr (cells->pdata[1], ==, "z");
    }
}

static void
test_periods (void)
{
  static const struct {
    const char *text, *want, *from, *until;
  } rows[] = {
    { "2026-10", "2026-10", "2026-10-01", "2026-10-31" },
    { "10-2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "Oktober 2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "okt 2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "okt-26", "2026-10", "2026-10-01", "2026-10-31" },
    { "okt '26", "2026-10", "2026-10-01", "2026-10-31" },
    { "Oct26", "2026-10", "2026-10-01", "2026-10-31" },
    { "2026 oktober", "2026-10", "2026-10-01", "2026-10-31" },
    { "maand oktober van 2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "202610", "2026-10", "2026-10-01", "2026-10-31" },
    { "2026M10", "2026-10", "2026-10-01", "2026-10-31" },
    { "10/26", "2026-10", "2026-10-01", "2026-10-31" },
    { "oktober\u00a02026", "2026-10", "2026-10-01", "2026-10-31" },
    { "3e kwartaal 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "derde kwartaal van 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "kwartaal 3 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "2026Q3", "2026-K3", "2026-07-01", "2026-09-30" },
    { "Q3-26", "2026-K3", "2026-07-01", "2026-09-30" },
    { "3rd quarter of 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "1-10-2026 t/m 31-10-2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "1-7-2026 - 30-9-2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "jaar 2026", "2026", "2026-01-01", "2026-12-31" },
    { "mrt. 2026", "2026-03", "2026-03-01", "2026-03-31" },
    { "feb 2028", "2028-02", "2028-02-01", "2028-02-29" },
    { "2026-K4", "2026-K4", "2026-10-01", "2026-12-31" },
    { "Q1 2027", "2027-K1", "2027-01-01", "2027-03-31" },
    { "2026", "2026", "2026-01-01", "2026-12-31" },
    { "13-2026", NULL, NULL, NULL },
    { "2026-K5", NULL, NULL, NULL },
    { "oktober", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { "1-10-2026", NULL, NULL, NULL },
    { "10-12", NULL, NULL, NULL },
    { "5e kwartaal 2026", NULL, NULL, NULL },
    { "1-10-2026 t/m 15-10-2026", NULL, NULL, NULL },
    { "oktober november", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegiePeriod period;
      char text[REGIE_PERIOD_TEXT];

      g_assert_cmpint (regie_period_parse (rows[i].text, &period), ==, rows[i].want != NULL);
      if (rows[i].want == NULL)
        continue;
      g_assert_cmpstr (regie_period_format (period, text), ==, rows[i].want);
      assert_day (period.from, rows[i].from);
      assert_day (period.until, rows[i].until);
      for (int n = -30; n < 30; n++) /* periods follow each other without a day between them */
        g_assert_cmpint (regie_period_later (period, n).until + 1, ==,
                         regie_period_later (period, n + 1).from);
      g_assert_cmpint (regie_period_of (period.until, period.rhythm).from, ==, period.from);
    }
}

/* What does not say its year is the last that began. */
static void
test_near_periods (void)
{
  static const struct {
    const char *text, *want;
  } rows[] = {
    { "oktober", "2026-10" },     { "december", "2025-12" },  { "Q3", "2026-K3" },
    { "4e kwartaal", "2026-K4" }, { "5-11-2026", "2026-11" }, { "46296", "2026-10" },
    { "2026-02", "2026-02" },     { "herfst", NULL },         { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegiePeriod period;
      char text[REGIE_PERIOD_TEXT];

      g_assert_cmpint (regie_period_parse_near (rows[i].text, day ("2026-11-23"), &period), ==,
                       rows[i].want != NULL);
      if (rows[i].want != NULL)
        g_assert_cmpstr (regie_period_format (period, text), ==, rows[i].want);
    }
}

/* What nobody sees falls away at the ends of a text, and everywhere in a number. */
static void
test_unseen (void)
{
  static const char *const rows[][3] = {
    { "\u00a0 Selam\u202f", "Selam", "Selam" },
    { "\ufeff\u200e998800016\u00ad", "998800016", "998800016" },
    { "a\u00a0 b", "a\u00a0 b", "a b" },
    { "1\u200b2", "1\u200b2", "12" },
    { "\u2003\u3000\u200f", "", "" },
    { "\u0661\u0662", "\u0661\u0662", "12" },
    { "\u22123", "\u22123", "-3" },
    { "Ren\u00e9", "Ren\u00e9", "Ren\u00e9" },
    { "\t x \n", "x", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup (rows[i][0]);
      char buffer[REGIE_PLAIN_TEXT];

      g_assert_cmpstr (regie_text_trim (text), ==, rows[i][1]);
      g_assert_cmpstr (regie_text_plain (rows[i][0], buffer), ==, rows[i][2]);
    }
}

static void
test_digits (void)
{
  static const struct {
    const char *text;
    RegieDigits kind;
    const char *digits;
  } rows[] = {
    { "998800004", REGIE_DIGITS, "998800004" },
    { "9988.00.004", REGIE_DIGITS, "998800004" },
    { "998 800 004", REGIE_DIGITS, "998800004" },
    { "9,98800004E8", REGIE_DIGITS, "998800004" },
    { "9.98800004E+08", REGIE_DIGITS, "998800004" },
    { "9,988E+08", REGIE_DIGITS_LOST, NULL },
    { "998800004,00", REGIE_DIGITS, "998800004" },
    { "1,112223334E+09", REGIE_DIGITS, "1112223334" },
    { "12x", REGIE_DIGITS_NONE, NULL },
    { "", REGIE_DIGITS_NONE, NULL },
    { "E8", REGIE_DIGITS_NONE, NULL },
    { "12E3", REGIE_DIGITS_NONE, NULL },
    { "9,98,8E2", REGIE_DIGITS_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char digits[REGIE_PLAIN_TEXT];

      if (regie_text_read_digits (rows[i].text, digits) != rows[i].kind
          || (rows[i].digits != NULL && strcmp (digits, rows[i].digits) != 0))
        g_error ("“%s” is read as %s", rows[i].text, digits);
    }
}

static void
test_hours (void)
{
  static const struct {
    const char *text;
    int minutes;
    gboolean said;
  } rows[] = {
    { "12", 720 },
    { "0", 0 },
    { "12,5", 750 },
    { "12.5", 750 },
    { "7,25", 435 },
    { "1:30", 90 },
    { "1u30", 90 },
    { "2u", 120 },
    { "1:30:00", 90 },
    { "90 min", 90 },
    { "90min", 90 },
    { "1.234", -1, TRUE },
    { "1,234", -1, TRUE },
    { "1.234,50", -1, TRUE },
    { "-3", -1, TRUE },
    { "1:75", -1, TRUE },
    { "99999", -1, TRUE },
    { "veel", -1 },
    { "", -1 },
    { "12 x", -1 },
    { "=A1", -1 },
    { "1,5 uur", 90 },
    { "1,5u", 90 },
    { "2 uur", 120 },
    { "2 uren", 120 },
    { "1.5 h", 90 },
    { "1 uur 30", 90 },
    { "1 uur en 30 minuten", 90 },
    { "1u30m", 90 },
    { "90 minuten", 90 },
    { "1:30 uur", 90 },
    { "12\u00a0uur", 720 },
    { "-", 0 },
    { "\u2013", 0 },
    { "\u2014", 0 },
    { "12 UUR", 720 },
    { "0,0625", -1, TRUE },
    { "0,1041666667", -1, TRUE },
    { "0,125", -1, TRUE },
    { "1,33333", -1, TRUE },
    { "12,500", -1, TRUE },
    { "1u75", -1 },
    { "1 uur 90 minuten", -1 },
    { "2 lessen", -1 },
    { "1e3", -1 },
    { "0x10", -1 },
    { "nan", -1 },
    { "12,", 720 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int minutes = -1;
      const char *reason;

      if (regie_minutes_parse (rows[i].text, &minutes, &reason) != (rows[i].minutes >= 0)
          || minutes != rows[i].minutes || (reason != NULL) != rows[i].said)
        g_error ("“%s” gives %d (%s)", rows[i].text, minutes, reason);
    }
}

/* An error may name the field that it is about, and keeps it on its way. */
static void
test_error_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) plain = NULL;
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "");

  g_assert_false (regie_refuse_field (&error, "initialen", "%s: %d", "Initials", 1));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Initials: 1");
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_propagate_error (&error, g_steal_pointer (&copy));
  g_prefix_error (&error, "Line 1: ");
  g_assert_cmpstr (regie_error_get_field (error), ==, "initialen");
  regie_refuse (&plain, "Initials");
  g_assert_null (regie_error_get_field (plain));
  g_assert_null (regie_error_get_field (other));
  g_assert_null (regie_error_get_field (NULL));
  g_assert_false (regie_refuse_field (NULL, "nummer", "nobody listens"));
}

TEST_SUITE (base)
{
  g_test_add_func ("/day/agrees-with-the-calendar-for-240-years", test_every_day);
  g_test_add_func ("/day/reads-what-people-write", test_parse);
  g_test_add_func ("/day/keeps-unknown-parts-of-a-birth-date", test_partial);
  g_test_add_func ("/day/counts-months-by-the-first-day", test_months);
  g_test_add_func ("/calendar/rolls-over-holidays-and-decree-days", test_calendar);
  g_test_add_func ("/error/names-the-field-that-it-is-about", test_error_field);
  g_test_add_func ("/text/folds-names", test_fold);
  g_test_add_func ("/text/a-question-is-words-anywhere", test_question);
  g_test_add_func ("/text/squeeze-leaves-the-spaces-out", test_squeeze);
  g_test_add_func ("/text/bsn-keeps-the-11-test", test_bsn);
  g_test_add_func ("/csv/reads-what-spreadsheets-write", test_csv);
  g_test_add_func ("/csv/never-other-letters-than-the-file-has", test_csv_letters);
  g_test_add_func ("/csv/names-the-line-of-a-fault", test_csv_faults);
  g_test_add_func ("/csv/writes-no-formulas", test_csv_round_trip);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/period/reads-what-people-write", test_periods);
  g_test_add_func ("/period/without-a-year-is-the-last-that-began", test_near_periods);
  g_test_add_func ("/text/what-nobody-sees-falls-away", test_unseen);
  g_test_add_func ("/text/digits-that-a-spreadsheet-kept", test_digits);
  g_test_add_func ("/period/hours-of-a-spreadsheet", test_hours);
}
