/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-db.h"
#include "regie-schema.h"

/* All SQL of erasing: which records are somebody's, and how they go.  It goes around regie_apply on
 * purpose: what is erased leaves nothing in the log that undo could bring back.  All of it runs
 * inside a transaction of the caller.
 *
 * IDS are texts of digits with commas between, so they may stand in the text of a statement; what
 * is found is appended to FOUND (ids as owned texts) in no particular order.  Each function gives
 * FALSE with ERROR set when the database refuses. */

/* The records of ENTITY that lie in DOSSIER, void or not; of facts without those that Besluit art.
 * 9.9 lid 2 lets stay, when KEEPS_CORE. */
gboolean regie_erase_find_in_dossier (RegieDb *db, RegieEntityId entity, const char *dossier,
                                      gboolean keeps_core, GPtrArray *found, GError **error);
/* The records of ENTITY that were removed from DOSSIER. */
gboolean regie_erase_find_removed (RegieDb *db, RegieEntityId entity, const char *dossier,
                                   GPtrArray *found, GError **error);
/* The records of ENTITY of which FIELD points to one of IDS. */
gboolean regie_erase_find_referring (RegieDb *db, RegieEntityId entity, const RegieField *field,
                                     const char *ids, GPtrArray *found, GError **error);
/* Who is known at the Meedoenbalie as the person of DOSSIER. */
gboolean regie_erase_find_residents (RegieDb *db, const char *dossier, GPtrArray *found,
                                     GError **error);
/* The dossiers that went when they were merged with DOSSIER of PERSON. */
gboolean regie_erase_find_merged (RegieDb *db, const char *dossier, const char *person,
                                  GPtrArray *found, GError **error);
/* Whose DOSSIER is: an id, owned by the caller; NULL when there is no such dossier. */
gboolean regie_erase_find_person (RegieDb *db, const char *dossier, char **person, GError **error);
/* How many dossiers PERSON has beside DOSSIER that are not void. */
gboolean regie_erase_count_others (RegieDb *db, const char *person, const char *dossier, gint64 *n,
                                   GError **error);
/* How many matches, and of a resident visits as well, came of ID (a wish or a resident): what stays
 * as numbers of nobody. */
gboolean regie_erase_count_results (RegieDb *db, RegieEntityId entity, const char *id, gint64 *n,
                                    GError **error);

/* An erasure under way.  What each of its steps sets is said by its entry of the log: of which
 * record which field, and what it became; never what it was. */
typedef struct {
  RegieDb *db;
  gint64 seq; /* the entry */
  gint64 n;   /* how many lines it has */
} RegieErasing;

/* Empties FIELDS (RegieField) of records of ENTITY; a text that must be there becomes a dash.
 * VOIDS: they are in no list any more. */
gboolean regie_erase_blank (RegieErasing *self, RegieEntityId entity, const GPtrArray *fields,
                            gboolean voids, const char *ids, GError **error);
/* Records of ENTITY no longer point by FIELD, which may be empty, to any of IDS. */
gboolean regie_erase_loosen (RegieErasing *self, RegieEntityId entity, const RegieField *field,
                             const char *ids, GError **error);
/* Deletes records of ENTITY; of files the bytes as well. */
gboolean regie_erase_remove (RegieErasing *self, RegieEntityId entity, const char *ids,
                             GError **error);
/* The log keeps that something was done to records of ENTITY, not with which words. */
gboolean regie_erase_forget_values (RegieErasing *self, RegieEntityId entity, const char *ids,
                                    GError **error);
/* What could not be read of the files of the providers of ORDERS (ids) may quote anybody. */
gboolean regie_erase_forget_faults (RegieErasing *self, const char *orders, GError **error);
/* What was still open of WISHES (ids) ends on DAY: it takes no place any more, and waits for
 * nothing. */
gboolean regie_erase_close_wishes (RegieErasing *self, const char *wishes, RegieDay day,
                                   GError **error);
/* Gives WISH (an id) a resident that is nobody, so that what came of it does not lead to
 * somebody. */
gboolean regie_erase_give_away (RegieErasing *self, const char *wish, GError **error);
/* After the transaction: PostgreSQL keeps what was deleted until its rows are swept; who owns no
 * table cannot sweep it, and the server does it later. */
void regie_erase_sweep (RegieDb *db);
