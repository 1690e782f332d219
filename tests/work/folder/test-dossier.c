/* SPDX-License-Identifier: EUPL-1.2 */
/* The facts of a dossier: what may lie beside what, and what DUO would say of it. */
#include "records.h"
#include "regie-error.h"
#include "regie-preflight.h"

/* DUO takes an offer only of a school that may teach on that day. */
static void
test_school (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *provider;
    RegieVerdict verdict;
  } rows[] = {
    { "Mergelland Taal", REGIE_VERDICT_GOOD },
    { "Taalplein", REGIE_VERDICT_REFUSED },
    { "Zonder keurmerk", REGIE_VERDICT_REFUSED },
    { "Nooit van gehoord", REGIE_VERDICT_NOTE },
  };
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Mergelland Taal")));
  record (f, REGIE_ENTITY_Mark,
          PAIRS ("aanbieder", id, "soort", "blik_op_werk", "tot", "2026-11-01"));
  record (f, REGIE_ENTITY_Mark,
          PAIRS ("aanbieder", id, "soort", "blik_op_werk", "van", "2026-11-02"));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Taalplein")));
  record (f, REGIE_ENTITY_Mark,
          PAIRS ("aanbieder", id, "soort", "taalschakel", "tot", "2026-11-09"));
  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Zonder keurmerk"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
      g_autoptr (RegieDossier) whole = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      gboolean found = FALSE;

      add_fact (f, dossier, "pip", "2026-10-05", "leerroute", "B1");
      add_fact (f, dossier, "aanbod", "2026-11-10", "aanbieder", rows[i].provider);
      whole = regie_dossier_load (f->db, f->office, dossier, NULL);
      findings = regie_dossier_preflight (whole, f->office);
      for (guint k = 0; k < findings->len; k++)
        if (strcmp (((RegieFinding *) findings->pdata[k])->rule, REGIE_PREFLIGHT_SCHOOL) == 0)
          {
            g_assert_cmpint (((RegieFinding *) findings->pdata[k])->verdict, ==, rows[i].verdict);
            found = TRUE;
          }
      g_assert_true (found);
    }
}

/* A line of the plan and hours that were followed lie within the term. */
static void
test_within_term (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *kind, *day, *until;
    gboolean good;
  } rows[] = {
    { "plan_regel", "2026-11-21", "2029-11-20", TRUE },
    { "plan_regel", "2026-11-20", "2027-01-01", FALSE },
    { "plan_regel", "2026-11-21", "2029-11-21", FALSE },
    { "uren", "2026-11-19", NULL, FALSE },
    { "uren", "2026-11-21", "2026-11-23", TRUE },
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  add_fact (f, dossier, "pip", "2026-11-20", "leerroute", "B1");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (GError) error = NULL;
      RegieChange *change;

      regie_form_set (form, "soort", rows[i].kind);
      regie_form_set (form, "datum", rows[i].day);
      regie_form_set (form, "tot", rows[i].until);
      regie_form_set (form, "onderwerp", "taal");
      regie_form_set (form, "uren", strcmp (rows[i].kind, "uren") == 0 ? "4" : NULL);
      change = regie_fact_make (f->db, f->office, dossier, NULL, NULL, form, 0, &error);
      if (rows[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_clear_pointer (&change, regie_change_free);
    }
}

/* One that is not there is answered as one that somebody may not see: hidden and absent are not
 * told apart. */
static void
test_absent (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (regie_dossier_load (f->db, f->office, 123456, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

TEST_SUITE (dossier)
{
  static const FixtureTest tests[] = {
    { "that-is-not-there", test_absent },
    { "the-school-of-an-offer", test_school },
    { "within-the-term", test_within_term },
  };

  ADD_ON_BOTH_ENGINES ("/dossier", tests);
}
