/* SPDX-License-Identifier: EUPL-1.2 */
/* Says who carries what and what is proposed. */
#include "regie-divide-view.h"

#include <glib/gi18n.h>

#include "regie-person.h"
#include "regie-text.h"

/* A bar is full when somebody carries so much of what he can. */
#define MOST_PERCENT 150

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
  const char *name = g_hash_table_lookup (names, &id);

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

gboolean
regie_absence_may_record (const RegieMe *me, gint64 staff)
{
  RegieRole role;

  g_return_val_if_fail (me != NULL, FALSE);
  role = regie_role_find (me->role);
  return staff == me->id || role == REGIE_ROLE_MANAGER || role == REGIE_ROLE_ADMINISTRATOR;
}

static void
add_leave (RegieLine *line, const RegieCarried *carried, gint64 staff, gboolean may_change)
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
      if (!may_change)
        continue;
      regie_line_add_icon (under, "document-edit-symbolic", _("Change…"), "absence.change",
                           g_variant_new_int64 (leave->id));
      regie_line_add_icon (under, "user-trash-symbolic", _("Remove"), "absence.remove",
                           g_variant_new_int64 (leave->id));
    }
}

/* "62 dossiers, 540 points, 77 %", and behind it how it will be when that is another. */
static char *
dup_shares (const RegieShare *before, const RegieShare *after)
{
  g_autofree char *was = g_strdup_printf (ngettext ("%u dossier, %d points, %d %%",
                                                    "%u dossiers, %d points, %d %%", before->n),
                                          before->n, before->points, before->percent);

  if (before->n == after->n && before->points == after->points)
    return g_steal_pointer (&was);
  /* TRANSLATORS: how it is; how many dossiers it will be, how many points and how full that is */
  return g_strdup_printf (_("%s; then %u, %d points, %d %%"), was, after->n, after->points,
                          after->percent);
}

static void
add_hand (RegieChapter *chapter, const RegieWork *work, const RegieCarried *carried,
          const RegieHand *hand, const RegieShare *before, const RegieShare *after)
{
  gboolean may_record = regie_absence_may_record (work->me, hand->id);
  g_autofree char *name = g_strdup_printf ("staff/%" G_GINT64_FORMAT, hand->id);
  g_autofree char *shares = dup_shares (before, after);
  const RegieAbsence *leave = regie_absence_find (carried->absences, hand->id, carried->day);
  g_autofree char *away = leave != NULL ? dup_leave (carried, leave) : NULL;
  gboolean is_skipped = regie_carried_is_skipped (carried, hand->id);
  g_autofree char *about = g_strjoin (" · ", shares,
                                      is_skipped     ? _("takes no part this time")
                                      : away != NULL ? away
                                                     : NULL,
                                      is_skipped ? away : NULL, NULL);
  RegieLine *line = regie_chapter_add_line (chapter, name, name_of (carried->names, hand->id),
                                            about);

  if (may_record)
    regie_line_add_icon (line, "x-office-calendar-symbolic", _("Leave…"), "absence.add",
                         g_variant_new_int64 (hand->id));
  if (regie_role_may (work->me->role, REGIE_MAY_ADMINISTER))
    regie_line_add_icon (line, "document-edit-symbolic", _("Working hours…"), "staff.working",
                         g_variant_new_int64 (hand->id));
  if (hand->takes_part || is_skipped)
    regie_line_add_icon (line, is_skipped ? "list-add-symbolic" : "list-remove-symbolic",
                         is_skipped ? _("Takes part again") : _("Takes no part this time"),
                         "divide.skip", g_variant_new_int64 (hand->id));
  /* At the end, where those of all stand under each other. */
  regie_line_add_gauge (line, MIN (after->percent, MOST_PERCENT), MOST_PERCENT, shares);
  add_leave (line, carried, hand->id, may_record);
}

static void
add_hands (RegieDivideView *self, const RegieWork *work, const RegieCarried *carried,
           const GArray *moves)
{
  const RegieOffice *office = work->office;
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

      if (hand->takes_part || share_of_it->n > 0 || regie_carried_is_skipped (carried, hand->id))
        add_hand (chapter, work, carried, hand, share_of_it, &g_array_index (after, RegieShare, i));
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

  g_free (chapter->name); /* which is its title, and that is another with every move */
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
regie_divide_view_new (const RegieWork *work, const RegieCarried *carried, const GArray *moves,
                       const gint64 *left_out, gsize n)
{
  RegieDivideView *self;

  g_return_val_if_fail (work != NULL && carried != NULL && moves != NULL, NULL);
  self = g_object_new (regie_divide_view_get_type (), NULL);
  add_hands (self, work, carried, moves);
  add_moves (self, carried, moves);
  add_left_out (self, carried, left_out, n);
  return self;
}
