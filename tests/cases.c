/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of law and the tables of cases. */
#include "cases.h"

RegieCodes *codes;
RegieRules *rules;

/* Of whose rows the tests are; they live as long as the program. */
static GPtrArray *parsers;

RegieIni *
read_ini (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  RegieIni *ini = regie_ini_load (path, &error);

  g_assert_no_error (error);
  return ini;
}

void
load_law (void)
{
  g_autoptr (RegieIni) codes_ini = read_ini ("codes.ini"), rules_ini = read_ini ("rules.ini"),
                       calendar_ini = read_ini ("calendar.ini");
  g_autoptr (GError) error = NULL;

  if (codes != NULL)
    return;
  codes = regie_codes_new (codes_ini, &error);
  g_assert_no_error (error);
  rules = regie_rules_new (rules_ini, calendar_ini, &error);
  g_assert_no_error (error);
}

JsonArray *
add_rows (const char *file, const char *prefix, GTestDataFunc func)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cases", file, NULL);
  g_autoptr (GError) error = NULL;
  JsonParser *parser = json_parser_new ();
  JsonArray *rows;

  load_law ();
  if (parsers == NULL)
    parsers = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (parsers, parser);
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

RegieAssumptions
read_assumptions (void)
{
  g_autoptr (RegieIni) ini = read_ini ("amounts.ini");
  g_autoptr (GError) error = NULL;
  RegieAssumptions assumed;

  regie_assumptions_read (ini, &assumed, &error);
  g_assert_no_error (error);
  return assumed;
}

RegieDay
day_of (JsonObject *row)
{
  RegieDay today;

  g_assert_true (regie_day_parse (json_object_get_string_member (row, "today"), &today));
  return today;
}
