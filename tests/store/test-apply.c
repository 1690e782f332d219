/* SPDX-License-Identifier: EUPL-1.2 */
/* How a change is written, logged and taken back. */
#include "fixture.h"
#include "regie-text.h"
#include "regie-error.h"

static void
test_record_and_undo (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", "999999990", "gezin");
  gint64 seq, undo_seq;
  g_autoptr (GError) error = NULL;
  const char *late = "SELECT count(*) FROM deadline WHERE open = 1 AND rule = 'PIP-10W'";

  seq = add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  g_assert_cmpint (count (f, late), ==, 1);
  add_fact (f, dossier, "pip", "2026-11-02", "leerroute", "B1");
  g_assert_cmpint (count (f, late), ==, 0);
  assert_in_order (f);
  /* Undo the last, then the undo of an older one, then that undo itself. */
  undo_seq = count (f, "SELECT max(seq) FROM change_log");
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

static gint64
add_goal (Fixture *f, gint64 dossier, const char *text)
{
  g_autoptr (RegieChange) change = regie_change_new ("Goal");
  gint64 id = regie_id_new ();
  char number[REGIE_NUMBER_TEXT];

  regie_change_insert (change, regie_entity (REGIE_ENTITY_Goal), id);
  regie_put_new (change, Goal, id, dossier, regie_number_format (dossier, number));
  regie_put_new (change, Goal, id, kind, "hoofddoel");
  regie_put_new (change, Goal, id, text, text);
  apply (f, g_steal_pointer (&change), NULL);
  return id;
}

static RegieRecord *
load_goal (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  RegieRecord *goal = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Goal), id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (goal);
  return goal;
}

static void
assert_conflict (Fixture *f, const RegieChange *change)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = 7;

  g_assert_false (regie_apply (f->db, &f->applier, change, &seq, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (seq, ==, 0);
  assert_in_order (f);
}

/* Who corrects what somebody removed meanwhile hears it: nothing is written where nobody sees
 * it. */
static void
test_removed (Fixture *f, gconstpointer data)
{
  gint64 id = add_goal (f, add_dossier (f, "Tesfai", NULL, "gezin"), "Fietsen");
  g_autoptr (RegieRecord) goal = load_goal (f, id);
  g_autoptr (RegieChange) mine = regie_change_new ("Mine");
  RegieChange *theirs = regie_change_new ("Theirs");
  gint64 seq;

  regie_put (mine, goal, Goal, text, "Zwemmen");
  regie_change_void (theirs, goal);
  apply (f, theirs, &seq);
  assert_conflict (f, mine);
  /* What was brought back can be corrected again. */
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, NULL));
  g_assert_true (regie_apply (f->db, &f->applier, mine, NULL, NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE text = 'Zwemmen'"), ==, 1);
}

/* Corrected and removed in one change, and taken back. */
static void
test_corrected_and_removed (Fixture *f, gconstpointer data)
{
  gint64 id = add_goal (f, add_dossier (f, "Tesfai", NULL, "gezin"), "Fietsen");
  g_autoptr (RegieRecord) goal = load_goal (f, id);
  RegieChange *both = regie_change_new ("Both");
  gint64 seq;

  regie_put (both, goal, Goal, text, "Zwemmen");
  regie_change_void (both, goal);
  apply (f, both, &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE text = 'Zwemmen' AND voided = 1"), ==,
                   1);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE text = 'Fietsen' AND voided = 0"), ==,
                   1);
  assert_in_order (f);
}

/* An entry of the log for what was written beside it, as an import makes one. */
static gint64
log_goals (Fixture *f, gint64 first, gint64 last, gboolean gone)
{
  g_autoptr (GError) error = NULL;
  gint64 seq;

  g_assert_true (regie_db_begin (f->db, &error));
  g_assert_true (regie_log_append (f->db, 0, "Range", &seq, &error));
  g_assert_true (gone ? regie_log_gone (f->db, seq, 0, "goal", first, last, &error)
                      : regie_log_range (f->db, seq, 0, "goal", first, last, &error));
  g_assert_true (regie_db_commit (f->db, &error));
  g_assert_no_error (error);
  return seq;
}

/* A record of an import that is taken back is another than it was: a change that rests on it is
 * refused. */
static void
test_pin_of_range (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  gint64 first = add_goal (f, dossier, "Fietsen");
  gint64 last = add_goal (f, dossier, "Zwemmen");
  g_autoptr (RegieRecord) rests_on = load_goal (f, first);
  g_autoptr (RegieChange) change = regie_change_new ("Rests on a goal");
  g_autoptr (RegieRecord) record = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                   dossier, NULL);
  g_autoptr (GError) error = NULL;

  regie_change_pin (change, rests_on);
  regie_put (change, record, Dossier, number, "A1");
  g_assert_true (
    regie_apply_undo (f->db, &f->applier, log_goals (f, first, last, FALSE), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE voided = 1"), ==, 2);
  assert_conflict (f, change);
}

/* What an entry says went comes back, and goes again when that is taken back. */
static void
test_gone_range (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  gint64 first = add_goal (f, dossier, "Fietsen");
  gint64 last = add_goal (f, dossier, "Zwemmen");
  g_autoptr (GError) error = NULL;
  gint64 seq;

  g_assert_true (regie_db_script (f->db, "UPDATE goal SET voided = 1", NULL));
  seq = log_goals (f, first, last, TRUE);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, &seq, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE voided = 0"), ==, 2);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE voided = 1"), ==, 2);
  g_assert_true (regie_log_check (f->db, &error));
}

static RegieChange *
make_nothing (RegieDb *db, gpointer data, GError **error)
{
  ++*(guint *) data;
  return regie_change_new ("Nothing");
}

static RegieChange *
make_refusal (RegieDb *db, gpointer data, GError **error)
{
  regie_refuse (error, "no");
  return NULL;
}

static RegieChange *
make_wrong (RegieDb *db, gpointer data, GError **error)
{
  RegieChange *change = regie_change_new ("Wrong");

  regie_change_insert (change, regie_entity (REGIE_ENTITY_Goal), 7);
  return change;
}

/* What changes nothing is no entry; what is refused or wrong leaves nothing, and no transaction. */
static void
test_made (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieChange) empty = regie_change_new ("Empty");
  g_autoptr (RegieChange) made = NULL;
  g_autoptr (RegieChange) none = NULL;
  g_autoptr (GError) error = NULL;
  guint n_made = 0;
  gint64 seq = 7;

  g_assert_true (regie_apply (f->db, &f->applier, empty, &seq, &error));
  g_assert_cmpint (seq, ==, 0);
  seq = 7;
  g_assert_true (regie_apply_make (f->db, &f->applier, make_nothing, &n_made, &made, &seq, &error));
  g_assert_cmpint (seq, ==, 0);
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_true (regie_change_is_empty (made));
  g_assert_false (regie_apply_make (f->db, &f->applier, make_refusal, NULL, &none, &seq, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (regie_apply_make (f->db, &f->applier, make_wrong, NULL, &none, &seq, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_null (none);
  g_assert_false (f->db->in_transaction);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, 0);
}

/* Two who change numbers in one change: each gets the other's. */
static void
test_swap (Fixture *f, gconstpointer data)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Staff);
  g_autoptr (RegieChange) taken = regie_change_new ("Taken");
  g_autoptr (RegieChange) moved = regie_change_new ("Moved");
  g_autoptr (RegieRecord) anna = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const logins[] = { "anna", "bert" };

  for (guint i = 0; i < 2; i++)
    {
      RegieChange *change = regie_change_new ("Staff");

      regie_change_insert (change, entity, i + 1);
      regie_put_new (change, Staff, i + 1, login, logins[i]);
      regie_put_new (change, Staff, i + 1, name, logins[i]);
      regie_put_new (change, Staff, i + 1, role, "consulent");
      apply (f, change, NULL);
    }
  anna = regie_load_one (f->db, entity, 1, NULL);
  regie_put (taken, anna, Staff, login, "bert");
  g_assert_false (regie_apply (f->db, &f->applier, taken, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "Login: "));
  g_clear_error (&error);
  /* Who had it gives it up in the same change. */
  regie_change_add (moved, "staff", "2", "login", "bert", NULL);
  regie_put (moved, anna, Staff, login, "bert");
  g_assert_true (regie_apply (f->db, &f->applier, moved, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT id FROM staff WHERE login = 'bert'"), ==, 1);
}

static gboolean
refuse_deriving (RegieDb *db, gint64 dossier, gpointer data, GError **error)
{
  return regie_refuse (error, "no");
}

/* When what follows from it cannot be derived, nothing of the change stands. */
static void
test_not_derived (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (RegieRecord) record = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                   dossier, NULL);
  g_autoptr (RegieChange) change = regie_change_new ("Number");
  RegieApplier applier = f->applier;
  g_autoptr (GError) error = NULL;

  applier.derive = refuse_deriving;
  regie_put (change, record, Dossier, number, "A1");
  g_assert_false (regie_apply (f->db, &applier, change, NULL, &error));
  g_assert_cmpstr (error->message, ==, "no");
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE number = 'A1'"), ==, 0);
  applier.skip_derive = TRUE;
  g_assert_true (regie_apply (f->db, &applier, change, NULL, NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE number = 'A1'"), ==, 1);
}

/* Without its key nothing is written in the log, and so nothing at all. */
static void
test_no_key (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieChange) change = regie_change_new ("Staff");
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (f->db, "DELETE FROM meta WHERE key = 'chain_key'", NULL));
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Team), 1);
  regie_put_new (change, Team, 1, name, "Noord");
  g_assert_false (regie_apply (f->db, &f->applier, change, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_assert_cmpint (count (f, "SELECT count(*) FROM team"), ==, 0);
  g_clear_error (&error);
  g_assert_false (regie_apply_undo (f->db, &f->applier, 99, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* Bytes go in and come out as they are, a nought and a quote among them; once per record, and never
 * without one. */
static void
test_bytes (Fixture *f, gconstpointer data)
{
  static const guchar all[] = { 0, 1, '\'', '\\', 0xff, 0, 'x' };
  const char *sql = "SELECT bytes FROM attachment_bytes WHERE id = $1";
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (GBytes) bytes = g_bytes_new_static (all, sizeof all);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autofree char *insert = g_strdup_printf (
    "INSERT INTO attachment (id, version, voided, dossier, title, kind, day, name, media_type, "
    "size, sha256) VALUES (5, 1, 0, %" G_GINT64_FORMAT ", 'x', 'brief', '2026-11-01', 'x', 'x', 7, "
    "'x')",
    dossier);
  g_autoptr (GError) error = NULL;

  g_assert_false (regie_bytes_put (f->db, "5", bytes, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (regie_db_script (f->db, insert, &error));
  g_assert_true (regie_bytes_put (f->db, "5", bytes, &error));
  g_assert_no_error (error);
  g_assert_true (regie_db_get_bytes (f->db, sql, "5", &back, &error));
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, bytes));
  g_assert_true (regie_db_get_bytes (f->db, sql, "6", &none, &error));
  g_assert_null (none);
  g_assert_false (regie_bytes_put (f->db, "5", bytes, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* What a role may not write is refused before anything is written, on a file as well. */
static void
test_role (Fixture *f, gconstpointer data)
{
  static const char *const roles[] = { "toezicht", "onbekend", "consulent" };

  g_assert_true (regie_db_script (
    f->db, "INSERT INTO organisation (id, version, voided, name) VALUES (7, 1, 0, 'Huis')", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (RegieChange) change = regie_change_new ("Toelichting");
      g_autoptr (GError) error = NULL;
      RegieApplier applier = f->applier;
      gboolean may = strcmp (roles[i], "consulent") == 0;

      applier.role = roles[i];
      regie_change_add (change, "organisation", "7", "note", NULL, "Gebeld");
      g_assert_true (regie_apply (f->db, &applier, change, NULL, &error) == may);
      if (!may)
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
      g_assert_cmpint (count (f, "SELECT count(*) FROM organisation WHERE note IS NOT NULL"), ==,
                       may);
    }
}

TEST_SUITE (apply)
{
  static const FixtureTest tests[] = {
    { "what-a-role-may-not", test_role },
    { "record-and-undo", test_record_and_undo },
    { "two-people-never-overwrite-each-other", test_conflict },
    { "all-or-nothing", test_all_or_nothing },
    { "log-shows-tampering", test_log_tampering },
    { "what-was-removed-is-not-corrected", test_removed },
    { "corrected-and-removed", test_corrected_and_removed },
    { "a-pin-on-an-import-taken-back", test_pin_of_range },
    { "what-went-comes-back", test_gone_range },
    { "a-change-that-is-made", test_made },
    { "a-number-that-is-given-up", test_swap },
    { "what-cannot-be-derived", test_not_derived },
    { "a-log-without-its-key", test_no_key },
    { "bytes-beside-a-record", test_bytes },
  };

  ADD_ON_BOTH_ENGINES ("/apply", tests);
}
