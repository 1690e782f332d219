/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* The place of what is typed and not saved: the name of a command and its target, printed
 * ("fact.record 12", "record.add ('goal', 'dossier=12')").  What it is about stands in it as
 * numbers. */

/* Is ID one of the numbers that PLACE names?  Part of a word, such as of a rule, is none. */
typedef gboolean (*RegiePlaceFunc) (gint64 id, gpointer data);
/* Calls FUNC with each number that PLACE names, until it gives TRUE; TRUE when it did. */
gboolean regie_place_any (const char *place, RegiePlaceFunc func, gpointer data);
/* Where what lay at PLACE until version 7 ("feit/12", "record/goal?dossier=12") lies now; NULL for
 * a place of another kind, which stays. */
char *regie_place_dup_moved (const char *place) G_GNUC_WARN_UNUSED_RESULT;
/* Moves all drafts, as step 8 of regie-migrate.h: nothing that was typed is lost. */
gboolean regie_places_move (RegieDb *db, GError **error);
