/* SPDX-License-Identifier: EUPL-1.2 */
/* Every row of cases/preflight.json is one rule of DUO on one case, with the verdict that must come
 * out; each is a test. */
#include <string.h>

#include "cases.h"
#include "regie-case.h"
#include "regie-preflight.h"

static RegieCaseFile *
case_of (JsonObject *row)
{
  g_autofree char *text = json_to_string (json_object_get_member (row, "zaak"), FALSE);
  g_autoptr (GError) error = NULL;
  RegieCaseFile *file = regie_case_file_parse (codes, text, -1, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_row (gconstpointer data)
{
  JsonObject *row = (JsonObject *) data;
  JsonObject *expected = json_object_get_object_member (row, "verwacht");
  g_autoptr (RegieCaseFile) file = case_of (row);
  g_autofree char *out = regie_case_file_preflight (file, rules, day_of (row));
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *rule = json_object_get_string_member (expected, "regel");
  JsonArray *findings;
  guint n = 0;

  g_assert_true (json_parser_load_from_data (parser, out, -1, NULL));
  findings = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      if (strcmp (json_object_get_string_member (finding, "regel"), rule) != 0
          || (json_object_has_member (expected, "feit")
              && !json_node_equal (json_object_get_member (finding, "feit"),
                                   json_object_get_member (expected, "feit"))))
        continue;
      if (json_object_has_member (expected, "afwezig"))
        {
          /* Absent for the fact that the row is about: the one with the plain id. */
          g_assert_cmpstr (json_object_get_string_member (finding, "feit"), !=, "p");
          continue;
        }
      n++;
      g_assert_cmpstr (json_object_get_string_member (finding, "oordeel"), ==,
                       json_object_get_string_member (expected, "oordeel"));
      if (json_object_has_member (expected, "bevat"))
        g_assert_nonnull (strstr (json_object_get_string_member (finding, "zin"),
                                  json_object_get_string_member (expected, "bevat")));
    }
  g_assert_cmpuint (n, ==, json_object_has_member (expected, "afwezig") ? 0 : 1);
}

static gboolean
has_row (JsonArray *rows, const char *rule, const char *verdict)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *expected = json_object_get_object_member (json_array_get_object_element (rows, i),
                                                            "verwacht");

      if (strcmp (json_object_get_string_member (expected, "regel"), rule) == 0
          && g_strcmp0 (json_object_get_string_member_with_default (expected, "oordeel", NULL),
                        verdict)
               == 0)
        return TRUE;
    }
  return FALSE;
}

/* No rule without a case that it lets through and, where it refuses, one that it does not. */
static void
test_completeness (gconstpointer data)
{
  static const char *const both[] = {
    "PIP-LEERROUTE",   "PIP-NIVEAU-O",        "PIP-NIVEAU-Z",     "PIP-NIVEAU-EERSTE",
    "PIP-INTENSITEIT", "PIP-DATUM-VESTIGING", "PIP-DATUM-VORIGE", "AANBOD-GROEP",
    "AANBOD-PIP",      "AANBOD-TERMIJN",      "PVT-MAP-TOEKOMST", "PVT-MAP-TERMIJN",
    "PVT-MAP-NA-Z",    "ZICHTBAAR",           "WIJZIGING-ZELFDE", "A2-600-UUR",
    "A2-LEERROUTE",    "PIP-NIVEAU",          "PVT-MAP-PIP",      "AANBOD-VOLGORDE"
  };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_assert_true (has_row ((JsonArray *) data, both[i], "goed"));
      g_assert_true (has_row ((JsonArray *) data, both[i], "geweigerd"));
    }
}

/* The whole case and the day of asking moved together change no verdict; only the ends of three
 * years and of 18 months depend on the calendar. */
static void
test_moves (gconstpointer data)
{
  JsonArray *rows = (JsonArray *) data;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autoptr (RegieCaseFile) file = case_of (row);
      RegieCase one = *regie_case_file_get (file);
      g_autofree RegieFact *facts = g_memdup2 (one.facts, one.n * sizeof (RegieFact));
      g_autoptr (GPtrArray) before = regie_preflight_run (rules, &one, day_of (row), TRUE);

      one.facts = facts;
      for (int shift = 1; shift < 800; shift += 97)
        {
          g_autoptr (GPtrArray) after = NULL;

          for (guint k = 0; k < one.n; k++)
            {
              const RegieFact *was = &regie_case_file_get (file)->facts[k];

              facts[k].day = was->day + shift;
              facts[k].until = was->until != REGIE_DAY_NONE ? was->until + shift : REGIE_DAY_NONE;
            }
          after = regie_preflight_run (rules, &one, day_of (row) + shift, TRUE);
          g_assert_cmpuint (after->len, ==, before->len);
          for (guint k = 0; k < after->len; k++)
            {
              const RegieFinding *x = before->pdata[k];
              const RegieFinding *y = after->pdata[k];

              g_assert_cmpstr (x->rule, ==, y->rule);
              g_assert_cmpuint (x->fact, ==, y->fact);
              if (strcmp (x->rule, "AANBOD-TERMIJN") != 0 && strcmp (x->rule, "WIJZIGING-18M") != 0)
                g_assert_cmpint (x->verdict, ==, y->verdict);
            }
        }
    }
}

TEST_SUITE (preflight)
{
  JsonArray *rows = add_rows ("preflight.json", "/preflight", test_row);

  g_test_add_data_func ("/preflight/every-rule-both-ways", rows, test_completeness);
  g_test_add_data_func ("/preflight/moving-everything-changes-nothing", rows, test_moves);
}
