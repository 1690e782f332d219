/* SPDX-License-Identifier: EUPL-1.2 */
/* What the database says of who may see a shielded dossier. */
#include "regie-shield-query.h"

#include "regie-column.h"
#include "regie-text.h"

gboolean
regie_shield_is_lent (RegieDb *db, gint64 dossier, gint64 staff, const char *now, gboolean *lent,
                      GError **error)
{
  char id[REGIE_NUMBER_TEXT], who[REGIE_NUMBER_TEXT];
  gint64 n;

  g_return_val_if_fail (db != NULL && now != NULL && lent != NULL, FALSE);
  if (!regie_db_get_int (db,
                         "SELECT count(*) FROM emergency e WHERE e.dossier = $1 AND e.staff = $2 "
                         "AND e.voided = 0 AND e.until_moment > $3",
                         3,
                         (const char *[]){ regie_number_format (dossier, id),
                                           regie_number_format (staff, who), now },
                         &n, error))
    return FALSE;
  *lent = n > 0;
  return TRUE;
}

static gboolean
add_word (guint n, const char *const *c, gpointer words, GError **error)
{
  gint64 id = regie_column_id (c[0]);

  g_hash_table_insert (words, g_memdup2 (&id, sizeof id), g_strdup (c[1]));
  return TRUE;
}

gboolean
regie_shield_load_words (RegieDb *db, GHashTable *names, GHashTable *numbers, GError **error)
{
  g_return_val_if_fail (db != NULL && names != NULL && numbers != NULL, FALSE);
  return regie_db_exec (db, "SELECT id, name FROM staff", 0, NULL, add_word, names, error)
         && regie_db_exec (db,
                           "SELECT d.id, d.number FROM dossier d WHERE d.id IN (SELECT e.dossier "
                           "FROM emergency e)",
                           0, NULL, add_word, numbers, error);
}
