/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-palette.h"

/* A row of a RegieList that compares: who, two cells, a judgement with its shape, and what can be
 * done.  Its height is fixed; narrow, the cells go and the judgement comes under the name. */
#define REGIE_TYPE_TABLE_LINE (regie_table_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieTableLine, regie_table_line, REGIE, TABLE_LINE, GtkWidget)

#define REGIE_TABLE_LINE_HEIGHT 62

GtkWidget *regie_table_line_new (void);
/* All texts are plain; a cell that is NULL is not there. */
void regie_table_line_set (RegieTableLine *self, const char *title, const char *subtitle,
                           const char *first, const char *second, gboolean narrow);
/* The bar in the second cell: what is there of what there should be; WHOLE 0 shows none. */
void regie_table_line_set_bar (RegieTableLine *self, double part, double whole);
/* SHAPE with words beside it; TEXT NULL shows none of it. */
void regie_table_line_set_judgement (RegieTableLine *self, RegieShape shape, const char *text,
                                     const char *about);
/* Makes it a heading over the rows that follow, with an arrow that says whether they are shown (-1:
 * no arrow). */
void regie_table_line_set_heading (RegieTableLine *self, const char *text, RegieShape shape,
                                   int shown);
/* The place for a button or check at the end of the row; made once by the caller, who keeps it. */
void regie_table_line_set_suffix (RegieTableLine *self, GtkWidget *suffix);
/* The headings above such rows, whose suffix is LAST_WIDTH wide. */
GtkWidget *regie_table_heading_new (const char *who, const char *first, const char *second,
                                    const char *judgement, const char *last, int last_width);
GtkWidget *regie_table_line_get_suffix (RegieTableLine *self);
