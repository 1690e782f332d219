/* SPDX-License-Identifier: EUPL-1.2 */
/* R8: several change the same records at the same time.  Each adds one to what it reads: so what
 * stands there in the end is how often it was said to be saved, and nobody's work is lost. */
#include "fault.h"
#include "records.h"

#include "regie-error.h"

#define RECORDS 3
#define MOST_RIVALS 5

typedef struct {
  Fixture *f;
  gint64 records[RECORDS];
  guint n_rivals, rounds;
  char *uris[MOST_RIVALS];
} Arena;

typedef struct {
  const Arena *arena;
  guint number;
} Rival;

typedef struct {
  gint64 saved[RECORDS];
  guint all, told, busy;
} Figures;

/* No error. */
#define SAVED -1

static char *
dup_number (RegieDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  char text[24];
  char *number = NULL;

  regie_db_get_text (db, "SELECT note FROM organisation WHERE id = $1", 1,
                     (const char *[]){ id_text (id, text) }, &number, &error);
  g_assert_no_error (error);
  return number;
}

static char *
dup_next (const char *number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_ascii_strtoll (number, NULL, 10) + 1);
}

/* What was READ becomes one more; the code of the error, or SAVED. */
static int
add_one (RegieDb *db, const RegieApplier *applier, gint64 id, const char *read)
{
  g_autoptr (RegieChange) change = regie_change_new ("Teller");
  g_autoptr (GError) error = NULL;
  g_autofree char *next = dup_next (read);
  char text[24];

  regie_change_add (change, "organisation", id_text (id, text), "note", read, next);
  return regie_apply (db, applier, change, NULL, &error) ? SAVED : error->code;
}

/* Every round: hears which record, reads it, waits until all have, and says how its edit ended. */
static void
edit_often (int line, gpointer data)
{
  const Rival *self = data;
  const Arena *arena = self->arena;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (arena->uris[self->number], REGIE_DB_READ_WRITE, &error);
  RegieApplier applier = arena->f->applier;
  gint64 which;

  g_assert_no_error (error);
  applier.role = "consulent";
  while (fault_hear (line, &which))
    {
      g_autofree char *read = dup_number (db, arena->records[which]);
      gint64 go;

      fault_say (line, which);
      fault_hear (line, &go);
      fault_say (line, add_one (db, &applier, arena->records[which], read));
    }
}

/* On a server everybody has a login. */
static void
give_logins (Arena *self)
{
  for (guint i = 0; i < self->n_rivals; i++)
    {
      g_autofree char *login = g_strdup_printf ("rivaal_%d_%u", (int) getpid (), i);
      g_autofree char *as = g_strdup_printf ("user=%s", login);
      g_autofree char *make = g_strdup_printf (
        "DROP ROLE IF EXISTS %s; CREATE ROLE %s LOGIN;"
        "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES"
        " (%u, 1, 0, 'Rivaal %u', '%s', 'consulent', 1)",
        login, login, 100 + i, i, login);
      g_autoptr (GString) uri = g_string_new (self->f->uri);

      sql (self->f, make);
      g_assert_cmpuint (g_string_replace (uri, "user=test", as, 0), ==, 1);
      self->uris[i] = g_strdup (uri->str);
    }
}

static void
arena_init (Arena *self, Fixture *f)
{
  gboolean server = regie_db_is_postgres (f->db);

  *self = (Arena){ .f = f, .n_rivals = server ? MOST_RIVALS : 2 };
  self->rounds = fault_scale (server ? 100 : 300, 10000, 100000) / self->n_rivals;
  for (guint i = 0; i < RECORDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Huis %u", i);

      self->records[i] = record (f, REGIE_ENTITY_Organisation,
                                 PAIRS ("naam", name, "toelichting", "0"));
    }
  if (server)
    give_logins (self);
  else
    for (guint i = 0; i < self->n_rivals; i++)
      self->uris[i] = g_strdup (f->uri);
}

static void
arena_clear (Arena *self)
{
  for (guint i = 0; i < self->n_rivals; i++)
    g_free (self->uris[i]);
}

/* All edit WHICH at once; how each ended is added to the figures. */
static void
fight (const Arena *arena, const FaultChild *children, guint which, Figures *n)
{
  gint64 answer;

  for (guint i = 0; i < arena->n_rivals; i++)
    fault_say (children[i].line, which);
  for (guint i = 0; i < arena->n_rivals; i++)
    g_assert_true (fault_hear (children[i].line, &answer));
  for (guint i = 0; i < arena->n_rivals; i++)
    fault_say (children[i].line, 1);
  for (guint i = 0; i < arena->n_rivals; i++)
    {
      g_assert_true (fault_hear (children[i].line, &answer));
      g_assert_true (answer == SAVED || answer == REGIE_ERROR_CONFLICT
                     || answer == REGIE_ERROR_BUSY);
      n->saved[which] += answer == SAVED;
      n->all += answer == SAVED;
      n->told += answer == REGIE_ERROR_CONFLICT;
      n->busy += answer == REGIE_ERROR_BUSY;
    }
}

/* What stands there less often than it was said to be saved. */
static gint64
count_lost (Fixture *f, const Arena *arena, const Figures *n)
{
  gint64 lost = 0;

  for (guint i = 0; i < RECORDS; i++)
    {
      g_autofree char *number = dup_number (f->db, arena->records[i]);

      lost += n->saved[i] - g_ascii_strtoll (number, NULL, 10);
    }
  return lost;
}

static void
test_rivals (Fixture *f, gconstpointer data)
{
  Arena arena;
  Rival rivals[MOST_RIVALS];
  FaultChild children[MOST_RIVALS];
  Figures n = { 0 };
  gint64 lost, entries;

  arena_init (&arena, f);
  entries = count (f, "SELECT count(*) FROM change_log");
  for (guint i = 0; i < arena.n_rivals; i++)
    {
      rivals[i] = (Rival){ &arena, i };
      children[i] = fault_start (edit_often, &rivals[i]);
    }
  for (guint i = 0; i < arena.rounds; i++)
    fight (&arena, children, i % RECORDS, &n);
  for (guint i = 0; i < arena.n_rivals; i++)
    {
      fault_kill (&children[i]);
      fault_end (&children[i]);
    }
  lost = count_lost (f, &arena, &n);
  entries = count (f, "SELECT count(*) FROM change_log") - entries;
  g_test_message ("%u rivals, %u edits: %u saved, %u conflicts told, %u to be tried again; "
                  "%" G_GINT64_FORMAT " lost, %" G_GINT64_FORMAT " entries in the log",
                  arena.n_rivals, arena.n_rivals * arena.rounds, n.all, n.told, n.busy, lost,
                  entries);
  g_assert_cmpint (lost, ==, 0);
  g_assert_cmpint (entries, ==, n.all);
  g_assert_cmpuint (n.all, <=, arena.rounds);
  g_assert_cmpuint (n.all + n.told + n.busy, ==, arena.n_rivals * arena.rounds);
  g_assert_cmpuint (n.told, >, n.busy);
  assert_in_order (f);
  arena_clear (&arena);
}

/* Two read the same, and both write: the second is told.  Who does not say what was read writes
 * over the first. */
static void
test_teeth (Fixture *f, gconstpointer data)
{
  gint64 id = record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Huis", "toelichting", "0"));
  g_autoptr (RegieDb) other = regie_db_open (f->uri, REGIE_DB_READ_WRITE, NULL);
  g_autofree char *mine = dup_number (f->db, id);
  g_autofree char *theirs = dup_number (other, id);
  g_autofree char *careful = NULL;
  g_autofree char *careless = NULL;

  g_assert_cmpint (add_one (f->db, &f->applier, id, mine), ==, SAVED);
  g_assert_cmpint (add_one (other, &f->applier, id, theirs), ==, REGIE_ERROR_CONFLICT);
  careful = dup_number (f->db, id);
  g_assert_cmpstr (careful, ==, "1");
  sql (f, "UPDATE organisation SET note = '2'");
  g_assert_true (regie_db_script (other, "UPDATE organisation SET note = '1'", NULL));
  careless = dup_number (f->db, id);
  g_assert_cmpstr (careless, ==, "1"); /* of three edits one is left */
}

TEST_SUITE (rivals)
{
  static const FixtureTest tests[] = {
    { "nobody-loses", test_rivals },
    { "who-does-not-look-does", test_teeth },
  };

  ADD_ON_BOTH_ENGINES ("/rivals", tests);
}
