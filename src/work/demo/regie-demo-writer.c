/* SPDX-License-Identifier: EUPL-1.2 */
/* Invented records, gathered by kind and written in the order in which the kinds need each
 * other. */
#include "regie-demo-writer.h"

#include "regie-text.h"

#define MOST_FIELDS 64

void
regie_demo_writer_init (RegieDemoWriter *self, RegieDb *db, RegieDay today, gint64 first_id)
{
  g_return_if_fail (self != NULL && db != NULL);
  *self = (RegieDemoWriter){ .db = db, .today = today, .next_id = first_id };
}

void
regie_demo_writer_clear (RegieDemoWriter *self)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_clear_pointer (&self->inserts[i], regie_insert_free);
}

gint64
regie_demo_add_values (RegieDemoWriter *self, RegieEntityId entity, const char *const *values)
{
  g_return_val_if_fail (self != NULL && values != NULL, 0);
  if (self->inserts[entity] == NULL)
    self->inserts[entity] = regie_insert_new_records (regie_entity (entity), NULL);
  regie_insert_add_record (self->inserts[entity], self->next_id, values);
  return self->next_id++;
}

void
regie_demo_add (RegieDemoWriter *self, RegieEntityId entity, char *id, const char *const *pairs)
{
  const RegieEntity *kind = regie_entity (entity);
  const char *values[MOST_FIELDS] = { NULL };

  g_return_if_fail (self != NULL && id != NULL && kind->n_fields <= MOST_FIELDS);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    values[regie_entity_find (kind, pairs[i]) - kind->fields] = pairs[i + 1];
  regie_number_format (regie_demo_add_values (self, entity, values), id);
}

/* A kind of record stands in the schema after what it needs. */
gboolean
regie_demo_flush (RegieDemoWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    if (self->inserts[i] != NULL && !regie_insert_flush (self->inserts[i], self->db, error))
      return FALSE;
  return TRUE;
}

const char *
regie_demo_in_days (RegieDemoWriter *self, int n)
{
  g_return_val_if_fail (self != NULL, NULL);
  return regie_day_format (self->today + n, self->days[self->n_days++ % G_N_ELEMENTS (self->days)]);
}
