/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-import.h"

/* What a command of regiectl gets: its words, the options that all share, and the office. */
typedef struct {
  char       **words;      /* after the name of the command */
  char       **answers;    /* "question=text" */
  char       **theirs;     /* keys of fields */
  char        *database, *format, *today_text, *file, *mapping, *person, *search, *kind, *provider, *period, *ground, *wish, *offer, *case_file, *reason;
  int          dossiers, seed, port;
  gboolean     dry_run, replace, force, facts, excel, notes, take_doubtful;
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
/* Commands about providers (regie-provider-commands.c). */
int regie_run_reconcile       (RegieCommandLine *line, GError **error);
int regie_run_invoices        (RegieCommandLine *line, GError **error);
int regie_run_scorecard       (RegieCommandLine *line, GError **error);
int regie_run_contracts       (RegieCommandLine *line, GError **error);
int regie_run_provider_sample (RegieCommandLine *line, GError **error);
int regie_run_export_provider (RegieCommandLine *line, RegieDb *db, gint64 me, GError **error);
/* A report (of --provider) or invoices as they were read from a file. */
RegieImport *regie_command_read_provider_file (RegieCommandLine *line, RegieDb *db, gboolean report, const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Commands of the Meedoenbalie (regie-desk-commands.c). */
int regie_run_match           (RegieCommandLine *line, GError **error);
int regie_run_calendar        (RegieCommandLine *line, GError **error);
int regie_run_desk            (RegieCommandLine *line, GError **error);

/* Who works here (regie-staff-commands.c). */
int regie_run_staff           (RegieCommandLine *line, GError **error);

/* What commands share. */
gboolean regie_command_is_json      (const RegieCommandLine *line);
gboolean regie_command_wrong        (GError **error, const char *sentence); /* sets the error that ends with 2; returns FALSE */
/* Whether who works here has RIGHT (RegieRight); says so when not. */
gboolean regie_command_may          (RegieDb *db, int right, GError **error);
/* A program with other rules than the index was made with does not write: it says so. */
gboolean regie_command_is_current   (RegieCommandLine *line, RegieDb *db, GError **error);
void     regie_command_progress     (guint done, guint total, gpointer data);
void     regie_command_end_progress (void);
/* Names each column of IMPORT that is left out. */
void     regie_command_print_unread (const RegieImport *import, gboolean to_errors);
int      regie_command_print_json   (char *json); /* takes it; returns 0 */
/* Opens and migrates the database that was named, or the user's own. */
RegieDb *regie_command_open (RegieCommandLine *line, RegieDbMode mode, GError **error);
