/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"
#include "regie-item.h"

/* The legal clock of one person in words: what runs, how many days are left, and how each date was
 * found. */

/* One deadline. */
REGIE_DECLARE_ITEM (RegieClockLine, regie_clock_line, CLOCK_LINE)
struct _RegieClockLine {
  RegieItem parent_instance;
  char *name, *about;        /* the rule; its date (two of a window, or the state) and article */
  char *planned, *uncertain; /* that it is only planned, that the law can be read in two ways */
  char *number, *unit;       /* "12" and "days"; NULL and the state where no days are counted */
  char *distance;            /* "in 3 days", or a window (regie_format_window), for a line beside a
                                name; "" without a date */
  char *tone;                /* a class of style.css */
  int shape;                 /* RegieShape */
  gboolean is_due;           /* it runs to a date, or is late */
  char *spoken;              /* for a screen reader */
  int at;                    /* its place among the deadlines of the dossier that it was made of */
};

/* One step in how a date was found; the last is the date. */
REGIE_DECLARE_ITEM (RegieClockStep, regie_clock_step, CLOCK_STEP)
struct _RegieClockStep {
  RegieItem parent_instance;
  char *number, *text; /* "1", …, "=" */
  gboolean is_last;
};

REGIE_DECLARE_ITEM (RegieClockView, regie_clock_view, CLOCK_VIEW)
struct _RegieClockView {
  RegieItem parent_instance;
  char *running, *over;  /* "3 run", "2 that are over" */
  gboolean can_hide;     /* something runs and something is over: who wants sees only what runs */
  GListStore *lines;     /* RegieClockLine: what runs, the most urgent first */
  GListStore *all_lines; /* the same, and then what is over */
};

/* Of DOSSIER (borrowed) as it is on the day of OFFICE. */
RegieClockView *regie_clock_view_new (const RegieOffice *office,
                                      const RegieDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
/* Appends to NEXT the N most urgent of what runs to a date. */
void regie_clock_view_add_next (RegieClockView *self, GListStore *next, guint n);
/* How the date of the deadline AT was found: a list of RegieClockStep. */
GListStore *regie_clock_steps (const RegieOffice *office, const RegieDossier *dossier,
                               guint at) G_GNUC_WARN_UNUSED_RESULT;
/* The same as plain text under the name of the rule, for a letter or a message. */
char *regie_clock_dup_steps (const RegieOffice *office, const RegieDossier *dossier,
                             guint at) G_GNUC_WARN_UNUSED_RESULT;
/* A step of its own, for other lists that are numbered; TEXT is copied. */
RegieClockStep *regie_clock_step_new (guint number, const char *text,
                                      gboolean is_last) G_GNUC_WARN_UNUSED_RESULT;
