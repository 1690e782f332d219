/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-apply.h"
#include "regie-derive.h"
#include "regie-form.h"
#include "regie-news.h"
#include "regie-office.h"
#include "regie-person.h"
#include "regie-reading-query.h"
#include "regie-replica-query.h"

/* What a person can do is a value: one table per subject (regie-*-commands.h) names it, says about
 * what, who may, what is asked first and what is said afterwards, and has the one function that
 * does it.  The actions of a screen, the places of drafts and "regiectl do" follow from the table.
 * What can be asked is a value as well.
 *
 * Only a target (GVariant) and a form (RegieForm) go in: values, which cross threads. */

/* Where a command runs: a connection, and who works there on which day.  Borrowed; belongs to one
 * thread during a call. */
typedef struct {
  RegieDb *db;
  const RegieOffice *office;
  RegieDeriver *deriver; /* NULL where nothing is written */
  const RegieMe *me;
  RegieDay today;
  GCancellable *cancellable; /* NULL: cannot be stopped */
  /* Long work says how far it is; NULL when nobody looks. */
  void (*progress) (guint done, guint total, gpointer data);
  gpointer progress_data;
  /* From where questions are answered that may lag; NULL: as all others. */
  RegieReplica *replica;
  /* For who answers such a question: where it is read, as a sentence without a capital; NULL: from
   * the database itself, as always. */
  const char *read_from;
} RegieWork;

/* As whom WORK changes something; borrows from it. */
RegieApplier regie_work_applier (const RegieWork *work);

/* May who works here do what asks all of RIGHTS (REGIE_RIGHT)?  FALSE with REGIE_ERROR_REFUSED when
 * not. */
gboolean regie_work_may (const RegieWork *work, guint rights, GError **error);

/* DOSSIER is about to be shown to who works here: it is written down, when that was not done within
 * the hour.  FALSE with REGIE_ERROR_REASON when first must be said why (dossier.say-why). */
gboolean regie_work_open_dossier (const RegieWork *work, gint64 dossier, GError **error);

/* How a command ended. */
typedef struct {
  gint64 seq;   /* the entry of the log that can be taken back; 0 for none */
  gint64 about; /* the record that it made or is about, where the command names one */
  char *said;   /* the sentence of the toast, translated */
  /* SEQ took something back: what the toast offers is to do it again. */
  gboolean is_undone;
  /* Nothing was done yet: this is asked first, with what must be known for the answer below it. Who
   * says yes does the same command again, with SEQ under REGIE_SURE in its form. */
  char *asks, *asks_about;
  char *asks_yes; /* the label of yes, translated, with its mnemonic; NULL: the usual one */
  /* The action of the window that shows where it was done, and what that is about; NULL to stay. */
  const char *action;
  GVariant *target;
  /* What was made for who did it and is not kept, such as pages for a printer; owned, or NULL. */
  GObject *made;
} RegieOutcome;

/* The key of the entry of the log about which somebody said yes. */
#define REGIE_SURE "zeker"
/* The field of a form that holds it, for RegieCommand.field of a command that asks. */
const RegieField *regie_sure_field (GVariant *target, guint i);
/* Did who filled in FORM (may be NULL) say yes about entry SEQ? */
gboolean regie_form_is_sure (RegieForm *form, gint64 seq);

RegieOutcome *regie_outcome_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_outcome_free (RegieOutcome *self);

typedef struct _RegieQuestion RegieQuestion;

/* The small form that comes first: its fields have the keys that MAKE reads. */
typedef struct {
  const char *title, *save, *about; /* N_(); SAVE with its mnemonic, ABOUT may be NULL */
  const RegieField *fields;
  guint n;
  /* N_(), the label of the choice below the fields (REGIE_ASK_CHOICE); NULL for none */
  const char *choice;
  /* What stands in the form when it opens: a question about the target of the command, whose answer
   * is a RegieAskStart.  NULL: the form opens empty. */
  const RegieQuestion *start;
} RegieAsk;

/* The key of what was chosen in a small form. */
#define REGIE_ASK_CHOICE "keuze"

/* How a small form opens, as the database says it then.  Each may be NULL. */
typedef struct {
  char *about; /* the sentence above the fields, translated, in the place of that of the RegieAsk */
  RegieForm *form; /* what is filled in already */
  char **choices;  /* name, value, … NULL */
} RegieAskStart;

RegieAskStart *regie_ask_start_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_ask_start_free (RegieAskStart *self);

typedef struct _RegieCommand RegieCommand;
struct _RegieCommand {
  /* "dossier.begin-intake": the action, the word of regiectl, the place of its draft */
  const char *name;
  const char *target;  /* the GVariant type of what it is about; NULL for nothing */
  guint rights;        /* REGIE_RIGHT (…), all of them */
  const char *done;    /* N_(), what the toast with Undo says; NULL: the title of the change */
  const RegieAsk *ask; /* NULL: done at once */
  /* A change of what the database says (RegieMakeFunc: it only reads, and may be called again).
   * FORM is NULL when nothing was asked. *ABOUT is for outcome.about. */
  RegieChange *(*make) (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                        GError **error);
  /* Or work that is more than one change: an import, a file, a draft.  It has its own transactions
   * and fills OUTCOME. */
  gboolean (*run) (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                   GError **error);
  /* What should be known before MAKE is done, which can be done all the same: fills ASKS,
   * ASKS_ABOUT, ASKS_YES and SEQ (a number of what was found) of OUTCOME, or leaves it as it is.  A
   * form whose REGIE_SURE is that number is done at once; what MAKE refuses is refused first. NULL:
   * nothing to warn of. */
  gboolean (*warn) (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                    GError **error);
  /* Nothing on any screen changes by it: nobody is told. */
  gboolean quiet;
  /* Reads behind the veil: RUN shows or takes out and only logs, MAKE counts what was shown. */
  gboolean takes_out;
  /* The I-th field that the form holds beside those of ASK, NULL after the last; of a command about
   * any kind of record those of the kind that TARGET (borrowed, NULL: not known yet) names.  NULL:
   * the form holds no others. */
  const RegieField *(*field) (GVariant *target, guint i);
  /* What the form asks beside that in free words, each question being its own key; an owned list,
   * empty while TARGET (borrowed) is NULL.  NULL: nothing. */
  char **(*questions) (GVariant *target);
  /* An owned form with what TARGET says now and what was seen of it (regie_form_set_seen), for who
   * changes only a part of it; NULL with ERROR set.  NULL: the form begins empty. */
  RegieForm *(*fill) (const RegieWork *work, GVariant *target, GError **error);
};

/* Does COMMAND; an owned outcome, or NULL with ERROR set and nothing changed.  REGIE_ERROR_REFUSED
 * for who may not. */
RegieOutcome *regie_command_do (const RegieWork *work, const RegieCommand *command,
                                GVariant *target, RegieForm *form,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* May somebody with ROLE? */
gboolean regie_command_is_allowed (const RegieCommand *command, const char *role);
/* Is TARGET of the type that COMMAND is about? */
gboolean regie_command_takes (const RegieCommand *command, GVariant *target);

struct _RegieQuestion {
  const char *name, *target; /* as of a command */
  guint rights;
  /* An owned answer, or NULL: with ERROR set, or without for "nothing". */
  gpointer (*load) (const RegieWork *work, GVariant *target, GError **error);
  GDestroyNotify free;
  /* It goes through everything and may take seconds: no other question waits for it, and it stops
   * when its cancellable says so. */
  gboolean is_long;
  /* What it answers may be a little old: it is read from a replica where there is one. */
  gboolean may_lag;
  /* REGIE_KINDS of record from which it is answered: what others do with another kind is nothing to
   * who shows it.  Of a question about one dossier REGIE_ENTITY_Dossier is that one.  NULL: any. */
  const int *kinds;
  /* What the answer shows of people, for the log of reading: fills READING, or FALSE when it shows
   * nothing that is logged.  ANSWER is NULL while it is not there yet: a dossier is known by then,
   * and is opened (regie_work_open_dossier) before anything of it is read.  NULL: no reading. */
  gboolean (*reads) (const RegieWork *work, GVariant *target, gconstpointer answer,
                     RegieReading *reading);
};

/* For RegieQuestion.reads: the dossier with the id that stands first in TARGET is opened. */
gboolean regie_reads_dossier (const RegieWork *work, GVariant *target, gconstpointer answer,
                              RegieReading *reading);

/* Asks QUESTION; what it reads of people is logged before the answer is given, and when it cannot
 * be logged there is no answer.  The answer is freed with its free function; NULL without an error:
 * there is nothing. */
gpointer regie_question_ask (const RegieWork *work, const RegieQuestion *question, GVariant *target,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where the draft of what is asked for COMMAND about TARGET lies: its name and the target,
 * printed. */
char *regie_command_dup_place (const RegieCommand *command,
                               GVariant *target) G_GNUC_WARN_UNUSED_RESULT;

/* All commands of the program: the tables of every subject, NULL after the last. */
typedef struct {
  const RegieCommand *commands;
  guint n;
} RegieCommandTable;
const RegieCommandTable *regie_command_tables (void);
/* The command with NAME, or NULL. */
const RegieCommand *regie_command_find (const char *name);
/* The command and the target of PLACE (regie_command_dup_place); NULL for another place.  *TARGET
 * is owned by the caller. */
const RegieCommand *regie_command_parse_place (const char *place, GVariant **target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieOutcome, regie_outcome_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieAskStart, regie_ask_start_free)
