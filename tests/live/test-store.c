/* SPDX-License-Identifier: EUPL-1.2 */
/* The threads of the store. */
#include "fixture.h"
#include "regie-error.h"
#include "regie-store.h"

static gpointer
count_people (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = g_new0 (gint64, 1);

  regie_db_get_int (db, "SELECT count(*) FROM person", 0, NULL, n, error);
  return n;
}

static gpointer
add_person (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!regie_db_begin (db, error))
    return NULL;
  regie_db_script (db, "INSERT INTO person (id, version, voided, surname) VALUES (1, 1, 0, 'Test')",
                   error);
  regie_db_commit (db, error);
  return NULL;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
note_changed (RegieStore *store, const RegieNews *news, guint *n)
{
  ++*n;
}

/* Jobs run in order on their own threads; the main loop hears of every commit; after closing
 * nothing runs. */
static void
test_worker (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (RegieStore) store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  GAsyncResult *written = NULL;
  GAsyncResult *read = NULL;
  GAsyncResult *refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = NULL;
  guint changed = 0;

  g_signal_connect (store, "changed", G_CALLBACK (note_changed), &changed);
  regie_store_write (store, add_person, NULL, NULL, NULL, NULL, keep_result, &written);
  while (written == NULL)
    g_main_context_iteration (NULL, TRUE);
  regie_store_read (store, count_people, NULL, NULL, g_free, NULL, keep_result, &read);
  while (read == NULL || changed == 0)
    g_main_context_iteration (NULL, TRUE);
  n = regie_store_finish (store, read, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*n, ==, 1);
  regie_store_close (store);
  regie_store_read (store, count_people, NULL, NULL, g_free, NULL, keep_result, &refused);
  while (refused == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (regie_store_finish (store, refused, &error));
  g_assert_nonnull (error);
  g_object_unref (written);
  g_object_unref (read);
  g_object_unref (refused);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* What was given to jobs, and on which thread it went. */
typedef struct {
  GThread *giver;
  int n_freed, n_elsewhere; /* atomic */
} Freeing;

static Freeing freeing;

static gpointer
new_given (void)
{
  return g_new0 (int, 1);
}

static void
free_given (gpointer data)
{
  g_free (data);
  if (g_thread_self () != freeing.giver)
    g_atomic_int_inc (&freeing.n_elsewhere);
  g_atomic_int_inc (&freeing.n_freed);
  g_main_context_wakeup (NULL);
}

static gpointer
give_back (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return new_given ();
}

static gpointer
fail_job (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_FAILED, "no");
  return NULL;
}

static void
count_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  ++*(guint *) data;
}

#define N_ROUNDS 500

/* Five jobs, each given something, of which two give something back that nobody takes. */
static void
submit_round (RegieStore *store, GCancellable *cancelled, guint *answered)
{
  regie_store_read (store, give_back, new_given (), free_given, free_given, NULL, count_answer,
                    answered);
  regie_store_write (store, give_back, new_given (), free_given, free_given, NULL, count_answer,
                     answered);
  regie_store_read (store, fail_job, new_given (), free_given, NULL, NULL, count_answer, answered);
  regie_store_read (store, give_back, new_given (), free_given, free_given, cancelled, count_answer,
                    answered);
  regie_store_note (store, fail_job, new_given (), free_given, NULL, NULL);
}

/* A job may hold what only the main thread may let go of (a page, the session): what it was given
 * is let go of there, also when the job failed, was cancelled before it ran, or waited while the
 * store was closed and let go of. */
static void
test_freeing (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  RegieStore *store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  guint refused = 0;

  freeing = (Freeing){ .giver = g_thread_self () };
  g_cancellable_cancel (cancelled);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      guint answered = 0;

      /* Without waiting in the kernel, so that the answer is often taken while the worker still
       * holds its task. */
      submit_round (store, cancelled, &answered);
      while (answered < 4)
        g_main_context_iteration (NULL, FALSE);
    }
  regie_store_close (store);
  submit_round (store, cancelled, &refused); /* nothing runs any more */
  g_object_unref (store);
  while (g_atomic_int_get (&freeing.n_freed) < N_ROUNDS * 7 + 5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (freeing.n_elsewhere, ==, 0);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* How the store said that it is open. */
typedef struct {
  guint n;
  GError *error;
} Opened;

static void
note_opened (RegieStore *store, const GError *error, Opened *opened)
{
  opened->n++;
  opened->error = error != NULL ? g_error_copy (error) : NULL;
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
refuse_setup (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  regie_refuse (error, "no setup");
  return NULL;
}

/* A database that cannot be opened is said once, and every job fails with the same words. */
static void
test_not_open (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (RegieStore) store = regie_store_new (uri, REGIE_DB_CREATE, refuse_setup, NULL);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GError) error = NULL;
  Opened opened = { 0, NULL };

  g_assert_cmpstr (regie_store_get_uri (store), ==, uri);
  g_signal_connect (store, "opened", G_CALLBACK (note_opened), &opened);
  regie_store_read (store, count_people, NULL, NULL, g_free, NULL, keep_result, &read);
  regie_store_write (store, add_person, NULL, NULL, NULL, NULL, keep_result, &written);
  wait_for (&read);
  wait_for (&written);
  regie_store_await_open (store, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (opened.n, ==, 1);
  g_assert_cmpstr (opened.error->message, ==, "no setup");
  g_assert_null (regie_store_finish (store, read, &error));
  g_assert_cmpstr (error->message, ==, "no setup");
  g_clear_error (&error);
  g_assert_null (regie_store_finish (store, written, &error));
  g_assert_cmpstr (error->message, ==, "no setup");
  g_clear_error (&opened.error);
  regie_store_close (store);
  regie_store_close (store);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* What is settled was answered; a note says nothing; what another program wrote is found. */
static void
test_settle (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (RegieStore) store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (RegieDb) other = NULL;
  g_autofree gint64 *n = NULL;
  Opened opened = { 0, NULL };
  guint changed = 0;

  g_signal_connect (store, "opened", G_CALLBACK (note_opened), &opened);
  g_signal_connect (store, "changed", G_CALLBACK (note_changed), &changed);
  regie_store_await_open (store, G_MAXINT / 1000);
  g_assert_cmpuint (opened.n, ==, 1);
  g_assert_no_error (opened.error);
  regie_store_note (store, add_person, NULL, NULL, NULL, NULL);
  regie_store_write (store, count_people, NULL, NULL, g_free, NULL, keep_result, &written);
  wait_for (&written);
  n = regie_store_finish (store, written, NULL);
  g_assert_cmpint (*n, ==, 1);
  while (changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (changed, ==, 1); /* of the write, not of the note */
  regie_store_read (store, count_people, NULL, NULL, g_free, NULL, keep_result, &read);
  regie_store_settle (store, G_MAXINT / 1000);
  g_assert_null (read); /* its answer comes in a later turn */
  wait_for (&read);
  g_assert_cmpuint (opened.n, ==, 1);
  if (folder != NULL)
    {
      regie_store_poll (store);
      other = regie_db_open (uri, REGIE_DB_READ_WRITE, NULL);
      g_clear_object (&written);
      regie_store_write (store, fail_job, NULL, NULL, NULL, NULL, keep_result, &written);
      wait_for (&written); /* the first look was had, and a write that failed changed nothing */
      g_assert_cmpuint (changed, ==, 1);
      g_assert_true (regie_db_script (other, "UPDATE person SET surname = 'Ander'", NULL));
      regie_store_poll (store);
      while (changed == 1)
        g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&other, regie_db_close);
    }
  regie_store_close (store);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

static gpointer
ask_for_ever (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  regie_db_exec (
    db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    0, NULL, NULL, NULL, error);
  return NULL;
}

/* The read of the last keystroke is stopped by its own cancellable, and by no other. */
static void
test_interrupted (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (RegieStore) store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  g_autoptr (GCancellable) its_own = g_cancellable_new ();
  g_autoptr (GCancellable) another = g_cancellable_new ();
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) next = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = NULL;

  regie_store_read (store, ask_for_ever, NULL, NULL, NULL, its_own, keep_result, &read);
  regie_store_read (store, count_people, NULL, NULL, g_free, another, keep_result, &next);
  regie_store_interrupt (store, another);
  regie_store_interrupt (store, NULL);
  g_assert_true (regie_store_is_busy (store));
  /* It may not have begun yet, so it is stopped until it has ended. */
  while (read == NULL)
    {
      regie_store_interrupt (store, its_own);
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  g_assert_null (regie_store_finish (store, read, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CANCELLED);
  wait_for (&next);
  n = regie_store_finish (store, next, NULL);
  g_assert_cmpint (*n, ==, 0);
  regie_store_close (store);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

typedef struct {
  GMutex lock;
  GCond moved;
  gboolean is_running, may_go;
} Gate;

/* Runs until it is let go. */
static gpointer
count_long (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  gate->is_running = TRUE;
  g_cond_broadcast (&gate->moved);
  while (!gate->may_go)
    g_cond_wait (&gate->moved, &gate->lock);
  g_mutex_unlock (&gate->lock);
  return count_people (db, NULL, cancellable, error);
}

static void
let_go (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->may_go = TRUE;
  g_cond_broadcast (&gate->moved);
  g_mutex_unlock (&gate->lock);
}

static void
wait_until_runs (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  while (!gate->is_running)
    g_cond_wait (&gate->moved, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

/* While something long is read another question is answered, and so is a write; all is quiet only
 * when the long one is answered too. */
static void
test_long (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (RegieStore) store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  Gate gate = { 0 };
  guint n_long = 0;
  guint n_quick = 0;

  g_mutex_init (&gate.lock);
  g_cond_init (&gate.moved);
  regie_store_read_long (store, count_long, &gate, NULL, g_free, NULL, count_answer, &n_long);
  wait_until_runs (&gate);
  regie_store_read (store, count_people, NULL, NULL, g_free, NULL, count_answer, &n_quick);
  regie_store_write (store, add_person, NULL, NULL, NULL, NULL, count_answer, &n_quick);
  while (n_quick < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_long, ==, 0);
  g_assert_true (regie_store_is_busy (store));
  let_go (&gate);
  while (n_long == 0)
    g_main_context_iteration (NULL, TRUE);
  while (regie_store_is_busy (store))
    g_main_context_iteration (NULL, FALSE);
  regie_store_close (store);
  g_cond_clear (&gate.moved);
  g_mutex_clear (&gate.lock);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

TEST_SUITE (store)
{
  static const struct {
    const char *name;
    GTestDataFunc run;
  } tests[] = {
    { "threads", test_worker },
    { "what-a-job-holds-goes-where-it-came-from", test_freeing },
    { "a-database-that-cannot-be-opened", test_not_open },
    { "settled-noted-and-polled", test_settle },
    { "interrupted", test_interrupted },
    { "what-takes-long-keeps-nobody-waiting", test_long },
  };

  for (guint engine = 0; engine <= (guint) fixture_has_server (); engine++)
    for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *path = g_strconcat ("/store/", engine == 0 ? "sqlite/" : "postgres/",
                                             tests[i].name, NULL);

        g_test_add_data_func (path, GINT_TO_POINTER (engine), tests[i].run);
      }
}
