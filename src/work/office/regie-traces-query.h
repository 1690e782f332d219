/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* Where others may speak of a person.  DOSSIERS are ids, texts of digits with commas between, so
 * they may stand in the text of a statement.  Each function calls FUNC for every row, with texts
 * that are valid during the call and may be NULL, and gives FALSE with ERROR set when the database
 * cannot be read. */

typedef void (*RegieTextsFunc) (const char *const *texts, gpointer data);

/* Who DOSSIERS are about: surname, other names, BSN, V-number. */
gboolean regie_traces_each_person (RegieDb *db, const char *dossiers, RegieTextsFunc func,
                                   gpointer data, GError **error);
/* The other dossiers that name one of DOSSIERS as family, each once and in the order of the ids:
 * id, number. */
gboolean regie_traces_each_family (RegieDb *db, const char *dossiers, RegieTextsFunc func,
                                   gpointer data, GError **error);
/* Every progress meeting, by day: day, minutes, who was there. */
gboolean regie_traces_each_meeting (RegieDb *db, RegieTextsFunc func, gpointer data,
                                    GError **error);
/* Every kept filter, in the order of the ids: name, what it asks (regie_query_from_text). */
gboolean regie_traces_each_filter (RegieDb *db, RegieTextsFunc func, gpointer data, GError **error);
