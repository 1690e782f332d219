/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"
#include "regie-palette.h"

/* How states and amounts look to people: one place, so that overdue looks the same on every screen.
 */
RegieShape regie_shape_of_due (RegieDay due, RegieDay today, gboolean is_duty_of_college);
RegieShape regie_shape_of_state (RegieState state, RegieDay due, RegieDay today);
/* "7 days late", "tomorrow", "4 months": short enough for a column. */
char *regie_format_distance (RegieDay due, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
/* "6 days" since DAY; "–" when unknown. */
char *regie_format_since (RegieDay day, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_format_group (const char *group); /* one word for a column */
char *regie_format_initials (const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_format_state (RegieState state);
/* The name of a rule or signal, for lists. */
const char *regie_format_rule (const RegieRules *rules, const char *rule);
/* "Besluit art. 5.3 lid 1": the short name of the law, and art. and its number never apart. */
char *regie_format_article (const char *article) G_GNUC_WARN_UNUSED_RESULT;
