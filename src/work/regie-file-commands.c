/* SPDX-License-Identifier: EUPL-1.2 */
/* What comes in from files and goes out to them, as commands and questions. */
#include "regie-file-commands.h"

#include <glib/gi18n.h>

const RegieCommand regie_file_commands[REGIE_N_FILE_COMMANDS] = {
};
