/* SPDX-License-Identifier: EUPL-1.2 */
/* Which records are about one person, and what stands in them. */
#include "regie-insight-query.h"

#include <string.h>

#include "regie-column.h"
#include "regie-erase-query.h"
#include "regie-text.h"

#define BATCH 200

/* What is found so far: per kind the ids, as texts. */
typedef struct {
  RegieDb *db;
  GHashTable *ids[REGIE_N_ENTITIES];
  gboolean grew;
} Walk;

static void
walk_clear (Walk *self)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_clear_pointer (&self->ids[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static void
mark (Walk *self, guint entity, const char *id)
{
  if (g_hash_table_contains (self->ids[entity], id))
    return;
  g_hash_table_add (self->ids[entity], g_strdup (id));
  self->grew = TRUE;
}

static void
mark_all (Walk *self, guint entity, const GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    mark (self, entity, found->pdata[i]);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  gsize length = strlen (one), other_length = strlen (other);

  return length != other_length ? (length > other_length) - (length < other_length)
                                : strcmp (one, other);
}

/* The ids of ENTITY in their order; borrowed texts. */
static GPtrArray *
sorted_ids (Walk *self, guint entity)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids[entity]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

/* From FIRST on at most BATCH of IDS with commas between; digits only. */
static char *
join (const GPtrArray *ids, guint first)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < MIN (ids->len, first + BATCH); i++)
    g_string_append_printf (text, "%s%s", i > first ? ", " : "", (char *) ids->pdata[i]);
  return g_string_free (text, FALSE);
}

static guint
entity_number (const char *name)
{
  return (guint) (regie_schema_find (regie_schema (), name) - regie_entity (0));
}

/* The records of ENTITY that point by FIELD to what is found. */
static gboolean
follow (Walk *self, guint entity, const RegieField *field, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (field->kind != REGIE_REF)
    return TRUE;
  ids = sorted_ids (self, entity_number (field->list));
  for (guint first = 0; first < ids->len; first += BATCH)
    {
      g_autofree char *some = join (ids, first);
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

      if (!regie_erase_find_referring (self->db, entity, field, some, found, error))
        return FALSE;
      mark_all (self, entity, found);
    }
  return TRUE;
}

/* What lies in a dossier was found by that: another dossier that points here is about another. */
static gboolean
follow_all (Walk *self, GError **error)
{
  do
    {
      self->grew = FALSE;
      for (guint i = 0; i < REGIE_N_ENTITIES; i++)
        for (guint k = 0; k < regie_entity (i)->n_fields; k++)
          if (!regie_entity_is_in_dossier (regie_entity (i))
              && !follow (self, i, &regie_entity (i)->fields[k], error))
            return FALSE;
    }
  while (self->grew);
  return TRUE;
}

static gboolean
mark_dossier (Walk *self, const char *dossier, GError **error)
{
  g_autoptr (GPtrArray) residents = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

      if (!regie_entity_is_in_dossier (regie_entity (i)))
        continue;
      if (!regie_erase_find_in_dossier (self->db, i, dossier, FALSE, found, error))
        return FALSE;
      mark_all (self, i, found);
    }
  if (!regie_erase_find_residents (self->db, dossier, residents, error))
    return FALSE;
  mark_all (self, REGIE_ENTITY_Resident, residents);
  return TRUE;
}

/* The person with every dossier, whatever became of it. */
static gboolean
begin (Walk *self, gint64 dossier, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) dossiers = NULL;
  g_autofree char *person = NULL;
  char id[REGIE_NUMBER_TEXT];

  regie_number_format (dossier, id);
  if (!regie_erase_find_person (self->db, id, &person, error))
    return FALSE;
  mark (self, REGIE_ENTITY_Dossier, id);
  if (person != NULL)
    {
      mark (self, REGIE_ENTITY_Person, person);
      if (!regie_erase_find_referring (self->db, REGIE_ENTITY_Dossier,
                                       REGIE_FIELD (Dossier, person), person, found, error))
        return FALSE;
      mark_all (self, REGIE_ENTITY_Dossier, found);
    }
  dossiers = sorted_ids (self, REGIE_ENTITY_Dossier);
  for (guint i = 0; i < dossiers->len; i++)
    if (!mark_dossier (self, dossiers->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
record_free (gpointer data)
{
  RegieInsightRecord *self = data;

  g_object_unref (self->record);
  g_free (self);
}

typedef struct {
  const RegieEntity *entity;
  GPtrArray *records;
} Loading;

static gboolean
add_record (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *loading = data;
  RegieInsightRecord *one = g_new (RegieInsightRecord, 1);

  *one = (RegieInsightRecord){ regie_record_new (loading->entity, regie_column_id (c[0])),
                               regie_column_id (c[1]) != 0 };
  for (guint i = 0; i < loading->entity->n_fields; i++)
    regie_record_set (one->record, loading->entity->fields[i].name, c[i + 2]);
  g_ptr_array_add (loading->records, one);
  return TRUE;
}

static gboolean
load_kind (Walk *self, guint entity, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) ids = sorted_ids (self, entity);
  g_autoptr (GString) columns = g_string_new ("id, voided");
  Loading loading = { regie_entity (entity), records };

  for (guint i = 0; i < loading.entity->n_fields; i++)
    g_string_append_printf (columns, ", \"%s\"", loading.entity->fields[i].name);
  for (guint first = 0; first < ids->len; first += BATCH)
    {
      g_autofree char *some = join (ids, first);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id IN (%s) ORDER BY id",
                                              columns->str, loading.entity->name, some);

      if (!regie_db_exec (self->db, sql, 0, NULL, add_record, &loading, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_insight_load_records (RegieDb *db, gint64 dossier, RegieInsightRecords *records,
                            GError **error)
{
  g_auto (Walk) walk = { .db = db };

  g_return_val_if_fail (db != NULL && records != NULL, FALSE);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      walk.ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      records->kinds[i] = g_ptr_array_new_with_free_func (record_free);
    }
  if (!begin (&walk, dossier, error) || !follow_all (&walk, error))
    return FALSE;
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    if (!load_kind (&walk, i, records->kinds[i], error))
      return FALSE;
  return TRUE;
}

void
regie_insight_records_clear (RegieInsightRecords *self)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_clear_pointer (&self->kinds[i], g_ptr_array_unref);
}

gboolean
regie_insight_load_name (RegieDb *db, const RegieEntity *entity, const char *id, char **name,
                         GError **error)
{
  static const char *const called[] = { "name", "title", "number", "label" };

  g_return_val_if_fail (db != NULL && entity != NULL && id != NULL && name != NULL, FALSE);
  *name = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (called); i++)
    if (regie_entity_find (entity, called[i]) != NULL)
      {
        g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = $1",
                                                called[i], entity->name);

        return regie_db_get_text (db, sql, 1, &id, name, error);
      }
  return TRUE;
}

gboolean
regie_insight_names_staff (RegieDb *db, gboolean *names, GError **error)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (db != NULL && names != NULL, FALSE);
  if (!regie_db_get_text (db,
                          "SELECT value FROM setting WHERE name = 'inzage_namen' AND voided = 0", 0,
                          NULL, &value, error))
    return FALSE;
  *names = g_strcmp0 (value, "aan") == 0;
  return TRUE;
}
