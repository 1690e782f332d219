/* SPDX-License-Identifier: EUPL-1.2 */
/* How soon one window has what another wrote: from the COMMIT of the one until the other has read
 * the row again, on the server that the command was given. */
#include <glib/gi18n.h>

#include "regie-apply.h"
#include "regie-bench.h"
#include "regie-demo.h"
#include "regie-derive.h"
#include "regie-error.h"
#include "regie-store.h"
#include "regie-text.h"

/* So many changes far apart, as in an office, and as many in a row. */
#define CHANGES 50
#define APART_US 700000

typedef struct {
  RegieStore *store; /* the window that looks */
  RegieDb *db;       /* who writes */
  RegieApplier applier;
  char person[REGIE_NUMBER_TEXT];
  char *wanted, *seen; /* the town that was written, and the one that was read */
  gboolean is_asking;
} Bench;

static gpointer
read_town (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char *town = NULL;

  if (!regie_db_get_text (db, "SELECT COALESCE (town, '') FROM person WHERE id = $1", 1,
                          (const char *[]){ data }, &town, error))
    return NULL;
  return town;
}

static void
town_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *self = data;

  g_free (self->seen);
  self->seen = regie_store_finish (self->store, result, NULL);
  self->is_asking = FALSE;
}

static void
changed (Bench *self)
{
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  regie_store_read (self->store, read_town, self->person, NULL, g_free, NULL, town_read, self);
}

/* The time that it took, in ms; below 0 with ERROR set. */
static double
write_one (Bench *self, guint i, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new ("Meting");
  g_autofree char *before = read_town (self->db, self->person, NULL, error);
  gint64 begin;

  if (before == NULL)
    return -1;
  g_free (self->wanted);
  self->wanted = g_strdup_printf ("Meting %u", i);
  regie_change_add (change, "person", self->person, "town", *before != '\0' ? before : NULL,
                    self->wanted);
  if (!regie_apply (self->db, &self->applier, change, NULL, error))
    return -1;
  begin = g_get_monotonic_time ();
  while (g_strcmp0 (self->seen, self->wanted) != 0)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (100);
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

/* CHANGES of them, with so long between; FALSE with ERROR set. */
static gboolean
measure (Bench *self, const char *what, gulong between, GError **error)
{
  double times[CHANGES];

  for (guint i = 0; i < CHANGES; i++)
    {
      g_usleep (between);
      times[i] = write_one (self, i + (between > 0 ? 0 : CHANGES), error);
      if (times[i] < 0)
        return FALSE;
    }
  regie_bench_median (times, CHANGES);
  g_print ("%-46s p50 %6.1f ms  p99 %6.1f ms  %s 1000 ms  %s\n", what, times[CHANGES / 2],
           times[CHANGES * 99 / 100], "<", times[CHANGES * 99 / 100] < 1000 ? "ok" : "MISS");
  return TRUE;
}

static gboolean
measure_all (Bench *self, GError **error)
{
  char *person = NULL;
  g_autofree char *town = NULL;

  if (!regie_db_get_text (self->db, "SELECT min (id) FROM person WHERE voided = 0", 0, NULL,
                          &person, error))
    return FALSE;
  g_strlcpy (self->person, person != NULL ? person : "", sizeof self->person);
  g_free (person);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (changed), self);
  regie_store_await_open (self->store, 10000);
  return measure (self, _("a change is in the other window, far apart"), APART_US, error)
         && measure (self, _("a change is in the other window, in a row"), 0, error);
}

gboolean
regie_bench_live (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  g_autoptr (RegieDb) db = NULL;
  Bench bench = { 0 };
  gboolean ok;

  if (line->database == NULL || !regie_db_is_address (line->database))
    {
      g_print ("%s\n", _("No server: what another window sees was not measured (--database)."));
      return TRUE;
    }
  if ((db = regie_db_open (line->database, REGIE_DB_READ_WRITE, error)) == NULL)
    return FALSE;
  if (!regie_demo_is (db))
    return regie_refuse (error, _("This is measured in demo data only: it changes a person."));
  bench.db = db;
  bench.applier = (RegieApplier){ .schema = regie_schema (),
                                  .codes = line->office->codes,
                                  .derive = regie_derive_dossier,
                                  .derive_data = deriver };
  bench.store = regie_store_new (line->database, REGIE_DB_READ_WRITE, NULL, NULL);
  ok = measure_all (&bench, error);
  regie_store_close (bench.store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (bench.store);
  g_free (bench.wanted);
  g_free (bench.seen);
  return ok;
}
