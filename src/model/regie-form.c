/* SPDX-License-Identifier: EUPL-1.2 */
/* The values of a form: what somebody typed, on its way to a change. */
#include "regie-form.h"

#include <string.h>

#include "regie-record.h"

RegieForm *
regie_form_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
regie_form_set (RegieForm *self, const char *key, const char *text)
{
  g_return_if_fail (self != NULL);
  if (text != NULL && *text != '\0')
    g_hash_table_insert (self, g_strdup (key), g_strdup (text));
  else
    g_hash_table_remove (self, key);
}

const char *
regie_form_get (RegieForm *self, const char *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self, key);
}

RegieDay
regie_form_get_day_of (RegieForm *self, const RegieField *field)
{
  const char *text = regie_form_get (self, field->key);
  RegieDay day;

  return text != NULL && regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

RegieForm *
regie_form_copy (RegieForm *self)
{
  RegieForm *copy = regie_form_new ();
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  g_return_val_if_fail (self != NULL, NULL);
  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &key, &text))
    regie_form_set (copy, key, text);
  return copy;
}

void
regie_form_fill (RegieForm *self, RegieForm *from)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_return_if_fail (self != NULL);
  if (from == NULL)
    return;
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (regie_form_get (self, key) == NULL)
      regie_form_set (self, key, value);
}

char *
regie_form_to_text (RegieForm *self)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self), (GCompareFunc) strcmp);
  GString *text = g_string_new (NULL);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_string_append_printf (text, "%s%s=", text->len > 0 ? "&" : "", (char *) l->data);
      g_string_append_uri_escaped (text, regie_form_get (self, l->data), NULL, TRUE);
    }
  return g_string_free (text, FALSE);
}

RegieForm *
regie_form_from_text (const char *text)
{
  RegieForm *form = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);

  return form != NULL ? form : regie_form_new ();
}

/* The key under which the form keeps what was seen: of FIELD, or the version when that is NULL. */
static char *
dup_seen_key (const RegieEntity *entity, const RegieField *field)
{
  return field != NULL ? g_strconcat ("<", entity->name, ".", field->key, NULL)
                       : g_strconcat ("<", entity->name, NULL);
}

static char *
dup_id_key (const RegieEntity *entity)
{
  return g_strconcat ("<#", entity->name, NULL);
}

void
regie_form_set_seen (RegieForm *self, RegieRecord *record)
{
  const RegieEntity *entity;
  g_autofree char *number = NULL;
  g_autofree char *id = NULL;
  g_autofree char *version = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL && record != NULL);
  entity = regie_record_get_entity (record);
  key = dup_seen_key (entity, NULL);
  number = dup_id_key (entity);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, regie_record_get_id (record));
  regie_form_set (self, number, id);
  version = g_strdup_printf ("%" G_GINT64_FORMAT, regie_record_get_version (record));
  regie_form_set (self, key, version);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *of_field = dup_seen_key (entity, &entity->fields[i]);

      regie_form_set (self, of_field, regie_record_get (record, entity->fields[i].name));
    }
}

const RegieEntity *
regie_form_get_seen_kind (RegieForm *self, guint i, gint64 *id)
{
  const RegieSchema *schema = regie_schema ();

  g_return_val_if_fail (self != NULL && id != NULL, NULL);
  for (guint k = 0; k < schema->n_entities; k++)
    {
      g_autofree char *key = dup_id_key (&schema->entities[k]);
      const char *number = regie_form_get (self, key);

      if (number == NULL || i-- > 0)
        continue;
      *id = g_ascii_strtoll (number, NULL, 10);
      return &schema->entities[k];
    }
  return NULL;
}

const char *
regie_form_get_seen (RegieForm *self, const RegieEntity *entity, const RegieField *field)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && entity != NULL && field != NULL, NULL);
  key = dup_seen_key (entity, field);
  return regie_form_get (self, key);
}

void
regie_form_take_seen (RegieForm *self, RegieForm *from)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (self != NULL);
  if (from == NULL)
    return;
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(const char *) key == '<')
      regie_form_set (self, key, value);
}

RegieForm *
regie_form_from_record (RegieRecord *record)
{
  const RegieEntity *entity;
  RegieForm *form;

  g_return_val_if_fail (record != NULL, regie_form_new ());
  entity = regie_record_get_entity (record);
  form = regie_form_new ();
  for (guint i = 0; i < entity->n_fields; i++)
    regie_form_set (form, entity->fields[i].key, regie_record_get (record, entity->fields[i].name));
  regie_form_set_seen (form, record);
  return form;
}

void
regie_form_show_seen (RegieForm *self, RegieRecord *record)
{
  const RegieEntity *entity;
  g_autofree char *key = NULL;

  g_return_if_fail (record != NULL);
  entity = regie_record_get_entity (record);
  key = dup_seen_key (entity, NULL);
  if (self == NULL || regie_form_get (self, key) == NULL)
    return;
  regie_record_set_version (record, g_ascii_strtoll (regie_form_get (self, key), NULL, 10));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *of_field = dup_seen_key (entity, &entity->fields[i]);

      regie_record_set (record, entity->fields[i].name, regie_form_get (self, of_field));
    }
}
