/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done about consents, network meetings and agreements, and about who directs. */
typedef enum {
  REGIE_CONSENT_GIVE,         /* x, a tie: about the subjects that are chosen */
  REGIE_CONSENT_WITHDRAW,     /* x, a consent: from today on */
  REGIE_CONSENT_WITHDRAW_ALL, /* x, a tie: everything that holds, from today on */
  REGIE_GATHERING_PLAN,       /* x, a dossier */
  REGIE_GATHERING_CLOSE,      /* x */
  REGIE_GATHERING_CAME,       /* x, an invitee: was there, or after all not */
  REGIE_AGREEMENT_ADD,        /* (xx), a dossier and a meeting (0: none) */
  REGIE_AGREEMENT_DONE,       /* x */
  REGIE_DOSSIER_HAND_OVER,    /* x, a dossier: to another director or consultant, with a note */
  REGIE_N_GATHERING_COMMANDS
} RegieGatheringCommand;

extern const RegieCommand regie_gathering_commands[REGIE_N_GATHERING_COMMANDS];

typedef enum {
  REGIE_GATHERING_PAPER, /* (xxx): dossier, meeting (0: the next, else the last, else what
                            would stand on one), for which tie (0:
                            who directs); a RegiePaperText */
  REGIE_CONSENT_START,   /* of a form: x, a tie */
  REGIE_GATHERING_START, /* of a form: x, a dossier */
  REGIE_AGREEMENT_START, /* of a form: (xx), as of the command */
  REGIE_HAND_OVER_START, /* of a form: x, a dossier */
  REGIE_N_GATHERING_QUESTIONS
} RegieGatheringQuestion;

extern const RegieQuestion regie_gathering_questions[REGIE_N_GATHERING_QUESTIONS];

/* A paper of blocks (regie-letter.h). */
typedef struct {
  char *title, *text;
} RegiePaperText;

void regie_paper_text_free (RegiePaperText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegiePaperText, regie_paper_text_free)
