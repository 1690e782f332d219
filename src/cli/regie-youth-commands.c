/* SPDX-License-Identifier: EUPL-1.2 */
/* The young people of 16 to 27 without a screen, with what asks for action. */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-json.h"
#include "regie-network.h"
#include "regie-silence-query.h"
#include "regie-youth-commands.h"

/* "ahead" → "komt" */
static const char *const stands[] = {
  [REGIE_MOMENT_PASSED] = "geweest",
  [REGIE_MOMENT_AHEAD] = "komt",
  [REGIE_MOMENT_UNSURE] = "niet_bekend",
};

static void
begin_list (JsonBuilder *b, const char *name)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
}

static void
add_moments (JsonBuilder *b, const RegieCommandLine *line, const RegieYouthRow *row)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (RegieMoment));
  const RegieBirth born = regie_birth_parse (row->born);
  RegieGroup group = regie_group_find (row->group);

  regie_ages_moments (line->office->ages, &born, group, line->today, moments);
  begin_list (b, "leeftijdsmomenten");
  for (guint i = 0; i < moments->len; i++)
    {
      const RegieMoment *one = &g_array_index (moments, RegieMoment, i);
      g_autofree char *names = regie_moment_dup_names (line->office->ages, one, group);

      json_builder_begin_object (b);
      regie_json_add_int (b, "leeftijd", one->age);
      regie_json_add_day (b, "vanaf", one->earliest);
      regie_json_add_day (b, "uiterlijk", one->latest);
      regie_json_add_text (b, "stand", stands[one->stand]);
      regie_json_add_text (b, "verandert", names);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_lights (JsonBuilder *b, const RegieYouthRow *row)
{
  json_builder_set_member_name (b, "lichten");
  json_builder_begin_object (b);
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    regie_json_add_text (b, regie_area_name (area), regie_light_name (row->youth.lights[area]));
  json_builder_end_object (b);
}

static void
add_asks (JsonBuilder *b, const RegieCommandLine *line, const RegieYouthRow *row)
{
  begin_list (b, "vraagt");
  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    {
      RegieDay from = row->youth.asks[ask];
      g_autofree char *words = NULL;

      if (from == REGIE_DAY_NONE || from > line->today)
        continue;
      words = regie_youth_dup_ask (line->office, row, ask);
      json_builder_begin_object (b);
      regie_json_add_text (b, "wat", regie_youth_ask_name (ask));
      regie_json_add_day (b, "sinds", from);
      regie_json_add_text (b, "zin", words);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_silence (JsonBuilder *b, const RegieCommandLine *line, const RegieYouthRow *row)
{
  RegieDay from = row->youth.asks[REGIE_YOUTH_SILENT];

  json_builder_set_member_name (b, "stilte");
  if (from == REGIE_DAY_NONE || from > line->today)
    {
      json_builder_add_null_value (b);
      return;
    }
  json_builder_begin_object (b);
  regie_json_add_text (b, "wie", row->silent);
  regie_json_add_day (b, "laatst", row->silent_since);
  regie_json_add_day (b, "stil_sinds", from);
  json_builder_end_object (b);
}

/* In whole years; who may have had a birthday already is said to be younger, nobody knows without a
 * year. */
static void
add_age (JsonBuilder *b, const RegieCommandLine *line, const RegieYouthRow *row)
{
  const RegieBirth born = regie_birth_parse (row->born);
  int age = regie_age_on (&born, line->today, FALSE);

  json_builder_set_member_name (b, "leeftijd");
  if (age < 0)
    json_builder_add_null_value (b);
  else
    json_builder_add_int_value (b, age);
}

static void
add_row (JsonBuilder *b, const RegieCommandLine *line, const RegieYouthRow *row)
{
  json_builder_begin_object (b);
  regie_json_add_text (b, "dossier", row->number);
  regie_json_add_text (b, "naam", row->name);
  add_age (b, line, row);
  regie_json_add_text (b, "groep", row->group);
  regie_json_add_text (b, "school", row->school);
  regie_json_add_text (b, "regisseur", row->director_name);
  add_moments (b, line, row);
  add_lights (b, row);
  regie_json_add_text (b, "trekker", row->leader);
  regie_json_add_day (b, "volgend_overleg", row->youth.next_meeting);
  regie_json_add_day (b, "laatste_overleg", row->youth.last_meeting);
  add_silence (b, line, row);
  add_asks (b, line, row);
  json_builder_end_object (b);
}

static int
print_json (const RegieCommandLine *line, GPtrArray *rows)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      add_row (b, line, rows->pdata[i]);
  json_builder_end_array (b);
  return regie_command_print_json (regie_json_dup (b));
}

static int
print_text (const RegieCommandLine *line, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      {
        g_autoptr (RegieYouthItem) item = regie_youth_item_new (line->office, rows->pdata[i]);

        g_print ("%s  %s  %s  %s %s  %s\n", item->number != NULL ? item->number : "—", item->name,
                 item->age, item->moment, item->moment_in, item->asks);
      }
  return 0;
}

static void
add_silent (JsonBuilder *b, const RegieCommandLine *line, const RegieSilent *silent)
{
  json_builder_begin_object (b);
  regie_json_add_text (b, "dossier", silent->number);
  regie_json_add_text (b, "naam", silent->person);
  regie_json_add_text (b, "regisseur", silent->director);
  regie_json_add_int (b, "id", silent->tie);
  regie_json_add_text (b, "wie", silent->name);
  regie_json_add_text (b, "organisatie", silent->organisation);
  regie_json_add_day (b, "laatst_gesproken", silent->last);
  regie_json_add_int (b, "dagen", regie_silent_days (silent, line->today));
  regie_json_add_day (b, "stil_sinds", silent->silent_on);
  json_builder_end_object (b);
}

static int
print_silent_json (const RegieCommandLine *line, const GPtrArray *silent)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < silent->len; i++)
    add_silent (b, line, silent->pdata[i]);
  json_builder_end_array (b);
  return regie_command_print_json (regie_json_dup (b));
}

static int
print_silent_text (const RegieCommandLine *line, const GPtrArray *silent)
{
  for (guint i = 0; i < silent->len; i++)
    {
      const RegieSilent *one = silent->pdata[i];
      g_autofree char *ago = regie_spoken_dup_ago (one->last, line->today);

      g_print ("%s  %s  %s  %s\n", one->number != NULL ? one->number : "—", one->person, one->name,
               ago);
    }
  return 0;
}

/* Who is silent in the networks of IDS (gint64), whom FILTER found. */
static int
print_silence (const RegieCommandLine *line, RegieDb *db, const RegieYouthFilter *filter,
               const GArray *ids, GError **error)
{
  const RegieSilenceAsk ask = { .director = filter->director, .me = line->me->id };
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) silent = regie_silence_load (db, &line->office->network, &ask, line->today,
                                                     error);

  if (silent == NULL)
    return 1;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (found, &g_array_index (ids, gint64, i));
  for (guint i = silent->len; i-- > 0;)
    if (!g_hash_table_contains (found, &((RegieSilent *) silent->pdata[i])->dossier))
      g_ptr_array_remove_index (silent, i);
  return regie_command_is_json (line) ? print_silent_json (line, silent)
                                      : print_silent_text (line, silent);
}

/* The filter of the options: --director says whose. */
static gboolean
read_filter (const RegieCommandLine *line, RegieDb *db, char **text, GError **error)
{
  g_autoptr (RegieYouthFilter) filter = NULL;
  g_autoptr (GPtrArray) directors = NULL;

  if (line->director == NULL)
    {
      *text = g_strdup (regie_youth_usual_filter (line->me->role));
      return TRUE;
    }
  filter = regie_youth_filter_new ();
  if ((directors = regie_youth_load_directors (db, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < directors->len; i++)
    if (g_ascii_strcasecmp (((RegieChoice *) directors->pdata[i])->name, line->director) == 0)
      filter->director = ((RegieChoice *) directors->pdata[i])->id;
  if (filter->director == 0)
    return regie_command_wrong (error, _("--director: nobody of this name directs young people"));
  *text = regie_youth_filter_to_text (filter);
  return TRUE;
}

int
regie_run_youth (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  RegieWork work = { .db = db, .office = line->office, .me = line->me, .today = line->today };
  g_autoptr (RegieYouthFilter) filter = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = NULL;
  g_autofree char *also = NULL;
  gboolean asks_reason;

  if (db == NULL || !read_filter (line, db, &text, error)
      || (filter = regie_work_youth_filter (&work, text, &asks_reason, &also, error)) == NULL)
    return 1;
  if (asks_reason)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                           _("First say why you look at the young people of colleagues: "
                              "regiectl do youth.look reden=…"));
      return 1;
    }
  ids = regie_youth_load_ids (db, filter, line->today, line->office->network.ahead, 0, error);
  if (ids == NULL)
    return 1;
  if (line->silent)
    return print_silence (line, db, filter, ids, error);
  rows = regie_youth_load_rows (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (rows == NULL)
    return 1;
  return regie_command_is_json (line) ? print_json (line, rows) : print_text (line, rows);
}
