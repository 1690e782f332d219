/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the tables of cells only: what their writers share. */
#include "regie-cells.h"

typedef struct {
  char *heading;
  RegieCellKind kind;
  guint width; /* the letters of its longest cell, within bounds */
} RegieCellColumn;

typedef struct {
  gboolean is_known;
  char *text;    /* of a text */
  gint64 amount; /* hundredths, or a day */
} RegieCell;

struct _RegieCells {
  char *title;
  GArray *columns; /* RegieCellColumn */
  GArray *cells;   /* RegieCell, row after row */
};

/* The cell in COLUMN of ROW, from 0. */
const RegieCell *regie_cells_cell_at (const RegieCells *self, guint row, guint column);
const RegieCellColumn *regie_cells_column_at (const RegieCells *self, guint at);
/* HUNDREDTHS with no more decimals than it has, behind POINT; of MONEY always two. */
void regie_cells_append_amount (GString *out, gint64 hundredths, char point, gboolean is_money);
void regie_cells_append_escaped (GString *out, const char *text);

gboolean regie_cells_write_ods (const RegieCells *self, GOutputStream *stream, GError **error);
gboolean regie_cells_write_xlsx (const RegieCells *self, GOutputStream *stream, GError **error);
