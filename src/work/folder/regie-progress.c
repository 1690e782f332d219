/* SPDX-License-Identifier: EUPL-1.2 */
/* How the lessons and the exams of one dossier go, from its facts. */
#include "regie-progress.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-period.h"

/* So many reports make the recent attendance, and as many before them what it is compared with.
 * What is reported per lesson counts as one report a month: a pattern is no single absence. */
#define REPORTS 3

typedef struct {
  RegieDay day;
  int minutes, plan, unexcused;
} Report; /* all minutes */

static gboolean
happened (const RegieDossier *dossier, const RegieFact *fact, RegieDay today)
{
  return fact->day <= today && !(fact->flags & REGIE_FACT_PLANNED);
}

static void
add_exam (RegieProgress *self, const RegieFact *fact)
{
  for (guint part = 0; part < REGIE_N_EXAM_PARTS; part++)
    if (fact->parts >> part & 1)
      {
        self->exams[part].attempts++;
        self->exams[part].passed |= fact->is_passed;
        self->exams[part].last = MAX (self->exams[part].last, fact->day);
      }
}

static void
add_hours (RegieProgress *self, const RegieFact *fact, RegieRecord *record, GArray *reports)
{
  int minutes = MAX (0, fact->minutes);
  int plan = MAX (0, fact->planned);

  if (fact->topic == REGIE_TOPIC_LANGUAGE)
    self->lessons += minutes;
  else if (regie_topic_is_participation (fact->topic))
    self->participation += minutes;
  else if (fact->topic == REGIE_TOPIC_PVT)
    self->pvt += minutes;
  else if (fact->topic == REGIE_TOPIC_MAP)
    self->map += minutes;
  if (fact->topic == REGIE_TOPIC_LANGUAGE && plan > 0)
    {
      Report *last = reports->len > 0 ? &g_array_index (reports, Report, reports->len - 1) : NULL;
      Report report = { fact->day, minutes, plan,
                        (int) regie_get_int (record, Fact, unexcused_minutes,
                                             60 * regie_get_int (record, Fact, unexcused, 0)) };

      if (last != NULL
          && regie_period_of (last->day, REGIE_PERIOD_MONTH).from
               == regie_period_of (report.day, REGIE_PERIOD_MONTH).from
          && regie_get (record, Fact, report) != NULL)
        {
          last->minutes += report.minutes;
          last->plan += report.plan;
          last->unexcused += report.unexcused;
          last->day = report.day;
          return;
        }
      g_array_append_val (reports, report);
    }
}

/* Attendance of COUNT reports before the last SKIP, in per cent. */
static int
attendance (const GArray *reports, guint skip, guint count)
{
  int minutes = 0;
  int plan = 0;

  for (guint i = 0; i < count && skip + i < reports->len; i++)
    {
      const Report *report = &g_array_index (reports, Report, reports->len - 1 - skip - i);

      minutes += report->minutes;
      plan += report->plan;
    }
  return plan > 0 ? MIN (100, minutes * 100 / plan) : -1;
}

/* How many of the last reports lie under LIMIT per cent: one bad month is no pattern. */
static guint
n_below (const GArray *reports, int limit)
{
  guint n = 0;

  for (guint i = 0; i < REPORTS && i < reports->len; i++)
    {
      const Report *report = &g_array_index (reports, Report, reports->len - 1 - i);

      n += report->minutes * 100 < limit * report->plan;
    }
  return n;
}

static gboolean
lessons_run (const RegieDossier *dossier, RegieDay today, RegieDay since)
{
  for (guint i = 0; i < dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (dossier->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_PLAN_LINE && fact->topic == REGIE_TOPIC_LANGUAGE
          && fact->day <= since && (fact->until == REGIE_DAY_NONE || fact->until >= today))
        return TRUE;
    }
  return FALSE;
}

static void
judge (RegieProgress *self, const RegieDossier *dossier, const RegieOffice *office,
       const GArray *reports)
{
  const RegieWarnings *warn = &office->warnings;
  RegieDay today = regie_office_today (office);
  RegieDay last = reports->len > 0 ? g_array_index (reports, Report, reports->len - 1).day
                                   : REGIE_DAY_NONE;
  guint unexcused = 0;

  self->recent = attendance (reports, 0, REPORTS);
  self->before = attendance (reports, REPORTS, REPORTS);
  for (guint i = 0; i < REPORTS && i < reports->len; i++)
    unexcused += g_array_index (reports, Report, reports->len - 1 - i).unexcused > 0;
  self->trend = self->recent < 0 ? REGIE_TREND_UNKNOWN : REGIE_TREND_GOOD;
  if (lessons_run (dossier, today, today - warn->silent_days)
      && (last == REGIE_DAY_NONE || last < today - warn->silent_days))
    self->trend = REGIE_TREND_SILENT;
  else if (unexcused == REPORTS)
    self->trend = REGIE_TREND_UNEXCUSED;
  else if (self->recent >= 0 && self->recent < warn->low && n_below (reports, warn->low) >= 2)
    self->trend = REGIE_TREND_LOW;
  else if (self->recent >= 0 && self->before >= 0 && self->before - self->recent >= warn->fall
           && n_below (reports, self->before - warn->fall / 2) >= 2)
    self->trend = REGIE_TREND_FALLING;
}

static void
set_needed (RegieProgress *self, const RegieDossier *dossier, const RegieOffice *office)
{
  RegieDay today = regie_office_today (office);
  RegieRoute route = regie_case_route (&dossier->one, today, today);
  RegieGroup group = regie_case_group (&dossier->one, today, today);
  gboolean asylum = group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN;

  self->pvt_needed = office->assumed.pvt_hours;
  self->map_needed = route == REGIE_ROUTE_O ? 0 : office->assumed.map_hours;
  if (route == REGIE_ROUTE_Z)
    {
      self->lessons_needed = office->assumed.z_hours;
      if (asylum)
        self->participation_needed = office->assumed.z_participation
                                     - (self->pvt_on != REGIE_DAY_NONE ? office->assumed.pvt_hours
                                                                       : 0)
                                     - (self->map_on != REGIE_DAY_NONE ? office->assumed.map_hours
                                                                       : 0);
    }
  for (guint part = 0; part < REGIE_N_EXAM_PARTS; part++)
    self->exams[part].free_left = !asylum
                                      || (route == REGIE_ROUTE_O && part != REGIE_N_EXAM_PARTS - 1)
                                    ? -1
                                    : MAX (0, office->warnings.free_attempts
                                                - self->exams[part].attempts);
}

void
regie_progress_run (const RegieDossier *dossier, const RegieOffice *office, RegieProgress *self)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (Report));
  RegieDay today = regie_office_today (office);

  g_return_if_fail (dossier != NULL);
  memset (self, 0, sizeof *self);
  self->pvt_on = self->map_on = self->signed_on = REGIE_DAY_NONE;
  for (guint part = 0; part < REGIE_N_EXAM_PARTS; part++)
    self->exams[part].last = REGIE_DAY_NONE;
  for (guint i = 0; i < dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (dossier->facts, RegieFact, i);

      if (!happened (dossier, fact, today))
        continue;
      if (fact->kind == REGIE_FACT_EXAM)
        add_exam (self, fact);
      else if (fact->kind == REGIE_FACT_HOURS)
        add_hours (self, fact, dossier->records->pdata[i], reports);
      else if (fact->kind == REGIE_FACT_PVT)
        self->pvt_on = fact->day;
      else if (fact->kind == REGIE_FACT_MAP)
        self->map_on = fact->day;
      else if (fact->kind == REGIE_FACT_ONDERTEKENING)
        self->signed_on = fact->day;
      else if (fact->kind == REGIE_FACT_TALK)
        self->talks++;
    }
  self->lessons /= 60;
  self->participation /= 60;
  self->pvt /= 60;
  self->map /= 60;
  set_needed (self, dossier, office);
  judge (self, dossier, office, reports);
}

char *
regie_progress_dup_warning (const RegieProgress *self)
{
  switch (self->trend)
    {
    case REGIE_TREND_SILENT:
      return g_strdup (_("Lessons are planned, but no report came for weeks."));
    case REGIE_TREND_UNEXCUSED:
      return g_strdup (_("Unexcused absence in three reports in a row."));
    case REGIE_TREND_LOW:
      return g_strdup_printf (_("Attendance of the last reports is low: %d %%."), self->recent);
    case REGIE_TREND_FALLING:
      return g_strdup_printf (_("Attendance falls: from %d %% to %d %%."), self->before,
                              self->recent);
    default:
      return NULL;
    }
}
