/* SPDX-License-Identifier: EUPL-1.2 */
/* All SQL of the page of organisations: all of them, and what hangs on one. */
#include "regie-directory-query.h"

#include "regie-column.h"
#include "regie-load.h"
#include "regie-sql.h"
#include "regie-text.h"

static void
in_network_free (gpointer data)
{
  RegieInNetwork *self = data;

  g_free (self->name);
  g_free (self);
}

static gboolean
take_listed (guint n, const char *const *c, gpointer data, GError **error)
{
  static const RegieOrganisationRoles roles[] = { REGIE_IS_PROVIDER, REGIE_IS_GIVER,
                                                  REGIE_IS_SCHOOL, REGIE_IS_PARTNER };
  RegieListed *self = g_new0 (RegieListed, 1);

  self->id = regie_column_id (c[0]);
  self->name = g_strdup (c[1]);
  self->kind = g_strdup (c[2]);
  self->town = g_strdup (c[3]);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    self->roles |= regie_column_id (c[4 + i]) > 0 ? roles[i] : 0;
  self->n_networks = (guint) regie_column_id (c[8]);
  self->n_agreements = (guint) regie_column_id (c[9]);
  g_ptr_array_add (data, self);
  return TRUE;
}

/* Both lists are by organisation, so each name finds its own from where the last one was. */
typedef struct {
  GPtrArray *all;
  GHashTable *by_id; /* gint64 * → RegieListed */
} People;

static gboolean
take_person (guint n, const char *const *c, gpointer data, GError **error)
{
  const People *people = data;
  gint64 id = regie_column_id (c[0]);
  RegieListed *listed = g_hash_table_lookup (people->by_id, &id);
  char *names;

  if (listed == NULL)
    return TRUE;
  names = listed->people != NULL ? g_strdup_printf ("%s, %s", listed->people, c[1])
                                 : g_strdup (c[1]);
  g_free (listed->people);
  listed->people = names;
  return TRUE;
}

#define LISTED                                                                                     \
  "SELECT o.id, o.name, o.kind, o.town,"                                                           \
  " (SELECT count(*) FROM provider p WHERE p.organisation = o.id AND p.voided = 0),"               \
  " (SELECT count(*) FROM giver g WHERE g.organisation = o.id AND g.voided = 0),"                  \
  " CASE WHEN o.kind = 'school' THEN 1 ELSE 0 END, COALESCE (o.partner, 0),"                       \
  " (SELECT count(DISTINCT t.dossier) FROM tie t WHERE t.organisation = o.id AND t.voided = 0),"   \
  " (SELECT count(*) FROM agreement a WHERE a.organisation = o.id AND a.voided = 0 AND "           \
  "a.done_on IS NULL) FROM organisation o WHERE o.voided = 0"

GPtrArray *
regie_directory_load (RegieDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_listed_free);
  g_autofree char *sql = regie_sql_dup_page (LISTED " AND o.id IN ", "");

  g_return_val_if_fail (db != NULL && (ids != NULL || n == 0), NULL);
  for (guint at = 0; at < n; at += REGIE_SQL_PAGE)
    if (!regie_sql_run_page (db, sql, ids + at, MIN (REGIE_SQL_PAGE, n - at), take_listed, found,
                             error))
      return NULL;
  return g_steal_pointer (&found);
}

GPtrArray *
regie_directory_load_all (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_listed_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  People people = { all, by_id };

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db, LISTED " ORDER BY lower (o.name), o.id", 0, NULL, take_listed, all,
                      error))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (by_id, &((RegieListed *) all->pdata[i])->id, all->pdata[i]);
  return regie_db_exec (db,
                        "SELECT organisation, name FROM contact WHERE voided = 0 AND organisation "
                        "IS NOT NULL ORDER BY id",
                        0, NULL, take_person, &people, error)
           ? g_steal_pointer (&all)
           : NULL;
}

GPtrArray *
regie_directory_load_records (RegieDb *db, RegieEntityId entity, gint64 organisation,
                              GError **error)
{
  const char *where
    = entity == REGIE_ENTITY_Contact
        ? "organisation = $1 ORDER BY COALESCE (until_day, '9') DESC, lower (name), id"
      : entity == REGIE_ENTITY_Gathering
        ? "organisation = $1 ORDER BY day DESC, id DESC"
        : "organisation = $1 ORDER BY CASE WHEN done_on IS NULL THEN 0 ELSE 1 END, due, id";
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (db, regie_entity (entity), where, 1,
                     (const char *[]){ regie_number_format (organisation, id) }, error);
}

static gboolean
take_network (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieInNetwork *self = g_new (RegieInNetwork, 1);

  *self = (RegieInNetwork){ regie_column_id (c[0]), g_strdup (c[1]) };
  g_ptr_array_add (data, self);
  return TRUE;
}

GPtrArray *
regie_directory_load_networks (RegieDb *db, gint64 organisation, RegieDay today, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (in_network_free);
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (organisation, id), regie_day_format (today, day) };

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (db,
                        "SELECT i.dossier, i.name FROM dossier_index i WHERE i.dossier IN (SELECT "
                        "t.dossier FROM tie t WHERE t.organisation = $1 AND t.voided = 0 AND "
                        "COALESCE (t.until_day, '9') >= $2) ORDER BY i.name_sort, i.dossier",
                        G_N_ELEMENTS (params), params, take_network, list, error)
           ? g_steal_pointer (&list)
           : NULL;
}

gboolean
regie_directory_find_role (RegieDb *db, RegieEntityId role, gint64 organisation, gint64 *id,
                           GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT COALESCE (min (id), 0) FROM %s WHERE organisation = $1 AND voided = 0",
    regie_entity (role)->name);
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && id != NULL, FALSE);
  return regie_db_get_int (db, sql, 1, (const char *[]){ regie_number_format (organisation, text) },
                           id, error);
}
