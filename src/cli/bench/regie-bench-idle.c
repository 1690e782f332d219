/* SPDX-License-Identifier: EUPL-1.2 */
/* Windows that stand open while nobody does anything: what they cost the server, beside the same
 * time without them. */
#include <glib/gi18n.h>
#include <stdlib.h>

#include "regie-bench.h"
#include "regie-link.h"

#define WINDOWS 100
#define SECONDS 60
/* Of one processor. */
#define IDLE_GOAL 0.01

static gboolean
add_process (guint n, const char *const *columns, gpointer data, GError **error)
{
  int pid = atoi (columns[0]);

  g_array_append_val ((GArray *) data, pid);
  return TRUE;
}

/* All that the server uses, but for the process that asks. */
static gboolean
add_up (RegieDb *owner, gint64 *used, GError **error)
{
  g_autoptr (GArray) pids = g_array_new (FALSE, FALSE, sizeof (int));

  *used = 0;
  if (!regie_db_exec (owner, "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid ()", 0,
                      NULL, add_process, pids, error))
    return FALSE;
  for (guint i = 0; i < pids->len; i++)
    *used += regie_bench_processor (g_array_index (pids, int, i));
  return TRUE;
}

/* How much of a processor the server uses in SECONDS. */
static gboolean
watch (RegieDb *owner, guint seconds, double *share, GError **error)
{
  gint64 before, after;

  if (!add_up (owner, &before, error))
    return FALSE;
  g_usleep ((gulong) seconds * G_USEC_PER_SEC);
  if (!add_up (owner, &after, error))
    return FALSE;
  *share = (double) (after - before) / 1e9 / seconds;
  return TRUE;
}

static gboolean
count_listening (RegieDb *owner, gint64 *n, GError **error)
{
  return regie_db_get_int (owner,
                           "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'drukte%' AND "
                           "state = 'idle' AND query <> ''",
                           0, NULL, n, error);
}

static void
hear (RegieLinkEvent event, RegieNews *news, const GError *error, gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

static gboolean
run (RegieCommandLine *line, RegieDb *owner, guint n, guint seconds, GError **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_link_free);
  g_autoptr (GArray) dossier = g_array_new (FALSE, FALSE, sizeof (gint64));
  static int heard;
  gint64 id, there = 0;
  double with, without;
  char detail[120];

  if (!watch (owner, seconds, &without, error)
      || !regie_db_get_int (owner, "SELECT min(id) FROM dossier", 0, NULL, &id, error))
    return FALSE;
  g_array_append_val (dossier, id);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = regie_bench_dup_address_of (line->database, i);

      g_ptr_array_add (links, regie_link_new (address, hear, &heard));
      /* Every tenth looks at the same dossier. */
      if (i % 10 == 0)
        regie_link_set_open (links->pdata[i], dossier);
    }
  while (there < n)
    {
      g_usleep (100000);
      if (!count_listening (owner, &there, error))
        return FALSE;
    }
  if (!watch (owner, seconds, &with, error))
    return FALSE;
  g_snprintf (detail, sizeof detail, "(%.3f %% of a processor against %.3f %%, %u seconds each)",
              with * 100, without * 100, seconds);
  regie_bench_report ("windows that stand open: what more the server uses / a processor",
                      with - without, IDLE_GOAL, detail);
  return TRUE;
}

int
regie_bench_idle (RegieCommandLine *line, GError **error)
{
  guint n = regie_bench_number (line, 0, WINDOWS);
  guint seconds = regie_bench_number (line, 1, SECONDS);
  g_autoptr (RegieDb) owner = regie_bench_open_office (line, error);

  if (owner == NULL)
    return 1;
  for (guint i = 0; i < n; i++)
    if (!regie_bench_hire (owner, i, error))
      return 1;
  return run (line, owner, n, seconds, error) ? 0 : 1;
}
