/* SPDX-License-Identifier: EUPL-1.2 */
/* What the row of somebody young is made from, and the row. */
#include "regie-youth-index-query.h"

#include "regie-column.h"
#include "regie-text.h"

static const char *const columns[] = {
  "dossier",  "director",      "leader",       "silent",        "next_meeting",    "last_meeting",
  "red_on",   "notice_on",     "silent_on",    "transition_on", "agreement_on",    "unled_on",
  "unmet_on", "moment_on",     "act_on",       "act",           "moment",          "moment_latest",
  "age",      "light_support", "light_school", "light_income",  "light_wellbeing", "light_housing",
};

/* Where in the columns those of a kind begin. */
enum { COLUMN_ASKS = 6, COLUMN_LIGHTS = 19 };

G_STATIC_ASSERT (COLUMN_LIGHTS + REGIE_N_AREAS == G_N_ELEMENTS (columns));
G_STATIC_ASSERT (COLUMN_ASKS + REGIE_N_YOUTH_ASKS + 5 == COLUMN_LIGHTS);

const char *
regie_youth_column (RegieYouthAsk ask)
{
  g_return_val_if_fail (ask < REGIE_N_YOUTH_ASKS, NULL);
  return columns[COLUMN_ASKS + ask];
}

const char *
regie_youth_light_column (RegieArea area)
{
  g_return_val_if_fail (area < REGIE_N_AREAS, NULL);
  return columns[COLUMN_LIGHTS + area];
}

static gboolean
take_tie (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieYouthTie tie = { .id = regie_column_id (c[0]),
                        .leads = regie_column_int (c[1]) != 0,
                        .every = regie_column_int (c[2]),
                        .from = regie_column_day (c[3]),
                        .until = regie_column_day (c[4]),
                        .last = regie_column_day (c[5]) };

  g_array_append_val (data, tie);
  return TRUE;
}

static gboolean
take_meeting (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay day = regie_column_day (c[0]);

  g_array_append_val (data, day);
  return TRUE;
}

static gboolean
take_agreement (guint n, const char *const *c, gpointer data, GError **error)
{
  ((RegieYouthFacts *) data)->agreement = regie_column_day (c[0]);
  return TRUE;
}

/* The lights come in the order of their days: the newest stays, since it came to burn. */
static gboolean
take_light (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieYouthFacts *facts = data;
  RegieArea area = regie_area_find (c[0]);
  RegieLight light = regie_light_find (c[1]);

  if (area == REGIE_AREA_UNKNOWN || facts->lights[area].light == light)
    return TRUE;
  facts->lights[area] = (RegieYouthLight){ light, regie_column_day (c[2]) };
  return TRUE;
}

gboolean
regie_youth_index_load (RegieDb *db, gint64 dossier, RegieDay today, RegieYouthFacts *facts,
                        GArray *ties, GArray *meetings, GError **error)
{
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];
  const char *params[] = { regie_number_format (dossier, id), regie_day_format (today, day) };

  g_return_val_if_fail (db != NULL && facts != NULL && ties != NULL && meetings != NULL, FALSE);
  return regie_db_exec (
           db,
           "SELECT t.id, t.leads, t.every, t.from_day, t.until_day, (SELECT max(f.day) "
           "FROM fact f WHERE f.tie = t.id AND f.dossier = t.dossier AND f.voided = 0 "
           "AND COALESCE(f.planned, 0) = 0 AND f.day <= $2) FROM tie t WHERE "
           "t.dossier = $1 AND t.voided = 0 ORDER BY t.id",
           2, params, take_tie, ties, error)
         && regie_db_exec (db,
                           "SELECT day FROM gathering WHERE dossier = $1 AND voided = 0 ORDER BY "
                           "day, id",
                           1, params, take_meeting, meetings, error)
         && regie_db_exec (db,
                           "SELECT min(due) FROM agreement WHERE dossier = $1 AND voided = 0 AND "
                           "done_on IS NULL",
                           1, params, take_agreement, facts, error)
         && regie_db_exec (db,
                           "SELECT area, light, day FROM fact WHERE dossier = $1 AND kind = "
                           "'leefgebied' AND voided = 0 AND COALESCE(planned, 0) = 0 AND day <= $2 "
                           "ORDER BY day, id",
                           2, params, take_light, facts, error);
}

RegieInsert *
regie_youth_insert_new (void)
{
  return regie_insert_new ("youth", columns, G_N_ELEMENTS (columns));
}

static const char *
id_or_null (gint64 id, char *buffer)
{
  return id != 0 ? regie_number_format (id, buffer) : NULL;
}

void
regie_youth_insert_add (RegieInsert *insert, gint64 dossier, gint64 director,
                        const RegieYouth *youth)
{
  char ids[4][REGIE_NUMBER_TEXT], age[REGIE_NUMBER_TEXT];
  char days[5][REGIE_DAY_TEXT], asks[REGIE_N_YOUTH_ASKS][REGIE_DAY_TEXT];
  const char *values[G_N_ELEMENTS (columns)] = {
    regie_number_format (dossier, ids[0]),
    id_or_null (director, ids[1]),
    id_or_null (youth->leader, ids[2]),
    id_or_null (youth->silent, ids[3]),
    regie_day_format (youth->next_meeting, days[0]),
    regie_day_format (youth->last_meeting, days[1]),
  };
  const char **rest = values + COLUMN_ASKS + REGIE_N_YOUTH_ASKS;

  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    values[COLUMN_ASKS + ask] = regie_day_format (youth->asks[ask], asks[ask]);
  *rest++ = regie_day_format (youth->act_on, days[2]);
  *rest++ = regie_youth_ask_name (youth->act);
  *rest++ = regie_day_format (youth->moment, days[3]);
  *rest++ = regie_day_format (youth->moment_latest, days[4]);
  *rest++ = id_or_null (youth->age, age);
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    values[COLUMN_LIGHTS + area] = regie_light_name (youth->lights[area]);
  regie_insert_add (insert, values);
}
