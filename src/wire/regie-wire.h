/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>
#include <libpq-fe.h>

/* A connection to a server on which nothing waits for ever.  What the server has not answered
 * within the patience of the connection is not waited for any more: the connection is given up, as
 * if it had been cut.  It belongs to one thread; only regie_wire_interrupt() may be called from
 * another.
 *
 * Errors are sentences for who works with the program; what the server or the library says of
 * itself (its language, names, addresses, values) is in none of them. */
typedef struct _RegieWire RegieWire;

/* QUICK: for what somebody waits for; the server ends a statement before the connection is given
 * up.  PATIENT: for what takes long. */
typedef enum { REGIE_WIRE_QUICK, REGIE_WIRE_PATIENT } RegieWirePatience;

/* How long a connection may take to come about, and a statement to be answered: ten seconds, unless
 * this was called before the first connection. */
void regie_wire_set_patience (int ms);

/* Asks who works with the program for a password; owned, NULL when there is nobody.  It may be
 * called on any thread. */
typedef char *(*RegieWireAsker) (void);

/* Who is asked when a server wants a password that the address does not have: once for each
 * address, and again when nothing was typed.  NULL, as it is at first: nobody, and then that is an
 * error. */
void regie_wire_set_asker (RegieWireAsker ask);

/* URI: postgresql://…, see regie-wire-address.h. */
RegieWire *regie_wire_open (const char *uri, RegieWirePatience patience, gboolean only_reads,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_wire_close (RegieWire *self);
/* Looks, without waiting, whether the connection is still there. */
gboolean regie_wire_is_lost (RegieWire *self);
/* Makes a connection that was lost again, with the settings it was opened with; what was prepared
 * is gone.  *MADE: it was. */
gboolean regie_wire_restore (RegieWire *self, gboolean *made, GError **error);
/* Until it is called with FALSE, answers may take as long as on a patient connection. */
void regie_wire_be_patient (RegieWire *self, gboolean patient);
/* Runs one statement; LENGTHS and FORMATS as for PQexecParams().  Owned; never NULL. */
PGresult *regie_wire_run (RegieWire *self, const char *sql, guint n, const char *const *values,
                          const int *lengths, const int *formats, int result_format);
/* Several statements without parameters; what is given is of the last. */
PGresult *regie_wire_run_script (RegieWire *self, const char *sql);

/* A statement of regie_wire_run_all(): NAME was prepared, or is prepared first when SQL is not
 * NULL.  Without a name SQL is run as it is. */
typedef struct {
  const char *name, *sql;
  guint n;
  const char *const *values;
  gboolean is_refused; /* set there: NAME was to be prepared, and is not */
} RegieWireAsk;
/* Sends N statements at once, and then waits for what they give: they go to and fro once, and are
 * together within the patience of the connection.  RESULTS are owned, one of each and never NULL;
 * after one that failed none is run.  Outside a transaction they are one together. */
void regie_wire_run_all (RegieWire *self, RegieWireAsk *asks, guint n, PGresult **results);
/* TRUE when RESULT is what was asked for; else FALSE with ERROR set. */
gboolean regie_wire_check (RegieWire *self, const PGresult *result, GError **error);
/* Asks the server, on a thread of its own, to stop what it does now for this connection. */
void regie_wire_interrupt (RegieWire *self);
/* Waits until the server says something by itself, or WAKE (a descriptor, -1 for none) can be read,
 * MS milliseconds at most; and hears what it says. */
void regie_wire_await (RegieWire *self, int wake, int ms);
/* The next message of LISTEN that was heard, owned by the caller, NULL when there is none; *PROCESS
 * is that of the server which sent it. */
char *regie_wire_take_notice (RegieWire *self, int *process) G_GNUC_WARN_UNUSED_RESULT;
/* The process of the server that works for this connection. */
int regie_wire_get_process (RegieWire *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieWire, regie_wire_close)
