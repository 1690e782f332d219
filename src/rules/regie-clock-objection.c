/* SPDX-License-Identifier: EUPL-1.2 */
/* Objections: the right to object, who decides, and by when (Awb ch. 6 and 7). */
#include "regie-clock-private.h"

static gboolean
is_named_by (const Clock *c, guint decision, guint pip)
{
  return c->facts[decision].kind == REGIE_FACT_BESLUIT && counts (c, decision)
         && c->facts[pip].id != 0 && c->facts[decision].belongs_to == c->facts[pip].id;
}

static gboolean
has_decision (const Clock *c, guint pip)
{
  if (!(c->seen & BIT (REGIE_FACT_BESLUIT)))
    return FALSE;
  for (guint i = 0; i < c->n; i++)
    if (is_named_by (c, i, pip))
      return TRUE;
  return FALSE;
}

/* DUO decides on objections against its own decisions. */
static gboolean
is_by_duo (const RegieFact *fact)
{
  return (BIT (REGIE_FACT_KENNISGEVING) | BIT (REGIE_FACT_EXT_GRANTED)
          | BIT (REGIE_FACT_EXT_REFUSED) | BIT (REGIE_FACT_BOETE) | BIT (REGIE_FACT_EXEMPT)
          | BIT (REGIE_FACT_DISPENSED) | BIT (REGIE_FACT_EXEMPT_ENDED))
           >> fact->kind
         & 1;
}

/* The last day on which an objection against the decision of DAY is in time. */
static RegieDay
last_day_to_object (const Clock *c, RegieDay day)
{
  const RegieRule *right = regie_rules_get (c->rules, c->rules->role[REGIE_RULE_IS_OBJECTION]);

  return regie_clock_roll (c, right, add_length (day + 1, &right->length));
}

/* The latest earlier decision of DUO against which OBJECTION would be in time; NONE. */
static guint16
open_decision_of_duo (const Clock *c, guint objection)
{
  guint16 latest = NONE;

  for (guint i = 0; i < c->n && c->facts[i].day <= c->facts[objection].day; i++)
    if (is_by_duo (&c->facts[i]) && c->facts[i].kind != REGIE_FACT_KENNISGEVING && counts (c, i)
        && c->facts[objection].day <= last_day_to_object (c, c->facts[i].day))
      latest = i;
  return latest;
}

/* The decision that an objection is made against: the one it names (a PIP stands for its decision),
 * else the latest earlier one of the college, else the latest earlier PIP without a decision of its
 * own.  Where the time to object against that was over, it is against a decision of DUO when there
 * is one. */
static guint16
decision_of (const Clock *c, guint objection)
{
  guint16 named = regie_clock_index_of (c, c->facts[objection].belongs_to);
  guint16 latest = NONE;
  guint16 latest_pip = NONE;
  guint16 duo;

  if (named != NONE && c->facts[named].kind == REGIE_FACT_PIP)
    for (guint i = 0; i < c->n; i++)
      if (is_named_by (c, i, named))
        return i;
  if (named != NONE)
    return named;
  for (guint i = 0; i < c->n && c->facts[i].day <= c->facts[objection].day; i++)
    if (c->facts[i].kind == REGIE_FACT_BESLUIT && counts (c, i))
      latest = i;
    else if (c->facts[i].kind == REGIE_FACT_PIP && counts (c, i) && !has_decision (c, i))
      latest_pip = i;
  if (latest == NONE)
    latest = latest_pip;
  if (latest != NONE && c->facts[objection].day <= last_day_to_object (c, c->facts[latest].day))
    return latest;
  duo = open_decision_of_duo (c, objection);
  return duo != NONE ? duo : latest;
}

/* The objection that a later step belongs to: named itself, or through the decision; else the
 * latest earlier. */
static guint16
objection_of (const Clock *c, guint step)
{
  guint16 named = regie_clock_index_of (c, c->facts[step].belongs_to);
  guint16 latest = NONE;

  if (named != NONE && c->facts[named].kind == REGIE_FACT_BEZWAAR)
    return named;
  for (guint i = 0; i < c->n && c->facts[i].day <= c->facts[step].day; i++)
    if (c->facts[i].kind == REGIE_FACT_BEZWAAR && counts (c, i))
      {
        guint16 decision = named != NONE ? decision_of (c, i) : NONE;

        if (named == NONE || decision == named
            || (decision != NONE && c->facts[decision].belongs_to != 0
                && c->facts[decision].belongs_to == c->facts[named].id))
          latest = i;
      }
  return latest;
}

/* The right to object runs from each decision, and from a PIP of which no decision was recorded.
 * The law of 2013 has no PIP. */
void
regie_clock_run_right (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  RegieDeadline *d;

  if (fact->kind == REGIE_FACT_PIP && (has_decision (c, start) || regie_clock_is_old_law (c)))
    return;
  d = start_deadline (c, r);
  cite (d, start);
  d->begin = fact->day + 1;
  d->nominal = add_length (d->begin, &rule->length);
  d->due = regie_clock_roll (c, rule, d->nominal);
  d->uncertain = fact->kind == REGIE_FACT_PIP;
  for (guint i = 0; i < c->n && c->seen & rule->ends; i++)
    if (rule->ends >> c->facts[i].kind & 1 && happened (c, i) && decision_of (c, i) == start)
      {
        d->ended = c->facts[i].day;
        d->ender = i;
        break;
      }
  regie_clock_emit (c, rule, fact->day, d);
}

/* Is it by RULE that somebody decides on this objection: DUO, or the college with or without a
 * committee? */
static gboolean
decides_on (const Clock *c, const RegieRule *rule, guint objection, guint16 decision)
{
  const RegieFact *against = decision != NONE ? &c->facts[decision] : NULL;
  gboolean committee = (c->facts[objection].flags & REGIE_FACT_COMMITTEE)
                       || (against != NULL && against->flags & REGIE_FACT_COMMITTEE);

  if (against != NULL && is_by_duo (against))
    return (rule->conditions & REGIE_IF_BY_DUO) != 0;
  return !(rule->conditions & REGIE_IF_BY_DUO)
         && committee == !!(rule->conditions & REGIE_IF_COMMITTEE)
         && !(against != NULL && against->kind == REGIE_FACT_PIP
              && against->flags & REGIE_FACT_ELSEWHERE);
}

void
regie_clock_run_objection (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  guint16 decision = decision_of (c, start);
  RegieDeadline *d;
  RegieDay in_time;

  if (!decides_on (c, rule, start, decision))
    return;
  d = start_deadline (c, r);
  cite (d, start);
  cite (d, decision);
  d->begin = decision == NONE ? fact->day + 1 : last_day_to_object (c, c->facts[decision].day) + 1;
  d->uncertain = decision == NONE;
  d->nominal = add_length (d->begin, &rule->length);
  in_time = regie_clock_roll (c, rule, d->nominal);
  /* What is sent after the term adjourns nothing (Awb art. 7:10 lid 3). */
  for (guint i = 0; i < c->n && c->seen & BIT (REGIE_FACT_VERDAGING); i++)
    if (c->facts[i].kind == REGIE_FACT_VERDAGING && counts (c, i) && c->facts[i].day <= in_time
        && objection_of (c, i) == start)
      {
        d->nominal += rule->adjournment.days;
        cite (d, i);
        break;
      }
  d->due = regie_clock_roll (c, rule, d->nominal);
  for (guint i = 0; i < c->n && c->seen & rule->ends; i++)
    if (rule->ends >> c->facts[i].kind & 1 && happened (c, i) && objection_of (c, i) == start)
      {
        d->ended = c->facts[i].day;
        d->ender = i;
        break;
      }
  regie_clock_emit (c, rule, fact->day, d);
}
