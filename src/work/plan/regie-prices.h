/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* A price of a contract, with whose it is and for what. */
typedef struct {
  char *provider, *contract, *lot, *topic; /* TOPIC is a key of codes.ini [onderwerp] */
  RegieRoute route;                        /* unknown: for every route */
  RegieUnit unit;
  gint64 amount; /* cents */
  gint64 id;
} RegieOffer;

/* The prices in force on DAY, of contracts that run then, by provider and subject: RegieOffer. */
GPtrArray *regie_prices_load (RegieDb *db, RegieDay day, GError **error) G_GNUC_WARN_UNUSED_RESULT;

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
  const RegieOffer *pvt,
    *map; /* beside the lessons; NULL when there is nothing left of them to plan */
  RegieCost *cost;
} RegieAlternative;

/* Every route × provider × intensity that the prices allow, from today on and for what is left to
 * do, those that fit the term first, then the best margin.  Beside the lessons each has the
 * cheapest PVT and, but for the education route, MAP, when these are not done.  None when the
 * lessons are done.  Borrows PRICES. */
GPtrArray *regie_alternatives_new (const RegieDossier *dossier, const RegieOffice *office,
                                   const GPtrArray *prices) G_GNUC_WARN_UNUSED_RESULT;

/* The alternative with the price OFFER, ROUTE and PER_WEEK laid down in the plan of DOSSIER:
 * lessons that were planned end the day before, or go when they had not begun; PVT and MAP are
 * added when nothing is planned of them.  Refused when the PIP has another route: that is a
 * decision of its own. */
RegieChange *regie_alternative_take (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                     gint64 offer, RegieRoute route, int per_week, gint64 me,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
