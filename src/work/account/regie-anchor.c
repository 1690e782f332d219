/* SPDX-License-Identifier: EUPL-1.2 */
/* Keeping the heads of the chains where the database does not reach. */
#include "regie-anchor.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#include "regie-apply.h"
#include "regie-day.h"
#include "regie-error.h"

static const char *const names[REGIE_N_CHAINS] = { "wijzigingen", "lezingen" };

char *
regie_anchor_dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "regie", "anchors", NULL);
}

/* The lines of the file; none when there is no file. */
static char **
load_lines (void)
{
  g_autofree char *path = regie_anchor_dup_path ();
  g_autofree char *text = NULL;

  return g_strsplit (g_file_get_contents (path, &text, NULL, NULL) ? text : "", "\n", -1);
}

/* A line: moment, mark, chain, head. */
enum { AT, MARK, CHAIN, HEAD, N_WORDS };

static char **
split_line (const char *line, const char *mark)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  return g_strv_length (words) == N_WORDS && strcmp (words[MARK], mark) == 0
           ? g_steal_pointer (&words)
           : NULL;
}

static gboolean
is_kept_on (const char *day, const char *mark)
{
  g_auto (GStrv) lines = load_lines ();

  for (guint i = g_strv_length (lines); i-- > 0;)
    {
      g_auto (GStrv) words = split_line (lines[i], mark);

      if (words != NULL)
        return g_str_has_prefix (words[AT], day);
    }
  return FALSE;
}

static gboolean
fail_with_errno (GError **error, const char *path)
{
  int code = errno;

  g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED,
               _("The anchor of the log cannot be kept in %s: %s"), path, g_strerror (code));
  return FALSE;
}

/* At the end of the file and nowhere else, and on the disk when it is done. */
static gboolean
append (const char *text, GError **error)
{
  g_autofree char *path = regie_anchor_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;
  gboolean ok;

  if (g_mkdir_with_parents (folder, 0700) != 0
      || (fd = g_open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) < 0)
    return fail_with_errno (error, path);
  ok = write (fd, text, strlen (text)) == (gssize) strlen (text) && g_fsync (fd) == 0;
  if (!ok)
    fail_with_errno (error, path);
  close (fd);
  return ok;
}

gboolean
regie_anchor_keep (RegieDb *db, gboolean anew, GError **error)
{
  g_autofree char *now = regie_moment_now ();
  g_autofree char *day = g_strndup (now, REGIE_DAY_TEXT - 1);
  g_autofree char *mark = regie_chain_dup_mark (db, error);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (db != NULL, FALSE);
  if (mark == NULL)
    return FALSE;
  if (!anew && is_kept_on (day, mark))
    return TRUE;
  for (guint kind = 0; kind < REGIE_N_CHAINS; kind++)
    {
      g_autoptr (GError) failed = NULL;
      g_autoptr (RegieHead) head = regie_chain_load_head (db, kind, &failed);
      g_autofree char *text = head != NULL ? regie_head_dup_text (head) : NULL;

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (text == NULL)
        continue;
      g_string_append_printf (lines, "%s %s %s %s\n", now, mark, names[kind], text);
      syslog (LOG_AUTHPRIV | LOG_NOTICE, "regie anchor %s %s %s", mark, names[kind], text);
    }
  return lines->len == 0 || append (lines->str, error);
}

GPtrArray *
regie_anchors_load (RegieDb *db, RegieChainKind kind, GError **error)
{
  g_autofree char *mark = regie_chain_dup_mark (db, error);
  g_auto (GStrv) lines = load_lines ();
  GPtrArray *anchors;

  g_return_val_if_fail (db != NULL && kind < REGIE_N_CHAINS, NULL);
  if (mark == NULL)
    return NULL;
  anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_head_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = split_line (lines[i], mark);
      RegieHead *head = words != NULL && strcmp (words[CHAIN], names[kind]) == 0
                          ? regie_head_parse (words[HEAD], NULL)
                          : NULL;

      if (head == NULL)
        continue;
      head->at = g_strdup (words[AT]);
      g_ptr_array_add (anchors, head);
    }
  return anchors;
}
