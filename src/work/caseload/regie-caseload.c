/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload in its order: which parts of it are asked for, one after the other. */
#include "regie-caseload.h"

#include <string.h>

#include "regie-question.h"

/* Can what QUERY searches for hold a mistake of typing?  Who looks for a number means that number,
 * and texts are not looked through for what nobody wrote. */
static gboolean
may_err (const RegieQuery *query)
{
  g_auto (GStrv) words = NULL;
  gboolean any = FALSE;

  if (!regie_query_has_text (query) || query->in_notes
      || strpbrk (query->text, "0123456789") != NULL)
    return FALSE;
  words = regie_question_dup_words (query->text);
  for (guint i = 0; words[i] != NULL; i++)
    any = any || regie_question_may_err (words[i]);
  return any;
}

/* Keeps of the list those that QUERY asks for. */
static GArray *
intersect (const GArray *ids, const GArray *only)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *both = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < only->len; i++)
    g_hash_table_add (set, &g_array_index (only, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (set, &g_array_index (ids, gint64, i)))
      g_array_append_val (both, g_array_index (ids, gint64, i));
  return both;
}

/* QUERY with the people whose names resemble its text in the place of that text; NULL with ERROR
 * set. */
static RegieQuery *
make_forgiving (RegieDb *db, const RegieQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RegieQuery) forgiving = regie_query_copy (query);

  if (!regie_caseload_append_resembling (db, query, ids, error))
    return NULL;
  g_clear_pointer (&forgiving->text, g_free);
  g_clear_pointer (&forgiving->only, g_array_unref);
  forgiving->only = query->only != NULL ? intersect (ids, query->only) : g_steal_pointer (&ids);
  if (forgiving->sort == NULL)
    forgiving->sort = g_strdup ("name");
  return g_steal_pointer (&forgiving);
}

static GArray *
load_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit, GError **error)
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

GArray *
regie_caseload_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit,
                    GError **error)
{
  g_autoptr (GArray) ids = load_ids (db, query, today, limit, error);
  g_autoptr (RegieQuery) forgiving = NULL;

  if (ids == NULL || ids->len > 0 || !may_err (query))
    return g_steal_pointer (&ids);
  forgiving = make_forgiving (db, query, error);
  return forgiving != NULL ? load_ids (db, forgiving, today, limit, error) : NULL;
}

gboolean
regie_caseload_count (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                      GError **error)
{
  g_autoptr (RegieQuery) forgiving = NULL;

  g_return_val_if_fail (query != NULL && n != NULL, FALSE);
  if (!regie_caseload_count_exact (db, query, today, n, error))
    return FALSE;
  if (*n > 0 || !may_err (query))
    return TRUE;
  forgiving = make_forgiving (db, query, error);
  return forgiving != NULL && regie_caseload_count_exact (db, forgiving, today, n, error);
}
