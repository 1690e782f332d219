/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of what is exported, as they are stored. */
#include "regie-export-query.h"

#include "regie-column.h"
#include "regie-policies.h"
#include "regie-sql.h"
#include "regie-text.h"

typedef struct {
  RegieExportFunc func;
  gpointer data;
} Each;

static gboolean
give (guint n, const char *const *columns, gpointer data, GError **error)
{
  const Each *each = data;

  each->func (n, columns, each->data);
  return TRUE;
}

gboolean
regie_export_each_dossier (RegieDb *db, const GArray *ids, RegieExportFunc func, gpointer data,
                           GError **error)
{
  Each each = { func, data };
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && ids != NULL && func != NULL, FALSE);
  sql = regie_policies_dup_sql (
    db, "SELECT i.number, p.bsn, p.v_number, p.given_names, p.prefix, p.surname, p.born, "
        "i.grp, i.municipality, s.name, i.started, i.pip_day, i.route, i.phase, i.next_rule, "
        "i.next_due, i.term_end, i.hours, i.hours_plan, i.last_contact, "
        "(SELECT count(*) FROM deadline n WHERE n.dossier = i.dossier AND n.unrecorded = 1) "
        "FROM dossier_index i JOIN person p ON p.id = i.person "
        "LEFT JOIN staff s ON s.id = i.consultant WHERE i.dossier = $1");
  for (guint i = 0; i < ids->len; i++)
    {
      char id[REGIE_NUMBER_TEXT];

      if (!regie_db_exec (db, sql, 1,
                          (const char *[]){
                            regie_number_format (g_array_index (ids, gint64, i), id) },
                          give, &each, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_fields (GString *sql, char table, const GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, ", %c.\"%s\"", table,
                            ((const RegieField *) fields->pdata[i])->name);
}

gboolean
regie_export_each_fact (RegieDb *db, const GPtrArray *fields, RegieExportFunc func, gpointer data,
                        GError **error)
{
  g_autofree char *begin = regie_policies_dup_sql (db, "SELECT d.number, p.bsn, p.v_number");
  g_autoptr (GString) sql = g_string_new (begin);

  g_return_val_if_fail (db != NULL && fields != NULL && func != NULL, FALSE);
  append_fields (sql, 'f', fields);
  g_string_append (
    sql, " FROM fact f JOIN dossier d ON d.id = f.dossier JOIN person p ON p.id = d.person "
         "WHERE f.voided = 0 AND d.voided = 0 ORDER BY f.dossier, f.day, f.id");
  return regie_db_exec (db, sql->str, 0, NULL, give, &(Each){ func, data }, error);
}

gboolean
regie_export_each_record (RegieDb *db, const RegieEntity *entity, const GPtrArray *fields,
                          gboolean sees_health, RegieExportFunc func, gpointer data, GError **error)
{
  gboolean in_dossier = regie_entity_is_in_dossier (entity);
  const RegieField *about = NULL;
  const char *health = NULL;
  g_autoptr (GString) sql = g_string_new (in_dossier ? "SELECT d.number, r.id" : "SELECT r.id");

  g_return_val_if_fail (db != NULL && fields != NULL && func != NULL, FALSE);
  append_fields (sql, 'r', fields);
  /* Some kinds lie in a dossier or elsewhere. */
  g_string_append_printf (sql, " FROM \"%s\" r%s WHERE r.voided = 0%s", entity->name,
                          in_dossier ? " LEFT JOIN dossier d ON d.id = r.dossier" : "",
                          in_dossier ? " AND COALESCE(d.voided, 0) = 0" : "");
  if (regie_entity_find_health (entity, &about, &health) && !sees_health)
    g_string_append_printf (sql, " AND COALESCE(r.\"%s\", '') <> '%s'", about->name, health);
  g_string_append (sql, " ORDER BY r.id");
  return regie_db_exec (db, sql->str, 0, NULL, give, &(Each){ func, data }, error);
}

static gboolean
take_shares (guint n, const char *const *c, gpointer data, GError **error)
{
  *(RegieShares *) data = (RegieShares){ regie_column_bool (c[0]), regie_column_bool (c[1]),
                                         regie_column_bool (c[2]) };
  return TRUE;
}

gboolean
regie_export_load_shares (RegieDb *db, gint64 provider, RegieShares *shares, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && shares != NULL, FALSE);
  *shares = (RegieShares){ FALSE };
  return regie_db_exec (db,
                        "SELECT shares_phone, shares_language, shares_born FROM provider "
                        "WHERE id = $1 AND voided = 0",
                        1, (const char *[]){ regie_number_format (provider, id) }, take_shares,
                        shares, error);
}

gboolean
regie_export_each_expected (RegieDb *db, gint64 provider, RegieDay today, RegieExportFunc func,
                            gpointer data, GError **error)
{
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (provider, id), regie_day_format (today, day) };

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return regie_db_exec (
    db,
    "SELECT e.number, p.given_names, p.prefix, p.surname, e.topic, i.route, "
    "(SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.kind = 'pip' "
    "AND f.voided = 0 ORDER BY f.day DESC, f.id DESC LIMIT 1), e.from_day, e.until_day, e.hours, "
    "e.stage, g.name, COALESCE(g.rhythm, f.rhythm), COALESCE(g.place, f.place), p.phone, "
    "p.language, p.literacy, p.born "
    "FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id "
    "JOIN dossier_index i ON i.dossier = e.dossier JOIN person p ON p.id = i.person "
    "LEFT JOIN course g ON g.id = e.course LEFT JOIN fact f ON f.id = e.line "
    "WHERE c.provider = $1 AND e.voided = 0 AND e.stage IN ('wacht', 'besteld', 'loopt') AND "
    "COALESCE(e.ended_on, e.until_day) >= $2 ORDER BY e.from_day, e.number",
    2, params, give, &(Each){ func, data }, error);
}
