/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* What stands in a database, table by table, said so that two of them can be laid beside each
 * other, whichever engine each has. */
typedef struct {
  char *name;
  gint64 rows;
  char *sum; /* hexadecimal; of all rows in whatever order */
} RegieTableSum;

void regie_table_sum_free (RegieTableSum *self);

/* The names of the tables, in order: those of the schema, the log and what is derived, but not what
 * SQLite keeps for search itself, nor the rights, which every program brings to its server.  Owned,
 * of char *; NULL with ERROR set. */
GPtrArray *regie_tables_list (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The columns of TABLE in the order of their names; *BYTES is the one that holds the bytes of a
 * file, or NULL, and is not among them. */
GPtrArray *regie_tables_list_columns (RegieDb *db, const char *table, char **bytes,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean regie_tables_count (RegieDb *db, const char *table, gint64 *rows, GError **error);
/* Calls ROW for every row of COLUMNS of TABLE, in no order.  On a server this is done inside a
 * transaction of the caller. */
gboolean regie_tables_walk (RegieDb *db, const char *table, const GPtrArray *columns,
                            RegieRowFunc row, gpointer data, GError **error);
/* The bytes of the row ID of TABLE. */
gboolean regie_tables_get_bytes (RegieDb *db, const char *table, const char *column, const char *id,
                                 GBytes **bytes, GError **error);
/* RegieTableSum of every table, in order.  As regie_tables_walk(). */
GPtrArray *regie_tables_sum (RegieDb *db, GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* REGIE_ERROR_DAMAGED, naming the first table, when THERE is not what HERE is. */
gboolean regie_tables_compare (const GPtrArray *here, const GPtrArray *there, GError **error);
/* Does who is connected see every row?  On a server only who passes by its row-level security does;
 * REGIE_ERROR_REFUSED says what its administrator must do.  Always so on SQLite. */
gboolean regie_tables_check_sight (RegieDb *db, GError **error);
/* The last entry of the log, and the hash at its head; both of the chain that regie_log_check()
 * follows. */
gboolean regie_tables_find_head (RegieDb *db, gint64 *seq, char **head, GError **error);
/* SQLite: every reference in the file points to a record. */
gboolean regie_tables_check_references (RegieDb *db, GError **error);
