/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>
#include <libpq-fe.h>

/* What the address of a server becomes.  What it does not say itself is as it is safe: TLS, with
 * the certificate of the server checked together with its name.  Where anything goes over a network
 * nothing less is taken, whatever the address, a service file or the environment says. */

/* Begins to connect to URI (postgresql://…) with SETTINGS ("-c name=value …") before those that it
 * says itself, for a session that ONLY_READS, and with PASSWORD (NULL: what it says).  NULL with
 * ERROR set when others could listen; else owned, and whether it goes well is for
 * PQconnectPoll(). */
PGconn *regie_wire_address_start (const char *uri, const char *settings, gboolean only_reads,
                                  const char *password, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* URI without the passwords in it: what may be shown, kept or made into a name.  Owned. */
char *regie_wire_address_dup_public (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
