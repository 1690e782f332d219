/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier-view.h"
#include "regie-page.h"

/* The first view of a dossier: its time, drawn, and beside it the legal clock, whether it will
 * work, or what would change.  It asks nothing: the page of the dossier gives it what it has.
 *
 * Properties: "dossier" (RegieDossierView or NULL), "shows-clock" (gboolean: in a narrow window the
 * clock stands in the place of the timeline), "zoom" (guint, RegieZoom; the state of
 * "dossier.zoom"), "is-trying" and "is-looking" (gboolean, what stands beside it). */
#define REGIE_TYPE_DOSSIER_TIMELINE (regie_dossier_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RegieDossierTimeline, regie_dossier_timeline, REGIE, DOSSIER_TIMELINE,
                      RegiePage)

/* The timeline goes from one to the other at once, and what stands beside it behind the next
 * frame. */
void regie_dossier_timeline_set_dossier (RegieDossierTimeline *self, RegieDossierView *dossier);
/* Ends what is tried or looked at: another person. */
void regie_dossier_timeline_reset (RegieDossierTimeline *self);
