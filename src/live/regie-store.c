/* SPDX-License-Identifier: EUPL-1.2 */
/* The threads of the store, their queue of jobs, and the way of an answer back to who asked. */
#include "regie-store.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-link.h"
#include "regie-migrate.h"

typedef struct {
  RegieStore *store; /* not owned: the threads are joined before it goes */
  GThread *thread;
  GAsyncQueue *jobs;
  const char *name;
  gboolean writes;
  guint asked;      /* of the store's lock: what is not answered yet */
  RegieDb *reading; /* of the store's lock: the connection while a read runs on it, and for whom */
  GCancellable *reading_for;
} Worker;

struct _RegieStore {
  GObject parent_instance;
  char *uri;
  RegieDbMode mode;
  RegieJobFunc setup;
  gpointer setup_data;
  Worker writer, reader;
  Worker counter; /* reads that take long, so that no other waits; begins with the first of them */
  GMutex lock;    /* of everything below */
  GCond opened, settled;
  gboolean is_open, said_opened;
  GError *open_error;
  gint64 data_version;
  gboolean closed;
  RegieNews *news; /* of others, on its way to the main thread; NULL: none */
  GError *lost;    /* the server is not there, and what is said of that; NULL while it is */
  RegieLink *link; /* of a server that was opened; goes when the store is closed */
};

typedef struct {
  RegieJobFunc func;
  gpointer data;
  GDestroyNotify data_free, result_free;
  gboolean stop, quiet;
} Job;

enum { OPENED, CHANGED, LOST, FOUND, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieStore, regie_store, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->data_free != NULL && job->data != NULL)
    job->data_free (job->data);
  g_free (job);
}

static gboolean
say_opened (gpointer data)
{
  RegieStore *self = data;

  if (!self->said_opened)
    {
      self->said_opened = TRUE;
      g_signal_emit (self, signals[OPENED], 0, self->open_error);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
say_changed (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0, NULL);
  return G_SOURCE_REMOVE;
}

/* That the server went, or is there again, on its way to the main thread. */
typedef struct {
  RegieStore *store;
  RegieLinkEvent event;
  GError *error;
} Tidings;

static void
tidings_free (gpointer data)
{
  Tidings *self = data;

  g_object_unref (self->store);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
say_tidings (gpointer data)
{
  const Tidings *self = data;

  if (self->event == REGIE_LINK_LOST)
    g_signal_emit (self->store, signals[LOST], 0, self->error);
  else
    {
      g_signal_emit (self->store, signals[FOUND], 0);
      g_signal_emit (self->store, signals[CHANGED], 0, NULL);
    }
  return G_SOURCE_REMOVE;
}

/* All that came until now, at once. */
static gboolean
say_news (gpointer data)
{
  RegieStore *self = data;
  g_autoptr (RegieNews) news = NULL;

  g_mutex_lock (&self->lock);
  news = g_steal_pointer (&self->news);
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[CHANGED], 0, news);
  return G_SOURCE_REMOVE;
}

static void
invoke (RegieStore *self, GSourceFunc func)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, func, g_object_ref (self), g_object_unref);
}

static void
hear_news (RegieStore *self, const RegieNews *news)
{
  g_mutex_lock (&self->lock);
  if (self->news == NULL)
    {
      self->news = regie_news_new ();
      invoke (self, say_news);
    }
  regie_news_add (self->news, news);
  g_mutex_unlock (&self->lock);
}

static void
heard (RegieLinkEvent event, RegieNews *news, const GError *error, gpointer data)
{
  RegieStore *self = data;
  Tidings *tidings;

  if (event == REGIE_LINK_NEWS)
    {
      hear_news (self, news);
      return;
    }
  tidings = g_new0 (Tidings, 1);
  g_mutex_lock (&self->lock);
  g_clear_error (&self->lost);
  if (event == REGIE_LINK_LOST)
    self->lost = g_error_copy (error);
  g_mutex_unlock (&self->lock);
  *tidings = (Tidings){ g_object_ref (self), event, error != NULL ? g_error_copy (error) : NULL };
  g_idle_add_full (G_PRIORITY_DEFAULT, say_tidings, tidings, tidings_free);
}

/* The writer opens, migrates and sets up; the reader waits for it, so it never sees half a
 * schema. */
static RegieDb *
open_writer (RegieStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (self->uri, self->mode, &error);

  /* Before anything is written: what is damaged stays as it is. */
  if (db != NULL
      && ((self->mode == REGIE_DB_READ_WRITE && !regie_db_check (db, FALSE, &error))
          || !regie_migrate (db, regie_schema (), &error)
          || (self->setup != NULL && !self->setup (db, self->setup_data, NULL, &error))))
    g_clear_pointer (&db, regie_db_close);
  /* What others write from now on is news: not only from the first time that is looked. */
  if (db != NULL)
    self->data_version = regie_db_data_version (db);
  if (db != NULL && regie_db_is_postgres (db))
    {
      self->link = regie_link_new (self->uri, heard, self);
      regie_link_set_own (self->link, regie_db_get_process (db));
    }
  g_mutex_lock (&self->lock);
  self->is_open = TRUE;
  self->open_error = g_steal_pointer (&error);
  g_cond_broadcast (&self->opened);
  g_mutex_unlock (&self->lock);
  invoke (self, say_opened);
  return g_steal_pointer (&db);
}

static RegieDb *
open_reader (RegieStore *self, RegieDbMode mode)
{
  g_autoptr (GError) error = NULL;
  RegieDb *db = NULL;
  gboolean ok;

  g_mutex_lock (&self->lock);
  while (!self->is_open)
    g_cond_wait (&self->opened, &self->lock);
  ok = self->open_error == NULL;
  g_mutex_unlock (&self->lock);
  if (ok)
    db = regie_db_open (self->uri, mode, &error);
  if (error != NULL)
    {
      g_mutex_lock (&self->lock);
      self->open_error = g_steal_pointer (&error);
      g_mutex_unlock (&self->lock);
    }
  return db;
}

/* Nobody waits for a server that is not there. */
static GError *
dup_lost (RegieStore *self)
{
  GError *lost;

  g_mutex_lock (&self->lock);
  lost = self->lost != NULL ? g_error_copy (self->lost) : NULL;
  g_mutex_unlock (&self->lock);
  return lost;
}

/* After a job: is the server still there, and is it still the same process that writes for us? */
static void
tell_link (Worker *worker, RegieDb *db, const GError *error)
{
  RegieLink *link = worker->store->link;

  if (link == NULL)
    return;
  if (worker->writes)
    regie_link_set_own (link, regie_db_get_process (db));
  if (error != NULL && regie_db_is_lost (db))
    regie_link_doubt (link);
}

static void
run_job (Worker *worker, RegieDb *db, GTask *task)
{
  RegieStore *self = worker->store;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  if ((error = dup_lost (self)) != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (db == NULL)
    {
      g_mutex_lock (&self->lock);
      error = self->open_error != NULL ? g_error_copy (self->open_error)
                                       : g_error_new_literal (REGIE_ERROR, REGIE_ERROR_FAILED,
                                                              _("The database is closed."));
      g_mutex_unlock (&self->lock);
      g_task_return_error (task, error);
      return;
    }
  if (!worker->writes)
    {
      g_mutex_lock (&self->lock);
      worker->reading = db;
      worker->reading_for = g_task_get_cancellable (task);
      g_mutex_unlock (&self->lock);
    }
  result = job->func (db, job->data, g_task_get_cancellable (task), &error);
  if (!worker->writes)
    {
      g_mutex_lock (&self->lock);
      worker->reading = NULL;
      g_mutex_unlock (&self->lock);
    }
  else if (error == NULL && !job->quiet)
    invoke (self, say_changed);
  tell_link (worker, db, error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->result_free);
}

static void
count_answered (Worker *worker)
{
  RegieStore *self = worker->store;

  g_mutex_lock (&self->lock);
  if (--worker->asked == 0)
    g_cond_broadcast (&self->settled);
  g_mutex_unlock (&self->lock);
}

static void
count_asked (Worker *worker)
{
  RegieStore *self = worker->store;

  g_mutex_lock (&self->lock);
  worker->asked++;
  g_mutex_unlock (&self->lock);
}

static gboolean
hand_back (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The last who holds TASK frees what its job was given, what it gave and nobody took, and perhaps
 * the store.  All of these belong to the thread that asked, so the worker lets go of its hold
 * there, and there comes after the answer. */
static void
hand_back_task (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, hand_back, task, g_object_unref);
  g_source_set_static_name (source, "regie-store: hand back");
  g_source_attach (source, g_task_get_context (task));
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  RegieDb *db = worker->writes ? open_writer (worker->store)
                               : open_reader (worker->store, worker == &worker->store->counter
                                                               ? REGIE_DB_PATIENT_READER
                                                               : REGIE_DB_READER);
  gboolean running = TRUE;

  while (running)
    {
      GTask *task = g_async_queue_pop (worker->jobs);
      Job *job = g_task_get_task_data (task);

      running = !job->stop;
      if (running)
        run_job (worker, db, task);
      hand_back_task (task);
      if (running)
        count_answered (worker);
    }
  g_clear_pointer (&db, regie_db_close);
  return NULL;
}

static void
push (RegieStore *self, Worker *worker, Job *job, GCancellable *cancellable,
      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (job->stop ? NULL : self, cancellable, callback, user_data);

  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (worker->thread != NULL)
    {
      if (!job->stop)
        count_asked (worker);
      g_async_queue_push (worker->jobs, task);
    }
  else
    {
      g_task_return_new_error (task, REGIE_ERROR, REGIE_ERROR_CANCELLED, "%s",
                               _("The database is closed."));
      g_object_unref (task);
    }
}

static void
submit (RegieStore *self, Worker *worker, RegieJobFunc func, gpointer data,
        GDestroyNotify data_free, GDestroyNotify result_free, GCancellable *cancellable,
        GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job){ func, data, data_free, result_free, FALSE };
  push (self, worker, job, cancellable, callback, user_data);
}

void
regie_store_read (RegieStore *self, RegieJobFunc func, gpointer data, GDestroyNotify data_free,
                  GDestroyNotify result_free, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (REGIE_IS_STORE (self));
  submit (self, &self->reader, func, data, data_free, result_free, cancellable, callback,
          user_data);
}

static void
start (Worker *worker)
{
  worker->thread = g_thread_new (worker->name, work, worker);
}

void
regie_store_read_long (RegieStore *self, RegieJobFunc func, gpointer data, GDestroyNotify data_free,
                       GDestroyNotify result_free, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (REGIE_IS_STORE (self));
  if (self->counter.thread == NULL && !self->closed)
    start (&self->counter);
  submit (self, &self->counter, func, data, data_free, result_free, cancellable, callback,
          user_data);
}

void
regie_store_write (RegieStore *self, RegieJobFunc func, gpointer data, GDestroyNotify data_free,
                   GDestroyNotify result_free, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (REGIE_IS_STORE (self));
  submit (self, &self->writer, func, data, data_free, result_free, cancellable, callback,
          user_data);
}

void
regie_store_note (RegieStore *self, RegieJobFunc func, gpointer data, GDestroyNotify data_free,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (REGIE_IS_STORE (self));
  *job = (Job){ .func = func, .data = data, .data_free = data_free, .quiet = TRUE };
  push (self, &self->writer, job, NULL, callback, user_data);
}

gpointer
regie_store_finish (RegieStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
regie_store_settle (RegieStore *self, guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  g_return_if_fail (REGIE_IS_STORE (self));
  g_mutex_lock (&self->lock);
  while (self->reader.asked > 0 && g_cond_wait_until (&self->settled, &self->lock, until))
    ;
  g_mutex_unlock (&self->lock);
}

gboolean
regie_store_is_busy (RegieStore *self)
{
  gboolean busy;

  g_return_val_if_fail (REGIE_IS_STORE (self), FALSE);
  g_mutex_lock (&self->lock);
  busy = self->writer.asked + self->reader.asked + self->counter.asked > 0;
  g_mutex_unlock (&self->lock);
  return busy;
}

void
regie_store_await_open (RegieStore *self, guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;
  gboolean is_open;

  g_return_if_fail (REGIE_IS_STORE (self));
  g_mutex_lock (&self->lock);
  while (!self->is_open && g_cond_wait_until (&self->opened, &self->lock, until))
    ;
  is_open = self->is_open;
  g_mutex_unlock (&self->lock);
  if (is_open)
    say_opened (self);
}

void
regie_store_interrupt (RegieStore *self, GCancellable *cancellable)
{
  Worker *const readers[] = { &self->reader, &self->counter };

  g_return_if_fail (REGIE_IS_STORE (self));
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i]->reading != NULL && cancellable != NULL
        && readers[i]->reading_for == cancellable)
      regie_db_interrupt (readers[i]->reading);
  g_mutex_unlock (&self->lock);
}

static gpointer
read_data_version (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegieStore *self = data;
  gint64 now = regie_db_data_version (db);

  if (self->data_version != 0 && now != self->data_version)
    hear_news (self, NULL);
  self->data_version = now;
  return NULL;
}

void
regie_store_poll (RegieStore *self)
{
  g_return_if_fail (REGIE_IS_STORE (self));
  /* On the writer, which does not see its own writes as somebody else's.  Of a server the link
   * hears it. */
  if (!regie_db_is_address (self->uri))
    regie_store_note (self, read_data_version, self, NULL, NULL, NULL);
}

gboolean
regie_store_is_lost (RegieStore *self)
{
  gboolean lost;

  g_return_val_if_fail (REGIE_IS_STORE (self), FALSE);
  g_mutex_lock (&self->lock);
  lost = self->lost != NULL;
  g_mutex_unlock (&self->lock);
  return lost;
}

/* NULL before it is open, of a file, and after it was closed. */
static RegieLink *
get_link (RegieStore *self)
{
  RegieLink *link;

  g_mutex_lock (&self->lock);
  link = self->is_open ? self->link : NULL;
  g_mutex_unlock (&self->lock);
  return link;
}

void
regie_store_hurry (RegieStore *self)
{
  g_return_if_fail (REGIE_IS_STORE (self));
  if (get_link (self) != NULL)
    regie_link_hurry (get_link (self));
}

void
regie_store_set_open (RegieStore *self, const GArray *dossiers)
{
  g_return_if_fail (REGIE_IS_STORE (self));
  if (get_link (self) != NULL)
    regie_link_set_open (get_link (self), dossiers);
}

static void
stop (RegieStore *self, Worker *worker)
{
  Job *job;

  if (worker->thread == NULL)
    return;
  job = g_new0 (Job, 1);
  job->stop = TRUE;
  push (self, worker, job, NULL, NULL, NULL);
  g_thread_join (worker->thread);
  worker->thread = NULL;
}

void
regie_store_close (RegieStore *self)
{
  g_return_if_fail (REGIE_IS_STORE (self));
  if (self->closed)
    return;
  self->closed = TRUE;
  stop (self, &self->counter);
  stop (self, &self->reader);
  stop (self, &self->writer);
  g_clear_pointer (&self->link, regie_link_free);
}

static void
regie_store_finalize (GObject *object)
{
  RegieStore *self = REGIE_STORE (object);

  regie_store_close (self);
  g_async_queue_unref (self->writer.jobs);
  g_async_queue_unref (self->reader.jobs);
  g_async_queue_unref (self->counter.jobs);
  g_clear_error (&self->open_error);
  g_clear_error (&self->lost);
  g_clear_pointer (&self->news, regie_news_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->opened);
  g_cond_clear (&self->settled);
  g_free (self->uri);
  G_OBJECT_CLASS (regie_store_parent_class)->finalize (object);
}

static void
regie_store_class_init (RegieStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_store_finalize;
  signals[OPENED] = g_signal_new ("opened", REGIE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CHANGED] = g_signal_new ("changed", REGIE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, REGIE_TYPE_NEWS);
  signals[LOST] = g_signal_new ("lost", REGIE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[FOUND] = g_signal_new ("found", REGIE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
regie_store_init (RegieStore *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->opened);
  g_cond_init (&self->settled);
  self->writer.jobs = g_async_queue_new_full (g_object_unref);
  self->reader.jobs = g_async_queue_new_full (g_object_unref);
  self->counter.jobs = g_async_queue_new_full (g_object_unref);
}

RegieStore *
regie_store_new (const char *uri, RegieDbMode mode, RegieJobFunc setup, gpointer setup_data)
{
  RegieStore *self = g_object_new (REGIE_TYPE_STORE, NULL);

  self->uri = g_strdup (uri);
  self->mode = mode;
  self->setup = setup;
  self->setup_data = setup_data;
  self->writer = (Worker){ .store = self, .jobs = self->writer.jobs, .name = "regie-writer" };
  self->reader = (Worker){ .store = self, .jobs = self->reader.jobs, .name = "regie-reader" };
  self->counter = (Worker){ .store = self, .jobs = self->counter.jobs, .name = "regie-counter" };
  self->writer.writes = TRUE;
  start (&self->writer);
  start (&self->reader);
  return self;
}

const char *
regie_store_get_uri (RegieStore *self)
{
  g_return_val_if_fail (REGIE_IS_STORE (self), NULL);
  return self->uri;
}

char *
regie_store_dup_display (RegieStore *self)
{
  g_return_val_if_fail (REGIE_IS_STORE (self), NULL);
  return regie_db_dup_display (self->uri);
}
