/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks and file notes of a dossier as chapters. */
#include "regie-talk-view.h"

#include <glib/gi18n.h>

#include "regie-talk.h"
#include "regie-text.h"

/* So many talks that were are shown at once; the others are behind one line. */
#define SHOWN 5

/* The record with ID among LIST, or NULL. */
static RegieRecord *
find (const GPtrArray *list, gint64 id)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (regie_record_get_id (list->pdata[i]) == id)
      return list->pdata[i];
  return NULL;
}

/* Those of PARTS, N of them, that are known, with BETWEEN between; NULL when none is. */
static char *
dup_joined (const char *const *parts, guint n, const char *between)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", parts[i]);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static const char *
name_of (const RegieTalkSource *from, gint64 staff)
{
  RegieRecord *record = find (from->staff, staff);

  return record != NULL ? regie_get (record, Staff, name) : NULL;
}

/* --- talks --- */

/* What was said, or what was to be, below when, where and who. */
static char *
dup_about (const RegieTalkSource *from, RegieRecord *talk)
{
  RegieRecord *report = find (from->reports, regie_get_int (talk, Talk, fact, 0));
  g_autofree char *where = regie_talk_dup_where (from->office, talk);
  const char *heads[] = { name_of (from, regie_get_int (talk, Talk, staff, 0)),
                          regie_get (talk, Talk, present), where };
  g_autofree char *head = dup_joined (heads, G_N_ELEMENTS (heads), " · ");
  const char *said = report != NULL                 ? regie_get (report, Fact, note)
                     : regie_talk_is_planned (talk) ? regie_get (talk, Talk, agenda)
                                                    : regie_get (talk, Talk, reason);
  const char *lines[] = { head, said };

  return dup_joined (lines, G_N_ELEMENTS (lines), "\n");
}

static char *
dup_title (const RegieTalkSource *from, RegieRecord *talk)
{
  g_autofree char *day = regie_day_dup_medium (regie_get_day (talk, Talk, day));
  g_autofree char *time = regie_talk_dup_time (talk);
  const char *parts[] = { day, time,
                          regie_codes_label (from->office->codes, "gespreksdoel",
                                             regie_get (talk, Talk, purpose)) };

  return dup_joined (parts, G_N_ELEMENTS (parts), " · ");
}

static RegieShape
shape_of (const RegieTalkSource *from, RegieRecord *talk)
{
  switch (regie_get_code (talk, Talk, stage))
    {
    case REGIE_TALK_HELD:
      return REGIE_SHAPE_DONE;
    case REGIE_TALK_MISSED:
    case REGIE_TALK_CANCELLED:
      return REGIE_SHAPE_FAILED;
    default:
      return regie_get_day (talk, Talk, day) < regie_office_today (from->office)
               ? REGIE_SHAPE_SIGNAL
               : REGIE_SHAPE_RUN;
    }
}

/* What can be done with one that is planned: pressing it opens it. */
static void
add_planned_deeds (const RegieTalkSource *from, RegieLine *line, RegieRecord *talk)
{
  gint64 id = regie_record_get_id (talk);

  if (regie_get_day (talk, Talk, day) <= regie_office_today (from->office))
    {
      regie_line_add_deed (line, _("Report…"), "talk.hold", g_variant_new_int64 (id));
      regie_line_add_deed (line, _("Did not come…"), "talk.miss", g_variant_new_int64 (id));
    }
  else
    regie_line_add_deed (line, _("Call off…"), "talk.cancel", g_variant_new_int64 (id));
  regie_line_add_icon (line, "user-trash-symbolic", _("Remove"), "records.remove",
                       g_variant_new ("(ux)", REGIE_ENTITY_Talk, id));
  regie_line_set_action (line, "records.edit", g_variant_new ("(ux)", REGIE_ENTITY_Talk, id));
}

/* How somebody is told of TALK, on a line of its own below it; a letter is about the next. */
static void
add_invitation (RegieChapter *chapter, RegieRecord *talk, gboolean is_next)
{
  gint64 id = regie_record_get_id (talk);
  g_autofree char *name = g_strdup_printf ("talk/%" G_GINT64_FORMAT "/invite", id);
  RegieLine *line = regie_chapter_add_line (chapter, name, _("Invite to it"), NULL);

  line->depth = 1;
  if (is_next)
    regie_line_add_icon (line, "mail-unread-symbolic", _("Letter that invites"), "dossier.letter",
                         g_variant_new_string ("gesprek.nl"));
  regie_line_add_icon (line, "mail-send-symbolic", _("E-mail that invites"), "dossier.talk-mail",
                       g_variant_new_int64 (id));
  regie_line_add_icon (line, "x-office-calendar-symbolic", _("Save for a calendar"),
                       "dossier.talk-calendar", g_variant_new_int64 (id));
}

static RegieLine *
line_of (const RegieTalkSource *from, RegieRecord *talk)
{
  g_autofree char *name = regie_line_dup_name (talk);
  g_autofree char *title = dup_title (from, talk);
  g_autofree char *about = dup_about (from, talk);
  RegieLine *line = regie_line_new (name, title, about);
  gint64 fact = regie_get_int (talk, Talk, fact, 0);

  regie_line_set_shape (line, shape_of (from, talk));
  if (!regie_talk_is_planned (talk))
    regie_line_add_word (
      line, regie_codes_label (from->office->codes, "gespreksstand", regie_get (talk, Talk, stage)),
      "dim-label");
  if (!from->may_change)
    return line;
  if (regie_talk_is_planned (talk))
    add_planned_deeds (from, line, talk);
  else
    regie_line_add_icon (line, "user-trash-symbolic", _("Remove"), "records.remove",
                         g_variant_new ("(ux)", REGIE_ENTITY_Talk, regie_record_get_id (talk)));
  if (find (from->reports, fact) != NULL)
    regie_line_set_action (line, "dossier.correct", g_variant_new_int64 (fact));
  return line;
}

/* By day and time. */
static int
compare_talks (gconstpointer a, gconstpointer b)
{
  RegieRecord *x = *(RegieRecord *const *) a;
  RegieRecord *y = *(RegieRecord *const *) b;
  RegieDay one = regie_get_day (x, Talk, day);
  RegieDay other = regie_get_day (y, Talk, day);
  int first = -1, second = -1;

  if (one != other)
    return one < other ? -1 : 1;
  regie_talk_read_time (regie_get (x, Talk, time), &first);
  regie_talk_read_time (regie_get (y, Talk, time), &second);
  if (first != second)
    return first - second;
  return regie_record_get_id (x) < regie_record_get_id (y) ? -1 : 1;
}

/* The talks of the folder that are planned, or those that are not, by day; borrowed. */
static GPtrArray *
sorted (const RegieTalkSource *from, gboolean planned)
{
  const GPtrArray *all = from->folder->records[REGIE_ENTITY_Talk];
  GPtrArray *talks = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (regie_talk_is_planned (all->pdata[i]) == planned)
      g_ptr_array_add (talks, all->pdata[i]);
  g_ptr_array_sort (talks, compare_talks);
  return talks;
}

static void
add_talks (GListStore *chapters, const RegieTalkSource *from)
{
  g_autoptr (GPtrArray) planned = sorted (from, TRUE);
  g_autoptr (GPtrArray) past = sorted (from, FALSE);
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Talks"), _("What was said at a talk stands in the timeline as well."));
  RegieLine *earlier = NULL;
  gboolean had_next = FALSE;

  if (from->may_change)
    regie_chapter_add_deed (chapter, _("Plan a talk…"), "talk.plan",
                            g_variant_new_int64 (from->dossier));
  if (planned->len == 0 && past->len == 0)
    regie_chapter_add_empty (chapter, _("No talk is planned or recorded yet."));
  for (guint i = 0; i < planned->len; i++)
    {
      RegieDay day = regie_get_day (planned->pdata[i], Talk, day);
      g_autoptr (RegieLine) line = line_of (from, planned->pdata[i]);

      g_list_store_append (chapter->lines, line);
      if (from->may_change && day > regie_office_today (from->office))
        add_invitation (chapter, planned->pdata[i], !had_next);
      had_next = had_next || day >= regie_office_today (from->office);
    }
  for (guint i = past->len; i-- > 0;)
    {
      g_autoptr (RegieLine) line = line_of (from, past->pdata[i]);

      if (past->len - i == SHOWN + 1)
        {
          g_autofree char *title = g_strdup_printf (
            ngettext ("%u earlier talk", "%u earlier talks", i + 1), i + 1);

          earlier = regie_chapter_add_line (chapter, "talks/earlier", title, NULL);
        }
      g_list_store_append (earlier != NULL ? earlier->lines : chapter->lines, line);
    }
}

/* --- file notes --- */

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  RegieRecord *x = *(RegieRecord *const *) a;
  RegieRecord *y = *(RegieRecord *const *) b;
  RegieDay one = regie_get_day (x, FileNote, day);
  RegieDay other = regie_get_day (y, FileNote, day);

  if (one != other)
    return one > other ? -1 : 1;
  return regie_record_get_id (x) > regie_record_get_id (y) ? -1 : 1;
}

static void
add_note (const RegieTalkSource *from, RegieChapter *chapter, RegieRecord *note)
{
  g_autofree char *day = regie_day_dup_medium (regie_get_day (note, FileNote, day));
  const char *kind = regie_get (note, FileNote, kind);
  const char *heads[] = {
    day, kind != NULL ? regie_codes_label (from->office->codes, "notitiesoort", kind) : NULL,
    name_of (from, regie_get_int (note, FileNote, staff, 0))
  };
  g_autofree char *head = dup_joined (heads, G_N_ELEMENTS (heads), " · ");
  const char *lines[] = { head, regie_get (note, FileNote, text) };
  g_autofree char *about = dup_joined (lines, G_N_ELEMENTS (lines), "\n");
  g_autofree char *name = regie_line_dup_name (note);
  RegieLine *line = regie_chapter_add_line (chapter, name, regie_get (note, FileNote, title),
                                            about);

  if (!from->may_change)
    return;
  regie_line_add_edits (line, REGIE_ENTITY_FileNote, note);
  regie_line_set_action (line, "records.edit",
                         g_variant_new ("(ux)", REGIE_ENTITY_FileNote, regie_record_get_id (note)));
}

static void
add_notes (GListStore *chapters, const RegieTalkSource *from)
{
  const GPtrArray *all = from->folder->records[REGIE_ENTITY_FileNote];
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("File notes"),
    _("Everybody who may open this dossier reads them, and who it is about may ask to see them. "
       "Health stands in the intake."));

  if (from->may_change)
    regie_chapter_add_deed (chapter, _("File note…"), "note.write",
                            g_variant_new_int64 (from->dossier));
  g_ptr_array_extend (notes, (GPtrArray *) all, NULL, NULL);
  g_ptr_array_sort (notes, compare_notes);
  if (notes->len == 0)
    regie_chapter_add_empty (chapter, _("No note was written yet."));
  for (guint i = 0; i < notes->len; i++)
    add_note (from, chapter, notes->pdata[i]);
}

void
regie_talk_add_chapters (GListStore *chapters, const RegieTalkSource *from)
{
  g_return_if_fail (G_IS_LIST_STORE (chapters) && from != NULL);
  add_talks (chapters, from);
  add_notes (chapters, from);
}
