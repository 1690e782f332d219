/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a file is about dossiers that are shielded, left out for who may not see them. */
#include "regie-veil-query.h"

#include <string.h>

#include "regie-access.h"
#include "regie-text.h"

#define MARK "veil" /* the view that says whose it is */

/* Tables beside the records, and by which column they hang on a dossier. */
static const struct {
  const char *table, *column;
} derived[] = {
  { "deadline", "dossier" }, { "dossier_index", "dossier" }, { "plan_cost", "dossier" },
  { "youth", "dossier" },    { "search_text", "id" },        { "search_note", "id" },
};

static guint
find_relations (const char *role)
{
  for (guint i = 0; i < regie_access_count (); i++)
    if (g_strv_contains (regie_access_get_tables (regie_access_get (i)),
                         regie_entity (REGIE_ENTITY_Dossier)->name))
      return regie_access_get_relations (regie_access_get (i), regie_role_find (role),
                                         REGIE_ACT_READ);
  return 0;
}

gboolean
regie_veil_sees_shielded (const char *role)
{
  return (find_relations (role) & REGIE_RELATION_SHIELDED) != 0;
}

/* Who sees no dossiers at all is not told by others either that one is there. */
static gboolean
is_needed (const RegieMe *me)
{
  const guint relations = me->role != NULL ? find_relations (me->role) : 0;

  return relations != 0 && (relations & REGIE_RELATION_SHIELDED) == 0;
}

/* The dossiers that WHO may not see. */
static char *
dup_hidden (const char *who)
{
  return g_strdup_printf (
    "SELECT d.id FROM main.dossier d WHERE d.shielded = 1 AND d.consultant IS NOT %s AND "
    "d.director IS NOT %s AND NOT EXISTS (SELECT 1 FROM main.emergency e WHERE e.dossier = d.id "
    "AND e.staff = %s AND e.voided = 0 AND e.until_moment > strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', "
    "'now'))",
    who, who, who);
}

static void
append_view (GString *sql, const char *table, const char *condition)
{
  g_string_append_printf (sql, "CREATE TEMP VIEW \"%s\" AS SELECT * FROM main.\"%s\" WHERE %s;",
                          table, table, condition);
}

/* A field through which a record that lies in no dossier is about what VEILED (names of tables)
 * says. */
static gboolean
is_path (const RegieEntity *entity, const RegieField *field, GHashTable *veiled)
{
  return field->kind == REGIE_REF && strcmp (field->list, entity->name) != 0
         && g_hash_table_contains (veiled, field->list);
}

/* Does ENTITY itself say which dossier it lies in? */
static gboolean
lies_in_dossier (const RegieEntity *entity)
{
  const RegieField *dossier = regie_entity_find (entity, "dossier");

  return strcmp (entity->name, "dossier") == 0 || strcmp (entity->name, "person") == 0
         || (dossier != NULL && (dossier->flags & REGIE_REQUIRED) != 0);
}

/* Is a record of ENTITY to be left out when what it leads to, one of VEILED, is? */
static gboolean
is_led (const RegieEntity *entity, GHashTable *veiled)
{
  gboolean led = FALSE;

  for (guint i = 0; i < entity->n_fields && !led; i++)
    led = is_path (entity, &entity->fields[i], veiled);
  return led;
}

/* The kinds that are veiled: what lies in a dossier, and what leads to that, over however many.
 * Who reviews emergency access is told of it. */
static GHashTable *
find_veiled (const RegieSchema *schema)
{
  GHashTable *veiled = g_hash_table_new (g_str_hash, g_str_equal);
  guint before;

  do /* a kind may stand in the schema before what it points to */
    {
      before = g_hash_table_size (veiled);
      for (guint i = 0; i < schema->n_entities; i++)
        {
          const RegieEntity *entity = &schema->entities[i];

          if (strcmp (entity->name, "emergency") != 0
              && (lies_in_dossier (entity) || is_led (entity, veiled)))
            g_hash_table_add (veiled, (gpointer) entity->name);
        }
    }
  while (g_hash_table_size (veiled) > before);
  return veiled;
}

/* What a record of ENTITY, which is one of VEILED, must meet. */
static char *
dup_condition (const RegieEntity *entity, GHashTable *veiled, const char *hidden)
{
  GString *paths;

  if (strcmp (entity->name, "dossier") == 0)
    return g_strdup_printf ("id NOT IN (%s)", hidden);
  if (strcmp (entity->name, "person") == 0)
    return g_strdup_printf ("NOT EXISTS (SELECT 1 FROM main.dossier p WHERE p.person = "
                            "main.person.id AND p.id IN (%s))",
                            hidden);
  if (lies_in_dossier (entity))
    return g_strdup_printf ("dossier NOT IN (%s)", hidden);
  paths = g_string_new (NULL);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];

      if (is_path (entity, field, veiled))
        g_string_append_printf (paths,
                                "%s(\"%s\" IS NULL OR EXISTS (SELECT 1 FROM temp.\"%s\" z WHERE "
                                "z.id = main.\"%s\".\"%s\"))",
                                paths->len > 0 ? " AND " : "", field->name, field->list,
                                entity->name, field->name);
    }
  return g_string_free (paths, FALSE);
}

/* Is every view that one over ENTITY asks MADE? */
static gboolean
is_ready (const RegieEntity *entity, GHashTable *veiled, GHashTable *made)
{
  for (guint i = 0; i < entity->n_fields && !lies_in_dossier (entity); i++)
    if (is_path (entity, &entity->fields[i], veiled)
        && !g_hash_table_contains (made, entity->fields[i].list))
      return FALSE;
  return TRUE;
}

/* The views of VEILED, what they ask before them.  Kinds that point to each other in a circle would
 * have no first: the schema has none. */
static void
append_views (GString *sql, const RegieSchema *schema, GHashTable *veiled, const char *hidden)
{
  g_autoptr (GHashTable) made = g_hash_table_new (g_str_hash, g_str_equal);
  guint before;

  do
    {
      before = g_hash_table_size (made);
      for (guint i = 0; i < schema->n_entities; i++)
        {
          const RegieEntity *entity = &schema->entities[i];
          g_autofree char *condition = NULL;

          if (!g_hash_table_contains (veiled, entity->name)
              || g_hash_table_contains (made, entity->name) || !is_ready (entity, veiled, made))
            continue;
          condition = dup_condition (entity, veiled, hidden);
          append_view (sql, entity->name, condition);
          g_hash_table_add (made, (gpointer) entity->name);
        }
    }
  while (g_hash_table_size (made) > before);
  g_assert (g_hash_table_size (made) == g_hash_table_size (veiled));
}

/* The log says nothing of what is hidden. */
static void
append_log (GString *sql, GHashTable *veiled)
{
  GHashTableIter iter;
  gpointer table;

  g_string_append (sql, "CREATE TEMP VIEW change_value AS SELECT * FROM main.change_value WHERE "
                        "CASE entity");
  g_hash_table_iter_init (&iter, veiled);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    g_string_append_printf (sql,
                            " WHEN '%s' THEN NOT EXISTS (SELECT 1 FROM main.\"%s\" z WHERE z.id = "
                            "main.change_value.id) OR EXISTS (SELECT 1 FROM temp.\"%s\" z WHERE "
                            "z.id = main.change_value.id)",
                            (char *) table, (char *) table, (char *) table);
  g_string_append (sql, " ELSE TRUE END;");
}

char *
regie_veil_dup_script (const RegieSchema *schema, const char *who)
{
  g_autofree char *hidden = dup_hidden (who);
  g_autoptr (GHashTable) veiled = find_veiled (schema);
  GString *sql = g_string_new (NULL);

  append_views (sql, schema, veiled, hidden);
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      g_autofree char *condition = g_strdup_printf ("%s NOT IN (%s)", derived[i].column, hidden);

      append_view (sql, derived[i].table, condition);
    }
  append_log (sql, veiled);
  g_string_append_printf (sql, "CREATE TEMP VIEW " MARK " AS SELECT %s AS who;", who);
  return g_string_free (sql, FALSE);
}

/* Whose veil lies over DB; NULL when none does. */
static gboolean
find_mark (RegieDb *db, char **mark, GError **error)
{
  return regie_db_get_text (db,
                            "SELECT sql FROM sqlite_temp_schema WHERE type = 'view' AND name = "
                            "'" MARK "'",
                            0, NULL, mark, error);
}

static gboolean
add_drop (guint n, const char *const *c, gpointer sql, GError **error)
{
  g_string_append_printf (sql, "DROP VIEW temp.\"%s\";", c[0]);
  return TRUE;
}

void
regie_veil_lift (RegieDb *db)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_return_if_fail (db != NULL);
  if (regie_db_is_postgres (db)
      || !regie_db_exec (db,
                         "SELECT name FROM sqlite_temp_schema WHERE type = 'view' ORDER BY rowid "
                         "DESC",
                         0, NULL, add_drop, sql, NULL))
    return;
  regie_db_script (db, sql->str, NULL);
}

gboolean
regie_veil_put (RegieDb *db, const RegieMe *me, gboolean *put, GError **error)
{
  g_autofree char *script = NULL;
  g_autofree char *mark = NULL;
  char who[REGIE_NUMBER_TEXT];
  gint64 n = 0;

  g_return_val_if_fail (db != NULL && me != NULL && put != NULL, FALSE);
  *put = FALSE;
  if (regie_db_is_postgres (db))
    return TRUE;
  if (!find_mark (db, &mark, error))
    return FALSE;
  regie_number_format (me->id, who);
  if (mark != NULL)
    {
      g_autofree char *own = g_strdup_printf ("SELECT %s AS who", who);

      if (is_needed (me) && g_str_has_suffix (mark, own))
        return TRUE;
      regie_veil_lift (db);
    }
  if (!is_needed (me))
    return TRUE;
  if (!regie_db_get_int (db, "SELECT count(*) FROM dossier WHERE shielded = 1", 0, NULL, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  script = regie_veil_dup_script (regie_schema (), who);
  *put = regie_db_script (db, script, error);
  if (!*put)
    regie_veil_lift (db);
  return *put;
}

gboolean
regie_veil_hides (RegieDb *db, const RegieField *field, const char *table, const char *value,
                  gboolean *hides, GError **error)
{
  g_autofree char *mark = NULL;
  g_autofree char *sql = NULL;
  gint64 n = 0;

  g_return_val_if_fail (db != NULL && field != NULL && table != NULL && hides != NULL, FALSE);
  *hides = FALSE;
  if (value == NULL || regie_db_is_postgres (db))
    return TRUE;
  if (!find_mark (db, &mark, error))
    return FALSE;
  if (mark == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*) FROM main.\"%s\" WHERE \"%s\" = $1 AND voided = 0 AND "
                         "NOT EXISTS (SELECT 1 FROM temp.\"%s\" z WHERE z.id = main.\"%s\".id)",
                         table, field->name, table, table);
  if (!regie_db_get_int (db, sql, 1, (const char *[]){ value }, &n, error))
    return FALSE;
  *hides = n > 0;
  return TRUE;
}
