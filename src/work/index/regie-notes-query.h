/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* The words that stand in dossiers, for search. */

/* What is written in one dossier, and what search knows of its names. */
typedef struct {
  gint64 dossier;
  char *names;    /* folded; NULL when the dossier stands in no list */
  GString *words; /* as they were typed; NULL when there are none */
} RegieNotes;

/* RegieNotes of the dossiers FIRST to LAST that have names or words, in the order of the ids; owned
 * by the caller.  NULL with ERROR set when the database cannot be read. */
GPtrArray *regie_notes_load (RegieDb *db, gint64 first, gint64 last,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Appends to IDS (gint64) the dossiers FIRST to LAST that have names, in the order of the ids. */
gboolean regie_notes_load_dossiers (RegieDb *db, gint64 first, gint64 last, GArray *ids,
                                    GError **error);
