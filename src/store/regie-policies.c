/* SPDX-License-Identifier: EUPL-1.2 */
/* Puts data/rights.ini in force on a server: its rows, the conditions of each table, and grants. */
#include "regie-policies.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-access.h"
#include "regie-change.h"
#include "regie-error.h"
#include "regie-migrate.h"
#include "regie-store-resources.h"

#define FIRST_VERSION 14 /* of policies that are made from the file */
#define FUNCTIONS "/nl/szmh/Regie/store/regie-policies.sql"
#define HASH "rights" /* of meta: which file is in force */

/* --- what the file says, as rows --- */

/* The name under which a server knows SELF: that of the table, with a number behind it when it is
 * about some of the records only. */
static char *
dup_scope (const RegieAccess *self, guint i, const char *table)
{
  const char *const *codes;

  return regie_access_get_where (self, &codes) != NULL ? g_strdup_printf ("%s/%u", table, i)
                                                       : g_strdup (table);
}

static void
add_column (GString *list, const char *name)
{
  g_string_append_printf (list, "%s\"%s\"", list->len > 0 ? ", " : "", name);
}

/* May ROLE read FIELD, where it may read the record? */
static gboolean
reads_field (RegieRole role, const RegieField *field)
{
  for (guint i = 0; i < regie_access_count (); i++)
    {
      const RegieAccess *access = regie_access_get (i);

      if (regie_access_get_field (access) == field
          && regie_access_get_relations (access, role, REGIE_ACT_READ) == 0)
        return FALSE;
    }
  return TRUE;
}

/* The columns of ENTITY that ROLE may read, fill in or change; NULL when that is all of them. Who
 * may fill in only some fields does not remove a record either. */
static char *
dup_columns (const RegieAccess *access, RegieRole role, RegieAct act, const RegieEntity *entity)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean whole = TRUE;
  gboolean some = FALSE;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];

      if (act == REGIE_ACT_READ ? reads_field (role, field)
                                : regie_access_has_field (access, role, field))
        add_column (list, field->name);
      else
        whole = FALSE;
    }
  some = act == REGIE_ACT_CHANGE && !whole;
  if (whole && act != REGIE_ACT_CHANGE)
    return NULL;
  add_column (list, "version");
  if (!some)
    add_column (list, REGIE_VOIDED);
  if (act != REGIE_ACT_CHANGE)
    add_column (list, "id");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
add_right (RegieDb *db, const RegieAccess *access, guint i, const char *table, RegieRole role,
           RegieAct act, GError **error)
{
  const RegieEntity *entity = regie_schema_find (regie_schema (), table);
  g_autofree char *scope = dup_scope (access, i, table);
  g_autofree char *mask = g_strdup_printf ("%u", regie_access_get_relations (access, role, act));
  g_autofree char *columns = entity != NULL ? dup_columns (access, role, act, entity) : NULL;
  const char *const params[] = {
    regie_role_name (role), scope, regie_act_name (act), table, mask, columns
  };

  return regie_db_exec (db,
                        "INSERT INTO role_right (role, scope, act, tab, relations, columns) "
                        "VALUES ($1, $2, $3, $4, $5, $6)",
                        G_N_ELEMENTS (params), params, NULL, NULL, error);
}

static gboolean
write_section (RegieDb *db, guint i, GError **error)
{
  const RegieAccess *access = regie_access_get (i);

  if (regie_access_get_field (access) != NULL)
    return TRUE;
  for (const char *const *table = regie_access_get_tables (access); *table != NULL; table++)
    for (guint role = 0; role < REGIE_N_ROLES; role++)
      for (guint act = 0; act < REGIE_N_ACTS; act++)
        if (regie_access_get_relations (access, (RegieRole) role, act) != 0
            && !add_right (db, access, i, *table, (RegieRole) role, act, error))
          return FALSE;
  return TRUE;
}

static gboolean
write_rights (RegieDb *db, GError **error)
{
  if (!regie_db_script (db, "DELETE FROM role_right", error))
    return FALSE;
  for (guint i = 0; i < regie_access_count (); i++)
    if (!write_section (db, i, error))
      return FALSE;
  return regie_meta_set (db, HASH, regie_access_get_hash (), error)
         && regie_db_script (db, "SELECT regie_let (login) FROM staff WHERE login IS NOT NULL",
                             error);
}

/* --- the condition of each table --- */

/* No shielded dossier, or person of one, has the mark of this id (regie_marks). */
#define UNMARKED(column)                                                                           \
  "get_bit ((SELECT regie_marks ()), (hashint8 (" column ") & 65535)::bigint) IS DISTINCT FROM 1"

/* How rows of a table hang on a dossier, or on somebody. */
typedef enum { BY_DOSSIER, BY_PERSON, BY_STAFF, BY_NOTHING } Hold;

static Hold
hold_of (const char *table, const char **column)
{
  static const struct {
    const char *table;
    Hold hold;
    const char *column;
  } own[] = {
    { "dossier", BY_DOSSIER, "id" },        { "search_text", BY_DOSSIER, "id" },
    { "search_note", BY_DOSSIER, "id" },    { "deadline", BY_DOSSIER, "dossier" },
    { "plan_cost", BY_DOSSIER, "dossier" }, { "dossier_index", BY_DOSSIER, "dossier" },
    { "youth", BY_DOSSIER, "dossier" },     { "person", BY_PERSON, "id" },
    { "draft", BY_STAFF, "staff" },         { "filter", BY_STAFF, "staff" },
    { "emergency", BY_STAFF, "staff" },     { "read_log", BY_STAFF, "who" },
  };
  const RegieEntity *entity = regie_schema_find (regie_schema (), table);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strcmp (own[i].table, table) == 0)
      {
        *column = own[i].column;
        return own[i].hold;
      }
  *column = "dossier";
  return entity != NULL && regie_entity_is_in_dossier (entity) ? BY_DOSSIER : BY_NOTHING;
}

/* What a row must meet so that who is connected may ACT on it.  Each sub-select is done once for a
 * statement; which of them is needed is known after the first. */
static char *
dup_condition (const char *table, const char *scope, RegieAct act)
{
  const char *what = regie_act_name (act);
  const char *column = NULL;

  switch (hold_of (table, &column))
    {
    case BY_DOSSIER:
      if (strcmp (table, "dossier") == 0)
        return g_strdup_printf (
          "CASE (SELECT regie_reach ('%s', '%s')) WHEN 0 THEN FALSE WHEN 2 THEN TRUE"
          " WHEN 1 THEN shielded IS DISTINCT FROM 1 OR regie_spares (id) ELSE id IN (SELECT "
          "regie_mine ('%s', '%s')) END",
          scope, what, scope, what);
      return g_strdup_printf (
        "CASE (SELECT regie_reach ('%s', '%s')) WHEN 0 THEN FALSE WHEN 2 "
        "THEN TRUE WHEN 1 THEN " UNMARKED (
          "%s") " OR regie_spares (%s)"
                " ELSE %s IS NULL OR %s IN (SELECT regie_mine ('%s', '%s')) END",
        scope, what, column, column, column, column, scope, what);
    case BY_PERSON:
      return g_strdup_printf ("CASE (SELECT regie_reach ('%s', '%s')) WHEN 0 THEN FALSE WHEN 2 "
                              "THEN TRUE WHEN 1 THEN " UNMARKED (
                                "id") " OR regie_spares_person (id)"
                                      " ELSE id IN (SELECT d.person FROM dossier d) END",
                              scope, what);
    case BY_STAFF:
      /* A filter of nobody is one of the office. */
      return g_strdup_printf ("CASE (SELECT regie_reach ('%s', '%s')) WHEN 0 THEN FALSE"
                              " WHEN 3 THEN %s = (SELECT regie_me ())%s ELSE TRUE END",
                              scope, what, column,
                              strcmp (table, "filter") == 0 && act == REGIE_ACT_READ
                                ? " OR staff IS NULL"
                                : "");
    default:
      return g_strdup_printf ("(SELECT regie_reach ('%s', '%s')) <> 0", scope, what);
    }
}

/* What a row must meet that is written: of a dossier that is hidden, and of one that is not there,
 * the answer is the same, and no foreign key is asked first. */
static char *
dup_check (const char *table, const char *scope, RegieAct act)
{
  const char *what = regie_act_name (act);
  const char *column = NULL;

  if (hold_of (table, &column) != BY_DOSSIER || strcmp (table, "dossier") == 0)
    return dup_condition (table, scope, act);
  return g_strdup_printf (
    "CASE (SELECT regie_reach ('%s', '%s')) WHEN 0 THEN FALSE WHEN 2 THEN TRUE"
    " WHEN 1 THEN %s IS NULL OR EXISTS (SELECT 1 FROM dossier z WHERE z.id = \"%s\".%s)"
    " ELSE %s IS NULL OR %s IN (SELECT regie_mine ('%s', '%s')) END",
    scope, what, column, table, column, column, column, scope, what);
}

/* AND of some records only. */
static void
append_where (GString *sql, const RegieAccess *access)
{
  const char *const *codes;
  const RegieField *where = regie_access_get_where (access, &codes);

  if (where == NULL)
    return;
  g_string_append_printf (sql, " AND \"%s\" IN (", where->name);
  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (sql, "%s'%s'", i > 0 ? ", " : "", codes[i]);
  g_string_append_c (sql, ')');
}

static void
append_part (GString *sql, const char *word, const char *condition, const RegieAccess *access)
{
  g_string_append_printf (sql, " %s ((%s)", word, condition);
  append_where (sql, access);
  g_string_append_c (sql, ')');
}

static gboolean
set_policy (RegieDb *db, const RegieAccess *access, guint i, const char *table, RegieAct act,
            GError **error)
{
  static const char *const commands[] = { "SELECT", "INSERT", "UPDATE" };
  g_autofree char *scope = dup_scope (access, i, table);
  g_autofree char *condition = dup_condition (table, scope, act);
  g_autofree char *check = dup_check (table, scope, act);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE POLICY regie_%u_%s ON \"%s\" FOR %s", i, regie_act_name (act),
                   table, commands[act]);
  if (act != REGIE_ACT_ADD)
    append_part (sql, "USING", condition, access);
  if (act != REGIE_ACT_READ)
    append_part (sql, "WITH CHECK", check, access);
  return regie_db_script (db, sql->str, error);
}

static gboolean
set_section (RegieDb *db, guint i, GError **error)
{
  const RegieAccess *access = regie_access_get (i);

  if (regie_access_get_field (access) != NULL)
    return TRUE;
  for (const char *const *table = regie_access_get_tables (access); *table != NULL; table++)
    for (guint act = REGIE_ACT_READ; act <= REGIE_ACT_CHANGE; act++)
      if (!set_policy (db, access, i, *table, act, error))
        return FALSE;
  return TRUE;
}

/* --- what narrows --- */

static gboolean
narrow (RegieDb *db, const char *table, const char *why, const char *command, const char *condition,
        GError **error)
{
  g_autofree char *sql = g_strdup_printf ("CREATE POLICY regie_%s_%s ON \"%s\" AS RESTRICTIVE FOR "
                                          "%s %s (%s)",
                                          why, command, table, command,
                                          strcmp (command, "INSERT") == 0 ? "WITH CHECK" : "USING",
                                          condition);

  return regie_db_script (db, sql, error);
}

/* What is about health is for who may read health. */
static gboolean
set_health (RegieDb *db, const RegieEntity *entity, GError **error)
{
  const RegieField *field;
  const char *code;
  g_autofree char *sql = NULL;

  if (!regie_entity_find_health (entity, &field, &code) || field == NULL)
    return TRUE;
  sql = g_strdup_printf ("\"%s\" IS DISTINCT FROM '%s' OR (SELECT regie_reach ('health', 'lezen')) "
                         "<> 0",
                         field->name, code);
  return narrow (db, entity->name, "health", "SELECT", sql, error);
}

/* May a row of the table NAME be hidden with a dossier: is it one, does it lie in one, or does it
 * point, over however many tables, to what does? */
static gboolean
leads_to_dossier (const char *name, guint depth)
{
  const RegieEntity *entity = regie_schema_find (regie_schema (), name);
  const char *column;
  Hold hold = hold_of (name, &column);

  if (hold != BY_NOTHING || entity == NULL)
    return hold == BY_DOSSIER || hold == BY_PERSON;
  for (guint i = 0; depth > 0 && i < entity->n_fields; i++)
    if (entity->fields[i].kind == REGIE_REF && strcmp (entity->fields[i].list, name) != 0
        && leads_to_dossier (entity->fields[i].list, depth - 1))
      return TRUE;
  return FALSE;
}
#define DEEPEST 8

/* A field through which a row of ENTITY is about somebody, besides the dossier that it lies in. */
static gboolean
is_path (const RegieEntity *entity, const RegieField *field)
{
  return field->kind == REGIE_REF && strcmp (field->name, "dossier") != 0
         && strcmp (field->list, entity->name) != 0 && leads_to_dossier (field->list, DEEPEST);
}

/* What holds when FIELD of a row of ENTITY points to nothing that is hidden.  Of a row that points
 * to a dossier, or to what lies in one, only what is shielded hides it. */
static char *
dup_path (const RegieEntity *entity, const RegieField *field)
{
  g_autofree char *seen = g_strdup_printf ("EXISTS (SELECT 1 FROM \"%s\" z WHERE z.id = "
                                           "\"%s\".\"%s\")",
                                           field->list, entity->name, field->name);
  const char *column;

  if (strcmp (field->list, "dossier") == 0)
    return g_strdup_printf ("(SELECT regie_reach ('dossier', 'lezen')) IN (0, 2) OR " UNMARKED (
                              "\"%s\"") " OR regie_spares (\"%s\")",
                            field->name, field->name);
  if (hold_of (field->list, &column) != BY_DOSSIER)
    return g_strdup_printf ("(SELECT regie_reach ('dossier', 'lezen')) IN (0, 2) OR %s", seen);
  return g_strdup_printf ("CASE (SELECT regie_reach ('%s', 'lezen')) WHEN 1 THEN %s WHEN 3 THEN "
                          "regie_spares_record ('%s', \"%s\") ELSE TRUE END",
                          field->list, seen, field->list, field->name);
}

/* A row that points to what is hidden is hidden as well.  What lies in a dossier points within
 * it. */
static gboolean
set_paths (RegieDb *db, const RegieEntity *entity, GError **error)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  const char *column;
  Hold hold = hold_of (entity->name, &column);

  if (regie_entity_is_of_dossier (entity) || hold == BY_PERSON || hold == BY_STAFF
      || strcmp (entity->name, "dossier") == 0)
    return TRUE;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];

      g_autofree char *path = is_path (entity, field) ? dup_path (entity, field) : NULL;

      if (path != NULL)
        g_string_append_printf (seen, "%s(\"%s\" IS NULL OR %s)", seen->len > 0 ? " AND " : "",
                                field->name, path);
    }
  if (seen->len > 0 && hold == BY_DOSSIER)
    {
      g_string_prepend (seen, "dossier IS NOT NULL OR (");
      g_string_append_c (seen, ')');
    }
  return seen->len == 0 || narrow (db, entity->name, "path", "SELECT", seen->str, error);
}

/* A reference out of ENTITY to what may be hidden, one by one or as a kind, but for that to the
 * dossier it lies in. */
static gboolean
set_references (RegieDb *db, const RegieEntity *entity, GError **error)
{
  g_autoptr (GString) added = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *column;
      g_autofree char *sql = NULL;

      if (field->kind != REGIE_REF || strcmp (field->name, "dossier") == 0
          || strcmp (field->list, "staff") == 0 || strcmp (field->list, "team") == 0)
        continue;
      g_string_append_printf (added, "%s(\"%s\" IS NULL OR ", added->len > 0 ? " AND " : "",
                              field->name);
      if (hold_of (field->list, &column) == BY_NOTHING && !leads_to_dossier (field->list, DEEPEST))
        g_string_append_printf (added, "(SELECT regie_reach ('%s', 'lezen')) <> 0)", field->list);
      else
        g_string_append_printf (added, "regie_is_seen ('%s', \"%s\"))", field->list, field->name);
      sql = g_strdup_printf ("CREATE TRIGGER regie_check_%s BEFORE UPDATE OF \"%s\" ON \"%s\" FOR "
                             "EACH ROW WHEN (NEW.\"%s\" IS NOT NULL) EXECUTE FUNCTION "
                             "regie_check_reference ('%s', '%s')",
                             field->name, field->name, entity->name, field->name, field->name,
                             field->list);
      if (!regie_db_script (db, sql, error))
        return FALSE;
    }
  return added->len == 0 || narrow (db, entity->name, "path", "INSERT", added->str, error);
}

/* A number that nobody else may have would tell who adds it that somebody hidden has it: the
 * program holds that, of those who are seen. */
static gboolean
loosen_numbers (RegieDb *db, const RegieEntity *entity, GError **error)
{
  if (!leads_to_dossier (entity->name, DEEPEST))
    return TRUE;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *name = entity->fields[i].name;
      g_autofree char *sql = NULL;

      if (!(entity->fields[i].flags & REGIE_UNIQUE))
        continue;
      sql = g_strdup_printf ("DROP INDEX %s_%s; CREATE INDEX %s_%s ON \"%s\" (\"%s\")",
                             entity->name, name, entity->name, name, entity->name, name);
      if (!regie_db_script (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* The log: its lines are made by regie_log_append() and seen by who wrote them, who accounts for
 * the office, and who may read something that they are about; the values by who may read what they
 * are about.  They are added only to the line of the same transaction.  Its key is the owner's
 * alone: with it whoever has an old backup could find out by trying what was in a line of which the
 * values are erased.  It is no proof against the owner of the tables, who can write any chain anew:
 * that is what the anchors outside the database are for. */
static const char log_policies[]
  = "CREATE POLICY regie_all ON meta FOR SELECT USING ((SELECT regie_role ()) <> '' AND key <> "
    "'chain_key' AND (key NOT IN ('chain', 'read_chain') OR (SELECT regie_reach ('change_log', "
    "'lezen')) = 2));"
    "CREATE POLICY regie_narrow_SELECT ON change_log AS RESTRICTIVE FOR SELECT USING ("
    "(SELECT regie_reach ('change_log', 'lezen')) = 2 OR who = (SELECT regie_me ()) OR "
    "regie_sees_entry (seq));"
    "CREATE POLICY regie_added ON change_value FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM "
    "change_log l WHERE l.seq = change_value.seq AND l.xmin = pg_current_xact_id ()::xid));"
    "CREATE POLICY regie_read ON attachment_bytes FOR SELECT USING (EXISTS (SELECT 1 FROM "
    "attachment a WHERE a.id = attachment_bytes.id AND (a.kind <> 'identiteitsbewijs' OR "
    "(SELECT has_column_privilege ('person'::regclass::oid, 'bsn'::text, 'SELECT')))));"
    "CREATE POLICY regie_added ON attachment_bytes FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM "
    "attachment a WHERE a.id = attachment_bytes.id));";

/* Who opens a shielded dossier in need does it in their own name, after they said its number and
 * why, and for a day at most; what somebody did is reviewed by somebody else. */
static const char emergency_policies[]
  = "CREATE POLICY regie_narrow_INSERT ON emergency AS RESTRICTIVE FOR INSERT WITH CHECK ("
    "staff = (SELECT regie_me ()) AND until_moment <= regie_moment ('1 day') AND reviewed_by IS "
    "NULL AND verdict IS NULL AND voided = 0 AND regie_tried_dossier (dossier));"
    "CREATE POLICY regie_narrow_SELECT ON emergency AS RESTRICTIVE FOR SELECT USING ("
    "staff IS DISTINCT FROM (SELECT regie_me ()) OR regie_stands (xmin));"
    "CREATE POLICY regie_narrow_UPDATE ON emergency AS RESTRICTIVE FOR UPDATE USING ("
    "staff <> (SELECT regie_me ()) OR regie_is_owner ());";

/* Leave lends somebody's dossiers to a colleague: one gives one's own away, and who leads gives
 * those of others.  What is shielded is not lent. */
#define LENDS                                                                                      \
  "staff = (SELECT regie_me ()) OR regie_is_owner () OR (SELECT regie_role ()) IN ('manager', "    \
  "'beheer')"
static const char leave_policies[]
  = "CREATE POLICY regie_narrow_INSERT ON absence AS RESTRICTIVE FOR INSERT WITH CHECK (" LENDS ");"
    "CREATE POLICY regie_narrow_UPDATE ON absence AS RESTRICTIVE FOR UPDATE USING (" LENDS ");";

/* Is what the log has of a record of ENTITY for who sees that record?  Of the others that lie in a
 * dossier or are somebody it is asked whether that dossier is seen (regie_sees_record). */
static gboolean
is_shown (const RegieEntity *entity)
{
  const RegieField *field;
  const char *name;
  Hold hold = hold_of (entity->name, &name);

  return (regie_entity_find_health (entity, &field, &name) && field != NULL) || hold == BY_STAFF
         || (hold == BY_NOTHING && leads_to_dossier (entity->name, DEEPEST));
}

/* Does who sees a record of ENTITY see the dossier that it lies in, if any? */
static gboolean
is_shown_with_dossier (const RegieEntity *entity)
{
  const char *column;

  return is_shown (entity) && hold_of (entity->name, &column) != BY_STAFF;
}

/* The kinds that FIT, as a list of SQL. */
static char *
dup_kinds (gboolean (*fits) (const RegieEntity *))
{
  GString *kinds = g_string_new (NULL);
  const RegieSchema *schema = regie_schema ();

  for (guint i = 0; i < schema->n_entities; i++)
    if (fits (&schema->entities[i]))
      g_string_append_printf (kinds, "%s'%s'", kinds->len > 0 ? ", " : "",
                              schema->entities[i].name);
  return g_string_free (kinds, FALSE);
}

/* The values in the log are for who sees what they are about. */
static gboolean
open_values (RegieDb *db, GError **error)
{
  g_autofree char *shown = dup_kinds (is_shown);
  g_autofree char *with_dossier = dup_kinds (is_shown_with_dossier);
  g_autofree char *sql = g_strdup_printf (
    "CREATE POLICY regie_read ON change_value FOR SELECT USING (entity = ANY ((SELECT "
    "regie_readable ())::text[]) AND (entity NOT IN (%s) OR regie_is_there (entity, id)) AND "
    "((SELECT regie_reach ('dossier', 'lezen')) IN (0, 2) OR entity IN (%s) OR regie_sees_record "
    "(entity, id)))",
    shown, with_dossier);

  return regie_db_script (db, sql, error);
}

/* Those of fields that fewer may read. */
static gboolean
narrow_values (RegieDb *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("TRUE");

  for (guint i = 0; i < regie_access_count (); i++)
    {
      const RegieAccess *access = regie_access_get (i);
      const RegieField *field = regie_access_get_field (access);

      if (field != NULL)
        g_string_append_printf (sql,
                                " AND (entity <> '%s' OR field <> '%s' OR (SELECT "
                                "has_column_privilege ('%s'::regclass::oid, '%s'::text, "
                                "'SELECT')))",
                                regie_access_get_tables (access)[0], field->name,
                                regie_access_get_tables (access)[0], field->name);
    }
  return narrow (db, "change_value", "value", "SELECT", sql->str, error);
}

/* What a login writes is logged, or it is not written; the log itself goes with a line as well. Who
 * owns the tables is not held by it, so an office that is filled costs nothing more.  A draft is no
 * change. */
static gboolean
set_logged (RegieDb *db, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "DO $do$ BEGIN EXECUTE format ('CREATE CONSTRAINT TRIGGER regie_logged AFTER %s ON %%I "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (session_user <> %%L) EXECUTE "
    "FUNCTION regie_check_logged ()', '%s', current_user); END $do$",
    strcmp (table, "change_value") == 0 ? "DELETE" : "INSERT OR UPDATE OR DELETE", table);

  return strcmp (table, "draft") == 0 || regie_db_script (db, sql, error);
}

/* --- in force --- */

/* Every table is closed, also to its owner, who is let in by name; what was made by earlier
 * versions goes. */
#define CLOSE                                                                                      \
  "DO $do$ DECLARE one record; BEGIN"                                                              \
  " FOR one IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = current_schema ()" \
  " LOOP EXECUTE format ('DROP POLICY %I ON %I', one.policyname, one.tablename); END LOOP;"        \
  " FOR one IN SELECT t.tgname, t.tgrelid::regclass::text AS name FROM pg_trigger t JOIN pg_class" \
  " c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema ()::regnamespace AND t.tgname"    \
  " LIKE 'regie\\_%'"                                                                              \
  " LOOP EXECUTE format ('DROP TRIGGER %I ON %s', one.tgname, one.name); END LOOP;"                \
  " DROP TABLE IF EXISTS role_right;"                                                              \
  " FOR one IN SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = "          \
  "current_schema ()::regnamespace AND proname LIKE 'regie\\_%'"                                   \
  " LOOP EXECUTE format ('DROP FUNCTION %s', one.name); END LOOP; END $do$"
#define OPEN_TO_OWNER                                                                              \
  "DO $do$ DECLARE one record; BEGIN"                                                              \
  " FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema () LOOP"  \
  " EXECUTE format ('ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY; ALTER TABLE %1$I FORCE ROW "      \
  "LEVEL SECURITY; CREATE POLICY regie_owner ON %1$I TO %2$I USING (TRUE) WITH CHECK (TRUE)',"     \
  " one.name, current_user); END LOOP;"                                                            \
  " FOR one IN SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = "          \
  "current_schema ()::regnamespace AND proname LIKE 'regie\\_%'"                                   \
  " LOOP EXECUTE format ('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one.name); END LOOP; END $do$"

/* Whoever is no member of staff does not come in, where the office has a database of its own and
 * its owner has that too. */
#define CLOSE_DATABASE                                                                             \
  "DO $do$ BEGIN"                                                                                  \
  " IF (SELECT pg_has_role (current_user, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = "   \
  "current_schema ()) THEN EXECUTE format ('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', "             \
  "current_schema ()); END IF;"                                                                    \
  " IF current_schema () = 'public' AND (SELECT pg_has_role (current_user, datdba, 'USAGE') FROM " \
  "pg_database WHERE datname = current_database ()) THEN EXECUTE format ('REVOKE ALL ON DATABASE " \
  "%I FROM PUBLIC', current_database ()); END IF; END $do$"

/* Where SQL says $MARK: QUESTION, with $KIND for each kind of record that FITS. */
static void
replace_kinds (GString *sql, const char *mark, gboolean (*fits) (const RegieEntity *),
               const char *question)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const RegieSchema *schema = regie_schema ();

  for (guint i = 0; i < schema->n_entities; i++)
    if (fits (&schema->entities[i]))
      {
        g_autoptr (GString) one = g_string_new (question);

        g_string_replace (one, "$KIND", schema->entities[i].name, 0);
        g_string_append (all, one->str);
      }
  g_string_replace (sql, mark, all->str, 0);
}

/* Does a record of ENTITY lie in a dossier, or may it? */
static gboolean
may_lie_in_dossier (const RegieEntity *entity)
{
  return regie_entity_find (entity, "dossier") != NULL;
}

static gboolean
make_functions (RegieDb *db, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (regie_store_files_get_resource (), FUNCTIONS,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *home = NULL;
  g_autoptr (GString) sql = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!regie_db_get_text (db, "SELECT quote_ident (current_schema ())", 0, NULL, &home, error))
    return FALSE;
  sql = g_string_new_len (text, (gssize) length);
  replace_kinds (sql, "$LYING", may_lie_in_dossier,
                 "    WHEN '$KIND' THEN SELECT count (*), max (r.dossier) INTO found_it, lies_in "
                 "FROM \"$KIND\" r WHERE r.id = record;\n");
  replace_kinds (sql, "$SHOWN", is_shown,
                 "    WHEN '$KIND' THEN RETURN EXISTS (SELECT 1 FROM \"$KIND\" r WHERE r.id = "
                 "record);\n");
  g_string_replace (sql, "$HOME", home, 0);
  return regie_db_script (db, sql->str, error);
}

static gboolean
set_all (RegieDb *db, const RegieSchema *schema, GError **error)
{
  if (!regie_db_script (db, CLOSE, error) || !make_functions (db, error))
    return FALSE;
  for (guint i = 0; i < regie_access_count (); i++)
    if (!set_section (db, i, error))
      return FALSE;
  for (guint i = 0; i < schema->n_entities; i++)
    if (!set_health (db, &schema->entities[i], error)
        || !set_paths (db, &schema->entities[i], error)
        || !set_references (db, &schema->entities[i], error)
        || !loosen_numbers (db, &schema->entities[i], error))
      return FALSE;
  for (guint i = 0; i < schema->n_entities; i++)
    if (!set_logged (db, schema->entities[i].name, error))
      return FALSE;
  return set_logged (db, "attachment_bytes", error) && set_logged (db, "change_value", error)
         && regie_db_script (db, log_policies, error)
         && regie_db_script (db, emergency_policies, error)
         && regie_db_script (db, leave_policies, error) && open_values (db, error)
         && narrow_values (db, error) && regie_db_script (db, OPEN_TO_OWNER, error)
         && regie_db_script (db, CLOSE_DATABASE, error) && write_rights (db, error);
}

gboolean
regie_policies_set (RegieDb *db, const RegieSchema *schema, int version, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return version < FIRST_VERSION || schema != regie_schema () || !regie_db_is_postgres (db)
         || set_all (db, schema, error);
}

gboolean
regie_policies_refresh (RegieDb *db, GError **error)
{
  g_autofree char *have = NULL;
  gint64 owns = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_is_postgres (db))
    return TRUE;
  if (!regie_db_get_int (db,
                         "SELECT count(*) FROM pg_class WHERE oid = to_regclass ('role_right') AND "
                         "pg_has_role (session_user, relowner, 'USAGE') AND current_setting "
                         "('default_transaction_read_only') = 'off'",
                         0, NULL, &owns, error))
    return FALSE;
  if (owns == 0)
    return TRUE;
  if (!regie_meta_get (db, HASH, &have, error))
    return FALSE;
  if (g_strcmp0 (have, regie_access_get_hash ()) == 0)
    return TRUE;
  if (!regie_db_begin (db, error))
    return FALSE;
  if (write_rights (db, error))
    return regie_db_commit (db, error);
  regie_db_rollback (db);
  return FALSE;
}

/* Do fewer read FIELD than the record that it is of? */
static gboolean
is_apart (const RegieField *field)
{
  for (guint i = 0; i < regie_access_count (); i++)
    if (regie_access_get_field (regie_access_get (i)) == field)
      return TRUE;
  return FALSE;
}

gboolean
regie_policies_reads (RegieDb *db, const RegieEntity *entity, const RegieField *field)
{
  gpointer unread;
  gint64 may = 1;

  g_return_val_if_fail (db != NULL && entity != NULL && field != NULL, FALSE);
  if (!regie_db_is_postgres (db) || !is_apart (field))
    return TRUE;
  if (db->unread == NULL)
    db->unread = g_hash_table_new (NULL, NULL);
  if (!g_hash_table_lookup_extended (db->unread, field, NULL, &unread))
    {
      if (!regie_db_get_int (db,
                             "SELECT CASE WHEN has_column_privilege ($1, $2, 'SELECT') THEN 1 ELSE "
                             "0 END",
                             2, (const char *[]){ entity->name, field->name }, &may, NULL))
        return TRUE;
      unread = GINT_TO_POINTER (may == 0);
      g_hash_table_insert (db->unread, (gpointer) field, unread);
    }
  return unread == NULL;
}

char *
regie_policies_dup_sql (RegieDb *db, const char *sql)
{
  GString *text = g_string_new (sql);

  if (!regie_policies_reads (db, regie_entity (REGIE_ENTITY_Person), REGIE_FIELD (Person, bsn)))
    g_string_replace (text, "p.bsn", "CAST (NULL AS TEXT)", 0);
  if (!regie_policies_reads (db, regie_entity (REGIE_ENTITY_Resident),
                             REGIE_FIELD (Resident, linked)))
    g_string_replace (text, "r.linked", "CAST (NULL AS BIGINT)", 0);
  return g_string_free (text, FALSE);
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
regie_policies_append_log (RegieDb *db, const char *const *params, gint64 *seq, char **hash,
                           GError **error)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (db != NULL && seq != NULL && hash != NULL, FALSE);
  if (!regie_db_get_text (db, "SELECT regie_log_append ($1, $2, $3, $4, $5)", 5, params, &line,
                          error))
    return FALSE;
  *seq = line != NULL ? g_ascii_strtoll (line, NULL, 10) : 0;
  *hash = line != NULL ? g_strdup (strchr (line, ' ') + 1) : NULL;
  return TRUE;
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
regie_policies_drop_draft (RegieDb *db, const char *staff, const char *place, GError **error)
{
  g_return_val_if_fail (db != NULL && place != NULL, FALSE);
  return regie_db_is_postgres (db)
           ? regie_db_exec (db, "SELECT regie_drop_draft ($1, $2)", 2,
                            (const char *[]){ staff, place }, NULL, NULL, error)
           : regie_db_exec (db, "DELETE FROM draft WHERE staff = $1 AND place = $2", 2,
                            (const char *[]){ staff, place }, NULL, NULL, error);
}

gboolean
regie_policies_wipe (RegieDb *db, const char *table, const char *by, const char *ids,
                     GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && table != NULL && by != NULL && ids != NULL, FALSE);
  sql = regie_db_is_postgres (db)
          ? g_strdup_printf ("SELECT regie_wipe ('%s', '%s', ARRAY[%s]::bigint[])", table, by, ids)
          : g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" IN (%s)", table, by, ids);
  return regie_db_exec (db, sql, 0, NULL, NULL, NULL, error);
}

gboolean
regie_policies_wipe_one (RegieDb *db, const char *table, const char *by, const char *id,
                         GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && table != NULL && by != NULL && id != NULL, FALSE);
  sql = regie_db_is_postgres (db)
          ? g_strdup_printf ("SELECT regie_wipe ('%s', '%s', ARRAY[CAST ($1 AS bigint)])", table,
                             by)
          : g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" = $1", table, by);
  return regie_db_exec (db, sql, 1, &id, NULL, NULL, error);
}

gboolean
regie_policies_unindex (RegieDb *db, const char *dossier, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM deadline WHERE dossier = $1",
    "DELETE FROM dossier_index WHERE dossier = $1",
    "DELETE FROM youth WHERE dossier = $1",
    "DELETE FROM plan_cost WHERE dossier = $1",
  };

  g_return_val_if_fail (db != NULL && dossier != NULL, FALSE);
  if (regie_db_is_postgres (db))
    return regie_db_exec (db, "SELECT regie_unindex ($1)", 1, &dossier, NULL, NULL, error);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!regie_db_exec (db, statements[i], 1, &dossier, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

gboolean
regie_policies_wipe_values (RegieDb *db, const char *entity, const char *ids, gint64 kept,
                            GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && entity != NULL && ids != NULL, FALSE);
  sql = regie_db_is_postgres (db)
          ? g_strdup_printf ("SELECT regie_wipe_values ('%s', ARRAY[%s]::bigint[], "
                             "%" G_GINT64_FORMAT ")",
                             entity, ids, kept)
          : g_strdup_printf ("DELETE FROM change_value WHERE entity = '%s' AND last_id IS NULL AND "
                             "seq <> %" G_GINT64_FORMAT " AND id IN (%s)",
                             entity, kept, ids);
  return regie_db_exec (db, sql, 0, NULL, NULL, NULL, error);
}

gboolean
regie_policies_wipe_index (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_script (db,
                          regie_db_is_postgres (db)
                            ? "SELECT regie_wipe_index ()"
                            : "DELETE FROM deadline; DELETE FROM dossier_index; DELETE FROM youth; "
                              "DELETE FROM plan_cost",
                          error);
}

gboolean
regie_policies_wipe_search (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_script (db,
                          regie_db_is_postgres (db)
                            ? "SELECT regie_wipe_search ()"
                            : "DELETE FROM search_text; DELETE FROM search_note",
                          error);
}

gboolean
regie_policies_check (RegieDb *db, char **fault, GError **error)
{
  /* TRANSLATORS: %s is a name on the server */
  static const struct {
    const char *sql, *says;
  } rules[] = {
    { "SELECT relname FROM pg_class WHERE relnamespace = current_schema ()::regnamespace AND "
      "relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1",
      N_("The table %s is not held by row-level security.") },
    { "SELECT relname FROM pg_class WHERE relnamespace = current_schema ()::regnamespace AND "
      "relkind IN ('v', 'm') AND NOT COALESCE (reloptions && ARRAY['security_invoker=true', "
      "'security_invoker=on'], FALSE) ORDER BY 1",
      N_("The view %s shows what its owner sees to everybody.") },
    { "SELECT proname FROM pg_proc WHERE pronamespace = current_schema ()::regnamespace AND "
      "prosecdef AND NOT EXISTS (SELECT 1 FROM unnest (proconfig) c WHERE c LIKE "
      "'search_path=%') ORDER BY 1",
      N_("The function %s runs with the rights of the owner and looks anywhere.") },
    { "SELECT proname FROM pg_proc, aclexplode (COALESCE (proacl, acldefault ('f', proowner))) "
      "WHERE pronamespace = current_schema ()::regnamespace AND grantee = 0 AND proname LIKE "
      "'regie\\_%' ORDER BY 1",
      N_("Everybody may run the function %s.") },
    { "SELECT relname FROM pg_class, aclexplode (relacl) WHERE relnamespace = current_schema "
      "()::regnamespace AND grantee = 0 ORDER BY 1",
      N_("Everybody on the server may use the table %s.") },
    { "SELECT relname FROM pg_class c, aclexplode (c.relacl) a WHERE relnamespace = "
      "current_schema ()::regnamespace AND a.grantee NOT IN (0, c.relowner) AND a.privilege_type "
      "IN ('UPDATE', 'DELETE', 'TRUNCATE') ORDER BY 1",
      N_("Somebody may lock the table %s against all others.") },
    { "WITH RECURSIVE leads (t) AS (SELECT 'dossier'::regclass::oid UNION SELECT c.conrelid FROM "
      "pg_constraint c JOIN leads l ON l.t = c.confrelid WHERE c.contype = 'f') "
      "SELECT r.relname || '.' || a.attname FROM pg_constraint c JOIN leads l ON l.t = c.confrelid "
      "JOIN pg_class r ON r.oid = c.conrelid JOIN pg_attribute a ON a.attrelid = r.oid AND "
      "a.attnum = c.conkey[1] WHERE c.contype = 'f' AND r.relnamespace = current_schema "
      "()::regnamespace AND c.conrelid <> c.confrelid AND r.relname <> 'emergency' AND NOT EXISTS "
      "(SELECT 1 FROM pg_policy p JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND "
      "d.objid = p.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid = p.polrelid JOIN "
      "pg_attribute k ON k.attrelid = p.polrelid AND k.attnum = d.refobjsubid WHERE p.polrelid = "
      "r.oid AND p.polcmd IN ('r', '*') AND (k.attnum = a.attnum OR (k.attname = 'dossier' AND "
      "k.attnotnull))) ORDER BY 1",
      N_("Nothing hides what points by %s to a dossier that is hidden.") },
    { "SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema ()::regnamespace AND "
      "c.relkind IN ('r', 'p') AND c.relname <> 'draft' AND EXISTS (SELECT 1 FROM pg_attribute a "
      "WHERE a.attrelid = c.oid AND a.attname = 'voided') AND NOT EXISTS (SELECT 1 FROM pg_trigger "
      "g WHERE g.tgrelid = c.oid AND g.tgname = 'regie_logged' AND g.tgenabled = 'O') ORDER BY 1",
      N_("What is written in the table %s need not stand in the log.") },
    { "SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = "
      "a.attrelid, aclexplode (a.attacl) x WHERE c.relnamespace = current_schema ()::regnamespace "
      "AND x.grantee = 0 ORDER BY 1",
      N_("Everybody on the server may use the table %s.") },
    { "SELECT n.nspname FROM pg_namespace n, aclexplode (n.nspacl) a WHERE n.nspname = "
      "current_schema () AND a.privilege_type = 'CREATE' AND a.grantee NOT IN (n.nspowner, (SELECT "
      "relowner FROM pg_class WHERE oid = 'staff'::regclass))",
      N_("Somebody besides the owner may make things in the schema %s.") },
    /* An office that has a database of its own stands in its schema public. */
    { "SELECT d.datname FROM pg_database d, aclexplode (COALESCE (d.datacl, acldefault ('d', "
      "d.datdba))) a WHERE d.datname = current_database () AND a.grantee = 0 AND current_schema "
      "() = 'public'",
      N_("Everybody on the server may connect to the database %s.") },
    { "SELECT s.login FROM staff s JOIN pg_roles r ON r.rolname = s.login WHERE s.active = 1 AND "
      "s.voided = 0 AND (r.rolsuper OR r.rolbypassrls OR pg_has_role (r.oid, (SELECT relowner "
      "FROM pg_class WHERE oid = 'staff'::regclass), 'USAGE')) ORDER BY 1",
      N_(
        "The login %s is not held by row-level security: it owns the tables or may pass it by.") },
  };

  g_return_val_if_fail (db != NULL && fault != NULL, FALSE);
  *fault = NULL;
  for (guint i = 0; regie_db_is_postgres (db) && *fault == NULL && i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *name = NULL;

      if (!regie_db_get_text (db, rules[i].sql, 0, NULL, &name, error))
        return FALSE;
      if (name != NULL)
        {
          g_autoptr (GString) says = g_string_new (_(rules[i].says));

          g_string_replace (says, "%s", name, 1);
          *fault = g_string_free (g_steal_pointer (&says), FALSE);
        }
    }
  return TRUE;
}

gboolean
regie_policies_grant (RegieDb *db, const char *login, gboolean works_here, GError **error)
{
  gint64 known = 0;

  g_return_val_if_fail (db != NULL && login != NULL, FALSE);
  if (!regie_db_is_postgres (db))
    return TRUE;
  if (!regie_db_get_int (db, "SELECT count(*) FROM pg_roles WHERE rolname = $1", 1, &login, &known,
                         error))
    return FALSE;
  if (known > 0)
    return regie_db_exec (db, "SELECT regie_let ($1)", 1, &login, NULL, NULL, error);
  if (!works_here)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
               _("%s stands in the list now, but the server knows no such login. Make it on the "
                  "server (CREATE ROLE … LOGIN) and give this command again."),
               login);
  return FALSE;
}
