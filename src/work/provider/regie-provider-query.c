/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database about what is agreed with providers. */
#include "regie-provider-query.h"

#include "regie-column.h"
#include "regie-load.h"
#include "regie-text.h"

#define OF_CONTRACTS "contract IN (SELECT id FROM contract WHERE provider = $1 AND voided = 0)"
#define OF_LOTS                                                                                    \
  "lot IN (SELECT l.id FROM lot l JOIN contract c ON c.id = l.contract WHERE c.provider = $1 AND " \
  "c.voided = 0 AND l.voided = 0)"

static const struct {
  RegieEntityId entity;
  const char *where;
} kinds[] = {
  { REGIE_ENTITY_Contact,
    "(provider = $1 OR organisation = (SELECT organisation FROM provider WHERE id "
    "= $1)) ORDER BY name" },
  { REGIE_ENTITY_Mark, "provider = $1 ORDER BY kind, from_day" },
  { REGIE_ENTITY_Contract, "provider = $1 ORDER BY from_day, id" },
  { REGIE_ENTITY_Lot, OF_CONTRACTS " ORDER BY name" },
  { REGIE_ENTITY_Price, OF_LOTS " ORDER BY topic, from_day, id" },
  { REGIE_ENTITY_Milestone, OF_CONTRACTS " ORDER BY day, id" },
  { REGIE_ENTITY_Indicator, OF_CONTRACTS " ORDER BY id" },
  { REGIE_ENTITY_Paper, OF_CONTRACTS " ORDER BY dated_on, id" },
  { REGIE_ENTITY_Course, OF_LOTS " ORDER BY from_day, id" },
  { REGIE_ENTITY_Budget, OF_CONTRACTS " ORDER BY year" },
};

/* Records of ENTITY for which WHERE holds; $1 is ID. */
static GPtrArray *
load_of (RegieDb *db, RegieEntityId entity, const char *where, gint64 id, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  return regie_load (db, regie_entity (entity), where, 1,
                     (const char *[]){ regie_number_format (id, text) }, error);
}

/* How many rows SQL counts; $1 is ID. */
static gboolean
count_of (RegieDb *db, const char *sql, gint64 id, gint64 *n, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  return regie_db_get_int (db, sql, 1, (const char *[]){ regie_number_format (id, text) }, n,
                           error);
}

gboolean
regie_provider_load_records (RegieDb *db, gint64 provider, GPtrArray *records[REGIE_N_ENTITIES],
                             GError **error)
{
  g_return_val_if_fail (db != NULL && records != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((records[kinds[i].entity] = load_of (db, kinds[i].entity, kinds[i].where, provider, error))
        == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
load_every (RegieDb *db, RegieEntityId entity, const char *order, GPtrArray **records,
            GError **error)
{
  g_autofree char *where = g_strconcat ("0 = 0 ORDER BY ", order, NULL);

  return (*records = regie_load (db, regie_entity (entity), where, 0, NULL, error)) != NULL;
}

gboolean
regie_provider_load_shelf (RegieDb *db, RegieShelf *shelf, GError **error)
{
  g_return_val_if_fail (db != NULL && shelf != NULL, FALSE);
  return load_every (db, REGIE_ENTITY_Provider, "name", &shelf->providers, error)
         && load_every (db, REGIE_ENTITY_Contract, "from_day, number", &shelf->contracts, error)
         && load_every (db, REGIE_ENTITY_Lot, "name", &shelf->lots, error)
         && load_every (db, REGIE_ENTITY_Milestone, "day, id", &shelf->milestones, error);
}

static gboolean
take_waiting (guint n, const char *const *c, gpointer data, GError **error)
{
  RegiePlaces places = { regie_column_id (c[0]), 0, (guint) regie_column_int (c[1]) };

  g_array_append_val ((GArray *) data, places);
  return TRUE;
}

GArray *
regie_provider_load_waiting (RegieDb *db, gint64 provider, gboolean is_course, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (RegiePlaces));
  const char *column = is_course ? "course" : "lot";
  g_autofree char *sql = g_strdup_printf (
    "SELECT e.%s, sum(CASE WHEN e.stage = 'wacht' THEN 1 ELSE 0 END)"
    " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id WHERE "
    "c.provider = $1 AND e.voided = 0 AND e.%s IS NOT NULL GROUP BY e.%s",
    column, column, column);
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db, sql, 1, (const char *[]){ regie_number_format (provider, id) },
                      take_waiting, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

gboolean
regie_contract_count_prices (RegieDb *db, gint64 contract, gint64 *n, GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return count_of (db,
                   "SELECT count(*) FROM lot l JOIN price p ON p.lot = l.id WHERE "
                   "l.contract = $1 AND l.voided = 0 AND p.voided = 0",
                   contract, n, error);
}

GPtrArray *
regie_provider_load_meetings (RegieDb *db, gint64 provider, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return load_of (db, REGIE_ENTITY_Meeting, "provider = $1 ORDER BY day DESC, id DESC", provider,
                  error);
}

gboolean
regie_provider_find_meeting (RegieDb *db, gint64 provider, const char *day, RegieRecord **meeting,
                             GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && day != NULL && meeting != NULL, FALSE);
  list = regie_load (db, regie_entity (REGIE_ENTITY_Meeting),
                     "provider = $1 AND day = $2 ORDER BY id", 2,
                     (const char *[]){ regie_number_format (provider, id), day }, error);
  *meeting = list != NULL && list->len > 0 ? g_object_ref (list->pdata[0]) : NULL;
  return list != NULL;
}

GPtrArray *
regie_meeting_load_items (RegieDb *db, gint64 meeting, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return load_of (db, REGIE_ENTITY_Item, "meeting = $1 ORDER BY id", meeting, error);
}

GPtrArray *
regie_provider_load_actions (RegieDb *db, gint64 provider, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return load_of (db, REGIE_ENTITY_Action, "provider = $1 ORDER BY due, id", provider, error);
}

gboolean
regie_provider_count_open_actions (RegieDb *db, gint64 provider, gint64 *n, GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return count_of (
    db, "SELECT count(*) FROM action WHERE provider = $1 AND voided = 0 AND done_on IS NULL",
    provider, n, error);
}
