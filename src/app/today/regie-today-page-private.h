/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list.h"
#include "regie-rows.h"
#include "regie-today-page.h"
#include "regie-today-view.h"

/* What the class, its rows and its actions share. */
struct _RegieTodayPage {
  RegiePage parent_instance;
  RegieRows *rows;
  RegieTodayItem *waiting; /* what stands in the place of a row that is on its way */
  RegieList *list;
  GtkMenuButton *kinds, *colleagues;
  GtkBox *norms; /* where the norms that are missed come, behind the first frame */
  char *scope, *rules, *shown;
  char *asked;         /* what was asked last */
  gint64 colleague;    /* whose only; 0: those of all */
  gboolean has_chosen; /* SCOPE is not the one that my role begins with */
  GHashTable *left;    /* the open ends that are not confirmed with the others: GVariant (xsx) */
};

/* The actions of the class. */
void regie_today_page_class_install_actions (GtkWidgetClass *klass);
/* Whose things are shown, as a query (regie_query_to_text). */
char *regie_today_page_dup_query (RegieTodayPage *self) G_GNUC_WARN_UNUSED_RESULT;
/* What the cursor of the list is at; borrowed, NULL when there is nothing. */
RegieTodayItem *regie_today_page_get_item (RegieTodayPage *self);
void regie_today_page_set_scope (RegieTodayPage *self, const char *scope);
/* Only what COLLEAGUE has to do; 0: of all. */
void regie_today_page_set_colleague (RegieTodayPage *self, gint64 colleague);
/* What is shown: regie_today_shown_name. */
void regie_today_page_set_shown (RegieTodayPage *self, const char *shown);
/* OPEN_END (xsx) is left out when the others are confirmed, or no longer. */
void regie_today_page_turn_left (RegieTodayPage *self, GVariant *open_end);
/* What is confirmed: the target, floating, of REGIE_TODAY_CONFIRM. */
GVariant *regie_today_page_confirmed (RegieTodayPage *self);
/* Only what RULES ask, ids with commas between; "" for all. */
void regie_today_page_set_rules (RegieTodayPage *self, const char *rules);
/* The rows (regie-today-page-rows.c) need the session; what the template asks of them. */
void regie_today_page_make_rows (RegieTodayPage *self);
void regie_today_page_class_install_rows (GtkWidgetClass *klass);
/* Another answer with KEYS (RegieTodayKey) has come: its headings and rows. */
void regie_today_page_place_rows (RegieTodayPage *self, const GArray *keys);
