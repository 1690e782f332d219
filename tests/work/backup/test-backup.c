/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups of an office: made while others write, restored, tested, and refused when they are not
 * whole. */
#include "regie-backup.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "fixture.h"
#include "records.h"
#include "regie-account-commands.h"
#include "regie-anchor.h"
#include "regie-backup-commands.h"
#include "regie-backup-folder.h"
#include "regie-backup-view.h"
#include "regie-container.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-partial.h"
#include "regie-plain-query.h"
#include "regie-restore.h"

/* More of everything: ./dev fault. */
static guint
scale (guint usual, guint faults)
{
  return g_getenv ("REGIE_FAULT") != NULL ? faults : usual;
}

#define PASSPHRASE "vier losse woorden hier"

/* An office with people, the key of its backups, and the folder where they go. */
typedef struct {
  Fixture *f;
  RegieSealKeys *keys;
  char *recovery, *folder, *backups;
  GDateTime *now;
} Safe;

static void
safe_init (Safe *self, Fixture *f)
{
  g_autoptr (GError) error = NULL;

  self->f = f;
  fixture_fill (f, 8, 1);
  self->keys = regie_seal_keys_new (PASSPHRASE, REGIE_SEAL_QUICK, &self->recovery, &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("regie-XXXXXX", &error);
  g_assert_no_error (error);
  self->backups = g_build_filename (self->folder, "backups", NULL);
  self->now = g_date_time_new_utc (2026, 11, 23, 9, 30, 15);
}

/* Removes FOLDER with all that is in it. */
static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_all (path);
    }
  g_rmdir (folder);
}

static void
safe_clear (Safe *self)
{
  remove_all (self->folder);
  regie_seal_keys_free (self->keys);
  regie_seal_text_free (self->recovery);
  g_free (self->folder);
  g_free (self->backups);
  g_date_time_unref (self->now);
}

static RegieBackupAsk
ask_of (Safe *self)
{
  return (RegieBackupAsk){ .folder = self->backups, .keys = self->keys, .now = self->now };
}

static char *
make (Safe *self)
{
  g_autoptr (GError) error = NULL;
  const RegieBackupAsk ask = ask_of (self);
  char *path = regie_backup_make (self->f->db, &ask, &error);

  g_assert_no_error (error);
  return path;
}

/* How many files lie in FOLDER. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static RegieManifest *
restore (Safe *self, const char *backup, const RegieSealOpener *opener, const char *where,
         char **kept, GError **error)
{
  const RegieRestoreAsk ask = { .backup = backup, .opener = opener, .now = self->now };

  return regie_restore_to_file (&ask, where, kept, error);
}

/* R13: made of either engine, it opens with either key, and what comes out is what went in. */
static void
test_round_trip (Fixture *f, gconstpointer engine)
{
  Safe safe;
  g_autofree char *path = NULL;
  const RegieSealOpener openers[2] = { { .passphrase = PASSPHRASE } };

  safe_init (&safe, f);
  path = make (&safe);
  for (guint i = 0; i < 2; i++)
    {
      const RegieSealOpener opener = i == 0 ? openers[0]
                                            : (RegieSealOpener){ .recovery = safe.recovery };
      g_autofree char *where = g_strdup_printf ("%s/office-%u.db", safe.folder, i);
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieManifest) manifest = restore (&safe, path, &opener, where, &kept, &error);
      RegieDb *db;
      GStatBuf status;

      g_assert_no_error (error);
      g_assert_null (kept);
      g_assert_cmpstr (manifest->made, ==, "2026-11-23T09:30:15Z");
      g_assert_cmpstr (manifest->engine, ==, f->db->klass->name);
      g_assert_cmpint (regie_manifest_get_rows (manifest, "dossier"), ==, 8);
      g_assert_cmpint (g_stat (where, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      db = regie_db_open (where, REGIE_DB_READ_WRITE, &error);
      g_assert_no_error (error);
      assert_same_tables (f->db, db);
      g_assert_true (regie_log_check (db, NULL));
      regie_db_close (db);
    }
  {
    GStatBuf status;

    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    g_assert_cmpint (g_stat (safe.backups, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  }
  safe_clear (&safe);
}

/* Writes until it is told to stop, beside who makes a backup. */
typedef struct {
  Fixture f;
  gint64 dossier;
  int stop, written;
} Writer;

static gpointer
write_on (gpointer data)
{
  Writer *writer = data;

  while (!g_atomic_int_get (&writer->stop))
    {
      add_fact (&writer->f, writer->dossier, "contact", "2026-11-02", NULL, NULL);
      g_atomic_int_inc (&writer->written);
    }
  return NULL;
}

/* While somebody writes, each backup is of one moment: its log is whole, and its index is of its
 * facts. */
static void
test_while_writing (Fixture *f, gconstpointer engine)
{
  Safe safe;
  Writer writer = { 0 };
  GThread *thread;

  safe_init (&safe, f);
  writer.f = *f;
  writer.f.db = regie_db_open (f->uri, REGIE_DB_READ_WRITE, NULL);
  g_assert_nonnull (writer.f.db);
  writer.dossier = count (f, "SELECT min(id) FROM dossier");
  thread = g_thread_new ("writer", write_on, &writer);
  for (guint i = 0; i < scale (3, 100); i++)
    {
      int before = g_atomic_int_get (&writer.written);
      g_autoptr (GDateTime) next = g_date_time_add_seconds (safe.now, 1);
      g_autofree char *path = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *where = g_strdup_printf ("%s/office-%u.db", safe.folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieManifest) manifest = NULL;

      while (g_atomic_int_get (&writer.written) == before)
        g_thread_yield ();
      g_date_time_unref (safe.now);
      safe.now = g_steal_pointer (&next);
      path = make (&safe);
      manifest = restore (&safe, path, &(RegieSealOpener){ .recovery = safe.recovery }, where,
                          &kept, &error);
      g_assert_no_error (error);
      g_assert_cmpint (manifest->seq, >=, before);
    }
  g_atomic_int_set (&writer.stop, TRUE);
  g_thread_join (thread);
  g_test_message ("%u backups while somebody saved %d times, all restored; 0 lost", scale (3, 100),
                  g_atomic_int_get (&writer.written));
  regie_db_close (writer.f.db);
  safe_clear (&safe);
}

/* What stood there is kept; a program that has it open is not robbed of it; and a journal of what
 * is gone is not taken for one of the new file. */
static void
test_in_place (Fixture *f, gconstpointer engine)
{
  Safe safe;
  g_autofree char *path = NULL;
  g_autofree char *where = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *stale = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieManifest) manifest = NULL;
  const RegieSealOpener opener = { .passphrase = PASSPHRASE };
  RegieDb *old;

  safe_init (&safe, f);
  path = make (&safe);
  where = g_build_filename (safe.folder, "regie.db", NULL);
  old = regie_db_open (where, REGIE_DB_CREATE, NULL);
  g_assert_true (regie_migrate (old, regie_schema (), NULL));
  g_assert_true (regie_restore_is_open (where));
  g_assert_null (restore (&safe, path, &opener, where, &kept, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_BUSY);
  g_clear_error (&error);
  regie_db_close (old);
  g_assert_false (regie_restore_is_open (where));
  manifest = restore (&safe, path, &opener, where, &kept, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "regie-before-restore-20261123-093015.db"));
  old = regie_db_open (kept, REGIE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (regie_db_check (old, TRUE, NULL));
  regie_db_close (old);
  /* Later the file is gone, and what stood beside it is not. */
  g_date_time_unref (safe.now);
  safe.now = g_date_time_new_utc (2026, 11, 24, 9, 30, 15);
  g_unlink (where);
  g_unlink (kept);
  g_clear_pointer (&kept, g_free);
  g_clear_pointer (&manifest, regie_manifest_free);
  stale = g_strconcat (where, "-journal", NULL);
  g_assert_true (g_file_set_contents (stale, "niet van dit bestand", -1, NULL));
  manifest = restore (&safe, path, &opener, where, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  old = regie_db_open (where, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  assert_same_tables (f->db, old);
  regie_db_close (old);
  safe_clear (&safe);
}

/* R14: a backup that is not whole, or not for this key, is refused; what is there stays, to the
 * byte, and nothing is left behind. */
static void
test_bad (Fixture *f, gconstpointer engine)
{
  Safe safe;
  g_autofree char *path = NULL;
  g_autofree char *where = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *good = NULL;
  g_autofree char *live = NULL;
  gsize length, n_live;
  guint part = scale (20, 700);
  guint tried = 0;

  safe_init (&safe, f);
  path = make (&safe);
  where = g_build_filename (safe.folder, "regie.db", NULL);
  bad = g_build_filename (safe.folder, "bad", NULL);
  {
    g_autofree char *kept = NULL;
    g_autoptr (RegieManifest) manifest = restore (&safe, path,
                                                  &(RegieSealOpener){ .recovery = safe.recovery },
                                                  where, &kept, NULL);

    g_assert_nonnull (manifest);
  }
  g_assert_true (g_file_get_contents (path, &good, &length, NULL));
  g_assert_true (g_file_get_contents (where, &live, &n_live, NULL));
  for (guint i = 0; i < 3 * part; i++)
    {
      g_autofree char *kept = NULL;
      g_autofree char *bytes = g_memdup2 (good, length);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize n = length;
      gsize n_after;

      if (i < part)
        n = length * i / part;
      else if (i < 2 * part)
        bytes[(length - 1) * (i - part) / (part - 1)] ^= 4;
      else if (REGIE_SEAL_HEAD + (gsize) (i - 2 * part + 1) * REGIE_SEAL_SEALED_CHUNK <= length)
        n = REGIE_SEAL_HEAD + (gsize) (i - 2 * part + 1) * REGIE_SEAL_SEALED_CHUNK - 1;
      else
        n = length - (i - 2 * part + 1);
      g_assert_true (g_file_set_contents (bad, bytes, (gssize) n, NULL));
      g_assert_null (restore (&safe, bad, &(RegieSealOpener){ .recovery = safe.recovery }, where,
                              &kept, &error));
      g_assert_true (error->domain == REGIE_ERROR);
      g_assert_true (g_file_get_contents (where, &after, &n_after, NULL));
      g_assert_cmpmem (live, n_live, after, n_after);
      tried++;
    }
  g_test_message ("%u points tried, all refused, 0 lost", tried);
  g_assert_cmpuint (count_files (safe.folder), ==, 3);
  safe_clear (&safe);
}

/* What was written well but is not what was taken is found as well: the same seal around another
 * table. */
static void
test_other_inside (Fixture *f, gconstpointer engine)
{
  Safe safe;
  g_autofree char *plain = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *where = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (RegieManifest) manifest = NULL;
  g_autoptr (RegieSecret) key = NULL;
  g_autoptr (GError) error = NULL;
  RegieDb *db;

  safe_init (&safe, f);
  plain = g_build_filename (safe.folder, "plain.db", NULL);
  name = g_build_filename (safe.folder, "backup", NULL);
  where = g_build_filename (safe.folder, "regie.db", NULL);
  g_assert_true (regie_plain_take (f->db, plain, NULL, NULL, NULL, &error));
  manifest = regie_plain_look (plain, "sqlite", safe.now, NULL, &error);
  g_assert_no_error (error);
  db = regie_db_open (plain, REGIE_DB_READ_WRITE, NULL);
  g_assert_true (regie_db_script (db,
                                  "UPDATE person SET phone = '0' WHERE id = (SELECT min(id) "
                                  "FROM person)",
                                  NULL));
  regie_db_close (db);
  path = regie_partial_make (name, NULL);
  g_assert_true (regie_container_write (path, plain, manifest, safe.keys, &key, NULL, &error));
  g_assert_null (restore (&safe, path, &(RegieSealOpener){ .key = key }, where, &kept, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "person"));
  safe_clear (&safe);
}

/* Stopped half-way there is no backup, and no file of one. */
static void
test_stopped (Fixture *f, gconstpointer engine)
{
  Safe safe;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  RegieBackupAsk ask;

  safe_init (&safe, f);
  ask = ask_of (&safe);
  ask.cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  g_assert_null (regie_backup_make (f->db, &ask, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (safe.backups), ==, 0);
  safe_clear (&safe);
}

/* The folder says how it stands: what was made, what was tested, and what came of that. */
static void
test_state (Fixture *f, gconstpointer engine)
{
  Safe safe;
  g_autofree char *path = NULL;
  g_autofree char *older = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GDateTime) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieBackupState) state = NULL;
  const RegieSealOpener opener = { .passphrase = PASSPHRASE };
  gsize length;

  safe_init (&safe, f);
  state = regie_backup_state_load (safe.backups, safe.now);
  g_assert_cmpuint (state->n, ==, 0);
  g_assert_false (state->is_test_due);
  g_assert_false (regie_backup_test (safe.backups, &opener, safe.now, NULL, &error));
  g_clear_error (&error);
  older = make (&safe);
  g_date_time_unref (safe.now);
  safe.now = g_date_time_new_utc (2026, 11, 24, 9, 30, 15);
  path = make (&safe);
  g_clear_pointer (&state, regie_backup_state_free);
  state = regie_backup_state_load (safe.backups, safe.now);
  g_assert_cmpuint (state->n, ==, 2);
  g_assert_true (g_date_time_equal (state->made, safe.now));
  g_assert_null (state->tested);
  g_assert_true (state->is_test_due);
  /* With another key nothing is known of it. */
  g_assert_false (regie_backup_test (safe.backups, &(RegieSealOpener){ .passphrase = "mis" },
                                     safe.now, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  regie_backup_test (safe.backups, &opener, safe.now, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&state, regie_backup_state_free);
  state = regie_backup_state_load (safe.backups, safe.now);
  g_assert_true (state->is_good);
  g_assert_false (state->is_test_due);
  later = g_date_time_add_days (safe.now, 7);
  g_clear_pointer (&state, regie_backup_state_free);
  state = regie_backup_state_load (safe.backups, later);
  g_assert_true (state->is_test_due);
  /* A bit falls over on the disk. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_false (regie_backup_test (safe.backups, &opener, later, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_clear_pointer (&state, regie_backup_state_free);
  state = regie_backup_state_load (safe.backups, later);
  g_assert_false (state->is_good);
  g_assert_nonnull (state->reason);
  safe_clear (&safe);
}

/* What is somebody else's is not touched: by its name, or by what is in it. */
static void
test_others (Fixture *f, gconstpointer engine)
{
  static const char *const names[] = { "notes.txt", "regie-20260101-100000.regiebackup.part",
                                       "regie-20251301-100000.regiebackup",
                                       "regie-20250101-100000.regiebackup" };
  Safe safe;

  safe_init (&safe, f);
  g_assert_cmpint (g_mkdir (safe.backups, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (safe.backups, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "van iemand anders", -1, NULL));
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = NULL;
      GDateTime *next = g_date_time_add_minutes (safe.now, 1);

      g_date_time_unref (safe.now);
      safe.now = next;
      path = make (&safe);
    }
  /* Of one day only the newest backup stays, beside the notes and theirs. */
  g_assert_cmpuint (count_files (safe.backups), ==, G_N_ELEMENTS (names) + 2);
  {
    g_autoptr (GPtrArray) files = regie_backup_list (safe.backups);

    g_assert_cmpuint (files->len, ==, 2);
    g_assert_true (((RegieBackupFile *) files->pdata[0])->is_good);
    g_assert_false (((RegieBackupFile *) files->pdata[1])->is_readable);
  }
  safe_clear (&safe);
}

/* R5: the disk is full on the way.  Nothing is left of it, and with room again it goes on. */
static void
test_full (Fixture *f, gconstpointer engine)
{
  Safe safe;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  RegieBackupAsk ask;

  safe_init (&safe, f);
  /* Nobody can make a file below one. */
  g_assert_true (g_file_set_contents (safe.backups, "", -1, NULL));
  ask = ask_of (&safe);
  g_assert_null (regie_backup_make (f->db, &ask, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
  g_unlink (safe.backups);
  path = make (&safe);
  g_assert_nonnull (path);
  safe_clear (&safe);
}

/* Does a line of CHAPTERS say TITLE, and have ACTION (NULL: none) at its end? */
static gboolean
has_line (GListStore *chapters, const char *name, const char *action)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (chapters)); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (chapters), i);

      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)); k++)
        {
          g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), k);
          guint n = g_list_model_get_n_items (G_LIST_MODEL (line->suffixes));
          g_autoptr (RegieItem) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (line->suffixes),
                                                                      n - 1)
                                             : NULL;

          if (g_strcmp0 (line->name, name) == 0)
            return action == NULL
                     ? !REGIE_IS_DEED (last)
                     : REGIE_IS_DEED (last) && strcmp (((RegieDeed *) last)->action, action) == 0;
        }
    }
  return FALSE;
}

/* From the window: without a key it is said what to do first; with one a backup is made, is seen on
 * the page, and can be restored from there.  Only an administrator. */
static void
test_commands (Fixture *f, gconstpointer engine)
{
  Safe safe;
  RegieMe me;
  RegieWork work = work_as (f, &me, "beheer");
  g_autofree char *keys = g_build_filename (g_get_user_data_dir (), "regie", "backup-key", NULL);
  g_autofree char *folder = regie_backup_dup_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieBackupView) before = NULL;
  g_autoptr (RegieBackupView) after = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_unlink (keys);
  remove_all (folder);
  safe_init (&safe, f);
  before = regie_question_ask (&work, &regie_backup_questions[REGIE_BACKUP_READ], NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_line (before->chapters, "made", "backup.key"));
  g_assert_null (
    regie_command_do (&work, &regie_backup_commands[REGIE_BACKUP_MAKE], NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (regie_backup_save_keys (safe.keys, &error));
  outcome = regie_command_do (&work, &regie_backup_commands[REGIE_BACKUP_MAKE], NULL, NULL, &error);
  g_assert_no_error (error);
  files = regie_backup_list (folder);
  g_assert_cmpuint (files->len, ==, 1);
  after = regie_question_ask (&work, &regie_backup_questions[REGIE_BACKUP_READ], NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_line (after->chapters, "made", "backup.make"));
  g_assert_true (has_line (after->chapters, "tested", "backup.test"));
  g_assert_true (
    has_line (after->chapters, ((RegieBackupFile *) files->pdata[0])->name, "win.restore"));
  work = work_as (f, &me, "consulent");
  g_assert_null (
    regie_command_do (&work, &regie_backup_commands[REGIE_BACKUP_MAKE], NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_null (
    regie_question_ask (&work, &regie_backup_questions[REGIE_BACKUP_READ], NULL, NULL));
  g_unlink (keys);
  remove_all (folder);
  safe_clear (&safe);
}

/* What is restored tells that it was, by whom, and which lines of before are not there: a log that
 * goes on is no log that was cut off.  Without that line it is, and so is one that is cut later. */
static void
test_goes_on (Fixture *f, gconstpointer engine)
{
  Safe safe;
  const RegieSealOpener opener = { .passphrase = PASSPHRASE };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  safe_init (&safe, f);
  /* All offices of a demo have the same mark: this one is another. */
  g_assert_true (regie_meta_set (f->db, "chain_key", safe.folder, NULL));
  sql (f, "UPDATE staff SET login = 'bert', name = 'Bert Bos' WHERE id = (SELECT min (id) FROM "
          "staff)");
  add_dossier (f, "Haile", NULL, "gezin");
  path = make (&safe);
  add_dossier (f, "Bakker", NULL, "gezin");
  add_dossier (f, "Karaca", NULL, "gezin");
  g_assert_true (regie_anchor_keep (f->db, TRUE, &error));
  for (guint i = 0; i < 2; i++)
    {
      const RegieRestoreAsk ask = {
        .backup = path, .opener = &opener, .now = safe.now, .by = i == 0 ? NULL : "bert"
      };
      g_autofree char *where = g_strdup_printf ("%s/again-%u.db", safe.folder, i);
      g_autofree char *journal = g_strconcat (where, "-journal", NULL);
      g_autoptr (RegieManifest) manifest = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *said = NULL;
      g_autofree char *cut = NULL;
      RegieDb *db;

      manifest = regie_restore_to_file (&ask, where, &kept, &error);
      g_assert_no_error (error);
      g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
      db = regie_db_open (where, REGIE_DB_READ_WRITE, &error);
      g_assert_no_error (error);
      g_assert_true (regie_account_verify (db, NULL, &said, &error) == (i == 1));
      g_assert_true ((error == NULL) == (i == 1));
      g_clear_error (&error);
      if (i == 1)
        {
          g_assert_nonnull (strstr (said, "The log of what was done is whole: 2 lines"));
          g_assert_nonnull (strstr (said, " Bert Bos restored the backup of "));
          g_assert_nonnull (strstr (said, "Lines 2 to 3 of the log of what was done, from before "
                                          "the restore, are not there any more."));
          g_assert_null (strstr (said, "of the log of reading, from before"));
          g_assert_true (regie_db_script (db,
                                          "DELETE FROM change_log WHERE seq = 2; UPDATE meta "
                                          "SET value = (SELECT hash FROM change_log) WHERE key "
                                          "= 'chain'",
                                          NULL));
          g_assert_false (regie_account_verify (db, NULL, &cut, NULL));
        }
      regie_db_close (db);
    }
  safe_clear (&safe);
}

/* No file of this program grows over BYTES while this holds; what writes more is refused, as on a
 * disk that is full. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A key that cannot be written takes nothing from the one that is in force, which is kept beside
 * the next; and what is said when there is none fits the window as well. */
static void
test_keys_stay (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "regie", "backup-key", NULL);
  g_autofree char *before = g_strconcat (path, ".old", NULL);
  g_autoptr (GError) error = NULL;
  char *recovery[2];
  RegieSealKeys *keys[2];
  g_autofree char *names[2] = { NULL };

  g_unlink (path);
  g_unlink (before);
  g_assert_null (regie_backup_need_keys (&error));
  g_assert_nonnull (strstr (error->message, "in Regie under “Backups”"));
  g_clear_error (&error);
  for (guint i = 0; i < 2; i++)
    {
      keys[i] = regie_seal_keys_new (PASSPHRASE, REGIE_SEAL_QUICK, &recovery[i], &error);
      g_assert_no_error (error);
      names[i] = regie_seal_keys_dup_name (keys[i]);
    }
  g_assert_true (regie_backup_save_keys (keys[0], &error));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RegieSealKeys) now = NULL;
      g_autofree char *name = NULL;

      limit_files (100);
      g_assert_false (regie_backup_save_keys (keys[1], &error));
      limit_files (RLIM_INFINITY);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
      g_clear_error (&error);
      now = regie_backup_need_keys (&error);
      g_assert_no_error (error);
      name = regie_seal_keys_dup_name (now);
      g_assert_cmpstr (name, ==, names[0]);
    }
  g_assert_true (regie_backup_save_keys (keys[1], &error));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RegieSealKeys) now = NULL;
      g_autofree char *name = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (i == 0 ? before : path, &text, &length, &error));
      bytes = g_bytes_new (text, length);
      now = regie_seal_keys_parse (bytes, &error);
      g_assert_no_error (error);
      name = regie_seal_keys_dup_name (now);
      g_assert_cmpstr (name, ==, names[i]);
      regie_seal_keys_free (keys[i]);
      regie_seal_text_free (recovery[i]);
      g_free (g_steal_pointer (&names[i]));
    }
  g_unlink (path);
  g_unlink (before);
}

TEST_SUITE (backup)
{
  static const FixtureTest tests[] = {
    { "/round-trip", test_round_trip },
    { "/while-writing", test_while_writing },
    { "/in-place", test_in_place },
    { "/bad", test_bad },
    { "/other-inside", test_other_inside },
    { "/stopped", test_stopped },
    { "/state", test_state },
    { "/others", test_others },
    { "/full", test_full },
    { "/commands", test_commands },
    { "/goes-on", test_goes_on },
  };

  ADD_ON_BOTH_ENGINES ("/backup", tests);
  g_test_add_func ("/backup/keys-stay", test_keys_stay);
}
