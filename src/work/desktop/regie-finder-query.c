/* SPDX-License-Identifier: EUPL-1.2 */
/* What Ctrl+K reads beside the caseload and the directory: what I opened last, and all offers. */
#include "regie-finder-query.h"

#include "regie-column.h"
#include "regie-text.h"

/* So many lines of what I looked into are read back, however long the log has become. */
#define LINES "100"

GArray *
regie_finder_load_opened (RegieDb *db, gint64 me, gint64 except, guint most, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  char who[REGIE_NUMBER_TEXT], not [REGIE_NUMBER_TEXT], limit[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (me, who), regie_number_format (except, not ),
                           regie_number_format (most, limit) };

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_get_ids (db,
                           "SELECT l.dossier FROM (SELECT dossier, id FROM read_log WHERE who = $1 "
                           "ORDER BY id DESC LIMIT " LINES ") l "
                           "JOIN dossier_index i ON i.dossier = l.dossier WHERE l.dossier <> $2 "
                           "GROUP BY l.dossier ORDER BY max (l.id) DESC LIMIT CAST ($3 AS BIGINT)",
                           G_N_ELEMENTS (params), params, ids, error)
           ? g_steal_pointer (&ids)
           : NULL;
}

static void
offer_free (gpointer data)
{
  RegieFinderOffer *self = data;

  g_free (self->title);
  g_free (self->giver);
  g_free (self);
}

static gboolean
take_offer (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieFinderOffer *self = g_new (RegieFinderOffer, 1);

  *self = (RegieFinderOffer){ regie_column_id (c[0]), g_strdup (c[1]), g_strdup (c[2]) };
  g_ptr_array_add (data, self);
  return TRUE;
}

GPtrArray *
regie_finder_load_offers (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (offer_free);

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (db,
                        "SELECT o.id, o.title, g.name FROM offer o JOIN giver g ON g.id = o.giver "
                        "WHERE o.voided = 0 AND g.voided = 0 ORDER BY lower (o.title), o.id",
                        0, NULL, take_offer, offers, error)
           ? g_steal_pointer (&offers)
           : NULL;
}
