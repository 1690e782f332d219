/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-done-query.h"

/* What was done, by whomever: found by who, kind, days and words, and told in words. */

/* What FILTER asks, the newest first: RegieDone with names, MOST at most, of which each says all
 * words of SEARCH ("" for nothing) in what was done, whom it is about, who did it or on which day.
 * What is of a kind that the role of who asks may not read names nobody.  *HAS_MORE: there are
 * older ones, or ones that were not looked at; then *STOPPED (may be NULL) is the day as far as
 * which was looked, and REGIE_DAY_NONE when the whole log was.  Who sees more of them, SHOWN, has
 * more looked at.  Owned; NULL with ERROR set. */
GPtrArray *regie_changes_find (const RegieWork *work, const RegieDoneFilter *filter,
                               const char *search, guint most, guint shown, gboolean *has_more,
                               RegieDay *stopped, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of a search so many are looked at for each page that is asked, and not as many as usual: for
 * tests; 0: as usual. */
void regie_changes_set_looked_at (guint n);
/* What was recorded since on each of DONE that stands, as a sentence or NULL; what was read in is
 * long, and is looked at when it is taken back.  Owned, with char *. */
GPtrArray *regie_changes_load_later (const RegieWork *work, const GPtrArray *done,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For each of DONE what it wrote, as who works here may read it: GStrv of "Day: 20 Nov 2026 → 21
 * Nov 2026", empty for none; so much of a long text is told unless WHOLE.  Owned. */
GPtrArray *regie_changes_load_words (const RegieWork *work, const GPtrArray *done, gboolean whole,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is asked of the changes of everybody: "wie=12&soort=doel&van=2026-11-01&tot=2026-11-23&
 * zoek=haddad"; in the place of the days "periode=" with vandaag, week, maand or jaar, or a month,
 * quarter or year. Each may be left out; wie=0 is the program itself.  "getoond=100": so many are
 * on the screen, from which it goes out. */
typedef struct {
  RegieDoneFilter filter; /* points into the rest */
  RegieDay first, last;   /* REGIE_DAY_NONE for none */
  char *from, *until, *search;
  guint shown;
} RegieChangesAsk;

/* FALSE with ERROR set when TEXT is no such thing. */
gboolean regie_changes_ask_read (RegieChangesAsk *self, const char *text, RegieDay today,
                                 GError **error);
void regie_changes_ask_clear (RegieChangesAsk *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieChangesAsk, regie_changes_ask_clear)
