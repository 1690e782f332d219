/* SPDX-License-Identifier: EUPL-1.2 */
/* The report of the last quarter, as an invented office froze it. */
#include "regie-demo-private.h"
#include "regie-error.h"
#include "regie-quarter-load.h"
#include "regie-text.h"

#define FIGURE "instroom"
#define EXPLANATION                                                                                \
  "De instroom volgt de taakstelling van het half jaar; in de zomer kwamen er meer woningen vrij."
/* Days after the quarter. */
#define MADE 5
#define FROZEN 12

static void
add_report (RegieDemoWriter *w, const RegieQuarter *content, gint64 manager)
{
  g_autofree char *json = regie_quarter_to_json (content);
  char id[REGIE_NUMBER_TEXT], note[REGIE_NUMBER_TEXT], who[REGIE_NUMBER_TEXT];
  char period[REGIE_PERIOD_TEXT];
  char as_of[REGIE_DAY_TEXT], made_on[REGIE_DAY_TEXT], frozen_on[REGIE_DAY_TEXT];

  regie_day_format (MIN (content->as_of + MADE, w->today), made_on);
  regie_day_format (MIN (content->as_of + FROZEN, w->today), frozen_on);
  regie_number_format (manager, who);
  REGIE_DEMO_ADD (w, Quarter, id, "period", regie_period_format (content->period, period), "as_of",
                  regie_day_format (content->as_of, as_of), "made_on", made_on, "made_by", who,
                  "frozen_on", frozen_on, "frozen_by", who, "content", json);
  REGIE_DEMO_ADD (w, Explanation, note, "quarter", id, "figure", FIGURE, "text", EXPLANATION);
}

gboolean
regie_demo_report (RegieDemoWriter *w, const RegieOffice *office, gint64 manager, GError **error)
{
  const RegieWork work = { .db = w->db, .office = office, .today = w->today };
  RegiePeriod last = regie_period_later (regie_period_of (w->today, REGIE_PERIOD_QUARTER), -1);
  g_autoptr (RegieQuarter) content = NULL;
  g_autoptr (GError) fault = NULL;

  content = regie_quarter_compose (&work, last, &fault);
  /* An office that is younger than the quarter has nothing to report. */
  if (g_error_matches (fault, REGIE_ERROR, REGIE_ERROR_INVALID))
    return TRUE;
  if (content == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  regie_quarter_explain (content, FIGURE, EXPLANATION);
  add_report (w, content, manager);
  return regie_demo_flush (w, error);
}
