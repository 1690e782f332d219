/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody typed, on its way to a change. */
#include "regie-form.h"
#include "suite.h"

/* A form and its text are the same thing, whatever was typed. */
static void
test_form_text (void)
{
  static const char *const typed[] = {
    "toelichting", "zei: \u201cik kom = morgen & overmorgen\u201d\n100% zeker",
    "datum",       "2026-11-23",
    "soort",       "contact"
  };
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GHashTable) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i += 2)
    regie_form_set (form, typed[i], typed[i + 1]);
  text = regie_form_to_text (form);
  back = regie_form_from_text (text);
  again = regie_form_to_text (back);
  g_assert_cmpstr (again, ==, text);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i += 2)
    g_assert_cmpstr (regie_form_get (back, typed[i]), ==, typed[i + 1]);
}

TEST_SUITE (form) { g_test_add_func ("/form/and-its-text", test_form_text); }
