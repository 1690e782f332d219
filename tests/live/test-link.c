/* SPDX-License-Identifier: EUPL-1.2 */
/* What others do on the same server, and the server that goes and comes back. */
#include "doing.h"
#include "fixture.h"
#include "regie-error.h"
#include "regie-link.h"
#include "regie-lock.h"
#include "regie-shield-commands.h"
#include "regie-store.h"
#include "regie-text.h"

/* What a store said. */
typedef struct {
  RegieStore *store;
  RegieNews *news; /* of all that changed */
  guint n_changed, n_lost, n_found, n_answered;
  GError *error; /* of the last answer, or why it was lost */
  gint64 answer;
} Heard;

static void
note_changed (RegieStore *store, RegieNews *news, Heard *heard)
{
  heard->n_changed++;
  g_clear_pointer (&heard->news, regie_news_unref);
  if (news != NULL)
    heard->news = regie_news_ref (news);
}

static void
note_lost (RegieStore *store, const GError *error, Heard *heard)
{
  heard->n_lost++;
  g_clear_error (&heard->error);
  heard->error = g_error_copy (error);
}

static void
note_found (RegieStore *store, Heard *heard)
{
  heard->n_found++;
}

static void
turn_until (guint *n, guint least)
{
  while (*n < least)
    g_main_context_iteration (NULL, TRUE);
}

/* How many connections listen in this database, and are ready with that.  That of a store which was
 * closed goes a moment later. */
static gint64
n_listening (Fixture *f)
{
  return count (f, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database ()"
                   " AND query ~ '^SELECT (regie_log_length|pg_)' AND pid <> pg_backend_pid ()");
}

static void
wait_until_listening (Fixture *f, gint64 n)
{
  while (n_listening (f) != n)
    g_main_context_iteration (NULL, FALSE);
}

static void
open_store (Heard *heard, Fixture *f, const char *uri)
{
  gint64 before = n_listening (f);

  heard->store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  g_signal_connect (heard->store, "changed", G_CALLBACK (note_changed), heard);
  g_signal_connect (heard->store, "lost", G_CALLBACK (note_lost), heard);
  g_signal_connect (heard->store, "found", G_CALLBACK (note_found), heard);
  regie_store_await_open (heard->store, G_MAXINT / 1000);
  wait_until_listening (f, before + 1);
}

static void
close_store (Heard *heard, Fixture *f)
{
  gint64 before = n_listening (f);

  regie_store_close (heard->store);
  wait_until_listening (f, before - 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (heard->store);
  g_clear_error (&heard->error);
  g_clear_pointer (&heard->news, regie_news_unref);
}

static gpointer
count_people (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = g_new0 (gint64, 1);

  if (!regie_db_get_int (db, "SELECT count(*) FROM person", 0, NULL, n, error))
    g_clear_pointer (&n, g_free);
  return n;
}

static void
take_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Heard *heard = data;
  g_autofree gint64 *n = NULL;

  g_clear_error (&heard->error);
  n = regie_store_finish (heard->store, result, &heard->error);
  heard->answer = n != NULL ? *n : -1;
  heard->n_answered++;
}

static void
ask (Heard *heard)
{
  guint n = heard->n_answered + 1;

  regie_store_read (heard->store, count_people, NULL, NULL, g_free, NULL, take_answer, heard);
  turn_until (&heard->n_answered, n);
}

/* What another program writes is heard, with the records and the dossiers that it is about, and
 * who writes does not hear itself as another. */
static void
test_news (Fixture *f, gconstpointer data)
{
  Heard heard = { 0 };
  gint64 dossier, other;

  other = add_dossier (f, "Vos", NULL, "gezin");
  open_store (&heard, f, f->uri);
  dossier = add_dossier (f, "Bos", NULL, "gezin");
  turn_until (&heard.n_changed, 1);
  g_assert_true (regie_news_has (heard.news, "dossier", dossier));
  g_assert_false (regie_news_has (heard.news, "dossier", other));
  g_assert_false (regie_news_is_everything (heard.news));
  add_fact (f, other, "contact", "2026-11-02", NULL, NULL);
  turn_until (&heard.n_changed, 2);
  g_assert_true (regie_news_has (heard.news, "dossier", other));
  g_assert_false (regie_news_has (heard.news, "dossier", dossier));
  /* Work over very many is not named. */
  g_assert_true (regie_lock_begin_alone (f->db, NULL) && regie_lock_end (f->db, TRUE, NULL));
  turn_until (&heard.n_changed, 3);
  g_assert_true (regie_news_is_everything (heard.news));
  close_store (&heard, f);
}

/* Which shielded dossier somebody opens in need is told to nobody who listens. */
static void
test_in_need (Fixture *f, gconstpointer data)
{
  Heard heard = { 0 };
  g_autofree char *sql = NULL;
  gint64 dossier, other;

  other = add_dossier (f, "Vos", NULL, "gezin");
  dossier = add_dossier (f, "Bos", NULL, "gezin");
  sql = g_strdup_printf (
    "UPDATE dossier SET shielded = 1, number = 'I000777' WHERE id = %" G_GINT64_FORMAT
    "; INSERT INTO staff (id, version, voided, login, name, role, active) VALUES (7, 1, 0, 'l', "
    "'Lotte', 'consulent', 1)",
    dossier);
  g_assert_true (regie_db_script (f->db, sql, NULL));
  open_store (&heard, f, f->uri);
  g_assert_cmpint (do_as (f, "consulent", &regie_shield_commands[REGIE_SHIELD_OPEN], NULL,
                          "nummer=I000777&reden=Crisis", NULL, NULL),
                   ==, DONE);
  turn_until (&heard.n_changed, 1);
  g_assert_false (regie_news_is_everything (heard.news));
  g_assert_true (regie_news_has (heard.news, "emergency", dossier));
  g_assert_false (regie_news_has (heard.news, "fact", dossier));
  /* One as well as another. */
  g_assert_true (regie_news_has (heard.news, "dossier", dossier)
                 && regie_news_has (heard.news, "dossier", other)
                 && regie_news_has (heard.news, "emergency", other));
  close_store (&heard, f);
}

/* What was taken back was never told. */
static void
test_not_committed (Fixture *f, gconstpointer data)
{
  Heard heard = { 0 };

  open_store (&heard, f, f->uri);
  g_assert_true (regie_lock_begin_alone (f->db, NULL));
  regie_lock_end (f->db, FALSE, NULL);
  add_dossier (f, "Bos", NULL, "gezin");
  turn_until (&heard.n_changed, 1);
  g_assert_false (regie_news_is_everything (heard.news));
  close_store (&heard, f);
}

/* The server goes: that is said once, and what is asked fails at once.  It comes back: that is said
 * too, everything may have changed, and what is asked is answered. */
static void
test_lost (Fixture *f, gconstpointer data)
{
  Heard heard = { 0 };

  open_store (&heard, f, f->uri);
  ask (&heard);
  g_assert_no_error (heard.error);
  fixture_cut (f);
  turn_until (&heard.n_lost, 1);
  g_assert_true (regie_store_is_lost (heard.store));
  ask (&heard);
  g_assert_nonnull (heard.error);
  g_assert_cmpuint (heard.n_found, ==, 0);
  fixture_let_in (f, TRUE);
  regie_store_hurry (heard.store);
  turn_until (&heard.n_found, 1);
  turn_until (&heard.n_changed, 1);
  g_assert_null (heard.news);
  g_assert_false (regie_store_is_lost (heard.store));
  ask (&heard);
  g_assert_no_error (heard.error);
  g_assert_cmpuint (heard.n_lost, ==, 1);
  add_dossier (f, "Bos", NULL, "gezin");
  turn_until (&heard.n_changed, 2);
  close_store (&heard, f);
}

/* Nobody need be told to try: it is back by itself. */
static void
test_back_by_itself (Fixture *f, gconstpointer data)
{
  Heard heard = { 0 };

  open_store (&heard, f, f->uri);
  fixture_cut (f);
  turn_until (&heard.n_lost, 1);
  fixture_let_in (f, TRUE);
  turn_until (&heard.n_found, 1);
  close_store (&heard, f);
}

/* A pooler that forgets who listens: what others wrote is found by looking. */
static void
test_deaf (Fixture *f, gconstpointer data)
{
  Heard heard = { 0 };

  open_store (&heard, f, f->uri);
  /* It may not have looked yet how it was before the first. */
  while (heard.n_changed == 0)
    {
      g_assert_true (regie_db_script (f->db,
                                      "INSERT INTO change_log (seq, at, title, values_hash, hash)"
                                      " SELECT COALESCE (max (seq), 0) + 1, '', '', '', '' FROM "
                                      "change_log",
                                      NULL));
      regie_store_hurry (heard.store);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (regie_news_is_everything (heard.news));
  close_store (&heard, f);
}

static void
set_open (Heard *heard, gint64 dossier)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (dossier != 0)
    g_array_append_val (ids, dossier);
  regie_store_set_open (heard->store, ids);
}

static char *
dup_others (Fixture *f, gint64 dossier)
{
  char *names = NULL;

  g_assert_true (regie_lock_dup_others (f->db, dossier, &names, NULL));
  return names;
}

static void
wait_for_others (Fixture *f, gint64 dossier, const char *names)
{
  g_autofree char *there = dup_others (f, dossier);

  while (g_strcmp0 (there, names) != 0)
    {
      g_free (there);
      there = dup_others (f, dossier);
    }
}

/* Colleagues see who has a dossier open, hear when that changes, and nothing is left of a program
 * that ended.  One's own other window is no colleague. */
static void
test_open (Fixture *f, gconstpointer data)
{
  Heard lotte = { 0 }, here = { 0 };
  g_autofree char *uri = NULL;
  gint64 dossier = add_dossier (f, "Bos", NULL, "gezin");
  gint64 other = add_dossier (f, "Vos", NULL, "gezin");

  g_assert_true (regie_db_script (
    f->db,
    "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES "
    "(7, 1, 0, 'Lotte Habets', 'lotte', 'consulent', 1), (8, 1, 0, 'Ik', session_user, "
    "'consulent', 1);"
    "DO $$ BEGIN CREATE ROLE lotte LOGIN SUPERUSER; EXCEPTION WHEN duplicate_object THEN NULL; END "
    "$$",
    NULL));
  uri = g_strconcat (f->uri, "&user=lotte", NULL);
  open_store (&here, f, f->uri);
  open_store (&lotte, f, uri);
  set_open (&here, dossier);
  set_open (&lotte, dossier);
  turn_until (&here.n_changed, 1);
  g_assert_true (regie_news_has (here.news, "open", dossier));
  wait_for_others (f, dossier, "Lotte Habets");
  wait_for_others (f, other, NULL);
  set_open (&lotte, other);
  wait_for_others (f, other, "Lotte Habets");
  wait_for_others (f, dossier, NULL);
  close_store (&lotte, f);
  wait_for_others (f, other, NULL);
  close_store (&here, f);
}

TEST_SUITE (link)
{
  static const FixtureTest tests[] = {
    { "others-are-heard", test_news },
    { "opened-in-need", test_in_need },
    { "what-was-not-saved-is-not-told", test_not_committed },
    { "lost-and-found", test_lost },
    { "back-by-itself", test_back_by_itself },
    { "where-nothing-is-heard-it-looks", test_deaf },
    { "who-has-a-dossier-open", test_open },
  };

  ADD_ON_SERVER ("/link", tests);
}
