/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-done.h"
#include "regie-office.h"

/* What the page "Wat ik deed" says: what I did by day, the newest first, with how it stands and the
 * way back or forth. */
REGIE_DECLARE_ITEM (RegieDoneView, regie_done_view, DONE_VIEW)
struct _RegieDoneView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter, one a day */
  char *nothing;        /* why there are none; NULL when there are */
  gboolean has_more;    /* older ones were not asked for */
};

/* DONE (RegieDone, the newest first) as ME sees it; LATER says for each what was recorded on it
 * since that stands in the way, or NULL.  SEARCH is what was searched, "" for nothing; HAS_MORE:
 * there are older ones. */
RegieDoneView *regie_done_view_new (const RegieOffice *office, const RegieMe *me,
                                    const GPtrArray *done, const GPtrArray *later,
                                    const char *search,
                                    gboolean has_more) G_GNUC_WARN_UNUSED_RESULT;
