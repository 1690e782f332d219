/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-db.h"

/* Has STAFF opened DOSSIER in need, and is that not over at NOW (a REGIE_MOMENT)? */
gboolean regie_shield_is_lent (RegieDb *db, gint64 dossier, gint64 staff, const char *now,
                               gboolean *lent, GError **error);
/* Appends a name for every id of staff to NAMES, a number for every shielded dossier to NUMBERS:
 * gint64 → char*. */
gboolean regie_shield_load_words (RegieDb *db, GHashTable *names, GHashTable *numbers,
                                  GError **error);
