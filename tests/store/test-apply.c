/* SPDX-License-Identifier: EUPL-1.2 */
/* How a change is written, logged and taken back. */
#include "fixture.h"
#include "regie-error.h"

static void
test_record_and_undo (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", "999999990", "gezin");
  gint64 seq, undo_seq;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  const char *late = "SELECT count(*) FROM deadline WHERE open = 1 AND rule = 'PIP-10W'";

  seq = add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  g_assert_cmpint (count (f, late), ==, 1);
  add_fact (f, dossier, "pip", "2026-11-02", "leerroute", "B1");
  g_assert_cmpint (count (f, late), ==, 0);
  assert_in_order (f);
  /* Undo the last, then the undo of an older one, then that undo itself. */
  g_assert_true (regie_apply_last (f->db, 0, &undo_seq, &title, &error));
  regie_apply_undo (f->db, &f->applier, undo_seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, late), ==, 1);
  regie_apply_undo (f->db, &f->applier, seq, &undo_seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, late), ==, 0);
  regie_apply_undo (f->db, &f->applier, undo_seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, late), ==, 1);
  g_assert_false (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  assert_in_order (f);
}

static void
test_conflict (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) mine = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                 dossier, &error);
  g_autoptr (RegieChange) theirs = regie_change_new ("theirs");
  g_autoptr (RegieChange) ours = regie_change_new ("ours");
  g_autoptr (RegieChange) pinned = regie_change_new ("pinned");

  g_assert_no_error (error);
  regie_change_set (theirs, mine, "group", "overig");
  regie_change_set (ours, mine, "group", "asiel_28");
  regie_change_set (pinned, mine, "number", "A1");
  regie_change_pin (pinned, mine);
  g_assert_true (regie_apply (f->db, &f->applier, theirs, NULL, &error));
  g_assert_false (regie_apply (f->db, &f->applier, ours, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (regie_apply (f->db, &f->applier, pinned, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM dossier WHERE \"group\" = 'overig' AND number IS NULL"), ==, 1);
  assert_in_order (f);
}

static void
test_all_or_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieChange) change = regie_change_new ("half");
  g_autoptr (GError) error = NULL;
  const RegieEntity *person = regie_entity (REGIE_ENTITY_Person);

  add_dossier (f, "Tesfai", "999999990", "gezin");
  regie_change_insert (change, person, 41);
  regie_change_set_new (change, person, 41, "surname", "Eerste");
  regie_change_insert (change, person, 42);
  regie_change_set_new (change, person, 42, "surname", "Tweede");
  regie_change_set_new (change, person, 42, "bsn", "999999990");
  g_assert_false (regie_apply (f->db, &f->applier, change, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  /* The sentence names no value. */
  g_assert_null (strstr (error->message, "999999990"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, 1);
  assert_in_order (f);
}

static void
test_log_tampering (Fixture *f, gconstpointer data)
{
  static const char *const attacks[] = {
    "UPDATE change_log SET title = 'anders' WHERE seq = 2",
    "UPDATE change_log SET title = 'x' WHERE seq = 1",
    "DELETE FROM change_value WHERE seq = 3; DELETE FROM change_log WHERE seq = 3",
  };

  for (guint i = 0; i < 3; i++)
    add_dossier (f, "Tesfai", NULL, "gezin");
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (regie_log_check (f->db, NULL));
      g_assert_true (regie_db_begin (f->db, NULL));
      g_assert_true (regie_db_script (f->db, attacks[i], &error));
      g_assert_no_error (error);
      g_assert_false (regie_log_check (f->db, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
      regie_db_rollback (f->db);
    }
}

TEST_SUITE (apply)
{
  static const FixtureTest tests[] = {
    { "record-and-undo", test_record_and_undo },
    { "two-people-never-overwrite-each-other", test_conflict },
    { "all-or-nothing", test_all_or_nothing },
    { "log-shows-tampering", test_log_tampering },
  };

  ADD_ON_BOTH_ENGINES ("/apply", tests);
}
