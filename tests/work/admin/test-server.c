/* SPDX-License-Identifier: EUPL-1.2 */
/* A server as it is typed and as it is remembered, and what is said of what was found there. */
#include "regie-server.h"

#include <string.h>

#include "fixture.h"
#include "regie-error.h"
#include "regie-server-view.h"

/* What was typed comes back; the password stands in what is opened, and in nothing else. */
static void
test_address (void)
{
  static const struct {
    RegieServer server;
    const char *address, *opened;
  } rows[] = {
    { { .host = (char *) "db.gemeente.nl", .database = (char *) "regie" },
      "postgresql://db.gemeente.nl/regie?sslmode=verify-full",
      "postgresql://db.gemeente.nl/regie?sslmode=verify-full" },
    { { .host = (char *) "db.gemeente.nl",
        .port = (char *) "5433",
        .database = (char *) "regie",
        .login = (char *) "l.habets@gem",
        .way = REGIE_LOGIN_PASSWORD,
        .root = (char *) "/etc/ssl/gem & co.crt" },
      "postgresql://l.habets%40gem@db.gemeente.nl:5433/regie?sslmode=verify-full&sslrootcert="
      "%2Fetc%2Fssl%2Fgem%20%26%20co.crt",
      "postgresql://l.habets%40gem:g%40h%2Feim@db.gemeente.nl:5433/regie?sslmode=verify-full&"
      "sslrootcert=%2Fetc%2Fssl%2Fgem%20%26%20co.crt" },
    { { .host = (char *) "/var/run/postgresql",
        .database = (char *) "regie",
        .login = (char *) "lotte",
        .way = REGIE_LOGIN_PASSWORD },
      "postgresql://lotte@/regie?host=%2Fvar%2Frun%2Fpostgresql",
      "postgresql://lotte:g%40h%2Feim@/regie?host=%2Fvar%2Frun%2Fpostgresql" },
    { { .host = (char *) "fd00::5",
        .database = (char *) "regie",
        .login = (char *) "lotte",
        .way = REGIE_LOGIN_CERTIFICATE,
        .certificate = (char *) "/home/l/l.crt",
        .key = (char *) "/home/l/l.key" },
      "postgresql://lotte@[fd00::5]/regie?sslmode=verify-full&sslcert=%2Fhome%2Fl%2Fl.crt&sslkey="
      "%2Fhome%2Fl%2Fl.key",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean has_password = rows[i].server.way == REGIE_LOGIN_PASSWORD;
      g_autofree char *address = regie_server_dup_address (&rows[i].server, NULL);
      g_autofree char *opened = regie_server_dup_address (&rows[i].server, "g@h/eim");
      g_autoptr (RegieServer) back = regie_server_from_address (address, has_password);
      g_autoptr (RegieServer) same = regie_server_from_address (opened, has_password);
      g_autofree char *again = regie_server_dup_address (back, NULL);
      g_autofree char *without = regie_server_dup_address (same, NULL);

      g_assert_cmpstr (address, ==, rows[i].address);
      if (rows[i].opened != NULL)
        g_assert_cmpstr (opened, ==, rows[i].opened);
      g_assert_cmpstr (again, ==, address);
      g_assert_cmpstr (without, ==, address);
      g_assert_cmpint (back->way, ==, rows[i].server.way);
      g_assert_cmpstr (back->host, ==, rows[i].server.host);
      g_assert_cmpstr (back->login, ==, rows[i].server.login);
    }
  g_assert_null (regie_server_from_address ("/home/lotte/regie.db", FALSE));
}

/* What cannot be is refused with its field. */
static void
test_check (void)
{
  static const struct {
    RegieServer server;
    const char *field;
  } rows[] = {
    { { .database = (char *) "regie" }, "host" },
    { { .host = (char *) "db nl", .database = (char *) "regie" }, "host" },
    { { .host = (char *) "db.nl/regie", .database = (char *) "regie" }, "host" },
    { { .host = (char *) "db.nl" }, "database" },
    { { .host = (char *) "db.nl", .port = (char *) "70000", .database = (char *) "r" }, "port" },
    { { .host = (char *) "db.nl", .database = (char *) "r", .way = REGIE_LOGIN_PASSWORD },
      "login" },
    { { .host = (char *) "db.nl", .database = (char *) "r", .root = (char *) "/nergens" }, "root" },
    { { .host = (char *) "db.nl", .database = (char *) "r", .way = REGIE_LOGIN_CERTIFICATE },
      "certificate" },
    { { .host = (char *) "db.nl", .database = (char *) "r" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (regie_server_check (&rows[i].server, &error) == (rows[i].field == NULL));
      g_assert_cmpstr (regie_error_get_field (error), ==, rows[i].field);
    }
}

/* Each thing that can be found is said, and only who can work there may open it. */
static void
test_verdict (void)
{
  static const int now = 14;
  const struct {
    RegieServerFound found;
    const char *says;
    gboolean is_good;
  } rows[] = {
    { { .reached = 3, .version = now, .name = (char *) "Lotte", .role = (char *) "consulent" },
      "Lotte · consulent",
      TRUE },
    { { .reached = 3, .version = now, .encryption = (char *) "TLSv1.3", .role = (char *) "balie" },
      "Encrypted (TLSv1.3)",
      TRUE },
    { { .reached = 3, .version = now, .login = (char *) "vreemd" },
      "The login vreemd does not stand in the list",
      FALSE },
    { { .reached = 3, .version = now, .may_create = TRUE }, "The owner of the database", TRUE },
    { { .reached = 3, .version = 0, .may_create = TRUE }, "begins an office", TRUE },
    { { .reached = 3, .version = 0 }, "you may not make anything there", FALSE },
    { { .reached = 3, .version = 900, .role = (char *) "balie" }, "newer Regie", FALSE },
    { { .reached = 3, .version = 3, .role = (char *) "balie" }, "brings it to version", TRUE },
  };
  const RegieServer server = { .host = (char *) "db.nl", .database = (char *) "r" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieServerView) view = regie_server_view_new (&server, &rows[i].found, NULL);
      g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));

      if (strstr (text, rows[i].says) == NULL || view->is_good != rows[i].is_good)
        g_error ("%s, %d: %s", rows[i].says, view->is_good, text);
    }
}

/* Where nothing answers, that is said, and at which stage. */
static void
test_nobody (void)
{
  const RegieServer socket = { .host = (char *) "/nergens", .database = (char *) "r" };
  const RegieServer port = { .host = (char *) "127.0.0.1",
                             .port = (char *) "9",
                             .database = (char *) "r" };
  const RegieServer *rows[] = { &socket, &port };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieServerFound) found = regie_server_look (rows[i], NULL, NULL);
      g_autoptr (RegieServerView) view = regie_server_view_new (rows[i], found, NULL);
      g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));

      g_assert_cmpint (found->reached, ==, REGIE_SERVER_FOUND);
      g_assert_nonnull (strstr (text, "Not found"));
      g_assert_nonnull (strstr (text, i == 0 ? "/nergens" : "no database answers"));
      g_assert_false (view->is_good);
    }
}

static void
test_stopped (void)
{
  const RegieServer port = { .host = (char *) "127.0.0.1",
                             .port = (char *) "9",
                             .database = (char *) "r" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RegieServerFound) found = NULL;

  g_cancellable_cancel (cancellable);
  found = regie_server_look (&port, NULL, cancellable);
  g_assert_error (found->error, REGIE_ERROR, REGIE_ERROR_CANCELLED);
}

/* Whoever connects with such an address finds the schema of the test. */
#define HERE                                                                                       \
  "DO $$ BEGIN EXECUTE format ('ALTER DATABASE %%I SET search_path TO %s', current_database (), "  \
  "current_schema ()); END $$"

static void
test_found (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieServer) server = regie_server_from_address (f->uri, FALSE);
  g_autoptr (RegieServerFound) owner = NULL;
  g_autoptr (RegieServerFound) staff = NULL;
  g_autofree char *here = g_strdup_printf (HERE, "%I");
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (f->db, here, &error));
  g_assert_no_error (error);
  owner = regie_server_look (server, NULL, NULL);
  g_assert_no_error (owner->error);
  g_assert_cmpint (owner->reached, ==, REGIE_N_SERVER_STAGES);
  g_assert_cmpint (owner->version, ==, regie_schema ()->version);
  g_assert_cmpstr (owner->login, ==, "test");
  g_assert_null (owner->role);
  g_assert_true (owner->may_create);
  g_assert_true (regie_db_script (
    f->db,
    "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, 'Ingrid', "
    "'test', 'manager', 1)",
    NULL));
  staff = regie_server_look (server, NULL, NULL);
  g_assert_cmpstr (staff->name, ==, "Ingrid");
  g_assert_cmpstr (staff->role, ==, "manager");
  /* Nothing was changed by looking. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, 0);
}

TEST_SUITE (server)
{
  static const FixtureTest tests[] = { { "found", test_found } };

  g_test_add_func ("/server/address-and-back", test_address);
  g_test_add_func ("/server/what-cannot-be", test_check);
  g_test_add_func ("/server/verdict", test_verdict);
  g_test_add_func ("/server/nobody-answers", test_nobody);
  g_test_add_func ("/server/stopped", test_stopped);
  ADD_ON_SERVER ("/server", tests);
}
