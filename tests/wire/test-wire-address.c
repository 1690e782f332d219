/* SPDX-License-Identifier: EUPL-1.2 */
/* What an address becomes: what the library makes of it is read from a connection that is only
 * begun. */
#include "regie-wire-address.h"

#include <glib/gstdio.h>
#include <string.h>

#include "regie-error.h"
#include "suite.h"

/* Nobody lives there. */
#define FAR "192.0.2.1"

static char *
dup_option (PGconn *connection, const char *name)
{
  PQconninfoOption *options = PQconninfo (connection);
  char *value = NULL;

  for (const PQconninfoOption *one = options; one != NULL && one->keyword != NULL; one++)
    if (strcmp (one->keyword, name) == 0)
      value = g_strdup (one->val);
  PQconninfoFree (options);
  return value;
}

/* SSLMODE as it is when nothing else is said; NULL: it is refused. */
typedef struct {
  const char *uri, *sslmode;
} Safe;

static void
check_safe (const Safe *one)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sslmode = NULL;
  PGconn *connection = regie_wire_address_start (one->uri, "", FALSE, NULL, &error);

  if (connection != NULL)
    sslmode = dup_option (connection, "sslmode");
  PQfinish (connection);
  if (g_strcmp0 (sslmode, one->sslmode) != 0)
    g_error ("%s: %s", one->uri, sslmode);
  if (sslmode != NULL)
    return;
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "leave sslmode out"));
}

static void
test_safe (void)
{
  static const Safe rows[] = {
    { "postgresql://" FAR "/regie", "verify-full" },
    { "postgresql://" FAR "/regie?sslmode=verify-full", "verify-full" },
    { "postgresql://" FAR "/regie?sslmode=verify-ca", NULL },
    { "postgresql://" FAR "/regie?sslmode=require", NULL },
    { "postgresql://" FAR "/regie?sslmode=prefer", NULL },
    { "postgresql://" FAR "/regie?sslmode=disable", NULL },
    /* What looks like the folder of a socket and is not the host. */
    { "postgresql://" FAR "/regie?application_name=host%3D/tmp&sslmode=disable", NULL },
    { "postgresql:///regie?host=/tmp," FAR "&sslmode=disable", NULL },
    { "postgresql://localhost/regie?hostaddr=" FAR "&sslmode=disable", NULL },
    { "postgresql://localhost.elders.invalid/regie?hostaddr=" FAR "&sslmode=disable", NULL },
    { "postgresql://127.0.0.1/regie?sslmode=disable", "disable" },
    { "postgresql:///regie?host=/nergens&sslmode=disable", "disable" },
    { "postgresql:///regie?host=/nergens", "verify-full" },
    /* Kerberos that encrypts knows who answers; asking for it when it happens to be there does
     * not. */
    { "postgresql://" FAR "/regie?sslmode=disable&gssencmode=require", "disable" },
    { "postgresql://" FAR "/regie?sslmode=disable&gssencmode=prefer", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_safe (&rows[i]);
}

/* A service file and the environment name a server as an address does, and weaken nothing. */
static void
test_elsewhere (void)
{
  static const char *const names[] = { "PGSERVICEFILE", "PGSERVICE", "PGHOST", "PGSSLMODE" };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "regie-service-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *host = NULL;
  g_autofree char *database = NULL;
  PGconn *connection;
  int file = g_mkstemp (path);

  g_assert_true (g_close (file, NULL));
  g_assert_true (g_file_set_contents (
    path, "[kantoor]\nhost=" FAR "\ndbname=regie\nsslmode=disable\n", -1, NULL));
  g_setenv ("PGSERVICEFILE", path, TRUE);
  check_safe (&(Safe){ "postgresql:///?service=kantoor", "verify-full" });
  check_safe (&(Safe){ "postgresql:///?service=kantoor&sslmode=prefer", NULL });
  connection = regie_wire_address_start ("postgresql:///?service=kantoor", "", FALSE, NULL, &error);
  g_assert_no_error (error);
  host = dup_option (connection, "host");
  database = dup_option (connection, "dbname");
  PQfinish (connection);
  g_assert_cmpstr (host, ==, FAR);
  g_assert_cmpstr (database, ==, "regie");
  g_setenv ("PGSERVICE", "kantoor", TRUE);
  check_safe (&(Safe){ "postgresql:///regie?sslmode=disable", NULL });
  g_unsetenv ("PGSERVICE");
  g_setenv ("PGHOST", FAR, TRUE);
  g_setenv ("PGSSLMODE", "disable", TRUE);
  check_safe (&(Safe){ "postgresql:///regie", "verify-full" });
  check_safe (&(Safe){ "postgresql:///regie?sslmode=disable", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_unsetenv (names[i]);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The settings of a session come before those of the address, so those win; what is typed wins from
 * a password in the address. */
static void
test_options (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *options = NULL;
  g_autofree char *password = NULL;
  PGconn *connection = regie_wire_address_start (
    "postgresql://lotte:een@/regie?host=/nergens&options=-c%20b%3D2", "-c a=1", FALSE, "twee",
    &error);

  g_assert_no_error (error);
  options = dup_option (connection, "options");
  password = dup_option (connection, "password");
  PQfinish (connection);
  g_assert_cmpstr (options, ==, "-c a=1 -c b=2");
  g_assert_cmpstr (password, ==, "twee");
}

/* Wherever it stands. */
static void
test_public (void)
{
  static const struct {
    const char *uri, *bare;
  } rows[] = {
    { "postgresql://lotte:geheim@server/regie", "postgresql://lotte@server/regie" },
    { "postgres://lotte:ge%40heim@server:5433/regie?sslmode=verify-full",
      "postgres://lotte@server:5433/regie?sslmode=verify-full" },
    { "postgresql://lotte:a@b:geheim@server/regie", "postgresql://lotte@server/regie" },
    { "postgresql://lotte:#ge?heim@server/regie", "postgresql://lotte@server/regie" },
    { "postgresql://lo?tte:geheim@server/regie", "postgresql://lo?tte@server/regie" },
    { "postgresql://lotte:geh\xe9im@server/regie", "postgresql://lotte@server/regie" },
    { "postgresql://lotte@server/regie?password=geheim&sslcert=x",
      "postgresql://lotte@server/regie?&sslcert=x" },
    { "postgresql:///regie?sslcert=x&sslpassword=geheim", "postgresql:///regie?sslcert=x&" },
    { "postgresql:///regie?%70%61%73%73%77%6f%72%64=#geheim&sslcert=x",
      "postgresql:///regie?&sslcert=x" },
    { "postgresql:///regie?ss%6Cpassw%6Frd=#geheim", "postgresql:///regie?" },
    { "postgresql://server:5433/regie", "postgresql://server:5433/regie" },
    { "postgresql://[::1]:5433/regie?host=a@b", "postgresql://[::1]:5433/regie?host=a@b" },
    { "postgresql:///regie?host=/tmp", "postgresql:///regie?host=/tmp" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *bare = regie_wire_address_dup_public (rows[i].uri);

      g_assert_cmpstr (bare, ==, rows[i].bare);
    }
}

TEST_SUITE (wire_address)
{
  g_test_add_func ("/wire/address/safe", test_safe);
  g_test_add_func ("/wire/address/from-elsewhere", test_elsewhere);
  g_test_add_func ("/wire/address/options", test_options);
  g_test_add_func ("/wire/address/public", test_public);
}
