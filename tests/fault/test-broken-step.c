/* SPDX-License-Identifier: EUPL-1.2 */
/* R15: a database of each version that there was is brought to the present one on a disk that
 * refuses, or by a program that is killed: afterwards it is the old one as it was, or the new one
 * whole. */
#include "fault.h"
#include "faulty-disk.h"

#include <sys/wait.h>

#include "regie-error.h"

typedef struct {
  GBytes *bytes;
  char *folder, *path;
  int version;
  char *before, *after; /* fault_dup_state() */
  guint points;         /* how much is asked of the disk */
} Old;

typedef struct {
  guint tried, old, whole, between, corrupt, wrong;
} Figures;

static void
put_old (const Old *self)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);

  g_unlink (journal);
  fault_write (self->path, self->bytes);
}

static RegieDb *
open_plain (const Old *self, GError **error)
{
  faulty_disk_use (FALSE);
  return regie_db_open (self->path, REGIE_DB_READ_WRITE, error);
}

/* Brings it to the present version on the faulty disk. */
static gboolean
bring_up (const Old *self, GError **error)
{
  g_autoptr (RegieDb) db = NULL;

  faulty_disk_use (TRUE);
  db = regie_db_open (self->path, REGIE_DB_READ_WRITE, error);
  return db != NULL && regie_migrate (db, regie_schema (), error);
}

static char *
dup_state (const Old *self, int *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = open_plain (self, &error);
  char *state;

  g_assert_no_error (error);
  g_assert_true (regie_migrate_version (db, version, &error));
  state = fault_dup_state (db, &error);
  g_assert_no_error (error);
  return state;
}

static void
old_init (Old *self, const char *from)
{
  g_autoptr (GError) error = NULL;
  int now;

  *self = (Old){ .bytes = fault_read (from), .folder = g_dir_make_tmp ("regie-XXXXXX", NULL) };
  self->path = g_build_filename (self->folder, "old.db", NULL);
  put_old (self);
  self->before = dup_state (self, &self->version);
  faulty_disk_break (FAULTY_WRITES, G_MAXUINT, FALSE, FAULTY_BROKEN);
  bring_up (self, &error);
  g_assert_no_error (error);
  faulty_disk_mend (&self->points);
  self->after = dup_state (self, &now);
  g_assert_cmpint (now, ==, regie_schema ()->version);
  g_assert_cmpstr (self->before, !=, self->after);
}

static void
old_clear (Old *self)
{
  fault_remove (self->folder);
  g_bytes_unref (self->bytes);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->before);
  g_free (self->after);
}

/* SAID: what was said of it, or NULL when it was not said at all. */
static void
judge (const Old *self, const gboolean *said, Figures *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = open_plain (self, &error);
  g_autofree char *state = NULL;
  int version;

  if (db == NULL || !regie_db_check (db, TRUE, &error) || !regie_log_check (db, &error)
      || !regie_migrate_version (db, &version, &error)
      || (state = fault_dup_state (db, &error)) == NULL)
    n->corrupt++;
  else if (version == self->version && strcmp (state, self->before) == 0)
    n->old++, n->wrong += said != NULL && *said;
  else if (version == (int) regie_schema ()->version && strcmp (state, self->after) == 0
           && regie_migrate_check (db, regie_schema (), NULL))
    n->whole++, n->wrong += said != NULL && !*said;
  else
    n->between++;
}

static void
refuse_at (const Old *self, guint nth, guint mode, Figures *n)
{
  g_autoptr (GError) error = NULL;
  gboolean ok, said;

  put_old (self);
  faulty_disk_break (FAULTY_WRITES, nth, mode & 1, mode & 2 ? FAULTY_FULL : FAULTY_BROKEN);
  ok = said = bring_up (self, &error);
  n->tried += faulty_disk_mend (NULL) > 0;
  g_assert_true (ok == (error == NULL));
  judge (self, g_error_matches (error, REGIE_ERROR, REGIE_ERROR_UNKNOWN) ? NULL : &said, n);
}

static void
kill_at (const Old *self, guint nth, Figures *n)
{
  pid_t child;
  int status;

  put_old (self);
  child = fork ();
  if (child == 0)
    {
      faulty_disk_break (FAULTY_WRITES, nth, FALSE, FAULTY_KILLS);
      bring_up (self, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  n->tried += WIFSIGNALED (status);
  judge (self, NULL, n);
}

/* POINTS places over all that is asked of the disk, the last one among them. */
static void
try_old (const Old *self, guint points, Figures *n)
{
  points = MIN (points, self->points);
  for (guint i = 0; i < points; i++)
    {
      guint nth = self->points - i * self->points / points;

      for (guint mode = i % 4; mode < 4; mode += fault_scale (4, 4, 1))
        refuse_at (self, nth, mode, n);
      kill_at (self, nth, n);
    }
}

static void
test_old_databases (void)
{
  Figures n = { 0 };

  for (guint version = 1; version < regie_schema ()->version; version += fault_scale (3, 1, 1))
    {
      g_autofree char *name = g_strdup_printf ("v%u.db", version);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
      Old old;

      old_init (&old, path);
      g_assert_cmpint (old.version, ==, (int) version);
      try_old (&old, fault_scale (2, 90, G_MAXUINT), &n);
      g_test_message ("from %u: %u points", version, old.points);
      old_clear (&old);
    }
  faulty_disk_use (FALSE);
  g_test_message ("%u refusals and kills: %u old, %u new; %u between, %u corrupt, %u said wrong",
                  n.tried, n.old, n.whole, n.between, n.corrupt, n.wrong);
  g_assert_cmpuint (n.between, ==, 0);
  g_assert_cmpuint (n.corrupt, ==, 0);
  g_assert_cmpuint (n.wrong, ==, 0);
  g_assert_cmpuint (n.old, >, 0);
  g_assert_cmpuint (n.whole, >, 0);
}

/* One that writes step by step, each on its own, is found between two of them. */
static void
test_teeth (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "v9.db", NULL);
  Figures n = { 0 };
  Old old;

  old_init (&old, path);
  put_old (&old);
  {
    g_autoptr (RegieDb) db = open_plain (&old, NULL);

    g_assert_true (regie_db_script (db, "ALTER TABLE team RENAME TO ploeg", NULL));
  }
  judge (&old, NULL, &n);
  g_assert_cmpuint (n.between, ==, 1);
  old_clear (&old);
}

TEST_SUITE (broken_step)
{
  g_test_add_func ("/broken-step/old-or-new", test_old_databases);
  g_test_add_func ("/broken-step/between-is-seen", test_teeth);
}
