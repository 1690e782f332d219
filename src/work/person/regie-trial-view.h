/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"
#include "regie-item.h"

/* What if: what facts that are only tried out would change for one person, in words and as the days
 * that the timeline draws.  Nothing of it is stored. */

/* A deadline that falls on another day, is new or lapses. */
REGIE_DECLARE_ITEM (RegieDateChange, regie_date_change, DATE_CHANGE)
struct _RegieDateChange {
  RegieItem parent_instance;
  char *name;       /* of the rule */
  char *difference; /* "+112 days"; NULL for what is new or lapses */
  char *dates;      /* was and will be, with markup: a first day beside a first, a last beside a
                       last */
  char *reading;    /* the other reading of the law; NULL for none */
};

REGIE_DECLARE_ITEM (RegieTrialView, regie_trial_view, TRIAL_VIEW)
struct _RegieTrialView {
  RegieItem parent_instance;
  GListStore *changes; /* RegieDateChange, in the order of the rules; what is met or over does not
                          move and is none */
  char *warning; /* why the law allows what is tried only in a special case; NULL when it does */
  char *sums;    /* how the end of the term, the hours of lessons and the cost change, a line each;
                    NULL when nothing is tried */
  /* Of no property: RegieDeadline as they would be, and the facts that they point into. */
  GArray *deadlines, *facts;
};

/* Of DOSSIER (borrowed) with TRIED (RegieFact), of which one with the id of a fact of the dossier
 * stands in its place.  Hours that are tried without a price add nothing to the cost, which is
 * said. */
RegieTrialView *regie_trial_view_new (const RegieOffice *office, const RegieDossier *dossier,
                                      const GArray *tried) G_GNUC_WARN_UNUSED_RESULT;
/* The same on paper, for who goes home with it: a text of blocks (regie-letter.h) with the name of
 * who DOSSIER is of, the SUPPOSITIONS (to NULL) and what they change. */
char *regie_trial_view_dup_paper (const RegieTrialView *self, const RegieDossier *dossier,
                                  const char *const *suppositions) G_GNUC_WARN_UNUSED_RESULT;
