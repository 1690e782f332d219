/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* Where others speak of a person: what erasing cannot take away, because it is about somebody or
 * something else.
 *
 * Appends to SENTENCES (owned texts) one for each place where a person of DOSSIERS (ids, between
 * commas) is or may be named: as family in another dossier, in the minutes of a progress meeting,
 * in a kept filter.  A name is found at the beginning of any word and with any capitals, accents
 * and escapes; a BSN or V-number with any points in it.  FALSE with ERROR when the database cannot
 * be read. */
gboolean regie_traces_find (RegieDb *db, const char *dossiers, GPtrArray *sentences,
                            GError **error);
