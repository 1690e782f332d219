/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A question to the caseload as a chip, with how many it finds.  A part of a question ("part") goes
 * together with other parts: it is added, or taken away by who presses it again, by the action
 * "caseload.toggle".  A whole question is asked by "caseload.filter", and pressed while that is
 * what is asked.
 *
 * Properties: "title", what it is called; "query" (regie_query_to_text), what it asks; "part", is
 * that a part; "filter", the id of who kept it, 0 for the usual ones; "asked", what is asked now;
 * "count", how many people that would be, -1 while it is not known; and for its template "says",
 * that number or NULL, and "can-go": it is on and can be taken away. */
#define REGIE_TYPE_FILTER_CHIP (regie_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (RegieFilterChip, regie_filter_chip, REGIE, FILTER_CHIP, GtkToggleButton)

/* A floating widget of a whole question that was kept as FILTER, and of a part. */
RegieFilterChip *regie_filter_chip_new (const char *title, const char *query, gint64 filter);
RegieFilterChip *regie_filter_chip_new_part (const char *title, const char *part);
/* What would be asked when it is pressed while ASKED is; while it is pressed, ASKED itself.  Owned
 * by the caller. */
char *regie_filter_chip_dup_asks (RegieFilterChip *self,
                                  const char *asked) G_GNUC_WARN_UNUSED_RESULT;
void regie_filter_chip_set_count (RegieFilterChip *self, int count);
/* What it asks; borrowed. */
const char *regie_filter_chip_get_query (RegieFilterChip *self);
gint64 regie_filter_chip_get_filter (RegieFilterChip *self);
