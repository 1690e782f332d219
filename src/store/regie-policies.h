/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-schema.h"

/* Who sees which rows, held by PostgreSQL itself (row-level security), whatever program asks.  An
 * SQLite file cannot do this: who can read the file reads all of it.
 *
 * The login decides, through staff.role.  The role of the Meedoenbalie sees no dossier and nothing
 * that was derived from one; of the values in the log only its own.  What was typed and not saved
 * is seen by who typed it, health by who may see it.  Only administrators change who works here,
 * nobody takes a line out of the log, and nobody but who owns the tables writes the version, the
 * key and the head of the log.  A new kind of record is closed to the desk unless it is named
 * here. */

/* Called for each version that is brought about, after its tables stand. */
gboolean regie_policies_set (RegieDb *db, const RegieSchema *schema, int version, GError **error);
/* May who is connected see dossiers?  Always so on SQLite. */
gboolean regie_policies_may_see_dossiers (RegieDb *db, gboolean *may, GError **error);
/* Does the server take who is connected for an administrator?  Who owns the tables is one, also
 * before anybody stands in the list.  Never so on SQLite, which knows no logins. */
gboolean regie_policies_administers (RegieDb *db, gboolean *administers, GError **error);
/* May who is connected make the index anew: does it see every dossier, and write in them?  Always
 * so on SQLite. */
gboolean regie_policies_may_rebuild (RegieDb *db, gboolean *may, GError **error);
/* Does the server know who is connected as a member of staff?  Never so on SQLite. */
gboolean regie_policies_is_member (RegieDb *db, gboolean *is_member, GError **error);

/* The few things that a login does through the owner of the tables, and what stands for them on
 * SQLite. PARAMS: moment, who, title, what it undoes, hash of the values; only on a server. */
gboolean regie_policies_append_log (RegieDb *db, const char *const *params, gint64 *seq,
                                    GError **error);
/* The index was made with the rules that have this hash. */
gboolean regie_policies_index_made (RegieDb *db, const char *rules, GError **error);
/* id and place of each draft that may have to go with what is erased; never its text. */
gboolean regie_policies_draft_places (RegieDb *db, RegieRowFunc row, gpointer data, GError **error);
gboolean regie_policies_forget_draft (RegieDb *db, const char *id, GError **error);
/* Those made before the id BEFORE; a server reckons its thirty days itself. */
gboolean regie_policies_sweep_drafts (RegieDb *db, const char *before, GError **error);
/* Gives LOGIN the tables, which the policies then restrict, or takes them away.  Nothing on SQLite;
 * when the server knows no such login an error says what its administrator must do first. */
gboolean regie_policies_grant (RegieDb *db, const char *login, gboolean works_here, GError **error);
