/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done and asked with the backups in the usual folder, from the window. */
typedef enum {
  REGIE_BACKUP_MAKE, /* a sealed backup, opened and compared; it takes seconds */
  REGIE_BACKUP_TEST, /* restores the newest to a place of its own, with the key of the key ring */
  REGIE_N_BACKUP_COMMANDS
} RegieBackupCommand;

extern const RegieCommand regie_backup_commands[REGIE_N_BACKUP_COMMANDS];

typedef enum {
  REGIE_BACKUP_READ, /* RegieBackupView */
  REGIE_N_BACKUP_QUESTIONS
} RegieBackupQuestion;

extern const RegieQuestion regie_backup_questions[REGIE_N_BACKUP_QUESTIONS];
