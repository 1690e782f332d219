/* SPDX-License-Identifier: EUPL-1.2 */
/* How a date was found, in words.  Made only when somebody asks. */
#include <glib/gi18n.h>

#include "regie-clock.h"
#include "regie-text.h"

typedef struct {
  const RegieRules *rules;
  const RegieCodes *codes;
  const RegieCase *one;
  const RegieDeadline *d;
  const RegieRule *rule;
  GStrvBuilder *steps;
} Explanation;

char *
regie_length_dup (const RegieLength *length)
{
  g_return_val_if_fail (length != NULL, NULL);
  if (length->months != 0 && length->months % 12 == 0 && length->months > 12)
    return g_strdup_printf (ngettext ("%d year", "%d years", length->months / 12),
                            length->months / 12);
  if (length->months != 0)
    return g_strdup_printf (ngettext ("%d month", "%d months", length->months), length->months);
  if (length->days % 7 == 0)
    return g_strdup_printf (ngettext ("%d week", "%d weeks", length->days / 7), length->days / 7);
  return g_strdup_printf (ngettext ("%d day", "%d days", length->days), length->days);
}

static void G_GNUC_PRINTF (2, 3) step (Explanation *e, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_strv_builder_add (e->steps, text);
}

/* What moves the end is told after the end that it moves. */
static gboolean
is_later_step (const RegieFact *fact)
{
  return fact->kind == REGIE_FACT_EXT_GRANTED || fact->kind == REGIE_FACT_VERDAGING;
}

static void
explain_facts (Explanation *e, gboolean later)
{
  for (guint i = 0; i < e->d->n_facts; i++)
    {
      const RegieFact *fact = &e->one->facts[e->d->facts[i]];
      g_autofree char *day = regie_day_dup_medium (fact->day);
      const char *label = regie_codes_label (e->codes, "feit", regie_fact_kind_name (fact->kind));

      if (i > 0 && is_later_step (fact) != later)
        continue;
      if (i == 0 && later)
        continue;
      if (fact->flags & REGIE_FACT_PLANNED)
        /* TRANSLATORS: a planned fact and its day */
        step (e, _("%s (planned): %s"), label, day);
      else
        /* TRANSLATORS: a fact and its day */
        step (e, _("%s: %s"), label, day);
    }
}

static void
explain_roll (Explanation *e)
{
  const RegieDeadline *d = e->d;

  if (e->rule->rolls && d->nominal != d->due)
    for (RegieDay day = d->nominal; day < d->due; day++)
      {
        g_autofree char *words = regie_day_dup_medium (day);
        const char *holiday = regie_calendar_holiday (e->rules->calendar, day);

        if (regie_calendar_roll (e->rules->calendar, day) == day)
          return;
        if (holiday != NULL)
          step (e, _("%s is %s: the term runs on (Algemene termijnenwet art. 1)"), words, holiday);
        else
          step (e, _("%s is in the weekend: the term runs on (Algemene termijnenwet art. 1)"),
                words);
      }
  else if (!e->rule->rolls && d->due != REGIE_DAY_NONE
           && regie_calendar_roll (e->rules->calendar, d->due) != d->due
           && e->rule->shape != REGIE_RULE_EXTENSION)
    step (e, _("Ends on a weekend or holiday, but this term does not roll (Algemene termijnenwet "
                "art. 4 and 5)"));
}

static void
explain_length (Explanation *e)
{
  const RegieDeadline *d = e->d;
  const RegieRule *rule = e->rule;
  g_autofree char *begin = regie_day_dup_medium (d->begin);
  g_autofree char *nominal = regie_day_dup_medium (d->nominal);
  g_autofree char *length = regie_length_dup (&rule->length);

  if (rule->shape == REGIE_RULE_EXTENSION || rule->shape == REGIE_RULE_COMBINED)
    {
      if (d->days > 0)
        step (e, ngettext ("The ground lasts %d day", "The ground lasts %d days", d->days),
              d->days);
      else if (rule->length.days != 0 || rule->length.months != 0)
        step (e, _("The present end moves by %s"), length);
      step (e, _("An estimate: only a decision by DUO moves the end of the term (Wet art. 12)"));
      return;
    }
  if (d->due == REGIE_DAY_NONE)
    {
      if (rule->counts_from != REGIE_N_FACT_KINDS)
        step (e, _("Waits for: %s"),
              regie_codes_label (e->codes, "feit", regie_fact_kind_name (rule->counts_from)));
      else
        step (e, _("The law names no last day"));
      return;
    }
  if (rule->shape == REGIE_RULE_WINDOW_BEFORE)
    {
      step (e, _("Counted back %s from the end of the term: from %s"), length, begin);
      return;
    }
  if (rule->shape == REGIE_RULE_OBJECTION)
    {
      g_autofree char *until = regie_day_dup_medium (d->begin - 1);
      g_autofree char *last = regie_day_dup_medium (d->begin + rule->length.days - 1);

      if (!d->uncertain)
        step (e, _("The time to object runs until %s; counting begins the day after: %s"), until,
              begin);
      else
        step (e, _("The term begins the day after: %s"), begin);
      step (e, _("%s: last day %s"), length, last);
      return;
    }
  if (rule->shape == REGIE_RULE_AFTER_DUTY && d->due == d->begin)
    {
      step (e, _("At death nothing more is kept"));
      return;
    }
  if (rule->first_day_counts)
    step (e, _("The day itself is the first day: %s"), begin);
  else
    step (e, _("The term begins the day after: %s"), begin);
  if (rule->shape == REGIE_RULE_FOLLOWS)
    step (e, _("Ends together with the integration term: %s"), nominal);
  else if (rule->length.days != 0 || rule->length.months != 0)
    step (e, _("%s: last day %s"), length, nominal);
  else if (d->nominal != REGIE_DAY_NONE)
    step (e, _("Last day by the table: %s"), nominal);
}

/* What the end of a duty leaves open, when that is what RET-like terms count from. */
static const char *
end_reading (guint8 why)
{
  return why == REGIE_END_AWAY
           ? _("The duty is taken to end when the longest absence that it outlives is over. The "
                "law does not say whether it ended on leaving already.")
           : _("Only a part of the date of birth is known: the last day that is possible is "
                "assumed.");
}

const char *
regie_deadline_reading (const RegieRules *rules, const RegieDeadline *d)
{
  const RegieRule *rule = regie_rules_get (rules, d->rule);

  if (rule->shape == REGIE_RULE_AFTER_DUTY)
    return end_reading (d->why);
  if (rule->reading == NULL && d->other == REGIE_DAY_NONE)
    return _("the decision objected to is not recorded");
  if (rule->reading == NULL
      || (rule->shape == REGIE_RULE_TERM && rule->least[0] < 0 && !rule->restarts
          && d->other != REGIE_DAY_NONE))
    return _("The law does not say how months are counted at the end of a month.");
  return rule->reading;
}

/* Why the duty ended, where that is not the fact itself. */
static void
explain_end_of_duty (Explanation *e)
{
  RegieDay age = regie_pension_day (e->rules, &e->one->born, NULL);
  g_autofree char *day = regie_day_dup_medium (age);
  g_autofree char *over = NULL;

  if (e->d->why == REGIE_END_PENSION)
    step (
      e,
      _("The duty ended at the pension age: %s (Wet art. 3 lid 1; Algemene Ouderdomswet art. 7a)"),
      day);
  else if (e->d->why == REGIE_END_AWAY)
    {
      over = regie_day_dup_medium (e->rule->shape == REGIE_RULE_AFTER_DUTY ? e->d->begin - 1
                                                                           : e->d->lapsed_from);
      step (e,
            _("Away for longer than the duty outlives: it ended on %s (Besluit art. 2.1 lid 2)"),
            over);
    }
}

/* What happened to it since. */
static void
explain_state (Explanation *e)
{
  const RegieDeadline *d = e->d;
  const RegieFact *fact = d->ender < e->one->n ? &e->one->facts[d->ender] : NULL;
  g_autofree char *day = fact != NULL ? regie_day_dup_medium (fact->day) : NULL;
  const char *label = fact != NULL
                        ? regie_codes_label (e->codes, "feit", regie_fact_kind_name (fact->kind))
                        : NULL;

  if (d->state == REGIE_STATE_LAPSED)
    explain_end_of_duty (e);
  if (fact == NULL)
    return;
  if (d->state == REGIE_STATE_LAPSED)
    /* TRANSLATORS: a fact and its day */
    step (e, _("No longer counts because of: %s, %s"), label, day);
  else if (d->state == REGIE_STATE_MET)
    step (e, _("Met by: %s, %s"), label, day);
  else if (d->state == REGIE_STATE_MET_LATE)
    step (e, _("Met too late by: %s, %s"), label, day);
}

static gboolean
is_only_one (const Explanation *e, RegieFactKind kind)
{
  guint n = 0;

  for (guint i = 0; i < e->one->n; i++)
    n += e->one->facts[i].kind == kind;
  return n == 1;
}

/* An adjournment of this objection that came too late to count. */
static void
explain_late_adjournment (Explanation *e)
{
  const RegieFact *objection = &e->one->facts[e->d->facts[0]];

  for (guint i = 0; i < e->one->n; i++)
    {
      const RegieFact *fact = &e->one->facts[i];
      g_autofree char *day = regie_day_dup_medium (fact->day);

      if (fact->kind == REGIE_FACT_VERDAGING && !(fact->flags & REGIE_FACT_PLANNED)
          && fact->day > e->d->due && objection->id != 0
          && (fact->belongs_to == objection->id
              || (fact->belongs_to == 0 && is_only_one (e, REGIE_FACT_BEZWAAR))))
        step (e, _("Adjourned on %s, after the term: that has no effect (Awb art. 7:10 lid 3)"),
              day);
    }
}

static void
explain_end (Explanation *e)
{
  const RegieDeadline *d = e->d;
  g_autofree char *begin = regie_day_dup_medium (d->begin);
  g_autofree char *due = regie_day_dup_medium (d->due);
  g_autofree char *other = regie_day_dup_medium (d->other);

  if (d->due != REGIE_DAY_NONE && e->rule->shape != REGIE_RULE_EXTENSION && d->due != d->nominal
      && !e->rule->rolls)
    {
      if (e->rule->shape == REGIE_RULE_NEW_TERM && e->d->n_facts == 1)
        step (e, _("Where several terms apply the longest holds: %s"), due);
      else if (e->rule->until_of_fact)
        step (e, _("Ends earlier, with the social assistance: %s"), due);
      else
        step (e, _("End by decision of DUO: %s"), due);
    }
  if (d->uncertain)
    {
      const char *reading = regie_deadline_reading (e->rules, d);

      if (d->other != REGIE_DAY_NONE)
        /* TRANSLATORS: the reason why the law can be read in two ways, and the date of the other
         * reading */
        step (e, _("Reading: %s Other reading: %s"), reading, other);
      else
        step (e, _("Reading: %s"), reading);
    }
  if (e->rule->shape == REGIE_RULE_OBJECTION)
    explain_late_adjournment (e);
  explain_state (e);
  if (e->rule->shape == REGIE_RULE_WINDOW_BEFORE && d->due != REGIE_DAY_NONE)
    step (e, _("= %s to %s (%s)"), begin, due, e->rule->article);
  else if (d->due != REGIE_DAY_NONE)
    step (e, _("= %s (%s)"), due, e->rule->article);
  else
    step (e, "%s", e->rule->article);
}

char **
regie_clock_explain (const RegieRules *rules, const RegieCodes *codes, const RegieCase *one,
                     const RegieDeadline *deadline)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  Explanation e = { rules, codes, one, deadline, regie_rules_get (rules, deadline->rule), steps };

  if (deadline->planned)
    step (&e, _("Only planned: this is what would follow"));
  explain_facts (&e, FALSE);
  if (e.rule->shape == REGIE_RULE_AFTER_DUTY)
    explain_end_of_duty (&e);
  if (e.rule->shape == REGIE_RULE_WINDOW_BEFORE)
    explain_facts (&e, TRUE);
  explain_length (&e);
  if (e.rule->shape != REGIE_RULE_WINDOW_BEFORE)
    explain_facts (&e, TRUE);
  if (e.rule->shape == REGIE_RULE_OBJECTION
      && deadline->nominal > deadline->begin + e.rule->length.days - 1)
    {
      g_autofree char *longer = regie_length_dup (&e.rule->adjournment);
      g_autofree char *last = regie_day_dup_medium (deadline->nominal);

      step (&e, _("%s longer: last day %s"), longer, last);
    }
  explain_roll (&e);
  explain_end (&e);
  return g_strv_builder_end (steps);
}
