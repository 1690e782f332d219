/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What an administrator does and asks: who works here, and what the database is. */
typedef enum {
  REGIE_STAFF_ADD,        /* somebody new: the fields of Staff, and the team (REGIE_ASK_CHOICE) */
  REGIE_STAFF_CHANGE,     /* x, who works here */
  REGIE_STAFF_LEAVE,      /* x; asks first when there are dossiers of theirs */
  REGIE_STAFF_RETURN,     /* x, who left */
  REGIE_TEAM_ADD,         /* its name */
  REGIE_TEAM_RENAME,      /* x, the team */
  REGIE_TEAM_REMOVE,      /* x, the team */
  REGIE_STAFF_ADMIT,      /* x, who works here and got a login on the server afterwards */
  REGIE_SETTING_CHANGE,   /* s, the name of a setting; its value ("waarde"), nothing: as it comes */
  REGIE_SETTING_LOGO_SET, /* s, the URI of a picture, or "" for none */
  REGIE_RETENTION_DESTROY, /* (axus): who is left out, how many were shown in all, and the file of
                              the declaration, a URI */
  REGIE_DATABASE_CHECK,    /* goes through all of the file and of the log */
  REGIE_N_ADMIN_COMMANDS
} RegieAdminCommand;

extern const RegieCommand regie_admin_commands[REGIE_N_ADMIN_COMMANDS];

typedef enum {
  REGIE_STAFF_READ,      /* RegieStaffView */
  REGIE_STAFF_NEW,       /* RegieAskStart of somebody new */
  REGIE_STAFF_OPENING,   /* x, who works here; RegieAskStart */
  REGIE_TEAM_OPENING,    /* x, the team; RegieAskStart */
  REGIE_DATABASE_READ,   /* RegieDatabaseView */
  REGIE_LAW_READ,        /* RegieLawView */
  REGIE_SETTINGS_READ,   /* RegieSettingView */
  REGIE_SETTINGS_DRESS,  /* nothing: what goes to paper looks as the office set it */
  REGIE_SETTING_OPENING, /* s, the name of a setting; RegieAskStart */
  REGIE_RETENTION_READ,  /* ax, who is left out; RegieRetentionView */
  REGIE_N_ADMIN_QUESTIONS
} RegieAdminQuestion;

extern const RegieQuestion regie_admin_questions[REGIE_N_ADMIN_QUESTIONS];
