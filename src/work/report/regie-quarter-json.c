/* SPDX-License-Identifier: EUPL-1.2 */
/* The report of a quarter as JSON, in which form it is frozen, and back. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-json.h"
#include "regie-quarter-load.h"
#include "regie-quarter-private.h"

/* As files call them. */
static const char *const kinds[] = {
  [REGIE_FIGURE_COUNT] = "aantal",    [REGIE_FIGURE_SHARE] = "aandeel",
  [REGIE_FIGURE_MEDIAN] = "mediaan",  [REGIE_FIGURE_SUM] = "som",
  [REGIE_FIGURE_MEAN] = "gemiddelde", [REGIE_FIGURE_HOURS] = "uren"
};
static const char *const hows[REGIE_N_QUARTER_HOWS] = { "later_vastgelegd", "verbeterd",
                                                        "verwijderd" };
static const char *const forms[] = {
  [REGIE_CHART_COLUMNS] = "kolommen", [REGIE_CHART_BARS] = "staven", [REGIE_CHART_LINES] = "lijnen"
};
/* In the place of a number that is not told. */
#define FEW "<5"

static void
add_value (JsonBuilder *b, const char *member, const RegieQuarterValue *value)
{
  if (value->is_few)
    regie_json_add_text (b, member, FEW);
  else
    regie_json_add_hundredths (b, member, value->known, value->hundredths);
}

static void
begin_array (JsonBuilder *b, const char *member)
{
  json_builder_set_member_name (b, member);
  json_builder_begin_array (b);
}

static void
add_parts (JsonBuilder *b, const char *member, const GPtrArray *parts)
{
  begin_array (b, member);
  for (guint i = 0; i < parts->len; i++)
    {
      const RegieQuarterPart *part = parts->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "deel", part->key);
      regie_json_add_text (b, "naam", part->label);
      add_value (b, "waarde", &part->value);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_figure (JsonBuilder *b, const RegieQuarterFigure *figure)
{
  json_builder_begin_object (b);
  regie_json_add_text (b, "id", figure->id);
  regie_json_add_text (b, "naam", figure->name);
  regie_json_add_text (b, "eenheid", figure->unit);
  regie_json_add_text (b, "soort", kinds[figure->kind]);
  add_value (b, "waarde", &figure->value);
  if (figure->whole > 0)
    {
      regie_json_add_int (b, "teller", figure->part);
      regie_json_add_int (b, "noemer", figure->whole);
    }
  add_value (b, "vorig_kwartaal", &figure->before);
  regie_json_add_text (b, "definitie", figure->definition);
  if (figure->explanation != NULL)
    regie_json_add_text (b, "toelichting", figure->explanation);
  add_parts (b, "splitsing", figure->parts);
  json_builder_end_object (b);
}

static void
add_series (JsonBuilder *b, const RegieQuarterSeries *series)
{
  json_builder_begin_object (b);
  regie_json_add_text (b, "id", series->id);
  regie_json_add_text (b, "titel", series->title);
  regie_json_add_text (b, "over", series->about);
  regie_json_add_text (b, "eenheid", series->unit);
  regie_json_add_text (b, "vorm", forms[series->form]);
  add_parts (b, "punten", series->points);
  json_builder_end_object (b);
}

static void
add_changes (JsonBuilder *b, const char *member, const RegieQuarterChanges *changes)
{
  char period[REGIE_PERIOD_TEXT];

  json_builder_set_member_name (b, member);
  json_builder_begin_object (b);
  regie_json_add_text (b, "kwartaal", regie_period_format (changes->period, period));
  json_builder_set_member_name (b, "andere_regels");
  json_builder_add_boolean_value (b, changes->has_other_rules);
  begin_array (b, "gewijzigd");
  for (guint i = 0; i < changes->shifts->len; i++)
    {
      const RegieQuarterShift *shift = changes->shifts->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "id", shift->id);
      regie_json_add_text (b, "naam", shift->name);
      regie_json_add_text (b, "soort", kinds[shift->kind]);
      add_value (b, "was", &shift->was);
      add_value (b, "nu", &shift->now);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  begin_array (b, "door");
  for (guint i = 0; i < changes->causes->len; i++)
    {
      const RegieQuarterCause *cause = changes->causes->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "wat", cause->what);
      regie_json_add_text (b, "hoe", hows[cause->how]);
      regie_json_add_int (b, "aantal", cause->n);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
}

static void
add_content (JsonBuilder *b, const RegieQuarter *self)
{
  char period[REGIE_PERIOD_TEXT];

  regie_json_add_text (b, "kwartaal", regie_period_format (self->period, period));
  regie_json_add_day (b, "stand_op", self->as_of);
  regie_json_add_text (b, "regels", self->rules);
  begin_array (b, "cijfers");
  for (guint i = 0; i < self->figures->len; i++)
    add_figure (b, self->figures->pdata[i]);
  json_builder_end_array (b);
  begin_array (b, "reeksen");
  for (guint i = 0; i < self->series->len; i++)
    add_series (b, self->series->pdata[i]);
  json_builder_end_array (b);
  if (self->changes != NULL)
    add_changes (b, "vorig_rapport", self->changes);
}

char *
regie_quarter_to_json (const RegieQuarter *self)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);
  json_builder_begin_object (b);
  add_content (b, self);
  json_builder_end_object (b);
  return regie_json_dup (b);
}

char *
regie_quarter_report_to_json (const RegieQuarterReport *self)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);
  json_builder_begin_object (b);
  regie_json_add_text (b, "stand", self->is_frozen ? "bevroren" : "concept");
  regie_json_add_day (b, "bevroren_op",
                      self->is_frozen ? regie_get_day (self->record, Quarter, frozen_on)
                                      : REGIE_DAY_NONE);
  add_content (b, self->content);
  if (self->since != NULL)
    add_changes (b, "sindsdien", self->since);
  json_builder_end_object (b);
  return regie_json_dup (b);
}

/* --- and back --- */

/* The first fault of a text, with its field. */
typedef struct {
  GError **error;
  gboolean ok;
} Reading;

static void
fault (Reading *r, const char *member)
{
  if (r->ok)
    regie_json_refuse (r->error, member, _("this is no part of a quarter report"));
  r->ok = FALSE;
}

static char *
read_text (Reading *r, JsonObject *object, const char *member)
{
  const char *text = regie_json_get_string (object, member);

  if (text == NULL)
    fault (r, member);
  return g_strdup (text != NULL ? text : "");
}

/* The place of the text MEMBER among N WORDS. */
static guint
read_word (Reading *r, JsonObject *object, const char *member, const char *const *words, guint n)
{
  const char *text = regie_json_get_string (object, member);

  for (guint i = 0; text != NULL && i < n; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  fault (r, member);
  return 0;
}

static gint64
read_int (Reading *r, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return 0;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  fault (r, member);
  return 0;
}

static RegieQuarterValue
read_value (Reading *r, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  RegieQuarterValue value = { 0 };

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return value;
  if (g_strcmp0 (regie_json_get_string (object, member), FEW) == 0)
    value.is_few = TRUE;
  else if (regie_json_get_cents (node, &value.hundredths))
    value.known = TRUE;
  else
    fault (r, member);
  return value;
}

static RegiePeriod
read_period (Reading *r, JsonObject *object, const char *member)
{
  const char *text = regie_json_get_string (object, member);
  RegiePeriod period = { 0 };

  if (text == NULL || !regie_period_parse (text, &period) || period.rhythm != REGIE_PERIOD_QUARTER)
    fault (r, member);
  return period;
}

typedef void (*ReadFunc) (Reading *r, JsonObject *one, gpointer data);

/* Every object of the list MEMBER. */
static void
read_each (Reading *r, JsonObject *object, const char *member, ReadFunc func, gpointer data)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      fault (r, member);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; r->ok && i < json_array_get_length (array); i++)
    {
      JsonNode *one = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (one))
        func (r, json_node_get_object (one), data);
      else
        fault (r, member);
    }
}

static void
read_part (Reading *r, JsonObject *one, gpointer parts)
{
  g_autofree char *key = read_text (r, one, "deel");
  g_autofree char *label = read_text (r, one, "naam");

  regie_quarter_part_add (parts, key, label, read_value (r, one, "waarde"));
}

static void
read_figure (Reading *r, JsonObject *one, gpointer self)
{
  RegieQuarterFigure *figure = regie_quarter_figure_new ();

  g_ptr_array_add (((RegieQuarter *) self)->figures, figure);
  figure->id = read_text (r, one, "id");
  figure->name = read_text (r, one, "naam");
  figure->unit = read_text (r, one, "eenheid");
  figure->definition = read_text (r, one, "definitie");
  figure->explanation = g_strdup (regie_json_get_string (one, "toelichting"));
  figure->kind = read_word (r, one, "soort", kinds, G_N_ELEMENTS (kinds));
  figure->value = read_value (r, one, "waarde");
  figure->before = read_value (r, one, "vorig_kwartaal");
  figure->part = read_int (r, one, "teller");
  figure->whole = read_int (r, one, "noemer");
  read_each (r, one, "splitsing", read_part, figure->parts);
}

static void
read_series (Reading *r, JsonObject *one, gpointer self)
{
  RegieQuarterSeries *series = regie_quarter_series_new ();

  g_ptr_array_add (((RegieQuarter *) self)->series, series);
  series->id = read_text (r, one, "id");
  series->title = read_text (r, one, "titel");
  series->about = read_text (r, one, "over");
  series->unit = read_text (r, one, "eenheid");
  series->form = read_word (r, one, "vorm", forms, G_N_ELEMENTS (forms));
  read_each (r, one, "punten", read_part, series->points);
}

static void
read_shift (Reading *r, JsonObject *one, gpointer changes)
{
  g_autofree char *id = read_text (r, one, "id");
  g_autofree char *name = read_text (r, one, "naam");

  regie_quarter_shift_add (changes, id, name,
                           read_word (r, one, "soort", kinds, G_N_ELEMENTS (kinds)),
                           read_value (r, one, "was"), read_value (r, one, "nu"));
}

static void
read_cause (Reading *r, JsonObject *one, gpointer changes)
{
  g_autofree char *what = read_text (r, one, "wat");

  regie_quarter_changes_add_cause (changes, what,
                                   read_word (r, one, "hoe", hows, G_N_ELEMENTS (hows)),
                                   (guint) read_int (r, one, "aantal"));
}

static void
read_changes (Reading *r, JsonObject *root, RegieQuarter *self)
{
  JsonNode *node = json_object_get_member (root, "vorig_rapport");
  JsonObject *object;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fault (r, "vorig_rapport");
      return;
    }
  object = json_node_get_object (node);
  self->changes = regie_quarter_changes_new (read_period (r, object, "kwartaal"));
  self->changes->has_other_rules = json_object_get_boolean_member_with_default (object,
                                                                                "andere_regels",
                                                                                FALSE);
  read_each (r, object, "gewijzigd", read_shift, self->changes);
  read_each (r, object, "door", read_cause, self->changes);
}

RegieQuarter *
regie_quarter_from_json (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (RegieQuarter) self = NULL;
  g_autofree char *rules = NULL;
  JsonObject *root;
  Reading r = { error, TRUE };

  g_return_val_if_fail (text != NULL, NULL);
  root = regie_json_parse (text, -1, _("This is no quarter report."), &parser, error);
  if (root == NULL)
    return NULL;
  rules = read_text (&r, root, "regels");
  self = regie_quarter_new_empty (read_period (&r, root, "kwartaal"), REGIE_DAY_NONE, rules);
  if (!regie_day_parse (regie_json_get_string (root, "stand_op"), &self->as_of))
    fault (&r, "stand_op");
  read_each (&r, root, "cijfers", read_figure, self);
  read_each (&r, root, "reeksen", read_series, self);
  read_changes (&r, root, self);
  return r.ok ? g_steal_pointer (&self) : NULL;
}
