/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-directory-view.h"

/* What is done and asked about the directory of organisations; its records have the commands that
 * all records have (regie-dossier-commands.h), its meetings and agreements those of networks. */
typedef enum {
  REGIE_ORGANISATION_MERGE, /* (xx): what stays, and what becomes a part of it; 0: who is chosen
                               (REGIE_ASK_CHOICE) */
  REGIE_N_ORGANISATION_COMMANDS
} RegieOrganisationCommand;

extern const RegieCommand regie_organisation_commands[REGIE_N_ORGANISATION_COMMANDS];

typedef enum {
  REGIE_ORGANISATIONS_READ,  /* (ss): what was typed to search, and a role ("" is any);
                                RegieDirectoryView */
  REGIE_ORGANISATION_READ,   /* x; RegieOrganisationView, NULL when it is no longer there */
  REGIE_ORGANISATION_OTHERS, /* (xx), as of the command; RegieAskStart */
  REGIE_N_ORGANISATION_QUESTIONS
} RegieOrganisationQuestion;

extern const RegieQuestion regie_organisation_questions[REGIE_N_ORGANISATION_QUESTIONS];
