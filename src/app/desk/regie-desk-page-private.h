/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk-counter.h"
#include "regie-desk-list.h"
#include "regie-desk-page.h"
#include "regie-list-frame.h"
#include "regie-view-switch.h"

/* What the parts of the page share: the page itself (regie-desk-page.c), what is chosen on it
 * (regie-desk-page-choice.c) and what is done (regie-desk-page-actions.c). */
struct _RegieDeskPage {
  RegiePage parent_instance;
  RegieViewSwitch *view_switch;
  GtkBox *columns;
  GtkWidget *wish_side, *offer_side, *links;
  RegieListFrame *wish_frame, *offer_frame, *running_frame, *giver_frame;
  GtkMenuButton *add, *tools;
  RegieDeskList *wishes, *offers, *running, *givers;
  RegieDeskCounter *counter;
  GtkScrolledWindow *scrolled; /* the proposals */
  GtkListBox *counts;
  GListStore *shown_counts; /* as the rows show them */
  GListStore *shown_offers; /* as they stand now, which an answer does not shuffle; those that are
                               searched for stand in the list */
  RegieProposals *proposals;
  RegieDeskChoice choice;
  gint64 wanted; /* what somebody was sent to look at, until its row was shown; 0 nothing */
  char *shown, *side;
};

/* Chooses again what was chosen, as it is by now, and shows the row that somebody was sent to; when
 * nothing was chosen, who waits longest.  There is a view. */
void regie_desk_page_settle (RegieDeskPage *self);
/* For the .ui: what is looked for in each list, and what was pressed. */
void regie_desk_page_find_wishes (RegieDeskPage *self);
void regie_desk_page_find_offers (RegieDeskPage *self);
void regie_desk_page_find_running (RegieDeskPage *self);
void regie_desk_page_find_givers (RegieDeskPage *self);
/* The list that the keyboard is in, or else the first of what is shown; NULL: none is. */
RegieListFrame *regie_desk_page_get_frame (RegieDeskPage *self);
void regie_desk_page_wish_activated (RegieDeskPage *self, RegieDeskEntry *entry);
void regie_desk_page_offer_activated (RegieDeskPage *self, RegieDeskEntry *entry);
void regie_desk_page_giver_activated (RegieDeskPage *self, RegieDeskEntry *entry);

/* The actions "desk.…" that change something, ask something or write a file. */
void regie_desk_page_install_actions (GtkWidgetClass *klass);
