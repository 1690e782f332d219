/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-changes.h"
#include "regie-roll.h"

/* What the page of the changes of everybody says: by day, the newest first, who did what to whom,
 * with what was written, how it stands, and the way back for who may; and by what one can
 * choose. */
REGIE_DECLARE_ITEM (RegieChangesView, regie_changes_view, CHANGES_VIEW)
struct _RegieChangesView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter, one a day */
  char *nothing;        /* why there are none; NULL when there are */
  gboolean has_more;    /* older ones were not asked for */
  GVariant *people;     /* "as": name, id, … of everybody who works or worked here */
  GVariant *kinds;      /* "as": name, Dutch key, … of the kinds of record that can be read */
};

/* What ASKED (RegieChangesAsk) asks, MOST at most; NULL with ERROR set. */
RegieChangesView *regie_changes_view_load (const RegieWork *work, const char *asked, guint most,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same as a list, with all that was written. */
RegieRoll *regie_changes_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the lines of DONE, with their WORDS (regie_changes_load_words()) and what is LATER, to
 * CHAPTERS, a chapter a day; NAMED: with who did it. */
void regie_changes_add_days (GListStore *chapters, const RegieWork *work, const GPtrArray *done,
                             const GPtrArray *words, const GPtrArray *later, gboolean named);
/* Who did SELF: the name, or that it was the program. */
const char *regie_changes_name (const RegieDone *self);
