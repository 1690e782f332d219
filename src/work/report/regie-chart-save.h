/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "regie-chart-item.h"

/* A chart as a file, by the ending of its name: a picture (.png, .svg) or its numbers (.csv, .ods,
 * .xlsx). */

/* The endings that there are, without the dot; NULL after the last. */
extern const char *const regie_chart_endings[];

/* Writes CHART to FILE.  REGIE_ERROR_INVALID with the endings that there are when its name has none
 * of them. */
gboolean regie_chart_save (RegieChart *chart, GFile *file, GCancellable *cancellable,
                           GError **error);
