/* SPDX-License-Identifier: EUPL-1.2 */
/* The one list of the views of a dossier. */
#include "regie-dossier-page-views.h"

#include <glib/gi18n.h>

#include "regie-dossier-network.h"
#include "regie-dossier-sheet.h"
#include "regie-dossier-timeline.h"
#include "regie-view-switch.h"

#define SHEET regie_dossier_sheet_get_type

const RegieDossierViewKind regie_dossier_views[REGIE_N_DOSSIER_VIEWS] = {
  { "timeline", N_("Timeline"), GDK_KEY_1, "timeline", regie_dossier_timeline_get_type },
  { "clock", N_("Clock"), 0, "timeline", regie_dossier_timeline_get_type },
  { "intake", N_("Intake"), GDK_KEY_2, "intake", SHEET, REGIE_PART_INTAKE, 760 },
  { "plan", N_("Plan"), GDK_KEY_3, "plan", regie_dossier_plan_get_type, REGIE_PART_PLAN, 860 },
  { "progress", N_("Progress"), GDK_KEY_4, "progress", SHEET, REGIE_PART_PROGRESS, 760 },
  { "network", N_("Network"), GDK_KEY_9, "network", regie_dossier_network_get_type },
  { "meetings", N_("Agreements and notes"), GDK_KEY_0, "meetings", SHEET, REGIE_PART_MEETINGS,
    760 },
  { "letters", N_("Letters and files"), GDK_KEY_5, "letters", SHEET, REGIE_PART_LETTERS, 760 },
  { "facts", N_("Facts"), GDK_KEY_6, "facts", SHEET, REGIE_PART_FACTS, 760 },
  { "duo", "DUO", GDK_KEY_7, "duo", SHEET, REGIE_PART_DUO, 760 },
  { "log", N_("Log"), GDK_KEY_8, "log", SHEET, REGIE_PART_LOG, 760 },
};

void
regie_dossier_views_make_header (GtkWidget *page)
{
  g_autoptr (RegieViewSwitch) header = g_object_ref_sink (
    g_object_new (REGIE_TYPE_VIEW_SWITCH, NULL));

  for (guint i = 0; i < REGIE_N_DOSSIER_VIEWS; i++)
    regie_view_switch_add (header, regie_dossier_views[i].name, _(regie_dossier_views[i].title),
                           regie_dossier_views[i].key, i == 1);
  g_object_bind_property (page, "narrow", header, "narrow", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "shown-view", header, "view",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_set (page, "header", header, "whole", TRUE, NULL);
}
