/* SPDX-License-Identifier: EUPL-1.2 */
/* The progress meetings with a provider: agenda, minutes, action points, on paper and as files. */
#include "regie-provider-tabs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "regie-do.h"
#include "regie-format.h"
#include "regie-meeting.h"
#include "regie-paper.h"
#include "regie-provider-commands.h"
#include "regie-old-sheet.h"
#include "regie-text.h"

struct _RegieProviderMeetings {
  RegieProviderTab parent_instance;
  GtkWidget *sheet;
  GPtrArray *meetings; /* RegieMeeting, borrowed from the answer */
};

#define REGIE_TYPE_PROVIDER_MEETINGS (regie_provider_meetings_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderMeetings, regie_provider_meetings, REGIE, PROVIDER_MEETINGS,
                      RegieProviderTab)
G_DEFINE_FINAL_TYPE (RegieProviderMeetings, regie_provider_meetings, REGIE_TYPE_PROVIDER_TAB)

/* Minutes are typed under what they are about; the row opens its form. */
static void
add_item (RegieProviderMeetings *self, GtkWidget *group, RegieRecord *item, gboolean may)
{
  const char *reason = regie_get (item, Item, reason);
  const char *minutes = regie_get (item, Item, minutes);
  g_autofree char *about = g_strdup_printf ("%s%s%s", reason != NULL ? reason : "",
                                            reason != NULL && minutes != NULL ? "\n" : "",
                                            minutes != NULL ? minutes : "");
  g_autofree char *name = g_strdup_printf ("item/%" G_GINT64_FORMAT, regie_record_get_id (item));
  GtkWidget *row = regie_group_add_row (group, name, regie_get (item, Item, title),
                                        *about != '\0' ? about : NULL);

  regie_row_set_shape (row, minutes != NULL ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  if (may)
    regie_row_add_edits (row, REGIE_ENTITY_Item, item);
}

static void
add_action (RegieProviderMeetings *self, GtkWidget *group, RegieRecord *action, RegieDay today,
            gboolean may)
{
  RegieDay due = regie_get_day (action, Action, due);
  RegieDay done = regie_get_day (action, Action, done_on);
  g_autofree char *day = regie_day_dup_short (done != REGIE_DAY_NONE ? done : due, today);
  g_autofree char *about = NULL;
  g_autofree char *name = g_strdup_printf ("action/%" G_GINT64_FORMAT,
                                           regie_record_get_id (action));
  GtkWidget *row;

  about = done != REGIE_DAY_NONE
            ? g_strdup_printf (_("%s · done on %s"), regie_get (action, Action, owner), day)
            : g_strdup_printf (_("%s · by %s"), regie_get (action, Action, owner), day);
  row = regie_group_add_row (group, name, regie_get (action, Action, text), about);
  regie_row_set_shape (row, done != REGIE_DAY_NONE ? REGIE_SHAPE_DONE
                                                   : regie_shape_of_due (due, today, TRUE));
  if (!may)
    return;
  if (done == REGIE_DAY_NONE)
    regie_row_add_button (row, _("Done"), "action-point.done",
                          g_variant_new_int64 (regie_record_get_id (action)));
  regie_row_add_edits (row, REGIE_ENTITY_Action, action);
}

static char *
dup_provider (RegieProviderMeetings *self)
{
  return g_strdup_printf ("aanbieder=%" G_GINT64_FORMAT,
                          regie_provider_tab_get_provider (REGIE_PROVIDER_TAB (self)));
}

static void
add_meeting (RegieProviderMeetings *self, const RegieMeeting *meeting, gboolean may)
{
  const RegieOffice *office = regie_session_get_office (
    regie_provider_tab_get_session (REGIE_PROVIDER_TAB (self)));
  gboolean closed = regie_get (meeting->record, Meeting, closed_on) != NULL;
  gint64 id = regie_record_get_id (meeting->record);
  g_autofree char *day = regie_day_dup_long (regie_get_day (meeting->record, Meeting, day));
  g_autofree char *title = g_strdup_printf (_("Meeting of %s"), day);
  g_autofree char *about = NULL;
  g_autofree char *provider = dup_provider (self);
  g_autofree char *in_meeting = g_strdup_printf ("voortgangsoverleg=%" G_GINT64_FORMAT, id);
  g_autofree char *both = g_strconcat (provider, "&", in_meeting, NULL);
  g_autofree char *name = g_strdup_printf ("meeting/%" G_GINT64_FORMAT, id);
  const char *said[] = { regie_get (meeting->record, Meeting, time),
                         regie_get (meeting->record, Meeting, place),
                         regie_get (meeting->record, Meeting, present) };
  const char *parts[G_N_ELEMENTS (said) + 1] = { NULL };
  GtkWidget *group, *row;
  guint n = 0;

  group = regie_old_sheet_add_group (REGIE_OLD_SHEET (self->sheet), title,
                                     regie_get (meeting->record, Meeting, minutes));
  if (may && !closed)
    {
      regie_group_add_button (group, _("Item…"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Item, in_meeting));
      regie_group_add_button (group, _("Action point…"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Action, both));
    }
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL)
      parts[n++] = said[i];
  about = g_strjoinv (" · ", (char **) parts);
  row = regie_group_add_row (group, name, closed ? _("Minutes established") : _("Agenda"),
                             *about != '\0' ? about : NULL);
  regie_row_set_shape (row, closed ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  regie_row_add_button (row, "PDF", "meeting.save", g_variant_new ("(xs)", id, "pdf"));
  regie_row_add_button (row, "ODT", "meeting.save", g_variant_new ("(xs)", id, "odt"));
  regie_row_add_icon (row, "document-print-symbolic", _("Print"), "meeting.print",
                      g_variant_new_int64 (id));
  if (may && !closed)
    {
      if (regie_get_day (meeting->record, Meeting, day) <= regie_office_today (office))
        regie_row_add_button (row, _("Establish"), "meeting.close", g_variant_new_int64 (id));
      regie_row_add_edits (row, REGIE_ENTITY_Meeting, meeting->record);
    }
  for (guint i = 0; i < meeting->items->len; i++)
    add_item (self, group, meeting->items->pdata[i], may && !closed);
  for (guint i = 0; i < meeting->actions->len; i++)
    add_action (self, group, meeting->actions->pdata[i], regie_office_today (office), may);
}

static void
fill (RegieProviderTab *tab, gpointer answer)
{
  RegieProviderMeetings *self = REGIE_PROVIDER_MEETINGS (tab);
  gboolean may = regie_provider_tab_may_change (tab);
  g_autofree char *preset = dup_provider (self);
  GtkWidget *group;

  self->meetings = answer;
  regie_old_sheet_begin (REGIE_OLD_SHEET (self->sheet), regie_provider_tab_is_narrow (tab));
  group = regie_old_sheet_add_group (REGIE_OLD_SHEET (self->sheet), _("Progress meetings"),
                                     _("An agenda is made from the differences of a report; open "
                                        "action points come back every time."));
  if (may)
    regie_group_add_button (group, _("New meeting…"), "records.add",
                            g_variant_new ("(us)", REGIE_ENTITY_Meeting, preset));
  if (self->meetings->len == 0)
    regie_group_add_empty (group, _("No meeting is recorded yet."));
  for (guint i = 0; i < self->meetings->len; i++)
    add_meeting (self, self->meetings->pdata[i], may);
  regie_old_sheet_end (REGIE_OLD_SHEET (self->sheet));
}

static void
clear (RegieProviderTab *tab)
{
  REGIE_PROVIDER_MEETINGS (tab)->meetings = NULL;
}

static const RegieMeeting *
find (GtkWidget *widget, gint64 id)
{
  GPtrArray *list = REGIE_PROVIDER_MEETINGS (widget)->meetings;

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (regie_record_get_id (((RegieMeeting *) list->pdata[i])->record) == id)
      return list->pdata[i];
  return NULL;
}

static void
save_meeting (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *provider = regie_provider_tab_get_name (REGIE_PROVIDER_TAB (widget));
  const char *ending;
  const RegieMeeting *meeting;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, &ending);
  if ((meeting = find (widget, id)) == NULL)
    return;
  text = regie_meeting_dup_text (meeting, provider);
  title = regie_meeting_dup_title (meeting, provider);
  regie_paper_save (widget, text, title, regie_language_is_dutch () ? "nl" : "en",
                    _("progress-meeting"), ending);
}

static void
print_meeting (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieMeeting *meeting = find (widget, g_variant_get_int64 (target));
  g_autofree char *text = meeting != NULL ? regie_meeting_dup_text (
                            meeting, regie_provider_tab_get_name (REGIE_PROVIDER_TAB (widget)))
                                          : NULL;

  if (text != NULL)
    regie_paper_print (widget, text, _("Progress meeting"));
}

static void
regie_provider_meetings_class_init (RegieProviderMeetingsClass *klass)
{
  RegieProviderTabClass *tab_class = REGIE_PROVIDER_TAB_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tab_class->question = &regie_provider_questions[REGIE_PROVIDER_READ_MEETINGS];
  tab_class->fill = fill;
  tab_class->clear = clear;
  regie_commands_install (widget_class, &regie_provider_commands[REGIE_MEETING_CLOSE], 2);
  gtk_widget_class_install_action (widget_class, "meeting.save", "(xs)", save_meeting);
  gtk_widget_class_install_action (widget_class, "meeting.print", "x", print_meeting);
}

static void
regie_provider_meetings_init (RegieProviderMeetings *self)
{
  self->sheet = regie_old_sheet_new (860);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
}

GtkWidget *
regie_provider_meetings_new (RegieSession *session)
{
  return g_object_new (REGIE_TYPE_PROVIDER_MEETINGS, "session", session, NULL);
}
