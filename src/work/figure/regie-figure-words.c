/* SPDX-License-Identifier: EUPL-1.2 */
/* What figures.ini says of each figure, and how a value, a split and a part are said to people. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-figure.h"
#include "regie-format.h"
#include "regie-money.h"
#include "regie-text.h"

static const char *const split_names[REGIE_N_SPLITS] = {
  "geen",   "soort", "groep", "leerroute", "consulent", "team",    "gemeente",
  "cohort", "maand", "week",  "aanbieder", "contract",  "perceel",
};

static void
words_free (gpointer data)
{
  RegieFigureWords *self = data;

  g_free (self->name);
  g_free (self->unit);
  g_free (self->definition);
  g_free (self->source);
  g_strfreev (self->others);
  g_free (self->others_name);
  g_free (self);
}

/* The value of KEY in the language of the program; required. */
static gboolean
read_words (RegieIni *ini, const char *id, const char *key, char **text, GError **error)
{
  *text = regie_words_dup (ini, id, key);
  return *text != NULL || regie_ini_fault (ini, error, id, key, _("this key is required"));
}

/* The roles that KEY names, a bit each; those who are told. */
static gboolean
read_told (RegieIni *ini, const char *id, guint *told, GError **error)
{
  g_auto (GStrv) roles = regie_ini_dup_list (ini, id, "melden");

  *told = 0;
  for (guint i = 0; roles != NULL && roles[i] != NULL; i++)
    {
      RegieRole role = regie_role_find (roles[i]);

      if (role == REGIE_ROLE_UNKNOWN)
        return regie_ini_fault (ini, error, id, "melden",
                                _("expected roles as in codes.ini, with commas between: manager"));
      *told |= 1u << role;
    }
  return TRUE;
}

/* A number of the unit, as people write it: 85 or 2.5, in hundredths. */
static gboolean
read_hundredths (const char *text, gint64 *hundredths)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(number >= 0 && number < 1e12))
    return FALSE;
  *hundredths = (gint64) (number * 100 + 0.5);
  return TRUE;
}

static gboolean
read_norm (RegieIni *ini, const char *id, RegieFigureNorm *norm, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, id, "norm");
  g_autofree char *is = regie_ini_dup (ini, id, "norm_is");
  g_autofree char *per = regie_ini_dup (ini, id, "norm_per");

  *norm = (RegieFigureNorm){ .is_set = text != NULL, .is_most = g_strcmp0 (is, "hoogstens") == 0 };
  if (text != NULL && !read_hundredths (text, &norm->hundredths))
    return regie_ini_fault (ini, error, id, "norm",
                            _("expected a number in the unit of the figure, such as 85 or 2.5"));
  if (text == NULL && (is != NULL || per != NULL))
    return regie_ini_fault (ini, error, id, is != NULL ? "norm_is" : "norm_per",
                            _("there is no norm to go with it"));
  if (text != NULL && !norm->is_most && g_strcmp0 (is, "minstens") != 0)
    return regie_ini_fault (ini, error, id, is != NULL ? "norm_is" : "norm",
                            _("a norm is minstens or hoogstens (norm_is)"));
  norm->per = per != NULL ? regie_split_find (per) : REGIE_SPLIT_NONE;
  if (norm->per == REGIE_N_SPLITS)
    return regie_ini_fault (ini, error, id, "norm_per", _("there is no such split"));
  return read_told (ini, id, &norm->told, error);
}

/* What others publish: parts and percentages in turn, "2022=88" each. */
static gboolean
read_others (RegieIni *ini, const char *id, RegieFigureWords *self, GError **error)
{
  g_auto (GStrv) pairs = regie_ini_dup_list (ini, id, "anderen");
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  gint64 number;

  self->others_name = regie_ini_dup (ini, id, "anderen_naam");
  if (pairs[0] == NULL)
    return TRUE;
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      if (pair[0] == NULL || pair[1] == NULL || !read_hundredths (pair[1], &number))
        return regie_ini_fault (ini, error, id, "anderen",
                                _("expected parts with a number, such as 2022=88"));
      g_strv_builder_add (others, pair[0]);
      g_strv_builder_add (others, pair[1]);
    }
  self->others = g_strv_builder_end (others);
  return self->others_name != NULL
         || regie_ini_fault (ini, error, id, "anderen_naam", _("this key is required"));
}

static RegieFigureWords *
read_figure (RegieIni *ini, const char *id, GError **error)
{
  static const char *const known[] = { "naam",      "naam[en]",      "eenheid",  "eenheid[en]",
                                       "definitie", "definitie[en]", "bron",     "geldig_vanaf",
                                       "norm",      "norm_is",       "norm_per", "melden",
                                       "anderen",   "anderen_naam",  NULL };
  RegieFigureWords *self = g_new0 (RegieFigureWords, 1);
  g_autofree char *from = regie_ini_dup (ini, id, "geldig_vanaf");

  self->valid_from = REGIE_DAY_NONE;
  if (!g_key_file_has_group (ini->keys, id))
    regie_ini_fault (ini, error, id, "naam", _("this figure is missing"));
  else if (regie_ini_only (ini, id, known, error)
           && read_words (ini, id, "naam", &self->name, error)
           && read_words (ini, id, "eenheid", &self->unit, error)
           && read_words (ini, id, "definitie", &self->definition, error)
           && read_words (ini, id, "bron", &self->source, error)
           && read_norm (ini, id, &self->norm, error) && read_others (ini, id, self, error))
    {
      if (from == NULL || regie_day_parse (from, &self->valid_from))
        return self;
      regie_ini_fault (ini, error, id, "geldig_vanaf", _("expected a date such as 2026-01-31"));
    }
  words_free (self);
  return NULL;
}

/* Of a figure that C does not know. */
static gboolean
refuse_unknown (RegieIni *ini, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (ini->keys, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (regie_figure_find (groups[i]) == NULL)
      return regie_ini_fault (ini, error, groups[i], NULL, _("there is no such figure"));
  return TRUE;
}

GPtrArray *
regie_figure_words_read (RegieIni *ini, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (words_free);
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  g_return_val_if_fail (ini != NULL, NULL);
  if (!refuse_unknown (ini, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      RegieFigureWords *words = read_figure (ini, table[i].id, error);

      if (words == NULL)
        return NULL;
      g_ptr_array_add (all, words);
    }
  return g_steal_pointer (&all);
}

GPtrArray *
regie_figure_words_load (GError **error)
{
  g_autofree char *path = regie_office_dup_path ("figures.ini");
  g_autoptr (RegieIni) ini = regie_ini_load (path, error);

  return ini != NULL ? regie_figure_words_read (ini, error) : NULL;
}

/* So long until ON: the same day number so many months before, and not that day itself. */
static RegieSpan
months_until (RegieDay on, int months)
{
  return (RegieSpan){ regie_day_add_months (on, -months) + 1, on };
}

static gboolean
parse_from_until (const char *text, RegieSpan *span)
{
  g_auto (GStrv) days = g_strsplit (text, "..", 2);

  return days[0] != NULL && days[1] != NULL && regie_day_parse (days[0], &span->from)
         && regie_day_parse (days[1], &span->until) && span->from <= span->until;
}

gboolean
regie_span_parse (const char *text, RegieDay on, RegieDay today, RegieSpan *span, GError **error)
{
  static const struct {
    const char *word;
    int months;
  } lengths[] = { { "maand", 1 }, { "kwartaal", 3 }, { "jaar", 12 } };
  RegieDay day = on != REGIE_DAY_NONE ? on : today;
  RegiePeriod period;

  g_return_val_if_fail (span != NULL, FALSE);
  if (text == NULL)
    text = "jaar";
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (strcmp (text, lengths[i].word) == 0)
      {
        *span = months_until (day, lengths[i].months);
        return TRUE;
      }
  if (regie_period_parse (text, &period))
    *span = (RegieSpan){ period.from, MIN (period.until, day) };
  else if (!parse_from_until (text, span))
    return regie_refuse_field (error, "period",
                               _("A period is maand, kwartaal or jaar, 2026-10, 2026-K4, 2026, or "
                                  "2026-01-01..2026-03-31."));
  if (span->from > day || (on != REGIE_DAY_NONE && span->until > on))
    return regie_refuse_field (error, "period",
                               _("The period does not end on or before the day on which figures "
                                  "stand."));
  return TRUE;
}

RegieSplit
regie_split_find (const char *name)
{
  for (guint i = 0; name != NULL && i < REGIE_N_SPLITS; i++)
    if (strcmp (split_names[i], name) == 0)
      return i;
  return REGIE_N_SPLITS;
}

static char *
dup_sort (const RegieOffice *office, const RegieFigure *figure, const char *key)
{
  if (figure->list != NULL)
    return g_strdup (regie_codes_label (office->codes, figure->list, key));
  return g_strdup (regie_format_rule (office->rules, key));
}

const char *
regie_figure_name (GHashTable *names, RegieSplit split, gint64 id)
{
  g_autofree char *word = NULL;

  g_return_val_if_fail (names != NULL && split < REGIE_N_SPLITS, NULL);
  word = g_strdup_printf ("%s/%" G_GINT64_FORMAT, split_names[split], id);
  return g_hash_table_lookup (names, word);
}

static char *
dup_name (GHashTable *names, RegieSplit split, const char *key)
{
  g_autofree char *word = g_strconcat (split_names[split], "/", key, NULL);
  const char *name = names != NULL ? g_hash_table_lookup (names, word) : NULL;

  return g_strdup (name != NULL ? name : key);
}

char *
regie_figure_dup_part (const RegieOffice *office, const RegieFigure *figure, RegieSplit split,
                       const char *key, GHashTable *names)
{
  RegiePeriod month;

  g_return_val_if_fail (office != NULL && figure != NULL && key != NULL, NULL);
  if (*key == '\0')
    return g_strdup (split == REGIE_SPLIT_CONSULTANT ? _("Nobody") : _("Not known"));
  switch (split)
    {
    case REGIE_SPLIT_SORT:
      return dup_sort (office, figure, key);
    case REGIE_SPLIT_GROUP:
      return g_strdup (regie_codes_label (office->codes, "groep", key));
    case REGIE_SPLIT_ROUTE:
      return g_strdup (regie_codes_label (office->codes, "leerroute", key));
    case REGIE_SPLIT_MUNICIPALITY:
      return g_strdup (regie_codes_label (office->codes, "gemeente", key));
    case REGIE_SPLIT_CONSULTANT:
    case REGIE_SPLIT_TEAM:
    case REGIE_SPLIT_PROVIDER:
    case REGIE_SPLIT_CONTRACT:
    case REGIE_SPLIT_LOT:
      return dup_name (names, split, key);
    case REGIE_SPLIT_MONTH:
      return regie_period_parse (key, &month) ? regie_period_dup_label (month) : g_strdup (key);
    default:
      return g_strdup (key);
    }
}

gint64
regie_figure_hundredths (const RegieFigure *figure, gint64 amount)
{
  g_return_val_if_fail (figure != NULL, 0);
  switch (figure->kind)
    {
    case REGIE_FIGURE_SUM:
    case REGIE_FIGURE_MEAN:
      return amount;
    case REGIE_FIGURE_HOURS:
      return amount * 100 / 60;
    default:
      return amount * 100;
    }
}

char *
regie_figure_dup_value (const RegieFigure *figure, const RegieFigureWords *words,
                        const RegieFigureValue *value)
{
  gint64 whole;

  g_return_val_if_fail (figure != NULL && words != NULL && value != NULL, NULL);
  if (!value->known)
    return g_strdup ("–");
  whole = (value->hundredths + 50) / 100;
  switch (figure->kind)
    {
    case REGIE_FIGURE_SHARE:
      return g_strdup_printf (_("%d %%"), (int) whole);
    case REGIE_FIGURE_MEDIAN:
      return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) whole), (int) whole);
    case REGIE_FIGURE_SUM:
    case REGIE_FIGURE_MEAN:
      return regie_money_dup (value->hundredths, TRUE);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, whole);
    }
}

gboolean
regie_figure_norm_is_missed (const RegieFigureNorm *norm, const RegieFigureValue *value)
{
  g_return_val_if_fail (norm != NULL && value != NULL, FALSE);
  if (!norm->is_set || !value->known)
    return FALSE;
  return norm->is_most ? value->hundredths > norm->hundredths
                       : value->hundredths < norm->hundredths;
}

char *
regie_figure_norm_dup_words (const RegieFigure *figure, const RegieFigureWords *words)
{
  g_autofree char *norm = NULL;

  g_return_val_if_fail (figure != NULL && words != NULL, NULL);
  if (!words->norm.is_set)
    return NULL;
  norm = regie_figure_dup_value (
    figure, words, &(RegieFigureValue){ .known = TRUE, .hundredths = words->norm.hundredths });
  return g_strdup_printf (words->norm.is_most ? _("at most %s") : _("at least %s"), norm);
}

gboolean
regie_figure_is_of_few (RegieFigureKind kind, const RegieFigureValue *value)
{
  g_return_val_if_fail (value != NULL, FALSE);
  return value->n > 0 && value->n < REGIE_FIGURE_FEW && kind != REGIE_FIGURE_SUM
         && kind != REGIE_FIGURE_MEAN;
}

static void
add_condition (GString *text, RegieSplit split, const char *key)
{
  g_string_append_printf (text, "@%s=%s", split_names[split], key);
}

char *
regie_figure_dup_filter (const RegieFigure *figure, const RegieFigureAsk *ask, RegieSplit split,
                         const char *part)
{
  char from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT], number[REGIE_NUMBER_TEXT];
  GString *text;

  g_return_val_if_fail (figure != NULL && ask != NULL && split < REGIE_N_SPLITS, NULL);
  text = g_string_new (figure->id);
  g_string_append_printf (text, "@%s..%s", regie_day_format (ask->span.from, from),
                          regie_day_format (ask->span.until, until));
  if (ask->consultant != 0)
    add_condition (text, REGIE_SPLIT_CONSULTANT, regie_number_format (ask->consultant, number));
  if (ask->team != 0)
    add_condition (text, REGIE_SPLIT_TEAM, regie_number_format (ask->team, number));
  if (ask->group != NULL)
    add_condition (text, REGIE_SPLIT_GROUP, ask->group);
  if (ask->cohort != 0)
    add_condition (text, REGIE_SPLIT_COHORT, regie_number_format (ask->cohort, number));
  if (part != NULL)
    add_condition (text, split, part);
  return g_string_free (text, FALSE);
}

/* "consulent=7" makes two of it: "consulent" is what is returned, "7" stands in *KEY. */
static RegieSplit
parse_condition (char *text, const char **key)
{
  char *equals = strchr (text, '=');

  if (equals == NULL)
    return REGIE_N_SPLITS;
  *equals = '\0';
  *key = equals + 1;
  return regie_split_find (text);
}

/* What must hold beside the last condition. */
static gboolean
restrict_ask (RegieFigureAsk *ask, RegieSplit split, const char *key)
{
  switch (split)
    {
    case REGIE_SPLIT_CONSULTANT:
      return (ask->consultant = g_ascii_strtoll (key, NULL, 10)) != 0;
    case REGIE_SPLIT_TEAM:
      return (ask->team = g_ascii_strtoll (key, NULL, 10)) != 0;
    case REGIE_SPLIT_COHORT:
      return (ask->cohort = (int) g_ascii_strtoll (key, NULL, 10)) != 0;
    case REGIE_SPLIT_GROUP:
      ask->group = key;
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
regie_figure_parse_filter (const char *text, RegieFigureAsk *ask, char ***kept)
{
  const RegieFigure *figure;
  char **parts;

  g_return_val_if_fail (ask != NULL && kept != NULL, FALSE);
  parts = *kept = g_strsplit (text != NULL ? text : "", "@", -1);
  if (parts[0] == NULL || parts[1] == NULL || (figure = regie_figure_find (parts[0])) == NULL
      || !parse_from_until (parts[1], &ask->span))
    return FALSE;
  ask->only = figure->id;
  ask->wants_rows = TRUE;
  for (guint i = 2; parts[i] != NULL; i++)
    {
      const char *key = NULL;
      RegieSplit split = parse_condition (parts[i], &key);

      if (split == REGIE_N_SPLITS || split == REGIE_SPLIT_NONE)
        return FALSE;
      if (parts[i + 1] != NULL && !restrict_ask (ask, split, key))
        return FALSE;
      if (parts[i + 1] == NULL)
        {
          ask->split = split;
          ask->part = key;
        }
    }
  return TRUE;
}

static void
add_part (GString *label, const RegieOffice *office, const RegieFigureAsk *ask, RegieSplit split,
          const char *key, GHashTable *names)
{
  g_autofree char *of = regie_figure_dup_part (office, regie_figure_find (ask->only), split, key,
                                               names);

  g_string_append_printf (label, "%s%s", strstr (label->str, ": ") == NULL ? ": " : ", ", of);
}

char *
regie_figure_dup_filter_label (const RegieOffice *office, const char *text, GHashTable *names)
{
  RegieFigureAsk ask = { 0 };
  g_autoptr (GPtrArray) words = regie_figure_words_load (NULL);
  g_auto (GStrv) kept = NULL;
  g_autofree char *day = NULL;
  char number[REGIE_NUMBER_TEXT];
  const RegieFigureWords *about;
  GString *label;
  guint n;

  g_return_val_if_fail (office != NULL, NULL);
  if (words == NULL || !regie_figure_parse_filter (text, &ask, &kept))
    return g_strdup (text != NULL ? text : "");
  about = words->pdata[regie_figure_find (ask.only) - regie_figures_table (&n)];
  day = regie_day_dup_long (ask.span.until);
  label = g_string_new (NULL);
  g_string_printf (label, _("%s, as of %s"), about->name, day);
  if (ask.consultant != 0)
    add_part (label, office, &ask, REGIE_SPLIT_CONSULTANT,
              regie_number_format (ask.consultant, number), names);
  if (ask.team != 0)
    add_part (label, office, &ask, REGIE_SPLIT_TEAM, regie_number_format (ask.team, number), names);
  if (ask.group != NULL)
    add_part (label, office, &ask, REGIE_SPLIT_GROUP, ask.group, names);
  if (ask.cohort != 0)
    add_part (label, office, &ask, REGIE_SPLIT_COHORT, regie_number_format (ask.cohort, number),
              names);
  if (ask.part != NULL)
    add_part (label, office, &ask, ask.split, ask.part, names);
  return g_string_free (label, FALSE);
}
