/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-day.h"

/* A calendar in which a day is chosen.
 *
 * Signals: "chosen" (int: RegieDay) — a person chose that day. */
#define REGIE_TYPE_DAY_POPOVER (regie_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (RegieDayPopover, regie_day_popover, REGIE, DAY_POPOVER, GtkPopover)

GtkWidget *regie_day_popover_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows DAY; that is no choice. */
void regie_day_popover_show_day (RegieDayPopover *self, RegieDay day);
