/* SPDX-License-Identifier: EUPL-1.2 */
/* People flow from stage to stage, a day at a time: those who are there and those who come apart,
 * for of the first the office knows how many they are. */
#include "regie-forecast.h"

#include <math.h>

/* A normal number lies in eight cases of ten within so many deviations of its middle. */
#define EIGHT_OF_TEN 1.2815515655446004

/* Ages of a stage; who is older is as old as the last. */
#define N_AGES (REGIE_DURATION_DAYS + 1)

typedef enum { THERE, COMING, N_CROWDS } Crowd;

/* How many have been in a stage for so many days, as expected: no whole persons. */
typedef struct {
  double ages[N_CROWDS][N_AGES];
  double sum[N_CROWDS];
} Stage;

/* What happened in a quarter. */
typedef struct {
  double inflow, pips[N_CROWDS], outflow[N_CROWDS], running_days;
} Tally;

typedef struct {
  const RegieForecastInput *input;
  Stage stages[REGIE_N_STAGES];
  double hazards[REGIE_N_STAGES][N_AGES];
  double n_there; /* all who are there when it begins */
} Flow;

static void
set_up (Flow *self, const RegieForecastInput *input)
{
  self->input = input;
  for (int stage = 0; stage < REGIE_N_STAGES; stage++)
    {
      Stage *s = &self->stages[stage];

      for (guint i = 0; i < input->n_ages[stage]; i++)
        s->ages[THERE][CLAMP (input->ages[stage][i], 0, N_AGES - 1)]++;
      s->sum[THERE] = input->n_ages[stage];
      self->n_there += input->n_ages[stage];
      for (int age = 0; age < N_AGES; age++)
        self->hazards[stage][age] = regie_duration_hazard (&input->durations[stage], age);
    }
}

/* How many of CROWD end STAGE today. */
static double
count_ends (const Flow *self, RegieStage stage, Crowd crowd)
{
  const double *ages = self->stages[stage].ages[crowd];
  double ends = 0;

  for (int age = 0; age < N_AGES; age++)
    ends += ages[age] * self->hazards[stage][age];
  return ends;
}

/* A day passes in STAGE: PART of those who would end it do, the others are a day older, and COME
 * begin. */
static void
pass_day (Flow *self, RegieStage stage, Crowd crowd, double part, double come)
{
  Stage *s = &self->stages[stage];
  double *ages = s->ages[crowd];
  double carried = come;

  s->sum[crowd] = come;
  for (int age = 0; age < N_AGES; age++)
    {
      double stay = ages[age] * (1 - self->hazards[stage][age] * part);

      s->sum[crowd] += stay;
      ages[age] = carried;
      carried = stay;
    }
  ages[N_AGES - 1] += carried; /* the oldest stay as old */
}

/* Who comes today: to a link, and straight to the intake. */
static void
count_newcomers (const Flow *self, int quarter, int days, double *linked, double *others)
{
  const RegieForecastInput *in = self->input;
  double asylum = in->asylum[quarter] / 100.0 / days;

  *linked = asylum * in->links / 100.0;
  *others = asylum - *linked + in->others[quarter] / 100.0 / days;
}

/* Of all who could get a PIP today, the part for which there are hands. */
static double
share_of_hands (const Flow *self, double asked, int days)
{
  double hands = self->input->consultants / 100.0 * self->input->pips / days;

  return asked > hands ? hands / asked : 1;
}

static void
flow_day (Flow *self, int quarter, int days, Tally *tally)
{
  double stays = 1 - self->input->leaves / 100.0;
  double ends[REGIE_N_STAGES][N_CROWDS];
  double part, linked, others;

  for (int stage = 0; stage < REGIE_N_STAGES; stage++)
    for (Crowd crowd = 0; crowd < N_CROWDS; crowd++)
      ends[stage][crowd] = count_ends (self, stage, crowd);
  part = share_of_hands (
    self, (ends[REGIE_STAGE_INTAKE][THERE] + ends[REGIE_STAGE_INTAKE][COMING]) * stays, days);
  count_newcomers (self, quarter, days, &linked, &others);
  tally->inflow += linked + others;
  tally->running_days += self->stages[REGIE_STAGE_RUNNING].sum[THERE]
                         + self->stages[REGIE_STAGE_RUNNING].sum[COMING];
  for (Crowd crowd = 0; crowd < N_CROWDS; crowd++)
    {
      double housed = ends[REGIE_STAGE_WAITING][crowd];
      double settled = ends[REGIE_STAGE_INTAKE][crowd] * part;

      tally->pips[crowd] += settled * stays;
      tally->outflow[crowd] += (housed + settled) * (1 - stays) + ends[REGIE_STAGE_RUNNING][crowd];
      pass_day (self, REGIE_STAGE_WAITING, crowd, 1, crowd == COMING ? linked : 0);
      pass_day (self, REGIE_STAGE_INTAKE, crowd, part,
                housed * stays + (crowd == COMING ? others : 0));
      pass_day (self, REGIE_STAGE_RUNNING, crowd, 1, settled * stays);
    }
}

static gint64
hundredths (double value)
{
  return (gint64) floor (value * 100 + 0.5);
}

/* The band of a number of which THERE is expected of the N who are there, each of whom can be in it
 * or not, and COMING of who comes: by chance, and SPREAD times that. */
static RegieBand
band_of (double there, double n, double coming, double spread)
{
  double middle = there + coming;
  double varies = (n > 0 ? MAX (there * (1 - there / n), 0) : 0) + coming * spread;
  double reach = EIGHT_OF_TEN * sqrt (varies);

  return (RegieBand){ hundredths (MAX (middle - reach, 0)), hundredths (middle),
                      hundredths (middle + reach) };
}

/* The same band of another unit. */
static RegieBand
scale (RegieBand band, double factor)
{
  return (RegieBand){ hundredths (band.low / 100.0 * factor),
                      hundredths (band.middle / 100.0 * factor),
                      hundredths (band.high / 100.0 * factor) };
}

/* Gives BAND the MIDDLE that makes the sum exact; its ends go along. */
static void
move_middle (RegieBand *band, gint64 middle)
{
  gint64 by = middle - band->middle;

  band->middle = middle;
  band->low = CLAMP (band->low + by, 0, MAX (middle, 0));
  band->high = MAX (band->high + by, middle);
}

static RegieBand
stock_band (const Flow *self, RegieStage stage, double spread)
{
  const Stage *s = &self->stages[stage];

  return band_of (s->sum[THERE], self->n_there, s->sum[COMING], spread);
}

static void
fill_quarter (const Flow *self, const Tally *tally, gint64 stock_before, RegieQuarter *quarter)
{
  const RegieForecastInput *in = self->input;
  double spread = in->spread / 100.0;
  double days = quarter->until - quarter->from + 1;
  double there = 0;
  double coming = 0;
  RegieBand *bands = quarter->bands;

  for (int stage = 0; stage < REGIE_N_STAGES; stage++)
    {
      there += self->stages[stage].sum[THERE];
      coming += self->stages[stage].sum[COMING];
    }
  bands[REGIE_AHEAD_INFLOW] = band_of (0, 0, tally->inflow, spread);
  bands[REGIE_AHEAD_WAITING] = stock_band (self, REGIE_STAGE_WAITING, spread);
  bands[REGIE_AHEAD_INTAKE] = stock_band (self, REGIE_STAGE_INTAKE, spread);
  bands[REGIE_AHEAD_RUNNING] = stock_band (self, REGIE_STAGE_RUNNING, spread);
  bands[REGIE_AHEAD_PIPS] = band_of (tally->pips[THERE], self->n_there, tally->pips[COMING],
                                     spread);
  bands[REGIE_AHEAD_OUTFLOW] = band_of (tally->outflow[THERE], self->n_there,
                                        tally->outflow[COMING], spread);
  bands[REGIE_AHEAD_STOCK] = band_of (there, self->n_there, coming, spread);
  move_middle (&bands[REGIE_AHEAD_STOCK],
               stock_before + bands[REGIE_AHEAD_INFLOW].middle - bands[REGIE_AHEAD_OUTFLOW].middle);
  bands[REGIE_AHEAD_LOAD] = in->consultants > 0
                              ? scale (bands[REGIE_AHEAD_STOCK], 100.0 / in->consultants)
                              : (RegieBand){ 0, 0, 0 };
  bands[REGIE_AHEAD_COST] = scale (bands[REGIE_AHEAD_RUNNING], 0);
  if (bands[REGIE_AHEAD_RUNNING].middle > 0)
    bands[REGIE_AHEAD_COST] = scale (bands[REGIE_AHEAD_RUNNING],
                                     tally->running_days / days * in->cost / 400.0
                                       / (bands[REGIE_AHEAD_RUNNING].middle / 100.0));
}

void
regie_forecast_make (const RegieForecastInput *input,
                     RegieQuarter quarters[REGIE_FORECAST_QUARTERS])
{
  g_autofree Flow *flow = g_new0 (Flow, 1);
  gint64 stock;

  g_return_if_fail (input != NULL && quarters != NULL);
  set_up (flow, input);
  stock = hundredths (flow->n_there);
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      RegieQuarter *quarter = &quarters[i];
      Tally tally = { 0 };
      int days;

      *quarter = (RegieQuarter){ regie_day_add_months (input->from, 3 * i) + 1,
                                 regie_day_add_months (input->from, 3 * (i + 1)),
                                 { { 0 } } };
      days = quarter->until - quarter->from + 1;
      for (int day = 0; day < days; day++)
        flow_day (flow, i, days, &tally);
      fill_quarter (flow, &tally, stock, quarter);
      stock = quarter->bands[REGIE_AHEAD_STOCK].middle;
    }
}

const char *
regie_ahead_name (RegieAhead what)
{
  static const char *const names[REGIE_N_AHEAD] = {
    "instroom", "wacht_op_huisvesting", "in_intake", "pips", "lopend", "uitstroom",
    "dossiers", "per_consulent",        "kosten",
  };

  g_return_val_if_fail (what < REGIE_N_AHEAD, NULL);
  return names[what];
}
