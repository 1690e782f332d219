/* SPDX-License-Identifier: EUPL-1.2 */
/* A whole office from a file to a server and back. */
#include "fixture.h"
#include "regie-copy-query.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-plain-query.h"

typedef struct {
  RegieDb *db;
  char *uri, *folder;
} Place;

static void
place_init (Place *self, gboolean postgres)
{
  g_autoptr (GError) error = NULL;

  self->folder = NULL;
  self->uri = new_uri (postgres, &self->folder);
  self->db = regie_db_open (self->uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  regie_migrate (self->db, regie_schema (), &error);
  g_assert_no_error (error);
}

static void
place_clear (Place *self)
{
  regie_db_close (self->db);
  if (self->folder != NULL)
    {
      g_autofree char *journal = g_strconcat (self->uri, "-journal", NULL);

      g_unlink (self->uri);
      g_unlink (journal);
      g_rmdir (self->folder);
    }
  g_free (self->uri);
  g_free (self->folder);
}

/* An office with a draft, a file, something in the log that was undone, and what was read. */
static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  gint64 dossier, seq;

  fixture_fill (f, 12, 1);
  dossier = count (f, "SELECT min(id) FROM dossier");
  seq = add_fact (f, dossier, "contact", "2026-11-02", "toelichting",
                  "Met “aanhalingstekens”, een \\ en een 'enkele'");
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_true (regie_db_script (f->db,
                                  "INSERT INTO read_log (id, at, who, dossier) VALUES (1, "
                                  "'2026-11-23T10:00:00Z', NULL, 0)",
                                  &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment_bytes"), >, 0);
}

static void
copy (RegieDb *from, RegieDb *to)
{
  g_autoptr (GError) error = NULL;

  regie_copy_all (from, to, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* There and back: the same tables at each step, and a database that works as any other. */
static void
test_round_trip (Fixture *f, gconstpointer engine)
{
  Place there, back;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  Fixture other = *f;

  fill (f);
  before = sum_tables (f->db);
  place_init (&there, !regie_db_is_postgres (f->db) && fixture_has_server ());
  copy (f->db, there.db);
  assert_same_tables (f->db, there.db);
  place_init (&back, regie_db_is_postgres (f->db));
  copy (there.db, back.db);
  after = sum_tables (back.db);
  regie_tables_compare (before, after, &error);
  g_assert_no_error (error);
  other.db = there.db;
  assert_in_order (&other);
  add_fact (&other, count (&other, "SELECT min(id) FROM dossier"), "contact", "2026-11-03", NULL,
            NULL);
  assert_in_order (&other);
  other.db = back.db;
  assert_in_order (&other);
  place_clear (&there);
  place_clear (&back);
}

/* A database in which somebody works is not written over. */
static void
test_not_empty (Fixture *f, gconstpointer engine)
{
  Place there;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  place_init (&there, regie_db_is_postgres (f->db));
  regie_demo_fill (there.db, f->office, 2, 3, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  before = sum_tables (there.db);
  g_assert_false (regie_copy_all (f->db, there.db, NULL, NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  after = sum_tables (there.db);
  g_assert_true (regie_tables_compare (before, after, NULL));
  place_clear (&there);
}

/* What arrived is not what was sent: it is found before it stands, and nothing of it does. */
static void
test_not_the_same (Fixture *f, gconstpointer engine)
{
  Place there;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  place_init (&there, FALSE);
  g_assert_true (regie_db_script (there.db,
                                  "CREATE TRIGGER meddles AFTER INSERT ON person BEGIN UPDATE "
                                  "person SET phone = '0' WHERE id = NEW.id; END",
                                  NULL));
  before = sum_tables (there.db);
  g_assert_false (regie_copy_all (f->db, there.db, NULL, NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "person"));
  after = sum_tables (there.db);
  g_assert_true (regie_tables_compare (before, after, NULL));
  place_clear (&there);
}

/* What points nowhere in the one is not carried into the other. */
static void
test_dangling (Fixture *f, gconstpointer engine)
{
  Place there;
  g_autoptr (GError) error = NULL;

  if (regie_db_is_postgres (f->db))
    return; /* a server does not hold such a thing */
  fill (f);
  place_init (&there, fixture_has_server ());
  g_assert_true (regie_db_script (f->db,
                                  "PRAGMA foreign_keys = OFF; UPDATE fact SET dossier = 1 WHERE id "
                                  "= (SELECT min(id) FROM fact); PRAGMA foreign_keys = ON",
                                  NULL));
  g_assert_false (regie_copy_all (f->db, there.db, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  place_clear (&there);
  g_clear_error (&error);
  place_init (&there, FALSE);
  g_assert_false (regie_copy_all (f->db, there.db, NULL, NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  /* And from then on it keeps its references again. */
  g_assert_false (regie_db_script (there.db, "INSERT INTO attachment_bytes VALUES (5, 'x')", NULL));
  place_clear (&there);
}

typedef struct {
  GCancellable *cancellable;
  guint after;
} Stop;

static void
stop_after (guint done, guint total, gpointer data)
{
  Stop *stop = data;

  if (done >= stop->after)
    g_cancellable_cancel (stop->cancellable);
}

/* Stopped anywhere, it is as if nothing had been done; and then it can be done. */
static void
test_stopped (Fixture *f, gconstpointer engine)
{
  Place there;
  g_autoptr (GPtrArray) before = NULL;

  fill (f);
  place_init (&there, !regie_db_is_postgres (f->db) && fixture_has_server ());
  before = sum_tables (there.db);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GError) error = NULL;
      Stop stop = { cancellable, 1 + i * 300 };

      g_assert_false (regie_copy_all (f->db, there.db, stop_after, &stop, cancellable, &error));
      g_assert_nonnull (error);
      after = sum_tables (there.db);
      g_assert_true (regie_tables_compare (before, after, NULL));
    }
  copy (f->db, there.db);
  assert_same_tables (f->db, there.db);
  place_clear (&there);
}

/* What is copied to a server is closed there as it was made closed: the rights that were loosened
 * are as they were. */
static void
test_closed_again (Fixture *f, gconstpointer engine)
{
  Place there;
  static const char forced[] = "SELECT count(*) FROM pg_class WHERE relforcerowsecurity AND "
                               "relnamespace = current_schema ()::regnamespace";
  static const char loose[] = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND "
                              "condeferrable AND connamespace = current_schema ()::regnamespace";
  static const char asleep[] = "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = "
                               "t.tgrelid WHERE t.tgenabled = 'D' AND c.relnamespace = "
                               "current_schema ()::regnamespace";
  gint64 before, after, deferrable, triggers;

  fill (f);
  place_init (&there, TRUE);
  g_assert_true (regie_db_get_int (there.db, forced, 0, NULL, &before, NULL));
  copy (f->db, there.db);
  g_assert_true (regie_db_get_int (there.db, forced, 0, NULL, &after, NULL));
  g_assert_true (regie_db_get_int (there.db, loose, 0, NULL, &deferrable, NULL));
  g_assert_true (regie_db_get_int (there.db, asleep, 0, NULL, &triggers, NULL));
  g_assert_cmpint (triggers, ==, 0);
  g_assert_cmpint (before, >, 20);
  g_assert_cmpint (after, ==, before);
  g_assert_cmpint (deferrable, ==, 0);
  place_clear (&there);
}

/* Who does not see every row does not copy the rest without a word. */
static void
test_sight (Fixture *f, gconstpointer engine)
{
  g_autofree char *login = g_strdup_printf ("kijker%d", (int) getpid ());
  g_autofree char *make = g_strdup_printf ("DROP ROLE IF EXISTS %s; CREATE ROLE %s LOGIN", login,
                                           login);
  g_autofree char *enter = g_strdup_printf (
    "UPDATE staff SET login = '%s' WHERE id = (SELECT min(id) FROM staff WHERE role = 'manager')",
    login);
  g_autofree char *user = g_strdup_printf ("user=%s", login);
  g_autofree char *pass = g_strdup_printf ("ALTER ROLE %s BYPASSRLS; GRANT pg_read_all_data TO %s",
                                           login, login);
  g_autofree char *gone = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);
  g_autoptr (GString) address = g_string_new (f->uri);
  g_autoptr (GError) error = NULL;
  Place there;
  RegieDb *db;

  fill (f);
  g_assert_true (regie_db_script (f->db, make, NULL));
  /* The list of staff lets it in. */
  g_assert_true (regie_db_script (f->db, enter, NULL));
  g_string_replace (address, "user=test", user, 0);
  place_init (&there, FALSE);
  db = regie_db_open (address->str, REGIE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (regie_copy_all (db, there.db, NULL, NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "BYPASSRLS"));
  g_clear_error (&error);
  regie_db_close (db);
  /* A login for backups does, and needs nothing else. */
  g_assert_true (regie_db_script (f->db, pass, &error));
  db = regie_db_open (address->str, REGIE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  copy (db, there.db);
  assert_same_tables (f->db, there.db);
  regie_db_close (db);
  g_assert_true (regie_db_script (f->db, gone, &error));
  place_clear (&there);
}

/* A backup comes out on a server as well, and who works there is let in, or named. */
static void
test_put (Fixture *f, gconstpointer engine)
{
  Place file, there;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  fill (f);
  place_init (&file, FALSE);
  path = g_strconcat (file.uri, ".plain", NULL);
  g_assert_true (regie_plain_take (f->db, path, NULL, NULL, NULL, &error));
  there.folder = NULL;
  there.uri = new_uri (TRUE, &there.folder);
  there.db = regie_db_open (there.uri, REGIE_DB_CREATE, &error);
  regie_plain_put (path, there.db, NULL, NULL, unknown, NULL, &error);
  g_assert_no_error (error);
  assert_same_tables (f->db, there.db);
  g_assert_true (g_ptr_array_find_with_equal_func (unknown, "balie", g_str_equal, NULL));
  g_unlink (path);
  place_clear (&there);
  place_clear (&file);
}

TEST_SUITE (copy)
{
  static const FixtureTest tests[] = {
    { "/round-trip", test_round_trip },     { "/not-empty", test_not_empty },
    { "/not-the-same", test_not_the_same }, { "/dangling", test_dangling },
    { "/stopped", test_stopped },
  };
  static const FixtureTest on_server[] = {
    { "/closed-again", test_closed_again },
    { "/sight", test_sight },
    { "/put", test_put },
  };

  ADD_ON_BOTH_ENGINES ("/copy", tests);
  ADD_ON_SERVER ("/copy", on_server);
}
