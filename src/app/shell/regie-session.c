/* SPDX-License-Identifier: EUPL-1.2 */
/* What every screen shares: the office, the store and who I am; the two ways to the database, and
 * the day that turns. */
#include "regie-session.h"

#include <glib/gi18n.h>

#include "regie-admin-commands.h"
#include "regie-anchor.h"
#include "regie-demo.h"
#include "regie-draft.h"
#include "regie-error.h"
#include "regie-kept.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-office-commands.h"
#include "regie-person.h"
#include "regie-setting.h"
#include "regie-text.h"

struct _RegieSession {
  GObject parent_instance;
  RegieOffice *office; /* read on a thread of its own while GTK starts: get_office waits for it */
  RegieDay first_day;
  guint percent;
  GThread *reading;
  GMutex mutex;
  GCond ready;
  RegieDeriver *deriver; /* used on the writer thread only */
  RegieStore *store;
  RegieMe *me;
  GError *error;
  char *login; /* whom I play, or NULL */
  gboolean is_demo, is_open, wants_demo, follows_clock;
  RegieDay turned_to, turning_to; /* for which day the index was refreshed, and is being */
  gboolean is_turning, said_failure;
  guint poll_id;
  GHashTable *open;      /* who shows a dossier → its id, gint64 */
  RegieKept *kept;       /* what was typed and is on its way to a server; NULL of a file */
  guint keep_id;         /* while anything is */
  RegieReplica *replica; /* of the thread for what takes long; NULL: none */
  GPtrArray *doubts;     /* the proofs of what is not known to be saved */
  guint settle_id;       /* while there are any */
};

enum { OPENED, CHANGED, DONE, PROGRESS, FAILED, LOST, FOUND, SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieSession, regie_session, G_TYPE_OBJECT)

typedef struct {
  RegieSession *session;
  guint percent;
} Progress;

static gboolean
say_progress (gpointer data)
{
  Progress *progress = data;

  g_signal_emit (progress->session, signals[PROGRESS], 0, progress->percent);
  return G_SOURCE_REMOVE;
}

static void
progress_free (gpointer data)
{
  g_object_unref (((Progress *) data)->session);
  g_free (data);
}

/* On the writer: told to the main thread when it differs from what was told before. */
static void
reindexed (guint done, guint total, gpointer data)
{
  RegieSession *self = data;
  guint percent = total > 0 ? done * 100 / total : 0;
  Progress *progress;

  if (percent == self->percent)
    return;
  self->percent = percent;
  progress = g_new (Progress, 1);
  *progress = (Progress){ g_object_ref (self), percent };
  g_idle_add_full (G_PRIORITY_DEFAULT, say_progress, progress, progress_free);
}

/* On the writer: an index made with other rules is rebuilt before anybody reads it, and what today
 * changed is refreshed. */
static gpointer
set_up (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegieSession *self = data;
  gboolean current;
  guint n;

  regie_session_get_office (self);
  if (self->wants_demo && !regie_demo_fill_empty (db, self->office, error))
    return NULL;
  if ((self->me = regie_me_play (db, self->login, error)) == NULL
      || !regie_index_is_current (db, self->deriver, &current, error)
      || (!current && !regie_reindex (db, self->deriver, reindexed, self, NULL, error))
      || !regie_refresh (db, self->deriver, &n, error) || !regie_draft_sweep (db, error))
    return NULL;
  self->is_demo = regie_demo_is (db);
  /* Who may not read what the office set prints as it comes. */
  regie_settings_dress (db, NULL);
  /* Once a day; who cannot keep one works all the same. */
  regie_anchor_keep (db, FALSE, NULL);
  return self->me;
}

/* How far work on the writer is, told on the main thread: the newest figure, when the loop has time
 * for it. */
typedef struct {
  RegieProgressFunc func;
  gpointer data;
  guint done, total; /* written by the writer */
  int is_waiting;    /* the main loop was asked to tell */
  gboolean is_over;  /* of the main thread */
} Watch;

static gboolean
tell (gpointer data)
{
  Watch *watch = data;

  g_atomic_int_set (&watch->is_waiting, FALSE);
  if (!watch->is_over)
    watch->func (g_atomic_int_get (&watch->done), g_atomic_int_get (&watch->total), watch->data);
  return G_SOURCE_REMOVE;
}

/* On the writer. */
static void
note_progress (guint done, guint total, gpointer data)
{
  Watch *watch = data;

  g_atomic_int_set (&watch->done, done);
  g_atomic_int_set (&watch->total, total);
  if (g_atomic_int_compare_and_exchange (&watch->is_waiting, FALSE, TRUE))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell, g_atomic_rc_box_acquire (watch),
                     g_atomic_rc_box_release);
}

/* What goes to a thread and comes back: only values.  The session is not held: its threads are
 * joined before it goes. */
typedef struct {
  RegieSession *session;
  const RegieCommand *command;
  const RegieQuestion *question;
  GVariant *target;
  RegieForm *form;
  Watch *watch; /* NULL: nobody looks */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->target, g_variant_unref);
  g_clear_pointer (&errand->form, g_hash_table_unref);
  g_clear_pointer (&errand->watch, g_atomic_rc_box_release);
  g_free (errand);
}

static Errand *
errand_new (RegieSession *self, GVariant *target, RegieForm *form)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->session = self;
  errand->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  errand->form = form != NULL ? g_hash_table_ref (form) : NULL;
  return errand;
}

static RegieWork
work_of (RegieSession *self, RegieDb *db, RegieDeriver *deriver, GCancellable *cancellable)
{
  return (RegieWork){ .db = db,
                      .office = self->office,
                      .deriver = deriver,
                      .me = self->me,
                      .today = regie_office_today (self->office),
                      .cancellable = cancellable };
}

/* May what goes to paper look otherwise after COMMAND?  Also what is taken back. */
static gboolean
may_dress (const RegieCommand *command)
{
  return g_str_has_prefix (command->name, "setting.") || g_str_has_prefix (command->name, "log.");
}

static gpointer
run_command (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand *errand = data;
  RegieWork work = work_of (errand->session, db, errand->session->deriver, cancellable);
  RegieOutcome *outcome;

  if (errand->watch != NULL)
    {
      work.progress = note_progress;
      work.progress_data = errand->watch;
    }
  outcome = regie_command_do (&work, errand->command, errand->target, errand->form, error);
  if (outcome != NULL && may_dress (errand->command))
    regie_settings_dress (db, NULL);
  return outcome;
}

/* What is typed lies in a file when the server does not have it after this long. */
#define KEEP_SECONDS 2

static gboolean
keep_typed (gpointer data)
{
  RegieSession *self = data;

  regie_kept_write (self->kept);
  if (!regie_kept_is_empty (self->kept))
    return G_SOURCE_CONTINUE;
  self->keep_id = 0;
  return G_SOURCE_REMOVE;
}

typedef struct {
  RegieSession *session;
  char *place, *text;
} Typed;

static void
typed_free (Typed *typed)
{
  g_object_unref (typed->session);
  g_free (typed->place);
  g_free (typed->text);
  g_free (typed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Typed, typed_free)

/* What the server will never take is not kept for it. */
static void
typed_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Typed) typed = data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error == NULL || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REFUSED)
      || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_INVALID))
    regie_kept_drop (typed->session->kept, typed->place, typed->text);
}

/* Of a server: FORM (NULL: nothing any more) typed at PLACE is kept until it has that. */
static Typed *
keep (RegieSession *self, const char *place, RegieForm *form)
{
  Typed *typed = g_new0 (Typed, 1);

  typed->session = g_object_ref (self);
  typed->place = g_strdup (place);
  typed->text = form != NULL ? regie_form_to_text (form) : g_strdup ("");
  regie_kept_put (self->kept, typed->place, typed->text);
  if (regie_session_is_lost (self))
    regie_kept_write (self->kept);
  if (self->keep_id == 0)
    self->keep_id = g_timeout_add_seconds (KEEP_SECONDS, keep_typed, self);
  return typed;
}

/* Nobody hears how it ended. */
static gpointer
run_quietly (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegieOutcome *outcome = run_command (db, data, cancellable, error);

  g_clear_pointer (&outcome, regie_outcome_free);
  return NULL;
}

void
regie_session_do (RegieSession *self, const RegieCommand *command, GVariant *target,
                  RegieForm *form, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer data)
{
  Errand *errand;

  g_return_if_fail (REGIE_IS_SESSION (self) && command != NULL);
  errand = errand_new (self, target, form);
  errand->command = command;
  if (command->quiet && callback == NULL && self->kept != NULL
      && command == &regie_office_commands[REGIE_DRAFT_PUT])
    regie_store_note (self->store, run_quietly, errand, errand_free, typed_written,
                      keep (self, g_variant_get_string (errand->target, NULL), form));
  else if (command->quiet && callback == NULL)
    regie_store_note (self->store, run_quietly, errand, errand_free, NULL, NULL);
  else
    regie_store_write (self->store, run_command, errand, errand_free,
                       (GDestroyNotify) regie_outcome_free, cancellable, callback, data);
}

typedef struct {
  Watch *watch;
  GAsyncReadyCallback callback;
  gpointer data;
} Ending;

static void
ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Ending *ending = data;

  ending->watch->is_over = TRUE;
  ending->callback (source, result, ending->data);
  g_atomic_rc_box_release (ending->watch);
}

void
regie_session_do_slowly (RegieSession *self, const RegieCommand *command, GVariant *target,
                         RegieForm *form, RegieProgressFunc progress, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  Ending *ending;
  Errand *errand;

  g_return_if_fail (REGIE_IS_SESSION (self) && command != NULL && progress != NULL
                    && callback != NULL);
  errand = errand_new (self, target, form);
  errand->command = command;
  errand->watch = g_atomic_rc_box_new0 (Watch);
  errand->watch->func = progress;
  errand->watch->data = data;
  ending = g_new (Ending, 1);
  *ending = (Ending){ g_atomic_rc_box_acquire (errand->watch), callback, data };
  regie_store_write (self->store, run_command, errand, errand_free,
                     (GDestroyNotify) regie_outcome_free, cancellable, ended, ending);
}

static gboolean look_up (gpointer data);

/* Whoever asked may have let go of the session by now. */
RegieOutcome *
regie_session_do_finish (RegieSession *self, GAsyncResult *result, GError **error)
{
  GError *local = NULL;
  RegieOutcome *outcome = g_task_propagate_pointer (G_TASK (result), &local);
  const char *proof = regie_error_get_proof (local);

  if (proof != NULL && self != NULL && self->is_open)
    {
      g_ptr_array_add (self->doubts, g_strdup (proof));
      if (self->settle_id == 0)
        self->settle_id = g_timeout_add_seconds (1, look_up, self);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return outcome;
}

static gpointer
run_question (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand *errand = data;
  RegieWork work = work_of (errand->session, db, NULL, cancellable);

  if (errand->question->is_long)
    work.replica = errand->session->replica;
  return regie_question_ask (&work, errand->question, errand->target, error);
}

void
regie_session_set_replica (RegieSession *self, const char *address)
{
  g_return_if_fail (REGIE_IS_SESSION (self) && self->replica == NULL);
  if (address != NULL)
    self->replica = regie_replica_new (address);
}

void
regie_session_ask (RegieSession *self, const RegieQuestion *question, GVariant *target,
                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Errand *errand;

  g_return_if_fail (REGIE_IS_SESSION (self) && question != NULL);
  errand = errand_new (self, target, NULL);
  errand->question = question;
  (question->is_long ? regie_store_read_long : regie_store_read) (self->store, run_question, errand,
                                                                  errand_free, question->free,
                                                                  cancellable, callback, data);
}

void
regie_session_settle (RegieSession *self)
{
  regie_store_settle (self->store, 8);
}

void
regie_session_interrupt (RegieSession *self, GCancellable *cancellable)
{
  g_return_if_fail (REGIE_IS_SESSION (self));
  regie_store_interrupt (self->store, cancellable);
}

gpointer
regie_session_ask_finish (RegieSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  RegieSession *session;
  char *proof;
} Doubt;

static void
looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Doubt *doubt = data;
  g_autoptr (RegieSession) self = doubt->session;
  g_autofree char *proof = doubt->proof;
  g_autofree gint64 *seq = regie_session_ask_finish (self, result, NULL);
  guint at;

  if (seq == NULL || !g_ptr_array_find_with_equal_func (self->doubts, proof, g_str_equal, &at))
    return; /* it is asked again */
  g_ptr_array_remove_index_fast (self->doubts, at);
  g_signal_emit (self, signals[SETTLED], 0, proof, *seq != 0);
}

/* Asks until everything is known. */
static gboolean
look_up (gpointer data)
{
  RegieSession *self = data;

  for (guint i = 0; i < self->doubts->len; i++)
    {
      Doubt *doubt = g_new (Doubt, 1);

      *doubt = (Doubt){ g_object_ref (self), g_strdup (self->doubts->pdata[i]) };
      regie_session_ask (self, &regie_office_questions[REGIE_LOG_STANDS],
                         g_variant_new_string (doubt->proof), NULL, looked_up, doubt);
    }
  if (self->doubts->len > 0)
    return G_SOURCE_CONTINUE;
  self->settle_id = 0;
  return G_SOURCE_REMOVE;
}

gboolean
regie_session_may (RegieSession *self, int right)
{
  return self->is_open && self->me != NULL && regie_role_may (self->me->role, right);
}

/* What nobody asked for and went wrong; that the program closes is no fault. */
static void
say_failed (RegieSession *self, const GError *error)
{
  if (!g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* What was ticked at the desk by who may not write in dossiers: looked for behind the first frame,
 * and when the day turns. */
static void
hours_settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self, result, &error);

  if (outcome == NULL)
    say_failed (self, error);
}

static void
waiting_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = regie_session_ask_finish (self, result, &error);

  if (n == NULL)
    say_failed (self, error);
  else if (*n > 0)
    regie_session_do (self, &regie_office_commands[REGIE_HOURS_SETTLE], NULL, NULL, NULL,
                      hours_settled, g_object_ref (self));
}

static void
look_for_hours (RegieSession *self)
{
  if (regie_session_may (self, REGIE_MAY_RECORD))
    regie_session_ask (self, &regie_office_questions[REGIE_HOURS_WAITING], NULL, NULL,
                       waiting_counted, g_object_ref (self));
}

/* What was typed and never reached the server goes there now. */
static void
write_kept (RegieSession *self)
{
  g_auto (GStrv) places = self->kept != NULL ? regie_kept_dup_places (self->kept) : NULL;

  for (guint i = 0; places != NULL && places[i] != NULL; i++)
    {
      const char *text = regie_kept_get (self->kept, places[i]);
      g_autoptr (RegieForm) form = *text != '\0' ? regie_form_from_text (text) : NULL;

      regie_session_do (self, &regie_office_commands[REGIE_DRAFT_PUT],
                        g_variant_new_string (places[i]), form, NULL, NULL, NULL);
    }
}

static void
tell_open (RegieSession *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    g_array_append_vals (ids, id, 1);
  regie_ids_sort (ids);
  if (self->store != NULL)
    regie_store_set_open (self->store, ids);
}

void
regie_session_set_open (RegieSession *self, gpointer who, gint64 dossier)
{
  const gint64 *there;

  g_return_if_fail (REGIE_IS_SESSION (self));
  there = g_hash_table_lookup (self->open, who);
  if ((there != NULL ? *there : 0) == dossier)
    return;
  if (dossier != 0)
    g_hash_table_insert (self->open, who, g_memdup2 (&dossier, sizeof dossier));
  else
    g_hash_table_remove (self->open, who);
  tell_open (self);
}

static void
store_opened (RegieStore *store, const GError *error, RegieSession *self)
{
  self->is_open = error == NULL;
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  g_signal_emit (self, signals[OPENED], 0, error);
  look_for_hours (self);
  if (self->is_open)
    {
      write_kept (self);
      tell_open (self);
    }
}

static void
store_changed (RegieSession *self, RegieNews *news)
{
  if (news != NULL && regie_news_has (news, "setting", 0))
    regie_session_ask (self, &regie_admin_questions[REGIE_SETTINGS_DRESS], NULL, NULL, NULL, NULL);
  g_signal_emit (self, signals[CHANGED], 0, news);
}

static void
store_lost (RegieSession *self, const GError *error)
{
  g_signal_emit (self, signals[LOST], 0, error);
}

static void
store_found (RegieSession *self)
{
  write_kept (self);
  g_signal_emit (self, signals[FOUND], 0);
}

static void
page_turned (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self, result, &error);

  self->is_turning = FALSE;
  if (outcome != NULL)
    {
      self->turned_to = self->turning_to;
      self->said_failure = FALSE;
      look_for_hours (self);
    }
  else if (!self->said_failure)
    {
      self->said_failure = TRUE;
      say_failed (self, error);
    }
}

void
regie_session_turn (RegieSession *self, RegieDay today)
{
  g_return_if_fail (REGIE_IS_SESSION (self));
  if (!self->is_open || self->is_turning || self->turned_to == today)
    return;
  regie_office_set_today (self->office, today);
  self->is_turning = TRUE;
  self->turning_to = today;
  regie_session_do (self, &regie_office_commands[REGIE_INDEX_REFRESH], NULL, NULL, NULL,
                    page_turned, g_object_ref (self));
}

/* Midnight turns the page, and other programs on the same file are noticed. */
static gboolean
poll (gpointer data)
{
  RegieSession *self = data;

  if (self->follows_clock)
    regie_session_turn (self, regie_office_real_today ());
  regie_store_poll (self->store);
  return G_SOURCE_CONTINUE;
}

static void
regie_session_dispose (GObject *object)
{
  RegieSession *self = REGIE_SESSION (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->store != NULL)
    regie_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->reading, g_thread_join);
  G_OBJECT_CLASS (regie_session_parent_class)->dispose (object);
}

static void
regie_session_finalize (GObject *object)
{
  RegieSession *self = REGIE_SESSION (object);

  g_clear_pointer (&self->kept, regie_kept_free);
  g_hash_table_unref (self->open);
  g_ptr_array_unref (self->doubts);
  g_clear_pointer (&self->deriver, regie_deriver_free);
  g_clear_pointer (&self->office, regie_office_free);
  g_clear_pointer (&self->me, regie_me_free);
  g_clear_error (&self->error);
  g_free (self->login);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ready);
  g_clear_pointer (&self->replica, regie_replica_free);
  G_OBJECT_CLASS (regie_session_parent_class)->finalize (object);
}

static void
regie_session_class_init (RegieSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = regie_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_session_finalize;
  signals[OPENED] = g_signal_new ("opened", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CHANGED] = g_signal_new ("changed", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, REGIE_TYPE_NEWS);
  signals[LOST] = g_signal_new ("lost", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[FOUND] = g_signal_new ("found", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[PROGRESS] = g_signal_new ("progress", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[DONE] = g_signal_new ("done", REGIE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
regie_session_init (RegieSession *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ready);
  self->open = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->doubts = g_ptr_array_new_with_free_func (g_free);
}

static gpointer
read_office (gpointer data)
{
  RegieSession *self = data;
  g_autoptr (GError) error = NULL;
  RegieOffice *office = regie_office_new (self->first_day, &error);

  if (office == NULL)
    g_error ("%s",
             error->message); /* the program's own data files are missing: it is not installed */
  self->deriver = regie_office_deriver (office);
  g_mutex_lock (&self->mutex);
  self->office = office;
  g_cond_broadcast (&self->ready);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

const RegieOffice *
regie_session_get_office (RegieSession *self)
{
  g_mutex_lock (&self->mutex);
  while (self->office == NULL)
    g_cond_wait (&self->ready, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self->office;
}

RegieSession *
regie_session_new_as (const char *uri, RegieDbMode mode, RegieDay today, gboolean demo,
                      const char *login)
{
  RegieSession *self = g_object_new (REGIE_TYPE_SESSION, NULL);

  self->first_day = today;
  self->turned_to = today;
  self->follows_clock = today == regie_office_real_today ();
  self->wants_demo = demo;
  self->login = g_strdup (login);
  /* GLib makes its C locale when the first number is read.  A thread that has to wait for another
   * to make it comes back with errno set, and g_ascii_string_to_signed() then calls a good number
   * wrong: so it is made before there is a second thread. */
  g_ascii_strtoll ("0", NULL, 10);
  self->reading = g_thread_new ("office", read_office, self);
  self->store = regie_store_new (uri, mode, set_up, self);
  if (regie_db_is_address (uri))
    {
      self->kept = regie_kept_new (uri);
      g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                               G_CALLBACK (regie_store_hurry), self->store, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->store, "lost", G_CALLBACK (store_lost), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "found", G_CALLBACK (store_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "opened", G_CALLBACK (store_opened), self, 0);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed), self,
                           G_CONNECT_SWAPPED);
  self->poll_id = g_timeout_add_seconds (5, poll, self);
  return self;
}

RegieSession *
regie_session_new (const char *uri, RegieDbMode mode, RegieDay today, gboolean demo)
{
  return regie_session_new_as (uri, mode, today, demo, NULL);
}

gboolean
regie_session_is_busy (RegieSession *self)
{
  return regie_store_is_busy (self->store);
}

void
regie_session_await_open (RegieSession *self)
{
  g_return_if_fail (REGIE_IS_SESSION (self));
  regie_store_await_open (self->store, 20);
}

void
regie_session_close (RegieSession *self)
{
  g_return_if_fail (REGIE_IS_SESSION (self));
  regie_store_close (self->store);
}

const RegieMe *
regie_session_get_me (RegieSession *self)
{
  return self->is_open ? self->me : NULL;
}

gboolean
regie_session_plays (RegieSession *self)
{
  return self->is_open && self->login != NULL;
}

void
regie_session_guard (RegieSession *self, GtkWidget *widget, const RegieActionRights *actions,
                     guint n)
{
  const RegieMe *me = regie_session_get_me (self);

  for (guint i = 0; i < n; i++)
    gtk_widget_action_set_enabled (widget, actions[i].action,
                                   me != NULL && regie_role_may_all (me->role, actions[i].rights));
}

gboolean
regie_session_is_demo (RegieSession *self)
{
  return self->is_open && self->is_demo;
}

gboolean
regie_session_is_open (RegieSession *self)
{
  return self->is_open;
}

gboolean
regie_session_is_lost (RegieSession *self)
{
  g_return_val_if_fail (REGIE_IS_SESSION (self), FALSE);
  return self->store != NULL && regie_store_is_lost (self->store);
}

const GError *
regie_session_get_error (RegieSession *self)
{
  return self->error;
}

char *
regie_session_dup_display (RegieSession *self)
{
  return regie_store_dup_display (self->store);
}

void
regie_session_did (RegieSession *self, const RegieOutcome *outcome)
{
  g_return_if_fail (REGIE_IS_SESSION (self) && outcome != NULL);
  if (outcome->seq != 0)
    g_signal_emit (self, signals[DONE], 0, outcome);
}
