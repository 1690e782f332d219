/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-pages.h"

/* A page in the sidebar: its icon, its name, and what is counted there.  Pressing it goes there.
 * Properties: "title" and "icon-name", as KIND says; "badge" (guint, writable; 0 is not shown). */
#define REGIE_TYPE_PAGE_ROW (regie_page_row_get_type ())
G_DECLARE_FINAL_TYPE (RegiePageRow, regie_page_row, REGIE, PAGE_ROW, GtkListBoxRow)

/* KIND is borrowed, and has a label. */
GtkWidget *regie_page_row_new (const RegiePageKind *kind);
