/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-notes.h"

#include "regie-schema.h"
#include "regie-search.h"
#include "regie-text.h"

/* So many dossiers are read at a time in bulk work. */
#define BATCH 512

static gboolean
is_words (const RegieField *field)
{
  return field->kind == REGIE_NOTE
         || (field->kind == REGIE_TEXT && !(field->flags & (REGIE_ATTRIBUTE | REGIE_UNIQUE)));
}

/* One SELECT per kind of record, from the schema: dossier, which kind, which record, its words. */
static char *
make_sql (void)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const RegieEntity *entity = regie_entity (i);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GString) known = g_string_new (NULL);

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
                                "dossier BETWEEN $1 AND $2 AND voided = 0 AND (%s)",
                                sql->len > 0 ? " UNION ALL " : "", i, words->str, entity->name,
                                known->str);
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

typedef struct {
  GArray *dossiers;
  GPtrArray *texts;
} Notes;

static gboolean
add_words (guint n, const char *const *c, gpointer data, GError **error)
{
  Notes *notes = data;
  gint64 dossier = g_ascii_strtoll (c[0], NULL, 10);

  if (notes->dossiers->len == 0
      || g_array_index (notes->dossiers, gint64, notes->dossiers->len - 1) != dossier)
    {
      g_array_append_val (notes->dossiers, dossier);
      g_ptr_array_add (notes->texts, g_string_new (NULL));
    }
  g_string_append_printf (notes->texts->pdata[notes->texts->len - 1], " %s", c[3]);
  return TRUE;
}

static void
text_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static gboolean
put (RegieDb *db, gint64 first, gint64 last, gboolean later, GError **error)
{
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (text_free);
  Notes notes = { dossiers, texts };
  char from[24], to[24];

  g_snprintf (from, sizeof from, "%" G_GINT64_FORMAT, first);
  g_snprintf (to, sizeof to, "%" G_GINT64_FORMAT, last);
  if (!regie_db_exec (db, words_sql (), 2, (const char *[]){ from, to }, add_words, &notes, error))
    return FALSE;
  if (!later && dossiers->len == 0)
    return regie_search_remove (db, REGIE_SEARCH_NOTES, from, error);
  for (guint i = 0; i < dossiers->len; i++)
    {
      g_autofree char *names = NULL;
      g_autofree char *folded = regie_text_fold (((GString *) texts->pdata[i])->str);
      g_autofree char *whole = NULL;
      char id[24];

      g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, g_array_index (dossiers, gint64, i));
      if (!regie_db_get_text (db, "SELECT folded FROM search_text WHERE id = $1", 1,
                              (const char *[]){ id }, &names, error))
        return FALSE;
      if (names == NULL) /* the dossier is gone */
        continue;
      whole = g_strconcat (names, " ", folded, NULL);
      if (!(later ? regie_search_put_text : regie_search_put) (db, REGIE_SEARCH_NOTES, id, whole,
                                                               error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_notes_put (RegieDb *db, gint64 dossier, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return put (db, dossier, dossier, FALSE, error);
}

static gboolean
collect_id (guint n, const char *const *columns, gpointer data, GError **error)
{
  gint64 id = g_ascii_strtoll (columns[0], NULL, 10);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

gboolean
regie_notes_put_many (RegieDb *db, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  char from[24], to[24];

  g_return_val_if_fail (db != NULL, FALSE);
  g_snprintf (from, sizeof from, "%" G_GINT64_FORMAT, first);
  g_snprintf (to, sizeof to, "%" G_GINT64_FORMAT, last);
  if (!regie_db_exec (db, "SELECT id FROM search_text WHERE id BETWEEN $1 AND $2 ORDER BY id", 2,
                      (const char *[]){ from, to }, collect_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i += BATCH)
    if (!put (db, g_array_index (ids, gint64, i),
              g_array_index (ids, gint64, MIN (i + BATCH, ids->len) - 1), TRUE, error))
      return FALSE;
  return TRUE;
}
