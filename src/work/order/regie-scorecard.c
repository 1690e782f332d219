/* SPDX-License-Identifier: EUPL-1.2 */
/* How a provider does: each figure from what was ordered, reported and billed. */
#include "regie-scorecard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-money.h"
#include "regie-report-query.h"
#include "regie-scorecard-query.h"

static const struct {
  const char *name, *kpi, *label, *definition;
  gboolean less_is_better;
} kinds[REGIE_N_SCORES] = {
  { "doorlooptijd", "doorlooptijd", N_("Until the first lesson"),
    N_("The middle number of days from the order to the first lesson, of orders that began in "
        "these days."),
    TRUE },
  { "aanwezigheid", "aanwezigheid", N_("Attendance"),
    N_("Hours attended as a part of the hours that the provider planned, over all lines of its "
        "reports."),
    FALSE },
  { "uitval", "uitval", N_("Drop-out"),
    N_("Orders that were stopped as a part of all that ended in these days."), TRUE },
  { "niveau", "niveau", N_("Level reached"),
    N_("Orders for lessons that were finished with the last reported level at or above that of "
        "the PIP, as a part of those with a reported level."),
    FALSE },
  { "rapport", "rapport", N_("Reports in time"),
    N_("Periods of which the report was read in by the agreed day, as a part of all that were due "
        "in these days."),
    FALSE },
  { "prijs", NULL, N_("Price of a finished trajectory"),
    N_("What was approved of invoices for orders that were finished in these days, divided by "
        "their number."),
    TRUE },
};

const char *
regie_score_name (RegieScoreKind kind)
{
  return kinds[kind].name;
}

const char *
regie_score_label (RegieScoreKind kind)
{
  return _(kinds[kind].label);
}

const char *
regie_score_definition (RegieScoreKind kind)
{
  return _(kinds[kind].definition);
}

static gboolean
meets (RegieScoreKind kind, gint64 part, gint64 whole, int norm)
{
  return norm < 0 || (kinds[kind].less_is_better ? part <= norm * whole : part >= norm * whole);
}

/* SCORE in units of which there are SCALE in one, rounded; where that would say that the norm is
 * met and it is not, or the other way round, to the other side. */
static gint64
scaled (RegieScoreKind kind, const RegieScore *score, int scale)
{
  gint64 rounded = (score->part * scale * 2 + score->whole) / (score->whole * 2);

  if (meets (kind, rounded, scale, score->norm)
      == meets (kind, score->part, score->whole, score->norm))
    return rounded;
  return rounded * score->whole > score->part * scale ? rounded - 1 : rounded + 1;
}

gint64
regie_score_hundredths (RegieScoreKind kind, const RegieScore *score)
{
  return kind == REGIE_SCORE_PRICE ? score->value : scaled (kind, score, 100);
}

/* As few decimals as say the truth about the norm. */
static char *
dup_number (RegieScoreKind kind, const RegieScore *score)
{
  gint64 rounded = (score->part * 2 + score->whole) / (score->whole * 2);
  gboolean met = meets (kind, score->part, score->whole, score->norm);
  gint64 tenths = (score->part * 20 + score->whole) / (score->whole * 2);

  if (meets (kind, rounded, 1, score->norm) == met)
    return g_strdup_printf ("%" G_GINT64_FORMAT, rounded);
  return meets (kind, tenths, 10, score->norm) == met
           ? g_strdup_printf ("%.1f", (double) tenths / 10)
           : g_strdup_printf ("%.2f", (double) scaled (kind, score, 100) / 100);
}

char *
regie_score_dup (RegieScoreKind kind, const RegieScore *score)
{
  g_autofree char *number = NULL;

  if (!score->known)
    return g_strdup ("–");
  if (kind == REGIE_SCORE_PRICE)
    return regie_money_dup (score->value, TRUE);
  number = dup_number (kind, score);
  if (kind == REGIE_SCORE_LEAD)
    return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) score->value), number);
  return g_strdup_printf (_("%s %%"), number);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
set_exact (RegieScore *score, gint64 part, gint64 whole, guint n)
{
  score->known = whole > 0;
  score->part = part;
  score->whole = MAX (1, whole);
  score->value = (part * 2 + score->whole) / (score->whole * 2);
  score->n = n;
}

/* In per cent. */
static void
set_per_cent (RegieScore *score, const RegieScorePart *part)
{
  set_exact (score, part->part * 100, part->whole, part->n);
}

/* The middle one, between two when there are as many on either side. */
static void
set_middle (RegieScore *score, const GArray *days)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) days);

  g_array_sort (sorted, compare_ints);
  if (sorted->len > 0)
    set_exact (score,
               g_array_index (sorted, int, (sorted->len - 1) / 2)
                 + g_array_index (sorted, int, sorted->len / 2),
               2, sorted->len);
}

/* When PROVIDER first reported PERIOD; NONE: never. */
static RegieDay
first_report (const GArray *reports, gint64 provider, RegiePeriod period)
{
  RegieDay first = REGIE_DAY_NONE;

  for (guint i = 0; i < reports->len; i++)
    {
      const RegieReportRead *one = &g_array_index (reports, RegieReportRead, i);

      if (one->provider == provider && one->period.from == period.from
          && one->period.until == period.until
          && (first == REGIE_DAY_NONE || one->first_on < first))
        first = one->first_on;
    }
  return first;
}

/* A row for each period whose report was due in these days, from the first order on. */
static void
add_periods (GArray *rows, const RegieReportProvider *provider, RegieDay first_order,
             const GArray *reports, RegieDay from, RegieDay until)
{
  if (provider->rhythm == REGIE_PERIOD_NEVER || first_order == REGIE_DAY_NONE)
    return;
  for (RegiePeriod period = regie_period_of (MAX (first_order, from - 400), provider->rhythm);
       period.until + provider->report_days <= until; period = regie_period_later (period, 1))
    {
      RegieDay due = period.until + provider->report_days;
      RegieDay day = first_report (reports, provider->id, period);
      RegieScoreRow row = { .kind = REGIE_SCORE_PUNCTUAL,
                            .provider = provider->id,
                            .day = due,
                            .part = day != REGIE_DAY_NONE && day <= due,
                            .whole = 1,
                            .n = 1 };

      if (due >= from)
        g_array_append_val (rows, row);
    }
}

static void
set_punctual (RegieScore *score, const RegieScoreFacts *facts, RegieDay from, RegieDay until)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RegieScoreRow));
  RegieScorePart in_time = { 0 };

  add_periods (rows, facts->provider, facts->first_order, facts->reports, from, until);
  in_time.whole = in_time.n = rows->len;
  for (guint i = 0; i < rows->len; i++)
    in_time.part += g_array_index (rows, RegieScoreRow, i).part;
  set_per_cent (score, &in_time);
}

static void
set_norms (RegieScore scores[REGIE_N_SCORES], const GPtrArray *norms)
{
  for (guint i = 0; i < norms->len; i++)
    for (guint k = 0; k < REGIE_N_SCORES; k++)
      if (g_strcmp0 (kinds[k].kpi, regie_get (norms->pdata[i], Indicator, kind)) == 0)
        scores[k].norm = (int) regie_get_int (norms->pdata[i], Indicator, norm, 0);
}

void
regie_scorecard_of (const RegieScoreFacts *facts, RegieDay from, RegieDay until,
                    RegieScore scores[REGIE_N_SCORES])
{
  g_return_if_fail (facts != NULL && scores != NULL);
  memset (scores, 0, sizeof *scores * REGIE_N_SCORES);
  for (guint i = 0; i < REGIE_N_SCORES; i++)
    scores[i].norm = -1;
  set_norms (scores, facts->norms);
  set_middle (&scores[REGIE_SCORE_LEAD], facts->leads);
  set_per_cent (&scores[REGIE_SCORE_ATTENDANCE], &facts->attended);
  set_per_cent (&scores[REGIE_SCORE_DROPOUT], &facts->stopped);
  set_per_cent (&scores[REGIE_SCORE_LEVEL], &facts->reached);
  set_punctual (&scores[REGIE_SCORE_PUNCTUAL], facts, from, until);
  /* While nothing is billed no price is known. */
  set_exact (&scores[REGIE_SCORE_PRICE], facts->paid.part,
             facts->paid.part > 0 ? facts->paid.whole : 0, facts->paid.n);
  for (guint i = 0; i < REGIE_N_SCORES; i++)
    scores[i].meets = !scores[i].known
                      || meets (i, scores[i].part, scores[i].whole, scores[i].norm);
}

void
regie_score_facts_clear (RegieScoreFacts *self)
{
  g_clear_pointer (&self->leads, g_array_unref);
  g_clear_pointer (&self->provider, regie_report_provider_free);
  g_clear_pointer (&self->reports, g_array_unref);
  g_clear_pointer (&self->norms, g_ptr_array_unref);
}

static void
add_part (RegieScorePart *self, const RegieScoreRow *row)
{
  self->part += row->part;
  self->whole += row->whole;
  self->n += row->n;
}

/* Adds what ROW counts to what the figures are made from. */
static void
add_row (RegieScoreFacts *facts, const RegieScoreRow *row)
{
  switch (row->kind)
    {
    case REGIE_SCORE_LEAD:
      g_array_append_vals (facts->leads, &(int){ (int) row->amount }, 1);
      break;
    case REGIE_SCORE_ATTENDANCE:
      add_part (&facts->attended, row);
      break;
    case REGIE_SCORE_DROPOUT:
      add_part (&facts->stopped, row);
      break;
    case REGIE_SCORE_LEVEL:
      add_part (&facts->reached, row);
      break;
    case REGIE_SCORE_PRICE:
      facts->paid.part += row->amount;
      facts->paid.whole++;
      facts->paid.n++;
      break;
    default: /* reports are looked at by themselves */
      break;
    }
}

static gboolean
load_facts (RegieDb *db, gint64 provider, RegieDay from, RegieDay until, RegieScoreFacts *facts,
            GError **error)
{
  g_autoptr (GArray) rows = regie_score_load_counted (db, provider, from, until, error);
  g_autoptr (GArray) firsts = NULL;

  if (rows == NULL || (firsts = regie_score_load_firsts (db, provider, until, error)) == NULL
      || (facts->provider = regie_report_provider_load (db, NULL, provider, error)) == NULL
      || (facts->reports = regie_report_load_read (db, provider, error)) == NULL
      || (facts->norms = regie_score_load_norms (db, provider, error)) == NULL)
    return FALSE;
  facts->leads = g_array_new (FALSE, FALSE, sizeof (int));
  facts->first_order = firsts->len > 0 ? g_array_index (firsts, RegieScoreFirst, 0).first_order
                                       : REGIE_DAY_NONE;
  for (guint i = 0; i < rows->len; i++)
    add_row (facts, &g_array_index (rows, RegieScoreRow, i));
  return TRUE;
}

gboolean
regie_scorecard_load (RegieDb *db, const RegieOffice *office, gint64 provider, RegieDay from,
                      RegieDay until, RegieScore scores[REGIE_N_SCORES], GError **error)
{
  g_auto (RegieScoreFacts) facts = { NULL };

  g_return_val_if_fail (db != NULL && office != NULL && scores != NULL, FALSE);
  if (!load_facts (db, provider, from, until, &facts, error))
    return FALSE;
  regie_scorecard_of (&facts, from, until, scores);
  return TRUE;
}

GArray *
regie_score_load_rows (RegieDb *db, RegieDay from, RegieDay until, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) firsts = NULL;
  g_autoptr (GArray) reports = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  if ((rows = regie_score_load_counted (db, 0, from, until, error)) == NULL
      || (firsts = regie_score_load_firsts (db, 0, until, error)) == NULL
      || (reports = regie_report_load_read (db, 0, error)) == NULL)
    return NULL;
  for (guint i = 0; i < firsts->len; i++)
    {
      const RegieScoreFirst *first = &g_array_index (firsts, RegieScoreFirst, i);
      g_autoptr (RegieReportProvider) provider = NULL;

      if (!regie_report_find_provider (db, NULL, first->provider, &provider, error))
        return NULL;
      if (provider != NULL)
        add_periods (rows, provider, first->first_order, reports, from, until);
    }
  return g_steal_pointer (&rows);
}
