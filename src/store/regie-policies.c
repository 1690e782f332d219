/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-policies.h"

#include <glib/gi18n.h>

#include "regie-error.h"

#define FIRST_VERSION 6 /* before, only the programs refused */

/* They run with the rights of who owns the tables, so they look only there and nowhere before it.  They are called immutable because
 * one connection has one login: the planner asks once and then leaves the condition out, so it costs no index its use. */
static const char functions[] =
  "DO $do$ DECLARE home text := quote_ident (current_schema ()); BEGIN"
  " EXECUTE format ('CREATE FUNCTION %1$s.regie_me () RETURNS bigint LANGUAGE sql IMMUTABLE SECURITY DEFINER SET search_path = %1$s, pg_temp AS $f$"
  "   SELECT min (id) FROM staff WHERE login = session_user AND active = 1 AND voided = 0 $f$', home);"
  /* Who owns the tables is no member of staff: it sets the office up. */
  " EXECUTE format ('CREATE FUNCTION %1$s.regie_role () RETURNS text LANGUAGE sql IMMUTABLE SECURITY DEFINER SET search_path = %1$s, pg_temp AS $f$"
  "   SELECT COALESCE ((SELECT role FROM staff WHERE login = session_user AND active = 1 AND voided = 0 ORDER BY id LIMIT 1),"
  "   (SELECT ''beheer'' FROM pg_class WHERE oid = ''%1$s.staff''::regclass AND pg_has_role (session_user, relowner, ''USAGE'')), '''') $f$', home);"
  " EXECUTE format ('CREATE FUNCTION %1$s.regie_sees_dossiers () RETURNS boolean LANGUAGE sql IMMUTABLE SECURITY DEFINER SET search_path = %1$s, pg_temp AS $f$"
  "   SELECT regie_role () IN (''consulent'', ''regisseur'', ''manager'', ''financien'', ''beheer'') $f$', home);"
  " END $do$";

static const struct { const char *table, *others; } shared[] = {
  { "draft", " OR staff = regie_me ()" },
  { "delay", " OR giver IS NOT NULL" },
};
static const char *const open_tables[] = { "team", "staff", NULL };
/* Beside the records. */
static const char *const derived[] = { "deadline", "dossier_index", "plan_cost", "search_text", "search_note", "read_log" };

static gboolean
set_table (RegieDb *db, const char *table, const char *policies, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("ALTER TABLE \"%s\" ENABLE ROW LEVEL SECURITY; ALTER TABLE \"%s\" FORCE ROW LEVEL SECURITY; %s",
                                          table, table, policies);

  return regie_db_script (db, sql, error);
}

/* Of the log the desk sees what it did itself.  A later version that brings a kind of record of the desk sets this again. */
static gboolean
close_log (RegieDb *db, const RegieSchema *schema, GError **error)
{
  g_autoptr (GString) policy = g_string_new ("CREATE POLICY regie_dossiers ON change_value USING (regie_sees_dossiers () OR entity IN ('delay'");

  for (guint i = 0; i < schema->n_entities; i++)
    if (regie_entity_is_of_desk (&schema->entities[i]))
      g_string_append_printf (policy, ", '%s'", schema->entities[i].name);
  g_string_append (policy, "))");
  return set_table (db, "change_value", policy->str, error);
}

static gboolean
close_table (RegieDb *db, const char *table, GError **error)
{
  const char *others = "";
  g_autofree char *policy = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (g_str_equal (shared[i].table, table))
      others = shared[i].others;
  policy = g_strdup_printf ("CREATE POLICY regie_dossiers ON \"%s\" USING (regie_sees_dossiers ()%s)", table, others);
  return set_table (db, table, policy, error);
}

gboolean
regie_policies_set (RegieDb *db, const RegieSchema *schema, int version, GError **error)
{
  gboolean first = version == FIRST_VERSION;

  if (version < FIRST_VERSION || !regie_db_is_postgres (db))
    return TRUE;
  if (first && (!regie_db_script (db, functions, error) ||
                !set_table (db, "staff", "CREATE POLICY regie_all ON staff FOR SELECT USING (TRUE);"
                                         "CREATE POLICY regie_added ON staff FOR INSERT WITH CHECK (regie_role () = 'beheer');"
                                         "CREATE POLICY regie_changed ON staff FOR UPDATE USING (regie_role () = 'beheer')", error) ||
                !set_table (db, "change_log", "CREATE POLICY regie_all ON change_log FOR SELECT USING (TRUE);"
                                              "CREATE POLICY regie_added ON change_log FOR INSERT WITH CHECK (TRUE)", error)))
    return FALSE;
  for (guint i = 0; i < schema->n_entities; i++)
    {
      const RegieEntity *entity = &schema->entities[i];

      if ((first ? (int) entity->since <= version : (int) entity->since == version) && !regie_entity_is_of_desk (entity) && !g_strv_contains (open_tables, entity->name) &&
          !close_table (db, entity->name, error))
        return FALSE;
    }
  for (guint i = 0; first && i < G_N_ELEMENTS (derived); i++)
    if (!close_table (db, derived[i], error))
      return FALSE;
  return !first || close_log (db, schema, error);
}

/* What the server says of who is connected; INSTEAD where there is no server. */
static gboolean
ask (RegieDb *db, const char *sql, gboolean instead, gboolean *answer, GError **error)
{
  gint64 n = instead;

  if (regie_db_is_postgres (db) && !regie_db_get_int (db, sql, 0, NULL, &n, error))
    return FALSE;
  *answer = n != 0;
  return TRUE;
}

gboolean
regie_policies_may_see_dossiers (RegieDb *db, gboolean *may, GError **error)
{
  return ask (db, "SELECT CASE WHEN regie_sees_dossiers () THEN 1 ELSE 0 END", TRUE, may, error);
}

gboolean
regie_policies_administers (RegieDb *db, gboolean *administers, GError **error)
{
  return ask (db, "SELECT CASE WHEN regie_role () = 'beheer' THEN 1 ELSE 0 END", FALSE, administers, error);
}

gboolean
regie_policies_grant (RegieDb *db, const char *login, gboolean works_here, GError **error)
{
  g_autofree char *sql = NULL;
  const char *make = works_here ? "SELECT format ('GRANT USAGE ON SCHEMA %1$I TO %2$I; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1$I TO %2$I', current_schema (), rolname)"
                                 " FROM pg_roles WHERE rolname = $1"
                               : "SELECT format ('REVOKE ALL ON ALL TABLES IN SCHEMA %1$I FROM %2$I; REVOKE USAGE ON SCHEMA %1$I FROM %2$I', current_schema (), rolname)"
                                 " FROM pg_roles WHERE rolname = $1";

  if (!regie_db_is_postgres (db))
    return TRUE;
  if (!regie_db_get_text (db, make, 1, &login, &sql, error))
    return FALSE;
  if (sql != NULL)
    return regie_db_script (db, sql, error);
  if (!works_here)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
               _("%s stands in the list now, but the server knows no such login. Make it on the server (CREATE ROLE … LOGIN) and give this command again."), login);
  return FALSE;
}
