/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-figure.h"

/* What the functions that give the rows of one dossier share. */

static inline RegieSpan
regie_figure_span (const RegieFigures *all)
{
  return regie_figures_get_ask (all)->span;
}

/* The day as of which they stand. */
static inline RegieDay
regie_figure_day (const RegieFigures *all)
{
  return regie_figure_span (all).until;
}

/* From the beginning of everything until that day. */
static inline RegieSpan
regie_figure_until_day (const RegieFigures *all)
{
  return (RegieSpan){ REGIE_DAY_NONE + 1, regie_figure_day (all) };
}

static inline gboolean
regie_span_has (RegieSpan span, RegieDay day)
{
  return day != REGIE_DAY_NONE && day >= span.from && day <= span.until;
}

/* One of it: the dossier itself. */
static inline void
regie_figure_take_one (RegieFigureSink *sink, RegieDay day, gint64 amount, const char *sort)
{
  regie_figure_sink_take (
    sink, &(RegieFigureRow){ .day = day, .part = 1, .whole = 1, .amount = amount, .sort = sort });
}

/* One of which it is asked whether it COUNTS. */
static inline void
regie_figure_take_share (RegieFigureSink *sink, RegieDay day, gboolean counts, const char *sort)
{
  regie_figure_sink_take (sink, &(RegieFigureRow){
                                  .day = day, .part = counts ? 1 : 0, .whole = 1, .sort = sort });
}

static inline void
regie_figure_take_fact (RegieFigureSink *sink, const RegieFact *fact, gint64 part, gint64 whole,
                        const char *sort)
{
  regie_figure_sink_take (
    sink, &(RegieFigureRow){
            .record = fact->id, .day = fact->day, .part = part, .whole = whole, .sort = sort });
}

/* Goes through each FACT of WHO that lies in SPAN and is no plan for later. */
#define REGIE_FIGURE_FOR_FACTS(fact, who, span)                                                    \
  for (const RegieFact *fact = (who)->one->facts; fact < (who)->one->facts + (who)->one->n;        \
       fact++)                                                                                     \
    if (!regie_span_has (span, fact->day) || (fact->flags & REGIE_FACT_PLANNED) != 0)              \
      continue;                                                                                    \
    else
