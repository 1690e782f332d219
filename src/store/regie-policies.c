/* SPDX-License-Identifier: EUPL-1.2 */
/* The conditions of each table in the words of PostgreSQL, and how they are put in force. */
#include "regie-policies.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-migrate.h"

#define FIRST_VERSION 6 /* before, only the programs refused */

/* They run with the rights of who owns the tables, so they look only there and nowhere before it.
 * They are called immutable because one connection has one login: the planner asks once and then
 * leaves the condition out, so it costs no index its use. */
static const char functions[]
  = "DO $do$ DECLARE home text := quote_ident (current_schema ()); BEGIN"
    " EXECUTE format ('CREATE FUNCTION %1$s.regie_me () RETURNS bigint LANGUAGE sql IMMUTABLE "
    "SECURITY DEFINER SET search_path = %1$s, pg_temp AS $f$"
    "   SELECT min (id) FROM staff WHERE login = session_user AND active = 1 AND voided = 0 $f$', "
    "home);"
    /* Who owns the tables is no member of staff: it sets the office up. */
    " EXECUTE format ('CREATE FUNCTION %1$s.regie_role () RETURNS text LANGUAGE sql IMMUTABLE "
    "SECURITY DEFINER SET search_path = %1$s, pg_temp AS $f$"
    "   SELECT COALESCE ((SELECT role FROM staff WHERE login = session_user AND active = 1 AND "
    "voided = 0 ORDER BY id LIMIT 1),"
    "   (SELECT ''beheer'' FROM pg_class WHERE oid = ''%1$s.staff''::regclass AND pg_has_role "
    "(session_user, relowner, ''USAGE'')), '''') $f$', home);"
    " EXECUTE format ('CREATE FUNCTION %1$s.regie_sees_dossiers () RETURNS boolean LANGUAGE sql "
    "IMMUTABLE SECURITY DEFINER SET search_path = %1$s, pg_temp AS $f$"
    "   SELECT regie_role () IN (''consulent'', ''regisseur'', ''manager'', ''financien'', "
    "''beheer'') $f$', home);"
    " END $do$";

/* What logins do where only the owner may write or read, each as narrow as its work: a line of the
 * log with the head of its chain, the mark of a new index, and the removal (never the text) of what
 * others typed about something that is erased or that is thirty days old.  An id tells when it was
 * made (regie_id_at).  The hash of a line is that of regie-apply.c, which checks the chain on every
 * engine. */
#define FUNCTION(head, language, body)                                                             \
  " EXECUTE format ('CREATE OR REPLACE FUNCTION %1$s." head " LANGUAGE " language                  \
  " SECURITY DEFINER SET search_path = %1$s, pg_temp AS $f$" body "$f$', home);"

static const char narrow_functions[]
  = "DO $do$ DECLARE home text := quote_ident (current_schema ()); BEGIN" FUNCTION (
    "regie_sees_health () RETURNS boolean", "sql STABLE",
    "SELECT regie_role () IN (''consulent'', ''regisseur'', ''beheer'')")
    FUNCTION ("regie_may_rebuild () RETURNS boolean", "sql STABLE",
              "SELECT regie_role () IN (''consulent'', ''regisseur'', ''beheer'')")
      FUNCTION (
        "regie_log_append (moment text, person bigint, words text, taken_back bigint, vals text) "
        "RETURNS bigint",
        "plpgsql",
        " DECLARE head text; number bigint; fresh text; BEGIN"
        "  IF regie_role () = '''' THEN RAISE insufficient_privilege; END IF;"
        /* Locks it: the next writer waits here. */
        "  UPDATE meta SET value = value WHERE key = ''chain'' RETURNING value INTO head;"
        "  SELECT COALESCE (max (seq), 0) + 1 INTO number FROM change_log;"
        "  fresh := encode (sha256 (convert_to (concat_ws (chr (10), COALESCE (head, ''''), "
        "number, moment, COALESCE (person::text, ''''), words,"
        "                                                  COALESCE (taken_back::text, ''''), "
        "vals), ''UTF8'')), ''hex'');"
        "  INSERT INTO change_log (seq, at, who, title, undoes, values_hash, hash) VALUES (number, "
        "moment, person, words, taken_back, vals, fresh);"
        "  UPDATE meta SET value = fresh WHERE key = ''chain'';"
        "  RETURN number; END ")
        FUNCTION ("regie_index_made (rules text) RETURNS void", "plpgsql",
                  " BEGIN"
                  "  IF NOT regie_may_rebuild () THEN RAISE insufficient_privilege; END IF;"
                  "  INSERT INTO meta (key, value) VALUES (''rules_hash'', rules) ON CONFLICT "
                  "(key) DO UPDATE SET value = excluded.value; END ")
          FUNCTION ("regie_draft_places () RETURNS TABLE (id bigint, place text)", "sql",
                    " SELECT d.id, d.place FROM draft d WHERE regie_role () = ''beheer'' OR "
                    "d.staff = regie_me () OR"
                    "  (regie_role () <> '''' AND d.place ~ "
                    "''^(balie/|record/(wish|resident|match|attendance|visit)[/?])'') ")
            FUNCTION ("regie_forget_draft (which bigint) RETURNS void", "sql",
                      " DELETE FROM draft WHERE id = which AND id IN (SELECT p.id FROM "
                      "regie_draft_places () p) ")
              FUNCTION (
                "regie_sweep_drafts () RETURNS void", "sql",
                " DELETE FROM draft WHERE id < ((extract (epoch FROM now ()) * 1000)::bigint - "
                "1577836800000 - 30::bigint * 86400000) << 22 ") " END $do$";

/* Since version 8 a place is that of a command: who works at the desk forgets what was typed in its
 * forms (the dot stands for a quote). */
static const char place_functions[]
  = "DO $do$ DECLARE home text := quote_ident (current_schema ()); BEGIN" FUNCTION (
    "regie_draft_places () RETURNS TABLE (id bigint, place text)", "sql",
    " SELECT d.id, d.place FROM draft d WHERE regie_role () = ''beheer'' OR d.staff = regie_me () "
    "OR"
    "  (regie_role () <> '''' AND d.place ~ ''^(desk[.]|record[.](add|change) "
    "[(].(wish|resident|match|attendance|visit).,)'') ") " END $do$";

/* Only the owner of the tables writes what says which version this is, the key and the head of the
 * log; a draft is of who typed it; of health, and of what the log says of it, only who may see it
 * reads anything; a line of the log is made by regie_log_append() alone. */
static const char narrow_policies[]
  = "ALTER TABLE meta ENABLE ROW LEVEL SECURITY; CREATE POLICY regie_all ON meta FOR SELECT USING "
    "(TRUE);"
    "DO $do$ DECLARE one record; BEGIN"
    " FOR one IN SELECT DISTINCT grantee::regrole::text AS login FROM pg_class, aclexplode "
    "(relacl) WHERE oid = 'meta'::regclass AND grantee NOT IN (0, relowner) LOOP"
    "  EXECUTE format ('REVOKE INSERT, UPDATE, DELETE ON meta FROM %s', one.login); END LOOP; END "
    "$do$;"
    "DROP POLICY regie_dossiers ON draft; CREATE POLICY regie_own ON draft USING (staff = regie_me "
    "()); ALTER TABLE draft NO FORCE ROW LEVEL SECURITY;"
    "DROP POLICY regie_dossiers ON health; CREATE POLICY regie_health ON health USING "
    "(regie_sees_health ());"
    "CREATE POLICY regie_health ON change_value AS RESTRICTIVE USING (entity <> 'health' OR "
    "regie_sees_health ());"
    "DROP POLICY regie_added ON change_log; CREATE POLICY regie_added ON change_log FOR INSERT"
    " WITH CHECK (pg_has_role (current_user, (SELECT relowner FROM pg_class WHERE oid = "
    "'change_log'::regclass), 'USAGE'));";

#define NARROW_VERSION 7
#define PLACES_VERSION 8
#define DIRECTORY_VERSION 10

#define FILES_VERSION 13

/* A file that is medical is for who may see health, and so is what the log says of it; the bytes
 * are for who sees the record, and on an identity document stands a BSN. */
static const char file_policies[]
  = "CREATE POLICY regie_health ON attachment AS RESTRICTIVE USING (kind <> 'medisch' OR "
    "regie_sees_health ());"
    "CREATE POLICY regie_files ON change_value AS RESTRICTIVE USING (entity <> 'attachment' OR "
    "EXISTS (SELECT 1 FROM attachment a WHERE a.id = change_value.id));"
    "ALTER TABLE attachment_bytes ENABLE ROW LEVEL SECURITY; ALTER TABLE attachment_bytes FORCE "
    "ROW LEVEL SECURITY;"
    "CREATE POLICY regie_files ON attachment_bytes USING (EXISTS (SELECT 1 FROM attachment a "
    "WHERE a.id = attachment_bytes.id AND (a.kind <> 'identiteitsbewijs' OR regie_role () IN "
    "('consulent', 'regisseur', 'beheer'))));";

#define EVERYBODY_HERE " OR regie_role () <> ''"
/* The index has one more table since this version. */
#define YOUTH_VERSION 10

static const struct {
  const char *table, *others;
} shared[] = {
  { "draft", " OR staff = regie_me ()" }, /* until version 7 */
  { "delay", " OR giver IS NOT NULL" },   { "organisation", EVERYBODY_HERE },
  { "contact", EVERYBODY_HERE },          { "provider", EVERYBODY_HERE },
};
static const char *const open_tables[] = { "team", "staff", NULL };
/* Since version 10 there is one directory of organisations, which everybody who works here reads
 * and writes, with what was done to it: who works for them, and the provider that an organisation
 * is and that says the same as it. */
static const char *const directory[] = { "organisation", "contact", "provider" };
/* Beside the records. */
static const char *const derived[] = { "deadline",    "dossier_index", "plan_cost",
                                       "search_text", "search_note",   "read_log" };

static gboolean
set_table (RegieDb *db, const char *table, const char *policies, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "ALTER TABLE \"%s\" ENABLE ROW LEVEL SECURITY; ALTER TABLE \"%s\" FORCE ROW LEVEL SECURITY; %s",
    table, table, policies);

  return regie_db_script (db, sql, error);
}

/* Of the log the desk sees what it did itself.  A later version that brings a kind of record of the
 * desk sets this again. */
static gboolean
close_log (RegieDb *db, const RegieSchema *schema, int version, GError **error)
{
  g_autoptr (GString) policy = g_string_new ("CREATE POLICY regie_dossiers ON change_value USING "
                                             "(regie_sees_dossiers () OR entity IN ('delay'");

  for (guint i = 0; i < schema->n_entities; i++)
    if (regie_entity_is_of_desk (&schema->entities[i]))
      g_string_append_printf (policy, ", '%s'", schema->entities[i].name);
  for (guint i = 0; version >= DIRECTORY_VERSION && i < G_N_ELEMENTS (directory); i++)
    g_string_append_printf (policy, ", '%s'", directory[i]);
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
  policy = g_strdup_printf (
    "CREATE POLICY regie_dossiers ON \"%s\" USING (regie_sees_dossiers ()%s)", table, others);
  return set_table (db, table, policy, error);
}

/* A table that a later version brings is for who was let in to the others. */
static gboolean
share_table (RegieDb *db, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "DO $do$ DECLARE one record; BEGIN"
    " FOR one IN SELECT DISTINCT grantee::regrole::text AS login FROM pg_class, aclexplode "
    "(relacl) WHERE oid = 'dossier'::regclass AND grantee NOT IN (0, relowner) LOOP"
    "  EXECUTE format ('GRANT SELECT, INSERT, UPDATE, DELETE ON \"%s\" TO %%s', one.login);"
    " END LOOP; END $do$;",
    table);

  return regie_db_script (db, sql, error);
}

/* What VERSION brings of ENTITY: for whom it is, and for whom it is closed. */
static gboolean
set_entity (RegieDb *db, const RegieEntity *entity, int version, GError **error)
{
  gboolean first = version == FIRST_VERSION;

  if (first ? (int) entity->since > version : (int) entity->since != version)
    return TRUE;
  if (!first && !share_table (db, entity->name, error))
    return FALSE;
  return regie_entity_is_of_desk (entity) || g_strv_contains (open_tables, entity->name)
         || close_table (db, entity->name, error);
}

/* What only who sees dossiers saw until version 9. */
static gboolean
open_directory (RegieDb *db, const RegieSchema *schema, int version, GError **error)
{
  return regie_db_script (db,
                          "DROP POLICY regie_dossiers ON contact; DROP POLICY regie_dossiers ON "
                          "provider; DROP POLICY regie_dossiers ON change_value",
                          error)
         && close_table (db, "contact", error) && close_table (db, "provider", error)
         && close_log (db, schema, version, error);
}

gboolean
regie_policies_set (RegieDb *db, const RegieSchema *schema, int version, GError **error)
{
  gboolean first = version == FIRST_VERSION;

  g_return_val_if_fail (db != NULL, FALSE);
  if (version < FIRST_VERSION || !regie_db_is_postgres (db))
    return TRUE;
  if (first
      && (!regie_db_script (db, functions, error)
          || !set_table (
            db, "staff",
            "CREATE POLICY regie_all ON staff FOR SELECT USING (TRUE);"
            "CREATE POLICY regie_added ON staff FOR INSERT WITH CHECK (regie_role () = 'beheer');"
            "CREATE POLICY regie_changed ON staff FOR UPDATE USING (regie_role () = 'beheer')",
            error)
          || !set_table (db, "change_log",
                         "CREATE POLICY regie_all ON change_log FOR SELECT USING (TRUE);"
                         "CREATE POLICY regie_added ON change_log FOR INSERT WITH CHECK (TRUE)",
                         error)))
    return FALSE;
  for (guint i = 0; i < schema->n_entities; i++)
    if (!set_entity (db, &schema->entities[i], version, error))
      return FALSE;
  for (guint i = 0; first && i < G_N_ELEMENTS (derived); i++)
    if (!close_table (db, derived[i], error))
      return FALSE;
  if (version == YOUTH_VERSION
      && (!share_table (db, "youth", error) || !close_table (db, "youth", error)))
    return FALSE;
  return (!first || close_log (db, schema, version, error))
         && (version != NARROW_VERSION
             || (regie_db_script (db, narrow_functions, error)
                 && regie_db_script (db, narrow_policies, error)))
         && (version != PLACES_VERSION || regie_db_script (db, place_functions, error))
         && (version != DIRECTORY_VERSION || open_directory (db, schema, version, error))
         && (version != FILES_VERSION
             || (share_table (db, "attachment_bytes", error)
                 && regie_db_script (db, file_policies, error)));
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
  g_return_val_if_fail (db != NULL, FALSE);
  return ask (db, "SELECT CASE WHEN regie_sees_dossiers () THEN 1 ELSE 0 END", TRUE, may, error);
}

gboolean
regie_policies_administers (RegieDb *db, gboolean *administers, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return ask (db, "SELECT CASE WHEN regie_role () = 'beheer' THEN 1 ELSE 0 END", FALSE, administers,
              error);
}

gboolean
regie_policies_may_rebuild (RegieDb *db, gboolean *may, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return ask (db, "SELECT CASE WHEN regie_may_rebuild () THEN 1 ELSE 0 END", TRUE, may, error);
}

gboolean
regie_policies_is_member (RegieDb *db, gboolean *is_member, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return ask (db, "SELECT CASE WHEN regie_me () IS NULL THEN 0 ELSE 1 END", FALSE, is_member,
              error);
}

gboolean
regie_policies_append_log (RegieDb *db, const char *const *params, gint64 *seq, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_get_int (db, "SELECT regie_log_append ($1, $2, $3, $4, $5)", 5, params, seq,
                           error);
}

gboolean
regie_policies_index_made (RegieDb *db, const char *rules, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_is_postgres (db)
           ? regie_db_exec (db, "SELECT regie_index_made ($1)", 1, &rules, NULL, NULL, error)
           : regie_meta_set (db, "rules_hash", rules, error);
}

gboolean
regie_policies_draft_places (RegieDb *db, RegieRowFunc row, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_exec (db,
                        regie_db_is_postgres (db) ? "SELECT id, place FROM regie_draft_places ()"
                                                  : "SELECT id, place FROM draft",
                        0, NULL, row, data, error);
}

gboolean
regie_policies_forget_draft (RegieDb *db, const char *id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_exec (db,
                        regie_db_is_postgres (db) ? "SELECT regie_forget_draft ($1)"
                                                  : "DELETE FROM draft WHERE id = $1",
                        1, &id, NULL, NULL, error);
}

gboolean
regie_policies_sweep_drafts (RegieDb *db, const char *before, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_is_postgres (db)
           ? regie_db_script (db, "SELECT regie_sweep_drafts ()", error)
           : regie_db_exec (db, "DELETE FROM draft WHERE id < $1", 1, &before, NULL, NULL, error);
}

gboolean
regie_policies_grant (RegieDb *db, const char *login, gboolean works_here, GError **error)
{
  g_autofree char *sql = NULL;
  const char *make = works_here
                       ? "SELECT format ('GRANT USAGE ON SCHEMA %1$I TO %2$I; GRANT SELECT, "
                         "INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1$I TO %2$I;"
                         " REVOKE INSERT, UPDATE, DELETE ON %1$I.meta FROM %2$I', current_schema "
                         "(), rolname) FROM pg_roles WHERE rolname = $1"
                       : "SELECT format ('REVOKE ALL ON ALL TABLES IN SCHEMA %1$I FROM %2$I; "
                         "REVOKE USAGE ON SCHEMA %1$I FROM %2$I', current_schema (), rolname)"
                         " FROM pg_roles WHERE rolname = $1";

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_is_postgres (db))
    return TRUE;
  if (!regie_db_get_text (db, make, 1, &login, &sql, error))
    return FALSE;
  if (sql != NULL)
    return regie_db_script (db, sql, error);
  if (!works_here)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
               _("%s stands in the list now, but the server knows no such login. Make it on the "
                  "server (CREATE ROLE … LOGIN) and give this command again."),
               login);
  return FALSE;
}
