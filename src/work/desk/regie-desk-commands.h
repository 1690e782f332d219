/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done at the Meedoenbalie: matching, who came, givers, the counter.  Targets are ids. */
typedef enum {
  REGIE_DESK_DECIDE,         /* (xx), wish and offer: they are matched */
  REGIE_DESK_DECLINE,        /* (xx), wish and offer: not proposed again; "reden" */
  REGIE_DESK_MOVE,           /* (xs), match and its next stage (codes.ini [koppelingstand]) */
  REGIE_DESK_STOP,           /* x, the match; "reden" */
  REGIE_DESK_CAME,           /* x, the match; "datum" and "minuten" */
  REGIE_DESK_MISSED,         /* x, the match: nobody came the last time that it was held */
  REGIE_DESK_SPOKEN_TO,      /* x, the giver: today */
  REGIE_DESK_THANKED,        /* x, the giver: today */
  REGIE_DESK_LINK,           /* x, the resident; "nummer" of the dossier */
  REGIE_DESK_UNLINK,         /* x, the resident */
  REGIE_DESK_ARRIVE,         /* "nummer" of the visitor, "initialen" when that is new;
                              * outcome.about: the resident */
  REGIE_DESK_LEAVE,          /* x, the visit: nothing now, or walked away */
  REGIE_DESK_KEEP_WISH,      /* (xx), visit and wish, 0 for a new one; see regie_visit_keep_wish();
                              * outcome.about: the wish */
  REGIE_DESK_WITHDRAW,       /* x, the wish: erased, there is no undo */
  REGIE_DESK_ERASE_RESIDENT, /* x: erased, there is no undo */
  REGIE_DESK_SAVE_CALENDAR,  /* s, the address (URI) of the file: the times of the offers, and
                              * nobody's name */
  REGIE_N_DESK_COMMANDS
} RegieDeskCommand;

extern const RegieCommand regie_desk_commands[REGIE_N_DESK_COMMANDS];

typedef enum {
  REGIE_DESK_READ, /* RegieDeskView (regie-desk-view.h) */
  REGIE_N_DESK_QUESTIONS
} RegieDeskQuestion;

extern const RegieQuestion regie_desk_questions[REGIE_N_DESK_QUESTIONS];
