/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* How long a visitor stands at the counter: a ring that is full after a minute, with the time in
 * it.  It runs while it is on the screen. */
#define REGIE_TYPE_MINUTE (regie_minute_get_type ())
G_DECLARE_FINAL_TYPE (RegieMinute, regie_minute, REGIE, MINUTE, GtkWidget)

/* From 0:00. */
void regie_minute_begin (RegieMinute *self);
