/* SPDX-License-Identifier: EUPL-1.2 */
/* What every reader and writer of JSON here shares. */
#include "regie-json.h"

#include "regie-error.h"
#include "suite.h"

/* The member "v" of the object TEXT, which *PARSER keeps. */
static JsonNode *
parse_value (const char *text, JsonParser **parser)
{
  g_autofree char *json = g_strdup_printf ("{\"v\": %s}", text);
  g_autoptr (GError) error = NULL;
  JsonObject *root = regie_json_parse (json, -1, "an object was expected", parser, &error);

  g_assert_no_error (error);
  return json_object_get_member (root, "v");
}

/* A value of any kind is the text of a field, or none. */
static void
test_values (void)
{
  static const struct {
    const char *json, *text;
  } rows[] = {
    { "\"Haddad\"", "Haddad" },
    { "\"\"", "" },
    { "12", "12" },
    { "-3", "-3" },
    { "9007199254740993", "9007199254740993" },
    { "true", "1" },
    { "false", "0" },
    { "12.5", "12.5" },
    { "0.1", "0.1" },
    { "[]", "" },
    { "[\"lezen\", \"KNM\"]", "lezen,KNM" },
    { "[\"lezen\", 1]", NULL },
    { "[[\"lezen\"]]", NULL },
    { "null", NULL },
    { "{}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonParser) parser = NULL;
      g_autofree char *text = regie_json_dup_value (parse_value (rows[i].json, &parser));

      if (g_strcmp0 (text, rows[i].text) != 0)
        g_error ("%s is “%s”", rows[i].json, text);
    }
}

/* Euros are cents to the cent; half a cent, a text and more than there is in the world are not. */
static void
test_cents (void)
{
  static const struct {
    const char *json;
    gboolean good;
    gint64 cents;
  } rows[] = {
    { "425.60", TRUE, 42560 },
    { "0.1", TRUE, 10 },
    { "0.07", TRUE, 7 },
    { "1.005", FALSE, 0 },
    { "12", TRUE, 1200 },
    { "-0.05", TRUE, -5 },
    { "10000000000", FALSE, 0 },
    { "1e300", FALSE, 0 },
    { "\"12\"", FALSE, 0 },
    { "true", FALSE, 0 },
    { "null", FALSE, 0 },
    { "[12]", FALSE, 0 },
    { "9999999999.99", TRUE, 999999999999 },
    { "1234.56", TRUE, 123456 },
    { "0.333", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonParser) parser = NULL;
      gint64 cents = 0;
      gboolean good = regie_json_get_cents (parse_value (rows[i].json, &parser), &cents);

      if (good != rows[i].good || cents != rows[i].cents)
        g_error ("%s is %" G_GINT64_FORMAT, rows[i].json, cents);
    }
}

/* What is no JSON says so, what is something else says what was expected. */
static void
test_faults (void)
{
  static const struct {
    const char *json, *says;
  } rows[] = {
    { "{", "This is not JSON: " },   { "", "a case was expected" },
    { "[]", "a case was expected" }, { "null", "a case was expected" },
    { "12", "a case was expected" }, { "{\"a\": }", "This is not JSON: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonParser) parser = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (regie_json_parse (rows[i].json, -1, "a case was expected", &parser, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, rows[i].says))
        g_error ("“%s”: %s", rows[i].json, error->message);
    }
}

static void
test_refuse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *root = regie_json_parse ("{\"a\": \"x\", \"b\": 1, \"c\": null}", -1, "", &parser,
                                       NULL);

  g_assert_false (regie_json_refuse (&error, "feiten[2].datum", "expected %s", "a day"));
  g_assert_cmpstr (error->message, ==, "feiten[2].datum: expected a day");
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_cmpstr (regie_json_get_string (root, "a"), ==, "x");
  g_assert_null (regie_json_get_string (root, "b"));
  g_assert_null (regie_json_get_string (root, "c"));
  g_assert_null (regie_json_get_string (root, "d"));
}

/* Numbers have two decimals or none; texts are escaped; what is not known is null. */
static void
test_write (void)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *root;

  json_builder_begin_object (b);
  regie_json_add_day (b, "dag", regie_day_from_civil (2026, 11, 23));
  regie_json_add_day (b, "geen_dag", REGIE_DAY_NONE);
  regie_json_add_text (b, "tekst", "\"aanhaling\" & \\ en ü");
  regie_json_add_text (b, "geen_tekst", NULL);
  regie_json_add_int (b, "aantal", G_MAXINT64);
  regie_json_add_number (b, "uren", 4.523);
  regie_json_add_money (b, "bedrag", 42560);
  json_builder_set_member_name (b, "lijst");
  json_builder_begin_array (b);
  json_builder_add_int_value (b, 1);
  json_builder_begin_object (b);
  json_builder_end_object (b);
  json_builder_end_array (b);
  json_builder_set_member_name (b, "leeg");
  json_builder_begin_array (b);
  json_builder_end_array (b);
  json_builder_end_object (b);
  text = regie_json_dup (b);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"dag\" : \"2026-11-23\",\n"
                   "  \"geen_dag\" : null,\n"
                   "  \"tekst\" : \"\\\"aanhaling\\\" & \\\\ en ü\",\n"
                   "  \"geen_tekst\" : null,\n"
                   "  \"aantal\" : 9223372036854775807,\n"
                   "  \"uren\" : 4.52,\n"
                   "  \"bedrag\" : 425.60,\n"
                   "  \"lijst\" : [\n    1,\n    {}\n  ],\n"
                   "  \"leeg\" : []\n"
                   "}");
  root = regie_json_parse (text, -1, "", &parser, NULL); /* and it can be read again */
  g_assert_cmpint (json_object_get_int_member (root, "aantal"), ==, G_MAXINT64);
}

TEST_SUITE (json)
{
  g_test_add_func ("/json/a-value-is-the-text-of-a-field", test_values);
  g_test_add_func ("/json/euros-are-cents", test_cents);
  g_test_add_func ("/json/what-is-none", test_faults);
  g_test_add_func ("/json/a-fault-names-the-field", test_refuse);
  g_test_add_func ("/json/numbers-have-two-decimals", test_write);
}
