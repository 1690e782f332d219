/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-tables-query.h"

/* What a backup says of itself, inside the seal. */
typedef struct {
  char *made;        /* ISO 8601 in UTC */
  char *program;     /* which version of Regie made it */
  char *engine;      /* "sqlite" or "postgresql": where it was taken from */
  int version;       /* of the schema */
  gint64 seq;        /* of the last entry of the log */
  char *head;        /* of the chain of the log */
  GPtrArray *tables; /* RegieTableSum, in order */
} RegieManifest;

/* Of what stands in DB, which was taken from ENGINE at MADE. */
RegieManifest *regie_manifest_make (RegieDb *db, const char *engine, GDateTime *made,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_manifest_free (RegieManifest *self);
/* So many rows in TABLE, 0 when there is no such table. */
gint64 regie_manifest_get_rows (const RegieManifest *self, const char *table);
char *regie_manifest_dup_json (const RegieManifest *self) G_GNUC_WARN_UNUSED_RESULT;
RegieManifest *regie_manifest_parse (const char *json, gssize length,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieManifest, regie_manifest_free)
