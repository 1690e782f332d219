/* SPDX-License-Identifier: EUPL-1.2 */
/* Waits until a search rests, and has it written down. */
#include "regie-rest.h"

#include "regie-list-commands.h"

/* So many milliseconds nothing is typed when a search rests. */
static guint delay = REGIE_REST_DELAY;

void
regie_rest_set_delay (guint milliseconds)
{
  delay = milliseconds;
}

static gboolean
rested (gpointer data)
{
  RegieRest *self = data;

  self->source = 0;
  if (self->session != NULL && regie_session_is_open (self->session))
    regie_session_do (self->session, &regie_list_commands[REGIE_LIST_SEARCHED],
                      g_variant_new ("(su)", self->list, self->found), NULL, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

void
regie_rest_end (RegieRest *self)
{
  g_return_if_fail (self != NULL);
  if (self->source == 0)
    return;
  g_source_remove (self->source);
  rested (self);
}

/* Is one of the two the other with letters behind it? */
static gboolean
goes_on (const char *a, const char *b)
{
  return g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

void
regie_rest_found (RegieRest *self, RegieSession *session, const char *list, const char *among,
                  const char *text, guint found)
{
  gboolean same;

  g_return_if_fail (self != NULL && REGIE_IS_SESSION (session) && list != NULL && among != NULL);
  g_return_if_fail (text != NULL);
  same = g_strcmp0 (self->among, among) == 0;
  if (same && self->text != NULL && g_str_equal (self->text, text))
    {
      self->found = found;
      return;
    }
  if (!same || *text == '\0' || (self->text != NULL && !goes_on (self->text, text)))
    regie_rest_end (self);
  g_clear_handle_id (&self->source, g_source_remove);
  g_set_weak_pointer (&self->session, session);
  self->list = list;
  self->found = found;
  g_free (self->among);
  self->among = g_strdup (among);
  g_free (self->text);
  self->text = *text != '\0' ? g_strdup (text) : NULL;
  if (self->text != NULL)
    self->source = g_timeout_add (delay, rested, self);
}

void
regie_rest_clear (RegieRest *self)
{
  regie_rest_end (self);
  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->among, g_free);
  g_clear_pointer (&self->text, g_free);
}
