/* SPDX-License-Identifier: EUPL-1.2 */
/* SQL text that grows with its parameters. */
#include "regie-sql.h"

#include <string.h>

#include "regie-text.h"

void
regie_sql_init (RegieSql *self, const char *text)
{
  self->sql = g_string_new (text);
  self->params = g_ptr_array_new_with_free_func (g_free);
}

void
regie_sql_clear (RegieSql *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->params);
}

void
regie_sql_add (RegieSql *self, const char *text, const char *value)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '?')
      g_string_append_printf (self->sql, "$%u", self->params->len + 1);
    else
      g_string_append_c (self->sql, *p);
  if (strchr (text, '?') != NULL)
    g_ptr_array_add (self->params, g_strdup (value));
}

void
regie_sql_add_id (RegieSql *self, const char *text, gint64 id)
{
  char buffer[REGIE_NUMBER_TEXT];

  regie_sql_add (self, text, regie_number_format (id, buffer));
}

void
regie_sql_add_day (RegieSql *self, const char *text, RegieDay day)
{
  char buffer[REGIE_DAY_TEXT];

  regie_sql_add (self, text, regie_day_format (day, buffer));
}

gboolean
regie_sql_run (RegieDb *db, const RegieSql *self, RegieRowFunc row, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_exec (db, self->sql->str, self->params->len,
                        (const char *const *) self->params->pdata, row, data, error);
}

static gboolean
read_count (guint n, const char *const *columns, gpointer data, GError **error)
{
  *(guint *) data = g_ascii_strtoull (columns[0], NULL, 10);
  return TRUE;
}

gboolean
regie_sql_count (RegieDb *db, const RegieSql *self, guint *n, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_sql_run (db, self, read_count, n, error);
}

char *
regie_sql_dup_page (const char *before, const char *after)
{
  GString *sql = g_string_new (before);

  for (guint i = 1; i <= REGIE_SQL_PAGE; i++)
    g_string_append_printf (sql, "%s$%u", i > 1 ? ", " : "(", i);
  g_string_append_printf (sql, ")%s", after);
  return g_string_free (sql, FALSE);
}

gboolean
regie_sql_run_page (RegieDb *db, const char *sql, const gint64 *ids, guint n, RegieRowFunc row,
                    gpointer data, GError **error)
{
  char texts[REGIE_SQL_PAGE][REGIE_NUMBER_TEXT];
  const char *params[REGIE_SQL_PAGE] = { NULL };

  g_return_val_if_fail (db != NULL && n <= REGIE_SQL_PAGE, FALSE);
  for (guint i = 0; i < n; i++)
    params[i] = regie_number_format (ids[i], texts[i]);
  return regie_db_exec (db, sql, REGIE_SQL_PAGE, params, row, data, error);
}
