/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* How many are in step, out of step, unknown and faulty, at a glance: a small sign for each person
 * as long as they fit on two lines, else a bar in proportion. */
#define REGIE_TYPE_VERDICT_STRIP (regie_verdict_strip_get_type ())
G_DECLARE_FINAL_TYPE (RegieVerdictStrip, regie_verdict_strip, REGIE, VERDICT_STRIP, GtkWidget)

/* TEXT says the same in words. */
void regie_verdict_strip_set (RegieVerdictStrip *self, guint in, guint out, guint unknown,
                              guint faulty, const char *text);
