/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-schema.h"

/* Brings a database from whatever version it has to the schema's, one version at a time, all in one
 * transaction. A newer version is refused with REGIE_ERROR_NEWER and left alone. */
gboolean regie_migrate (RegieDb *db, const RegieSchema *schema, GError **error);
/* 0 for an empty database. */
gboolean regie_migrate_version (RegieDb *db, int *version, GError **error);
/* Every table and column of the schema is there.  Names the first that is not. */
gboolean regie_migrate_check (RegieDb *db, const RegieSchema *schema, GError **error);
gboolean regie_meta_get (RegieDb *db, const char *key, char **value, GError **error);
gboolean regie_meta_set (RegieDb *db, const char *key, const char *value, GError **error);
