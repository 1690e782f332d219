/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* How it goes: attendance and its trend, exam attempts, and what counts for PVT, MAP and the
 * self-reliance route. */

/* The parts of the exam in the order of codes.ini [onderdeel]: lezen, luisteren, schrijven,
 * spreken, KNM. */
#define REGIE_N_EXAM_PARTS 5

typedef enum {
  REGIE_TREND_UNKNOWN, /* nothing to go by */
  REGIE_TREND_GOOD,
  REGIE_TREND_FALLING,   /* clearly less than before */
  REGIE_TREND_LOW,       /* below what the office calls enough */
  REGIE_TREND_UNEXCUSED, /* reports with unexcused absence, one after the other */
  REGIE_TREND_SILENT     /* lessons run, no report came */
} RegieTrend;

typedef struct {
  struct {
    int attempts, free_left;
    gboolean passed;
    RegieDay last;
  } exams[REGIE_N_EXAM_PARTS]; /* FREE_LEFT -1: none are free */
  int lessons, participation;  /* hours followed since the term began */
  int pvt, map;                /* hours followed */
  int pvt_needed, map_needed;  /* 0: not asked of this person */
  int lessons_needed,
    participation_needed; /* of the self-reliance route, after what PVT and MAP take off; else 0 */
  RegieDay pvt_on, map_on, signed_on; /* done, done, PIP signed */
  int recent, before;                 /* attendance in per cent, -1 unknown */
  int talks;                          /* progress talks held */
  RegieTrend trend;
} RegieProgress;

/* Fills SELF with how it goes in DOSSIER on the day of
 * OFFICE. */
void regie_progress_run (const RegieDossier *dossier, const RegieOffice *office,
                         RegieProgress *self);
/* The early warning in words; NULL when there is nothing to warn of. */
char *regie_progress_dup_warning (const RegieProgress *self) G_GNUC_WARN_UNUSED_RESULT;
