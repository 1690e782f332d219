/* SPDX-License-Identifier: EUPL-1.2 */
/* The connection that listens, and knows whether the server is there. */
#include "regie-link.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include "regie-error.h"
#include "regie-lock.h"
#include "regie-text.h"
#include "regie-wire.h"

#define LONGEST_PAUSE_MS 30000
/* What comes at once is told at once. */
#define GATHER_MS 100
/* And in a busy office not oftener than this: what is told is read by everybody who shows it. */
#define PAUSE_MS 400
/* How often it is looked what nobody said. */
#define LOOK_MS 30000
#define LOOK_OFTEN_MS 5000

struct _RegieLink {
  char *uri;
  RegieLinkFunc func; /* of LOCK; NULL: nobody hears any more */
  gpointer data;
  GMutex lock;
  int wake;
  /* Of LOCK: what the thread is to do. */
  gboolean stops, doubts, hurries, opens;
  GArray *open;
  int own;
  /* Of the thread. */
  RegieWire *wire;
  RegieNews *news; /* gathered */
  GArray *said;    /* the dossiers that were said to be open */
  char *last;      /* entry of the log */
  char *others;    /* who have what is said to be open as well, as processes of the server */
  gint64 look_at;  /* when the next look is due, and when what was gathered is told */
  gint64 tell_at;  /* 0: nothing was gathered */
  gint64 told_at;
  int pause_ms;
  gboolean was_there, is_lost, hears_nothing, heard;
};

static void
clear_link (gpointer data)
{
  RegieLink *self = data;

  close (self->wake);
  g_clear_pointer (&self->wire, regie_wire_close);
  regie_news_unref (self->news);
  g_array_unref (self->open);
  g_array_unref (self->said);
  g_mutex_clear (&self->lock);
  g_free (self->last);
  g_free (self->others);
  g_free (self->uri);
}

static void
release (RegieLink *self)
{
  g_atomic_rc_box_release_full (self, clear_link);
}

static void
tell (RegieLink *self, RegieLinkEvent event, RegieNews *news, const GError *error)
{
  g_mutex_lock (&self->lock);
  if (self->func != NULL)
    self->func (event, news, error, self->data);
  g_mutex_unlock (&self->lock);
}

/* The first column of the first row of SQL with VALUE for $1 (NULL: none); *TEXT may be NULL. */
static gboolean
ask (RegieLink *self, const char *sql, const char *value, char **text, GError **error)
{
  PGresult *result = regie_wire_run (self->wire, sql, value != NULL ? 1 : 0, &value, NULL, NULL, 0);
  gboolean ok = regie_wire_check (self->wire, result, error);

  if (ok && text != NULL)
    {
      g_free (*text);
      *text = PQntuples (result) > 0 ? g_strdup (PQgetvalue (result, 0, 0)) : NULL;
    }
  PQclear (result);
  return ok;
}

static gboolean
is_among (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Whoever listens may not know of a dossier that is shielded. */
#define SAY_OPEN                                                                                   \
  "SELECT pg_notify ('regie_' || current_schema (), 'open ' || CASE WHEN EXISTS (SELECT 1 FROM "   \
  "dossier WHERE id = $1::bigint AND shielded IS DISTINCT FROM 1) THEN $1::bigint::text ELSE '*' " \
  "END)"

/* Of every dossier in OF that is not in BUT: SQL with its id, and who listens hears of it. */
static gboolean
say_each (RegieLink *self, const GArray *of, const GArray *but, const char *sql)
{
  for (guint i = 0; i < of->len; i++)
    {
      gint64 id = g_array_index (of, gint64, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      if (!is_among (but, id)
          && !(ask (self, sql, key, NULL, NULL) && ask (self, SAY_OPEN, key, NULL, NULL)))
        return FALSE;
    }
  return TRUE;
}

/* Another connection has said nothing yet. */
static void
say_open (RegieLink *self)
{
  g_autoptr (GArray) wanted = NULL;

  g_mutex_lock (&self->lock);
  self->opens = FALSE;
  wanted = g_array_copy (self->open);
  g_mutex_unlock (&self->lock);
  if (say_each (self, wanted, self->said,
                "SELECT pg_advisory_lock_shared (" REGIE_LOCK_OPEN_CLASS ", regie_open_key ($1))")
      && say_each (self, self->said, wanted,
                   "SELECT pg_advisory_unlock_shared (" REGIE_LOCK_OPEN_CLASS
                   ", regie_open_key ($1))"))
    {
      g_array_unref (self->said);
      self->said = g_steal_pointer (&wanted);
    }
}

/* A program that ends says nothing: who had open what is open here too, and has not any more? */
static gboolean
look_for_others (RegieLink *self, GError **error)
{
  g_autofree char *before = g_steal_pointer (&self->others);

  if (self->said->len == 0)
    return TRUE;
  if (!ask (self,
            "SELECT string_agg (concat (l.pid, ' ', l.objid), ';' ORDER BY l.pid, l.objid)"
            " FROM pg_locks l JOIN pg_locks mine ON mine.pid = pg_backend_pid ()"
            " AND mine.locktype = 'advisory' AND mine.objsubid = 2 AND mine.classid = l.classid"
            " AND mine.objid = l.objid AND mine.database = l.database"
            " WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted AND l.pid <> mine.pid"
            " AND l.classid = " REGIE_LOCK_OPEN_CLASS,
            NULL, &self->others, error))
    return FALSE;
  for (guint i = 0; g_strcmp0 (before, self->others) != 0 && i < self->said->len; i++)
    {
      g_autofree char *text = g_strdup_printf (REGIE_NEWS_OPEN " %" G_GINT64_FORMAT,
                                               g_array_index (self->said, gint64, i));

      regie_news_add_text (self->news, text);
      self->tell_at = g_get_monotonic_time ();
    }
  return TRUE;
}

/* Who owns no table yet, or is not let in to the log, has nothing to look at. */
static gboolean
look (RegieLink *self, GError **error)
{
  g_autofree char *before = g_steal_pointer (&self->last);

  self->look_at = g_get_monotonic_time ()
                  + (gint64) (self->hears_nothing ? LOOK_OFTEN_MS : LOOK_MS) * 1000;
  if (!look_for_others (self, error)
      || !ask (self, "SELECT regie_log_length ()", NULL, &self->last, error))
    return FALSE;
  if (before == NULL || g_strcmp0 (before, self->last) == 0)
    return TRUE;
  self->hears_nothing = !self->heard;
  self->heard = FALSE;
  if (self->hears_nothing)
    {
      regie_news_add_everything (self->news);
      self->tell_at = g_get_monotonic_time ();
    }
  return TRUE;
}

/* The name of the channel is that of the schema, and LISTEN knows no parameters. */
#define LISTEN "DO $$ BEGIN EXECUTE format ('LISTEN %I', 'regie_' || current_schema ()); END $$"

static gboolean
connect_now (RegieLink *self, GError **error)
{
  gboolean made = FALSE;

  if (self->wire == NULL)
    {
      self->wire = regie_wire_open (self->uri, REGIE_WIRE_QUICK, FALSE, error);
      made = self->wire != NULL;
    }
  else if (!regie_wire_restore (self->wire, &made, error))
    return FALSE;
  if (self->wire == NULL || (made && !ask (self, LISTEN, NULL, NULL, error)))
    return FALSE;
  if (made)
    {
      g_clear_pointer (&self->last, g_free);
      g_array_set_size (self->said, 0);
      say_open (self);
    }
  /* Before the tables are made there is no log. */
  return look (self, error) || !regie_wire_is_lost (self->wire);
}

/* Waits for what is to be done; what that is stands in the flags. */
static void
wait_awake (RegieLink *self, gint64 until)
{
  gint64 left = MAX (0, (until - g_get_monotonic_time ()) / 1000 + 1);
  guint64 n;

  if (self->wire != NULL && !regie_wire_is_lost (self->wire))
    regie_wire_await (self->wire, self->wake, (int) left);
  else
    {
      GPollFD fd = { self->wake, G_IO_IN, 0 };

      g_poll (&fd, 1, (int) left);
    }
  if (read (self->wake, &n, sizeof n) < 0)
    return; /* nobody woke it */
}

static gboolean
take_flag (RegieLink *self, gboolean *flag)
{
  gboolean there;

  g_mutex_lock (&self->lock);
  there = *flag;
  *flag = FALSE;
  g_mutex_unlock (&self->lock);
  return there;
}

/* Once: the server is not there. */
static void
note_lost (RegieLink *self, const GError *error, gboolean doubted)
{
  if (self->is_lost || !(self->was_there || doubted))
    return;
  self->is_lost = TRUE;
  tell (self, REGIE_LINK_LOST, NULL, error);
}

/* FALSE: it is not there, and the next try is due later. */
static gboolean
try (RegieLink *self, gboolean doubted)
{
  g_autoptr (GError) error = NULL;

  if (connect_now (self, &error))
    {
      self->was_there = TRUE;
      self->pause_ms = 500;
      if (self->is_lost || doubted)
        {
          self->is_lost = FALSE;
          tell (self, REGIE_LINK_FOUND, NULL, NULL);
        }
      return TRUE;
    }
  note_lost (self, error, doubted);
  self->pause_ms = MIN (self->pause_ms * 2, LONGEST_PAUSE_MS);
  self->look_at = g_get_monotonic_time () + (gint64) self->pause_ms * 1000;
  return FALSE;
}

static void
hear (RegieLink *self)
{
  int process, own;
  char *text;

  g_mutex_lock (&self->lock);
  own = self->own;
  g_mutex_unlock (&self->lock);
  while ((text = regie_wire_take_notice (self->wire, &process)) != NULL)
    {
      self->heard = TRUE;
      self->hears_nothing = FALSE;
      if (process != own && process != regie_wire_get_process (self->wire))
        {
          regie_news_add_text (self->news, text);
          if (self->tell_at == 0)
            self->tell_at = MAX (g_get_monotonic_time () + GATHER_MS * 1000,
                                 self->told_at + PAUSE_MS * 1000);
        }
      g_free (text);
    }
}

static void
tell_news (RegieLink *self)
{
  self->tell_at = 0;
  self->told_at = g_get_monotonic_time ();
  tell (self, REGIE_LINK_NEWS, self->news, NULL);
  regie_news_unref (self->news);
  self->news = regie_news_new ();
}

static void
turn (RegieLink *self)
{
  gboolean there = self->wire != NULL && !regie_wire_is_lost (self->wire);
  gboolean doubted = take_flag (self, &self->doubts);
  gboolean hurried = take_flag (self, &self->hurries);

  if (hurried)
    self->pause_ms = 500;
  if (there)
    hear (self);
  if (self->was_there && !there && !self->is_lost)
    doubted = TRUE; /* it went just now */
  if (doubted || hurried || g_get_monotonic_time () >= self->look_at)
    there = try (self, doubted);
  if (there && take_flag (self, &self->opens))
    say_open (self);
  /* Once more: what others said meanwhile came with the answers. */
  if (there)
    hear (self);
  if (self->tell_at != 0 && g_get_monotonic_time () >= self->tell_at)
    tell_news (self);
}

static gpointer
run (gpointer data)
{
  RegieLink *self = data;
  gboolean stops = FALSE;

  while (!stops)
    {
      turn (self);
      wait_awake (self, self->tell_at != 0 ? MIN (self->tell_at, self->look_at) : self->look_at);
      g_mutex_lock (&self->lock);
      stops = self->stops;
      g_mutex_unlock (&self->lock);
    }
  release (self);
  return NULL;
}

RegieLink *
regie_link_new (const char *uri, RegieLinkFunc func, gpointer data)
{
  RegieLink *self = g_atomic_rc_box_new0 (RegieLink);

  self->uri = g_strdup (uri);
  self->func = func;
  self->data = data;
  self->wake = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  self->news = regie_news_new ();
  self->open = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->said = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pause_ms = 500;
  g_mutex_init (&self->lock);
  g_thread_unref (g_thread_new ("regie-link", run, g_atomic_rc_box_acquire (self)));
  return self;
}

static void
wake (RegieLink *self, gboolean *flag)
{
  const guint64 one = 1;

  g_mutex_lock (&self->lock);
  *flag = TRUE;
  g_mutex_unlock (&self->lock);
  if (write (self->wake, &one, sizeof one) < 0)
    return; /* it was woken so often that it is awake */
}

/* The thread may be waiting for a server that does not answer: nobody waits for it. */
void
regie_link_free (RegieLink *self)
{
  g_return_if_fail (self != NULL);
  g_mutex_lock (&self->lock);
  self->func = NULL;
  g_mutex_unlock (&self->lock);
  wake (self, &self->stops);
  release (self);
}

void
regie_link_doubt (RegieLink *self)
{
  g_return_if_fail (self != NULL);
  wake (self, &self->doubts);
}

void
regie_link_hurry (RegieLink *self)
{
  g_return_if_fail (self != NULL);
  wake (self, &self->hurries);
}

void
regie_link_set_own (RegieLink *self, int process)
{
  g_return_if_fail (self != NULL);
  g_mutex_lock (&self->lock);
  self->own = process;
  g_mutex_unlock (&self->lock);
}

void
regie_link_set_open (RegieLink *self, const GArray *dossiers)
{
  g_return_if_fail (self != NULL && dossiers != NULL);
  g_mutex_lock (&self->lock);
  g_array_set_size (self->open, 0);
  g_array_append_vals (self->open, dossiers->data, dossiers->len);
  g_mutex_unlock (&self->lock);
  wake (self, &self->opens);
}
