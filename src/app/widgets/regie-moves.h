/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Where the row went that stood at each position of a list; for what is not there any more: */
#define REGIE_MOVE_GONE G_MAXUINT

/* Of each key of BEFORE (may be NULL), in order, its position in NOW; of both the first IDENTITY
 * bytes are the same when they are about the same.  guint, as many as BEFORE has; owned. */
GArray *regie_moves_new (const GArray *before, const GArray *now,
                         gsize identity) G_GNUC_WARN_UNUSED_RESULT;
/* The position of what stood at POSITION; what is behind all that is known stays there. */
guint regie_moves_get (const GArray *moves, guint position);
/* The same, or when that went of the next that is still there, or else of the one before; 0 when
 * none is. */
guint regie_moves_get_near (const GArray *moves, guint position);
