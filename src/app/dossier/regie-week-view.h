/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A week drawn: seven columns, a block for all that takes place, travelling in a lighter tone,
 * clashes outlined and hatched.  It is a picture with a description; what it says stands in rows
 * beneath it as well.  Property "content" (RegieWeek, writable). */
#define REGIE_TYPE_WEEK_VIEW (regie_week_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieWeekView, regie_week_view, REGIE, WEEK_VIEW, GtkWidget)
