/* SPDX-License-Identifier: EUPL-1.2 */
/* What both engines promise. */
#include "fixture.h"
#include "regie-error.h"

/* What is said of a database on a screen or in a log has no password and no user. */
static void
test_display (void)
{
  static const struct {
    const char *uri, *shown;
  } rows[] = {
    { "/tmp/regie.db", "regie.db" },
    { "postgresql://anna:geheim@server/regie?sslmode=verify-full", "server/regie" },
    { "postgresql:///regie?host=/run/x&user=anna&password=geheim", "regie" },
    { "postgresql://server", "server" },
    { "postgresql://", "PostgreSQL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = regie_db_dup_display (rows[i].uri);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_names (void)
{
  static const struct {
    const char *uri;
    gboolean good, address;
  } rows[] = {
    { "/tmp/regie.db", TRUE, FALSE },
    { "regie.db", TRUE, FALSE },
    { ":memory:", TRUE, FALSE },
    { "./host=x.db", TRUE, FALSE },
    { "postgresql://server/regie", TRUE, TRUE },
    { "postgres://server/regie", TRUE, TRUE },
    { "", FALSE, FALSE },
    { " \u00a0\t", FALSE, FALSE },
    { "postgres:regie", FALSE, FALSE },
    { "mysql://server/regie", FALSE, FALSE },
    { "file:regie.db", FALSE, FALSE },
    { "host=server dbname=regie", FALSE, FALSE },
    { "dbname = regie", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (regie_db_is_address (rows[i].uri), ==, rows[i].address);
      if (regie_db_check_name (rows[i].uri, &error) != rows[i].good)
        g_error ("“%s”", rows[i].uri);
      if (rows[i].good)
        continue;
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_clear_error (&error);
      g_assert_null (regie_db_open (rows[i].uri, REGIE_DB_CREATE, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
    }
}

static gboolean
add_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (data, "%s%s", i > 0 ? "," : "",
                            columns[i] != NULL ? columns[i] : "NULL");
  g_string_append_c (data, ';');
  return TRUE;
}

/* Parameters stand wherever their number does, and are values whatever signs they hold. */
static void
test_params (Fixture *f, gconstpointer data)
{
  const char *const params[] = { "een", NULL, "'; DROP TABLE team; --", "\u0130é\n" };
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *null = NULL;
  gint64 number = 7;

  g_assert_true (regie_db_exec (f->db,
                                "SELECT CAST ($3 AS TEXT), CAST ($1 AS TEXT), CAST ($1 AS TEXT), "
                                "CAST ($2 AS TEXT), CAST ($4 AS TEXT)",
                                4, params, add_row, rows, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rows->str, ==, "'; DROP TABLE team; --,een,een,NULL,\u0130é\n;");
  g_assert_true (regie_db_get_text (f->db, "SELECT name FROM team", 0, NULL, &none, &error));
  g_assert_null (none);
  g_assert_true (regie_db_get_text (f->db, "SELECT NULL", 0, NULL, &null, &error));
  g_assert_null (null);
  g_assert_true (regie_db_get_int (f->db, "SELECT id FROM team", 0, NULL, &number, &error));
  g_assert_cmpint (number, ==, 0);
  g_assert_false (regie_db_get_int (f->db, "SELECT geen FROM team", 0, NULL, &number, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FAILED);
}

#define TEAMS                                                                                      \
  "INSERT INTO team (id, version, voided, name) VALUES (1, 1, 0, 'a'), (2, 1, 0, 'b'), (3, 1, 0, " \
  "'c')"

typedef struct {
  RegieDb *db;
  GString *seen;
  guint depth;
} Nested;

/* For each row the same statement again, two deep. */
static gboolean
ask_again (guint n, const char *const *columns, gpointer data, GError **error)
{
  Nested *nested = data;
  Nested below = { nested->db, nested->seen, nested->depth + 1 };

  g_string_append (nested->seen, columns[0]);
  return nested->depth == 2
         || regie_db_exec (nested->db, "SELECT name FROM team WHERE id < $1 ORDER BY id", 1,
                           (const char *[]){ "3" }, ask_again, &below, error);
}

static gboolean
refuse_second (guint n, const char *const *columns, gpointer data, GError **error)
{
  return ++*(guint *) data < 2 || regie_refuse (error, "enough");
}

/* A statement may run inside itself, and what a row refuses ends it. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  Nested nested = { f->db, seen, 1 };
  guint n = 0;

  g_assert_true (regie_db_script (f->db, TEAMS, NULL));
  g_assert_true (regie_db_exec (f->db, "SELECT name FROM team WHERE id < $1 ORDER BY id", 1,
                                (const char *[]){ "3" }, ask_again, &nested, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, "aabbab");
  g_assert_false (regie_db_exec (f->db, "SELECT id FROM team", 0, NULL, refuse_second, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (error->message, ==, "enough");
  /* Of several rows the first counts. */
  g_assert_true (
    regie_db_get_text (f->db, "SELECT name FROM team ORDER BY id", 0, NULL, &first, NULL));
  g_assert_cmpstr (first, ==, "a");
  /* The statement can be asked again. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM team"), ==, 3);
}

/* What a transaction did stands after its end, or nothing of it. */
static void
test_transaction (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_begin (f->db, &error) && regie_db_script (f->db, TEAMS, &error));
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*in_transaction*");
  g_assert_false (regie_db_begin (f->db, &error));
  g_test_assert_expected_messages ();
  regie_db_rollback (f->db);
  g_assert_cmpint (count (f, "SELECT count(*) FROM team"), ==, 0);
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*in_transaction*");
  g_assert_false (regie_db_commit (f->db, &error));
  g_test_assert_expected_messages ();
  g_assert_true (regie_db_begin (f->db, &error) && regie_db_script (f->db, TEAMS, &error)
                 && regie_db_commit (f->db, &error));
  g_assert_no_error (error);
  /* Who closes in the middle of one leaves nothing of it. */
  g_assert_true (regie_db_begin (f->db, &error)
                 && regie_db_script (f->db, "DELETE FROM team", &error));
  regie_db_close (f->db);
  f->db = regie_db_open (f->uri, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM team"), ==, 3);
}

/* Questions that are asked together are answered each by itself and in order, the same one with
 * other values too, first or again, in a transaction or not.  After one that fails the next are
 * answered as if it had not been. */
static void
test_together (Fixture *f, gconstpointer data)
{
  const char *const first[] = { "1" };
  const char *const later[] = { "2" };
  g_autoptr (GString) rows = g_string_new (NULL);
  const RegieDbAsk asks[] = {
    { "SELECT name FROM team WHERE id >= $1 ORDER BY id", 1, later, add_row, rows },
    { "SELECT count(*) FROM team", 0, NULL, add_row, rows },
    { "SELECT name FROM team WHERE id >= $1 ORDER BY id", 1, first, add_row, rows },
    { "SELECT name FROM team WHERE id = $1 AND 1 = 0", 1, first, add_row, rows },
  };
  const RegieDbAsk wrong[] = {
    { "SELECT min(id) FROM team WHERE id >= $1", 1, later, NULL, NULL },
    { "SELECT geen FROM team WHERE id = $1", 1, first, NULL, NULL },
    { "SELECT max(id) FROM team WHERE id >= $1", 1, first, NULL, NULL },
  };

  g_assert_true (regie_db_script (f->db, TEAMS, NULL));
  g_assert_true (regie_db_exec_all (f->db, NULL, 0, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == 3)
        g_assert_true (regie_db_begin (f->db, NULL));
      g_string_truncate (rows, 0);
      regie_db_exec_all (f->db, asks, G_N_ELEMENTS (asks), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows->str, ==, "b;c;3;a;b;c;");
      g_assert_false (regie_db_exec_all (f->db, wrong, G_N_ELEMENTS (wrong), &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FAILED);
      if (i == 3)
        regie_db_rollback (f->db);
      /* Each of them alone, and what was not reached. */
      g_string_truncate (rows, 0);
      g_assert_true (
        regie_db_exec (f->db, wrong[0].sql, 1, wrong[0].params, add_row, rows, NULL)
        && regie_db_exec (f->db, wrong[2].sql, 1, wrong[2].params, add_row, rows, NULL));
      g_assert_cmpstr (rows->str, ==, "2;3;");
    }
}

/* A rule of the tables refuses with one code on either engine, and no value is told. */
static void
test_refusals (Fixture *f, gconstpointer data)
{
  static const char *const statements[] = {
    "INSERT INTO team (id, version, voided, name) VALUES (1, 1, 0, 'geheim')", /* twice */
    "INSERT INTO team (id, version, voided) VALUES (9, 1, 0)",                 /* no name */
    "INSERT INTO staff (id, version, voided, name, role, team) VALUES (1, 1, 0, 'geheim', "
    "'balie', 99)",                  /* no such team */
    "DELETE FROM team WHERE id = 2", /* somebody is in it */
  };

  g_assert_true (regie_db_script (
    f->db,
    TEAMS "; INSERT INTO staff (id, version, voided, name, role, team) VALUES (7, 1, 0, "
          "'x', 'balie', 2)",
    NULL));
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) script = NULL;

      if (regie_db_exec (f->db, statements[i], 0, NULL, NULL, NULL, &error))
        g_error ("%s", statements[i]);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
      g_assert_null (strstr (error->message, "geheim"));
      g_assert_false (regie_db_script (f->db, statements[i], &script));
      g_assert_error (script, REGIE_ERROR, REGIE_ERROR_REFUSED);
    }
}

TEST_SUITE (db)
{
  static const FixtureTest tests[] = {
    { "parameters-are-values", test_params },    { "rows", test_rows },
    { "one-transaction", test_transaction },     { "several-together", test_together },
    { "what-the-tables-refuse", test_refusals },
  };

  g_test_add_func ("/db/display", test_display);
  g_test_add_func ("/db/names", test_names);
  ADD_ON_BOTH_ENGINES ("/db", tests);
}
