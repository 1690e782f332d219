/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-done-view.h"

/* What is done with what was done: taken back, and done again.  Each asks first what must be known
 * (RegieOutcome.asks).  An entry is any of those about one thing that was done.  A place is
 * "dossier" or "provider" with its id, "desk", or "" for none: what was done there goes first, and
 * for what was done elsewhere is asked.
 *
 * The form of the first two says under REGIE_LOG_PLACE at what kind of place one looks meanwhile:
 * the words follow it. */
#define REGIE_LOG_PLACE "plek"
#define REGIE_LOG_BY ">"

typedef enum {
  REGIE_LOG_UNDO,      /* x, an entry of the log; 0 is my last */
  REGIE_LOG_REDO,      /* x, an entry of the log; 0 is what I took back last */
  REGIE_LOG_UNDO_HERE, /* (sx), a place */
  REGIE_LOG_REDO_HERE, /* (sx), a place */
  REGIE_N_LOG_COMMANDS
} RegieLogCommand;

extern const RegieCommand regie_log_commands[REGIE_N_LOG_COMMANDS];

typedef enum {
  REGIE_LOG_MINE,  /* (su): what is searched in words and names ("" for nothing), and how many at
                      most; RegieDoneView */
  REGIE_LOG_SINCE, /* (sx), a record: how it stands now, as a form that carries that as seen, with
                      who wrote each field last ("Bert Bos, 23-11 14:05") under REGIE_LOG_BY and the
                      name of the field; RegieForm */
  REGIE_N_LOG_QUESTIONS
} RegieLogQuestion;

extern const RegieQuestion regie_log_questions[REGIE_N_LOG_QUESTIONS];
