/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-folder.h"

/* What is done in one dossier: its facts, deadlines, records, intake and decision.  Targets are
 * ids: x alone is the dossier, of "fact.…" the fact. */
typedef enum {
  REGIE_FACT_RECORD,     /* x, the dossier; the form of a fact */
  REGIE_FACT_CORRECT,    /* x, the fact; the form of a fact */
  REGIE_FACT_MOVE,       /* the same, of a line of the plan that was dragged */
  REGIE_FACT_REMOVE,     /* x, the fact */
  REGIE_FACT_REPORT,     /* x, the fact: DUO was told of it today */
  REGIE_FACTS_PLAN,      /* (xas): the dossier, and forms (regie_form_to_text) of planned facts;
                            REGIE_FORM_MOVES */
  REGIE_DEADLINE_DEFER,  /* (xsx): dossier, rule, fact; "tot" and "reden" */
  REGIE_DEADLINE_SETTLE, /* (xsx): dossier, rule, fact */
  REGIE_RECORD_ADD, /* (ss): the kind, and what it hangs on (regie_form_to_text of its fields that
                       no row shows); the form */
  REGIE_RECORD_CHANGE,    /* (sx): kind and id; the form of a record with what was seen
                             (regie_form_set_seen) */
  REGIE_RECORD_REMOVE,    /* (sx) */
  REGIE_INTAKE_BEGIN,     /* x */
  REGIE_DECISION_BEGIN,   /* x */
  REGIE_DECISION_DATE,    /* x, the decision; "dagtekening" */
  REGIE_ALTERNATIVE_TAKE, /* (xxii): dossier, offer, route, hours a week */
  REGIE_DOSSIER_MERGE,   /* (xx): what stays and what goes; the form says what it will be where they
                            differ */
  REGIE_DOSSIER_CREATE,  /* the form of a person and dossier; REGIE_FORM_MEANT */
  REGIE_PERSON_CORRECT,  /* x, the dossier; the form of a person and dossier with what was seen of
                            both */
  REGIE_DOSSIER_TO_DESK, /* x; outcome.about is the resident */
  REGIE_DOSSIER_SAY_WHY, /* x; "reden" and "toelichting": why I open it, though it is of others */
  REGIE_DOSSIER_PAPER,   /* (xsb): dossier, what it is, and printed or saved: written down */
  REGIE_DOSSIER_EXPORT,  /* (xs): dossier, and the address (URI) of the file for DUO: .json, or else
                            a table */
  REGIE_LETTER_MAKE,   /* (xs): dossier, and the template as "name.language"; question → answer */
  REGIE_DOSSIER_ERASE, /* (xs): dossier, and the ground; there is no undo */
  REGIE_N_DOSSIER_COMMANDS
} RegieDossierCommand;

extern const RegieCommand regie_dossier_commands[REGIE_N_DOSSIER_COMMANDS];

/* The dossier with ID as the role of who works there may see it. */
RegieDossier *regie_work_load_dossier (const RegieWork *work, gint64 id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A dossier with what lies in it, as a letter needs it. */
typedef struct {
  RegieDossier *dossier;
  RegieFolder *folder;
} RegieDossierAnswer;

void regie_dossier_answer_free (RegieDossierAnswer *self);

/* Whom a form is about: the name for its heading, and the day before which nothing happened, as it
 * is stored; both may be NULL. */
typedef struct {
  char *name, *born;
} RegieAbout;

void regie_about_free (RegieAbout *self);

typedef enum {
  REGIE_DOSSIER_READ, /* x; RegieDossierView (regie-dossier-view.h) without what my role may not
                         see */
  REGIE_DOSSIER_DIFFERENCES, /* (xx), two dossiers of one person; GPtrArray of RegieDifference
                                (regie-merge.h) */
  REGIE_DOSSIER_FIND,    /* s, a number; gint64, the dossier, or an error that says there is none */
  REGIE_DOSSIER_ABOUT,   /* x; RegieAbout, NULL when there is no such dossier */
  REGIE_DOSSIER_LETTER,  /* x; RegieDossierAnswer: what a letter may say */
  REGIE_DOSSIER_ERASURE, /* (xs): dossier and ground; RegieErasure (regie-erase.h) */
  REGIE_RECORD_READ,     /* (sx): kind and id; RegieRecord, for who may write it; a conflict when
                            somebody removed it */
  REGIE_DECISION_TODAY,  /* x, the decision; RegieAskStart of the form that dates it */
  REGIE_PLAN_DELIVERIES, /* (xsss), see regie-delivery.h; GListStore of RegieDelivery */
  REGIE_N_DOSSIER_QUESTIONS
} RegieDossierQuestion;

extern const RegieQuestion regie_dossier_questions[REGIE_N_DOSSIER_QUESTIONS];

/* Set in the form of a planned fact: the id of the fact that it is put in the place of. */
#define REGIE_FORM_MOVES "bij_feit"
/* In the form of a new dossier, a day: the notice of DUO, which is recorded as a fact with
 * it (Besluit art. 5.3 lid 1): from that day the term of the PIP runs.  Empty when there is none
 * yet. */
extern const RegieField regie_notice_field;
/* Set in the form of a new dossier: yes, this is somebody else than who is perhaps there
 * already. */
#define REGIE_FORM_MEANT "bedoeld"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDossierAnswer, regie_dossier_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieAbout, regie_about_free)
