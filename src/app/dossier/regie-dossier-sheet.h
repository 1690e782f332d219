/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* A view of a dossier that is a page of chapters: its subject is the dossier, and its question
 * (regie-dossier-parts.h) answers a RegieDossierPart.  Given the focus it passes it to what is
 * to be done next, when that is marked, or to the first that can be done on it, as soon as that is
 * there: whoever opens a view goes on in it.
 *
 * Properties: "question" (RegieQuestion, static, construct only), "maximum-size" (int, the width
 * that its lines are at most, construct only). */
#define REGIE_TYPE_DOSSIER_SHEET (regie_dossier_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieDossierSheet, regie_dossier_sheet, REGIE, DOSSIER_SHEET, RegiePage)

struct _RegieDossierSheetClass {
  RegiePageClass parent_class;
  /* What the question is about, floating.  Not overridden: the dossier. */
  GVariant *(*target) (RegieDossierSheet *self);
};

/* The plan: its week can be another one ("dossier.week", i: so many weeks further). */
#define REGIE_TYPE_DOSSIER_PLAN (regie_dossier_plan_get_type ())
G_DECLARE_FINAL_TYPE (RegieDossierPlan, regie_dossier_plan, REGIE, DOSSIER_PLAN, RegieDossierSheet)
