/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* What a command of regiectl gets: its words, the options that all share, and the office. */
typedef struct {
  char       **words;      /* after the name of the command */
  char       **answers;    /* "question=text" */
  char        *database, *format, *today_text, *file, *mapping, *person, *search, *kind;
  int          dossiers, seed, port;
  gboolean     dry_run, force, facts, excel;
  RegieDay     today;
  RegieOffice *office;
} RegieCommandLine;

/* Exit codes: 0 done, 1 could not be done, 2 the question was wrong. */
typedef struct {
  const char *name, *words, *about;
  int       (*run) (RegieCommandLine *line, GError **error);
} RegieCommand;

extern const RegieCommand regie_commands[];
int regie_bench (RegieCommandLine *line, GError **error);
/* Opens and migrates the database that was named, or the user's own. */
RegieDb *regie_command_open (RegieCommandLine *line, RegieDbMode mode, GError **error);
