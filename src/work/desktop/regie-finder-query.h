/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* All SQL of what Ctrl+K finds beside the caseload and the directory.  What is given is owned by
 * the caller; NULL with ERROR set when the database cannot be read. */

/* At most MOST dossiers (gint64) that ME opened last, each once, the last first, and without
 * EXCEPT (0: none is left out).  Who opened very many other ones since may get fewer. */
GArray *regie_finder_load_opened (RegieDb *db, gint64 me, gint64 except, guint most,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* At most MOST organisations (gint64) that are found by TEXT, as it was typed
 * (regie_listed_is_found): those that are called so before the others, each by name. */
GArray *regie_finder_load_organisations (RegieDb *db, const char *text, guint most,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An offer of the Meedoenbalie. */
typedef struct {
  gint64 id;
  char *title, *giver;
} RegieFinderOffer;

/* At most MOST offers (RegieFinderOffer) in whose title and giver all words of TEXT stand, by
 * title. */
GPtrArray *regie_finder_load_offers (RegieDb *db, const char *text, guint most,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
