/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done in the network around a person.  A member that ended or was removed in the meantime
 * is a conflict. */
typedef enum {
  REGIE_NETWORK_CONTACT, /* x, the member: it was spoken to; day, kind of contact, note */
  REGIE_NETWORK_LEAD,    /* x, the member: it leads, and nobody else */
  REGIE_NETWORK_KNOWS,   /* x, the member: it knows whom is chosen (REGIE_ASK_CHOICE) */
  REGIE_NETWORK_MEET,    /* (xx): two members know each other */
  REGIE_NETWORK_PARTED,  /* x, the link: they do not */
  REGIE_NETWORK_ADD,     /* x, the dossier: a new member, perhaps chosen from who is known */
  REGIE_N_NETWORK_COMMANDS
} RegieNetworkCommand;

extern const RegieCommand regie_network_commands[REGIE_N_NETWORK_COMMANDS];

typedef enum {
  REGIE_NETWORK_READ,          /* x, the dossier; RegieNetworkView (regie-network-view.h) */
  REGIE_NETWORK_CONTACT_START, /* x, the member; RegieAskStart */
  REGIE_NETWORK_KNOWS_START,   /* x, the member; RegieAskStart */
  REGIE_NETWORK_ADD_START,     /* x, the dossier; RegieAskStart */
  REGIE_N_NETWORK_QUESTIONS
} RegieNetworkQuestion;

extern const RegieQuestion regie_network_questions[REGIE_N_NETWORK_QUESTIONS];
