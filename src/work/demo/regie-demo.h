/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-demo-mark.h"
#include "regie-office.h"
#include "regie-period.h"

/* A believable municipality of invented people, with visibly fake numbers: the same for the same
 * seed and day. The database must be empty (just migrated). */
gboolean regie_demo_fill (RegieDb *db, const RegieOffice *office, guint dossiers, guint64 seed,
                          RegieProgressFunc progress, gpointer data, GCancellable *cancellable,
                          GError **error);
/* The same of the usual size when nobody is in the database yet; what is there stays as it is. */
gboolean regie_demo_fill_empty (RegieDb *db, const RegieOffice *office, GError **error);
/* What pictures of the demo data show: somebody with a good deal in the dossier, two providers,
 * and somebody with a network.
 * An id is 0 where it is not there. */
gboolean regie_demo_shown (RegieDb *db, gint64 ids[4], GError **error);
/* An invented report of a provider, as three schools would send it, about orders that ran in
 * PERIOD; FAULTY (per thousand) of its lines are wrong in known ways.  N lines at most; 0 is one
 * for every order, or for every order and week when they are by lesson. */
typedef enum { REGIE_SAMPLE_MONTHLY, REGIE_SAMPLE_LESSONS, REGIE_SAMPLE_MINUTES } RegieSampleShape;
/* Owned by the caller, with how many lines it has and how many are wrong; NULL with ERROR set. */
char *regie_demo_dup_report (RegieDb *db, gint64 provider, RegiePeriod period,
                             RegieSampleShape shape, guint n, guint faulty, guint64 seed,
                             guint *n_lines, guint *n_faulty,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* An invented invoice of the hours that were reported over PERIOD, of which FAULTY (per thousand)
 * lines differ. */
char *regie_demo_dup_invoice (RegieDb *db, gint64 provider, RegiePeriod period, guint faulty,
                              guint64 seed, guint *n_faulty,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* An invented spreadsheet of N rows, of which FAULTY (per thousand) are wrong in known ways: what
 * import is tried on. */
char *regie_demo_dup_csv (const RegieOffice *office, guint n, guint faulty, guint64 seed,
                          guint *n_faulty) G_GNUC_WARN_UNUSED_RESULT;
