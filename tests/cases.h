/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

#include "regie-outlook.h"

/* What the tests of law share: the data files of the project, and a file of cases of which each row
 * is a test. */
static RegieCodes *codes;
static RegieRules *rules;

static inline RegieIni *
read_ini (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  RegieIni *ini = regie_ini_load (path, &error);

  g_assert_no_error (error);
  return ini;
}

static inline void
load_law (void)
{
  g_autoptr (RegieIni) codes_ini = read_ini ("codes.ini"), rules_ini = read_ini ("rules.ini"),
                       calendar_ini = read_ini ("calendar.ini");
  g_autoptr (GError) error = NULL;

  codes = regie_codes_new (codes_ini, &error);
  g_assert_no_error (error);
  rules = regie_rules_new (rules_ini, calendar_ini, &error);
  g_assert_no_error (error);
}

/* Loads the rules and adds a test per row of FILE, under PREFIX and the name of the row.  Returns
 * the rows, which live as long as PARSER. */
static inline JsonArray *
add_rows (JsonParser *parser, const char *file, const char *prefix, GTestDataFunc func)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cases", file, NULL);
  g_autoptr (GError) error = NULL;
  JsonArray *rows;

  load_law ();
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  rows = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autofree char *name = g_strdup_printf ("%s/%s", prefix,
                                               json_object_get_string_member (row, "naam"));

      g_test_add_data_func (g_strdelimit (name, " ,:", '-'), row, func);
    }
  return rows;
}

static inline RegieAssumptions
read_assumptions (void)
{
  g_autoptr (RegieIni) ini = read_ini ("amounts.ini");
  g_autoptr (GError) error = NULL;
  RegieAssumptions assumed;

  regie_assumptions_read (ini, &assumed, &error);
  g_assert_no_error (error);
  return assumed;
}

/* The day on which a row asks. */
static inline RegieDay
day_of (JsonObject *row)
{
  RegieDay today;

  g_assert_true (regie_day_parse (json_object_get_string_member (row, "today"), &today));
  return today;
}

static inline int
run_and_clear (void)
{
  int result = g_test_run ();

  g_clear_pointer (&rules, regie_rules_free);
  g_clear_pointer (&codes, regie_codes_free);
  return result;
}
