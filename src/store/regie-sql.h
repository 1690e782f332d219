/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-db.h"

/* SQL text that grows with its parameters: for questions whose conditions follow from what is
 * asked.  Used with g_auto. */
typedef struct {
  GString *sql;
  GPtrArray *params;
} RegieSql;

/* Begins with TEXT. */
void regie_sql_init (RegieSql *self, const char *text);
void regie_sql_clear (RegieSql *self);
/* Appends TEXT in which every ? stands for VALUE, or for an id or a day. */
void regie_sql_add (RegieSql *self, const char *text, const char *value);
void regie_sql_add_id (RegieSql *self, const char *text, gint64 id);
void regie_sql_add_day (RegieSql *self, const char *text, RegieDay day);
/* Runs it: ROW is called with DATA for every row.  FALSE with ERROR set. */
gboolean regie_sql_run (RegieDb *db, const RegieSql *self, RegieRowFunc row, gpointer data,
                        GError **error);
/* The same of one that only counts. */
gboolean regie_sql_count (RegieDb *db, const RegieSql *self, guint *n, GError **error);

/* Rows are fetched by page: always so many parameters, so that the statement is prepared once. */
#define REGIE_SQL_PAGE 64
/* BEFORE, the list of a page "($1, $2, …)" and AFTER; owned by the caller. */
char *regie_sql_dup_page (const char *before, const char *after) G_GNUC_WARN_UNUSED_RESULT;
/* Runs such a text for the N (REGIE_SQL_PAGE at most) IDS. */
gboolean regie_sql_run_page (RegieDb *db, const char *sql, const gint64 *ids, guint n,
                             RegieRowFunc row, gpointer data, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieSql, regie_sql_clear)
