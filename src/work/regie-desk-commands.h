/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done and asked at the Meedoenbalie. */
typedef enum {
  REGIE_N_DESK_COMMANDS
} RegieDeskCommand;

extern const RegieCommand regie_desk_commands[REGIE_N_DESK_COMMANDS];
