/* SPDX-License-Identifier: EUPL-1.2 */
/* Prices the lines of a plan by year and unit, and sets them against what the municipality
 * receives. */
#include "regie-cost.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "regie-money.h"

#define DAYS_A_MONTH (365.25 / 12)

RegieUnit
regie_unit_of (const char *key)
{
  RegieUnit unit = regie_unit_find (key);

  return unit == REGIE_UNIT_UNKNOWN ? REGIE_UNIT_TRAJECTORY : unit;
}

double
regie_cost_quantity (const RegieCostLine *line)
{
  int days = line->until - line->from + 1;

  switch (line->unit)
    {
    case REGIE_UNIT_HOUR:
      return line->per_week * days / 7.0;
    case REGIE_UNIT_WEEK:
      return days / 7.0;
    case REGIE_UNIT_MONTH:
      return days / DAYS_A_MONTH;
    case REGIE_UNIT_TIME:
      return line->times;
    default:
      return 1;
    }
}

gboolean
regie_cost_is_own (const RegieCostLine *line, RegieGroup group)
{
  g_return_val_if_fail (line != NULL, FALSE);
  return line->topic == REGIE_TOPIC_LANGUAGE && group != REGIE_GROUP_ASIEL_28
         && group != REGIE_GROUP_ASIEL_GEZIN;
}

gint64
regie_cost_of (const RegieCostLine *line)
{
  g_return_val_if_fail (line != NULL, 0);
  return line->price < 0 ? 0 : llround (regie_cost_quantity (line) * (double) line->price);
}

static gboolean
read_amount (RegieIni *ini, const char *group, const char *key, gint64 *amount, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, group, key);

  *amount = -1;
  if (text != NULL && (!regie_money_parse (text, amount) || *amount < 0))
    return regie_ini_fault (ini, error, group, key,
                            _("expected an amount in euros such as 1234.50"));
  return TRUE;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return ((const RegieAmountYear *) a)->year - ((const RegieAmountYear *) b)->year;
}

static gboolean
read_chances (RegieIni *ini, RegieAmounts *self, GError **error)
{
  for (guint i = 0; i < REGIE_N_ROUTES; i++)
    {
      g_autofree char *text = regie_ini_dup (ini, "kans", regie_route_name (i));
      gint64 number;

      if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, 100, &number, NULL))
        return regie_ini_fault (ini, error, "kans", regie_route_name (i),
                                _("expected a whole number from 0 to 100"));
      self->chance[i] = (int) number;
    }
  return TRUE;
}

gboolean
regie_amounts_read (RegieIni *ini, RegieAmounts *self, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (ini->keys, NULL);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieAmountYear));

  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      RegieAmountYear year;
      gint64 number;

      if (!g_str_has_prefix (groups[i], "spuk "))
        continue;
      if (!g_ascii_string_to_signed (groups[i] + strlen ("spuk "), 10, 2022, 2100, &number, NULL))
        return regie_ini_fault (ini, error, groups[i], NULL, _("expected a year"));
      year.year = (int) number;
      if (!read_amount (ini, groups[i], "gezin", &year.family, error)
          || !read_amount (ini, groups[i], "asiel_a", &year.a, error)
          || !read_amount (ini, groups[i], "asiel_b", &year.b, error)
          || !read_amount (ini, groups[i], "asiel_c", &year.c, error)
          || !read_amount (ini, groups[i], "d", &year.d, error))
        return FALSE;
      g_array_append_val (years, year);
    }
  if (!read_chances (ini, self, error))
    return FALSE;
  g_array_sort (years, compare_years);
  self->n = years->len;
  self->years = (RegieAmountYear *) (gpointer) g_array_free (g_steal_pointer (&years), FALSE);
  return TRUE;
}

void
regie_amounts_clear (RegieAmounts *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->years, g_free);
  self->n = 0;
}

static gint64
amount_of (const RegieAmountYear *year, char part)
{
  return part == 'a'   ? year->a
         : part == 'b' ? year->b
         : part == 'c' ? year->c
         : part == 'd' ? year->d
                       : year->family;
}

/* The amount of YEAR; when that is not known, of the nearest year before it, else of the first
 * after it: an estimate. */
static const RegieAmountYear *
nearest (const RegieAmounts *amounts, int year, char part)
{
  const RegieAmountYear *best = NULL;

  for (guint i = 0; i < amounts->n; i++)
    if (amount_of (&amounts->years[i], part) >= 0
        && (amounts->years[i].year <= year || best == NULL))
      best = &amounts->years[i];
  return best;
}

static RegieCostYear *
year_of (GArray *years, int year)
{
  RegieCostYear new = { year, 0, 0 };
  guint at = 0;

  while (at < years->len && g_array_index (years, RegieCostYear, at).year < year)
    at++;
  if (at == years->len || g_array_index (years, RegieCostYear, at).year != year)
    g_array_insert_val (years, at, new);
  return &g_array_index (years, RegieCostYear, at);
}

/* FALSE when no year has an amount of PART. */
static gboolean
find_income (const RegieAmounts *amounts, int year, char part, RegieIncome *income)
{
  const RegieAmountYear *source = nearest (amounts, year != 0 ? year : G_MAXINT, part);

  if (source != NULL)
    *income = (RegieIncome){ .year = year,
                             .part = part,
                             .amount = amount_of (source, part),
                             .from_year = source->year,
                             .estimated = year != source->year };
  return source != NULL;
}

static void
add_income (RegieCost *self, const RegieAmounts *amounts, int year, char part)
{
  RegieIncome income;

  if (!find_income (amounts, year, part, &income))
    return;
  self->income += income.amount;
  year_of (self->years, year)->income += income.amount;
  self->estimated |= income.estimated;
  g_array_append_val (self->parts, income);
}

void
regie_cost_spread (GArray *years, const RegieCostLine *line)
{
  gint64 cost = regie_cost_of (line);
  gint64 left = cost;
  int first, last, m, d;
  int days = line->until - line->from + 1;

  regie_day_to_civil (line->from, &first, &m, &d);
  regie_day_to_civil (line->until, &last, &m, &d);
  for (int year = first; year <= last; year++)
    {
      RegieDay from = MAX (line->from, regie_day_from_civil (year, 1, 1));
      RegieDay until = MIN (line->until, regie_day_from_civil (year, 12, 31));
      gint64 part = year == last ? left : cost * (until - from + 1) / days;

      year_of (years, year)->cost += part;
      left -= part;
    }
}

static int
lessons_of (const RegieAssumptions *assumed, RegieRoute route)
{
  return route == REGIE_ROUTE_O   ? assumed->o_hours
         : route == REGIE_ROUTE_Z ? assumed->z_hours
                                  : assumed->b1_hours;
}

RegieCost *
regie_cost_new (const RegieAmounts *amounts, const RegieAssumptions *assumed, RegieGroup group,
                int cohort, RegieRoute route, const RegieCostLine *lines, guint n, int chance)
{
  RegieCost *self = g_new0 (RegieCost, 1);
  double lessons = 0;

  g_return_val_if_fail (amounts != NULL && assumed != NULL, NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (RegieIncome));
  self->years = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));
  for (guint i = 0; i < n; i++)
    {
      if (regie_cost_is_own (&lines[i], group))
        self->own += regie_cost_of (&lines[i]);
      else
        {
          self->cost += regie_cost_of (&lines[i]);
          regie_cost_spread (self->years, &lines[i]);
        }
      self->unpriced += lines[i].price < 0;
      if (lines[i].topic == REGIE_TOPIC_LANGUAGE)
        lessons += lines[i].per_week * (lines[i].until - lines[i].from + 1) / 7.0;
    }
  if (group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN)
    for (int i = 0; i < 3; i++)
      add_income (self, amounts, cohort + i, (char) ('a' + i));
  else
    add_income (self, amounts, cohort, 'g');
  if (group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN)
    find_income (amounts, 0, 'd', &self->finishing);
  self->lessons = (int) lround (lessons);
  self->needed = lessons_of (assumed, route);
  self->chance = chance >= 0 ? chance : amounts->chance[route];
  if (self->lessons < self->needed)
    self->chance = self->chance * self->lessons / self->needed;
  return self;
}

void
regie_cost_free (RegieCost *self)
{
  g_array_unref (self->parts);
  g_array_unref (self->years);
  g_free (self);
}

char *
regie_income_dup_sentence (const RegieIncome *income)
{
  g_autofree char *amount = regie_money_dup (income->amount, FALSE);
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (income->year == 0)
    /* TRANSLATORS: amount, year */
    return g_strdup_printf (
      _("Finishing weighs %s in the division of the state's budget (Regeling art. 10.4, part d, "
         "%d). What the municipality gets more by it is uncertain, so it is not counted."),
      amount, income->from_year);
  when = g_strdup_printf ("%d", income->year);
  /* TRANSLATORS: year, amount, the part of the grant (a, b or c) */
  text = income->part == 'g' ? g_strdup_printf (_("%s: %s, once"), when, amount)
                             : g_strdup_printf (_("%s: %s (part %c)"), when, amount, income->part);
  if (income->estimated)
    /* TRANSLATORS: what is received, the year whose amount is used */
    return g_strdup_printf (_("%s; the amount of this year is not known, that of %d is used"),
                            text, income->from_year);
  return g_steal_pointer (&text);
}

char *
regie_cost_dup_unknown (const RegieCost *self)
{
  g_autoptr (GString) years = g_string_new (NULL);
  g_autoptr (GString) used = g_string_new (NULL);
  int last = 0;

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const RegieIncome *income = &g_array_index (self->parts, RegieIncome, i);

      if (!income->estimated)
        continue;
      g_string_append_printf (years, "%s%d", years->len > 0 ? ", " : "", income->year);
      if (income->from_year != last)
        g_string_append_printf (used, "%s%d", used->len > 0 ? ", " : "", last = income->from_year);
    }
  /* TRANSLATORS: years of which no amount is known, years whose amounts are used */
  return years->len > 0 ? g_strdup_printf (_("No amounts are known for %s; those of %s are used."),
                                           years->str, used->str)
                        : NULL;
}

char *
regie_cost_dup_summary (const RegieCost *self)
{
  gint64 margin = self->income - self->cost;
  g_autofree char *cost = regie_money_dup (self->cost, TRUE);
  g_autofree char *income = regie_money_dup (self->income, TRUE);
  g_autofree char *left = regie_money_dup (llabs (margin), TRUE);
  g_autofree char *text = margin >= 0
                            ? g_strdup_printf (_("It costs %s and brings in %s: %s is left."),
                                               cost, income, left)
                            : g_strdup_printf (_("It costs %s and brings in %s: %s is missing."),
                                               cost, income, left);

  g_autofree char *unknown = regie_cost_dup_unknown (self);
  g_autofree char *unpriced = NULL;

  if (self->unpriced > 0)
    unpriced = g_strdup_printf (ngettext ("%u line has no price yet.",
                                          "%u lines have no price yet.", self->unpriced),
                                self->unpriced);
  return g_strjoin (" ", text, unpriced != NULL ? unpriced : unknown,
                    unpriced != NULL ? unknown : NULL, NULL);
}
