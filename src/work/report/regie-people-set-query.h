/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-history.h"

/* Everybody as of a day, one after the other, for the sets that go to who counts us. */
typedef struct {
  gint64 dossier;
  const char *number, *bsn, *sex, *nationality, *municipality; /* may be NULL */
  const char *schooling; /* the highest level of education, of codes.ini; or NULL */
  int born;              /* year; 0 when it is not known */
  RegieDay intake_begun, intake_settled;
  const RegieHistory *history;
  gboolean works; /* paid work or a job with a subsidy, in the last three months */
} RegieSetPerson;

/* PERSON and what it borrows live as long as the call. */
typedef void (*RegieSetFunc) (const RegieSetPerson *person, gpointer data);

/* Calls FUNC for every dossier that was known on DAY and is not voided, in the order of their ids,
 * as it stood then: what is dated later does not count.  Refuses a day as figures do
 * (regie_figures_load).  FALSE with ERROR set. */
gboolean regie_people_set_each (const RegieWork *work, RegieDay day, RegieSetFunc func,
                                gpointer data, GError **error);
