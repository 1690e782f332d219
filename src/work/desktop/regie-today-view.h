/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload.h"
#include "regie-today.h"
#include "regie-command.h"
#include "regie-item.h"

/* What Vandaag says, in words, with the actions that go with it. */

/* One thing that asks for somebody. */
REGIE_DECLARE_ITEM (RegieTodayItem, regie_today_item, TODAY_ITEM)
struct _RegieTodayItem {
  RegieItem parent_instance;
  char *what, *who, *why;
  char *distance, *date; /* how long there is or was, and until when */
  char *spoken;          /* all of it, for a screen reader */
  char *icon;
  int shape;          /* RegieShape */
  char *label, *step; /* what deals with it, and how (NULL: that is clear) */
  char *action;       /* that deals with it, or shows where that is done; NULL on its way */
  GVariant *target;
  char *later_action; /* the second thing: that puts it off, or says of an open end that it was done
                         already; NULL for who may not */
  char *later_icon, *later_label;
  GVariant *later_target;
  gboolean can_leave;     /* an open end, that may be left out when all are confirmed */
  GVariant *leave_target; /* (xsx): dossier, rule, fact */
  char *open_action;      /* that shows what it is about */
  GVariant *open_target;
};

/* The page. */
REGIE_DECLARE_ITEM (RegieTodayView, regie_today_view, TODAY_VIEW)
struct _RegieTodayView {
  RegieItem parent_instance;
  char *first_name; /* of who works here */
  char *sentence;   /* how much there is */
  char *kind;       /* of which kind only, or that it is all kinds */
  char *notice;     /* what is not counted as late, or NULL */
  char *put_off;    /* how much was put off, or NULL when there is nothing */
  char *shown;      /* regie_today_shown_name */
  char *colleague;  /* whose only, or that it is everybody's; NULL: one sees one's own */
  char *next;       /* when the next thing comes, while there is nothing; or NULL */
  gboolean is_empty;
  gboolean has_scopes;            /* one may look at what others have to do */
  GMenu *colleagues;              /* entries of the action "today.colleague", or NULL */
  guint counts[REGIE_N_SECTIONS]; /* no property */
};

/* What ROW says; actions are those that who works in WORK may do. */
RegieTodayItem *regie_today_item_new (const RegieWork *work,
                                      const RegieTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* One that is still on its way: nothing can be done with it. */
RegieTodayItem *regie_today_item_new_waiting (void) G_GNUC_WARN_UNUSED_RESULT;
/* What the page says around its rows; texts are borrowed. */
typedef struct {
  RegieTodayShown shown;
  const char *rules; /* as in regie_today_keys(), or NULL */
  GPtrArray *shares; /* RegieTodayShare of who may be chosen; NULL: one sees one's own */
  gint64 colleague;  /* who was chosen, or 0 */
  const char *also;  /* whom one looks after; NULL: nobody */
  RegieDay next;     /* of the next thing, or REGIE_DAY_NONE */
  guint n_unrecorded, n_put_off;
} RegieTodayAround;

/* KEYS are RegieTodayKey. */
RegieTodayView *regie_today_view_new (const RegieWork *work, GArray *keys,
                                      const RegieTodayAround *around) G_GNUC_WARN_UNUSED_RESULT;
/* "", "history", "put-off"; what is not known is "". */
const char *regie_today_shown_name (RegieTodayShown shown);
RegieTodayShown regie_today_shown_find (const char *name);
/* What stands above a section, in the language of the program. */
const char *regie_today_section_name (RegieSection section);
/* Whose things ME begins with: "mine"; who leads others and has no dossiers of one's own, those of
 * the "team" (or of "all", without one), each with who is its consultant. */
const char *regie_today_start_scope (const RegieMe *me);
/* "mine", "team"; what is not known is everybody. */
RegieScope regie_today_scope_find (const char *name);
/* May ME look at what others have to do?  Who records in dossiers and who leads them may. */
gboolean regie_today_has_scopes (const RegieMe *me);
/* "Good morning Sam": HOUR from 0 to 23; NAME may be NULL. */
char *regie_today_dup_greeting (const char *name, int hour) G_GNUC_WARN_UNUSED_RESULT;
/* What the rules in force can ask, each name once: entries of the action "today.kind" about a list
 * of rules.  SEES_DOSSIERS: not only what the desk must not forget. */
GMenu *regie_today_kinds_new (const RegieRules *rules,
                              gboolean sees_dossiers) G_GNUC_WARN_UNUSED_RESULT;
