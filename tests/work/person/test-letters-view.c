/* SPDX-License-Identifier: EUPL-1.2 */
/* The letters of a dossier, in words, on both engines. */
#include "parts.h"

#include "regie-letter.h"

static const PartRow rows[] = {
  { .says = { "Letters that were made\n  No letter was made here yet.",
              "Make a letter | From templates", " [Make…]\n", "My plan | English [Make…]" } },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_LETTERS, rows, G_N_ELEMENTS (rows));
}

/* A letter that was made can be had on paper, the newest first; each template is offered once. */
static void
test_made (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (GPtrArray) templates = regie_templates_load (NULL);
  g_autofree char *text = NULL;
  const char *at;
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    apply (f, regie_letter_record (f->office, templates->pdata[i], dossier, "P Beste Selam\n", 0),
           NULL);
  text = dup_part (f, "consulent", REGIE_PART_LETTERS, dossier, 0);
  g_assert_null (strstr (text, "No letter was made here yet."));
  at = strstr (text, " | Mon 23 Nov 2026 [PDF…] [ODT…] [Print] [Remove]\n");
  g_assert_nonnull (at);
  g_assert_nonnull (strstr (at, "[Remove]\n    Beste Selam\n"));
  at = strchr (strstr (text, "Letters that were made"), '\n') + 3;
  g_assert_true (g_str_has_prefix (at, ((RegieTemplate *) templates->pdata[1])->title));
  for (at = text; (at = strstr (at, "[Make…]")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, templates->len);
  /* Those in another language stand behind all that are in Dutch. */
  g_assert_nonnull (strstr (text, " | English [Make…]"));
  g_assert_null (strstr (strstr (text, " | English [Make…]"), "Mijn plan"));
}

TEST_SUITE (letters_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "made", test_made },
  };

  ADD_ON_BOTH_ENGINES ("/letters-view", tests);
}
