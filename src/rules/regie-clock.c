/* SPDX-License-Identifier: EUPL-1.2 */
/* The legal clock.  One pass indexes the facts by kind; every rule then looks only at the facts it begins with. */
#include "regie-clock.h"

#include <string.h>

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))
#define NONE 0xffff

typedef struct {
  const RegieRules *rules;
  const RegieCase  *one;
  const RegieFact  *facts;
  guint             n;
  RegieDay          today;
  guint64           seen;                        /* kinds that count */
  guint16           first[REGIE_N_FACT_KINDS];   /* of each kind, NONE when there is none */
  RegieDay          term_begin, term_nominal, term_due;
  guint16           term_fact, extension_fact;
  RegieDay          fulfilled, died;
  GArray           *out;
} Clock;

static gboolean
counts (const Clock *c, guint i)
{
  return c->facts[i].day <= c->today || (c->facts[i].flags & REGIE_FACT_PLANNED);
}

/* Has it really happened?  Only then can it end something. */
static gboolean
happened (const Clock *c, guint i)
{
  return c->facts[i].day <= c->today && !(c->facts[i].flags & REGIE_FACT_PLANNED);
}

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

static RegieGroup
group_on (const Clock *c, RegieDay day)
{
  return c->seen & BIT (REGIE_FACT_GROUP) ? regie_case_group (c->one, day, c->today) : c->one->group;
}

static gboolean
allows_group (const RegieRule *rule, RegieGroup group)
{
  return rule->groups == 0 || rule->groups >> group & 1;
}

static gboolean
allows_route (const RegieRule *rule, RegieRoute route)
{
  if (rule->routes == 0)
    return TRUE;
  /* A route that nobody recorded is the usual one. */
  return rule->routes >> (route == REGIE_ROUTE_UNKNOWN ? REGIE_ROUTE_B1 : route) & 1;
}

/* Index of the first fact of the kinds in SET on or after DAY that TEST accepts; NONE when there is none. */
static guint16
find_fact (const Clock *c, guint64 set, RegieDay day, gboolean (*test) (const Clock *, guint))
{
  if (!(c->seen & set))
    return NONE;
  for (guint i = 0; i < c->n; i++)
    if (set >> c->facts[i].kind & 1 && c->facts[i].day >= day && test (c, i))
      return i;
  return NONE;
}

static RegieDay
add_length (RegieDay first, const RegieLength *length)
{
  return length->months != 0 ? regie_day_last_day (first, length->months) : first + length->days - 1;
}

static RegieDay
maybe_roll (const Clock *c, const RegieRule *rule, RegieDay day)
{
  return rule->rolls ? regie_calendar_roll (c->rules->calendar, day) : day;
}

static void
cite (RegieDeadline *d, guint16 fact)
{
  if (fact == NONE || d->n_facts == G_N_ELEMENTS (d->facts))
    return;
  for (guint i = 0; i < d->n_facts; i++)
    if (d->facts[i] == fact)
      return;
  d->facts[d->n_facts++] = fact;
}

static void
start_deadline (RegieDeadline *d, guint rule)
{
  memset (d, 0, sizeof *d);
  d->rule = rule;
  d->begin = d->nominal = d->due = d->ended = d->lapsed_from = d->lapsed_until = d->other = REGIE_DAY_NONE;
  d->ender = NONE;
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
is_registered (const Clock *c, RegieDay day)
{
  for (guint i = 0; i < c->n && c->facts[i].day <= day; i++)
    if (c->facts[i].kind == REGIE_FACT_BRP && counts (c, i) && is_own (&c->facts[i], REGIE_GROUP_ASIEL_28))
      return TRUE;
  return FALSE;
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
  if (rule->routes != 0 && !allows_route (rule, regie_case_route (c->one, fact->day, c->today)))
    return FALSE;
  if (rule->conditions & REGIE_IF_REGISTERED && group == REGIE_GROUP_ASIEL_28 && !is_registered (c, fact->day))
    return FALSE;
  if (rule->conditions & REGIE_IF_UNREGISTERED && is_registered (c, fact->day))
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

/* The fact that ends DEADLINE: the first that happened, that is not tied to another fact, and lies after the start. */
static void
find_end (const Clock *c, const RegieRule *rule, guint start, RegieDeadline *d)
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

static void
lapse (RegieDeadline *d, RegieDay from, RegieDay until, guint16 by)
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

static RegieDay
return_after (const Clock *c, RegieDay day)
{
  guint16 back = find_fact (c, BIT (REGIE_FACT_RETURNED), day, happened);

  return back == NONE ? REGIE_DAY_NONE : c->facts[back].day;
}

/* Leaving ends our duties; being away longer than the law allows ends the person's. */
static void
apply_departure (const Clock *c, const RegieRule *rule, guint i, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[i];
  RegieDay back = return_after (c, fact->day);
  RegieDay until = back == REGIE_DAY_NONE ? REGIE_DAY_NONE : back - 1;
  int gap = regie_rules_find (c->rules, "EXT-GAP");

  if (rule->stays)
    return;
  if (rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY)
    {
      if (is_open_on (rule, d, fact->day))
        lapse (d, fact->day, until, i);
    }
  else if (fact->kind == REGIE_FACT_EMIGRATED && rule->nature != REGIE_NATURE_KEEP && gap >= 0)
    {
      RegieDay over = add_length (fact->day, &regie_rules_get (c->rules, gap)->gap_at_most) + 1;

      if (over <= c->today && (back == REGIE_DAY_NONE || back > over) && is_open_on (rule, d, over))
        lapse (d, over, REGIE_DAY_NONE, i);
    }
}

static void
apply_exemption (const Clock *c, const RegieRule *rule, guint i, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[i];

  if (rule->nature == REGIE_NATURE_DUTY && !rule->stays && is_open_on (rule, d, fact->day) &&
      (fact->until == REGIE_DAY_NONE || fact->until >= c->today))
    lapse (d, fact->day, fact->until, i);
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
    lapse (d, fact->day, REGIE_DAY_NONE, i);
}

static void
apply_lapses (const Clock *c, const RegieRule *rule, RegieDay start, RegieDeadline *d)
{
  guint64 set = BIT (REGIE_FACT_EXEMPT) | BIT (REGIE_FACT_DISPENSED) | BIT (REGIE_FACT_MOVED) | BIT (REGIE_FACT_EMIGRATED) |
                BIT (REGIE_FACT_FULFILLED) | BIT (REGIE_FACT_DIED) | rule->lapses;

  /* Only a rule of some groups or routes looks at who changes them. */
  if (rule->groups != 0)
    set |= BIT (REGIE_FACT_GROUP);
  if (rule->routes != 0 && rule->shape == REGIE_RULE_TERM)
    set |= BIT (REGIE_FACT_PIP) | BIT (REGIE_FACT_WIJZIGING);
  set &= c->seen;
  if (set == 0)
    return;
  for (guint i = 0; i < c->n; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if (!(set >> fact->kind & 1) || !happened (c, i))
        continue;
      if (rule->lapses >> fact->kind & 1 && (d->ended == REGIE_DAY_NONE || d->ended >= fact->day))
        {
          d->ended = REGIE_DAY_NONE;
          lapse (d, fact->day, REGIE_DAY_NONE, i);
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
            lapse (d, fact->day, REGIE_DAY_NONE, i);
          break;
        case REGIE_FACT_PIP:
        case REGIE_FACT_WIJZIGING:
          if (fact->day > start && fact->route < REGIE_N_ROUTES &&
              !allows_route (rule, fact->route) && is_open_on (rule, d, fact->day))
            lapse (d, fact->day, REGIE_DAY_NONE, i);
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

static void
emit (const Clock *c, const RegieRule *rule, RegieDay start, RegieDeadline *d)
{
  apply_lapses (c, rule, start, d);
  d->state = regie_deadline_state (rule, d, c->today);
  g_array_append_vals (c->out, d, 1);
}

static const RegieDeadline *
find_emitted (const Clock *c, guint from, int rule)
{
  for (guint i = from; i < c->out->len; i++)
    if (g_array_index (c->out, RegieDeadline, i).rule == rule)
      return &g_array_index (c->out, RegieDeadline, i);
  return NULL;
}

/* "Never earlier than": the first of the named rules that applies here. */
static void
apply_least (const Clock *c, guint mark, const RegieRule *rule, RegieDeadline *d)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule->least) && rule->least[i] >= 0; i++)
    {
      const RegieDeadline *base = find_emitted (c, mark, rule->least[i]);

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
run_term (const Clock *c, guint mark, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  RegieDeadline d;
  RegieDay from = fact->day;
  guint16 counted = start;

  start_deadline (&d, r);
  cite (&d, start);
  if (rule->counts_from != REGIE_N_FACT_KINDS)
    {
      counted = find_counted (c, rule, start);
      from = counted == NONE ? REGIE_DAY_NONE : c->facts[counted].day;
      cite (&d, counted);
    }
  if (!is_valid_on (rule, from == REGIE_DAY_NONE ? c->today : from))
    return;
  if (from != REGIE_DAY_NONE)
    {
      d.begin = from + !rule->first_day_counts;
      if (rule->length.days != 0 || rule->length.months != 0)
        {
          d.nominal = add_length (d.begin, &rule->length);
          d.due = maybe_roll (c, rule, d.nominal);
          if (rule->length.months != 0 && !rule->first_day_counts &&
              regie_day_add_months (from, rule->length.months) != d.nominal)
            {
              d.other = regie_day_add_months (from, rule->length.months);
              d.uncertain = TRUE;
            }
        }
    }
  if (rule->at_once >> fact->kind & 1)
    d.begin = d.nominal = d.due = fact->day, d.uncertain = FALSE, d.other = REGIE_DAY_NONE;
  if (rule->until_of_fact && fact->until != REGIE_DAY_NONE && fact->until < d.due)
    d.due = MAX (fact->until, d.begin);
  if (d.due != REGIE_DAY_NONE)
    apply_least (c, mark, rule, &d);
  if ((int) r == c->rules->term && c->extension_fact != NONE)
    {
      d.due = c->term_due;
      cite (&d, c->extension_fact);
      d.uncertain = FALSE;
      d.other = REGIE_DAY_NONE;
    }
  find_end (c, rule, start, &d);
  emit (c, rule, fact->day, &d);
}

static void
run_follows (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  RegieDeadline d;

  if (c->term_fact != start || !allows_route (rule, regie_case_route (c->one, c->today, c->today)))
    return;
  start_deadline (&d, r);
  cite (&d, start);
  cite (&d, c->extension_fact);
  d.begin = c->term_begin;
  d.nominal = c->term_nominal;
  d.due = c->term_due;
  find_end (c, rule, start, &d);
  emit (c, rule, c->facts[start].day, &d);
}

static void
run_window_before (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  RegieDeadline d;

  if (c->term_fact != start)
    return;
  start_deadline (&d, r);
  cite (&d, start);
  cite (&d, c->extension_fact);
  d.begin = regie_day_first_day (c->term_due, rule->length.months);
  d.nominal = d.due = c->term_due;
  d.other = regie_day_add_months (c->term_due, -rule->length.months);
  d.uncertain = d.other != d.begin;
  emit (c, rule, c->facts[start].day, &d);
}

/* The right to object runs from each decision, and from a PIP of which no decision was recorded. */
static void
run_objection_right (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  RegieDeadline d;

  if (fact->kind == REGIE_FACT_PIP && has_decision (c, start))
    return;
  start_deadline (&d, r);
  cite (&d, start);
  d.begin = fact->day + 1;
  d.nominal = add_length (d.begin, &rule->length);
  d.due = maybe_roll (c, rule, d.nominal);
  d.uncertain = fact->kind == REGIE_FACT_PIP;
  for (guint i = 0; i < c->n && c->seen & rule->ends; i++)
    if (rule->ends >> c->facts[i].kind & 1 && happened (c, i) && decision_of (c, i) == start)
      {
        d.ended = c->facts[i].day;
        d.ender = i;
        break;
      }
  emit (c, rule, fact->day, &d);
}

static void
run_decision_on_objection (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  guint16 decision = decision_of (c, start);
  const RegieRule *right;
  RegieDeadline d;
  int at = regie_rules_find (c->rules, "BEZWAAR-6W");
  gboolean committee = (fact->flags & REGIE_FACT_COMMITTEE) ||
                       (decision != NONE && c->facts[decision].flags & REGIE_FACT_COMMITTEE);

  if (at < 0 || committee != !!(rule->conditions & REGIE_IF_COMMITTEE))
    return;
  right = regie_rules_get (c->rules, at);
  start_deadline (&d, r);
  cite (&d, start);
  cite (&d, decision);
  d.begin = decision == NONE ? fact->day + 1
                             : maybe_roll (c, right, add_length (c->facts[decision].day + 1, &right->length)) + 1;
  d.uncertain = decision == NONE;
  d.nominal = add_length (d.begin, &rule->length);
  for (guint i = 0; i < c->n && c->seen & BIT (REGIE_FACT_VERDAGING); i++)
    if (c->facts[i].kind == REGIE_FACT_VERDAGING && counts (c, i) && objection_of (c, i) == start)
      {
        d.nominal += rule->adjournment.days;
        cite (&d, i);
        break;
      }
  d.due = maybe_roll (c, rule, d.nominal);
  for (guint i = 0; i < c->n && c->seen & rule->ends; i++)
    if (rule->ends >> c->facts[i].kind & 1 && happened (c, i) && objection_of (c, i) == start)
      {
        d.ended = c->facts[i].day;
        d.ender = i;
        break;
      }
  emit (c, rule, fact->day, &d);
}

/* The end in force before DAY's decisions, and the decision that supersedes a ground of that day. */
static RegieDay
end_before_decision (const Clock *c, RegieDay day, guint16 *superseded_by)
{
  RegieDay end = c->term_nominal;

  *superseded_by = NONE;
  for (guint i = 0; i < c->n; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if ((fact->kind != REGIE_FACT_EXT_GRANTED && fact->kind != REGIE_FACT_EXT_REFUSED) || !counts (c, i))
        continue;
      if (fact->day >= day && happened (c, i))
        {
          *superseded_by = i;
          return end;
        }
      if (fact->kind == REGIE_FACT_EXT_GRANTED && fact->new_end != REGIE_DAY_NONE)
        end = fact->new_end;
    }
  return end;
}

/* END moved by a period FROM–UNTIL: by its days, and by its whole months in the other reading. */
static void
extend_by_period (RegieDeadline *d, const RegieRule *rule, RegieDay end, RegieDay from, RegieDay until)
{
  int months = 0;
  RegieDay cap = rule->at_most.months != 0 ? regie_day_extend (end, rule->at_most.months) : G_MAXINT32;

  d->days = MIN (until - from + 1, 65535);
  d->begin = from;
  d->nominal = end + (until - from + 1);
  d->due = MIN (d->nominal, cap);
  while (regie_day_last_day (from, months + 1) <= until)
    months++;
  if (months > 0)
    {
      RegieDay whole = regie_day_last_day (from, months);

      d->other = MIN (regie_day_extend (end, months) + (until - whole), cap);
      d->uncertain = d->other != d->due;
    }
  if (!d->uncertain)
    d->other = REGIE_DAY_NONE;
}

/* No offer in time: the period stated, or else from the day after the offer was due until the day before it came. */
static gboolean
extend_by_delay (const Clock *c, const RegieRule *rule, guint start, RegieDay end, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[start];
  RegieRoute route = regie_case_route (c->one, c->facts[c->term_fact].day, c->today);
  gboolean education = route == REGIE_ROUTE_O;
  int after = education ? rule->delay_after_o : rule->delay_after;
  const RegieRule *offer = after < 0 ? NULL : regie_rules_get (c->rules, after);
  RegieDay from = fact->from, until = fact->until, due;
  guint16 came;

  if (offer == NULL || !allows_group (offer, group_on (c, c->facts[c->term_fact].day)))
    return FALSE;
  due = add_length (c->term_begin, &offer->length);
  came = find_fact (c, offer->ends, G_MININT32 + 1, counts);
  if (from == REGIE_DAY_NONE)
    from = due + 1;
  if (until == REGIE_DAY_NONE)
    until = came != NONE ? c->facts[came].day - 1 : c->today;
  if (until < from)
    return FALSE;
  cite (d, came);
  d->begin = from;
  d->days = MIN (until - from + 1, 65535);
  if (education)
    {
      d->nominal = d->due = regie_day_extend (end, rule->route_o_length.months);
      return TRUE;
    }
  d->nominal = d->due = end + d->days;
  d->other = d->due + 1;
  d->uncertain = TRUE;
  return TRUE;
}

/* How often a ground of this kind led to an extension before START. */
static guint
granted_before (const Clock *c, guint start)
{
  guint n = 0;
  guint16 pending = NONE;

  for (guint i = 0; i < start; i++)
    if (c->facts[i].kind == REGIE_FACT_GROUND && c->facts[i].ground == c->facts[start].ground && counts (c, i))
      pending = i;
    else if (c->facts[i].kind == REGIE_FACT_EXT_GRANTED && pending != NONE && happened (c, i))
      n++, pending = NONE;
  return n;
}

static gboolean
extend_by_ground (const Clock *c, const RegieRule *rule, guint start, RegieDay end, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[start];
  RegieDay from = fact->from != REGIE_DAY_NONE ? fact->from : fact->day;
  RegieDay until = fact->until;

  if (rule->delay_after >= 0)
    return extend_by_delay (c, rule, start, end, d);
  d->begin = from;
  if (rule->length.days != 0 || rule->length.months != 0)
    {
      d->nominal = d->due = add_length (end + 1, &rule->length);
      return TRUE;
    }
  if (rule->running_length.months != 0 && (until == REGIE_DAY_NONE || until > c->today))
    {
      guint n = granted_before (c, start);

      if (n > rule->next_at_most)
        return FALSE;
      d->nominal = d->due = regie_day_extend (end, n == 0 ? rule->running_length.months : rule->next_length.months);
      return TRUE;
    }
  if (fact->kind == REGIE_FACT_EMIGRATED)
    {
      RegieDay back = return_after (c, from);

      if (back == REGIE_DAY_NONE)
        return FALSE;
      until = back - 1;
    }
  if (until == REGIE_DAY_NONE)
    until = MAX (c->today, from);
  if (until < from)
    return FALSE;
  if (rule->minimum.months != 0 && until < regie_day_last_day (from, rule->minimum.months))
    return FALSE;
  if (rule->gap_at_most.months != 0 && until > regie_day_last_day (from, rule->gap_at_most.months))
    return FALSE;
  extend_by_period (d, rule, end, from, until);
  return TRUE;
}

static void
run_extension (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  guint16 superseded_by;
  RegieDay end;
  RegieDeadline d;

  if (c->term_fact == NONE || (fact->kind == REGIE_FACT_GROUND && fact->ground != rule->ground) ||
      !allows_group (rule, group_on (c, fact->day)) ||
      !allows_route (rule, regie_case_route (c->one, MAX (fact->day, c->term_begin), c->today)))
    return;
  start_deadline (&d, r);
  cite (&d, start);
  cite (&d, c->term_fact);
  end = end_before_decision (c, fact->day, &superseded_by);
  if (!extend_by_ground (c, rule, start, end, &d))
    return;
  if (superseded_by != NONE)
    lapse (&d, c->facts[superseded_by].day, REGIE_DAY_NONE, superseded_by);
  emit (c, rule, fact->day, &d);
}

/* Grounds a to i whose periods touch or overlap, and together last long enough. */
static void
run_combined (const Clock *c, guint r)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  RegieDay from = REGIE_DAY_NONE, until = REGIE_DAY_NONE, end;
  guint16 superseded_by, members = 0;
  RegieDeadline d;
  gboolean used[256] = { FALSE };

  if (c->term_fact == NONE)
    return;
  start_deadline (&d, r);
  for (;;)
    {
      guint next = NONE;

      for (guint i = 0; i < c->n && i < 256; i++)
        if (c->facts[i].kind == REGIE_FACT_GROUND && c->facts[i].ground <= REGIE_GROUND_BIJZONDER && counts (c, i) && !used[i] &&
            c->facts[i].from != REGIE_DAY_NONE &&
            (next == NONE || c->facts[i].from < c->facts[next].from))
          next = i;
      if (next == NONE)
        break;
      used[next] = TRUE;
      if (members == 0 || c->facts[next].from > until + 1)
        {
          if (members > 1 && until >= regie_day_last_day (from, rule->minimum.months))
            break;
          members = d.n_facts = 0;
          from = c->facts[next].from;
          until = G_MININT32;
        }
      members++;
      cite (&d, next);
      until = MAX (until, c->facts[next].until != REGIE_DAY_NONE ? c->facts[next].until : c->today);
    }
  if (members < 2 || until < regie_day_last_day (from, rule->minimum.months))
    return;
  end = end_before_decision (c, c->facts[d.facts[d.n_facts - 1]].day, &superseded_by);
  extend_by_period (&d, rule, end, from, until);
  if (superseded_by != NONE)
    lapse (&d, c->facts[superseded_by].day, REGIE_DAY_NONE, superseded_by);
  emit (c, rule, c->facts[d.facts[0]].day, &d);
}

static int
months_for_route (const Clock *c, guint start)
{
  const RegieFact *fact = &c->facts[start];
  RegieRoute route = regie_case_route (c->one, fact->day, c->today);

  if (!(fact->flags & REGIE_FACT_OPEN_ROUTE))
    return 0;
  if (route == REGIE_ROUTE_Z)
    {
      RegieGroup group = group_on (c, fact->day);
      const RegieStep *steps = c->rules->by_hours[group != REGIE_GROUP_ASIEL_28 && group != REGIE_GROUP_ASIEL_GEZIN];

      for (guint i = 0; i < 4; i++)
        if (MAX (fact->hours, 0) <= steps[i].up_to)
          return steps[i].months;
      return steps[3].months;
    }
  return c->rules->by_parts[CLAMP (fact->passed, 0, 4)];
}

/* A new term after a fine by DUO.  Where several apply, the longest holds for all. */
static void
run_new_term (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  gboolean pvt = !!(fact->flags & REGIE_FACT_OPEN_PVT), map = !!(fact->flags & REGIE_FACT_OPEN_MAP);
  int other = pvt && map ? c->rules->both_open : pvt || map ? c->rules->one_open : 0;
  int route = months_for_route (c, start);
  gboolean for_route = rule->ground == 1;
  RegieDeadline d;

  if ((for_route ? route : other) == 0)
    return;
  start_deadline (&d, r);
  cite (&d, start);
  d.begin = fact->day + 1;
  d.nominal = regie_day_last_day (d.begin, for_route ? route : other);
  d.due = regie_day_last_day (d.begin, MAX (route, other));
  if (for_route)
    find_end (c, rule, start, &d);
  else
    {
      guint16 p = pvt ? find_fact (c, BIT (REGIE_FACT_PVT), G_MININT32 + 1, happened) : NONE;
      guint16 m = map ? find_fact (c, BIT (REGIE_FACT_MAP), G_MININT32 + 1, happened) : NONE;

      if ((!pvt || p != NONE) && (!map || m != NONE))
        {
          d.ender = p == NONE ? m : m == NONE || c->facts[p].day > c->facts[m].day ? p : m;
          d.ended = c->facts[d.ender].day;
        }
    }
  emit (c, rule, fact->day, &d);
}

static void
run_rule (const Clock *c, guint mark, guint r)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);

  if (!(c->seen & rule->begins))
    return;
  if (rule->shape == REGIE_RULE_COMBINED)
    {
      run_combined (c, r);
      return;
    }
  for (guint i = 0; i < c->n; i++)
    {
      if (!(rule->begins >> c->facts[i].kind & 1) || !counts (c, i))
        continue;
      if (rule->shape == REGIE_RULE_EXTENSION)
        run_extension (c, r, i);
      else if (rule->shape == REGIE_RULE_FOLLOWS)
        run_follows (c, r, i);
      else if (rule->shape == REGIE_RULE_WINDOW_BEFORE)
        run_window_before (c, r, i);
      else if (!holds (c, rule, i))
        continue;
      else if (rule->shape == REGIE_RULE_OBJECTION)
        run_decision_on_objection (c, r, i);
      else if (rule->shape == REGIE_RULE_NEW_TERM)
        run_new_term (c, r, i);
      else if (rule->other == REGIE_OTHER_ONLY_PIP)
        run_objection_right (c, r, i);
      else
        run_term (c, mark, r, i);
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

void
regie_clock_run (const RegieRules *rules, const RegieCase *one, RegieDay today, GArray *out)
{
  Clock c = { .rules = rules, .one = one, .facts = one->facts, .n = MIN (one->n, NONE - 1), .today = today, .out = out };
  guint mark = out->len;
  guint64 candidates[4] = { 0 };

  for (guint i = 0; i < c.n; i++)
    if (c.facts[i].kind < REGIE_N_FACT_KINDS && counts (&c, i) && !(c.seen >> c.facts[i].kind & 1))
      {
        c.seen |= BIT (c.facts[i].kind);
        for (const guint8 *r = rules->by_kind[c.facts[i].kind]; *r != 255; r++)
          candidates[*r / 64] |= BIT (*r % 64);
      }
  find_term (&c);
  for (guint w = 0; w < G_N_ELEMENTS (candidates); w++)
    for (guint64 set = candidates[w]; set != 0; set &= set - 1)
      run_rule (&c, mark, w * 64 + __builtin_ctzll (set));
}

const char *
regie_state_name (RegieState state)
{
  static const char *const names[] = { "wacht", "loopt", "gehaald", "te_laat_gehaald", "te_laat", "verlopen", "vervallen" };

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
