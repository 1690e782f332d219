/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-import.h"
#include "regie-person.h"
#include "regie-replica-query.h"

typedef struct _RegieVerb RegieVerb;

/* What a command of regiectl gets: its words, the options that all share, and the office. */
typedef struct {
  char **words;   /* after the name of the command */
  char **answers; /* "question=text" */
  char **theirs;  /* keys of fields */
  char **assumed; /* "premise=value" */
  char **without; /* logins */
  char *database, *format, *today_text, *file, *mapping, *person, *search, *kind, *provider,
    *period, *ground, *wish, *offer, *case_file, *reason, *as, *on, *split, *inflow, *consultants,
    *most, *chart, *output, *partner, *director, *folder, *passphrase_file, *recovery_file, *into,
    *anchor, *replica;
  int dossiers, seed, port;
  gboolean dry_run, replace, force, facts, excel, notes, take_doubtful, rows, silent, mine, if_due;
  RegieDay today;
  RegieOffice *office;
  const RegieVerb *command;
  RegieReplica *beside; /* of REPLICA, once something was read from it */
  RegieMe *me; /* who asks, once a database was opened by a command that asks who that is */
} RegieCommandLine;

/* How a command treats the database: not at all or before anybody works there, or with the rights
 * that its line in the table names. */
typedef enum { REGIE_COMMAND_OPEN, REGIE_COMMAND_BY_STAFF } RegieCommandAccess;

/* What of a file a command sees.  VEILED: nothing of who is shielded and not of who asks; what it
 * writes it writes after regie_veil_lift().  PLAIN: all, as what writes, repairs or copies needs
 * it, and only for a reason that stands at its line.  None is not known: each line says it. */
typedef enum { REGIE_COMMAND_VEILED = 1, REGIE_COMMAND_PLAIN } RegieCommandSight;

/* A command with the first word after it, when there are more of that name (FORM; NULL: whatever
 * follows).  Who may call it stands here and nowhere else: regie_command_open(), the only way to a
 * database, holds it.  Exit codes: 0 done, 1 could not be done, 2 the question was wrong. */
struct _RegieVerb {
  const char *name, *form, *words, *about;
  RegieCommandAccess access;
  RegieCommandSight sight;
  guint rights; /* REGIE_RIGHT (…), all of them */
  int (*run) (RegieCommandLine *line, GError **error);
};

extern const RegieVerb regie_commands[];
int regie_bench (RegieCommandLine *line, GError **error);
int regie_bench_postgres (RegieCommandLine *line, GError **error);
int regie_bench_clients (RegieCommandLine *line, GError **error);
int regie_bench_idle (RegieCommandLine *line, GError **error);
/* Commands about providers (regie-provider-commands.c). */
int regie_run_reconcile (RegieCommandLine *line, GError **error);
int regie_run_invoices (RegieCommandLine *line, GError **error);
int regie_run_scorecard (RegieCommandLine *line, GError **error);
int regie_run_contracts (RegieCommandLine *line, GError **error);
int regie_run_provider_sample (RegieCommandLine *line, GError **error);
int regie_run_export_provider (RegieCommandLine *line, RegieDb *db, GError **error);
/* A report (of --provider) or invoices as they were read from a file. */
RegieImport *regie_command_read_provider_file (RegieCommandLine *line, RegieDb *db, gboolean report,
                                               const char *text, gsize length,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Commands of the Meedoenbalie (regie-desk-commands.c). */
int regie_run_match (RegieCommandLine *line, GError **error);
int regie_run_calendar (RegieCommandLine *line, GError **error);
int regie_run_card (RegieCommandLine *line, GError **error);
int regie_run_desk (RegieCommandLine *line, GError **error);

/* The figures of the office (regie-figure-commands.c). */
int regie_run_figures (RegieCommandLine *line, GError **error);
int regie_run_figure (RegieCommandLine *line, GError **error);

/* What is to come (regie-ahead-commands.c). */
int regie_run_forecast (RegieCommandLine *line, GError **error);
int regie_run_divide (RegieCommandLine *line, GError **error);
/* The young people of 16 to 27 (regie-youth-commands.c). */
int regie_run_youth (RegieCommandLine *line, GError **error);
/* What the office answers for (regie-report-commands.c). */
int regie_run_report (RegieCommandLine *line, GError **error);
int regie_run_swi (RegieCommandLine *line, GError **error);
int regie_run_network_meeting (RegieCommandLine *line, GError **error);
int regie_run_spuk (RegieCommandLine *line, GError **error);
int regie_run_audit (RegieCommandLine *line, GError **error);
int regie_run_audit_verify (RegieCommandLine *line, GError **error);
int regie_run_audit_anchor (RegieCommandLine *line, GError **error);
int regie_run_audit_signals (RegieCommandLine *line, GError **error);
int regie_run_person (RegieCommandLine *line, GError **error);
int regie_run_person_looked (RegieCommandLine *line, GError **error);

/* The network around a person (regie-network-commands.c). */
int regie_run_network (RegieCommandLine *line, GError **error);

/* Backups, and moving an office (backup/regie-backup-commands.c). */
int regie_run_backup (RegieCommandLine *line, GError **error);
int regie_run_backup_setup (RegieCommandLine *line, GError **error);
int regie_run_backup_test (RegieCommandLine *line, GError **error);
int regie_run_backup_list (RegieCommandLine *line, GError **error);
int regie_run_restore (RegieCommandLine *line, GError **error);
int regie_run_copy (RegieCommandLine *line, GError **error);

/* Who works here (regie-staff-commands.c). */
int regie_run_staff (RegieCommandLine *line, GError **error);

/* What can be done on a screen, without one (regie-do-commands.c). */
int regie_run_commands (RegieCommandLine *line, GError **error);
int regie_run_do (RegieCommandLine *line, GError **error);
int regie_run_undo (RegieCommandLine *line, GError **error);
int regie_run_redo (RegieCommandLine *line, GError **error);
int regie_run_log (RegieCommandLine *line, GError **error);
int regie_run_files (RegieCommandLine *line, GError **error);
int regie_run_files_add (RegieCommandLine *line, GError **error);
int regie_run_files_save (RegieCommandLine *line, GError **error);

/* What commands share. */
gboolean regie_command_is_json (const RegieCommandLine *line);
gboolean
regie_command_wrong (GError **error,
                     const char *sentence); /* sets the error that ends with 2; returns FALSE */
/* The dossier that WORD names, by any number that who asks may see, and no shielded one that is not
 * for who asks; FALSE with ERROR set. */
gboolean regie_command_find_dossier (const RegieCommandLine *line, RegieDb *db, const char *word,
                                     gint64 *id, GError **error);
/* Has who asks RIGHT?  Says so when not.  For what an option asks beside the rights of the
 * command. */
gboolean regie_command_may (const RegieCommandLine *line, RegieRight right, GError **error);
/* From where to read what may be a little old, borrowed: DB, or the server of --replica.  Says
 * which, beside the answer. */
RegieDb *regie_command_read_from (RegieCommandLine *line, RegieDb *db);
/* A program with other rules than the index was made with does not write: it says so. */
gboolean regie_command_is_current (RegieCommandLine *line, RegieDb *db, GError **error);
void regie_command_progress (guint done, guint total, gpointer data);
void regie_command_end_progress (void);
/* Names each column of IMPORT that is left out. */
void regie_command_print_unread (const RegieImport *import, gboolean to_errors);
int regie_command_print_json (char *json); /* takes it; returns 0 */
/* TEXT into the file that is named, or on standard output; without any BSN when who asks may not
 * see one. */
int regie_command_write (const RegieCommandLine *line, const char *text, GError **error);
/* Opens and migrates the database that was named, or the user's own, and finds who asks.  Refused
 * to a role without the rights of the command. */
RegieDb *regie_command_open (RegieCommandLine *line, RegieDbMode mode, GError **error);
