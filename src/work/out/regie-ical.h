/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* A file for calendars (RFC 5545), in the time of the Netherlands. */

/* Once or more often on the same hours: a day with minutes after midnight; UNTIL <= FROM: as long
 * as it lasts is not known.  RULE ("FREQ=WEEKLY…") and PLACE may be NULL.  STAMP is the day on
 * which the file is made. */
typedef struct {
  const char *uid, *title, *place, *rule;
  RegieDay day, stamp;
  int from, until;
} RegieIcalEvent;

/* A calendar that MAKER ("Meedoenbalie") makes, without events yet. */
GString *regie_ical_begin (const char *maker) G_GNUC_WARN_UNUSED_RESULT;
void regie_ical_add (GString *self, const RegieIcalEvent *event);
/* The whole file; SELF is taken. */
char *regie_ical_end (GString *self) G_GNUC_WARN_UNUSED_RESULT;

/* The last moment of DAY in universal time, for the end of a rule. */
char *regie_ical_dup_last_moment (RegieDay day) G_GNUC_WARN_UNUSED_RESULT;
