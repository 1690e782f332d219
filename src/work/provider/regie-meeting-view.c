/* SPDX-License-Identifier: EUPL-1.2 */
/* The progress meetings with a provider as chapters: agenda, minutes, action points. */
#include "regie-provider-views.h"

#include <glib/gi18n.h>

#include "regie-format.h"
#include "regie-meeting.h"
#include "regie-text.h"
#include "regie-writing.h"

typedef struct {
  const RegieOffice *office;
  gint64 provider;
  const char *name;
  gboolean may_change;
} Page;

/* Why it is on the agenda, above what was said. */
static char *
dup_item_about (RegieRecord *item)
{
  const char *reason = regie_get (item, Item, reason);
  const char *minutes = regie_get (item, Item, minutes);

  if (reason != NULL && minutes != NULL)
    return g_strdup_printf ("%s\n%s", reason, minutes);
  return g_strdup (reason != NULL ? reason : minutes);
}

/* The action point that is made of ITEM. */
static char *
dup_own_action (const Page *page, RegieRecord *item)
{
  g_autoptr (RegieForm) own = regie_form_new ();
  char provider[REGIE_NUMBER_TEXT];

  regie_form_set_field (own, Action, provider, regie_number_format (page->provider, provider));
  regie_form_set_field (own, Action, meeting, regie_get (item, Item, meeting));
  regie_form_set_field (own, Action, engagement, regie_get (item, Item, engagement));
  regie_form_set_field (own, Action, text, regie_get (item, Item, title));
  return regie_form_to_text (own);
}

/* Minutes are written under what they are about, one item after the other. */
static void
add_open_item (const Page *page, RegieChapter *chapter, RegieRecord *item)
{
  g_autofree char *name = regie_line_dup_name (item);
  g_autofree char *action = dup_own_action (page, item);
  RegieLine *line = regie_chapter_add_line (chapter, name, regie_get (item, Item, title), NULL);
  RegieWriting *writing;

  regie_line_add_icon (line, "list-add-symbolic", _("Action point…"), "records.add",
                       g_variant_new ("(us)", REGIE_ENTITY_Action, action));
  regie_line_add_edits (line, REGIE_ENTITY_Item, item);
  writing = regie_line_add_writing (line, REGIE_ENTITY_Item, item, NULL);
  writing->about = g_strdup (regie_get (item, Item, reason));
  writing->shape = regie_get (item, Item, minutes) != NULL ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN;
  regie_writing_add_part (writing, REGIE_FIELD (Item, minutes), _("What was said"), NULL);
}

static void
add_item (RegieChapter *chapter, RegieRecord *item)
{
  g_autofree char *about = dup_item_about (item);
  g_autofree char *name = regie_line_dup_name (item);
  RegieLine *line = regie_chapter_add_line (chapter, name, regie_get (item, Item, title), about);

  regie_line_set_shape (line, regie_get (item, Item, minutes) != NULL ? REGIE_SHAPE_DONE
                                                                      : REGIE_SHAPE_RUN);
}

static void
add_action (const Page *page, RegieChapter *chapter, RegieRecord *action)
{
  RegieDay today = regie_office_today (page->office);
  RegieDay due = regie_get_day (action, Action, due);
  RegieDay done = regie_get_day (action, Action, done_on);
  gboolean is_done = done != REGIE_DAY_NONE;
  g_autofree char *day = regie_day_dup_short (is_done ? done : due, today);
  g_autofree char *about = g_strdup_printf (is_done ? _("%s · done on %s") : _("%s · by %s"),
                                            regie_get (action, Action, owner), day);
  g_autofree char *name = regie_line_dup_name (action);
  RegieLine *line = regie_chapter_add_line (chapter, name, regie_get (action, Action, text), about);

  regie_line_set_shape (line, is_done ? REGIE_SHAPE_DONE : regie_shape_of_due (due, today, TRUE));
  if (!page->may_change)
    return;
  if (!is_done)
    regie_line_add_deed (line, _("Done"), "action-point.done",
                         g_variant_new_int64 (regie_record_get_id (action)));
  regie_line_add_edits (line, REGIE_ENTITY_Action, action);
}

/* When, where and who. */
static char *
dup_meeting_about (RegieRecord *meeting)
{
  const char *said[] = { regie_get (meeting, Meeting, time), regie_get (meeting, Meeting, place),
                         regie_get (meeting, Meeting, present) };
  const char *parts[G_N_ELEMENTS (said) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL)
      parts[n++] = said[i];
  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

static void
add_head (const Page *page, RegieChapter *chapter, RegieRecord *meeting, gboolean closed)
{
  gint64 id = regie_record_get_id (meeting);
  g_autofree char *name = regie_line_dup_name (meeting);
  g_autofree char *about = dup_meeting_about (meeting);
  RegieLine *line = regie_chapter_add_line (chapter, name,
                                            closed ? _("Minutes established") : _("Agenda"),
                                            about);

  regie_line_set_shape (line, closed ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  regie_line_add_deed (line, "PDF", "meeting.save", g_variant_new ("(xs)", id, "pdf"));
  regie_line_add_deed (line, "ODT", "meeting.save", g_variant_new ("(xs)", id, "odt"));
  regie_line_add_icon (line, "document-print-symbolic", _("Print"), "meeting.print",
                       g_variant_new_int64 (id));
  if (!page->may_change || closed)
    return;
  if (regie_get_day (meeting, Meeting, day) <= regie_office_today (page->office))
    regie_line_add_deed (line, _("Establish"), "meeting.close", g_variant_new_int64 (id));
  regie_line_add_edits (line, REGIE_ENTITY_Meeting, meeting);
}

static RegieChapter *
add_chapter (const Page *page, GListStore *chapters, RegieRecord *meeting, gboolean closed)
{
  gint64 id = regie_record_get_id (meeting);
  g_autofree char *day = regie_day_dup_long (regie_get_day (meeting, Meeting, day));
  g_autofree char *title = g_strdup_printf (_("Meeting of %s"), day);
  g_autofree char *item = g_strdup_printf ("voortgangsoverleg=%" G_GINT64_FORMAT, id);
  g_autofree char *action = g_strdup_printf ("aanbieder=%" G_GINT64_FORMAT "&%s", page->provider,
                                             item);
  RegieChapter *chapter = regie_chapters_add (chapters, title,
                                              regie_get (meeting, Meeting, minutes));

  g_free (chapter->name); /* two meetings may be on one day */
  chapter->name = regie_line_dup_name (meeting);
  if (page->may_change && !closed)
    {
      regie_chapter_add_deed (chapter, _("Item…"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Item, item));
      regie_chapter_add_deed (chapter, _("Action point…"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Action, action));
    }
  return chapter;
}

static void
add_meeting (const Page *page, GListStore *chapters, const RegieMeeting *meeting)
{
  gboolean closed = regie_get (meeting->record, Meeting, closed_on) != NULL;
  RegieChapter *chapter = add_chapter (page, chapters, meeting->record, closed);

  add_head (page, chapter, meeting->record, closed);
  for (guint i = 0; i < meeting->items->len; i++)
    if (page->may_change && !closed)
      add_open_item (page, chapter, meeting->items->pdata[i]);
    else
      add_item (chapter, meeting->items->pdata[i]);
  for (guint i = 0; i < meeting->actions->len; i++)
    add_action (page, chapter, meeting->actions->pdata[i]);
}

static void
add_paper (const Page *page, GListStore *papers, const RegieMeeting *meeting)
{
  g_autoptr (RegieMeetingPaper) paper = g_object_new (regie_meeting_paper_get_type (), NULL);

  paper->id = regie_record_get_id (meeting->record);
  paper->title = regie_meeting_dup_title (meeting, page->name);
  paper->text = regie_meeting_dup_text (meeting, page->name);
  g_list_store_append (papers, paper);
}

RegieProviderSheet *
regie_provider_meetings_new (const RegieOffice *office, gint64 id, const char *name,
                             const GPtrArray *meetings, gboolean may_change)
{
  const Page page = { office, id, name, may_change };
  g_autofree char *preset = g_strdup_printf ("aanbieder=%" G_GINT64_FORMAT, id);
  RegieProviderSheet *self;
  RegieChapter *chapter;

  g_return_val_if_fail (office != NULL && name != NULL && meetings != NULL, NULL);
  self = g_object_new (regie_provider_sheet_get_type (), NULL);
  chapter = regie_chapters_add (self->chapters, _("Progress meetings"),
                                _("An agenda is made from the differences of a report; open "
                                   "action points come back every time."));
  if (may_change)
    regie_chapter_add_deed (chapter, _("New meeting…"), "records.add",
                            g_variant_new ("(us)", REGIE_ENTITY_Meeting, preset));
  if (meetings->len == 0)
    regie_chapter_add_empty (chapter, _("No meeting is recorded yet."));
  for (guint i = 0; i < meetings->len; i++)
    {
      add_meeting (&page, self->chapters, meetings->pdata[i]);
      add_paper (&page, self->papers, meetings->pdata[i]);
    }
  return self;
}
