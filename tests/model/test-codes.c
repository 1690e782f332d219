/* SPDX-License-Identifier: EUPL-1.2 */
/* The code lists of codes.ini. */
#include <string.h>

#include "regie-codes.h"
#include "regie-schema.h"
#include "cases.h"
#include "regie-error.h"
#include "suite.h"

/* codes.ini without one of the codes that C branches on, said with file, line, list and key. */
static void
test_codes_lacking (void)
{
  static const struct {
    const char *line, *other, *where;
  } rows[] = {
    { "\nloopt=Loopt | Running\ngestopt=", "\ngestopt=", "[opdrachtstand] loopt:" },
    { "\nB1=B1-route | B1 route", "", "[leerroute] B1:" },
    { "[feit plicht_voldaan]", "[feit plicht_gedaan]", "[feit] plicht_voldaan:" },
    { "[richting]", "[richtingen]", "[richting] :" },
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "codes.ini", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) less = g_string_new (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = NULL;
      g_autoptr (RegieCodes) less_codes = NULL;

      g_assert_cmpuint (g_string_replace (less, rows[i].line, rows[i].other, 0), ==, 1);
      ini = regie_ini_parse ("codes.ini", less->str, -1, &error);
      g_assert_no_error (error);
      less_codes = regie_codes_new (ini, &error);
      g_assert_null (less_codes);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "codes.ini, line "));
      g_assert_nonnull (strstr (error->message, rows[i].where));
    }
}

static void
test_labels (void)
{
  g_assert_cmpstr (regie_codes_label (codes, "opdrachtstand", "loopt"), ==, "Running");
  g_assert_cmpstr (regie_codes_label (codes, "opdrachtstand", "zomaar"), ==, "zomaar");
  g_assert_cmpstr (regie_codes_label (codes, "zomaar", "loopt"), ==, "loopt");
  g_assert_cmpstr (regie_codes_label (codes, "opdrachtstand", NULL), ==, "");
  g_assert_cmpstr (regie_codes_label_in (codes, "opdrachtstand", "loopt", "nl"), ==, "Loopt");
  g_assert_cmpstr (regie_codes_label_in (codes, "opdrachtstand", "loopt", "ti"), ==, "Running");
  g_assert_cmpstr (regie_codes_label_in (codes, "opdrachtstand", "zomaar", "nl"), ==, "zomaar");
  g_assert_cmpstr (regie_codes_label_in (codes, "opdrachtstand", NULL, "nl"), ==, "");
  g_assert_cmpstr (regie_code_label (codes, OrderStage, REGIE_ORDER_STAGE_RUNS), ==, "Running");
  g_assert_cmpstr (regie_code_label (codes, OrderStage, REGIE_ORDER_STAGE_UNKNOWN), ==, "");
  g_assert_cmpint (regie_codes_index (codes, "leerroute", "B1"), ==, REGIE_ROUTE_B1);
  g_assert_cmpint (regie_codes_index (codes, "leerroute", NULL), ==, -1);
  g_assert_null (regie_codes_list (codes, "zomaar"));
  g_assert_null (regie_codes_find (codes, "zomaar", "B1"));
}

/* The key or a label in either language, however it is written; of one list only. */
static void
test_match (void)
{
  static const struct {
    const char *list, *text, *key;
  } rows[] = {
    { "leerroute", "b1", "B1" },
    { "leerroute", "  B1   ROUTE ", "B1" },
    { "leerroute", "b1-route", "B1" },
    { "opdrachtstand", "running", "loopt" },
    { "opdrachtstand", "LOOPT", "loopt" },
    { "leerroute", "loopt", NULL },
    { "feit", "pip", "pip" },
    { "leerroute", "", NULL },
    { "zomaar", "b1", NULL },
    { "leerroute", "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (regie_codes_match (codes, rows[i].list, rows[i].text), ==, rows[i].key);
  /* Every key and label of every list is its own code, or that of another with the same label. */
  for (guint i = 0; i < REGIE_N_LISTS; i++)
    {
      const char *list = regie_keys_get (i)->name;
      GPtrArray *all = regie_codes_list (codes, list);

      for (guint k = 0; k < all->len; k++)
        {
          const RegieCode *code = all->pdata[k];

          g_assert_true (regie_codes_find (codes, list, code->key) == code);
          g_assert_nonnull (regie_codes_match (codes, list, code->key));
          g_assert_nonnull (regie_codes_match (codes, list, code->dutch));
          g_assert_nonnull (regie_codes_match (codes, list, code->english));
        }
    }
}

/* What a kind of fact may carry, and every field that it names is one of the schema. */
static void
test_kinds (void)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  GPtrArray *kinds = regie_codes_list (codes, "feit");
  const RegieCode *pip = regie_codes_find (codes, "feit", "pip");

  g_assert_true (regie_code_allows (pip, "leerroute"));
  g_assert_false (regie_code_allows (pip, "uitslag"));
  for (guint i = 0; i < kinds->len; i++)
    {
      const RegieCode *kind = kinds->pdata[i];

      for (guint k = 0; kind->fields[k] != NULL; k++)
        if (regie_entity_find_key (entity, kind->fields[k]) == NULL)
          g_error ("%s: %s", kind->key, kind->fields[k]);
      for (guint k = 0; kind->required[k] != NULL; k++)
        if (!regie_code_allows (kind, kind->required[k]))
          g_error ("%s needs %s and may not have it", kind->key, kind->required[k]);
    }
}

static void
test_faults (void)
{
  static const struct {
    const char *text;
    guint line;
  } rows[] = {
    { "[kleur]\nrood=Rood\n", 2 },
    { "[kleur]\nrood=\n", 2 },
    { "[feit pip]\nnaam=PIP\n", 1 },
    { "[feit pip]\nnaam=PIP\nnaam[en]=PIP\nkleur=rood\n", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = regie_ini_parse ("codes.ini", rows[i].text, -1, &error);
      g_autofree char *where = g_strdup_printf ("codes.ini, line %u: ", rows[i].line);

      g_assert_no_error (error);
      g_assert_null (regie_codes_new (ini, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, where))
        g_error ("row %u: %s", i, error->message);
    }
}

TEST_SUITE (codes)
{
  load_law ();
  g_test_add_func ("/codes/a-file-that-lacks-one-is-refused", test_codes_lacking);
  g_test_add_func ("/codes/labels", test_labels);
  g_test_add_func ("/codes/what-a-person-meant", test_match);
  g_test_add_func ("/codes/kinds-of-fact", test_kinds);
  g_test_add_func ("/codes/faults-are-said-with-their-line", test_faults);
}
