/* SPDX-License-Identifier: EUPL-1.2 */
/* Which records are somebody's, and how they go: the statements follow from the schema. */
#include "regie-erase-query.h"

#include "regie-apply.h"
#include "regie-change.h"
#include "regie-policies.h"
#include "regie-text.h"

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
    "WHERE b.entity = 'dossier' AND b.field = 'voided' AND b.from_text = '0' AND b.to_text = '1' "
    "AND "
    "b.last_id IS NULL "
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

static gboolean
say (RegieErasing *self, const char *entity, const char *field, const char *to, const char *where,
     GError **error)
{
  g_autofree char *ask = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE %s", entity, where);
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO change_value (seq, n, entity, id, field, to_text) SELECT CAST ($1 AS BIGINT), "
    "CAST ($2 AS BIGINT) + row_number () OVER (ORDER BY id), '%s', id, '%s', CAST ($3 AS TEXT) "
    "FROM \"%s\" WHERE %s",
    entity, field, entity, where);
  char seq[REGIE_NUMBER_TEXT], at[REGIE_NUMBER_TEXT];
  gint64 n = 0;

  if (!regie_db_get_int (self->db, ask, 0, NULL, &n, error))
    return FALSE;
  if (n > 0
      && !regie_db_exec (self->db, sql, 3,
                         (const char *[]){ regie_number_format (self->seq, seq),
                                           regie_number_format (self->n, at), to },
                         NULL, NULL, error))
    return FALSE;
  self->n += n;
  return TRUE;
}

/* FIELD of the records of ENTITY that WHERE finds becomes TO, and the log says so. */
static gboolean
set (RegieErasing *self, const char *entity, const char *field, const char *to, const char *where,
     GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE \"%s\" SET version = version + 1, \"%s\" = $1 WHERE %s", entity, field, where);
  const gint64 before = self->n;

  return say (self, entity, field, to, where, error)
         && (self->n == before || regie_db_exec (self->db, sql, 1, &to, NULL, NULL, error));
}

/* What FIELD becomes when it is emptied; FALSE when it stays as it is. */
static gboolean
find_empty (const RegieField *field, const char **to)
{
  *to = field->flags & REGIE_REQUIRED ? REGIE_ERASED_TEXT : NULL;
  return *to == NULL || field->kind == REGIE_TEXT || field->kind == REGIE_NOTE;
}

gboolean
regie_erase_blank (RegieErasing *self, RegieEntityId entity, const GPtrArray *fields,
                   gboolean voids, const char *ids, GError **error)
{
  const char *table = regie_entity (entity)->name;
  g_autofree char *where = g_strdup_printf ("id IN (%s)", ids);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && fields != NULL && ids != NULL, FALSE);
  g_string_printf (sql, "UPDATE \"%s\" SET version = version + 1%s", table,
                   voids ? ", voided = 1" : "");
  if (!say (self, table, voids ? REGIE_VOIDED : REGIE_TOUCHED, voids ? "1" : NULL, where, error))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const RegieField *field = fields->pdata[i];
      const char *to;

      if (!find_empty (field, &to))
        continue;
      g_string_append_printf (sql, ", \"%s\" = %s", field->name,
                              to != NULL ? "'" REGIE_ERASED_TEXT "'" : "NULL");
      if (!say (self, table, field->name, to, where, error))
        return FALSE;
    }
  g_string_append_printf (sql, " WHERE %s", where);
  return regie_db_script (self->db, sql->str, error);
}

gboolean
regie_erase_loosen (RegieErasing *self, RegieEntityId entity, const RegieField *field,
                    const char *ids, GError **error)
{
  g_autofree char *where = g_strdup_printf ("\"%s\" IN (%s)", field->name, ids);

  g_return_val_if_fail (self != NULL, FALSE);
  return set (self, regie_entity (entity)->name, field->name, NULL, where, error);
}

gboolean
regie_erase_remove (RegieErasing *self, RegieEntityId entity, const char *ids, GError **error)
{
  const char *table = regie_entity (entity)->name;
  g_autofree char *where = g_strdup_printf ("id IN (%s)", ids);

  g_return_val_if_fail (self != NULL, FALSE);
  return say (self, table, REGIE_VOIDED, "1", where, error)
         && (entity != REGIE_ENTITY_Attachment
             || regie_policies_wipe (self->db, "attachment_bytes", "id", ids, error))
         && regie_policies_wipe (self->db, table, "id", ids, error);
}

gboolean
regie_erase_forget_values (RegieErasing *self, RegieEntityId entity, const char *ids,
                           GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return regie_policies_wipe_values (self->db, regie_entity (entity)->name, ids, self->seq, error);
}

gboolean
regie_erase_forget_faults (RegieErasing *self, const char *orders, GError **error)
{
  g_autofree char *where = g_strdup_printf (
    "faults IS NOT NULL AND provider IN (SELECT c.provider FROM engagement e JOIN lot l ON l.id = "
    "e.lot JOIN contract c ON c.id = l.contract WHERE e.id IN (%s))",
    orders);

  g_return_val_if_fail (self != NULL, FALSE);
  return set (self, "report", "faults", NULL, where, error);
}

gboolean
regie_erase_close_wishes (RegieErasing *self, const char *wishes, RegieDay day, GError **error)
{
  g_autofree char *running = g_strdup_printf (
    "wish IN (%s) AND stage IN ('afgesproken', 'proef', 'loopt', 'nazorg')", wishes);
  g_autofree char *proposed = g_strdup_printf (
    "wish IN (%s) AND stage IN ('voorgesteld', 'past_niet')", wishes);
  g_autofree char *attended = g_strdup_printf (
    "fact IS NOT NULL AND match IN (SELECT id FROM match WHERE wish IN (%s))", wishes);
  g_autofree char *open = g_strdup_printf ("id IN (%s) AND closed_on IS NULL", wishes);
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (self != NULL && wishes != NULL && day != REGIE_DAY_NONE, FALSE);
  regie_day_format (day, text);
  return set (self, "match", "ended_on", text, running, error)
         && set (self, "match", "stage", "gestopt", running, error)
         && set (self, "match", REGIE_VOIDED, "1", proposed, error)
         && set (self, "attendance", "fact", NULL, attended, error)
         && set (self, "wish", "closed_on", text, open, error);
}

gboolean
regie_erase_give_away (RegieErasing *self, const char *wish, GError **error)
{
  g_autofree char *is_wish = NULL;
  g_autofree char *is_nobody = NULL;
  char nobody[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (self != NULL && wish != NULL, FALSE);
  regie_number_format (regie_id_new (), nobody);
  is_wish = g_strdup_printf ("id = %s", wish);
  is_nobody = g_strdup_printf ("id = %s", nobody);
  return regie_db_exec (self->db,
                        "INSERT INTO resident (id, version, voided, initials) VALUES ($1, 1, 1, "
                        "'" REGIE_ERASED_TEXT "')",
                        1, (const char *[]){ nobody }, NULL, NULL, error)
         && say (self, "resident", REGIE_VOIDED, "1", is_nobody, error)
         && set (self, "wish", "resident", nobody, is_wish, error);
}

void
regie_erase_sweep (RegieDb *db)
{
  g_return_if_fail (db != NULL);
  if (regie_db_is_postgres (db))
    regie_db_script (db, "VACUUM", NULL);
}
