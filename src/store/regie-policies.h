/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-schema.h"

/* Who sees and writes which rows and columns, held by PostgreSQL itself (row-level security and
 * grants), whatever program asks.  An SQLite file cannot do this: who can read the file reads all
 * of it.
 *
 * data/rights.ini says it (regie-access.h); the owner of the tables puts it in force, and again
 * when the program brings another file.  The login decides, through staff.role: a trigger of that
 * table gives and takes away what the role may, in the same transaction, so also when a change of
 * somebody's role is taken back.  Nobody takes a line out of the log or writes one in another's
 * name, nobody but who owns the tables writes the version, the key and the head of the log, and
 * nobody may lock a table against all others.  Nothing of a record is written without the log
 * saying so in the same transaction, but by who owns the tables. */

/* Called for each version that is brought about, after its tables stand. */
gboolean regie_policies_set (RegieDb *db, const RegieSchema *schema, int version, GError **error);
/* Puts the file of this program in force, when who is connected owns the tables and another was. */
gboolean regie_policies_refresh (RegieDb *db, GError **error);
/* May who is connected see dossiers?  Always so on SQLite. */
gboolean regie_policies_may_see_dossiers (RegieDb *db, gboolean *may, GError **error);
/* Does the server take who is connected for an administrator?  Who owns the tables is one, also
 * before anybody stands in the list.  Never so on SQLite, which knows no logins. */
gboolean regie_policies_administers (RegieDb *db, gboolean *administers, GError **error);
/* May who is connected make the index anew: does it see every dossier, and write in them?  Always
 * so on SQLite. */
gboolean regie_policies_may_rebuild (RegieDb *db, gboolean *may, GError **error);
/* May who is connected read FIELD of the records of ENTITY?  Asked once for a connection; always so
 * on SQLite. */
gboolean regie_policies_reads (RegieDb *db, const RegieEntity *entity, const RegieField *field);
/* SQL in which p.bsn, the BSN of a person, and r.linked, the dossier of a resident, are NULL for
 * who may not read them; owned by the caller. */
char *regie_policies_dup_sql (RegieDb *db, const char *sql) G_GNUC_WARN_UNUSED_RESULT;
/* Does the server know who is connected as a member of staff?  Never so on SQLite. */
gboolean regie_policies_is_member (RegieDb *db, gboolean *is_member, GError **error);

/* The few things that a login does through the owner of the tables, and what stands for them on
 * SQLite. PARAMS: moment, who, title, what it undoes, digest of what is in it ("" for none); only
 * on a server.  *HASH is that digest with the key, owned by the caller; NULL when the key is
 * missing. */
gboolean regie_policies_append_log (RegieDb *db, const char *const *params, gint64 *seq,
                                    char **hash, GError **error);
/* The index was made with the rules that have this hash. */
gboolean regie_policies_index_made (RegieDb *db, const char *rules, GError **error);
/* id and place of each draft that may have to go with what is erased; never its text. */
gboolean regie_policies_draft_places (RegieDb *db, RegieRowFunc row, gpointer data, GError **error);
gboolean regie_policies_forget_draft (RegieDb *db, const char *id, GError **error);
/* Those made before the id BEFORE; a server reckons its thirty days itself. */
gboolean regie_policies_sweep_drafts (RegieDb *db, const char *before, GError **error);
/* Forgets the draft of STAFF at PLACE; on a server that of who is connected. */
gboolean regie_policies_drop_draft (RegieDb *db, const char *staff, const char *place,
                                    GError **error);
/* Removes for good the rows of TABLE of which BY ("id" or "dossier") is among IDS, a list with
 * commas or one parameter.  TABLE and BY are names of the program. */
gboolean regie_policies_wipe (RegieDb *db, const char *table, const char *by, const char *ids,
                              GError **error);
gboolean regie_policies_wipe_one (RegieDb *db, const char *table, const char *by, const char *id,
                                  GError **error);
/* What is derived of one DOSSIER, but its texts. */
gboolean regie_policies_unindex (RegieDb *db, const char *dossier, GError **error);
/* What the log has of the records IDS of ENTITY, but for what the entry KEPT says. */
gboolean regie_policies_wipe_values (RegieDb *db, const char *entity, const char *ids, gint64 kept,
                                     GError **error);
/* Everything derived, and all texts of the search. */
gboolean regie_policies_wipe_index (RegieDb *db, GError **error);
gboolean regie_policies_wipe_search (RegieDb *db, GError **error);
/* What the catalogue of the server says that should not be: a table that is open, a function that
 * anybody may run or be deceived in, a login that no policy holds.  *FAULT is a sentence about the
 * first, owned by the caller; NULL when all is well, and on SQLite. */
gboolean regie_policies_check (RegieDb *db, char **fault, GError **error);
/* Gives LOGIN what its role in the list of staff may, or takes it away.  The list itself does this
 * when it changes: this is for a login that was made on the server afterwards.  Nothing on SQLite;
 * when the server knows no such login an error says what its administrator must do first. */
gboolean regie_policies_grant (RegieDb *db, const char *login, gboolean works_here, GError **error);
