/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "regie-day.h"

/* A table of typed cells, as every list leaves the program: CSV for other programs, and ODS and
 * XLSX with numbers that are numbers, days that are days, texts that are never formulas, widths,
 * and a heading that stays in sight.  The same table gives the same bytes everywhere.
 *
 * First the columns are added, then the cells, row after row. */
typedef struct _RegieCells RegieCells;

typedef enum {
  REGIE_CELL_TEXT, /* also for what is long digits and no amount, such as an id */
  REGIE_CELL_NUMBER,
  REGIE_CELL_MONEY, /* euros */
  REGIE_CELL_DAY,
  REGIE_N_CELL_KINDS
} RegieCellKind;

typedef enum {
  REGIE_CELLS_CSV,   /* ',' and '.', as other programs read it (RFC 4180) */
  REGIE_CELLS_EXCEL, /* the same for the Dutch Excel: ';' and ',', with a mark at its begin */
  REGIE_CELLS_ODS,
  REGIE_CELLS_XLSX
} RegieCellsForm;

/* TITLE is what the sheet is called. */
RegieCells *regie_cells_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void regie_cells_free (RegieCells *self);
/* A column under HEADING; before the first cell. */
void regie_cells_add_column (RegieCells *self, const char *heading, RegieCellKind kind);

/* The next cell.  What it holds is of the kind of its column; what is not known is empty. */
void regie_cells_add_text (RegieCells *self, const char *text); /* NULL: empty */
/* Of a number or of money, in hundredths. */
void regie_cells_add_amount (RegieCells *self, gint64 hundredths);
void regie_cells_add_day (RegieCells *self, RegieDay day); /* REGIE_DAY_NONE: empty */
void regie_cells_add_empty (RegieCells *self);

guint regie_cells_get_n_columns (const RegieCells *self);
/* Whole rows under the heading. */
guint regie_cells_get_n_rows (const RegieCells *self);

/* FORM by the ending of NAME, a file, or by the ending alone ("xlsx"): FALSE when it is none of
 * csv, ods and xlsx. */
gboolean regie_cells_form_find (const char *name, RegieCellsForm *form);
/* The table in FORM; its last row must be whole.  FALSE with ERROR set. */
gboolean regie_cells_write (const RegieCells *self, RegieCellsForm form, GOutputStream *stream,
                            GError **error);
/* The text of FORM, one of CSV. */
char *regie_cells_dup_csv (const RegieCells *self, RegieCellsForm form) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCells, regie_cells_free)
