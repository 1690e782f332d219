/* SPDX-License-Identifier: EUPL-1.2 */
/* What was done is taken back and done again in its order, as a pile of changes would have it; and
 * where it was done is found, on both engines. */
#include "regie-done-query.h"

#include "garden.h"
#include "regie-error.h"
#include "regie-turn.h"
#include "school.h"

#define ME 7

/* --- what goes first, without a database --- */

static void
add (GPtrArray *done, gint64 root, gint64 entry, gboolean is_undone, gint64 who, gint64 dossier)
{
  RegieDone *one = g_new0 (RegieDone, 1);

  *one = (RegieDone){ .root = root, .entry = entry, .is_undone = is_undone, .who = who };
  one->n_records = 1;
  one->where = (RegieWhere){ REGIE_WHERE_DOSSIER, dossier };
  g_ptr_array_add (done, one);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_done_free);
  static const struct {
    gboolean redo;
    gint64 dossier, want; /* 0: anywhere; 0: nothing */
  } rows[] = {
    { FALSE, 0, 11 }, { FALSE, 1, 11 },
    { FALSE, 2, 4 },  { FALSE, 4, 9 }, /* what was done again counts as done then */
    { FALSE, 3, 0 },                   /* a colleague did it again there */
    { TRUE, 0, 0 },                    /* something new was done since */
    { TRUE, 2, 8 },                    /* but not there */
    { TRUE, 1, 0 },                    /* nothing was taken back there */
    { TRUE, 9, 0 },
  };

  add (done, 11, 11, FALSE, ME, 1);
  add (done, 5, 10, FALSE, ME + 1, 3);
  add (done, 7, 7, FALSE, ME, 4);
  add (done, 1, 9, FALSE, ME, 4);
  add (done, 3, 8, TRUE, ME, 2);
  add (done, 4, 4, FALSE, ME, 2);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieWhere where = { rows[i].dossier != 0 ? REGIE_WHERE_DOSSIER : REGIE_WHERE_ANYWHERE,
                                 rows[i].dossier };
      const RegieDone *next = regie_done_next (done, ME, rows[i].redo, where);

      g_assert_cmpint (next != NULL ? next->entry : 0, ==, rows[i].want);
    }
}

static void
add_me (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (7, 1, 0, 'Lotte', "
          "'consulent', 1)");
}

/* --- a pile of changes, against the log --- */

/* What a program with two piles in its memory would do. */
typedef struct {
  GPtrArray *undo, *redo; /* char *: what it was before, and what it becomes again */
} Pile;

typedef struct {
  Fixture *f;
  RegieMe me;
  RegieWork work;
  gint64 dossiers[2];
  Pile piles[2];
  gboolean together; /* one pile for both dossiers: nothing that has a place is open */
} Play;

static gboolean
add_row (guint n, const char *const *c, gpointer data, GError **error)
{
  g_string_append_printf (data, "%s %s\n", c[0], c[1]);
  return TRUE;
}

/* The goals that stand there now, of one dossier or of both. */
static char *
dup_state (Play *self, guint at)
{
  GString *state = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char id[24];

  regie_db_exec (self->f->db,
                 self->together ? "SELECT id, text FROM goal WHERE voided = 0 AND dossier <> $1 "
                                  "ORDER BY id"
                                : "SELECT id, text FROM goal WHERE voided = 0 AND dossier = $1 "
                                  "ORDER BY id",
                 1, (const char *[]){ id_text (self->together ? 0 : self->dossiers[at], id) },
                 add_row, state, &error);
  g_assert_no_error (error);
  return g_string_free (state, FALSE);
}

/* A goal more in a dossier, another text of one that is there, or one that goes. */
static RegieChange *
make_change (Play *self, gint64 dossier)
{
  g_autofree char *any = g_strdup_printf ("SELECT COALESCE (max(id), 0) FROM goal WHERE voided = 0 "
                                          "AND dossier = %" G_GINT64_FORMAT,
                                          dossier);
  const gint64 id = count (self->f, any);
  const int what = id == 0 ? 0 : g_test_rand_int_range (0, 3);
  RegieChange *change = regie_change_new ("Goal");
  g_autoptr (RegieRecord) goal = NULL;
  g_autofree char *text = g_strdup_printf ("Doel %d", g_test_rand_int_range (0, G_MAXINT));
  char number[24];

  if (what == 0)
    {
      const gint64 fresh = regie_id_new ();

      regie_change_insert (change, regie_entity (REGIE_ENTITY_Goal), fresh);
      regie_put_new (change, Goal, fresh, dossier, id_text (dossier, number));
      regie_put_new (change, Goal, fresh, kind, "hoofddoel");
      regie_put_new (change, Goal, fresh, text, text);
      return change;
    }
  goal = regie_load_one (self->f->db, regie_entity (REGIE_ENTITY_Goal), id, NULL);
  if (what == 1)
    regie_put (change, goal, Goal, text, text);
  else
    regie_change_void (change, goal);
  return change;
}

static void
do_new (Play *self, guint at)
{
  Pile *pile = &self->piles[self->together ? 0 : at];

  g_ptr_array_add (pile->undo, dup_state (self, at));
  g_ptr_array_set_size (pile->redo, 0);
  apply (self->f, make_change (self, self->dossiers[at]), NULL);
}

/* One step along the pile; on an empty one nothing may happen. */
static void
step (Play *self, guint at, gboolean redo)
{
  Pile *pile = &self->piles[self->together ? 0 : at];
  GPtrArray *from = redo ? pile->redo : pile->undo;
  GPtrArray *to = redo ? pile->undo : pile->redo;
  g_autofree char *before = dup_state (self, at);
  g_autofree char *after = NULL;
  g_autoptr (RegieOutcome) outcome = regie_outcome_new ();
  g_autoptr (GError) error = NULL;
  RegieTurn turn = { .redo = redo };
  gboolean done;

  if (!self->together)
    turn.where = (RegieWhere){ REGIE_WHERE_DOSSIER, self->dossiers[at] };
  done = regie_turn_next (&self->work, turn, NULL, outcome, &error) && outcome->asks == NULL;
  after = dup_state (self, at);
  if (from->len == 0)
    {
      g_assert_false (done);
      g_assert_cmpstr (after, ==, before);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_true (outcome->is_undone == !redo);
  g_assert_cmpstr (after, ==, from->pdata[from->len - 1]);
  g_ptr_array_set_size (from, (int) from->len - 1);
  g_ptr_array_add (to, g_steal_pointer (&before));
}

static void
play (Fixture *f, gboolean together)
{
  Play self = { .f = f, .together = together };

  add_me (f);
  self.work = work_as (f, &self.me, "consulent");
  self.dossiers[0] = add_dossier (f, "Tesfai", NULL, "gezin");
  self.dossiers[1] = add_dossier (f, "Haddad", NULL, "gezin");
  f->applier.who = ME;
  for (guint i = 0; i < 2; i++)
    {
      self.piles[i].undo = g_ptr_array_new_with_free_func (g_free);
      self.piles[i].redo = g_ptr_array_new_with_free_func (g_free);
    }
  for (guint i = 0; i < 160; i++)
    {
      const guint at = (guint) g_test_rand_int_range (0, 2);
      const int what = g_test_rand_int_range (0, 5);

      if (what < 2)
        do_new (&self, at);
      else
        step (&self, at, what == 4);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_unref (self.piles[i].undo);
      g_ptr_array_unref (self.piles[i].redo);
    }
  assert_in_order (f);
}

static void
test_pile_of_a_dossier (Fixture *f, gconstpointer data)
{
  play (f, FALSE);
}

static void
test_pile_of_all (Fixture *f, gconstpointer data)
{
  play (f, TRUE);
}

/* --- where --- */

static RegieDone *
newest (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RegieDone *done = regie_done_find (f->db, count (f, "SELECT max(seq) FROM change_log"), &error);

  g_assert_no_error (error);
  return done;
}

static void
assert_where (Fixture *f, RegieWhereKind kind, gint64 id, const char *whom, guint records,
              const char *thing)
{
  g_autoptr (RegieDone) done = newest (f);

  g_assert_cmpint (done->where.kind, ==, kind);
  g_assert_cmpint (done->where.id, ==, id);
  g_assert_cmpstr (done->whom, ==, whom);
  if (thing != NULL)
    g_assert_cmpstr (done->thing, ==, thing);
  g_assert_cmpuint (done->n_records, ==, records);
}

/* What is done at two providers is done at neither, also in records of two kinds. */
static void
assert_at_both (Fixture *f, const School *school)
{
  const gint64 other = record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Taalhuis"));
  g_autoptr (RegieRecord) lot = only_record (f, REGIE_ENTITY_Lot);
  g_autoptr (RegieRecord) provider = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Provider),
                                                     other, NULL);
  RegieChange *both = regie_change_new ("Both");

  g_assert_cmpint (other, !=, school->provider);
  regie_put (both, lot, Lot, name, "Anders");
  regie_put (both, provider, Provider, phone, "043 1");
  apply (f, both, NULL);
  assert_where (f, REGIE_WHERE_ANYWHERE, 0, NULL, 2, NULL);
}

/* Through what it belongs to: a price through its lot and contract, an answer through nothing. */
static void
test_where (Fixture *f, gconstpointer data)
{
  School school = add_school (f, "Leerhuis", "B1", "uur", "1000", "10");
  const gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  const gint64 other = add_dossier (f, "Haddad", NULL, "gezin");
  RegieChange *both = regie_change_new ("Both");
  RegieChange *cheaper = regie_change_new ("Cheaper");
  const gint64 dossiers[] = { dossier, other };
  g_autoptr (RegieRecord) price = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Price),
                                                  school.price, NULL);

  assert_where (f, REGIE_WHERE_DOSSIER, other, "Selam Haddad", 2, NULL);
  record_in (f, REGIE_ENTITY_Goal, dossier, PAIRS ("soort", "hoofddoel", "tekst", "Ik werk"));
  assert_where (f, REGIE_WHERE_DOSSIER, dossier, "Selam Tesfai", 1, "Ik werk");
  regie_put (cheaper, price, Price, amount, "900");
  apply (f, cheaper, NULL);
  assert_where (f, REGIE_WHERE_PROVIDER, school.provider, "Leerhuis", 1, NULL);
  assert_at_both (f, &school);
  record (f, REGIE_ENTITY_Team, PAIRS ("naam", "Noord"));
  assert_where (f, REGIE_WHERE_ANYWHERE, 0, NULL, 1, NULL);
  add_pair (f, "N7", "3");
  assert_where (f, REGIE_WHERE_DESK, 0, NULL, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dossiers); i++)
    {
      g_autoptr (RegieRecord) one = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                    dossiers[i], NULL);

      regie_put (both, one, Dossier, opened_on, "2026-01-02");
    }
  apply (f, both, NULL);
  assert_where (f, REGIE_WHERE_ANYWHERE, 0, NULL, 2, NULL);
}

/* What was read in is grave, with what goes by its kind; what only stands in the log is nothing. */
static void
test_grave (Fixture *f, gconstpointer data)
{
  School school = add_school (f, "Leerhuis", "B1", "uur", "1000", "10");
  g_autoptr (RegieRecord) one = order_for (f, add_person (f, "Tesfai", NULL), "Leerhuis");
  g_autoptr (RegieRecord) two = order_for (f, add_person (f, "Haddad", NULL), "Leerhuis");
  g_autoptr (RegieDone) small = newest (f);
  g_autoptr (RegieDone) report = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (RegieDone) noted = NULL;
  const RegieDoneCount *first;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  import (f, school.provider,
          "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\nO-2026-00002;2026-10;40\n");
  report = newest (f);
  g_assert_false (regie_done_is_grave (small));
  g_assert_true (regie_done_is_grave (report));
  g_assert_cmpint (report->where.kind, ==, REGIE_WHERE_PROVIDER);
  counts = regie_done_count (f->db, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, >=, 2);
  first = counts->pdata[0];
  g_assert_cmpint (first->how, ==, REGIE_DONE_GOES);
  g_assert_cmpstr (first->kind, ==, "uren");
  g_assert_cmpuint (first->n, ==, 2);
  g_assert_true (regie_db_begin (f->db, &error));
  g_assert_true (regie_log_append (f->db, ME, "List given", &seq, &error));
  g_assert_true (regie_db_commit (f->db, &error));
  noted = newest (f);
  g_assert_cmpuint (noted->n_records, ==, 0);
  g_assert_null (noted->entity);
}

/* Minutes that were established were read by others; who changes their place does nothing grave. */
static void
test_settled (Fixture *f, gconstpointer data)
{
  School school = add_school (f, "Leerhuis", "B1", "uur", "1000", "10");
  static const char *const rows[][2] = { { "place", "Stadhuis" }, { "closed_on", "2026-11-20" } };
  char id[24];

  record (f, REGIE_ENTITY_Meeting,
          PAIRS ("aanbieder", id_text (school.provider, id), "datum", "2026-11-20"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieRecord) meeting = only_record (f, REGIE_ENTITY_Meeting);
      RegieChange *change = regie_change_new ("Meeting");
      g_autoptr (RegieDone) done = NULL;

      regie_change_set (change, meeting, rows[i][0], rows[i][1]);
      apply (f, change, NULL);
      done = newest (f);
      g_assert_true (done->is_settled == (i == 1));
      g_assert_true (regie_done_is_grave (done) == (i == 1));
      g_assert_cmpint (done->where.id, ==, school.provider);
    }
}

/* The newest first, so many at a time; each with how it stands and who said so last. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  const gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) next = NULL;
  g_autoptr (GError) error = NULL;
  const RegieDone *done;
  gint64 seq;

  add_me (f);
  f->applier.who = ME;
  for (guint i = 0; i < 3; i++)
    record_in (f, REGIE_ENTITY_Goal, dossier, PAIRS ("soort", "hoofddoel", "tekst", "Ik werk"));
  seq = count (f, "SELECT max(seq) FROM change_log");
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  first = regie_done_load (f->db, &(RegieDoneFilter){ .who = ME }, 0, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 2);
  done = first->pdata[0];
  g_assert_cmpint (done->root, ==, seq);
  g_assert_cmpint (done->entry, ==, seq + 1);
  g_assert_true (done->is_undone);
  g_assert_cmpstr (done->by, ==, "Lotte");
  done = first->pdata[1];
  g_assert_false (done->is_undone);
  next = regie_done_load (f->db, &(RegieDoneFilter){ .who = ME }, done->root, 2, &error);
  g_assert_cmpuint (next->len, ==, 1); /* the dossier was made by nobody */
  g_assert_null (regie_done_find (f->db, seq + 100, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

TEST_SUITE (done)
{
  static const FixtureTest tests[] = {
    { "a-pile-of-one-dossier", test_pile_of_a_dossier },
    { "a-pile-of-all", test_pile_of_all },
    { "where-it-was-done", test_where },
    { "what-is-grave", test_grave },
    { "what-was-settled", test_settled },
    { "by-page", test_pages },
  };

  g_test_add_func ("/done/what-goes-first", test_order);
  ADD_ON_BOTH_ENGINES ("/done", tests);
}
