/* SPDX-License-Identifier: EUPL-1.2 */
/* Which records are somebody's, and how they go: the statements follow from the schema. */
#include "regie-erase-query.h"

#include "regie-change.h"
#include "regie-policies.h"
#include "regie-text.h"

#define NOTHING "—" /* stands where a field may not be empty */

/* What art. 9.9 lid 2 lets stay: how the duty was met, or why there was none; from that day the
 * fifty years count. */
#define CORE_FACTS                                                                                 \
  "('plicht_voldaan', 'vrijstelling', 'ontheffing', 'genaturaliseerd', "                           \
  "'verblijfsrecht_ingetrokken', 'overleden')"

static gboolean
add_id (guint n, const char *const *c, gpointer found, GError **error)
{
  g_ptr_array_add (found, g_strdup (c[0]));
  return TRUE;
}

gboolean
regie_erase_find_in_dossier (RegieDb *db, RegieEntityId entity, const char *dossier,
                             gboolean keeps_core, GPtrArray *found, GError **error)
{
  gboolean some = entity == REGIE_ENTITY_Fact && keeps_core;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE dossier = $1%s",
                                          regie_entity (entity)->name,
                                          some ? " AND (voided = 1 OR kind NOT IN " CORE_FACTS ")"
                                               : "");

  g_return_val_if_fail (db != NULL && dossier != NULL && found != NULL, FALSE);
  return regie_db_exec (db, sql, 1, &dossier, add_id, found, error);
}

gboolean
regie_erase_find_removed (RegieDb *db, RegieEntityId entity, const char *dossier, GPtrArray *found,
                          GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE dossier = $1 AND voided = 1",
                                          regie_entity (entity)->name);

  g_return_val_if_fail (db != NULL && dossier != NULL && found != NULL, FALSE);
  return regie_db_exec (db, sql, 1, &dossier, add_id, found, error);
}

gboolean
regie_erase_find_referring (RegieDb *db, RegieEntityId entity, const RegieField *field,
                            const char *ids, GPtrArray *found, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" IN (%s)",
                                          regie_entity (entity)->name, field->name, ids);

  g_return_val_if_fail (db != NULL && found != NULL, FALSE);
  return regie_db_exec (db, sql, 0, NULL, add_id, found, error);
}

gboolean
regie_erase_find_residents (RegieDb *db, const char *dossier, GPtrArray *found, GError **error)
{
  g_return_val_if_fail (db != NULL && dossier != NULL && found != NULL, FALSE);
  return regie_db_exec (db, "SELECT id FROM resident WHERE linked = $1", 1, &dossier, add_id, found,
                        error);
}

gboolean
regie_erase_find_merged (RegieDb *db, const char *dossier, const char *person, GPtrArray *found,
                         GError **error)
{
  g_return_val_if_fail (db != NULL && dossier != NULL && found != NULL, FALSE);
  return regie_db_exec (
    db,
    "SELECT DISTINCT b.id FROM change_value a JOIN change_value b ON b.seq = a.seq "
    "JOIN dossier d ON d.id = b.id AND d.voided = 1 "
    "WHERE b.entity = 'dossier' AND b.field = 'voided' AND b.to_text = '1' AND b.last_id IS NULL "
    "AND b.id <> $1 "
    "AND ((a.field = 'dossier' AND a.to_text = $2) OR (a.entity = 'person' AND a.id = $3))",
    3, (const char *[]){ dossier, dossier, person }, add_id, found, error);
}

gboolean
regie_erase_find_person (RegieDb *db, const char *dossier, char **person, GError **error)
{
  g_return_val_if_fail (db != NULL && dossier != NULL && person != NULL, FALSE);
  return regie_db_get_text (db, "SELECT person FROM dossier WHERE id = $1", 1, &dossier, person,
                            error);
}

gboolean
regie_erase_count_others (RegieDb *db, const char *person, const char *dossier, gint64 *n,
                          GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (
    db, "SELECT count(*) FROM dossier WHERE person = $1 AND id <> $2 AND voided = 0", 2,
    (const char *[]){ person, dossier }, n, error);
}

gboolean
regie_erase_count_results (RegieDb *db, RegieEntityId entity, const char *id, gint64 *n,
                           GError **error)
{
  g_return_val_if_fail (db != NULL && id != NULL && n != NULL, FALSE);
  if (entity == REGIE_ENTITY_Wish)
    return regie_db_get_int (
      db,
      "SELECT count(*) FROM match WHERE wish = $1 AND stage NOT IN ('voorgesteld', 'past_niet') "
      "AND voided = 0",
      1, &id, n, error);
  return regie_db_get_int (
    db,
    "SELECT (SELECT count(*) FROM match m JOIN wish w ON w.id = m.wish WHERE w.resident = $1 "
    "AND m.stage NOT IN ('voorgesteld', 'past_niet') AND m.voided = 0) "
    "+ (SELECT count(*) FROM visit v WHERE v.resident = $2)",
    2, (const char *[]){ id, id }, n, error);
}

gboolean
regie_erase_blank (RegieDb *db, RegieEntityId entity, const GPtrArray *fields, gboolean voids,
                   const char *ids, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_return_val_if_fail (db != NULL && fields != NULL && ids != NULL, FALSE);
  g_string_printf (sql, "UPDATE \"%s\" SET version = version + 1%s", regie_entity (entity)->name,
                   voids ? ", voided = 1" : "");
  for (guint i = 0; i < fields->len; i++)
    {
      const RegieField *field = fields->pdata[i];

      if (!(field->flags & REGIE_REQUIRED))
        g_string_append_printf (sql, ", \"%s\" = NULL", field->name);
      else if (field->kind == REGIE_TEXT || field->kind == REGIE_NOTE)
        g_string_append_printf (sql, ", \"%s\" = '" NOTHING "'", field->name);
    }
  g_string_append_printf (sql, " WHERE id IN (%s)", ids);
  return regie_db_script (db, sql->str, error);
}

gboolean
regie_erase_loosen (RegieDb *db, RegieEntityId entity, const RegieField *field, const char *ids,
                    GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" IN (%s)",
                                          regie_entity (entity)->name, field->name, field->name,
                                          ids);

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_script (db, sql, error);
}

gboolean
regie_erase_remove (RegieDb *db, RegieEntityId entity, const char *ids, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return (entity != REGIE_ENTITY_Attachment
          || regie_policies_wipe (db, "attachment_bytes", "id", ids, error))
         && regie_policies_wipe (db, regie_entity (entity)->name, "id", ids, error);
}

gboolean
regie_erase_forget_values (RegieDb *db, RegieEntityId entity, const char *ids, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_policies_wipe_values (db, regie_entity (entity)->name, ids, error);
}

gboolean
regie_erase_forget_faults (RegieDb *db, const char *orders, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE report SET faults = NULL, version = version + 1 WHERE faults IS NOT NULL AND provider "
    "IN (SELECT c.provider FROM engagement e JOIN lot l ON l.id = e.lot "
    "JOIN contract c ON c.id = l.contract WHERE e.id IN (%s))",
    orders);

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_script (db, sql, error);
}

gboolean
regie_erase_close_wishes (RegieDb *db, const char *wishes, RegieDay day, GError **error)
{
  g_autofree char *sql = NULL;
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && wishes != NULL && day != REGIE_DAY_NONE, FALSE);
  regie_day_format (day, text);
  sql = g_strdup_printf (
    "UPDATE match SET stage = 'gestopt', ended_on = '%s' WHERE wish IN (%s) AND stage IN "
    "('afgesproken', 'proef', 'loopt', 'nazorg');"
    "UPDATE match SET voided = 1 WHERE wish IN (%s) AND stage IN ('voorgesteld', 'past_niet');"
    "UPDATE attendance SET fact = NULL WHERE match IN (SELECT id FROM match WHERE wish IN (%s));"
    "UPDATE wish SET closed_on = '%s' WHERE id IN (%s) AND closed_on IS NULL;",
    text, wishes, wishes, wishes, text, wishes);
  return regie_db_script (db, sql, error);
}

gboolean
regie_erase_give_away (RegieDb *db, const char *wish, GError **error)
{
  char nobody[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && wish != NULL, FALSE);
  regie_number_format (regie_id_new (), nobody);
  return regie_db_exec (
           db,
           "INSERT INTO resident (id, version, voided, initials) VALUES ($1, 1, 1, '" NOTHING "')",
           1, (const char *[]){ nobody }, NULL, NULL, error)
         && regie_db_exec (db, "UPDATE wish SET resident = $1 WHERE id = $2", 2,
                           (const char *[]){ nobody, wish }, NULL, NULL, error);
}

void
regie_erase_sweep (RegieDb *db)
{
  g_return_if_fail (db != NULL);
  if (regie_db_is_postgres (db))
    regie_db_script (db, "VACUUM", NULL);
}
