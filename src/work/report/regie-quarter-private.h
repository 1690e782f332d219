/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the report of a quarter only: how its pieces are made, for who counts and who reads. */
#include "regie-quarter.h"

/* Empty ones, owned by the caller. */
RegieQuarter *regie_quarter_new_empty (RegiePeriod period, RegieDay as_of, const char *rules);
RegieQuarterFigure *regie_quarter_figure_new (void);
RegieQuarterSeries *regie_quarter_series_new (void);
RegieQuarterChanges *regie_quarter_changes_new (RegiePeriod period);
void regie_quarter_part_add (GPtrArray *parts, const char *key, const char *label,
                             RegieQuarterValue value);
void regie_quarter_shift_add (RegieQuarterChanges *self, const char *id, const char *name,
                              RegieFigureKind kind, RegieQuarterValue was, RegieQuarterValue now);
