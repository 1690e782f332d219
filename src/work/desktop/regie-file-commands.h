/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-file-view.h"

/* What comes in from files. */

/* What a file is said to be; whose report or invoices stands beside it. */
typedef enum {
  REGIE_FILE_PEOPLE,
  REGIE_FILE_REPORT,
  REGIE_FILE_INVOICES,
  REGIE_FILE_OFFERS,
  REGIE_FILE_WISHES,
  REGIE_N_FILE_KINDS
} RegieFileKind;

/* A file to be read in is a value too: its kind (RegieFileKind), the provider (0 for none), its
 * text, and how it is to be read (regie_form_to_text) under the keys below.  Who looks and who
 * writes reads it for himself: neither holds what the other works with. */
#define REGIE_FILE_TYPE "(uxays)"
#define REGIE_FILE_NAME "naam" /* what the log calls it */
#define REGIE_FILE_COLUMN                                                                          \
  "kolom.%u" /* what column N (from 0) is: a target (regie-import.h), REGIE_FILE_SKIP, or not      \
                said: its heading says it */
#define REGIE_FILE_SKIP "-"
#define REGIE_FILE_DOUBTFUL "twijfel"    /* "1": also the rows that are perhaps there already */
#define REGIE_FILE_PERIOD "periode"      /* of a report whose rows do not say it */
#define REGIE_FILE_CORRECTS "herziening" /* "1": it takes the place of what was reported before */
#define REGIE_FILE_SEEN "gezien"         /* how many rows could be taken when somebody looked */

typedef enum {
  REGIE_FILE_IMPORT, /* a file: everything that can be taken is written, in one entry of the log.  A
                      * conflict when REGIE_FILE_SEEN is not so any more.  It says how far it is,
                      * and can be stopped */
  REGIE_N_FILE_COMMANDS
} RegieFileCommand;

extern const RegieCommand regie_file_commands[REGIE_N_FILE_COMMANDS];

typedef enum {
  REGIE_FILE_LOOK, /* a file; RegieFileView, or an error: it cannot be read at all */
  REGIE_N_FILE_QUESTIONS
} RegieFileQuestion;

extern const RegieQuestion regie_file_questions[REGIE_N_FILE_QUESTIONS];
