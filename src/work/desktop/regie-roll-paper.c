/* SPDX-License-Identifier: EUPL-1.2 */
/* A list as it is printed. */
#include "regie-roll-paper.h"

#include <glib/gi18n.h>

#include "regie-text.h"

/* So many letters stand beside each other on an upright page. */
#define LETTERS_UPRIGHT 75

/* The columns (guint) that are shown; owned. */
static GArray *
find_columns (RegieRoll *self, const char *const *words, gboolean with_bsn)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < regie_roll_get_n_columns (self); k++)
    if (regie_roll_shows (self, k, words, with_bsn))
      g_array_append_val (columns, k);
  return columns;
}

static void
add_heading (RegieDocument *document, RegieRoll *self, guint n, RegieDay today)
{
  g_autofree char *day = regie_day_dup_long (today);
  g_autofree char *count = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  g_autofree char *line = g_strdup_printf ("%s · %s", day, count);
  const GPtrArray *about = regie_roll_get_about (self);
  g_autoptr (GString) shown = g_string_new (NULL);

  regie_document_add (document, REGIE_DOCUMENT_TITLE, regie_roll_get_title (self));
  for (guint i = 0; i < about->len; i++)
    g_string_append_printf (shown, "%s%s", i > 0 ? " · " : "", (const char *) about->pdata[i]);
  if (shown->len > 0)
    regie_document_add (document, REGIE_DOCUMENT_TEXT, shown->str);
  regie_document_add (document, REGIE_DOCUMENT_SMALL, line);
}

/* Adds the cells; gives how many letters stand in the longest of each column together. */
static long
add_cells (RegieDocument *document, RegieRoll *self, const GArray *columns, const GArray *rows)
{
  g_autofree long *widest = g_new0 (long, columns->len);
  long all = 0;

  for (guint i = 0; i <= rows->len; i++)
    for (guint k = 0; k < columns->len; k++)
      {
        guint column = g_array_index (columns, guint, k);
        g_autofree char *text = i == 0
                                  ? g_strdup (regie_roll_get_column (self, column)->title)
                                  : regie_roll_dup_cell (self, g_array_index (rows, guint, i - 1),
                                                         column);

        regie_document_add_cell (document, text);
        widest[k] = MAX (widest[k], g_utf8_strlen (text, -1));
      }
  for (guint k = 0; k < columns->len; k++)
    all += widest[k];
  return all;
}

RegieDocument *
regie_roll_make_document (RegieRoll *self, const GArray *rows, const char *const *words,
                          gboolean with_bsn, RegieDay today)
{
  RegieDocument *document;
  g_autoptr (GArray) columns = NULL;
  g_autofree gboolean *amounts = NULL;
  g_autofree char *day = regie_day_dup_long (today);
  g_autofree char *foot = NULL;

  g_return_val_if_fail (REGIE_IS_ROLL (self) && rows != NULL, NULL);
  document = regie_document_new (regie_roll_get_title (self), today);
  columns = find_columns (self, words, with_bsn);
  amounts = g_new (gboolean, columns->len);
  for (guint k = 0; k < columns->len; k++)
    {
      RegieCellKind kind = regie_roll_get_column (self, g_array_index (columns, guint, k))->kind;

      amounts[k] = kind == REGIE_CELL_NUMBER || kind == REGIE_CELL_MONEY;
    }
  add_heading (document, self, rows->len, today);
  regie_document_add_list (document, columns->len, amounts);
  regie_document_set_landscape (document,
                                add_cells (document, self, columns, rows) > LETTERS_UPRIGHT);
  foot = g_strdup_printf ("%s · %s", regie_roll_get_title (self), day);
  regie_document_set_foot (document, foot);
  return document;
}
