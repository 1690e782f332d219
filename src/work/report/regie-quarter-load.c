/* SPDX-License-Identifier: EUPL-1.2 */
/* Counts what the report of a quarter says, or reads what was frozen. */
#include "regie-quarter-load.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-quarter-query.h"

#define MONTHS 12
#define TERM_MONTHS 6 /* so far the figure looks ahead */

void
regie_quarter_report_free (RegieQuarterReport *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->content, regie_quarter_free);
  g_clear_pointer (&self->since, regie_quarter_changes_free);
  g_free (self);
}

gboolean
regie_quarter_parse (const char *text, RegieDay today, RegiePeriod *period, GError **error)
{
  g_return_val_if_fail (text != NULL && period != NULL, FALSE);
  if (!regie_period_parse (text, period) || period->rhythm != REGIE_PERIOD_QUARTER)
    return regie_refuse_field (error, "kwartaal",
                               _("“%s” is no quarter. Expected a quarter such as 2026-K3."), text);
  if (period->from > today)
    return regie_refuse_field (error, "kwartaal",
                               _("This quarter has not begun yet. There is nothing to report."));
  return TRUE;
}

/* The rules of the law, and what is counted: who reads a report later can see whether they are
 * still the same. */
static char *
dup_rules (const RegieOffice *office, GError **error)
{
  g_autofree char *path = regie_office_dup_path ("figures.ini");
  g_autofree char *definitions = NULL;
  g_autofree char *all = NULL;

  if (!g_file_get_contents (path, &definitions, NULL, error))
    return NULL;
  all = g_strconcat (office->rules->hash, definitions, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

/* A quarter before, NULL when nothing was known then. */
static gboolean
load_before (const RegieWork *work, RegiePeriod period, RegieFigures **before, GError **error)
{
  RegiePeriod earlier = regie_period_later (period, -1);
  const RegieFigureAsk ask = { .span = { earlier.from, earlier.until } };
  g_autoptr (GError) fault = NULL;

  *before = regie_figures_load (work, &ask, &fault);
  if (*before != NULL || g_error_matches (fault, REGIE_ERROR, REGIE_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

enum { ASK_ALL, ASK_INFLOW, ASK_TERMS, N_ASKS };

/* The charts of FIGURES. */
static void
add_series (RegieQuarter *self, RegieFigures *const figures[N_ASKS], const GPtrArray *words)
{
  RegiePeriod month = regie_period_of (self->as_of, REGIE_PERIOD_MONTH);
  RegiePeriod ahead = regie_period_of (self->as_of + 1, REGIE_PERIOD_MONTH);

  regie_quarter_add_months (self, figures[ASK_INFLOW], "instroom", words,
                            _("the last twelve months"), regie_period_later (month, 1 - MONTHS),
                            MONTHS);
  regie_quarter_add_months (self, figures[ASK_TERMS], "termijnen", words,
                            _("the six months after it"), ahead, TERM_MONTHS);
  regie_quarter_add_parts (self, "leerroutes", _("running dossiers with a PIP"));
  regie_quarter_add_parts (self, "uitstroom", _("in the quarter, by reason"));
}

/* Without what the last report would say otherwise. */
static RegieQuarter *
count (const RegieWork *work, RegiePeriod period, GError **error)
{
  RegieDay as_of = MIN (period.until, work->today);
  RegieDay year = regie_day_add_months (regie_period_of (as_of, REGIE_PERIOD_MONTH).from, -11);
  const RegieFigureAsk asks[N_ASKS] = {
    [ASK_ALL] = { .span = { period.from, as_of }, .split = REGIE_SPLIT_SORT },
    [ASK_INFLOW] = { .span = { year, as_of }, .split = REGIE_SPLIT_MONTH, .only = "instroom" },
    [ASK_TERMS] = { .span = { period.from, as_of },
                    .split = REGIE_SPLIT_MONTH,
                    .only = "termijnen" },
  };
  RegieFigures *figures[N_ASKS] = { NULL };
  g_autoptr (RegieFigures) before = NULL;
  g_autoptr (GPtrArray) words = regie_figure_words_load (error);
  g_autofree char *rules = words != NULL ? dup_rules (work->office, error) : NULL;
  RegieQuarter *self = NULL;

  if (rules == NULL || !load_before (work, period, &before, error)
      || !regie_figures_load_many (work, asks, N_ASKS, figures, error))
    return NULL;
  self = regie_quarter_new (period, figures[ASK_ALL], before, words, rules);
  add_series (self, figures, words);
  for (guint i = 0; i < N_ASKS; i++)
    regie_figures_free (figures[i]);
  return self;
}

/* What FROZEN, of which WAS is what it says, would say otherwise now. */
static RegieQuarterChanges *
compare (const RegieWork *work, RegieRecord *frozen, const RegieQuarter *was, GError **error)
{
  g_autoptr (RegieQuarter) now = count (work, was->period, error);
  g_autoptr (RegieQuarterChanges) changes = NULL;

  if (now == NULL)
    return NULL;
  changes = regie_quarter_compare (was, now);
  if (changes->shifts->len > 0
      && !regie_quarter_add_causes (work->db, work->office, frozen, changes, error))
    return NULL;
  return g_steal_pointer (&changes);
}

RegieQuarter *
regie_quarter_compose (const RegieWork *work, RegiePeriod period, GError **error)
{
  g_autoptr (RegieQuarter) self = NULL;
  g_autoptr (RegieRecord) last = NULL;
  g_autoptr (RegieQuarter) was = NULL;

  g_return_val_if_fail (work != NULL && period.rhythm == REGIE_PERIOD_QUARTER, NULL);
  if ((self = count (work, period, error)) == NULL
      || !regie_quarter_find_frozen (work->db, period.from, &last, error))
    return NULL;
  if (last == NULL)
    return g_steal_pointer (&self);
  if ((was = regie_quarter_from_json (regie_get (last, Quarter, content), error)) == NULL
      || (self->changes = compare (work, last, was, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
regie_quarter_add_explanations (RegieDb *db, RegieRecord *record, RegieQuarter *content,
                                GError **error)
{
  g_autoptr (GPtrArray) all = regie_quarter_load_explanations (db, record, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    regie_quarter_explain (content, regie_get (all->pdata[i], Explanation, figure),
                           regie_get (all->pdata[i], Explanation, text));
  return TRUE;
}

static gboolean
read_frozen (const RegieWork *work, RegieQuarterReport *self, gboolean compares, GError **error)
{
  self->is_frozen = TRUE;
  self->content = regie_quarter_from_json (regie_get (self->record, Quarter, content), error);
  return self->content != NULL
         && (!compares
             || (self->since = compare (work, self->record, self->content, error)) != NULL);
}

static gboolean
count_concept (const RegieWork *work, RegieQuarterReport *self, RegiePeriod period, GError **error)
{
  self->content = regie_quarter_compose (work, period, error);
  return self->content != NULL
         && (self->record == NULL
             || regie_quarter_add_explanations (work->db, self->record, self->content, error));
}

RegieQuarterReport *
regie_quarter_report_load (const RegieWork *work, RegiePeriod period, gboolean compares,
                           GError **error)
{
  g_autoptr (RegieQuarterReport) self = g_new0 (RegieQuarterReport, 1);
  char text[REGIE_PERIOD_TEXT];

  g_return_val_if_fail (work != NULL && period.rhythm == REGIE_PERIOD_QUARTER, NULL);
  if (!regie_quarter_find_record (work->db, regie_period_format (period, text), &self->record,
                                  error))
    return NULL;
  if (self->record != NULL && regie_get (self->record, Quarter, frozen_on) != NULL)
    return read_frozen (work, self, compares, error) ? g_steal_pointer (&self) : NULL;
  return count_concept (work, self, period, error) ? g_steal_pointer (&self) : NULL;
}
