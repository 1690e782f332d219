/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups, restoring them, and moving an office from a file to a server and back. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "regie-apply.h"
#include "regie-attachment.h"
#include "regie-backup-folder.h"
#include "regie-backup.h"
#include "regie-commands.h"
#include "regie-container.h"
#include "regie-document.h"
#include "regie-error.h"
#include "regie-json.h"
#include "regie-backup-keyring.h"
#include "regie-migrate.h"
#include "regie-organisation.h"
#include "regie-partial.h"
#include "regie-plain-query.h"
#include "regie-recovery.h"
#include "regie-restore.h"
#include "regie-terminal.h"

#define MOST_TYPED 1024

/* --- stopping --- */

static gpointer
wait_for_break (gpointer cancellable)
{
  sigset_t set;
  int number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  while (sigwait (&set, &number) == 0)
    g_cancellable_cancel (cancellable);
  return NULL;
}

/* Ctrl+C stops the work where it leaves nothing half done; of this process, for ever. */
static GCancellable *
get_break (void)
{
  static GCancellable *cancellable;
  sigset_t set;

  if (cancellable != NULL)
    return cancellable;
  cancellable = g_cancellable_new ();
  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("regie-break", wait_for_break, cancellable));
  return cancellable;
}

/* --- what is typed --- */

/* The first line of the file at PATH, which may be /dev/fd/N. */
static char *
read_line (const char *path, GError **error)
{
  char *text = g_malloc0 (MOST_TYPED + 1);
  FILE *file = g_fopen (path, "re");
  gboolean ok = file != NULL && fgets (text, MOST_TYPED, file) != NULL;

  if (file != NULL)
    fclose (file);
  text[strcspn (text, "\r\n")] = '\0';
  if (ok && *text != '\0')
    return text;
  regie_seal_text_free (text);
  regie_refuse (error, _("%s: there is nothing to read."), path);
  return NULL;
}

static char *
ask_secret (const char *question, GError **error)
{
  char *text = regie_terminal_ask_secret (question);

  if (text == NULL)
    regie_refuse (error, _("There is nobody to ask for the passphrase: name a file with "
                            "--passphrase-file or --recovery-file."));
  return text;
}

/* What opens a backup, with what it is kept in. */
typedef struct {
  RegieSealOpener opener;
  char *typed;
  RegieSecret *secret;
} Opener;

static void
opener_clear (Opener *self)
{
  regie_seal_text_free (self->typed);
  g_clear_pointer (&self->secret, regie_secret_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opener, opener_clear)

/* From the files that are named, else from the key ring (when KEYS is not NULL), else it is
 * asked. */
static gboolean
find_opener (RegieCommandLine *line, const RegieSealKeys *keys, Opener *self, GError **error)
{
  gboolean is_recovery = line->recovery_file != NULL;

  *self = (Opener){ 0 };
  if (is_recovery || line->passphrase_file != NULL)
    self->typed = read_line (is_recovery ? line->recovery_file : line->passphrase_file, error);
  else if (keys != NULL && (self->secret = regie_backup_keyring_find (keys)) != NULL)
    self->opener.secret = self->secret;
  else
    {
      self->typed = ask_secret (_("Passphrase or recovery key: "), error);
      is_recovery = self->typed != NULL && regie_recovery_is_meant (self->typed);
    }
  if (is_recovery)
    self->opener.recovery = self->typed;
  else
    self->opener.passphrase = self->typed;
  return self->typed != NULL || self->secret != NULL;
}

/* A new passphrase: typed twice, or from a file. */
static char *
find_new_passphrase (RegieCommandLine *line, GError **error)
{
  char *text = line->passphrase_file != NULL
                 ? read_line (line->passphrase_file, error)
                 : ask_secret (_("New passphrase for the backups: "), error);
  char *again;
  gboolean ok;

  if (text == NULL)
    return NULL;
  ok = regie_backup_check_passphrase (text, error);
  if (ok && line->passphrase_file == NULL)
    {
      again = ask_secret (_("The same once more: "), error);
      ok = again != NULL
           && (strcmp (text, again) == 0 || regie_refuse (error, _("The two are not the same.")));
      regie_seal_text_free (again);
    }
  if (ok)
    return text;
  regie_seal_text_free (text);
  return NULL;
}

/* --- where --- */

static char *
dup_folder (const RegieCommandLine *line)
{
  return line->folder != NULL ? g_canonicalize_filename (line->folder, NULL)
                              : regie_backup_dup_folder ();
}

/* A database of which everything is taken.  On a file that is for who may see everything; a server
 * says itself who sees every row. */
static RegieDb *
open_source (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;

  if (line->database == NULL || !regie_db_is_address (line->database))
    return regie_command_open (line, REGIE_DB_READ_WRITE, error);
  db = regie_db_open (line->database, REGIE_DB_READ_ONLY, error);
  return db != NULL && regie_tables_check_sight (db, error) ? g_steal_pointer (&db) : NULL;
}

/* --- the key --- */

static gboolean
save_page (RegieCommandLine *line, const char *recovery, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (line->output);
  RegieDocument *page = regie_backup_make_page (recovery, line->today);
  gboolean ok = regie_document_save (page, "nl", file, NULL, error);

  regie_backup_page_free (page);
  return ok;
}

int
regie_run_backup_setup (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieSealKeys) keys = NULL;
  g_autoptr (RegieSecret) secret = NULL;
  g_autoptr (GFile) file = line->output != NULL ? g_file_new_for_commandline_arg (line->output)
                                                : NULL;
  char *passphrase = NULL;
  char *recovery = NULL;
  gboolean ok;

  if (file != NULL && !regie_document_check_name (file, error))
    return 2;
  if ((passphrase = find_new_passphrase (line, error)) == NULL)
    return 2;
  keys = regie_seal_keys_new (passphrase, REGIE_SEAL_USUAL, &recovery, error);
  ok = keys != NULL && (secret = regie_seal_keys_open (keys, passphrase, error)) != NULL
       && (line->output == NULL || save_page (line, recovery, error))
       && regie_backup_save_keys (keys, error);
  if (ok)
    {
      g_print (_("Recovery key, shown only now; print it and keep it in a safe:\n\n    %s\n\n"),
               recovery);
      if (!regie_backup_keyring_store (keys, secret))
        g_print (_("There is no key ring here: testing a backup asks for the passphrase.\n"));
      g_print (_("Backups are made with this key from now on (regiectl backup).\n"));
    }
  regie_seal_text_free (passphrase);
  regie_seal_text_free (recovery);
  return ok ? 0 : 1;
}

/* --- making and testing --- */

/* A plain copy, for who asks for a file by its name. */
static int
copy_plain (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = open_source (line, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (RegieManifest) manifest = NULL;

  if (db == NULL
      || !regie_plain_take (db, line->words[1], regie_command_progress, NULL, get_break (), error))
    return 1;
  /* A backup counts when it has been opened and checked. */
  manifest = regie_plain_look (line->words[1], db->klass->name, now, get_break (), error);
  if (manifest == NULL)
    return 1;
  regie_command_end_progress ();
  g_print (_("Copy written and checked: %s\n"), line->words[1]);
  g_printerr (_("It is not encrypted: whoever can read that file reads everything.\n"));
  return 0;
}

int
regie_run_backup (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieSealKeys) keys = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *folder = dup_folder (line);
  g_autofree char *path = NULL;
  RegieBackupAsk ask = { .folder = folder, .now = now, .progress = regie_command_progress };

  if (line->words[1] != NULL && line->folder != NULL)
    return regie_refuse (error, _("Name a file or a folder, not both.")), 2;
  if (line->words[1] != NULL)
    return copy_plain (line, error);
  if ((db = open_source (line, error)) == NULL || (keys = regie_backup_need_keys (error)) == NULL)
    return 1;
  ask.keys = keys;
  ask.cancellable = get_break ();
  path = regie_backup_make (db, &ask, error);
  regie_command_end_progress ();
  if (path == NULL)
    return 1;
  g_print (_("Backup written, opened and compared: %s\n"), path);
  return 0;
}

int
regie_run_backup_test (RegieCommandLine *line, GError **error)
{
  g_autofree char *folder = dup_folder (line);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (RegieBackupState) state = regie_backup_state_load (folder, now);
  g_autoptr (RegieSealKeys) keys = regie_backup_load_keys (NULL);
  g_auto (Opener) opener = { 0 };

  if (line->if_due && !state->is_test_due)
    {
      g_print (_("No backup has to be tested now.\n"));
      return 0;
    }
  if (state->n == 0)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED, _("There is no backup in %s."), folder);
      return 1;
    }
  if (!find_opener (line, keys, &opener, error)
      || !regie_backup_test (folder, &opener.opener, now, get_break (), error))
    return 1;
  g_print (_("The newest backup was restored to a place of its own and is whole.\n"));
  return 0;
}

static void
add_time (JsonBuilder *b, const char *member, GDateTime *at)
{
  g_autofree char *text = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  regie_json_add_text (b, member, text);
}

static void
add_flag (JsonBuilder *b, const char *member, gboolean value)
{
  json_builder_set_member_name (b, member);
  json_builder_add_boolean_value (b, value);
}

static int
print_list_as_json (const RegieBackupState *state, const GPtrArray *files)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_object (b);
  regie_json_add_text (b, "map", state->folder);
  add_flag (b, "ingesteld", state->is_set_up);
  add_time (b, "laatste", state->made);
  add_time (b, "getoetst", state->tested);
  add_flag (b, "toets_goed", state->is_good);
  regie_json_add_text (b, "reden", state->reason);
  json_builder_set_member_name (b, "bestanden");
  json_builder_begin_array (b);
  for (guint i = 0; i < files->len; i++)
    {
      const RegieBackupFile *file = files->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "naam", file->name);
      add_time (b, "gemaakt", file->at);
      regie_json_add_int (b, "grootte", file->size);
      add_flag (b, "leesbaar", file->is_readable);
      add_flag (b, "nagezien", file->is_good);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  return regie_command_print_json (regie_json_dup (b));
}

int
regie_run_backup_list (RegieCommandLine *line, GError **error)
{
  g_autofree char *folder = dup_folder (line);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (RegieBackupState) state = regie_backup_state_load (folder, now);
  g_autoptr (GPtrArray) files = regie_backup_list (folder);

  if (regie_command_is_json (line))
    return print_list_as_json (state, files);
  g_print ("%s\n", folder);
  for (guint i = 0; i < files->len; i++)
    {
      const RegieBackupFile *file = files->pdata[i];
      g_autofree char *size = g_format_size ((guint64) file->size);

      g_print ("%s  %10s  %s\n", file->name, size,
               file->is_good       ? _("opened and compared")
               : file->is_readable ? _("not looked at here")
                                   : _("cannot be read"));
    }
  if (state->tested != NULL)
    {
      g_autofree char *day = g_date_time_format (state->tested, "%d-%m-%Y");

      g_print (_("Last tested on %s: %s\n"), day, state->is_good ? _("whole") : state->reason);
    }
  return 0;
}

/* --- restoring --- */

static int
print_manifest (const RegieCommandLine *line, const RegieManifest *manifest)
{
  if (regie_command_is_json (line))
    return regie_command_print_json (regie_manifest_dup_json (manifest));
  g_print (_("Made %s by Regie %s from %s, version %d of the tables; entries in the log: %d.\n"),
           manifest->made, manifest->program, manifest->engine, manifest->version,
           (int) manifest->seq);
  for (guint i = 0; i < manifest->tables->len; i++)
    {
      const RegieTableSum *table = manifest->tables->pdata[i];

      if (table->rows > 0)
        g_print ("%10" G_GINT64_FORMAT "  %s\n", table->rows, table->name);
    }
  return 0;
}

static void
print_unknown (const GPtrArray *unknown)
{
  for (guint i = 0; i < unknown->len; i++)
    g_print (_("The server does not know the login %s yet: CREATE ROLE … LOGIN there, and then "
                "give “regiectl staff” for it again.\n"),
             (char *) unknown->pdata[i]);
}

static int
restore_to_server (const RegieRestoreAsk *ask, const char *where, GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (where, REGIE_DB_CREATE, error);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RegieManifest) manifest = NULL;

  if (db == NULL || (manifest = regie_restore_to_server (ask, db, unknown, error)) == NULL)
    return 1;
  regie_command_end_progress ();
  g_print (_("Restored what was made %s.\n"), manifest->made);
  print_unknown (unknown);
  return 0;
}

static int
restore_to_file (const RegieRestoreAsk *ask, const char *where, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (where, NULL);
  g_autofree char *kept = NULL;
  g_autoptr (RegieManifest) manifest = regie_restore_to_file (ask, path, &kept, error);

  if (manifest == NULL)
    return 1;
  g_print (_("Restored what was made %s.\n"), manifest->made);
  if (kept != NULL)
    g_print (_("What stood there is kept: %s\n"), kept);
  return 0;
}

int
regie_run_restore (RegieCommandLine *line, GError **error)
{
  g_auto (Opener) opener = { 0 };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (RegieManifest) manifest = NULL;
  RegieRestoreAsk ask = { .opener = &opener.opener,
                          .now = now,
                          .by = g_get_user_name (),
                          .progress = regie_command_progress,
                          .cancellable = get_break () };

  if (line->words[1] == NULL)
    return regie_command_wrong (error, _("name the backup")), 2;
  if ((line->into == NULL) == !line->rows)
    return regie_refuse (error, _("Say where to with --into, or --list to see what is in it.")), 2;
  if (line->into != NULL && !regie_db_check_name (line->into, error))
    return 2;
  if (!g_file_test (line->words[1], G_FILE_TEST_IS_REGULAR))
    return regie_refuse (error, _("There is no file %s."), line->words[1]), 2;
  if (!find_opener (line, NULL, &opener, error))
    return 1;
  ask.backup = line->words[1];
  if (line->rows)
    {
      manifest = regie_backup_look (ask.backup, ask.opener, ask.cancellable, error);
      return manifest != NULL ? print_manifest (line, manifest) : 1;
    }
  return regie_db_is_address (line->into) ? restore_to_server (&ask, line->into, error)
                                          : restore_to_file (&ask, line->into, error);
}

/* --- copying --- */

/* What “regiectl check” looks at, but for whether the rules are those of today. */
static gboolean
check_copy (RegieDb *db, GError **error)
{
  return regie_db_check (db, TRUE, error) && regie_migrate_check (db, regie_schema (), error)
         && regie_tables_check_references (db, error) && regie_log_check (db, error)
         && regie_organisations_check (db, error) && regie_attachments_check (db, error);
}

static gboolean
copy_into (RegieDb *from, RegieDb *to, GPtrArray *unknown, GError **error)
{
  return regie_migrate (to, regie_schema (), error)
         && regie_copy_all (from, to, regie_command_progress, NULL, get_break (), error)
         && regie_copy_let_in (to, unknown, error) && check_copy (to, error);
}

/* A file gets its name when all is in it. */
static gboolean
copy_to_file (RegieDb *from, const char *path, GPtrArray *unknown, GError **error)
{
  g_autofree char *partial = NULL;
  g_autofree char *journal = NULL;
  RegieDb *to;
  gboolean ok;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return regie_partial_refuse (path, error);
  if ((partial = regie_partial_make (path, error)) == NULL)
    return FALSE;
  to = regie_db_open (partial, REGIE_DB_CREATE, error);
  ok = to != NULL && copy_into (from, to, unknown, error);
  g_clear_pointer (&to, regie_db_close);
  journal = g_strconcat (partial, "-journal", NULL);
  g_unlink (journal);
  if (ok && regie_partial_publish (partial, path, error))
    return TRUE;
  g_unlink (partial);
  return FALSE;
}

static gboolean
copy_to_server (RegieDb *from, const char *uri, GPtrArray *unknown, GError **error)
{
  g_autoptr (RegieDb) to = regie_db_open (uri, REGIE_DB_CREATE, error);

  return to != NULL && copy_into (from, to, unknown, error);
}

int
regie_run_copy (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) from = NULL;
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  const char *where;

  if (line->words[1] == NULL || line->words[2] == NULL)
    return regie_command_wrong (error, _("name where from and where to")), 2;
  if (line->database != NULL)
    return regie_refuse (error, _("copy: name both databases, without --database.")), 2;
  where = line->words[2];
  if (!regie_db_check_name (line->words[1], error) || !regie_db_check_name (where, error))
    return 2;
  line->database = g_strdup (line->words[1]);
  from = open_source (line, error);
  if (from == NULL
      || !(regie_db_is_address (where) ? copy_to_server (from, where, unknown, error)
                                       : copy_to_file (from, where, unknown, error)))
    return 1;
  regie_command_end_progress ();
  g_print (_("Copied, and every table is the same in both.\n"));
  print_unknown (unknown);
  return 0;
}
