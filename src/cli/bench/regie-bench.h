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

/* The address of a server with another LOGIN; owned, NULL when it is none. */
char *regie_bench_dup_address (const char *address, const char *login) G_GNUC_WARN_UNUSED_RESULT;
/* LOGIN is known to the server of OWNER, and let in to the office. */
gboolean regie_bench_let_in (RegieDb *owner, const char *login, GError **error);
/* The server that was named to be measured, and only one that was; NULL with ERROR set. */
RegieDb *regie_bench_open_server (RegieCommandLine *line, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, with an invented office on it. */
RegieDb *regie_bench_open_office (RegieCommandLine *line, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Somebody who works in that office as a consultant, by NUMBER, with a login of their own. */
gboolean regie_bench_hire (RegieDb *owner, guint number, GError **error);
/* The address of SERVER for them; owned. */
char *regie_bench_dup_address_of (const char *server, guint number) G_GNUC_WARN_UNUSED_RESULT;
/* The I-th number after the name of the command, or INSTEAD. */
guint regie_bench_number (RegieCommandLine *line, guint i, guint instead);
/* What process PID used of the processor, in nanoseconds; 0 when it is not on this computer. */
gint64 regie_bench_processor (int pid);
