/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

/* The layout of a row with words and an end (its suffixes).  The end stands beside the words as
 * long as they keep three fifths of the row, a good line of letters, or all that they ask for, and
 * else below them: so by what is there and by the size of the text. */
#define REGIE_TYPE_ROW_LAYOUT (regie_row_layout_get_type ())
G_DECLARE_FINAL_TYPE (RegieRowLayout, regie_row_layout, REGIE, ROW_LAYOUT, GtkLayoutManager)

/* Lays out ROW, which has its words and suffixes by its template. */
void regie_row_layout_install (AdwActionRow *row);
