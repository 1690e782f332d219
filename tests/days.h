/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Days in tests are ISO texts. */
#include "regie-day.h"

static inline RegieDay
day (const char *text)
{
  RegieDay value = REGIE_DAY_NONE;

  g_assert_true (regie_day_parse (text, &value));
  return value;
}

static inline void
assert_day (RegieDay have, const char *want)
{
  char text[REGIE_DAY_TEXT];

  g_assert_cmpstr (regie_day_format (have, text), ==, want);
}
