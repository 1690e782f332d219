/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked outside one dossier: the caseload, Vandaag, kept filters, drafts, erasing, as commands and questions. */
#include "regie-office-commands.h"

#include <glib/gi18n.h>

const RegieCommand regie_office_commands[REGIE_N_OFFICE_COMMANDS] = {
};
