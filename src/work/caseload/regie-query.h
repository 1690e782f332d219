/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What is asked of the caseload. */

typedef enum {
  REGIE_SCOPE_ALL,
  REGIE_SCOPE_MINE,
  REGIE_SCOPE_TEAM,
  REGIE_SCOPE_OWN /* mine for who has a caseload, else everybody: regie_work_query() finds out */
} RegieScope;

typedef struct {
  char *text;         /* name fragments or numbers */
  gboolean in_notes;  /* TEXT is also looked for in intake, plan, letters and notes */
  gboolean hides_bsn; /* who asks may not see a BSN, so nobody is found by one; not kept in a saved
                         filter */
  RegieScope scope;
  gint64 me, team;
  char *route, *group, *phase, *municipality; /* codes; NULL is any */
  gint64 consultant;                          /* 0 is any */
  GArray *replaced; /* gint64: the colleagues that ME looks after, whose dossiers are MINE as well;
                       NULL: nobody.  Not kept in a saved filter */
  gboolean late;    /* what comes next should have been done, but for the end of the term */
  const char *term_rule; /* the rule of that end, borrowed of the rules (REGIE_RULE_IS_TERM); NULL:
                            LATE counts it as well.  Not kept in a saved filter */
  gboolean without_pip, ending, unrecorded;
  gboolean behind;  /* fewer hours than BEHIND_BELOW percent of those that were planned */
  int behind_below; /* of the office (RegieWarnings.behind).  Not kept in a saved filter */
  char *figure;     /* the list behind a figure (regie_figure_dup_filter); NULL is none */
  GArray *only; /* gint64: the dossiers of FIGURE, once they were looked up; NULL is everybody.  Not
                   kept in a saved filter */
  char *sort;   /* a column of RegieCaseloadRow: "name", "next" … */
  gboolean descending;
} RegieQuery;

/* Everybody. */
RegieQuery *regie_query_new (void);
/* The same again; owned by the caller. */
RegieQuery *regie_query_copy (const RegieQuery *self);
void regie_query_free (RegieQuery *self);
/* The text that a saved filter keeps; owned by the caller. */
char *regie_query_to_text (const RegieQuery *self) G_GNUC_WARN_UNUSED_RESULT;
/* What such a text asks; unknown words are passed over.  Owned by the caller. */
RegieQuery *regie_query_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A part of a query is a word of its text, such as "te_laat=ja" or "leerroute=B1".  Is PART among
 * what SELF asks? */
gboolean regie_query_asks (const RegieQuery *self, const char *part);
/* SELF with PART, in the place of what it cannot stand beside (another route, or "mine" beside a
 * consultant), or without it; owned by the caller. */
RegieQuery *regie_query_with (const RegieQuery *self, const char *part) G_GNUC_WARN_UNUSED_RESULT;
RegieQuery *regie_query_without (const RegieQuery *self,
                                 const char *part) G_GNUC_WARN_UNUSED_RESULT;
/* The parts that say who is shown: not the text that is searched, and not the order; an owned
 * list. */
char **regie_query_dup_parts (const RegieQuery *self) G_GNUC_WARN_UNUSED_RESULT;
/* What of it may be kept from one run to the next: parts and order, without what was typed (which
 * may be a name) and without the list behind a figure; owned by the caller. */
char *regie_query_dup_kept (const RegieQuery *self) G_GNUC_WARN_UNUSED_RESULT;
/* Does it search, by something that is not only signs? */
gboolean regie_query_has_text (const RegieQuery *self);
/* Does it ask for nothing but a text, in the order of the names?  Then no filter stands in the way
 * of a quicker question. */
gboolean regie_query_is_plain (const RegieQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieQuery, regie_query_free)
