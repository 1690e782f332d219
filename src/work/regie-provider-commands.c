/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked about providers: contracts, orders, reports, meetings, invoices, as commands and questions. */
#include "regie-provider-commands.h"

#include <glib/gi18n.h>

const RegieCommand regie_provider_commands[REGIE_N_PROVIDER_COMMANDS] = {
};
