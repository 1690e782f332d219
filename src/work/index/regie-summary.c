/* SPDX-License-Identifier: EUPL-1.2 */
/* What the index says of one dossier in one row, from its facts and deadlines. */
#include "regie-summary.h"

#include <string.h>

#include "regie-history.h"
#include "regie-person.h"
#include "regie-text.h"

void
regie_summary_note_refresh (RegieSummary *self, RegieDay day, RegieDay today)
{
  g_return_if_fail (self != NULL);
  if (day > today && (self->refresh_on == REGIE_DAY_NONE || day < self->refresh_on))
    self->refresh_on = day;
}

RegieCase
regie_dossier_facts_case (const RegieDossierFacts *d)
{
  const RegieCase none = { 0 };

  g_return_val_if_fail (d != NULL && d->facts != NULL, none);
  return (RegieCase){ d->group, (const RegieFact *) (gconstpointer) d->facts->data, d->facts->len,
                      regie_birth_parse (d->born), regie_regime_that_holds (d->regime) };
}

/* What a row says of FACT beside the phase. */
static void
follow (RegieSummary *s, const RegieFact *fact)
{
  switch (fact->kind)
    {
    case REGIE_FACT_PIP:
      s->pip_day = s->pip_day == REGIE_DAY_NONE ? fact->day : s->pip_day;
      break;
    case REGIE_FACT_HOURS:
      s->minutes += MAX (fact->minutes, 0);
      break;
    case REGIE_FACT_CONTACT:
    case REGIE_FACT_TALK:
      s->last_contact = MAX (s->last_contact, fact->day);
      break;
    default:
      break;
    }
}

/* The hours that were planned in what was reported, whole hours. */
static int
planned_hours (const RegieCase *one)
{
  gint64 minutes = 0;

  for (guint i = 0; i < one->n; i++)
    if (one->facts[i].kind == REGIE_FACT_HOURS)
      minutes += MAX (one->facts[i].planned, 0);
  return (int) ((minutes + 30) / 60);
}

/* What happened up to TODAY within the period of duty, and what is still to come. */
static void
follow_all (RegieCourse *course, RegieSummary *self, const RegieCase *one,
            const RegieDutyPeriod *duty, RegieDay today)
{
  for (guint i = 0; i < one->n; i++)
    {
      const RegieFact *fact = &one->facts[i];

      if (fact->flags & REGIE_FACT_PLANNED)
        continue;
      if (fact->day > today)
        regie_summary_note_refresh (self, fact->day, today);
      else if (regie_course_counts (duty, fact))
        {
          regie_course_follow (course, fact);
          follow (self, fact);
        }
    }
}

void
regie_summary_of_facts (RegieSummary *self, const RegieRules *rules, const RegieDossierFacts *d,
                        RegieDay today)
{
  const RegieCase one = regie_dossier_facts_case (d);
  RegieCourse course = { FALSE };
  RegieDutyPeriod duty;

  g_return_if_fail (self != NULL && rules != NULL);
  *self = (RegieSummary){ REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE,
                          REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE,
                          REGIE_DAY_NONE, REGIE_DAY_NONE };
  regie_case_duty (rules, &one, today, &duty);
  follow_all (&course, self, &one, &duty, today);
  if (duty.turns != REGIE_DAY_NONE)
    regie_summary_note_refresh (self, duty.turns, today);
  if (duty.notice != REGIE_NO_FACT && one.facts[duty.notice].kind == REGIE_FACT_KENNISGEVING)
    self->started = one.facts[duty.notice].day;
  self->done_on = duty.why == REGIE_END_FULFILLED ? duty.end : REGIE_DAY_NONE;
  self->group = regie_case_group (&one, today, today);
  self->route = regie_case_route (&one, today, today);
  self->phase = regie_course_phase (&course, &duty, self->group);
  self->active = duty.why == REGIE_END_NONE && !course.gone && regie_group_has_duty (self->group);
  self->plan = self->minutes > 0 ? planned_hours (&one) : 0;
}

static void
take_term (RegieSummary *self, const RegieDeadline *term, gboolean open, RegieDay today)
{
  self->term_begin = term->begin;
  self->term_nominal = term->nominal;
  self->term_end = term->due;
  regie_summary_note_refresh (self, term->due + 1, today);
  if (open && term->due >= today)
    self->term_open = term->due;
  else if (open && self->active)
    self->phase = REGIE_PHASE_EXPIRED;
}

void
regie_summary_add_deadline (RegieSummary *self, const RegieRules *rules,
                            const RegieDeadline *deadline, gboolean open, RegieDay today)
{
  const RegieRule *rule;

  g_return_if_fail (self != NULL && rules != NULL && deadline != NULL);
  rule = regie_rules_get (rules, deadline->rule);
  if (deadline->lapsed_until != REGIE_DAY_NONE)
    regie_summary_note_refresh (self, deadline->lapsed_until + 1, today);
  if (deadline->rule == rules->role[REGIE_RULE_IS_TERM])
    take_term (self, deadline, open, today);
  if (open && rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY
      && (self->next_due == REGIE_DAY_NONE || deadline->due < self->next_due))
    {
      self->next_due = deadline->due;
      self->next_rule = rule->id;
    }
}

void
regie_summary_end (RegieSummary *self, const RegieRules *rules)
{
  g_return_if_fail (self != NULL && rules != NULL);
  if (self->next_due != REGIE_DAY_NONE || self->term_open == REGIE_DAY_NONE)
    return;
  self->next_due = self->term_open;
  self->next_rule = regie_rules_get (rules, rules->role[REGIE_RULE_IS_TERM])->id;
}

/* What is written as more words is found as one as well: "vandenberg", "elhaddad", a number without
 * its points. */
static void
add_squeezed (GString *text, const char *first, const char *second)
{
  g_autofree char *all = g_strconcat (first != NULL ? first : "", " ", second != NULL ? second : "",
                                      NULL);
  g_autofree char *folded = regie_text_fold (all);

  if (strchr (folded, ' ') != NULL)
    {
      g_autofree char *squeezed = regie_text_squeeze (folded);

      g_string_append_printf (text, " %s", squeezed);
    }
}

char *
regie_dossier_facts_dup_search (const RegieDossierFacts *d)
{
  const char *parts[] = { d->v_number, d->number, d->other_names };
  g_autofree char *sort = regie_person_dup_sort (d->given_names, d->prefix, d->surname);
  GString *text = g_string_new (sort);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      {
        g_autofree char *folded = regie_text_fold (parts[i]);

        g_string_append_printf (text, " %s", folded);
      }
  add_squeezed (text, d->prefix, d->surname);
  add_squeezed (text, d->given_names, NULL);
  add_squeezed (text, d->number, NULL);
  add_squeezed (text, d->v_number, NULL);
  return g_string_free (text, FALSE);
}
