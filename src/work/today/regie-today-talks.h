/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"
#include "regie-today-query.h"

/* What Vandaag says of talks.  Of the key of a talk DOSSIER and SUBJECT are both set: SUBJECT is
 * the talk, and N the minute of the day on which it begins. */

gboolean regie_today_is_talk (const RegieTodayKey *key);
/* Does somebody know at what time the talk of KEY is? */
gboolean regie_today_has_time (const RegieTodayKey *key);
/* Adds to KEYS the talks of this week that QUERY is about, and those that passed and of which
 * nobody said how they went (REGIE_SECTION_SIGNAL), and sorts them in; none when RULES (as in
 * regie_today_keys) does not name REGIE_RULE_TALK.  When others talk is only among them when RULES
 * or the consultant of QUERY asks for it. */
gboolean regie_today_add_talks (RegieDb *db, const RegieQuery *query, const char *rules,
                                RegieDay today, GArray *keys, GError **error);
/* The row of a key that is a talk, with what it is about as its code and the rest as its reason; in
 * *ROW, owned by the caller (regie_today_row_free), NULL when it is gone. */
gboolean regie_today_load_talk (RegieDb *db, const RegieOffice *office, const RegieTodayKey *key,
                                RegieTodayRow **row, GError **error);
