/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-desk-view.h"

/* A list of RegieDeskEntry of any length, or what to do when there are none.
 *
 * Properties: "row-type" (GType of a RegieItemWidget) and "row-height" (int), construct only;
 * "label" (what a screen reader calls it), construct only; "model" (GListModel, or NULL), "chosen"
 * (gint64, the id of the row that is), "narrow" (gboolean), "nothing-title" and "nothing-about".
 * Signals: "activate" (RegieDeskEntry); "moved": rows stand elsewhere on the screen. */
#define REGIE_TYPE_DESK_LIST (regie_desk_list_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskList, regie_desk_list, REGIE, DESK_LIST, GtkWidget)

void regie_desk_list_set_model (RegieDeskList *self, GListModel *model);
void regie_desk_list_set_chosen (RegieDeskList *self, gint64 id);
/* Scrolls to the row of ID, or of the resident ID; FALSE when there is none. */
gboolean regie_desk_list_reveal (RegieDeskList *self, gint64 id);
/* To the first row. */
void regie_desk_list_rewind (RegieDeskList *self);
/* *Y, the middle of the row of ID within AREA; FALSE when it is not on the screen. */
gboolean regie_desk_list_find (RegieDeskList *self, gint64 id, GtkWidget *area, double *y);
