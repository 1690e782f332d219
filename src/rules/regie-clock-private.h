/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the clock only: what its parts share during one run over one dossier. */
#include "regie-clock.h"

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))
#define NONE REGIE_NO_FACT

/* The deadlines of this run: room at the end of the caller's array, taken some at a time. */
typedef struct {
  GArray *array;
  RegieDeadline *slots;
  guint begin, n, room;
} ClockResult;

/* The integration term, or the new term that DUO sets after a fine, with the last decision of DUO
 * that moved its end. */
typedef struct {
  RegieDay begin, nominal, due;
  guint16 fact, extension;
} ClockTerm;
#define MOST_TERMS 8

typedef struct {
  const RegieRules *rules;
  const RegieCase *one;
  const RegieFact *facts;
  guint n;
  RegieDay today;
  gboolean plans; /* does what is planned count? */
  RegieDutyPeriod duty;
  RegieDay stretch;                  /* since when the notice counts */
  guint16 died;                      /* the death, NONE */
  guint64 seen;                      /* kinds that count */
  guint16 first[REGIE_N_FACT_KINDS]; /* of each kind that is seen */
  guint16 route_fact;                /* the only fact that sets a route, NONE when there is none */
  gboolean many_routes;              /* there are several: ask regie_case_route */
  ClockTerm terms[MOST_TERMS]; /* the integration term (FACT is NONE when it has not begun), then
                                  those after fines */
  guint n_terms;
  ClockResult *out;
} Clock;

/* Does it count on the day of asking?  What is planned does so only when somebody asks what would
 * follow from it. */
static inline gboolean
counts (const Clock *c, guint i)
{
  return c->facts[i].flags & REGIE_FACT_PLANNED
           ? c->plans && (c->one->plans || c->facts[i].day > c->today)
           : c->facts[i].day <= c->today;
}

/* Has it really happened?  Only then can it end something. */
static inline gboolean
happened (const Clock *c, guint i)
{
  return c->facts[i].day <= c->today && !(c->facts[i].flags & REGIE_FACT_PLANNED);
}

/* Does it belong to the period of duty that is looked at? */
static inline gboolean
in_period (const Clock *c, guint i)
{
  return c->facts[i].day >= c->duty.begin;
}

RegieGroup regie_clock_group (const RegieCase *one, RegieDay day, RegieDay today, gboolean plans);
RegieRoute regie_clock_route (const RegieCase *one, RegieDay day, RegieDay today, gboolean plans);

static inline RegieGroup
group_on (const Clock *c, RegieDay day)
{
  return c->seen & BIT (REGIE_FACT_GROUP) ? regie_clock_group (c->one, day, c->today, c->plans)
                                          : c->one->group;
}

static inline RegieRoute
route_on (const Clock *c, RegieDay day)
{
  if (G_UNLIKELY (c->many_routes))
    return regie_clock_route (c->one, day, c->today, c->plans);
  return c->route_fact != NONE && c->facts[c->route_fact].day <= day ? c->facts[c->route_fact].route
                                                                     : REGIE_ROUTE_UNKNOWN;
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
  return length->months != 0 ? regie_day_last_day (first, length->months)
                             : first + length->days - 1;
}

void regie_clock_grow (ClockResult *self);

/* A deadline without days in the next place of the result; regie_clock_emit keeps it, and what is
 * not kept is written over by the next. */
static inline RegieDeadline *
start_deadline (const Clock *c, guint rule)
{
  RegieDeadline *d;

  if (G_UNLIKELY (c->out->n == c->out->room))
    regie_clock_grow (c->out);
  d = &c->out->slots[c->out->n];
  *d = (RegieDeadline){ .rule = rule,
                        .begin = REGIE_DAY_NONE,
                        .nominal = REGIE_DAY_NONE,
                        .due = REGIE_DAY_NONE,
                        .ended = REGIE_DAY_NONE,
                        .lapsed_from = REGIE_DAY_NONE,
                        .lapsed_until = REGIE_DAY_NONE,
                        .other = REGIE_DAY_NONE,
                        .ender = NONE };
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

/* Index of the first fact of the kinds in SET on or after DAY that TEST accepts; NONE when there is
 * none. */
guint16 regie_clock_find_fact (const Clock *c, guint64 set, RegieDay day,
                               gboolean (*test) (const Clock *, guint));
gboolean regie_clock_is_old_law (const Clock *c);
/* The last day of exemption I as known on TODAY; NONE while it has no end. */
RegieDay regie_clock_exempt_until (const RegieCase *one, guint i, RegieDay today);
/* The day on which who left by fact I was back (in the country, or here after a move), or
 * REGIE_DAY_NONE. */
RegieDay regie_clock_back_after (const Clock *c, guint i);
gboolean regie_clock_is_own (const RegieFact *fact, RegieGroup group);
guint16 regie_clock_index_of (const Clock *c, gint64 id);
/* DAY after the Algemene termijnenwet, when RULE has to do with that. */
RegieDay regie_clock_roll (const Clock *c, const RegieRule *rule, RegieDay day);
/* The fact that ends D: the first that happened, that is not tied to another fact, and lies after
 * START. */
void regie_clock_find_end (const Clock *c, const RegieRule *rule, guint start, RegieDeadline *d);
void regie_clock_lapse (RegieDeadline *d, RegieDay from, RegieDay until, guint16 by);
/* Applies what makes D lapse and keeps it. */
void regie_clock_emit (const Clock *c, const RegieRule *rule, RegieDay start, RegieDeadline *d);

/* Fills TERMS; when the first has begun is known from the facts alone. */
void regie_clock_find_terms (Clock *c);
/* The term that was in force on DAY. */
const ClockTerm *regie_clock_term_on (const Clock *c, RegieDay day);

/* Rule R, beginning with fact START: extensions of the term by one ground, by several together, the
 * new term that DUO sets after a fine, the right to object and the decision that follows. */
void regie_clock_run_extension (const Clock *c, guint r, guint start);
void regie_clock_run_combined (const Clock *c, guint r);
void regie_clock_run_new_term (const Clock *c, guint r, guint start);
void regie_clock_run_right (const Clock *c, guint r, guint start);
void regie_clock_run_objection (const Clock *c, guint r, guint start);
