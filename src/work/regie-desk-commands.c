/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked at the Meedoenbalie, as commands and questions. */
#include "regie-desk-commands.h"

#include <glib/gi18n.h>

const RegieCommand regie_desk_commands[REGIE_N_DESK_COMMANDS] = {
};
