/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-record.h"

/* What may be done and how people are named: pure, for every screen and the command line alike.
 * What a role may in the program stands in data/rights.ini [programma]. */
typedef enum {
  REGIE_MAY_SEE_DOSSIERS,
  REGIE_MAY_RECORD,
  REGIE_MAY_ASSIGN,
  REGIE_MAY_IMPORT,
  REGIE_MAY_EXPORT,
  REGIE_MAY_SEE_BSN,
  REGIE_MAY_ADMINISTER,
  REGIE_MAY_SEE_HEALTH,
  REGIE_MAY_CONTRACT, /* contracts, prices, budgets and invoices */
  REGIE_MAY_ORDER,    /* orders for persons, reports and meetings with providers */
  REGIE_MAY_DESK,     /* wishes, offers and matches of the Meedoenbalie */
  REGIE_MAY_REPORT,   /* what the office answers for: the quarter reports */
  REGIE_MAY_AUDIT,    /* who looked at whom, and what everybody did */
  REGIE_MAY_BREAK_GLASS,
  REGIE_N_RIGHTS
} RegieRight;

/* What a command or an action asks: several rights together; none for who needs only work here. */
#define REGIE_RIGHT(right) (1u << REGIE_MAY_##right)
#define REGIE_RIGHT_NONE 0u
/* A copy of the whole database holds all that anybody may see. */
#define REGIE_RIGHT_EVERYTHING                                                                     \
  (REGIE_RIGHT (SEE_DOSSIERS) | REGIE_RIGHT (SEE_BSN) | REGIE_RIGHT (SEE_HEALTH))

/* ROLE is a key of codes.ini [rol].  On one shared SQLite file rights are manners, not security:
 * whoever can read the file reads everything. */
gboolean regie_role_may (const char *role, RegieRight right);
gboolean regie_role_may_all (const char *role, guint rights);

/* "Nour El Haddad": given names, prefix, surname; any may be NULL. */
char *regie_person_dup_name (const char *given_names, const char *prefix,
                             const char *surname) G_GNUC_WARN_UNUSED_RESULT;
/* "Nour El Haddad (1-1-1990, I000009)": NAME with what tells namesakes apart; BORN as it is stored;
 * BORN and NUMBER may be NULL. */
char *regie_person_dup_apart (const char *name, const char *born,
                              const char *number) G_GNUC_WARN_UNUSED_RESULT;
/* "van Dam" and "Dam, van" → "van" and "Dam"; "d'Angelo" → "d'" and "Angelo".  *PREFIX is NULL when
 * the surname begins with no such word. */
void regie_person_split_surname (const char *surname, char **prefix, char **rest);
/* "haddad nour el": folded, for sorting and comparing by surname, wherever the prefix was
 * written. */
char *regie_person_dup_sort (const char *given_names, const char *prefix,
                             const char *surname) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a name that stands in one text, as of a colleague: "Nour El Haddad".  The surname
 * begins at the first prefix behind the given name, and is the last word without one. */
char *regie_person_dup_sort_whole (const char *name) G_GNUC_WARN_UNUSED_RESULT;
