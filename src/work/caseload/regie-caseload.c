/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload in its order: which parts of it are asked for, one after the other. */
#include "regie-caseload.h"

GArray *
regie_caseload_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit,
                    GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 256);

  g_return_val_if_fail (db != NULL && query != NULL, NULL);
  if (regie_query_has_text (query) && regie_query_is_plain (query))
    {
      if (!regie_caseload_append_ids (db, query, today, limit, REGIE_CASELOAD_ALL, ids, error))
        return NULL;
    }
  else if (!regie_caseload_append_ids (db, query, today, limit, REGIE_CASELOAD_KNOWN, ids, error)
           || ((limit == 0 || ids->len < limit)
               && !regie_caseload_append_ids (db, query, today, limit, REGIE_CASELOAD_UNKNOWN, ids,
                                              error)))
    return NULL;
  return g_steal_pointer (&ids);
}
