/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-today-view.h"

/* One line of Vandaag: what and who, why, how long, and the button that deals with it; or the
 * heading of a section.  Properties: "item" (RegieTodayItem), "narrow" (gboolean). */
#define REGIE_TYPE_TODAY_LINE (regie_today_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieTodayLine, regie_today_line, REGIE, TODAY_LINE, GtkWidget)

/* Where a line stands in its section. */
typedef enum {
  REGIE_LINE_BEGINS = 1 << 0,
  REGIE_LINE_ENDS = 1 << 1,
  REGIE_LINE_COMES_FIRST = 1 << 2, /* of the whole list: its button is the one to press */
  REGIE_LINE_IS_LEFT = 1 << 3,     /* an open end that is not confirmed with the others */
} RegieLinePlace;

void regie_today_line_set_heading (RegieTodayLine *self, RegieSection section, guint n);
/* PLACE is of RegieLinePlace. */
void regie_today_line_set_item (RegieTodayLine *self, RegieTodayItem *item, guint place,
                                gboolean narrow);
