/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-quarter-load.h"

/* What the page of quarter reports shows: one report, and the quarters to go to. */
REGIE_DECLARE_ITEM (RegieQuarterView, regie_quarter_view, QUARTER_VIEW)
struct _RegieQuarterView {
  RegieItem parent_instance;
  char *period;         /* "2026-K3" */
  char *title, *state;  /* "Quarter report, 3rd quarter of 2026", and how it stands */
  GVariant *target;     /* s, PERIOD: what its commands are about */
  GVariant *earlier;    /* s, the quarter before it */
  GVariant *later;      /* s, the one after it; NULL when that has not begun */
  gboolean may_make;    /* it was not made yet, and who looks may */
  gboolean may_freeze;  /* it is a concept of a quarter that is over, and who looks may */
  gboolean may_discard; /* it is a concept, and who looks may */
  GListStore *chapters; /* RegieChapter: figures, what changed, and the charts */
};

/* MAY_REPORT: who looks may make, explain and freeze.  TODAY says which quarters are over. */
RegieQuarterView *regie_quarter_view_new (const RegieQuarterReport *report, gboolean may_report,
                                          RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
