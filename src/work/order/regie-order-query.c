/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database about orders, and about what they rest on. */
#include "regie-order-query.h"

#include <string.h>

#include "regie-column.h"
#include "regie-identity.h"
#include "regie-plan-query.h"
#include "regie-policies.h"
#include "regie-prices.h"
#include "regie-text.h"

#define REGIE_LAST_DAY "9999-12-31" /* of everything that is recorded */

static void
found_clear (gpointer data)
{
  RegieOrderFound *self = data;

  g_clear_pointer (&self->order, regie_order_free);
  g_free (self->dossier_number);
  g_free (self->bsn);
  g_free (self->v_number);
}

/* As it is looked up: in capitals and without spaces. */
static char *
dup_number (const char *text)
{
  char *number = regie_number_dup_written (text);

  return number != NULL ? number : g_ascii_strup (text, -1);
}

static gboolean
take_order (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieOrder *order = g_new (RegieOrder, 1);
  RegieOrderStage stage = regie_order_stage_find (c[14]);
  RegieDay ended = regie_column_day (c[9]);
  RegieOrderFound found = { order, g_strdup (c[15]), g_strdup (c[16]), g_strdup (c[17]),
                            regie_column_bool (c[18]) };

  *order = (RegieOrder){ .id = regie_column_id (c[0]),
                         .dossier = regie_column_id (c[1]),
                         .provider = regie_column_id (c[2]),
                         .lot = regie_column_id (c[3]),
                         .contract = regie_column_id (c[4]),
                         .number = dup_number (c[5]),
                         .topic = g_strdup (c[6]),
                         .kind = regie_topic_find (c[6]),
                         .from = regie_column_day (c[7]),
                         .until = ended != REGIE_DAY_NONE ? ended : regie_column_day (c[8]),
                         .hours = regie_column_int (c[10]),
                         .price = regie_column_id (c[11]),
                         .unit = regie_unit_of (c[12]),
                         .pays_absence = regie_column_bool (c[13]),
                         .stopped = stage == REGIE_ORDER_STAGE_STOPPED,
                         .waits = stage == REGIE_ORDER_STAGE_WAITS };
  g_array_append_val ((GArray *) data, found);
  return TRUE;
}

GArray *
regie_order_load_found (RegieDb *db, gint64 provider, RegieDay on, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RegieOrderFound));
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  g_array_set_clear_func (found, found_clear);
  sql = regie_policies_dup_sql (
    db, "SELECT e.id, e.dossier, c.provider, e.lot, c.id, e.number, e.topic, e.from_day, "
        "e.until_day, CASE WHEN e.ended_on <= $2 THEN e.ended_on END, e.hours, e.price, e.unit, "
        "c.pays_absence, CASE WHEN e.ended_on > $2 THEN 'loopt' ELSE e.stage END,"
        " d.number, p.bsn, p.v_number, d.voided FROM contract c JOIN lot l ON l.contract = c.id "
        "JOIN engagement e ON e.lot = l.id"
        " JOIN dossier d ON d.id = e.dossier LEFT JOIN person p ON p.id = d.person WHERE "
        "(c.provider = $1 OR $1 = '0') AND e.voided = 0 AND e.ordered_on <= $2 ORDER BY e.id");
  if (!regie_db_exec (db, sql, 2,
                      (const char *[]){ regie_number_format (provider, id),
                                        on != REGIE_DAY_NONE ? regie_day_format (on, day)
                                                             : REGIE_LAST_DAY },
                      take_order, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

static gboolean
take_terms (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieOrderTerms *self = data;
  RegieRoute route = regie_route_find (c[4]);

  /* Rows come with the route of the person first, then those for every route, then others. */
  if (self->lot != 0)
    return TRUE;
  self->is_foreign = strcmp (c[5], "2") == 0;
  if (self->is_foreign)
    return TRUE;
  self->lot = regie_column_id (c[0]);
  self->provider = regie_column_id (c[1]);
  self->price = regie_price_indexed (regie_column_id (c[2]), c[6], c[7], c[8]);
  self->unit = g_strdup (c[3]);
  self->route = route;
  return TRUE;
}

gboolean
regie_order_find_terms (RegieDb *db, const char *name, const char *topic, const char *day,
                        RegieRoute route, RegieOrderTerms *self, GError **error)
{
  const char *lot_for = regie_route_name (route);

  g_return_val_if_fail (db != NULL && name != NULL && self != NULL, FALSE);
  return regie_db_exec (
    db,
    "SELECT l.id, o.id, p.amount, p.unit, l.route, CASE WHEN l.route = $4 THEN 0 "
    "WHEN l.route IS NULL THEN 1 ELSE 2 END, p.from_day, c.index_rate, $3"
    " FROM provider o JOIN contract c ON c.provider = o.id JOIN lot l ON "
    "l.contract = c.id JOIN price p ON p.lot = l.id"
    " WHERE lower(o.name) = lower($1) AND p.topic = $2 AND o.voided = 0 AND "
    "c.voided = 0 AND l.voided = 0 AND p.voided = 0"
    " AND COALESCE(c.stage, 'loopt') IN ('gegund', 'loopt', 'eindigt')"
    " AND COALESCE(c.from_day, '0') <= $3 AND COALESCE(c.until_day, '9') >= $3 "
    "AND COALESCE(p.from_day, '0') <= $3 AND COALESCE(p.until_day, '9') >= $3"
    " ORDER BY 6, p.amount, p.id",
    4, (const char *[]){ name, topic, day, lot_for != NULL ? lot_for : "" }, take_terms, self,
    error);
}

void
regie_order_terms_clear (RegieOrderTerms *self)
{
  g_clear_pointer (&self->unit, g_free);
}

gboolean
regie_order_knows_provider (RegieDb *db, const char *name, gboolean *is_known, GError **error)
{
  gint64 n;

  g_return_val_if_fail (db != NULL && name != NULL && is_known != NULL, FALSE);
  if (!regie_db_get_int (
        db, "SELECT count(*) FROM provider WHERE lower(name) = lower($1) AND voided = 0", 1, &name,
        &n, error))
    return FALSE;
  *is_known = n > 0;
  return TRUE;
}

static gboolean
take_whose (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieOrderWhose *self = data;

  regie_order_whose_clear (self);
  *self = (RegieOrderWhose){ regie_column_id (c[0]), g_strdup (c[1]),
                             regie_route_find (c[2] != NULL ? c[2] : c[3]) };
  return TRUE;
}

gboolean
regie_order_find_whose (RegieDb *db, gint64 order, RegieOrderWhose *self, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  return regie_db_exec (
    db,
    "SELECT o.id, o.name, l.route, i.route FROM engagement e JOIN lot l ON l.id = e.lot JOIN "
    "contract c ON c.id = l.contract JOIN provider o ON o.id = c.provider"
    " LEFT JOIN dossier_index i ON i.dossier = e.dossier WHERE e.id = $1",
    1, (const char *[]){ regie_number_format (order, id) }, take_whose, self, error);
}

void
regie_order_whose_clear (RegieOrderWhose *self)
{
  g_clear_pointer (&self->name, g_free);
}

static gboolean
take_days (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieOrderDays days = { regie_column_day (c[0]), regie_column_day (c[1]) };

  g_array_append_val ((GArray *) data, days);
  return TRUE;
}

/* The rows of SQL, whose columns are the first and the last day. */
static GArray *
load_days (RegieDb *db, const char *sql, guint n, const char *const *params, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (RegieOrderDays));

  return regie_db_exec (db, sql, n, params, take_days, days, error) ? g_steal_pointer (&days)
                                                                    : NULL;
}

GArray *
regie_order_load_marks (RegieDb *db, gint64 provider, RegieMarkKind kind, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return load_days (
    db,
    "SELECT from_day, until_day FROM mark WHERE provider = $1 AND kind = $2 AND voided = 0 "
    "ORDER BY COALESCE(from_day, '0'), id",
    2, (const char *[]){ regie_number_format (provider, id), regie_mark_kind_name (kind) }, error);
}

GArray *
regie_order_load_stays (RegieDb *db, gint64 id, gboolean is_course, RegieDay from, RegieDay until,
                        GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT CASE WHEN from_day < $2 THEN $2 ELSE from_day "
                                          "END, COALESCE(ended_on, until_day) FROM engagement"
                                          " WHERE %s = $1 AND voided = 0 AND stage <> 'wacht' AND "
                                          "from_day <= $3 AND COALESCE(ended_on, until_day) >= $2",
                                          is_course ? "course" : "lot");
  char text[REGIE_NUMBER_TEXT], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return load_days (db, sql, 3,
                    (const char *[]){ regie_number_format (id, text),
                                      regie_day_format (from, first),
                                      regie_day_format (MAX (from, until), last) },
                    error);
}

gboolean
regie_order_find_places (RegieDb *db, gint64 id, gboolean is_course, int *places, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT places FROM %s WHERE id = $1",
                                          is_course ? "course" : "lot");
  g_autofree char *found = NULL;
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && places != NULL, FALSE);
  if (!regie_db_get_text (db, sql, 1, (const char *[]){ regie_number_format (id, text) }, &found,
                          error))
    return FALSE;
  *places = found != NULL ? regie_column_int (found) : -1;
  return TRUE;
}

gboolean
regie_order_count_waiting (RegieDb *db, gint64 id, gboolean is_course, gint64 *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM engagement WHERE %s = $1 AND voided = 0 AND stage = 'wacht'",
    is_course ? "course" : "lot");
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, sql, 1, (const char *[]){ regie_number_format (id, text) }, n,
                           error);
}

GPtrArray *
regie_order_load_courses (RegieDb *db, gint64 lot, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (db, regie_entity (REGIE_ENTITY_Course), "lot = $1 ORDER BY from_day", 1,
                     (const char *[]){ regie_number_format (lot, text) }, error);
}

static gboolean
take_line (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay ended = regie_column_day (c[2]);
  RegieDay from = regie_column_day (c[0]);
  RegieDay until = ended != REGIE_DAY_NONE ? ended : regie_column_day (c[1]);
  RegieCostLine line = { .topic = regie_topic_find (c[6]),
                         .from = from,
                         .until = MAX (from, until),
                         .per_week = MAX (0, regie_column_int (c[3])),
                         .price = regie_column_id (c[4]),
                         .unit = regie_unit_of (c[5]),
                         .times = 1 };

  g_array_append_val ((GArray *) data, line);
  return TRUE;
}

#define COMMITTED                                                                                  \
  "SELECT from_day, until_day, ended_on, hours, price, unit, topic FROM engagement WHERE voided "  \
  "= 0 AND stage <> 'wacht' AND until_day >= $1 AND from_day <= $2"

GArray *
regie_order_load_committed (RegieDb *db, gint64 lot, int first, int last, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (RegieCostLine));
  char from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT], id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  g_snprintf (from, sizeof from, "%04d-01-01", CLAMP (first, 0, 9999));
  g_snprintf (until, sizeof until, "%04d-12-31", CLAMP (last, 0, 9999));
  if (!regie_db_exec (db,
                      lot == 0 ? COMMITTED
                               : COMMITTED " AND lot IN (SELECT id FROM lot WHERE contract = "
                                           "(SELECT contract FROM lot WHERE id = $3))",
                      lot == 0 ? 2 : 3,
                      (const char *[]){ from, until, regie_number_format (lot, id) }, take_line,
                      lines, error))
    return NULL;
  return g_steal_pointer (&lines);
}

gboolean
regie_order_line_has_order (RegieDb *db, gint64 dossier, gint64 line, gboolean *has, GError **error)
{
  char id[REGIE_NUMBER_TEXT], of[REGIE_NUMBER_TEXT];
  gint64 n;

  g_return_val_if_fail (db != NULL && has != NULL, FALSE);
  if (!regie_db_get_int (
        db,
        "SELECT count(*) FROM engagement WHERE dossier = $2 AND line = $1 AND "
        "voided = 0 AND stage IN ('wacht', 'besteld', 'loopt')",
        2, (const char *[]){ regie_number_format (line, id), regie_number_format (dossier, of) },
        &n, error))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

gboolean
regie_order_find_last_number (RegieDb *db, int year, int *last, GError **error)
{
  g_autofree char *like = g_strdup_printf ("O-%d-%%", year);
  g_autofree char *number = NULL;

  g_return_val_if_fail (db != NULL && last != NULL, FALSE);
  if (!regie_db_get_text (db, "SELECT max(number) FROM engagement WHERE number LIKE $1", 1,
                          (const char *[]){ like }, &number, error))
    return FALSE;
  *last = number != NULL ? regie_column_int (number + strlen (like) - 1) : 0;
  return TRUE;
}

static gboolean
take_person (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieOrderPerson person = { regie_column_id (c[0]), regie_group_find (c[1]),
                              regie_column_day (c[2]) };

  g_array_append_val ((GArray *) data, person);
  return TRUE;
}

GArray *
regie_order_load_people (RegieDb *db, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (RegieOrderPerson));

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT dossier, grp, started FROM dossier_index WHERE dossier IN (SELECT "
                      "dossier FROM engagement WHERE voided = 0)",
                      0, NULL, take_person, people, error))
    return NULL;
  return g_steal_pointer (&people);
}
