/* SPDX-License-Identifier: EUPL-1.2 */
/* What moves the end of the integration term: grounds for extension, alone and together, and the
 * new term after a fine. */
#include "regie-clock-private.h"

static gboolean
is_grant (const Clock *c, guint i)
{
  return c->facts[i].kind == REGIE_FACT_EXT_GRANTED && counts (c, i)
         && c->facts[i].new_end != REGIE_DAY_NONE && in_period (c, i);
}

const ClockTerm *
regie_clock_term_on (const Clock *c, RegieDay day)
{
  const ClockTerm *term = &c->terms[0];

  for (guint t = 1; t < c->n_terms; t++)
    if (c->facts[c->terms[t].fact].day <= day)
      term = &c->terms[t];
  return term;
}

/* The term that decision I of DUO moves: the one it names, or else the one in force on its day
 * (Besluit art. 4.1). */
static const ClockTerm *
term_of (const Clock *c, guint i)
{
  for (guint t = 0; c->facts[i].belongs_to != 0 && t < c->n_terms; t++)
    if (c->terms[t].fact != NONE && c->facts[c->terms[t].fact].id == c->facts[i].belongs_to)
      return &c->terms[t];
  return regie_clock_term_on (c, c->facts[i].day);
}

/* The end of the term of DAY before that day's decisions, and the decision that supersedes a ground
 * of that day. */
static RegieDay
end_before_decision (const Clock *c, RegieDay day, guint16 *superseded_by)
{
  const ClockTerm *term = regie_clock_term_on (c, day);
  RegieDay end = term->nominal;

  *superseded_by = NONE;
  for (guint i = 0; i < c->n; i++)
    {
      if ((c->facts[i].kind != REGIE_FACT_EXT_REFUSED || !counts (c, i)) && !is_grant (c, i))
        continue;
      if (c->facts[i].day >= day && happened (c, i))
        {
          *superseded_by = i;
          return end;
        }
      if (is_grant (c, i) && term_of (c, i) == term)
        end = c->facts[i].new_end;
    }
  return end;
}

/* END moved by a period FROM–UNTIL: by its days, and by its whole months in the other reading. */
static void
extend_by_period (RegieDeadline *d, const RegieRule *rule, RegieDay end, RegieDay from,
                  RegieDay until)
{
  int months = 0;
  RegieDay cap = rule->at_most.months != 0 ? regie_day_extend (end, rule->at_most.months)
                                           : G_MAXINT32;

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

/* No offer in time: the period stated, or else from the day after the offer was due until the day
 * before it came.  In the education route the start a day late is enough for the whole
 * extension. */
static gboolean
extend_by_delay (const Clock *c, const RegieRule *rule, guint start, RegieDay end, RegieDeadline *d)
{
  const RegieFact *fact = &c->facts[start];
  RegieRoute route = route_on (c, c->facts[c->terms[0].fact].day);
  gboolean education = route == REGIE_ROUTE_O;
  int after = education ? rule->delay_after_o : rule->delay_after;
  const RegieRule *offer = after < 0 ? NULL : regie_rules_get (c->rules, after);
  RegieDay from = fact->from;
  RegieDay until = fact->until;
  RegieDay due;
  guint16 came;

  if (offer == NULL || !allows_group (offer, group_on (c, c->facts[c->terms[0].fact].day)))
    return FALSE;
  due = add_length (c->terms[0].begin, &offer->length);
  came = regie_clock_find_fact (c, offer->ends, G_MININT32 + 1, counts);
  if (from == REGIE_DAY_NONE)
    from = due + 1;
  if (until == REGIE_DAY_NONE)
    until = came != NONE ? c->facts[came].day - 1 : c->today;
  if (until + education < from)
    return FALSE;
  cite (d, came);
  d->begin = from;
  d->days = CLAMP (until - from + 1, 0, 65535);
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
    if (c->facts[i].kind == REGIE_FACT_GROUND && c->facts[i].ground == c->facts[start].ground
        && counts (c, i) && in_period (c, i))
      pending = i;
    else if (c->facts[i].kind == REGIE_FACT_EXT_GRANTED && pending != NONE && happened (c, i))
      n++, pending = NONE;
  return n;
}

static gboolean
extend_by_ground (const Clock *c, const RegieRule *rule, guint start, RegieDay end,
                  RegieDeadline *d)
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
      d->nominal = d->due = regie_day_extend (end, n == 0 ? rule->running_length.months
                                                          : rule->next_length.months);
      return TRUE;
    }
  if (fact->kind == REGIE_FACT_EMIGRATED)
    {
      RegieDay back = regie_clock_back_after (c, start);

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

void
regie_clock_run_extension (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  guint16 superseded_by;
  RegieDay end;
  RegieDeadline *d;

  if (c->terms[0].fact == NONE || (fact->kind == REGIE_FACT_GROUND && fact->ground != rule->ground)
      || !allows_group (rule, group_on (c, fact->day))
      || !allows_route (rule, route_on (c, MAX (fact->day, c->terms[0].begin))))
    return;
  d = start_deadline (c, r);
  cite (d, start);
  cite (d, regie_clock_term_on (c, fact->day)->fact);
  end = end_before_decision (c, fact->day, &superseded_by);
  if (!extend_by_ground (c, rule, start, end, d))
    return;
  if (superseded_by != NONE)
    regie_clock_lapse (d, c->facts[superseded_by].day, REGIE_DAY_NONE, superseded_by);
  regie_clock_emit (c, rule, fact->day, d);
}

/* Grounds a to i whose periods touch or overlap, and together last long enough. */
void
regie_clock_run_combined (const Clock *c, guint r)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  RegieDay from = REGIE_DAY_NONE;
  RegieDay until = REGIE_DAY_NONE;
  RegieDay end;
  guint16 superseded_by;
  guint16 members = 0;
  RegieDeadline *d;
  gboolean used[256] = { FALSE };

  if (c->terms[0].fact == NONE)
    return;
  d = start_deadline (c, r);
  for (;;)
    {
      guint next = NONE;

      for (guint i = 0; i < c->n && i < 256; i++)
        if (c->facts[i].kind == REGIE_FACT_GROUND && c->facts[i].ground <= REGIE_GROUND_BIJZONDER
            && counts (c, i) && in_period (c, i) && !used[i] && c->facts[i].from != REGIE_DAY_NONE
            && (next == NONE || c->facts[i].from < c->facts[next].from))
          next = i;
      if (next == NONE)
        break;
      used[next] = TRUE;
      if (members == 0 || c->facts[next].from > until + 1)
        {
          if (members > 1 && until >= regie_day_last_day (from, rule->minimum.months))
            break;
          members = d->n_facts = 0;
          from = c->facts[next].from;
          until = G_MININT32;
        }
      members++;
      cite (d, next);
      until = MAX (until, c->facts[next].until != REGIE_DAY_NONE ? c->facts[next].until : c->today);
    }
  if (members < 2 || until < regie_day_last_day (from, rule->minimum.months))
    return;
  end = end_before_decision (c, c->facts[d->facts[d->n_facts - 1]].day, &superseded_by);
  extend_by_period (d, rule, end, from, until);
  if (superseded_by != NONE)
    regie_clock_lapse (d, c->facts[superseded_by].day, REGIE_DAY_NONE, superseded_by);
  regie_clock_emit (c, rule, c->facts[d->facts[0]].day, d);
}

static int
months_for_route (const Clock *c, guint start)
{
  const RegieFact *fact = &c->facts[start];
  RegieRoute route = route_on (c, fact->day);

  if (!(fact->flags & REGIE_FACT_OPEN_ROUTE))
    return 0;
  if (route == REGIE_ROUTE_Z)
    {
      RegieGroup group = group_on (c, fact->day);
      const RegieStep *steps
        = c->rules->by_hours[group != REGIE_GROUP_ASIEL_28 && group != REGIE_GROUP_ASIEL_GEZIN];

      for (guint i = 0; i < 4; i++)
        if (MAX (fact->minutes, 0) <= steps[i].up_to * 60)
          return steps[i].months;
      return steps[3].months;
    }
  return c->rules->by_parts[CLAMP (fact->passed, 0, 4)];
}

static int
months_for_courses (const Clock *c, guint start)
{
  gboolean pvt = !!(c->facts[start].flags & REGIE_FACT_OPEN_PVT);
  gboolean map = !!(c->facts[start].flags & REGIE_FACT_OPEN_MAP);

  return pvt && map ? c->rules->both_open : pvt || map ? c->rules->one_open : 0;
}

static void
add_term (Clock *c, guint16 fact, RegieDay end)
{
  c->terms[c->n_terms++] = (ClockTerm){ c->facts[fact].day + 1, end, end, fact, NONE };
}

/* The PIP that begins the term (Wet art. 11): the first of the period, a real one before one that
 * is planned. */
static guint16
first_pip (const Clock *c)
{
  const RegieRule *term = regie_rules_get (c->rules, c->rules->role[REGIE_RULE_IS_TERM]);
  guint16 planned = NONE;

  for (guint i = 0; c->seen & term->begins && i < c->n; i++)
    if (term->begins >> c->facts[i].kind & 1 && counts (c, i) && in_period (c, i))
      {
        if (happened (c, i))
          return i;
        planned = planned == NONE ? i : planned;
      }
  return planned;
}

void
regie_clock_find_terms (Clock *c)
{
  guint16 pip = first_pip (c);

  c->n_terms = 0;
  if (pip != NONE)
    add_term (c, pip,
              add_length (c->facts[pip].day + 1,
                          &regie_rules_get (c->rules, c->rules->role[REGIE_RULE_IS_TERM])->length));
  else
    c->terms[c->n_terms++] = (ClockTerm){ REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE, NONE,
                                          NONE };
  for (guint i = 0; c->seen & BIT (REGIE_FACT_BOETE) && i < c->n && c->n_terms < MOST_TERMS; i++)
    if (c->facts[i].kind == REGIE_FACT_BOETE && counts (c, i) && in_period (c, i))
      {
        int months = MAX (months_for_route (c, i), months_for_courses (c, i));

        if (months > 0)
          add_term (c, i, regie_day_end_after (c->facts[i].day, months));
      }
  for (guint i = 0; c->seen & BIT (REGIE_FACT_EXT_GRANTED) && i < c->n; i++)
    if (is_grant (c, i))
      {
        ClockTerm *term = (ClockTerm *) term_of (c, i);

        term->due = c->facts[i].new_end;
        term->extension = i;
      }
}

static const ClockTerm *
term_after (const Clock *c, guint fine)
{
  for (guint t = 1; t < c->n_terms; t++)
    if (c->terms[t].fact == fine)
      return &c->terms[t];
  return NULL;
}

/* A new term after a fine by DUO.  Where several apply, the longest holds for all (Regeling
 * art. 7.4 lid 6). */
void
regie_clock_run_new_term (const Clock *c, guint r, guint start)
{
  const RegieRule *rule = regie_rules_get (c->rules, r);
  const RegieFact *fact = &c->facts[start];
  const ClockTerm *term = term_after (c, start);
  gboolean pvt = !!(fact->flags & REGIE_FACT_OPEN_PVT);
  gboolean map = !!(fact->flags & REGIE_FACT_OPEN_MAP);
  gboolean for_route = rule->ground == 1;
  int months = for_route ? months_for_route (c, start) : months_for_courses (c, start);
  RegieDeadline *d;

  if (months == 0 || term == NULL)
    return;
  d = start_deadline (c, r);
  cite (d, start);
  cite (d, term->extension);
  d->begin = term->begin;
  d->nominal = regie_day_last_day (d->begin, months);
  d->due = term->due;
  if (for_route)
    regie_clock_find_end (c, rule, start, d);
  else
    {
      guint16 p = pvt ? regie_clock_find_fact (c, BIT (REGIE_FACT_PVT), G_MININT32 + 1, happened)
                      : NONE;
      guint16 m = map ? regie_clock_find_fact (c, BIT (REGIE_FACT_MAP), G_MININT32 + 1, happened)
                      : NONE;

      if ((!pvt || p != NONE) && (!map || m != NONE))
        {
          d->ender = p == NONE ? m : m == NONE || c->facts[p].day > c->facts[m].day ? p : m;
          d->ended = c->facts[d->ender].day;
        }
    }
  regie_clock_emit (c, rule, fact->day, d);
}
