/* SPDX-License-Identifier: EUPL-1.2 */
/* The ways in which a trajectory can be done by the prices, and taking one over into the plan. */
#include "regie-prices.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-cost-file.h"
#include "regie-error.h"

/* What is planned for PVT and MAP when nothing better is known. */
#define PVT_DAYS 28
#define MAP_DAYS 70

gint64
regie_price_indexed (gint64 amount, const char *from, const char *tenths, const char *day)
{
  RegieDay first, now;
  gint64 rate = tenths != NULL ? g_ascii_strtoll (tenths, NULL, 10) : 0;

  if (rate <= 0 || !regie_day_parse (from, &first) || !regie_day_parse (day, &now))
    return amount;
  for (int years = 1; regie_day_add_months (first, 12 * years) <= now && years < 100; years++)
    amount = (amount * (1000 + rate) + 500) / 1000;
  return amount;
}

static void
alternative_free (gpointer data)
{
  regie_cost_free (((RegieAlternative *) data)->cost);
  g_free (data);
}

static const RegieOffer *
cheapest (const GPtrArray *prices, RegieTopic topic)
{
  const RegieOffer *best = NULL;

  for (guint i = 0; i < prices->len; i++)
    {
      const RegieOffer *offer = prices->pdata[i];

      if (regie_topic_find (offer->topic) == topic
          && (best == NULL || offer->amount < best->amount))
        best = offer;
    }
  return best;
}

static RegieCostLine
line_of (const RegieOffer *offer, RegieTopic topic, RegieDay from, RegieDay until, int per_week)
{
  return (RegieCostLine){ topic, from, until, per_week, offer->amount, offer->unit, 1 };
}

static gboolean
has_fact (const RegieDossier *dossier, RegieFactKind kind)
{
  for (guint i = 0; i < dossier->facts->len; i++)
    if (g_array_index (dossier->facts, RegieFact, i).kind == kind)
      return TRUE;
  return FALSE;
}

/* Hours of lessons that were followed: they count in every route (Besluit art. 5.4). */
static int
lessons_followed (const RegieDossier *dossier)
{
  int minutes = 0;

  for (guint i = 0; i < dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (dossier->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_HOURS && fact->topic == REGIE_TOPIC_LANGUAGE)
        minutes += MAX (0, fact->minutes);
    }
  return minutes / 60;
}

static void
add_alternative (GPtrArray *list, const RegieDossier *dossier, const RegieOffice *office,
                 const GPtrArray *prices, const RegieOffer *offer, RegieRoute route, int per_week,
                 RegieDay from, RegieDay term_end, int followed)
{
  const RegieAssumptions *assumed = &office->assumed;
  int needed = (route == REGIE_ROUTE_O   ? assumed->o_hours
                : route == REGIE_ROUTE_Z ? assumed->z_hours
                                         : assumed->b1_hours)
               - followed;
  const RegieOffer *pvt = has_fact (dossier, REGIE_FACT_PVT) ? NULL
                                                             : cheapest (prices, REGIE_TOPIC_PVT);
  const RegieOffer *map = route == REGIE_ROUTE_O || has_fact (dossier, REGIE_FACT_MAP)
                            ? NULL
                            : cheapest (prices, REGIE_TOPIC_MAP);
  RegieDay today = regie_office_today (office);
  RegieDay until = from + (int) ceil (needed * 7.0 / per_week) - 1;
  RegieAlternative *self;
  RegieCostLine lines[3];
  guint n = 0;

  if (needed <= 0)
    return; /* the lessons are done */
  self = g_new0 (RegieAlternative, 1);

  lines[n++] = line_of (offer, REGIE_TOPIC_LANGUAGE, from, until, per_week);
  if (pvt != NULL)
    lines[n++] = line_of (pvt, REGIE_TOPIC_PVT, from, from + PVT_DAYS - 1,
                          assumed->pvt_hours * 7 / PVT_DAYS);
  if (map != NULL)
    lines[n++] = line_of (map, REGIE_TOPIC_MAP, from, from + MAP_DAYS - 1,
                          assumed->map_hours * 7 / MAP_DAYS);
  *self = (RegieAlternative){ offer, route, per_week, from, until, FALSE, pvt, map, NULL };
  self->fits = until
                 + (route == REGIE_ROUTE_B1 ? (assumed->exam_weeks + assumed->mark_weeks) * 7 : 0)
               <= term_end;
  self->cost = regie_cost_new (&office->amounts, assumed,
                               regie_case_group (&dossier->one, today, today),
                               regie_dossier_cohort (dossier, today), route, lines, n,
                               office->amounts.chance[route]);
  self->cost->chance = office->amounts.chance[route]; /* it plans all that is left */
  g_ptr_array_add (list, self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RegieAlternative *x = *(RegieAlternative *const *) a;
  const RegieAlternative *y = *(RegieAlternative *const *) b;
  gint64 left = x->cost->income - x->cost->cost;
  gint64 right = y->cost->income - y->cost->cost;

  return x->fits != y->fits ? y->fits - x->fits
         : left != right    ? (left < right ? 1 : -1)
                            : x->per_week - y->per_week;
}

GPtrArray *
regie_alternatives_new (const RegieDossier *dossier, const RegieOffice *office,
                        const GPtrArray *prices)
{
  static const int hours[REGIE_N_ROUTES][2] = { { 9, 15 }, { 20, 24 }, { 9, 12 } };
  GPtrArray *list = g_ptr_array_new_with_free_func (alternative_free);
  RegieDay from = regie_office_today (office);
  RegieDay term_end = regie_day_add_months (from, 36);

  g_return_val_if_fail (dossier != NULL, NULL);
  for (guint i = 0; i < dossier->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (dossier->deadlines, RegieDeadline, i);

      if (d->rule == office->rules->role[REGIE_RULE_IS_TERM])
        {
          term_end = d->due;
          from = MAX (from, d->begin);
          break;
        }
    }
  for (guint i = 0; i < prices->len; i++)
    {
      const RegieOffer *offer = prices->pdata[i];

      if (regie_topic_find (offer->topic) != REGIE_TOPIC_LANGUAGE)
        continue;
      for (RegieRoute route = 0; route < REGIE_N_ROUTES; route++)
        if (offer->route == route || offer->route == REGIE_ROUTE_UNKNOWN)
          for (guint k = 0; k < 2; k++)
            add_alternative (list, dossier, office, prices, offer, route, hours[route][k], from,
                             term_end, lessons_followed (dossier));
    }
  g_ptr_array_sort (list, compare);
  return list;
}

/* One line of the plan as a fact. */
static gboolean
add_line (RegieChange *change, const RegieOffice *office, const RegieDossier *dossier,
          const RegieOffer *offer, RegieDay from, RegieDay until, int per_week, gint64 me,
          GError **error)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (RegieChange) line = NULL;
  char first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT], hours[12], cents[24];

  g_snprintf (hours, sizeof hours, "%d", per_week);
  g_snprintf (cents, sizeof cents, "%" G_GINT64_FORMAT, offer->amount);
  regie_form_set_code (form, Fact, kind, REGIE_FACT_PLAN_LINE);
  regie_form_set_field (form, Fact, day, regie_day_format (from, first));
  regie_form_set_field (form, Fact, until_day, regie_day_format (until, last));
  regie_form_set_field (form, Fact, planned, from > regie_office_today (office) ? "1" : NULL);
  regie_form_set_field (form, Fact, topic, offer->topic);
  regie_form_set_field (form, Fact, intensity, hours);
  regie_form_set_field (form, Fact, provider, offer->provider);
  regie_form_set_field (form, Fact, price, cents);
  regie_form_set_field (form, Fact, unit, regie_unit_name (offer->unit));
  regie_form_set_code (form, Fact, source, REGIE_SOURCE_CONSULTANT);
  line = regie_fact_record (office, regie_record_get_id (dossier->dossier),
                            regie_get (dossier->person, Person, born), form, me, error);
  if (line == NULL)
    return FALSE;
  regie_change_join (change, line);
  return TRUE;
}

/* Lessons that are planned past FROM end before it.  Says whether anything is planned of PVT and
 * MAP. */
static void
make_room (RegieChange *change, const RegieDossier *dossier, RegieDay from, gboolean *has_pvt,
           gboolean *has_map)
{
  char day[REGIE_DAY_TEXT];

  for (guint i = 0; i < dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (dossier->facts, RegieFact, i);

      if (fact->kind != REGIE_FACT_PLAN_LINE)
        continue;
      *has_pvt |= fact->topic == REGIE_TOPIC_PVT;
      *has_map |= fact->topic == REGIE_TOPIC_MAP;
      if (fact->topic != REGIE_TOPIC_LANGUAGE
          || (fact->until != REGIE_DAY_NONE && fact->until < from))
        continue;
      regie_change_pin (change, dossier->records->pdata[i]);
      if (fact->day >= from)
        regie_change_void (change, dossier->records->pdata[i]);
      else
        regie_put (change, dossier->records->pdata[i], Fact, until_day,
                   regie_day_format (from - 1, day));
    }
}

RegieChange *
regie_alternative_take (RegieDb *db, const RegieOffice *office, gint64 dossier, gint64 offer,
                        RegieRoute route, int per_week, gint64 me, GError **error)
{
  RegieDay today = regie_office_today (office);
  g_autoptr (RegieDossier) whole = regie_dossier_load (db, office, dossier, error);
  g_autoptr (GPtrArray) prices = whole != NULL ? regie_prices_load (db, today, error) : NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RegieChange) change = NULL;
  const RegieAlternative *one = NULL;
  RegieRoute now;
  gboolean has_pvt = FALSE;
  gboolean has_map = FALSE;

  if (prices == NULL)
    return NULL;
  list = regie_alternatives_new (whole, office, prices);
  for (guint i = 0; one == NULL && i < list->len; i++)
    {
      const RegieAlternative *other = list->pdata[i];

      if (other->offer->id == offer && other->route == route && other->per_week == per_week)
        one = other;
    }
  now = regie_case_route (&whole->one, today, today);
  if (one == NULL)
    g_set_error_literal (
      error, REGIE_ERROR, REGIE_ERROR_REFUSED,
      _("This alternative is no longer there: a price or the plan has changed."));
  else if (now != REGIE_ROUTE_UNKNOWN && now != route)
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                         _("Route: the PIP has another route. That changes by the decision "
                            "“Another route” first (Besluit art. 5.4)."));
  else if (!one->fits)
    g_set_error_literal (
      error, REGIE_ERROR, REGIE_ERROR_INVALID,
      _("Until: this does not fit the integration term. Choose more hours a week."));
  if (one == NULL || (now != REGIE_ROUTE_UNKNOWN && now != route) || !one->fits)
    return NULL;
  change = regie_change_new (_("Alternative taken over into the plan"));
  make_room (change, whole, one->from, &has_pvt, &has_map);
  if (!add_line (change, office, whole, one->offer, one->from, one->until, per_week, me, error)
      || (one->pvt != NULL && !has_pvt
          && !add_line (change, office, whole, one->pvt, one->from, one->from + PVT_DAYS - 1,
                        office->assumed.pvt_hours * 7 / PVT_DAYS, me, error))
      || (one->map != NULL && !has_map
          && !add_line (change, office, whole, one->map, one->from, one->from + MAP_DAYS - 1,
                        office->assumed.map_hours * 7 / MAP_DAYS, me, error)))
    return NULL;
  return g_steal_pointer (&change);
}
