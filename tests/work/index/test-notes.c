/* SPDX-License-Identifier: EUPL-1.2 */
/* Words in a dossier are found; what is said of health is not; on both engines. */
#include "regie-notes.h"

#include "records.h"
#include "regie-caseload.h"

/* How many dossiers are found by TEXT. */
static guint
found (Fixture *f, const char *text, gboolean in_notes)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  guint n;

  query->text = g_strdup (text);
  query->in_notes = in_notes;
  g_assert_true (regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
  g_assert_no_error (error);
  return n;
}

/* Every kind of record in which somebody writes, with a word that stands nowhere else. */
static void
test_kinds (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieEntityId entity;
    const char *pairs[9], *word;
    guint n;
  } rows[] = {
    { REGIE_ENTITY_Goal,
      { "soort", "hoofddoel", "tekst", "Ik word pottenbakker" },
      "pottenbakker",
      1 },
    { REGIE_ENTITY_Intake,
      { "nummer", "1", "begonnen_op", "2026-11-02", "verslag", "Woonde in een kasteel" },
      "kasteel",
      1 },
    { REGIE_ENTITY_Experience,
      { "soort", "werk", "wat", "Imker", "jaren", "6", "land", "Syrië" },
      "imker",
      1 },
    { REGIE_ENTITY_Decision,
      { "nummer", "1", "leerroute", "Z", "waarom_z", "Leert met muziek" },
      "muziek",
      1 },
    { REGIE_ENTITY_Relation, { "soort", "kind", "naam", "Yaroslava" }, "yaroslava", 1 },
    { REGIE_ENTITY_Health,
      { "gesproken_op", "2026-11-02", "lichamelijk", "Rugklachten" },
      "rugklachten",
      0 },
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  add_dossier (f, "Karaca", "999999989", "gezin");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      record_in (f, rows[i].entity, dossier, rows[i].pairs);
      if (found (f, rows[i].word, TRUE) != rows[i].n)
        g_error ("“%s” is found %u times", rows[i].word, found (f, rows[i].word, TRUE));
      g_assert_cmpuint (found (f, rows[i].word, FALSE), ==, 0); /* only who asks for it */
    }
  tell (f, dossier, "contact", "2026-11-02", PAIRS ("toelichting", "Vertelde van de Zeppelin"));
  g_assert_cmpuint (found (f, "zeppelin", TRUE), ==, 1);
  g_assert_cmpuint (found (f, "zeppelin imker", TRUE), ==, 1);  /* both, in two records */
  g_assert_cmpuint (found (f, "zeppelin haddad", TRUE), ==, 1); /* the name counts along */
  g_assert_cmpuint (found (f, "zeppelin karaca", TRUE), ==, 0);
  assert_in_order (f);
}

/* What is taken back is not found any more, and nothing is left in the index of a dossier without
 * words. */
static void
test_taken_back (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 seq = add_fact (f, dossier, "contact", "2026-11-02", "toelichting", "Zeppelin");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (found (f, "zeppelin", TRUE), ==, 1);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found (f, "zeppelin", TRUE), ==, 0);
  assert_in_order (f);
}

/* Made anew for all at once it is the same. */
static void
test_anew (Fixture *f, gconstpointer data)
{
  gint64 one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 other = add_dossier (f, "Karaca", "999999989", "gezin");

  add_fact (f, one, "contact", "2026-11-02", "toelichting", "Zeppelin");
  add_fact (f, other, "contact", "2026-11-02", "toelichting", "Luchtballon");
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (found (f, "zeppelin", TRUE), ==, 1);
  g_assert_cmpuint (found (f, "luchtballon", TRUE), ==, 1);
  g_assert_cmpuint (found (f, "haddad", TRUE), ==, 1);
  assert_in_order (f);
}

TEST_SUITE (notes)
{
  static const FixtureTest tests[] = {
    { "every-kind-but-health", test_kinds },
    { "what-is-taken-back", test_taken_back },
    { "made-anew", test_anew },
  };

  ADD_ON_BOTH_ENGINES ("/notes", tests);
}
