/* SPDX-License-Identifier: EUPL-1.2 */
/* All SQL of the places that members of a network have. */
#include "regie-tie-query.h"

GArray *
regie_tie_load_slots (RegieDb *db, const char *dossier, const char *area, gboolean voided,
                      GError **error)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL && dossier != NULL && area != NULL, NULL);
  if (!regie_db_get_ids (db,
                         voided
                           ? "SELECT slot FROM tie WHERE dossier = $1 AND area = $2 AND slot IS "
                             "NOT NULL ORDER BY slot"
                           : "SELECT slot FROM tie WHERE dossier = $1 AND area = $2 AND slot IS "
                             "NOT NULL AND voided = 0 ORDER BY slot",
                         2, (const char *[]){ dossier, area }, slots, error))
    return NULL;
  return g_steal_pointer (&slots);
}
