/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-book.h"
#include "regie-chapter.h"
#include "regie-roll.h"

/* What the page of providers shows: all of them as a list by stage, their contracts as a board and
 * as a line of time, and the balance of the money. */

/* A provider in the list. */
REGIE_DECLARE_ITEM (RegieShelfRow, regie_shelf_row, SHELF_ROW)
struct _RegieShelfRow {
  RegieItem parent_instance;
  gint64 id;
  char *name, *contract; /* CONTRACT: its name or number, or that there is none */
  char *state;           /* what comes first, in words */
  int shape;             /* RegieShape of it */
  int dash;              /* how far the purchase is, 0 to 4; -1 without a contract */
  char *heading;         /* the stage, the same for all rows under one heading */
  char *spoken;
};

/* A contract on the board. */
REGIE_DECLARE_ITEM (RegieBoardCard, regie_board_card, BOARD_CARD)
struct _RegieBoardCard {
  RegieItem parent_instance;
  gint64 contract;
  GVariant *provider;    /* x, the target of "providers.open" */
  char *name, *about;    /* of the provider; of the contract */
  char *size;            /* its places and what it is worth, or NULL */
  char *next;            /* what comes first, or NULL */
  int shape;             /* RegieShape of NEXT */
  GListStore *moves;     /* RegieDeed: to the stage before and the one after */
  gboolean may_contract; /* it can be taken along */
  char *spoken;
};

/* A stage of the board. */
REGIE_DECLARE_ITEM (RegieBoardColumn, regie_board_column, BOARD_COLUMN)
struct _RegieBoardColumn {
  RegieItem parent_instance;
  char *stage; /* codes.ini [contractstand] */
  char *title; /* with how many there are */
  int width;   /* pixels at least: an empty one needs less */
  gboolean may_contract;
  GListStore *cards; /* RegieBoardCard */
};

/* A sign on the line of time. */
REGIE_DECLARE_ITEM (RegieLaneMark, regie_lane_mark, LANE_MARK)
struct _RegieLaneMark {
  RegieItem parent_instance;
  RegieDay day;
  int shape; /* RegieShape */
  int size;  /* pixels */
};

/* A contract on the line of time; days that are not known are REGIE_DAY_NONE. */
REGIE_DECLARE_ITEM (RegieLane, regie_lane, LANE)
struct _RegieLane {
  RegieItem parent_instance;
  GVariant *provider; /* x, the target of "providers.open" */
  char *name, *number;
  RegieDay today, from, until;
  RegieDay extended; /* the end when every extension is used; NONE without any */
  GListStore *marks; /* RegieLaneMark, those of a later one over those of an earlier one */
  char *spoken;      /* everything that is drawn, in words */
};

REGIE_DECLARE_ITEM (RegieProvidersView, regie_providers_view, PROVIDERS_VIEW)
struct _RegieProvidersView {
  RegieItem parent_instance;
  GListStore *rows;    /* RegieShelfRow, by stage and then by name */
  RegieRoll *roll;     /* of ROWS, in the same order */
  GListStore *columns; /* RegieBoardColumn, every stage */
  RegieLane *axis;     /* the axis above the lanes: a lane with nothing but the day */
  GListStore *lanes;   /* RegieLane */
  gboolean has_contracts;
  gboolean may_contract;
  char *balance; /* a line per year */
};

/* MAY_CONTRACT: who looks may change contracts. */
RegieProvidersView *regie_providers_view_new (const RegieOffice *office, const RegieShelf *shelf,
                                              gboolean may_contract) G_GNUC_WARN_UNUSED_RESULT;

/* The two halves of it that show contracts (regie-board-view.c). */
void regie_providers_view_add_columns (RegieProvidersView *self, const RegieOffice *office,
                                       const RegieShelf *shelf);
void regie_providers_view_add_lanes (RegieProvidersView *self, const RegieOffice *office,
                                     const RegieShelf *shelf);
