/* SPDX-License-Identifier: EUPL-1.2 */
/* What was recorded since stands in the way of undo, and is said without a value. */
#include "fixture.h"
#include "regie-error.h"
#include "regie-since.h"

static RegieChange *
change_of (const char *const (*edits)[5], guint n)
{
  RegieChange *change = regie_change_new ("Change");

  for (guint i = 0; i < n; i++)
    regie_change_add (change, edits[i][0], edits[i][1], edits[i][2], edits[i][3], edits[i][4]);
  return change;
}

/* The edits of one record are one span, a range is one, and what undo does follows from
 * "voided". */
static void
test_spans (void)
{
  static const char *const edits[][5] = {
    { "goal", "7", "text", "a", "b" },     { "goal", "7", "note", NULL, "c" },
    { "goal", "8", "voided", NULL, "0" },  { "goal", "8", "text", NULL, "x" },
    { "action", "8", "voided", "0", "1" }, { "fact", "100", "voided", NULL, "0" },
    { "goal", "7", "text", "b", "d" },
  };
  static const struct {
    const char *entity, *first, *last;
    RegieSpanHow how;
    guint first_edit, last_edit;
  } spans[] = {
    { "goal", "7", "7", REGIE_SPAN_EDITED, 0, 1 },
    { "goal", "8", "8", REGIE_SPAN_GOES, 2, 3 },
    { "action", "8", "8", REGIE_SPAN_COMES_BACK, 4, 4 },
    { "fact", "100", "199", REGIE_SPAN_GOES, 5, 5 },
    { "goal", "7", "7", REGIE_SPAN_EDITED, 6, 6 },
  };
  g_autoptr (RegieChange) change = change_of (edits, G_N_ELEMENTS (edits));
  g_autoptr (GPtrArray) last_ids = g_ptr_array_new ();
  g_autoptr (GArray) have = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_ptr_array_add (last_ids, i == 5 ? (gpointer) "199" : NULL);
  have = regie_spans_new (change, last_ids);
  g_assert_cmpuint (have->len, ==, G_N_ELEMENTS (spans));
  for (guint i = 0; i < have->len; i++)
    {
      const RegieSpan *span = &g_array_index (have, RegieSpan, i);

      g_assert_cmpstr (span->entity, ==, spans[i].entity);
      g_assert_cmpstr (span->first, ==, spans[i].first);
      g_assert_cmpstr (span->last, ==, spans[i].last);
      g_assert_cmpint (span->how, ==, spans[i].how);
      g_assert_cmpuint (span->first_edit, ==, spans[i].first_edit);
      g_assert_cmpuint (span->last_edit, ==, spans[i].last_edit);
    }
}

/* Anna, Bert, and somebody who cannot log in. */
static void
add_staff (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (f->db,
                   "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES "
                   "(1, 1, 0, 'anna', 'Anna', 'beheer', 1), (2, 1, 0, 'bert', 'Bert Bos', "
                   "'beheer', 1), (3, 1, 0, NULL, 'Cor', 'balie', 1)",
                   &error);
  g_assert_no_error (error);
}

static gint64
apply_as (Fixture *f, gint64 who, RegieChange *change)
{
  gint64 seq;

  f->applier.who = who;
  apply (f, change, &seq);
  return seq;
}

static gint64
add_team (Fixture *f, gint64 who, gint64 id, const char *name)
{
  RegieChange *change = regie_change_new ("Team");

  regie_change_insert (change, regie_entity (REGIE_ENTITY_Team), id);
  regie_put_new (change, Team, id, name, name);
  return apply_as (f, who, change);
}

static gint64
rename_team (Fixture *f, gint64 who, gint64 id, const char *name)
{
  RegieChange *change = regie_change_new ("Rename");
  g_autoptr (RegieRecord) team = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Team), id, NULL);

  regie_put (change, team, Team, name, name);
  return apply_as (f, who, change);
}

static gint64
join_team (Fixture *f, gint64 who, gint64 staff, const char *team)
{
  RegieChange *change = regie_change_new ("Join");
  g_autoptr (RegieRecord) record = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Staff), staff,
                                                   NULL);

  regie_put (change, record, Staff, team, team);
  return apply_as (f, who, change);
}

/* Undo of SEQ by WHO is refused, and SAYS who recorded what. */
static void
assert_refused (Fixture *f, gint64 who, gint64 seq, const char *says)
{
  g_autofree char *list = g_strdup_printf ("since: %s. Take", says);
  g_autoptr (GError) error = NULL;

  f->applier.who = who;
  g_assert_false (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  if (strstr (error->message, list) == NULL)
    g_error ("%s", error->message);
  g_assert_null (strstr (error->message, "Noord"));
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

/* What others changed since on the same field; an entry that was taken back counts no more, unless
 * that was taken back in its turn. */
static void
test_edits (Fixture *f, gconstpointer data)
{
  gint64 made, renamed, again, undone;

  add_staff (f);
  made = add_team (f, 1, 10, "Noord");
  renamed = rename_team (f, 2, 10, "Noordoost");
  assert_refused (f, 1, made, "Bert Bos (bert): Team (1)");
  again = rename_team (f, 1, 10, "Noordwest");
  assert_refused (f, 2, renamed, "Anna (anna): Team (1)");
  undone = undo (f, again);
  again = undo (f, undone);
  assert_refused (f, 2, renamed, "Anna (anna): Team (1)");
  undo (f, again);
  undo (f, renamed);
  undo (f, made);
  g_assert_cmpint (count (f, "SELECT count(*) FROM team WHERE voided = 0"), ==, 0);
}

/* What hangs on what would go, each once, with who made it; and what a colleague is typing. */
static void
test_links (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 made, joined;

  add_staff (f);
  made = add_team (f, 1, 10, "Noord");
  joined = join_team (f, 2, 3, "10");
  assert_refused (f, 1, made, "somebody: Staff member (1)");
  undo (f, joined);
  g_assert_true (regie_db_script (f->db,
                                  "INSERT INTO draft (id, version, voided, staff, place, text) "
                                  "VALUES (20, 1, 0, 2, 'record.change (''team'', 10)', 'x'), "
                                  "(21, 1, 0, 3, 'record.change (''team'', 100)', 'x'), "
                                  "(22, 1, 0, 1, 'record.change (''team'', 10)', 'x')",
                                  &error));
  assert_refused (f, 1, made, "Bert Bos (bert): Unsaved text (1)");
  /* What one is typing oneself does not count. */
  g_assert_true (regie_db_script (f->db, "DELETE FROM draft WHERE id = 20", &error));
  f->applier.who = 1;
  undo (f, made);
}

/* Undo gives nothing back a reference to what was removed in the meantime. */
static void
test_reference (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 made, left;

  add_staff (f);
  made = add_team (f, 1, 10, "Noord");
  join_team (f, 2, 3, "10");
  left = join_team (f, 2, 3, NULL);
  f->applier.who = 1;
  undo (f, made);
  g_assert_false (regie_apply_undo (f->db, &f->applier, left, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "(Team)"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM staff WHERE team = 10"), ==, 0);
}

/* What comes back may hold a number that somebody else has now. */
static void
test_numbers (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieRecord) bert = NULL;
  RegieChange *change = regie_change_new ("Gone");
  g_autoptr (GError) error = NULL;
  gint64 gone;

  add_staff (f);
  bert = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Staff), 2, NULL);
  regie_change_void (change, bert);
  gone = apply_as (f, 1, change);
  g_assert_true (regie_db_script (f->db, "UPDATE staff SET login = 'bert' WHERE id = 3", &error));
  g_assert_false (regie_apply_undo (f->db, &f->applier, gone, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "Login: "));
  g_assert_null (strstr (error->message, "bert"));
  g_assert_true (regie_db_script (f->db, "UPDATE staff SET login = NULL WHERE id = 3", NULL));
  undo (f, gone);
}

TEST_SUITE (since)
{
  static const FixtureTest tests[] = {
    { "what-others-changed", test_edits },
    { "what-hangs-on-it", test_links },
    { "what-it-points-to", test_reference },
    { "a-number-that-was-given", test_numbers },
  };

  g_test_add_func ("/since/spans", test_spans);
  ADD_ON_BOTH_ENGINES ("/since", tests);
}
