/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* What Regie needs of a server, each tried on it and taken back. */
typedef void (*RegieNeedFunc) (const char *what, gboolean is_there, gpointer data);

/* Tries everything on DB, a login that may make tables there; TOLD of each.  *MISSING is how many
 * were not there.  FALSE with ERROR set when the server went. */
gboolean regie_needs_try (RegieDb *db, RegieNeedFunc told, gpointer data, guint *missing,
                          GError **error);
