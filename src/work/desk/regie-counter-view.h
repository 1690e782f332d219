/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-desk-card.h"
#include "regie-desk-queue.h"
#include "regie-item.h"

/* What the counter shows during an opening: who waits, what the visitor wants and when, and what
 * fits.  The screen faces the visitor: initials only. */

typedef struct _RegieDeskView RegieDeskView;

enum {
  REGIE_COUNTER_N_DAYS = 7,
  REGIE_COUNTER_N_PARTS = 3,      /* of a day */
  REGIE_COUNTER_MOST_THEMES = 12, /* at most: as many as there are keys */
  REGIE_COUNTER_MOST_OFFERS = 3   /* at most */
};

/* The keys of the directions, as they stand on the keyboard. */
#define REGIE_COUNTER_KEYS "1234567890-="
/* Of the days, in the row below them, and of the parts of a day. */
#define REGIE_COUNTER_DAY_KEYS "qwertyu"
#define REGIE_COUNTER_PART_KEYS "iop"

/* What is chosen on the buttons. */
typedef struct {
  int theme;         /* the place of the direction, -1: none */
  guint days, parts; /* a bit each, the first is Monday and the morning */
} RegieCounterChoice;

/* A button that stays pressed. */
REGIE_DECLARE_ITEM (RegieCounterTile, regie_counter_tile, COUNTER_TILE)
struct _RegieCounterTile {
  RegieItem parent_instance;
  char *label;
  char *mark; /* the key that presses it, or NULL */
  /* Name of an icon for who does not read the label; NULL when there is none. */
  char *picture;
  char *action; /* (ub): PLACE, and whether it is pressed */
  char *style;  /* a class of style.css */
  int place;
  gboolean wide; /* takes what room there is, and is cut when that is too little */
};

/* Who stands in the row. */
REGIE_DECLARE_ITEM (RegieVisitor, regie_visitor, VISITOR)
struct _RegieVisitor {
  RegieItem parent_instance;
  gint64 visit, resident;
  gint64 wish;             /* the open one, 0: none */
  gint64 arrived;          /* seconds since 1970, 0: not known */
  int place;               /* in the row */
  char *name, *about;      /* "A.B. (12)"; what helps to talk */
  GVariant *details;       /* (ux), the resident, for "records.edit" */
  char *running;           /* what the visitor takes part in, or NULL */
  GVariant *came;          /* x, its match, for "desk.came" */
  RegieCounterChoice said; /* what the stored wish says; no property */
};

/* A row of who waits. */
REGIE_DECLARE_ITEM (RegieWaiting, regie_waiting, WAITING)
struct _RegieWaiting {
  RegieItem parent_instance;
  gint64 visit;
  char *name, *wait; /* WAIT: how long, or that it is this one's turn */
  char *style;       /* of WAIT, a class of style.css */
};

/* A proposal to a visitor: the most important reasons, and a button that says yes. */
REGIE_DECLARE_ITEM (RegieCounterCard, regie_counter_card, COUNTER_CARD)
struct _RegieCounterCard {
  RegieItem parent_instance;
  gint64 offer;
  char *title, *what, *when; /* WHEN may be NULL */
  char *yes, *yes_spoken;    /* the button, and what a screen reader says of it */
  GVariant *target;          /* u, its place: A is 0 */
  char *style;               /* of the button of the best of them, NULL of the others */
  GListStore *reasons;       /* RegieReason */
};

/* What fits a visitor now. */
REGIE_DECLARE_ITEM (RegieCounterOffers, regie_counter_offers, COUNTER_OFFERS)
struct _RegieCounterOffers {
  RegieItem parent_instance;
  char *title;       /* how many places fit; NULL: nothing is chosen yet */
  gboolean can_keep; /* is there a wish to keep? */
  GListStore *cards; /* RegieCounterCard, the best first */
};

REGIE_DECLARE_ITEM (RegieCounterView, regie_counter_view, COUNTER_VIEW)
struct _RegieCounterView {
  RegieItem parent_instance;
  RegieDeskQueue *queue;             /* owned; no property */
  char *count;                       /* "2 helped, 1 wait" */
  GListStore *visitors;              /* RegieVisitor, the first first */
  GListStore *themes, *days, *parts; /* RegieCounterTile */
};

/* Of QUEUE (taken) and what DESK says of the wishes of its residents. */
RegieCounterView *regie_counter_view_new (const RegieDesk *desk,
                                          RegieDeskQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

/* The visitor of VISIT; owned, NULL when that one waits no more. */
RegieVisitor *regie_counter_view_find (RegieCounterView *self,
                                       gint64 visit) G_GNUC_WARN_UNUSED_RESULT;
/* RegieWaiting: the row at NOW (seconds since 1970), with the visitor of VISIT (0: nobody) at the
 * counter. */
GListStore *regie_counter_view_queue (RegieCounterView *self, gint64 visit,
                                      gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* The days and hours of CHOICE, "ma/di 9:00-12:00"; NULL when no day is chosen.  Days without a
 * part are all of it. */
char *regie_counter_dup_rhythm (const RegieCounterChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
/* What fits VISITOR (NULL: nobody) who wants CHOICE.  Called at every key: some hundreds of offers
 * are weighed anew in far less than a frame. */
RegieCounterOffers *
regie_counter_propose (RegieDeskView *desk, RegieVisitor *visitor,
                       const RegieCounterChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
/* The wish as it is chosen, for "desk.keep-wish", with what was seen of the stored one. */
RegieForm *regie_counter_form (RegieDeskView *desk, RegieVisitor *visitor,
                               const RegieCounterChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
/* The card that VISITOR takes along to OFFER, and *WHERE that is (owned); NULL when the offer is
 * gone. */
RegieDeskCard *regie_counter_card_of (RegieDeskView *desk, RegieVisitor *visitor, gint64 offer,
                                      char **where) G_GNUC_WARN_UNUSED_RESULT;
