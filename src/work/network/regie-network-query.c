/* SPDX-License-Identifier: EUPL-1.2 */
/* All SQL of the network around a person. */
#include "regie-network-query.h"

#include "regie-column.h"
#include "regie-text.h"

static gboolean
append_spoken (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieSpoken one = { regie_column_id (c[0]), regie_column_day (c[1]) };

  g_array_append_val (data, one);
  return TRUE;
}

GArray *
regie_network_load_spoken (RegieDb *db, gint64 dossier, RegieDay today, GError **error)
{
  g_autoptr (GArray) spoken = g_array_new (FALSE, FALSE, sizeof (RegieSpoken));
  char id[REGIE_NUMBER_TEXT];
  char day[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (dossier, id), regie_day_format (today, day) };

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT tie, max(day) FROM fact WHERE dossier = $1 AND tie IS NOT NULL AND "
                      "voided = 0 AND COALESCE(planned, 0) = 0 AND day <= $2 GROUP BY tie ORDER BY "
                      "tie",
                      2, params, append_spoken, spoken, error))
    return NULL;
  return g_steal_pointer (&spoken);
}

/* The oldest comes first, so that the newest stays, since the same light came to burn. */
static gboolean
take_light (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieAreaLight *lights = data;
  RegieArea area = regie_area_find (c[0]);
  RegieLight light = regie_light_find (c[1]);

  if (area >= REGIE_N_AREAS)
    return TRUE;
  if (lights[area].light != light)
    lights[area].since = regie_column_day (c[2]);
  g_free (lights[area].note);
  lights[area].light = light;
  lights[area].note = g_strdup (c[3]);
  return TRUE;
}

gboolean
regie_network_load_lights (RegieDb *db, gint64 dossier, RegieDay today, RegieAreaLight *lights,
                           GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  char day[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (dossier, id), regie_day_format (today, day) };

  g_return_val_if_fail (db != NULL && lights != NULL, FALSE);
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    lights[i] = (RegieAreaLight){ REGIE_LIGHT_UNKNOWN, REGIE_DAY_NONE, NULL };
  return regie_db_exec (db,
                        "SELECT area, light, day, note FROM fact WHERE dossier = $1 AND kind = "
                        "'leefgebied' AND voided = 0 AND COALESCE(planned, 0) = 0 AND day <= $2 "
                        "ORDER BY day, id",
                        2, params, take_light, lights, error);
}

static gboolean
put_name (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 id = regie_column_id (c[0]);

  g_hash_table_insert (data, g_memdup2 (&id, sizeof id), g_strdup (c[1]));
  return TRUE;
}

GHashTable *
regie_network_load_names (RegieDb *db, gint64 dossier, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        g_free);
  char id[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (dossier, id) };

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT id, name FROM organisation WHERE id IN (SELECT organisation FROM tie "
                      "WHERE dossier = $1) UNION ALL SELECT id, name FROM contact WHERE id IN "
                      "(SELECT contact FROM tie WHERE dossier = $1)",
                      1, params, put_name, names, error))
    return NULL;
  return g_steal_pointer (&names);
}

static gboolean
take_head (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieNetwork *self = data;

  self->director = g_strdup (c[0]);
  self->consultant = g_strdup (c[1]);
  self->group = regie_group_find (c[2]);
  return TRUE;
}

gboolean
regie_network_load_head (RegieDb *db, RegieNetwork *network, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && network != NULL, FALSE);
  network->group = REGIE_GROUP_UNKNOWN;
  return regie_db_exec (db,
                        "SELECT r.name, c.name, i.grp FROM dossier d JOIN dossier_index i ON "
                        "i.dossier = d.id LEFT JOIN staff r ON r.id = d.director LEFT JOIN staff c "
                        "ON c.id = d.consultant WHERE d.id = $1",
                        1, (const char *[]){ regie_number_format (network->dossier, id) },
                        take_head, network, error);
}

gboolean
regie_network_count (RegieDb *db, const char *table, const char *id, const char *field,
                     const char *of, gint64 *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM \"%s\" WHERE id = $1 AND \"%s\" = $2 AND voided = 0", table, field);

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, sql, 2, (const char *[]){ id, of }, n, error);
}

gboolean
regie_network_count_links (RegieDb *db, const char *one, const char *other, gint64 *n,
                           GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db,
                           "SELECT count(*) FROM link WHERE voided = 0 AND ((one = $1 AND other = "
                           "$2) OR (one = $2 AND other = $1))",
                           2, (const char *[]){ one, other }, n, error);
}

GPtrArray *
regie_network_load_leaders (RegieDb *db, gint64 dossier, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (db, regie_entity (REGIE_ENTITY_Tie), "dossier = $1 AND leads = 1", 1,
                     (const char *[]){ regie_number_format (dossier, id) }, error);
}

/* Partners on their way into a list of choices. */
typedef struct {
  GStrvBuilder *choices;
  gint64 organisation; /* the last one that was added */
} Partners;

static gboolean
append_partner (guint n, const char *const *c, gpointer data, GError **error)
{
  Partners *self = data;
  g_autofree char *value = NULL;
  g_autofree char *name = NULL;

  if (regie_column_id (c[0]) != self->organisation)
    g_strv_builder_add_many (self->choices, c[1], c[0], NULL);
  self->organisation = regie_column_id (c[0]);
  if (c[2] == NULL)
    return TRUE;
  name = g_strdup_printf ("%s · %s", c[1], c[3]);
  value = g_strdup_printf ("%s/%s", c[0], c[2]);
  g_strv_builder_add_many (self->choices, name, value, NULL);
  return TRUE;
}

char **
regie_network_load_partners (RegieDb *db, RegieDay today, const char *none, GError **error)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  Partners partners = { choices, 0 };
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && none != NULL, NULL);
  g_strv_builder_add_many (choices, none, "", NULL);
  if (!regie_db_exec (db,
                      "SELECT o.id, o.name, c.id, c.name FROM organisation o LEFT JOIN contact c "
                      "ON c.organisation = o.id AND c.voided = 0 AND (c.until_day IS NULL OR "
                      "c.until_day >= $1) WHERE o.voided = 0 ORDER BY COALESCE(o.partner, 0) DESC, "
                      "o.name, o.id, c.name, c.id",
                      1, (const char *[]){ regie_day_format (today, day) }, append_partner,
                      &partners, error))
    return NULL;
  return g_strv_builder_end (choices);
}
