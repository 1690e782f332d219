/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* Inside the demo only: what lies in an invented dossier beside its facts, and the contracts of the office. */
gboolean regie_demo_contracts (RegieDb *db, gint64 *next_id, GError **error);
/* N counts the dossiers; what it gets follows from that number alone.  FROM: the first day of the dossier; PIP: when it was
 * dated, NONE when there is none yet. */
gboolean regie_demo_folder    (RegieDb *db, gint64 *next_id, guint n, const char *dossier, RegieDay from, RegieDay pip, RegieDay today, const char *route,
                               GError **error);
