/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of typed cells, and their CSV. */
#include "regie-cells-private.h"

#include <string.h>

#include "regie-csv.h"

#define NARROWEST 8
#define WIDEST 60
#define DAY_WIDTH 12

static void
column_clear (gpointer data)
{
  g_free (((RegieCellColumn *) data)->heading);
}

static void
cell_clear (gpointer data)
{
  g_free (((RegieCell *) data)->text);
}

RegieCells *
regie_cells_new (const char *title)
{
  RegieCells *self;

  g_return_val_if_fail (title != NULL, NULL);
  self = g_new0 (RegieCells, 1);
  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (RegieCellColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_array_new (FALSE, FALSE, sizeof (RegieCell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

void
regie_cells_free (RegieCells *self)
{
  g_free (self->title);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

static guint
width_of (const char *text)
{
  return (guint) CLAMP (g_utf8_strlen (text, -1) + 2, NARROWEST, WIDEST);
}

void
regie_cells_add_column (RegieCells *self, const char *heading, RegieCellKind kind)
{
  RegieCellColumn column = { NULL, kind, 0 };

  g_return_if_fail (self != NULL && heading != NULL && kind < REGIE_N_CELL_KINDS);
  g_return_if_fail (self->cells->len == 0);
  column.heading = g_strdup (heading);
  column.width = MAX (width_of (heading), kind == REGIE_CELL_DAY ? DAY_WIDTH : 0);
  g_array_append_val (self->columns, column);
}

/* The column of the next cell. */
static RegieCellColumn *
next_column (RegieCells *self)
{
  return &g_array_index (self->columns, RegieCellColumn, self->cells->len % self->columns->len);
}

static void
widen (RegieCells *self, const char *text)
{
  RegieCellColumn *column = next_column (self);

  column->width = MAX (column->width, width_of (text));
}

void
regie_cells_add_text (RegieCells *self, const char *text)
{
  RegieCell cell = { .is_known = text != NULL };

  g_return_if_fail (self != NULL && self->columns->len > 0);
  g_return_if_fail (text == NULL || next_column (self)->kind == REGIE_CELL_TEXT);
  cell.text = g_strdup (text);
  if (text != NULL)
    widen (self, text);
  g_array_append_val (self->cells, cell);
}

void
regie_cells_add_amount (RegieCells *self, gint64 hundredths)
{
  RegieCell cell = { .is_known = TRUE, .amount = hundredths };
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (self != NULL && self->columns->len > 0);
  g_return_if_fail (next_column (self)->kind == REGIE_CELL_NUMBER
                    || next_column (self)->kind == REGIE_CELL_MONEY);
  regie_cells_append_amount (text, hundredths, '.', next_column (self)->kind == REGIE_CELL_MONEY);
  widen (self, text->str);
  g_array_append_val (self->cells, cell);
}

void
regie_cells_add_day (RegieCells *self, RegieDay day)
{
  RegieCell cell = { .is_known = day != REGIE_DAY_NONE, .amount = day };

  g_return_if_fail (self != NULL && self->columns->len > 0);
  g_return_if_fail (next_column (self)->kind == REGIE_CELL_DAY);
  g_array_append_val (self->cells, cell);
}

void
regie_cells_add_empty (RegieCells *self)
{
  const RegieCell cell = { 0 };

  g_return_if_fail (self != NULL && self->columns->len > 0);
  g_array_append_val (self->cells, cell);
}

guint
regie_cells_get_n_columns (const RegieCells *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->columns->len;
}

guint
regie_cells_get_n_rows (const RegieCells *self)
{
  g_return_val_if_fail (self != NULL && self->columns->len > 0, 0);
  return self->cells->len / self->columns->len;
}

const RegieCell *
regie_cells_cell_at (const RegieCells *self, guint row, guint column)
{
  return &g_array_index (self->cells, RegieCell, row * self->columns->len + column);
}

const RegieCellColumn *
regie_cells_column_at (const RegieCells *self, guint at)
{
  return &g_array_index (self->columns, RegieCellColumn, at);
}

void
regie_cells_append_amount (GString *out, gint64 hundredths, char point, gboolean is_money)
{
  guint64 size = hundredths < 0 ? -(guint64) hundredths : (guint64) hundredths;
  guint rest = (guint) (size % 100);

  g_string_append_printf (out, "%s%" G_GUINT64_FORMAT, hundredths < 0 ? "-" : "", size / 100);
  if (rest > 0 || is_money)
    g_string_append_printf (out, "%c%02u", point, rest);
}

void
regie_cells_append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&' || c == '<' || c == '>' || c == '"')
        g_string_append (out, c == '&'   ? "&amp;"
                              : c == '<' ? "&lt;"
                              : c == '>' ? "&gt;"
                                         : "&quot;");
      else if (c >= ' ' || c == '\t' || c == '\n') /* XML has no others */
        g_string_append_unichar (out, c);
    }
}

gboolean
regie_cells_form_find (const char *name, RegieCellsForm *form)
{
  static const struct {
    const char *ending;
    RegieCellsForm form;
  } forms[] = { { "csv", REGIE_CELLS_CSV },
                { "ods", REGIE_CELLS_ODS },
                { "xlsx", REGIE_CELLS_XLSX } };
  const char *ending;

  g_return_val_if_fail (name != NULL && form != NULL, FALSE);
  ending = strrchr (name, '.') != NULL ? strrchr (name, '.') + 1 : name;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_ascii_strcasecmp (ending, forms[i].ending) == 0)
      {
        *form = forms[i].form;
        return TRUE;
      }
  return FALSE;
}

static void
append_cell (GString *out, const RegieCell *cell, RegieCellKind kind, char mark)
{
  char day[REGIE_DAY_TEXT];

  if (!cell->is_known)
    return;
  if (kind == REGIE_CELL_TEXT)
    regie_csv_append (out, cell->text, mark);
  else if (kind == REGIE_CELL_DAY)
    g_string_append (out, regie_day_format ((RegieDay) cell->amount, day));
  else
    regie_cells_append_amount (out, cell->amount, mark == ';' ? ',' : '.',
                               kind == REGIE_CELL_MONEY);
}

char *
regie_cells_dup_csv (const RegieCells *self, RegieCellsForm form)
{
  char mark = form == REGIE_CELLS_EXCEL ? ';' : ',';
  guint n_rows = regie_cells_get_n_rows (self);
  GString *out;

  g_return_val_if_fail (self != NULL && form <= REGIE_CELLS_EXCEL, NULL);
  out = g_string_new (form == REGIE_CELLS_EXCEL ? "\xef\xbb\xbf" : NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, mark);
      regie_csv_append (out, regie_cells_column_at (self, i)->heading, mark);
    }
  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        g_string_append (out, i == 0 ? "\r\n" : mark == ';' ? ";" : ",");
        append_cell (out, regie_cells_cell_at (self, row, i), regie_cells_column_at (self, i)->kind,
                     mark);
      }
  g_string_append (out, "\r\n");
  return g_string_free (out, FALSE);
}

gboolean
regie_cells_write (const RegieCells *self, RegieCellsForm form, GOutputStream *stream,
                   GError **error)
{
  g_autofree char *csv = NULL;

  g_return_val_if_fail (self != NULL && self->columns->len > 0 && G_IS_OUTPUT_STREAM (stream),
                        FALSE);
  g_return_val_if_fail (self->cells->len % self->columns->len == 0, FALSE);
  if (form == REGIE_CELLS_ODS)
    return regie_cells_write_ods (self, stream, error);
  if (form == REGIE_CELLS_XLSX)
    return regie_cells_write_xlsx (self, stream, error);
  csv = regie_cells_dup_csv (self, form);
  return g_output_stream_write_all (stream, csv, strlen (csv), NULL, NULL, error);
}
