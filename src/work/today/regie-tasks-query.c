/* SPDX-License-Identifier: EUPL-1.2 */
/* What days are set for, at providers and at the Meedoenbalie, and what was put off. */
#include "regie-tasks-query.h"

#include "regie-column.h"
#include "regie-text.h"

/* Two residents may have the same initials. */
#define RESIDENT_NAME "r.initials || COALESCE(' (' || r.number || ')', '')"

/* provider, subject, name, what, day, and a number for some */
static const struct {
  RegieTaskKind kind;
  const char *sql;
} of_providers[] = {
  { REGIE_TASK_STEP, "SELECT o.id, m.id, o.name, m.kind, m.day FROM milestone m JOIN contract c "
                     "ON c.id = m.contract JOIN provider o ON o.id = c.provider"
                     " WHERE m.voided = 0 AND m.done_on IS NULL AND c.voided = 0 AND o.voided = "
                     "0 AND (o.id = $1 OR $1 = '0')" },
  { REGIE_TASK_NOTICE,
    "SELECT o.id, c.id, o.name, c.number, c.until_day, c.notice_months FROM contract c JOIN "
    "provider o ON o.id = c.provider"
    " WHERE c.voided = 0 AND o.voided = 0 AND c.notice_months > 0 AND COALESCE(c.stage, 'loopt') "
    "IN ('gegund', 'loopt', 'eindigt') AND (o.id = $1 OR $1 = '0')" },
  { REGIE_TASK_CONTRACT, "SELECT o.id, c.id, o.name, c.number, c.until_day FROM contract c JOIN "
                         "provider o ON o.id = c.provider"
                         " WHERE c.voided = 0 AND o.voided = 0 AND COALESCE(c.stage, 'loopt') IN "
                         "('gegund', 'loopt', 'eindigt') AND (o.id = $1 OR $1 = '0')" },
  { REGIE_TASK_MARK,
    "SELECT o.id, k.id, o.name, k.kind, k.until_day FROM mark k JOIN provider o ON o.id = "
    "k.provider WHERE k.voided = 0 AND o.voided = 0 AND (o.id = $1 OR $1 = '0')"
    " AND NOT EXISTS (SELECT 1 FROM mark n WHERE n.provider = k.provider AND n.kind = k.kind AND "
    "n.voided = 0 AND COALESCE(n.until_day, '9') > k.until_day)" },
  { REGIE_TASK_ACTION,
    "SELECT o.id, a.id, o.name, a.text, a.due FROM action a JOIN provider o ON o.id = a.provider "
    "WHERE a.voided = 0 AND a.done_on IS NULL AND o.voided = 0 AND (o.id = $1 OR $1 = '0')" },
  { REGIE_TASK_INVOICE, "SELECT o.id, i.id, o.name, i.number, i.day FROM invoice i JOIN provider "
                        "o ON o.id = i.provider WHERE i.voided = 0 AND i.settled_on IS NULL AND "
                        "o.voided = 0 AND (o.id = $1 OR $1 = '0')" },
};

static const struct {
  RegieTaskKind kind;
  const char *sql;
} of_desk[] = {
  { REGIE_TASK_OFFER,
    "SELECT 0, o.id, g.name, o.title, COALESCE(o.fresh_until, g.told_on), CASE WHEN "
    "o.fresh_until IS NULL THEN 0 ELSE 1 END FROM offer o JOIN giver g ON g.id = o.giver"
    " WHERE o.voided = 0 AND COALESCE(o.paused, 0) = 0 AND COALESCE(o.until_day, '9') >= $1" },
  { REGIE_TASK_GIVER,
    "SELECT 0, g.id, g.name, g.contact, g.told_on FROM giver g WHERE g.voided = 0 AND $1 > '0'"
    " AND EXISTS (SELECT 1 FROM offer o WHERE o.giver = g.id AND o.voided = 0 AND "
    "COALESCE(o.paused, 0) = 0)" },
  { REGIE_TASK_NO_SHOW, "SELECT 0, m.id, g.name, " RESIDENT_NAME
                        ", max(a.day) FROM match m JOIN attendance a ON a.match = m.id AND "
                        "a.voided = 0 AND a.state = 'niet_gekomen'"
                        " JOIN offer o ON o.id = m.offer JOIN giver g ON g.id = o.giver JOIN "
                        "wish w ON w.id = m.wish JOIN resident r ON r.id = w.resident"
                        " WHERE m.voided = 0 AND m.ended_on IS NULL AND $1 > '0' AND NOT EXISTS "
                        "(SELECT 1 FROM attendance b WHERE b.match = a.match AND b.voided = 0 "
                        "AND b.state = 'geweest' AND b.day > a.day)"
                        " GROUP BY m.id, g.name, r.initials, r.number HAVING count(*) >= 2" },
};

typedef struct {
  RegieTaskKind kind;
  RegieTaskFunc func;
  gpointer data;
} Tasks;

static gboolean
give_task (guint n, const char *const *c, gpointer data, GError **error)
{
  const Tasks *tasks = data;
  const RegieTaskFound found = { tasks->kind,
                                 regie_column_id (c[0]),
                                 regie_column_id (c[1]),
                                 c[2],
                                 c[3],
                                 regie_column_day (c[4]),
                                 n > 5 ? regie_column_int (c[5]) : 0 };

  if (found.day != REGIE_DAY_NONE)
    tasks->func (&found, tasks->data);
  return TRUE;
}

gboolean
regie_tasks_each_of_providers (RegieDb *db, gint64 provider, RegieTaskFunc func, gpointer data,
                               GError **error)
{
  char text[REGIE_NUMBER_TEXT];
  const char *id = regie_number_format (provider, text);
  Tasks tasks[G_N_ELEMENTS (of_providers)];
  RegieDbAsk asks[G_N_ELEMENTS (of_providers)];

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (of_providers); i++)
    {
      tasks[i] = (Tasks){ of_providers[i].kind, func, data };
      asks[i] = (RegieDbAsk){ of_providers[i].sql, 1, &id, give_task, &tasks[i] };
    }
  return regie_db_exec_all (db, asks, G_N_ELEMENTS (asks), error);
}

gboolean
regie_tasks_each_of_desk (RegieDb *db, RegieDay today, RegieTaskFunc func, gpointer data,
                          GError **error)
{
  char text[REGIE_DAY_TEXT];
  const char *day = regie_day_format (today, text);
  Tasks tasks[G_N_ELEMENTS (of_desk)];
  RegieDbAsk asks[G_N_ELEMENTS (of_desk)];

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (of_desk); i++)
    {
      tasks[i] = (Tasks){ of_desk[i].kind, func, data };
      asks[i] = (RegieDbAsk){ of_desk[i].sql, 1, &day, give_task, &tasks[i] };
    }
  return regie_db_exec_all (db, asks, G_N_ELEMENTS (asks), error);
}

typedef struct {
  RegieDelayFunc func;
  gpointer data;
} Delays;

static gboolean
give_delay (guint n, const char *const *c, gpointer data, GError **error)
{
  const Delays *delays = data;
  RegieDay until = regie_column_day (c[2]);

  if (until != REGIE_DAY_NONE)
    delays->func (c[0], regie_column_id (c[1]), until, delays->data);
  return TRUE;
}

gboolean
regie_delays_each_of_providers (RegieDb *db, gint64 provider, RegieDelayFunc func, gpointer data,
                                GError **error)
{
  Delays delays = { func, data };
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return regie_db_exec (db,
                        "SELECT rule, subject, until_day FROM delay WHERE voided = 0 AND "
                        "(provider = $1 OR ($1 = '0' AND provider IS NOT NULL)) ORDER BY id",
                        1, (const char *[]){ regie_number_format (provider, id) }, give_delay,
                        &delays, error);
}

gboolean
regie_delays_each_of_desk (RegieDb *db, RegieDelayFunc func, gpointer data, GError **error)
{
  Delays delays = { func, data };

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return regie_db_exec (db,
                        "SELECT rule, subject, until_day FROM delay WHERE voided = 0 AND giver IS "
                        "NOT NULL ORDER BY id",
                        0, NULL, give_delay, &delays, error);
}

typedef struct {
  RegieReporterFunc func;
  gpointer data;
} Reporters;

static gboolean
give_reporter (guint n, const char *const *c, gpointer data, GError **error)
{
  const Reporters *reporters = data;
  const RegieReporter one = { regie_column_id (c[0]),
                              c[1],
                              c[2],
                              c[3] != NULL ? regie_column_int (c[3]) : -1,
                              regie_column_day (c[4]),
                              regie_column_day (c[5]) };

  if (one.first != REGIE_DAY_NONE && one.last != REGIE_DAY_NONE)
    reporters->func (&one, reporters->data);
  return TRUE;
}

gboolean
regie_reporters_each (RegieDb *db, gint64 provider, RegieReporterFunc func, gpointer data,
                      GError **error)
{
  Reporters reporters = { func, data };
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return regie_db_exec (
    db,
    "SELECT o.id, o.name, o.rhythm, o.report_days, min(e.from_day), "
    "max(COALESCE(e.ended_on, e.until_day)) FROM provider o JOIN contract c ON c.provider = o.id "
    "JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id WHERE o.voided = 0 AND "
    "e.voided = 0 AND e.stage <> 'wacht' AND (o.id = $1 OR $1 = '0') "
    "GROUP BY o.id, o.name, o.rhythm, o.report_days",
    1, (const char *[]){ regie_number_format (provider, id) }, give_reporter, &reporters, error);
}

static gboolean
add_period (guint n, const char *const *c, gpointer periods, GError **error)
{
  g_hash_table_add (periods, g_strdup_printf ("%s/%s", c[0], c[1]));
  return TRUE;
}

GHashTable *
regie_reports_load_periods (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (
        db, "SELECT provider, period FROM report WHERE voided = 0 AND (provider = $1 OR $1 = '0')",
        1, (const char *[]){ regie_number_format (provider, id) }, add_period, periods, error))
    return NULL;
  return g_steal_pointer (&periods);
}

GHashTable *
regie_actions_load_owned (RegieDb *db, const char *owner, GError **error)
{
  g_autoptr (GHashTable) owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_get_ids (db, "SELECT id FROM action WHERE owner = $1 AND voided = 0", 1, &owner,
                         ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (owned, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return g_steal_pointer (&owned);
}

gboolean
regie_task_load_texts (RegieDb *db, const RegieTodayKey *key, char **name, char **what,
                       GError **error)
{
  static const char *const about[REGIE_N_TASKS] = {
    NULL,
    "SELECT kind FROM milestone WHERE id = $1",
    "SELECT number FROM contract WHERE id = $1",
    "SELECT number FROM contract WHERE id = $1",
    "SELECT kind FROM mark WHERE id = $1",
    "SELECT text FROM action WHERE id = $1",
    "SELECT number FROM invoice WHERE id = $1",
    "SELECT title FROM offer WHERE id = $1",
    "SELECT contact FROM giver WHERE id = $1",
    "SELECT " RESIDENT_NAME " FROM match m JOIN wish w ON w.id = m.wish JOIN resident r ON r.id = "
    "w.resident WHERE m.id = $1"
  };
  static const char *const of_givers[] = {
    "SELECT g.name FROM offer o JOIN giver g ON g.id = o.giver WHERE o.id = $1",
    "SELECT name FROM giver WHERE id = $1",
    "SELECT g.name FROM match m JOIN offer o ON o.id = m.offer JOIN giver g ON g.id = o.giver "
    "WHERE m.id = $1"
  };
  gboolean is_of_desk = regie_task_is_of_desk (key->n);
  char provider[REGIE_NUMBER_TEXT], subject[REGIE_NUMBER_TEXT];
  const char *whom = regie_number_format (is_of_desk ? key->subject : key->provider, provider);
  const char *which = regie_number_format (key->subject, subject);

  g_return_val_if_fail (db != NULL && name != NULL && what != NULL, FALSE);
  *name = *what = NULL;
  return regie_db_get_text (db,
                            is_of_desk ? of_givers[key->n - REGIE_TASK_OFFER]
                                       : "SELECT name FROM provider WHERE id = $1",
                            1, &whom, name, error)
         && (about[key->n] == NULL
             || regie_db_get_text (db, about[key->n], 1, &which, what, error));
}

gboolean
regie_task_load_giver (RegieDb *db, RegieTaskKind kind, gint64 subject, char **giver,
                       GError **error)
{
  static const char *const givers[] = {
    "SELECT giver FROM offer WHERE id = $1", "SELECT id FROM giver WHERE id = $1",
    "SELECT o.giver FROM match m JOIN offer o ON o.id = m.offer WHERE m.id = $1"
  };
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && regie_task_is_of_desk (kind) && giver != NULL, FALSE);
  return regie_db_get_text (db, givers[kind - REGIE_TASK_OFFER], 1,
                            (const char *[]){ regie_number_format (subject, id) }, giver, error);
}
