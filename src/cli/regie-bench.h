/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-commands.h"

/* What the parts of “regiectl bench” share. */
#define REGIE_BENCH_RUNS 7

/* The middle of the N VALUES, which are sorted by it. */
double regie_bench_median (double *values, guint n);
/* A line of the answer: WHAT, its RATIO and the GOAL that it should not exceed. */
void regie_bench_report (const char *what, double ratio, double goal, const char *detail);

/* How soon another window on the server of LINE has what was written there, in demo data. */
gboolean regie_bench_live (RegieCommandLine *line, GError **error);
/* The whole dashboard of BIG, a path, against reading every fact of it once. */
gboolean regie_bench_figures (RegieCommandLine *line, const char *big, GError **error);
