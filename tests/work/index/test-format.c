/* SPDX-License-Identifier: EUPL-1.2 */
/* States, amounts and names as short words: a row per word that can be said. */
#include "regie-format.h"

#include "cases.h"
#include "regie-derive.h"
#include "suite.h"

#define TODAY 20000

static void
test_distance (void)
{
  static const struct {
    RegieDay due;
    const char *words;
  } rows[] = {
    { REGIE_DAY_NONE, "" },       { TODAY - 30, "30 days late" }, { TODAY - 1, "1 day late" },
    { TODAY, "today" },           { TODAY + 1, "tomorrow" },      { TODAY + 2, "2 days" },
    { TODAY + 99, "99 days" },    { TODAY + 100, "3 months" },    { TODAY + 120, "4 months" },
    { TODAY + 365, "12 months" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = regie_format_distance (rows[i].due, TODAY);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* A window is said by its first day until it opens, and by its last from then on. */
static void
test_window (void)
{
  static const struct {
    RegieDay begin, due;
    const char *words;
  } rows[] = {
    { TODAY + 52, TODAY + 232, "from Mon 25 Nov, in 52 days" },
    { TODAY + 1, TODAY + 232, "from Sat 5 Oct, tomorrow" },
    { TODAY, TODAY + 58, "until Sun 1 Dec, 58 days left" },
    { TODAY - 9, TODAY + 1, "until Sat 5 Oct, 1 day left" },
    { TODAY - 9, TODAY, "until Fri 4 Oct, the last day" },
    { TODAY - 9, TODAY - 1, "until Thu 3 Oct, over" },
    { REGIE_DAY_NONE, TODAY + 2, "until Sun 6 Oct, 2 days left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = regie_format_window (rows[i].begin, rows[i].due, TODAY);
      g_autofree char *day = regie_format_window_day (rows[i].begin, rows[i].due, TODAY);
      g_autofree char *left = regie_format_window_left (rows[i].begin, rows[i].due, TODAY);
      g_autofree char *both = g_strdup_printf ("%s, %s", day, left);

      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (both, ==, words);
    }
}

static void
test_since (void)
{
  g_autofree char *unknown = regie_format_since (REGIE_DAY_NONE, TODAY);
  g_autofree char *today = regie_format_since (TODAY, TODAY);
  g_autofree char *one = regie_format_since (TODAY - 1, TODAY);
  g_autofree char *six = regie_format_since (TODAY - 6, TODAY);

  g_assert_cmpstr (unknown, ==, "–");
  g_assert_cmpstr (today, ==, "0 days");
  g_assert_cmpstr (one, ==, "1 day");
  g_assert_cmpstr (six, ==, "6 days");
}

static void
test_initials (void)
{
  static const char *const rows[][2] = {
    { "Selam Haddad", "SH" },
    { "selam el haddad", "SH" },
    { "Selam", "S" },
    { "émile ångström", "ÉÅ" },
    { "", "" },
    { "Selam ", "S" },
    { "Selam  Haddad", "SH" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *initials = regie_format_initials (rows[i][0]);

      if (strcmp (initials, rows[i][1]) != 0)
        g_error ("“%s” has “%s”", rows[i][0], initials);
    }
}

/* Every group and every state has its word, and no two states the same. */
static void
test_words (void)
{
  GPtrArray *groups = regie_codes_list (codes, "groep");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  static const RegieState states[] = { REGIE_STATE_WAITS,      REGIE_STATE_RUNS,
                                       REGIE_STATE_MET,        REGIE_STATE_MET_LATE,
                                       REGIE_STATE_LATE,       REGIE_STATE_PASSED,
                                       REGIE_STATE_UNRECORDED, REGIE_STATE_SETTLED };

  g_assert_cmpuint (groups->len, >, 3);
  for (guint i = 0; i < groups->len; i++)
    g_assert_cmpstr (regie_format_group (((RegieCode *) groups->pdata[i])->key), !=, "");
  g_assert_cmpstr (regie_format_group (NULL), ==, "");
  g_assert_cmpstr (regie_format_group ("asiel_28"), ==, "Asylum");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) regie_format_state (states[i])));
}

static void
test_rule (void)
{
  static const char *const signals[][2] = {
    { REGIE_SIGNAL_SILENCE, "No contact for a while" },
    { REGIE_SIGNAL_DUO, "Message from DUO" },
    { REGIE_SIGNAL_REPORT, "Report to DUO" },
    { REGIE_SIGNAL_ERASE, "Erase the data" },
    { REGIE_RULE_AGREEMENT, "Agreement of the network" },
  };

  g_assert_cmpstr (regie_format_rule (rules, NULL), ==, "");
  g_assert_cmpstr (regie_format_rule (rules, "ZOMAAR"), ==, "ZOMAAR");
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_assert_cmpstr (regie_format_rule (rules, signals[i][0]), ==, signals[i][1]);
  for (guint i = 0; i < regie_rules_count (rules); i++)
    g_assert_cmpstr (regie_format_rule (rules, regie_rules_get (rules, i)->id), ==,
                     regie_rules_get (rules, i)->name);
}

/* The short name of the law; a number never stands on a line without its "art.". */
static void
test_article (void)
{
  g_autofree char *text = regie_format_article ("Besluit inburgering 2021 art. 5.3 lid 1");
  g_autofree char *plain = regie_format_article ("Awb art. 6:7");

  g_assert_cmpstr (text, ==, "Besluit art.\302\2405.3\302\240lid\302\2401");
  g_assert_cmpstr (plain, ==, "Awb art.\302\2406:7");
}

TEST_SUITE (format)
{
  load_law ();
  g_test_add_func ("/format/how-long-there-is", test_distance);
  g_test_add_func ("/format/window", test_window);
  g_test_add_func ("/format/how-long-ago", test_since);
  g_test_add_func ("/format/initials", test_initials);
  g_test_add_func ("/format/groups-and-states", test_words);
  g_test_add_func ("/format/rules-and-signals", test_rule);
  g_test_add_func ("/format/articles", test_article);
}
