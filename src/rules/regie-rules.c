/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads the rules file and compiles it.  Whatever is wrong is said with file, line and what was
 * expected. */
#include "regie-rules.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "regie-error.h"

static const char *const shapes[] = {
  "termijn",   "volgt",          "venster_voor", "bezwaarbeslissing", "verlenging",
  "samenloop", "nieuwe_termijn", "informatie",   "na_plicht",         NULL
};
static const char *const natures[] = { "plicht", "recht", "venster", "periode", "bewaren", NULL };
static const char *const actors[] = { "college", "inburgeraar", "duo", NULL };
static const char *const others[] = { "",          "zonder_minstens", "aftrekken", "in_maanden",
                                      "dag_extra", "alleen_bij_pip",  NULL };
static const char *const conditions[] = {
  "al_ingeschreven", "nog_niet_ingeschreven", "eigen_gemeente",  "pip_elders", "commissie",
  "geen_commissie",  "kennisgeving_geldig",   "besluit_van_duo", NULL
};
static const char *const roles[] = {
  [REGIE_RULE_IS_TERM] = "termijn",           [REGIE_RULE_IS_ROUTE_CHANGE] = "leerroute",
  [REGIE_RULE_IS_A2] = "afschalen",           [REGIE_RULE_IS_SUPPORT] = "ontzorgen",
  [REGIE_RULE_IS_OBJECTION] = "bezwaar",      [REGIE_RULE_IS_NEARLY] = "bijna",
  [REGIE_RULE_IS_GAP] = "onderbreking",       [REGIE_RULE_IS_KEEP] = "bewaren",
  [REGIE_RULE_IS_KEEP_CORE] = "bewaren_kern", [REGIE_N_RULE_ROLES] = NULL
};
static const char *const yes_no[] = { "nee", "ja", NULL };
static const char *const counting[] = { "erna", "zelfde", NULL };
static const char *const choosing[] = { "eerste", "elke", "laatste", NULL };
static const char *const laws[] = { "Wi2021", "alle", NULL };
static const char *const judging[] = { "telt", "begin", NULL };
static const char *const sureness[] = { "T", "S", "M", "?", NULL };

static const char *const known_keys[] = { "soort",
                                          "naam",
                                          "naam[en]",
                                          "waarom",
                                          "waarom[en]",
                                          "handeling",
                                          "handeling[en]",
                                          "feit",
                                          "grondslag",
                                          "geldig_vanaf",
                                          "geldig_tot",
                                          "wie",
                                          "aard",
                                          "groepen",
                                          "routes",
                                          "begin",
                                          "welke",
                                          "telt_vanaf",
                                          "duur",
                                          "eerste_dag",
                                          "termijnenwet",
                                          "minstens",
                                          "uren",
                                          "einde",
                                          "einde_ook_eerder",
                                          "vervangen_door",
                                          "mits",
                                          "lezing",
                                          "lezing[en]",
                                          "andere",
                                          "zekerheid",
                                          "volgt",
                                          "verdaging",
                                          "blijft",
                                          "direct_bij",
                                          "tot_van_feit",
                                          "grond",
                                          "minimum",
                                          "hoogstens",
                                          "vertraging_na",
                                          "onderwijs_na",
                                          "duur_onderwijs",
                                          "duur_lopend",
                                          "duur_vervolg",
                                          "vervolg_hoogstens",
                                          "onderbreking_hoogstens",
                                          "bewijs",
                                          "tabel",
                                          "rol",
                                          "wet",
                                          "geldigheid",
                                          "groep_blijft",
                                          "alle_beantwoord",
                                          "niet_na",
                                          "opnieuw",
                                          NULL };

static void
rule_clear (gpointer data)
{
  RegieRule *rule = data;

  g_free (rule->id);
  g_free (rule->name);
  g_free (rule->why);
  g_free (rule->article);
  g_free (rule->action);
  g_free (rule->action_fact);
  g_free (rule->reading);
  g_free (rule->evidence);
  g_free (rule->certainty);
}

void
regie_rules_free (RegieRules *self)
{
  g_clear_pointer (&self->calendar, regie_calendar_free);
  g_array_unref (self->rules);
  g_free (self->hash);
  g_free (self);
}

guint
regie_rules_count (const RegieRules *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rules->len;
}

int
regie_rules_find (const RegieRules *self, const char *id)
{
  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->rules->len; i++)
    if (strcmp (regie_rules_get (self, i)->id, id) == 0)
      return i;
  return -1;
}

const char *
regie_nature_name (RegieNature nature)
{
  return natures[nature];
}

const char *
regie_actor_name (RegieActor actor)
{
  return actors[actor];
}

static gboolean
fault (RegieIni *ini, const char *group, const char *key, const char *const *expected,
       GError **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) expected);

  return regie_ini_fault (ini, error, group, key, _("expected one of %s"), list);
}

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  return -1;
}

/* One word of WORDS; FALLBACK when the key is absent; a FALLBACK of -1 makes it required. */
static gboolean
read_word (RegieIni *ini, const char *group, const char *key, const char *const *words,
           int fallback, guint8 *value, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, group, key);
  int at = text == NULL ? fallback : find_word (words, text);

  if (at < 0)
    return fault (ini, group, key, words, error);
  *value = at;
  return TRUE;
}

static gboolean
read_flag (RegieIni *ini, const char *group, const char *key, gboolean *value, GError **error)
{
  guint8 at = 0;

  if (!read_word (ini, group, key, yes_no, 0, &at, error))
    return FALSE;
  *value = at;
  return TRUE;
}

static gboolean
read_set (RegieIni *ini, const char *group, const char *key, const char *const *words, guint8 *set,
          GError **error)
{
  g_auto (GStrv) list = regie_ini_dup_list (ini, group, key);

  for (guint i = 0; list[i] != NULL; i++)
    {
      int at = find_word (words, list[i]);

      if (at < 0)
        return fault (ini, group, key, words, error);
      *set |= 1 << at;
    }
  return TRUE;
}

static gboolean
read_kinds (RegieIni *ini, const char *group, const char *key, guint64 *set, GError **error)
{
  g_auto (GStrv) list = regie_ini_dup_list (ini, group, key);

  for (guint i = 0; list[i] != NULL; i++)
    {
      RegieFactKind kind = regie_fact_kind_find (list[i]);

      if (kind == REGIE_N_FACT_KINDS)
        return regie_ini_fault (ini, error, group, key,
                                _("“%s” is not a kind of fact of codes.ini"), list[i]);
      *set |= G_GUINT64_CONSTANT (1) << kind;
    }
  return TRUE;
}

static gboolean
read_length (RegieIni *ini, const char *group, const char *key, RegieLength *length, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, group, key);
  char *unit = NULL;
  gint64 n;

  if (text == NULL)
    return TRUE;
  n = g_ascii_strtoll (text, &unit, 10);
  while (*unit == ' ')
    unit++;
  if (unit != text && n > 0 && n <= 1200)
    {
      if (strcmp (unit, "dagen") == 0)
        return length->days = n, TRUE;
      if (strcmp (unit, "weken") == 0)
        return length->days = 7 * n, TRUE;
      if (strcmp (unit, "maanden") == 0)
        return length->months = n, TRUE;
    }
  return regie_ini_fault (ini, error, group, key,
                          _("expected a length such as “10 weken”, “36 maanden” or “5 dagen”"));
}

static gboolean
read_day (RegieIni *ini, const char *group, const char *key, RegieDay *day, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, group, key);

  *day = REGIE_DAY_NONE;
  if (text != NULL && !regie_day_parse (text, day))
    return regie_ini_fault (ini, error, group, key, _("expected a date such as 2026-05-15"));
  return TRUE;
}

/* The text in the language of the program. */
static gboolean
read_text (RegieIni *ini, const char *group, const char *key, gboolean required, char **text,
           GError **error)
{
  *text = regie_words_dup (ini, group, key);
  if (*text == NULL && required)
    return regie_ini_fault (ini, error, group, key, _("this key is required"));
  return TRUE;
}

static gboolean
read_rule (RegieIni *ini, const char *group, RegieRule *rule, GError **error)
{
  guint8 word = 0;
  guint64 kind = 0;
  g_autofree char *most = regie_ini_dup (ini, group, "vervolg_hoogstens");
  g_autofree char *hours = regie_ini_dup (ini, group, "uren");
  gint64 number = 0;

  rule->line = regie_ini_line (ini, group, NULL);
  rule->counts_from = REGIE_N_FACT_KINDS;
  rule->ground = REGIE_N_GROUNDS;
  rule->follows = rule->replaced_by = rule->delay_after = rule->delay_after_o = -1;
  memset (rule->least, -1, sizeof rule->least);
  rule->next_at_most = most != NULL ? atoi (most) : 0;
  if (hours != NULL && !g_ascii_string_to_signed (hours, 10, 1, 10000, &number, NULL))
    return regie_ini_fault (ini, error, group, "uren", _("expected a whole number"));
  rule->hours = (gint16) number;
  rule->action_fact = regie_ini_dup (ini, group, "feit");
  rule->evidence = regie_ini_dup (ini, group, "bewijs");
  rule->certainty = regie_ini_dup (ini, group, "zekerheid");

  if (!regie_ini_only (ini, group, known_keys, error)
      || !read_word (ini, group, "soort", shapes, REGIE_RULE_TERM, &rule->shape, error)
      || !read_word (ini, group, "aard", natures, -1, &rule->nature, error)
      || !read_word (ini, group, "wie", actors, -1, &rule->actor, error)
      || !read_word (ini, group, "andere", others, REGIE_OTHER_NONE, &rule->other, error)
      || !read_word (ini, group, "zekerheid", sureness, -1, &word, error)
      || !read_text (ini, group, "naam", TRUE, &rule->name, error)
      || !read_text (ini, group, "waarom", TRUE, &rule->why, error)
      || !read_text (ini, group, "handeling", FALSE, &rule->action, error)
      || !read_text (ini, group, "lezing", FALSE, &rule->reading, error)
      || !read_text (ini, group, "grondslag", TRUE, &rule->article, error)
      || !read_set (ini, group, "groepen", regie_keys_get (REGIE_LIST_Group)->keys, &rule->groups,
                    error)
      || !read_set (ini, group, "routes", regie_keys_get (REGIE_LIST_Route)->keys, &rule->routes,
                    error)
      || !read_set (ini, group, "mits", conditions, &rule->conditions, error)
      || !read_kinds (ini, group, "begin", &rule->begins, error)
      || !read_kinds (ini, group, "einde", &rule->ends, error)
      || !read_kinds (ini, group, "niet_na", &rule->not_after, error)
      || !read_kinds (ini, group, "direct_bij", &rule->at_once, error)
      || !read_kinds (ini, group, "telt_vanaf", &kind, error)
      || !read_flag (ini, group, "termijnenwet", &rule->rolls, error)
      || !read_flag (ini, group, "einde_ook_eerder", &rule->ends_earlier_too, error)
      || !read_flag (ini, group, "blijft", &rule->stays, error)
      || !read_flag (ini, group, "tot_van_feit", &rule->until_of_fact, error)
      || !read_flag (ini, group, "groep_blijft", &rule->keeps_group, error)
      || !read_flag (ini, group, "opnieuw", &rule->restarts, error)
      || !read_flag (ini, group, "alle_beantwoord", &rule->all_answered, error)
      || !read_word (ini, group, "welke", choosing, REGIE_WHICH_FIRST, &rule->which, error)
      || !read_length (ini, group, "duur", &rule->length, error)
      || !read_length (ini, group, "verdaging", &rule->adjournment, error)
      || !read_length (ini, group, "minimum", &rule->minimum, error)
      || !read_length (ini, group, "hoogstens", &rule->at_most, error)
      || !read_length (ini, group, "duur_onderwijs", &rule->route_o_length, error)
      || !read_length (ini, group, "duur_lopend", &rule->running_length, error)
      || !read_length (ini, group, "duur_vervolg", &rule->next_length, error)
      || !read_length (ini, group, "onderbreking_hoogstens", &rule->gap_at_most, error)
      || !read_day (ini, group, "geldig_vanaf", &rule->valid_from, error)
      || !read_day (ini, group, "geldig_tot", &rule->valid_to, error))
    return FALSE;

  if (!read_word (ini, group, "eerste_dag", counting, 0, &word, error))
    return FALSE;
  rule->first_day_counts = word;
  if (!read_word (ini, group, "wet", laws, 0, &word, error))
    return FALSE;
  rule->any_law = word;
  if (!read_word (ini, group, "geldigheid", judging, 0, &word, error))
    return FALSE;
  rule->valid_at_begin = word;
  if (kind != 0)
    rule->counts_from = __builtin_ctzll (kind);
  if (rule->shape == REGIE_RULE_EXTENSION
      && !read_word (ini, group, "grond", regie_keys_get (REGIE_LIST_Ground)->keys, -1,
                     &rule->ground, error))
    return FALSE;
  if (rule->action_fact != NULL && regie_fact_kind_find (rule->action_fact) == REGIE_N_FACT_KINDS)
    return regie_ini_fault (ini, error, group, "feit",
                            _("“%s” is not a kind of fact of codes.ini"), rule->action_fact);
  if (rule->begins == 0 && rule->shape != REGIE_RULE_INFORMATION
      && rule->shape != REGIE_RULE_AFTER_DUTY)
    return regie_ini_fault (ini, error, group, "begin", _("this key is required"));
  if (rule->shape == REGIE_RULE_NEW_TERM)
    {
      static const char *const tables[] = { "pvtmap", "route", NULL };

      return read_word (ini, group, "tabel", tables, -1, &rule->ground, error);
    }
  return TRUE;
}

/* Other rules that a rule names, found once all are read. */
static gboolean
link_rule (RegieRules *self, RegieIni *ini, const char *group, const char *key, gint16 *index,
           guint most, GError **error)
{
  g_auto (GStrv) list = regie_ini_dup_list (ini, group, key);

  for (guint i = 0; list[i] != NULL && i < most; i++)
    if ((index[i] = regie_rules_find (self, list[i])) < 0)
      return regie_ini_fault (ini, error, group, key, _("“%s” is not a rule of this file"),
                              list[i]);
  return TRUE;
}

static gboolean
read_months (RegieIni *ini, const char *group, const char *key, guint n, gint16 *months,
             GError **error)
{
  g_auto (GStrv) list = regie_ini_dup_list (ini, group, key);

  if (g_strv_length (list) != n)
    return regie_ini_fault (ini, error, group, key, _("expected %u numbers of months"), n);
  for (guint i = 0; i < n; i++)
    if ((months[i] = atoi (list[i])) <= 0)
      return regie_ini_fault (ini, error, group, key, _("expected %u numbers of months"), n);
  return TRUE;
}

static gboolean
read_steps (RegieIni *ini, const char *key, RegieStep *steps, GError **error)
{
  g_auto (GStrv) list = regie_ini_dup_list (ini, "tabel route", key);

  if (g_strv_length (list) != 4)
    return regie_ini_fault (ini, error, "tabel route", key, _("expected four steps hours:months"));
  for (guint i = 0; i < 4; i++)
    {
      const char *colon = strchr (list[i], ':');

      if (colon == NULL || (steps[i].up_to = atoi (list[i])) <= 0
          || (steps[i].months = atoi (colon + 1)) <= 0)
        return regie_ini_fault (ini, error, "tabel route", key,
                                _("expected four steps hours:months"));
    }
  return TRUE;
}

/* Rows "born from:months", from the oldest on. */
static gboolean
read_ages (RegieRules *self, RegieIni *ini, GError **error)
{
  g_auto (GStrv) list = regie_ini_dup_list (ini, "tabel aow", "leeftijd");

  for (guint i = 0; list[i] != NULL; i++)
    {
      char *colon = strchr (list[i], ':');
      RegieAge *age = &self->pension[self->n_pension];

      if (colon != NULL)
        *colon++ = '\0';
      if (self->n_pension == REGIE_MOST_AGES || colon == NULL
          || !regie_day_parse (list[i], &age->born_from) || (age->months = atoi (colon)) <= 0
          || (i > 0 && age->born_from <= self->pension[i - 1].born_from))
        return regie_ini_fault (ini, error, "tabel aow", "leeftijd",
                                _("expected rows such as 1957-03-01:804, the oldest first"));
      self->n_pension++;
    }
  return read_day (ini, "tabel aow", "bekend_tot", &self->pension_known_until, error);
}

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

static guint64
watched_kinds (const RegieRules *self, const RegieRule *rule)
{
  guint64 set = BIT (REGIE_FACT_EXEMPT) | BIT (REGIE_FACT_DISPENSED) | BIT (REGIE_FACT_MOVED)
                | BIT (REGIE_FACT_EMIGRATED);

  if (rule->replaced_by >= 0)
    set |= regie_rules_get (self, rule->replaced_by)->begins;
  /* Only a rule of some groups or routes looks at who changes them. */
  if (rule->groups != 0 && !rule->keeps_group)
    set |= BIT (REGIE_FACT_GROUP);
  if (rule->routes != 0 && rule->shape == REGIE_RULE_TERM)
    set |= BIT (REGIE_FACT_PIP) | BIT (REGIE_FACT_WIJZIGING);
  return set;
}

static void
add_to_set (RegieRuleSet *set, guint rule)
{
  set->bits[rule / 64] |= G_GUINT64_CONSTANT (1) << rule % 64;
}

/* A rule that names no groups is for everybody who can have a duty.  What outlasts the duty, such
 * as an objection, is for everybody. */
static void
name_groups (RegieRule *rule)
{
  if (rule->groups != 0 || rule->stays || rule->shape == REGIE_RULE_AFTER_DUTY)
    return;
  for (guint g = 0; g <= REGIE_GROUP_UNKNOWN; g++)
    if (regie_group_has_duty (g))
      rule->groups |= 1u << g;
}

static void
index_rules (RegieRules *self)
{
  for (guint r = 0; r < self->rules->len; r++)
    {
      RegieRule *rule = &g_array_index (self->rules, RegieRule, r);
      /* These ask no group of themselves: they go with the term, or with the grounds. */
      gboolean goes_along = rule->shape == REGIE_RULE_FOLLOWS
                            || rule->shape == REGIE_RULE_WINDOW_BEFORE
                            || rule->shape == REGIE_RULE_COMBINED;

      name_groups (rule);
      rule->watches = watched_kinds (self, rule);
      if (rule->shape == REGIE_RULE_AFTER_DUTY)
        add_to_set (&self->after_duty, r);
      for (guint k = 0; k < REGIE_N_FACT_KINDS; k++)
        if (rule->begins >> k & 1)
          add_to_set (&self->by_kind[k], r);
      for (guint g = 0; g <= REGIE_GROUP_UNKNOWN; g++)
        if (goes_along || rule->groups == 0 || rule->groups >> g & 1)
          add_to_set (&self->by_group[g], r);
    }
}

/* Each role belongs to one rule: C asks that rule by its role. */
static gboolean
find_roles (RegieRules *self, RegieIni *ini, GError **error)
{
  const char *found[REGIE_N_RULE_ROLES] = { NULL };

  for (guint i = 0; i < self->rules->len; i++)
    {
      const char *id = regie_rules_get (self, i)->id;
      g_autofree char *word = regie_ini_dup (ini, id, "rol");
      guint8 role;

      if (word == NULL)
        continue;
      if (!read_word (ini, id, "rol", roles, -1, &role, error))
        return FALSE;
      if (found[role] != NULL)
        return regie_ini_fault (ini, error, id, "rol", _("%s has the role “%s” already"),
                                found[role], word);
      found[role] = id;
      self->role[role] = (guint8) i;
    }
  for (guint role = 0; role < REGIE_N_RULE_ROLES; role++)
    if (found[role] == NULL)
      {
        g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                     /* TRANSLATORS: file name, a role */
                     _("%s: no rule has rol=%s"), ini->name, roles[role]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
link_rules (RegieRules *self, RegieIni *ini, GError **error)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      RegieRule *rule = &g_array_index (self->rules, RegieRule, i);

      if (!link_rule (self, ini, rule->id, "volgt", &rule->follows, 1, error)
          || !link_rule (self, ini, rule->id, "vervangen_door", &rule->replaced_by, 1, error)
          || !link_rule (self, ini, rule->id, "vertraging_na", &rule->delay_after, 1, error)
          || !link_rule (self, ini, rule->id, "onderwijs_na", &rule->delay_after_o, 1, error)
          || !link_rule (self, ini, rule->id, "minstens", rule->least, 4, error))
        return FALSE;
      if ((rule->shape == REGIE_RULE_FOLLOWS || rule->shape == REGIE_RULE_WINDOW_BEFORE)
          && rule->follows != self->role[REGIE_RULE_IS_TERM])
        return regie_ini_fault (ini, error, rule->id, "volgt",
                                _("expected the rule with rol=termijn"));
    }
  index_rules (self);
  return read_day (ini, "tabel wet", "geldig_vanaf", &self->law_from, error)
         && read_ages (self, ini, error)
         && read_months (ini, "tabel pvtmap", "een_open", 1, &self->one_open, error)
         && read_months (ini, "tabel pvtmap", "beide_open", 1, &self->both_open, error)
         && read_months (ini, "tabel route", "behaald", 5, self->by_parts, error)
         && read_steps (ini, "uren_asiel", self->by_hours[0], error)
         && read_steps (ini, "uren_gezin", self->by_hours[1], error);
}

RegieRules *
regie_rules_new (RegieIni *ini, RegieIni *calendar, GError **error)
{
  g_autoptr (RegieRules) self = g_new0 (RegieRules, 1);
  g_auto (GStrv) sections = g_key_file_get_groups (ini->keys, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (calendar != NULL, NULL);
  self->rules = g_array_new (FALSE, TRUE, sizeof (RegieRule));
  g_array_set_clear_func (self->rules, rule_clear);
  if ((self->calendar = regie_calendar_new (calendar, error)) == NULL)
    return NULL;
  for (guint i = 0; sections[i] != NULL; i++)
    {
      RegieRule *rule;

      if (g_str_has_prefix (sections[i], "tabel "))
        {
          static const char *const keys[] = { "een_open",   "beide_open", "behaald",
                                              "uren_asiel", "uren_gezin", "geldig_vanaf",
                                              "leeftijd",   "bekend_tot", NULL };

          if (!regie_ini_only (ini, sections[i], keys, error))
            return NULL;
          continue;
        }
      if (self->rules->len == 250)
        return regie_ini_fault (ini, error, sections[i], NULL, _("at most 250 rules")), NULL;
      g_array_set_size (self->rules, self->rules->len + 1);
      rule = &g_array_index (self->rules, RegieRule, self->rules->len - 1);
      rule->id = g_strdup (sections[i]);
      if (!read_rule (ini, sections[i], rule, error))
        return NULL;
    }
  if (!find_roles (self, ini, error) || !link_rules (self, ini, error))
    return NULL;
  g_checksum_update (sum, (const guchar *) ini->text, -1);
  g_checksum_update (sum, (const guchar *) calendar->text, -1);
  self->hash = g_strdup (g_checksum_get_string (sum));
  return g_steal_pointer (&self);
}

RegieRules *
regie_rules_load (const char *directory, GError **error)
{
  g_autofree char *rules_path = g_build_filename (directory, "rules.ini", NULL);
  g_autofree char *calendar_path = g_build_filename (directory, "calendar.ini", NULL);
  g_autoptr (RegieIni) rules = regie_ini_load (rules_path, error);
  g_autoptr (RegieIni) calendar = rules != NULL ? regie_ini_load (calendar_path, error) : NULL;

  return calendar != NULL ? regie_rules_new (rules, calendar, error) : NULL;
}
