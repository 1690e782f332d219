/* SPDX-License-Identifier: EUPL-1.2 */
/* From days and states to shapes: what is late, what is near, what runs. */
#include "regie-shape.h"
#include "suite.h"

#define TODAY 20000

/* Late only where it is a duty of the college; the week that comes is near, its last day too. */
static void
test_due (void)
{
  static const struct {
    const char *name;
    RegieDay due;
    gboolean is_duty;
    RegieShape shape;
  } rows[] = {
    { "no day", REGIE_DAY_NONE, TRUE, REGIE_SHAPE_RUN },
    { "yesterday, a duty", TODAY - 1, TRUE, REGIE_SHAPE_LATE },
    { "yesterday, of somebody else", TODAY - 1, FALSE, REGIE_SHAPE_RUN },
    { "today", TODAY, TRUE, REGIE_SHAPE_SOON },
    { "today, of somebody else", TODAY, FALSE, REGIE_SHAPE_SOON },
    { "in a week", TODAY + 7, TRUE, REGIE_SHAPE_SOON },
    { "the day after that", TODAY + 8, TRUE, REGIE_SHAPE_RUN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (regie_shape_of_due (rows[i].due, TODAY, rows[i].is_duty) != rows[i].shape)
      g_error ("%s has another shape", rows[i].name);
}

static void
test_state (void)
{
  static const struct {
    RegieState state;
    RegieDay due;
    RegieShape shape;
  } rows[] = {
    { REGIE_STATE_LATE, TODAY + 100, REGIE_SHAPE_LATE },
    { REGIE_STATE_MET, TODAY - 1, REGIE_SHAPE_DONE },
    { REGIE_STATE_MET_LATE, TODAY - 1, REGIE_SHAPE_DONE },
    { REGIE_STATE_RUNS, TODAY - 1, REGIE_SHAPE_LATE },
    { REGIE_STATE_RUNS, TODAY + 3, REGIE_SHAPE_SOON },
    { REGIE_STATE_RUNS, TODAY + 30, REGIE_SHAPE_RUN },
    { REGIE_STATE_WAITS, TODAY - 1, REGIE_SHAPE_RUN },
    { REGIE_STATE_PASSED, TODAY - 1, REGIE_SHAPE_RUN },
    { REGIE_STATE_UNRECORDED, TODAY - 1, REGIE_SHAPE_RUN },
    { REGIE_STATE_SETTLED, TODAY - 1, REGIE_SHAPE_RUN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (regie_shape_of_state (rows[i].state, rows[i].due, TODAY) != rows[i].shape)
      g_error ("row %u has another shape", i);
}

TEST_SUITE (shape)
{
  g_test_add_func ("/shape/of-a-day", test_due);
  g_test_add_func ("/shape/of-a-state", test_state);
}
