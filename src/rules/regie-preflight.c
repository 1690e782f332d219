/* SPDX-License-Identifier: EUPL-1.2 */
/* A function for each rule that DUO published, and the table in which they stand. */
#include "regie-preflight.h"

#include <glib/gi18n.h>

#include "regie-term.h"
#include "regie-text.h"

/* So long DUO still shows somebody whose new PIP is another municipality's: its own condition, not
 * the law's. */
#define SHOWN_MONTHS 1

/* What DUO takes as the estimated hours of the B1 course. */
#define COURSE_LEAST 1
#define COURSE_MOST 9999

typedef enum {
  PIP_ROUTE,
  PIP_LEVEL_O,
  PIP_LEVEL_Z,
  PIP_LEVEL_FIRST,
  PIP_LEVEL_NONE,
  PIP_LEVEL,
  PIP_HOURS,
  PIP_COURSE,
  PIP_DUTY,
  PIP_SETTLED,
  PIP_PREVIOUS,
  PIP_REMOVE,
  OFFER_GROUP,
  OFFER_PIP,
  OFFER_TERM,
  OFFER_ORDER,
  OFFER_SCHOOL,
  DONE_PIP,
  DONE_FUTURE,
  DONE_TERM,
  DONE_AFTER_Z,
  MAP_O,
  VISIBLE,
  CHANGE_SAME,
  CHANGE_LATE,
  CHANGE_MOVED,
  A2_ROUTE,
  A2_HOURS,
  A2_EFFORT
} Rule;

/* TRANSLATORS: each is a rule of DUO in one sentence, plain B1 */
static const struct {
  const char *id, *field, *text;
} texts[] = {
  [PIP_ROUTE] = { "PIP-LEERROUTE", "leerroute", N_("A PIP names a route (Wet art. 15 lid 1).") },
  [PIP_LEVEL_O] = { "PIP-NIVEAU-O", "niveau",
                    N_("Level A2 does not exist in the education route.") },
  [PIP_LEVEL_Z] = { "PIP-NIVEAU-Z", "niveau",
                    N_("Level B1 does not exist in the self-reliance route.") },
  [PIP_LEVEL_FIRST]
  = { "PIP-NIVEAU-EERSTE", "niveau",
      N_("A first PIP in the B1 route does not begin at level A2: downscaling comes later.") },
  [PIP_LEVEL_NONE] = { "PIP-NIVEAU-LEEG", "niveau",
                       N_("A PIP without a level counts as B1 with DUO.") },
  [PIP_LEVEL] = { "PIP-NIVEAU", "niveau", N_("A PIP is at level A2 or B1; DUO knows no other.") },
  [PIP_HOURS] = { "PIP-INTENSITEIT", "intensiteit",
                  N_("DUO takes an intensity only in the B1 route of an asylum status holder: the "
                      "hours of the whole course, from 1 to 9999.") },
  [PIP_COURSE] = { "PIP-INTENSITEIT-TOTAAL", "intensiteit_totaal",
                   N_("DUO asks for the hours of the whole B1 course, not for hours a week.") },
  [PIP_DUTY] = { "PIP-DATUM-PLICHT", "datum",
                 N_("A PIP is not dated before the duty to integrate began.") },
  [PIP_SETTLED]
  = { "PIP-DATUM-VESTIGING", "datum",
      N_(
        "A PIP is not dated before the person was linked to the municipality or settled there.") },
  [PIP_PREVIOUS] = { "PIP-DATUM-VORIGE", "datum",
                     N_("A new PIP is not dated before an earlier one.") },
  [PIP_REMOVE] = { "PIP-VERWIJDEREN", "datum",
                   N_("A PIP can be taken away with DUO while the term has not begun and no hours "
                       "were booked.") },
  [OFFER_GROUP] = { "AANBOD-GROEP", "datum",
                    N_("Only asylum status holders get an integration offer, or language bridging "
                        "that the municipality offers.") },
  [OFFER_PIP]
  = { "AANBOD-PIP", "datum",
      N_("An integration offer, and the start of language bridging, come after the PIP.") },
  [OFFER_TERM] = { "AANBOD-TERMIJN", "datum",
                   N_("An integration offer, and the start of language bridging, lie within the "
                       "integration term.") },
  [OFFER_ORDER] = { "AANBOD-VOLGORDE", "datum",
                    N_("Language bridging does not start before the offer of it.") },
  [OFFER_SCHOOL]
  = { REGIE_PREFLIGHT_SCHOOL, "aanbieder",
      N_("The school has the mark of Blik op Werk or is recognised for language bridging: check "
          "that. A second offer for the same school replaces the first.") },
  [DONE_PIP] = { "PVT-MAP-PIP", "datum",
                 N_("PVT and MAP are reported by the municipality whose PIP holds.") },
  [DONE_FUTURE] = { "PVT-MAP-TOEKOMST", "datum",
                    N_("PVT and MAP are reported when they are done.") },
  [DONE_TERM] = { "PVT-MAP-TERMIJN", "datum",
                  N_("PVT and MAP are not dated before the integration term.") },
  [DONE_AFTER_Z] = { "PVT-MAP-NA-Z", "datum",
                     N_(
                       "PVT and MAP are not dated after the self-reliance route was completed.") },
  [MAP_O] = { "MAP-ONDERWIJSROUTE", "datum",
              N_("In the education route there is no MAP (Wet art. 8 lid 3).") },
  [CHANGE_SAME] = { "WIJZIGING-ZELFDE", "leerroute",
                    N_("A change of route names another route than the one that is followed.") },
  [CHANGE_LATE] = { REGIE_PREFLIGHT_ROUTE, "datum",
                    N_("Until 18 months after the term began the route can be changed; later only "
                        "in a special case that is explained (Besluit art. 5.4). From the "
                        "education route to B1 it can be changed during the whole term.") },
  [CHANGE_MOVED]
  = { "WIJZIGING-VERHUISD", "leerroute",
      N_("After a move the route of the former municipality stays (Wet art. 15 lid 4). Another "
          "route is a decision of its own, within the limits of Besluit art. 5.4.") },
  [A2_ROUTE] = { "A2-LEERROUTE", "datum",
                 N_(
                   "Permission for A2 exists only in the B1 route. Who cannot do B1 at all changes "
                   "to the self-reliance route: that is another decision (“Route changed”).") },
  [A2_HOURS] = { "A2-600-UUR", "datum", NULL }, /* with the number: see dup_text */
  [A2_EFFORT]
  = { "A2-INZET", "toelichting",
      N_("Permission for A2 asks for proof of enough effort and why B1 cannot be reached within "
          "the term (Besluit art. 5.5): the reports of the school and the absence.") },
  [VISIBLE] = { "ZICHTBAAR", "datum",
                N_("DUO shows the data of who lives in the municipality or is linked to it, or "
                    "has its PIP as the last one.") },
};

/* Hours of the whole course by the lines of the plan, rounded; -1 without lines of lessons with
 * hours. */
static int
planned_hours (const RegieCase *one, const RegieFact *pip)
{
  int sum = 0; /* hours a week times days */

  for (guint i = 0; i < one->n; i++)
    {
      const RegieFact *line = &one->facts[i];

      if (line->kind == REGIE_FACT_PLAN_LINE && line->topic == REGIE_TOPIC_LANGUAGE
          && line->until != REGIE_DAY_NONE)
        sum += MAX (0, line->intensity >= 0 ? line->intensity : pip->intensity)
               * (line->until - line->day + 1);
    }
  return sum > 0 ? (sum + 3) / 7 : -1;
}

int
regie_preflight_course_hours (const RegieCase *one, const RegieFact *pip)
{
  g_return_val_if_fail (one != NULL, 0);
  return pip->course_hours >= 0 ? pip->course_hours : planned_hours (one, pip);
}

typedef struct {
  const RegieRules *rules;
  const RegieCase *one;
  RegieDay today, notice, z_done;
  RegieTerm term;
  RegieDay change_end; /* the last day on which the route can be changed as a matter of course */
  int a2_hours;
  guint first_pip; /* index, G_MAXUINT when there is none */
  guint pip;       /* the one that holds today */
  gboolean in_order, has_hours;
  GPtrArray *out;
} Preflight;

static void
finding_free (gpointer data)
{
  g_free (((RegieFinding *) data)->sentence);
  g_free (data);
}

static char *
dup_text (const Preflight *p, Rule rule)
{
  if (rule == A2_HOURS)
    return g_strdup_printf (
      _("Permission for A2 comes after %d hours of lessons since the PIP (Besluit art. 5.5)."),
      p->a2_hours);
  return g_strdup (_(texts[rule].text));
}

/* Takes DETAIL, which may be NULL. */
static void
say (Preflight *p, guint fact, Rule rule, RegieVerdict verdict, char *detail)
{
  RegieFinding *finding = g_new (RegieFinding, 1);
  g_autofree char *text = dup_text (p, rule);

  *finding = (RegieFinding){ texts[rule].id, verdict, texts[rule].field, fact,
                             detail != NULL ? g_strdup_printf ("%s %s", text, detail)
                                            : g_steal_pointer (&text) };
  g_free (detail);
  g_ptr_array_add (p->out, finding);
}

static void
judge (Preflight *p, guint fact, Rule rule, gboolean good)
{
  say (p, fact, rule, good ? REGIE_VERDICT_GOOD : REGIE_VERDICT_REFUSED, NULL);
}

/* Good unless DAY lies before LIMIT, which is said. */
static void
judge_before (Preflight *p, guint fact, Rule rule, RegieDay limit, RegieVerdict otherwise)
{
  RegieDay day = p->one->facts[fact].day;
  g_autofree char *earliest = regie_day_dup_long (limit);

  if (limit != REGIE_DAY_NONE)
    say (p, fact, rule, day < limit ? otherwise : REGIE_VERDICT_GOOD,
         day < limit ? g_strdup_printf (_("The first day that is possible is %s."), earliest)
                     : NULL);
}

static gboolean
is_asylum (const Preflight *p, RegieDay day)
{
  RegieGroup group = regie_case_group (p->one, day, MAX (day, p->today));

  return group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN;
}

static gboolean
is_own (const RegieFact *fact)
{
  return !(fact->flags & REGIE_FACT_ELSEWHERE);
}

/* The day that an earlier PIP has; an earlier one has a smaller id. */
static RegieDay
previous_pip (const Preflight *p, const RegieFact *pip)
{
  RegieDay day = REGIE_DAY_NONE;

  for (guint i = 0; i < p->one->n; i++)
    {
      const RegieFact *other = &p->one->facts[i];

      if (other->kind == REGIE_FACT_PIP && other->id < pip->id
          && !(other->flags & REGIE_FACT_PLANNED) && (day == REGIE_DAY_NONE || other->day > day))
        day = other->day;
    }
  return day;
}

static gboolean
is_first_pip (const Preflight *p, guint fact)
{
  return p->in_order ? previous_pip (p, &p->one->facts[fact]) == REGIE_DAY_NONE
                     : fact == p->first_pip;
}

static gboolean
is_departure (const RegieFact *fact)
{
  return fact->kind == REGIE_FACT_MOVED || fact->kind == REGIE_FACT_EMIGRATED
         || (fact->kind == REGIE_FACT_BRP && !is_own (fact));
}

static gboolean
is_arrival (const RegieFact *fact)
{
  return is_own (fact)
         && (fact->kind == REGIE_FACT_BRP || fact->kind == REGIE_FACT_KOPPELING
             || fact->kind == REGIE_FACT_RETURNED);
}

/* The first day of the stay here, linked or settled, in which DAY lies or that follows it; NONE
 * when none is known. */
static RegieDay
stay_of (const Preflight *p, RegieDay day)
{
  RegieDay begin = REGIE_DAY_NONE;

  for (guint i = 0; i < p->one->n; i++)
    {
      const RegieFact *fact = &p->one->facts[i];

      if (is_departure (fact) && fact->day <= day)
        begin = REGIE_DAY_NONE;
      else if (is_arrival (fact) && begin == REGIE_DAY_NONE)
        begin = fact->day;
    }
  return begin;
}

static void
judge_level (Preflight *p, guint i)
{
  const RegieFact *pip = &p->one->facts[i];

  if (pip->level != REGIE_LEVEL_UNKNOWN)
    judge (p, i, PIP_LEVEL, pip->level == REGIE_LEVEL_A2 || pip->level == REGIE_LEVEL_B1);
  else if (pip->route == REGIE_ROUTE_B1 || pip->route == REGIE_ROUTE_O)
    say (p, i, PIP_LEVEL_NONE, REGIE_VERDICT_NOTE, NULL);
  if (pip->route == REGIE_ROUTE_O)
    judge (p, i, PIP_LEVEL_O, pip->level != REGIE_LEVEL_A2);
  if (pip->route == REGIE_ROUTE_Z)
    judge (p, i, PIP_LEVEL_Z, pip->level != REGIE_LEVEL_B1);
  if (pip->route == REGIE_ROUTE_B1 && is_first_pip (p, i))
    judge (p, i, PIP_LEVEL_FIRST, pip->level != REGIE_LEVEL_A2);
}

static gboolean
is_course (int hours)
{
  return hours >= COURSE_LEAST && hours <= COURSE_MOST;
}

/* The hours of the PIP, in either unit, and the total that DUO would get. */
static void
judge_hours (Preflight *p, guint i)
{
  const RegieFact *pip = &p->one->facts[i];
  gboolean takes = pip->route == REGIE_ROUTE_B1 && is_asylum (p, pip->day);
  int total = regie_preflight_course_hours (p->one, pip);

  if (pip->intensity < 0 && pip->course_hours < 0)
    return;
  judge (p, i, PIP_HOURS,
         takes && is_course (pip->course_hours >= 0 ? pip->course_hours : pip->intensity));
  if (takes && pip->course_hours < 0)
    say (p, i, PIP_COURSE, is_course (total) ? REGIE_VERDICT_GOOD : REGIE_VERDICT_NOTE,
         is_course (total)
           ? g_strdup_printf (_("By the lines of the plan that is %d."), total)
           : g_strdup (_("Fill it in, or plan the lessons: until then DUO gets none.")));
}

/* Until when another route is possible as a matter of course; past it the day is said. */
static void
judge_last_day (Preflight *p, guint i)
{
  g_autofree char *last = regie_day_dup_long (p->change_end);
  gboolean good = p->one->facts[i].day <= p->change_end;

  say (p, i, CHANGE_LATE, good ? REGIE_VERDICT_GOOD : REGIE_VERDICT_NOTE,
       good ? NULL : g_strdup_printf (_("The last day was %s."), last));
}

/* The route that was followed on the eve of fact I, by a PIP here or elsewhere, and the one that it
 * names. */
static void
judge_other_route (Preflight *p, guint i)
{
  const RegieFact *fact = &p->one->facts[i];
  RegieRoute before = regie_case_route (p->one, fact->day - 1, p->today);
  guint pip = regie_case_pip (p->one, fact->day - 1);

  if (before == REGIE_ROUTE_UNKNOWN || fact->route == REGIE_ROUTE_UNKNOWN || fact->route == before)
    return;
  if (is_own (fact) && pip != G_MAXUINT && !is_own (&p->one->facts[pip]))
    say (p, i, CHANGE_MOVED, REGIE_VERDICT_NOTE, NULL);
  if (p->change_end != REGIE_DAY_NONE
      && !(before == REGIE_ROUTE_O && fact->route == REGIE_ROUTE_B1))
    judge_last_day (p, i);
}

static void
judge_pip (Preflight *p, guint i)
{
  const RegieFact *pip = &p->one->facts[i];
  gboolean began = p->term.begin != REGIE_DAY_NONE && p->term.begin <= p->today;

  judge (p, i, PIP_ROUTE, pip->route != REGIE_ROUTE_UNKNOWN);
  judge_level (p, i);
  judge_hours (p, i);
  judge_before (p, i, PIP_DUTY, p->notice,
                REGIE_VERDICT_NOTE); /* DUO's notice may come after the duty began */
  if (is_own (pip))
    judge_before (p, i, PIP_SETTLED, stay_of (p, pip->day), REGIE_VERDICT_REFUSED);
  if (p->in_order)
    judge_before (p, i, PIP_PREVIOUS, previous_pip (p, pip), REGIE_VERDICT_REFUSED);
  judge_other_route (p, i);
  say (p, i, PIP_REMOVE, REGIE_VERDICT_GOOD, /* says what is possible; no fault of the PIP */
       began          ? g_strdup (_("That is no longer so: the term runs."))
       : p->has_hours ? g_strdup (_("That is no longer so: hours were booked."))
                      : NULL);
}

/* Is there a PIP by the day of OFFER?  A plan is enough for a plan only. */
static gboolean
has_pip_for (const Preflight *p, const RegieFact *offer)
{
  guint pip = regie_case_pip (p->one, offer->day);

  return pip != G_MAXUINT
         || (offer->flags & REGIE_FACT_PLANNED && p->first_pip != G_MAXUINT
             && p->one->facts[p->first_pip].day <= offer->day);
}

/* Does language bridging start before every offer that there is? */
static gboolean
starts_too_soon (const Preflight *p, const RegieFact *start)
{
  gboolean any = FALSE;

  for (guint i = 0; i < p->one->n; i++)
    if (p->one->facts[i].kind == REGIE_FACT_AANBOD && p->one->facts[i].day <= start->day)
      return FALSE;
    else
      any |= p->one->facts[i].kind == REGIE_FACT_AANBOD;
  return any;
}

/* An offer, or the start of language bridging: DUO keeps the two in one place.  A start lies in the
 * term itself, which begins the day after the PIP. */
static void
judge_offer (Preflight *p, guint i)
{
  const RegieFact *offer = &p->one->facts[i];
  gboolean starts = offer->kind == REGIE_FACT_TAALSCHAKEL;

  judge (p, i, OFFER_GROUP, is_asylum (p, offer->day));
  judge (p, i, OFFER_PIP, has_pip_for (p, offer));
  if (p->term.end != REGIE_DAY_NONE)
    judge (p, i, OFFER_TERM, offer->day <= p->term.end && (!starts || offer->day >= p->term.begin));
  if (starts)
    judge (p, i, OFFER_ORDER, !starts_too_soon (p, offer));
  say (p, i, OFFER_SCHOOL, REGIE_VERDICT_NOTE, NULL);
}

static void
judge_done (Preflight *p, guint i)
{
  const RegieFact *done = &p->one->facts[i];

  judge (p, i, DONE_PIP, p->pip != G_MAXUINT && is_own (&p->one->facts[p->pip]));
  judge (p, i, DONE_FUTURE, regie_fact_happened (done, p->today));
  if (p->term.begin == REGIE_DAY_NONE)
    say (p, i, DONE_TERM, REGIE_VERDICT_REFUSED,
         g_strdup (_("There is no PIP that began the term.")));
  else
    judge_before (p, i, DONE_TERM, p->term.begin, REGIE_VERDICT_REFUSED);
  if (p->z_done != REGIE_DAY_NONE)
    judge (p, i, DONE_AFTER_Z, done->day <= p->z_done);
  if (done->kind == REGIE_FACT_MAP
      && regie_case_route (p->one, done->day, MAX (done->day, p->today)) == REGIE_ROUTE_O)
    judge (p, i, MAP_O, FALSE);
}

/* The route that was followed on the eve of the change. */
static void
judge_change (Preflight *p, guint i)
{
  const RegieFact *change = &p->one->facts[i];
  RegieRoute before = regie_case_route (p->one, change->day - 1, p->today);

  if (before != REGIE_ROUTE_UNKNOWN)
    judge (p, i, CHANGE_SAME, change->route != before);
  judge_other_route (p, i);
}

/* Minutes of lessons by DAY that count: followed, and since the PIP (Besluit art. 5.5). */
static int
counted_minutes (const Preflight *p, RegieDay day)
{
  int minutes = 0;

  for (guint i = 0; p->term.begin != REGIE_DAY_NONE && i < p->one->n; i++)
    {
      const RegieFact *fact = &p->one->facts[i];

      if (fact->kind == REGIE_FACT_HOURS && fact->topic == REGIE_TOPIC_LANGUAGE
          && regie_fact_happened (fact, MIN (day, p->today)) && fact->day >= p->term.begin)
        minutes += MAX (0, fact->minutes);
    }
  return minutes;
}

static void
judge_a2 (Preflight *p, guint i)
{
  const RegieFact *permission = &p->one->facts[i];
  RegieRoute route = regie_case_route (p->one, permission->day, MAX (permission->day, p->today));
  int hours = counted_minutes (p, permission->day) / 60;

  if (route != REGIE_ROUTE_UNKNOWN)
    judge (p, i, A2_ROUTE, route == REGIE_ROUTE_B1);
  say (p, i, A2_HOURS, hours >= p->a2_hours ? REGIE_VERDICT_GOOD : REGIE_VERDICT_REFUSED,
       hours >= p->a2_hours
         ? NULL
         : g_strdup_printf (ngettext ("%d hour was recorded until that day.",
                                      "%d hours were recorded until that day.", hours),
                            hours));
  say (p, i, A2_EFFORT, REGIE_VERDICT_NOTE, NULL);
}

/* Does the person live here today, or is it linked to us? */
static gboolean
is_here (const Preflight *p)
{
  gboolean here = FALSE;

  for (guint i = 0; i < p->one->n; i++)
    if (!regie_fact_happened (&p->one->facts[i], p->today))
      continue;
    else if (is_arrival (&p->one->facts[i]))
      here = TRUE;
    else if (is_departure (&p->one->facts[i])
             || (p->one->facts[i].kind == REGIE_FACT_KOPPELING && !is_own (&p->one->facts[i])))
      here = FALSE;
  return here;
}

/* Is the PIP that holds ours, or was the one before it while it is still young? */
static gboolean
has_own_pip (const Preflight *p)
{
  const RegieFact *pip = p->pip != G_MAXUINT ? &p->one->facts[p->pip] : NULL;
  guint before = pip != NULL ? regie_case_pip (p->one, pip->day - 1) : G_MAXUINT;

  if (pip == NULL || is_own (pip))
    return pip != NULL;
  return before != G_MAXUINT && is_own (&p->one->facts[before])
         && p->today < regie_day_add_months (pip->day, SHOWN_MONTHS);
}

/* Living here outside reception, linked here, or with the PIP of this municipality. */
static void
judge_visible (Preflight *p)
{
  judge (p, G_MAXUINT, VISIBLE, has_own_pip (p) || is_here (p));
}

static RegieDay
earliest (RegieDay a, RegieDay b)
{
  return a == REGIE_DAY_NONE ? b : MIN (a, b);
}

static void
look_around (Preflight *p)
{
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  guint change = p->rules->role[REGIE_RULE_IS_ROUTE_CHANGE];

  for (guint i = 0; i < p->one->n; i++)
    {
      const RegieFact *fact = &p->one->facts[i];

      if (fact->kind == REGIE_FACT_KENNISGEVING)
        p->notice = earliest (p->notice, fact->day);
      else if (fact->kind == REGIE_FACT_PIP && p->first_pip == G_MAXUINT)
        p->first_pip = i;
      else if (fact->kind == REGIE_FACT_HOURS)
        p->has_hours |= !(fact->flags & REGIE_FACT_PLANNED);
      else if (fact->kind == REGIE_FACT_ROUTE_DONE && !(fact->flags & REGIE_FACT_PLANNED)
               && regie_case_route (p->one, fact->day, MAX (fact->day, p->today)) == REGIE_ROUTE_Z)
        p->z_done = earliest (p->z_done, fact->day);
    }
  p->pip = regie_case_pip (p->one, p->today);
  regie_clock_run (p->rules, p->one, p->today, deadlines);
  p->term = regie_term_find (p->rules, deadlines);
  p->a2_hours = regie_rules_get (p->rules, p->rules->role[REGIE_RULE_IS_A2])->hours;
  for (guint i = 0; i < deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (deadlines, RegieDeadline, i);

      if (d->rule == change && p->change_end == REGIE_DAY_NONE)
        p->change_end = d->due;
    }
}

gboolean
regie_preflight_concerns (RegieFactKind kind)
{
  switch (kind)
    {
    case REGIE_FACT_PIP:
    case REGIE_FACT_WIJZIGING:
    case REGIE_FACT_A2:
    case REGIE_FACT_AANBOD:
    case REGIE_FACT_TAALSCHAKEL:
    case REGIE_FACT_PVT:
    case REGIE_FACT_MAP:
    case REGIE_FACT_ROUTE_DONE:
      return TRUE;
    default:
      return FALSE;
    }
}

GPtrArray *
regie_preflight_run (const RegieRules *rules, const RegieCase *one, RegieDay today,
                     gboolean in_order)
{
  g_return_val_if_fail (rules != NULL && one != NULL, NULL);
  Preflight p = { .rules = rules,
                  .one = one,
                  .today = today,
                  .notice = REGIE_DAY_NONE,
                  .z_done = REGIE_DAY_NONE,
                  .change_end = REGIE_DAY_NONE,
                  .first_pip = G_MAXUINT,
                  .in_order = in_order,
                  .out = g_ptr_array_new_with_free_func (finding_free) };

  look_around (&p);
  judge_visible (&p);
  for (guint i = 0; i < one->n; i++)
    switch (one->facts[i].kind)
      {
      case REGIE_FACT_PIP:
        judge_pip (&p, i);
        break;
      case REGIE_FACT_AANBOD:
      case REGIE_FACT_TAALSCHAKEL:
        judge_offer (&p, i);
        break;
      case REGIE_FACT_PVT:
      case REGIE_FACT_MAP:
        judge_done (&p, i);
        break;
      case REGIE_FACT_WIJZIGING:
        judge_change (&p, i);
        break;
      case REGIE_FACT_A2:
        judge_a2 (&p, i);
        break;
      default:
        break;
      }
  return p.out;
}

const char *
regie_verdict_name (RegieVerdict verdict)
{
  static const char *const names[] = { "goed", "let_op", "geweigerd" };

  return names[verdict];
}

const RegieFinding *
regie_preflight_worst (const GPtrArray *findings, guint fact)
{
  const RegieFinding *worst = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const RegieFinding *finding = findings->pdata[i];

      if (finding->fact == fact && (worst == NULL || finding->verdict > worst->verdict))
        worst = finding;
    }
  return worst;
}
