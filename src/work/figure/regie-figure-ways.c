/* SPDX-License-Identifier: EUPL-1.2 */
/* What of one dossier counts for the figures of the way that people go: intake, offer, absence,
 * dual tracks, the young, B1 after A2, and whom the state counts. */
#include "regie-figure-ways.h"

#include "regie-ages.h"
#include "regie-figure-take.h"

#define YOUNGEST 16
#define OLDEST 27
#define OF_AGE 18
#define MEET_DAYS 90    /* without a network meeting for so long is long for the young */
#define CHANGE_MONTHS 6 /* before and after becoming of age */

static int
year_of (RegieDay day)
{
  int year, month, number;

  regie_day_to_civil (day, &year, &month, &number);
  return year;
}

static gboolean
is_asylum (RegieGroup group)
{
  return group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN;
}

static gboolean
is_by (RegieDay day, const RegieFigures *all)
{
  return day != REGIE_DAY_NONE && day <= regie_figure_day (all);
}

/* Without an intake there is no PIP (Wet art. 15), so who has one had it. */
static gboolean
has_completed_intake (const RegieFigures *all, const RegieFigureWho *who)
{
  if (who->history->pip != REGIE_DAY_NONE || is_by (who->intake_settled, all))
    return TRUE;
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_until_day (all))
  if (fact->kind == REGIE_FACT_INTAKE && is_by (fact->until, all))
    return TRUE;
  return FALSE;
}

static void
see_intake_begun (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  gboolean begun;

  if (!who->history->active)
    return;
  begun = has_completed_intake (all, who) || is_by (who->intake_begun, all);
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_until_day (all))
  begun |= fact->kind == REGIE_FACT_INTAKE;
  regie_figure_take_share (sink, who->history->known, begun, NULL);
}

static void
see_intake_done (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  if (who->history->active)
    regie_figure_take_share (sink, who->history->known, has_completed_intake (all, who), NULL);
}

/* The duty of the college to offer the route, or to have the language bridging start (Regeling art.
 * 4.1 lid 1 onder g). */
static gboolean
is_offer (const RegieRule *rule)
{
  guint64 ends = G_GUINT64_CONSTANT (1) << REGIE_FACT_AANBOD
                 | G_GUINT64_CONSTANT (1) << REGIE_FACT_TAALSCHAKEL;

  return rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY
         && (rule->ends & ends) != 0;
}

static void
see_offer (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieRules *rules = regie_figures_get_office (all)->rules;
  RegieSpan span = regie_figure_span (all);

  for (guint i = 0; i < who->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (who->deadlines, RegieDeadline, i);
      const RegieRule *rule = regie_rules_get (rules, d->rule);

      if (!is_offer (rule) || d->planned || d->due == REGIE_DAY_NONE
          || d->state == REGIE_STATE_LAPSED || d->state == REGIE_STATE_SETTLED
          || regie_deadline_is_unrecorded (rule, d, who->recorded_from)
          || (!regie_span_has (span, d->due) && !regie_span_has (span, d->ended)))
        continue;
      regie_figure_take_share (sink, d->due, d->ended != REGIE_DAY_NONE && d->ended <= d->due,
                               rule->id);
    }
}

static void
see_absence (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  RegieFigureRow row = { .day = REGIE_DAY_NONE };

  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_span (all))
  if (fact->kind == REGIE_FACT_HOURS && fact->planned > 0)
    {
      row.part += MAX (fact->unexcused, 0);
      row.whole += fact->planned;
      row.day = fact->day;
    }
  row.amount = row.part;
  if (row.whole > 0)
    regie_figure_sink_take (sink, &row);
}

/* Lessons beside work, both of them on the day. */
static void
see_dual (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  RegieDay since[2] = { REGIE_DAY_NONE, REGIE_DAY_NONE }; /* lessons, work */

  if (!who->history->active)
    return;
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_until_day (all))
  if (fact->kind == REGIE_FACT_PLAN_LINE
      && (fact->topic == REGIE_TOPIC_LANGUAGE || fact->topic == REGIE_TOPIC_WORK)
      && MAX (fact->day, fact->until) >= regie_figure_day (all))
    since[fact->topic == REGIE_TOPIC_WORK] = fact->day;
  if (since[0] != REGIE_DAY_NONE && since[1] != REGIE_DAY_NONE)
    regie_figure_take_one (sink, MAX (since[0], since[1]), 0, NULL);
}

/* Of a birth date of which parts are not known, the last day that is possible, as for the pension;
 * NONE without a year. */
static RegieDay
birthday (RegieBirth born, int age)
{
  return regie_birthday (&born, age, TRUE);
}

/* The last network meeting up to TODAY; NONE: there was none. */
static RegieDay
last_met (const RegieFigureWho *who, RegieDay today)
{
  for (guint i = who->met != NULL ? who->met->len : 0; i-- > 0;)
    if (g_array_index (who->met, RegieDay, i) <= today)
      return g_array_index (who->met, RegieDay, i);
  return REGIE_DAY_NONE;
}

static gboolean
has_plan_from (const RegieFigureWho *who, RegieDay day)
{
  for (guint i = 0; i < who->one->n; i++)
    if (who->one->facts[i].kind == REGIE_FACT_PLAN_LINE
        && MAX (who->one->facts[i].day, who->one->facts[i].until) >= day)
      return TRUE;
  return FALSE;
}

/* What somebody young lacks, the first that holds. */
static const char *
lack_of (const RegieFigureWho *who, RegieDay today)
{
  RegieDay of_age = birthday (who->one->born, OF_AGE);
  RegieDay met;

  if (who->director == 0)
    return "zonder_regisseur";
  met = last_met (who, today);
  if (met == REGIE_DAY_NONE || today - met >= MEET_DAYS)
    return "zonder_overleg_90";
  if (of_age >= regie_day_add_months (today, -CHANGE_MONTHS)
      && of_age <= regie_day_add_months (today, CHANGE_MONTHS) && !has_plan_from (who, today))
    return "overgang_zonder_plan";
  return "geregeld";
}

static void
see_young (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  RegieDay today = regie_figure_day (all);
  RegieDay first = birthday (who->one->born, YOUNGEST);

  if (first == REGIE_DAY_NONE || today < first || today >= birthday (who->one->born, OLDEST + 1)
      || who->history->known == REGIE_DAY_NONE || (!who->history->active && who->director == 0))
    return;
  regie_figure_take_one (sink, who->history->known, 0, lack_of (who, today));
}

/* Was the duty met at A2: with permission for it on the B1 route, or by a PIP at that level? */
static gboolean
met_at_a2 (const RegieFigureWho *who)
{
  guint8 level = REGIE_LEVEL_UNKNOWN;
  gboolean allowed = FALSE;

  if (who->history->why != REGIE_OUT_FULFILLED)
    return FALSE;
  REGIE_FIGURE_FOR_FACTS (fact, who, ((RegieSpan){ REGIE_DAY_NONE + 1, who->history->out }))
  {
    if (fact->kind == REGIE_FACT_PIP && fact->level != REGIE_LEVEL_UNKNOWN)
      level = fact->level;
    allowed |= fact->kind == REGIE_FACT_A2;
  }
  return level == REGIE_LEVEL_A2 || (allowed && who->history->route == REGIE_ROUTE_B1);
}

/* Of the way to B1: a course in the plan, or an exam that is not of a lower level.  Hours are not
 * looked at: those of the last month of the old course are reported after it. */
static gboolean
is_of_b1 (const RegieFact *fact)
{
  gboolean high = fact->level == REGIE_LEVEL_UNKNOWN || fact->level >= REGIE_LEVEL_B1;

  return high
         && (fact->kind == REGIE_FACT_EXAM
             || (fact->kind == REGIE_FACT_PLAN_LINE && fact->topic == REGIE_TOPIC_LANGUAGE));
}

static void
see_b1 (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  guint languages = REGIE_EXAM_PARTS & ~(1u << REGIE_EXAM_KNM);
  RegieDay first = REGIE_DAY_NONE;
  gboolean tried = FALSE;
  guint passed = 0;

  if (!met_at_a2 (who))
    return;
  REGIE_FIGURE_FOR_FACTS (fact, who, ((RegieSpan){ who->history->out + 1, regie_figure_day (all) }))
  if (is_of_b1 (fact))
    {
      first = first == REGIE_DAY_NONE ? fact->day : first;
      tried |= fact->kind == REGIE_FACT_EXAM;
      passed |= fact->kind == REGIE_FACT_EXAM && fact->is_passed ? fact->parts : 0;
    }
  if (first != REGIE_DAY_NONE)
    regie_figure_take_one (sink, first, 0,
                           (passed & languages) == languages ? "diploma"
                           : tried                           ? "examen"
                                                             : "cursus");
}

/* The first year of which the division counts who finished (Regeling art. 10.3); 0: none does. */
static int
first_year_of_d (const RegieAmounts *amounts)
{
  for (guint i = 0; i < amounts->n; i++)
    if (amounts->years[i].d > 0)
      return amounts->years[i].year;
  return 0;
}

/* Lives here on the day, as far as is known. */
static gboolean
lives_here (const RegieFigures *all, const RegieFigureWho *who)
{
  const RegieHistory *h = who->history;
  gboolean away = h->left != REGIE_DAY_NONE
                  || (h->linked != REGIE_DAY_NONE && h->housed == REGIE_DAY_NONE);

  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_until_day (all))
  if (fact->kind == REGIE_FACT_DIED || fact->kind == REGIE_FACT_EMIGRATED)
    away = TRUE;
  else if (fact->kind == REGIE_FACT_RETURNED)
    away = h->left != REGIE_DAY_NONE;
  return !away;
}

/* Part d: who finished two years ago, in the first year that has it also who finished before
 * (Besluit art. 10.3 lid 5). */
static void
see_finished (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;
  int year = year_of (regie_figure_day (all));
  int first = first_year_of_d (&regie_figures_get_office (all)->amounts);
  int finished;

  if (h->why != REGIE_OUT_FULFILLED || !is_asylum (h->group) || first == 0 || year < first)
    return;
  finished = year_of (h->out);
  if (finished == year - 2 || (year == first && finished < year - 2))
    regie_figure_take_one (sink, h->out, 0, "d");
}

/* Whom the state counts on the last day of a year (Besluit art. 10.2 and 10.3): who came in it, for
 * asylum status holders also in the two years before, and lives here; also who met the duty. */
static void
see_counted (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  static const char *const parts[] = { "a", "b", "c" };
  const RegieHistory *h = who->history;
  int ago;

  see_finished (all, who, sink);
  if (h->notice == REGIE_DAY_NONE || !lives_here (all, who))
    return;
  ago = year_of (regie_figure_day (all)) - year_of (h->notice);
  if (is_asylum (h->group) && ago < (int) G_N_ELEMENTS (parts))
    regie_figure_take_one (sink, h->notice, 0, parts[ago]);
  else if (!is_asylum (h->group) && ago == 0)
    regie_figure_take_one (sink, h->notice, 0, "gezin");
}

const RegieFigure *
regie_figures_of_ways (guint *n)
{
  static const RegieFigure table[] = {
    { "intake_begonnen", REGIE_FIGURE_SHARE, NULL, FALSE, see_intake_begun },
    { "intake_klaar", REGIE_FIGURE_SHARE, NULL, FALSE, see_intake_done },
    { "aanbod_op_tijd", REGIE_FIGURE_SHARE, NULL, TRUE, see_offer },
    { "verzuim", REGIE_FIGURE_SHARE, NULL, TRUE, see_absence },
    { "duaal", REGIE_FIGURE_COUNT, NULL, FALSE, see_dual },
    { "b1_na_a2", REGIE_FIGURE_COUNT, "figuur_b1", FALSE, see_b1 },
    { "jongeren", REGIE_FIGURE_COUNT, "figuur_jongere", FALSE, see_young },
    { "spuk_telling", REGIE_FIGURE_COUNT, "figuur_spuk", FALSE, see_counted },
  };

  *n = G_N_ELEMENTS (table);
  return table;
}
