/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Somebody who wants to garden on Tuesdays, and a garden with places on Tuesdays: what every test
 * of the Meedoenbalie begins with. */
#include "records.h"
#include "regie-command.h"
#include "regie-desk.h"

#define RECORD(f, entity, ...) record (f, REGIE_ENTITY_##entity, PAIRS (__VA_ARGS__))

typedef struct {
  gint64 resident, wish, giver, offer;
} Pair;

/* The resident has NUMBER, was born in 1994 and speaks ti and en; the giver is called after it; the
 * offer has PLACES. */
Pair add_pair (Fixture *f, const char *number, const char *places);

/* A desk with one pair: H.K. (N1), who waits since 13 November 2026, and De Moestuin with three
 * places; seen by a consulent. */
typedef struct {
  Fixture base;
  RegieMe me;
  RegieWork work;
  gint64 resident, wish, giver, offer;
} Desk;

typedef struct {
  const char *name;
  void (*run) (Desk *d, gconstpointer engine);
} DeskTest;

/* Adds each of TESTS under PREFIX on SQLite, and on PostgreSQL where there is a test server. */
#define ADD_AT_THE_DESK(prefix, tests) garden_add (prefix, tests, G_N_ELEMENTS (tests))
void garden_add (const char *prefix, const DeskTest *tests, guint n_tests);
