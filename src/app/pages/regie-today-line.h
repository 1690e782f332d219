/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-caseload.h"

/* One line of Vandaag: what and who, why, how long, and the button that deals with it; or the
 * heading of a section. */
#define REGIE_TYPE_TODAY_LINE (regie_today_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieTodayLine, regie_today_line, REGIE, TODAY_LINE, GtkWidget)

GtkWidget *regie_today_line_new (void);
void regie_today_line_set_heading (RegieTodayLine *self, RegieSection section, guint n);
/* ROW may be NULL while it is on its way. */
void regie_today_line_set_row (RegieTodayLine *self, const RegieOffice *office,
                               const RegieTodayRow *row, guint position, gboolean first,
                               gboolean begins, gboolean ends, gboolean narrow);
const char *regie_today_section_name (RegieSection section);
