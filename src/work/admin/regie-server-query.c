/* SPDX-License-Identifier: EUPL-1.2 */
/* What is at the address of a server, stage by stage. */
#include "regie-server-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-column.h"
#include "regie-error.h"
#include "regie-migrate.h"
#include "regie-office-query.h"
#include "regie-schema.h"

/* So long an answer is waited for, in seconds. */
#define PATIENCE 8
#define USUAL_PORT 5432

void
regie_server_found_free (RegieServerFound *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->error);
  g_free (self->encryption);
  g_free (self->login);
  g_free (self->server);
  g_free (self->name);
  g_free (self->role);
  g_free (self);
}

/* The socket of a server on this computer stands in its folder. */
static gboolean
find_socket (const RegieServer *server, GError **error)
{
  g_autofree char *name = g_strdup_printf (".s.PGSQL.%s",
                                           server->port != NULL ? server->port : "5432");
  g_autofree char *path = g_build_filename (server->host, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED,
               _("No server is running on this computer with a socket in %s."), server->host);
  return FALSE;
}

/* Whether anything answers at all: the words of the library on this are of no use to anybody. */
static gboolean
find (const RegieServer *server, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) why = NULL;
  guint64 port = USUAL_PORT;

  if (regie_server_is_local (server))
    return find_socket (server, error);
  if (server->port != NULL)
    g_ascii_string_to_unsigned (server->port, 10, 1, 65535, &port, NULL);
  g_socket_client_set_timeout (client, PATIENCE);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, server->host, (guint16) port, cancellable,
                                                &why);
  if (connection != NULL)
    return TRUE;
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED, _("Stopped."));
  else if (why->domain == G_RESOLVER_ERROR)
    g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED,
                 _("Nobody knows a computer with the name %s. Look whether it is written right, "
                    "and whether you are on the network of the office."),
                 server->host);
  else if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED,
                 _("The computer %s is there, but no database answers on it at port %u."),
                 server->host, (guint) port);
  else
    g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED,
                 _("%s does not answer. Look whether you are on the network of the office."),
                 server->host);
  return FALSE;
}

static gboolean
take_first (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieServerFound *self = data;

  self->login = g_strdup (c[0]);
  self->server = g_strdup (c[1]);
  self->encryption = g_strdup (c[2]);
  self->may_create = regie_column_bool (c[3]);
  return TRUE;
}

static gboolean
find_me (RegieDb *db, RegieServerFound *self, GError **error)
{
  RegieMe me = { 0 };
  gboolean ok = regie_staff_find_login (db, self->login, &me, error);

  self->name = me.name;
  self->role = me.role;
  return ok;
}

/* A login that was let in to the server and not to Regie reads no table: that is an answer, and no
 * fault. */
static gboolean
read_regie (RegieDb *db, RegieServerFound *self, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!regie_migrate_version (db, &self->version, &why))
    {
      if (!g_error_matches (why, REGIE_ERROR, REGIE_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      self->version = regie_schema ()->version;
      return TRUE;
    }
  if (self->version == 0 || find_me (db, self, &why))
    return TRUE;
  if (g_error_matches (why, REGIE_ERROR, REGIE_ERROR_REFUSED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static void
interrupt (GCancellable *cancellable, gpointer db)
{
  regie_db_interrupt (db);
}

static gboolean
look (RegieDb *db, RegieServerFound *self, GError **error)
{
  return regie_db_exec (
           db,
           "SELECT session_user, split_part (current_setting ('server_version'), ' ', 1), "
           "(SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid () AND ssl), "
           "CASE WHEN has_schema_privilege (current_schema (), 'CREATE') THEN 1 ELSE 0 END",
           0, NULL, take_first, self, error)
         && read_regie (db, self, error);
}

RegieServerFound *
regie_server_look (const RegieServer *server, const char *password, GCancellable *cancellable)
{
  RegieServerFound *self = g_new0 (RegieServerFound, 1);
  g_autofree char *address = NULL;
  g_autoptr (RegieDb) db = NULL;
  gulong id;

  g_return_val_if_fail (server != NULL, self);
  if (!find (server, cancellable, &self->error))
    return self;
  self->reached = REGIE_SERVER_FOUND + 1;
  address = regie_server_dup_address (server, password);
  db = regie_db_open (address, REGIE_DB_READ_ONLY, &self->error);
  memset (address, 0, strlen (address));
  if (db == NULL)
    return self;
  self->reached = REGIE_SERVER_LET_IN + 1;
  id = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (interrupt), db, NULL)
                           : 0;
  if (look (db, self, &self->error))
    self->reached = REGIE_N_SERVER_STAGES;
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, id);
  return self;
}
