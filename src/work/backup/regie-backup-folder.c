/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads and notes what lies in a folder of backups. */
#include "regie-backup-folder.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "regie-error.h"
#include "regie-json.h"
#include "regie-rotate.h"

#define NAME "regie-%Y%m%d-%H%M%S.regiebackup"
#define NOTES "regie-backups.json"
#define KEYS "backup-key"
#define DAYS_BETWEEN_TESTS 7
/* Beside it and then in its place, also when the power goes. */
#define WHOLE (G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE)

void
regie_backup_file_free (RegieBackupFile *self)
{
  g_free (self->name);
  g_free (self->path);
  g_date_time_unref (self->at);
  g_free (self);
}

char *
regie_backup_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "regie", "backups", NULL);
}

char *
regie_backup_dup_name (GDateTime *at)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (at);

  return g_date_time_format (utc, NAME);
}

GDateTime *
regie_backup_read_name (const char *name)
{
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *again = NULL;
  int year, month, day, hour, minute, second;

  if (sscanf (name, "regie-%4d%2d%2d-%2d%2d%2d.regiebackup", &year, &month, &day, &hour, &minute,
              &second)
        != 6
      || (at = g_date_time_new_utc (year, month, day, hour, minute, second)) == NULL)
    return NULL;
  again = regie_backup_dup_name (at);
  return strcmp (again, name) == 0 ? g_steal_pointer (&at) : NULL;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const RegieBackupFile *one = *(gpointer *) a;
  const RegieBackupFile *other = *(gpointer *) b;

  return g_date_time_compare (other->at, one->at);
}

/* --- notes --- */

typedef struct {
  GPtrArray *good; /* names */
  char *tested_at, *tested_name, *reason;
} Notes;

static void
notes_clear (Notes *self)
{
  g_clear_pointer (&self->good, g_ptr_array_unref);
  g_free (self->tested_at);
  g_free (self->tested_name);
  g_free (self->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notes, notes_clear)

/* Notes that cannot be read are none: then nothing is known to be good. */
static void
notes_load (Notes *self, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, NOTES, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *root = NULL;
  JsonNode *good;
  gsize length;

  *self = (Notes){ .good = g_ptr_array_new_with_free_func (g_free) };
  if (g_file_get_contents (path, &text, &length, NULL))
    root = regie_json_parse (text, (gssize) length, NOTES, &parser, NULL);
  if (root == NULL)
    return;
  self->tested_at = g_strdup (regie_json_get_string (root, "getoetst"));
  self->tested_name = g_strdup (regie_json_get_string (root, "bestand"));
  self->reason = g_strdup (regie_json_get_string (root, "reden"));
  good = json_object_get_member (root, "goed");
  if (good == NULL || !JSON_NODE_HOLDS_ARRAY (good))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (good)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (good), i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
        g_ptr_array_add (self->good, g_strdup (json_node_get_string (node)));
    }
}

static gboolean
is_good (const Notes *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->good, name, g_str_equal, NULL);
}

static void
notes_set_good (Notes *self, const char *name, gboolean good)
{
  guint at;

  if (good && !is_good (self, name))
    g_ptr_array_add (self->good, g_strdup (name));
  else if (!good && g_ptr_array_find_with_equal_func (self->good, name, g_str_equal, &at))
    g_ptr_array_remove_index (self->good, at);
}

/* Of what is gone nothing is noted any more.  A folder that cannot be written says so itself, when
 * a backup is made. */
static void
notes_save (const Notes *self, const char *folder)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autofree char *path = g_build_filename (folder, NOTES, NULL);
  g_autofree char *text = NULL;

  json_builder_begin_object (b);
  regie_json_add_text (b, "getoetst", self->tested_at);
  regie_json_add_text (b, "bestand", self->tested_name);
  regie_json_add_text (b, "reden", self->reason);
  json_builder_set_member_name (b, "goed");
  json_builder_begin_array (b);
  for (guint i = 0; i < self->good->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, self->good->pdata[i], NULL);

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        json_builder_add_string_value (b, self->good->pdata[i]);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  text = regie_json_dup (b);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

void
regie_backup_note_made (const char *folder, const char *name)
{
  g_auto (Notes) notes = { 0 };

  notes_load (&notes, folder);
  notes_set_good (&notes, name, TRUE);
  notes_save (&notes, folder);
}

void
regie_backup_note_tested (const char *folder, const char *name, GDateTime *now, const char *reason)
{
  g_auto (Notes) notes = { 0 };
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);

  notes_load (&notes, folder);
  notes_set_good (&notes, name, reason == NULL);
  g_free (notes.tested_at);
  g_free (notes.tested_name);
  g_free (notes.reason);
  notes.tested_at = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  notes.tested_name = g_strdup (name);
  notes.reason = g_strdup (reason);
  notes_save (&notes, folder);
}

/* --- files --- */

GPtrArray *
regie_backup_list (const char *folder)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_backup_file_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_auto (Notes) notes = { 0 };
  const char *name;

  notes_load (&notes, folder);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      GDateTime *at = regie_backup_read_name (name);
      RegieBackupFile *file;
      GStatBuf status;

      if (at == NULL)
        continue;
      file = g_new0 (RegieBackupFile, 1);
      file->name = g_strdup (name);
      file->path = g_build_filename (folder, name, NULL);
      file->at = at;
      file->is_readable = g_stat (file->path, &status) == 0 && S_ISREG (status.st_mode)
                          && regie_seal_is_sealed (file->path);
      file->size = file->is_readable ? status.st_size : 0;
      file->is_good = file->is_readable && is_good (&notes, name);
      g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, newest_first);
  return g_steal_pointer (&files);
}

guint
regie_backup_rotate (const char *folder)
{
  g_autoptr (GPtrArray) files = regie_backup_list (folder);
  g_autofree RegieRotated *backups = g_new0 (RegieRotated, files->len + 1);
  guint removed = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const RegieBackupFile *file = files->pdata[i];

      backups[i] = (RegieRotated){ file->at, file->is_readable, file->is_good };
    }
  regie_rotate (backups, files->len);
  for (guint i = 0; i < files->len; i++)
    if (!backups[i].stays)
      removed += g_unlink (((RegieBackupFile *) files->pdata[i])->path) == 0;
  return removed;
}

/* --- how it stands --- */

static gboolean
has_keys (void)
{
  g_autoptr (RegieSealKeys) keys = regie_backup_load_keys (NULL);

  return keys != NULL;
}

RegieBackupState *
regie_backup_state_load (const char *folder, GDateTime *now)
{
  RegieBackupState *self = g_new0 (RegieBackupState, 1);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_auto (Notes) notes = { 0 };

  g_return_val_if_fail (now != NULL, NULL);
  self->folder = folder != NULL ? g_strdup (folder) : regie_backup_dup_folder ();
  self->is_set_up = has_keys ();
  files = regie_backup_list (self->folder);
  for (guint i = 0; i < files->len; i++)
    {
      const RegieBackupFile *file = files->pdata[i];

      if (!file->is_readable)
        continue;
      self->n++;
      if (self->made == NULL)
        self->made = g_date_time_ref (file->at);
    }
  notes_load (&notes, self->folder);
  self->tested = notes.tested_at != NULL ? g_date_time_new_from_iso8601 (notes.tested_at, utc)
                                         : NULL;
  self->tested_name = g_steal_pointer (&notes.tested_name);
  self->reason = g_steal_pointer (&notes.reason);
  self->is_good = self->tested != NULL && self->reason == NULL;
  self->is_test_due = self->n > 0
                      && (self->tested == NULL
                          || g_date_time_difference (now, self->tested)
                               >= DAYS_BETWEEN_TESTS * G_TIME_SPAN_DAY);
  return self;
}

void
regie_backup_state_free (RegieBackupState *self)
{
  g_free (self->folder);
  g_free (self->tested_name);
  g_free (self->reason);
  g_clear_pointer (&self->made, g_date_time_unref);
  g_clear_pointer (&self->tested, g_date_time_unref);
  g_free (self);
}

/* --- the key --- */

static char *
dup_keys_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "regie", KEYS, NULL);
}

RegieSealKeys *
regie_backup_load_keys (GError **error)
{
  g_autofree char *path = dup_keys_path ();
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_get_contents (path, &text, &length, error))
    return NULL;
  bytes = g_bytes_new_take (text, length);
  return regie_seal_keys_parse (bytes, error);
}

RegieSealKeys *
regie_backup_need_keys (GError **error)
{
  GError *local = NULL;
  RegieSealKeys *keys = regie_backup_load_keys (&local);

  if (local != NULL)
    g_propagate_error (error, local);
  else if (keys == NULL)
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                         _("There is no key for backups here. Make one in Regie under “Backups”, "
                            "or with “regiectl backup setup”."));
  return keys;
}

/* What stands at PATH stays there; a copy of it stands at BEFORE as well. */
static gboolean
copy_keys (const char *path, const char *before, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  return !g_file_test (path, G_FILE_TEST_EXISTS)
         || (g_file_get_contents (path, &text, &length, error)
             && g_file_set_contents_full (before, text, (gssize) length, WHOLE, 0600, error));
}

gboolean
regie_backup_save_keys (const RegieSealKeys *keys, GError **error)
{
  g_autofree char *path = dup_keys_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = g_strconcat (path, ".old", NULL);
  g_autoptr (GBytes) bytes = regie_seal_keys_dup_bytes (keys);
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *reason;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    reason = g_strerror (errno);
  else if (copy_keys (path, before, &local)
           && g_file_set_contents_full (path, data, (gssize) length, WHOLE, 0600, &local))
    return TRUE;
  else
    reason = local->message;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_FULL, _("The file %s cannot be made: %s."), path,
               reason);
  return FALSE;
}
