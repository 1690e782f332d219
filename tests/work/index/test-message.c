/* SPDX-License-Identifier: EUPL-1.2 */
/* The messages of DUO: all that are published have a meaning, and none offers to record what it
 * does not say. */
#include <string.h>

#include "cases.h"
#include "fixture.h"
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

/* A message of DUO asks for a fact: it is a task until that was recorded, and again when that is
 * taken back. */
static void
test_messages (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *code, *kind, *key, *value;
    gboolean ends;
  } rows[] = {
    { "SS101", "kennisgeving", NULL, NULL, TRUE },
    { "SS101", "pip", "leerroute", "B1", FALSE },
    { "SS106", "plicht_voldaan", NULL, NULL, TRUE },
    { "SS107", "vrijstelling", NULL, NULL, TRUE },
    { "SS107", "ontheffing", NULL, NULL, FALSE },
    { "SS108", "ontheffing", NULL, NULL, TRUE },
    { "SS109", "vrijstelling", "tijdelijk", "1", TRUE },
    { "SS110", "geemigreerd", NULL, NULL, TRUE },
    { "SS111", "overleden", NULL, NULL, TRUE },
    { "SS112", "verlenging_aanvraag", NULL, NULL, TRUE },
    { "SS112", "verlenging_besluit", "nieuw_einde", "2030-01-01", FALSE },
    { "SS113", "verlenging_afgewezen", NULL, NULL, TRUE },
    { "SS113", "verlenging_besluit", "nieuw_einde", "2030-01-01", FALSE },
    { "ss 104", "verlenging_besluit", "nieuw_einde", "2030-01-01", TRUE },
    /* Settled here is not gone. */
    { "SS120", "verhuisd", NULL, NULL, FALSE },
    { "SS120", "brp_inschrijving", NULL, NULL, TRUE },
    { "SS120", "brp_inschrijving", "gemeente", "0363", FALSE },
    { "SS121", "brp_inschrijving", "gemeente", "0938", TRUE },
    { "SS121", "verhuisd", NULL, NULL, FALSE },
    { "SS122", "verhuisd", NULL, NULL, TRUE },
    { "SS122", "contact", NULL, NULL, FALSE },
    { "SS122", "brp_inschrijving", NULL, NULL, FALSE },
    { "SS123", "geemigreerd", NULL, NULL, TRUE },
    { "SS124", "doelgroep_wijziging", "groep", "gezin", TRUE },
    { "SS124", "doelgroep_wijziging", "groep", "overig", TRUE },
    { "SS124", "doelgroep_wijziging", "groep", "asiel_28", FALSE },
    { "SS124", "contact", NULL, NULL, FALSE },
    { "SS125", "doelgroep_wijziging", "groep", "asiel_gezin", TRUE },
    { "SS125", "doelgroep_wijziging", "groep", "gezin", FALSE },
    { "SS126", "pip", "leerroute", "B1", TRUE },
    { "SS127", "aanbod", NULL, NULL, TRUE },
    /* A temporary exemption that was withdrawn: the duty is back, and nobody is dispensed. */
    { "SS129", "ontheffing", NULL, NULL, FALSE },
    { "SS129", "kennisgeving", NULL, NULL, TRUE },
    { "SS130", "ontheffing", NULL, NULL, FALSE },
    { "SS130", "verlenging_besluit", "nieuw_einde", "2030-01-01", TRUE },
    { "SS131", "leerbaarheidstoets", NULL, NULL, TRUE },
    { "SS137", "toets_uitnodiging", NULL, NULL, TRUE },
    { "SS137", "leerbaarheidstoets", NULL, NULL, TRUE },
    { "139", "pip", "leerroute", "B1", TRUE },
    { "SS139", "kennisgeving", NULL, NULL, TRUE },
    { "SS139", "brp_inschrijving", NULL, NULL, TRUE },
    { "SS140", "ontheffing", NULL, NULL, FALSE },
    { "SS199", "examen", "onderdelen", "KNM", TRUE },
    { "SS999", "pip", "leerroute", "B1", FALSE },
  };
  const char *tasks = "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-DUO'";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("Haddad%u", i);
      gint64 dossier = add_dossier (f, name, NULL, "asiel_28");
      gint64 before = count (f, tasks);
      gint64 seq;
      g_autoptr (GError) error = NULL;

      add_fact (f, dossier, "duo_bericht", "2026-11-10", "code", rows[i].code);
      g_assert_cmpint (count (f, tasks), ==, before + 1);
      seq = add_fact (f, dossier, rows[i].kind, "2026-11-12", rows[i].key, rows[i].value);
      g_assert_cmpint (count (f, tasks), ==, before + !rows[i].ends);
      regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count (f, tasks), ==, before + 1);
    }
  assert_in_order (f);
}

/* Who left is seen again when DUO says so; a departure that was recorded before DUO told it is no
 * task. */
static void
test_messages_after_a_departure (Fixture *f, gconstpointer data)
{
  const char *open = "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-DUO' AND open = 1";
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");

  add_fact (f, dossier, "verhuisd", "2026-06-01", NULL, NULL);
  add_fact (f, dossier, "duo_bericht", "2026-06-05", "code", "SS122");
  g_assert_cmpint (count (f, open), ==, 0);
  add_fact (f, dossier, "duo_bericht", "2026-10-05", "code", "SS120");
  g_assert_cmpint (count (f, open), ==, 1);
  add_fact (f, dossier, "brp_inschrijving", "2026-10-01", NULL,
            NULL); /* earlier than the message, and made because of it */
  g_assert_cmpint (count (f, open), ==, 0);
  add_fact (f, dossier, "duo_bericht", "2026-11-05", "code", "SS122"); /* a second departure */
  g_assert_cmpint (count (f, open), ==, 1);
  assert_in_order (f);
}

TEST_SUITE (message)
{
  static const FixtureTest tests[] = {
    { "are-tasks-until-they-are-answered", test_messages },
    { "after-a-departure", test_messages_after_a_departure },
  };

  load_law ();
  g_test_add_func ("/message/all-that-are-published", test_published);
  g_test_add_func ("/message/what-they-name-exists", test_patterns);
  g_test_add_func ("/message/what-the-button-fills-in", test_forms);
  g_test_add_func ("/message/departures-and-exemptions-only-where-said", test_departures);
  ADD_ON_BOTH_ENGINES ("/message", tests);
}
