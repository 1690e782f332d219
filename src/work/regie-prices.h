/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* A price of a contract, with whose it is and for what. */
typedef struct {
  char      *provider, *contract, *lot, *topic; /* TOPIC is a key of codes.ini [onderwerp] */
  RegieRoute route;                             /* unknown: for every route */
  RegieUnit  unit;
  gint64     amount;                            /* cents */
  gint64     id;
} RegieOffer;

/* The prices in force on DAY, of contracts that run then, by provider and subject: RegieOffer. */
GPtrArray *regie_prices_load (RegieDb *db, RegieDay day, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One way to do the trajectory: a route with a provider at a number of hours a week. */
typedef struct {
  const RegieOffer *offer;    /* of the lessons; borrowed from the prices */
  RegieRoute        route;
  int               per_week;
  RegieDay          from, until; /* of the lessons */
  gboolean          fits;     /* lessons and exams end within the term */
  RegieCost        *cost;
} RegieAlternative;

/* Every route × provider × intensity that the prices allow, from today on and for what is left to do, those that fit the term
 * first, then the best margin.  Beside the lessons each has the cheapest PVT and, but for the education route, MAP, when these are
 * not done.  None when the lessons are done.  Borrows PRICES. */
GPtrArray *regie_alternatives_new (const RegieDossier *dossier, const RegieOffice *office, const GPtrArray *prices) G_GNUC_WARN_UNUSED_RESULT;
