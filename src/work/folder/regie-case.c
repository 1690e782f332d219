/* SPDX-License-Identifier: EUPL-1.2 */
/* A case in a file of JSON, read for the clock and written back. */
#include "regie-case.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-check.h"
#include "regie-json.h"
#include "regie-preflight.h"
#include "regie-value.h"

struct _RegieCaseFile {
  RegieCase one;
  GArray *facts;  /* RegieFact */
  GPtrArray *ids; /* of fact with id n, at n - 1 */
  char *born;
  RegieAssumptions *assumed; /* borrowed while parsing; NULL when the file may not say any */
};

void
regie_case_file_free (RegieCaseFile *self)
{
  g_array_unref (self->facts);
  g_ptr_array_unref (self->ids);
  g_free (self->born);
  g_free (self);
}

const RegieCase *
regie_case_file_get (const RegieCaseFile *self)
{
  return &self->one;
}

const char *
regie_case_file_get_id (const RegieCaseFile *self, guint fact)
{
  return self->ids->pdata[g_array_index (self->facts, RegieFact, fact).id - 1];
}

/* As every other reader reads it (regie-value.h).  Money is in euros here as well; a number has a
 * point before its decimals. */
static gboolean
read_value (const RegieCodes *codes, const RegieField *field, JsonNode *node, char **value,
            const char **reason)
{
  g_autofree char *text = regie_json_dup_value (node);
  gint64 cents;

  *value = NULL;
  *reason = NULL;
  if (text == NULL)
    return FALSE;
  if (field == NULL || field->kind == REGIE_REF)
    *value = g_steal_pointer (&text);
  else if (field->kind == REGIE_MONEY && regie_json_get_cents (node, &cents))
    *value = g_strdup_printf ("%" G_GINT64_FORMAT, cents);
  else
    *value = regie_value_read (field, codes, text, reason);
  return *reason == NULL;
}

static const char *
get_value (const char *key, gpointer values)
{
  return g_hash_table_lookup (values, key);
}

static gboolean
read_attributes (const RegieCodes *codes, const RegieCode *kind, JsonObject *object,
                 const char *where, RegieFact *fact, GHashTable *values, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *m = members; m != NULL; m = m->next)
    {
      const char *key = m->data;
      JsonNode *node = json_object_get_member (object, key);
      g_autofree char *field = g_strconcat (where, ".", key, NULL);
      g_autofree char *value = NULL;
      const char *reason;

      if (strcmp (key, "soort") == 0 || strcmp (key, "datum") == 0 || strcmp (key, "id") == 0
          || strcmp (key, "bij") == 0)
        continue;
      /* The contract calls the party that is waited for simply "van". */
      if (strcmp (key, "van") == 0 && regie_code_allows (kind, "van_wie"))
        continue;
      if (strcmp (key, "gepland") != 0 && !regie_code_allows (kind, key))
        return regie_json_refuse (error, field, _("unknown key for a fact of kind %s"), kind->key);
      if (JSON_NODE_HOLDS_NULL (node))
        continue;
      if (!read_value (codes, regie_entity_find_key (regie_entity (REGIE_ENTITY_Fact), key), node,
                       &value, &reason)
          || (value != NULL && !regie_fact_set (fact, key, value)))
        return regie_json_refuse (error, field, "%s",
                                  reason != NULL ? reason : _("this value is not understood"));
      g_hash_table_insert (values, (gpointer) key, g_steal_pointer (&value));
    }
  for (guint i = 0; kind->required[i] != NULL; i++)
    if (!json_object_has_member (object, kind->required[i]))
      return regie_json_refuse (error, where, _("a fact of kind %s needs %s"), kind->key,
                                kind->required[i]);
  return TRUE;
}

/* Do the values of a fact go together?  What is still to come depends on the day, which a case does
 * not say. */
static gboolean
check_fact (GHashTable *values, RegieDay day, const char *where, GError **error)
{
  const RegieField *field = NULL;
  char iso[REGIE_DAY_TEXT];
  const char *sentence;
  g_autofree char *path = NULL;

  g_hash_table_insert (values, (gpointer) "datum", g_strdup (regie_day_format (day, iso)));
  sentence = regie_record_fault (regie_entity (REGIE_ENTITY_Fact), get_value, values,
                                 regie_day_from_civil (9999, 12, 31), &field);
  if (sentence == NULL)
    return TRUE;
  path = g_strconcat (where, ".", field->key, NULL);
  return regie_json_refuse (error, path, "%s", sentence);
}

static gboolean
read_fact (RegieCaseFile *self, const RegieCodes *codes, JsonNode *node, guint index,
           GError **error)
{
  g_autofree char *where = g_strdup_printf ("feiten[%u]", index);
  g_autofree char *kind_field = g_strconcat (where, ".soort", NULL);
  g_autofree char *day_field = g_strconcat (where, ".datum", NULL);
  g_autofree char *id = NULL;
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const RegieCode *kind;
  RegieFact fact;
  JsonObject *object;
  RegieDay day;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return regie_json_refuse (error, where, _("expected an object"));
  object = json_node_get_object (node);
  if (regie_json_get_string (object, "soort") == NULL
      || (kind = regie_codes_find (codes, "feit", regie_json_get_string (object, "soort"))) == NULL)
    return regie_json_refuse (error, kind_field, _("“%s” is not a kind of fact"),
                              regie_json_get_string (object, "soort") != NULL
                                ? regie_json_get_string (object, "soort")
                                : "");
  if (!regie_day_parse_any (regie_json_get_string (object, "datum"), &day))
    return regie_json_refuse (error, day_field, _("expected a date such as 2026-11-23"));
  regie_fact_init (&fact, regie_fact_kind_find (kind->key), day);
  if (!read_attributes (codes, kind, object, where, &fact, values, error)
      || !check_fact (values, day, where, error))
    return FALSE;
  if (json_object_has_member (object, "id"))
    id = regie_json_dup_value (json_object_get_member (object, "id"));
  else
    id = g_strdup_printf ("f%u", index + 1);
  if (id == NULL || g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    return regie_json_refuse (error, where, _("id: this id is not text or stands there twice"));
  g_ptr_array_add (self->ids, g_steal_pointer (&id));
  fact.id = self->ids->len;
  g_array_append_val (self->facts, fact);
  return TRUE;
}

static gboolean
read_links (RegieCaseFile *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_object_get_member (json_array_get_object_element (array, i), "bij");
      g_autofree char *to = node != NULL && !JSON_NODE_HOLDS_NULL (node)
                              ? regie_json_dup_value (node)
                              : NULL;
      g_autofree char *field = g_strdup_printf ("feiten[%u].bij", i);
      guint at;

      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        continue;
      if (to == NULL || !g_ptr_array_find_with_equal_func (self->ids, to, g_str_equal, &at))
        return regie_json_refuse (error, field, _("no fact has this id"));
      g_array_index (self->facts, RegieFact, i).belongs_to = at + 1;
    }
  return TRUE;
}

static gboolean
read_assumptions (RegieAssumptions *assumed, JsonNode *node, GError **error)
{
  g_autoptr (GList) members = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return regie_json_refuse (error, "aannames", _("expected an object"));
  members = json_object_get_members (json_node_get_object (node));
  for (GList *m = members; m != NULL; m = m->next)
    {
      JsonNode *value = json_object_get_member (json_node_get_object (node), m->data);
      g_autofree char *field = g_strconcat ("aannames.", m->data, NULL);
      const char *key;
      int *place;
      guint i = 0;

      while ((key = regie_assumptions_get (assumed, i, NULL, &place)) != NULL
             && strcmp (key, m->data) != 0)
        i++;
      if (key == NULL)
        return regie_json_refuse (error, field, _("unknown assumption"));
      if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_INT64
          || json_node_get_int (value) < 0 || json_node_get_int (value) > 100000)
        return regie_json_refuse (error, field, _("expected a whole number from 0 to 100000"));
      *place = (int) json_node_get_int (value);
    }
  assumed->pace_weeks = MAX (1, assumed->pace_weeks);
  return TRUE;
}

static gboolean
read_regime (RegieCaseFile *self, const RegieCodes *codes, JsonNode *node, GError **error)
{
  g_autofree char *regime = node != NULL && !JSON_NODE_HOLDS_NULL (node)
                              ? regie_json_dup_value (node)
                              : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (regime == NULL || regie_codes_find (codes, "regime", regime) == NULL)
    return regie_json_refuse (error, "regime", _("expected Wi2021 or Wi2013"));
  self->one.regime = regie_regime_that_holds (regime);
  return TRUE;
}

static gboolean
read_case (RegieCaseFile *self, const RegieCodes *codes, JsonObject *object, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);
  const char *group = regie_json_get_string (object, "groep");
  const char *born = regie_json_get_string (object, "geboren");
  g_autofree char *partial = regie_day_dup_partial (born);
  JsonNode *facts = json_object_get_member (object, "feiten");

  for (GList *m = members; m != NULL; m = m->next)
    if (strcmp (m->data, "aannames") == 0 && self->assumed != NULL)
      {
        if (!read_assumptions (self->assumed, json_object_get_member (object, "aannames"), error))
          return FALSE;
      }
    else if (strcmp (m->data, "groep") != 0 && strcmp (m->data, "geboren") != 0
             && strcmp (m->data, "regime") != 0 && strcmp (m->data, "feiten") != 0)
      return regie_json_refuse (error, m->data,
                                _("unknown key; expected groep, geboren, regime or feiten"));
  if (group == NULL || (self->one.group = regie_group_find (group)) == REGIE_GROUP_UNKNOWN)
    return regie_json_refuse (error, "groep",
                              _("expected asiel_28, asiel_gezin, gezin, overig or geestelijk"));
  if (json_object_has_member (object, "geboren")
      && !JSON_NODE_HOLDS_NULL (json_object_get_member (object, "geboren")) && partial == NULL)
    return regie_json_refuse (error, "geboren", _("expected a date such as 1990-05-01"));
  self->one.born = regie_birth_parse (partial);
  if (!read_regime (self, codes, json_object_get_member (object, "regime"), error))
    return FALSE;
  self->born = g_steal_pointer (&partial);
  if (facts == NULL || !JSON_NODE_HOLDS_ARRAY (facts))
    return regie_json_refuse (error, "feiten", _("expected a list of facts"));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (facts)); i++)
    if (!read_fact (self, codes, json_array_get_element (json_node_get_array (facts), i), i, error))
      return FALSE;
  return read_links (self, json_node_get_array (facts), error);
}

static RegieCaseFile *
parse (const RegieCodes *codes, const char *text, gssize length, RegieAssumptions *assumed,
       GError **error)
{
  g_autoptr (RegieCaseFile) self = g_new0 (RegieCaseFile, 1);
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *root;

  self->assumed = assumed;
  self->facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  self->ids = g_ptr_array_new_with_free_func (g_free);
  root = regie_json_parse (text, length, _("The case: expected an object with groep and feiten"),
                           &parser, error);
  if (root == NULL || !read_case (self, codes, root, error))
    return NULL;
  regie_facts_sort ((RegieFact *) (gpointer) self->facts->data, self->facts->len);
  self->one.facts = (const RegieFact *) (gconstpointer) self->facts->data;
  self->one.n = self->facts->len;
  return g_steal_pointer (&self);
}

RegieCaseFile *
regie_case_file_parse (const RegieCodes *codes, const char *text, gssize length, GError **error)
{
  g_return_val_if_fail (codes != NULL, NULL);
  return parse (codes, text, length, NULL, error);
}

RegieCaseFile *
regie_case_file_parse_outlook (const RegieCodes *codes, const char *text, gssize length,
                               RegieAssumptions *assumed, GError **error)
{
  g_return_val_if_fail (codes != NULL, NULL);
  return parse (codes, text, length, assumed, error);
}

static const char *
get_person (const char *key, gpointer self)
{
  return strcmp (key, "geboren") == 0 ? ((const RegieCaseFile *) self)->born : NULL;
}

gboolean
regie_case_file_check (const RegieCaseFile *self, RegieDay today, GError **error)
{
  const RegieField *field = NULL;
  const char *sentence = regie_record_fault (regie_entity (REGIE_ENTITY_Person), get_person,
                                             (gpointer) self, today, &field);

  return sentence == NULL || regie_json_refuse (error, field->key, "%s", sentence);
}

static void
add_reading (JsonBuilder *b, const RegieRules *rules, const RegieDeadline *d)
{
  const RegieRule *rule = regie_rules_get (rules, d->rule);

  json_builder_set_member_name (b, "onzeker");
  json_builder_begin_object (b);
  regie_json_add_text (b, "lezing", regie_deadline_reading (rules, d));
  if (d->other != REGIE_DAY_NONE)
    regie_json_add_day (b, rule->shape == REGIE_RULE_WINDOW_BEFORE ? "begin" : "uiterlijk",
                        d->other);
  json_builder_end_object (b);
}

static void
add_deadline (JsonBuilder *b, const RegieCaseFile *self, const RegieRules *rules,
              const RegieCodes *codes, const RegieDeadline *d)
{
  const RegieRule *rule = regie_rules_get (rules, d->rule);
  g_auto (GStrv) steps = regie_clock_explain (rules, codes, &self->one, d);

  json_builder_begin_object (b);
  regie_json_add_text (b, "regel", rule->id);
  json_builder_set_member_name (b, "feiten");
  json_builder_begin_array (b);
  for (guint i = 0; i < d->n_facts; i++)
    json_builder_add_string_value (b, regie_case_file_get_id (self, d->facts[i]));
  json_builder_end_array (b);
  regie_json_add_day (b, "begin", d->begin);
  regie_json_add_day (b, "nominaal", d->nominal);
  regie_json_add_day (b, "uiterlijk", d->due);
  regie_json_add_text (b, "stand", regie_state_name (d->state));
  regie_json_add_text (b, "aard", regie_nature_name (rule->nature));
  regie_json_add_text (b, "wie", regie_actor_name (rule->actor));
  regie_json_add_text (b, "grondslag", rule->article);
  json_builder_set_member_name (b, "uitleg");
  json_builder_begin_array (b);
  for (guint i = 0; steps[i] != NULL; i++)
    json_builder_add_string_value (b, steps[i]);
  json_builder_end_array (b);
  if (d->planned)
    {
      json_builder_set_member_name (b, "gepland");
      json_builder_add_boolean_value (b, TRUE);
    }
  if (d->uncertain)
    add_reading (b, rules, d);
  json_builder_end_object (b);
}

char *
regie_case_file_run (const RegieCaseFile *self, const RegieRules *rules, const RegieCodes *codes,
                     RegieDay today)
{
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  g_autoptr (JsonBuilder) b = json_builder_new_immutable ();

  g_return_val_if_fail (rules != NULL && codes != NULL, NULL);
  regie_clock_run (rules, &self->one, today, deadlines);
  json_builder_begin_array (b);
  for (guint i = 0; i < deadlines->len; i++)
    add_deadline (b, self, rules, codes, &g_array_index (deadlines, RegieDeadline, i));
  json_builder_end_array (b);
  return regie_json_dup (b);
}

char *
regie_case_file_preflight (const RegieCaseFile *self, const RegieRules *rules, RegieDay today)
{
  g_autoptr (GPtrArray) findings = regie_preflight_run (rules, &self->one, today, TRUE);
  g_autoptr (JsonBuilder) b = json_builder_new_immutable ();

  json_builder_begin_array (b);
  for (guint i = 0; i < findings->len; i++)
    {
      const RegieFinding *finding = findings->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "regel", finding->rule);
      json_builder_set_member_name (b, "feit");
      if (finding->fact == G_MAXUINT)
        json_builder_add_null_value (b);
      else
        json_builder_add_string_value (b, regie_case_file_get_id (self, finding->fact));
      regie_json_add_text (b, "oordeel", regie_verdict_name (finding->verdict));
      regie_json_add_text (b, "zin", finding->sentence);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  return regie_json_dup (b);
}

static void
add_prospect (JsonBuilder *b, const RegieProspect *p)
{
  g_autofree char *sentence = regie_prospect_dup_sentence (p);

  json_builder_begin_object (b);
  regie_json_add_text (b, "soort", regie_duty_name (p->duty));
  regie_json_add_text (b, "oordeel", regie_outlook_verdict_name (p->verdict));
  if (p->needed > 0)
    {
      regie_json_add_int (b, "gedaan", p->done);
      regie_json_add_int (b, "nodig", p->needed);
    }
  if (p->duty == REGIE_DUTY_LESSONS || p->duty == REGIE_DUTY_PARTICIPATION)
    regie_json_add_number (b, "per_week", p->per_week);
  regie_json_add_day (b, "verwacht", p->expected);
  regie_json_add_text (b, "zin", sentence);
  json_builder_end_object (b);
}

static void
add_repair (JsonBuilder *b, const RegieRules *rules, const RegieRepair *r)
{
  g_autofree char *sentence = regie_repair_dup_sentence (rules, r);

  json_builder_begin_object (b);
  regie_json_add_text (b, "soort", regie_repair_name (r->kind));
  if (r->kind == REGIE_REPAIR_HOURS)
    {
      regie_json_add_text (b, "verplichting", regie_duty_name (r->duty));
      regie_json_add_number (b, "per_week", r->per_week);
    }
  if (r->kind == REGIE_REPAIR_EARLIER)
    regie_json_add_day (b, "begin", r->start);
  if (r->kind == REGIE_REPAIR_EXTENSION)
    regie_json_add_text (b, "regel", regie_rules_get (rules, r->rule)->id);
  regie_json_add_day (b, "datum", r->expected);
  regie_json_add_text (b, "zin", sentence);
  json_builder_end_object (b);
}

char *
regie_case_file_outlook (const RegieCaseFile *self, const RegieRules *rules, RegieDay today,
                         const RegieAssumptions *assumed)
{
  g_autoptr (RegieOutlook) outlook = regie_outlook_new (rules, &self->one, today, assumed);
  g_autoptr (JsonBuilder) b = json_builder_new_immutable ();
  g_autofree char *summary = regie_outlook_dup_summary (outlook);
  RegieAssumptions copy = *assumed;
  const char *key;
  int *value;

  json_builder_begin_object (b);
  regie_json_add_text (b, "oordeel", regie_outlook_verdict_name (outlook->verdict));
  regie_json_add_text (b, "zin", summary);
  json_builder_set_member_name (b, "termijn");
  json_builder_begin_object (b);
  regie_json_add_day (b, "begin", outlook->term_begin);
  regie_json_add_day (b, "uiterlijk", outlook->term_end);
  json_builder_end_object (b);
  json_builder_set_member_name (b, "verplichtingen");
  json_builder_begin_array (b);
  for (guint i = 0; i < outlook->prospects->len; i++)
    add_prospect (b, &g_array_index (outlook->prospects, RegieProspect, i));
  json_builder_end_array (b);
  json_builder_set_member_name (b, "herstel");
  json_builder_begin_array (b);
  for (guint i = 0; i < outlook->repairs->len; i++)
    add_repair (b, rules, &g_array_index (outlook->repairs, RegieRepair, i));
  json_builder_end_array (b);
  json_builder_set_member_name (b, "aannames");
  json_builder_begin_object (b);
  for (guint i = 0; (key = regie_assumptions_get (&copy, i, NULL, &value)) != NULL; i++)
    regie_json_add_int (b, key, *value);
  json_builder_end_object (b);
  json_builder_end_object (b);
  return regie_json_dup (b);
}
