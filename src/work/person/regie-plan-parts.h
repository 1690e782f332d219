/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier-views.h"

/* The chapters of the plan that have a file of their own: each is added at the end of CHAPTERS. */

/* The week of the plan, drawn, and what in it cannot be done. */
void regie_plan_add_week (GListStore *chapters, const RegieDossierSource *from);
/* What the plan costs and brings in. */
void regie_plan_add_price (GListStore *chapters, const RegieDossierSource *from);
/* What is left to do, at the prices that are in force. */
void regie_plan_add_alternatives (GListStore *chapters, const RegieDossierSource *from);
