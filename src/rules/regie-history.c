/* SPDX-License-Identifier: EUPL-1.2 */
/* Goes through the facts of one dossier once and keeps the first and last days of what is counted;
 * what the law makes of them is taken from the clock. */
#include "regie-history.h"

static RegieDay
earliest (RegieDay a, RegieDay b)
{
  if (a == REGIE_DAY_NONE || b == REGIE_DAY_NONE)
    return a == REGIE_DAY_NONE ? b : a;
  return MIN (a, b);
}

gboolean
regie_course_counts (const RegieDutyPeriod *duty, const RegieFact *fact)
{
  /* Who is registered stays so when a new duty begins. */
  return fact->day >= duty->begin || fact->kind == REGIE_FACT_BRP;
}

void
regie_course_follow (RegieCourse *self, const RegieFact *fact)
{
  switch (fact->kind)
    {
    case REGIE_FACT_BRP:
      self->registered = TRUE;
      self->gone &= (fact->flags & REGIE_FACT_ELSEWHERE) != 0;
      break;
    case REGIE_FACT_KOPPELING:
      self->linked = TRUE;
      break;
    case REGIE_FACT_PIP:
      self->has_pip = TRUE;
      break;
    case REGIE_FACT_HOURS:
    case REGIE_FACT_TAALSCHAKEL:
      self->started = TRUE;
      break;
    case REGIE_FACT_EXAM:
      self->exam = TRUE;
      break;
    case REGIE_FACT_MOVED:
    case REGIE_FACT_EMIGRATED:
      self->gone |= regie_fact_is_departure (fact);
      break;
    case REGIE_FACT_RETURNED:
      self->gone = FALSE;
      break;
    default:
      break;
    }
}

RegiePhase
regie_course_phase (const RegieCourse *self, const RegieDutyPeriod *duty, RegieGroup group)
{
  if (duty->why == REGIE_END_FULFILLED)
    return REGIE_PHASE_READY;
  if (self->gone || duty->why == REGIE_END_DIED || duty->why == REGIE_END_AWAY)
    return REGIE_PHASE_AWAY;
  if (duty->why != REGIE_END_NONE)
    return REGIE_PHASE_LAPSED;
  if (!regie_group_has_duty (group))
    return REGIE_PHASE_NO_DUTY;
  return self->exam                          ? REGIE_PHASE_EXAMS
         : self->started                     ? REGIE_PHASE_ROUTE
         : self->has_pip                     ? REGIE_PHASE_PIP
         : self->linked && !self->registered ? REGIE_PHASE_LINKED
                                             : REGIE_PHASE_INTAKE;
}

static void
see_fact (RegieHistory *self, const RegieFact *fact)
{
  gboolean ours = (fact->flags & REGIE_FACT_ELSEWHERE) == 0;

  switch (fact->kind)
    {
    case REGIE_FACT_KENNISGEVING:
      self->notice = earliest (self->notice, fact->day);
      self->arrived = earliest (self->arrived, fact->day);
      break;
    case REGIE_FACT_KOPPELING:
      self->linked = earliest (self->linked, fact->day);
      self->arrived = earliest (self->arrived, fact->day);
      self->left = ours ? REGIE_DAY_NONE : fact->day;
      break;
    case REGIE_FACT_BRP:
      if (ours)
        self->housed = earliest (self->housed, fact->day);
      self->arrived = earliest (self->arrived, fact->day);
      self->left = ours ? REGIE_DAY_NONE : fact->day;
      break;
    case REGIE_FACT_MOVED:
      self->left = regie_fact_is_departure (fact) ? fact->day : REGIE_DAY_NONE;
      break;
    case REGIE_FACT_PIP:
      if (ours)
        self->pip = earliest (self->pip, fact->day);
      break;
    case REGIE_FACT_HOURS:
      if (fact->topic == REGIE_TOPIC_LANGUAGE && fact->minutes > 0)
        self->first_hour = earliest (self->first_hour, fact->day);
      break;
    case REGIE_FACT_CONTACT:
    case REGIE_FACT_TALK:
      self->spoken = fact->day;
      break;
    case REGIE_FACT_EXT_GRANTED:
      self->extended = TRUE;
      break;
    default:
      break;
    }
}

static RegieOut
out_of (RegieEnd why)
{
  static const RegieOut outs[] = {
    [REGIE_END_NONE] = REGIE_OUT_NONE,          [REGIE_END_FULFILLED] = REGIE_OUT_FULFILLED,
    [REGIE_END_DIED] = REGIE_OUT_DIED,          [REGIE_END_PENSION] = REGIE_OUT_PENSION,
    [REGIE_END_AWAY] = REGIE_OUT_AWAY,          [REGIE_END_EXEMPT] = REGIE_OUT_EXEMPT,
    [REGIE_END_NATURALISED] = REGIE_OUT_EXEMPT, [REGIE_END_STAY] = REGIE_OUT_AWAY,
  };

  return outs[why];
}

/* The first of what ended it. */
static void
end_on (RegieHistory *self, RegieDay day, RegieOut why)
{
  if (day == REGIE_DAY_NONE || (self->out != REGIE_DAY_NONE && self->out <= day))
    return;
  self->out = day;
  self->why = why;
}

/* The last day for the PIP that was made first, or of the one that is still to be made. */
static RegieDay
pip_due (const RegieRules *rules, const RegieCase *one, const RegieHistory *self,
         const GArray *deadlines)
{
  RegieDay due = REGIE_DAY_NONE;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (deadlines, RegieDeadline, i);
      const RegieRule *rule = regie_rules_get (rules, d->rule);

      if (rule->actor != REGIE_ACTOR_COLLEGE || rule->nature != REGIE_NATURE_DUTY
          || (rule->ends & G_GUINT64_CONSTANT (1) << REGIE_FACT_PIP) == 0 || d->planned
          || d->due == REGIE_DAY_NONE || d->state == REGIE_STATE_LAPSED)
        continue;
      if (self->pip == REGIE_DAY_NONE ? d->ended == REGIE_DAY_NONE : d->ended == self->pip)
        due = earliest (due, d->due);
    }
  return due;
}

/* All that really happened up to DAY. */
static void
see_all (RegieHistory *self, const RegieCase *one, const RegieDutyPeriod *duty, RegieDay day)
{
  RegieCourse course = { FALSE };

  for (guint i = 0; i < one->n && one->facts[i].day <= day; i++)
    {
      if (one->facts[i].flags & REGIE_FACT_PLANNED)
        continue;
      see_fact (self, &one->facts[i]);
      if (regie_course_counts (duty, &one->facts[i]))
        regie_course_follow (&course, &one->facts[i]);
    }
  self->group = regie_case_group (one, day, day);
  self->phase = regie_course_phase (&course, duty, self->group);
}

void
regie_history_make (const RegieRules *rules, const RegieCase *one, const RegieHistoryBounds *bounds,
                    RegieDay day, const GArray *deadlines, RegieHistory *self)
{
  RegieDutyPeriod duty;

  g_return_if_fail (rules != NULL && one != NULL && bounds != NULL && deadlines != NULL);
  g_return_if_fail (self != NULL);
  *self = (RegieHistory){ REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE,
                          REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE };
  self->pip = self->pip_due = self->spoken = self->first_hour = REGIE_DAY_NONE;
  self->why = REGIE_OUT_NONE;
  regie_case_duty (rules, one, day, &duty);
  see_all (self, one, &duty, day);
  if (duty.end != REGIE_DAY_NONE && duty.end <= day)
    end_on (self, duty.end, out_of (duty.why));
  if (bounds->closed != REGIE_DAY_NONE && bounds->closed <= day)
    end_on (self, bounds->closed, REGIE_OUT_CLOSED);
  end_on (self, self->left, REGIE_OUT_MOVED);
  self->known = self->arrived;
  if (bounds->opened != REGIE_DAY_NONE && bounds->opened <= day)
    self->known = earliest (self->known, bounds->opened);
  self->active = self->known != REGIE_DAY_NONE && self->out == REGIE_DAY_NONE
                 && regie_group_has_duty (self->group);
  self->term = regie_term_find (rules, deadlines);
  if (self->phase <= REGIE_PHASE_EXPIRED && self->term.end != REGIE_DAY_NONE
      && self->term.end < day)
    self->phase = REGIE_PHASE_EXPIRED;
  self->pip_due = pip_due (rules, one, self, deadlines);
  self->route = regie_case_route (one, day, day);
}
