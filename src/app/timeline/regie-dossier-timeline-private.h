/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the first view of a dossier only. */
#include "regie-clock-panel.h"
#include "regie-dossier-timeline.h"
#include "regie-outlook-panel.h"
#include "regie-timeline.h"
#include "regie-what-if.h"

struct _RegieDossierTimeline {
  RegiePage parent_instance;
  RegieDossierView *dossier;
  RegieTimeline *timeline;
  RegieClockPanel *clock;
  RegieOutlookPanel *outlook;
  RegieWhatIf *what_if;
  GtkWidget *popover; /* made when a mark is first pressed */
  guint fill_id;
  gboolean shows_clock, is_trying, is_looking;
};

/* What stands beside it: what is tried, or whether it will work. */
void regie_dossier_timeline_set_trying (RegieDossierTimeline *self, gboolean is_trying);
void regie_dossier_timeline_end_trying (RegieDossierTimeline *self);
void regie_dossier_timeline_set_looking (RegieDossierTimeline *self, gboolean is_looking);
void regie_dossier_timeline_end_looking (RegieDossierTimeline *self);
/* What can be done on it. */
void regie_dossier_timeline_install_actions (GtkWidgetClass *widget_class);
