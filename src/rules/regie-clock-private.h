/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the clock only: what its parts share during one run over one dossier. */
#include "regie-clock.h"

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))
#define NONE 0xffff

/* The deadlines of this run: room at the end of the caller's array, taken some at a time. */
typedef struct {
  GArray        *array;
  RegieDeadline *slots;
  guint          begin, n, room;
} ClockResult;

typedef struct {
  const RegieRules *rules;
  const RegieCase  *one;
  const RegieFact  *facts;
  guint             n;
  RegieDay          today;
  guint64           seen;                  /* kinds that count */
  guint16           first[REGIE_N_FACT_KINDS]; /* of each kind that is seen */
  RegieDay          registered_on;         /* first registration here, housed; G_MAXINT32 when there is none */
  guint16           route_fact;            /* the only fact that sets a route, NONE when there is none */
  gboolean          many_routes;           /* there are several: ask regie_case_route */
  RegieDay          term_begin, term_nominal, term_due;
  guint16           term_fact, extension_fact;
  ClockResult      *out;
} Clock;

static inline gboolean
counts (const Clock *c, guint i)
{
  return c->facts[i].day <= c->today || (c->facts[i].flags & REGIE_FACT_PLANNED);
}

/* Has it really happened?  Only then can it end something. */
static inline gboolean
happened (const Clock *c, guint i)
{
  return c->facts[i].day <= c->today && !(c->facts[i].flags & REGIE_FACT_PLANNED);
}

static inline RegieGroup
group_on (const Clock *c, RegieDay day)
{
  return c->seen & BIT (REGIE_FACT_GROUP) ? regie_case_group (c->one, day, c->today) : c->one->group;
}

static inline RegieRoute
route_on (const Clock *c, RegieDay day)
{
  if (G_UNLIKELY (c->many_routes))
    return regie_case_route (c->one, day, c->today);
  return c->route_fact != NONE && c->facts[c->route_fact].day <= day ? c->facts[c->route_fact].route : REGIE_ROUTE_UNKNOWN;
}

static inline gboolean
allows_group (const RegieRule *rule, RegieGroup group)
{
  return rule->groups == 0 || rule->groups >> group & 1;
}

static inline gboolean
allows_route (const RegieRule *rule, RegieRoute route)
{
  if (rule->routes == 0)
    return TRUE;
  /* A route that nobody recorded is the usual one. */
  return rule->routes >> (route == REGIE_ROUTE_UNKNOWN ? REGIE_ROUTE_B1 : route) & 1;
}

static inline RegieDay
add_length (RegieDay first, const RegieLength *length)
{
  return length->months != 0 ? regie_day_last_day (first, length->months) : first + length->days - 1;
}

void regie_clock_grow (ClockResult *self);

/* A deadline without days in the next place of the result; regie_clock_emit keeps it, and what is not kept is written
 * over by the next. */
static inline RegieDeadline *
start_deadline (const Clock *c, guint rule)
{
  RegieDeadline *d;

  if (G_UNLIKELY (c->out->n == c->out->room))
    regie_clock_grow (c->out);
  d = &c->out->slots[c->out->n];
  *d = (RegieDeadline) { .rule = rule, .begin = REGIE_DAY_NONE, .nominal = REGIE_DAY_NONE, .due = REGIE_DAY_NONE,
                         .ended = REGIE_DAY_NONE, .lapsed_from = REGIE_DAY_NONE, .lapsed_until = REGIE_DAY_NONE,
                         .other = REGIE_DAY_NONE, .ender = NONE };
  return d;
}

static inline void
cite (RegieDeadline *d, guint16 fact)
{
  if (fact == NONE || d->n_facts == G_N_ELEMENTS (d->facts))
    return;
  for (guint i = 0; i < d->n_facts; i++)
    if (d->facts[i] == fact)
      return;
  d->facts[d->n_facts++] = fact;
}

/* Index of the first fact of the kinds in SET on or after DAY that TEST accepts; NONE when there is none. */
guint16  regie_clock_find_fact (const Clock *c, guint64 set, RegieDay day, gboolean (*test) (const Clock *, guint));
/* The day of the first return after DAY, or REGIE_DAY_NONE. */
RegieDay regie_clock_return_after (const Clock *c, RegieDay day);
/* The fact that ends D: the first that happened, that is not tied to another fact, and lies after START. */
void     regie_clock_find_end  (const Clock *c, const RegieRule *rule, guint start, RegieDeadline *d);
void     regie_clock_lapse     (RegieDeadline *d, RegieDay from, RegieDay until, guint16 by);
/* Applies what makes D lapse and keeps it. */
void     regie_clock_emit      (const Clock *c, const RegieRule *rule, RegieDay start, RegieDeadline *d);

/* Rule R, beginning with fact START: extensions of the term by one ground, by several together, and the new term that
 * DUO sets after a fine. */
void     regie_clock_run_extension (const Clock *c, guint r, guint start);
void     regie_clock_run_combined  (const Clock *c, guint r);
void     regie_clock_run_new_term  (const Clock *c, guint r, guint start);
