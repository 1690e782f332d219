/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"
#include "regie-shape.h"

/* How states and amounts are said to people: one place, so that overdue reads the same on every
 * screen.  What is returned as char * is owned by the caller; what is const char * is never
 * freed. */

/* "7 days late", "tomorrow", "4 months": short enough for a column.  "" for REGIE_DAY_NONE. */
char *regie_format_distance (RegieDay due, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
/* Is RULE a stretch of days in which something can be done or holds, rather than a last day?  Then
 * its first day is said until it begins, and its last day from then on: by the functions below. */
gboolean regie_rule_is_window (const RegieRule *rule);
/* "from 14 Jan 2027, in 52 days" before BEGIN, "until 13 Jul 2027, 58 days left" from then on; and
 * each half of it.  DUE is known; REGIE_DAY_NONE for BEGIN is a window that is open. */
char *regie_format_window (RegieDay begin, RegieDay due, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
char *regie_format_window_day (RegieDay begin, RegieDay due,
                               RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
char *regie_format_window_left (RegieDay begin, RegieDay due,
                                RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
/* "6 days" since DAY; "–" when unknown. */
char *regie_format_since (RegieDay day, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
/* One word for a column about the GROUP, a code of the list groep; "" for NULL. */
const char *regie_format_group (const char *group);
/* The first letters of the first and the last word of NAME. */
char *regie_format_initials (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* One word for STATE. */
const char *regie_format_state (RegieState state);
/* The name of a RULE or signal, for lists; RULE itself when RULES does not know it, "" for NULL. */
const char *regie_format_rule (const RegieRules *rules, const char *rule);
/* "Besluit art. 5.3 lid 1": the short name of the law, and art. and its number never apart. */
char *regie_format_article (const char *article) G_GNUC_WARN_UNUSED_RESULT;
