/* SPDX-License-Identifier: EUPL-1.2 */
/* Which tables a database has, and what stands in them. */
#include "regie-tables-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-migrate.h"

#define SUM 32
#define AT_ONCE "2000"

void
regie_table_sum_free (RegieTableSum *self)
{
  g_free (self->name);
  g_free (self->sum);
  g_free (self);
}

/* A file of somebody else may call a table anything: its name stands in SQL. */
static gboolean
check_name (const char *name, GError **error)
{
  gsize n = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_");

  if (n > 0 && name[n] == '\0')
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_FOREIGN,
                       _("This file is not a Regie database. Nothing was changed."));
  return FALSE;
}

static gboolean
add_name (guint n, const char *const *columns, gpointer data, GError **error)
{
  if (!check_name (columns[0], error))
    return FALSE;
  g_ptr_array_add (data, g_strdup (columns[0]));
  return TRUE;
}

GPtrArray *
regie_tables_list (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (db,
                        regie_db_is_postgres (db)
                          ? "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname <> "
                            "'role_right' AND relnamespace = current_schema ()::regnamespace "
                            "ORDER BY relname"
                          : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT "
                            "GLOB 'sqlite_*' AND name NOT GLOB 'search_fts*' AND name NOT GLOB "
                            "'search_note_fts*' ORDER BY name",
                        0, NULL, add_name, names, error)
           ? g_steal_pointer (&names)
           : NULL;
}

typedef struct {
  GPtrArray *names;
  char **bytes;
} Columns;

static gboolean
add_column (guint n, const char *const *columns, gpointer data, GError **error)
{
  Columns *found = data;

  if (!check_name (columns[0], error))
    return FALSE;
  if (g_ascii_strcasecmp (columns[1], "bytea") == 0 || g_ascii_strcasecmp (columns[1], "blob") == 0)
    *found->bytes = g_strdup (columns[0]);
  else
    g_ptr_array_add (found->names, g_strdup (columns[0]));
  return TRUE;
}

GPtrArray *
regie_tables_list_columns (RegieDb *db, const char *table, char **bytes, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Columns found = { names, bytes };

  g_return_val_if_fail (db != NULL && table != NULL && bytes != NULL, NULL);
  *bytes = NULL;
  return regie_db_exec (db,
                        regie_db_is_postgres (db)
                          ? "SELECT attname, format_type (atttypid, atttypmod) FROM pg_attribute "
                            "WHERE attrelid = quote_ident ($1)::regclass AND attnum > 0 AND NOT "
                            "attisdropped ORDER BY attname"
                          : "SELECT name, type FROM pragma_table_info ($1) ORDER BY name",
                        1, &table, add_column, &found, error)
           ? g_steal_pointer (&names)
           : NULL;
}

gboolean
regie_tables_count (RegieDb *db, const char *table, gint64 *rows, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);

  return regie_db_get_int (db, sql, 0, NULL, rows, error);
}

typedef struct {
  RegieRowFunc row;
  gpointer data;
  guint n;
} Walk;

static gboolean
walk_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  Walk *walk = data;

  walk->n++;
  return walk->row (n, columns, walk->data, error);
}

/* A server gives a whole answer at once: it is asked for it by the piece. */
static gboolean
walk_on_server (RegieDb *db, const char *sql, Walk *walk, GError **error)
{
  g_autofree char *declare = g_strconcat ("DECLARE regie_walk NO SCROLL CURSOR FOR ", sql, NULL);

  if (!regie_db_script (db, declare, error))
    return FALSE;
  do
    {
      walk->n = 0;
      if (!regie_db_exec (db, "FETCH FORWARD " AT_ONCE " FROM regie_walk", 0, NULL, walk_row, walk,
                          error))
        return FALSE;
    }
  while (walk->n > 0);
  return regie_db_script (db, "CLOSE regie_walk", error);
}

gboolean
regie_tables_walk (RegieDb *db, const char *table, const GPtrArray *columns, RegieRowFunc row,
                   gpointer data, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  Walk walk = { row, data, 0 };

  g_return_val_if_fail (db != NULL && table != NULL && columns->len > 0, FALSE);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", (char *) columns->pdata[i]);
  g_string_append_printf (sql, " FROM \"%s\"", table);
  return regie_db_is_postgres (db) ? walk_on_server (db, sql->str, &walk, error)
                                   : regie_db_exec (db, sql->str, 0, NULL, row, data, error);
}

gboolean
regie_tables_get_bytes (RegieDb *db, const char *table, const char *column, const char *id,
                        GBytes **bytes, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = $1", column, table);

  return regie_db_get_bytes (db, sql, id, bytes, error);
}

/* --- sums --- */

/* The sum of a table is that of its rows, modulo 2^256: the order in which an engine gives them
 * does not matter. */
typedef struct {
  RegieDb *db;
  const char *table, *bytes;
  GChecksum *checksum;
  guint8 total[SUM];
  gint64 rows;
  GPtrArray *ids; /* of a table with bytes: asked for when its rows are known */
  GCancellable *cancellable;
} Sum;

/* Each value with its length, so that no two rows are written the same; NULL is no text. */
static void
add_value (GChecksum *checksum, const char *data, gssize length)
{
  char head[24];

  if (data == NULL)
    {
      g_checksum_update (checksum, (const guchar *) "-", 1);
      return;
    }
  g_snprintf (head, sizeof head, "%" G_GSSIZE_FORMAT ":", length);
  g_checksum_update (checksum, (const guchar *) head, -1);
  g_checksum_update (checksum, (const guchar *) data, length);
}

static void
add_row_to_total (Sum *sum)
{
  guint8 digest[SUM];
  gsize length = SUM;
  guint carry = 0;

  g_checksum_get_digest (sum->checksum, digest, &length);
  g_checksum_reset (sum->checksum);
  for (guint i = SUM; i-- > 0;)
    {
      carry += sum->total[i] + digest[i];
      sum->total[i] = (guint8) carry;
      carry >>= 8;
    }
  sum->rows++;
}

static gboolean
sum_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  Sum *sum = data;

  if (g_cancellable_set_error_if_cancelled (sum->cancellable, error))
    return FALSE;
  if (sum->bytes != NULL)
    {
      g_ptr_array_add (sum->ids, g_strdup (columns[0]));
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    add_value (sum->checksum, columns[i], columns[i] != NULL ? (gssize) strlen (columns[i]) : 0);
  add_row_to_total (sum);
  return TRUE;
}

/* A row with bytes: its id and those. */
static gboolean
sum_bytes (Sum *sum, GError **error)
{
  for (guint i = 0; i < sum->ids->len; i++)
    {
      const char *id = sum->ids->pdata[i];
      g_autoptr (GBytes) bytes = NULL;
      gsize length = 0;

      if (g_cancellable_set_error_if_cancelled (sum->cancellable, error)
          || !regie_tables_get_bytes (sum->db, sum->table, sum->bytes, id, &bytes, error))
        return FALSE;
      add_value (sum->checksum, id, (gssize) strlen (id));
      if (bytes != NULL)
        add_value (sum->checksum, g_bytes_get_data (bytes, &length),
                   (gssize) g_bytes_get_size (bytes));
      add_row_to_total (sum);
    }
  return TRUE;
}

static RegieTableSum *
sum_table (RegieDb *db, const char *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) columns = NULL;
  g_autofree char *bytes = NULL;
  Sum sum = {
    .db = db, .table = table, .checksum = checksum, .ids = ids, .cancellable = cancellable
  };
  RegieTableSum *found;
  GString *text;

  if ((columns = regie_tables_list_columns (db, table, &bytes, error)) == NULL)
    return NULL;
  sum.bytes = bytes;
  if (!regie_tables_walk (db, table, columns, sum_row, &sum, error) || !sum_bytes (&sum, error))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < SUM; i++)
    g_string_append_printf (text, "%02x", sum.total[i]);
  found = g_new (RegieTableSum, 1);
  *found = (RegieTableSum){ g_strdup (table), sum.rows, g_string_free (text, FALSE) };
  return found;
}

GPtrArray *
regie_tables_sum (RegieDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = regie_tables_list (db, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_table_sum_free);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      RegieTableSum *table = sum_table (db, names->pdata[i], cancellable, error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  return names != NULL ? g_steal_pointer (&tables) : NULL;
}

gboolean
regie_tables_compare (const GPtrArray *here, const GPtrArray *there, GError **error)
{
  guint n = MAX (here->len, there->len);

  for (guint i = 0; i < n; i++)
    {
      const RegieTableSum *one = i < here->len ? here->pdata[i] : NULL;
      const RegieTableSum *other = i < there->len ? there->pdata[i] : NULL;

      if (one != NULL && other != NULL && strcmp (one->name, other->name) == 0
          && one->rows == other->rows && strcmp (one->sum, other->sum) == 0)
        continue;
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                   _("The table %s is not the same here as it was there: it is not used."),
                   one != NULL ? one->name : other->name);
      return FALSE;
    }
  return TRUE;
}

/* --- of the whole --- */

gboolean
regie_tables_check_sight (RegieDb *db, GError **error)
{
  gint64 hidden = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_is_postgres (db))
    return TRUE;
  if (!regie_db_get_int (db,
                         "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                         "current_schema ()::regnamespace AND (row_security_active (oid) OR NOT "
                         "has_table_privilege (oid, 'SELECT'))",
                         0, NULL, &hidden, error))
    return FALSE;
  if (hidden == 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("This login does not see every row of the server, so what it takes would "
                          "miss some without a word. Its administrator can make one that does: "
                          "CREATE ROLE … LOGIN BYPASSRLS; GRANT pg_read_all_data TO …; GRANT "
                          "CONNECT ON DATABASE … TO …."));
  return FALSE;
}

gboolean
regie_tables_find_head (RegieDb *db, gint64 *seq, char **head, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_get_int (db, "SELECT COALESCE (max (seq), 0) FROM change_log", 0, NULL, seq,
                           error)
         && regie_meta_get (db, "chain", head, error);
}

gboolean
regie_tables_check_references (RegieDb *db, GError **error)
{
  gint64 n = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_is_postgres (db)
      && !regie_db_get_int (db, "SELECT count(*) FROM pragma_foreign_key_check", 0, NULL, &n,
                            error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
               ngettext ("%d record points to one that is not there.",
                         "%d records point to one that is not there.", (gulong) n),
               (int) n);
  return FALSE;
}
