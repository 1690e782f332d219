/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* The axis along which values are read, in whole numbers only: the same values give the same axis
 * everywhere.  A value is in hundredths of its unit, as in RegieFigureValue. */

/* Ticks from LOW to HIGH, STEP apart.  STEP is 1, 2 or 5 times a power of ten; LOW and HIGH are
 * multiples of it, LOW <= 0 < HIGH. */
typedef struct {
  gint64 low, high, step;
} RegieValueAxis;

/* The axis with the smallest STEP (>= LEAST_STEP, a power of ten) on which LEAST and MOST lie with
 * at most MAX_TICKS (>= 3) ticks.  Nothing but zeros has the ticks 0 and LEAST_STEP. */
RegieValueAxis regie_value_axis_fit (gint64 least, gint64 most, gint64 least_step, guint max_ticks);
/* How many ticks there are, at least 2; and the one at AT, from 0. */
guint regie_value_axis_get_n_ticks (const RegieValueAxis *self);
gint64 regie_value_axis_get_tick (const RegieValueAxis *self, guint at);
/* How many of SIZE (> 0) pixels VALUE lies above LOW, to the nearest; outside 0 to SIZE for what
 * lies outside the axis. */
int regie_value_axis_place (const RegieValueAxis *self, gint64 value, int size);
/* VALUE as it is said along this axis: "20", "2,000", "2.12 mln" when the axis reaches a million.
 * UNIT (may be NULL) is said with it when it is "%" or "€". */
char *regie_value_axis_dup_label (const RegieValueAxis *self, gint64 value,
                                  const char *unit) G_GNUC_WARN_UNUSED_RESULT;

/* VALUE in full, in the language of the program: "1,234.5"; with UNIT as above: "71.43 %". */
char *regie_amount_dup (gint64 value, const char *unit) G_GNUC_WARN_UNUSED_RESULT;
