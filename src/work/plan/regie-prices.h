/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"
#include "regie-plan-query.h"

/* AMOUNT, in force since the day FROM, on the day DAY (texts; FROM NULL: as agreed) with the yearly
 * indexation of the contract in tenths of a per cent (text, NULL: none): each whole year adds it,
 * to whole cents. */
gint64 regie_price_indexed (gint64 amount, const char *from, const char *tenths, const char *day);

/* One way to do the trajectory: a route with a provider at a number of hours a week. */
typedef struct {
  const RegieOffer *offer; /* of the lessons; borrowed from the prices */
  RegieRoute route;
  int per_week;
  RegieDay from, until; /* of the lessons */
  gboolean fits;        /* lessons and exams end within the term */
  /* Beside the lessons; NULL when there is nothing left of them to plan. */
  const RegieOffer *pvt, *map;
  RegieCost *cost; /* owned */
} RegieAlternative;

/* Every route × provider × intensity that the prices allow, from today on and for what is left to
 * do, those that fit the term first, then the best margin.  Beside the lessons each has the
 * cheapest PVT and, but for the education route, MAP, when these are not done.  None when the
 * lessons are done.  RegieAlternative, owned by the array, which borrows PRICES. */
GPtrArray *regie_alternatives_new (const RegieDossier *dossier, const RegieOffice *office,
                                   const GPtrArray *prices) G_GNUC_WARN_UNUSED_RESULT;

/* The alternative with the price OFFER, ROUTE and PER_WEEK laid down in the plan of DOSSIER by ME
 * (0: nobody): lessons that were planned end the day before, or go when they had not begun; PVT and
 * MAP are added when nothing is planned of them.  Refused when it is no longer there, when it does
 * not fit the term, and when the PIP has another route: that is a decision of its own (Besluit art.
 * 5.4). */
RegieChange *regie_alternative_take (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                     gint64 offer, RegieRoute route, int per_week, gint64 me,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
