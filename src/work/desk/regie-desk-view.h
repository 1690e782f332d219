/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-counter-view.h"
#include "regie-desk.h"
#include "regie-roll.h"

/* What the Meedoenbalie shows: every sentence of its lists, its proposals and its figures, made
 * where it was read.  What only follows from a choice or a letter is worked out from it without
 * reading again.  Everybody is shown with initials and number. */

/* A row: a wish, a resident without one, an offer, a match that runs, or a giver.  A row of two
 * lines has INITIALS, TITLE, RIGHT, WHAT and ABOUT; one that compares has TITLE, ABOUT, FIRST,
 * SECOND, STATE and SINCE. */
REGIE_DECLARE_ITEM (RegieDeskEntry, regie_desk_entry, DESK_ENTRY)
struct _RegieDeskEntry {
  RegieItem parent_instance;
  gint64 id;       /* of the wish, offer, match or giver; of a resident without a wish */
  gint64 resident; /* of who wishes, 0 for the others */
  gboolean waits;  /* is it a wish? */
  char *initials;  /* "A B", for a picture; NULL: none */
  char *title, *what, *about;
  char *right;                   /* at the end of the first line, in words: */
  char *taken, *free;            /* or, in its place, as a sign for each place */
  char *first, *second;          /* the cells between */
  char *state, *since;           /* the judgement, and since when */
  char *tip;                     /* what did not fit, or NULL */
  char *spoken;                  /* what a screen reader says */
  char *search;                  /* folded: what it is found by */
  int shape;                     /* RegieShape or REGIE_SHAPE_NONE */
  RegieDeed *deed, *second_deed; /* its buttons, or NULL; what has an icon has it when narrow */
  GListStore *menu;              /* RegieDeed: what else can be done */
};

/* Why, or why not. */
REGIE_DECLARE_ITEM (RegieReason, regie_reason, REASON)
struct _RegieReason {
  RegieItem parent_instance;
  gboolean pro;
  char *text;
};
/* Appends at most MOST of the sentences TEXTS to REASONS. */
void regie_reasons_add (GListStore *reasons, char **texts, gboolean pro, guint most);

/* A wish and an offer that fit. */
REGIE_DECLARE_ITEM (RegieProposal, regie_proposal, PROPOSAL)
struct _RegieProposal {
  RegieItem parent_instance;
  gint64 wish, offer;
  GVariant *target;    /* (xx), both */
  char *title, *about; /* of the offer for a wish, of the wish for an offer; ABOUT may be NULL */
  char *spoken;
  char *style;             /* of the button of the best of them, NULL of the others */
  GListStore *pros, *cons; /* RegieReason */
};

/* What was chosen on the page: at most one of the three is not 0. */
typedef struct {
  gint64 wish, offer, resident;
} RegieDeskChoice;

/* What fits what was chosen. */
REGIE_DECLARE_ITEM (RegieProposals, regie_proposals, PROPOSALS)
struct _RegieProposals {
  RegieItem parent_instance;
  char *title, *about;
  GListStore *proposals; /* RegieProposal, the best first */
  GListStore *menu;      /* RegieDeed: what can be done with what was chosen */
  gboolean nothing;      /* there are none: */
  char *nothing_icon, *nothing_title, *nothing_about;
};

/* What was counted, in the last 90 days and in the last year. */
REGIE_DECLARE_ITEM (RegieDeskCount, regie_desk_count, DESK_COUNT)
struct _RegieDeskCount {
  RegieItem parent_instance;
  char *title, *about, *quarter, *year;
};

/* Its lists, each of which can be searched, ordered and taken out. */
typedef enum {
  REGIE_DESK_ROLL_WISHES,
  REGIE_DESK_ROLL_OFFERS,
  REGIE_DESK_ROLL_RUNNING,
  REGIE_DESK_ROLL_GIVERS,
  REGIE_N_DESK_ROLLS
} RegieDeskRollId;

/* The answer to the question "desk". */
REGIE_DECLARE_ITEM (RegieDeskView, regie_desk_view, DESK_VIEW)
struct _RegieDeskView {
  RegieItem parent_instance;
  RegieDesk *desk;                   /* owned; no property */
  gboolean may_link;                 /* see dossiers, and so link a resident to one; no property */
  char *wishes_about, *offers_about; /* how many wait, how many places there are */
  char *offers_nothing;              /* what to do when there are no offers */
  GListStore *wishes;  /* RegieDeskEntry: who waits, longest first, then who has no wish */
  GListStore *offers;  /* RegieDeskEntry, as they stand in DESK */
  GListStore *running; /* RegieDeskEntry, the oldest first */
  GListStore *givers;  /* RegieDeskEntry, who heard nothing longest first */
  RegieRoll *rolls[REGIE_N_DESK_ROLLS]; /* of those four, in the same order; no property */
  GListStore *counts;                   /* RegieDeskCount */
  GListStore *adds;                     /* RegieDeed: what can be recorded and read in */
  RegieCounterView *counter;
};

/* What WORK reads; owned, NULL with ERROR set. */
RegieDeskView *regie_desk_view_load (const RegieWork *work,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of DESK and QUEUE, which are taken, without the figures. */
RegieDeskView *regie_desk_view_new (RegieDesk *desk,
                                    RegieDeskQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

/* What is chosen when nobody chose: who waits longest, or nothing. */
RegieDeskChoice regie_desk_view_first (RegieDeskView *self);
/* CHOICE as it is by now: nothing when it is gone; of a resident who got a wish, that wish. */
RegieDeskChoice regie_desk_view_settle (RegieDeskView *self, const RegieDeskChoice *choice);
/* RESIDENT, with the wish that waits longest when there is one. */
RegieDeskChoice regie_desk_view_of_resident (RegieDeskView *self, gint64 resident);
/* What fits CHOICE, and why the others do not. */
RegieProposals *regie_desk_view_propose (RegieDeskView *self,
                                         const RegieDeskChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
/* RegieDeskEntry of OFFERS: beside a wish (PROPOSALS not NULL) what is proposed stands first, in
 * its order, so that it lies beside its proposal.  Otherwise they stay as they stood in BEFORE
 * (RegieDeskEntry, NULL: not yet shown), with the new ones last. */
GListStore *regie_desk_view_order (RegieDeskView *self, RegieProposals *proposals,
                                   GListModel *before) G_GNUC_WARN_UNUSED_RESULT;
/* The card about a wish and an offer; NULL when one of them is gone. */
RegieDeskCard *regie_desk_view_card (RegieDeskView *self, gint64 wish,
                                     gint64 offer) G_GNUC_WARN_UNUSED_RESULT;
/* What it brings, as a page (regie-letter.h). */
char *regie_desk_view_dup_figures (RegieDeskView *self) G_GNUC_WARN_UNUSED_RESULT;
/* The form of who came to MATCH: the last time that it was held. */
RegieForm *regie_desk_view_form_of_came (RegieDeskView *self,
                                         gint64 match) G_GNUC_WARN_UNUSED_RESULT;
