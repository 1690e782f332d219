/* SPDX-License-Identifier: EUPL-1.2 */
/* SQL text that grows with its parameters. */
#include "regie-sql.h"

#include <string.h>

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

/* Appends TEXT in which every ? stands for VALUE. */
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
  char buffer[24];

  g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, id);
  regie_sql_add (self, text, buffer);
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

RegieDay
regie_sql_day (const char *text)
{
  RegieDay day;

  return regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

int
regie_sql_int (const char *text)
{
  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

char *
regie_sql_dup_page (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 1; i <= REGIE_SQL_PAGE; i++)
    g_string_append_printf (list, "%s$%u", i > 1 ? ", " : "", i);
  return g_string_free (list, FALSE);
}

void
regie_query_add_scope (RegieSql *sql, const RegieQuery *query, const char *consultant)
{
  if (query->scope == REGIE_SCOPE_MINE)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      regie_sql_add_id (sql, " = ?", query->me);
    }
  else if (query->scope == REGIE_SCOPE_TEAM && query->team != 0)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      regie_sql_add_id (sql, " IN (SELECT id FROM staff WHERE team = ?)", query->team);
    }
  if (query->consultant != 0)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      regie_sql_add_id (sql, " = ?", query->consultant);
    }
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
