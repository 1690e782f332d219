/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-command.h"
#include "regie-network-layout.h"
#include "regie-network.h"

/* What the view "Network" of a dossier shows: the drawing as values, the same as a list, and what
 * stands beside it.  Made where the database is read; drawn by regie-network-draw.h. */

/* A member that has not ended. */
REGIE_DECLARE_ITEM (RegieNetworkMark, regie_network_mark, NETWORK_MARK)
struct _RegieNetworkMark {
  RegieItem parent_instance;
  gint64 id;                   /* the tie */
  char *name, *ago, *initials; /* AGO says "silent" as well */
  char *spoken;                /* all of it in a sentence */
  int area, slot, ring;        /* RegieArea, Tie.slot, RegieRing */
  gboolean is_person;          /* else an organisation */
  gboolean leads;
  gboolean is_locked; /* it may know nothing: no consent, or withdrawn */
};

/* Two members who know each other, by their place among the marks. */
REGIE_DECLARE_ITEM (RegieNetworkBond, regie_network_bond, NETWORK_BOND)
struct _RegieNetworkBond {
  RegieItem parent_instance;
  gint64 id; /* the link */
  int one, other;
};

REGIE_DECLARE_ITEM (RegieNetworkView, regie_network_view, NETWORK_VIEW)
struct _RegieNetworkView {
  RegieItem parent_instance;
  gint64 dossier;
  char *name;                 /* of the person in the middle */
  char *title;                /* "Network of …, 23 November 2026" */
  char *called, *age;         /* the two lines in the middle; AGE NULL when it is not known */
  char *spoken;               /* what a screen reader says of the whole drawing */
  char *areas[REGIE_N_AREAS]; /* what stands in every sector */
  char *rings[REGIE_N_RINGS]; /* and at every ring: "2 weeks" */
  char *silence;              /* for the legend: "silent, longer than 4 weeks" */
  int most_silent;            /* its place among the marks; -1: nobody is */
  GListStore *marks;          /* RegieNetworkMark */
  GListStore *bonds;          /* RegieNetworkBond */
  GListStore *list;           /* RegieChapter: the same per area, with those that have ended */
  GListStore *beside;         /* RegieChapter: who is silent, who was spoken to, the next meeting */
};

/* Owned by the caller; NULL with ERROR set. */
RegieNetworkView *regie_network_view_load (const RegieWork *work, gint64 dossier,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The layout of its drawing. */
RegieNetworkLayout *regie_network_view_layout (RegieNetworkView *self, const RegieLetters *letters,
                                               int width, int height) G_GNUC_WARN_UNUSED_RESULT;
/* Mark number AT; borrowed. */
RegieNetworkMark *regie_network_view_get_mark (RegieNetworkView *self, guint at);
guint regie_network_view_get_n_marks (RegieNetworkView *self);
