/* SPDX-License-Identifier: EUPL-1.2 */
/* Says what is kept how long, and what may go. */
#include "regie-retention-view.h"

#include <glib/gi18n.h>

#include "regie-text.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieRetentionView, chapters, "chapters", LIST),
  REGIE_PROP (RegieRetentionView, n, "n", INT),
  REGIE_PROP (RegieRetentionView, n_chosen, "n-chosen", INT),
};

REGIE_DEFINE_ITEM (RegieRetentionView, regie_retention_view, props)

static gboolean
is_left_out (gint64 dossier, const gint64 *left_out, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (left_out[i] == dossier)
      return TRUE;
  return FALSE;
}

static void
add_expired (RegieChapter *chapter, const RegieExpired *one, gboolean left_out)
{
  g_autofree char *name = g_strdup_printf ("dossier/%" G_GINT64_FORMAT, one->dossier);
  g_autofree char *title = one->number != NULL ? g_strdup_printf ("%s (%s)", one->name, one->number)
                                               : g_strdup (one->name);
  g_autofree char *due = regie_day_dup_long (one->due);
  g_autofree char *ended = one->ended != REGIE_DAY_NONE ? regie_day_dup_long (one->ended) : NULL;
  g_autofree char *about = ended != NULL
                             ? g_strdup_printf (_("The duty ended on %s; may go from %s"), ended,
                                                due)
                             : g_strdup_printf (_("May go from %s"), due);
  RegieLine *line = regie_chapter_add_line (chapter, name, title, about);

  regie_line_set_action (line, "win.dossier", g_variant_new ("(xs)", one->dossier, ""));
  regie_line_add_deed (line, left_out ? _("Take in again") : _("Leave out"),
                       left_out ? "retention.take-in" : "retention.leave-out",
                       g_variant_new_int64 (one->dossier));
}

static void
add_nothing (RegieChapter *chapter, gint64 n, RegieDay first)
{
  g_autofree char *day = first != REGIE_DAY_NONE ? regie_day_dup_long (first) : NULL;
  g_autofree char *text = NULL;

  if (day != NULL)
    text = g_strdup_printf (ngettext ("Of nobody is the time up. The first of %u follows on %s.",
                                      "Of nobody is the time up. The first of %u follows on %s.",
                                      (gulong) n),
                            (guint) n, day);
  else
    text = g_strdup (_("Of nobody is the time up."));
  regie_chapter_add_empty (chapter, text);
}

static void
add_list (RegieRetentionView *self, const GPtrArray *all, const gint64 *left_out, gsize n)
{
  g_autofree char *title = g_strdup_printf (
    ngettext ("%u dossier may be destroyed", "%u dossiers may be destroyed", all->len), all->len);
  RegieChapter *chapter = regie_chapters_add (
    self->chapters, title,
    all->len > 0 ? _("Look through it, and leave out what has to stay: a procedure that still "
                      "runs, a request. What is destroyed does not come back; copies of the "
                      "database keep it until they go themselves.")
                 : NULL);

  g_free (chapter->name); /* which is its title, and that is another with every dossier */
  chapter->name = g_strdup ("expired");
  for (guint i = 0; i < all->len; i++)
    {
      const RegieExpired *one = all->pdata[i];

      if (is_left_out (one->dossier, left_out, n))
        continue;
      add_expired (chapter, one, FALSE);
      self->n_chosen++;
    }
  self->n = (int) all->len;
  if (self->n_chosen > 0)
    regie_chapter_add_deed (chapter, _("Destroy and Declare…"), "retention.destroy", NULL);
}

static void
add_left_out (RegieRetentionView *self, const GPtrArray *all, const gint64 *left_out, gsize n)
{
  RegieChapter *chapter = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const RegieExpired *one = all->pdata[i];

      if (!is_left_out (one->dossier, left_out, n))
        continue;
      if (chapter == NULL)
        chapter = regie_chapters_add (self->chapters, _("Left out"), NULL);
      add_expired (chapter, one, TRUE);
    }
}

static void
add_terms (RegieRetentionView *self, const GPtrArray *kinds)
{
  RegieChapter *chapter = regie_chapters_add (
    self->chapters, _("How long what is kept"),
    _(
      "No law sets a term that is marked as an assumption: the office does, with its archivist and "
      "its data protection officer."));

  for (guint i = 0; i < kinds->len; i++)
    {
      const RegieRetentionKind *kind = kinds->pdata[i];
      g_autofree char *about = g_strdup_printf ("%s · %s\n%s", kind->term, kind->ground,
                                                kind->after != NULL ? kind->after : "");
      RegieLine *line = regie_chapter_add_line (chapter, kind->id, kind->name, about);

      if (kind->is_assumed)
        regie_line_add_word (line, _("assumption"), "dim-label");
    }
}

RegieRetentionView *
regie_retention_view_load (const RegieWork *work, const gint64 *left_out, gsize n, GError **error)
{
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (GPtrArray) all = NULL;
  RegieRetentionView *self;
  RegieDay first = REGIE_DAY_NONE;
  gint64 later = 0;

  g_return_val_if_fail (work != NULL, NULL);
  if ((kinds = regie_retention_load_kinds (work->office, error)) == NULL
      || (all = regie_retention_load_expired (work->db, work->today, error)) == NULL
      || !regie_retention_find_next (work->db, work->today, &later, &first, error))
    return NULL;
  self = g_object_new (regie_retention_view_get_type (), NULL);
  add_list (self, all, left_out, n);
  if (all->len == 0)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (self->chapters), 0);

      add_nothing (chapter, later, first);
    }
  add_left_out (self, all, left_out, n);
  add_terms (self, kinds);
  return self;
}
