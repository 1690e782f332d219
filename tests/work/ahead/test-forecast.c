/* SPDX-License-Identifier: EUPL-1.2 */
/* The quarters ahead: what goes in comes out, more never makes less, and everything is a band. */
#include <string.h>

#include "days.h"
#include "regie-forecast.h"
#include "suite.h"

#define N 60

/* Sixty in every stage, spread over a year, and sixty persons a quarter. */
typedef struct {
  RegieForecastInput in;
  gint32 ages[N];
} Office;

static Office *
make_office (int medians[REGIE_N_STAGES])
{
  Office *self = g_new0 (Office, 1);

  for (int i = 0; i < N; i++)
    self->ages[i] = i * 6;
  for (int stage = 0; stage < REGIE_N_STAGES; stage++)
    {
      self->in.ages[stage] = self->ages;
      self->in.n_ages[stage] = N;
      regie_duration_learn (&self->in.durations[stage], NULL, 0, medians[stage]);
    }
  self->in.from = day ("2026-11-23");
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      self->in.asylum[i] = 4000;
      self->in.others[i] = 2000;
    }
  self->in.links = 80;
  self->in.leaves = 5;
  self->in.spread = 150;
  self->in.consultants = 450;
  self->in.pips = 20;
  self->in.cost = 400000;
  return self;
}

static Office *
usual_office (void)
{
  return make_office ((int[]){ 60, 133, 1000 });
}

static void
make (const Office *office, RegieQuarter *quarters)
{
  regie_forecast_make (&office->in, quarters);
}

/* What is there is what was there, and what came, less what went: to the hundredth. */
static void
test_identity (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter q[REGIE_FORECAST_QUARTERS];
  gint64 stock = 3 * N * 100;

  make (office, q);
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      const RegieBand *b = q[i].bands;
      gint64 stages = b[REGIE_AHEAD_WAITING].middle + b[REGIE_AHEAD_INTAKE].middle
                      + b[REGIE_AHEAD_RUNNING].middle;

      stock += b[REGIE_AHEAD_INFLOW].middle - b[REGIE_AHEAD_OUTFLOW].middle;
      g_assert_cmpint (b[REGIE_AHEAD_STOCK].middle, ==, stock);
      g_assert_cmpint (ABS (stages - stock), <=, 10);
      g_assert_cmpint (b[REGIE_AHEAD_INFLOW].middle, ==, 6000);
      /* 4,5 consultants */
      g_assert_cmpint (ABS (b[REGIE_AHEAD_LOAD].middle * 45 - stock * 10), <=, 25);
    }
}

static void
test_days (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter q[REGIE_FORECAST_QUARTERS];

  make (office, q);
  assert_day (q[0].from, "2026-11-24");
  assert_day (q[0].until, "2027-02-23");
  assert_day (q[1].from, "2027-02-24");
  assert_day (q[7].until, "2028-11-23");
}

static void
test_bands (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter q[REGIE_FORECAST_QUARTERS];

  make (office, q);
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    for (RegieAhead what = 0; what < REGIE_N_AHEAD; what++)
      {
        const RegieBand *band = &q[i].bands[what];

        g_assert_cmpint (band->low, >=, 0);
        g_assert_cmpint (band->low, <, band->middle);
        g_assert_cmpint (band->middle, <, band->high);
      }
  /* the further, the less sure */
  g_assert_cmpint (q[7].bands[REGIE_AHEAD_STOCK].high - q[7].bands[REGIE_AHEAD_STOCK].low, >,
                   q[0].bands[REGIE_AHEAD_STOCK].high - q[0].bands[REGIE_AHEAD_STOCK].low);
}

/* Sixty come by chance, spread as chance does: eight of ten times between 50 and 70. */
static void
test_width (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter q[REGIE_FORECAST_QUARTERS];

  office->in.spread = 100;
  make (office, q);
  g_assert_cmpint (q[0].bands[REGIE_AHEAD_INFLOW].low, ==, 5007);
  g_assert_cmpint (q[0].bands[REGIE_AHEAD_INFLOW].high, ==, 6993);
}

static void
set_inflow (Office *office, int asylum, int others)
{
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      office->in.asylum[i] = asylum;
      office->in.others[i] = others;
    }
}

/* More inflow makes no quarter lower, whether there are hands enough or not. */
static void
test_more (void)
{
  for (int pips = 1; pips <= 101; pips += 25)
    {
      g_autofree Office *less = usual_office ();
      g_autofree Office *more = usual_office ();
      RegieQuarter a[REGIE_FORECAST_QUARTERS], b[REGIE_FORECAST_QUARTERS];

      less->in.pips = more->in.pips = pips;
      set_inflow (more, 4400, 2100);
      make (less, a);
      make (more, b);
      for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
        for (RegieAhead what = 0; what < REGIE_N_AHEAD; what++)
          g_assert_cmpint (a[i].bands[what].middle, <=, b[i].bands[what].middle);
      g_assert_cmpint (a[7].bands[REGIE_AHEAD_STOCK].middle, <,
                       b[7].bands[REGIE_AHEAD_STOCK].middle);
    }
}

static void
test_none (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter q[REGIE_FORECAST_QUARTERS];
  gint64 before = 3 * N * 100;

  set_inflow (office, 0, 0);
  make (office, q);
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      g_assert_cmpint (q[i].bands[REGIE_AHEAD_INFLOW].high, ==, 0);
      g_assert_cmpint (q[i].bands[REGIE_AHEAD_STOCK].middle, <, before);
      before = q[i].bands[REGIE_AHEAD_STOCK].middle;
    }
}

/* An office in which nobody is: all of it is to come. */
static void
test_empty (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter q[REGIE_FORECAST_QUARTERS];

  memset (office->in.n_ages, 0, sizeof office->in.n_ages);
  office->in.consultants = 0;
  make (office, q);
  g_assert_cmpint (q[0].bands[REGIE_AHEAD_STOCK].middle, >, 5500);
  g_assert_cmpint (q[7].bands[REGIE_AHEAD_LOAD].high, ==, 0);
  /* Nobody makes a PIP. */
  g_assert_cmpint (q[7].bands[REGIE_AHEAD_RUNNING].high, ==, 0);
  g_assert_cmpint (q[7].bands[REGIE_AHEAD_COST].high, ==, 0);
}

/* Fewer hands: fewer PIPs, more who wait for one. */
static void
test_hands (void)
{
  g_autofree Office *few = usual_office ();
  g_autofree Office *many = usual_office ();
  RegieQuarter a[REGIE_FORECAST_QUARTERS], b[REGIE_FORECAST_QUARTERS];

  few->in.consultants = 100;
  make (few, a);
  make (many, b);
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      g_assert_cmpint (a[i].bands[REGIE_AHEAD_PIPS].middle, <=, 2000);
      g_assert_cmpint (a[i].bands[REGIE_AHEAD_INTAKE].middle, >,
                       b[i].bands[REGIE_AHEAD_INTAKE].middle);
      g_assert_cmpint (a[i].bands[REGIE_AHEAD_LOAD].middle, >, b[i].bands[REGIE_AHEAD_LOAD].middle);
    }
}

/* A shorter intake: sooner a PIP, and fewer who wait for one. */
static void
test_waits (void)
{
  g_autofree Office *slow = usual_office ();
  g_autofree Office *fast = make_office ((int[]){ 60, 70, 1000 });
  RegieQuarter a[REGIE_FORECAST_QUARTERS], b[REGIE_FORECAST_QUARTERS];

  make (slow, a);
  make (fast, b);
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    g_assert_cmpint (b[i].bands[REGIE_AHEAD_INTAKE].middle, <,
                     a[i].bands[REGIE_AHEAD_INTAKE].middle);
}

/* Another way to reckon: who waits in a line that moves once by chance each day. */
static void
test_another_reckoning (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter q[REGIE_FORECAST_QUARTERS];
  double left = 0;

  /* Nobody waits or is in the intake, and nobody comes: what runs follows its own curve. */
  office->in.n_ages[REGIE_STAGE_WAITING] = office->in.n_ages[REGIE_STAGE_INTAKE] = 0;
  set_inflow (office, 0, 0);
  make (office, q);
  for (int i = 0; i < N; i++)
    {
      const double *curve = office->in.durations[REGIE_STAGE_RUNNING].left;

      left += curve[office->ages[i] + q[7].until - office->in.from] / curve[office->ages[i]];
    }
  g_assert_cmpint (q[7].bands[REGIE_AHEAD_RUNNING].middle, ==, (gint64) (left * 100 + 0.5));
}

static void
test_same (void)
{
  g_autofree Office *office = usual_office ();
  RegieQuarter a[REGIE_FORECAST_QUARTERS], b[REGIE_FORECAST_QUARTERS];

  memset (a, 0, sizeof a);
  memset (b, 0, sizeof b);
  make (office, a);
  make (office, b);
  g_assert_cmpmem (a, sizeof a, b, sizeof b);
}

TEST_SUITE (forecast)
{
  g_test_add_func ("/forecast/what-goes-in-comes-out", test_identity);
  g_test_add_func ("/forecast/quarters-follow-each-other", test_days);
  g_test_add_func ("/forecast/is-a-band", test_bands);
  g_test_add_func ("/forecast/is-as-wide-as-chance", test_width);
  g_test_add_func ("/forecast/more-inflow-makes-nothing-less", test_more);
  g_test_add_func ("/forecast/without-inflow-everything-falls", test_none);
  g_test_add_func ("/forecast/of-an-empty-office", test_empty);
  g_test_add_func ("/forecast/fewer-hands-make-fewer-pips", test_hands);
  g_test_add_func ("/forecast/shorter-waits", test_waits);
  g_test_add_func ("/forecast/equals-another-reckoning", test_another_reckoning);
  g_test_add_func ("/forecast/the-same-is-the-same", test_same);
}
