/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is there already, what undo may take, and that merging loses nothing from view. */
#include <glib.h>
#include <string.h>

#include "fixture.h"

#include "regie-draft.h"
#include "regie-error.h"
#include "regie-folder.h"
#include "regie-import.h"
#include "regie-known.h"
#include "regie-merge.h"

static void
add_staff (Fixture *f, const char *id, const char *login, const char *name)
{
  g_autoptr (GError) error = NULL;

  regie_db_exec (f->db,
                 "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES ($1, "
                 "1, 0, $2, $3, 'beheer', 1)",
                 3, (const char *[]){ id, login, name }, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Reads in TEXT as staff WHO; its entry in the log. */
static gint64
import (Fixture *f, gint64 who, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieImport) self = regie_import_new (f->office, text, strlen (text), &error);
  gint64 seq;

  g_assert_no_error (error);
  regie_import_check (self, f->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (regie_import_n_faults (self), ==, 0);
  regie_import_run (self, f->db, f->deriver, who, "test.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  return seq;
}

/* Undo of SEQ is refused, and says each of WORDS (NULL at the end). */
static void
assert_refused (Fixture *f, gint64 seq, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  gint64 n = count (f, "SELECT count(*) FROM change_log");

  g_assert_false (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (error->message, words[i]) == NULL)
      g_error ("“%s” does not say “%s”", error->message, words[i]);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, n);
  assert_in_order (f);
}

static gint64
undo (Fixture *f, gint64 seq)
{
  g_autoptr (GError) error = NULL;
  gint64 undone;

  regie_apply_undo (f->db, &f->applier, seq, &undone, &error);
  g_assert_no_error (error);
  return undone;
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const char two_people[] = "Dossiernummer;BSN;Achternaam;Doelgroep\nA1;998800004;Tesfai;"
                                 "gezin\nA2;998800016;Darwish;gezin\n";

/* Whatever hangs on the people of an import keeps them: every kind of record that lies in a
 * dossier. */
static void
test_undo_import (Fixture *f, gconstpointer data)
{
  gint64 seq, fact, dossier;
  gint64 letter = regie_id_new ();
  g_autofree char *id = NULL;
  g_autofree char *place = NULL;
  g_autofree char *rename = NULL;
  g_autoptr (RegieChange) change = NULL;
  g_autoptr (GError) error = NULL;

  add_staff (f, "7", "anna", "Anna A.");
  add_staff (f, "8", "bert", "Bert Bos");
  f->applier.who = 7;
  seq = import (f, 7, two_people);
  dossier = count (f, "SELECT id FROM dossier WHERE number = 'A1'");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  /* A fact of a colleague; not any more when the colleague takes it back; again when that is taken
   * back. */
  f->applier.who = 8;
  fact = add_fact (f, dossier, "contact", "2026-09-01", NULL, NULL);
  f->applier.who = 7;
  assert_refused (f, seq, WORDS ("Bert Bos (bert): Fact (1)"));
  fact = undo (f, fact);
  fact = undo (f, fact);
  assert_refused (f, seq, WORDS ("Fact (1)"));
  undo (f, fact);
  /* A letter. */
  change = regie_change_new ("Letter");
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Document), letter);
  regie_change_set_new (change, regie_entity (REGIE_ENTITY_Document), letter, "dossier", id);
  regie_change_set_new (change, regie_entity (REGIE_ENTITY_Document), letter, "template", "pip");
  regie_change_set_new (change, regie_entity (REGIE_ENTITY_Document), letter, "title", "PIP");
  regie_change_set_new (change, regie_entity (REGIE_ENTITY_Document), letter, "made_on",
                        "2026-11-20");
  regie_change_set_new (change, regie_entity (REGIE_ENTITY_Document), letter, "text", "x");
  f->applier.who = 8;
  g_assert_true (regie_apply (f->db, &f->applier, change, &fact, &error));
  f->applier.who = 7;
  assert_refused (f, seq, WORDS ("Bert Bos (bert): Letter (1)"));
  undo (f, fact);
  /* A value that was corrected on a record of the import. */
  {
    g_autoptr (RegieRecord) record = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                     dossier, &error);
    RegieChange *edit = regie_change_new ("Municipality");

    regie_change_set (edit, record, "municipality", "0935");
    f->applier.who = 8;
    apply (f, edit, &fact);
    f->applier.who = 7;
  }
  assert_refused (f, seq, WORDS ("Bert Bos (bert): Dossier (1)"));
  undo (f, fact);
  /* What a colleague is typing; what one types oneself is one's own. */
  place = g_strdup_printf ("fact.record %s", id);
  g_assert_true (regie_draft_put (f->db, 8, place, "half a sentence", &error));
  assert_refused (f, seq, WORDS ("Bert Bos (bert): Unsaved text (1)"));
  g_assert_true (regie_draft_put (f->db, 8, place, NULL, &error));
  g_assert_true (regie_draft_put (f->db, 7, place, "half a sentence", &error));
  seq = undo (f, seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE voided = 0"), ==, 0);
  /* Its people came again meanwhile: the undo cannot be undone. */
  fact = import (f, 8, two_people);
  assert_refused (f, seq, WORDS ("BSN"));
  undo (f, fact);
  seq = undo (f, seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE voided = 0"), ==, 2);
  undo (f, seq);
  assert_in_order (f);
}

/* A file of facts: one of them was corrected since, and the sentence says by whom. */
static void
test_undo_facts (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", "999999990", "gezin");
  gint64 seq, correction;
  g_autoptr (GHashTable) form = NULL;
  g_autoptr (RegieRecord) fact = NULL;
  g_autoptr (GError) error = NULL;

  add_staff (f, "8", "bert", "Bert Bos");
  seq = import (f, 0,
                "bsn;soort;datum\n999999990;contact;1-9-2026\n999999990;kennisgeving;1-3-2026\n");
  fact = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact),
                         count (f, "SELECT id FROM fact WHERE kind = 'contact'"), &error);
  form = regie_form_from_fact (f->office, fact);
  regie_form_set (form, "datum", "2026-09-02");
  f->applier.who = 8;
  apply (f, regie_fact_correct (f->office, fact, NULL, form, 8, &error), &correction);
  assert_refused (f, seq, WORDS ("Bert Bos (bert): Fact (1)"));
  undo (f, correction);
  undo (f, seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 0);
  g_assert_cmpint (dossier, !=, 0);
  assert_in_order (f);
}

/* What comes back needs what it lies in. */
static void
test_undo_removal (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  gint64 made = count (f, "SELECT max(seq) FROM change_log");
  gint64 seq;
  g_autoptr (RegieRecord) fact = NULL;
  g_autoptr (GError) error = NULL;

  add_fact (f, dossier, "contact", "2026-09-01", NULL, NULL);
  fact = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact), count (f, "SELECT id FROM fact"),
                         &error);
  apply (f, regie_fact_remove (f->db, f->office, fact, &error), &seq);
  made = undo (f, made);
  assert_refused (f, seq, WORDS ("Dossier"));
  undo (f, made);
  undo (f, seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 1);
  assert_in_order (f);
}

static void
set_fields (Fixture *f, gint64 dossier, const char *phone, const char *address,
            const char *municipality, const char *number)
{
  g_autoptr (GError) error = NULL;
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  regie_db_exec (f->db,
                 "UPDATE person SET phone = $2, address = $3, born = '1990-01-01' WHERE id = "
                 "(SELECT person FROM dossier WHERE id = $1)",
                 3, (const char *[]){ id, phone, address }, NULL, NULL, &error);
  g_assert_no_error (error);
  regie_db_exec (f->db, "UPDATE dossier SET municipality = $2, number = $3 WHERE id = $1", 3,
                 (const char *[]){ id, municipality, number }, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_text (Fixture *f, const char *sql, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  regie_db_get_text (f->db, sql, 0, NULL, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}

/* Whatever two dossiers say differently is shown before, and stands somewhere after. */
static void
test_merge_keeps (Fixture *f, gconstpointer data)
{
  gint64 keep = add_dossier (f, "Karimi", "999999990", "asiel_28");
  gint64 goes = add_dossier (f, "Karimi", NULL, "gezin");
  gint64 seq;
  g_autoptr (GPtrArray) twins = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) chosen = regie_form_new ();
  static const char *const fields[] = { "phone", "address", "number", "group", "municipality" };

  set_fields (f, keep, "0611111111", "Markt 1", "0935", "M1");
  set_fields (f, goes, "0622222222", "Plein 2", "0994", "M2");
  add_fact (f, keep, "kennisgeving", "2026-03-01", NULL, NULL);
  add_fact (f, goes, "kennisgeving", "2026-03-01", NULL, NULL); /* the same letter of DUO */
  add_fact (f, goes, "contact", "2026-10-01", NULL, NULL);
  twins = regie_twins_find (f->db, keep, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (twins->len, ==, 1);
  g_assert_cmpuint (((RegieTwin *) twins->pdata[0])->differences->len, ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (
      ((RegieDifference *) ((RegieTwin *) twins->pdata[0])->differences->pdata[i])->field->name, ==,
      fields[i]);
  regie_form_set (chosen, "telefoon", "0622222222");
  apply (f, regie_twins_merge (f->db, f->office, keep, goes, chosen, &error), &seq);
  assert_text (f, "SELECT phone FROM person WHERE voided = 0", "0622222222");
  assert_text (f, "SELECT address FROM person WHERE voided = 0", "Markt 1");
  assert_text (
    f, "SELECT recorded_else FROM person WHERE voided = 0",
    "Phone: 0611111111 (dossier M1)\nAddress: Plein 2 (dossier M2)\nDossier number: M2\nTarget "
    "group: Family migrant (dossier M2)\nMunicipality: Valkenburg aan de Geul (dossier M2)");
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 2);
  assert_in_order (f);
  undo (f, seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE voided = 0"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 3);
  assert_text (f, "SELECT phone FROM person ORDER BY id LIMIT 1", "0611111111");
  assert_in_order (f);
}

/* A dossier that runs is not closed by merging; what a colleague corrects after it is not undone
 * with it. */
static void
test_merge_open (Fixture *f, gconstpointer data)
{
  gint64 keep = add_dossier (f, "Karimi", "999999990", "gezin");
  gint64 goes = add_dossier (f, "Karimi", NULL, "gezin");
  gint64 seq, correction;
  g_autofree char *close_ = g_strdup_printf (
    "UPDATE dossier SET closed_on = '2026-05-01', number = 'K1' WHERE id = %" G_GINT64_FORMAT,
    keep);
  g_autoptr (RegieRecord) fact = NULL;
  g_autoptr (GHashTable) form = NULL;
  g_autoptr (GError) error = NULL;

  add_staff (f, "8", "bert", "Bert Bos");
  g_assert_true (regie_db_script (f->db, close_, &error));
  add_fact (f, goes, "contact", "2026-10-01", NULL, NULL);
  apply (f, regie_twins_merge (f->db, f->office, keep, goes, NULL, &error), &seq);
  assert_text (f, "SELECT closed_on FROM dossier WHERE voided = 0", NULL);
  assert_text (f, "SELECT recorded_else FROM person WHERE voided = 0",
               "Closed on: 1 May 2026 (dossier K1)");
  fact = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact), count (f, "SELECT id FROM fact"),
                         &error);
  form = regie_form_from_fact (f->office, fact);
  regie_form_set (form, "datum", "2026-10-02");
  f->applier.who = 8;
  apply (f, regie_fact_correct (f->office, fact, NULL, form, 8, &error), &correction);
  f->applier.who = 0;
  assert_refused (f, seq, WORDS ("Bert Bos (bert): Fact (1)"));
  undo (f, correction);
  undo (f, seq);
  assert_in_order (f);
}

TEST_SUITE (known)
{
  static const FixtureTest tests[] = {
    { "undo-of-an-import-takes-nothing-of-others", test_undo_import },
    { "undo-of-a-file-of-facts", test_undo_facts },
    { "what-comes-back-needs-its-dossier", test_undo_removal },
    { "merging-loses-nothing-from-view", test_merge_keeps },
    { "merging-leaves-open-what-is-open", test_merge_open },
  };

  ADD_ON_BOTH_ENGINES ("/known", tests);
}
