/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* Talks and file notes as commands.  Targets: x alone is the talk, of "talk.plan" and "note.write"
 * the dossier. */
typedef enum {
  REGIE_TALK_PLAN,   /* x, the dossier; the fields of a talk, and who of us talks as the choice */
  REGIE_TALK_MOVE,   /* x; "datum", "tijd", "plaats" */
  REGIE_TALK_HOLD,   /* x; "datum", "contactvorm", "toelichting": it becomes a contact */
  REGIE_TALK_MISS,   /* x; "reden": nobody came */
  REGIE_TALK_CANCEL, /* x; "reden" */
  REGIE_NOTE_WRITE,  /* x, the dossier; the fields of a file note */
  REGIE_N_TALK_COMMANDS
} RegieTalkCommand;

extern const RegieCommand regie_talk_commands[REGIE_N_TALK_COMMANDS];

/* How the forms open: RegieAskStart about the target of the command. */
typedef enum {
  REGIE_TALK_PLAN_START,
  REGIE_TALK_MOVE_START,
  REGIE_TALK_HOLD_START,
  REGIE_NOTE_START,
  REGIE_N_TALK_QUESTIONS
} RegieTalkQuestion;

extern const RegieQuestion regie_talk_questions[REGIE_N_TALK_QUESTIONS];
