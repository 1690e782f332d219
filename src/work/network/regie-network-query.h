/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-load.h"
#include "regie-network.h"

/* What a network needs of the database beside what lies in the dossier.  FALSE, or NULL, with ERROR
 * set when it cannot be read. */

/* A member: when it was last spoken to. */
typedef struct {
  gint64 tie;
  RegieDay day;
} RegieSpoken;

/* RegieSpoken of DOSSIER, up to TODAY; owned by the caller. */
GArray *regie_network_load_spoken (RegieDb *db, gint64 dossier, RegieDay today,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Fills LIGHTS, REGIE_N_AREAS of them and empty, with what was noted last of each area of DOSSIER,
 * up to TODAY. */
gboolean regie_network_load_lights (RegieDb *db, gint64 dossier, RegieDay today,
                                    RegieAreaLight *lights, GError **error);
/* The names of the organisations and contact persons that the ties of DOSSIER point to, by their
 * id (gint64 * → char *); owned by the caller. */
GHashTable *regie_network_load_names (RegieDb *db, gint64 dossier,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Fills who directs, who consults and the target group of NETWORK; its dossier is known. */
gboolean regie_network_load_head (RegieDb *db, RegieNetwork *network, GError **error);
/* Whether the record ID of TABLE has OF, an id, in FIELD: 1 or 0. */
gboolean regie_network_count (RegieDb *db, const char *table, const char *id, const char *field,
                              const char *of, gint64 *n, GError **error);
/* How many links there are between ONE and OTHER, ties. */
gboolean regie_network_count_links (RegieDb *db, const char *one, const char *other, gint64 *n,
                                    GError **error);
/* The ties of DOSSIER that are said to lead (RegieRecord); owned by the caller. */
GPtrArray *regie_network_load_leaders (RegieDb *db, gint64 dossier,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who can be chosen for a network: name, value, … NULL, beginning with NONE, whose value is empty.
 * Organisations ("12"), partners in networks first, each before its contact persons ("12/34") who
 * work there on TODAY; owned by the caller. */
char **regie_network_load_partners (RegieDb *db, RegieDay today, const char *none,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
