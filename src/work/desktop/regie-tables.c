/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables in which subjects say what they are: what lies below asks them here. */
#include "regie-account-commands.h"
#include "regie-admin-commands.h"
#include "regie-ahead-commands.h"
#include "regie-attachment-commands.h"
#include "regie-backup-commands.h"
#include "regie-command.h"
#include "regie-desk-commands.h"
#include "regie-desk.h"
#include "regie-dossier-commands.h"
#include "regie-file-commands.h"
#include "regie-folder.h"
#include "regie-gathering-commands.h"
#include "regie-list-commands.h"
#include "regie-log-commands.h"
#include "regie-network-check.h"
#include "regie-network-commands.h"
#include "regie-office-commands.h"
#include "regie-organisation-commands.h"
#include "regie-provider-commands.h"
#include "regie-quarter-commands.h"
#include "regie-shield-commands.h"
#include "regie-talk-commands.h"
#include "regie-talk.h"
#include "regie-youth-commands.h"

const RegieCommandTable *
regie_command_tables (void)
{
  static const RegieCommandTable tables[] = {
    { regie_dossier_commands, REGIE_N_DOSSIER_COMMANDS },
    { regie_network_commands, REGIE_N_NETWORK_COMMANDS },
    { regie_desk_commands, REGIE_N_DESK_COMMANDS },
    { regie_provider_commands, REGIE_N_PROVIDER_COMMANDS },
    { regie_organisation_commands, REGIE_N_ORGANISATION_COMMANDS },
    { regie_admin_commands, REGIE_N_ADMIN_COMMANDS },
    { regie_ahead_commands, REGIE_N_AHEAD_COMMANDS },
    { regie_office_commands, REGIE_N_OFFICE_COMMANDS },
    { regie_list_commands, REGIE_N_LIST_COMMANDS },
    { regie_log_commands, REGIE_N_LOG_COMMANDS },
    { regie_file_commands, REGIE_N_FILE_COMMANDS },
    { regie_quarter_commands, REGIE_N_QUARTER_COMMANDS },
    { regie_gathering_commands, REGIE_N_GATHERING_COMMANDS },
    { regie_talk_commands, REGIE_N_TALK_COMMANDS },
    { regie_attachment_commands, REGIE_N_ATTACHMENT_COMMANDS },
    { regie_youth_commands, REGIE_N_YOUTH_COMMANDS },
    { regie_shield_commands, REGIE_N_SHIELD_COMMANDS },
    { regie_account_commands, REGIE_N_ACCOUNT_COMMANDS },
    { regie_backup_commands, REGIE_N_BACKUP_COMMANDS },
    { NULL, 0 },
  };

  return tables;
}

const RegieKindCheck *
regie_kind_checks (void)
{
  static const RegieKindCheck checks[] = { regie_desk_check, regie_network_check, regie_talk_check,
                                           regie_attachment_check, NULL };

  return checks;
}
