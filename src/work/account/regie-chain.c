/* SPDX-License-Identifier: EUPL-1.2 */
/* Walking along a chain of hashes, and saying what does not fit in it. */
#include "regie-chain.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

struct _RegieChainWalk {
  RegieChainHash hash;
  guint n_columns;
  const GPtrArray *anchors;
  RegieChainVerdict *verdict;
  gint64 last;        /* the number of the line before; 0: none yet */
  char *before;       /* the hash that it should have */
  gint64 suspect;     /* a line of which the hash does not fit; 0: none */
  gboolean has_begun; /* a line of the chain was seen */
};

RegieHead *
regie_head_new (gint64 seq, const char *hash)
{
  RegieHead *self = g_new (RegieHead, 1);

  g_return_val_if_fail (hash != NULL, NULL);
  *self = (RegieHead){ seq, g_strdup (hash), NULL };
  return self;
}

void
regie_head_free (RegieHead *self)
{
  g_free (self->hash);
  g_free (self->at);
  g_free (self);
}

char *
regie_head_dup_text (const RegieHead *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s", self->seq, self->hash);
}

#define HASH_LENGTH 64

RegieHead *
regie_head_parse (const char *text, GError **error)
{
  const char *colon;
  char *end = NULL;
  gint64 seq;

  g_return_val_if_fail (text != NULL, NULL);
  colon = strchr (text, ':');
  seq = g_ascii_strtoll (text, &end, 10);
  if (colon != NULL && end == colon && seq > 0 && strlen (colon + 1) == HASH_LENGTH
      && strspn (colon + 1, "0123456789abcdef") == HASH_LENGTH)
    return regie_head_new (seq, colon + 1);
  regie_refuse (error, _("An anchor is the number of a line and its hash, as in 12:3fa9…"));
  return NULL;
}

void
regie_chain_verdict_free (RegieChainVerdict *self)
{
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

RegieChainWalk *
regie_chain_walk_new (guint n_columns, RegieChainHash hash, const GPtrArray *anchors)
{
  RegieChainWalk *self = g_new0 (RegieChainWalk, 1);

  self->hash = hash;
  self->n_columns = n_columns;
  self->anchors = anchors;
  self->verdict = g_new0 (RegieChainVerdict, 1);
  self->before = g_strdup ("");
  return self;
}

static gboolean
fail (RegieChainWalk *self, RegieChainState state, gint64 seq)
{
  self->verdict->state = state;
  self->verdict->seq = seq;
  return FALSE;
}

/* An anchor that names this line says what it was. */
static gboolean
hold_against_anchors (RegieChainWalk *self, gint64 seq, const char *hash)
{
  for (guint i = 0; self->anchors != NULL && i < self->anchors->len; i++)
    {
      const RegieHead *anchor = self->anchors->pdata[i];

      if (anchor->seq != seq)
        continue;
      if (strcmp (anchor->hash, hash) != 0)
        return fail (self, REGIE_CHAIN_REWRITTEN, seq);
      self->verdict->is_anchored = TRUE;
    }
  return TRUE;
}

/* A line whose hash did not fit was changed when the next one rests on that hash; otherwise
 * something was put in or swapped there. */
static gboolean
say_suspect (RegieChainWalk *self, const char *const *columns, const char *hash)
{
  g_autofree char *expected = columns != NULL ? self->hash (self->before, columns) : NULL;
  gboolean rests_on_it = expected == NULL || g_strcmp0 (expected, hash) == 0;

  return fail (self, rests_on_it ? REGIE_CHAIN_CHANGED : REGIE_CHAIN_MOVED, self->suspect);
}

gboolean
regie_chain_walk_step (RegieChainWalk *self, const char *const *columns, const char *hash)
{
  g_autofree char *expected = NULL;
  gint64 seq;

  g_return_val_if_fail (self != NULL && columns != NULL, FALSE);
  if (self->verdict->state != REGIE_CHAIN_WHOLE)
    return FALSE;
  /* Lines of before there was a chain stand before it. */
  if (hash == NULL && !self->has_begun)
    return TRUE;
  seq = g_ascii_strtoll (columns[0], NULL, 10);
  if (self->has_begun && seq != self->last + 1 && self->suspect == 0)
    return fail (self, REGIE_CHAIN_MISSING, self->last + 1);
  if (self->suspect != 0)
    return say_suspect (self, seq == self->last + 1 ? columns : NULL, hash);
  expected = self->hash (self->before, columns);
  self->has_begun = TRUE;
  self->last = seq;
  g_free (self->before);
  self->before = g_strdup (hash != NULL ? hash : "");
  if (strcmp (expected, self->before) != 0)
    {
      self->suspect = seq;
      return TRUE; /* the next one tells what happened to it */
    }
  if (self->verdict->n++ == 0)
    self->verdict->from = g_strdup (columns[1]);
  g_free (self->verdict->until);
  self->verdict->until = g_strdup (columns[1]);
  return hold_against_anchors (self, seq, hash);
}

static void
walk_free (RegieChainWalk *self)
{
  g_free (self->before);
  g_free (self);
}

/* Does what lies behind the last line agree? */
static void
check_end (RegieChainWalk *self, const RegieHead *head)
{
  if (self->suspect != 0)
    {
      say_suspect (self, NULL, NULL);
      return;
    }
  for (guint i = 0; self->anchors != NULL && i < self->anchors->len; i++)
    if (((const RegieHead *) self->anchors->pdata[i])->seq > self->last)
      {
        fail (self, REGIE_CHAIN_CUT, ((const RegieHead *) self->anchors->pdata[i])->seq);
        return;
      }
  if (head == NULL || strcmp (head->hash, self->before) != 0)
    fail (self, REGIE_CHAIN_CUT, head != NULL ? MAX (head->seq, self->last + 1) : self->last + 1);
}

RegieChainVerdict *
regie_chain_walk_end (RegieChainWalk *self, const RegieHead *head)
{
  RegieChainVerdict *verdict;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->verdict->state == REGIE_CHAIN_WHOLE)
    check_end (self, head);
  verdict = self->verdict;
  walk_free (self);
  return verdict;
}
