/* SPDX-License-Identifier: EUPL-1.2 */
/* What is taken back first, and what is done again first. */
#include "regie-done.h"

#include <string.h>

void
regie_done_free (RegieDone *self)
{
  g_free (self->title);
  g_free (self->at);
  g_free (self->by);
  g_free (self->did_by);
  g_free (self->thing);
  g_free (self->whom);
  g_free (self);
}

RegieWhere
regie_where (const char *kind, gint64 id)
{
  g_return_val_if_fail (kind != NULL, (RegieWhere){ 0 });
  if (strcmp (kind, "dossier") == 0)
    return (RegieWhere){ REGIE_WHERE_DOSSIER, id };
  if (strcmp (kind, "provider") == 0)
    return (RegieWhere){ REGIE_WHERE_PROVIDER, id };
  return (RegieWhere){ strcmp (kind, "desk") == 0 ? REGIE_WHERE_DESK : REGIE_WHERE_ANYWHERE, 0 };
}

static gboolean
is_within (const RegieDone *self, RegieWhere where)
{
  return where.kind == REGIE_WHERE_ANYWHERE
         || (self->where.kind == where.kind && self->where.id == where.id);
}

RegieDone *
regie_done_next (const GPtrArray *done, gint64 me, gboolean redo, RegieWhere where)
{
  RegieDone *next = NULL;
  gint64 newest = 0;

  g_return_val_if_fail (done != NULL, NULL);
  for (guint i = 0; i < done->len; i++)
    {
      RegieDone *one = done->pdata[i];

      if (one->n_records == 0 || !is_within (one, where))
        continue;
      newest = MAX (newest, one->root);
      if (one->who == me && !one->is_undone == !redo && (next == NULL || one->entry > next->entry))
        next = one;
    }
  return redo && next != NULL && next->entry < newest ? NULL : next;
}

/* A form writes less than this; what is more was read in or done to a list. */
#define MANY 20

gboolean
regie_done_is_grave (const RegieDone *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_settled || self->has_ranges || self->n_records > MANY;
}
