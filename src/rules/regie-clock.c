/* SPDX-License-Identifier: EUPL-1.2 */
/* The legal clock.  One pass says which kinds of fact there are; only the rules that begin with one of them, and that
 * the target group can have, are looked at. */
#include "regie-clock-private.h"

#include <string.h>

static gboolean
is_own (const RegieFact *fact, RegieGroup group)
{
  return !(fact->flags & REGIE_FACT_ELSEWHERE) && !(group == REGIE_GROUP_ASIEL_28 && (fact->flags & REGIE_FACT_UNHOUSED));
}

RegieGroup
regie_case_group (const RegieCase *one, RegieDay day, RegieDay today)
{
  RegieGroup group = one->group;

  for (guint i = 0; i < one->n && one->facts[i].day <= day; i++)
    if (one->facts[i].kind == REGIE_FACT_GROUP && one->facts[i].group < REGIE_N_GROUPS &&
        (one->facts[i].day <= today || (one->facts[i].flags & REGIE_FACT_PLANNED)))
      group = one->facts[i].group;
  return group;
}

RegieRoute
regie_case_route (const RegieCase *one, RegieDay day, RegieDay today)
{
  RegieRoute route = REGIE_ROUTE_UNKNOWN;

  for (guint i = 0; i < one->n && one->facts[i].day <= day; i++)
    if ((one->facts[i].kind == REGIE_FACT_PIP || one->facts[i].kind == REGIE_FACT_WIJZIGING) &&
        one->facts[i].route < REGIE_N_ROUTES &&
        (one->facts[i].day <= today || (one->facts[i].flags & REGIE_FACT_PLANNED)))
      route = one->facts[i].route;
  return route;
}

guint16
regie_clock_find_fact (const Clock *c, guint64 set, RegieDay day, gboolean (*test) (const Clock *, guint))
{
  if (!(c->seen & set))
    return NONE;
  for (guint i = 0; i < c->n; i++)
    if (set >> c->facts[i].kind & 1 && c->facts[i].day >= day && test (c, i))
      return i;
  return NONE;
}

static RegieDay
maybe_roll (const Clock *c, const RegieRule *rule, RegieDay day)
{
  return rule->rolls ? regie_calendar_roll (c->rules->calendar, day) : day;
}

static guint16
index_of (const Clock *c, gint64 id)
{
  for (guint i = 0; id != 0 && i < c->n; i++)
    if (c->facts[i].id == id)
      return i;
  return NONE;
}

static gboolean
had_pip_elsewhere (const Clock *c, RegieDay day)
{
  for (guint i = 0; i < c->n && c->facts[i].day <= day; i++)
    if (c->facts[i].kind == REGIE_FACT_PIP && counts (c, i) && (c->facts[i].flags & REGIE_FACT_ELSEWHERE))
      return TRUE;
  return FALSE;
}

static gboolean
holds (const Clock *c, const RegieRule *rule, guint start)
{
  const RegieFact *fact = &c->facts[start];
  RegieGroup group = group_on (c, fact->day);

  if (!allows_group (rule, group))
    return FALSE;
  if (rule->routes != 0 && !allows_route (rule, route_on (c, fact->day)))
    return FALSE;
  if (rule->conditions & REGIE_IF_REGISTERED && group == REGIE_GROUP_ASIEL_28 && fact->day < c->registered_on)
    return FALSE;
  if (rule->conditions & REGIE_IF_UNREGISTERED && fact->day >= c->registered_on)
    return FALSE;
  if (rule->conditions & REGIE_IF_OWN && !is_own (fact, group))
    return FALSE;
  return !(rule->conditions & REGIE_IF_PIP_ELSEWHERE) || had_pip_elsewhere (c, fact->day);
}

static gboolean
is_valid_on (const RegieRule *rule, RegieDay day)
{
  return (rule->valid_from == REGIE_DAY_NONE || day >= rule->valid_from) &&
         (rule->valid_to == REGIE_DAY_NONE || day <= rule->valid_to);
}

void
regie_clock_find_end (const Clock *c, const RegieRule *rule, guint start, RegieDeadline *d)
{
  if (!(c->seen & rule->ends))
    return;
  for (guint i = 0; i < c->n; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if (!(rule->ends >> fact->kind & 1) || !happened (c, i) ||
          (!rule->ends_earlier_too && (fact->day < c->facts[start].day || i == start)) ||
          (rule->conditions & REGIE_IF_PIP_ELSEWHERE && fact->flags & REGIE_FACT_ELSEWHERE))
        continue;
      if (fact->belongs_to != 0 && fact->belongs_to != c->facts[start].id)
        {
          guint16 other = index_of (c, fact->belongs_to);

          if (other != NONE && c->facts[other].kind == c->facts[start].kind)
            continue;
        }
      d->ended = fact->day;
      d->ender = i;
      return;
    }
}

void
regie_clock_lapse (RegieDeadline *d, RegieDay from, RegieDay until, guint16 by)
{
  /* The latest reason stands: a move after an exemption that has ended. */
  if (d->lapsed_from != REGIE_DAY_NONE && (d->lapsed_until == REGIE_DAY_NONE ||
                                           (until != REGIE_DAY_NONE && until <= d->lapsed_until)))
    return;
  d->lapsed_from = from;
  d->lapsed_until = until;
  d->ender = by;
}

static gboolean
is_open_on (const RegieRule *rule, const RegieDeadline *d, RegieDay day)
{
  if (d->ended != REGIE_DAY_NONE && d->ended <= day)
    return FALSE;
  /* An overdue duty of the college stays open; what others let pass is over. */
  return d->due == REGIE_DAY_NONE || d->due >= day || (rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY);
}

RegieDay
regie_clock_return_after (const Clock *c, RegieDay day)
{
  guint16 back = regie_clock_find_fact (c, BIT (REGIE_FACT_RETURNED), day, happened);

  return back == NONE ? REGIE_DAY_NONE : c->facts[back].day;
}

/* Leaving ends our duties; being away longer than the law allows ends the person's. */
static void
apply_departure (const Clock *c, const RegieRule *rule, guint i, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[i];
  RegieDay back = regie_clock_return_after (c, fact->day);
  RegieDay until = back == REGIE_DAY_NONE ? REGIE_DAY_NONE : back - 1;
  int gap = c->rules->gap;

  if (rule->stays)
    return;
  if (rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY)
    {
      if (is_open_on (rule, d, fact->day))
        regie_clock_lapse (d, fact->day, until, i);
    }
  else if (fact->kind == REGIE_FACT_EMIGRATED && rule->nature != REGIE_NATURE_KEEP && gap >= 0)
    {
      RegieDay over = add_length (fact->day, &regie_rules_get (c->rules, gap)->gap_at_most) + 1;

      if (over <= c->today && (back == REGIE_DAY_NONE || back > over) && is_open_on (rule, d, over))
        regie_clock_lapse (d, over, REGIE_DAY_NONE, i);
    }
}

static void
apply_exemption (const Clock *c, const RegieRule *rule, guint i, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[i];

  if (rule->nature == REGIE_NATURE_DUTY && !rule->stays && is_open_on (rule, d, fact->day) &&
      (fact->until == REGIE_DAY_NONE || fact->until >= c->today))
    regie_clock_lapse (d, fact->day, fact->until, i);
}

/* The end of the duty itself: fulfilled, or the person died. */
static void
apply_end_of_duty (const Clock *c, const RegieRule *rule, guint i, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[i];

  if (rule->nature == REGIE_NATURE_KEEP || (d->ended != REGIE_DAY_NONE && d->ended <= fact->day))
    return;
  if (fact->kind == REGIE_FACT_FULFILLED && rule->actor == REGIE_ACTOR_PERSON && rule->nature == REGIE_NATURE_DUTY)
    {
      d->ended = fact->day;
      d->ender = i;
    }
  else if (is_open_on (rule, d, fact->day))
    regie_clock_lapse (d, fact->day, REGIE_DAY_NONE, i);
}

static void
apply_lapses (const Clock *c, const RegieRule *rule, RegieDay start, RegieDeadline *d)
{
  guint64 set = rule->watches & c->seen;

  for (guint i = 0; i < c->n; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if (!(set >> fact->kind & 1) || !happened (c, i))
        continue;
      if (rule->lapses >> fact->kind & 1 && (d->ended == REGIE_DAY_NONE || d->ended >= fact->day))
        {
          d->ended = REGIE_DAY_NONE;
          regie_clock_lapse (d, fact->day, REGIE_DAY_NONE, i);
        }
      switch (fact->kind)
        {
        case REGIE_FACT_EXEMPT:
        case REGIE_FACT_DISPENSED:
          apply_exemption (c, rule, i, d);
          break;
        case REGIE_FACT_MOVED:
        case REGIE_FACT_EMIGRATED:
          if (fact->day >= start)
            apply_departure (c, rule, i, d);
          break;
        case REGIE_FACT_FULFILLED:
        case REGIE_FACT_DIED:
          if (fact->day >= start)
            apply_end_of_duty (c, rule, i, d);
          break;
        case REGIE_FACT_GROUP:
          if (fact->day > start && fact->group < REGIE_N_GROUPS && !allows_group (rule, fact->group) && is_open_on (rule, d, fact->day))
            regie_clock_lapse (d, fact->day, REGIE_DAY_NONE, i);
          break;
        case REGIE_FACT_PIP:
        case REGIE_FACT_WIJZIGING:
          if (fact->day > start && fact->route < REGIE_N_ROUTES &&
              !allows_route (rule, fact->route) && is_open_on (rule, d, fact->day))
            regie_clock_lapse (d, fact->day, REGIE_DAY_NONE, i);
          break;
        default:
          break;
        }
    }
}

RegieState
regie_deadline_state (const RegieRule *rule, const RegieDeadline *d, RegieDay today)
{
  if (d->lapsed_from != REGIE_DAY_NONE && d->lapsed_from <= today &&
      (d->lapsed_until == REGIE_DAY_NONE || today <= d->lapsed_until) &&
      (d->ended == REGIE_DAY_NONE || d->ended > d->lapsed_from))
    return REGIE_STATE_LAPSED;
  if (d->ended != REGIE_DAY_NONE && d->ended <= today)
    return d->due == REGIE_DAY_NONE || d->ended <= d->due ? REGIE_STATE_MET : REGIE_STATE_MET_LATE;
  if (d->due == REGIE_DAY_NONE)
    return rule->counts_from != REGIE_N_FACT_KINDS ? REGIE_STATE_WAITS : REGIE_STATE_RUNS;
  if ((rule->nature == REGIE_NATURE_WINDOW || rule->nature == REGIE_NATURE_PERIOD) && today < d->begin)
    return REGIE_STATE_WAITS;
  if (today <= d->due)
    return REGIE_STATE_RUNS;
  return rule->nature == REGIE_NATURE_DUTY && rule->actor == REGIE_ACTOR_COLLEGE ? REGIE_STATE_LATE : REGIE_STATE_PASSED;
}

void
regie_clock_grow (ClockResult *self)
{
  self->room += 16;
  g_array_set_size (self->array, self->begin + self->room);
  self->slots = &g_array_index (self->array, RegieDeadline, self->begin);
}

void
regie_clock_emit (const Clock *c, const RegieRule *rule, RegieDay start, RegieDeadline *d)
{
  if (rule->watches & c->seen)
    apply_lapses (c, rule, start, d);
  d->state = regie_deadline_state (rule, d, c->today);
  c->out->n++;
}

static const RegieDeadline *
find_emitted (const Clock *c, int rule)
{
  for (guint i = 0; i < c->out->n; i++)
    if (c->out->slots[i].rule == rule)
      return &c->out->slots[i];
  return NULL;
}

/* "Never earlier than": the first of the named rules that applies here. */
static void
apply_least (const Clock *c, const RegieRule *rule, RegieDeadline *d)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule->least) && rule->least[i] >= 0; i++)
    {
      const RegieDeadline *base = find_emitted (c, rule->least[i]);

      if (base == NULL || base->due == REGIE_DAY_NONE || base->due <= d->due)
        continue;
      d->other = d->due;
      d->uncertain = TRUE;
      d->nominal = MAX (d->nominal, base->nominal);
      d->due = base->due;
      cite (d, base->facts[0]);
      return;
    }
}

static gboolean
is_named_by (const Clock *c, guint decision, guint pip)
{
  return c->facts[decision].kind == REGIE_FACT_BESLUIT && counts (c, decision) && c->facts[pip].id != 0 &&
         c->facts[decision].belongs_to == c->facts[pip].id;
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

/* The decision that an objection is made against: the one it names (a PIP stands for its decision), else the latest
 * earlier one, else the latest earlier PIP without a decision of its own. */
static guint16
decision_of (const Clock *c, guint objection)
{
  guint16 named = index_of (c, c->facts[objection].belongs_to), latest = NONE, latest_pip = NONE;

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
  return latest != NONE ? latest : latest_pip;
}

/* The objection that a later step belongs to: named itself, or through the decision; else the latest earlier. */
static guint16
objection_of (const Clock *c, guint step)
{
  guint16 named = index_of (c, c->facts[step].belongs_to), latest = NONE;

  if (named != NONE && c->facts[named].kind == REGIE_FACT_BEZWAAR)
    return named;
  for (guint i = 0; i < c->n && c->facts[i].day <= c->facts[step].day; i++)
    if (c->facts[i].kind == REGIE_FACT_BEZWAAR && counts (c, i))
      {
        guint16 decision = named != NONE ? decision_of (c, i) : NONE;

        if (named == NONE || decision == named ||
            (decision != NONE && c->facts[decision].belongs_to != 0 &&
             c->facts[decision].belongs_to == c->facts[named].id))
          latest = i;
      }
  return latest;
}

/* The fact from whose day the term counts: the first of its kind that counts for us, NONE while it is awaited. */
static guint16
find_counted (const Clock *c, const RegieRule *rule, guint start)
{
  for (guint i = 0; i < c->n; i++)
    if (c->facts[i].kind == rule->counts_from && c->facts[i].day >= c->facts[start].day && counts (c, i) &&
        (!(rule->conditions & REGIE_IF_UNREGISTERED) || is_own (&c->facts[i], group_on (c, c->facts[start].day))))
      return i;
  return NONE;
}

static void
run_term (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  RegieDeadline *d;
  RegieDay from = fact->day;
  guint16 counted = start;

  d = start_deadline (c, r);
  cite (d, start);
  if (rule->counts_from != REGIE_N_FACT_KINDS)
    {
      counted = find_counted (c, rule, start);
      from = counted == NONE ? REGIE_DAY_NONE : c->facts[counted].day;
      cite (d, counted);
    }
  if (!is_valid_on (rule, from == REGIE_DAY_NONE ? c->today : from))
    return;
  if (from != REGIE_DAY_NONE)
    {
      d->begin = from + !rule->first_day_counts;
      if (rule->length.days != 0 || rule->length.months != 0)
        {
          if (rule->length.months != 0 && !rule->first_day_counts)
            d->uncertain = regie_day_end_readings (from, rule->length.months, &d->nominal, &d->other);
          else
            d->nominal = add_length (d->begin, &rule->length);
          if (!d->uncertain)
            d->other = REGIE_DAY_NONE;
          d->due = maybe_roll (c, rule, d->nominal);
        }
    }
  if (rule->at_once >> fact->kind & 1)
    d->begin = d->nominal = d->due = fact->day, d->uncertain = FALSE, d->other = REGIE_DAY_NONE;
  if (rule->until_of_fact && fact->until != REGIE_DAY_NONE && fact->until < d->due)
    d->due = MAX (fact->until, d->begin);
  if (d->due != REGIE_DAY_NONE)
    apply_least (c, rule, d);
  if ((int) r == c->rules->term && c->extension_fact != NONE)
    {
      d->due = c->term_due;
      cite (d, c->extension_fact);
      d->uncertain = FALSE;
      d->other = REGIE_DAY_NONE;
    }
  regie_clock_find_end (c, rule, start, d);
  regie_clock_emit (c, rule, fact->day, d);
}

static void
run_follows (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  RegieDeadline *d;

  if (c->term_fact != start || !allows_route (rule, route_on (c, c->today)))
    return;
  d = start_deadline (c, r);
  cite (d, start);
  cite (d, c->extension_fact);
  d->begin = c->term_begin;
  d->nominal = c->term_nominal;
  d->due = c->term_due;
  regie_clock_find_end (c, rule, start, d);
  regie_clock_emit (c, rule, c->facts[start].day, d);
}

static void
run_window_before (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  RegieDeadline *d;

  if (c->term_fact != start)
    return;
  d = start_deadline (c, r);
  cite (d, start);
  cite (d, c->extension_fact);
  d->begin = regie_day_first_day (c->term_due, rule->length.months);
  d->nominal = d->due = c->term_due;
  d->other = regie_day_add_months (c->term_due, -rule->length.months);
  d->uncertain = d->other != d->begin;
  regie_clock_emit (c, rule, c->facts[start].day, d);
}

/* The right to object runs from each decision, and from a PIP of which no decision was recorded. */
static void
run_objection_right (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  RegieDeadline *d;

  if (fact->kind == REGIE_FACT_PIP && has_decision (c, start))
    return;
  d = start_deadline (c, r);
  cite (d, start);
  d->begin = fact->day + 1;
  d->nominal = add_length (d->begin, &rule->length);
  d->due = maybe_roll (c, rule, d->nominal);
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

static void
run_decision_on_objection (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  guint16 decision = decision_of (c, start);
  const RegieRule *right;
  RegieDeadline *d;
  int at = c->rules->objection;
  gboolean committee = (fact->flags & REGIE_FACT_COMMITTEE) ||
                       (decision != NONE && c->facts[decision].flags & REGIE_FACT_COMMITTEE);

  if (at < 0 || committee != !!(rule->conditions & REGIE_IF_COMMITTEE))
    return;
  right = regie_rules_get (c->rules, at);
  d = start_deadline (c, r);
  cite (d, start);
  cite (d, decision);
  d->begin = decision == NONE ? fact->day + 1
                             : maybe_roll (c, right, add_length (c->facts[decision].day + 1, &right->length)) + 1;
  d->uncertain = decision == NONE;
  d->nominal = add_length (d->begin, &rule->length);
  for (guint i = 0; i < c->n && c->seen & BIT (REGIE_FACT_VERDAGING); i++)
    if (c->facts[i].kind == REGIE_FACT_VERDAGING && counts (c, i) && objection_of (c, i) == start)
      {
        d->nominal += rule->adjournment.days;
        cite (d, i);
        break;
      }
  d->due = maybe_roll (c, rule, d->nominal);
  for (guint i = 0; i < c->n && c->seen & rule->ends; i++)
    if (rule->ends >> c->facts[i].kind & 1 && happened (c, i) && objection_of (c, i) == start)
      {
        d->ended = c->facts[i].day;
        d->ender = i;
        break;
      }
  regie_clock_emit (c, rule, fact->day, d);
}

/* Index of the first fact of the kinds in SET, all of which were seen. */
static guint
first_of (const Clock *c, guint64 set)
{
  guint first = NONE;

  for (; set != 0; set &= set - 1)
    first = MIN (first, c->first[__builtin_ctzll (set)]);
  return first;
}

static void
run_rule (const Clock *c, guint r)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);

  if (!(c->seen & rule->begins))
    return;
  if (rule->shape == REGIE_RULE_COMBINED)
    {
      regie_clock_run_combined (c, r);
      return;
    }
  for (guint i = first_of (c, c->seen & rule->begins); i < c->n; i++)
    {
      if (!(rule->begins >> c->facts[i].kind & 1) || !counts (c, i))
        continue;
      if (rule->shape == REGIE_RULE_EXTENSION)
        regie_clock_run_extension (c, r, i);
      else if (rule->shape == REGIE_RULE_FOLLOWS)
        run_follows (c, r, i);
      else if (rule->shape == REGIE_RULE_WINDOW_BEFORE)
        run_window_before (c, r, i);
      else if (!holds (c, rule, i))
        continue;
      else if (rule->shape == REGIE_RULE_OBJECTION)
        run_decision_on_objection (c, r, i);
      else if (rule->shape == REGIE_RULE_NEW_TERM)
        regie_clock_run_new_term (c, r, i);
      else if (rule->other == REGIE_OTHER_ONLY_PIP)
        run_objection_right (c, r, i);
      else
        run_term (c, r, i);
      if (!rule->each)
        break;
    }
}

static void
find_term (Clock *c)
{
  const RegieRule *term = regie_rules_get (c->rules, c->rules->term);

  c->term_fact = c->extension_fact = NONE;
  c->term_begin = c->term_nominal = c->term_due = REGIE_DAY_NONE;
  for (guint i = 0; i < c->n && c->term_fact == NONE; i++)
    if (term->begins >> c->facts[i].kind & 1 && counts (c, i))
      c->term_fact = i;
  if (c->term_fact == NONE)
    return;
  c->term_begin = c->facts[c->term_fact].day + 1;
  c->term_nominal = c->term_due = add_length (c->term_begin, &term->length);
  if (c->seen & BIT (REGIE_FACT_EXT_GRANTED))
    for (guint i = 0; i < c->n; i++)
      if (c->facts[i].kind == REGIE_FACT_EXT_GRANTED && counts (c, i) && c->facts[i].new_end != REGIE_DAY_NONE)
        {
          c->term_due = c->facts[i].new_end;
          c->extension_fact = i;
        }
}

static void
note_fact (Clock *c, guint i, RegieRuleSet *candidates)
{
  const RegieFact *fact = &c->facts[i];

  if (fact->kind == REGIE_FACT_BRP && c->registered_on == G_MAXINT32 && is_own (fact, REGIE_GROUP_ASIEL_28))
    c->registered_on = fact->day;
  if ((fact->kind == REGIE_FACT_PIP || fact->kind == REGIE_FACT_WIJZIGING) && fact->route < REGIE_N_ROUTES)
    {
      c->many_routes = c->route_fact != NONE;
      c->route_fact = i;
    }
  if (c->seen >> fact->kind & 1)
    return;
  c->seen |= BIT (fact->kind);
  c->first[fact->kind] = i;
  for (guint w = 0; w < G_N_ELEMENTS (candidates->bits); w++)
    candidates->bits[w] |= c->rules->by_kind[fact->kind].bits[w];
}

void
regie_clock_run (const RegieRules *rules, const RegieCase *one, RegieDay today, GArray *out)
{
  ClockResult result = { out, NULL, out->len, 0, 0 };
  Clock c; /* FIRST says something of the kinds that were seen only */
  RegieRuleSet candidates = { { 0 } };

  c.rules = rules;
  c.one = one;
  c.facts = one->facts;
  c.n = MIN (one->n, NONE - 1);
  c.today = today;
  c.seen = 0;
  c.registered_on = G_MAXINT32;
  c.route_fact = NONE;
  c.many_routes = FALSE;
  c.out = &result;
  for (guint i = 0; i < c.n; i++)
    if (c.facts[i].kind < REGIE_N_FACT_KINDS && counts (&c, i))
      note_fact (&c, i, &candidates);
  if (!(c.seen & BIT (REGIE_FACT_GROUP)))
    for (guint w = 0; w < G_N_ELEMENTS (candidates.bits); w++)
      candidates.bits[w] &= rules->by_group[one->group].bits[w];
  find_term (&c);
  for (guint w = 0; w < G_N_ELEMENTS (candidates.bits); w++)
    for (guint64 set = candidates.bits[w]; set != 0; set &= set - 1)
      run_rule (&c, w * 64 + __builtin_ctzll (set));
  g_array_set_size (out, result.begin + result.n);
}

const char *
regie_state_name (RegieState state)
{
  static const char *const names[] = { "wacht", "loopt", "gehaald", "te_laat_gehaald", "te_laat", "verlopen", "vervallen", "niet_vastgelegd", "afgehandeld" };

  return names[state];
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer unused)
{
  const RegieFact *x = a, *y = b;

  return x->day < y->day ? -1 : x->day > y->day;
}

void
regie_facts_sort (RegieFact *facts, guint n)
{
  /* Mostly in order already; the sort is stable, so facts of one day keep the order in which they were recorded. */
  for (guint i = 1; i < n; i++)
    if (facts[i].day < facts[i - 1].day)
      {
        g_qsort_with_data (facts, n, sizeof *facts, compare_days, NULL);
        return;
      }
}
