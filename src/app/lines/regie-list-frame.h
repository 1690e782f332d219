/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-list-commands.h"
#include "regie-session.h"

/* What stands around a list of lines that is no table: a search, an order, and the ways out to a
 * file and to paper; and when nothing is found, that, with the way back.  The lines themselves are
 * its child, as they are.
 *
 * What is searched stays while the list is there; the order stays over a restart as well.  Down and
 * Enter go from the search to the lines, Escape as well, and ends the search.
 *
 * Properties: "list" (the name of the list, regie_list_find; construct only), "child" (GtkWidget),
 * "placeholder" (what can be typed), "compact" (gboolean: its buttons are one), "sort" (the word of
 * the column that is sorted by, "" for the usual order), "descending" (gboolean).  Signal
 * "changed": something else is asked. */
#define REGIE_TYPE_LIST_FRAME (regie_list_frame_get_type ())
G_DECLARE_FINAL_TYPE (RegieListFrame, regie_list_frame, REGIE, LIST_FRAME, GtkWidget)

/* From now on SESSION says who may take the list out. */
void regie_list_frame_set_session (RegieListFrame *self, RegieSession *session);
/* What the list is of, as words of what is asked ("aanbieder=12"); another one ends a search. */
void regie_list_frame_set_about (RegieListFrame *self, const char *about);
/* What is searched and sorted by, without what the list is of (regie_roll_ask_dup_text); owned. */
char *regie_list_frame_dup_asked (RegieListFrame *self) G_GNUC_WARN_UNUSED_RESULT;
/* Is an order of its own asked for? */
gboolean regie_list_frame_is_sorted (RegieListFrame *self);
/* A new list of those ITEMS (each of which ROLL has a row of, at the same place) that are asked
 * for, in that order; how many that are is said.  Owned. */
GListStore *regie_list_frame_find (RegieListFrame *self, RegieRoll *roll,
                                   GListModel *items) G_GNUC_WARN_UNUSED_RESULT;
/* FOUND of ALL are shown: for who finds them by other means. */
void regie_list_frame_set_found (RegieListFrame *self, guint found, guint all);
/* No search any more. */
void regie_list_frame_clear (RegieListFrame *self);
/* The focus goes to the search. */
gboolean regie_list_frame_search (RegieListFrame *self);
/* The list goes to a file, or is printed. */
void regie_list_frame_take_out (RegieListFrame *self, gboolean prints);
/* The search and the buttons are at most SIZE wide, in the middle, as the lines of a sheet are;
 * once. */
void regie_list_frame_set_bar_size (RegieListFrame *self, int size);
/* Has SELF what the keyboard is at? */
gboolean regie_list_frame_has_focus (RegieListFrame *self);
