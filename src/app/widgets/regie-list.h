/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A list of any length: only the rows that fit on the screen exist as widgets, and are used again
 * when it scrolls. All rows are equally high: as
 * asked, or higher when one of them needs it.  Use it in a GtkScrolledWindow. Up, Down, Page
 * Up/Down, Home and End move; Return activates, with Ctrl between "win.apart"
 * with TRUE and with FALSE: what it opens gets a window of its own; with selection, Space, Ctrl+A
 * and Shift/Ctrl-click choose.
 *
 * Signals: "activate" (position), "selection-changed". */
#define REGIE_TYPE_LIST (regie_list_get_type ())
G_DECLARE_FINAL_TYPE (RegieList, regie_list, REGIE, LIST, GtkWidget)

typedef GtkWidget *(*RegieListCreate) (gpointer data);
/* Fills ROW for POSITION, its accessible label included. */
typedef void (*RegieListBind) (GtkWidget *row, guint position, gpointer data);

void regie_list_set_factory (RegieList *self, int row_height, RegieListCreate create,
                             RegieListBind bind, gpointer data);
/* N rows; the scroll position, the cursor and what is selected stay where they can.  The focus
 * stays with the cursor, and the cursor with the focus when its row is scrolled away. */
void regie_list_set_n (RegieList *self, guint n);
guint regie_list_get_n (RegieList *self);
/* Rows of another HEIGHT, REGIE_LIST_MOST_HEADINGS at most; POSITIONS rise.  They stand among the
 * others, but the cursor and the focus pass them. */
#define REGIE_LIST_MOST_HEADINGS 8
void regie_list_set_headings (RegieList *self, const guint *positions, guint n, int height);
/* The rows from FIRST on have new content. */
void regie_list_refresh (RegieList *self, guint first, guint n);
void regie_list_set_cursor (RegieList *self, guint position, gboolean grab_focus);
/* The row that the keyboard is at. */
guint regie_list_get_cursor (RegieList *self);
void regie_list_set_selectable (RegieList *self, gboolean selectable);
gboolean regie_list_is_selected (RegieList *self, guint position);
GArray *
regie_list_get_selection (RegieList *self) G_GNUC_WARN_UNUSED_RESULT; /* guint positions, sorted */
void regie_list_unselect_all (RegieList *self);
/* POSITIONS (guint) are selected and no others. */
void regie_list_select (RegieList *self, const GArray *positions);
/* How many row widgets exist: for tests and benchmarks. */
guint regie_list_get_n_widgets (RegieList *self);
