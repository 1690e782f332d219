/* SPDX-License-Identifier: EUPL-1.2 */
/* Axes of charts: where their ticks are, and how values are said along them. */
#include "regie-axis.h"

#include <glib/gi18n.h>

#include "regie-money.h"

#define HUNDREDTHS 100
#define MILLION (G_GINT64_CONSTANT (1000000) * HUNDREDTHS)
/* Far above any amount here; so no step and no sum overflows. */
#define MOST (G_MAXINT64 / 1000)

static gint64
round_up (gint64 value, gint64 step)
{
  return (value + step - 1) / step * step;
}

/* 1, 2, 5, 10, 20, 50 … times LEAST_STEP. */
static gint64
next_step (gint64 step, gint64 least_step)
{
  gint64 first = step / least_step;

  while (first >= 10)
    first /= 10;
  return first == 2 ? step / 2 * 5 : step * 2;
}

RegieValueAxis
regie_value_axis_fit (gint64 least, gint64 most, gint64 least_step, guint max_ticks)
{
  RegieValueAxis self = { .step = least_step };
  gint64 below = -CLAMP (least, -MOST, 0);
  gint64 above = CLAMP (most, 0, MOST);

  g_return_val_if_fail (least_step > 0 && max_ticks >= 3, self);
  /* At twice the steps it would be one tick too many at most: the last step that is tried is far
   * below the largest number. */
  while (round_up (below, self.step) / self.step + round_up (above, self.step) / self.step
         >= (gint64) max_ticks)
    self.step = next_step (self.step, least_step);
  self.low = -round_up (below, self.step);
  self.high = MAX (round_up (above, self.step), self.step);
  return self;
}

guint
regie_value_axis_get_n_ticks (const RegieValueAxis *self)
{
  g_return_val_if_fail (self != NULL && self->step > 0, 0);
  return (guint) ((self->high - self->low) / self->step) + 1;
}

gint64
regie_value_axis_get_tick (const RegieValueAxis *self, guint at)
{
  g_return_val_if_fail (self != NULL && at < regie_value_axis_get_n_ticks (self), 0);
  return self->low + at * self->step;
}

int
regie_value_axis_place (const RegieValueAxis *self, gint64 value, int size)
{
  gint64 span;
  gint64 twice;

  g_return_val_if_fail (self != NULL && self->high > self->low && size > 0, 0);
  /* Hundredths that no screen shows go first, so that the product fits. */
  for (span = self->high - self->low, twice = 2 * (value - self->low); span > G_MAXINT32;
       span /= 10)
    twice /= 10;
  twice = twice * size + span;
  return (int) ((twice >= 0 ? twice : twice - 2 * span + 1) / (2 * span));
}

/* "−1,234.5": whole numbers in groups of three, and no more decimals than it has. */
static char *
number_dup (gint64 value)
{
  guint64 size = value < 0 ? -(guint64) value : (guint64) value;
  guint rest = (guint) (size % HUNDREDTHS);
  GString *text = g_string_new (value < 0 ? "−" : NULL);

  regie_number_append (text, size / HUNDREDTHS);
  if (rest > 0)
    /* TRANSLATORS: what stands before the cents: the second is their two digits */
    g_string_append_printf (text, "%s%0*u", C_("money", "."), rest % 10 == 0 ? 1 : 2,
                            rest % 10 == 0 ? rest / 10 : rest);
  return g_string_free (text, FALSE);
}

/* NUMBER with its unit, when that is a sign; no line is broken between them. */
static char *
with_unit (const char *number, const char *unit)
{
  if (g_strcmp0 (unit, "%") == 0)
    return g_strconcat (number, "\302\240%", NULL);
  if (g_strcmp0 (unit, "€") == 0)
    return g_strconcat ("€\302\240", number, NULL);
  return g_strdup (number);
}

char *
regie_amount_dup (gint64 value, const char *unit)
{
  g_autofree char *number = number_dup (value);

  return with_unit (number, unit);
}

char *
regie_value_axis_dup_label (const RegieValueAxis *self, gint64 value, const char *unit)
{
  g_autofree char *number = NULL;
  g_autofree char *millions = NULL;
  gint64 half = value < 0 ? -MILLION / 200 : MILLION / 200;

  g_return_val_if_fail (self != NULL, NULL);
  if (value == 0 || MAX (self->high, -self->low) < MILLION)
    return regie_amount_dup (value, unit);
  number = number_dup ((value + half) / (MILLION / HUNDREDTHS));
  /* TRANSLATORS: so many millions, short, along the axis of a chart: "2.5 mln" */
  millions = g_strdup_printf (_("%s mln"), number);
  return with_unit (millions, unit);
}
