/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* What stands in a column of a row (RegieRowFunc), where NULL is SQL NULL. */

/* An id or a count; 0 for NULL. */
static inline gint64
regie_column_id (const char *text)
{
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* A number; 0 for NULL. */
static inline int
regie_column_int (const char *text)
{
  return (int) regie_column_id (text);
}

/* A stored day; REGIE_DAY_NONE for NULL and for what is none. */
static inline RegieDay
regie_column_day (const char *text)
{
  RegieDay day;

  return text != NULL && regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

/* Yes or no; FALSE for NULL. */
static inline gboolean
regie_column_bool (const char *text)
{
  return text != NULL && *text == '1';
}
