/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes a private folder, and clears away what a program that was stopped left. */
#include "regie-workplace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

#include "regie-error.h"

#define PREFIX "work-"

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* Holds the file NAME; -1 when it is not there or another program holds it. */
static int
hold (const char *name, int flags)
{
  int file = g_open (name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);

  if (file >= 0 && flock (file, LOCK_EX | LOCK_NB) != 0)
    {
      g_close (file, NULL);
      return -1;
    }
  return file;
}

/* The lock of the folder at PATH is called so once it is held: nobody finds it free. */
static int
take (const char *path)
{
  g_autofree char *first = g_build_filename (path, "lock.new", NULL);
  g_autofree char *name = g_build_filename (path, "lock", NULL);
  int file = hold (first, O_CREAT);

  g_rename (first, name);
  return file;
}

/* What is not held was left behind. */
static void
sweep (const char *home)
{
  g_autoptr (GDir) dir = g_dir_open (home, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (home, name, NULL);
      g_autofree char *lock = g_build_filename (path, "lock", NULL);
      int file = g_str_has_prefix (name, PREFIX) ? hold (lock, 0) : -1;

      if (file < 0)
        continue;
      remove_folder (path);
      g_close (file, NULL);
    }
}

RegieWorkplace *
regie_workplace_new (GError **error)
{
  g_autofree char *home = g_build_filename (g_get_user_data_dir (), "regie", NULL);
  g_autofree char *path = g_build_filename (home, PREFIX "XXXXXX", NULL);
  RegieWorkplace *self;

  if (g_mkdir_with_parents (home, 0700) != 0 || g_mkdtemp_full (path, 0700) == NULL)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FULL, _("The folder %s cannot be made: %s."),
                   home, g_strerror (errno));
      return NULL;
    }
  self = g_new (RegieWorkplace, 1);
  self->lock = take (path);
  self->path = g_steal_pointer (&path);
  sweep (home);
  return self;
}

void
regie_workplace_free (RegieWorkplace *self)
{
  remove_folder (self->path);
  if (self->lock >= 0)
    g_close (self->lock, NULL);
  g_free (self->path);
  g_free (self);
}

char *
regie_workplace_dup_file (const RegieWorkplace *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_build_filename (self->path, name, NULL);
}
