/* SPDX-License-Identifier: EUPL-1.2 */
/* What I did, in words. */
#include "regie-done-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-done-words.h"
#include "regie-person.h"
#include "regie-text.h"

static const RegieProp done_props[] = {
  REGIE_PROP (RegieDoneView, chapters, "chapters", LIST),
  REGIE_PROP (RegieDoneView, nothing, "nothing", TEXT),
  REGIE_PROP (RegieDoneView, has_more, "has-more", BOOL),
};

REGIE_DEFINE_ITEM (RegieDoneView, regie_done_view, done_props)

static char *
dup_about (const RegieDone *done, const RegieMe *me, const char *time, const char *later)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *said = NULL;

  g_strv_builder_add (parts, time);
  if (regie_done_place (done) != NULL)
    g_strv_builder_add (parts, regie_done_place (done));
  if (done->is_undone)
    said = regie_done_dup_back (done->who, done->by, me);
  else if (later != NULL)
    /* TRANSLATORS: who recorded what: "Bert Bos (bert): Fact (2)" */
    said = g_strdup_printf (_("recorded on it since: %s"), later);
  if (said != NULL)
    g_strv_builder_add (parts, said);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static void
add_done (RegieChapter *chapter, const RegieMe *me, const RegieDone *done, const char *time,
          const char *later)
{
  g_autofree char *name = g_strdup_printf ("done/%" G_GINT64_FORMAT, done->root);
  g_autofree char *about = dup_about (done, me, time, later);
  g_autofree char *what = regie_done_dup_what (done);
  RegieLine *line = regie_chapter_add_line (chapter, name, what, about);
  gboolean may = done->who == me->id || regie_role_may (me->role, REGIE_MAY_ADMINISTER);

  regie_done_set_action (line, done);
  if (done->is_undone)
    {
      g_free (line->style);
      line->style = g_strdup ("dim-label");
    }
  if (done->n_records > 0 && may && later == NULL)
    regie_done_add_deed (line, done->is_undone, done->entry);
}

RegieDoneView *
regie_done_view_new (const RegieOffice *office, const RegieMe *me, const GPtrArray *done,
                     const GPtrArray *later, const char *search, gboolean has_more)
{
  RegieDoneView *self = g_object_new (regie_done_view_get_type (), NULL);
  const RegieDay today = regie_office_today (office);
  RegieChapter *chapter = NULL;
  RegieDay shown = REGIE_DAY_NONE;

  self->has_more = has_more;
  for (guint i = 0; i < done->len; i++)
    {
      const RegieDone *one = done->pdata[i];
      g_autofree char *time = NULL;
      const RegieDay day = regie_done_split_moment (one, &time);
      g_autofree char *title = day == today ? g_strdup (_("Today")) : regie_day_dup_medium (day);

      if (chapter == NULL || day != shown)
        chapter = regie_chapters_add (self->chapters, title, NULL);
      shown = day;
      add_done (chapter, me, one, time, later->pdata[i]);
    }
  if (done->len == 0)
    self->nothing = g_strdup (*search != '\0' ? _("Nothing of what you did lately says this.")
                                              : _("You did not change anything yet."));
  return self;
}
