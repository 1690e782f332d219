/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* A dossier of somebody whose address is secret is shielded: only who has it sees it.  Others open
 * it in need, by its number and with a reason; that holds for some hours, is logged, and somebody
 * else says afterwards whether it was right.  A server holds this (regie-policies.h); on a file the
 * program only asks for it. */
typedef enum {
  REGIE_SHIELD_SET,      /* x, the dossier */
  REGIE_SHIELD_LIFT,     /* x, the dossier */
  REGIE_SHIELD_OPEN,     /* asks a number and a reason; opens the dossier */
  REGIE_EMERGENCY_JUDGE, /* x, the emergency */
  REGIE_N_SHIELD_COMMANDS
} RegieShieldCommand;

extern const RegieCommand regie_shield_commands[REGIE_N_SHIELD_COMMANDS];

typedef enum {
  REGIE_EMERGENCIES, /* RegieEmergencyView */
  REGIE_MATRIX,      /* RegieMatrixView */
  REGIE_N_SHIELD_QUESTIONS
} RegieShieldQuestion;

extern const RegieQuestion regie_shield_questions[REGIE_N_SHIELD_QUESTIONS];

/* May WORK read what is in DOSSIER, as far as it is shielded?  FALSE with REGIE_ERROR_REFUSED and
 * what to do instead. */
gboolean regie_shield_check (const RegieWork *work, RegieRecord *dossier, GError **error);
