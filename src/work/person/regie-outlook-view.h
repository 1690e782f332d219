/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-dossier.h"

/* Will it work?  What is foreseen of one person, in words. */
REGIE_DECLARE_ITEM (RegieOutlookView, regie_outlook_view, OUTLOOK_VIEW)
struct _RegieOutlookView {
  RegieItem parent_instance;
  char *summary;
  GListStore *duties;  /* RegieLine: a duty, when it will be met, and its shape */
  GListStore *repairs; /* RegieClockStep (regie-clock-view.h): what would help */
  gboolean has_repairs;
};

/* Of DOSSIER (borrowed), reckoned with ASSUMED. */
RegieOutlookView *
regie_outlook_view_new (const RegieOffice *office, const RegieDossier *dossier,
                        const RegieAssumptions *assumed) G_GNUC_WARN_UNUSED_RESULT;

/* What it is reckoned with, and who reads may reckon with otherwise. */
REGIE_DECLARE_ITEM (RegieAssumption, regie_assumption, ASSUMPTION)
struct _RegieAssumption {
  RegieItem parent_instance;
  char *key, *label; /* of amounts.ini; in words */
  int value;
};

/* The assumptions of ASSUMED: a list of RegieAssumption. */
GListStore *regie_assumptions_list (const RegieAssumptions *assumed) G_GNUC_WARN_UNUSED_RESULT;
/* Sets that with KEY; nothing when there is none. */
void regie_assumptions_set (RegieAssumptions *assumed, const char *key, int value);
