/* SPDX-License-Identifier: EUPL-1.2 */
/* What is written in dossiers, put beside their names for search. */
#include "regie-notes.h"

#include "regie-notes-query.h"
#include "regie-search.h"
#include "regie-text.h"

/* So many dossiers are read at a time in bulk work. */
#define BATCH 512

typedef gboolean (*PutFunc) (RegieDb *db, RegieSearch which, const char *id, const char *folded,
                             GError **error);

static gboolean
put (RegieDb *db, const RegieNotes *notes, PutFunc func, GError **error)
{
  g_autofree char *folded = regie_text_fold (notes->words->str);
  g_autofree char *whole = g_strconcat (notes->names, " ", folded, NULL);
  char id[REGIE_NUMBER_TEXT];

  return func (db, REGIE_SEARCH_NOTES, regie_number_format (notes->dossier, id), whole, error);
}

gboolean
regie_notes_put (RegieDb *db, gint64 dossier, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  const RegieNotes *notes;
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  if ((all = regie_notes_load (db, dossier, dossier, error)) == NULL)
    return FALSE;
  notes = all->len > 0 ? all->pdata[0] : NULL;
  if (notes == NULL || notes->words == NULL)
    return regie_search_remove (db, REGIE_SEARCH_NOTES, regie_number_format (dossier, id), error);
  return notes->names == NULL /* the dossier is gone */
         || put (db, notes, regie_search_put, error);
}

static gboolean
put_batch (RegieDb *db, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GPtrArray) all = regie_notes_load (db, first, last, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const RegieNotes *notes = all->pdata[i];

      if (notes->names != NULL && notes->words != NULL
          && !put (db, notes, regie_search_put_text, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_notes_put_many (RegieDb *db, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_notes_load_dossiers (db, first, last, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i += BATCH)
    if (!put_batch (db, g_array_index (ids, gint64, i),
                    g_array_index (ids, gint64, MIN (i + BATCH, ids->len) - 1), error))
      return FALSE;
  return TRUE;
}
