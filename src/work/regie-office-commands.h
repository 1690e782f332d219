/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done and asked outside one dossier: the caseload, Vandaag, kept filters, drafts, erasing. */
typedef enum {
  REGIE_DRAFT_PUT,   /* s, the place (regie_command_dup_place); the form as it stands, NULL: nothing is kept of it any more */
  REGIE_DRAFT_SWEEP, /* what was typed more than thirty days ago goes */
  REGIE_N_OFFICE_COMMANDS
} RegieOfficeCommand;

extern const RegieCommand regie_office_commands[REGIE_N_OFFICE_COMMANDS];

typedef enum {
  REGIE_DRAFT_READ,   /* s, the place; RegieForm of what I typed there, NULL for nothing */
  REGIE_DRAFT_NEWEST, /* the place (text) where I typed last, NULL for none */
  REGIE_N_OFFICE_QUESTIONS
} RegieOfficeQuestion;

extern const RegieQuestion regie_office_questions[REGIE_N_OFFICE_QUESTIONS];
