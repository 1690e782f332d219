/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-query.h"
#include "regie-youth.h"

/* What is asked of the list of young people: what may be asked of the caseload (text, whose, route,
 * group, order), and what is of them alone. */
typedef struct {
  RegieQuery *base; /* owned; MINE: I direct them, or they are in my caseload.  Its sort is a word
                       of regie_youth_sort_column(); NULL: by what asks for action */
  gint64 director;  /* 0: any */
  gint64 school;    /* an organisation of the network; 0: any */
  gboolean undirected;
  gboolean acts;     /* something asks for action */
  gboolean soon;     /* a birthday comes on which something changes, within the half year of the
                        office */
  RegieYouthAsk ask; /* this asks for action; REGIE_N_YOUTH_ASKS: whatever */
  RegieLight light;  /* a light of this colour; REGIE_LIGHT_UNKNOWN: any */
} RegieYouthFilter;

/* Everybody. */
RegieYouthFilter *regie_youth_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_youth_filter_free (RegieYouthFilter *self);
/* The text by which it is kept and asked: "van=mijn&vraagt=stil"; owned by the caller. */
char *regie_youth_filter_to_text (const RegieYouthFilter *self) G_GNUC_WARN_UNUSED_RESULT;
/* What such a text asks; unknown words are passed over.  Owned by the caller. */
RegieYouthFilter *regie_youth_filter_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* TEXT with WORD ("vraagt=stil") in it, in the place of another of the same key; without it when it
 * was there; without any filter when WORD is "".  Search and order stay.  Owned by the caller. */
char *regie_youth_filter_toggle (const char *text, const char *word) G_GNUC_WARN_UNUSED_RESULT;
/* Does TEXT ask WORD? */
gboolean regie_youth_filter_has (const char *text, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieYouthFilter, regie_youth_filter_free)
