/* SPDX-License-Identifier: EUPL-1.2 */
/* The messages of DUO: all that are published have a meaning, and none offers to record what it
 * does not say. */
#include <string.h>

#include "cases.h"
#include "regie-dossier.h"
#include "regie-message.h"

/* Gebeurtenissen.md and Attentiesignalen.md of gemeente-m2m-inburgering. */
static const int published[] = {
  101, 102, 103, 104, 106, 107, 108, 109, 110, 111, 113, 114, 115, 116,
  117, 118, 119, 120, 121, 124, 125, 128, 129, 130, 131, 137, 139, 199,
  112, 122, 123, 126, 127, 132, 133, 135, 136, 140, 141, 142,
};

static void
test_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autofree char *key = regie_message_dup_code (published[i]);

      g_assert_nonnull (regie_message_meaning (codes, published[i]));
      g_assert_cmpint (regie_message_number (key), ==, published[i]);
    }
  g_assert_cmpuint (regie_codes_list (codes, "duo_signaal")->len, ==, G_N_ELEMENTS (published));
  g_assert_null (regie_message_meaning (codes, 999));
  g_assert_null (regie_message_form (codes, 999, 0));
  g_assert_cmpint (regie_message_number (NULL), ==, 0);
  g_assert_cmpint (regie_message_number ("hallo"), ==, 0);
}

/* A pattern is a kind of fact and fields that such a fact has, with values that it can have. */
static void
check_pattern (const char *pattern)
{
  g_auto (GStrv) words = g_strsplit (pattern, " ", -1);
  const RegieCode *kind = regie_codes_find (codes, "feit", words[0]);
  RegieFact fact;

  g_assert_nonnull (kind);
  g_assert_cmpint (regie_fact_kind_find (words[0]), !=, REGIE_N_FACT_KINDS);
  regie_fact_init (&fact, regie_fact_kind_find (words[0]), 0);
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      g_assert_true (regie_code_allows (kind, pair[0]));
      g_assert_true (regie_fact_set (&fact, pair[0], pair[1]));
    }
}

static void
test_patterns (void)
{
  static const char *const lists[] = { "duo_handeling", "duo_einde" };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      GPtrArray *list = regie_codes_list (codes, lists[l]);

      for (guint i = 0; i < list->len; i++)
        {
          const RegieCode *one = list->pdata[i];
          g_auto (GStrv) patterns = g_strsplit (one->dutch, ",", -1);

          g_assert_nonnull (regie_message_meaning (codes, regie_message_number (one->key)));
          for (guint k = 0; patterns[k] != NULL; k++)
            check_pattern (patterns[k]);
        }
    }
}

/* What the button of a message fills in. */
static void
test_forms (void)
{
  static const struct {
    int code;
    const char *kind, *key, *value;
  } rows[] = {
    { 120, "brp_inschrijving", "gemeente", "eigen" },
    { 121, "brp_inschrijving", "gemeente", "eigen" },
    { 122, "verhuisd", NULL, NULL },
    { 109, "vrijstelling", "tijdelijk", "1" },
    { 107, "vrijstelling", "tijdelijk", NULL },
    { 124, "doelgroep_wijziging", "groep", "gezin" },
    { 125, "doelgroep_wijziging", "groep", "asiel_28" },
    { 129, "kennisgeving", NULL, NULL },
    { 130, "verlenging_besluit", "nieuw_einde", NULL },
    { 137, "toets_uitnodiging", NULL, NULL },
    { 139, "kennisgeving", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) form = regie_message_form (codes, rows[i].code,
                                                        regie_day_from_civil (2026, 11, 23));
      RegieFact fact;

      g_assert_cmpstr (regie_form_get (form, "soort"), ==, rows[i].kind);
      g_assert_cmpstr (regie_form_get (form, "datum"), ==, "2026-11-23");
      if (rows[i].key != NULL)
        g_assert_cmpstr (regie_form_get (form, rows[i].key), ==, rows[i].value);
      /* What it offers deals with it. */
      regie_form_to_fact (form, &fact);
      g_assert_true (regie_message_fits (codes, rows[i].code, &fact));
    }
  g_assert_null (
    regie_message_form (codes, 110, 0)); /* withdrawn: the reason must be looked up first */
  g_assert_null (regie_message_form (codes, 114, 0));
}

/* A departure is recorded by the messages that say so, and by no other. */
static void
test_departures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      const RegieCode *kind = regie_message_kind (codes, published[i]);

      if (kind != NULL && strcmp (kind->key, "verhuisd") == 0)
        g_assert_cmpint (published[i], ==, 122);
      if (kind != NULL && strcmp (kind->key, "geemigreerd") == 0)
        g_assert_cmpint (published[i], ==, 123);
      if (kind != NULL && strcmp (kind->key, "ontheffing") == 0)
        g_assert_cmpint (published[i], ==, 108);
      if (kind != NULL && strcmp (kind->key, "vrijstelling") == 0)
        g_assert_true (published[i] == 107 || published[i] == 109);
    }
}

TEST_SUITE (message)
{
  load_law ();
  g_test_add_func ("/message/all-that-are-published", test_published);
  g_test_add_func ("/message/what-they-name-exists", test_patterns);
  g_test_add_func ("/message/what-the-button-fills-in", test_forms);
  g_test_add_func ("/message/departures-and-exemptions-only-where-said", test_departures);
}
