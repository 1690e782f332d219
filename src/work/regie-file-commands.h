/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What comes in from files and goes out to them. */
typedef enum {
  REGIE_N_FILE_COMMANDS
} RegieFileCommand;

extern const RegieCommand regie_file_commands[REGIE_N_FILE_COMMANDS];
