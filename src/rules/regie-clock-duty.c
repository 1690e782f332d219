/* SPDX-License-Identifier: EUPL-1.2 */
/* Periods of duty: which notice counts, and what ended the duty.  One pass over what happened. */
#include "regie-clock-private.h"

#include <string.h>

RegieBirth
regie_birth_parse (const char *iso)
{
  RegieBirth born = { 0, 0, 0 };

  if (iso != NULL && strlen (iso) == 10)
    {
      born.year = (gint16) g_ascii_strtoll (iso, NULL, 10);
      born.month = (guint8) g_ascii_strtoll (iso + 5, NULL, 10);
      born.day = (guint8) g_ascii_strtoll (iso + 8, NULL, 10);
    }
  return born;
}

RegieDay
regie_birth_day (const RegieBirth *born, gboolean last)
{
  int month;
  RegieDay first;

  g_return_val_if_fail (born != NULL, REGIE_DAY_NONE);
  if (born->year == 0)
    return REGIE_DAY_NONE;
  month = born->month != 0 ? born->month : last ? 12 : 1;
  first = regie_day_from_civil (born->year, month, 1);
  if (born->month != 0 && born->day != 0)
    return first + born->day - 1;
  return last ? regie_day_last_day (first, 1) : first;
}

static RegieDay
pension_of (const RegieRules *rules, RegieDay born)
{
  const RegieAge *age = NULL;

  if (rules->pension_known_until == REGIE_DAY_NONE || born > rules->pension_known_until)
    return REGIE_DAY_NONE;
  for (guint i = 0; i < rules->n_pension && (i == 0 || rules->pension[i].born_from <= born); i++)
    age = &rules->pension[i];
  return age != NULL ? regie_day_add_months (born, age->months) : REGIE_DAY_NONE;
}

RegieDay
regie_pension_day (const RegieRules *rules, const RegieBirth *born, RegieDay *earliest)
{
  g_return_val_if_fail (rules != NULL, REGIE_DAY_NONE);
  if (earliest != NULL)
    *earliest = born->year != 0 ? pension_of (rules, regie_birth_day (born, FALSE))
                                : REGIE_DAY_NONE;
  return born->year != 0 ? pension_of (rules, regie_birth_day (born, TRUE)) : REGIE_DAY_NONE;
}

RegieDay
regie_clock_exempt_until (const RegieCase *one, guint i, RegieDay today)
{
  const RegieFact *exempt = &one->facts[i];
  RegieDay until = exempt->until;

  for (guint k = i + 1; k < one->n && one->facts[k].day <= today; k++)
    {
      const RegieFact *fact = &one->facts[k];

      if (fact->flags & REGIE_FACT_PLANNED)
        continue;
      if ((fact->kind == REGIE_FACT_EXEMPT_ENDED
           && (fact->belongs_to == 0 || fact->belongs_to == exempt->id))
          ||
          /* A temporary one of which the end is not recorded: DUO gives notice when it is over. */
          (fact->kind == REGIE_FACT_KENNISGEVING && fact->day > exempt->day
           && until == REGIE_DAY_NONE && exempt->flags & REGIE_FACT_TEMPORARY))
        return until == REGIE_DAY_NONE ? fact->day - 1 : MIN (until, fact->day - 1);
    }
  return until;
}

static gboolean
is_for_good (const RegieCase *one, guint i, RegieDay today)
{
  const RegieFact *fact = &one->facts[i];

  return !regie_fact_is_partial (fact) && !(fact->flags & REGIE_FACT_TEMPORARY)
         && regie_clock_exempt_until (one, i, today) == REGIE_DAY_NONE;
}

typedef struct {
  const RegieRules *rules;
  const RegieCase *one;
  RegieDay today, pension, pension_earliest;
  RegieDay back; /* the day of a return after the end, or NONE */
  guint16 away;  /* the departure from the country that lasts */
  RegieDutyPeriod *duty;
} Scan;

static void
end_duty (Scan *s, RegieDay day, RegieEnd why, guint16 ender, RegieDay other)
{
  s->duty->end = day;
  s->duty->why = why;
  s->duty->ender = ender;
  s->duty->other = other != day ? other : REGIE_DAY_NONE;
  s->back = REGIE_DAY_NONE;
  s->away = REGIE_NO_FACT;
}

/* The first day on which somebody has been away for longer than the duty outlives (Besluit art. 2.1
 * lid 2). */
static RegieDay
away_too_long (const Scan *s)
{
  const RegieRule *gap = regie_rules_get (s->rules, s->rules->role[REGIE_RULE_IS_GAP]);

  return s->away == REGIE_NO_FACT
           ? REGIE_DAY_NONE
           : regie_day_last_day (s->one->facts[s->away].day, gap->gap_at_most.months) + 1;
}

/* Age ends a duty that began before it; a duty that began later shows that the date of birth is not
 * right. */
static RegieDay
pension_end (const Scan *s)
{
  return s->pension != REGIE_DAY_NONE && s->duty->notice != REGIE_NO_FACT
             && s->one->facts[s->duty->notice].day < s->pension
           ? s->pension
           : REGIE_DAY_NONE;
}

static RegieDay
turning_day (const Scan *s, gboolean *age)
{
  RegieDay away = away_too_long (s);
  RegieDay pension = pension_end (s);

  *age = pension != REGIE_DAY_NONE && (away == REGIE_DAY_NONE || pension <= away);
  return *age ? pension : away;
}

/* What time alone did until DAY. */
static void
pass_time (Scan *s, RegieDay day)
{
  gboolean age;
  RegieDay turns = turning_day (s, &age);

  if (s->duty->why != REGIE_END_NONE || turns == REGIE_DAY_NONE || turns > day)
    return;
  if (age)
    end_duty (s, turns, REGIE_END_PENSION, REGIE_NO_FACT, s->pension_earliest);
  else
    end_duty (s, turns, REGIE_END_AWAY, s->away, s->one->facts[s->away].day);
}

static gboolean
is_back (const RegieFact *fact)
{
  return fact->kind == REGIE_FACT_RETURNED || fact->kind == REGIE_FACT_BRP;
}

/* An earlier notice whose ten weeks a temporary exemption stopped gives way to the notice that
 * follows it. */
static gboolean
was_exempt_between (const Scan *s, guint first, guint second)
{
  for (guint i = 0; i < second; i++)
    if (s->one->facts[i].kind == REGIE_FACT_EXEMPT && !(s->one->facts[i].flags & REGIE_FACT_PLANNED)
        && !regie_fact_is_partial (&s->one->facts[i]))
      {
        RegieDay until = regie_clock_exempt_until (s->one, i, s->today);

        if (until != REGIE_DAY_NONE && until >= s->one->facts[first].day
            && until < s->one->facts[second].day)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_old_law (const Scan *s, RegieDay day)
{
  return s->rules->law_from != REGIE_DAY_NONE && day < s->rules->law_from;
}

static void
begin_duty (Scan *s, guint i, RegieDay begin)
{
  *s->duty = (RegieDutyPeriod){ begin,          REGIE_DAY_NONE,
                                REGIE_DAY_NONE, REGIE_DAY_NONE,
                                REGIE_NO_FACT,  (guint16) i,
                                REGIE_END_NONE, is_old_law (s, s->one->facts[i].day) };
  s->back = REGIE_DAY_NONE;
  s->away = REGIE_NO_FACT;
}

/* A notice, or a PIP where no notice is recorded. */
static void
note_begin (Scan *s, guint i)
{
  const RegieFact *fact = &s->one->facts[i];
  gboolean notice = fact->kind == REGIE_FACT_KENNISGEVING;

  if (s->duty->notice == REGIE_NO_FACT)
    {
      s->duty->notice = (guint16) i;
      s->duty->old_law = is_old_law (s, fact->day);
    }
  else if (!notice)
    return;
  else if (s->duty->old_law && !is_old_law (s, fact->day))
    begin_duty (s, i, fact->day);
  else if (s->one->facts[s->duty->notice].kind != REGIE_FACT_KENNISGEVING
           || was_exempt_between (s, s->duty->notice, i))
    s->duty->notice = (guint16) i;
}

/* Does fact I begin a new period after the last one ended? */
static void
note_after_end (Scan *s, guint i)
{
  const RegieFact *fact = &s->one->facts[i];

  if (s->duty->why == REGIE_END_DIED)
    return;
  if (s->duty->why == REGIE_END_AWAY && is_back (fact) && s->back == REGIE_DAY_NONE)
    s->back = fact->day;
  else if ((fact->kind == REGIE_FACT_KENNISGEVING && fact->day > s->duty->end)
           || (fact->kind == REGIE_FACT_PIP && s->duty->why == REGIE_END_AWAY))
    begin_duty (s, i, s->back != REGIE_DAY_NONE ? s->back : fact->day);
}

static void
note_running (Scan *s, guint i)
{
  const RegieFact *fact = &s->one->facts[i];

  if (is_back (fact))
    s->away = REGIE_NO_FACT;
  switch (fact->kind)
    {
    case REGIE_FACT_KENNISGEVING:
    case REGIE_FACT_PIP:
      note_begin (s, i);
      break;
    case REGIE_FACT_EMIGRATED:
      s->away = s->away == REGIE_NO_FACT ? (guint16) i : s->away;
      break;
    case REGIE_FACT_FULFILLED:
      end_duty (s, fact->day, REGIE_END_FULFILLED, (guint16) i, REGIE_DAY_NONE);
      break;
    case REGIE_FACT_NATURALISED:
      end_duty (s, fact->day, REGIE_END_NATURALISED, (guint16) i, REGIE_DAY_NONE);
      break;
    case REGIE_FACT_STAY_ENDED:
      end_duty (s, fact->day, REGIE_END_STAY, (guint16) i, REGIE_DAY_NONE);
      break;
    case REGIE_FACT_EXEMPT:
    case REGIE_FACT_DISPENSED:
      if (is_for_good (s->one, i, s->today))
        end_duty (s, fact->day, REGIE_END_EXEMPT, (guint16) i, REGIE_DAY_NONE);
      break;
    default:
      break;
    }
}

void
regie_case_duty (const RegieRules *rules, const RegieCase *one, RegieDay today,
                 RegieDutyPeriod *duty)
{
  Scan s = { .rules = rules,
             .one = one,
             .today = today,
             .back = REGIE_DAY_NONE,
             .away = REGIE_NO_FACT,
             .duty = duty };
  gboolean age;

  *duty = (RegieDutyPeriod){ G_MININT32,    REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE,
                             REGIE_NO_FACT, REGIE_NO_FACT,  REGIE_END_NONE, FALSE };
  s.pension = regie_pension_day (rules, &one->born, &s.pension_earliest);
  for (guint i = 0; i < one->n && i < REGIE_NO_FACT && one->facts[i].day <= today; i++)
    {
      const RegieFact *fact = &one->facts[i];

      if (fact->flags & REGIE_FACT_PLANNED)
        continue;
      /* Who is back on the very day has not been away too long. */
      pass_time (&s, is_back (fact) ? fact->day - 1 : fact->day);
      if (fact->kind == REGIE_FACT_DIED && duty->why == REGIE_END_NONE)
        end_duty (&s, fact->day, REGIE_END_DIED, (guint16) i, REGIE_DAY_NONE);
      else if (duty->why != REGIE_END_NONE)
        note_after_end (&s, i);
      else
        note_running (&s, i);
    }
  pass_time (&s, today);
  if (duty->why == REGIE_END_NONE)
    duty->turns = turning_day (&s, &age);
}
