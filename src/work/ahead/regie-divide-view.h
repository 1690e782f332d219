/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-divide-query.h"

/* Who carries what, in words: each consultant before and after what is proposed, with the leave;
 * and every move, which can be left out.  Its buttons are the commands of regie-ahead-commands.h
 * and "divide.leave-out" and "divide.take-in" (x, a dossier) of the page. */
REGIE_DECLARE_ITEM (RegieDivideView, regie_divide_view, DIVIDE_VIEW)
struct _RegieDivideView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* So many moves are proposed when nobody says how many. */
#define REGIE_DIVIDE_MOST 25

/* The moves that are proposed for CARRIED, MOST at most, without those of the N dossiers of
 * LEFT_OUT (gint64); RegieMove, owned. */
GArray *regie_carried_propose (const RegieCarried *carried, const RegieOffice *office, guint most,
                               const gint64 *left_out, gsize n) G_GNUC_WARN_UNUSED_RESULT;
/* MOVES as what their command is about: a(xxx), dossier, from whom, to whom; floating. */
GVariant *regie_moves_make_target (const GArray *moves) G_GNUC_WARN_UNUSED_RESULT;
/* Owned by the caller. */
RegieDivideView *regie_divide_view_new (const RegieCarried *carried, const RegieOffice *office,
                                        const GArray *moves, const gint64 *left_out,
                                        gsize n) G_GNUC_WARN_UNUSED_RESULT;
/* "from Lotte Habets to Bram Savelberg"; owned. */
char *regie_move_dup_words (const RegieCarried *carried,
                            const RegieMove *move) G_GNUC_WARN_UNUSED_RESULT;
