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

/* Of IDS those that are AMONG the others, or that are not. */
static GArray *
sift (const GArray *ids, const GArray *others, gboolean among)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (set, &g_array_index (others, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (set, &g_array_index (ids, gint64, i)) == among)
      g_array_append_val (kept, g_array_index (ids, gint64, i));
  return kept;
}

/* QUERY with the people whose names resemble its text in the place of that text, but for those of
 * EXACT; NULL with ERROR set. */
static RegieQuery *
make_forgiving (RegieDb *db, const RegieQuery *query, const GArray *exact, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) near = NULL;
  g_autoptr (RegieQuery) forgiving = regie_query_copy (query);

  if (!regie_caseload_append_resembling (db, query, ids, error))
    return NULL;
  near = sift (ids, exact, FALSE);
  g_clear_pointer (&forgiving->text, g_free);
  g_clear_pointer (&forgiving->only, g_array_unref);
  forgiving->only = query->only != NULL ? sift (near, query->only, TRUE) : g_steal_pointer (&near);
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

/* Appends to IDS, what QUERY finds as it was typed, those whose name differs by one mistake. */
static gboolean
append_near (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit, GArray *ids,
             GError **error)
{
  g_autoptr (RegieQuery) forgiving = make_forgiving (db, query, ids, error);
  g_autoptr (GArray) near = NULL;

  if (forgiving == NULL)
    return FALSE;
  if (forgiving->only->len == 0)
    return TRUE;
  near = load_ids (db, forgiving, today, limit != 0 ? limit - ids->len : 0, error);
  if (near == NULL)
    return FALSE;
  g_array_append_vals (ids, near->data, near->len);
  return TRUE;
}

gboolean
regie_caseload_leaves_near (const RegieQuery *query, guint limit, guint n)
{
  g_return_val_if_fail (query != NULL, FALSE);
  return limit != 0 && n > 0 && may_err (query);
}

GArray *
regie_caseload_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit,
                    guint *n_near, GError **error)
{
  g_autoptr (GArray) ids = load_ids (db, query, today, limit, error);
  guint n_exact;

  if (ids == NULL)
    return NULL;
  n_exact = ids->len;
  if (may_err (query) && !regie_caseload_leaves_near (query, limit, n_exact)
      && !append_near (db, query, today, limit, ids, error))
    return NULL;
  if (n_near != NULL)
    *n_near = ids->len - n_exact;
  return g_steal_pointer (&ids);
}

gboolean
regie_caseload_count (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                      GError **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (query != NULL && n != NULL, FALSE);
  if (!may_err (query))
    return regie_caseload_count_exact (db, query, today, n, error);
  if ((ids = regie_caseload_ids (db, query, today, 0, NULL, error)) == NULL)
    return FALSE;
  *n = ids->len;
  return TRUE;
}
