/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-db.h"

/* One member of staff, for who accounts for the office. */
typedef struct {
  char *name, *login, *role, *team, *languages; /* each but NAME and ROLE may be NULL */
  char *since;                                  /* the moment in UTC of the role, or NULL */
  gboolean works_here;
  int capacity;          /* per cent of a week, -1: not known */
  gint64 n_own, n_leads; /* open dossiers as consultant and as director; -1: not to be known */
  GPtrArray *leaves;     /* char *: "2026-12-01 2026-12-14 NAME": leave of now and later */
  GPtrArray *acts;       /* char *: "ACT LINES PEOPLE": what was read since FROM */
} RegieColleague;

/* The member STAFF, with COUNTS of dossiers when these may be seen; what was read since FROM.  NULL
 * without ERROR when there is none. */
RegieColleague *regie_colleague_load (RegieDb *db, gint64 staff, gboolean counts, RegieDay today,
                                      RegieDay from, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_colleague_free (RegieColleague *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieColleague, regie_colleague_free)
