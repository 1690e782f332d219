/* SPDX-License-Identifier: EUPL-1.2 */
/* What a backup says of itself, as a value and as JSON. */
#include "regie-manifest.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-json.h"
#include "regie-migrate.h"

static RegieManifest *
manifest_new (void)
{
  RegieManifest *self = g_new0 (RegieManifest, 1);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_table_sum_free);
  return self;
}

void
regie_manifest_free (RegieManifest *self)
{
  g_free (self->made);
  g_free (self->program);
  g_free (self->engine);
  g_free (self->head);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_free (self);
}

RegieManifest *
regie_manifest_make (RegieDb *db, const char *engine, GDateTime *made, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (RegieManifest) self = manifest_new ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (made);
  GPtrArray *tables;

  if (!regie_migrate_version (db, &self->version, error)
      || !regie_tables_find_head (db, &self->seq, &self->head, error)
      || (tables = regie_tables_sum (db, cancellable, error)) == NULL)
    return NULL;
  g_ptr_array_unref (self->tables);
  self->tables = tables;
  self->made = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  self->program = g_strdup (REGIE_VERSION);
  self->engine = g_strdup (engine);
  return g_steal_pointer (&self);
}

gint64
regie_manifest_get_rows (const RegieManifest *self, const char *table)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (strcmp (((RegieTableSum *) self->tables->pdata[i])->name, table) == 0)
      return ((RegieTableSum *) self->tables->pdata[i])->rows;
  return 0;
}

char *
regie_manifest_dup_json (const RegieManifest *self)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_object (b);
  regie_json_add_text (b, "gemaakt", self->made);
  regie_json_add_text (b, "programma", self->program);
  regie_json_add_text (b, "database", self->engine);
  regie_json_add_int (b, "versie", self->version);
  regie_json_add_int (b, "logboek_nummer", self->seq);
  regie_json_add_text (b, "logboek_kop", self->head);
  json_builder_set_member_name (b, "tabellen");
  json_builder_begin_array (b);
  for (guint i = 0; i < self->tables->len; i++)
    {
      const RegieTableSum *table = self->tables->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "naam", table->name);
      regie_json_add_int (b, "rijen", table->rows);
      regie_json_add_text (b, "som", table->sum);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  return regie_json_dup (b);
}

static gint64
get_int (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static gboolean
parse_tables (RegieManifest *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "tabellen");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
      RegieTableSum *table;

      if (object == NULL || regie_json_get_string (object, "naam") == NULL
          || regie_json_get_string (object, "som") == NULL)
        return FALSE;
      table = g_new (RegieTableSum, 1);
      *table = (RegieTableSum){ g_strdup (regie_json_get_string (object, "naam")),
                                get_int (object, "rijen"),
                                g_strdup (regie_json_get_string (object, "som")) };
      g_ptr_array_add (self->tables, table);
    }
  return array != NULL;
}

RegieManifest *
regie_manifest_parse (const char *json, gssize length, GError **error)
{
  g_autoptr (RegieManifest) self = manifest_new ();
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *root = regie_json_parse (json, length, "manifest", &parser, NULL);

  if (root != NULL)
    {
      self->made = g_strdup (regie_json_get_string (root, "gemaakt"));
      self->program = g_strdup (regie_json_get_string (root, "programma"));
      self->engine = g_strdup (regie_json_get_string (root, "database"));
      self->head = g_strdup (regie_json_get_string (root, "logboek_kop"));
      self->version = (int) get_int (root, "versie");
      self->seq = get_int (root, "logboek_nummer");
    }
  if (root != NULL && self->made != NULL && self->program != NULL && self->engine != NULL
      && self->version > 0 && parse_tables (self, root))
    return g_steal_pointer (&self);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("This backup is damaged or not whole: it is not used. Choose another."));
  return NULL;
}
