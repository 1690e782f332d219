/* SPDX-License-Identifier: EUPL-1.2 */
/* Weighs what somebody young asks for, as days from which each thing asks. */
#include "regie-youth.h"

static void
note (RegieDay *first, RegieDay day)
{
  if (day != REGIE_DAY_NONE && (*first == REGIE_DAY_NONE || day < *first))
    *first = day;
}

/* DAY by itself changes something, once it comes. */
static void
note_refresh (RegieYouth *self, RegieDay day, RegieDay today)
{
  if (day > today)
    note (&self->refresh_on, day);
}

gboolean
regie_youth_may_be (const RegieYouthFacts *facts, RegieDay today, RegieDay *turns)
{
  RegieDay from, until;
  gboolean may;

  g_return_val_if_fail (facts != NULL, FALSE);
  from = regie_birthday (&facts->born, REGIE_YOUTH_FROM, FALSE);
  until = regie_birthday (&facts->born, REGIE_YOUTH_UNTIL + 1, TRUE);
  may = facts->born.year != 0 ? from <= today && (today < until || facts->director != 0)
                              : facts->director != 0 || !regie_group_has_duty (facts->group);
  if (turns != NULL)
    *turns = today < from ? from : may && facts->director == 0 ? until : REGIE_DAY_NONE;
  return may;
}

/* Has TIE begun, and not ended? */
static gboolean
is_current (const RegieYouthTie *tie, RegieDay today)
{
  return (tie->from == REGIE_DAY_NONE || tie->from <= today)
         && (tie->until == REGIE_DAY_NONE || tie->until >= today);
}

static void
weigh_tie (const RegieYouthTie *tie, const RegieNetworkLimits *limits, RegieDay since,
           RegieDay today, RegieYouth *self)
{
  RegieDay silent_on;

  note_refresh (self, tie->from, today);
  if (tie->until != REGIE_DAY_NONE)
    note_refresh (self, tie->until + 1, today);
  if (!is_current (tie, today))
    return;
  if (tie->leads && self->leader == 0)
    self->leader = tie->id;
  silent_on = regie_ring_silent_on (limits, tie->last, tie->from, tie->every);
  /* Of whom nobody knows since when, and whom nobody spoke to, is silent for as long as we look. */
  if (silent_on == REGIE_DAY_NONE)
    silent_on = since;
  if (silent_on != REGIE_DAY_NONE
      && (self->silent == 0 || silent_on < self->asks[REGIE_YOUTH_SILENT]))
    {
      self->silent = tie->id;
      self->asks[REGIE_YOUTH_SILENT] = silent_on;
    }
}

/* Since when nobody leads: since the last leader went, else since the office has the dossier and
 * the person is old enough for a director. */
static RegieDay
unled_since (const RegieYouthFacts *facts, RegieDay from, RegieDay today)
{
  for (guint i = 0; i < facts->ties->len; i++)
    {
      const RegieYouthTie *tie = &g_array_index (facts->ties, RegieYouthTie, i);

      if (tie->leads && tie->until != REGIE_DAY_NONE && tie->until < today)
        from = MAX (from, tie->until + 1);
    }
  return from;
}

static void
weigh_meetings (const RegieYouthFacts *facts, const RegieNetworkLimits *limits, RegieDay from,
                RegieDay today, RegieYouth *self)
{
  RegieDay last = from;

  for (guint i = 0; i < facts->meetings->len; i++)
    {
      RegieDay day = g_array_index (facts->meetings, RegieDay, i);

      last = MAX (last, day);
      if (day >= today)
        note (&self->next_meeting, day);
      else
        self->last_meeting = MAX (self->last_meeting, day);
    }
  if (self->next_meeting != REGIE_DAY_NONE)
    note_refresh (self, self->next_meeting + 1, today);
  if (last != REGIE_DAY_NONE)
    self->asks[REGIE_YOUTH_UNMET] = last + limits->meeting + 1;
}

/* The network: who leads, who is silent, and when it meets.  It asks for action when somebody
 * directs it, or when it is there. */
static void
weigh_network (const RegieYouthFacts *facts, const RegieNetworkLimits *limits, RegieDay today,
               RegieYouth *self)
{
  RegieDay from = MAX (facts->since, regie_birthday (&facts->born, 16, TRUE));

  for (guint i = 0; i < facts->ties->len; i++)
    weigh_tie (&g_array_index (facts->ties, RegieYouthTie, i), limits, facts->since, today, self);
  if (facts->director == 0 && facts->ties->len == 0)
    from = REGIE_DAY_NONE;
  if (from != REGIE_DAY_NONE && self->leader == 0)
    self->asks[REGIE_YOUTH_UNLED] = unled_since (facts, from, today);
  weigh_meetings (facts, limits, from, today, self);
}

/* A transition asks when no plan runs until there; the plan is what must be made for it.  That to a
 * consultant asks of who has a director, whatever is planned; of the others nothing goes over. */
static void
weigh_moment (const RegieYouthFacts *facts, const RegieNetworkLimits *limits,
              const RegieMoment *moment, RegieYouth *self)
{
  self->hands_over = moment->hands_over && facts->director != 0;
  if (!moment->transition || (moment->hands_over && !self->hands_over))
    self->asks[REGIE_YOUTH_MOMENT] = moment->asks_on;
  else if (self->hands_over || facts->plan_until == REGIE_DAY_NONE
           || facts->plan_until < moment->earliest)
    self->asks[REGIE_YOUTH_TRANSITION] = moment->earliest - limits->ahead;
}

/* The next birthday on which something changes, or the one that passed and on which the dossier
 * should have gone to a consultant. */
static void
weigh_moments (const RegieYouthFacts *facts, const RegieNetworkLimits *limits,
               const RegieAges *ages, RegieDay today, RegieYouth *self)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (RegieMoment));

  regie_ages_moments (ages, &facts->born, facts->group, today, moments);
  for (guint i = 0; i < moments->len; i++)
    {
      const RegieMoment *one = &g_array_index (moments, RegieMoment, i);

      if (one->stand == REGIE_MOMENT_PASSED && (!one->hands_over || facts->director == 0))
        continue;
      self->age = one->age;
      self->moment = one->earliest;
      self->moment_latest = one->latest;
      note_refresh (self, one->latest, today);
      weigh_moment (facts, limits, one, self);
      return;
    }
}

static void
weigh_lights (const RegieYouthFacts *facts, RegieYouth *self)
{
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    {
      self->lights[area] = (guint8) facts->lights[area].light;
      if (facts->lights[area].light == REGIE_LIGHT_RED)
        note (&self->asks[REGIE_YOUTH_RED], facts->lights[area].since);
    }
}

/* Does the ask of DAY come before what was chosen?  Of those that ask today the most pressing
 * stands first, and they come in that order; of those to come the soonest does. */
static gboolean
comes_before (const RegieYouth *self, RegieDay day, RegieDay today)
{
  if (day == REGIE_DAY_NONE)
    return FALSE;
  return self->act_on == REGIE_DAY_NONE || (self->act_on > today && day < self->act_on);
}

/* What is more pressing than what asks now changes it by coming. */
static void
choose_first (RegieYouth *self, RegieDay today)
{
  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    if (comes_before (self, self->asks[ask], today))
      {
        self->act_on = self->asks[ask];
        self->act = ask;
      }
  for (guint ask = 0; ask < self->act; ask++)
    if (self->asks[ask] != REGIE_DAY_NONE)
      note_refresh (self, self->asks[ask], today);
}

void
regie_youth_weigh (const RegieYouthFacts *facts, const RegieNetworkLimits *limits,
                   const RegieAges *ages, RegieDay today, RegieYouth *self)
{
  RegieDay turns;

  g_return_if_fail (facts != NULL && facts->ties != NULL && facts->meetings != NULL);
  g_return_if_fail (limits != NULL && ages != NULL && self != NULL);
  *self = (RegieYouth){ .act_on = REGIE_DAY_NONE,
                        .act = REGIE_N_YOUTH_ASKS,
                        .next_meeting = REGIE_DAY_NONE,
                        .last_meeting = REGIE_DAY_NONE,
                        .moment = REGIE_DAY_NONE,
                        .moment_latest = REGIE_DAY_NONE,
                        .refresh_on = REGIE_DAY_NONE };
  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    self->asks[ask] = REGIE_DAY_NONE;
  self->shown = regie_youth_may_be (facts, today, &turns) && !facts->gone
                && (facts->asks || facts->director != 0);
  if (turns != REGIE_DAY_NONE)
    note_refresh (self, turns, today);
  if (!self->shown)
    return;
  weigh_network (facts, limits, today, self);
  weigh_moments (facts, limits, ages, today, self);
  weigh_lights (facts, self);
  self->asks[REGIE_YOUTH_NOTICE] = facts->notice;
  if (facts->agreement != REGIE_DAY_NONE)
    self->asks[REGIE_YOUTH_AGREEMENT] = facts->agreement + 1;
  choose_first (self, today);
}

static const char *const names[] = {
  [REGIE_YOUTH_RED] = "rood",
  [REGIE_YOUTH_NOTICE] = "kennisgeving",
  [REGIE_YOUTH_SILENT] = "stil",
  [REGIE_YOUTH_TRANSITION] = "overgang_zonder_plan",
  [REGIE_YOUTH_AGREEMENT] = "afspraak",
  [REGIE_YOUTH_UNLED] = "zonder_trekker",
  [REGIE_YOUTH_UNMET] = "zonder_overleg",
  [REGIE_YOUTH_MOMENT] = "verjaardag",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == REGIE_N_YOUTH_ASKS);

const char *
regie_youth_ask_name (RegieYouthAsk ask)
{
  return ask < REGIE_N_YOUTH_ASKS ? names[ask] : NULL;
}

RegieYouthAsk
regie_youth_ask_find (const char *name)
{
  RegieYouthAsk ask = 0;

  while (ask < REGIE_N_YOUTH_ASKS && g_strcmp0 (names[ask], name) != 0)
    ask++;
  return ask;
}
