/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk-counter.h"
#include "regie-desk-view.h"
#include "regie-minute.h"
#include "regie-repeat.h"
#include "regie-session.h"

/* What is shown (regie-desk-counter.c) and what is done (regie-desk-counter-actions.c). */
struct _RegieDeskCounter {
  GtkWidget parent_instance;
  RegieSession *session;
  RegieDeskView *view;
  RegieVisitor *visitor; /* at the counter now, or NULL */
  RegieCounterOffers *offers;
  RegieCounterChoice choice;
  char *done, *refusal;
  RegieDeskCard *card; /* to take along to what was said yes to last, and … */
  char *where;         /* … where that is */
  gint64 agreed;       /* the offer that it will be matched with, or 0 */
  gboolean keeping;    /* the wish is on its way */
  gboolean filling;    /* the buttons are set as the wish says: nothing is weighed yet */
  gboolean narrow;
  GListStore *waiting; /* as the rows show them */

  GtkListBox *queue;
  GtkEditable *number, *initials;
  GtkWidget *details;
  RegieRepeat *tiles, *days, *parts;
  RegieMinute *minute;
};

/* TEXT (may be NULL) is said above the visitor, or below who waits. */
void regie_desk_counter_say_done (RegieDeskCounter *self, const char *text);
void regie_desk_counter_say_refusal (RegieDeskCounter *self, const char *text);
/* CHOICE is what the visitor wants now. */
void regie_desk_counter_choose (RegieDeskCounter *self, const RegieCounterChoice *choice);

void regie_desk_counter_install_actions (GtkWidgetClass *klass);
/* For the .ui. */
gboolean regie_desk_counter_key_pressed (RegieDeskCounter *self, guint key, guint code,
                                         GdkModifierType state, GtkEventControllerKey *keys);
