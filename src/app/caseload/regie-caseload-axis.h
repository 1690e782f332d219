/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-row.h"

/* The years and months above the lanes. */
#define REGIE_TYPE_AXIS (regie_axis_get_type ())
G_DECLARE_FINAL_TYPE (RegieAxis, regie_axis, REGIE, AXIS, GtkWidget)

/* Once, before it is shown; COLUMNS is borrowed. */
void regie_axis_set_columns (RegieAxis *self, const RegieColumns *columns);
