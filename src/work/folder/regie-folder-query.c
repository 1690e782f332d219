/* SPDX-License-Identifier: EUPL-1.2 */
/* What a change to one record must know of the others. */
#include "regie-folder-query.h"

#include "regie-text.h"

gboolean
regie_records_count_pointing (RegieDb *db, const RegieEntity *entity, const char *field, gint64 id,
                              gint64 *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM \"%s\" WHERE \"%s\" = $1 AND voided = 0", entity->name, field);
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, sql, 1, (const char *[]){ regie_number_format (id, text) }, n,
                           error);
}

gboolean
regie_records_find_last_number (RegieDb *db, const RegieEntity *entity, gint64 dossier,
                                gint64 *last, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT COALESCE(max(number), 0) FROM \"%s\" WHERE dossier = $1 AND voided = 0", entity->name);
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && last != NULL, FALSE);
  return regie_db_get_int (db, sql, 1, (const char *[]){ regie_number_format (dossier, id) }, last,
                           error);
}

gboolean
regie_prices_count_overlapping (RegieDb *db, gint64 other_than, const char *lot, const char *topic,
                                const char *unit, const char *from, const char *until, gint64 *n,
                                GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  const char *params[] = { lot,
                           topic,
                           unit,
                           regie_number_format (other_than, id),
                           until != NULL ? until : "9",
                           from != NULL ? from : "0" };

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db,
                           "SELECT count(*) FROM price WHERE lot = $1 AND topic = $2 AND unit = $3 "
                           "AND voided = 0 AND id <> $4 "
                           "AND COALESCE(from_day, '0') <= $5 AND COALESCE(until_day, '9') >= $6",
                           G_N_ELEMENTS (params), params, n, error);
}

gboolean
regie_answer_count (RegieDb *db, const char *intake, const char *domain, gint64 *n, GError **error)
{
  g_return_val_if_fail (db != NULL && intake != NULL && domain != NULL && n != NULL, FALSE);
  return regie_db_get_int (
    db, "SELECT count(*) FROM answer WHERE intake = $1 AND domain = $2 AND voided = 0", 2,
    (const char *[]){ intake, domain }, n, error);
}

/* Is CLOSED_ON filled in for record ID of TABLE? */
static gboolean
is_closed (RegieDb *db, const char *table, const char *id, gboolean *closed, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM \"%s\" WHERE id = $1 AND closed_on IS NOT NULL", table);
  gint64 n;

  if (!regie_db_get_int (db, sql, 1, &id, &n, error))
    return FALSE;
  *closed = n > 0;
  return TRUE;
}

gboolean
regie_meeting_is_closed (RegieDb *db, const char *meeting, gboolean *closed, GError **error)
{
  g_return_val_if_fail (db != NULL && closed != NULL, FALSE);
  return is_closed (db, "meeting", meeting, closed, error);
}

gboolean
regie_gathering_is_closed (RegieDb *db, const char *gathering, gboolean *closed, GError **error)
{
  g_return_val_if_fail (db != NULL && closed != NULL, FALSE);
  return is_closed (db, "gathering", gathering, closed, error);
}
