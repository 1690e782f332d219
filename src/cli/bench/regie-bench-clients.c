/* SPDX-License-Identifier: EUPL-1.2 */
/* Many people at once on one server: what they save is counted by each of them and laid beside what
 * stands there at the end, and how long a save takes beside a commit of one row. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "regie-bench.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-migrate.h"

#define CLIENTS 25
#define SECONDS 120
/* So few that clients are often at the same one. */
#define RECORDS 10
#define SAVE_GOAL 10.0

/* Everybody counts one further in the note of one of the same facts, which they read before: a
 * save that was lost is a number that is missing. */
typedef struct {
  RegieCommandLine *line;
  const char *address;
  gint64 records[RECORDS];
  gint64 until; /* of g_get_monotonic_time() */
} Bench;

typedef struct {
  const Bench *bench;
  guint number;
  GThread *thread;
  guint saved[RECORDS], conflicts;
  GArray *times; /* double, milliseconds of each save that was made */
  GError *error;
} Client;

static gint64
elapsed_us (gint64 from)
{
  return g_get_monotonic_time () - from;
}

/* One further in RECORD, as SAVED when it was. */
static gboolean
save (RegieDb *db, const RegieApplier *applier, gint64 id, gboolean *saved, GError **error)
{
  g_autoptr (RegieRecord) record = regie_load_needed (db, regie_entity (REGIE_ENTITY_Fact), id,
                                                      error);
  g_autoptr (RegieChange) change = regie_change_new ("Geteld");
  g_autofree char *next = NULL;
  g_autoptr (GError) why = NULL;
  gint64 seq;

  *saved = FALSE;
  if (record == NULL)
    return FALSE;
  next = g_strdup_printf ("%" G_GINT64_FORMAT,
                          g_ascii_strtoll (regie_get (record, Fact, note), NULL, 10) + 1);
  regie_put (change, record, Fact, note, next);
  if (regie_apply (db, applier, change, &seq, &why))
    *saved = TRUE;
  else if (!g_error_matches (why, REGIE_ERROR, REGIE_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  return TRUE;
}

static gpointer
work (gpointer data)
{
  Client *self = data;
  g_autofree char *address = regie_bench_dup_address_of (self->bench->address, self->number);
  g_autoptr (RegieDb) db = regie_db_open (address, REGIE_DB_READ_WRITE, &self->error);
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (self->bench->line->office);
  g_autoptr (RegieMe) me = db != NULL ? regie_me_find (db, &self->error) : NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->number + 1);
  RegieApplier applier = { .schema = regie_schema (),
                           .derive = regie_derive_dossier,
                           .derive_data = deriver };
  gboolean ok = me != NULL;

  applier.who = ok ? me->id : 0;
  applier.role = ok ? me->role : NULL;
  while (ok && g_get_monotonic_time () < self->bench->until)
    {
      guint which = (guint) g_rand_int_range (rand, 0, RECORDS);
      gint64 from = g_get_monotonic_time ();
      double ms;
      gboolean saved;

      ok = save (db, &applier, self->bench->records[which], &saved, &self->error);
      ms = (double) elapsed_us (from) / 1000;
      if (saved)
        {
          self->saved[which]++;
          g_array_append_val (self->times, ms);
        }
      else
        self->conflicts++;
    }
  return NULL;
}

static gboolean
make_records (Bench *self, RegieDb *owner, GError **error)
{
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (self->line->office);
  RegieApplier applier = { .schema = regie_schema (),
                           .derive = regie_derive_dossier,
                           .derive_data = deriver };
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!regie_db_get_ids (owner, "SELECT id FROM dossier WHERE voided = 0 ORDER BY id LIMIT 10", 0,
                         NULL, dossiers, error))
    return FALSE;
  for (guint i = 0; i < RECORDS; i++)
    {
      g_autoptr (RegieChange) change = regie_change_new ("Geteld");
      gint64 id = self->records[i] = regie_id_new ();
      char day[REGIE_DAY_TEXT];
      g_autofree char *dossier = g_strdup_printf (
        "%" G_GINT64_FORMAT, g_array_index (dossiers, gint64, i % dossiers->len));
      gint64 seq;

      regie_change_insert (change, regie_entity (REGIE_ENTITY_Fact), id);
      regie_put_new (change, Fact, id, dossier, dossier);
      regie_put_new_code (change, Fact, id, kind, REGIE_FACT_CONTACT);
      regie_put_new (change, Fact, id, day, regie_day_format (self->line->today, day));
      regie_put_new (change, Fact, id, note, "0");
      if (!regie_apply (owner, &applier, change, &seq, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
percentile (GArray *times, double part)
{
  g_array_sort (times, compare);
  return times->len > 0 ? g_array_index (times, double, (guint) (part * (times->len - 1))) : 0;
}

static char *
find_pgbench (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/usr/lib/postgresql", 0, NULL);
  char *found = g_find_program_in_path ("pgbench");
  const char *name;

  while (found == NULL && dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      found = g_build_filename ("/usr/lib/postgresql", name, "bin", "pgbench", NULL);
      if (!g_file_test (found, G_FILE_TEST_IS_EXECUTABLE))
        g_clear_pointer (&found, g_free);
    }
  return found;
}

/* The third word of each line of pgbench's log is how long a commit took, in microseconds. */
static GArray *
read_times (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      if (g_str_has_prefix (name, "row.") && g_file_get_contents (path, &text, NULL, NULL))
        lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
        {
          g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
          double ms;

          if (g_strv_length (words) < 3)
            continue;
          ms = g_ascii_strtod (words[2], NULL) / 1000;
          g_array_append_val (times, ms);
        }
      g_unlink (path);
    }
  return times;
}

/* Commits of one row by as many clients, on the same server. */
static GArray *
run_pgbench (RegieDb *owner, const char *address, guint clients, guint seconds, GError **error)
{
  g_autofree char *pgbench = find_pgbench ();
  g_autofree char *folder = g_dir_make_tmp ("regie-pgbench-XXXXXX", error);
  g_autofree char *script = g_build_filename (folder, "one.sql", NULL);
  g_autofree char *prefix = g_build_filename (folder, "row", NULL);
  g_autofree char *c = g_strdup_printf ("%u", clients);
  g_autofree char *t = g_strdup_printf ("%u", seconds);
  const char *argv[] = { pgbench,        "-n",   "-c", c,          "-j", "2",    "-T",    t,   "-l",
                         "--log-prefix", prefix, "-M", "prepared", "-f", script, address, NULL };
  GArray *times = NULL;
  int status;

  if (pgbench == NULL)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_FAILED, _("There is no pgbench here."));
      return NULL;
    }
  if (regie_db_script (owner,
                       "CREATE TABLE IF NOT EXISTS bench_row (id integer PRIMARY KEY, n integer); "
                       "INSERT INTO bench_row SELECT g, 0 FROM generate_series (1, 10000) g ON "
                       "CONFLICT DO NOTHING",
                       error)
      && g_file_set_contents (script,
                              "\\set i random(1, 10000)\nUPDATE bench_row SET n = n + 1 WHERE id "
                              "= :i;\n",
                              -1, error)
      && g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, error)
      && g_spawn_check_wait_status (status, error))
    times = read_times (folder);
  regie_db_script (owner, "DROP TABLE IF EXISTS bench_row", NULL);
  g_unlink (script);
  g_rmdir (folder);
  return times;
}

/* What stands there: the note of each record is how often it was saved, and so is its version. */
static gboolean
count_lost (const Bench *self, RegieDb *owner, const Client *clients, guint n, guint *lost,
            GError **error)
{
  *lost = 0;
  for (guint i = 0; i < RECORDS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->records[i]);
      gint64 counted, version;
      guint saved = 0;

      for (guint k = 0; k < n; k++)
        saved += clients[k].saved[i];
      if (!regie_db_get_int (owner, "SELECT CAST (note AS bigint) FROM fact WHERE id = $1", 1,
                             (const char *[]){ id }, &counted, error)
          || !regie_db_get_int (owner, "SELECT version FROM fact WHERE id = $1", 1,
                                (const char *[]){ id }, &version, error))
        return FALSE;
      *lost += (guint) ABS (counted - (gint64) saved) + (guint) ABS (version - 1 - (gint64) saved);
    }
  return TRUE;
}

static gboolean
run_clients (Bench *self, RegieDb *owner, guint n, guint seconds, GError **error)
{
  g_autofree Client *clients = g_new0 (Client, n);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rows = NULL;
  guint conflicts = 0;
  guint lost;
  char detail[160];
  gboolean ok = TRUE;

  self->until = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  for (guint i = 0; i < n; i++)
    {
      clients[i] = (Client){ .bench = self, .number = i };
      clients[i].times = g_array_new (FALSE, FALSE, sizeof (double));
      clients[i].thread = g_thread_new ("client", work, &clients[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      g_thread_join (clients[i].thread);
      g_array_append_vals (times, clients[i].times->data, clients[i].times->len);
      g_array_unref (clients[i].times);
      conflicts += clients[i].conflicts;
      if (clients[i].error != NULL && ok)
        {
          ok = FALSE;
          g_propagate_error (error, g_steal_pointer (&clients[i].error));
        }
      g_clear_error (&clients[i].error);
    }
  if (!ok || !count_lost (self, owner, clients, n, &lost, error)
      || (rows = run_pgbench (owner, self->address, n, MAX (5, seconds / 6), error)) == NULL)
    return FALSE;
  g_print (_("%u saves by %u clients, %u refused because somebody else was first, %u lost\n"),
           times->len, n, conflicts, lost);
  g_snprintf (detail, sizeof detail, "(%.1f ms against %.1f ms; the middle one %.1f against %.1f)",
              percentile (times, 0.99), percentile (rows, 0.99), percentile (times, 0.5),
              percentile (rows, 0.5));
  regie_bench_report ("a save / a commit of one row by pgbench, p99",
                      percentile (times, 0.99) / percentile (rows, 0.99), SAVE_GOAL, detail);
  if (lost == 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED, _("What was saved was lost."));
  return FALSE;
}

int
regie_bench_clients (RegieCommandLine *line, GError **error)
{
  Bench self = { .line = line, .address = line->database };
  guint n = regie_bench_number (line, 0, CLIENTS);
  guint seconds = regie_bench_number (line, 1, SECONDS);
  g_autoptr (RegieDb) owner = regie_bench_open_office (line, error);

  if (owner == NULL || !make_records (&self, owner, error))
    return 1;
  for (guint i = 0; i < n; i++)
    if (!regie_bench_hire (owner, i, error))
      return 1;
  return run_clients (&self, owner, n, seconds, error) ? 0 : 1;
}
