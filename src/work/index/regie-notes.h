/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* What is written in a dossier in words (intake, goals, decisions, letters, reasons, notes), for
 * search.  What is said of health is not in it: Wet art. 37 keeps that for those who need it. */

/* Puts the texts of DOSSIER, whose names stand in the index already, beside them, or takes away
 * what is no longer so.  FALSE with ERROR when the database cannot be read or written. */
gboolean regie_notes_put (RegieDb *db, gint64 dossier, GError **error);
/* The same for all dossiers FIRST to LAST; they are indexed later (regie_search_index). */
gboolean regie_notes_put_many (RegieDb *db, gint64 first, gint64 last, GError **error);
