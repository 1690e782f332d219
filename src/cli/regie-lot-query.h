/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* Whose lot it is; CONTRACT and LOT are NULL for a provider by itself. */
typedef struct {
  char *provider, *contract, *lot;
} RegieLotName;

/* RegieLotName by the id (gint64) of the lot, and by that of the provider for what was paid without
 * an order; void ones too.  Owned by the caller; NULL with ERROR set. */
GHashTable *regie_lot_names_load (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
