/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* The server of an office as it is typed in a form, and as the address that is remembered.  Pure.
 * An address that is kept or shown has no password in it. */

typedef enum {
  REGIE_LOGIN_NETWORK,    /* whoever is logged in to the network of the office (Kerberos) */
  REGIE_LOGIN_PASSWORD,   /* login and password */
  REGIE_LOGIN_CERTIFICATE /* a certificate with its key */
} RegieLoginWay;

typedef struct {
  char *host; /* a name; or the folder of a socket on this computer, which begins with / */
  char *port; /* NULL: the usual one */
  char *database;
  char *login; /* NULL: as this computer knows me */
  RegieLoginWay way;
  char *root; /* the file with whose certificates that of the server is checked; NULL: the usual */
  char *certificate, *key; /* files, of REGIE_LOGIN_CERTIFICATE */
  /* A server that follows this one, from which figures are read, as "name" or "name:port"; in no
   * address, NULL: none */
  char *replica;
} RegieServer;

void regie_server_free (RegieServer *self);
/* Is it on this computer, where nothing goes over a network? */
gboolean regie_server_is_local (const RegieServer *self);
/* FALSE with the field in ERROR: "host", "port", "database", "login", "root", "certificate",
 * "key", "replica". */
gboolean regie_server_check (const RegieServer *self, GError **error);
/* postgresql://…, with PASSWORD in it (NULL: none).  Over a network it is encrypted, and the
 * certificate of the server is checked with its name. */
char *regie_server_dup_address (const RegieServer *self,
                                const char *password) G_GNUC_WARN_UNUSED_RESULT;
/* The same of its replica; NULL when there is none. */
char *regie_server_dup_replica_address (const RegieServer *self,
                                        const char *password) G_GNUC_WARN_UNUSED_RESULT;
/* What ADDRESS says, whatever password is in it; HAS_PASSWORD: one logs in with a password.  NULL
 * when it is no address. */
RegieServer *regie_server_from_address (const char *address,
                                        gboolean has_password) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieServer, regie_server_free)
