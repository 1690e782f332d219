/* SPDX-License-Identifier: EUPL-1.2 */
/* The words of every kind of record in a dossier, found by the schema. */
#include "regie-notes-query.h"

#include "regie-column.h"
#include "regie-schema.h"
#include "regie-text.h"

static void
notes_free (gpointer data)
{
  RegieNotes *self = data;

  g_free (self->names);
  if (self->words != NULL)
    g_string_free (self->words, TRUE);
  g_free (self);
}

static gboolean
is_words (const RegieField *field)
{
  return !(field->flags & REGIE_TECHNICAL)
         && (field->kind == REGIE_NOTE
             || (field->kind == REGIE_TEXT && !(field->flags & (REGIE_ATTRIBUTE | REGIE_UNIQUE))));
}

/* One SELECT per kind of record, from the schema: dossier, which kind, which record, its words.
 * What was said of health is never among them. */
static char *
make_sql (void)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const RegieEntity *entity = regie_entity (i);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GString) known = g_string_new (NULL);
      const RegieField *about;
      const char *health;
      g_autofree char *limit = regie_entity_find_health (entity, &about, &health)
                                 ? g_strdup_printf (" AND COALESCE(\"%s\", '') <> '%s'",
                                                    about->name, health)
                                 : g_strdup ("");

      if (i == REGIE_ENTITY_Health || !regie_entity_is_in_dossier (entity))
        continue;
      for (guint k = 0; k < entity->n_fields; k++)
        if (is_words (&entity->fields[k]))
          {
            g_string_append_printf (words, "%sCOALESCE(\"%s\", '')",
                                    words->len > 0 ? " || ' ' || " : "", entity->fields[k].name);
            g_string_append_printf (known, "%s\"%s\" IS NOT NULL", known->len > 0 ? " OR " : "",
                                    entity->fields[k].name);
          }
      if (words->len > 0)
        g_string_append_printf (sql,
                                "%sSELECT dossier, %u AS n, id, %s AS words FROM \"%s\" WHERE "
                                "dossier BETWEEN $1 AND $2 AND voided = 0 AND (%s)%s",
                                sql->len > 0 ? " UNION ALL " : "", i, words->str, entity->name,
                                known->str, limit);
    }
  g_string_append (sql, " ORDER BY 1, 2, 3");
  return g_string_free (sql, FALSE);
}

static const char *
words_sql (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) make_sql ());
  return (const char *) once;
}

static gboolean
take_names (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieNotes *notes = g_new0 (RegieNotes, 1);

  notes->dossier = regie_column_id (c[0]);
  notes->names = g_strdup (c[1]);
  g_ptr_array_add (data, notes);
  return TRUE;
}

/* Both lists come in the order of the ids, so one step after the other finds the place. */
typedef struct {
  GPtrArray *all; /* RegieNotes */
  guint at;
} Taking;

static gboolean
take_words (guint n, const char *const *c, gpointer data, GError **error)
{
  Taking *taking = data;
  gint64 dossier = regie_column_id (c[0]);
  RegieNotes *notes;

  while (taking->at < taking->all->len
         && ((RegieNotes *) taking->all->pdata[taking->at])->dossier < dossier)
    taking->at++;
  if (taking->at == taking->all->len
      || ((RegieNotes *) taking->all->pdata[taking->at])->dossier != dossier)
    {
      notes = g_new0 (RegieNotes, 1);
      notes->dossier = dossier;
      g_ptr_array_insert (taking->all, (int) taking->at, notes);
    }
  notes = taking->all->pdata[taking->at];
  if (notes->words == NULL)
    notes->words = g_string_new (NULL);
  g_string_append_printf (notes->words, " %s", c[3]);
  return TRUE;
}

GPtrArray *
regie_notes_load (RegieDb *db, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (notes_free);
  Taking taking = { all, 0 };
  char from[REGIE_NUMBER_TEXT], to[REGIE_NUMBER_TEXT];
  const char *range[] = { regie_number_format (first, from), regie_number_format (last, to) };

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT id, folded FROM search_text WHERE id BETWEEN $1 AND $2 ORDER BY id",
                      2, range, take_names, all, error)
      || !regie_db_exec (db, words_sql (), 2, range, take_words, &taking, error))
    return NULL;
  return g_steal_pointer (&all);
}

gboolean
regie_notes_load_dossiers (RegieDb *db, gint64 first, gint64 last, GArray *ids, GError **error)
{
  char from[REGIE_NUMBER_TEXT], to[REGIE_NUMBER_TEXT];
  const char *range[] = { regie_number_format (first, from), regie_number_format (last, to) };

  g_return_val_if_fail (db != NULL && ids != NULL, FALSE);
  return regie_db_get_ids (db, "SELECT id FROM search_text WHERE id BETWEEN $1 AND $2 ORDER BY id",
                           2, range, ids, error);
}
