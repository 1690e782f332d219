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
  g_free (self);
}

/* The value of KEY in the language of the program; required. */
static gboolean
read_words (RegieIni *ini, const char *id, const char *key, char **text, GError **error)
{
  g_autofree char *english = g_strconcat (key, "[en]", NULL);

  if (!regie_language_is_dutch ())
    *text = regie_ini_dup (ini, id, english);
  if (*text == NULL)
    *text = regie_ini_dup (ini, id, key);
  return *text != NULL || regie_ini_fault (ini, error, id, key, _("this key is required"));
}

static RegieFigureWords *
read_figure (RegieIni *ini, const char *id, GError **error)
{
  static const char *const known[] = { "naam",        "naam[en]",     "eenheid",
                                       "eenheid[en]", "definitie",    "definitie[en]",
                                       "bron",        "geldig_vanaf", NULL };
  RegieFigureWords *self = g_new0 (RegieFigureWords, 1);
  g_autofree char *from = regie_ini_dup (ini, id, "geldig_vanaf");

  self->valid_from = REGIE_DAY_NONE;
  if (!g_key_file_has_group (ini->keys, id))
    regie_ini_fault (ini, error, id, "naam", _("this figure is missing"));
  else if (regie_ini_only (ini, id, known, error)
           && read_words (ini, id, "naam", &self->name, error)
           && read_words (ini, id, "eenheid", &self->unit, error)
           && read_words (ini, id, "definitie", &self->definition, error)
           && read_words (ini, id, "bron", &self->source, error))
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
regie_figure_words_load (GError **error)
{
  g_autofree char *path = regie_office_dup_path ("figures.ini");
  g_autoptr (RegieIni) ini = regie_ini_load (path, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (words_free);
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  if (ini == NULL || !refuse_unknown (ini, error))
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

static char *
dup_name (GHashTable *names, const char *key)
{
  gint64 id = g_ascii_strtoll (key, NULL, 10);
  const char *name = names != NULL ? g_hash_table_lookup (names, &id) : NULL;

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
      return dup_name (names, key);
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

char *
regie_figure_dup_filter (const RegieFigure *figure, RegieSpan span, RegieSplit split,
                         const char *part)
{
  char from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];
  GString *text;

  g_return_val_if_fail (figure != NULL && split < REGIE_N_SPLITS, NULL);
  text = g_string_new (figure->id);
  g_string_append_printf (text, "@%s..%s", regie_day_format (span.from, from),
                          regie_day_format (span.until, until));
  if (part != NULL)
    g_string_append_printf (text, "@%s=%s", split_names[split], part);
  return g_string_free (text, FALSE);
}

/* "consulent=7". */
static gboolean
parse_part (const char *text, RegieFigureAsk *ask, char **part)
{
  g_auto (GStrv) words = g_strsplit (text, "=", 2);

  if (words[0] == NULL || words[1] == NULL)
    return FALSE;
  ask->split = regie_split_find (words[0]);
  ask->part = *part = g_strdup (words[1]);
  return ask->split != REGIE_N_SPLITS && ask->split != REGIE_SPLIT_NONE;
}

gboolean
regie_figure_parse_filter (const char *text, RegieFigureAsk *ask, char **part)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "@", 3);
  const RegieFigure *figure;

  g_return_val_if_fail (ask != NULL && part != NULL, FALSE);
  *part = NULL;
  if (parts[0] == NULL || parts[1] == NULL || (figure = regie_figure_find (parts[0])) == NULL
      || !parse_from_until (parts[1], &ask->span))
    return FALSE;
  ask->only = figure->id;
  ask->wants_rows = TRUE;
  return parts[2] == NULL || parse_part (parts[2], ask, part);
}

char *
regie_figure_dup_filter_label (const RegieOffice *office, const char *text, GHashTable *names)
{
  RegieFigureAsk ask = { 0 };
  g_autoptr (GPtrArray) words = regie_figure_words_load (NULL);
  g_autofree char *part = NULL;
  g_autofree char *day = NULL;
  g_autofree char *of = NULL;
  const RegieFigureWords *about;
  guint n;

  g_return_val_if_fail (office != NULL, NULL);
  if (words == NULL || !regie_figure_parse_filter (text, &ask, &part))
    return g_strdup (text != NULL ? text : "");
  about = words->pdata[regie_figure_find (ask.only) - regie_figures_table (&n)];
  day = regie_day_dup_long (ask.span.until);
  if (part == NULL)
    return g_strdup_printf (_("%s, as of %s"), about->name, day);
  of = regie_figure_dup_part (office, regie_figure_find (ask.only), ask.split, part, names);
  return g_strdup_printf (_("%s, as of %s: %s"), about->name, day, of);
}
