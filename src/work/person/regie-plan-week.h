/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-day.h"

/* A week as a picture shows it: the content of a line (RegieLine), drawn by RegieWeekView. */

/* A column. */
REGIE_DECLARE_ITEM (RegieWeekDay, regie_week_day, WEEK_DAY)
struct _RegieWeekDay {
  RegieItem parent_instance;
  char *name, *date; /* "mo", "Mon 23 November"; which of them depends on the room that there is */
  char *holiday;     /* its name, or NULL */
  gboolean is_dim;   /* a day without lessons: of a weekend, or a holiday */
};

/* What takes place in it.  Minutes after midnight. */
REGIE_DECLARE_ITEM (RegieWeekBlock, regie_week_block, WEEK_BLOCK)
struct _RegieWeekBlock {
  RegieItem parent_instance;
  char *title, *when; /* "Language", "9:00–12:00" */
  int weekday;        /* 0 is Monday */
  int from, until;
  int travel; /* minutes there, and as many back */
  int family; /* RegieFamily; the sand one is childcare, which stands beside the others */
  gboolean clashes;
};

REGIE_DECLARE_ITEM (RegieWeek, regie_week, WEEK)
struct _RegieWeek {
  RegieItem parent_instance;
  int first, last;    /* the hours that are shown: 0 <= first < last <= 24 */
  GListStore *days;   /* seven RegieWeekDay */
  GListStore *blocks; /* RegieWeekBlock */
};
