/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses of servers, as the library reads them: with what service files and the environment
 * add. */
#include "regie-wire-address.h"

#include <string.h>

#include "regie-wire-words.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static const char *
get (const PQconninfoOption *options, const char *name)
{
  for (; options != NULL && options->keyword != NULL; options++)
    if (strcmp (options->keyword, name) == 0)
      return is_empty (options->val) ? NULL : options->val;
  return NULL;
}

/* --- what is safe --- */

/* A folder of a socket, or this computer by a name that is never another's. */
static gboolean
is_here (const char *host)
{
  return *host == '/' || *host == '@' || strcmp (host, "localhost") == 0
         || strcmp (host, "::1") == 0
         || (g_str_has_prefix (host, "127.") && g_hostname_is_ip_address (host));
}

/* HOSTS: as in an address, with commas between them. */
static gboolean
all_are_here (const char *hosts)
{
  g_auto (GStrv) all = g_strsplit (hosts, ",", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (!is_here (all[i]))
      return FALSE;
  return TRUE;
}

/* Without a host it is the usual socket of this computer. */
static gboolean
stays_here (const PQconninfoOption *options)
{
  const char *host = get (options, "hostaddr");

  if (host == NULL)
    host = get (options, "host");
  return host == NULL || all_are_here (host);
}

/* What Kerberos encrypts is as certain of who answers. */
static gboolean
is_safe (PGconn *connection)
{
  PQconninfoOption *options = PQconninfo (connection);
  gboolean safe = options == NULL || stays_here (options)
                  || g_strcmp0 (get (options, "sslmode"), "verify-full") == 0
                  || g_strcmp0 (get (options, "gssencmode"), "require") == 0;

  PQconninfoFree (options);
  return safe;
}

/* --- which certificates are trusted --- */

/* Those of this computer, where nobody says which others: an office puts its own among them.  NULL:
 * the file of the library. */
static const char *
find_root (const PQconninfoOption *said)
{
  static const char *const usual[] = { "/etc/ssl/certs/ca-certificates.crt",
                                       "/etc/pki/tls/certs/ca-bundle.crt" };
  g_autofree char *own = g_build_filename (g_get_home_dir (), ".postgresql", "root.crt", NULL);

  if (g_strcmp0 (get (said, "sslmode"), "verify-full") != 0 && get (said, "sslmode") != NULL)
    return NULL;
  if (get (said, "sslrootcert") != NULL || get (said, "service") != NULL
      || g_getenv ("PGSSLROOTCERT") != NULL || g_getenv ("PGSERVICE") != NULL
      || g_file_test (own, G_FILE_TEST_EXISTS))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_file_test (usual[i], G_FILE_TEST_EXISTS))
      return usual[i];
  return NULL;
}

PGconn *
regie_wire_address_start (const char *uri, const char *settings, const char *password,
                          GError **error)
{
  PQconninfoOption *said = PQconninfoParse (uri, NULL);
  const char *own = get (said, "options");
  g_autofree char *all = own != NULL ? g_strdup_printf ("%s %s", settings, own)
                                     : g_strdup (settings);
  /* Before "dbname": what the address says itself wins; behind it: what wins from that. */
  const char *keys[] = { "tcp_user_timeout",
                         "keepalives_idle",
                         "keepalives_interval",
                         "keepalives_count",
                         "client_encoding",
                         "sslmode",
                         "gssencmode",
                         "sslrootcert",
                         "dbname",
                         "options",
                         "application_name",
                         "password",
                         NULL };
  const char *values[] = { "8000",           "10", "3", "3",     "UTF8",   "verify-full", "disable",
                           find_root (said), uri,  all, "regie", password, NULL };
  PGconn *connection = PQconnectStartParams (keys, values, 1);

  PQconninfoFree (said);
  if (is_safe (connection))
    return connection;
  PQfinish (connection);
  regie_wire_refuse_weak (error);
  return NULL;
}

/* --- passwords --- */

/* "name=…" of a query, up to the next. */
#define SECRETS "([?&])(?:password|sslpassword)=[^&#]*"
/* Between the name and the last @ before the host. */
#define SECRET "^(postgres(?:ql)?://[^/?#:@]*):[^/?#]*@"

static char *
dup_replaced (const char *text, const char *pattern, const char *with)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, with, 0, NULL);
}

char *
regie_wire_address_dup_public (const char *uri)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (uri != NULL, NULL);
  first = dup_replaced (uri, SECRET, "\\1@");
  return dup_replaced (first, SECRETS, "\\1");
}
