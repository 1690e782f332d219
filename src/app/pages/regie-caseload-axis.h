/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-row.h"

/* The years and months above the lanes.  COLUMNS is borrowed. */
#define REGIE_TYPE_AXIS (regie_axis_get_type ())
G_DECLARE_FINAL_TYPE (RegieAxis, regie_axis, REGIE, AXIS, GtkWidget)

GtkWidget *regie_axis_new (const RegieColumns *columns);
