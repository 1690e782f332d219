/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* One person who stands here twice. */
typedef struct { gint64 dossier; char *name, *number, *born; gboolean same_number; } RegieTwin;

/* Dossiers that may be of the same person as DOSSIER: the same V-number, or the same year of birth and a name that matches in
 * any spelling that is known of it.  RegieTwin, the surest first. */
GPtrArray   *regie_twins_find  (RegieDb *db, gint64 dossier, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Everything of OTHER comes to DOSSIER, what KEEP's person misses is taken from the other, whose name is kept as another spelling;
 * the emptied dossier and its person go.  One change, that undo takes back whole. */
RegieChange *regie_twins_merge (RegieDb *db, gint64 dossier, gint64 other, GError **error) G_GNUC_WARN_UNUSED_RESULT;
