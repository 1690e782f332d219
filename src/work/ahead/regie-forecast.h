/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-duration.h"

/* The quarters ahead: inflow × durations × capacity.  Pure, and without chance: people flow from
 * day to day as the durations say, and how far it may turn out otherwise follows from how many
 * they are, so the same input gives the same numbers.
 *
 * Who is linked waits for a house, then is in the intake, then has a PIP and runs until the end;
 * others begin in the intake.  Whenever a stage before the PIP ends, some leave.  PIPs are made by
 * consultants: when there are no hands for more, the intake lasts longer. */

typedef enum {
  REGIE_STAGE_WAITING,
  REGIE_STAGE_INTAKE,
  REGIE_STAGE_RUNNING,
  REGIE_N_STAGES
} RegieStage;

#define REGIE_FORECAST_QUARTERS 8

/* What goes in. */
typedef struct {
  RegieDay from;                /* the day on which the office stands */
  gint32 *ages[REGIE_N_STAGES]; /* who is there: days since the stage began */
  guint n_ages[REGIE_N_STAGES];
  RegieDuration durations[REGIE_N_STAGES]; /* how long each stage takes */
  int asylum[REGIE_FORECAST_QUARTERS];     /* inflow in each quarter, hundredths of persons */
  int others[REGIE_FORECAST_QUARTERS];
  int links;  /* per cent of the asylum inflow that waits for a house first */
  int leaves; /* per cent of who ends a stage before the PIP that leaves */
  /* per cent: how much more inflow varies than by chance alone; 100 is chance */
  int spread;
  int consultants; /* hundredths of whole weeks */
  int pips;        /* PIPs that one consultant makes in a quarter at most */
  gint64 cost;     /* cents a year of one running trajectory */
} RegieForecastInput;

/* What may come of a number: in eight cases of ten between LOW and HIGH.  Hundredths. */
typedef struct {
  gint64 low, middle, high;
} RegieBand;

typedef enum {
  REGIE_AHEAD_INFLOW,  /* in the quarter */
  REGIE_AHEAD_WAITING, /* at its end: linked without a house */
  REGIE_AHEAD_INTAKE,  /* at its end: without a PIP */
  REGIE_AHEAD_PIPS,    /* in the quarter */
  REGIE_AHEAD_RUNNING, /* at its end: with a PIP */
  REGIE_AHEAD_OUTFLOW, /* in the quarter */
  REGIE_AHEAD_STOCK,   /* at its end: all of them */
  REGIE_AHEAD_LOAD,    /* at its end: all of them, by consultant */
  REGIE_AHEAD_COST,    /* in the quarter: euros */
  REGIE_N_AHEAD
} RegieAhead;

typedef struct {
  RegieDay from, until; /* both of them days of it; the first begins the day after the input */
  RegieBand bands[REGIE_N_AHEAD];
} RegieQuarter;

/* The QUARTERS after INPUT->from.  Of the middles what is there at the end is what was there plus
 * the inflow minus the outflow, to the hundredth; all bands lie in order, and more inflow makes no
 * stock less. */
void regie_forecast_make (const RegieForecastInput *input,
                          RegieQuarter quarters[REGIE_FORECAST_QUARTERS]);
/* A key for other programs: "instroom". */
const char *regie_ahead_name (RegieAhead what);
