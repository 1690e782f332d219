/* SPDX-License-Identifier: EUPL-1.2 */
/* Which deadlines and signals ask for somebody on a day, from the index. */
#include "regie-today-query.h"

#include "regie-column.h"
#include "regie-person.h"

/* Open, not put off, not superseded today. */
static void
add_open (RegieSql *sql, RegieDay today)
{
  g_string_append (sql->sql, " AND d.open = 1");
  regie_sql_add_day (sql, " AND (d.deferred_until IS NULL OR d.deferred_until <= ?)", today);
  regie_sql_add_day (sql, " AND (d.lapsed_from IS NULL OR d.lapsed_until < ?)", today);
}

/* Of RULES only, ids with commas between; NULL: of all. */
static void
add_rules (RegieSql *sql, const char *rules)
{
  g_auto (GStrv) ids = rules != NULL ? g_strsplit (rules, ",", -1) : NULL;

  if (ids == NULL)
    return;
  for (guint i = 0; ids[i] != NULL; i++)
    regie_sql_add (sql, i == 0 ? " AND (d.rule = ?" : " OR d.rule = ?", ids[i]);
  g_string_append_c (sql->sql, ')');
}

/* Open, and put off until after TODAY. */
static void
add_put_off (RegieSql *sql, RegieDay today)
{
  g_string_append (sql->sql, " AND d.open = 1");
  regie_sql_add_day (sql, " AND d.deferred_until > ?", today);
}

static gboolean
read_key (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieTodayKey key = { regie_column_id (c[0]),
                        0,
                        0,
                        (guint16) regie_column_int (c[1]),
                        (guint16) regie_column_int (c[2]),
                        regie_column_day (c[3]) };

  g_array_append_val ((GArray *) data, key);
  return TRUE;
}

/* In which section D stands: the numbers here and below are those of RegieSection. */
static void
add_section (RegieSql *sql, RegieDay today)
{
  regie_sql_add_day (
    sql, "CASE WHEN d.nature = 5 OR (d.nature = 0 AND d.actor = 2 AND d.due < ?) THEN 4 WHEN ",
    today);
  regie_sql_add_day (sql, "d.due < ? THEN 1 WHEN ", today);
  regie_sql_add_day (sql, "d.due <= ? THEN 2 ELSE 3 END", today + 7);
}

/* What asks for somebody, within six weeks.  What others let pass is not our lateness; a signal
 * shows once its day has come. */
static void
add_asked (RegieSql *sql, RegieDay today)
{
  add_open (sql, today);
  regie_sql_add_day (sql, " AND d.due <= ?", today + 42);
  regie_sql_add_day (sql, " AND (d.due >= ?", today);
  g_string_append (sql->sql, " OR d.nature IN (5, 6) OR (d.nature = 0 AND d.actor IN (0, 2)))");
  regie_sql_add_day (sql, " AND NOT (d.nature = 5 AND d.due > ?)", today);
}

GArray *
regie_today_keys (RegieDb *db, const RegieQuery *query, const char *rules, RegieDay today,
                  GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, NULL);
  regie_sql_init (&sql, "SELECT d.dossier, d.n, ");
  add_section (&sql, today);
  g_string_append (sql.sql, ", d.due FROM deadline d WHERE 1 = 1");
  add_asked (&sql, today);
  add_rules (&sql, rules);
  regie_query_add_scope (&sql, query, "d.consultant");
  g_string_append (sql.sql, " ORDER BY 3, d.due, d.dossier");
  if (!regie_sql_run (db, &sql, read_key, keys, error))
    return NULL;
  return g_steal_pointer (&keys);
}

gboolean
regie_today_count_late (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                        GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && query != NULL && n != NULL, FALSE);
  regie_sql_init (&sql, "SELECT count(*) FROM deadline d WHERE 1 = ");
  add_section (&sql, today);
  add_asked (&sql, today);
  regie_query_add_scope (&sql, query, "d.consultant");
  return regie_sql_count (db, &sql, n, error);
}

void
regie_today_share_free (RegieTodayShare *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
read_share (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieTodayShare *share = g_new (RegieTodayShare, 1);

  *share = (RegieTodayShare){ regie_column_id (c[0]), g_strdup (c[1]),
                              (guint) regie_column_int (c[2]) };
  g_ptr_array_add (data, share);
  return TRUE;
}

GPtrArray *
regie_today_load_shares (RegieDb *db, const RegieQuery *query, RegieDay today, GError **error)
{
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_today_share_free);
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && query != NULL, NULL);
  regie_sql_init (&sql, "SELECT d.consultant, s.name, count(*) FROM deadline d JOIN staff s ON "
                        "s.id = d.consultant WHERE 1 = ");
  add_section (&sql, today);
  add_asked (&sql, today);
  regie_query_add_scope (&sql, query, "d.consultant");
  g_string_append (sql.sql, " GROUP BY d.consultant, s.name ORDER BY 3 DESC, s.name, 1");
  return regie_sql_run (db, &sql, read_share, shares, error) ? g_steal_pointer (&shares) : NULL;
}

GArray *
regie_today_keys_apart (RegieDb *db, const RegieQuery *query, const char *rules,
                        RegieTodayShown shown, RegieDay today, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  gboolean is_put_off = shown == REGIE_TODAY_PUT_OFF;
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && (is_put_off || shown == REGIE_TODAY_HISTORY), NULL);
  regie_sql_init (&sql, is_put_off ? "SELECT d.dossier, d.n, 6, d.due FROM deadline d WHERE 1 = 1"
                                   : "SELECT d.dossier, d.n, 5, d.due FROM deadline d WHERE "
                                     "d.unrecorded = 1");
  if (is_put_off)
    add_put_off (&sql, today);
  add_rules (&sql, rules);
  regie_query_add_scope (&sql, query, "d.consultant");
  g_string_append (sql.sql, is_put_off ? " ORDER BY d.deferred_until, d.due, d.dossier, d.n"
                                       : " ORDER BY d.due, d.dossier, d.n");
  return regie_sql_run (db, &sql, read_key, keys, error) ? g_steal_pointer (&keys) : NULL;
}

typedef struct {
  const RegieTodayKey *keys;
  guint n;
  GPtrArray *rows; /* RegieTodayRow, as many as there are keys */
} Page;

static gboolean
read_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Page *page = data;
  gint64 dossier = regie_column_id (c[0]);
  int number = regie_column_int (c[1]);

  for (guint i = 0; i < page->n; i++)
    if (page->keys[i].dossier == dossier && page->keys[i].n == number && page->keys[i].subject == 0
        && page->rows->pdata[i] == NULL)
      {
        RegieTodayRow *row = g_new (RegieTodayRow, 1);

        *row = (RegieTodayRow){
          page->keys[i],           regie_person_dup_apart (c[2], c[10], c[11]),
          g_strdup (c[3]),         g_strdup (c[4]),
          regie_column_id (c[5]),  regie_column_day (c[6]),
          regie_column_day (c[7]), regie_column_int (c[8]),
          g_strdup (c[9]),         regie_column_day (c[12]),
          g_strdup (c[13])
        };
        page->rows->pdata[i] = row;
        break;
      }
  return TRUE;
}

gboolean
regie_today_load_page (RegieDb *db, const RegieTodayKey *keys, guint n, GPtrArray *rows,
                       GError **error)
{
  g_autofree char *sql = regie_sql_dup_page (
    "SELECT d.dossier, d.n, i.name, d.rule, s.name, d.fact, d.begins, d.nominal, d.uncertain, "
    "CASE d.rule WHEN 'NETWERK-AFSPRAAK' THEN (SELECT min(a.text) FROM agreement a WHERE "
    "a.dossier = d.dossier AND a.due = d.due AND a.done_on IS NULL AND a.voided = 0) WHEN "
    "'NETWERK-STIL' THEN (SELECT COALESCE(t.name, k.name, o.name) FROM youth y JOIN tie t ON t.id "
    "= y.silent LEFT JOIN contact k ON k.id = t.contact LEFT JOIN organisation o ON o.id = "
    "t.organisation WHERE y.dossier = d.dossier) ELSE (SELECT f.code FROM fact f WHERE f.id = "
    "d.fact AND f.kind = 'duo_bericht') END, " REGIE_APART_COLUMNS
    ", d.deferred_until, CASE WHEN d.deferred_until IS NULL THEN NULL ELSE (SELECT max(h.reason) "
    "FROM deferral h WHERE h.dossier = d.dossier AND h.rule = d.rule AND (h.fact IS NULL OR h.fact "
    "= d.fact) AND h.until_day = d.deferred_until AND h.voided = 0) END FROM deadline d JOIN "
    "dossier_index i ON i.dossier = "
    "d.dossier LEFT JOIN staff s ON s.id = d.consultant WHERE (d.open = 1 OR d.unrecorded = 1) AND "
    "d.dossier IN ",
    "");
  gint64 dossiers[REGIE_SQL_PAGE];
  Page page = { keys, n, rows };

  g_return_val_if_fail (db != NULL && n <= REGIE_SQL_PAGE && rows != NULL && rows->len == n, FALSE);
  for (guint i = 0; i < n; i++)
    dossiers[i] = keys[i].dossier;
  return regie_sql_run_page (db, sql, dossiers, n, read_row, &page, error);
}

static gboolean
read_day_value (guint n, const char *const *c, gpointer data, GError **error)
{
  *(RegieDay *) data = regie_column_day (c[0]);
  return TRUE;
}

gboolean
regie_today_next (RegieDb *db, const RegieQuery *query, RegieDay today, RegieDay *next,
                  GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  *next = REGIE_DAY_NONE;
  regie_sql_init (&sql, "SELECT min(d.due) FROM deadline d WHERE d.nature < 5");
  add_open (&sql, today);
  regie_sql_add_day (&sql, " AND d.due > ?", today + 7);
  regie_query_add_scope (&sql, query, "d.consultant");
  return regie_sql_run (db, &sql, read_day_value, next, error);
}

gboolean
regie_today_put_off (RegieDb *db, const RegieQuery *query, const char *rules, RegieDay today,
                     guint *n, GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  regie_sql_init (&sql, "SELECT count(*) FROM deadline d WHERE 1 = 1");
  add_put_off (&sql, today);
  add_rules (&sql, rules);
  regie_query_add_scope (&sql, query, "d.consultant");
  return regie_sql_count (db, &sql, n, error);
}

gboolean
regie_today_unrecorded (RegieDb *db, const RegieQuery *query, const char *rules, guint *n,
                        GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  regie_sql_init (&sql, "SELECT count(*) FROM deadline d WHERE d.unrecorded = 1");
  add_rules (&sql, rules);
  regie_query_add_scope (&sql, query, "d.consultant");
  return regie_sql_count (db, &sql, n, error);
}

typedef struct {
  RegieOpenEndFunc func;
  gpointer data;
} Each;

static gboolean
give_open_end (guint n, const char *const *c, gpointer data, GError **error)
{
  const Each *each = data;

  each->func (c[0], c[1], c[2], each->data);
  return TRUE;
}

gboolean
regie_today_each_unrecorded (RegieDb *db, const RegieQuery *query, const char *rules,
                             RegieOpenEndFunc func, gpointer data, GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  regie_sql_init (&sql, "SELECT d.dossier, d.rule, d.fact FROM deadline d WHERE d.unrecorded = 1");
  add_rules (&sql, rules);
  regie_query_add_scope (&sql, query, "d.consultant");
  return regie_sql_run (db, &sql, give_open_end, &(Each){ func, data }, error);
}
