/* SPDX-License-Identifier: EUPL-1.2 */
/* R2: the power goes while the program saves.  What was said to be saved is there afterwards, on a
 * disk that keeps only what it was made sure of; with the care left out it is not. */
#include "fault.h"
#include "faulty-disk.h"

#include "regie-error.h"

/* Saves between two fresh databases. */
#define ROUND 120

typedef struct {
  Fixture f;
  GBytes *bytes;
  GRand *rand;
  char *folder; /* where what is left of the files is looked at */
  gint64 dossier;
  gboolean is_watched;
  guint most, chance; /* crashes, and one in so many moments */
  gint64 before, saved;
  guint crashes, acknowledged, lost, half, corrupt, torn;
} Power;

static gint64
ask (RegieDb *db, const char *sql, GError **error)
{
  gint64 n = -1;

  return regie_db_get_int (db, sql, 0, NULL, &n, error) ? n : -1;
}

/* Of one save the fact is there and its entry in the log, or neither. */
static void
look (Power *self, RegieDb *db, GError **error)
{
  gint64 facts = ask (db, "SELECT count(*) FROM fact", error);
  gint64 entries = ask (db, "SELECT count(*) FROM change_log", error);
  RegieDeriver *deriver = self->crashes % 10 == 0 ? self->f.deriver : NULL;

  if (facts < 0 || entries < 0 || !fault_check (db, deriver, error))
    self->corrupt++;
  else if (entries - self->before != facts)
    self->half++;
  else if (facts < self->saved)
    self->lost++;
  else
    self->torn += facts > self->saved;
}

/* The power goes now: what is on the disk is looked at. */
static void
lose_power (gpointer data)
{
  Power *self = data;
  g_autofree char *path = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->is_watched || self->crashes >= self->most
      || g_rand_int_range (self->rand, 0, (gint32) self->chance) != 0)
    return;
  faulty_disk_use (FALSE);
  self->crashes++;
  self->acknowledged += self->saved;
  faulty_disk_lose_power (self->folder, self->rand);
  path = g_build_filename (self->folder, "test.db", NULL);
  db = regie_db_open (path, REGIE_DB_READ_WRITE, &error);
  if (db == NULL)
    self->corrupt++;
  else
    look (self, db, &error);
  g_clear_pointer (&db, regie_db_close);
  fault_remove (self->folder);
  g_mkdir (self->folder, 0700);
  faulty_disk_use (TRUE);
}

/* So many saves on a fresh database, with what CARELESS (SQL) leaves out. */
static void
save_round (Power *self, const char *careless)
{
  g_autoptr (GError) error = NULL;

  fault_write (self->f.uri, self->bytes);
  faulty_disk_use (TRUE);
  faulty_disk_watch (lose_power, self);
  self->f.db = regie_db_open (self->f.uri, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_db_script (self->f.db, careless, NULL));
  self->before = count (&self->f, "SELECT count(*) FROM change_log");
  self->is_watched = TRUE;
  for (self->saved = 0; self->saved < ROUND && self->crashes < self->most; self->saved++)
    add_fact (&self->f, self->dossier, "contact", "2026-11-02", "toelichting",
              "De stroom viel uit.");
  self->is_watched = FALSE;
  g_clear_pointer (&self->f.db, regie_db_close);
  faulty_disk_unwatch ();
  faulty_disk_use (FALSE);
}

static void
lose_often (Power *self, const char *careless, guint most)
{
  *self = (Power){ .most = most, .chance = 4, .rand = g_rand_new_with_seed (20261123) };
  set_up (&self->f, GINT_TO_POINTER (FALSE));
  self->dossier = add_dossier (&self->f, "Bos", NULL, "gezin");
  g_clear_pointer (&self->f.db, regie_db_close);
  self->bytes = fault_read (self->f.uri);
  self->folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  while (self->crashes < most)
    save_round (self, careless);
  g_test_message ("%s: %u crashes, %u saves acknowledged; %u lost, %u half, %u corrupt; of %u the "
                  "save under way stood",
                  *careless != '\0' ? careless : "as it is", self->crashes, self->acknowledged,
                  self->lost, self->half, self->corrupt, self->torn);
  {
    g_autofree char *journal = g_strconcat (self->f.uri, "-journal", NULL);
    g_autofree char *wal = g_strconcat (self->f.uri, "-wal", NULL);

    g_unlink (journal);
    g_unlink (wal);
  }
  fault_remove (self->folder);
  g_free (self->folder);
  g_bytes_unref (self->bytes);
  g_rand_free (self->rand);
  tear_down (&self->f, GINT_TO_POINTER (FALSE));
}

static void
test_as_it_is (void)
{
  Power power;

  lose_often (&power, "", fault_scale (150, 10000, 200000));
  g_assert_cmpuint (power.lost, ==, 0);
  g_assert_cmpuint (power.half, ==, 0);
  g_assert_cmpuint (power.corrupt, ==, 0);
  g_assert_cmpuint (power.acknowledged, >, 0);
}

/* The loss is real: who does not wait for the disk loses what was acknowledged. */
static void
test_careless (gconstpointer data)
{
  const char *careless = data;
  Power power;

  lose_often (&power, careless, fault_scale (40, 400, 2000));
  g_assert_cmpuint (power.lost + power.corrupt, >, 0);
}

TEST_SUITE (power)
{
  g_test_add_func ("/power/nothing-saved-is-lost", test_as_it_is);
  g_test_add_data_func ("/power/without-waiting-it-is", "PRAGMA synchronous = OFF", test_careless);
  g_test_add_data_func ("/power/with-half-the-waiting-it-is",
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", test_careless);
}
