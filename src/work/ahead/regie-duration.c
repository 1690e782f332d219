/* SPDX-License-Identifier: EUPL-1.2 */
/* How long something takes: the estimate of Kaplan and Meier with a tail that never ends. */
#include "regie-duration.h"

#include <math.h>
#include <stdlib.h>

/* So many must have waited that long for what became of them to teach anything. */
#define LEAST_AT_RISK 5
/* Nothing is ever sure. */
#define LEAST_LEFT 1e-9

/* The share that waits longer than DAYS when the middle one waits MEDIAN: a log-logistic curve, of
 * which the middle half lies between 0.7 and 1.4 times the middle. */
static double
assumed_left (double days, int median)
{
  double part = days / median;

  return 1 / (1 + part * part * part);
}

static void
find_median (RegieDuration *self)
{
  self->median = 1;
  while (self->median < REGIE_DURATION_DAYS && self->left[self->median] > 0.5)
    self->median++;
}

static int
compare_spells (gconstpointer a, gconstpointer b)
{
  const RegieSpell *x = a;
  const RegieSpell *y = b;

  return (x->days > y->days) - (x->days < y->days);
}

/* Fills LEFT as far as the SPELLS, sorted, teach; returns the first day of which they do not. */
static int
learn_days (RegieDuration *self, const RegieSpell *spells, guint n)
{
  double left = 1;
  guint at = 0;
  int days = 0;

  for (; days <= REGIE_DURATION_DAYS && n - at >= LEAST_AT_RISK; days++)
    {
      guint at_risk = n - at;
      guint ended = 0;

      for (; at < n && spells[at].days <= days; at++)
        ended += spells[at].ended;
      left *= 1 - (double) ended / at_risk;
      self->left[days] = MAX (left, LEAST_LEFT);
    }
  return days;
}

void
regie_duration_learn (RegieDuration *self, RegieSpell *spells, guint n, int assumed)
{
  int known = 0;

  g_return_if_fail (self != NULL && (spells != NULL || n == 0) && assumed > 0);
  *self = (RegieDuration){ .n = n };
  for (guint i = 0; i < n; i++)
    self->n_ended += spells[i].ended;
  if (self->n_ended >= REGIE_DURATION_LEAST)
    {
      qsort (spells, n, sizeof *spells, compare_spells);
      known = learn_days (self, spells, n);
    }
  else
    self->n = self->n_ended = 0;
  for (int days = known; days <= REGIE_DURATION_DAYS; days++)
    {
      double from = known > 0 ? self->left[known - 1] / assumed_left (known - 1, assumed) : 1;

      self->left[days] = MAX (from * assumed_left (days, assumed), LEAST_LEFT);
    }
  find_median (self);
}

void
regie_duration_stretch (RegieDuration *self, int median)
{
  RegieDuration was;

  g_return_if_fail (self != NULL && median > 0);
  was = *self;
  for (int days = 0; days <= REGIE_DURATION_DAYS; days++)
    {
      double then = (double) days * was.median / median;
      int whole = (int) MIN (floor (then), REGIE_DURATION_DAYS);
      int next = MIN (whole + 1, REGIE_DURATION_DAYS);

      self->left[days] = was.left[whole]
                         + (was.left[next] - was.left[whole]) * (then - floor (then));
    }
  self->median = median;
}

double
regie_duration_hazard (const RegieDuration *self, int days)
{
  int at = CLAMP (days, 0, REGIE_DURATION_DAYS - 1);

  g_return_val_if_fail (self != NULL, 0);
  return CLAMP (1 - self->left[at + 1] / self->left[at], 0, 1);
}
