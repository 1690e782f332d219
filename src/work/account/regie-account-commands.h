/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-account-view.h"
#include "regie-chain.h"
#include "regie-command.h"

/* For who accounts for the office: looking through the log of reading, and whether the logs are
 * whole. */
typedef enum {
  REGIE_ACCOUNT_REVIEW, /* (sx): the key of a signal or a line, and the member of staff; "oordeel"
                           and "toelichting" */
  REGIE_ACCOUNT_VERIFY, /* said in words; REGIE_ERROR_DAMAGED when a log is not whole */
  REGIE_ACCOUNT_PERSON, /* (xs): dossier, and the address (URI) of the file, .json, .pdf or .odt:
                           everything about the person, with the files beside it */
  REGIE_ACCOUNT_LOOKED, /* (xs): the same of .pdf or .odt: who saw the dossier */
  REGIE_N_ACCOUNT_COMMANDS
} RegieAccountCommand;

extern const RegieCommand regie_account_commands[REGIE_N_ACCOUNT_COMMANDS];

typedef enum {
  REGIE_ACCOUNT_READ,      /* (su): what is searched ("" for nothing), and so many lines at most;
                              RegieAccountView */
  REGIE_ACCOUNT_CHANGES,   /* (su): what is asked (RegieChangesAsk), and so many at most;
                              RegieChangesView */
  REGIE_ACCOUNT_COLLEAGUE, /* x, a member of staff; RegieColleagueView */
  REGIE_N_ACCOUNT_QUESTIONS
} RegieAccountQuestion;

extern const RegieQuestion regie_account_questions[REGIE_N_ACCOUNT_QUESTIONS];

/* Verifies both logs, with the anchors of this user and EXTRA (RegieHead, may be NULL), which
 * belongs to one of them; says of each in a sentence how it is.  FALSE with REGIE_ERROR_DAMAGED
 * when one is not whole: *SAID (owned) is set then as well. */
gboolean regie_account_verify (RegieDb *db, const RegieHead *extra, char **said, GError **error);
/* The newest MOST lines of the log of reading that say all words of SEARCH ("" for all):
 * RegieReadingRow, owned by the caller; NULL with ERROR set. */
GPtrArray *regie_account_load_rows (const RegieWork *work, const char *search, guint most,
                                    gboolean *has_more, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The signals of the last month, with the lines that they borrow from (*ROWS, owned). */
GPtrArray *regie_account_load_signals (const RegieWork *work, GPtrArray **rows,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
