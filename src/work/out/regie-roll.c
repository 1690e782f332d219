/* SPDX-License-Identifier: EUPL-1.2 */
/* A list as a value: found and put in order without a database, so the same on every engine. */
#include "regie-roll.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-money.h"
#include "regie-question.h"
#include "regie-text.h"

typedef struct {
  char *text, *key; /* KEY: what a text sorts as; NULL: not known */
  gint64 number;    /* of a day or an amount; of a text that is placed its place */
  gboolean is_known, is_placed;
} Cell;

typedef struct {
  gint64 id;
  char *search; /* folded */
} Row;

struct _RegieRoll {
  GObject parent_instance;
  char *title;
  GPtrArray *about;
  GArray *columns;  /* RegieRollColumn */
  GPtrArray *texts; /* what the columns point at */
  GArray *cells;    /* Cell, row after row */
  GArray *rows;     /* Row */
};

G_DEFINE_FINAL_TYPE (RegieRoll, regie_roll, G_TYPE_OBJECT)

/* --- what is asked --- */

char *
regie_roll_dup_word (const char *asked, const char *word)
{
  g_autoptr (GHashTable) words = NULL;

  g_return_val_if_fail (word != NULL, NULL);
  words = g_uri_parse_params (asked != NULL ? asked : "", -1, "&", G_URI_PARAMS_NONE, NULL);
  return words != NULL ? g_strdup (g_hash_table_lookup (words, word)) : NULL;
}

void
regie_roll_ask_read (RegieRollAsk *self, const char *text)
{
  g_autofree char *descending = regie_roll_dup_word (text, "aflopend");

  g_return_if_fail (self != NULL);
  *self = (RegieRollAsk){ regie_roll_dup_word (text, "zoek"), regie_roll_dup_word (text, "sorteer"),
                          descending != NULL };
}

void
regie_roll_ask_clear (RegieRollAsk *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->sort, g_free);
}

char *
regie_roll_ask_dup_text (const RegieRollAsk *self, gboolean kept)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  if (!kept && self->text != NULL && *self->text != '\0')
    {
      g_string_append (out, "zoek=");
      g_string_append_uri_escaped (out, self->text, NULL, TRUE);
    }
  if (self->sort != NULL)
    g_string_append_printf (out, "%ssorteer=%s%s", out->len > 0 ? "&" : "", self->sort,
                            self->descending ? "&aflopend=ja" : "");
  return g_string_free (out, FALSE);
}

/* --- making one --- */

static void
cell_clear (gpointer data)
{
  Cell *self = data;

  g_free (self->text);
  g_free (self->key);
}

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->search);
}

static void
regie_roll_finalize (GObject *object)
{
  RegieRoll *self = REGIE_ROLL (object);

  g_free (self->title);
  g_ptr_array_unref (self->about);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (regie_roll_parent_class)->finalize (object);
}

static void
regie_roll_class_init (RegieRollClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_roll_finalize;
}

static void
regie_roll_init (RegieRoll *self)
{
  self->about = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (RegieRollColumn));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
}

RegieRoll *
regie_roll_new (const char *title)
{
  RegieRoll *self;

  g_return_val_if_fail (title != NULL, NULL);
  self = g_object_new (REGIE_TYPE_ROLL, NULL);
  self->title = g_strdup (title);
  return self;
}

const char *
regie_roll_get_title (RegieRoll *self)
{
  g_return_val_if_fail (REGIE_IS_ROLL (self), NULL);
  return self->title;
}

void
regie_roll_add_about (RegieRoll *self, const char *text)
{
  g_return_if_fail (REGIE_IS_ROLL (self) && text != NULL);
  g_ptr_array_add (self->about, g_strdup (text));
}

const GPtrArray *
regie_roll_get_about (RegieRoll *self)
{
  g_return_val_if_fail (REGIE_IS_ROLL (self), NULL);
  return self->about;
}

void
regie_roll_add_columns (RegieRoll *self, const RegieRollColumn *columns, guint n)
{
  g_return_if_fail (REGIE_IS_ROLL (self) && columns != NULL && self->rows->len == 0);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_said = (columns[i].flags & REGIE_ROLL_UNTITLED) != 0;
      RegieRollColumn column = columns[i];

      column.title = g_strdup (is_said ? columns[i].title : _(columns[i].title));
      column.word = g_strdup (columns[i].word);
      g_ptr_array_add (self->texts, (char *) column.title);
      g_ptr_array_add (self->texts, (char *) column.word);
      g_array_append_val (self->columns, column);
    }
}

void
regie_roll_add_row (RegieRoll *self, gint64 id)
{
  const Row row = { id, g_strdup ("") };

  g_return_if_fail (REGIE_IS_ROLL (self) && self->columns->len > 0);
  g_return_if_fail (self->cells->len == self->rows->len * self->columns->len);
  g_array_append_val (self->rows, row);
}

void
regie_roll_add_search (RegieRoll *self, const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *before = NULL;
  Row *row;

  g_return_if_fail (REGIE_IS_ROLL (self) && self->rows->len > 0);
  if (text == NULL)
    return;
  row = &g_array_index (self->rows, Row, self->rows->len - 1);
  folded = regie_text_fold (text);
  before = row->search;
  row->search = *before != '\0' ? g_strconcat (before, " ", folded, NULL) : g_strdup (folded);
}

/* The kind of the next cell. */
static RegieCellKind
next_kind (RegieRoll *self)
{
  return regie_roll_get_column (self, self->cells->len % self->columns->len)->kind;
}

static void
take_cell (RegieRoll *self, Cell cell)
{
  g_return_if_fail (self->cells->len < self->rows->len * self->columns->len);
  g_array_append_val (self->cells, cell);
}

void
regie_roll_add_empty (RegieRoll *self)
{
  g_return_if_fail (REGIE_IS_ROLL (self));
  take_cell (self, (Cell){ 0 });
}

/* Nobody is found by the BSN in a list: that is no name. */
static gboolean
is_found_by_next (RegieRoll *self)
{
  const RegieRollColumn *column = regie_roll_get_column (self,
                                                         self->cells->len % self->columns->len);

  return (column->flags & REGIE_ROLL_BSN) == 0;
}

void
regie_roll_add_sorted (RegieRoll *self, const char *text, const char *sort)
{
  g_return_if_fail (REGIE_IS_ROLL (self) && next_kind (self) == REGIE_CELL_TEXT);
  if (text == NULL || *text == '\0')
    {
      regie_roll_add_empty (self);
      return;
    }
  if (is_found_by_next (self))
    regie_roll_add_search (self, text);
  take_cell (self, (Cell){ g_strdup (text), g_strdup (sort), 0, TRUE, FALSE });
}

void
regie_roll_add_text (RegieRoll *self, const char *text)
{
  g_autofree char *folded = text != NULL ? regie_text_fold (text) : NULL;

  regie_roll_add_sorted (self, text, folded);
}

void
regie_roll_add_placed (RegieRoll *self, const char *text, int place)
{
  g_return_if_fail (REGIE_IS_ROLL (self) && text != NULL && next_kind (self) == REGIE_CELL_TEXT);
  regie_roll_add_search (self, text);
  take_cell (self, (Cell){ g_strdup (text), NULL, place, TRUE, TRUE });
}

void
regie_roll_add_amount (RegieRoll *self, gint64 hundredths)
{
  g_return_if_fail (REGIE_IS_ROLL (self));
  g_return_if_fail (next_kind (self) == REGIE_CELL_NUMBER || next_kind (self) == REGIE_CELL_MONEY);
  take_cell (self, (Cell){ NULL, NULL, hundredths, TRUE, FALSE });
}

void
regie_roll_add_day (RegieRoll *self, RegieDay day)
{
  g_return_if_fail (REGIE_IS_ROLL (self) && next_kind (self) == REGIE_CELL_DAY);
  take_cell (self, (Cell){ NULL, NULL, day, day != REGIE_DAY_NONE, FALSE });
}

/* --- reading one --- */

guint
regie_roll_get_n_rows (RegieRoll *self)
{
  g_return_val_if_fail (REGIE_IS_ROLL (self), 0);
  return self->rows->len;
}

gint64
regie_roll_get_id (RegieRoll *self, guint row)
{
  g_return_val_if_fail (REGIE_IS_ROLL (self) && row < self->rows->len, 0);
  return g_array_index (self->rows, Row, row).id;
}

guint
regie_roll_get_n_columns (RegieRoll *self)
{
  g_return_val_if_fail (REGIE_IS_ROLL (self), 0);
  return self->columns->len;
}

const RegieRollColumn *
regie_roll_get_column (RegieRoll *self, guint column)
{
  g_return_val_if_fail (REGIE_IS_ROLL (self) && column < self->columns->len, NULL);
  return &g_array_index (self->columns, RegieRollColumn, column);
}

static const Cell *
cell_at (RegieRoll *self, guint row, guint column)
{
  return &g_array_index (self->cells, Cell, row * self->columns->len + column);
}

static char *
dup_day (RegieDay day)
{
  char iso[REGIE_DAY_TEXT];

  return regie_day_dup_partial_typed (regie_day_format (day, iso));
}

char *
regie_roll_dup_cell (RegieRoll *self, guint row, guint column)
{
  const Cell *cell;
  g_autoptr (GString) number = NULL;

  g_return_val_if_fail (REGIE_IS_ROLL (self) && row < self->rows->len, NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);
  cell = cell_at (self, row, column);
  if (!cell->is_known)
    return g_strdup ("");
  switch (regie_roll_get_column (self, column)->kind)
    {
    case REGIE_CELL_MONEY:
      return regie_money_dup (cell->number, FALSE);
    case REGIE_CELL_DAY:
      return dup_day ((RegieDay) cell->number);
    case REGIE_CELL_NUMBER:
      number = g_string_new (NULL);
      g_string_append_printf (number, "%" G_GINT64_FORMAT, cell->number / 100);
      if (cell->number % 100 != 0)
        /* TRANSLATORS: what stands before the decimals of a number */
        g_string_append_printf (number, "%s%02d", C_("number", "."),
                                (int) ABS (cell->number % 100));
      return g_string_free (g_steal_pointer (&number), FALSE);
    case REGIE_CELL_TEXT:
    case REGIE_N_CELL_KINDS:
    default:
      return g_strdup (cell->text);
    }
}

/* --- finding and ordering --- */

/* Folded texts as people order them: a number in them counts as one, "p9" before "p12". */
static int
compare_keys (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      gsize n, m;

      if (!g_ascii_isdigit (*a) || !g_ascii_isdigit (*b))
        {
          if (*a != *b)
            return (guchar) *a < (guchar) *b ? -1 : 1;
          a++;
          b++;
          continue;
        }
      a += strspn (a, "0");
      b += strspn (b, "0");
      n = strspn (a, "0123456789");
      m = strspn (b, "0123456789");
      if (n != m)
        return n < m ? -1 : 1;
      if (strncmp (a, b, n) != 0)
        return strncmp (a, b, n);
      a += n;
      b += n;
    }
  return (*a != '\0') - (*b != '\0');
}

static int
compare_cells (const Cell *a, const Cell *b)
{
  if (a->key != NULL && b->key != NULL)
    return compare_keys (a->key, b->key);
  return (a->number > b->number) - (a->number < b->number);
}

typedef struct {
  RegieRoll *roll;
  guint column; /* what is sorted by */
  gboolean descending;
} Order;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;
  const Cell *one = cell_at (order->roll, x, order->column);
  const Cell *other = cell_at (order->roll, y, order->column);
  int by;

  if (one->is_known != other->is_known)
    return one->is_known ? -1 : 1;
  by = one->is_known ? compare_cells (one, other) : 0;
  if (by != 0)
    return order->descending ? -by : by;
  by = compare_cells (cell_at (order->roll, x, 0), cell_at (order->roll, y, 0));
  return by != 0 ? by : (x > y) - (x < y);
}

/* The column that is sorted by WORD; FALSE when there is none. */
static gboolean
find_column (RegieRoll *self, const char *word, guint *column)
{
  for (guint i = 0; word != NULL && i < self->columns->len; i++)
    if (g_str_equal (regie_roll_get_column (self, i)->word, word))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

GArray *
regie_roll_find (RegieRoll *self, const RegieRollAsk *ask)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = NULL;
  Order order = { self, 0, FALSE };

  g_return_val_if_fail (REGIE_IS_ROLL (self) && ask != NULL, found);
  words = regie_question_dup_words (ask->text != NULL ? ask->text : "");
  for (guint i = 0; i < self->rows->len; i++)
    if (regie_question_matches ((const char *const *) words,
                                g_array_index (self->rows, Row, i).search))
      g_array_append_val (found, i);
  order.descending = ask->descending;
  if (find_column (self, ask->sort, &order.column))
    g_array_sort_with_data (found, compare_rows, &order);
  return found;
}

/* --- out --- */

gboolean
regie_roll_shows (RegieRoll *self, guint column, const char *const *words, gboolean with_bsn)
{
  const RegieRollColumn *one;

  g_return_val_if_fail (REGIE_IS_ROLL (self) && column < self->columns->len, FALSE);
  one = regie_roll_get_column (self, column);
  if ((one->flags & REGIE_ROLL_BSN) != 0)
    return with_bsn;
  return column == 0 || words == NULL || g_strv_contains (words, one->word)
         || g_str_equal (one->word, regie_roll_get_column (self, 0)->word);
}

/* Does FORM know no days? */
static gboolean
is_text (RegieCellsForm form)
{
  return form == REGIE_CELLS_CSV || form == REGIE_CELLS_EXCEL;
}

static void
add_out (RegieCells *cells, const Cell *cell, RegieCellKind kind, RegieCellsForm form)
{
  if (!cell->is_known)
    regie_cells_add_empty (cells);
  else if (kind == REGIE_CELL_TEXT)
    regie_cells_add_text (cells, cell->text);
  else if (kind != REGIE_CELL_DAY)
    regie_cells_add_amount (cells, cell->number);
  else if (!is_text (form))
    regie_cells_add_day (cells, (RegieDay) cell->number);
  else
    {
      g_autofree char *typed = dup_day ((RegieDay) cell->number);

      regie_cells_add_text (cells, typed);
    }
}

RegieCells *
regie_roll_make_cells (RegieRoll *self, const GArray *rows, const char *const *words,
                       gboolean with_bsn, RegieCellsForm form)
{
  RegieCells *cells;

  g_return_val_if_fail (REGIE_IS_ROLL (self) && rows != NULL, NULL);
  cells = regie_cells_new (self->title);
  for (guint k = 0; k < self->columns->len; k++)
    {
      const RegieRollColumn *column = regie_roll_get_column (self, k);
      gboolean is_day = column->kind == REGIE_CELL_DAY;

      if (regie_roll_shows (self, k, words, with_bsn))
        regie_cells_add_column (cells, column->title,
                                is_day && is_text (form) ? REGIE_CELL_TEXT : column->kind);
    }
  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < self->columns->len; k++)
      if (regie_roll_shows (self, k, words, with_bsn))
        add_out (cells, cell_at (self, g_array_index (rows, guint, i), k),
                 regie_roll_get_column (self, k)->kind, form);
  return cells;
}
