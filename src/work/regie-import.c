/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-text.h"

#define MOST_ROWS 250000
#define MOST_TITLES 10
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
  if (self->kind->free_data != NULL)
    self->kind->free_data (self->data);
  g_free (self);
}

void
regie_import_add_word (RegieImport *self, const char *word, const char *target)
{
  char *folded = regie_text_fold (word);

  if (*folded == '\0' || g_hash_table_contains (self->targets, folded))
    g_free (folded);
  else
    g_hash_table_insert (self->targets, folded, g_strdup (target));
}

gboolean
regie_import_has_target (const RegieImport *self, const char *prefix)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->target != NULL && g_str_has_prefix (get_column (self, i)->target, prefix))
      return TRUE;
  return FALSE;
}

const char *
regie_import_value_of (const RegieImport *self, char **values, const char *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->target, target) == 0)
      return values[i];
  return NULL;
}

/* How many cells of a row are words that name a column. */
static guint
count_words (const RegieImport *self, GPtrArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *folded = regie_text_fold (cells->pdata[i]);

      n += g_hash_table_contains (self->targets, folded);
    }
  return n;
}

/* A heading without text, as merged cells leave behind, gets the number of its column. */
static void
read_headings (RegieImport *self, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char *heading = g_strstrip (cells->pdata[i]);
      g_autofree char *folded = regie_text_fold (heading);
      const char *target = g_hash_table_lookup (self->targets, folded);
      Column column = { *heading != '\0' ? g_strdup (heading) : g_strdup_printf (_("Column %u"), i + 1), NULL, NULL, -1, SKIP };

      for (guint k = 0; k < i && target != NULL; k++)
        if (g_strcmp0 (get_column (self, k)->target, target) == 0)
          target = NULL;
      column.target = g_strdup (target);
      self->kind->resolve (self, &column);
      g_array_append_val (self->columns, column);
    }
  if (self->kind->mapped != NULL)
    self->kind->mapped (self);
}

/* The headings are the first row in which two or more are known; titles above them are passed over.  Without such a row they
 * are the first one. */
static gboolean
find_headings (RegieImport *self, GError **error)
{
  g_autoptr (GPtrArray) first = NULL;
  GArray *skipped = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  guint line;

  for (guint i = 0; i < MOST_TITLES && regie_csv_next (self->csv, cells, &line, &local); i++)
    {
      Row row = { line, self->cells->len };

      if (count_words (self, cells) >= 2)
        {
          read_headings (self, cells);
          g_ptr_array_set_size (self->cells, 0);
          g_array_unref (skipped);
          return TRUE;
        }
      if (first == NULL)
        {
          first = g_ptr_array_new ();
          g_ptr_array_extend (first, cells, NULL, NULL);
          continue;
        }
      for (guint k = 0; k < first->len; k++)
        g_ptr_array_add (self->cells, k < cells->len ? g_strstrip (cells->pdata[k]) : (char *) "");
      if (cells->len > first->len)
        row.first_cell = G_MAXUINT;
      g_array_append_val (skipped, row);
    }
  if (local != NULL || first == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("The file is empty."));
      g_array_unref (skipped);
      return FALSE;
    }
  read_headings (self, first);
  g_array_append_vals (self->rows, skipped->data, skipped->len);
  g_array_unref (skipped);
  return TRUE;
}

static gboolean
read_rows (RegieImport *self, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  guint line, n = self->columns->len;

  while (regie_csv_next (self->csv, cells, &line, &local))
    {
      Row row = { line, self->cells->len };

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (self->cells, i < cells->len ? g_strstrip (cells->pdata[i]) : (char *) "");
      if (cells->len > n)
        row.first_cell = G_MAXUINT; /* too many cells: said when the rows are checked */
      g_array_append_val (self->rows, row);
      if (self->rows->len > MOST_ROWS)
        return g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("The file has more than %d rows. Split it."), MOST_ROWS), FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

RegieImport *
regie_import_new_kind (const RegieImportKind *kind, gpointer data, const RegieOffice *office, const char *text, gsize length, GError **error)
{
  g_autoptr (RegieImport) self = g_new0 (RegieImport, 1);

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
  if ((self->csv = regie_csv_new (text, length, error)) == NULL || !find_headings (self, error))
    return NULL;
  return read_rows (self, error) ? g_steal_pointer (&self) : NULL;
}

guint
regie_import_n_columns (const RegieImport *self)
{
  return self->columns->len;
}

const char *
regie_import_heading (const RegieImport *self, guint column)
{
  return get_column (self, column)->heading;
}

const char *
regie_import_get_target (const RegieImport *self, guint column)
{
  return get_column (self, column)->target;
}

void
regie_import_set_target (RegieImport *self, guint column, const char *target)
{
  Column *one = get_column (self, column);

  g_free (one->target);
  one->target = g_strdup (target);
  self->kind->resolve (self, one);
}

char **
regie_import_dup_targets (const RegieImport *self)
{
  return self->kind->dup_targets (self);
}

gboolean
regie_import_check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  self->n_accepted = self->n_faulty_rows = self->n_doubtful = 0;
  g_array_set_size (self->faults, 0);
  g_array_set_size (self->remarks, 0);
  return self->kind->check (self, db, cancellable, error);
}

gboolean
regie_import_run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who, const char *name, RegieProgressFunc progress, gpointer data,
                  GCancellable *cancellable, gint64 *seq, GError **error)
{
  if (self->n_accepted == 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("There is no row that can be imported."));
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
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->kind == which)
      return (int) i;
  return -1;
}

static void
note (GArray *list, const Row *row, const char *field, const char *reason, gboolean perhaps)
{
  RegieImportFault fault = { row->line, NULL, NULL, perhaps };

  if (list->len >= MOST_FAULTS)
    return;
  fault.field = g_strdup (field);
  fault.reason = g_strdup (reason);
  g_array_append_val (list, fault);
}

gboolean
regie_import_reject (RegieImport *self, const Row *row, const char *field, const char *reason)
{
  self->n_faulty_rows++;
  note (self->faults, row, field, reason, FALSE);
  return FALSE;
}

gboolean
regie_import_doubt (RegieImport *self, const Row *row, const char *field, const char *reason, gboolean on_purpose)
{
  gboolean taken = on_purpose || self->take_doubtful;

  note (taken ? self->remarks : self->faults, row, field, reason, TRUE);
  self->n_doubtful += !on_purpose;
  self->n_faulty_rows += !taken;
  return taken;
}

gboolean
regie_import_meet (RegieImport *self, const Row *row, const char *field, const RegieMetRecord *met)
{
  g_autofree char *reason = met->degree >= REGIE_SAME_PERHAPS ? regie_met_record_dup_sentence (met) : NULL;

  if (reason == NULL)
    return TRUE;
  return met->degree == REGIE_SAME_SURE ? regie_import_reject (self, row, field, reason) : regie_import_doubt (self, row, field, reason, FALSE);
}

void
regie_cells_init (Cells *self, RegieImport *import, const char *const *labels, guint n)
{
  *self = (Cells) { import, labels, n, { 0 } };
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
  return regie_import_reject (self->import, row, self->at[target] >= 0 ? get_column (self->import, (guint) self->at[target])->heading : _(self->labels[target]), reason);
}

/* The first thing that ROW says is that it adds up others. */
static gboolean
is_total (const RegieImport *self, const Row *row)
{
  static const char *const words[] = { "totaal", "subtotaal", "eindtotaal", "total", "som" };
  const char *text = "";

  for (guint i = 0; i < self->columns->len && *text == '\0'; i++)
    text = cell (self, row, i);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
regie_cells_check (const Cells *self, const Row *row, guint32 may_hold_bsn)
{
  if (row->first_cell == G_MAXUINT)
    return regie_import_reject (self->import, row, "", _("this row has more cells than there are headings"));
  if (is_total (self->import, row))
    return regie_cells_refuse (self, row, 0, _("this is a row with totals, not a person"));
  for (guint target = 0; target < self->n; target++)
    {
      const char *text = regie_cells_get (self, row, (int) target);
      gsize length = strlen (text);

      if (*text == '=' || (*text == '@' && length > 1))
        return regie_cells_refuse (self, row, (int) target, _("this is a formula, not a value; save the sheet with values"));
      if ((may_hold_bsn & (1u << target)) == 0 && (length == 8 || length == 9) && text[strspn (text, "0123456789")] == '\0' && regie_text_is_bsn (text))
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
  return self->rows->len;
}

guint
regie_import_n_accepted (const RegieImport *self)
{
  return self->n_accepted;
}

guint
regie_import_n_faults (const RegieImport *self)
{
  return self->n_faulty_rows;
}

const RegieImportFault *
regie_import_fault (const RegieImport *self, guint index)
{
  return index < self->faults->len ? &g_array_index (self->faults, RegieImportFault, index) : NULL;
}

void
regie_import_take_doubtful (RegieImport *self, gboolean take)
{
  self->take_doubtful = take;
}

guint
regie_import_n_doubtful (const RegieImport *self)
{
  return self->n_doubtful;
}

const RegieImportFault *
regie_import_remark (const RegieImport *self, guint index)
{
  return index < self->remarks->len ? &g_array_index (self->remarks, RegieImportFault, index) : NULL;
}

