/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* The places in the drawing (gint64) that ties of DOSSIER in AREA, a code, have: those that are
 * there, or with VOIDED those that were ever given.  Owned; NULL with ERROR set. */
GArray *regie_tie_load_slots (RegieDb *db, const char *dossier, const char *area, gboolean voided,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
