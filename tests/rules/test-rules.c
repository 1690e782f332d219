/* SPDX-License-Identifier: EUPL-1.2 */
/* The law as a file: read whole, or refused with its line. */
#include <string.h>

#include "cases.h"
#include "regie-error.h"

/* Each fault in a rules file is said with its line. */
static void
test_rule_faults (void)
{
  static const struct {
    const char *text;
    guint line;
  } rows[] = {
    { "[A]\nnaam=x\nnaam[en]=x\nwaarom=x\ngrondslag=x\nwie=college\naard=plicht\nbegin="
      "pip\nzekerheid=T\nduur=tien weken\n",
      10 },
    { "[A]\nnaam=x\nwaarom=x\ngrondslag=x\nwie=burgemeester\naard=plicht\nbegin=pip\nzekerheid=T\n",
      5 },
    { "[A]\nnaam=x\nwaarom=x\ngrondslag=x\nwie=college\naard=plicht\nbegin=feest\nzekerheid=T\n",
      7 },
    { "[A]\nnaam=x\nwaarom=x\ngrondslag=x\nwie=college\naard=plicht\nbegin=pip\nzekerheid=T\nkleur="
      "rood\n",
      9 },
    { "[A]\nnaam=x\nwaarom=x\ngrondslag=x\nwie=college\naard=plicht\nbegin=pip\nzekerheid="
      "T\ngeldig_vanaf=2026-13-01\n",
      9 },
    { "[A]\nnaam=x\ndit is geen regel\n", 3 },
    { "[A]\nnaam=x\nwaarom=x\ngrondslag=x\nwie=college\naard=plicht\nbegin=pip\nzekerheid=T\nwelke="
      "middelste\n",
      9 },
    { "naam=x\n", 1 },
  };
  g_autoptr (RegieIni) calendar = read_ini ("calendar.ini");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = regie_ini_parse ("rules.ini", rows[i].text, -1, &error);
      g_autoptr (RegieRules) bad = ini != NULL ? regie_rules_new (ini, calendar, &error) : NULL;
      g_autofree char *where = g_strdup_printf ("rules.ini, line %u:", rows[i].line);

      g_assert_null (bad);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, where))
        g_error ("expected %s but got %s", where, error->message);
    }
}

/* What C asks of one rule by itself is asked by its role: one that is missing or there twice is
 * refused. */
static void
test_roles (void)
{
  static const struct {
    const char *line, *other, *fault;
  } rows[] = {
    { "rol=bewaren\n", "", "rules.ini: no rule has rol=bewaren" },
    { "rol=bewaren_kern\n", "rol=bewaren\n", "has the role “bewaren” already" },
    { "rol=bijna\n", "rol=zomaar\n", "[EXT-BIJNA] rol: expected one of" },
  };
  g_autoptr (RegieIni) calendar = read_ini ("calendar.ini");
  g_autoptr (RegieIni) whole = read_ini ("rules.ini");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (whole->text);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = NULL;
      g_autoptr (RegieRules) bad = NULL;

      g_assert_cmpuint (g_string_replace (text, rows[i].line, rows[i].other, 0), ==, 1);
      ini = regie_ini_parse ("rules.ini", text->str, -1, &error);
      g_assert_no_error (error);
      bad = regie_rules_new (ini, calendar, &error);
      g_assert_null (bad);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].fault));
    }
  g_assert_cmpstr (regie_rules_get (rules, rules->role[REGIE_RULE_IS_TERM])->id, ==, "TERM-3Y");
  g_assert_cmpint (regie_rules_get (rules, rules->role[REGIE_RULE_IS_A2])->hours, ==, 600);
}

/* The rows of the tables that concern one dossier are all in the file. */
static void
test_completeness (void)
{
  static const char *const ids[] = {
    "PIP-10W",         "PIP-10W-BRP",   "PIP-10W-2022", "PIP-3RD-2W",
    "PIP-MOVE-10W",    "TERM-START",    "TERM-3Y",      "ROUTE-18M",
    "A2-600H",         "PIP-UPDATE",    "OFFER-3M",     "OFFER-ONDERWIJS-6M",
    "START-LEERROUTE", "MB-START",      "ONTZORG-6M",   "PVT-DEADLINE",
    "MAP-DEADLINE",    "PROG-TALK",     "EXT-WINDOW",   "EXT-DECISION",
    "NEWTERM-PVTMAP",  "NEWTERM-ROUTE", "BEZWAAR-6W",   "BOB-6W",
    "BOB-12W",         "BOB-DUO",       "BEROEP-6W",    "INGEBREKE-2W",
    "RET-5Y",          "RET-50Y",       "EXT-A",        "EXT-B",
    "EXT-C",           "EXT-D",         "EXT-E",        "EXT-F",
    "EXT-G",           "EXT-H",         "EXT-I",        "EXT-J",
    "EXT-NVO",         "EXT-BIJNA",     "EXT-GAP",      "EXT-AMBT",
    "EXT-EXAM-2026",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (regie_rules_find (rules, ids[i]), >=, 0);
  g_assert_cmpuint (regie_rules_count (rules), ==, G_N_ELEMENTS (ids));
}

TEST_SUITE (rules)
{
  load_law ();
  g_test_add_func ("/rules/faults-are-said-with-their-line", test_rule_faults);
  g_test_add_func ("/rules/every-row-of-the-tables", test_completeness);
  g_test_add_func ("/rules/a-role-is-there-once", test_roles);
}
