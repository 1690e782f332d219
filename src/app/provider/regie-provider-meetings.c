/* SPDX-License-Identifier: EUPL-1.2 */
/* The progress meetings with a provider: agenda, minutes, action points, on paper and as files. */
#include <glib/gi18n.h>

#include "regie-do.h"
#include "regie-format.h"
#include "regie-paper.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-provider-page.h"
#include "regie-provider-views.h"
#include "regie-record-actions.h"
#include "regie-sheet.h"

struct _RegieProviderMeetings {
  RegiePage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieProviderMeetings, regie_provider_meetings, REGIE_TYPE_PAGE)

/* The paper about the meeting with ID, owned; NULL when it is not shown any more. */
static RegieMeetingPaper *
find_paper (GtkWidget *widget, gint64 id)
{
  RegieProviderSheet *sheet = regie_page_get_view (REGIE_PAGE (widget));
  guint n = sheet != NULL ? g_list_model_get_n_items (G_LIST_MODEL (sheet->papers)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieMeetingPaper) paper = g_list_model_get_item (G_LIST_MODEL (sheet->papers), i);

      if (paper->id == id)
        return g_steal_pointer (&paper);
    }
  return NULL;
}

static void
save_meeting (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (RegieMeetingPaper) paper = NULL;
  const char *ending;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, &ending);
  if ((paper = find_paper (widget, id)) != NULL)
    regie_paper_save (widget, paper->text, paper->title, regie_language_is_dutch () ? "nl" : "en",
                      _("progress-meeting"), ending);
}

static void
print_meeting (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (RegieMeetingPaper) paper = find_paper (widget, g_variant_get_int64 (target));

  if (paper != NULL)
    regie_paper_print (widget, paper->text, _("Progress meeting"));
}

static const RegieQuestion *
regie_provider_meetings_ask (RegiePage *page, GVariant **target)
{
  return regie_provider_tab_ask (page, REGIE_PROVIDER_READ_MEETINGS, 0, target);
}

static void
regie_provider_meetings_opened (RegiePage *page)
{
  regie_record_actions_set (GTK_WIDGET (page), regie_page_get_session (page),
                            regie_page_may (page, REGIE_MAY_ORDER));
}

static void
regie_provider_meetings_class_init (RegieProviderMeetingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_provider_sheet_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_provider_meetings_ask;
  REGIE_PAGE_CLASS (klass)->opened = regie_provider_meetings_opened;
  regie_commands_install (widget_class, &regie_provider_commands[REGIE_MEETING_CLOSE], 2);
  gtk_widget_class_install_action (widget_class, "meeting.save", "(xs)", save_meeting);
  gtk_widget_class_install_action (widget_class, "meeting.print", "x", print_meeting);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-provider-meetings.ui");
}

static void
regie_provider_meetings_init (RegieProviderMeetings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
