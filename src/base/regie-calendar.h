/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-ini.h"

/* The days on which a term cannot end (Algemene termijnenwet, art. 1 to 3 and 5): Saturdays,
 * Sundays, the generally recognised holidays and the days equated with them by royal decree.  Read
 * once from calendar.ini into a table for 1990 to 2119; immutable afterwards, so any thread may
 * ask. */
typedef struct _RegieCalendar RegieCalendar;

RegieCalendar *regie_calendar_new (RegieIni *ini, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_calendar_free (RegieCalendar *self);
/* The first day from DAY on that is no Saturday, Sunday, holiday or equated day (art. 1 lid 1). */
RegieDay regie_calendar_roll (const RegieCalendar *self, RegieDay day);
/* The name of the holiday on DAY, as in the file; NULL for an ordinary day and for a plain
 * weekend. */
const char *regie_calendar_holiday (const RegieCalendar *self, RegieDay day);
RegieDay regie_calendar_easter (int year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCalendar, regie_calendar_free)
