/* SPDX-License-Identifier: EUPL-1.2 */
/* The price of a file of alternatives. */
#include <string.h>

#include "regie-cost-file.h"
#include "regie-json.h"
#include "regie-office.h"
#include "suite.h"

static RegieOffice *office;

static void
test_file (void)
{
  g_autofree char *path = regie_office_dup_path ("demo/kosten.json");
  g_autofree char *text = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *root, *first;
  double sum = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  out = regie_cost_file_run (office, text, length, &error);
  g_assert_no_error (error);
  root = regie_json_parse (out, -1, "", &parser, &error);
  g_assert_cmpstr (json_object_get_string_member (root, "goedkoopste"), ==,
                   "Z-route, 9 uur per week");
  first = json_array_get_object_element (json_object_get_array_member (root, "alternatieven"), 0);
  for (guint i = 0; i < 4; i++)
    sum += json_object_get_double_member (
      json_array_get_object_element (json_object_get_array_member (first, "regels"), i), "kosten");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "kosten"), sum, 0.001);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "marge"), 11986.04 - sum,
                                  0.001);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "marge_bij_slagen"),
                                  json_object_get_double_member (first, "marge"), 0.001);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "inkomsten")), ==,
                    3);
  g_assert_true (json_object_get_boolean_member (
    json_object_get_object_member (first, "aandeel_bij_slagen"), "onzeker"));
}

static void
test_file_faults (void)
{
  static const struct {
    const char *json, *field;
  } rows[] = {
    { "{}", "groep" },
    { "{\"groep\":\"gezin\",\"alternatieven\":[]}", "cohortjaar" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[]}", "alternatieven" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"kleur\":1,\"alternatieven\":[{}]}", "kleur" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{}]}",
      "alternatieven[0].leerroute" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{\"leerroute\":\"B1\"}]}",
      "alternatieven[0].regels" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{\"leerroute\":\"B1\",\"kans\":"
      "101,\"regels\":[]}]}",
      "alternatieven[0].kans" },
#define LINE(text)                                                                                 \
  "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{\"leerroute\":\"B1\",\"regels\":[" \
  "{" text "}]}]}"
    { LINE ("\"onderwerp\":\"dans\""), "alternatieven[0].regels[0].onderwerp" },
    { LINE ("\"onderwerp\":\"taal\""), "alternatieven[0].regels[0].van" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2026-01-01\""),
      "alternatieven[0].regels[0].tot" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":-5"),
      "alternatieven[0].regels[0].prijs" },
    { LINE (
        "\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":1000000"),
      "alternatieven[0].regels[0].prijs" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":5,"
            "\"eenheid\":\"uur\""),
      "alternatieven[0].regels[0].intensiteit" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":5,"
            "\"eenheid\":\"dag\""),
      "alternatieven[0].regels[0].eenheid" },
    { "[]", "groep" },
    { "{", "JSON" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = regie_cost_file_run (office, rows[i].json, -1, &error);

      g_assert_null (out);
      g_assert_nonnull (error);
      if (strstr (error->message, rows[i].field) == NULL)
        g_error ("%s does not name %s", error->message, rows[i].field);
    }
}

TEST_SUITE (cost_file)
{
  g_autoptr (GError) error = NULL;

  office = regie_office_new (regie_day_from_civil (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_test_add_func ("/cost/file", test_file);
  g_test_add_func ("/cost/faults", test_file_faults);
}
