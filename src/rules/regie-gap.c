/* SPDX-License-Identifier: EUPL-1.2 */
/* Sets one order against its reports: a step for each kind of difference, and its sentence. */
#include "regie-gap.h"

#include <glib/gi18n.h>

#include "regie-period.h"
#include "regie-text.h"

static const char *const names[REGIE_N_GAPS] = {
  "ontbreekt",       "les_na_einde",    "andere_leerroute", "start_te_laat", "stil",
  "aanbod_te_klein", "uren_te_weinig",  "uren_te_veel",     "ongeoorloofd",  "aanwezigheid_daalt",
  "niveau_achter",   "mijlpaal_gemist", "niet_leesbaar"
};

gboolean
regie_gap_limits_read (RegieIni *ini, RegieGapLimits *self, GError **error)
{
  g_return_val_if_fail (ini != NULL && self != NULL, FALSE);
  const struct {
    const char *group, *key;
    int *value;
  } keys[] = {
    { "aansluiting", "uren_onder", &self->less },
    { "aansluiting", "uren_boven", &self->more },
    { "aansluiting", "dagen_start", &self->start_days },
    { "aansluiting", "uren_ongeoorloofd", &self->unexcused },
    { "aansluiting", "dagen_stil", &self->silent_days },
    { "aansluiting", "niveau_speling", &self->level_slack },
    { "aansluiting", "dagen_mijlpaal", &self->milestone_days },
    { "voortgang", "aanwezig_laag", &self->attendance },
    { "voortgang", "aanwezig_daling", &self->fall },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = regie_ini_dup (ini, keys[i].group, keys[i].key);
      gint64 number;

      if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, 1000, &number, NULL))
        return regie_ini_fault (ini, error, keys[i].group, keys[i].key,
                                _("expected a whole number"));
      *keys[i].value = (int) number;
    }
  return TRUE;
}

static void
add (RegieGapResult *result, RegieGap gap, int is, int should, int before)
{
  result->reasons[result->n++] = (RegieGapReason){ gap, is, should, (int) (result->weeks * 100),
                                                   before };
}

/* For show only: whether a limit is met is asked of the numbers themselves. */
static int
percent (int part, int whole)
{
  return whole > 0 ? (int) ((gint64) part * 100 / whole) : -1;
}

/* PART of WHOLE against LIMIT per cent, exact: below 0 when it is less, above 0 when it is more. */
static int
compare_part (int part, int whole, int limit)
{
  gint64 is = (gint64) part * 100;
  gint64 should = (gint64) whole * limit;

  return (is > should) - (is < should);
}

/* Did attendance fall by LIMIT percentage points or more? */
static gboolean
has_fallen (const RegieGapInput *in, int limit)
{
  gint64 now = in->offered;
  gint64 then = in->before_offered;

  return now > 0 && then > 0
         && 100 * (in->before_minutes * now - MAX (0, in->minutes) * then) >= limit * now * then;
}

/* Where somebody should be by now on an even way to the level of the PIP: A1 is 1. */
static int
level_due (const RegieGapInput *in)
{
  int days = in->until - in->from + 1;
  int gone = in->last - in->from + 1;

  return days > 0 && in->level != REGIE_LEVEL_UNKNOWN
           ? ((int) in->level + 1) * CLAMP (gone, 0, days) / days
           : 0;
}

/* What a row that could not be taken says is not known: then nothing is too few. */
static void
judge_shortage (const RegieGapInput *in, const RegieGapLimits *limits, RegieGapResult *r)
{
  if (in->refused > 0 || r->planned <= 0)
    return;
  if (in->offered >= 0 && compare_part (in->offered, r->planned, limits->less) < 0)
    add (r, REGIE_GAP_OFFERED, in->offered, r->planned, 0);
  if (compare_part (MAX (0, in->minutes), r->planned, limits->less) < 0)
    add (r, REGIE_GAP_LESS, MAX (0, in->minutes), r->planned, in->short_before);
}

static void
judge_hours (const RegieGapInput *in, const RegieGapLimits *limits, RegieGapResult *r)
{
  judge_shortage (in, limits, r);
  if (r->planned > 0 && compare_part (MAX (0, in->minutes), r->planned, limits->more) > 0)
    add (r, REGIE_GAP_MORE, in->minutes, r->planned, 0);
  if (in->unexcused >= limits->unexcused * 60 && in->unexcused > 0)
    add (r, REGIE_GAP_UNEXCUSED, in->unexcused, limits->unexcused * 60, 0);
  if (in->refused == 0 && has_fallen (in, limits->fall))
    add (r, REGIE_GAP_FALLING, percent (MAX (0, in->minutes), in->offered),
         percent (in->before_minutes, in->before_offered), 0);
}

void
regie_gap_judge (const RegieGapInput *in, const RegieGapLimits *limits, RegieGapResult *r)
{
  RegieDay from = MAX (in->first,
                       in->begun != REGIE_DAY_NONE ? MIN (in->begun, in->last + 1) : in->from);
  RegieDay until = MIN (in->last, in->until);
  gboolean runs = in->from <= in->last && in->until >= in->first;

  g_return_if_fail (limits != NULL && r != NULL);
  *r = (RegieGapResult){ REGIE_ACCORD_UNKNOWN };
  r->weeks = until >= from ? (until - from + 1) / 7.0 : 0;
  r->planned = (int) (r->weeks * in->per_week * 60 + 0.5);
  if (in->after_end > 0)
    add (r, REGIE_GAP_AFTER_END, in->after_end, in->until, 0);
  if (in->waits && in->after_end <= 0)
    return;
  if (in->any_report && !in->reported && in->refused == 0 && runs && until >= from + 6)
    add (r, REGIE_GAP_MISSING, 0, r->planned, 0);
  if (in->said_route != REGIE_ROUTE_UNKNOWN && in->route != REGIE_ROUTE_UNKNOWN
      && in->said_route != in->route)
    add (r, REGIE_GAP_ROUTE, (int) in->said_route, (int) in->route, 0);
  if (runs && in->begun == REGIE_DAY_NONE && in->last_attended == REGIE_DAY_NONE
      && in->last - in->from > limits->start_days)
    add (r, REGIE_GAP_START, in->last - in->from, limits->start_days, 0);
  else if (in->begun != REGIE_DAY_NONE && in->begun >= in->first
           && in->begun - in->from > limits->start_days)
    add (r, REGIE_GAP_START, in->begun - in->from, limits->start_days, TRUE);
  if (runs && in->any_report && in->last_attended != REGIE_DAY_NONE
      && in->last - in->last_attended >= limits->silent_days && in->until > in->last)
    add (r, REGIE_GAP_SILENT, in->last - in->last_attended, limits->silent_days, 0);
  if (in->reported)
    judge_hours (in, limits, r);
  if (in->said_level != REGIE_LEVEL_UNKNOWN
      && (int) in->said_level + 1 + limits->level_slack < level_due (in))
    add (r, REGIE_GAP_LEVEL, (int) in->said_level, level_due (in) - 1, 0);
  if (in->milestone != REGIE_DAY_NONE && in->last - in->milestone > limits->milestone_days)
    add (r, REGIE_GAP_MILESTONE, in->last - in->milestone, in->milestone, 0);
  r->verdict = r->n > 0                                             ? REGIE_ACCORD_OUT_OF_STEP
               : in->any_report && in->reported && in->refused == 0 ? REGIE_ACCORD_IN_STEP
                                                                    : REGIE_ACCORD_UNKNOWN;
  if (in->refused > 0)
    add (r, REGIE_GAP_REFUSED, in->refused_line, in->refused, 0);
}

const char *
regie_gap_name (RegieGap gap)
{
  return names[gap];
}

const char *
regie_accord_name (RegieAccord verdict)
{
  return ((const char *const[]){ "onbekend", "in_de_pas", "niet_in_de_pas" })[verdict];
}

static const char *
level_label (int level)
{
  return level >= 0 && level < 4 ? ((const char *const[]){ "A1", "A2", "B1", "B2" })[level] : "–";
}

/* Minutes of so many hundredths of a week as hours a week. */
static char *
dup_weekly (int minutes, int hundredths)
{
  int weekly = hundredths > 0 ? (int) ((gint64) minutes * 100 / hundredths) : minutes;

  return regie_minutes_dup_hours ((weekly + 15) / 30 * 30);
}

char *
regie_gap_dup_short (const RegieGapReason *reason)
{
  g_autofree char *hours = NULL;
  int difference = ABS (reason->should - reason->is);

  switch (reason->gap)
    {
    case REGIE_GAP_MISSING:
      return g_strdup (_("missing"));
    case REGIE_GAP_AFTER_END:
      return g_strdup (_("lessons after the end"));
    case REGIE_GAP_ROUTE:
      return g_strdup (_("another route"));
    case REGIE_GAP_START:
      return g_strdup_printf (ngettext ("%d day late", "%d days late", reason->is - reason->should),
                              reason->is - reason->should);
    case REGIE_GAP_SILENT:
      return g_strdup_printf (
        ngettext ("%d day without a lesson", "%d days without a lesson", reason->is), reason->is);
    case REGIE_GAP_OFFERED:
      hours = dup_weekly (difference, reason->weeks);
      return g_strdup_printf (_("%s hours a week too few offered"), hours);
    case REGIE_GAP_LESS:
      hours = dup_weekly (difference, reason->weeks);
      return g_strdup_printf (_("%s hours a week too few"), hours);
    case REGIE_GAP_MORE:
      hours = dup_weekly (difference, reason->weeks);
      return g_strdup_printf (_("%s hours a week too many"), hours);
    case REGIE_GAP_UNEXCUSED:
      hours = regie_minutes_dup_hours (reason->is);
      return g_strdup_printf (_("%s hours absent without notice"), hours);
    case REGIE_GAP_FALLING:
      return g_strdup_printf (_("attendance from %d to %d %%"), reason->should, reason->is);
    case REGIE_GAP_LEVEL:
      return g_strdup (_("level behind"));
    case REGIE_GAP_REFUSED:
      return g_strdup_printf (_("line %d was not taken"), reason->is);
    default:
      return g_strdup (_("exam not done"));
    }
}

char *
regie_gap_dup_sentence (const RegieGapReason *reason)
{
  g_autofree char *is = NULL;
  g_autofree char *should = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (reason != NULL, NULL);
  switch (reason->gap)
    {
    case REGIE_GAP_MISSING:
      is = regie_minutes_dup_hours (reason->should);
      return g_strdup_printf (
        _("Does not stand in the report; the order asks %s hours in this period."), is);
    case REGIE_GAP_AFTER_END:
      is = regie_minutes_dup_hours (reason->is);
      day = regie_day_dup_long (reason->should);
      return g_strdup_printf (_("%s hours were reported after the order ended on %s."), is, day);
    case REGIE_GAP_ROUTE:
      return g_strdup_printf (_("The report says route %s; the PIP says %s and no decision about "
                                 "another route was found."),
                              regie_route_name ((RegieRoute) reason->is),
                              regie_route_name ((RegieRoute) reason->should));
    case REGIE_GAP_START:
      return reason->before ? g_strdup_printf (
               _("The first lesson came %d days after the order began; %d is the limit."),
               reason->is, reason->should)
                            : g_strdup_printf (
                              _("No lesson yet, %d days after the order began; %d is the limit."),
                              reason->is, reason->should);
    case REGIE_GAP_SILENT:
      return g_strdup_printf (_("Not one hour attended for %d days; %d is the limit."), reason->is,
                              reason->should);
    case REGIE_GAP_OFFERED:
      is = dup_weekly (reason->is, reason->weeks);
      should = dup_weekly (reason->should, reason->weeks);
      return g_strdup_printf (_("%s hours a week are offered, the order asks %s."), is, should);
    case REGIE_GAP_LESS:
      is = dup_weekly (reason->is, reason->weeks);
      should = dup_weekly (reason->should, reason->weeks);
      return reason->before > 0
               ? g_strdup_printf (_("%s of %s hours a week attended, period %d in a row."), is,
                                  should, reason->before + 1)
               : g_strdup_printf (_("%s of %s hours a week attended."), is, should);
    case REGIE_GAP_MORE:
      is = dup_weekly (reason->is, reason->weeks);
      should = dup_weekly (reason->should, reason->weeks);
      return g_strdup_printf (_("%s hours a week, where the order asks %s."), is, should);
    case REGIE_GAP_UNEXCUSED:
      is = regie_minutes_dup_hours (reason->is);
      should = regie_minutes_dup_hours (reason->should);
      return g_strdup_printf (_("%s hours absent without notice in this period; %s is the limit."),
                              is, should);
    case REGIE_GAP_FALLING:
      return g_strdup_printf (
        _("Attendance fell to %d %%; in the three periods before it was %d %%."), reason->is,
        reason->should);
    case REGIE_GAP_LEVEL:
      return g_strdup_printf (
        _("The report says %s; on an even way to the level of the PIP it would be %s by now."),
        level_label (reason->is), level_label (reason->should));
    case REGIE_GAP_REFUSED:
      return reason->should > 1
               ? g_strdup_printf (
                 ngettext ("%d line of the report could not be taken; the first is line %d.",
                           "%d lines of the report could not be taken; the first is line %d.",
                           reason->should),
                 reason->should, reason->is)
               : g_strdup_printf (
                 _("Stands on line %d of the report, but that line could not be taken."),
                 reason->is);
    default:
      day = regie_day_dup_long (reason->should);
      return g_strdup_printf (_("An exam was planned on %s and is not recorded."), day);
    }
}
