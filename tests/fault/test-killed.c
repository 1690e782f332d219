/* SPDX-License-Identifier: EUPL-1.2 */
/* R3: two programs that save are killed at any moment: what each said to be saved is there. */
#include "fault.h"
#include "records.h"

#include <poll.h>

#include "regie-error.h"

#define WRITERS 2
/* Kills between two fresh databases. */
#define ROUND 25

typedef struct {
  Fixture f;
  GBytes *bytes;
  gint64 dossiers[WRITERS];
  gint64 before;         /* entries of the log */
  gint64 saved[WRITERS]; /* since the database was fresh */
  gboolean speaks_early; /* says that it was saved before it is */
  guint acknowledged, lost, half, corrupt, journals;
} Killed;

typedef struct {
  const Killed *killed;
  gint64 dossier;
} Writer;

static gboolean
save (Fixture *f, gint64 dossier)
{
  g_autoptr (RegieForm) form = form_of (
    PAIRS ("soort", "contact", "datum", "2026-11-02", "toelichting", "Gebeld."));
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);

  g_assert_no_error (error);
  if (regie_apply (f->db, &f->applier, change, NULL, &error))
    return TRUE;
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_BUSY);
  return FALSE;
}

/* Saves until it is killed. */
static void
save_for_ever (int line, gpointer data)
{
  const Writer *self = data;
  Fixture f = self->killed->f;
  g_autoptr (GError) error = NULL;

  f.db = regie_db_open (f.uri, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  for (;;)
    {
      if (self->killed->speaks_early)
        fault_say (line, 1);
      /* The other may keep it from its turn. */
      while (!save (&f, self->dossier))
        ;
      if (!self->killed->speaks_early)
        fault_say (line, 1);
    }
}

static gint64
n_facts (RegieDb *db, gint64 dossier)
{
  char id[24];
  gint64 n = -1;

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  regie_db_get_int (db, "SELECT count(*) FROM fact WHERE dossier = $1", 1, (const char *[]){ id },
                    &n, NULL);
  return n;
}

/* What of the save under way stands counts from now on. */
static void
look (Killed *self, gboolean thoroughly)
{
  g_autofree char *journal = g_strconcat (self->f.uri, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;
  gint64 facts = 0;
  gint64 entries = -1;
  GStatBuf st;

  self->journals += g_stat (journal, &st) == 0 && st.st_size > 0;
  db = regie_db_open (self->f.uri, REGIE_DB_READ_WRITE, &error);
  if (db == NULL || !fault_check (db, thoroughly ? self->f.deriver : NULL, &error)
      || !regie_db_get_int (db, "SELECT count(*) FROM change_log", 0, NULL, &entries, &error))
    {
      self->corrupt++;
      return;
    }
  for (guint i = 0; i < WRITERS; i++)
    {
      gint64 n = n_facts (db, self->dossiers[i]);

      self->lost += n < self->saved[i];
      self->half += n > self->saved[i] + 1;
      self->saved[i] = n;
      facts += n;
    }
  self->half += entries - self->before != facts;
}

static void
kill_once (Killed *self, GRand *rand)
{
  Writer writers[WRITERS];
  FaultChild children[WRITERS];
  struct pollfd fds[WRITERS];
  gint64 n;

  for (guint i = 0; i < WRITERS; i++)
    {
      writers[i] = (Writer){ self, self->dossiers[i] };
      children[i] = fault_start (save_for_ever, &writers[i]);
    }
  /* They are at work, and then any moment. */
  for (guint i = 0; i < WRITERS; i++)
    fds[i] = (struct pollfd){ children[i].line, POLLIN, 0 };
  for (gint32 left = g_rand_int_range (rand, 1, 12); left > 0;)
    {
      g_assert_cmpint (poll (fds, WRITERS, -1), >, 0);
      for (guint i = 0; i < WRITERS; i++)
        if (fds[i].revents != 0 && fault_hear (children[i].line, &n))
          {
            self->saved[i]++;
            self->acknowledged++;
            left--;
          }
    }
  g_usleep (g_rand_int_range (rand, 0, 4000));
  for (guint i = 0; i < WRITERS; i++)
    fault_kill (&children[i]);
  for (guint i = 0; i < WRITERS; i++)
    {
      while (fault_hear (children[i].line, &n))
        {
          self->saved[i]++;
          self->acknowledged++;
        }
      fault_end (&children[i]);
    }
}

static void
kill_often (Killed *self, guint kills, gboolean speaks_early)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  *self = (Killed){ .speaks_early = speaks_early };
  set_up (&self->f, GINT_TO_POINTER (FALSE));
  self->dossiers[0] = add_dossier (&self->f, "Bos", NULL, "gezin");
  self->dossiers[1] = add_dossier (&self->f, "Vos", NULL, "gezin");
  self->before = count (&self->f, "SELECT count(*) FROM change_log");
  g_clear_pointer (&self->f.db, regie_db_close);
  self->bytes = fault_read (self->f.uri);
  for (guint i = 0; i < kills; i++)
    {
      if (i % ROUND == 0)
        {
          g_autofree char *journal = g_strconcat (self->f.uri, "-journal", NULL);

          g_unlink (journal);
          fault_write (self->f.uri, self->bytes);
          memset (self->saved, 0, sizeof self->saved);
        }
      kill_once (self, rand);
      look (self, i % 10 == 0);
    }
  g_test_message ("%s: %u kills, %u saves acknowledged, %u rolled back; %u lost, %u half, "
                  "%u corrupt",
                  speaks_early ? "who speaks early" : "as it is", kills, self->acknowledged,
                  self->journals, self->lost, self->half, self->corrupt);
  g_bytes_unref (self->bytes);
  tear_down (&self->f, GINT_TO_POINTER (FALSE));
}

static void
test_as_it_is (void)
{
  Killed killed;

  kill_often (&killed, fault_scale (20, 300, 10000), FALSE);
  g_assert_cmpuint (killed.lost, ==, 0);
  g_assert_cmpuint (killed.half, ==, 0);
  g_assert_cmpuint (killed.corrupt, ==, 0);
}

/* Who says that it was saved before it is loses it. */
static void
test_early (void)
{
  Killed killed;

  kill_often (&killed, 8, TRUE);
  g_assert_cmpuint (killed.lost, >, 0);
}

TEST_SUITE (killed)
{
  g_test_add_func ("/killed/nothing-saved-is-lost", test_as_it_is);
  g_test_add_func ("/killed/who-speaks-early-loses", test_early);
}
