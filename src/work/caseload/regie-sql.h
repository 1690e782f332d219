/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload.h"

/* SQL text that grows with its parameters: for questions whose conditions follow from what is
 * asked.  Used with g_auto. */
typedef struct {
  GString *sql;
  GPtrArray *params;
} RegieSql;

void regie_sql_init (RegieSql *self, const char *text);
void regie_sql_clear (RegieSql *self);
/* Appends TEXT in which every ? stands for VALUE. */
void regie_sql_add (RegieSql *self, const char *text, const char *value);
void regie_sql_add_id (RegieSql *self, const char *text, gint64 id);
void regie_sql_add_day (RegieSql *self, const char *text, RegieDay day);
/* Runs it: ROW is called with DATA for every row. */
gboolean regie_sql_run (RegieDb *db, const RegieSql *self, RegieRowFunc row, gpointer data,
                        GError **error);
/* The same of one that only counts. */
gboolean regie_sql_count (RegieDb *db, const RegieSql *self, guint *n, GError **error);
/* Whose dossiers QUERY asks for; CONSULTANT is the column that says whose one is. */
void regie_query_add_scope (RegieSql *sql, const RegieQuery *query, const char *consultant);

/* What stands in a row: a day, REGIE_DAY_NONE for NULL; a number, 0 for NULL. */
RegieDay regie_sql_day (const char *text);
int regie_sql_int (const char *text);
/* Rows are fetched by page: always so many parameters, "$1, $2, …", so that the statement is
 * prepared once. */
#define REGIE_SQL_PAGE 64
char *regie_sql_dup_page (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieSql, regie_sql_clear)
