/* SPDX-License-Identifier: EUPL-1.2 */
/* What every test of faults does. */
#include "fault.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "regie-attachment.h"
#include "regie-tables-query.h"

guint
fault_scale (guint usual, guint faults, guint night)
{
  const char *asked = g_getenv ("REGIE_FAULT");

  return asked == NULL ? usual : strcmp (asked, "night") == 0 ? night : faults;
}

static gboolean
append_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (data, "%s ", columns[i] != NULL ? columns[i] : "-");
  g_string_append (data, "\n");
  return TRUE;
}

/* One statement over all tables: a test asks it thousands of times. */
static char *
dup_question (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) tables = regie_tables_list (db, error);
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const char *name = tables->pdata[i];
      gboolean is_record = FALSE;

      for (guint k = 0; k < regie_schema ()->n_entities; k++)
        is_record |= strcmp (regie_schema ()->entities[k].name, name) == 0;
      g_string_append_printf (sql, "%sSELECT '%s', count(*), %s FROM \"%s\"",
                              i > 0 ? " UNION ALL " : "", name,
                              is_record ? "sum (version), sum (voided)" : "NULL, NULL", name);
    }
  return tables != NULL ? g_strdup (sql->str) : NULL;
}

char *
fault_dup_state (RegieDb *db, GError **error)
{
  g_autofree char *sql = dup_question (db, error);
  g_autoptr (GString) state = g_string_new (NULL);

  if (sql == NULL || !regie_db_exec (db, sql, 0, NULL, append_row, state, error))
    return NULL;
  return g_strdup (state->str);
}

gboolean
fault_check (RegieDb *db, RegieDeriver *deriver, GError **error)
{
  return regie_db_check (db, TRUE, error) && regie_migrate_check (db, regie_schema (), error)
         && regie_log_check (db, error) && regie_attachments_check (db, error)
         && (deriver == NULL || regie_index_check (db, deriver, error));
}

GBytes *
fault_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

void
fault_write (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
fault_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        fault_remove (path);
    }
  g_rmdir (folder);
}

FaultChild
fault_start (FaultWork work, gpointer data)
{
  FaultChild self;
  int ends[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
  self.pid = fork ();
  g_assert_cmpint (self.pid, >=, 0);
  if (self.pid == 0)
    {
      /* Else it would make the same ids as its brothers. */
      g_random_set_seed ((guint32) getpid ());
      close (ends[0]);
      work (ends[1], data);
      _exit (0);
    }
  close (ends[1]);
  self.line = ends[0];
  return self;
}

void
fault_say (int line, gint64 n)
{
  g_assert_cmpint (write (line, &n, sizeof n), ==, sizeof n);
}

gboolean
fault_hear (int line, gint64 *n)
{
  return read (line, n, sizeof *n) == sizeof *n;
}

void
fault_kill (const FaultChild *self)
{
  kill (self->pid, SIGKILL);
}

void
fault_end (const FaultChild *self)
{
  g_assert_cmpint (waitpid (self->pid, NULL, 0), ==, self->pid);
  close (self->line);
}
