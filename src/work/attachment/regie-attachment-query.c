/* SPDX-License-Identifier: EUPL-1.2 */
/* The statements about the bytes of files. */
#include "regie-attachment-query.h"

#include "regie-column.h"
#include "regie-text.h"

gboolean
regie_attachment_load_bytes (RegieDb *db, gint64 id, GBytes **bytes, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && bytes != NULL, FALSE);
  return regie_db_get_bytes (db, "SELECT bytes FROM attachment_bytes WHERE id = $1",
                             regie_number_format (id, text), bytes, error);
}

static void
seen_free (gpointer data)
{
  g_free (((RegieAttachmentSeen *) data)->sha256);
  g_free (data);
}

static gboolean
take_seen (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieAttachmentSeen *seen = g_new (RegieAttachmentSeen, 1);

  *seen = (RegieAttachmentSeen){ regie_column_id (c[0]), regie_column_id (c[1]), g_strdup (c[2]) };
  g_ptr_array_add (data, seen);
  return TRUE;
}

GPtrArray *
regie_attachments_load_seen (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (seen_free);

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (db, "SELECT id, size, sha256 FROM attachment ORDER BY id", 0, NULL,
                        take_seen, seen, error)
           ? g_steal_pointer (&seen)
           : NULL;
}

gboolean
regie_attachments_count_loose (RegieDb *db, gint64 *bytes, gint64 *records, GError **error)
{
  g_return_val_if_fail (db != NULL && bytes != NULL && records != NULL, FALSE);
  return regie_db_get_int (db,
                           "SELECT count(*) FROM attachment_bytes b WHERE NOT EXISTS (SELECT 1 "
                           "FROM attachment a WHERE a.id = b.id)",
                           0, NULL, bytes, error)
         && regie_db_get_int (db,
                              "SELECT count(*) FROM attachment a WHERE NOT EXISTS (SELECT 1 FROM "
                              "attachment_bytes b WHERE b.id = a.id)",
                              0, NULL, records, error);
}

gboolean
regie_attachments_count_removed (RegieDb *db, gint64 dossier, gint64 *n, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, "SELECT count(*) FROM attachment WHERE dossier = $1 AND voided = 1",
                           1, (const char *[]){ regie_number_format (dossier, id) }, n, error);
}
