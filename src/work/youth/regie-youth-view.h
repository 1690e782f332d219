/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item.h"
#include "regie-office.h"
#include "regie-roll.h"
#include "regie-shape.h"
#include "regie-youth-query.h"

/* What the page Jongeren 16–27 says, in words. */

/* One young person. */
REGIE_DECLARE_ITEM (RegieYouthItem, regie_youth_item, YOUTH_ITEM)
struct _RegieYouthItem {
  RegieItem parent_instance;
  gint64 id; /* of the dossier */
  char *name, *born, *initials, *number;
  char *age;    /* "17", or "16 or 17" when the birth is partly known */
  char *school; /* "Vista College · Vocational education"; "" when neither is known */
  char *group, *route, *director, *consultant, *municipality;
  char *moment, *moment_in;  /* "Becomes 18" and "74 days" */
  char *leader, *meeting;    /* who leads, and when the network meets */
  char *silent, *silent_for; /* the most silent of the network, and for how long; "" when nobody */
  char *asks;                /* all that asks for action, the most pressing first; "" for nothing */
  char *spoken;              /* for a screen reader */
  int n_asks;
  int moment_shape, silent_shape, ask_shape; /* RegieShape */
  RegieFamily family;                        /* its tint */
  RegieShape lights[REGIE_N_AREAS]; /* in the order of the list of codes.ini; no property */
};

/* The page. */
REGIE_DECLARE_ITEM (RegieYouthView, regie_youth_view, YOUTH_VIEW)
struct _RegieYouthView {
  RegieItem parent_instance;
  int n;                /* how many were found */
  char *nothing;        /* what can be tried when nobody was */
  gboolean asks_reason; /* the young people of others: first say why */
  char *also;           /* whose are mine as well, during their leave; or NULL */
};

/* What ROW says on the day of OFFICE; owned by the caller. */
RegieYouthItem *regie_youth_item_new (const RegieOffice *office,
                                      const RegieYouthRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* N were found. */
RegieYouthView *regie_youth_view_new (guint n) G_GNUC_WARN_UNUSED_RESULT;
/* The area that is the I-th (below REGIE_N_AREAS) in the list of codes.ini, and its short name. */
RegieArea regie_youth_area (const RegieOffice *office, guint i);
const char *regie_youth_area_label (const RegieOffice *office, guint i);
/* What ASK, one of ROW that asks on the day of OFFICE, says: "Nobody leads the network". */
char *regie_youth_dup_ask (const RegieOffice *office, const RegieYouthRow *row,
                           RegieYouthAsk ask) G_GNUC_WARN_UNUSED_RESULT;
/* What can be asked of the list, by ASK: "Somebody silent". */
const char *regie_youth_ask_label (RegieYouthAsk ask);
/* ROWS (RegieYouthRow, NULL for who is gone) as a list that goes out; BSNS (may be NULL: no such
 * column) are those of ROWS. */
RegieRoll *regie_youth_roll_new (const RegieOffice *office, GPtrArray *rows,
                                 char **bsns) G_GNUC_WARN_UNUSED_RESULT;
/* What PART of a filter ("vraagt=stil") is called; WHO (may be NULL) is whom or what it names by
 * its id.  NULL for what is no part; owned by the caller. */
char *regie_youth_dup_part_label (const RegieOffice *office, const char *part,
                                  const char *who) G_GNUC_WARN_UNUSED_RESULT;
