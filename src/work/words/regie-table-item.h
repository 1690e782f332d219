/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"

/* A row of a table that compares: who, two cells, a judgement with its shape, and what can be done.
 * RegieTableLine (src/app) shows one.  Who makes one fills its members. */
REGIE_DECLARE_ITEM (RegieTableItem, regie_table_item, TABLE_ITEM)
struct _RegieTableItem {
  RegieItem parent_instance;
  gint64 id;            /* of the record that the row is about; 0 for none */
  char *title, *about;  /* who */
  char *first, *second; /* the cells; NULL: not there */
  double part, whole;   /* the bar in the second cell; WHOLE 0: none */
  int shape;            /* RegieShape, beside the judgement */
  char *judgement;      /* NULL: none */
  char *reason;         /* of the judgement, or NULL */
  RegieDeed *deed;      /* the button at its end, or NULL */
  GListStore *deeds;    /* RegieDeed: the menu at its end */
  char *choice;         /* what the check at its end chooses, for a screen reader; NULL: no check */
  gboolean folds;       /* it is a heading over rows that can be hidden */
  char *action;         /* what pressing the row does, or NULL */
  GVariant *target;     /* of ACTION */
  char *spoken;         /* the whole row, for a screen reader */
};

/* A row with TITLE (may be NULL), for the caller to fill. */
RegieTableItem *regie_table_item_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
/* A row that is still to be read. */
RegieTableItem *regie_table_item_new_waiting (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_table_item_set_judgement (RegieTableItem *self, RegieShape shape, const char *judgement,
                                     const char *reason);
/* The button at its end; TARGET (a floating one is taken). */
void regie_table_item_set_deed (RegieTableItem *self, const char *label, const char *action,
                                GVariant *target);
/* A choice of the menu at its end; TARGET (a floating one is taken). */
void regie_table_item_add_deed (RegieTableItem *self, const char *label, const char *action,
                                GVariant *target);
/* Pressing the row opens DOSSIER at VIEW. */
void regie_table_item_set_dossier (RegieTableItem *self, gint64 dossier, const char *view);
/* All words of ITEMS, a line each, for tests. */
char *regie_table_items_dup_text (GListModel *items) G_GNUC_WARN_UNUSED_RESULT;
