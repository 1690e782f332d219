/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"
#include "regie-session.h"
#include "regie-old-sheet.h"

/* The views of a dossier that are pages of groups.  Each fills SHEET anew from what was read; what
 * can be done goes through the actions of the dossier page. */
typedef struct {
  RegieSession *session;
  const RegieOffice *office;
  const RegieDossier *dossier;
  const RegieFolder *folder;
  const GPtrArray *prices; /* RegieOffer */
  const GArray *budgets;   /* RegieBudgetYear */
  const GPtrArray *twins;  /* RegieTwin */
  gboolean narrow;
  int week; /* so many weeks from the one that is shown by itself */
} RegieView;

void regie_view_fill_intake (RegieOldSheet *sheet, const RegieView *view);
void regie_view_fill_plan (RegieOldSheet *sheet, const RegieView *view);
void regie_view_fill_letters (RegieOldSheet *sheet, const RegieView *view);
