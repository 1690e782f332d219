/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-commands.h"

/* What the parts of “regiectl bench” share. */
#define REGIE_BENCH_RUNS 7

/* The middle of the N VALUES, which are sorted by it. */
double regie_bench_median (double *values, guint n);
/* A line of the answer: WHAT, its RATIO and the GOAL that it should not exceed. */
void regie_bench_report (const char *what, double ratio, double goal, const char *detail);

/* The whole dashboard of BIG, a path, against reading every fact of it once. */
gboolean regie_bench_figures (RegieCommandLine *line, const char *big, GError **error);

/* The address of a server with another LOGIN; owned, NULL when it is none. */
char *regie_bench_dup_address (const char *address, const char *login) G_GNUC_WARN_UNUSED_RESULT;
/* LOGIN is known to the server of OWNER, and let in to the office. */
gboolean regie_bench_let_in (RegieDb *owner, const char *login, GError **error);
