/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* Inside the demo only: what lies in an invented dossier beside its facts, and the contracts of the
 * office. */
gboolean regie_demo_contracts (RegieDb *db, gint64 *next_id, RegieDay today, GError **error);
/* After all dossiers: the orders that follow from their plans, what was reported and billed of
 * them, and the meetings about it. */
gboolean regie_demo_orders (RegieDb *db, gint64 *next_id, RegieDay today, GError **error);
/* The Meedoenbalie: RESIDENTS of the centre with their wishes, offers of the city, and a year of
 * what came of it. */
gboolean regie_demo_desk (RegieDb *db, gint64 *next_id, guint residents, RegieDay today,
                          GError **error);
/* A month that ended lately of which only one provider has reported yet. */
gboolean regie_demo_is_fresh (RegieDay month_end, RegieDay today);
#define REGIE_DEMO_REPORTER "Mergelland Taal"
/* Inserts a record; PAIRS: names and values, NULL at the end.  ID gets its id as text. */
gboolean regie_demo_add (RegieDb *db, gint64 *next_id, RegieEntityId entity, char *id,
                         const char *const *pairs, GError **error);
/* N counts the dossiers; what it gets follows from that number alone.  FROM: the first day of the
 * dossier; PIP: when it was dated, NONE when there is none yet. */
gboolean regie_demo_folder (RegieDb *db, gint64 *next_id, guint n, const char *dossier,
                            RegieDay from, RegieDay pip, RegieDay today, const char *route,
                            GError **error);
