/* SPDX-License-Identifier: EUPL-1.2 */
/* Where others speak of a person, on both engines. */
#include "regie-traces.h"

#include "school.h"

static void
test_traces (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *minutes, *filter; /* what a meeting, what the query of a filter says; or NULL */
    gboolean is_named;
  } rows[] = {
    { "Gesproken over mevrouw Haddad.", NULL, TRUE },
    { "GESPROKEN OVER HADDAD", NULL, TRUE },
    { "Haddads hond was mee", NULL, TRUE }, /* the beginning of a word */
    { "De Alhaddadi's kwamen", NULL, FALSE },
    { "Háddád belde", NULL, TRUE },
    { "Oud: El Amrani", NULL, TRUE }, /* a name of before */
    { "BSN 9999.99.990", NULL, TRUE },
    { "BSN 999999989", NULL, FALSE },
    { "V-nummer 291 234 5678", NULL, TRUE },
    { "Niemand", NULL, FALSE },
    { NULL, "zoek=el%20amrani", TRUE },
    { NULL, "zoek=HADDAD", TRUE },
    { NULL, "zoek=H%C3%A1ddad&route=B1", TRUE },
    { NULL, "zoek=%ZZhaddad", FALSE }, /* what cannot be unescaped is looked at as it stands */
    { NULL, "route=B1", FALSE },
  };
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  char id[24], provider[24];

  sql (f, "UPDATE person SET other_names = 'El Amrani; Haddadi', v_number = '2912345678'");
  record (f, REGIE_ENTITY_Meeting,
          PAIRS ("aanbieder", id_text (s.provider, provider), "datum", "2026-11-20"));
  sql (f, "INSERT INTO filter (id, version, voided, name, query) VALUES (1, 1, 0, 'Mijn lijst', "
          "'')");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) text = g_string_new (rows[i].minutes);
      g_autoptr (GError) error = NULL;
      g_autofree char *change = NULL;

      g_string_replace (text, "'", "''", 0);
      change = g_strdup_printf ("UPDATE meeting SET minutes = '%s'; UPDATE filter SET query = '%s'",
                                text->str, rows[i].filter != NULL ? rows[i].filter : "");
      sql (f, change);
      g_assert_true (regie_traces_find (f->db, id_text (dossier, id), sentences, &error));
      g_assert_no_error (error);
      if (sentences->len != (rows[i].is_named ? 1 : 0))
        g_error ("“%s”, “%s”: %u", rows[i].minutes, rows[i].filter, sentences->len);
      if (rows[i].is_named)
        g_assert_cmpstr (sentences->pdata[0], ==,
                         rows[i].minutes != NULL
                           ? "Perhaps named in the minutes of the progress meeting of: 2026-11-20"
                           : "Perhaps named in the kept filter: Mijn lijst");
    }
}

/* Family in another dossier is said by its number, the own dossier is not. */
static void
test_family (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 other = add_dossier (f, "Karaca", "999999989", "gezin");
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *two = NULL;
  char id[24];

  sql (f, "UPDATE dossier SET number = 'I1' WHERE person = (SELECT id FROM person WHERE bsn = "
          "'999999990'); UPDATE dossier SET number = 'I2' WHERE number IS NULL OR number <> 'I1'");
  record_in (f, REGIE_ENTITY_Relation, other,
             PAIRS ("soort", "partner", "naam", "De ander", "dossier_ander", "I1"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM relation WHERE other = 'I1'"), ==, 1);
  g_assert_true (regie_traces_find (f->db, id_text (dossier, id), sentences, &error));
  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_cmpstr (sentences->pdata[0], ==, "Named as family in dossier: I2");
  /* Who goes together leaves no trace in the other. */
  two = g_strdup_printf ("%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, dossier, other);
  g_assert_true (regie_traces_find (f->db, two, both, &error));
  g_assert_cmpuint (both->len, ==, 0);
}

TEST_SUITE (traces)
{
  static const FixtureTest tests[] = {
    { "names-and-numbers", test_traces },
    { "family", test_family },
  };

  ADD_ON_BOTH_ENGINES ("/traces", tests);
}
