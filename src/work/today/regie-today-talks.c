/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks among what asks for somebody today. */
#include "regie-today-talks.h"

#include <string.h>

#include "regie-dossier-query.h"
#include "regie-load.h"
#include "regie-signals.h"
#include "regie-talk-query.h"
#include "regie-talk.h"
#include "regie-today.h"

#define DAYS_AHEAD 7
/* The N of a talk of which nobody knows the time: behind those of that day. */
#define NO_TIME (24 * 60)

gboolean
regie_today_is_talk (const RegieTodayKey *key)
{
  g_return_val_if_fail (key != NULL, FALSE);
  return key->dossier != 0 && key->subject != 0;
}

gboolean
regie_today_has_time (const RegieTodayKey *key)
{
  return regie_today_is_talk (key) && key->n < NO_TIME;
}

/* Is RULE among RULES, ids with commas between? */
static gboolean
is_among (const char *rules, const char *rule)
{
  g_auto (GStrv) ids = rules != NULL ? g_strsplit (rules, ",", -1) : NULL;

  return ids == NULL || g_strv_contains ((const char *const *) ids, rule);
}

/* The last day of which talks are asked for.  When a colleague talks asks nothing of who looks over
 * everybody; that nobody said how it went does. */
static RegieDay
last_asked (const RegieQuery *query, const char *rules, RegieDay today)
{
  return query->scope == REGIE_SCOPE_MINE || query->consultant != 0 || rules != NULL
           ? today + DAYS_AHEAD
           : today - 1;
}

gboolean
regie_today_add_talks (RegieDb *db, const RegieQuery *query, const char *rules, RegieDay today,
                       GArray *keys, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RegieTalkFound));

  g_return_val_if_fail (db != NULL && query != NULL && keys != NULL, FALSE);
  if (!is_among (rules, REGIE_RULE_TALK))
    return TRUE;
  if (!regie_talks_find_planned (db, query, last_asked (query, rules, today), found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const RegieTalkFound *talk = &g_array_index (found, RegieTalkFound, i);
      RegieTodayKey key = { .dossier = talk->dossier,
                            .subject = talk->id,
                            .n = (guint16) (talk->minutes >= 0 ? talk->minutes : NO_TIME),
                            .section = talk->day < today    ? REGIE_SECTION_SIGNAL
                                       : talk->day == today ? REGIE_SECTION_TALKS
                                                            : REGIE_SECTION_WEEK,
                            .due = talk->day };

      g_array_append_val (keys, key);
    }
  regie_today_sort_keys (keys);
  return TRUE;
}

/* When, where and what is to be talked about: "14:00 – 15:00 · Stadskantoor". */
static char *
dup_head (const RegieOffice *office, RegieRecord *talk)
{
  g_autofree char *time = regie_talk_dup_time (talk);
  g_autofree char *where = regie_talk_dup_where (office, talk);

  if (time == NULL)
    return g_steal_pointer (&where);
  return where != NULL ? g_strdup_printf ("%s · %s", time, where) : g_steal_pointer (&time);
}

gboolean
regie_today_load_talk (RegieDb *db, const RegieOffice *office, const RegieTodayKey *key,
                       RegieTodayRow **row, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegieRecord) talk = NULL;
  g_autoptr (RegieRecord) staff = NULL;
  g_autofree char *name = NULL;
  g_autofree char *born = NULL;

  g_return_val_if_fail (db != NULL && key != NULL && row != NULL, FALSE);
  *row = NULL;
  talk = regie_load_one (db, regie_entity (REGIE_ENTITY_Talk), key->subject, &local);
  if (talk == NULL && local == NULL)
    return TRUE;
  if (talk != NULL && regie_dossier_load_about (db, key->dossier, &name, &born, &local))
    staff = regie_load_one (db, regie_entity (REGIE_ENTITY_Staff),
                            regie_get_int (talk, Talk, staff, 0), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (name == NULL)
    return TRUE;
  *row = g_new0 (RegieTodayRow, 1);
  **row = (RegieTodayRow){
    .key = *key,
    .name = g_steal_pointer (&name),
    .rule = g_strdup (REGIE_RULE_TALK),
    .consultant_name = g_strdup (staff != NULL ? regie_get (staff, Staff, name) : NULL),
    .begin = key->due,
    .nominal = key->due,
    .code = g_strdup (
      regie_codes_label (office->codes, "gespreksdoel", regie_get (talk, Talk, purpose))),
    .until = REGIE_DAY_NONE,
    .reason = dup_head (office, talk),
  };
  return TRUE;
}
