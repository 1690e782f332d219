/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-session.h"

/* That people were searched for is written down when the search comes to rest; a letter on the way
 * to a word is no search.  Nothing that was seen stays unwritten: what is cleared, left or replaced
 * by something else before it rests is written then.  What was typed stands in no log.
 *
 * Zeroed it waits for nothing. */
typedef struct {
  RegieSession *session; /* weak */
  const char *list;      /* static: of what is searched, as "list.searched" names it */
  char *among;           /* of whom, as was said last */
  char *text;            /* what was searched last; NULL: nothing */
  guint found;
  guint source; /* what waits, or 0: it is written */
} RegieRest;

/* TEXT, searched in LIST by who works in SESSION, found so many people.  AMONG says of whom and in
 * what: a scope, filters, with notes or not, but no order; "" for all.  The same once more is no
 * other search: a colleague changed something.  The same text among others is. */
void regie_rest_found (RegieRest *self, RegieSession *session, const char *list, const char *among,
                       const char *text, guint found);
/* What waits is written: who searches goes elsewhere. */
void regie_rest_end (RegieRest *self);
/* The same, when what is searched in goes. */
void regie_rest_clear (RegieRest *self);
/* How long nothing is typed when a search rests, for all: for tests; as usual REGIE_REST_DELAY. */
#define REGIE_REST_DELAY 1200
void regie_rest_set_delay (guint milliseconds);
