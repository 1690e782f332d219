/* SPDX-License-Identifier: EUPL-1.2 */
/* What is to come, without a screen: the quarters ahead with what they rest on, and dividing the
 * caseload. */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-ahead-commands.h"
#include "regie-commands.h"
#include "regie-divide-view.h"
#include "regie-error.h"
#include "regie-forecast-query.h"
#include "regie-json.h"
#include "regie-money.h"
#include "regie-office-query.h"
#include "regie-veil-query.h"

/* "220", or "9,5" where the premise is kept in hundredths. */
static gboolean
read_value (const RegiePremises *premises, const char *id, const char *text, gint64 *value)
{
  for (guint i = 0; i < REGIE_N_PREMISES; i++)
    {
      g_autofree char *known = regie_premise_dup_id (premises, i);

      if (strcmp (known, id) == 0 && regie_premise_is_hundredths (i))
        return regie_money_parse (text, value);
    }
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static gboolean
change (RegiePremises *premises, const char *id, const char *text, GError **error)
{
  gint64 value;

  if (!read_value (premises, id, text, &value))
    return regie_refuse_field (error, id, _("%s: “%s” is no number"), id, text);
  return regie_premises_change (premises, id, value, error);
}

/* "pip_dagen=90" */
static gboolean
assume (RegiePremises *premises, const char *word, GError **error)
{
  const char *mark = strchr (word, '=');
  g_autofree char *id = NULL;

  if (mark == NULL)
    return regie_command_wrong (error,
                                _("--assume: expected what is assumed, such as pip_dagen=90"));
  id = g_strndup (word, (gsize) (mark - word));
  return change (premises, id, mark + 1, error);
}

/* What the options change. */
static gboolean
change_all (RegieCommandLine *line, RegiePremises *premises, GError **error)
{
  gint64 total;

  if (line->inflow != NULL
      && (!g_ascii_string_to_signed (line->inflow, 10, 0, G_MAXINT32, &total, NULL)
          || !regie_premises_change_inflow (premises, total, NULL)))
    return regie_command_wrong (error, _("--inflow: expected a number of persons a year"));
  if (line->consultants != NULL && !change (premises, "consulenten", line->consultants, NULL))
    return regie_command_wrong (error, _("--consultants: expected how many, such as 9 or 9,5"));
  for (guint i = 0; line->assumed != NULL && line->assumed[i] != NULL; i++)
    if (!assume (premises, line->assumed[i], error))
      return FALSE;
  return TRUE;
}

static void
add_band (JsonBuilder *b, RegieAhead what, const RegieBand *band)
{
  json_builder_set_member_name (b, regie_ahead_name (what));
  json_builder_begin_object (b);
  regie_json_add_number (b, "laag", (double) band->low / 100);
  regie_json_add_number (b, "midden", (double) band->middle / 100);
  regie_json_add_number (b, "hoog", (double) band->high / 100);
  json_builder_end_object (b);
}

static void
add_quarter (JsonBuilder *b, const RegieQuarter *quarter)
{
  json_builder_begin_object (b);
  regie_json_add_day (b, "vanaf", quarter->from);
  regie_json_add_day (b, "tot", quarter->until);
  for (RegieAhead what = 0; what < REGIE_N_AHEAD; what++)
    add_band (b, what, &quarter->bands[what]);
  json_builder_end_object (b);
}

static void
add_premise (JsonBuilder *b, const RegiePremises *premises, RegiePremiseId id)
{
  g_autofree char *key = regie_premise_dup_id (premises, id);
  g_autofree char *name = regie_premise_dup_name (premises, id);
  g_autofree char *source = regie_premise_dup_source (premises, id);
  const RegiePremise *premise = &premises->of[id];

  json_builder_begin_object (b);
  regie_json_add_text (b, "id", key);
  regie_json_add_text (b, "naam", name);
  if (premise->source == REGIE_PREMISE_UNKNOWN)
    {
      json_builder_set_member_name (b, "waarde");
      json_builder_add_null_value (b);
    }
  else if (regie_premise_is_hundredths (id))
    regie_json_add_number (b, "waarde", (double) premise->value / 100);
  else
    regie_json_add_int (b, "waarde", premise->value);
  regie_json_add_text (b, "eenheid", regie_premise_unit (id));
  regie_json_add_text (b, "bron", source);
  json_builder_end_object (b);
}

static int
print_json (const RegiePremises *premises, const RegieQuarter *quarters)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_object (b);
  regie_json_add_day (b, "stand_op", premises->from);
  json_builder_set_member_name (b, "kwartalen");
  json_builder_begin_array (b);
  for (guint i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    add_quarter (b, &quarters[i]);
  json_builder_end_array (b);
  json_builder_set_member_name (b, "aannamen");
  json_builder_begin_array (b);
  for (guint i = 0; i < REGIE_N_PREMISES; i++)
    add_premise (b, premises, i);
  json_builder_end_array (b);
  json_builder_end_object (b);
  return regie_command_print_json (regie_json_dup (b));
}

/* A line a number, a column a quarter: "12–15–19". */
static void
print_text (const RegiePremises *premises, const RegieQuarter *quarters)
{
  g_print ("%-22s", _("until"));
  for (guint i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      char day[REGIE_DAY_TEXT];

      g_print ("  %16s", regie_day_format (quarters[i].until, day));
    }
  g_print ("\n");
  for (RegieAhead what = 0; what < REGIE_N_AHEAD; what++)
    {
      g_print ("%-22s", regie_ahead_name (what));
      for (guint i = 0; i < REGIE_FORECAST_QUARTERS; i++)
        {
          const RegieBand *band = &quarters[i].bands[what];
          g_autofree char *text = g_strdup_printf ("%d/%d/%d", (int) ((band->low + 50) / 100),
                                                   (int) ((band->middle + 50) / 100),
                                                   (int) ((band->high + 50) / 100));

          g_print ("  %16s", text);
        }
      g_print ("\n");
    }
  for (guint i = 0; i < REGIE_N_PREMISES; i++)
    {
      g_autofree char *id = regie_premise_dup_id (premises, i);
      g_autofree char *name = regie_premise_dup_name (premises, i);
      g_autofree char *value = regie_premise_dup_value (premises, i);
      g_autofree char *source = regie_premise_dup_source (premises, i);

      g_print ("%-24s %10s  %s, %s: %s\n", id, value, name, regie_premise_unit (i), source);
    }
}

int
regie_run_forecast (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieExperience) experience = NULL;
  g_autofree RegieForecastInput *input = NULL;
  RegieQuarter quarters[REGIE_FORECAST_QUARTERS];
  RegiePremises premises;
  RegieDay on = line->today;
  RegieWork work;

  if (line->on != NULL && !regie_day_parse (line->on, &on))
    return regie_command_wrong (error, _("--on: expected a day such as 2026-09-30")), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = (RegieWork){ .db = regie_command_read_from (line, db),
                      .office = line->office,
                      .me = line->me,
                      .today = line->today };
  if (!regie_premises_load (&work, on, &premises, &experience, error))
    return 1;
  if (!change_all (line, &premises, error))
    return 2;
  input = regie_premises_make_input (&premises, experience);
  regie_forecast_make (input, quarters);
  if (regie_command_is_json (line))
    return print_json (&premises, quarters);
  print_text (&premises, quarters);
  return 0;
}

static void
add_share (JsonBuilder *b, const char *key, const RegieShare *share)
{
  json_builder_set_member_name (b, key);
  json_builder_begin_object (b);
  regie_json_add_int (b, "dossiers", share->n);
  regie_json_add_int (b, "punten", share->points);
  regie_json_add_int (b, "procent", share->percent);
  json_builder_end_object (b);
}

static GArray *
share (RegieCommandLine *line, const RegieCarried *carried, const GArray *moves)
{
  return regie_divide_share ((const RegieLoad *) (gconstpointer) carried->loads->data,
                             carried->loads->len,
                             (const RegieHand *) (gconstpointer) carried->hands->data,
                             carried->hands->len, line->office->weights.norm, moves);
}

static void
add_moves (JsonBuilder *b, const RegieCarried *carried, const GArray *moves)
{
  static const char *const grounds[REGIE_N_MOVE_GROUNDS] = { "niemand", "balans" };

  json_builder_set_member_name (b, "verhuizingen");
  json_builder_begin_array (b);
  for (guint i = 0; i < moves->len; i++)
    {
      const RegieMove *move = &g_array_index (moves, RegieMove, i);

      json_builder_begin_object (b);
      regie_json_add_int (b, "dossier", move->dossier);
      regie_json_add_int (b, "van", move->from);
      regie_json_add_int (b, "naar", move->to);
      regie_json_add_int (b, "punten", move->weight);
      regie_json_add_text (b, "waarom", grounds[move->ground]);
      json_builder_set_member_name (b, "spreekt_de_taal");
      json_builder_add_boolean_value (b, move->speaks);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static int
print_moves_json (RegieCommandLine *line, const RegieCarried *carried, const GArray *moves)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (GArray) before = share (line, carried, NULL);
  g_autoptr (GArray) after = share (line, carried, moves);

  json_builder_begin_object (b);
  regie_json_add_day (b, "dag", carried->day);
  json_builder_set_member_name (b, "medewerkers");
  json_builder_begin_array (b);
  for (guint i = 0; i < carried->hands->len; i++)
    {
      const RegieHand *hand = &g_array_index (carried->hands, RegieHand, i);

      json_builder_begin_object (b);
      regie_json_add_int (b, "id", hand->id);
      regie_json_add_text (b, "naam", g_hash_table_lookup (carried->names, &hand->id));
      regie_json_add_int (b, "beschikbaar", hand->capacity);
      json_builder_set_member_name (b, "afwezig");
      json_builder_add_boolean_value (b, hand->is_away);
      add_share (b, "voor", &g_array_index (before, RegieShare, i));
      add_share (b, "na", &g_array_index (after, RegieShare, i));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  add_moves (b, carried, moves);
  json_builder_end_object (b);
  return regie_command_print_json (regie_json_dup (b));
}

static int
print_moves (RegieCommandLine *line, const RegieWork *work, const RegieCarried *carried,
             const GArray *moves)
{
  g_autoptr (RegieDivideView) view = NULL;
  g_autofree char *text = NULL;

  if (regie_command_is_json (line))
    return print_moves_json (line, carried, moves);
  view = regie_divide_view_new (work, carried, moves, NULL, 0);
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_print ("%s", text);
  return 0;
}

/* The options of divide. */
static gboolean
read_most (RegieCommandLine *line, guint *most, GError **error)
{
  guint64 number;

  *most = REGIE_DIVIDE_MOST;
  if (line->most == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (line->most, 10, 1, 100000, &number, NULL))
    return regie_command_wrong (error, _("--most: expected how many dossiers move at most"));
  *most = (guint) number;
  return TRUE;
}

/* Who takes no part. */
static gboolean
skip_all (RegieCommandLine *line, RegieDb *db, RegieCarried *carried, GError **error)
{
  for (guint i = 0; line->without != NULL && line->without[i] != NULL; i++)
    {
      RegieMe me = { 0 };

      if (!regie_staff_find_login (db, line->without[i], &me, error))
        return FALSE;
      g_free (me.name);
      g_free (me.role);
      if (me.id == 0)
        return regie_command_wrong (error, _("--without: nobody with this login works here"));
      regie_carried_skip (carried, me.id);
    }
  return TRUE;
}

int
regie_run_divide (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieCarried) carried = NULL;
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  g_autoptr (RegieOutcome) outcome = NULL;
  RegieWork work;
  guint most;

  if (!read_most (line, &most, error))
    return 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = (RegieWork){
    .db = db, .office = line->office, .deriver = deriver, .me = line->me, .today = line->today
  };
  if ((carried = regie_carried_load (&work, error)) == NULL)
    return 1;
  if (!skip_all (line, db, carried, error))
    return 2;
  moves = regie_carried_propose (carried, line->office, most, NULL, 0);
  if (line->dry_run || moves->len == 0)
    return print_moves (line, &work, carried, moves);
  target = g_variant_ref_sink (regie_moves_make_target (moves));
  if (!regie_command_is_current (line, db, error))
    return 1;
  regie_veil_lift (db);
  if ((outcome = regie_command_do (&work, &regie_ahead_commands[REGIE_CASELOAD_DIVIDE], target,
                                   NULL, error))
      == NULL)
    return 1;
  return print_moves (line, &work, carried, moves);
}
