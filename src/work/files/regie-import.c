/* SPDX-License-Identifier: EUPL-1.2 */
/* A file that is read in: its columns, what they were said to be, and what came of each row. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-text.h"

#define MOST_ROWS 250000
#define MOST_TITLES 100
#define MOST_FAULTS 10000

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->heading);
  g_free (((Column *) data)->target);
}

static void
fault_clear (gpointer data)
{
  g_free (((RegieImportFault *) data)->field);
  g_free (((RegieImportFault *) data)->reason);
  g_free (((RegieImportFault *) data)->value);
}

void
regie_import_free (RegieImport *self)
{
  g_clear_pointer (&self->csv, regie_csv_free);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->faults);
  g_array_unref (self->remarks);
  g_hash_table_unref (self->targets);
  g_clear_pointer (&self->orders, g_hash_table_unref);
  if (self->kind->free_data != NULL)
    self->kind->free_data (self->data);
  g_free (self);
}

static char *
without_spaces (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strjoinv ("", words);
}

void
regie_import_add_word (RegieImport *self, const char *word, const char *target)
{
  g_autofree char *folded = regie_text_fold (word);
  char *joined = without_spaces (folded);

  g_return_if_fail (self != NULL);
  if (*joined == '\0' || g_hash_table_contains (self->targets, joined))
    g_free (joined);
  else
    g_hash_table_insert (self->targets, joined, g_strdup (target));
}

void
regie_import_add_names (RegieImport *self, const char *const *targets, const char *const *labels,
                        guint n)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < n; i++)
    {
      regie_import_add_word (self, targets[i], targets[i]);
      regie_import_add_word (self, labels[i], targets[i]);
      regie_import_add_word (self, _(labels[i]), targets[i]);
    }
}

/* What a column with this heading holds: "BSN nr", "bsn-nummer" and "Bedrag (EUR)" are BSN and
 * Bedrag. */
static const char *
find_target (const RegieImport *self, const char *heading)
{
  static const char *const idle[] = { "nummer", "nr",  "number", "no",
                                      "code",   "eur", "euro",   "ineuro" };
  g_autofree char *folded = regie_text_fold (heading);
  g_autofree char *joined = without_spaces (folded);
  const char *target = g_hash_table_lookup (self->targets, joined);

  for (guint i = 0; target == NULL && i < G_N_ELEMENTS (idle); i++)
    if (g_str_has_suffix (joined, idle[i]))
      {
        g_autofree char *head = g_strndup (joined, strlen (joined) - strlen (idle[i]));

        target = g_hash_table_lookup (self->targets, head);
      }
  return target;
}

/* Is HEADING the name of TARGET itself, and not a word that people also use for it? */
static gboolean
is_own_name (const char *heading, const char *target)
{
  const char *point = strrchr (target, '.');
  g_autofree char *name = regie_text_fold (heading);
  g_autofree char *key = regie_text_fold (point != NULL ? point + 1 : target);
  g_autofree char *one = without_spaces (name);
  g_autofree char *other = without_spaces (key);

  return strcmp (one, other) == 0;
}

gboolean
regie_import_has_target (const RegieImport *self, const char *prefix)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->target != NULL
        && g_str_has_prefix (get_column (self, i)->target, prefix))
      return TRUE;
  return FALSE;
}

const char *
regie_import_value_of (const RegieImport *self, char **values, const char *target)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->target, target) == 0)
      return values[i];
  return NULL;
}

static int
column_with (const RegieImport *self, const char *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->target, target) == 0)
      return (int) i;
  return -1;
}

static void
set_target (RegieImport *self, guint column, const char *target)
{
  Column *one = get_column (self, column);

  g_free (one->target);
  one->target = g_strdup (target);
  self->kind->resolve (self, one);
}

void
regie_import_take_target (RegieImport *self, guint column, const char *target)
{
  int other = target != NULL ? column_with (self, target) : -1;

  if (other >= 0 && other != (int) column)
    set_target (self, (guint) other, NULL);
  set_target (self, column, target);
}

/* A heading without text, as merged cells leave behind, gets the number of its column. */
static void
read_headings (RegieImport *self, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char *heading = regie_text_trim (cells->pdata[i]);
      const char *target = find_target (self, heading);
      int other = target != NULL ? column_with (self, target) : -1;
      Column column = { *heading != '\0' ? g_strdup (heading)
                                         : g_strdup_printf (_("Column %u"), i + 1),
                        NULL, NULL, -1, SKIP };

      g_array_append_val (self->columns, column);
      if (target != NULL
          && (other < 0
              || (is_own_name (heading, target)
                  && !is_own_name (get_column (self, (guint) other)->heading, target))))
        regie_import_take_target (self, i, target);
      else
        self->kind->resolve (self, get_column (self, i));
    }
  if (self->kind->mapped != NULL)
    self->kind->mapped (self);
}

/* What the file looks like: what parts its cells, and which row has the headings. */
typedef struct {
  char mark;
  guint row, known, filled;
  int score;
} Shape;

/* How much a row looks like headings: words that name a column, and not the values that stand
 * beside such words on a cover. */
static void
weigh_row (const RegieImport *self, GPtrArray *cells, Shape *shape)
{
  guint values = 0;

  shape->known = shape->filled = 0;
  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = cells->pdata[i];
      gboolean known = find_target (self, text) != NULL;

      shape->known += known;
      shape->filled += *regie_text_skip_unseen (text) != '\0';
      values += !known && strpbrk (text, "0123456789") != NULL;
    }
  shape->score = (int) shape->known - (int) values;
}

/* Two known words make a row of headings; without such a row the first that is filled as the others
 * are must do. */
static gboolean
is_better (const Shape *one, const Shape *other)
{
  if ((one->known >= 2) != (other->known >= 2))
    return one->known >= 2;
  return one->known >= 2 ? one->score > other->score
                         : one->filled >= 2 && one->filled / 2 >= other->filled;
}

static Shape
find_shape (const RegieImport *self)
{
  static const char marks[] = { ';', ',', '\t', '|' };
  Shape best = { ';', 0, 0, 0, 0 };

  for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
    {
      g_autoptr (RegieCsv) head = regie_csv_dup_head (self->csv, marks[m]);
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();
      Shape shape = { .mark = marks[m] };
      guint line;

      for (; shape.row < MOST_TITLES && regie_csv_next (head, cells, &line, NULL); shape.row++)
        {
          weigh_row (self, cells, &shape);
          if (is_better (&shape, &best))
            best = shape;
        }
    }
  return best;
}

static gboolean
find_headings (RegieImport *self, GError **error)
{
  Shape shape = find_shape (self);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  guint line;

  regie_csv_set_mark (self->csv, shape.mark);
  for (guint i = 0; i <= shape.row; i++)
    if (!regie_csv_next (self->csv, cells, &line, &local))
      {
        if (local != NULL)
          g_propagate_error (error, g_steal_pointer (&local));
        else
          g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("The file is empty."));
        return FALSE;
      }
  read_headings (self, cells);
  return TRUE;
}

static gboolean
read_rows (RegieImport *self, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  guint line;
  guint n = self->columns->len;

  while (regie_csv_next (self->csv, cells, &line, &local))
    {
      Row row = { line, self->cells->len };

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (self->cells,
                         i < cells->len ? regie_text_trim (cells->pdata[i]) : (char *) "");
      /* Empty cells beyond the headings say nothing. */
      for (guint i = cells->len; i-- > n;)
        if (*regie_text_skip_unseen (cells->pdata[i]) != '\0')
          row.first_cell = G_MAXUINT, row.beyond = i + 1;
      g_array_append_val (self->rows, row);
      if (self->rows->len > MOST_ROWS)
        return g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                            _("The file has more than %d rows. Split it."), MOST_ROWS),
               FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A target is known by its own name as well, as an export of Regie heads its columns. */
static void
add_names (RegieImport *self)
{
  g_auto (GStrv) targets = self->kind->dup_targets (self);

  for (guint i = 0; targets[i] != NULL; i += 2)
    regie_import_add_word (self, targets[i], targets[i]);
}

RegieImport *
regie_import_new_kind (const RegieImportKind *kind, gpointer data, const RegieOffice *office,
                       const char *text, gsize length, GError **error)
{
  g_autoptr (RegieImport) self = g_new0 (RegieImport, 1);

  g_return_val_if_fail (office != NULL, NULL);
  self->kind = kind;
  self->data = data;
  self->office = office;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->faults = g_array_new (FALSE, FALSE, sizeof (RegieImportFault));
  g_array_set_clear_func (self->faults, fault_clear);
  self->remarks = g_array_new (FALSE, FALSE, sizeof (RegieImportFault));
  g_array_set_clear_func (self->remarks, fault_clear);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kind->add_words (self);
  add_names (self);
  if ((self->csv = regie_csv_new (text, length, error)) == NULL || !find_headings (self, error))
    return NULL;
  return read_rows (self, error) ? g_steal_pointer (&self) : NULL;
}

guint
regie_import_n_columns (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->columns->len;
}

const char *
regie_import_heading (const RegieImport *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  return get_column (self, column)->heading;
}

const char *
regie_import_get_target (const RegieImport *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  return get_column (self, column)->target;
}

void
regie_import_set_target (RegieImport *self, guint column, const char *target)
{
  g_return_if_fail (self != NULL);
  set_target (self, column, target);
}

char **
regie_import_dup_unread (const RegieImport *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *number = g_strdup_printf (_("Column %u"), i + 1);
      gboolean says = strcmp (get_column (self, i)->heading, number) != 0;

      for (guint k = 0; !says && k < self->rows->len; k++)
        says = g_array_index (self->rows, Row, k).first_cell != G_MAXUINT
               && *cell (self, &g_array_index (self->rows, Row, k), i) != '\0';
      if (says && get_column (self, i)->target == NULL)
        g_strv_builder_add (list, get_column (self, i)->heading);
    }
  return g_strv_builder_end (list);
}

char **
regie_import_dup_targets (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->kind->dup_targets (self);
}

gboolean
regie_import_check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL, FALSE);
  self->n_accepted = self->n_faulty_rows = self->n_doubtful = 0;
  g_array_set_size (self->faults, 0);
  g_array_set_size (self->remarks, 0);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      int first = column->target != NULL ? column_with (self, column->target) : -1;

      if (first >= 0 && first != (int) i)
        {
          /* TRANSLATORS: the headings of two columns */
          g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                       _("“%s” and “%s” are said to hold the same. Leave one of them out."),
                       get_column (self, (guint) first)->heading, column->heading);
          return FALSE;
        }
    }
  return self->kind->check (self, db, cancellable, error);
}

gboolean
regie_import_run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who,
                  const char *name, RegieProgressFunc progress, gpointer data,
                  GCancellable *cancellable, gint64 *seq, GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL, FALSE);
  if (self->n_accepted == 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                           _("There is no row that can be imported."));
      return FALSE;
    }
  return self->kind->run (self, db, deriver, who, name, progress, data, cancellable, seq, error);
}

int
regie_import_target_index (const char *target, const char *const *targets, guint n)
{
  for (guint i = 0; i < n && target != NULL; i++)
    if (strcmp (target, targets[i]) == 0)
      return (int) i;
  return -1;
}

char **
regie_import_dup_target_list (const char *const *targets, const char *const *labels, guint n)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_strv_builder_add (list, targets[i]);
      g_strv_builder_add (list, _(labels[i]));
    }
  return g_strv_builder_end (list);
}

int
regie_import_column_of (const RegieImport *self, int which)
{
  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->kind == which)
      return (int) i;
  return -1;
}

/* What ROW says in the column that is called FIELD; NULL when there is none. */
static const char *
cell_called (const RegieImport *self, const Row *row, const char *field)
{
  for (guint i = 0; row->first_cell != G_MAXUINT && i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->heading, field) == 0)
      return cell (self, row, i);
  return NULL;
}

static void
note (const RegieImport *self, GArray *list, const Row *row, const char *field, const char *reason,
      gboolean perhaps)
{
  RegieImportFault fault = { .line = row->line, .perhaps = perhaps };

  if (list->len >= MOST_FAULTS)
    return;
  fault.field = g_strdup (field);
  fault.reason = g_strdup (reason);
  fault.value = g_strdup (cell_called (self, row, field));
  g_array_append_val (list, fault);
}

gboolean
regie_import_reject (RegieImport *self, const Row *row, const char *field, const char *reason)
{
  g_return_val_if_fail (self != NULL, FALSE);
  self->n_faulty_rows++;
  /* What is wrong with a row as a whole stands in no column. */
  note (self, self->faults, row, *field != '\0' ? field : _("Row"), reason, FALSE);
  return FALSE;
}

gboolean
regie_import_doubt (RegieImport *self, const Row *row, const char *field, const char *reason,
                    gboolean on_purpose)
{
  gboolean taken = on_purpose || self->take_doubtful;

  note (self, taken ? self->remarks : self->faults, row, field, reason, TRUE);
  self->n_doubtful += !on_purpose;
  self->n_faulty_rows += !taken;
  return taken;
}

gboolean
regie_import_meet (RegieImport *self, const Row *row, const char *field, const RegieMetRecord *met)
{
  g_autofree char *reason = met->degree >= REGIE_SAME_PERHAPS ? regie_met_record_dup_sentence (met)
                                                              : NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  if (reason == NULL)
    return TRUE;
  return met->degree == REGIE_SAME_SURE ? regie_import_reject (self, row, field, reason)
                                        : regie_import_doubt (self, row, field, reason, FALSE);
}

gboolean
regie_import_check_shape (RegieImport *self, const Row *row)
{
  g_autofree char *column = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  if (row->first_cell != G_MAXUINT)
    return TRUE;
  column = g_strdup_printf (_("Column %u"), row->beyond);
  return regie_import_reject (self, row, column,
                              _("this row has more cells than there are headings"));
}

/* "Totaal", "TOTAL:" or "Totaal factuur": a total is a whole word, for people may be called
 * Somers. */
static gboolean
is_total_text (const char *text)
{
  static const char *const alone[] = {
    "som", "sum", "totals", "tot", "generaal totaal", "algemeen totaal", "saldo"
  };
  static const char *const first[] = { "totaal",     "total",      "totalen",    "subtotaal",
                                       "subtotal",   "eindtotaal", "sub totaal", "grand total",
                                       "eindbedrag", "te betalen", "te voldoen", "som van",
                                       "sum of" };
  g_autofree char *folded = NULL;

  if (*text == '\0' || strchr ("tTsSeEgGaA", *text) == NULL)
    return FALSE;
  folded = regie_text_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (alone); i++)
    if (strcmp (folded, alone[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_str_has_prefix (folded, first[i])
        && (folded[strlen (first[i])] == '\0' || folded[strlen (first[i])] == ' '))
      return TRUE;
  return FALSE;
}

gboolean
regie_import_is_total (const RegieImport *self, const Row *row)
{
  const char *text = "";

  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->columns->len && *text == '\0'; i++)
    text = cell (self, row, i);
  return is_total_text (text);
}

void
regie_cells_init (Cells *self, RegieImport *import, const char *const *labels, guint n,
                  guint32 whom, guint32 free_text)
{
  g_return_if_fail (import != NULL);
  *self = (Cells){ import, labels, n, { 0 }, whom, free_text };
  g_assert (n <= G_N_ELEMENTS (self->at));
  for (guint i = 0; i < n; i++)
    self->at[i] = regie_import_column_of (import, (int) i);
}

const char *
regie_cells_get (const Cells *self, const Row *row, int target)
{
  return self->at[target] >= 0 ? cell (self->import, row, (guint) self->at[target]) : "";
}

gboolean
regie_cells_refuse (const Cells *self, const Row *row, int target, const char *reason)
{
  return regie_import_reject (self->import, row,
                              self->at[target] >= 0
                                ? get_column (self->import, (guint) self->at[target])->heading
                                : _(self->labels[target]),
                              reason);
}

/* Does a cell of ROW say whom it is about? */
static gboolean
says_whom (const Cells *self, const Row *row)
{
  for (guint target = 0; target < self->n; target++)
    if (self->whom & (1u << target) && *regie_cells_get (self, row, (int) target) != '\0')
      return TRUE;
  return FALSE;
}

/* A total says so first, in a column that holds something else ("F-901;;Totaal"), or anywhere in a
 * row that is about nobody. */
static gboolean
is_total (const Cells *self, const Row *row)
{
  gboolean about_nobody = !says_whom (self, row);

  if (regie_import_is_total (self->import, row))
    return TRUE;
  for (guint i = 0; i < self->import->columns->len; i++)
    {
      int target = get_column (self->import, i)->kind;
      gboolean counts = target >= 0 ? !(self->free_text & (1u << target)) : about_nobody;

      if (counts && is_total_text (cell (self->import, row, i)))
        return TRUE;
    }
  return FALSE;
}

gboolean
regie_cells_check (const Cells *self, const Row *row, guint32 may_hold_bsn)
{
  if (!regie_import_check_shape (self->import, row))
    return FALSE;
  if (is_total (self, row))
    return regie_cells_refuse (self, row, 0, _("this is a row with totals, not a person"));
  for (guint target = 0; target < self->n; target++)
    {
      const char *text = regie_cells_get (self, row, (int) target);
      gsize length = strlen (text);
      char digits[REGIE_PLAIN_TEXT];

      if (*text == '=' || (*text == '@' && length > 1))
        return regie_cells_refuse (self, row, (int) target,
                                   _(
                                     "this is a formula, not a value; save the sheet with values"));
      if (!(self->free_text & (1u << target)) && strpbrk (text, "eE") != NULL
          && regie_text_read_digits (text, digits) == REGIE_DIGITS_LOST)
        return regie_cells_refuse (
          self, row, (int) target,
          _("the spreadsheet has shortened this number; show it there with all its digits"));
      if ((may_hold_bsn & (1u << target)) == 0 && (length == 8 || length == 9)
          && text[strspn (text, "0123456789")] == '\0' && regie_text_is_bsn (text))
        return regie_cells_refuse (self, row, (int) target, _("a BSN stands in this column"));
    }
  return TRUE;
}

const char *
regie_import_cell (const RegieImport *self, guint row, guint column)
{
  const Row *one = row < self->rows->len ? &g_array_index (self->rows, Row, row) : NULL;

  return one != NULL && one->first_cell != G_MAXUINT ? cell (self, one, column) : NULL;
}

guint
regie_import_n_rows (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rows->len;
}

guint
regie_import_n_accepted (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_accepted;
}

guint
regie_import_n_faults (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_faulty_rows;
}

const RegieImportFault *
regie_import_fault (const RegieImport *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  return index < self->faults->len ? &g_array_index (self->faults, RegieImportFault, index) : NULL;
}

void
regie_import_take_doubtful (RegieImport *self, gboolean take)
{
  g_return_if_fail (self != NULL);
  self->take_doubtful = take;
}

guint
regie_import_n_doubtful (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_doubtful;
}

const RegieImportFault *
regie_import_remark (const RegieImport *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  return index < self->remarks->len ? &g_array_index (self->remarks, RegieImportFault, index)
                                    : NULL;
}
