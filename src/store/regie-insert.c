/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that are gathered and inserted several at a time, by a statement that is made once. */
#include "regie-insert.h"

#include <string.h>

#include "regie-text.h"

/* In one statement go so many rows, or so many, or as many as are left: a text for each is made
 * once, and is prepared once. */
#define MANY_ROWS 64
#define SOME_ROWS 8
#define N_TEXTS (SOME_ROWS + 1)
#define NONE G_MAXSIZE

static const char *const of_every_record[] = { "id", "version", "voided" };

struct _RegieInsert {
  char *head; /* INSERT INTO table (columns) VALUES */
  guint n_columns;
  GArray *fields;     /* guint: of records, which field stands in each column after the first */
  char *sql[N_TEXTS]; /* for one to some rows, and for many */
  GString *texts;     /* what was added, each with its end */
  GArray *places;     /* gsize: where each value begins in TEXTS; NONE is NULL */
  GPtrArray *params;
};

static RegieInsert *
insert_new (char *head, guint n_columns)
{
  RegieInsert *self = g_new0 (RegieInsert, 1);

  self->head = head;
  self->n_columns = n_columns;
  self->texts = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->params = g_ptr_array_new ();
  return self;
}

RegieInsert *
regie_insert_new (const char *table, const char *const *columns, guint n)
{
  GString *head = g_string_new (NULL);

  g_return_val_if_fail (table != NULL && columns != NULL && n > 0, NULL);
  g_string_printf (head, "INSERT INTO \"%s\" (", table);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (head, "%s\"%s\"", i > 0 ? ", " : "", columns[i]);
  g_string_append (head, ") VALUES ");
  return insert_new (g_string_free (head, FALSE), n);
}

RegieInsert *
regie_insert_new_records (const RegieEntity *entity, const gboolean *used)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  RegieInsert *self;

  g_return_val_if_fail (entity != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_every_record); i++)
    g_ptr_array_add (columns, (gpointer) of_every_record[i]);
  for (guint i = 0; i < entity->n_fields; i++)
    if (used == NULL || used[i])
      {
        g_ptr_array_add (columns, (gpointer) entity->fields[i].name);
        g_array_append_val (fields, i);
      }
  self = regie_insert_new (entity->name, (const char *const *) columns->pdata, columns->len);
  self->fields = g_steal_pointer (&fields);
  return self;
}

void
regie_insert_free (RegieInsert *self)
{
  g_free (self->head);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->sql[i]);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->places);
  g_clear_pointer (&self->fields, g_array_unref);
  g_ptr_array_unref (self->params);
  g_free (self);
}

/* The text that inserts N rows at once: made once per N, so that it is prepared once. */
static const char *
text_for (RegieInsert *self, guint n)
{
  char **place = &self->sql[MIN (n, N_TEXTS) - 1];
  GString *sql;

  if (*place != NULL)
    return *place;
  sql = g_string_new (self->head);
  for (guint row = 0; row < n; row++)
    {
      g_string_append (sql, row > 0 ? ", (" : "(");
      for (guint i = 0; i < self->n_columns; i++)
        g_string_append_printf (sql, "%s$%u", i > 0 ? ", " : "", row * self->n_columns + i + 1);
      g_string_append_c (sql, ')');
    }
  return *place = g_string_free (sql, FALSE);
}

static void
append (RegieInsert *self, const char *value)
{
  gsize place = value != NULL ? self->texts->len : NONE;

  g_array_append_val (self->places, place);
  if (value != NULL)
    g_string_append_len (self->texts, value, (gssize) strlen (value) + 1);
}

void
regie_insert_add (RegieInsert *self, const char *const *values)
{
  g_return_if_fail (self != NULL && values != NULL);
  for (guint i = 0; i < self->n_columns; i++)
    append (self, values[i]);
}

void
regie_insert_add_record (RegieInsert *self, gint64 id, const char *const *values)
{
  char number[REGIE_NUMBER_TEXT];

  g_return_if_fail (self != NULL && values != NULL && self->fields != NULL);
  append (self, regie_number_format (id, number));
  append (self, "1");
  append (self, "0");
  for (guint i = 0; i < self->fields->len; i++)
    append (self, values[g_array_index (self->fields, guint, i)]);
}

guint
regie_insert_get_n (const RegieInsert *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->places->len / self->n_columns;
}

/* N rows from number AT. */
static gboolean
write_rows (RegieInsert *self, RegieDb *db, guint at, guint n, GError **error)
{
  g_ptr_array_set_size (self->params, (int) (n * self->n_columns));
  for (guint i = 0; i < self->params->len; i++)
    {
      gsize place = g_array_index (self->places, gsize, at * self->n_columns + i);

      self->params->pdata[i] = place != NONE ? self->texts->str + place : NULL;
    }
  return regie_db_exec (db, text_for (self, n), self->params->len,
                        (const char *const *) self->params->pdata, NULL, NULL, error);
}

gboolean
regie_insert_flush (RegieInsert *self, RegieDb *db, GError **error)
{
  gboolean ok = TRUE;
  guint left;

  g_return_val_if_fail (self != NULL && db != NULL, FALSE);
  left = regie_insert_get_n (self);
  for (guint at = 0, n; ok && left > 0; at += n, left -= n)
    {
      n = left >= MANY_ROWS ? MANY_ROWS : MIN (left, SOME_ROWS);
      ok = write_rows (self, db, at, n, error);
    }
  g_string_truncate (self->texts, 0);
  g_array_set_size (self->places, 0);
  return ok;
}
