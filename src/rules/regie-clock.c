/* SPDX-License-Identifier: EUPL-1.2 */
/* The legal clock.  One pass says which kinds of fact there are; only the rules that begin with one
 * of them, and that the target group can have, are looked at. */
#include "regie-clock-private.h"

#include <string.h>

gboolean
regie_clock_is_own (const RegieFact *fact, RegieGroup group)
{
  g_return_val_if_fail (fact != NULL, FALSE);
  return !(fact->flags & REGIE_FACT_ELSEWHERE)
         && !(group == REGIE_GROUP_ASIEL_28 && (fact->flags & REGIE_FACT_UNHOUSED));
}

gboolean
regie_clock_is_old_law (const Clock *c)
{
  return c->one->regime == REGIE_REGIME_2013 || c->duty.old_law;
}

static gboolean
is_there (const RegieCase *one, guint i, RegieDay today, gboolean plans)
{
  const RegieFact *fact = &one->facts[i];

  return fact->flags & REGIE_FACT_PLANNED ? plans && (one->plans || fact->day > today)
                                          : fact->day <= today;
}

RegieGroup
regie_clock_group (const RegieCase *one, RegieDay day, RegieDay today, gboolean plans)
{
  RegieGroup group = one->group;

  for (guint i = 0; i < one->n && one->facts[i].day <= day; i++)
    if (one->facts[i].kind == REGIE_FACT_GROUP && one->facts[i].group < REGIE_N_GROUPS
        && is_there (one, i, today, plans))
      group = one->facts[i].group;
  return group;
}

RegieGroup
regie_case_group (const RegieCase *one, RegieDay day, RegieDay today)
{
  return regie_clock_group (one, day, today, one->plans);
}

RegieRoute
regie_clock_route (const RegieCase *one, RegieDay day, RegieDay today, gboolean plans)
{
  RegieRoute route = REGIE_ROUTE_UNKNOWN;

  for (guint i = 0; i < one->n && one->facts[i].day <= day; i++)
    if ((one->facts[i].kind == REGIE_FACT_PIP || one->facts[i].kind == REGIE_FACT_WIJZIGING)
        && one->facts[i].route < REGIE_N_ROUTES && is_there (one, i, today, plans))
      route = one->facts[i].route;
  return route;
}

RegieRoute
regie_case_route (const RegieCase *one, RegieDay day, RegieDay today)
{
  return regie_clock_route (one, day, today, one->plans);
}

guint16
regie_clock_find_fact (const Clock *c, guint64 set, RegieDay day,
                       gboolean (*test) (const Clock *, guint))
{
  if (!(c->seen & set))
    return NONE;
  for (guint i = 0; i < c->n; i++)
    if (set >> c->facts[i].kind & 1 && c->facts[i].day >= day && in_period (c, i) && test (c, i))
      return i;
  return NONE;
}

RegieDay
regie_clock_roll (const Clock *c, const RegieRule *rule, RegieDay day)
{
  g_return_val_if_fail (rule != NULL, REGIE_DAY_NONE);
  return rule->rolls ? regie_calendar_roll (c->rules->calendar, day) : day;
}

guint16
regie_clock_index_of (const Clock *c, gint64 id)
{
  for (guint i = 0; id != 0 && i < c->n; i++)
    if (c->facts[i].id == id)
      return i;
  return NONE;
}

RegieDay
regie_clock_back_after (const Clock *c, guint i)
{
  gboolean abroad = c->facts[i].kind == REGIE_FACT_EMIGRATED;

  for (guint k = i + 1; k < c->n; k++)
    if ((c->facts[k].kind == REGIE_FACT_RETURNED || c->facts[k].kind == REGIE_FACT_BRP)
        && happened (c, k) && (abroad || !(c->facts[k].flags & REGIE_FACT_ELSEWHERE)))
      return c->facts[k].day;
  return REGIE_DAY_NONE;
}

/* Is somebody on DAY registered where they are housed? */
static gboolean
is_registered (const Clock *c, RegieDay day)
{
  gboolean registered = FALSE;
  gboolean before = FALSE;

  for (guint i = 0; i < c->n && c->facts[i].day <= day; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if (!counts (c, i))
        continue;
      if (fact->kind == REGIE_FACT_BRP && regie_clock_is_own (fact, REGIE_GROUP_ASIEL_28))
        registered = TRUE;
      else if (regie_fact_is_departure (fact))
        before |= registered, registered = FALSE;
      else if (fact->kind == REGIE_FACT_RETURNED && regie_clock_is_own (fact, REGIE_GROUP_ASIEL_28))
        registered |= before;
    }
  return registered;
}

/* Did somebody come here by registration or return START with a PIP from before the move (Besluit
 * art. 5.3 lid 3)?  The PIP is of another municipality, or the move came after it. */
static gboolean
came_with_pip (const Clock *c, guint start)
{
  gboolean pip = FALSE;
  gboolean moved = FALSE;
  gint16 lived = REGIE_MUNICIPALITY_UNKNOWN;

  for (guint i = 0; i < c->n && i != start && c->facts[i].day <= c->facts[start].day; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if (!counts (c, i) || !in_period (c, i))
        continue;
      if (fact->kind == REGIE_FACT_PIP)
        {
          moved = (fact->flags & REGIE_FACT_ELSEWHERE) != 0;
          pip = TRUE;
        }
      else if (fact->kind == REGIE_FACT_MOVED)
        moved = TRUE;
      else if (fact->kind == REGIE_FACT_BRP && !(fact->flags & REGIE_FACT_ELSEWHERE))
        moved = FALSE, lived = fact->municipality;
    }
  return pip
         && (moved
             || (c->facts[start].kind == REGIE_FACT_BRP && lived > 0
                 && c->facts[start].municipality > 0 && lived != c->facts[start].municipality));
}

static gboolean
is_valid_on (const RegieRule *rule, RegieDay day)
{
  return (rule->valid_from == REGIE_DAY_NONE || day >= rule->valid_from)
         && (rule->valid_to == REGIE_DAY_NONE || day <= rule->valid_to);
}

static gboolean
holds (const Clock *c, const RegieRule *rule, guint start)
{
  const RegieFact *fact = &c->facts[start];
  RegieGroup group = group_on (c, fact->day);

  /* A notice may come before the office has recorded that there is a duty now. */
  if (!regie_group_has_duty (group))
    group = group_on (c, c->today);
  if (!allows_group (rule, group))
    return FALSE;
  if (rule->routes != 0 && !allows_route (rule, route_on (c, fact->day)))
    return FALSE;
  if (rule->conditions & REGIE_IF_REGISTERED && group == REGIE_GROUP_ASIEL_28
      && !is_registered (c, fact->day))
    return FALSE;
  if (rule->conditions & REGIE_IF_UNREGISTERED && is_registered (c, fact->day))
    return FALSE;
  if (rule->conditions & REGIE_IF_NOTICE_VALID && c->duty.notice != NONE
      && c->facts[c->duty.notice].kind == REGIE_FACT_KENNISGEVING
      && !is_valid_on (rule, c->facts[c->duty.notice].day))
    return FALSE;
  if (rule->conditions & REGIE_IF_OWN && !regie_clock_is_own (fact, group))
    return FALSE;
  return !(rule->conditions & REGIE_IF_PIP_ELSEWHERE) || came_with_pip (c, start);
}

void
regie_clock_find_end (const Clock *c, const RegieRule *rule, guint start, RegieDeadline *d)
{
  g_return_if_fail (rule != NULL && d != NULL);
  if (!(c->seen & rule->ends))
    return;
  for (guint i = 0; i < c->n; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if (!(rule->ends >> fact->kind & 1) || !happened (c, i) || (!rule->stays && !in_period (c, i))
          || (!rule->ends_earlier_too && (fact->day < c->facts[start].day || i == start))
          || (rule->conditions & REGIE_IF_PIP_ELSEWHERE && fact->flags & REGIE_FACT_ELSEWHERE))
        continue;
      if (fact->belongs_to != 0 && fact->belongs_to != c->facts[start].id)
        {
          guint16 other = regie_clock_index_of (c, fact->belongs_to);

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
  g_return_if_fail (d != NULL);
  /* The latest reason stands: a move after an exemption that has ended. */
  if (d->lapsed_from != REGIE_DAY_NONE
      && (d->lapsed_until == REGIE_DAY_NONE
          || (until != REGIE_DAY_NONE && until <= d->lapsed_until)))
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
  return d->due == REGIE_DAY_NONE || d->due >= day
         || (rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY);
}

/* Leaving ends our duties, until somebody is back. */
static void
apply_departure (const Clock *c, const RegieRule *rule, guint i, RegieDeadline *d)
{
  RegieDay back;

  if (rule->stays || rule->actor != REGIE_ACTOR_COLLEGE || rule->nature != REGIE_NATURE_DUTY
      || !regie_fact_is_departure (&c->facts[i]) || !is_open_on (rule, d, c->facts[i].day))
    return;
  back = regie_clock_back_after (c, i);
  regie_clock_lapse (d, c->facts[i].day, back == REGIE_DAY_NONE ? REGIE_DAY_NONE : back - 1, i);
}

/* An exemption of the whole duty stops its terms while it lasts. */
static void
apply_exemption (const Clock *c, const RegieRule *rule, guint i, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[i];
  RegieDay until;

  if (rule->nature != REGIE_NATURE_DUTY || rule->stays || regie_fact_is_partial (fact)
      || !is_open_on (rule, d, fact->day))
    return;
  until = regie_clock_exempt_until (c->one, i, c->today);
  if (until == REGIE_DAY_NONE || until >= c->today)
    regie_clock_lapse (d, fact->day, until, i);
}

/* The end of the duty itself ends all that belongs to it; what the person had to do is met when the
 * duty is. */
static void
apply_end_of_duty (const Clock *c, const RegieRule *rule, RegieDeadline *d)
{
  if (c->duty.why == REGIE_END_NONE || rule->nature == REGIE_NATURE_KEEP || rule->stays
      || (d->ended != REGIE_DAY_NONE && d->ended <= c->duty.end))
    return;
  if (c->duty.why == REGIE_END_FULFILLED && rule->actor == REGIE_ACTOR_PERSON
      && rule->nature == REGIE_NATURE_DUTY)
    {
      d->ended = c->duty.end;
      d->ender = c->duty.ender;
    }
  else if (is_open_on (rule, d, c->duty.end))
    {
      regie_clock_lapse (d, c->duty.end, REGIE_DAY_NONE, c->duty.ender);
      d->why = d->lapsed_from == c->duty.end && d->ender == c->duty.ender ? c->duty.why
                                                                          : REGIE_END_NONE;
    }
}

/* Facts of this kind that make a deadline of RULE give way to the rule that replaces it, where that
 * one exists. */
static gboolean
replaces (const Clock *c, const RegieRule *rule, guint i)
{
  const RegieRule *other = rule->replaced_by >= 0 ? regie_rules_get (c->rules, rule->replaced_by)
                                                  : NULL;

  return other != NULL && other->begins >> c->facts[i].kind & 1
         && is_valid_on (other, c->facts[i].day) && c->facts[i].day >= c->stretch;
}

static void
apply_lapses (const Clock *c, const RegieRule *rule, RegieDay start, RegieDeadline *d)
{
  guint64 set = rule->watches & c->seen;

  for (guint i = 0; i < c->n; i++)
    {
      const RegieFact *fact = &c->facts[i];

      if (!(set >> fact->kind & 1) || !happened (c, i) || !in_period (c, i))
        continue;
      if (replaces (c, rule, i) && (d->ended == REGIE_DAY_NONE || d->ended >= fact->day))
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
        case REGIE_FACT_GROUP:
          if (fact->day > start && fact->group < REGIE_N_GROUPS && !allows_group (rule, fact->group)
              && is_open_on (rule, d, fact->day))
            regie_clock_lapse (d, fact->day, REGIE_DAY_NONE, i);
          break;
        case REGIE_FACT_PIP:
        case REGIE_FACT_WIJZIGING:
          if (fact->day > start && fact->route < REGIE_N_ROUTES && !allows_route (rule, fact->route)
              && is_open_on (rule, d, fact->day))
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
  if (d->lapsed_from != REGIE_DAY_NONE && d->lapsed_from <= today
      && (d->lapsed_until == REGIE_DAY_NONE || today <= d->lapsed_until)
      && (d->ended == REGIE_DAY_NONE || d->ended > d->lapsed_from))
    return REGIE_STATE_LAPSED;
  if (d->ended != REGIE_DAY_NONE && d->ended <= today)
    return d->due == REGIE_DAY_NONE || d->ended <= d->due ? REGIE_STATE_MET : REGIE_STATE_MET_LATE;
  if (d->due == REGIE_DAY_NONE)
    return rule->counts_from != REGIE_N_FACT_KINDS ? REGIE_STATE_WAITS : REGIE_STATE_RUNS;
  if ((rule->nature == REGIE_NATURE_WINDOW || rule->nature == REGIE_NATURE_PERIOD)
      && today < d->begin)
    return REGIE_STATE_WAITS;
  if (today <= d->due)
    return REGIE_STATE_RUNS;
  return rule->nature == REGIE_NATURE_DUTY && rule->actor == REGIE_ACTOR_COLLEGE
           ? REGIE_STATE_LATE
           : REGIE_STATE_PASSED;
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
  g_return_if_fail (rule != NULL && d != NULL);
  if (rule->watches & c->seen)
    apply_lapses (c, rule, start, d);
  apply_end_of_duty (c, rule, d);
  d->state = regie_deadline_state (rule, d, c->today);
  c->out->n++;
}

/* The first deadline of RULE that was found in this run. */
static const RegieDeadline *
find_emitted (const Clock *c, int rule)
{
  for (guint i = 0; i < c->out->n; i++)
    if (c->out->slots[i].rule == rule)
      return &c->out->slots[i];
  return NULL;
}

/* "Never earlier than": the first of the named rules that applies here.  While that one waits, so
 * does this. */
static void
apply_least (const Clock *c, const RegieRule *rule, RegieDeadline *d)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule->least) && rule->least[i] >= 0; i++)
    {
      const RegieDeadline *base = find_emitted (c, rule->least[i]);

      if (base == NULL)
        continue;
      if (base->due == REGIE_DAY_NONE)
        {
          d->begin = d->nominal = d->due = d->other = REGIE_DAY_NONE;
          d->uncertain = FALSE;
          cite (d, base->facts[0]);
          return;
        }
      if (base->due <= d->due)
        continue;
      d->other = d->due;
      d->uncertain = TRUE;
      d->nominal = MAX (d->nominal, base->nominal);
      d->due = base->due;
      cite (d, base->facts[0]);
      return;
    }
}

/* The fact from whose day the term counts: the first of its kind that counts for us, NONE while it
 * is awaited. */
static guint16
find_counted (const Clock *c, const RegieRule *rule, guint start)
{
  for (guint i = 0; i < c->n; i++)
    if (c->facts[i].kind == rule->counts_from && c->facts[i].day >= c->facts[start].day
        && counts (c, i)
        && (!(rule->conditions & REGIE_IF_UNREGISTERED)
            || regie_clock_is_own (&c->facts[i], group_on (c, c->facts[start].day))))
      return i;
  return NONE;
}

/* Does answer I belong to question ASKED, which is still open?  One that names none answers the
 * oldest. */
static gboolean
answers (const Clock *c, guint i, guint asked)
{
  const RegieFact *answer = &c->facts[i];
  const RegieFact *question = &c->facts[asked];
  guint16 named = regie_clock_index_of (c, answer->belongs_to);

  return named != NONE && c->facts[named].kind == question->kind ? named == asked
                                                                 : question->day <= answer->day;
}

/* The last answer, once every question of the kinds that RULE begins with was answered; else NONE.
 * Cites them all. */
static guint16
find_last_answer (const Clock *c, const RegieRule *rule, RegieDeadline *d)
{
  gboolean answered[64] = { FALSE };
  guint16 asked[64];
  guint16 last = NONE;
  guint n = 0;
  guint open;

  for (guint i = 0; i < c->n && n < G_N_ELEMENTS (asked); i++)
    if (rule->begins >> c->facts[i].kind & 1 && counts (c, i) && c->facts[i].day >= c->stretch)
      {
        asked[n++] = (guint16) i;
        cite (d, (guint16) i);
      }
  open = n;
  for (guint i = 0; i < c->n && open > 0; i++)
    for (guint k = 0; k < n && c->facts[i].kind == rule->counts_from && counts (c, i); k++)
      if (!answered[k] && answers (c, i, asked[k]))
        {
          answered[k] = TRUE;
          open--;
          last = (guint16) i;
          break;
        }
  return open == 0 ? last : NONE;
}

/* The day on which somebody who left and came back was registered again: in the other reading the
 * term begins anew. */
static RegieDay
registered_again (const Clock *c, guint16 counted)
{
  RegieDay again = REGIE_DAY_NONE;

  if (counted == NONE || !(c->seen & (BIT (REGIE_FACT_MOVED) | BIT (REGIE_FACT_EMIGRATED))))
    return REGIE_DAY_NONE;
  for (guint i = 0; i < c->n; i++)
    if (regie_fact_is_departure (&c->facts[i]) && happened (c, i)
        && c->facts[i].day >= c->facts[counted].day)
      again = regie_clock_back_after (c, i);
  return again;
}

/* The day that FACT begins to count, NONE while that is awaited. */
static RegieDay
begin_of (const Clock *c, const RegieRule *rule, guint start, RegieDeadline *d, guint16 *counted)
{
  *counted = start;
  if (rule->counts_from != REGIE_N_FACT_KINDS)
    *counted = rule->all_answered ? find_last_answer (c, rule, d) : find_counted (c, rule, start);
  cite (d, *counted);
  return *counted == NONE ? REGIE_DAY_NONE : c->facts[*counted].day;
}

static void
set_length (const Clock *c, const RegieRule *rule, RegieDay from, RegieDeadline *d)
{
  d->begin = from + !rule->first_day_counts;
  if (rule->length.days == 0 && rule->length.months == 0)
    return;
  if (rule->length.months != 0 && !rule->first_day_counts)
    d->uncertain = regie_day_end_readings (from, rule->length.months, &d->nominal, &d->other);
  else
    d->nominal = add_length (d->begin, &rule->length);
  if (!d->uncertain)
    d->other = REGIE_DAY_NONE;
  d->due = regie_clock_roll (c, rule, d->nominal);
}

static void
run_term (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  RegieDeadline *d = start_deadline (c, r);
  RegieDay from, again;
  guint16 counted;

  cite (d, start);
  from = begin_of (c, rule, start, d, &counted);
  if (!rule->valid_at_begin && !is_valid_on (rule, from == REGIE_DAY_NONE ? c->today : from))
    return;
  if (from != REGIE_DAY_NONE)
    set_length (c, rule, from, d);
  if (rule->until_of_fact && fact->until != REGIE_DAY_NONE && fact->until < d->due)
    d->due = MAX (fact->until, d->begin);
  if (d->due != REGIE_DAY_NONE)
    apply_least (c, rule, d);
  if (rule->restarts && d->due != REGIE_DAY_NONE
      && (again = registered_again (c, counted)) != REGIE_DAY_NONE)
    {
      d->other = regie_clock_roll (c, rule, add_length (again + 1, &rule->length));
      d->uncertain = TRUE;
    }
  if (r == c->rules->role[REGIE_RULE_IS_TERM] && c->terms[0].extension != NONE)
    {
      d->due = c->terms[0].due;
      cite (d, c->terms[0].extension);
      d->uncertain = FALSE;
      d->other = REGIE_DAY_NONE;
    }
  regie_clock_find_end (c, rule, start, d);
  regie_clock_emit (c, rule, fact->day, d);
}

/* What is kept after the duty ended.  Death ends that at once, or there is nothing to keep. */
static void
run_after_duty (const Clock *c, guint r)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  gboolean dead = c->died != NONE;
  guint16 ender = dead ? c->died : c->duty.ender;
  RegieDeadline *d;

  if (dead && rule->not_after & BIT (REGIE_FACT_DIED))
    return;
  d = start_deadline (c, r);
  cite (d, ender != NONE ? ender : c->duty.notice);
  d->why = dead ? REGIE_END_DIED : c->duty.why;
  if (dead && rule->at_once & BIT (REGIE_FACT_DIED))
    d->begin = d->nominal = d->due = c->facts[c->died].day;
  else
    {
      set_length (c, rule, c->duty.end, d);
      if (c->duty.other != REGIE_DAY_NONE)
        {
          d->other = regie_day_end_after (c->duty.other, rule->length.months);
          d->uncertain = TRUE;
        }
    }
  regie_clock_emit (c, rule, d->begin, d);
}

static void
run_follows (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const ClockTerm *term = &c->terms[0];
  RegieDeadline *d;

  if (!allows_route (rule, route_on (c, c->today)))
    return;
  d = start_deadline (c, r);
  cite (d, start);
  cite (d, term->extension);
  d->begin = term->begin;
  d->nominal = term->nominal;
  d->due = term->due;
  regie_clock_find_end (c, rule, start, d);
  regie_clock_emit (c, rule, c->facts[start].day, d);
}

/* Before the end of the term that runs: the integration term, or the new one after a fine (Besluit
 * art. 4.1). */
static void
run_window_before (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const ClockTerm *term = &c->terms[c->n_terms - 1];
  RegieDeadline *d;

  d = start_deadline (c, r);
  cite (d, term->fact);
  cite (d, term->extension);
  d->begin = regie_day_first_day (term->due, rule->length.months);
  d->nominal = d->due = term->due;
  d->other = regie_day_add_months (term->due, -rule->length.months);
  d->uncertain = d->other != d->begin;
  regie_clock_emit (c, rule, c->facts[start].day, d);
}

static void
run_other (const Clock *c, guint r, guint i)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);

  if (rule->shape == REGIE_RULE_OBJECTION)
    regie_clock_run_objection (c, r, i);
  else if (rule->shape == REGIE_RULE_NEW_TERM)
    regie_clock_run_new_term (c, r, i);
  else if (rule->other == REGIE_OTHER_ONLY_PIP)
    regie_clock_run_right (c, r, i);
  else
    run_term (c, r, i);
}

/* May RULE begin with fact I?  Objections outlive the duty; all else belongs to a period of it, and
 * of its notices one counts. */
static gboolean
may_begin (const Clock *c, const RegieRule *rule, guint i)
{
  const RegieFact *fact = &c->facts[i];

  if (!(rule->begins >> fact->kind & 1) || !counts (c, i) || (!rule->stays && !in_period (c, i)))
    return FALSE;
  if (fact->kind == REGIE_FACT_KENNISGEVING && happened (c, i) && c->duty.notice != NONE
      && i != c->duty.notice)
    return FALSE;
  if (fact->kind == REGIE_FACT_WACHT && fact->day < c->stretch)
    return FALSE;
  if (rule->valid_at_begin || rule->shape != REGIE_RULE_TERM)
    return is_valid_on (rule, fact->day);
  return TRUE;
}

/* Runs R with fact I.  Does that settle it: need no other fact be tried? */
static gboolean
try_fact (const Clock *c, guint r, guint i)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);

  if (rule->shape == REGIE_RULE_EXTENSION)
    regie_clock_run_extension (c, r, i);
  else if (rule->shape == REGIE_RULE_FOLLOWS || rule->shape == REGIE_RULE_WINDOW_BEFORE)
    {
      if (c->terms[0].fact != i)
        return FALSE;
      if (rule->shape == REGIE_RULE_FOLLOWS)
        run_follows (c, r, i);
      else
        run_window_before (c, r, i);
    }
  else if (!holds (c, rule, i))
    return FALSE;
  else
    run_other (c, r, i);
  return rule->which != REGIE_WHICH_EACH;
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

  if (regie_clock_is_old_law (c) && !rule->any_law)
    return;
  if (rule->shape == REGIE_RULE_AFTER_DUTY)
    run_after_duty (c, r);
  else if (rule->shape == REGIE_RULE_COMBINED)
    regie_clock_run_combined (c, r);
  else
    /* What really happened goes before what is planned. */
    for (gboolean planned = FALSE; planned <= c->plans; planned++)
      for (guint first = first_of (c, c->seen & rule->begins), k = first; k < c->n; k++)
        {
          guint i = rule->which == REGIE_WHICH_LAST ? c->n - 1 - (k - first) : k;

          if (happened (c, i) == planned || !may_begin (c, rule, i))
            continue;
          if (try_fact (c, r, i))
            return;
        }
}

static void
note_fact (Clock *c, guint i, RegieRuleSet *candidates)
{
  const RegieFact *fact = &c->facts[i];

  if ((fact->kind == REGIE_FACT_PIP || fact->kind == REGIE_FACT_WIJZIGING)
      && fact->route < REGIE_N_ROUTES)
    {
      c->many_routes = c->route_fact != NONE;
      c->route_fact = i;
    }
  if (fact->kind == REGIE_FACT_DIED && !(fact->flags & REGIE_FACT_PLANNED) && c->died == NONE)
    c->died = i;
  if (c->seen >> fact->kind & 1)
    return;
  c->seen |= BIT (fact->kind);
  c->first[fact->kind] = i;
  for (guint w = 0; w < G_N_ELEMENTS (candidates->bits); w++)
    candidates->bits[w] |= c->rules->by_kind[fact->kind].bits[w];
}

/* The temporary exemption before the notice that counts ended what was asked before. */
static RegieDay
begin_of_stretch (const Clock *c)
{
  for (guint i = 0; c->duty.notice != NONE && i < c->duty.notice; i++)
    if (c->facts[i].kind == REGIE_FACT_KENNISGEVING && happened (c, i) && in_period (c, i))
      return c->facts[c->duty.notice].day;
  return c->duty.begin;
}

static void
run (Clock *c)
{
  RegieRuleSet candidates = { { 0 } };

  c->seen = 0;
  c->route_fact = c->died = NONE;
  c->many_routes = FALSE;
  for (guint i = 0; i < c->n; i++)
    if (c->facts[i].kind < REGIE_N_FACT_KINDS && counts (c, i))
      note_fact (c, i, &candidates);
  if (!(c->seen & BIT (REGIE_FACT_GROUP)))
    for (guint w = 0; w < G_N_ELEMENTS (candidates.bits); w++)
      candidates.bits[w] &= c->rules->by_group[c->one->group].bits[w];
  for (guint w = 0; c->duty.why != REGIE_END_NONE && w < G_N_ELEMENTS (candidates.bits); w++)
    candidates.bits[w] |= c->rules->after_duty.bits[w];
  regie_clock_find_terms (c);
  for (guint w = 0; w < G_N_ELEMENTS (candidates.bits); w++)
    for (guint64 set = candidates.bits[w]; set != 0; set &= set - 1)
      run_rule (c, w * 64 + __builtin_ctzll (set));
}

static gboolean
has_plans (const Clock *c)
{
  for (guint i = c->n; i > 0 && c->facts[i - 1].day > c->today; i--)
    if (c->facts[i - 1].flags & REGIE_FACT_PLANNED)
      return TRUE;
  return FALSE;
}

/* Keeps of what was added since AT only what begins with a plan.  A plan makes nothing late: an
 * objection that is only planned would be counted from the decision, so from a day that may lie
 * years back. */
static void
keep_planned (const Clock *c, guint at)
{
  guint kept = at;

  for (guint i = at; i < c->out->n; i++)
    if (!happened (c, c->out->slots[i].facts[0]) && c->out->slots[i].state != REGIE_STATE_LATE)
      {
        c->out->slots[kept] = c->out->slots[i];
        c->out->slots[kept++].planned = TRUE;
      }
  c->out->n = kept;
}

void
regie_clock_run (const RegieRules *rules, const RegieCase *one, RegieDay today, GArray *out)
{
  ClockResult result = { out, NULL, out->len, 0, 0 };
  Clock c; /* FIRST says something of the kinds that were seen only */

  c.rules = rules;

  g_return_if_fail (one != NULL);
  c.one = one;
  c.facts = one->facts;
  c.n = MIN (one->n, NONE - 1);
  c.today = today;
  c.plans = one->plans;
  c.out = &result;
  regie_case_duty (rules, one, today, &c.duty);
  c.stretch = begin_of_stretch (&c);
  run (&c);
  if (!one->plans && has_plans (&c))
    {
      guint real = result.n;

      c.plans = TRUE;
      run (&c);
      keep_planned (&c, real);
    }
  g_array_set_size (out, result.begin + result.n);
}

const char *
regie_state_name (RegieState state)
{
  static const char *const names[] = { "wacht",           "loopt",           "gehaald",
                                       "te_laat_gehaald", "te_laat",         "verlopen",
                                       "vervallen",       "niet_vastgelegd", "afgehandeld" };

  return names[state];
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer unused)
{
  const RegieFact *x = a;
  const RegieFact *y = b;

  return x->day < y->day ? -1 : x->day > y->day;
}

void
regie_facts_sort (RegieFact *facts, guint n)
{
  /* Mostly in order already; the sort is stable, so facts of one day keep the order in which they
   * were recorded. */
  for (guint i = 1; i < n; i++)
    if (facts[i].day < facts[i - 1].day)
      {
        g_qsort_with_data (facts, n, sizeof *facts, compare_days, NULL);
        return;
      }
}
