/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-retention.h"

/* How long what is kept, and the list of what may be destroyed, which somebody looks through.  Its
 * buttons are of the page: "retention.destroy", "retention.leave-out" and "retention.take-in" (x, a
 * dossier). */
REGIE_DECLARE_ITEM (RegieRetentionView, regie_retention_view, RETENTION_VIEW)
struct _RegieRetentionView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
  int n;                /* of whom the time is up, in all */
  int n_chosen;         /* without those that are left out */
};

/* Without the N of LEFT_OUT (gint64).  NULL with ERROR set. */
RegieRetentionView *regie_retention_view_load (const RegieWork *work, const gint64 *left_out,
                                               gsize n, GError **error) G_GNUC_WARN_UNUSED_RESULT;
