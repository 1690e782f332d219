/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-desk-page.h"
#include "regie-desk-commands.h"

/* What the parts of the page share: the page itself and its proposals (regie-desk-page.c), the rows
 * of its lists (regie-desk-rows.c), the lines between them (regie-desk-links.c) and what is done
 * (regie-desk-actions.c). */

#define REGIE_DESK_ROW_HEIGHT 74

#define REGIE_DESK_IDLE                                                                            \
  (1u << 30) /* on the left, from here on a place among the residents without a wish */

enum { REGIE_N_DESK_VIEWS = 4 };

struct _RegieDeskPage {
  GtkWidget parent_instance;
  RegieSession *session;
  RegieDesk *desk;
  GArray *waiting, *running,
    *offered;     /* guint: places of wishes, of matches, of offers in the order of the list */
  GArray *order;  /* gint64: ids of the offers as they stand now, which a reload does not shuffle */
  GArray *givers; /* RegieDeskGiver */
  GtkStack *outer, *views, *middle;
  GtkWidget *whole, *columns, *wish_list, *offer_list, *running_list, *giver_list, *wish_stack,
    *offer_stack, *running_stack, *giver_stack;
  GtkWidget *search, *wish_title, *offer_title, *middle_title, *middle_about, *middle_tools,
    *proposals, *figures, *toggles[REGIE_N_DESK_VIEWS], *counter, *wish_side, *offer_side, *links,
    *sides, *side_toggles[2];
  GCancellable *cancellable;
  gint64 wish, offer, resident; /* what was chosen: one of the three, the others are 0 */
  gint64 wanted; /* what somebody was sent to look at, until its row was shown; 0 nothing */
  RegieDeskFigures year, quarter;
  gboolean narrow, offers_shown; /* narrow, one of the two sides is shown */
};

typedef struct {
  RegieRecord *giver;
  guint n_offers, n_running;
} RegieDeskGiver;

static inline const RegieOffice *
regie_desk_page_office (RegieDeskPage *self)
{
  return regie_session_get_office (self->session);
}

static inline const RegieDeskWish *
regie_desk_page_wish (RegieDeskPage *self, guint at)
{
  return &g_array_index (self->desk->wish_records, RegieDeskWish, at);
}

static inline const RegieDeskOffer *
regie_desk_page_offer (RegieDeskPage *self, guint at)
{
  return &g_array_index (self->desk->offer_records, RegieDeskOffer, at);
}

/* Rows of RegieList; DATA of the binding functions is the page. */
GtkWidget *regie_desk_label_new (const char *style, gboolean expand);
GtkWidget *regie_desk_line_new (gpointer data);
void regie_desk_bind_wish (GtkWidget *row, guint position, gpointer data);
void regie_desk_bind_offer (GtkWidget *row, guint position, gpointer data);
GtkWidget *regie_desk_running_new (gpointer data);
void regie_desk_bind_running (GtkWidget *row, guint position, gpointer data);
GtkWidget *regie_desk_giver_new (gpointer data);
void regie_desk_bind_giver (GtkWidget *row, guint position, gpointer data);

/* What is drawn over the columns; a card of the middle column says which wish and offer it joins,
 * and a column that scrolls is watched. */
GtkWidget *regie_desk_links_new (RegieDeskPage *self);
void regie_desk_links_set_card (GtkWidget *card, gint64 wish, gint64 offer);
void regie_desk_links_watch (RegieDeskPage *self, GtkWidget *scrolled);

/* The actions "desk.…" that change something or write a file. */
void regie_desk_actions_install (GtkWidgetClass *widget_class);
