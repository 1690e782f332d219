/* SPDX-License-Identifier: EUPL-1.2 */
/* What of one dossier asks for attention: deadlines that are open, and signals beside them. */
#include "regie-signals.h"

#include <string.h>

#include "regie-message.h"
#include "regie-preflight.h"

/* What the steps below share; borrowed. */
typedef struct {
  const RegieIndexing *by;
  const RegieDossierFacts *d;
  const GArray *handled;
  GArray *rows;
} Collecting;

static const RegieHandled *
find_handled (const GArray *handled, const char *rule, gint64 fact)
{
  const RegieHandled *found = NULL;

  for (guint i = 0; i < handled->len; i++)
    {
      const RegieHandled *one = &g_array_index (handled, RegieHandled, i);

      if (strcmp (one->rule, rule) == 0 && (one->fact == 0 || one->fact == fact))
        found = one;
    }
  return found;
}

/* What somebody said of it: it comes later, or is dealt with; of a deadline of RULE (NULL of a
 * signal) only where that can be said. */
static void
handle (const Collecting *self, RegieIndexRow *row, const RegieRule *rule)
{
  const RegieHandled *one = find_handled (self->handled, row->rule, row->fact);

  if (one == NULL)
    return;
  if (!one->done)
    row->deferred = one->until;
  else if (rule == NULL || !regie_rule_is_no_history (rule))
    row->open = row->unrecorded = FALSE;
}

static gboolean
is_for_ever_lapsed (const RegieDeadline *d)
{
  return d->state == REGIE_STATE_LAPSED && d->lapsed_until == REGIE_DAY_NONE;
}

gboolean
regie_rule_asks (const RegieRule *rule)
{
  return rule->shape != REGIE_RULE_FOLLOWS && rule->shape != REGIE_RULE_WINDOW_BEFORE
         && rule->shape != REGIE_RULE_INFORMATION
         && (rule->nature == REGIE_NATURE_DUTY || rule->nature == REGIE_NATURE_WINDOW
             || rule->nature == REGIE_NATURE_PERIOD);
}

/* Does it belong in Vandaag once its day comes near? */
static gboolean
is_actionable (const RegieRule *rule, const RegieDeadline *d)
{
  return d->due != REGIE_DAY_NONE && d->ended == REGIE_DAY_NONE && !is_for_ever_lapsed (d)
         && regie_rule_asks (rule);
}

gboolean
regie_rule_is_no_history (const RegieRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);
  return regie_fact_kind_find (rule->action_fact) == REGIE_FACT_PIP;
}

gboolean
regie_deadline_is_unrecorded (const RegieRule *rule, const RegieDeadline *deadline,
                              RegieDay recorded_from)
{
  return rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY
         && recorded_from != REGIE_DAY_NONE && deadline->state == REGIE_STATE_LATE
         && deadline->due < recorded_from && !regie_rule_is_no_history (rule);
}

static gint64
first_fact (const RegieDossierFacts *d, const RegieDeadline *deadline)
{
  return deadline->n_facts > 0 ? g_array_index (d->facts, RegieFact, deadline->facts[0]).id : 0;
}

static void
collect_deadline (const Collecting *self, const RegieDeadline *one, RegieSummary *summary)
{
  const RegieRules *rules = self->by->rules;
  const RegieRule *rule = regie_rules_get (rules, one->rule);
  RegieIndexRow row = {
    .rule = rule->id,
    .fact = first_fact (self->d, one),
    .begin = one->begin,
    .nominal = one->nominal,
    .due = one->due,
    .ended = one->ended,
    .lapsed_from = one->lapsed_from,
    .lapsed_until = one->lapsed_until,
    .deferred = REGIE_DAY_NONE,
    .nature = rule->nature,
    .actor = rule->actor,
    .uncertain = one->uncertain,
    .open = is_actionable (rule, one),
  };

  if (regie_deadline_is_unrecorded (rule, one, self->d->recorded_from))
    row.open = FALSE, row.unrecorded = TRUE;
  handle (self, &row, rule);
  regie_summary_add_deadline (summary, rules, one, row.open, self->by->today);
  /* Only what can still ask something of somebody needs a row; the clock tells the rest from the
   * facts. */
  if (row.open || row.unrecorded)
    g_array_append_val (self->rows, row);
}

/* What is no term, but something to look at from DUE on, or to do until then, since BEGIN. */
static void
collect (const Collecting *self, const char *rule, int nature, gint64 fact, RegieDay begin,
         RegieDay due, gboolean open)
{
  RegieIndexRow row = {
    .rule = rule,
    .fact = fact,
    .begin = begin,
    .nominal = due,
    .due = due,
    .ended = REGIE_DAY_NONE,
    .lapsed_from = REGIE_DAY_NONE,
    .lapsed_until = REGIE_DAY_NONE,
    .deferred = REGIE_DAY_NONE,
    .nature = nature,
    .actor = REGIE_ACTOR_COLLEGE,
    .open = open,
  };

  handle (self, &row, NULL);
  g_array_append_val (self->rows, row);
}

static void
collect_signal (const Collecting *self, const char *rule, gint64 fact, RegieDay begin, RegieDay due,
                gboolean open)
{
  collect (self, rule, REGIE_NATURE_SIGNAL, fact, begin, due, open);
}

/* The first fact that DUO should know by now, since the dossier is recorded here; one row says
 * enough. */
static void
collect_unreported (const Collecting *self)
{
  const RegieDossierFacts *d = self->d;

  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);

      if (!regie_preflight_concerns (fact->kind)
          || fact->flags & (REGIE_FACT_PLANNED | REGIE_FACT_ELSEWHERE | REGIE_FACT_REPORTED)
          || (d->recorded_from != REGIE_DAY_NONE && fact->day < d->recorded_from))
        continue;
      collect (self, REGIE_SIGNAL_REPORT, REGIE_NATURE_CHORE, fact->id, fact->day,
               fact->day + REGIE_REPORT_DAYS, TRUE);
      return;
    }
}

static gboolean
happened (const RegieIndexing *by, const RegieFact *fact)
{
  return fact->day <= by->today && !(fact->flags & REGIE_FACT_PLANNED);
}

/* Has the person come back between FACT, a departure, and DAY? */
static gboolean
came_back (const RegieIndexing *by, const RegieDossierFacts *d, const RegieFact *fact, RegieDay day)
{
  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *other = &g_array_index (d->facts, RegieFact, i);

      if ((other->kind == REGIE_FACT_BRP || other->kind == REGIE_FACT_RETURNED)
          && !(other->flags & REGIE_FACT_ELSEWHERE) && happened (by, other)
          && other->day > fact->day && other->day < day)
        return TRUE;
    }
  return FALSE;
}

/* Does FACT, recorded before the message came, answer it all the same?  What there is one of, and
 * what still holds. */
static gboolean
still_answers (const RegieIndexing *by, const RegieDossierFacts *d, const RegieFact *fact,
               RegieDay day)
{
  switch (fact->kind)
    {
    case REGIE_FACT_PIP:
    case REGIE_FACT_LBT:
    case REGIE_FACT_FULFILLED:
    case REGIE_FACT_DIED:
      return TRUE;
    case REGIE_FACT_MOVED:
    case REGIE_FACT_EMIGRATED:
      return !came_back (by, d, fact, day);
    default:
      return FALSE;
    }
}

/* A message of DUO is dealt with once a fact that it asks for was recorded: dated since then, or
 * made later. */
static gboolean
was_answered (const RegieIndexing *by, const RegieDossierFacts *d, const RegieFact *signal)
{
  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);

      if (fact->kind != REGIE_FACT_SIGNAL && happened (by, fact)
          && regie_message_fits (by->codes, signal->code, fact)
          && (fact->day >= signal->day || fact->id > signal->id
              || still_answers (by, d, fact, signal->day)))
        return TRUE;
    }
  return FALSE;
}

/* The last day on which the person left, or the duty ended; a message since then may bring it
 * back. */
static RegieDay
closed_on (const RegieIndexing *by, const RegieDossierFacts *d)
{
  RegieDay day = REGIE_DAY_NONE;

  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);

      if ((fact->kind == REGIE_FACT_MOVED || fact->kind == REGIE_FACT_EMIGRATED
           || fact->kind == REGIE_FACT_FULFILLED)
          && happened (by, fact))
        day = fact->day;
      if (fact->kind == REGIE_FACT_DIED && happened (by, fact))
        return G_MAXINT32;
    }
  return day;
}

gboolean
regie_fact_kind_is_core (RegieFactKind kind)
{
  switch (kind)
    {
    case REGIE_FACT_FULFILLED:
    case REGIE_FACT_EXEMPT:
    case REGIE_FACT_DISPENSED:
    case REGIE_FACT_NATURALISED:
    case REGIE_FACT_STAY_ENDED:
    case REGIE_FACT_DIED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_core_only (const RegieDossierFacts *d)
{
  for (guint i = 0; i < d->facts->len; i++)
    if (!regie_fact_kind_is_core (g_array_index (d->facts, RegieFact, i).kind))
      return FALSE;
  return TRUE;
}

/* The time to keep the data is up. */
static void
collect_erasure (const Collecting *self, const GArray *deadlines)
{
  guint rule = self->by->rules
                 ->role[is_core_only (self->d) ? REGIE_RULE_IS_KEEP_CORE : REGIE_RULE_IS_KEEP];

  for (guint i = 0; i < deadlines->len; i++)
    {
      const RegieDeadline *one = &g_array_index (deadlines, RegieDeadline, i);

      if (one->rule != rule || one->due == REGIE_DAY_NONE)
        continue;
      collect_signal (self, REGIE_SIGNAL_ERASE, first_fact (self->d, one), one->begin, one->due + 1,
                      TRUE);
      return;
    }
}

/* The messages of DUO that nothing answers yet. */
static void
collect_messages (const Collecting *self, gboolean active)
{
  const RegieDossierFacts *d = self->d;
  RegieDay closed = closed_on (self->by, d);

  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_SIGNAL && !was_answered (self->by, d, fact))
        collect_signal (self, REGIE_SIGNAL_DUO, fact->id, fact->day, fact->day,
                        active || fact->day >= closed);
    }
}

/* Nobody was heard of for as long as the office finds too long. */
static void
collect_silence (const Collecting *self, const RegieSummary *s)
{
  if (s->last_contact != REGIE_DAY_NONE && s->pip_day != REGIE_DAY_NONE)
    collect_signal (self, REGIE_SIGNAL_SILENCE, 0, s->last_contact,
                    s->last_contact + (int) self->by->silence_days, TRUE);
}

void
regie_signals_collect (const RegieIndexing *by, const RegieDossierFacts *d, const GArray *deadlines,
                       const GArray *handled, RegieSummary *summary, GArray *rows)
{
  const Collecting self = { by, d, handled, rows };

  g_return_if_fail (by != NULL && d != NULL && deadlines != NULL && handled != NULL);
  g_return_if_fail (summary != NULL && rows != NULL);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const RegieDeadline *one = &g_array_index (deadlines, RegieDeadline, i);

      if (!one->planned) /* nothing of that is real yet */
        collect_deadline (&self, one, summary);
    }
  regie_summary_end (summary, by->rules);
  collect_messages (&self, summary->active);
  collect_erasure (&self, deadlines);
  if (!summary->active)
    return;
  if (regie_regime_that_holds (d->regime) == REGIE_REGIME_2021)
    collect_unreported (&self);
  collect_silence (&self, summary);
}

static const char *const network_rules[REGIE_N_YOUTH_ASKS] = {
  [REGIE_YOUTH_RED] = REGIE_SIGNAL_RED,
  [REGIE_YOUTH_SILENT] = REGIE_SIGNAL_SILENT,
  [REGIE_YOUTH_TRANSITION] = REGIE_SIGNAL_TRANSITION,
  [REGIE_YOUTH_UNLED] = REGIE_SIGNAL_UNLED,
  [REGIE_YOUTH_UNMET] = REGIE_SIGNAL_UNMET,
};

/* The signal of ASK; NULL: none stands in Vandaag. */
static const char *
network_rule (const RegieYouth *youth, RegieYouthAsk ask)
{
  return ask == REGIE_YOUTH_TRANSITION && youth->hands_over ? REGIE_SIGNAL_HAND_OVER
                                                            : network_rules[ask];
}

/* A signal, or for an agreement a day by which something must be ready. */
static void
collect_network (const Collecting *self, const char *rule, RegieDay due, int nature)
{
  RegieIndexRow row = {
    .rule = rule,
    .begin = due,
    .nominal = due,
    .due = due,
    .ended = REGIE_DAY_NONE,
    .lapsed_from = REGIE_DAY_NONE,
    .lapsed_until = REGIE_DAY_NONE,
    .deferred = REGIE_DAY_NONE,
    .nature = nature,
    .actor = REGIE_ACTOR_COLLEGE,
    .open = TRUE,
    .directed = TRUE,
  };

  handle (self, &row, NULL);
  g_array_append_val (self->rows, row);
}

void
regie_signals_collect_network (const RegieIndexing *by, const RegieDossierFacts *d,
                               const RegieYouth *youth, RegieDay agreement, const GArray *handled,
                               GArray *rows)
{
  const Collecting self = { by, d, handled, rows };

  g_return_if_fail (by != NULL && d != NULL && youth != NULL && handled != NULL && rows != NULL);
  if (agreement != REGIE_DAY_NONE)
    collect_network (&self, REGIE_RULE_AGREEMENT, agreement, REGIE_NATURE_CHORE);
  for (guint i = 0; youth->shown && d->director != 0 && i < REGIE_N_YOUTH_ASKS; i++)
    if (network_rule (youth, i) != NULL && youth->asks[i] != REGIE_DAY_NONE)
      collect_network (&self, network_rule (youth, i), youth->asks[i], REGIE_NATURE_SIGNAL);
}
