/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-quarter-view.h"

/* What is done with quarter reports.  Each is about a quarter as text: "2026-K3". */
typedef enum {
  REGIE_QUARTER_MAKE,      /* s: the concept; its values follow what is recorded */
  REGIE_QUARTER_EXPLAIN,   /* (ss): the quarter and the id of a figure; asks for the words */
  REGIE_QUARTER_FREEZE,    /* s: from now on it never says anything else */
  REGIE_QUARTER_DISCARD,   /* s: the concept goes, with its explanations */
  REGIE_QUARTER_SAVE,      /* (ss): the quarter, and the URI of an .odt or .pdf */
  REGIE_QUARTER_SAVE_SWI,  /* (ss): the same of the set for CBS, a .csv, .ods or .xlsx */
  REGIE_QUARTER_SAVE_SPUK, /* (ss): the same of who counts for the grant that year */
  REGIE_N_QUARTER_COMMANDS
} RegieQuarterCommand;

extern const RegieCommand regie_quarter_commands[REGIE_N_QUARTER_COMMANDS];

typedef enum {
  REGIE_QUARTER_READ, /* s: the quarter, "" for the last one that is over; RegieQuarterView */
  REGIE_N_QUARTER_QUESTIONS
} RegieQuarterQuestion;

extern const RegieQuestion regie_quarter_questions[REGIE_N_QUARTER_QUESTIONS];
