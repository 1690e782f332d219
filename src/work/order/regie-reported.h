/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-reconcile.h"

/* What a provider reported over one period, and what it comes to. */
typedef struct {
  RegieReconciliation *all;
  GPtrArray *reports; /* RegieRecord (Report) of the period, the newest first */
  RegieDay due;       /* by when it had to be there; NONE: this provider never reports */
  gint64 entry;       /* of the log, that takes the newest back; 0 when it did not come in by one */
  char *reader; /* the name of who read the newest in; NULL when nobody is known or there is none */
} RegieReported;

/* Of PROVIDER over the last period that is whole by the day of the office, or LATER periods after
 * it (before it when negative).  NULL with the error set, also when there is no such provider. */
RegieReported *regie_reported_load (RegieDb *db, const RegieOffice *office, gint64 provider,
                                    int later, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_reported_free (RegieReported *self);
/* *ENTRY is the entry of the log with which REPORT came in, which takes it back (regie_apply_undo).
 * A conflict when it did not come in by one, or was taken back already. */
gboolean regie_reported_find_entry (RegieDb *db, gint64 report, gint64 *entry, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieReported, regie_reported_free)
