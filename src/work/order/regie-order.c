/* SPDX-License-Identifier: EUPL-1.2 */
/* The order for one person: made from a line of the plan, given a place, begun and ended. */
#include "regie-order.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-budget.h"
#include "regie-error.h"
#include "regie-money.h"
#include "regie-order-query.h"
#include "regie-text.h"

/* That an order is made after its first day; as long as a first lesson may be before it. */
#define MOST_DAYS_BACK 366
/* So far ahead a place is looked for. */
#define MOST_DAYS_AHEAD 3652

static RegieCostLine
line_of (RegieTopic topic, RegieDay from, RegieDay until, int hours, gint64 price, RegieUnit unit)
{
  return (RegieCostLine){ topic, from, MAX (from, until), MAX (0, hours), price, unit, 1 };
}

gint64
regie_order_amount (RegieTopic topic, RegieDay from, RegieDay until, int hours, gint64 price,
                    RegieUnit unit)
{
  RegieCostLine line = line_of (topic, from, until, hours, price, unit);

  return regie_cost_of (&line);
}

gint64
regie_order_amount_of (RegieRecord *order)
{
  RegieUnit unit = regie_unit_of (regie_get (order, Engagement, unit));
  RegieDay until = regie_get_day (order, Engagement, ended_on);

  if (until == REGIE_DAY_NONE)
    until = regie_get_day (order, Engagement, until_day);
  return regie_order_amount (regie_get_code (order, Engagement, topic),
                             regie_get_day (order, Engagement, from_day), until,
                             (int) regie_get_int (order, Engagement, hours, 0),
                             regie_get_int (order, Engagement, price, 0), unit);
}

static gboolean
find_terms (RegieDb *db, RegieRecord *line, RegieRoute route, RegieOrderTerms *terms,
            GError **error)
{
  const char *provider = regie_get (line, Fact, provider);
  g_autofree char *when = regie_day_dup_long (regie_get_day (line, Fact, day));
  gboolean is_known;

  if (provider == NULL)
    return regie_refuse (error, _("Provider: the line of the plan names none. Fill it in first."));
  if (!regie_order_find_terms (db, provider, regie_get (line, Fact, topic),
                               regie_get (line, Fact, day), route, terms, error))
    return FALSE;
  if (terms->lot != 0)
    return TRUE;
  if (!regie_order_knows_provider (db, provider, &is_known, error))
    return FALSE;
  if (!is_known)
    return regie_refuse (error, _("Provider: “%s” does not stand among the providers."), provider);
  return terms->is_foreign
           ? regie_refuse (error, _("Provider: no lot of %s is for this route."), provider)
           : regie_refuse (
             error, _("Provider: %s has no contract with a price for this that runs on %s."),
             provider, when);
}

/* The last day from FROM on up to which one of MARKS (RegieOrderDays, by first day) follows on
 * another; UNTIL for one that has no end. */
static RegieDay
covered_until (const GArray *marks, RegieDay from, RegieDay until)
{
  RegieDay covered = from - 1;

  for (guint i = 0; i < marks->len; i++)
    {
      const RegieOrderDays *mark = &g_array_index (marks, RegieOrderDays, i);

      if (mark->from <= covered + 1) /* REGIE_DAY_NONE lies before every day */
        covered = MAX (covered, mark->until != REGIE_DAY_NONE ? mark->until : until);
    }
  return covered;
}

/* Lessons are given by who has the mark for them, on every day from FROM to UNTIL. */
static gboolean
check_mark (RegieDb *db, RegieTopic topic, gint64 provider, const char *name, RegieRoute route,
            RegieDay from, RegieDay until, GError **error)
{
  gboolean bridging = route == REGIE_ROUTE_O;
  g_autoptr (GArray) marks = NULL;
  g_autofree char *when = NULL;
  RegieDay covered;

  if (topic != REGIE_TOPIC_LANGUAGE)
    return TRUE;
  if ((marks = regie_order_load_marks (db, provider,
                                       bridging ? REGIE_MARK_BRIDGING : REGIE_MARK_QUALITY, error))
      == NULL)
    return FALSE;
  covered = covered_until (marks, from, MAX (from, until));
  if (covered >= MAX (from, until))
    return TRUE;
  when = regie_day_dup_long (MAX (covered, from));
  if (covered >= from)
    return bridging ? regie_refuse (error,
                                    _("Provider: %s is recognised for language bridging until %s, "
                                       "and the order goes on after that."),
                                    name, when)
                    : regie_refuse (error,
                                    _("Provider: %s has its mark of Blik op Werk until %s, and "
                                       "the order goes on after that (Wet art. 32)."),
                                    name, when);
  return bridging
           ? regie_refuse (error, _("Provider: %s is not recognised for language bridging on %s."),
                           name, when)
           : regie_refuse (error,
                           _("Provider: %s has no mark of Blik op Werk on %s (Wet art. 32)."),
                           name, when);
}

/* What was years ago is not ordered today. */
static gboolean
check_start (const RegieOffice *office, RegieDay from, GError **error)
{
  return from >= regie_office_today (office) - MOST_DAYS_BACK
         || regie_refuse (error,
                          _("From: this lies more than a year back. Record a line in the plan "
                             "from the day on which this provider goes on, and order that."));
}

/* What LINES (RegieCostLine) cost together, by year; RegieCostYear. */
static GArray *
spread_all (const GArray *lines)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));

  for (guint i = 0; i < lines->len; i++)
    regie_cost_spread (years, &g_array_index (lines, RegieCostLine, i));
  return years;
}

static gint64
cost_in (const GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, RegieCostYear, i).year == year)
      return g_array_index (years, RegieCostYear, i).cost;
  return 0;
}

/* Does COST more in the year of BUDGET fit beside what was SPENT?  OF_CONTRACT: it is not the
 * budget of the whole office. */
static gboolean
check_year (const RegieBudgetYear *budget, gint64 spent, gint64 cost, gboolean of_contract,
            GError **error)
{
  g_autofree char *limit = NULL;
  g_autofree char *ordered = NULL;
  g_autofree char *more = NULL;

  if (budget->budget < 0 || spent + cost <= budget->budget)
    return TRUE;
  limit = regie_money_dup (budget->budget, TRUE);
  ordered = regie_money_dup (spent, TRUE);
  more = regie_money_dup (cost, TRUE);
  return of_contract ? regie_refuse (error,
                                     _("Budget: for %d this contract has %s. Ordered "
                                        "is %s; this order of %s does not fit."),
                                     budget->year, limit, ordered, more)
                     : regie_refuse (error,
                                     _("Budget: for %d the office has %s. Ordered is "
                                        "%s; this order of %s does not fit."),
                                     budget->year, limit, ordered, more);
}

static gboolean
has_budget (const GArray *years)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, RegieBudgetYear, i).budget >= 0)
      return TRUE;
  return FALSE;
}

/* Does OWN (RegieCostYear, in order) fit in the budgets of the contract of LOT, or (0) of the whole
 * office? */
static gboolean
check_budgets (RegieDb *db, const GArray *own, gint64 lot, GError **error)
{
  int first = g_array_index (own, RegieCostYear, 0).year;
  int last = g_array_index (own, RegieCostYear, own->len - 1).year;
  g_autoptr (GArray) budgets = regie_budget_years_new (first, last);
  g_autoptr (GArray) committed = NULL;
  g_autoptr (GArray) spent = NULL;

  if (!regie_plan_load_budgets (db, lot, budgets, error))
    return FALSE;
  if (!has_budget (budgets))
    return TRUE;
  if ((committed = regie_order_load_committed (db, lot, first, last, error)) == NULL)
    return FALSE;
  spent = spread_all (committed);
  for (guint i = 0; i < own->len; i++)
    {
      const RegieCostYear *mine = &g_array_index (own, RegieCostYear, i);

      if (!check_year (regie_budget_find (budgets, mine->year), cost_in (spent, mine->year),
                       mine->cost, lot != 0, error))
        return FALSE;
    }
  return TRUE;
}

/* First the whole office, then the contract. */
static gboolean
check_budget (RegieDb *db, const RegieCostLine *line, gint64 lot, GError **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));

  regie_cost_spread (own, line);
  return own->len == 0
         || (check_budgets (db, own, 0, error) && check_budgets (db, own, lot, error));
}

typedef struct {
  RegieDay day;
  int step;
} Move;

/* Who goes on a day makes room for who comes on it. */
static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const Move *x = a;
  const Move *y = b;

  return x->day != y->day ? (x->day < y->day ? -1 : 1) : x->step - y->step;
}

/* How many are there at once, at most: each of STAYS (RegieOrderDays) comes on the first day, and
 * goes the day after the last. */
static int
count_peak (const GArray *stays)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));
  int now = 0;
  int peak = 0;

  for (guint i = 0; i < stays->len; i++)
    {
      const RegieOrderDays *stay = &g_array_index (stays, RegieOrderDays, i);

      if (stay->from == REGIE_DAY_NONE || stay->until == REGIE_DAY_NONE)
        continue;
      g_array_append_vals (moves, &(Move){ stay->from, 1 }, 1);
      g_array_append_vals (moves, &(Move){ stay->until + 1, -1 }, 1);
    }
  g_array_sort (moves, compare_moves);
  for (guint i = 0; i < moves->len; i++)
    {
      now += g_array_index (moves, Move, i).step;
      peak = MAX (peak, now);
    }
  return peak;
}

gboolean
regie_order_peak (RegieDb *db, gint64 id, gboolean is_course, RegieDay from, RegieDay until,
                  int *peak, GError **error)
{
  g_autoptr (GArray) stays = regie_order_load_stays (db, id, is_course, from, until, error);

  g_return_val_if_fail (peak != NULL, FALSE);
  if (stays == NULL)
    return FALSE;
  *peak = count_peak (stays);
  return TRUE;
}

gboolean
regie_order_room (RegieDb *db, gint64 id, gboolean is_course, RegieDay from, RegieDay until,
                  int *room, GError **error)
{
  int places, peak;

  g_return_val_if_fail (db != NULL && room != NULL, FALSE);
  *room = G_MAXINT;
  if (!regie_order_find_places (db, id, is_course, &places, error))
    return FALSE;
  if (places < 0)
    return TRUE;
  if (!regie_order_peak (db, id, is_course, from, until, &peak, error))
    return FALSE;
  *room = places - peak;
  return TRUE;
}

/* How many of STAYS (RegieOrderDays) are there at once between FROM and UNTIL, at most? */
static int
count_peak_between (const GArray *stays, RegieDay from, RegieDay until)
{
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (RegieOrderDays));

  for (guint i = 0; i < stays->len; i++)
    {
      RegieOrderDays stay = g_array_index (stays, RegieOrderDays, i);

      if (stay.from <= until && stay.until >= from)
        g_array_append_val (there, stay);
    }
  return count_peak (there);
}

/* A place comes free on the first day, or the day after somebody goes. */
static RegieDay
first_place (const GArray *stays, gint64 free_at_most, RegieDay from, int days)
{
  RegieDay first = REGIE_DAY_NONE;

  if (count_peak_between (stays, from, from + days) <= free_at_most)
    return from;
  for (guint i = 0; i < stays->len; i++)
    {
      RegieDay day = g_array_index (stays, RegieOrderDays, i).until + 1;

      if (day > from && (first == REGIE_DAY_NONE || day < first)
          && count_peak_between (stays, day, day + days) <= free_at_most)
        first = day;
    }
  return first;
}

gboolean
regie_order_find_place (RegieDb *db, gint64 id, gboolean is_course, RegieDay from, RegieDay until,
                        gint64 waiting, RegieDay *first, GError **error)
{
  g_autoptr (GArray) stays = NULL;
  gint64 most;
  int places;

  g_return_val_if_fail (db != NULL && first != NULL, FALSE);
  *first = from;
  if (!regie_order_find_places (db, id, is_course, &places, error))
    return FALSE;
  if (places < 0)
    return TRUE;
  if ((stays = regie_order_load_stays (db, id, is_course, from, from + MOST_DAYS_AHEAD, error))
      == NULL)
    return FALSE;
  most = places - waiting - 1;
  *first = most >= 0 ? first_place (stays, most, from, MAX (0, until - from)) : REGIE_DAY_NONE;
  return TRUE;
}

/* Places that are free in LOT, and in COURSE when that is not 0: the fewest of both. */
static gboolean
find_room (RegieDb *db, gint64 lot, gint64 course, RegieDay from, RegieDay until, int *room,
           GError **error)
{
  int in_course = G_MAXINT;

  if (!regie_order_room (db, lot, FALSE, from, until, room, error)
      || (course != 0 && !regie_order_room (db, course, TRUE, from, until, &in_course, error)))
    return FALSE;
  *room = MIN (*room, in_course);
  return TRUE;
}

/* "O-2026-00042": the next of the year. */
static char *
dup_number (RegieDb *db, RegieDay today, GError **error)
{
  int year, month, day, last;

  regie_day_to_civil (today, &year, &month, &day);
  return regie_order_find_last_number (db, year, &last, error)
           ? g_strdup_printf ("O-%d-%05d", year, last + 1)
           : NULL;
}

/* Whose places are counted stands still until the change is written, so that two cannot get the
 * last one: the lot, and COURSE when that is not 0. */
static gboolean
pin_places (RegieDb *db, RegieChange *change, gint64 lot, gint64 course, GError **error)
{
  const struct {
    RegieEntityId kind;
    gint64 id;
  } counted[] = {
    { REGIE_ENTITY_Lot, lot },
    { REGIE_ENTITY_Course, course },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (RegieRecord) record = NULL;

      if (counted[i].id == 0)
        continue;
      record = regie_load_one (db, regie_entity (counted[i].kind), counted[i].id, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (record != NULL)
        regie_change_pin (change, record);
    }
  return TRUE;
}

/* The offer that the municipality must make an asylum status holder, with the lessons that are
 * ordered. */
static gboolean
add_offer (RegieChange *change, const RegieOffice *office, const RegieDossier *dossier,
           RegieRecord *line, gint64 me, GError **error)
{
  RegieDay today = regie_office_today (office);
  RegieDay pip = REGIE_DAY_NONE;
  RegieGroup group = regie_case_group (&dossier->one, today, today);
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (RegieChange) offer = NULL;
  char day[REGIE_DAY_TEXT];

  if ((group != REGIE_GROUP_ASIEL_28 && group != REGIE_GROUP_ASIEL_GEZIN)
      || regie_get_code (line, Fact, topic) != REGIE_TOPIC_LANGUAGE)
    return TRUE;
  for (guint i = 0; i < dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (dossier->facts, RegieFact, i);

      if (fact->flags & REGIE_FACT_PLANNED)
        continue;
      if (fact->kind == REGIE_FACT_AANBOD)
        return TRUE; /* made already */
      if (fact->kind == REGIE_FACT_PIP)
        pip = fact->day;
    }
  if (pip == REGIE_DAY_NONE) /* an offer comes after the PIP */
    return TRUE;
  regie_form_set_code (form, Fact, kind, REGIE_FACT_AANBOD);
  regie_form_set_field (form, Fact, day, regie_day_format (today, day));
  regie_form_set_field (form, Fact, provider, regie_get (line, Fact, provider));
  regie_form_set_code (form, Fact, source, REGIE_SOURCE_CONSULTANT);
  offer = regie_fact_record (office, regie_record_get_id (dossier->dossier),
                             regie_get (dossier->person, Person, born), form, me, error);
  if (offer == NULL)
    return FALSE;
  regie_change_join (change, offer);
  return TRUE;
}

static RegieChange *
make (RegieDb *db, const RegieOffice *office, const RegieDossier *dossier, RegieRecord *line,
      gint64 course, const RegieOrderTerms *terms, gint64 me, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Engagement);
  RegieDay today = regie_office_today (office);
  RegieDay from = regie_get_day (line, Fact, day);
  RegieDay until = regie_get_day (line, Fact, until_day);
  g_autofree char *number = dup_number (db, today, error);
  g_autoptr (RegieChange) change = NULL;
  gint64 id = regie_id_new ();
  int room;
  char text[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  if (number == NULL || !find_room (db, terms->lot, course, MAX (from, today), until, &room, error))
    return NULL;
  change = regie_change_new (room > 0 ? _("Ordered") : _("Ordered: on the waiting list"));
  regie_change_pin (change, line);
  regie_change_insert (change, entity, id);
  regie_put_new (change, Engagement, id, dossier, regie_get (line, Fact, dossier));
  regie_put_new (change, Engagement, id, lot, regie_number_format (terms->lot, text));
  regie_put_new (change, Engagement, id, line,
                 regie_number_format (regie_record_get_id (line), text));
  regie_put_new (change, Engagement, id, number, number);
  regie_put_new (change, Engagement, id, topic, regie_get (line, Fact, topic));
  regie_put_new (change, Engagement, id, price, regie_number_format (terms->price, text));
  regie_put_new (change, Engagement, id, unit, terms->unit);
  regie_put_new (change, Engagement, id, ordered_on, regie_day_format (today, day));
  regie_put_new (change, Engagement, id, course,
                 course != 0 ? regie_number_format (course, text) : NULL);
  regie_put_new (change, Engagement, id, from_day, regie_get (line, Fact, day));
  regie_put_new (change, Engagement, id, until_day, regie_get (line, Fact, until_day));
  regie_put_new (change, Engagement, id, hours, regie_get (line, Fact, intensity));
  regie_put_new_code (change, Engagement, id, stage,
                      room > 0 ? REGIE_ORDER_STAGE_ORDERED : REGIE_ORDER_STAGE_WAITS);
  /* What was agreed is what the plan costs from now on. */
  regie_put (change, line, Fact, price, regie_number_format (terms->price, text));
  regie_put (change, line, Fact, unit, terms->unit);
  return pin_places (db, change, terms->lot, course, error)
             && add_offer (change, office, dossier, line, me, error)
           ? g_steal_pointer (&change)
           : NULL;
}

RegieChange *
regie_order_make (RegieDb *db, const RegieOffice *office, RegieRecord *line, gint64 course,
                  gint64 me, GError **error)
{
  g_autoptr (RegieDossier) dossier = regie_dossier_load (db, office,
                                                         regie_get_int (line, Fact, dossier, 0),
                                                         error);
  RegieDay today = regie_office_today (office);
  gint64 dossier_id = regie_get_int (line, Fact, dossier, 0);
  RegieDay from = regie_get_day (line, Fact, day);
  RegieDay until = regie_get_day (line, Fact, until_day);
  RegieTopic topic = regie_get_code (line, Fact, topic);
  g_auto (RegieOrderTerms) terms = { 0 };
  RegieRoute route;
  RegieCostLine cost;
  gboolean has_order;

  if (dossier == NULL
      || !regie_order_line_has_order (db, dossier_id, regie_record_get_id (line), &has_order,
                                      error))
    return NULL;
  if (has_order)
    return regie_refuse (error, _("This line of the plan has an order already.")), NULL;
  if (until == REGIE_DAY_NONE)
    return regie_refuse (error, _("Until: an order needs an end. Fill it in in the plan.")), NULL;
  route = regie_case_route (&dossier->one, today, today);
  if (!find_terms (db, line, route, &terms, error))
    return NULL;
  cost = line_of (topic, from, until, (int) regie_get_int (line, Fact, intensity, 0), terms.price,
                  regie_unit_of (terms.unit));
  if (!check_start (office, from, error)
      || !check_mark (db, topic, terms.provider, regie_get (line, Fact, provider),
                      terms.route != REGIE_ROUTE_UNKNOWN ? terms.route : route, from, until, error)
      || !check_budget (db, &cost, terms.lot, error))
    return NULL;
  return make (db, office, dossier, line, course, &terms, me, error);
}

char **
regie_order_dup_groups (RegieDb *db, gint64 lot, RegieDay day, GError **error)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr (GPtrArray) courses = regie_order_load_courses (db, lot, error);
  char text[REGIE_NUMBER_TEXT];

  if (courses == NULL)
    return NULL;
  g_strv_builder_add (list, _("No group"));
  g_strv_builder_add (list, "0");
  for (guint i = 0; i < courses->len; i++)
    {
      gint64 id = regie_record_get_id (courses->pdata[i]);
      g_autofree char *from = regie_day_dup_long (
        regie_get_day (courses->pdata[i], Course, from_day));
      g_autofree char *name = NULL;
      RegieDay until = regie_get_day (courses->pdata[i], Course, until_day);
      int room;

      if (!regie_order_room (db, id, TRUE, day, day, &room, error))
        return NULL;
      if (room <= 0 || (until != REGIE_DAY_NONE && until < day))
        continue;
      /* TRANSLATORS: the name of a group, its first day, how many places are free */
      name = g_strdup_printf (ngettext ("%s, from %s (%d place)", "%s, from %s (%d places)", room),
                              regie_get (courses->pdata[i], Course, name), from, room);
      g_strv_builder_add (list, name);
      g_strv_builder_add (list, regie_number_format (id, text));
    }
  return g_strv_builder_end (list);
}

/* What LINE costs by TERMS, and whether there is ROOM. */
static char *
dup_preview (const RegieOffice *office, RegieRecord *line, const RegieOrderTerms *terms, int room)
{
  const char *provider = regie_get (line, Fact, provider);
  g_autofree char *price = regie_money_dup (terms->price, FALSE);
  g_autofree char *unit = g_utf8_strdown (regie_codes_label (office->codes, "eenheid", terms->unit),
                                          -1);
  g_autofree char *whole = regie_money_dup (
    regie_order_amount (regie_get_code (line, Fact, topic), regie_get_day (line, Fact, day),
                        regie_get_day (line, Fact, until_day),
                        (int) regie_get_int (line, Fact, intensity, 0), terms->price,
                        regie_unit_of (terms->unit)),
    TRUE);

  if (room == G_MAXINT)
    return g_strdup_printf (_("%s: %s per %s, together %s."), provider, price, unit, whole);
  if (room > 0)
    return g_strdup_printf (ngettext ("%s: %s per %s, together %s. %d place is free.",
                                      "%s: %s per %s, together %s. %d places are free.", room),
                            provider, price, unit, whole, room);
  return g_strdup_printf (
    _("%s: %s per %s, together %s. No place is free: it goes on the waiting list."), provider,
    price, unit, whole);
}

gboolean
regie_order_preview (RegieDb *db, const RegieOffice *office, RegieRecord *line, char **sentence,
                     char ***groups, GError **error)
{
  g_autoptr (RegieDossier) dossier = regie_dossier_load (db, office,
                                                         regie_get_int (line, Fact, dossier, 0),
                                                         error);
  RegieDay today = regie_office_today (office);
  RegieDay from = MAX (regie_get_day (line, Fact, day), today);
  g_auto (RegieOrderTerms) terms = { 0 };
  int room;

  g_return_val_if_fail (sentence != NULL && groups != NULL, FALSE);
  if (dossier == NULL
      || !find_terms (db, line, regie_case_route (&dossier->one, today, today), &terms, error)
      || !regie_order_room (db, terms.lot, FALSE, from, regie_get_day (line, Fact, until_day),
                            &room, error)
      || (*groups = regie_order_dup_groups (db, terms.lot, from, error)) == NULL)
    return FALSE;
  *sentence = dup_preview (office, line, &terms, room);
  return TRUE;
}

/* A place commits what did not count while ORDER waited: mark and budget are asked of now. */
static gboolean
check_commitment (RegieDb *db, RegieRecord *order, RegieDay from, GError **error)
{
  RegieTopic topic = regie_get_code (order, Engagement, topic);
  RegieDay until = regie_get_day (order, Engagement, until_day);
  RegieCostLine cost = line_of (topic, regie_get_day (order, Engagement, from_day), until,
                                (int) regie_get_int (order, Engagement, hours, 0),
                                regie_get_int (order, Engagement, price, 0),
                                regie_unit_of (regie_get (order, Engagement, unit)));
  g_auto (RegieOrderWhose) whose = { 0 };

  return regie_order_find_whose (db, regie_record_get_id (order), &whose, error)
         && check_mark (db, topic, whose.provider, whose.name, whose.route, from, until, error)
         && check_budget (db, &cost, regie_get_int (order, Engagement, lot, 0), error);
}

RegieChange *
regie_order_place (RegieDb *db, const RegieOffice *office, RegieRecord *order, gint64 course,
                   GError **error)
{
  RegieDay day = MAX (regie_get_day (order, Engagement, from_day), regie_office_today (office));
  g_autoptr (RegieChange) change = NULL;
  int room;
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (regie_get_code (order, Engagement, stage) != REGIE_ORDER_STAGE_WAITS)
    return regie_refuse (error, _("This order does not wait for a place.")), NULL;
  if (!find_room (db, regie_get_int (order, Engagement, lot, 0), course, day,
                  regie_get_day (order, Engagement, until_day), &room, error))
    return NULL;
  if (room <= 0)
    return regie_refuse (error, _("There is no free place yet.")), NULL;
  if (!check_commitment (db, order, day, error))
    return NULL;
  change = regie_change_new (_("Got a place"));
  regie_change_pin (change, order);
  regie_put_code (change, order, Engagement, stage, REGIE_ORDER_STAGE_ORDERED);
  if (course != 0)
    regie_put (change, order, Engagement, course, regie_number_format (course, text));
  return pin_places (db, change, regie_get_int (order, Engagement, lot, 0), course, error)
           ? g_steal_pointer (&change)
           : NULL;
}

RegieChange *
regie_order_begin (RegieDb *db, const RegieOffice *office, RegieRecord *order, RegieDay day,
                   GError **error)
{
  RegieChange *change;
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (regie_get (order, Engagement, ended_on) != NULL)
    return regie_refuse (error, _("This order has ended.")), NULL;
  if (day > regie_office_today (office))
    return regie_refuse (error, _("First lesson on: this day is still to come")), NULL;
  if (day < regie_get_day (order, Engagement, ordered_on) - MOST_DAYS_BACK)
    return regie_refuse (error, _("First lesson on: this is long before it was ordered")), NULL;
  change = regie_change_new (_("First lesson recorded"));
  regie_change_pin (change, order);
  regie_put (change, order, Engagement, begun_on, regie_day_format (day, text));
  regie_put_code (change, order, Engagement, stage, REGIE_ORDER_STAGE_RUNS);
  return change;
}

RegieChange *
regie_order_end (RegieDb *db, const RegieOffice *office, RegieRecord *order, RegieDay day,
                 gboolean finished, const char *reason, GError **error)
{
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  gint64 line_id = regie_get_int (order, Engagement, line, 0);
  g_autoptr (RegieRecord) line = line_id != 0
                                   ? regie_load_one (db, regie_entity (REGIE_ENTITY_Fact), line_id,
                                                     NULL)
                                   : NULL;
  g_autoptr (RegieChange) change = NULL;
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL, NULL);
  if (regie_get (order, Engagement, ended_on) != NULL)
    return regie_refuse (error, _("This order has ended.")), NULL;
  if (!finished && *why == '\0')
    return regie_refuse (error, _("Reason: say why it stops")), NULL;
  if (day > regie_office_today (office) + 366)
    return regie_refuse (error, _("Ended on: at most a year from now")), NULL;
  if (day < regie_get_day (order, Engagement, from_day) - 1)
    return regie_refuse (error, _("Ended on: this lies before the beginning")), NULL;
  change = regie_change_new (finished ? _("Order finished") : _("Order stopped"));
  regie_change_pin (change, order);
  regie_put (change, order, Engagement, ended_on, regie_day_format (day, text));
  regie_put_code (change, order, Engagement, stage,
                  finished ? REGIE_ORDER_STAGE_FINISHED : REGIE_ORDER_STAGE_STOPPED);
  regie_put (change, order, Engagement, reason, *why != '\0' ? why : NULL);
  if (line != NULL && regie_get_day (line, Fact, until_day) > day
      && day >= regie_get_day (line, Fact, day))
    {
      regie_change_pin (change, line);
      regie_put (change, line, Fact, until_day, text);
    }
  return g_steal_pointer (&change);
}
