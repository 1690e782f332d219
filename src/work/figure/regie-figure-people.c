/* SPDX-License-Identifier: EUPL-1.2 */
/* Every figure that is counted from dossiers, a function each: what of one dossier counts.  The
 * words that go with them stand in figures.ini. */
#include "regie-figure-people.h"

#include "regie-figure-take.h"

/* So many days without contact is long (figures.ini [stil]); terms are looked ahead so far. */
#define AHEAD_DAYS (26 * 7)
/* After so many months in the term the PVT and the MAP are asked for. */
#define PVT_MONTHS 12
#define MAP_MONTHS 24
#define RECENT_MONTHS 3

static gboolean
has_fact (const RegieFigureWho *who, RegieFactKind kind, RegieSpan span)
{
  REGIE_FIGURE_FOR_FACTS (fact, who, span)
  if (fact->kind == kind)
    return TRUE;
  return FALSE;
}

static void
see_active (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (h->active)
    regie_figure_take_one (sink, h->known, 0,
                           h->pip == REGIE_DAY_NONE ? "zonder_pip"
                           : h->extended            ? "met_verlenging"
                                                    : "met_pip");
}

static void
see_inflow (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  if (regie_span_has (regie_figure_span (all), who->history->arrived))
    regie_figure_take_one (sink, who->history->arrived, 0, regie_group_name (who->history->group));
}

static void
see_outflow (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  if (regie_span_has (regie_figure_span (all), who->history->out))
    regie_figure_take_one (sink, who->history->out, 0, regie_out_name (who->history->why));
}

static void
see_waiting (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (h->active && h->linked != REGIE_DAY_NONE && h->housed == REGIE_DAY_NONE)
    regie_figure_take_one (sink, h->linked, regie_figure_day (all) - h->linked, NULL);
}

static void
see_pip_in_time (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (regie_span_has (regie_figure_span (all), h->pip) && h->pip_due != REGIE_DAY_NONE)
    regie_figure_take_share (sink, h->pip, h->pip <= h->pip_due, NULL);
}

static void
see_pip_days (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (regie_span_has (regie_figure_span (all), h->pip) && h->notice != REGIE_DAY_NONE
      && h->notice <= h->pip)
    regie_figure_take_one (sink, h->pip, h->pip - h->notice, NULL);
}

static void
see_pip_late (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (h->active && h->pip == REGIE_DAY_NONE && h->pip_due != REGIE_DAY_NONE
      && h->pip_due < regie_figure_day (all))
    regie_figure_take_one (sink, h->pip_due, regie_figure_day (all) - h->pip_due, NULL);
}

static void
see_first_lesson (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (h->pip != REGIE_DAY_NONE && regie_span_has (regie_figure_span (all), h->first_hour)
      && h->first_hour >= h->pip)
    regie_figure_take_one (sink, h->first_hour, h->first_hour - h->pip, NULL);
}

static void
see_routes (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (h->active && h->pip != REGIE_DAY_NONE)
    regie_figure_take_one (sink, h->pip, 0, regie_route_name (h->route));
}

/* Within the time in which a route may be changed, counted from the beginning of the term? */
static gboolean
is_within_window (const RegieFigures *all, const RegieFigureWho *who, RegieDay day)
{
  const RegieRules *rules = regie_figures_get_office (all)->rules;

  for (guint i = 0; i < who->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (who->deadlines, RegieDeadline, i);

      if (d->rule == rules->role[REGIE_RULE_IS_ROUTE_CHANGE] && d->due != REGIE_DAY_NONE
          && day <= d->due)
        return TRUE;
    }
  return FALSE;
}

static void
see_changes (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_span (all))
  if (fact->kind == REGIE_FACT_WIJZIGING)
    regie_figure_take_fact (sink, fact, 1, 1,
                            is_within_window (all, who, fact->day) ? "binnen" : "na");
}

static void
see_a2 (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (h->active && h->pip != REGIE_DAY_NONE && h->route == REGIE_ROUTE_B1)
    regie_figure_take_share (sink, h->pip,
                             has_fact (who, REGIE_FACT_A2, regie_figure_until_day (all)), NULL);
}

static void
see_hours (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  gint64 attended = 0;
  gint64 planned = 0;

  if (!who->history->active)
    return;
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_until_day (all))
  if (fact->kind == REGIE_FACT_HOURS && fact->topic == REGIE_TOPIC_LANGUAGE && fact->planned > 0)
    {
      attended += MAX (fact->minutes, 0);
      planned += fact->planned;
    }
  if (planned > 0)
    regie_figure_sink_take (sink, &(RegieFigureRow){ .day = REGIE_DAY_NONE,
                                                     .part = attended,
                                                     .whole = planned,
                                                     .amount = attended });
}

/* Of who has been in the term for more than MONTHS: whether there is a fact of KIND. */
static void
see_obligation (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink,
                int months, RegieFactKind kind)
{
  const RegieHistory *h = who->history;

  if (h->active && h->term.begin != REGIE_DAY_NONE
      && regie_day_add_months (h->term.begin, months) < regie_figure_day (all))
    regie_figure_take_share (sink, h->term.begin,
                             has_fact (who, kind, regie_figure_until_day (all)), NULL);
}

static void
see_pvt (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  see_obligation (all, who, sink, PVT_MONTHS, REGIE_FACT_PVT);
}

static void
see_map (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  see_obligation (all, who, sink, MAP_MONTHS, REGIE_FACT_MAP);
}

/* A fact can be about more than one part: each is an attempt. */
static void
see_exams (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_span (all))
  if (fact->kind == REGIE_FACT_EXAM && (fact->is_passed || fact->is_failed))
    for (guint part = 0; part < REGIE_N_EXAM_PARTS; part++)
      if (fact->parts & 1u << part)
        regie_figure_take_fact (sink, fact, fact->is_passed, 1, regie_exam_part_name (part));
}

static void
see_terms (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;
  RegieDay today = regie_figure_day (all);

  if (h->active && h->term.end != REGIE_DAY_NONE && h->term.end > today
      && h->term.end <= today + AHEAD_DAYS)
    regie_figure_take_one (sink, h->term.end, h->term.end - today,
                           h->term.end <= regie_day_add_months (today, 1)   ? "1_maand"
                           : h->term.end <= regie_day_add_months (today, 3) ? "3_maanden"
                                                                            : "6_maanden");
}

static void
see_extensions (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_span (all))
  if (fact->kind == REGIE_FACT_EXT_GRANTED)
    regie_figure_take_fact (sink, fact, 1, 1, regie_ground_name (fact->ground));
}

static void
see_late (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieRules *rules = regie_figures_get_office (all)->rules;
  RegieDay today = regie_figure_day (all);

  if (!who->history->active)
    return;
  for (guint i = 0; i < who->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (who->deadlines, RegieDeadline, i);
      const RegieRule *rule = regie_rules_get (rules, d->rule);

      if (d->planned || d->state != REGIE_STATE_LATE || rule->actor != REGIE_ACTOR_COLLEGE
          || rule->nature != REGIE_NATURE_DUTY || !regie_rule_asks (rule)
          || regie_deadline_is_unrecorded (rule, d, who->recorded_from))
        continue;
      regie_figure_take_one (sink, d->due, today - d->due, rule->id);
    }
}

static void
see_silent (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;
  RegieDay since = h->spoken != REGIE_DAY_NONE ? h->spoken : h->known;
  int days = regie_figures_get_office (all)->warnings.no_contact_days;

  if (h->active && regie_figure_day (all) - since >= days)
    regie_figure_take_one (sink, h->spoken, regie_figure_day (all) - since, NULL);
}

static void
see_caseload (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieWeights *weights = &regie_figures_get_office (all)->weights;

  if (who->history->active)
    regie_figure_take_one (sink, who->history->known,
                           regie_weight_of (weights, who->one, who->history, who->literacy,
                                            regie_figure_day (all))
                             .points,
                           who->consultant == 0 ? "niemand" : NULL);
}

static void
see_fines (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_span (all))
  if (fact->kind == REGIE_FACT_BOETE)
    regie_figure_take_fact (sink, fact, 1, 1, "duo");
}

/* Work, volunteering, study or an internship of which hours were attended, or that the plan has, in
 * the last months. */
static void
see_taking_part (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  RegieDay today = regie_figure_day (all);
  RegieSpan recent = { regie_day_add_months (today, -RECENT_MONTHS) + 1, today };
  gboolean takes_part = FALSE;

  if (!who->history->active)
    return;
  REGIE_FIGURE_FOR_FACTS (fact, who, regie_figure_until_day (all))
  {
    RegieDay last = fact->kind == REGIE_FACT_PLAN_LINE && fact->until != REGIE_DAY_NONE
                      ? fact->until
                      : fact->day;

    if ((fact->kind == REGIE_FACT_HOURS ? fact->minutes > 0 : fact->kind == REGIE_FACT_PLAN_LINE)
        && (regie_topic_is_participation (fact->topic) || fact->topic == REGIE_TOPIC_STUDY)
        && last >= recent.from)
      takes_part = TRUE;
  }
  regie_figure_take_share (sink, REGIE_DAY_NONE, takes_part, NULL);
}

static void
see_done_in_term (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink)
{
  const RegieHistory *h = who->history;

  if (regie_span_has (regie_figure_span (all), h->term.end)
      && (h->out == REGIE_DAY_NONE || h->why == REGIE_OUT_FULFILLED || h->out > h->term.end))
    regie_figure_take_share (sink, h->term.end,
                             h->why == REGIE_OUT_FULFILLED && h->out <= h->term.end, NULL);
}

const RegieFigure *
regie_figures_of_people (guint *n)
{
  static const RegieFigure table[] = {
    { "actief", REGIE_FIGURE_COUNT, "figuur_actief", FALSE, see_active },
    { "instroom", REGIE_FIGURE_COUNT, "groep", TRUE, see_inflow },
    { "uitstroom", REGIE_FIGURE_COUNT, "uitstroom", TRUE, see_outflow },
    { "wacht_op_huisvesting", REGIE_FIGURE_COUNT, NULL, FALSE, see_waiting },
    { "pip_op_tijd", REGIE_FIGURE_SHARE, NULL, TRUE, see_pip_in_time },
    { "pip_dagen", REGIE_FIGURE_MEDIAN, NULL, TRUE, see_pip_days },
    { "pip_te_laat", REGIE_FIGURE_COUNT, NULL, FALSE, see_pip_late },
    { "eerste_les_dagen", REGIE_FIGURE_MEDIAN, NULL, TRUE, see_first_lesson },
    { "leerroutes", REGIE_FIGURE_COUNT, "leerroute", FALSE, see_routes },
    { "wissels", REGIE_FIGURE_COUNT, "figuur_wissel", TRUE, see_changes },
    { "a2", REGIE_FIGURE_SHARE, NULL, FALSE, see_a2 },
    { "uren_tegen_plan", REGIE_FIGURE_SHARE, NULL, FALSE, see_hours },
    { "pvt_klaar", REGIE_FIGURE_SHARE, NULL, FALSE, see_pvt },
    { "map_klaar", REGIE_FIGURE_SHARE, NULL, FALSE, see_map },
    { "examens", REGIE_FIGURE_SHARE, "onderdeel", TRUE, see_exams },
    { "termijnen", REGIE_FIGURE_COUNT, "figuur_termijn", FALSE, see_terms },
    { "verlengingen", REGIE_FIGURE_COUNT, "grond", TRUE, see_extensions },
    { "te_laat", REGIE_FIGURE_COUNT, NULL, FALSE, see_late },
    { "stil", REGIE_FIGURE_COUNT, NULL, FALSE, see_silent },
    { "caseload", REGIE_FIGURE_COUNT, "figuur_caseload", FALSE, see_caseload, .weighs = TRUE },
    { "boetes", REGIE_FIGURE_COUNT, "figuur_boete", TRUE, see_fines },
    { "meedoet", REGIE_FIGURE_SHARE, NULL, FALSE, see_taking_part },
    { "klaar_in_termijn", REGIE_FIGURE_SHARE, NULL, TRUE, see_done_in_term },
  };

  *n = G_N_ELEMENTS (table);
  return table;
}
