/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* What the database is that is open now. */
typedef struct {
  gboolean is_server;
  char *place;      /* the file with its folder, or the name on the server */
  char *server;     /* where that is and its version; NULL of a file */
  char *engine;     /* the version of SQLite; NULL of a server */
  char *encryption; /* "TLSv1.3"; NULL: none */
  char *login;      /* as which the server knows me; NULL of a file */
  gint64 size;      /* bytes */
  int version;      /* of its tables */
  /* Those that are there, and of the log all that there ever were. */
  gint64 n_dossiers, n_facts, n_staff, n_files, n_changes;
  gboolean has_checksums; /* a server that keeps sums of its pages */
} RegieDatabaseFacts;

/* Owned; NULL with ERROR set. */
RegieDatabaseFacts *regie_database_load (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_database_facts_free (RegieDatabaseFacts *self);
/* Goes through every page of a file and through its indexes; of a server nothing. */
gboolean regie_database_check (RegieDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDatabaseFacts, regie_database_facts_free)
