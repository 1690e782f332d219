/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-schema.h"

/* Who sees which rows, held by PostgreSQL itself (row-level security), whatever program asks.  An SQLite file cannot do this: who can
 * read the file reads all of it.
 *
 * The login decides, through staff.role.  The role of the Meedoenbalie sees no dossier and nothing that was derived from one; of
 * unsaved texts and of the values in the log only its own.  Only administrators change who works here, and nobody takes a line out of
 * the log.  A new kind of record is closed to the desk unless it is named here. */

/* Called for each version that is brought about, after its tables stand. */
gboolean regie_policies_set (RegieDb *db, const RegieSchema *schema, int version, GError **error);
/* May who is connected see dossiers?  Always so on SQLite. */
gboolean regie_policies_may_see_dossiers (RegieDb *db, gboolean *may, GError **error);
/* Does the server take who is connected for an administrator?  Who owns the tables is one, also before anybody stands in the list.  Never so
 * on SQLite, which knows no logins. */
gboolean regie_policies_administers (RegieDb *db, gboolean *administers, GError **error);
/* Gives LOGIN the tables, which the policies then restrict, or takes them away.  Nothing on SQLite; when the server knows no such login an
 * error says what its administrator must do first. */
gboolean regie_policies_grant (RegieDb *db, const char *login, gboolean works_here, GError **error);
