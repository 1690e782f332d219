/* SPDX-License-Identifier: EUPL-1.2 */
/* Records that are changed in memory until all of it is known, and then said as one change. */
#include "regie-rewrite.h"

#include <string.h>

#include "regie-load.h"
#include "regie-text.h"

typedef struct {
  RegieRecord *was, *now;
  gboolean goes;
} Rewritten;

struct _RegieRewrite {
  RegieDb *db;
  GHashTable *by_id[REGIE_N_ENTITIES]; /* gint64 * → Rewritten; NULL: none was read */
};

static void
rewritten_free (gpointer data)
{
  Rewritten *self = data;

  g_object_unref (self->was);
  g_object_unref (self->now);
  g_free (self);
}

RegieRewrite *
regie_rewrite_new (RegieDb *db)
{
  RegieRewrite *self = g_new0 (RegieRewrite, 1);

  g_return_val_if_fail (db != NULL, self);
  self->db = db;
  return self;
}

void
regie_rewrite_free (RegieRewrite *self)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_clear_pointer (&self->by_id[i], g_hash_table_unref);
  g_free (self);
}

static GHashTable *
table_of (RegieRewrite *self, const RegieEntity *entity)
{
  GHashTable **table = &self->by_id[entity - regie_entity (0)];

  if (*table == NULL)
    *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, rewritten_free);
  return *table;
}

static RegieRecord *
copy_record (RegieRecord *record)
{
  const RegieEntity *entity = regie_record_get_entity (record);
  RegieRecord *copy = regie_record_new (entity, regie_record_get_id (record));

  for (guint i = 0; i < entity->n_fields; i++)
    regie_record_set_at (copy, i, regie_record_get (record, entity->fields[i].name));
  return copy;
}

/* What is read again stays as it was decided before. */
static void
take (RegieRewrite *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      RegieRecord *record = records->pdata[i];
      GHashTable *table = table_of (self, regie_record_get_entity (record));
      gint64 id = regie_record_get_id (record);
      Rewritten *one;

      if (g_hash_table_contains (table, &id))
        continue;
      one = g_new0 (Rewritten, 1);
      *one = (Rewritten){ g_object_ref (record), copy_record (record), FALSE };
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), one);
    }
}

static Rewritten *
find (RegieRewrite *self, const RegieEntity *entity, gint64 id)
{
  return g_hash_table_lookup (table_of (self, entity), &id);
}

/* Reads the record of ENTITY with ID. */
static Rewritten *
read_one (RegieRewrite *self, const RegieEntity *entity, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);
  RegieRecord *record = regie_load_needed (self->db, entity, id, error);

  if (record == NULL)
    return NULL;
  g_ptr_array_add (read, record);
  take (self, read);
  return find (self, entity, id);
}

RegieRecord *
regie_rewrite_get (RegieRewrite *self, const RegieEntity *entity, gint64 id, GError **error)
{
  Rewritten *one;

  g_return_val_if_fail (self != NULL && entity != NULL, NULL);
  one = find (self, entity, id);
  if (one == NULL)
    one = read_one (self, entity, id, error);
  if (one == NULL)
    return NULL;
  return one->goes ? regie_load_gone (entity, error) : one->now;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = regie_record_get_id (*(RegieRecord *const *) a);
  gint64 y = regie_record_get_id (*(RegieRecord *const *) b);

  return (x > y) - (x < y);
}

GPtrArray *
regie_rewrite_pointing (RegieRewrite *self, const RegieEntity *entity, const RegieField *field,
                        gint64 of, GError **error)
{
  g_autofree char *where = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  GPtrArray *all;
  GHashTableIter iter;
  gpointer value;
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (self != NULL && entity != NULL && field != NULL, NULL);
  where = g_strdup_printf ("\"%s\" = $1", field->name);
  stored = regie_load (self->db, entity, where, 1, (const char *[]){ regie_number_format (of, id) },
                       error);
  if (stored == NULL)
    return NULL;
  take (self, stored);
  all = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, table_of (self, entity));
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Rewritten *one = value;

      if (!one->goes && regie_record_get_int (one->now, field->name, 0) == of)
        g_ptr_array_add (all, one->now);
    }
  g_ptr_array_sort (all, compare_ids);
  return all;
}

gboolean
regie_rewrite_point (RegieRewrite *self, const char *name, gint64 id, gint64 to, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);
  regie_number_format (to, text);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint f = 0; f < regie_entity (i)->n_fields; f++)
      {
        const RegieField *field = &regie_entity (i)->fields[f];
        g_autoptr (GPtrArray) pointing = NULL;

        if (field->kind != REGIE_REF || strcmp (field->list, name) != 0)
          continue;
        if ((pointing = regie_rewrite_pointing (self, regie_entity (i), field, id, error)) == NULL)
          return FALSE;
        for (guint k = 0; k < pointing->len; k++)
          regie_record_set (pointing->pdata[k], field->name, text);
      }
  return TRUE;
}

void
regie_rewrite_void (RegieRewrite *self, RegieRecord *record)
{
  Rewritten *one;

  g_return_if_fail (self != NULL && REGIE_IS_RECORD (record));
  one = find (self, regie_record_get_entity (record), regie_record_get_id (record));
  g_return_if_fail (one != NULL);
  one->goes = TRUE;
}

gboolean
regie_rewrite_goes (RegieRewrite *self, RegieRecord *record)
{
  const Rewritten *one;

  g_return_val_if_fail (self != NULL && REGIE_IS_RECORD (record), FALSE);
  one = find (self, regie_record_get_entity (record), regie_record_get_id (record));
  return one != NULL && one->goes;
}

/* A record that goes keeps what it said, but for where it lies: undo finds it as it was. */
static void
say_one (const Rewritten *self, RegieChange *change)
{
  const RegieEntity *entity = regie_record_get_entity (self->was);

  for (guint i = 0; i < entity->n_fields; i++)
    regie_change_set (change, self->was, entity->fields[i].name,
                      regie_record_get (self->now, entity->fields[i].name));
  if (self->goes)
    regie_change_void (change, self->was);
}

void
regie_rewrite_say (RegieRewrite *self, RegieChange *change)
{
  g_return_if_fail (self != NULL && change != NULL);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      GHashTableIter iter;
      gpointer value;

      if (self->by_id[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, self->by_id[i]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        g_ptr_array_add (records, ((Rewritten *) value)->now);
      g_ptr_array_sort (records, compare_ids);
      for (guint k = 0; k < records->len; k++)
        say_one (find (self, regie_entity (i), regie_record_get_id (records->pdata[k])), change);
    }
}
