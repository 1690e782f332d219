/* SPDX-License-Identifier: EUPL-1.2 */
/* Lets hours and exams go on at their pace, day by day, until each obligation is met. */
#include "regie-outlook.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-term.h"
#include "regie-text.h"

/* The parts of the exam as bits, in the order of codes.ini (Wet art. 7). */
enum {
  READING = 1 << 0,
  LISTENING = 1 << 1,
  WRITING = 1 << 2,
  SPEAKING = 1 << 3,
  SOCIETY = 1 << 4
};
#define N_PARTS 5
#define LANGUAGE_PARTS (READING | LISTENING | WRITING | SPEAKING)

const char *
regie_assumptions_get (RegieAssumptions *self, guint i, const char **label, int **value)
{
  g_return_val_if_fail (self != NULL, NULL);
  static const struct {
    const char *key, *label;
    gsize offset;
  } all[] = {
    { "uren_b1", N_("Lessons until B1, in hours"), G_STRUCT_OFFSET (RegieAssumptions, b1_hours) },
    { "uren_onderwijsroute", N_("Lessons of the education route, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, o_hours) },
    { "uren_z", N_("Lessons of the self-reliance route, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, z_hours) },
    { "uren_z_participatie", N_("Participation in the self-reliance route, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, z_participation) },
    { "uren_pvt", N_("PVT counts for participation, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, pvt_hours) },
    { "uren_map", N_("MAP counts for participation, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, map_hours) },
    { "uren_afschalen", N_("Followed before B1 can become A2, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, a2_hours) },
    { "uren_week_meest", N_("Lessons that fit in a week, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, most_hours) },
    { "weken_examen", N_("From the last lesson to the last exam, in weeks"),
      G_STRUCT_OFFSET (RegieAssumptions, exam_weeks) },
    { "weken_nakijken", N_("From an exam to its result, in weeks"),
      G_STRUCT_OFFSET (RegieAssumptions, mark_weeks) },
    { "weken_nakijken_a2", N_("From an exam in speaking or writing at A2 to its result, in weeks"),
      G_STRUCT_OFFSET (RegieAssumptions, a2_mark_weeks) },
    { "uren_bijna", N_("Nearly passed: lessons followed by family and other migrants, in hours"),
      G_STRUCT_OFFSET (RegieAssumptions, nearly_hours) },
    { "onderdelen_bijna", N_("Nearly passed: language parts, beside KNM"),
      G_STRUCT_OFFSET (RegieAssumptions, nearly_parts) },
    { "opkomst", N_("Attended of what is planned, in per cent"),
      G_STRUCT_OFFSET (RegieAssumptions, attendance) },
    { "weken_wachten", N_("Waiting for a place, in weeks (1 is at once)"),
      G_STRUCT_OFFSET (RegieAssumptions, wait_weeks) },
    { "weken_begin", N_("The first so many weeks the plan counts"),
      G_STRUCT_OFFSET (RegieAssumptions, start_weeks) },
    { "weken_tempo", N_("The pace of the last so many weeks"),
      G_STRUCT_OFFSET (RegieAssumptions, pace_weeks) },
    { "weken_krap", N_("Tight when so many weeks are left, or fewer"),
      G_STRUCT_OFFSET (RegieAssumptions, margin_weeks) },
  };

  if (i >= G_N_ELEMENTS (all))
    return NULL;
  if (label != NULL)
    *label = _(all[i].label);
  *value = (int *) G_STRUCT_MEMBER_P (self, all[i].offset);
  return all[i].key;
}

gboolean
regie_assumptions_read (RegieIni *ini, RegieAssumptions *self, GError **error)
{
  g_autofree char *from = regie_ini_dup (ini, "haalbaarheid", "weken_nakijken_a2_vanaf");
  const char *key;
  int *value;

  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; (key = regie_assumptions_get (self, i, NULL, &value)) != NULL; i++)
    {
      g_autofree char *text = regie_ini_dup (ini, "haalbaarheid", key);
      gint64 number;

      if (text == NULL || !g_ascii_string_to_signed (text, 10, 1, 100000, &number, NULL))
        return regie_ini_fault (ini, error, "haalbaarheid", key,
                                _("expected a whole number from 1 to 100000"));
      *value = (int) number;
    }
  if (!regie_day_parse (from, &self->a2_mark_from))
    return regie_ini_fault (ini, error, "haalbaarheid", "weken_nakijken_a2_vanaf",
                            _("expected a date such as 2026-07-31"));
  return TRUE;
}

typedef struct {
  const RegieCase *one;
  RegieDay today;
  const RegieAssumptions *assumed;
  RegieOutlook *out;
  GArray *deadlines;
  gboolean asylum;
} Outlook;

static gboolean
happened (const Outlook *o, const RegieFact *fact)
{
  return regie_fact_happened (fact, o->today);
}

static gboolean
is_participation (const RegieFact *fact)
{
  return regie_topic_is_participation (fact->topic);
}

static gboolean
counts_for (const RegieFact *fact, RegieDuty duty)
{
  return duty == REGIE_DUTY_PARTICIPATION ? is_participation (fact)
                                          : fact->topic == REGIE_TOPIC_LANGUAGE;
}

/* The day of the first fact of KIND that happened, or NONE. */
static RegieDay
done_on (const Outlook *o, RegieFactKind kind)
{
  for (guint i = 0; i < o->one->n; i++)
    if (o->one->facts[i].kind == kind && happened (o, &o->one->facts[i]))
      return o->one->facts[i].day;
  return REGIE_DAY_NONE;
}

/* What the plan says of DUTY: when it begins, and how many hours a week its lines have on the later
 * of today and then. */
static RegieDay
planned (const Outlook *o, RegieDuty duty, double *per_week)
{
  RegieDay first = REGIE_DAY_NONE;
  RegieDay at;

  *per_week = 0;
  for (guint i = 0; i < o->one->n; i++)
    if (o->one->facts[i].kind == REGIE_FACT_PLAN_LINE && counts_for (&o->one->facts[i], duty))
      first = first == REGIE_DAY_NONE ? o->one->facts[i].day : MIN (first, o->one->facts[i].day);
  at = first == REGIE_DAY_NONE ? o->today : MAX (first, o->today);
  for (guint i = 0; i < o->one->n; i++)
    {
      const RegieFact *fact = &o->one->facts[i];

      if (fact->kind == REGIE_FACT_PLAN_LINE && counts_for (fact, duty) && fact->day <= at
          && (fact->until == REGIE_DAY_NONE || at <= fact->until))
        *per_week += MAX (0, fact->intensity);
    }
  return first;
}

/* What was followed before the term began counts nothing (Besluit art. 3.14 lid 6, 5.5 lid 2). */
static int
hours_between (const Outlook *o, RegieDuty duty, RegieDay after, RegieDay until)
{
  int sum = 0;

  for (guint i = 0; i < o->one->n; i++)
    {
      const RegieFact *fact = &o->one->facts[i];

      if (fact->kind == REGIE_FACT_HOURS && counts_for (fact, duty) && happened (o, fact)
          && fact->day >= o->out->term_begin && fact->day > after && fact->day <= until)
        sum += MAX (0, fact->minutes);
    }
  return sum / 60;
}

/* The first day on which lessons could begin: once there is a place. */
static RegieDay
earliest_start (const Outlook *o)
{
  return o->today + (MAX (1, o->assumed->wait_weeks) - 1) * 7;
}

/* Which of the two it is depends on days alone, so fewer hours never make it look better. */
static double
pace_of (const Outlook *o, RegieDuty duty, RegieDay *start, gboolean *from_plan)
{
  double plan;
  RegieDay first = planned (o, duty, &plan);
  RegieDay began = first != REGIE_DAY_NONE ? first : o->out->term_begin;
  int days;

  *start = MAX (o->today, began);
  /* Who has no place yet waits for one. */
  if (duty == REGIE_DUTY_LESSONS && hours_between (o, duty, G_MININT32, o->today) == 0
      && (first == REGIE_DAY_NONE || first > o->today))
    *start = MAX (*start, earliest_start (o));
  *from_plan = o->today <= began + o->assumed->start_weeks * 7;
  if (*from_plan)
    return plan * o->assumed->attendance / 100;
  days = MIN (o->assumed->pace_weeks * 7, o->today - began);
  return hours_between (o, duty, o->today - days, o->today) * 7.0 / days;
}

static RegieOutlookVerdict
judge (const Outlook *o, RegieDay expected)
{
  if (expected == REGIE_DAY_NONE || expected > o->out->term_end)
    return REGIE_OUTLOOK_FAILS;
  return expected > o->out->term_end - o->assumed->margin_weeks * 7 ? REGIE_OUTLOOK_TIGHT
                                                                    : REGIE_OUTLOOK_FITS;
}

static void
add (Outlook *o, RegieProspect prospect)
{
  g_array_append_val (o->out->prospects, prospect);
}

static RegieDay
after_weeks (RegieDay from, double weeks)
{
  return weeks > 5200 ? REGIE_DAY_NONE : from + (int) ceil (weeks * 7);
}

/* Hours of lessons or participation; returns when they are there. */
static RegieDay
add_hours (Outlook *o, RegieDuty duty, int needed, int credit)
{
  RegieProspect p = { .duty = duty,
                      .needed = needed,
                      .done = MIN (needed, credit + hours_between (o, duty, G_MININT32, o->today)),
                      .expected = REGIE_DAY_NONE };
  RegieDay start;

  p.per_week = pace_of (o, duty, &start, &p.from_plan);
  if (p.done >= needed)
    p.expected = o->today;
  else if (p.per_week > 0)
    p.expected = after_weeks (start, (needed - p.done) / p.per_week);
  p.verdict = p.done >= needed ? REGIE_OUTLOOK_DONE : judge (o, p.expected);
  add (o, p);
  return p.expected;
}

/* The parts that were passed, as bits. */
static guint
parts_passed (const Outlook *o)
{
  guint passed = 0;

  for (guint i = 0; i < o->one->n; i++)
    if (o->one->facts[i].kind == REGIE_FACT_EXAM && o->one->facts[i].is_passed
        && happened (o, &o->one->facts[i]))
      passed |= o->one->facts[i].parts & REGIE_EXAM_PARTS;
  return passed;
}

/* The language parts that may be done at A2: by permission, or by the PIP that holds. */
static guint
parts_at_a2 (const Outlook *o)
{
  guint pip = regie_case_pip (o->one, o->today);
  guint parts = pip != G_MAXUINT && o->one->facts[pip].level == REGIE_LEVEL_A2 ? LANGUAGE_PARTS : 0;

  for (guint i = 0; i < o->one->n; i++)
    if (o->one->facts[i].kind == REGIE_FACT_A2 && happened (o, &o->one->facts[i]))
      parts |= o->one->facts[i].parts != 0 ? o->one->facts[i].parts : LANGUAGE_PARTS;
  return parts;
}

/* So long until the result of an exam in PART that is done on DAY. */
static int
weeks_to_mark (const Outlook *o, guint part, RegieDay day)
{
  gboolean longer = part & (WRITING | SPEAKING) & parts_at_a2 (o)
                    && day >= o->assumed->a2_mark_from;

  return longer ? MAX (o->assumed->a2_mark_weeks, o->assumed->mark_weeks) : o->assumed->mark_weeks;
}

/* The day of the last exam in PART whose result is still to come, planned ones among them; NONE
 * when there is none. */
static RegieDay
awaited (const Outlook *o, guint part)
{
  const RegieFact *last = NULL;

  for (guint i = 0; i < o->one->n; i++)
    if (o->one->facts[i].kind == REGIE_FACT_EXAM && o->one->facts[i].parts & part)
      last = &o->one->facts[i];
  return last != NULL && !last->is_passed && !last->is_failed ? last->day : REGIE_DAY_NONE;
}

/* Each part that is left waits for the result of its exam, or for the lessons, an exam and its
 * result. */
static RegieDay
exams_done (const Outlook *o, guint passed, RegieDay lessons_done)
{
  RegieDay last = o->today;

  for (guint part = 1; part & REGIE_EXAM_PARTS; part <<= 1)
    {
      RegieDay exam = awaited (o, part);

      if (passed & part)
        continue;
      if (exam == REGIE_DAY_NONE && lessons_done == REGIE_DAY_NONE)
        return REGIE_DAY_NONE;
      if (exam == REGIE_DAY_NONE)
        exam = MAX (lessons_done, o->today) + o->assumed->exam_weeks * 7;
      last = MAX (last, exam + weeks_to_mark (o, part, exam) * 7);
    }
  return last;
}

static void
add_exams (Outlook *o, RegieDay lessons_done)
{
  guint passed = parts_passed (o);
  RegieProspect p = { .duty = REGIE_DUTY_EXAMS,
                      .needed = N_PARTS,
                      .done = __builtin_popcount (passed),
                      .expected = exams_done (o, passed, lessons_done) };

  p.verdict = p.done == p.needed ? REGIE_OUTLOOK_DONE : judge (o, p.expected);
  add (o, p);
}

/* PVT and MAP: done, planned until a day, or nothing is known of them. */
static void
add_course (Outlook *o, RegieDuty duty, RegieFactKind kind, RegieTopic topic)
{
  RegieProspect p = { .duty = duty,
                      .verdict = REGIE_OUTLOOK_UNKNOWN,
                      .expected = done_on (o, kind) };

  if (p.expected != REGIE_DAY_NONE)
    p.verdict = REGIE_OUTLOOK_DONE;
  for (guint i = 0; p.verdict == REGIE_OUTLOOK_UNKNOWN && i < o->one->n; i++)
    {
      const RegieFact *fact = &o->one->facts[i];

      if (fact->kind == REGIE_FACT_PLAN_LINE && fact->topic == topic
          && fact->until != REGIE_DAY_NONE && fact->until >= o->today)
        p.expected = p.expected == REGIE_DAY_NONE ? fact->until : MIN (p.expected, fact->until);
    }
  if (p.verdict == REGIE_OUTLOOK_UNKNOWN
      && (p.expected != REGIE_DAY_NONE || o->out->term_end < o->today))
    p.verdict = judge (o, p.expected);
  add (o, p);
}

static RegieTerm
find_term (Outlook *o, const RegieRules *rules)
{
  RegieTerm term;

  regie_clock_run (rules, o->one, o->today, o->deadlines);
  term = regie_term_find (rules, o->deadlines);
  o->out->term_begin = term.begin;
  o->out->term_end = term.end;
  return term;
}

static void
add_repair (Outlook *o, RegieRepair repair)
{
  g_array_append_val (o->out->repairs, repair);
}

/* More lessons, while a week has room for them. */
static void
repair_hours (Outlook *o, const RegieProspect *p, int weeks_behind)
{
  gboolean from_plan;
  RegieDay start;
  RegieDay last = o->out->term_end - (weeks_behind + o->assumed->margin_weeks) * 7;
  double needed;

  pace_of (o, p->duty, &start, &from_plan);
  if (last - start < 7)
    return;
  needed = ceil ((p->needed - p->done) * 7.0 / (last - start) * 2) / 2;
  if (needed <= o->assumed->most_hours && needed > p->per_week)
    add_repair (o, (RegieRepair){ .kind = REGIE_REPAIR_HOURS,
                                  .duty = p->duty,
                                  .per_week = needed,
                                  .expected = after_weeks (start, (p->needed - p->done) / needed)
                                              + weeks_behind * 7 });
}

/* Lessons that are planned to begin later could begin as soon as there is a place. */
static void
repair_start (Outlook *o, const RegieProspect *p, int weeks_behind)
{
  double plan;
  RegieDay first = planned (o, p->duty, &plan);
  RegieDay start = earliest_start (o);
  RegieDay done;

  if (p->per_week <= 0 || first == REGIE_DAY_NONE || first <= start || first <= o->today)
    return;
  done = after_weeks (start, (p->needed - p->done) / p->per_week) + weeks_behind * 7;
  if (done <= o->out->term_end)
    add_repair (o, (RegieRepair){ .kind = REGIE_REPAIR_EARLIER,
                                  .duty = p->duty,
                                  .per_week = p->per_week,
                                  .expected = done,
                                  .start = start });
}

/* From the last lesson to the last result. */
static int
weeks_behind_lessons (const Outlook *o)
{
  guint left = REGIE_EXAM_PARTS & ~parts_passed (o);
  int mark = o->assumed->mark_weeks;

  for (guint part = 1; part & REGIE_EXAM_PARTS; part <<= 1)
    if (left & part)
      mark = MAX (mark, weeks_to_mark (o, part, o->today));
  return o->assumed->exam_weeks + mark;
}

/* Were all lessons attended (asylum), or enough of them (family and other migrants)?  Besluit
 * art. 4.4 lid 3. */
static gboolean
attended_enough (const Outlook *o)
{
  int minutes = 0;
  gboolean all = TRUE;

  for (guint i = 0; i < o->one->n; i++)
    {
      const RegieFact *fact = &o->one->facts[i];

      if (fact->kind != REGIE_FACT_HOURS || !counts_for (fact, REGIE_DUTY_LESSONS)
          || !happened (o, fact) || fact->day < o->out->term_begin)
        continue;
      minutes += MAX (0, fact->minutes);
      all &= fact->planned < 0 || fact->minutes >= fact->planned;
    }
  return o->asylum ? minutes > 0 && all : minutes >= o->assumed->nearly_hours * 60;
}

/* All that Besluit art. 4.4 lid 3 asks of who nearly passed. */
static gboolean
nearly_passed (const Outlook *o)
{
  guint passed = parts_passed (o);

  return o->out->route == REGIE_ROUTE_B1 && passed & SOCIETY && passed != REGIE_EXAM_PARTS
         && __builtin_popcount (passed & LANGUAGE_PARTS) >= o->assumed->nearly_parts
         && attended_enough (o) && done_on (o, REGIE_FACT_PVT) != REGIE_DAY_NONE
         && done_on (o, REGIE_FACT_MAP) != REGIE_DAY_NONE;
}

/* The extension of who nearly passed, which needs no ground of its own: the facts are the
 * ground. */
static void
repair_nearly (Outlook *o, const RegieRules *rules)
{
  guint at = rules->role[REGIE_RULE_IS_NEARLY];
  const RegieRule *rule = regie_rules_get (rules, at);

  if (nearly_passed (o))
    add_repair (o, (RegieRepair){
                     .kind = REGIE_REPAIR_EXTENSION,
                     .expected = regie_day_last_day (o->out->term_end + 1, rule->length.months),
                     .rule = at });
}

/* The day until which the route can still be changed; NONE when it cannot. */
static RegieDay
open_until (const Outlook *o, const RegieRules *rules)
{
  for (guint i = 0; i < o->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (o->deadlines, RegieDeadline, i);

      if (d->rule == rules->role[REGIE_RULE_IS_ROUTE_CHANGE] && d->state == REGIE_STATE_RUNS)
        return d->due;
    }
  return REGIE_DAY_NONE;
}

static void
find_repairs (Outlook *o, const RegieRules *rules)
{
  const RegieProspect *lessons = NULL;
  int exam_weeks = weeks_behind_lessons (o);
  RegieDay until = open_until (o, rules);

  for (guint i = 0; i < o->out->prospects->len; i++)
    {
      const RegieProspect *p = &g_array_index (o->out->prospects, RegieProspect, i);

      if (p->duty == REGIE_DUTY_LESSONS)
        lessons = p;
      if ((p->duty == REGIE_DUTY_LESSONS || p->duty == REGIE_DUTY_PARTICIPATION)
          && p->verdict != REGIE_OUTLOOK_DONE)
        repair_start (o, p,
                      p->duty == REGIE_DUTY_LESSONS && o->out->route == REGIE_ROUTE_B1 ? exam_weeks
                                                                                       : 0);
      if ((p->duty == REGIE_DUTY_LESSONS || p->duty == REGIE_DUTY_PARTICIPATION)
          && p->verdict != REGIE_OUTLOOK_DONE)
        repair_hours (o, p,
                      p->duty == REGIE_DUTY_LESSONS && o->out->route == REGIE_ROUTE_B1 ? exam_weeks
                                                                                       : 0);
    }
  /* Permission for A2 asks for hours and effort (Besluit art. 5.5). */
  if (o->out->route == REGIE_ROUTE_B1 && lessons != NULL && lessons->done >= o->assumed->a2_hours)
    add_repair (o, (RegieRepair){ .kind = REGIE_REPAIR_A2, .expected = REGIE_DAY_NONE });
  if (o->out->route != REGIE_ROUTE_Z && until != REGIE_DAY_NONE)
    add_repair (o, (RegieRepair){ .kind = REGIE_REPAIR_ROUTE_Z, .expected = until });
  repair_nearly (o, rules);
  for (guint i = 0; i < o->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (o->deadlines, RegieDeadline, i);

      if (d->rule == rules->role[REGIE_RULE_IS_NEARLY])
        continue;
      if ((regie_rules_get (rules, d->rule)->shape == REGIE_RULE_EXTENSION
           || regie_rules_get (rules, d->rule)->shape == REGIE_RULE_COMBINED)
          && d->due != REGIE_DAY_NONE && d->due > o->out->term_end
          && d->state != REGIE_STATE_LAPSED)
        add_repair (o, (RegieRepair){
                         .kind = REGIE_REPAIR_EXTENSION, .expected = d->due, .rule = d->rule });
    }
}

/* What the route asks: lessons, participation and exams. */
static void
add_route (Outlook *o)
{
  const RegieAssumptions *assumed = o->assumed;
  RegieRoute route = o->out->route;
  RegieDay lessons;

  if (done_on (o, REGIE_FACT_ROUTE_DONE) != REGIE_DAY_NONE
      || done_on (o, REGIE_FACT_FULFILLED) != REGIE_DAY_NONE)
    {
      add (o, (RegieProspect){
                .duty = REGIE_DUTY_LESSONS, .verdict = REGIE_OUTLOOK_DONE, .expected = o->today });
      return;
    }
  if (route == REGIE_ROUTE_B1 && parts_passed (o) == REGIE_EXAM_PARTS)
    {
      add_exams (o, o->today); /* whoever passed needs no lessons */
      return;
    }
  lessons = add_hours (o, REGIE_DUTY_LESSONS,
                       route == REGIE_ROUTE_Z   ? assumed->z_hours
                       : route == REGIE_ROUTE_O ? assumed->o_hours
                                                : assumed->b1_hours,
                       0);
  if (route == REGIE_ROUTE_Z && o->asylum)
    add_hours (o, REGIE_DUTY_PARTICIPATION, assumed->z_participation,
               (done_on (o, REGIE_FACT_PVT) != REGIE_DAY_NONE ? assumed->pvt_hours : 0)
                 + (done_on (o, REGIE_FACT_MAP) != REGIE_DAY_NONE ? assumed->map_hours : 0));
  if (route == REGIE_ROUTE_B1)
    add_exams (o, lessons);
}

RegieOutlook *
regie_outlook_new (const RegieRules *rules, const RegieCase *one, RegieDay today,
                   const RegieAssumptions *assumed)
{
  RegieOutlook *self = g_new0 (RegieOutlook, 1);
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  RegieGroup group = regie_case_group (one, today, today);
  Outlook o = {
    one,  today,     assumed,
    self, deadlines, group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN
  };
  RegieTerm term;

  g_return_val_if_fail (rules != NULL, NULL);
  self->prospects = g_array_new (FALSE, FALSE, sizeof (RegieProspect));
  self->repairs = g_array_new (FALSE, FALSE, sizeof (RegieRepair));
  term = find_term (&o, rules);
  self->verdict = REGIE_OUTLOOK_UNKNOWN;
  self->no_duty = term.end != REGIE_DAY_NONE && term.state == REGIE_STATE_LAPSED;
  if (term.end == REGIE_DAY_NONE || self->no_duty)
    return self;
  self->verdict = REGIE_OUTLOOK_DONE;
  self->route = regie_case_route (one, today, today);
  if (self->route == REGIE_ROUTE_UNKNOWN)
    self->route = REGIE_ROUTE_B1;
  add_route (&o);
  if (done_on (&o, REGIE_FACT_FULFILLED) != REGIE_DAY_NONE) /* PVT and MAP with it */
    return self;
  add_course (&o, REGIE_DUTY_PVT, REGIE_FACT_PVT, REGIE_TOPIC_PVT);
  if (self->route != REGIE_ROUTE_O)
    add_course (&o, REGIE_DUTY_MAP, REGIE_FACT_MAP, REGIE_TOPIC_MAP);
  for (guint i = 0; i < self->prospects->len; i++)
    self->verdict = MAX (self->verdict, g_array_index (self->prospects, RegieProspect, i).verdict);
  if (self->verdict >= REGIE_OUTLOOK_TIGHT)
    find_repairs (&o, rules);
  return self;
}

void
regie_outlook_free (RegieOutlook *self)
{
  g_array_unref (self->prospects);
  g_array_unref (self->repairs);
  g_free (self);
}

const char *
regie_outlook_verdict_name (RegieOutlookVerdict verdict)
{
  static const char *const names[] = { "behaald", "haalt", "onbekend", "krap", "haalt_niet" };

  return names[verdict];
}

const char *
regie_outlook_verdict_label (RegieOutlookVerdict verdict)
{
  static const char *const labels[] = { N_("everything met"), N_("fits the term"),
                                        N_("not all is planned"), N_("only just fits the term"),
                                        N_("does not fit the term") };

  return _(labels[verdict]);
}

const char *
regie_duty_name (RegieDuty duty)
{
  static const char *const names[] = { "lessen", "participatie", "examens", "pvt", "map" };

  return names[duty];
}

const char *
regie_duty_label (RegieDuty duty)
{
  static const char *const labels[] = { N_("Lessons"), N_("Participation"), N_("Exams"),
                                        N_("Participation statement"),
                                        N_("Labour market module") };

  return _(labels[duty]);
}

const char *
regie_repair_name (RegieRepairKind kind)
{
  static const char *const names[] = { "meer_uren", "eerder_beginnen", "afschalen_a2",
                                       "wisselen_naar_z", "verlenging" };

  return names[kind];
}

/* Whole hours without decimals. */
static char *
dup_hours (double hours)
{
  return hours == floor (hours) ? g_strdup_printf ("%.0f", hours) : g_strdup_printf ("%.1f", hours);
}

char *
regie_prospect_dup_sentence (const RegieProspect *p)
{
  g_autofree char *day = regie_day_dup_long (p->expected);
  g_autofree char *pace = NULL;
  g_autofree char *count = NULL;

  if (p->needed > 0)
    count = p->duty == REGIE_DUTY_EXAMS
              ? g_strdup_printf (_("%d of %d parts passed"), p->done, p->needed)
              : g_strdup_printf (_("%d of %d hours"), p->done, p->needed);
  if (p->verdict == REGIE_OUTLOOK_DONE)
    return count != NULL ? g_steal_pointer (&count) : g_strdup (_("done"));
  if (p->duty == REGIE_DUTY_PVT || p->duty == REGIE_DUTY_MAP)
    return p->expected != REGIE_DAY_NONE ? g_strdup_printf (_("planned until %s"), day)
                                         : g_strdup (_("nothing is planned yet"));
  if (p->expected == REGIE_DAY_NONE)
    return p->duty == REGIE_DUTY_EXAMS
             ? g_strdup_printf (_("%s; without lessons there is no end in sight"), count)
           : p->from_plan
             ? g_strdup_printf (_("%s; nothing is planned yet"), count)
             : g_strdup_printf (_("%s; no hours were reported in the last weeks"), count);
  if (p->duty == REGIE_DUTY_EXAMS)
    return g_strdup_printf (_("%s; the last result around %s"), count, day);
  pace = dup_hours (p->per_week);
  return g_strdup_printf (_("%s; at %s hours a week until %s"), count, pace, day);
}

char *
regie_repair_dup_sentence (const RegieRules *rules, const RegieRepair *r)
{
  g_autofree char *day = regie_day_dup_long (r->expected);
  g_autofree char *pace = dup_hours (r->per_week);
  g_autofree char *start = regie_day_dup_long (r->start);

  g_return_val_if_fail (rules != NULL, NULL);
  switch (r->kind)
    {
    case REGIE_REPAIR_HOURS:
      return r->duty == REGIE_DUTY_PARTICIPATION
               ? g_strdup_printf (_("%s hours of participation a week: done by %s."), pace, day)
               : g_strdup_printf (_("%s hours of lessons a week: done by %s."), pace, day);
    case REGIE_REPAIR_EARLIER:
      return g_strdup_printf (_("Begin on %s: done by %s."), start, day);
    case REGIE_REPAIR_A2:
      return g_strdup (_("Permission for parts at level A2: enough hours were followed; effort "
                          "must be shown (Besluit art. 5.5)."));
    case REGIE_REPAIR_ROUTE_Z:
      return g_strdup_printf (_("The self-reliance route, on the consultant's reasoned advice: to "
                                 "be decided by %s at the latest (Besluit art. 5.4)."),
                              day);
    case REGIE_REPAIR_EXTENSION:
    default:
      return g_strdup_printf (_("%s: if DUO grants this, the term ends on %s."),
                              regie_rules_get (rules, r->rule)->name, day);
    }
}

char *
regie_outlook_dup_summary (const RegieOutlook *self)
{
  g_autofree char *end = regie_day_dup_long (self->term_end);

  if (self->term_end == REGIE_DAY_NONE)
    return g_strdup (_("The term has not begun: there is no PIP yet."));
  if (self->no_duty)
    return g_strdup (_("There is no duty to meet now."));
  switch (self->verdict)
    {
    case REGIE_OUTLOOK_DONE:
      return g_strdup (_("Everything has been met."));
    case REGIE_OUTLOOK_FITS:
      return g_strdup_printf (_("At this rate everything is met before %s."), end);
    case REGIE_OUTLOOK_TIGHT:
      return g_strdup_printf (_("At this rate it is only just met before %s."), end);
    case REGIE_OUTLOOK_FAILS:
      return g_strdup_printf (_("At this rate it is not met before %s."), end);
    case REGIE_OUTLOOK_UNKNOWN:
    default:
      return g_strdup_printf (
        _("What is planned fits; not everything is planned yet. The term ends on %s."), end);
    }
}
