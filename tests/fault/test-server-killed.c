/* SPDX-License-Identifier: EUPL-1.2 */
/* R9: the server falls over while three programs save, and comes back: what was said to be saved is
 * there, once; of what was not known it is found out; and each goes on by itself. */
#include "fault.h"
#include "records.h"
#include "server.h"

#include <poll.h>

#include "regie-error.h"

#define CLIENTS 3

/* What a client says of each of its saves. */
enum { SAVED, STOOD, NOT_THERE, AGAIN, N_WORDS };

typedef struct {
  Fixture *f;
  gint64 dossier;
} Client;

static RegieChange *
make_fact (Fixture *f, gint64 dossier)
{
  g_autoptr (RegieForm) form = form_of (
    PAIRS ("soort", "contact", "datum", "2026-11-02", "toelichting", "Gebeld."));
  g_autoptr (GError) error = NULL;
  RegieChange *change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);

  g_assert_no_error (error);
  return change;
}

/* Was it saved?  Asked until the server knows. */
static gboolean
find_out (RegieDb *db, const char *proof)
{
  gint64 seq = 0;

  while (!regie_log_stands (db, proof, &seq, NULL))
    g_usleep (5000);
  return seq != 0;
}

/* Saves CHANGE, once, however often it takes. */
static void
save (RegieDb *db, const RegieApplier *applier, const RegieChange *change, int line)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      const char *proof;

      if (regie_apply (db, applier, change, NULL, &error))
        {
          fault_say (line, SAVED);
          return;
        }
      proof = regie_error_get_proof (error);
      if (proof != NULL && find_out (db, proof))
        {
          fault_say (line, STOOD);
          return;
        }
      if (proof == NULL && !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_LOST))
        g_printerr ("%s\n", error->message);
      fault_say (line, proof != NULL ? NOT_THERE : AGAIN);
      g_usleep (50000);
    }
}

static gboolean
is_told_to_stop (int line)
{
  struct pollfd fd = { line, POLLIN, 0 };

  return poll (&fd, 1, 0) > 0;
}

static void
save_on (int line, gpointer data)
{
  const Client *self = data;
  g_autoptr (GError) error = NULL;
  RegieDb *db = regie_db_open (self->f->uri, REGIE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  while (!is_told_to_stop (line))
    {
      g_autoptr (RegieChange) change = make_fact (self->f, self->dossier);

      save (db, &self->f->applier, change, line);
    }
}

/* Hears what they say until every one of them saved LEAST times, or is gone. */
static void
hear (const FaultChild *children, guint least, guint saved[CLIENTS], guint words[N_WORDS])
{
  guint now[CLIENTS] = { 0 };
  gint64 word;

  for (guint i = 0; i < CLIENTS; i++)
    while (now[i] < least && fault_hear (children[i].line, &word))
      {
        words[word]++;
        now[i] += word == SAVED || word == STOOD;
        saved[i] += word == SAVED || word == STOOD;
      }
}

static gint64
count_facts (Fixture *f, gint64 dossier)
{
  g_autofree char *text = g_strdup_printf (
    "SELECT count(*) FROM fact WHERE dossier = %" G_GINT64_FORMAT, dossier);

  return count (f, text);
}

static void
test_killed (void)
{
  Server server;
  Fixture f = { 0 };
  Client clients[CLIENTS];
  FaultChild children[CLIENTS];
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  guint saved[CLIENTS] = { 0 };
  guint words[N_WORDS] = { 0 };
  guint kills = fault_scale (2, 15, 500);
  gint64 wrong = 0;
  gint64 entries;

  server_init (&server, &f);
  for (guint i = 0; i < CLIENTS; i++)
    clients[i] = (Client){ &f, add_dossier (&f, "Bos", NULL, "gezin") };
  entries = count (&f, "SELECT count(*) FROM change_log");
  for (guint i = 0; i < CLIENTS; i++)
    children[i] = fault_start (save_on, &clients[i]);
  for (guint i = 0; i < kills; i++)
    {
      hear (children, 3, saved, words);
      g_usleep (g_rand_int_range (rand, 0, 20000));
      server_kill (&server);
      server_start (&server);
    }
  hear (children, 3, saved, words);
  for (guint i = 0; i < CLIENTS; i++)
    fault_say (children[i].line, 0);
  hear (children, G_MAXUINT, saved, words);
  for (guint i = 0; i < CLIENTS; i++)
    fault_end (&children[i]);
  for (guint i = 0; i < CLIENTS; i++)
    wrong += ABS (count_facts (&f, clients[i].dossier) - saved[i]);
  entries = count (&f, "SELECT count(*) FROM change_log") - entries;
  g_test_message ("%u kills of the server, %u clients: %u saved, %u unknown of which %u stood, "
                  "%u tried again; %" G_GINT64_FORMAT " lost or doubled",
                  kills, CLIENTS, words[SAVED], words[STOOD] + words[NOT_THERE], words[STOOD],
                  words[AGAIN], wrong);
  g_assert_cmpint (wrong, ==, 0);
  g_assert_cmpint (entries, ==, words[SAVED] + words[STOOD]);
  assert_in_order (&f);
  server_clear (&server, &f);
}

TEST_SUITE (server_killed)
{
  if (fixture_has_server ())
    g_test_add_func ("/server-killed/nothing-lost-nothing-twice", test_killed);
}
