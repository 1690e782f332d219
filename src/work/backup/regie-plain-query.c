/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes a file of a database, looks whether it is whole, and makes a database of it. */
#include "regie-plain-query.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "regie-apply.h"
#include "regie-anchor.h"
#include "regie-error.h"
#include "regie-restored-query.h"
#include "regie-migrate.h"

static gboolean
take_from_server (RegieDb *db, const char *path, RegieCopyFunc progress, gpointer data,
                  GCancellable *cancellable, GError **error)
{
  g_autofree char *half = g_strconcat (path, ".half", NULL);
  g_autofree char *journal = g_strconcat (half, "-journal", NULL);
  RegieDb *to = regie_db_open (half, REGIE_DB_CREATE, error);
  gboolean ok;

  if (to == NULL)
    return FALSE;
  ok = regie_migrate (to, regie_schema (), error)
       && regie_copy_all (db, to, progress, data, cancellable, error)
       && regie_db_backup (to, path, cancellable, error);
  regie_db_close (to);
  g_unlink (half);
  g_unlink (journal);
  return ok;
}

gboolean
regie_plain_take (RegieDb *db, const char *path, RegieCopyFunc progress, gpointer data,
                  GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (db != NULL && path != NULL, FALSE);
  return regie_db_is_postgres (db) ? take_from_server (db, path, progress, data, cancellable, error)
                                   : regie_db_backup (db, path, cancellable, error);
}

/* A table or more may be missing in a file of an older version; the newest has them all. */
static gboolean
check_tables (RegieDb *db, GError **error)
{
  int version;

  if (!regie_migrate_version (db, &version, error))
    return FALSE;
  return version != (int) regie_schema ()->version
         || regie_migrate_check (db, regie_schema (), error);
}

RegieManifest *
regie_plain_look (const char *path, const char *engine, GDateTime *made, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_ONLY, error);

  return db != NULL && regie_db_check (db, TRUE, error) && check_tables (db, error)
             && regie_tables_check_references (db, error) && regie_log_check (db, error)
           ? regie_manifest_make (db, engine, made, cancellable, error)
           : NULL;
}

gboolean
regie_plain_check (const char *path, const RegieManifest *manifest, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (RegieManifest) found = regie_plain_look (path, manifest->engine, now, cancellable,
                                                      error);

  if (found == NULL || !regie_tables_compare (manifest->tables, found->tables, error))
    return FALSE;
  if (found->version == manifest->version && found->seq == manifest->seq
      && g_strcmp0 (found->head, manifest->head) == 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("This backup is damaged or not whole: it is not used. Choose another."));
  return FALSE;
}

gboolean
regie_plain_put (const char *path, RegieDb *db, RegieCopyFunc progress, gpointer data,
                 GPtrArray *unknown, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegieDb) from = NULL;

  g_return_val_if_fail (path != NULL && db != NULL && unknown != NULL, FALSE);
  from = regie_db_open (path, REGIE_DB_READ_WRITE, error);
  return from != NULL && regie_migrate (from, regie_schema (), error)
         && regie_migrate (db, regie_schema (), error)
         && regie_copy_all (from, db, progress, data, cancellable, error)
         && regie_copy_let_in (db, unknown, error);
}

void
regie_plain_settle (const char *path)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_WRITE, NULL);

  if (db != NULL)
    regie_db_check (db, FALSE, NULL);
}

gboolean
regie_plain_note_restored (const char *path, const char *login, const char *made, GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_WRITE, error);

  g_return_val_if_fail (login != NULL && made != NULL, FALSE);
  return db != NULL && regie_restored_note (db, login, made, error);
}

void
regie_plain_keep_anchor (const char *path)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_ONLY, NULL);

  if (db != NULL)
    regie_anchor_keep (db, TRUE, NULL);
}
