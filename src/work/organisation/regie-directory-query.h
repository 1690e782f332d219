/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-directory.h"

/* All SQL of the page of organisations.  NULL or FALSE with ERROR set when the database cannot be
 * read. */

/* All organisations (RegieListed) by name, owned by the caller. */
GPtrArray *regie_directory_load_all (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The N with these IDS, in no particular order and without the names of who works there. */
GPtrArray *regie_directory_load (RegieDb *db, const gint64 *ids, guint n,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The records of ENTITY, a kind that points to organisations, of ORGANISATION: contact persons by
 * name with who still works there first, meetings from the newest on, agreements by day with what
 * is open first.  RegieRecord, owned by the caller. */
GPtrArray *regie_directory_load_records (RegieDb *db, RegieEntityId entity, gint64 organisation,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* In whose networks ORGANISATION is now: RegieInNetwork by name, owned by the caller. */
GPtrArray *regie_directory_load_networks (RegieDb *db, gint64 organisation, RegieDay today,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The id of the record of ROLE, provider or giver, that ORGANISATION is; 0 when it is none. */
gboolean regie_directory_find_role (RegieDb *db, RegieEntityId role, gint64 organisation,
                                    gint64 *id, GError **error);
