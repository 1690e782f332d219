/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* One person: the timeline, the clock beside it with the reason of every date, the facts, the log,
 * and what if. Signal: "titled" (name). */
#define REGIE_TYPE_DOSSIER_PAGE (regie_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieDossierPage, regie_dossier_page, REGIE, DOSSIER_PAGE, GtkWidget)

GtkWidget *regie_dossier_page_new (RegieSession *session);
void regie_dossier_page_open (RegieDossierPage *self, gint64 dossier);
void regie_dossier_page_set_view (RegieDossierPage *self,
                                  const char *view); /* timeline, facts, log or clock */
void regie_dossier_page_set_narrow (RegieDossierPage *self, gboolean narrow);
