/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* One change to a dossier as its page tells it. */
typedef struct {
  char *title; /* what was done: "Recorded: Contact", "Undone: …", "Done again: …" */
  char *who;   /* name of the member of staff, NULL when the program itself did it */
  char *at;    /* moment in UTC, as it is stored: 2026-11-23T09:00:00Z */
  gint64 seq;
  gint64 undoes; /* the entry that it turns round, 0 for none */
  /* Of what turns nothing round: how it stands now, the last entry about it and who (0 for the
   * program) made that one, by name too; LAST_BY is borrowed of that entry, NULL as WHO. */
  gboolean is_undone;
  gint64 last, last_who;
  const char *last_by;
} RegieLogEntry;

/* The last 200 changes to DOSSIER, its person and everything in it, newest first; RegieLogEntry,
 * owned by the caller.  NULL with ERROR when the database cannot be read. */
GPtrArray *regie_dossier_log_load (RegieDb *db, gint64 dossier,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
