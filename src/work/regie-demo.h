/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* A believable municipality of invented people, with visibly fake numbers: the same for the same seed and day.
 * The database must be empty (just migrated). */
gboolean regie_demo_fill (RegieDb *db, const RegieOffice *office, guint dossiers, guint64 seed, RegieProgressFunc progress,
                          gpointer data, GCancellable *cancellable, GError **error);
/* Is this demo data?  Then a mark stays on the screen. */
gboolean regie_demo_is   (RegieDb *db);
/* An invented spreadsheet of N rows, of which FAULTY (per thousand) are wrong in known ways: what import is tried on. */
char    *regie_demo_dup_csv (const RegieOffice *office, guint n, guint faulty, guint64 seed, guint *n_faulty) G_GNUC_WARN_UNUSED_RESULT;
