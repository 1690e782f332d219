/* SPDX-License-Identifier: EUPL-1.2 */
/* R10: the line to the server stalls, is cut or drips, at each step of what is said on it: that is
 * said in time, the window keeps turning meanwhile, and what is to be saved is saved once. */
#include "fault.h"
#include "proxy.h"
#include "records.h"
#include "server.h"

#include "regie-error.h"
#include "regie-store.h"
#include "regie-wire.h"

/* Enough for a busy machine, and less than anybody waits. */
#define PATIENCE_MS 2000
/* How often the main loop turns at least while nothing comes for so long. */
#define LEAST_TURNS 20

#define MARK "SELECT 'gemerkt'"

typedef struct {
  const char *name;
  ProxyStep step;
  const char *mark;
  ProxyFault fault;
  int code; /* of the error that is said; -1: it comes through */
} Case;

static const Case cases[] = {
  { "start-stalls", PROXY_START, NULL, PROXY_STALL, REGIE_ERROR_LOST },
  { "answer-half-open", PROXY_ANSWER, MARK, PROXY_HALF, REGIE_ERROR_LOST },
  { "commit-cut", PROXY_ANSWER, "COMMIT", PROXY_CUT, REGIE_ERROR_UNKNOWN },
  { "answer-drips", PROXY_ANSWER, MARK, PROXY_DRIP, -1 },
  { "start-cut", PROXY_START, NULL, PROXY_CUT, REGIE_ERROR_LOST },
  { "welcome-reset", PROXY_WELCOME, NULL, PROXY_RESET, REGIE_ERROR_LOST },
  { "welcome-drips", PROXY_WELCOME, NULL, PROXY_DRIP, -1 },
  { "question-stalls", PROXY_QUESTION, MARK, PROXY_STALL, REGIE_ERROR_LOST },
  { "question-cut", PROXY_QUESTION, MARK, PROXY_CUT, REGIE_ERROR_LOST },
  { "answer-reset", PROXY_ANSWER, MARK, PROXY_RESET, REGIE_ERROR_LOST },
  { "commit-stalls", PROXY_ANSWER, "COMMIT", PROXY_STALL, REGIE_ERROR_UNKNOWN },
  { "commit-reset", PROXY_ANSWER, "COMMIT", PROXY_RESET, REGIE_ERROR_UNKNOWN },
};

typedef struct {
  Fixture f;
  Server server;
  Proxy *proxy;
  char *uri; /* by the proxy */
  gint64 dossier;
} Bench;

/* What was asked of a store and how it ended. */
typedef struct {
  RegieStore *store;
  const Bench *bench;
  const RegieChange *change;
  const char *proof;
  guint turns;
  gboolean is_answered;
  GError *error;
  gboolean stands;
} Asked;

static gboolean
count_turn (gpointer data)
{
  ((Asked *) data)->turns++;
  return G_SOURCE_CONTINUE;
}

/* Turns the main loop until there is an answer. */
static void
await (Asked *asked)
{
  guint id = g_timeout_add (5, count_turn, asked);

  asked->turns = 0;
  while (!asked->is_answered)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
note_opened (RegieStore *store, const GError *error, Asked *asked)
{
  asked->is_answered = TRUE;
  g_clear_error (&asked->error);
  asked->error = error != NULL ? g_error_copy (error) : NULL;
}

static void
take_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;

  g_clear_error (&asked->error);
  regie_store_finish (asked->store, result, &asked->error);
  asked->is_answered = TRUE;
}

static gpointer
save (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  if (regie_db_exec (db, MARK, 0, NULL, NULL, NULL, error))
    regie_apply (db, &asked->bench->f.applier, asked->change, NULL, error);
  return NULL;
}

static gpointer
find_out (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  gint64 seq = 0;

  regie_log_stands (db, asked->proof, &seq, error);
  asked->stands = seq != 0;
  return NULL;
}

static void
open_store (Asked *asked)
{
  asked->is_answered = FALSE;
  asked->store = regie_store_new (asked->bench->uri, REGIE_DB_READ_WRITE, NULL, NULL);
  g_signal_connect (asked->store, "opened", G_CALLBACK (note_opened), asked);
  await (asked);
}

static void
close_store (Asked *asked)
{
  regie_store_close (asked->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&asked->store);
}

static void
do_on_store (Asked *asked, RegieJobFunc job)
{
  asked->is_answered = FALSE;
  regie_store_write (asked->store, job, asked, NULL, NULL, NULL, take_answer, asked);
  await (asked);
}

/* Until the server is there again and knows. */
static void
look_up (Asked *asked)
{
  g_autofree char *proof = g_strdup (regie_error_get_proof (asked->error));

  g_assert_nonnull (proof);
  asked->proof = proof;
  do
    {
      regie_store_hurry (asked->store);
      do_on_store (asked, find_out);
    }
  while (asked->error != NULL);
  asked->proof = NULL;
}

static void
assert_said (const Case *one, const Asked *asked)
{
  if (one->code < 0)
    g_assert_no_error (asked->error);
  else
    g_assert_error (asked->error, REGIE_ERROR, one->code);
  if (one->fault == PROXY_STALL || one->fault == PROXY_HALF)
    g_assert_cmpuint (asked->turns, >=, LEAST_TURNS);
}

static RegieChange *
make_fact (Bench *b)
{
  g_autoptr (RegieForm) form = form_of (
    PAIRS ("soort", "contact", "datum", "2026-11-02", "toelichting", "Gebeld."));
  g_autoptr (GError) error = NULL;
  RegieChange *change = regie_fact_record (b->f.office, b->dossier, NULL, form, 0, &error);

  g_assert_no_error (error);
  return change;
}

/* The line is bad while the program opens, or while it saves; then it is good, and it is saved. */
static void
try_case (Bench *b, const Case *one)
{
  g_autoptr (RegieChange) change = make_fact (b);
  Asked asked = { .bench = b, .change = change };
  gint64 before = count (&b->f, "SELECT count(*) FROM fact");
  gboolean at_once = one->step == PROXY_START || one->step == PROXY_WELCOME;

  if (at_once)
    {
      proxy_break (b->proxy, one->step, one->mark, one->fault);
      open_store (&asked);
      assert_said (one, &asked);
      g_assert_true (proxy_is_broken (b->proxy));
      close_store (&asked);
    }
  open_store (&asked);
  g_assert_no_error (asked.error);
  if (!at_once)
    {
      proxy_break (b->proxy, one->step, one->mark, one->fault);
      /* Where the machine is so busy that it was lost before: again. */
      for (do_on_store (&asked, save); !proxy_is_broken (b->proxy); do_on_store (&asked, save))
        g_assert_error (asked.error, REGIE_ERROR, REGIE_ERROR_LOST);
      assert_said (one, &asked);
      if (one->code == REGIE_ERROR_UNKNOWN)
        {
          look_up (&asked);
          g_assert_true (asked.stands); /* who saved again without looking had it twice */
        }
    }
  if (at_once || one->code == REGIE_ERROR_LOST)
    do
      {
        regie_store_hurry (asked.store);
        do_on_store (&asked, save);
      }
    while (asked.error != NULL);
  close_store (&asked);
  g_assert_cmpint (count (&b->f, "SELECT count(*) FROM fact"), ==, before + 1);
}

/* A question that takes longer than the patience to be sent, and is sent all the time: much more
 * than the system keeps on the way, at most 16 KiB every two milliseconds. */
static void
ask_much (Bench *b)
{
  g_autofree char *much = g_strnfill (32 << 20, 'a');
  const char *values[] = { much };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieWire) wire = regie_wire_open (b->uri, REGIE_WIRE_QUICK, FALSE, &error);
  PGresult *result;

  g_assert_no_error (error);
  proxy_break (b->proxy, PROXY_QUESTION, MARK, PROXY_SLOW);
  PQclear (regie_wire_run (wire, MARK, 0, NULL, NULL, NULL, 0));
  result = regie_wire_run (wire, "SELECT length ($1)", 1, values, NULL, NULL, 0);
  regie_wire_check (wire, result, &error);
  g_assert_no_error (error);
  PQclear (result);
}

static void
test_lines (void)
{
  Bench b = { 0 };
  guint n = fault_scale (4, G_N_ELEMENTS (cases), 10 * G_N_ELEMENTS (cases));

  server_init (&b.server, &b.f);
  b.dossier = add_dossier (&b.f, "Bos", NULL, "gezin");
  b.proxy = proxy_new (b.server.folder);
  b.uri = server_dup_uri_by (&b.server, proxy_get_port (b.proxy));
  regie_wire_set_patience (PATIENCE_MS);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", cases[i % G_N_ELEMENTS (cases)].name);
      try_case (&b, &cases[i % G_N_ELEMENTS (cases)]);
    }
  if (g_getenv ("REGIE_FAULT") != NULL)
    ask_much (&b);
  g_test_message ("%u bad lines: all said in time, 0 lost, 0 doubled", n);
  assert_in_order (&b.f);
  proxy_free (b.proxy);
  g_free (b.uri);
  server_clear (&b.server, &b.f);
}

TEST_SUITE (bad_line)
{
  if (fixture_has_server ())
    g_test_add_func ("/bad-line/said-in-time-and-saved-once", test_lines);
}
