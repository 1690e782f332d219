/* SPDX-License-Identifier: EUPL-1.2 */
/* Which talks are planned, and what those that were held became. */
#include "regie-talk-query.h"

#include "regie-column.h"
#include "regie-load.h"
#include "regie-talk.h"
#include "regie-text.h"

static gboolean
take_talk (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieTalkFound found = { regie_column_id (c[0]), regie_column_id (c[1]), regie_column_day (c[2]),
                           -1 };

  if (!regie_talk_read_time (c[3], &found.minutes))
    found.minutes = -1;
  g_array_append_val ((GArray *) data, found);
  return TRUE;
}

gboolean
regie_talks_find_planned (RegieDb *db, const RegieQuery *query, RegieDay until, GArray *found,
                          GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && query != NULL && found != NULL, FALSE);
  regie_sql_init (&sql, "SELECT t.dossier, t.id, t.day, t.time FROM talk t JOIN dossier_index i ON "
                        "i.dossier = t.dossier LEFT JOIN staff s ON s.id = t.staff AND s.active = "
                        "1 WHERE t.stage = 'gepland' AND t.voided = 0");
  regie_sql_add_day (&sql, " AND t.day <= ?", until);
  /* The talks of who left are those of who has the dossier; cast, as an expression has no type. */
  regie_query_add_scope (&sql, query, "CAST (COALESCE (s.id, i.consultant) AS BIGINT)");
  return regie_sql_run (db, &sql, take_talk, found, error);
}

GPtrArray *
regie_talks_load_reports (RegieDb *db, gint64 dossier, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (db, regie_entity (REGIE_ENTITY_Fact),
                     "dossier = $1 AND id IN (SELECT fact FROM talk WHERE dossier = $1 AND voided "
                     "= 0)",
                     1, (const char *[]){ regie_number_format (dossier, id) }, error);
}

GPtrArray *
regie_talks_load_colleagues (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (db, regie_entity (REGIE_ENTITY_Staff),
                     "active = 1 AND role IN ('consulent', 'regisseur') ORDER BY name, id", 0, NULL,
                     error);
}
