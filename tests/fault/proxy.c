/* SPDX-License-Identifier: EUPL-1.2 */
/* The line between a program and its server. */
#include "proxy.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>
#include <sys/socket.h>

/* One way of a connection. */
typedef struct {
  GSocket *from, *to;
  GByteArray *waiting; /* what is passed on a byte at a time */
} Way;

typedef struct {
  Way out, back; /* what the program says, and what the server says */
  gboolean is_marked, stands_still, drips, is_slow;
} Line;

struct _Proxy {
  GSocket *listener;
  char *path;
  GThread *thread;
  GPtrArray *lines;
  GMutex lock;
  /* Of LOCK. */
  gboolean ends, is_armed, is_broken;
  ProxyStep step;
  const char *mark;
  ProxyFault fault;
};

static void
line_free (gpointer data)
{
  Line *self = data;

  g_clear_object (&self->out.from);
  g_clear_object (&self->back.from);
  g_byte_array_unref (self->out.waiting);
  g_byte_array_unref (self->back.waiting);
  g_free (self);
}

static void
accept_line (Proxy *self)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (self->path);
  Line *line = g_new0 (Line, 1);

  line->out.from = g_socket_accept (self->listener, NULL, NULL);
  line->back.from = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, 0, NULL);
  line->out.to = line->back.from;
  line->back.to = line->out.from;
  line->out.waiting = g_byte_array_new ();
  line->back.waiting = g_byte_array_new ();
  g_socket_connect (line->back.from, address, NULL, NULL);
  g_ptr_array_add (self->lines, line);
}

/* What is said has zeros in it. */
static gboolean
holds (const char *bytes, gssize length, const char *mark)
{
  gssize n = mark != NULL ? (gssize) strlen (mark) : length + 1;

  for (gssize i = 0; i + n <= length; i++)
    if (memcmp (bytes + i, mark, n) == 0)
      return TRUE;
  return FALSE;
}

/* Is this where it goes wrong? */
static gboolean
comes_to_it (Proxy *self, Line *line, const Way *way, const char *bytes, gssize length,
             ProxyFault *fault)
{
  gboolean is_out = way == &line->out;
  gboolean now = FALSE;

  g_mutex_lock (&self->lock);
  if (self->is_armed)
    {
      now = self->step == PROXY_START      ? is_out
            : self->step == PROXY_WELCOME  ? !is_out
            : self->step == PROXY_QUESTION ? is_out && holds (bytes, length, self->mark)
                                           : !is_out && line->is_marked;
      line->is_marked |= is_out && holds (bytes, length, self->mark);
    }
  if (now)
    {
      self->is_armed = FALSE;
      self->is_broken = TRUE;
      *fault = self->fault;
    }
  g_mutex_unlock (&self->lock);
  return now;
}

/* FALSE: the line is not there any more. */
static gboolean
break_line (Line *line, ProxyFault fault)
{
  const struct linger at_once = { 1, 0 };

  if (fault == PROXY_RESET)
    setsockopt (g_socket_get_fd (line->out.from), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  if (fault == PROXY_HALF)
    g_socket_close (line->back.from, NULL);
  line->stands_still = fault == PROXY_STALL || fault == PROXY_HALF;
  line->drips = fault == PROXY_DRIP;
  line->is_slow = fault == PROXY_SLOW;
  return fault != PROXY_CUT && fault != PROXY_RESET;
}

/* FALSE: the line is not there any more. */
static gboolean
pass_on (Proxy *self, Line *line, Way *way)
{
  char bytes[16384];
  gssize length = g_socket_receive (way->from, bytes, sizeof bytes, NULL, NULL);
  ProxyFault fault;

  if (length <= 0)
    return FALSE;
  if (line->is_slow)
    g_usleep (2000);
  if (comes_to_it (self, line, way, bytes, length, &fault) && !break_line (line, fault))
    return FALSE;
  if (line->drips && way == &line->back)
    g_byte_array_append (way->waiting, (guint8 *) bytes, length);
  else if (!line->stands_still)
    return g_socket_send (way->to, bytes, length, NULL, NULL) == length;
  return TRUE;
}

static void
drip (Way *way)
{
  if (way->waiting->len == 0)
    return;
  g_socket_send (way->to, (char *) way->waiting->data, 1, NULL, NULL);
  g_byte_array_remove_index (way->waiting, 0);
}

static gboolean
serve_line (Proxy *self, Line *line)
{
  Way *ways[] = { &line->out, &line->back };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (!line->stands_still
          && g_socket_condition_check (ways[i]->from, G_IO_IN | G_IO_HUP | G_IO_ERR) != 0
          && !pass_on (self, line, ways[i]))
        return FALSE;
      drip (ways[i]);
    }
  return TRUE;
}

/* Waits until somebody says something, or a moment, for what drips. */
static void
wait_a_moment (Proxy *self)
{
  g_autofree GPollFD *fds = g_new0 (GPollFD, 1 + 2 * self->lines->len);
  guint n = 0;

  fds[n++] = (GPollFD){ g_socket_get_fd (self->listener), G_IO_IN, 0 };
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (line->stands_still)
        continue;
      fds[n++] = (GPollFD){ g_socket_get_fd (line->out.from), G_IO_IN, 0 };
      fds[n++] = (GPollFD){ g_socket_get_fd (line->back.from), G_IO_IN, 0 };
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (line->out.waiting->len + line->back.waiting->len > 0)
        {
          g_usleep (200);
          return;
        }
    }
  g_poll (fds, n, 20);
}

static gpointer
serve (gpointer data)
{
  Proxy *self = data;
  gboolean ends = FALSE;

  while (!ends)
    {
      wait_a_moment (self);
      if (g_socket_condition_check (self->listener, G_IO_IN) != 0)
        accept_line (self);
      for (guint i = self->lines->len; i-- > 0;)
        if (!serve_line (self, self->lines->pdata[i]))
          g_ptr_array_remove_index (self->lines, i);
      g_mutex_lock (&self->lock);
      ends = self->ends;
      g_mutex_unlock (&self->lock);
    }
  return NULL;
}

Proxy *
proxy_new (const char *folder)
{
  Proxy *self = g_new0 (Proxy, 1);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->path = g_build_filename (folder, ".s.PGSQL.5432", NULL);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, 0, &error);
  g_assert_no_error (error);
  /* What is said waits with who says it. */
  g_socket_set_option (self->listener, SOL_SOCKET, SO_RCVBUF, 1 << 18, &error);
  g_assert_no_error (error);
  g_socket_bind (self->listener, address, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->listener, &error);
  g_assert_no_error (error);
  self->thread = g_thread_new ("proxy", serve, self);
  return self;
}

guint
proxy_get_port (Proxy *self)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (self->listener, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

void
proxy_break (Proxy *self, ProxyStep step, const char *mark, ProxyFault fault)
{
  g_mutex_lock (&self->lock);
  self->is_armed = TRUE;
  self->is_broken = FALSE;
  self->step = step;
  self->mark = mark;
  self->fault = fault;
  g_mutex_unlock (&self->lock);
}

gboolean
proxy_is_broken (Proxy *self)
{
  gboolean is_broken;

  g_mutex_lock (&self->lock);
  is_broken = self->is_broken;
  g_mutex_unlock (&self->lock);
  return is_broken;
}

void
proxy_free (Proxy *self)
{
  g_mutex_lock (&self->lock);
  self->ends = TRUE;
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_ptr_array_unref (self->lines);
  g_object_unref (self->listener);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}
