/* SPDX-License-Identifier: EUPL-1.2 */
/* R5 and R6: files that are damaged in many ways, and a disk that is full at many points: nothing
 * crashes, nothing that was there changes, and what is said is a sentence. */
#include "fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "regie-backup.h"
#include "regie-backup-view.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-restore.h"
#include "regie-tables-query.h"

/* More of everything: ./dev fault. */
static guint
scale (guint usual, guint faults)
{
  return g_getenv ("REGIE_FAULT") != NULL ? faults : usual;
}

/* --- a file in memory, and on the disk --- */

typedef struct {
  char *folder, *path;
  guchar *bytes;
  gsize length;
} Whole;

static void
whole_init (Whole *self)
{
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  g_autoptr (GError) error = NULL;
  RegieDb *db;

  self->folder = g_dir_make_tmp ("regie-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "whole.db", NULL);
  db = regie_db_open (self->path, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_migrate (db, regie_schema (), NULL));
  regie_demo_fill (db, office, 5, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  regie_db_close (db);
  g_assert_true (g_file_get_contents (self->path, (char **) &self->bytes, &self->length, NULL));
}

static void
whole_clear (Whole *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->bytes);
}

/* The first thing that a program does with a file: open it, look at all of it, and see of which
 * version it is.  FALSE with ERROR set when it is not used. */
static gboolean
begin (const char *path, gboolean *read, GError **error)
{
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_WRITE, error);
  g_autoptr (GPtrArray) tables = NULL;

  if (db == NULL || !regie_db_check (db, FALSE, error)
      || !regie_migrate (db, regie_schema (), error))
    return FALSE;
  /* What no check finds is read all the same. */
  tables = regie_tables_sum (db, NULL, NULL);
  *read = tables != NULL;
  return TRUE;
}

/* Damage number I of BYTES; *LENGTH may become less. */
static void
damage (guchar *bytes, gsize *length, GRand *rand, guint i)
{
  gsize pages = *length / 4096;
  gsize page = 4096 * (gsize) g_rand_int_range (rand, 0, (gint32) pages);

  switch (i % 6)
    {
    case 0: /* a bit */
      bytes[g_rand_int_range (rand, 0, (gint32) *length)] ^= 1 << g_rand_int_range (rand, 0, 8);
      break;
    case 1: /* a page of zeros */
      memset (bytes + page, 0, 4096);
      break;
    case 2: /* cut at a page, or in it */
      *length = page + (i % 12 == 2 ? 0 : 1000);
      break;
    case 3: /* a page in the place of another */
      memcpy (bytes + page, bytes + 4096 * (gsize) g_rand_int_range (rand, 0, (gint32) pages),
              4096);
      break;
    case 4: /* noise */
      for (guint k = 0; k < 200; k++)
        bytes[page + k] = (guchar) g_rand_int (rand);
      break;
    default: /* the head */
      bytes[g_rand_int_range (rand, 0, 100)] = (guchar) g_rand_int (rand);
    }
}

static void
test_damaged (void)
{
  Whole whole;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree char *path = NULL;
  guint n = scale (240, 6000);
  guint refused = 0;
  guint unread = 0;

  whole_init (&whole);
  path = g_build_filename (whole.folder, "damaged.db", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree guchar *bytes = g_memdup2 (whole.bytes, whole.length);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean read = TRUE;
      gsize length = whole.length;
      gsize n_after;

      damage (bytes, &length, rand, i);
      /* What says that it has a log of its own is brought back to how it was: that is no damage. */
      bytes[18] = bytes[19] = 1;
      g_assert_true (g_file_set_contents (path, (char *) bytes, (gssize) length, NULL));
      if (begin (path, &read, &error))
        unread += !read;
      else
        {
          refused++;
          g_assert_true (error->domain == REGIE_ERROR && *error->message != '\0');
        }
      g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
      g_assert_cmpmem (bytes, length, after, n_after);
    }
  g_test_message (
    "%u files: %u refused, %u not refused of which %u cannot be read whole; 0 changed", n, refused,
    n - refused, unread);
  g_assert_cmpuint (refused, >, n / 3);
  whole_clear (&whole);
}

/* What the page says of each. */
static void
test_words (void)
{
  static const int codes[] = { REGIE_ERROR_DAMAGED, REGIE_ERROR_FOREIGN, REGIE_ERROR_NEWER };
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autoptr (GListStore) chapters = regie_damage_list (folder);
  g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (chapters), 0);
  g_autoptr (GError) busy = g_error_new_literal (REGIE_ERROR, REGIE_ERROR_BUSY, "");

  g_assert_false (regie_damage_is_meant (busy));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (REGIE_ERROR, codes[i], "");

      g_assert_true (regie_damage_is_meant (error));
      for (guint k = 0; k < i; k++)
        {
          g_autoptr (GError) other = g_error_new_literal (REGIE_ERROR, codes[k], "");

          g_assert_cmpstr (regie_damage_get_title (error), !=, regie_damage_get_title (other));
        }
    }
  /* Nothing was found, and that is said. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)), ==, 1);
  g_rmdir (folder);
}

/* No file can become longer than MOST bytes; RLIM_INFINITY: any. */
static void
limit (rlim_t most)
{
  struct rlimit now;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &now), ==, 0);
  now.rlim_cur = most;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &now), ==, 0);
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

/* There is no room, at each of many points of making a backup and of restoring one: it is said, no
 * file is left half, what was there stays, and with room it goes on. */
static void
test_full (void)
{
  Whole whole;
  g_autoptr (GError) error = NULL;
  char *recovery = NULL;
  g_autoptr (RegieSealKeys) keys = regie_seal_keys_new ("vier losse woorden hier", REGIE_SEAL_QUICK,
                                                        &recovery, &error);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 30, 15);
  g_autofree char *backups = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *where = NULL;
  RegieBackupAsk ask = { .keys = keys, .now = now };
  RegieSealOpener opener = { 0 };
  RegieDb *db;
  guint n = scale (20, 400);
  guint failed = 0;

  g_assert_no_error (error);
  whole_init (&whole);
  signal (SIGXFSZ, SIG_IGN);
  backups = g_build_filename (whole.folder, "backups", NULL);
  where = g_build_filename (whole.folder, "restored.db", NULL);
  ask.folder = backups;
  opener.recovery = recovery;
  db = regie_db_open (whole.path, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autofree char *path = NULL;

      limit (4096 + whole.length * i / n);
      path = regie_backup_make (db, &ask, &local);
      limit (RLIM_INFINITY);
      g_assert_null (path);
      g_assert_true (local->domain == REGIE_ERROR);
      g_assert_cmpuint (count_files (backups), ==, 0);
      failed++;
    }
  backup = regie_backup_make (db, &ask, &error);
  g_assert_no_error (error);
  regie_db_close (db);
  for (guint i = 0; i < n; i++)
    {
      const RegieRestoreAsk restore = { .backup = backup, .opener = &opener, .now = now };
      g_autoptr (GError) local = NULL;
      g_autofree char *kept = NULL;
      g_autoptr (RegieManifest) manifest = NULL;
      guint before = count_files (whole.folder);

      limit (whole.length * i / n);
      manifest = regie_restore_to_file (&restore, whole.path, &kept, &local);
      limit (RLIM_INFINITY);
      g_assert_null (manifest);
      g_assert_true (local->domain == REGIE_ERROR);
      g_assert_cmpuint (count_files (whole.folder), ==, before);
      failed++;
    }
  {
    g_autofree char *after = NULL;
    gsize n_after;

    g_assert_true (g_file_get_contents (whole.path, &after, &n_after, NULL));
    g_assert_cmpmem (whole.bytes, whole.length, after, n_after);
  }
  g_test_message ("%u points without room: %u said, 0 files left, 0 lost", 2 * n, failed);
  g_unlink (backup);
  {
    g_autofree char *notes = g_build_filename (backups, "regie-backups.json", NULL);

    g_unlink (notes);
  }
  g_rmdir (backups);
  regie_seal_text_free (recovery);
  whole_clear (&whole);
}

TEST_SUITE (damage)
{
  g_test_add_func ("/damage/damaged", test_damaged);
  g_test_add_func ("/damage/words", test_words);
  g_test_add_func ("/damage/full", test_full);
}
