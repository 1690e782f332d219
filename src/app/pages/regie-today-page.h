/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* Monday nine o'clock: everything that asks for action, most urgent first, done from the list
 * itself. Signals: "open-dossier" (gint64), "counted" (guint late). */
#define REGIE_TYPE_TODAY_PAGE (regie_today_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieTodayPage, regie_today_page, REGIE, TODAY_PAGE, GtkWidget)

GtkWidget *regie_today_page_new (RegieSession *session);
void regie_today_page_set_narrow (RegieTodayPage *self, gboolean narrow);
