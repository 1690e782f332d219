/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes a file beside the one that it will be, and gives it its name when it is whole. */
#define _GNU_SOURCE /* renameat2 */
#include "regie-partial.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "regie-error.h"

gboolean
regie_partial_refuse (const char *path, GError **error)
{
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
               _("%s exists already; choose another name."), path);
  return FALSE;
}

static gboolean
fail (const char *path, int number, GError **error)
{
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_FULL, _("The file %s cannot be made: %s."), path,
               g_strerror (number));
  return FALSE;
}

char *
regie_partial_make (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  int file;

  g_return_val_if_fail (path != NULL, NULL);
  file = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0)
    return g_close (file, error) ? g_steal_pointer (&name) : NULL;
  fail (path, errno, error);
  return NULL;
}

/* The other handles of the file do not matter: it is not the live database. */
static gboolean
sync_file (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = file >= 0 && fsync (file) == 0;
  int number = errno;

  if (file >= 0)
    g_close (file, NULL);
  return ok || fail (path, number, error);
}

void
regie_partial_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = g_open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY, 0);

  if (file < 0)
    return;
  fsync (file);
  g_close (file, NULL);
}

gboolean
regie_partial_rename (const char *from, const char *to, GError **error)
{
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);
  /* A second name does the same where the file system cannot refuse to replace. */
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0
      || (errno == EINVAL && link (from, to) == 0 && g_unlink (from) == 0))
    return regie_partial_sync_folder (to), TRUE;
  return errno == EEXIST ? regie_partial_refuse (to, error) : fail (to, errno, error);
}

gboolean
regie_partial_publish (const char *partial, const char *path, GError **error)
{
  g_return_val_if_fail (partial != NULL && path != NULL, FALSE);
  return sync_file (partial, error) && regie_partial_rename (partial, path, error);
}
