/* SPDX-License-Identifier: EUPL-1.2 */
/* The code lists of codes.ini. */
#include <string.h>

#include "regie-codes.h"
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
      g_autoptr (RegieCodes) codes = NULL;

      g_assert_cmpuint (g_string_replace (less, rows[i].line, rows[i].other, 0), ==, 1);
      ini = regie_ini_parse ("codes.ini", less->str, -1, &error);
      g_assert_no_error (error);
      codes = regie_codes_new (ini, &error);
      g_assert_null (codes);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "codes.ini, line "));
      g_assert_nonnull (strstr (error->message, rows[i].where));
    }
}

TEST_SUITE (codes)
{
  g_test_add_func ("/codes/a-file-that-lacks-one-is-refused", test_codes_lacking);
}
