/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-record.h"

/* What the directory of organisations asks of the database.  NULL or FALSE with ERROR set when it
 * cannot be read. */

/* The organisation whose name folds to what NAME folds to, but for OTHER_THAN (an id, 0: none): its
 * id in *ID, 0 when there is none.  Of two the one that was there first. */
gboolean regie_organisation_find (RegieDb *db, const char *name, gint64 other_than, gint64 *id,
                                  GError **error);
/* The record of the kind ROLE, provider or giver, that is a role of ORGANISATION; *RECORD is owned,
 * NULL when it has none. */
gboolean regie_organisation_load_role (RegieDb *db, RegieEntityId role, gint64 organisation,
                                       RegieRecord **record, GError **error);
/* Who works for PROVIDER (RegieRecord), or only for it; owned. */
GPtrArray *regie_organisation_load_contacts (RegieDb *db, gint64 provider,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The organisation of PROVIDER, an id; *ORGANISATION is owned, NULL: none. */
gboolean regie_organisation_of_provider (RegieDb *db, const char *provider, char **organisation,
                                         GError **error);
/* *N is how many records point to ORGANISATION; more than any number when the server does not let
 * this login see them all. */
gboolean regie_organisation_count_pointing (RegieDb *db, gint64 organisation, guint *n,
                                            GError **error);
/* The name of the first role that its organisation does not say the same of, or that has none, in
 * *NAME (owned; NULL: all are the same). */
gboolean regie_organisation_find_different (RegieDb *db, char **name, GError **error);
