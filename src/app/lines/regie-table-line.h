/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-item-view.h"
#include "regie-palette.h"

/* A row of a RegieList that compares: who, two cells, a judgement with its shape, and what can be
 * done.  Below cells and judgement stands the reason, in two lines when it needs them.  Narrow, the
 * cells go and the judgement comes under the name.
 *
 * It shows a RegieTableItem (src/work/regie-table-item.h).  A subclass has what can be done in its
 * .ui, as <child type="suffix">.  Properties, beside "item": "narrow" (gboolean, writable);
 * "unfolded" (gboolean, writable: of a heading, the rows under it are shown); "amounts" (gboolean,
 * writable): the cells are amounts, which stand under each other. */
#define REGIE_TYPE_TABLE_LINE (regie_table_line_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieTableLine, regie_table_line, REGIE, TABLE_LINE, RegieItemView)

struct _RegieTableLineClass {
  RegieItemViewClass parent_class;
};

#define REGIE_TABLE_LINE_HEIGHT 62

/* Shows ITEM (borrowed). */
void regie_table_line_show (RegieTableLine *self, gpointer item, gboolean unfolded);
/* Does what pressing ITEM does, from WIDGET; FALSE when it does nothing. */
gboolean regie_table_line_activate (GtkWidget *widget, gpointer item);

/* The headings above such rows.  Properties (strings, construct only): "who", "first", "second",
 * "judgement" and "last"; "last-width" (int, construct only), of what stands at their end;
 * "amounts" as of the rows. */
#define REGIE_TYPE_TABLE_HEADING (regie_table_heading_get_type ())
G_DECLARE_FINAL_TYPE (RegieTableHeading, regie_table_heading, REGIE, TABLE_HEADING, GtkWidget)

/* For rows that are filled by hand, those of the desk.  All texts are plain; a cell that is NULL is
 * not there. */
void regie_table_line_set (RegieTableLine *self, const char *title, const char *subtitle,
                           const char *first, const char *second, gboolean narrow);
void regie_table_line_set_bar (RegieTableLine *self, double part, double whole);
void regie_table_line_set_judgement (RegieTableLine *self, RegieShape shape, const char *text,
                                     const char *about);
void regie_table_line_set_suffix (RegieTableLine *self, GtkWidget *suffix);
