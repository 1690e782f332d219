/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-roll.h"

/* The lists of the program, and how they leave it: every list goes out as a file and on paper by
 * the same two commands, which ask the same. */

/* A list. */
typedef struct {
  const char *name;   /* by which it is named, and its order kept */
  const char *title;  /* N_(), of the question and of the file at first */
  const char *called; /* N_(), in the log: "the caseload" */
  guint rights;       /* to see it, beside those to export */
  /* Of people with a dossier: who may see a BSN can ask for it, and how many went out is logged. */
  gboolean is_of_people;
  /* What one can sort by and search in; NULL for what the database finds and orders. */
  const RegieRollColumn *columns;
  const guint *n_columns;
  const char *usual; /* N_(), the order in which the rows stand when none is asked for */
  /* Its rows, all that ASKED is of, WITH_BSN or without; with no columns, those that ASKED finds in
   * its order.  Owned; NULL with ERROR set. */
  RegieRoll *(*load) (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error);
  gboolean asks_reason; /* what residents told the desk leaves it only for a reason */
} RegieListKind;

/* The list NAME, borrowed; NULL when there is none. */
const RegieListKind *regie_list_find (const char *name);

/* Of people with a dossier, or of what residents said: that it was searched is logged. */
gboolean regie_list_tells_of_people (const RegieListKind *kind);

/* What was searched with Ctrl+K, as REGIE_LIST_SEARCHED names it: no list. */
#define REGIE_LIST_FINDER "finder"

typedef enum {
  REGIE_LIST_EXPORT,   /* (ssass): the list, what is asked of it, the words of the columns that are
                        * shown (none: those of the screen), and the address (URI) of the file, by
                        * its ending a table for a spreadsheet, CSV, or a PDF.  That it went out is
                        * logged before it is written */
  REGIE_LIST_PRINT,    /* (ssas): the same to a printer: RegieOutcome.made is a RegiePrint */
  REGIE_LIST_SEARCHED, /* (su): the list, and how many were found when a search in it came to rest:
                        * that people were searched for is logged, never what was typed */
  REGIE_N_LIST_COMMANDS
} RegieListCommand;

extern const RegieCommand regie_list_commands[REGIE_N_LIST_COMMANDS];

/* What COMMAND asks about KIND of who SEES_BSN: what is not for them is not asked.  Borrowed. */
const RegieAsk *regie_list_get_ask (const RegieListKind *kind, RegieListCommand command,
                                    gboolean sees_bsn);
