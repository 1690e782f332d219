/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* A moment as the database has it ("2026-11-23T12:00:00Z"), as the clock here says it.  Owned; NULL
 * for NULL and for other text. */
GDateTime *regie_moment_here (const char *at) G_GNUC_WARN_UNUSED_RESULT;
/* The day of HERE; REGIE_DAY_NONE for NULL. */
RegieDay regie_moment_day (GDateTime *here);
