/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A question to the caseload as a chip: it asks by the action "caseload.filter", and is pressed
 * while that is what is asked.
 *
 * Properties: "query" (regie_query_to_text), what it asks; "filter", the id of who kept it, 0 for
 * the usual ones; "asked", what is asked now. */
#define REGIE_TYPE_FILTER_CHIP (regie_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (RegieFilterChip, regie_filter_chip, REGIE, FILTER_CHIP, GtkToggleButton)

/* A floating widget; QUERY as above. */
RegieFilterChip *regie_filter_chip_new (const char *label, const char *query, gint64 filter);
gint64 regie_filter_chip_get_filter (RegieFilterChip *self);
