/* SPDX-License-Identifier: EUPL-1.2 */
/* Logging in at a server as an office has one: with TLS and certificates, with a password, or with
 * a certificate of one's own.  Whatever is wrong, window and command line say the same sentence,
 * and no password is in it. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "regie-error.h"
#include "regie-server-query.h"
#include "regie-server-view.h"

#define PASSWORD "sleutelbos-7"
#define OTHER "ratelslang-9"

typedef struct {
  char *folder, *port;
  RegieDb *db; /* of who administers it */
} Office;

static void
run_script (const char *name, const char *what, const char *folder, const char *with)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "secure", name, NULL);
  const char *argv[] = { script, what, folder, with, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static void
run (const Office *self, const char *what, const char *with)
{
  run_script ("server.sh", what, self->folder, with);
}

static char *
dup_mine (const Office *self, const char *name)
{
  return name != NULL ? g_build_filename (self->folder, "mine", name, NULL) : NULL;
}

/* LINE: who is let in, NULL for the usual. */
static void
office_init (Office *self, const char *line)
{
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  *self = (Office){ .folder = g_dir_make_tmp ("regie-secure-XXXXXX", &error) };
  g_assert_no_error (error);
  run (self, "new", line);
  path = g_build_filename (self->folder, "port", NULL);
  g_assert_true (g_file_get_contents (path, &self->port, NULL, NULL));
  g_strstrip (self->port);
  address = g_strdup_printf ("postgresql:///office?host=%s&port=%s&user=test", self->folder,
                             self->port);
  self->db = regie_db_open (address, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_db_script (
    self->db,
    "CREATE ROLE lotte LOGIN PASSWORD '" PASSWORD "'; CREATE ROLE buiten LOGIN PASSWORD '" PASSWORD
    "'; CREATE ROLE oud LOGIN PASSWORD '" PASSWORD "' VALID UNTIL '2020-01-01'; CREATE ROLE kaart "
    "LOGIN; CREATE ROLE geweigerd LOGIN; REVOKE CONNECT ON DATABASE office FROM PUBLIC; GRANT "
    "CONNECT ON DATABASE office TO lotte, oud, kaart, geweigerd",
    NULL));
}

static void
office_clear (Office *self)
{
  regie_db_close (self->db);
  run (self, "end", NULL);
  g_free (self->folder);
  g_free (self->port);
}

/* What is found is said, and what is not has its line, in the one chapter of VIEW. */
static char *
dup_said (RegieServerView *view)
{
  g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (view->chapters), 0);
  GString *text = g_string_new (view->verdict);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)); i++)
    {
      g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), i);

      g_string_append_printf (text, "\n%s: %s", line->title, line->about);
    }
  return g_string_free (text, FALSE);
}

/* What somebody typed in the form, and what comes of it. */
typedef struct {
  const char *name;
  const char *shows; /* the certificate of the server: it is shown from here on */
  const char *login;
  const char *password;          /* NULL: one logs in without */
  const char *certificate, *key; /* NULL: none */
  const char *root;              /* NULL: "ours.crt" */
  const char *host;              /* NULL: "localhost" */
  const char *database;          /* NULL: "office" */
  int reached;
  const char *says;
} Case;

static const Case cases[] = {
  { "password", "good", "lotte", PASSWORD, .reached = 3, .says = "Encrypted (TLSv1.3)" },
  { "wrong password", NULL, "lotte", OTHER, .reached = 1, .says = "login or password" },
  { "empty password", NULL, "lotte", "", .reached = 1, .says = "asks for a password" },
  { "no password", NULL, "lotte", NULL, .reached = 1, .says = "asks for a password" },
  { "login that ended", NULL, "oud", PASSWORD, .reached = 1, .says = "has not ended" },
  { "unknown login", NULL, "niemand", PASSWORD, .reached = 1, .says = "Look whether the login is" },
  { "refused login", NULL, "geweigerd", NULL, .reached = 1, .says = "does not let this login in" },
  { "not in this database", NULL, "buiten", PASSWORD, .reached = 1,
    .says = "does not let it into this database" },
  { "no such database", NULL, "lotte", PASSWORD, .database = "elders", .reached = 1,
    .says = "no database of this name" },
  { "certificate", NULL, "kaart", NULL, "kaart.crt", "key", .reached = 3, .says = "As kaart" },
  { "certificate of another", NULL, "kaart", NULL, "ander.crt", "key", .reached = 1,
    .says = "certificate or ticket is of the same person" },
  { "certificate that ended", NULL, "kaart", NULL, "oud.crt", "key", .reached = 1,
    .says = "Your certificate has ended" },
  { "certificate of a stranger", NULL, "kaart", NULL, "vreemd.crt", "key", .reached = 1,
    .says = "does not trust your certificate" },
  { "no certificate", NULL, "kaart", NULL, .reached = 1, .says = "does not let this login in" },
  { "key of another", NULL, "kaart", NULL, "kaart.crt", "anders.key", .reached = 1,
    .says = "do not belong together" },
  { "key that all read", NULL, "kaart", NULL, "kaart.crt", "open.key", .reached = 1,
    .says = "others may read the key" },
  { "another name", NULL, "lotte", PASSWORD, .host = "127.0.0.1", .reached = 1,
    .says = "computer with another name" },
  { "unknown to me", NULL, "lotte", PASSWORD, .root = "theirs.crt", .reached = 1,
    .says = "is not trusted" },
  { "unknown to this computer", NULL, "lotte", PASSWORD, .root = "", .reached = 1,
    .says = "not certain who answers" },
  { "no list of who is trusted", NULL, "lotte", PASSWORD, .root = "key", .reached = 1,
    .says = "certificate of the office is not there" },
  { "server that ended", "ended", "lotte", PASSWORD, .reached = 1, .says = "It may have ended" },
  { "server of a stranger", "strange", "lotte", PASSWORD, .reached = 1, .says = "is not trusted" },
  { "server without TLS", "none", "lotte", PASSWORD, .reached = 1,
    .says = "no encrypted connection" },
};

static RegieServer *
server_of (const Office *office, const Case *one)
{
  RegieServer *server = g_new0 (RegieServer, 1);

  server->host = g_strdup (one->host != NULL ? one->host : "localhost");
  server->port = g_strdup (office->port);
  server->database = g_strdup (one->database != NULL ? one->database : "office");
  server->login = g_strdup (one->login);
  server->way = one->certificate != NULL ? REGIE_LOGIN_CERTIFICATE
                : one->password != NULL  ? REGIE_LOGIN_PASSWORD
                                         : REGIE_LOGIN_NETWORK;
  server->certificate = dup_mine (office, one->certificate);
  server->key = dup_mine (office, one->key);
  if (g_strcmp0 (one->root, "") != 0)
    server->root = dup_mine (office, one->root != NULL ? one->root : "ours.crt");
  return server;
}

/* The command line opens the address itself, and says what that says. */
static void
check_address (const RegieServer *server, const Case *one, const RegieServerFound *found)
{
  g_autofree char *address = regie_server_dup_address (server, one->password);
  g_autoptr (GError) error = NULL;
  RegieDb *db = regie_db_open (address, REGIE_DB_READ_ONLY, &error);

  g_assert_cmpint (db != NULL, ==, one->reached == REGIE_N_SERVER_STAGES);
  if (db != NULL)
    regie_db_close (db);
  else
    g_assert_cmpstr (error->message, ==, found->error->message);
}

static void
try_case (const Office *office, const Case *one)
{
  g_autoptr (RegieServer) server = server_of (office, one);
  g_autoptr (RegieServerFound) found = NULL;
  g_autoptr (RegieServerView) view = NULL;
  g_autofree char *said = NULL;

  if (one->shows != NULL)
    run (office, "use", one->shows);
  found = regie_server_look (server, one->password, NULL);
  view = regie_server_view_new (server, found, NULL);
  said = dup_said (view);
  g_test_message ("%s: %s", one->name, said);
  g_assert_cmpint (found->reached, ==, one->reached);
  if (strstr (said, one->says) == NULL)
    g_error ("%s: %s", one->name, said);
  g_assert_null (strstr (said, PASSWORD));
  g_assert_null (strstr (said, OTHER));
  check_address (server, one, found);
}

/* --- addresses, as they stand on a command line --- */

/* Opens "postgresql://USER@localhost:PORT/office?sslrootcert=…REST"; SAYS NULL: it must. */
static void
try_rest (const Office *office, const char *user, const char *rest, const char *says)
{
  g_autofree char *root = dup_mine (office, "ours.crt");
  g_autofree char *address = g_strdup_printf (
    "postgresql://%s@localhost:%s/office?sslrootcert=%s%s", user, office->port, root, rest);
  g_autoptr (GError) error = NULL;
  RegieDb *db = regie_db_open (address, REGIE_DB_READ_ONLY, &error);

  if (says == NULL)
    {
      g_assert_no_error (error);
      regie_db_close (db);
      return;
    }
  g_assert_null (db);
  if (strstr (error->message, says) == NULL)
    g_error ("%s: %s", rest, error->message);
}

static void
write_private (const char *path, const char *text, int mode)
{
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, NULL));
}

static guint asked;

/* In the language of who is asked. */
static char *
ask (void)
{
  g_assert_true (uselocale (NULL) == LC_GLOBAL_LOCALE);
  asked++;
  return g_strdup (PASSWORD);
}

static char *
ask_in_vain (void)
{
  asked++;
  return g_strdup ("");
}

static char *
ask_nobody (void)
{
  return NULL;
}

/* From a file that is one's own, from whoever is asked, and once; from a file of services. */
static void
check_passwords (const Office *office)
{
  g_autofree char *path = g_build_filename (office->folder, "mine", "pgpass", NULL);
  g_autofree char *services = g_build_filename (office->folder, "mine", "services", NULL);
  g_autofree char *root = dup_mine (office, "ours.crt");
  g_autofree char *text = g_strdup_printf (
    "[kantoor]\nhost=localhost\nport=%s\ndbname=office\nuser=lotte\nsslrootcert=%s\n"
    "password=" PASSWORD "\n",
    office->port, root);
  g_autoptr (GError) error = NULL;
  RegieDb *db;

  write_private (path, "localhost:*:*:lotte:" PASSWORD "\n", 0600);
  g_setenv ("PGPASSFILE", path, TRUE);
  try_rest (office, "lotte", "", NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  try_rest (office, "lotte", "", "asks for a password");
  g_unsetenv ("PGPASSFILE");
  regie_db_set_asker (ask_nobody);
  try_rest (office, "lotte", "", "asks for a password");
  regie_db_set_asker (ask_in_vain);
  try_rest (office, "lotte", "", "asks for a password");
  try_rest (office, "lotte", "", "asks for a password");
  g_assert_cmpint (asked, ==, 2);
  regie_db_set_asker (ask);
  try_rest (office, "lotte", "", NULL);
  try_rest (office, "lotte", "", NULL);
  g_assert_cmpint (asked, ==, 3);
  regie_db_set_asker (NULL);
  write_private (services, text, 0600);
  g_setenv ("PGSERVICEFILE", services, TRUE);
  db = regie_db_open ("postgresql:///?service=kantoor", REGIE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  regie_db_close (db);
  g_unsetenv ("PGSERVICEFILE");
}

/* Of several servers, the one of the kind that was asked for. */
static void
check_kinds (const Office *office)
{
  g_autofree char *first = g_strdup_printf (
    "&host=localhost,localhost&port=1,%s&password=" PASSWORD, office->port);
  g_autofree char *writes = g_strconcat (first, "&target_session_attrs=read-write", NULL);
  g_autofree char *reads = g_strconcat (first, "&target_session_attrs=standby", NULL);

  try_rest (office, "lotte", first, NULL);
  try_rest (office, "lotte", writes, NULL);
  try_rest (office, "lotte", reads, "not of the kind");
}

/* TEXT does not stand in the file NAME of OFFICE. */
static void
check_unsaid (const Office *office, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (office->folder, name, NULL);
  g_autofree char *all = NULL;

  g_assert_true (g_file_get_contents (path, &all, NULL, NULL));
  g_assert_nonnull (strstr (all, "lotte"));
  g_assert_null (strstr (all, text));
}

static void
test_ways (void)
{
  Office office;

  office_init (&office, NULL);
  check_passwords (&office);
  check_kinds (&office);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    try_case (&office, &cases[i]);
  /* What it was told as it was made stands there; what was typed wrongly does not. */
  check_unsaid (&office, "server.log", OTHER);
  office_clear (&office);
}

/* --- Kerberos --- */

/* Who has which ticket, and what is said. */
typedef struct {
  const char *name;
  const char *what, *of; /* of kerberos.sh; WHAT NULL: nothing is done first */
  const char *ticket;    /* in this file */
  const char *login;     /* NULL: nobody tries it yet */
  int reached;
  const char *says;
} Ticket;

static const Ticket tickets[] = {
  { "ticket", "login", "lotte", "lotte.cc", "lotte", 3, "As lotte" },
  { "ticket of another", "login", "vreemd", "vreemd.cc", "lotte", 1, "ticket is of the same" },
  { "without a login", NULL, NULL, "vreemd.cc", "vreemd", 1, "does not let this login in" },
  { "no ticket", NULL, NULL, "none.cc", "lotte", 1, "not logged in to the network" },
  { "ticket that ended", "expire", "lotte", "lotte.cc", "lotte", 1, "or it is too long ago" },
  { "ticket again", "login", "lotte", "lotte.cc", "lotte", 3, "As lotte" },
  { "new ticket", "login", "lotte", "lotte.cc", NULL, 0, NULL },
  { "no Kerberos", "stop", NULL, "lotte.cc", "lotte", 1, "Kerberos of the office does not answer" },
};

/* As libraries read it: another file is another session of the desktop. */
static void
set_place (const char *folder, const char *name, const char *variable)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_setenv (variable, path, TRUE);
}

static void
try_ticket (const Office *office, const char *kerberos, const Ticket *one)
{
  const Case typed = {
    .name = one->name, .login = one->login, .reached = one->reached, .says = one->says
  };

  if (one->what != NULL)
    run_script ("kerberos.sh", one->what, kerberos, one->of);
  set_place (kerberos, one->ticket, "KRB5CCNAME");
  if (one->login != NULL)
    try_case (office, &typed);
}

static void
test_kerberos (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kerberos = g_dir_make_tmp ("regie-krb-XXXXXX", &error);
  g_autofree char *key = g_build_filename (kerberos, "postgres.keytab", NULL);
  g_autofree char *sql = NULL;
  Office office;

  g_assert_no_error (error);
  run_script ("kerberos.sh", "new", kerberos, NULL);
  set_place (kerberos, "krb5.conf", "KRB5_CONFIG");
  office_init (&office, "hostssl all all 127.0.0.1/32 gss include_realm=0 krb_realm=REGIE.TEST");
  sql = g_strdup_printf ("ALTER SYSTEM SET krb_server_keyfile = '%s'", key);
  g_assert_true (regie_db_script (office.db, sql, NULL));
  run (&office, "use", "good");
  for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
    try_ticket (&office, kerberos, &tickets[i]);
  office_clear (&office);
  run_script ("kerberos.sh", "end", kerberos, NULL);
  g_unsetenv ("KRB5CCNAME");
  g_unsetenv ("KRB5_CONFIG");
}

TEST_SUITE (secure)
{
  if (g_getenv ("REGIE_TEST_PG") == NULL)
    return;
  g_test_add_func ("/secure/ways-to-log-in", test_ways);
  /* It asks for packages that nothing else does (./dev fault). */
  if (g_getenv ("REGIE_FAULT") != NULL)
    g_test_add_func ("/secure/kerberos", test_kerberos);
}
