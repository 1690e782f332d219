/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done and asked of the work to come: the forecast, dividing the caseload, leave. */

typedef enum {
  REGIE_CASELOAD_DIVIDE, /* a(xxx): the moves, each a dossier, from whom (0: nobody) and to whom */
  REGIE_ABSENCE_ADD,     /* x: who is away */
  REGIE_ABSENCE_CHANGE,  /* x: the leave */
  REGIE_ABSENCE_REMOVE,  /* x: the leave */
  REGIE_STAFF_WORKING,   /* x: who works so much of a week, and speaks what */
  REGIE_N_AHEAD_COMMANDS
} RegieAheadCommand;

extern const RegieCommand regie_ahead_commands[REGIE_N_AHEAD_COMMANDS];

typedef enum {
  /* a{sx}: the premises that are changed for this time, by id; RegieForecastView */
  REGIE_FORECAST_READ,
  REGIE_DIVIDE_READ,     /* (axu): what is left out, and how many moves at most; RegieDivideView */
  REGIE_ABSENCE_START,   /* x: who is away; RegieAskStart */
  REGIE_ABSENCE_OPENING, /* x: the leave that is changed; RegieAskStart */
  REGIE_WORKING_START,   /* x: who works; RegieAskStart */
  REGIE_N_AHEAD_QUESTIONS
} RegieAheadQuestion;

extern const RegieQuestion regie_ahead_questions[REGIE_N_AHEAD_QUESTIONS];
