/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes an address of what was typed, and back. */
#include "regie-server.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

void
regie_server_free (RegieServer *self)
{
  if (self == NULL)
    return;
  g_free (self->host);
  g_free (self->port);
  g_free (self->database);
  g_free (self->login);
  g_free (self->root);
  g_free (self->certificate);
  g_free (self->key);
  g_free (self->replica);
  g_free (self);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

gboolean
regie_server_is_local (const RegieServer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->host != NULL && *self->host == '/';
}

/* A name or a number of a computer, without what would make something else of the address. */
static gboolean
is_host (const char *host)
{
  return *host == '/' || strpbrk (host, " \t/@?#,") == NULL;
}

static gboolean
check_file (const char *path, const char *field, const char *missing, GError **error)
{
  if (is_empty (path))
    return missing == NULL || regie_refuse_field (error, field, "%s", missing);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR)
         || regie_refuse_field (error, field, _("There is no such file."));
}

gboolean
regie_server_check (const RegieServer *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (is_empty (self->host) || !is_host (self->host))
    return regie_refuse_field (error, "host",
                               _("Server: the name of the computer, such as db.gemeente.nl."));
  if (!is_empty (self->port) && !g_ascii_string_to_unsigned (self->port, 10, 1, 65535, NULL, NULL))
    return regie_refuse_field (error, "port", _("Port: a number from 1 to 65535, or nothing."));
  if (is_empty (self->database))
    return regie_refuse_field (error, "database", _("Database: its name on the server."));
  if (self->way == REGIE_LOGIN_PASSWORD && is_empty (self->login))
    return regie_refuse_field (error, "login", _("Login: with a password one logs in by name."));
  if (!check_file (self->root, "root", NULL, error))
    return FALSE;
  if (!is_empty (self->replica))
    {
      g_autofree char *address = regie_server_dup_replica_address (self, NULL);

      if (address == NULL)
        return regie_refuse_field (error, "replica",
                                   _("Read replica: the name of a computer, with a colon and its "
                                      "port when that is not the usual one, or nothing."));
    }
  return self->way != REGIE_LOGIN_CERTIFICATE
         || (check_file (self->certificate, "certificate", _("Choose your certificate."), error)
             && check_file (self->key, "key", _("Choose the key of your certificate."), error));
}

/* "name=value" behind the others of ADDRESS. */
static void
add (GString *address, const char *name, const char *value)
{
  if (is_empty (value))
    return;
  g_string_append_c (address, strchr (address->str, '?') != NULL ? '&' : '?');
  g_string_append_printf (address, "%s=", name);
  g_string_append_uri_escaped (address, value, NULL, FALSE);
}

static void
add_host (GString *address, const RegieServer *self)
{
  if (regie_server_is_local (self))
    return;
  if (strchr (self->host, ':') != NULL && *self->host != '[')
    g_string_append_printf (address, "[%s]", self->host);
  else
    g_string_append (address, self->host);
  if (!is_empty (self->port))
    g_string_append_printf (address, ":%s", self->port);
}

char *
regie_server_dup_address (const RegieServer *self, const char *password)
{
  g_autoptr (GString) address = g_string_new ("postgresql://");

  g_return_val_if_fail (self != NULL, NULL);
  if (!is_empty (self->login))
    {
      g_string_append_uri_escaped (address, self->login, NULL, FALSE);
      if (!is_empty (password))
        {
          g_string_append_c (address, ':');
          g_string_append_uri_escaped (address, password, NULL, FALSE);
        }
      g_string_append_c (address, '@');
    }
  add_host (address, self);
  g_string_append_c (address, '/');
  g_string_append_uri_escaped (address, self->database != NULL ? self->database : "", NULL, FALSE);
  if (regie_server_is_local (self))
    {
      add (address, "host", self->host);
      add (address, "port", self->port);
    }
  else
    add (address, "sslmode", "verify-full");
  add (address, "sslrootcert", self->root);
  if (self->way == REGIE_LOGIN_CERTIFICATE)
    {
      add (address, "sslcert", self->certificate);
      add (address, "sslkey", self->key);
    }
  return g_string_free (g_steal_pointer (&address), FALSE);
}

/* "name", "name:port", "[2001:db8::1]:5433", or a folder; PORT may be NULL. */
static gboolean
read_replica (const char *text, char **host, char **port)
{
  g_autoptr (GRegex) form = g_regex_new ("^(/.+|\\[[0-9a-fA-F:.]+\\]|[^:]+)(?::([0-9]{1,5}))?$", 0,
                                         0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (form, text, 0, &match))
    return FALSE;
  *host = g_match_info_fetch (match, 1);
  *port = g_match_info_fetch (match, 2);
  if (is_empty (*port))
    g_clear_pointer (port, g_free);
  return is_host (*host);
}

char *
regie_server_dup_replica_address (const RegieServer *self, const char *password)
{
  g_autofree char *host = NULL;
  g_autofree char *port = NULL;
  RegieServer other;

  g_return_val_if_fail (self != NULL, NULL);
  if (is_empty (self->replica) || !read_replica (self->replica, &host, &port))
    return NULL;
  other = *self;
  other.host = host;
  other.port = port;
  return regie_server_dup_address (&other, password);
}

/* The value of NAME in QUERY (encoded, may be NULL); owned, NULL when it is not there. */
static char *
dup_parameter (const char *query, const char *name)
{
  g_autoptr (GHashTable) all = query != NULL
                                 ? g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL)
                                 : NULL;

  return all != NULL ? g_strdup (g_hash_table_lookup (all, name)) : NULL;
}

RegieServer *
regie_server_from_address (const char *address, gboolean has_password)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (RegieServer) self = NULL;
  const char *query;
  const char *path;

  g_return_val_if_fail (address != NULL, NULL);
  uri = g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_QUERY, NULL);
  if (uri == NULL || !g_str_has_prefix (g_uri_get_scheme (uri), "postgres"))
    return NULL;
  self = g_new0 (RegieServer, 1);
  query = g_uri_get_query (uri);
  path = g_uri_get_path (uri);
  self->host = dup_parameter (query, "host");
  if (self->host == NULL)
    self->host = g_strdup (g_uri_get_host (uri));
  self->port = g_uri_get_port (uri) > 0 ? g_strdup_printf ("%d", g_uri_get_port (uri))
                                        : dup_parameter (query, "port");
  self->database = dup_parameter (query, "dbname");
  if (self->database == NULL)
    self->database = g_strdup (*path == '/' ? path + 1 : path);
  self->login = g_uri_get_user (uri) != NULL && *g_uri_get_user (uri) != '\0'
                  ? g_strdup (g_uri_get_user (uri))
                  : dup_parameter (query, "user");
  self->root = dup_parameter (query, "sslrootcert");
  self->certificate = dup_parameter (query, "sslcert");
  self->key = dup_parameter (query, "sslkey");
  self->way = self->certificate != NULL ? REGIE_LOGIN_CERTIFICATE
              : has_password            ? REGIE_LOGIN_PASSWORD
                                        : REGIE_LOGIN_NETWORK;
  return g_steal_pointer (&self);
}
