/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* One person: who it is and what comes first, and under that the views of the dossier.  It opens
 * (xs): the dossier, and the view, "" for the timeline.
 *
 * Properties: "shown-view" (text, its name: timeline, clock, intake, plan, progress,
 * network, letters, facts, duo, log). */
#define REGIE_TYPE_DOSSIER_PAGE (regie_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieDossierPage, regie_dossier_page, REGIE, DOSSIER_PAGE, RegiePage)

/* Another dossier in the view that is shown. */
void regie_dossier_page_open (RegieDossierPage *self, gint64 dossier);
void regie_dossier_page_set_view (RegieDossierPage *self, const char *view);
/* The focus goes to what is to be done next in the view that is shown, once that is filled anew. */
void regie_dossier_page_begin_anew (RegieDossierPage *self);
/* Its first view; borrowed. */
GtkWidget *regie_dossier_page_get_timeline (RegieDossierPage *self);
