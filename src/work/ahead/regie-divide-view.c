/* SPDX-License-Identifier: EUPL-1.2 */
/* Says who carries what and what is proposed. */
#include "regie-divide-view.h"

#include <glib/gi18n.h>

#include "regie-figure.h"
#include "regie-text.h"

static const RegieProp view_props[] = {
  REGIE_PROP (RegieDivideView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieDivideView, regie_divide_view, view_props)

static gboolean
is_among (gint64 id, const gint64 *ids, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

GArray *
regie_carried_propose (const RegieCarried *carried, const RegieOffice *office, guint most,
                       const gint64 *left_out, gsize n)
{
  g_autoptr (GArray) moves = NULL;
  GArray *kept;

  g_return_val_if_fail (carried != NULL && office != NULL, NULL);
  /* What is left out keeps its place: the others are those that were seen with it. */
  moves = regie_divide_propose ((const RegieLoad *) (gconstpointer) carried->loads->data,
                                carried->loads->len,
                                (const RegieHand *) (gconstpointer) carried->hands->data,
                                carried->hands->len, office->weights.norm, most);
  kept = g_array_new (FALSE, FALSE, sizeof (RegieMove));
  for (guint i = 0; i < moves->len; i++)
    if (!is_among (g_array_index (moves, RegieMove, i).dossier, left_out, n))
      g_array_append_val (kept, g_array_index (moves, RegieMove, i));
  return kept;
}

GVariant *
regie_moves_make_target (const GArray *moves)
{
  GVariantBuilder builder;

  g_return_val_if_fail (moves != NULL, NULL);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xxx)"));
  for (guint i = 0; i < moves->len; i++)
    {
      const RegieMove *move = &g_array_index (moves, RegieMove, i);

      g_variant_builder_add (&builder, "(xxx)", move->dossier, move->from, move->to);
    }
  return g_variant_builder_end (&builder);
}

static const char *
name_of (GHashTable *names, gint64 id)
{
  const char *name = regie_figure_name (names, REGIE_SPLIT_CONSULTANT, id);

  return name != NULL ? name : _("Nobody");
}

char *
regie_move_dup_words (const RegieCarried *carried, const RegieMove *move)
{
  g_return_val_if_fail (carried != NULL && move != NULL, NULL);
  return g_strdup_printf (_("from %s to %s"), name_of (carried->names, move->from),
                          name_of (carried->names, move->to));
}

static GArray *
share (const RegieCarried *carried, const RegieOffice *office, const GArray *moves)
{
  return regie_divide_share ((const RegieLoad *) (gconstpointer) carried->loads->data,
                             carried->loads->len,
                             (const RegieHand *) (gconstpointer) carried->hands->data,
                             carried->hands->len, office->weights.norm, moves);
}

/* "On leave until 12 December; Bram Savelberg looks after the dossiers", or when it will be. */
static char *
dup_leave (const RegieCarried *carried, const RegieAbsence *leave)
{
  g_autofree char *from = regie_day_dup_long (leave->from);
  g_autofree char *until = regie_day_dup_long (leave->until);
  g_autofree char *when = leave->from <= carried->day
                            ? g_strdup_printf (_("On leave until %s"), until)
                            : g_strdup_printf (_("On leave from %s until %s"), from, until);

  if (leave->replaced_by == 0)
    return g_steal_pointer (&when);
  return g_strdup_printf (_("%s; %s looks after the dossiers"), when,
                          name_of (carried->names, leave->replaced_by));
}

static void
add_leave (RegieLine *line, const RegieCarried *carried, gint64 staff)
{
  for (guint i = 0; i < carried->absences->len; i++)
    {
      const RegieAbsence *leave = &g_array_index (carried->absences, RegieAbsence, i);
      g_autofree char *name = g_strdup_printf ("absence/%" G_GINT64_FORMAT, leave->id);
      g_autofree char *words = NULL;
      RegieLine *under;

      if (leave->staff != staff)
        continue;
      words = dup_leave (carried, leave);
      under = regie_line_add_line (line, name, words, NULL);
      regie_line_add_icon (under, "document-edit-symbolic", _("Change…"), "absence.change",
                           g_variant_new_int64 (leave->id));
      regie_line_add_icon (under, "user-trash-symbolic", _("Remove"), "absence.remove",
                           g_variant_new_int64 (leave->id));
    }
}

/* "62 dossiers, 540 points", and after an arrow how it will be when that is another. */
static char *
dup_shares (const RegieShare *before, const RegieShare *after)
{
  g_autofree char *was = g_strdup_printf (ngettext ("%u dossier, %d points",
                                                    "%u dossiers, %d points", before->n),
                                          before->n, before->points);

  if (before->n == after->n && before->points == after->points)
    return g_steal_pointer (&was);
  /* TRANSLATORS: how it is, how many dossiers it will be and how many points */
  return g_strdup_printf (_("%s; then %u with %d points"), was, after->n, after->points);
}

static void
add_hand (RegieChapter *chapter, const RegieCarried *carried, const RegieHand *hand,
          const RegieShare *before, const RegieShare *after)
{
  g_autofree char *name = g_strdup_printf ("staff/%" G_GINT64_FORMAT, hand->id);
  g_autofree char *shares = dup_shares (before, after);
  const RegieAbsence *leave = regie_absence_find (carried->absences, hand->id, carried->day);
  g_autofree char *away = leave != NULL ? dup_leave (carried, leave) : NULL;
  g_autofree char *about = away != NULL ? g_strdup_printf ("%s · %s", shares, away)
                                        : g_strdup (shares);
  g_autofree char *percent = before->percent != after->percent
                               ? g_strdup_printf (_("%d %%, then %d %%"), before->percent,
                                                  after->percent)
                               : g_strdup_printf (_("%d %%"), before->percent);
  RegieLine *line = regie_chapter_add_line (chapter, name, name_of (carried->names, hand->id),
                                            about);

  regie_line_add_word (line, percent, "numeric");
  regie_line_add_gauge (line, MIN (after->percent, 150), 150, percent);
  regie_line_add_deed (line, _("Leave…"), "absence.add", g_variant_new_int64 (hand->id));
  regie_line_add_icon (line, "document-edit-symbolic", _("Working hours…"), "staff.working",
                       g_variant_new_int64 (hand->id));
  add_leave (line, carried, hand->id);
}

static void
add_hands (RegieDivideView *self, const RegieCarried *carried, const RegieOffice *office,
           const GArray *moves)
{
  g_autoptr (GArray) before = share (carried, office, NULL);
  g_autoptr (GArray) after = share (carried, office, moves);
  g_autofree char *about = g_strdup_printf (
    _("In points by phase, route and what weighs on the person; who works the whole week carries "
       "%d. Leave in the quarter ahead makes somebody carry less."),
    office->weights.norm);
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("Who carries what"), about);

  for (guint i = 0; i < carried->hands->len; i++)
    {
      const RegieHand *hand = &g_array_index (carried->hands, RegieHand, i);
      const RegieShare *share_of_it = &g_array_index (before, RegieShare, i);

      if (hand->takes_part || share_of_it->n > 0)
        add_hand (chapter, carried, hand, share_of_it, &g_array_index (after, RegieShare, i));
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)) == 0)
    regie_chapter_add_empty (chapter, _("Nobody works here as a consultant yet."));
}

static RegieLine *
add_person (RegieChapter *chapter, const RegieCarried *carried, gint64 dossier, const char *about)
{
  g_autofree char *name = g_strdup_printf ("dossier/%" G_GINT64_FORMAT, dossier);
  RegieLine *line = regie_chapter_add_line (chapter, name, name_of (carried->people, dossier),
                                            about);

  regie_line_set_action (line, "win.dossier", g_variant_new ("(xs)", dossier, ""));
  return line;
}

static void
add_move (RegieChapter *chapter, const RegieCarried *carried, const RegieMove *move)
{
  g_autofree char *words = regie_move_dup_words (carried, move);
  g_autofree char *about = g_strdup_printf (move->speaks
                                              ? _("%s · %d points · speaks the language")
                                              : _("%s · %d points"),
                                            words, move->weight);
  RegieLine *line = add_person (chapter, carried, move->dossier, about);

  regie_line_add_deed (line, _("Leave out"), "divide.leave-out",
                       g_variant_new_int64 (move->dossier));
}

static void
add_moves (RegieDivideView *self, const RegieCarried *carried, const GArray *moves)
{
  g_autofree char *title = g_strdup_printf (
    ngettext ("Proposed: %u move", "Proposed: %u moves", moves->len), moves->len);
  RegieChapter *chapter = regie_chapters_add (
    self->chapters, title,
    _("As few moves as make it fair: first the dossiers of nobody, then from who has too much. "
       "Nobody on leave gets one."));

  chapter->name = g_strdup ("moves");
  if (moves->len == 0)
    {
      regie_chapter_add_empty (chapter, _("The caseload is fairly divided: nothing need move."));
      return;
    }
  regie_chapter_add_deed (chapter, _("Divide"), "caseload.divide",
                          regie_moves_make_target (moves));
  for (guint i = 0; i < moves->len; i++)
    add_move (chapter, carried, &g_array_index (moves, RegieMove, i));
}

static void
add_left_out (RegieDivideView *self, const RegieCarried *carried, const gint64 *left_out, gsize n)
{
  RegieChapter *chapter;

  if (n == 0)
    return;
  chapter = regie_chapters_add (self->chapters, _("Left out"), NULL);
  for (gsize i = 0; i < n; i++)
    {
      RegieLine *line = add_person (chapter, carried, left_out[i], NULL);

      regie_line_add_deed (line, _("Take in again"), "divide.take-in",
                           g_variant_new_int64 (left_out[i]));
    }
}

RegieDivideView *
regie_divide_view_new (const RegieCarried *carried, const RegieOffice *office, const GArray *moves,
                       const gint64 *left_out, gsize n)
{
  RegieDivideView *self;

  g_return_val_if_fail (carried != NULL && office != NULL && moves != NULL, NULL);
  self = g_object_new (regie_divide_view_get_type (), NULL);
  add_hands (self, carried, office, moves);
  add_moves (self, carried, moves);
  add_left_out (self, carried, left_out, n);
  return self;
}
