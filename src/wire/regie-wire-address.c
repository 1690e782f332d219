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

#define READS " -c default_transaction_read_only=on"

/* Of several servers the one that writes is meant; a session that only reads is not taken for one
 * that cannot write.  NULL: what the address says. */
static const char *
find_kind (const PQconninfoOption *said, gboolean only_reads)
{
  const char *kind = get (said, "target_session_attrs");

  return only_reads && g_strcmp0 (kind, "read-write") == 0 ? "primary" : NULL;
}

PGconn *
regie_wire_address_start (const char *uri, const char *settings, gboolean only_reads,
                          const char *password, GError **error)
{
  PQconninfoOption *said = PQconninfoParse (uri, NULL);
  const char *own = get (said, "options");
  g_autofree char *options = g_strconcat (settings, only_reads ? READS : "", own != NULL ? " " : "",
                                          own, NULL);
  const struct {
    const char *name, *value;
  } all[] = {
    { "tcp_user_timeout", "8000" },
    { "keepalives_idle", "10" },
    { "keepalives_interval", "3" },
    { "keepalives_count", "3" },
    { "client_encoding", "UTF8" },
    { "sslmode", "verify-full" },
    { "gssencmode", "disable" },
    { "sslrootcert", find_root (said) },
    /* What the address says itself wins from what stands above, and not from what stands below. */
    { "dbname", uri },
    { "options", options },
    { "application_name", "regie" },
    { "target_session_attrs", find_kind (said, only_reads) },
    { "password", password },
    { NULL, NULL },
  };
  const char *keys[G_N_ELEMENTS (all)];
  const char *values[G_N_ELEMENTS (all)];
  PGconn *connection;
  locale_t before;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      keys[i] = all[i].name;
      values[i] = all[i].value;
    }
  before = regie_wire_speak_plainly ();
  connection = PQconnectStartParams (keys, values, 1);
  regie_wire_speak_again (before);
  PQconninfoFree (said);
  if (is_safe (connection))
    return connection;
  PQfinish (connection);
  regie_wire_refuse_weak (error);
  return NULL;
}

/* --- passwords --- */

/* As the library reads an address: a letter of a name may stand there by its number (%70), and of
 * "/?#" only what it looks at ends anything. */
#define WORD "(?:p|%70)(?:a|%61)(?:s|%73){2}(?:w|%77)(?:o|%6[fF])(?:r|%72)(?:d|%64)"
#define OF_KEY "(?:(?:s|%73){2}(?:l|%6[cC]))?"
/* "name=…" of a query, up to the next. */
#define SECRETS "([?&])" OF_KEY WORD "=[^&]*"
/* Between the name and the last @ before the database. */
#define SECRET "^(postgres(?:ql)?://[^/:@]*):[^/]*@"

/* TEXT may be in any character set. */
static char *
dup_replaced (const char *text, const char *pattern, const char *with)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_RAW, 0, NULL);

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
