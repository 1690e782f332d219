/* SPDX-License-Identifier: EUPL-1.2 */
/* What a PIP rests on, and that who establishes one without it is told. */
#include "days.h"
#include "doing.h"
#include "records.h"
#include "regie-basis.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"

/* What is missing of DOSSIER on DAY, owned; "" for nothing. */
static char *
dup_missing (Fixture *f, gint64 dossier, const char *on, gboolean is_reasoned, guint *n)
{
  g_autoptr (GError) error = NULL;
  char *about;

  g_assert_true (
    regie_basis_find_missing (f->db, f->office, dossier, day (on), is_reasoned, n, &about, &error));
  g_assert_no_error (error);
  g_assert_true ((about == NULL) == (*n == 0));
  return about != NULL ? about : g_strdup ("");
}

/* Each step takes away one thing that is missing. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  static const char *const domains[] = { "taal", "werk", "zelfredzaamheid", "kinderopvang" };
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 intake;
  guint n;
  g_autofree char *all = dup_missing (f, dossier, "2026-11-23", FALSE, &n);
  g_autofree char *reasoned = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *tested = NULL;
  g_autofree char *earlier = NULL;
  char id[24];

  g_assert_cmpuint (n, ==, 3);
  g_assert_nonnull (strstr (all, "no learnability test"));
  g_assert_nonnull (strstr (all, "\nNo broad intake"));
  g_assert_nonnull (strstr (all, "\nWhy each route"));
  g_assert_nonnull (strstr (all, "ECLI:NL:RVS:2024:5413"));
  reasoned = dup_missing (f, dossier, "2026-11-23", TRUE, &n);
  g_assert_cmpuint (n, ==, 2);
  intake = record_in (f, REGIE_ENTITY_Intake, dossier,
                      PAIRS ("nummer", "1", "begonnen_op", "2026-11-02"));
  begun = dup_missing (f, dossier, "2026-11-23", TRUE, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (strstr (begun, "Of the intake 0 of 9 points are done"));
  g_assert_nonnull (strstr (begun, "Language level, "));
  add_fact (f, dossier, "leerbaarheidstoets", "2026-11-10", "toetsuitslag", "haalbaar");
  tested = dup_missing (f, dossier, "2026-11-23", TRUE, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (strstr (tested, "Of the intake 1 of 9 points are done"));
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    record_in (f, REGIE_ENTITY_Answer, dossier,
               PAIRS ("brede_intake", id_text (intake, id), "leefgebied", domains[i], "besproken",
                      "1"));
  g_free (dup_missing (f, dossier, "2026-11-23", TRUE, &n));
  g_assert_cmpuint (n, ==, 0);
  sql (f, "UPDATE dossier SET recorded_from = '2026-11-23'");
  earlier = dup_missing (f, dossier, "2026-11-22", FALSE, &n);
  g_assert_cmpstr (earlier, ==, "");
}

#define PIP "soort=pip&datum=2026-11-23&leerroute=B1&niveau=B1&intensiteit=12"
#define N_PIPS "SELECT count(*) FROM fact WHERE kind = 'pip' AND voided = 0 AND planned IS NULL"

/* Nothing is done until somebody says yes to what was found; what is wrong is refused first. */
static void
test_asked (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *form;
    int code;
    gboolean asks;
    gint64 pips;
  } rows[] = {
    { PIP, DONE, TRUE, 0 },
    { PIP "&zeker=2", DONE, TRUE, 0 }, /* three things are missing */
    { "soort=pip&datum=2027-11-23&leerroute=B1&niveau=B1", REGIE_ERROR_INVALID, FALSE, 0 },
    { PIP "&gepland=1", DONE, FALSE, 0 },
    { "soort=contact&datum=2026-11-23&contactvorm=telefoon", DONE, FALSE, 0 },
    { PIP "&zeker=3", DONE, FALSE, 1 },
  };
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");

  add_fact (f, dossier, "kennisgeving", "2026-10-05", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieOutcome) outcome = NULL;
      int code = do_as (f, "consulent", &regie_dossier_commands[REGIE_FACT_RECORD],
                        g_variant_new_int64 (dossier), rows[i].form, &outcome, NULL);

      if ((rows[i].code == DONE) != (code == DONE))
        g_error ("row %u: %d", i, code);
      if (outcome != NULL && (outcome->asks != NULL) != rows[i].asks)
        g_error ("row %u asks %s", i, outcome->asks);
      if (rows[i].asks)
        g_assert_cmpint (outcome->seq, ==, 3);
      g_assert_cmpint (count (f, N_PIPS), ==, rows[i].pips);
    }
}

/* A correction is asked about when it establishes what was only planned. */
static void
test_corrected (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *form;
    gboolean asks;
  } rows[] = { { PIP, TRUE }, { PIP "&zeker=3", FALSE }, { PIP "&toelichting=x", FALSE } };
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");

  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_FACT_RECORD],
                          g_variant_new_int64 (dossier), PIP "&gepland=1&bron=consulent", NULL,
                          NULL),
                   ==, DONE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieOutcome) outcome = NULL;
      gint64 id = count (f, "SELECT id FROM fact WHERE kind = 'pip' AND voided = 0");

      if (do_as (f, "consulent", &regie_dossier_commands[REGIE_FACT_CORRECT],
                 g_variant_new_int64 (id), rows[i].form, &outcome, NULL)
          != DONE)
        g_error ("row %u is refused", i);
      if ((outcome->asks != NULL) != rows[i].asks)
        g_error ("row %u", i);
    }
}

static const FixtureTest tests[] = {
  { "missing", test_missing },
  { "asked", test_asked },
  { "corrected", test_corrected },
};

TEST_SUITE (basis) { ADD_ON_BOTH_ENGINES ("/basis", tests); }
