/* SPDX-License-Identifier: EUPL-1.2 */
/* What a filter means in SQL: ids in order, how many, rows by page, and what can be chosen. */
#include "regie-youth-query.h"

#include "regie-apply.h"
#include "regie-caseload-query.h"
#include "regie-column.h"
#include "regie-reading-query.h"
#include "regie-sql.h"
#include "regie-text.h"
#include "regie-youth-index-query.h"

/* Which of the rows: an index answers those of which the order is known, and not the others behind
 * them. */
typedef enum { PART_ALL, PART_KNOWN, PART_UNKNOWN } Part;

void
regie_youth_row_free (RegieYouthRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name);
  g_free (row->born);
  g_free (row->number);
  g_free (row->group);
  g_free (row->route);
  g_free (row->phase);
  g_free (row->municipality);
  g_free (row->director_name);
  g_free (row->consultant_name);
  g_free (row->leader);
  g_free (row->silent);
  g_free (row->school);
  g_free (row->level);
  g_free (row);
}

#define ORDER_ASKS "y.act_on"

/* Who looks for one thing finds first of whom it asks for the longest.  Owned; NULL with ERROR
 * set. */
static char *
dup_order_column (RegieDb *db, const RegieYouthFilter *filter, GError **error)
{
  static const struct {
    const char *word, *column;
  } columns[] = {
    { "name", "i.name_sort" },
    { "age", "i.born" },
    { "moment", "y.moment" },
    { "meeting", "y.next_meeting" },
    { "silent", "y.silent_on" },
    { "route", "i.route" },
    { "group", "i.grp" },
    { "number", "i.number" },
    { "municipality", "i.municipality" },
  };
  const char *sort = filter->base->sort;

  if (sort == NULL && regie_query_has_text (filter->base))
    sort = "name";
  if (g_strcmp0 (sort, "director") == 0)
    return regie_staff_dup_places (db, "y.director", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].word, sort) == 0)
      return g_strdup (columns[i].column);
  return sort == NULL && filter->ask < REGIE_N_YOUTH_ASKS
           ? g_strconcat ("y.", regie_youth_column (filter->ask), NULL)
           : g_strdup (ORDER_ASKS);
}

/* COLUMN is me, or who is away and whom I look after. */
static void
add_me (RegieSql *sql, const RegieQuery *query, const char *column)
{
  g_string_append (sql->sql, column);
  regie_sql_add_id (sql, " IN (?", query->me);
  for (guint i = 0; query->replaced != NULL && i < query->replaced->len; i++)
    regie_sql_add_id (sql, ", ?", g_array_index (query->replaced, gint64, i));
  g_string_append_c (sql->sql, ')');
}

/* Mine are those whom I direct and those of my caseload. */
static void
add_whose (RegieSql *sql, const RegieYouthFilter *filter)
{
  if (filter->base->scope == REGIE_SCOPE_MINE)
    {
      g_string_append (sql->sql, " AND (");
      add_me (sql, filter->base, "y.director");
      g_string_append (sql->sql, " OR ");
      add_me (sql, filter->base, "i.consultant");
      g_string_append_c (sql->sql, ')');
    }
  if (filter->director != 0)
    regie_sql_add_id (sql, " AND y.director = ?", filter->director);
  if (filter->undirected)
    g_string_append (sql->sql, " AND y.director IS NULL");
}

static void
add_light (RegieSql *sql, RegieLight light)
{
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    {
      g_string_append_printf (sql->sql, "%sy.%s", area == 0 ? " AND (" : " OR ",
                              regie_youth_light_column (area));
      regie_sql_add (sql, " = ?", regie_light_name (light));
    }
  g_string_append_c (sql->sql, ')');
}

static void
add_filters (RegieSql *sql, const RegieYouthFilter *filter, RegieDay today, int ahead)
{
  add_whose (sql, filter);
  if (filter->base->route != NULL)
    regie_sql_add (sql, " AND i.route = ?", filter->base->route);
  if (filter->base->group != NULL)
    regie_sql_add (sql, " AND i.grp = ?", filter->base->group);
  if (filter->school != 0)
    regie_sql_add_id (sql,
                      " AND EXISTS (SELECT 1 FROM tie t WHERE t.dossier = y.dossier AND t.voided = "
                      "0 AND t.organisation = ?)",
                      filter->school);
  if (filter->acts)
    regie_sql_add_day (sql, " AND y.act_on <= ?", today);
  if (filter->soon)
    {
      regie_sql_add_day (sql, " AND y.moment_latest > ?", today);
      regie_sql_add_day (sql, " AND y.moment <= ?", today + ahead);
    }
  if (filter->ask < REGIE_N_YOUTH_ASKS)
    {
      g_string_append_printf (sql->sql, " AND y.%s", regie_youth_column (filter->ask));
      regie_sql_add_day (sql, " <= ?", today);
    }
  if (filter->light != REGIE_LIGHT_UNKNOWN)
    add_light (sql, filter->light);
}

static gboolean
is_downwards (const RegieYouthFilter *filter)
{
  /* Who is younger was born later. */
  return filter->base->descending != (g_strcmp0 (filter->base->sort, "age") == 0);
}

/* Every row of the young is one of a dossier as well: of thousands the other table is read only
 * when something is asked of it. */
static gboolean
needs_dossiers (const RegieYouthFilter *filter, const char *order)
{
  return *order != 'y' || filter->base->scope == REGIE_SCOPE_MINE || filter->base->route != NULL
         || filter->base->group != NULL;
}

/* How pressing what asks is, and behind all that asks what will. */
static void
add_urgency (RegieSql *sql, RegieDay today)
{
  regie_sql_add_day (sql, "CASE WHEN y.act_on > ? THEN", today);
  g_string_append_printf (sql->sql, " %d ELSE CASE y.act", REGIE_N_YOUTH_ASKS);
  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    {
      regie_sql_add (sql, " WHEN ?", regie_youth_ask_name (ask));
      g_string_append_printf (sql->sql, " THEN %u", ask);
    }
  g_string_append (sql->sql, " END END");
}

/* By ORDER, a column, DOWNWARDS or not; what asks for action by how pressing it is, then by since
 * when. */
static void
add_order (RegieSql *sql, const char *order, gboolean downwards, RegieDay today)
{
  const char *way = downwards ? " DESC" : " ASC";

  g_string_append (sql->sql, " ORDER BY ");
  if (g_strcmp0 (order, ORDER_ASKS) == 0)
    {
      add_urgency (sql, today);
      g_string_append_printf (sql->sql, "%s, ", way);
    }
  /* Those of whom it is the same stand by name, where the names are read anyhow. */
  g_string_append_printf (sql->sql, "%s%s, %sy.dossier", order, way,
                          *order != 'y' ? "i.name_sort, " : "");
}

static gboolean
build (RegieDb *db, RegieSql *sql, const RegieYouthFilter *filter, RegieDay today, int ahead,
       const char *what, Part part, GError **error)
{
  g_autofree char *order = dup_order_column (db, filter, error);

  if (order == NULL)
    return FALSE;
  g_string_append_printf (sql->sql, "SELECT %s FROM youth y %sWHERE 1 = 1", what,
                          needs_dossiers (filter, order)
                            ? "JOIN dossier_index i ON i.dossier = y.dossier "
                            : "");
  add_filters (sql, filter, today, ahead);
  if (regie_query_has_text (filter->base))
    {
      g_string_append (sql->sql, " AND y.dossier IN (SELECT t.id FROM search_text t WHERE 1 = 1");
      regie_query_add_names (db, sql, filter->base);
      g_string_append_c (sql->sql, ')');
    }
  if (part != PART_ALL)
    g_string_append_printf (sql->sql, " AND %s IS %s NULL", order, part == PART_KNOWN ? "NOT" : "");
  if (part == PART_KNOWN)
    add_order (sql, order, is_downwards (filter), today);
  else if (part == PART_UNKNOWN)
    g_string_append_printf (sql->sql, " ORDER BY %sy.dossier",
                            *order != 'y' ? "i.name_sort, " : "");
  return TRUE;
}

static gboolean
append_part (RegieDb *db, const RegieYouthFilter *filter, RegieDay today, int ahead, guint limit,
             Part part, GArray *ids, GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  regie_sql_init (&sql, "");
  if (limit != 0 && ids->len >= limit)
    return TRUE;
  if (!build (db, &sql, filter, today, ahead, "y.dossier", part, error))
    return FALSE;
  if (limit != 0)
    g_string_append_printf (sql.sql, " LIMIT %u", limit - ids->len);
  return regie_db_get_ids (db, sql.sql->str, sql.params->len,
                           (const char *const *) sql.params->pdata, ids, error);
}

GArray *
regie_youth_load_ids (RegieDb *db, const RegieYouthFilter *filter, RegieDay today, int ahead,
                      guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL && filter != NULL, NULL);
  if (!append_part (db, filter, today, ahead, limit, PART_KNOWN, ids, error)
      || !append_part (db, filter, today, ahead, limit, PART_UNKNOWN, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
regie_youth_count (RegieDb *db, const RegieYouthFilter *filter, RegieDay today, int ahead, guint *n,
                   GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && filter != NULL && n != NULL, FALSE);
  regie_sql_init (&sql, "");
  return build (db, &sql, filter, today, ahead, "count(*)", PART_ALL, error)
         && regie_sql_count (db, &sql, n, error);
}

typedef struct {
  const gint64 *ids;
  guint n;
  gpointer *rows; /* RegieYouthRow, as many as there are ids */
} Page;

/* Texts, then days and lights of the index, in the order of the statement below. */
#define ROW_COLUMNS                                                                                \
  "y.dossier, y.director, i.name, i.born, i.number, i.grp, i.route, i.phase, i.municipality, "     \
  "s.name, k.name, COALESCE(l.name, lc.name, lo.name), COALESCE(t.name, tc.name, t_o.name), "      \
  "COALESCE((SELECT max(f.day) FROM fact f WHERE f.tie = t.id AND f.voided = 0 AND "               \
  "COALESCE(f.planned, 0) = 0), t.from_day), "                                                     \
  "(SELECT o.name FROM tie e JOIN organisation o ON o.id = e.organisation WHERE e.dossier = "      \
  "y.dossier AND e.voided = 0 AND e.until_day IS NULL AND o.kind = 'school' ORDER BY e.id LIMIT "  \
  "1), (SELECT x.level FROM experience x WHERE x.dossier = y.dossier AND x.voided = 0 AND x.kind " \
  "= 'opleiding' AND x.level IS NOT NULL ORDER BY x.id DESC LIMIT 1), y.next_meeting, "            \
  "y.last_meeting, y.act_on, y.act, y.moment, y.moment_latest, y.age"
enum { COLUMN_ASKS = 23, COLUMN_LIGHTS = COLUMN_ASKS + REGIE_N_YOUTH_ASKS };

static RegieYouthRow *
row_new (const char *const *c)
{
  RegieYouthRow *row = g_new0 (RegieYouthRow, 1);

  *row = (RegieYouthRow){
    .id = regie_column_id (c[0]),
    .director = regie_column_id (c[1]),
    .name = g_strdup (c[2]),
    .born = g_strdup (c[3]),
    .number = g_strdup (c[4]),
    .group = g_strdup (c[5]),
    .route = g_strdup (c[6]),
    .phase = g_strdup (c[7]),
    .municipality = g_strdup (c[8]),
    .director_name = g_strdup (c[9]),
    .consultant_name = g_strdup (c[10]),
    .leader = g_strdup (c[11]),
    .silent = g_strdup (c[12]),
    .silent_since = regie_column_day (c[13]),
    .school = g_strdup (c[14]),
    .level = g_strdup (c[15]),
    .youth = { .shown = TRUE,
               .next_meeting = regie_column_day (c[16]),
               .last_meeting = regie_column_day (c[17]),
               .act_on = regie_column_day (c[18]),
               .act = regie_youth_ask_find (c[19]),
               .moment = regie_column_day (c[20]),
               .moment_latest = regie_column_day (c[21]),
               .age = regie_column_int (c[22]),
               .refresh_on = REGIE_DAY_NONE },
  };
  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    row->youth.asks[ask] = regie_column_day (c[COLUMN_ASKS + ask]);
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    row->youth.lights[area] = (guint8) regie_light_find (c[COLUMN_LIGHTS + area]);
  return row;
}

static gboolean
read_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Page *page = data;
  gint64 id = regie_column_id (c[0]);

  for (guint i = 0; i < page->n; i++)
    if (page->ids[i] == id && page->rows[i] == NULL)
      page->rows[i] = row_new (c);
  return TRUE;
}

static char *
dup_rows_sql (void)
{
  g_autoptr (GString) columns = g_string_new ("SELECT " ROW_COLUMNS);

  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    g_string_append_printf (columns, ", y.%s", regie_youth_column (ask));
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    g_string_append_printf (columns, ", y.%s", regie_youth_light_column (area));
  g_string_append (columns,
                   " FROM youth y JOIN dossier_index i ON i.dossier = y.dossier LEFT JOIN staff s "
                   "ON s.id = y.director LEFT JOIN staff k ON k.id = i.consultant LEFT JOIN tie l "
                   "ON l.id = y.leader LEFT JOIN contact lc ON lc.id = l.contact LEFT JOIN "
                   "organisation lo ON lo.id = l.organisation LEFT JOIN tie t ON t.id = y.silent "
                   "LEFT JOIN contact tc ON tc.id = t.contact LEFT JOIN organisation t_o ON t_o.id "
                   "= t.organisation WHERE y.dossier IN ");
  return regie_sql_dup_page (columns->str, "");
}

GPtrArray *
regie_youth_load_rows (RegieDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, (GDestroyNotify) regie_youth_row_free);
  g_autofree char *sql = dup_rows_sql ();

  g_return_val_if_fail (db != NULL, NULL);
  g_ptr_array_set_size (rows, (int) n);
  for (guint at = 0; at < n; at += REGIE_SQL_PAGE)
    {
      Page page = { ids + at, MIN (REGIE_SQL_PAGE, n - at), rows->pdata + at };

      if (!regie_sql_run_page (db, sql, page.ids, page.n, read_row, &page, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
regie_youth_load_directors (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return regie_choices_load (db,
                             "SELECT id, name, NULL FROM staff WHERE id IN (SELECT director FROM "
                             "youth) ORDER BY name, id",
                             0, NULL, error);
}

GPtrArray *
regie_youth_load_schools (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return regie_choices_load (db,
                             "SELECT id, name, NULL FROM organisation WHERE voided = 0 AND kind = "
                             "'school' AND id IN (SELECT organisation FROM tie WHERE voided = 0) "
                             "ORDER BY name, id",
                             0, NULL, error);
}

/* The list of others is no dossier. */
#define NO_DOSSIER "0"

gboolean
regie_youth_log_reason (RegieDb *db, gint64 who, const char *reason, GError **error)
{
  const RegieReading reading = { .act = REGIE_READ_REASON, .kind = "youth", .words = reason };

  g_return_val_if_fail (db != NULL && reason != NULL, FALSE);
  return regie_reading_note (db, who, &reading, error);
}

gboolean
regie_youth_has_reason (RegieDb *db, gint64 who, gboolean *has, GError **error)
{
  g_autofree char *now = regie_moment_now ();
  g_autofree char *day = g_strndup (now, REGIE_DAY_TEXT - 1);
  char me[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (who, me), NO_DOSSIER, day };
  gint64 n;

  g_return_val_if_fail (db != NULL && has != NULL, FALSE);
  if (!regie_db_get_int (db,
                         "SELECT count(*) FROM read_log WHERE who = $1 AND dossier = $2 AND at >= "
                         "$3 AND reason IS NOT NULL",
                         G_N_ELEMENTS (params), params, &n, error))
    return FALSE;
  *has = n > 0;
  return TRUE;
}
