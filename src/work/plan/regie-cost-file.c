/* SPDX-License-Identifier: EUPL-1.2 */
/* A case of costs as a file (`regiectl cost`), and what the plan of a dossier costs. */
#include "regie-cost-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-json.h"
#include "regie-money.h"

#define MOST_CENTS G_GINT64_CONSTANT (10000000)

typedef struct {
  char *name;
  RegieRoute route;
  int chance;
  GArray *lines;
  GPtrArray *titles;
} Option;

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->name);
  g_array_unref (option->lines);
  g_ptr_array_unref (option->titles);
  g_free (option);
}

static gboolean
only (JsonObject *object, const char *where, const char *const *known, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *m = members; m != NULL; m = m->next)
    if (!g_strv_contains (known, m->data))
      {
        g_autofree char *field = *where != '\0' ? g_strconcat (where, ".", m->data, NULL)
                                                : g_strdup (m->data);

        return regie_json_refuse (error, field, _("unknown key"));
      }
  return TRUE;
}

/* A whole number from LEAST to MOST; FALLBACK when the key is absent. */
static gboolean
get_int (JsonObject *object, const char *where, const char *key, int least, int most, int fallback,
         int *value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autofree char *field = *where != '\0' ? g_strconcat (where, ".", key, NULL) : g_strdup (key);

  *value = fallback;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return fallback >= least - 1 || regie_json_refuse (error, field, _("this must be filled in"));
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64
      || json_node_get_int (node) < least || json_node_get_int (node) > most)
    return regie_json_refuse (error, field, _("expected a whole number from %d to %d"), least,
                              most);
  *value = (int) json_node_get_int (node);
  return TRUE;
}

static gboolean
get_day (JsonObject *object, const char *where, const char *key, RegieDay *day, GError **error)
{
  g_autofree char *field = g_strconcat (where, ".", key, NULL);

  return regie_day_parse (regie_json_get_string (object, key), day)
         || regie_json_refuse (error, field, _("expected a date such as 2026-11-23"));
}

static gboolean
get_price (JsonObject *object, const char *where, gint64 *price, GError **error)
{
  JsonNode *node = json_object_get_member (object, "prijs");
  g_autofree char *field = g_strconcat (where, ".prijs", NULL);
  g_autofree char *text = NULL;

  *price = -1;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  text = regie_json_dup_value (node);
  /* A number of JSON has a point before its decimals, and nothing between its thousands. */
  if (text == NULL
      || !(regie_json_get_cents (node, price)
           || (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
               && regie_money_parse (text, price))))
    return regie_json_refuse (error, field, _("expected an amount in euros such as 1234.50"));
  if (*price < 0)
    return regie_json_refuse (error, field, _("a price cannot be less than nothing"));
  return *price <= MOST_CENTS
         || regie_json_refuse (error, field,
                               _("this is more than any trajectory costs. Check the amount."));
}

static gboolean
read_line (const RegieCodes *codes, Option *option, JsonNode *node, const char *where,
           GError **error)
{
  static const char *const known[] = { "onderwerp", "van",   "tot",       "intensiteit", "prijs",
                                       "eenheid",   "keren", "aanbieder", NULL };
  g_autofree char *topic_field = g_strconcat (where, ".onderwerp", NULL);
  g_autofree char *unit_field = g_strconcat (where, ".eenheid", NULL);
  g_autofree char *until_field = g_strconcat (where, ".tot", NULL);
  g_autofree char *hours_field = g_strconcat (where, ".intensiteit", NULL);
  RegieCostLine line = { .times = 1 };
  JsonObject *object;
  const char *topic, *unit;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return regie_json_refuse (error, where, _("expected an object"));
  object = json_node_get_object (node);
  topic = regie_json_get_string (object, "onderwerp");
  unit = regie_json_get_string (object, "eenheid");
  if (!only (object, where, known, error))
    return FALSE;
  if (regie_codes_index (codes, "onderwerp", topic) < 0)
    return regie_json_refuse (error, topic_field, _("this is not one of the choices"));
  line.unit = unit != NULL ? regie_unit_find (unit) : REGIE_UNIT_TRAJECTORY;
  if (line.unit == REGIE_UNIT_UNKNOWN)
    return regie_json_refuse (error, unit_field, _("expected traject, uur, week, maand or keer"));
  if (!get_day (object, where, "van", &line.from, error)
      || !get_day (object, where, "tot", &line.until, error)
      || !get_int (object, where, "intensiteit", 0, 60, 0, &line.per_week, error)
      || !get_int (object, where, "keren", 1, 1000, 1, &line.times, error)
      || !get_price (object, where, &line.price, error))
    return FALSE;
  if (line.until < line.from)
    return regie_json_refuse (error, until_field, _("this day lies before the beginning"));
  if (line.unit == REGIE_UNIT_HOUR && line.per_week == 0)
    return regie_json_refuse (error, hours_field, _("a price per hour needs the hours a week"));
  line.topic = regie_topic_find (topic);
  g_array_append_val (option->lines, line);
  g_ptr_array_add (option->titles, g_strdup (topic));
  return TRUE;
}

static Option *
read_option (const RegieCodes *codes, JsonNode *node, guint index, GError **error)
{
  static const char *const known[] = { "naam", "leerroute", "kans", "regels", NULL };
  g_autofree char *where = g_strdup_printf ("alternatieven[%u]", index);
  g_autofree char *route_field = g_strconcat (where, ".leerroute", NULL);
  g_autofree char *lines_field = g_strconcat (where, ".regels", NULL);
  Option *option = g_new0 (Option, 1);
  JsonObject *object;
  JsonNode *lines;
  const char *name;
  RegieRoute route;

  option->lines = g_array_new (FALSE, FALSE, sizeof (RegieCostLine));
  option->titles = g_ptr_array_new_with_free_func (g_free);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      regie_json_refuse (error, where, _("expected an object"));
      return option_free (option), NULL;
    }
  object = json_node_get_object (node);
  name = regie_json_get_string (object, "naam");
  option->name = name != NULL ? g_strdup (name) : g_strdup_printf ("%u", index + 1);
  route = regie_route_find (regie_json_get_string (object, "leerroute"));
  lines = json_object_get_member (object, "regels");
  if (!only (object, where, known, error)
      || (route == REGIE_ROUTE_UNKNOWN
          && !regie_json_refuse (error, route_field, _("expected B1, O or Z")))
      || !get_int (object, where, "kans", 0, 100, -1, &option->chance, error)
      || ((lines == NULL || !JSON_NODE_HOLDS_ARRAY (lines))
          && !regie_json_refuse (error, lines_field, _("expected a list of lines"))))
    return option_free (option), NULL;
  option->route = route;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (lines)); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s.regels[%u]", where, i);

      if (!read_line (codes, option, json_array_get_element (json_node_get_array (lines), i), line,
                      error))
        return option_free (option), NULL;
    }
  return option;
}

static void
add_lines (JsonBuilder *b, const Option *option, RegieGroup group)
{
  json_builder_set_member_name (b, "regels");
  json_builder_begin_array (b);
  for (guint i = 0; i < option->lines->len; i++)
    {
      const RegieCostLine *line = &g_array_index (option->lines, RegieCostLine, i);

      json_builder_begin_object (b);
      regie_json_add_text (b, "onderwerp", option->titles->pdata[i]);
      regie_json_add_text (b, "eenheid", regie_unit_name (line->unit));
      regie_json_add_number (b, "aantal", regie_cost_quantity (line));
      regie_json_add_text (b, "betaalt",
                           regie_cost_is_own (line, group) ? "inburgeraar" : "gemeente");
      if (line->price < 0)
        regie_json_add_text (b, "kosten", NULL);
      else
        regie_json_add_money (b, "kosten", regie_cost_of (line));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

/* What finishing weighs; null where it does not. */
static void
add_finishing (JsonBuilder *b, const RegieIncome *finishing)
{
  g_autofree char *sentence = NULL;

  json_builder_set_member_name (b, "aandeel_bij_slagen");
  if (finishing->amount == 0)
    {
      json_builder_add_null_value (b);
      return;
    }
  sentence = regie_income_dup_sentence (finishing);
  json_builder_begin_object (b);
  regie_json_add_text (b, "deel", "d");
  regie_json_add_money (b, "bedrag", finishing->amount);
  regie_json_add_int (b, "bedrag_van", finishing->from_year);
  json_builder_set_member_name (b, "onzeker");
  json_builder_add_boolean_value (b, TRUE);
  regie_json_add_text (b, "zin", sentence);
  json_builder_end_object (b);
}

static void
add_income (JsonBuilder *b, const RegieCost *cost)
{
  json_builder_set_member_name (b, "inkomsten");
  json_builder_begin_array (b);
  for (guint i = 0; i < cost->parts->len; i++)
    {
      const RegieIncome *income = &g_array_index (cost->parts, RegieIncome, i);
      g_autofree char *sentence = regie_income_dup_sentence (income);
      char part[2] = { income->part, '\0' };

      json_builder_begin_object (b);
      regie_json_add_int (b, "jaar", income->year);
      regie_json_add_text (b, "deel", income->part == 'g' ? "gezin" : part);
      regie_json_add_money (b, "bedrag", income->amount);
      regie_json_add_int (b, "bedrag_van", income->from_year);
      json_builder_set_member_name (b, "geschat");
      json_builder_add_boolean_value (b, income->estimated);
      regie_json_add_text (b, "zin", sentence);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_years (JsonBuilder *b, const RegieCost *cost)
{
  json_builder_set_member_name (b, "jaren");
  json_builder_begin_array (b);
  for (guint i = 0; i < cost->years->len; i++)
    {
      const RegieCostYear *year = &g_array_index (cost->years, RegieCostYear, i);

      json_builder_begin_object (b);
      regie_json_add_int (b, "jaar", year->year);
      regie_json_add_money (b, "kosten", year->cost);
      regie_json_add_money (b, "opbrengst", year->income);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_option (JsonBuilder *b, const Option *option, RegieGroup group, const RegieCost *cost)
{
  g_autofree char *sentence = regie_cost_dup_summary (cost);

  json_builder_begin_object (b);
  regie_json_add_text (b, "naam", option->name);
  regie_json_add_text (b, "leerroute", regie_route_name (option->route));
  regie_json_add_money (b, "kosten", cost->cost);
  regie_json_add_money (b, "eigen_kosten", cost->own);
  add_lines (b, option, group);
  regie_json_add_money (b, "opbrengst", cost->income);
  add_income (b, cost);
  add_years (b, cost);
  regie_json_add_money (b, "marge", cost->income - cost->cost);
  regie_json_add_money (b, "marge_bij_slagen", cost->income - cost->cost);
  add_finishing (b, &cost->finishing);
  regie_json_add_int (b, "zonder_prijs", cost->unpriced);
  regie_json_add_int (b, "lesuren", cost->lessons);
  regie_json_add_int (b, "lesuren_nodig", cost->needed);
  regie_json_add_int (b, "kans", cost->chance);
  regie_json_add_text (b, "zin", sentence);
  json_builder_end_object (b);
}

static GPtrArray *
read_options (const RegieCodes *codes, JsonObject *object, RegieGroup *group, int *cohort,
              GError **error)
{
  static const char *const known[] = { "groep", "cohortjaar", "alternatieven", NULL };
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (option_free);
  JsonNode *list = json_object_get_member (object, "alternatieven");

  *group = regie_group_find (regie_json_get_string (object, "groep"));
  if (!only (object, "", known, error)
      || (*group == REGIE_GROUP_UNKNOWN
          && !regie_json_refuse (error, "groep",
                                 _("expected asiel_28, asiel_gezin, gezin, overig or geestelijk")))
      || !get_int (object, "", "cohortjaar", 2022, 2100, -1, cohort, error)
      || ((list == NULL || !JSON_NODE_HOLDS_ARRAY (list)
           || json_array_get_length (json_node_get_array (list)) == 0)
          && !regie_json_refuse (error, "alternatieven", _("expected a list of alternatives"))))
    return NULL;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      Option *option = read_option (codes, json_array_get_element (json_node_get_array (list), i),
                                    i, error);

      if (option == NULL)
        return NULL;
      g_ptr_array_add (options, option);
    }
  return g_steal_pointer (&options);
}

char *
regie_cost_file_run (const RegieOffice *office, const char *text, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (JsonBuilder) b = json_builder_new_immutable ();
  g_autoptr (GPtrArray) options = NULL;
  JsonObject *object = regie_json_parse (
    text, length, _("The case: expected an object with groep, cohortjaar and alternatieven"),
    &parser, error);
  const char *cheapest = NULL;
  gint64 least = G_MAXINT64;
  RegieGroup group;
  int cohort;

  g_return_val_if_fail (office != NULL, NULL);
  if (object == NULL
      || (options = read_options (office->codes, object, &group, &cohort, error)) == NULL)
    return NULL;
  json_builder_begin_object (b);
  regie_json_add_text (b, "groep", regie_group_name (group));
  regie_json_add_int (b, "cohortjaar", cohort);
  json_builder_set_member_name (b, "alternatieven");
  json_builder_begin_array (b);
  for (guint i = 0; i < options->len; i++)
    {
      const Option *option = options->pdata[i];
      g_autoptr (RegieCost) cost = regie_cost_new (
        &office->amounts, &office->assumed, group, cohort, option->route,
        (const RegieCostLine *) (gconstpointer) option->lines->data, option->lines->len,
        option->chance);

      if (cost->unpriced == 0 && cost->cost + cost->own < least)
        least = cost->cost + cost->own, cheapest = option->name;
      add_option (b, option, group, cost);
    }
  json_builder_end_array (b);
  json_builder_set_member_name (b, "goedkoopste");
  if (cheapest != NULL)
    json_builder_add_string_value (b, cheapest);
  else
    json_builder_add_null_value (b);
  json_builder_end_object (b);
  return regie_json_dup (b);
}

GArray *
regie_dossier_cost_lines (const RegieDossier *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RegieCostLine));

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (self->facts, RegieFact, i);
      RegieRecord *record = regie_dossier_get_record (self, i);
      RegieCostLine line = { fact->topic,
                             fact->day,
                             MAX (fact->day, fact->until),
                             MAX (0, fact->intensity),
                             regie_get_int (record, Fact, price, -1),
                             REGIE_UNIT_TRAJECTORY,
                             1 };

      if (fact->kind != REGIE_FACT_PLAN_LINE)
        continue;
      line.unit = regie_unit_of (regie_get (record, Fact, unit));
      g_array_append_val (lines, line);
    }
  return lines;
}

int
regie_dossier_cohort (const RegieDossier *self, RegieDay today)
{
  RegieDay first = REGIE_DAY_NONE;
  int y, m, d;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->facts->len && first == REGIE_DAY_NONE; i++)
    {
      const RegieFact *fact = &g_array_index (self->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_BRP || fact->kind == REGIE_FACT_KENNISGEVING
          || fact->kind == REGIE_FACT_PIP)
        first = fact->day;
    }
  regie_day_to_civil (first != REGIE_DAY_NONE ? first : today, &y, &m, &d);
  return MAX (2022, y);
}

RegieCost *
regie_dossier_cost (const RegieDossier *self, const RegieOffice *office)
{
  RegieDay today = regie_office_today (office);
  RegieRoute route = regie_case_route (&self->one, today, today);
  g_autoptr (GArray) lines = regie_dossier_cost_lines (self);

  return regie_cost_new (&office->amounts, &office->assumed,
                         regie_case_group (&self->one, today, today),
                         regie_dossier_cohort (self, today),
                         route == REGIE_ROUTE_UNKNOWN ? REGIE_ROUTE_B1 : route,
                         (const RegieCostLine *) (gconstpointer) lines->data, lines->len, -1);
}
