/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rules are in force, and where they come from: those of the program, those of the office
 * with what they say otherwise, and what is wrong with those. */
#include "fixture.h"

#include "regie-error.h"
#include "regie-law-view.h"

static char *
dup_text (const RegieOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieLawFiles) files = regie_law_files_load (office, &error);
  g_autoptr (RegieLawView) view = NULL;

  g_assert_no_error (error);
  view = regie_law_view_new (office, files, regie_office_today (office));
  return regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
}

static RegieOffice *
open_office (void)
{
  g_autoptr (GError) error = NULL;
  RegieOffice *office = regie_office_new (regie_day_from_civil (2026, 11, 23), &error);

  g_assert_no_error (error);
  return office;
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("%s is not said in: %s", part, text);
}

static void
test_shipped (void)
{
  g_autoptr (RegieOffice) office = open_office ();
  g_autofree char *text = dup_text (office);

  assert_says (text, "The rules of the program");
  g_assert_null (strstr (text, "What the office has otherwise"));
  assert_says (text, "PIP-10W-BRP");
  assert_says (text, "from 1 January 2023");
  assert_says (text, "from 1 January 2022 until 31 December 2022");
  assert_says (text, "Koningsdag");
  assert_says (text, "27 April 2027");
  assert_says (text, "asiel_a");
  assert_says (text, "Regeling inburgering 2021 art. 10.2");
  /* Every rule stands there once, also that of another time. */
  for (guint i = 0; i < regie_rules_count (office->rules); i++)
    assert_says (text, regie_rules_get (office->rules, i)->id);
}

/* The files of an office, in a place of their own. */
static char *
write_own (const char *name, const char *from, const char *to)
{
  g_autofree char *source = regie_office_dup_path (name);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "regie", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = NULL;
  g_autofree char *read = NULL;

  g_assert_true (g_file_get_contents (source, &read, NULL, NULL));
  text = g_string_new (read);
  if (from != NULL)
    g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

/* What the office has otherwise, then a fault in it, and then that it was changed meanwhile. */
static void
test_own (void)
{
  g_autofree char *calendar = write_own ("calendar.ini", "2027-05-07=", "2027-05-06=");
  g_autofree char *rules = write_own ("rules.ini", NULL, NULL);
  g_autoptr (RegieOffice) office = open_office ();
  g_autofree char *own = dup_text (office);
  g_autofree char *kept = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *again = NULL;
  g_autofree char *broken = NULL;

  assert_says (own, "The rules of the office");
  assert_says (own, "2027-05-06: here gelijkgestelde dag, in the program nothing");
  assert_says (own, "2027-05-07: here nothing, in the program gelijkgestelde dag");
  broken = write_own ("rules.ini", "[PIP-10W]\n", "[PIP-10W]\nonzin=1\n");
  {
    g_autoptr (RegieOffice) with_fault = open_office ();

    kept = dup_text (with_fault);
  }
  assert_says (kept, "The last good rules of the office");
  assert_says (kept, "rules.ini, line ");
  assert_says (kept, "onzin");
  assert_says (kept, "2027-05-06: here");
  again = write_own ("rules.ini", "[PIP-10W]\n", "[PIP-10W]\n# anders\n");
  changed = dup_text (office);
  assert_says (changed, "changed since this program began");
  g_assert_cmpint (g_unlink (rules), ==, 0);
  g_assert_cmpint (g_unlink (calendar), ==, 0);
}

/* Groups and keys that only one has, and those that say otherwise; the same says nothing. */
static void
test_compare (void)
{
  static const char shipped[] = "[a]\nx=1\ny=2\n[b]\nz=3\n";
  static const char own[] = "[a]\nx=1\ny=4\nw=5\n[c]\nz=3\n";
  g_autoptr (RegieIni) ours = regie_ini_parse ("rules.ini", shipped, -1, NULL);
  g_autoptr (RegieIni) theirs = regie_ini_parse ("rules.ini", own, -1, NULL);
  g_autoptr (GPtrArray) all = regie_law_differences_new ();
  static const char *const expected[][4] = { { "a", "y", "2", "4" },
                                             { "a", "w", NULL, "5" },
                                             { "c", NULL, NULL, "" },
                                             { "b", NULL, "", NULL } };

  regie_law_compare (ours, ours, all);
  g_assert_cmpuint (all->len, ==, 0);
  regie_law_compare (ours, theirs, all);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < all->len; i++)
    {
      const RegieLawDifference *one = all->pdata[i];

      g_assert_cmpstr (one->group, ==, expected[i][0]);
      g_assert_cmpstr (one->key, ==, expected[i][1]);
      g_assert_cmpstr (one->shipped, ==, expected[i][2]);
      g_assert_cmpstr (one->own, ==, expected[i][3]);
    }
}

static void
test_comment (void)
{
  static const char text[] = "# SPDX\n# een\n# twee\n[a]\n# drie\nx=1\ny=2\n";
  g_autoptr (RegieIni) ini = regie_ini_parse ("a.ini", text, -1, NULL);
  g_autofree char *group = regie_law_dup_comment (ini, "a", NULL);
  g_autofree char *key = regie_law_dup_comment (ini, "a", "x");

  g_assert_cmpstr (group, ==, "een twee");
  g_assert_cmpstr (key, ==, "drie");
  g_assert_null (regie_law_dup_comment (ini, "a", "y"));
}

TEST_SUITE (law_view)
{
  /* What it writes as the rules of an office is for no test beside it. */
  g_autofree char *own = g_dir_make_tmp ("regie-law-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", own, TRUE);
  g_setenv ("XDG_DATA_HOME", own, TRUE);
  g_test_add_func ("/law-view/of-the-program", test_shipped);
  g_test_add_func ("/law-view/of-the-office", test_own);
  g_test_add_func ("/law-view/compare", test_compare);
  g_test_add_func ("/law-view/comment", test_comment);
}
