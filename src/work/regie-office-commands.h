/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done and asked outside one dossier: the caseload, Vandaag, kept filters, drafts, erasing. */
typedef enum {
  REGIE_N_OFFICE_COMMANDS
} RegieOfficeCommand;

extern const RegieCommand regie_office_commands[REGIE_N_OFFICE_COMMANDS];
