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
/* N rows, the first of which are about IDS (gint64, held).  What is selected stays so wherever it
 * stands now.  When ASKED, which they answer, is what it was the last time, they are the same rows
 * that others changed: what one looks at does not move (the row under the pointer, else the one
 * with the focus, else the one at the top of a list that is scrolled), cursor, focus and what is
 * open on a row go where it goes, and where the row of the cursor went it is at the neighbour.
 * Gives how many went that were selected or had the focus. */
guint regie_list_follow (RegieList *self, const char *asked, GArray *ids, guint n);
/* The last position that is on the screen, or a little behind it. */
guint regie_list_get_last_shown (RegieList *self);
/* Rows of another HEIGHT, REGIE_LIST_MOST_HEADINGS at most; POSITIONS rise.  They stand among the
 * others, but the cursor and the focus pass them. */
#define REGIE_LIST_MOST_HEADINGS 8
void regie_list_set_headings (RegieList *self, const guint *positions, guint n, int height);
/* The rows from FIRST on have new content. */
void regie_list_refresh (RegieList *self, guint first, guint n);
/* The keyboard is at POSITION, which is in sight: at once, or when the list comes on the screen. */
void regie_list_set_cursor (RegieList *self, guint position, gboolean grab_focus);
/* The row that the keyboard is at. */
guint regie_list_get_cursor (RegieList *self);
void regie_list_set_selectable (RegieList *self, gboolean selectable);
gboolean regie_list_is_selected (RegieList *self, guint position);
GArray *
regie_list_get_selection (RegieList *self) G_GNUC_WARN_UNUSED_RESULT; /* guint positions, sorted */
void regie_list_unselect_all (RegieList *self);
/* How many row widgets exist: for tests and benchmarks. */
guint regie_list_get_n_widgets (RegieList *self);
