/* SPDX-License-Identifier: EUPL-1.2 */
/* A VFS of SQLite around its own. */
#include "faulty-disk.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

/* What was written and is not sure: bytes at a place, or (BYTES is NULL) a new length. */
typedef struct {
  GBytes *bytes;
  sqlite3_int64 at;
} Written;

typedef struct {
  GByteArray *sure;
  GPtrArray *written;
} Kept;

typedef struct {
  sqlite3_file base;
  Kept *kept; /* owned by the disk; NULL: it is not watched */
  sqlite3_file *real;
} File;

static struct {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  guint kinds, nth, n, refused;
  gboolean for_ever;
  FaultyHow how;
  GHashTable *kept; /* path → Kept; NULL: nothing is watched */
  FaultyMoment moment;
  gpointer data;
} disk;

/* --- what is sure and what is not --- */

static void
written_free (gpointer data)
{
  Written *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_byte_array_unref (self->sure);
  g_ptr_array_unref (self->written);
  g_free (self);
}

static void
put (GByteArray *file, sqlite3_int64 at, const guint8 *bytes, gsize length)
{
  gsize before = file->len;

  if (at + length > before)
    {
      g_byte_array_set_size (file, at + length);
      memset (file->data + before, 0, file->len - before);
    }
  memcpy (file->data + at, bytes, length);
}

static void
set_length (GByteArray *file, sqlite3_int64 length)
{
  gsize before = file->len;

  g_byte_array_set_size (file, length);
  if (file->len > before)
    memset (file->data + before, 0, file->len - before);
}

static void
note (Kept *kept, const void *bytes, gsize length, sqlite3_int64 at)
{
  Written *written;

  if (kept == NULL)
    return;
  written = g_new (Written, 1);
  written->bytes = bytes != NULL ? g_bytes_new (bytes, length) : NULL;
  written->at = at;
  g_ptr_array_add (kept->written, written);
}

static void
make_sure (Kept *kept)
{
  for (guint i = 0; kept != NULL && i < kept->written->len; i++)
    {
      const Written *written = kept->written->pdata[i];
      gsize length;

      if (written->bytes == NULL)
        set_length (kept->sure, written->at);
      else
        {
          const guint8 *bytes = g_bytes_get_data (written->bytes, &length);

          put (kept->sure, written->at, bytes, length);
        }
    }
  if (kept != NULL)
    g_ptr_array_set_size (kept->written, 0);
}

static Kept *
keep (const char *path)
{
  Kept *kept;
  char *bytes = NULL;
  gsize length = 0;

  if (disk.kept == NULL || path == NULL)
    return NULL;
  kept = g_hash_table_lookup (disk.kept, path);
  if (kept != NULL)
    return kept;
  kept = g_new (Kept, 1);
  g_file_get_contents (path, &bytes, &length, NULL);
  kept->sure = bytes != NULL ? g_byte_array_new_take ((guint8 *) bytes, length)
                             : g_byte_array_new ();
  kept->written = g_ptr_array_new_with_free_func (written_free);
  g_hash_table_insert (disk.kept, g_strdup (path), kept);
  return kept;
}

/* A part of WRITTEN: sector by sector there or not. */
static void
put_torn (GByteArray *file, const Written *written, GRand *rand)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (written->bytes, &length);

  for (gsize at = 0; at < length; at += SECTOR)
    if (g_rand_boolean (rand))
      put (file, written->at + at, bytes + at, MIN (SECTOR, length - at));
}

/* What was written last may be on the disk before what was written first, but not across a new
 * length. */
static void
shuffle (GPtrArray *written, GRand *rand)
{
  for (guint i = 1; i < written->len; i++)
    {
      const Written *a = written->pdata[i - 1];
      const Written *b = written->pdata[i];

      if (a->bytes != NULL && b->bytes != NULL && g_rand_int_range (rand, 0, 3) == 0)
        {
          written->pdata[i - 1] = (gpointer) b;
          written->pdata[i] = (gpointer) a;
        }
    }
}

static void
lose (const char *path, const Kept *kept, const char *folder, GRand *rand)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autoptr (GByteArray) file = g_byte_array_sized_new (kept->sure->len + 65536);
  g_autoptr (GPtrArray) written = g_ptr_array_new ();
  /* None of it, all of it, or any of it. */
  guint how = g_rand_int_range (rand, 0, 6);

  g_byte_array_append (file, kept->sure->data, kept->sure->len);
  g_ptr_array_extend (written, kept->written, NULL, NULL);
  if (how > 2)
    shuffle (written, rand);
  for (guint i = 0; how > 0 && i < written->len; i++)
    {
      const Written *one = written->pdata[i];
      guint chance = how == 1 ? 0 : g_rand_int_range (rand, 0, 4);

      if (chance == 3)
        continue;
      if (one->bytes == NULL)
        set_length (file, one->at);
      else if (chance == 2)
        put_torn (file, one, rand);
      else
        {
          gsize length;
          const guint8 *bytes = g_bytes_get_data (one->bytes, &length);

          put (file, one->at, bytes, length);
        }
    }
  g_assert_true (g_file_set_contents_full (to, (char *) file->data, file->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
faulty_disk_lose_power (const char *folder, GRand *rand)
{
  GHashTableIter iter;
  gpointer path, kept;

  g_hash_table_iter_init (&iter, disk.kept);
  while (g_hash_table_iter_next (&iter, &path, &kept))
    lose (path, kept, folder, rand);
}

void
faulty_disk_watch (FaultyMoment moment, gpointer data)
{
  g_assert_null (disk.kept);
  disk.kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  disk.moment = moment;
  disk.data = data;
}

void
faulty_disk_unwatch (void)
{
  disk.moment = NULL;
  g_clear_pointer (&disk.kept, g_hash_table_unref);
}

/* --- what is refused --- */

void
faulty_disk_break (guint kinds, guint nth, gboolean for_ever, FaultyHow how)
{
  disk.kinds = kinds;
  disk.nth = nth;
  disk.for_ever = for_ever;
  disk.how = how;
  disk.n = disk.refused = 0;
}

guint
faulty_disk_mend (guint *asked)
{
  guint refused = disk.refused;

  if (asked != NULL)
    *asked = disk.n;
  disk.kinds = disk.refused = 0;
  return refused;
}

/* SQLITE_OK, or what a disk says that refuses this. */
static int
ask (FaultyKind kind)
{
  static const int broken[FAULTY_N] = {
    [FAULTY_READ] = SQLITE_IOERR_READ,  [FAULTY_WRITE] = SQLITE_IOERR_WRITE,
    [FAULTY_SYNC] = SQLITE_IOERR_FSYNC, [FAULTY_TRUNCATE] = SQLITE_IOERR_TRUNCATE,
    [FAULTY_OPEN] = SQLITE_CANTOPEN,    [FAULTY_DELETE] = SQLITE_IOERR_DELETE,
    [FAULTY_LOCK] = SQLITE_IOERR_LOCK,
  };

  if (!(disk.kinds & 1 << kind))
    return SQLITE_OK;
  disk.n++;
  if (disk.n < disk.nth || (disk.n > disk.nth && !disk.for_ever))
    return SQLITE_OK;
  disk.refused++;
  if (disk.how == FAULTY_KILLS)
    kill (getpid (), SIGKILL);
  return disk.how == FAULTY_FULL && kind == FAULTY_WRITE ? SQLITE_FULL : broken[kind];
}

static void
say_moment (const File *self)
{
  if (self->kept != NULL && disk.moment != NULL)
    disk.moment (disk.data);
}

/* --- the methods of a file --- */

#define REAL(file) (((File *) (file))->real)

static int
file_close (sqlite3_file *file)
{
  int rc = REAL (file)->pMethods->xClose (REAL (file));

  g_free (REAL (file));
  return rc;
}

static int
file_read (sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
  int rc = ask (FAULTY_READ);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xRead (REAL (file), to, n, at);
}

static int
file_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
  File *self = (File *) file;
  int rc = ask (FAULTY_WRITE);

  if (rc != SQLITE_OK)
    return rc;
  say_moment (self);
  note (self->kept, from, n, at);
  return self->real->pMethods->xWrite (self->real, from, n, at);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  File *self = (File *) file;
  int rc = ask (FAULTY_TRUNCATE);

  if (rc != SQLITE_OK)
    return rc;
  say_moment (self);
  note (self->kept, NULL, 0, size);
  return self->real->pMethods->xTruncate (self->real, size);
}

/* No power is lost: the real disk need not be waited for. */
static int
file_sync (sqlite3_file *file, int flags)
{
  File *self = (File *) file;
  int rc = ask (FAULTY_SYNC);

  if (rc != SQLITE_OK)
    return rc;
  say_moment (self);
  make_sure (self->kept);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  int rc = ask (FAULTY_LOCK);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *held)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), held);
}

static int
file_control (sqlite3_file *file, int what, void *value)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), what, value);
}

static int
file_sector (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_traits (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **to)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, to);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int erase)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), erase);
}

static const sqlite3_io_methods methods = {
  2,           file_close,   file_read,     file_write,       file_truncate,  file_sync,
  file_size,   file_lock,    file_unlock,   file_check_lock,  file_control,   file_sector,
  file_traits, file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap, NULL,
  NULL
};

/* --- the methods of the disk --- */

static int
disk_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *opened)
{
  File *self = (File *) file;
  int rc = ask (FAULTY_OPEN);

  self->base.pMethods = NULL;
  if (rc != SQLITE_OK)
    return rc;
  self->kept = keep (path);
  self->real = g_malloc0 (disk.real->szOsFile);
  rc = disk.real->xOpen (disk.real, path, self->real, flags, opened);
  if (rc != SQLITE_OK)
    g_clear_pointer (&self->real, g_free);
  else
    self->base.pMethods = &methods;
  return rc;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int sync)
{
  int rc = ask (FAULTY_DELETE);

  if (rc == SQLITE_OK && disk.kept != NULL)
    g_hash_table_remove (disk.kept, path);
  return rc != SQLITE_OK ? rc : disk.real->xDelete (disk.real, path, FALSE);
}

void
faulty_disk_use (gboolean use)
{
  if (disk.real == NULL)
    {
      disk.real = sqlite3_vfs_find (NULL);
      disk.vfs = *disk.real;
      disk.vfs.pNext = NULL;
      disk.vfs.zName = "faulty";
      disk.vfs.szOsFile = sizeof (File);
      disk.vfs.xOpen = disk_open;
      disk.vfs.xDelete = disk_delete;
    }
  sqlite3_vfs_register (use ? &disk.vfs : disk.real, 1);
}
