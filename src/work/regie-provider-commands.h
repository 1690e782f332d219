/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done and asked about providers: contracts, orders, reports, meetings, invoices. */
typedef enum {
  REGIE_N_PROVIDER_COMMANDS
} RegieProviderCommand;

extern const RegieCommand regie_provider_commands[REGIE_N_PROVIDER_COMMANDS];
