/* SPDX-License-Identifier: EUPL-1.2 */
/* regiectl, many times in one process.  Under a sanitizer it takes ten times as long to start and
 * end a program as to do what most calls ask, so the tests of the command line (ctl.py) hand their
 * calls to this one.  It is the program itself, object for object: only its main() is called again
 * and again.
 *
 * Usage: ctl-many OUT ERR.  A call is read from standard input: a line with a number of bytes, and
 * then so many: the folder to work in and the words of the call, each ended by a NUL.  What it
 * prints stands in the files OUT and ERR when the line with its exit code comes. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <unistd.h>

/* Of regiectl; the linker calls ours in its place (--wrap=main). */
int __real_main (int argc, char **argv);
int __wrap_main (int argc, char **argv);

static void
must (gboolean done, const char *what)
{
  if (!done)
    g_error ("%s: %s", what, g_strerror (errno));
}

/* From now on what is written on FD goes into the file at PATH; returns the old one. */
static int
divert (int fd, const char *path)
{
  int old = dup (fd);
  int file = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  must (old >= 0 && file >= 0, path);
  must (dup2 (file, fd) >= 0, path);
  close (file);
  return old;
}

static void
restore (int fd, int old)
{
  must (dup2 (old, fd) >= 0, "dup2");
  close (old);
}

/* The folder and the words of the next call, NULL after the last. */
static GPtrArray *
read_call (void)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *bytes = NULL;
  unsigned long length;

  if (scanf ("%lu", &length) != 1 || getchar () != '\n')
    return NULL;
  bytes = g_malloc (length);
  must (fread (bytes, 1, length, stdin) == length, "a call");
  for (gsize at = 0; at < length; at += strlen (bytes + at) + 1)
    g_ptr_array_add (words, g_strdup (bytes + at));
  return g_steal_pointer (&words);
}

static int
call (GPtrArray *words, const char *out, const char *err)
{
  /* The program takes words out of its list, but does not free them. */
  g_autofree char **argv = g_new0 (char *, words->len + 1);
  int old_out, old_err, code;

  /* What the program sets once, for its whole life. */
  g_set_print_handler (NULL);
  must (chdir (words->pdata[0]) == 0, words->pdata[0]);
  argv[0] = (char *) "regiectl";
  for (guint i = 1; i < words->len; i++)
    argv[i] = words->pdata[i];
  old_out = divert (STDOUT_FILENO, out);
  old_err = divert (STDERR_FILENO, err);
  code = __real_main ((int) words->len, argv);
  fflush (stdout);
  fflush (stderr);
  restore (STDOUT_FILENO, old_out);
  restore (STDERR_FILENO, old_err);
  return code;
}

int
__wrap_main (int argc, char **argv)
{
  GPtrArray *words;

  g_return_val_if_fail (argc == 3, 2);
  while ((words = read_call ()) != NULL)
    {
      printf ("%d\n", call (words, argv[1], argv[2]));
      fflush (stdout);
      g_ptr_array_unref (words);
    }
  return 0;
}
