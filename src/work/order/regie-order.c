/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-order.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-budget.h"
#include "regie-error.h"
#include "regie-money.h"
#include "regie-text.h"

#define MOST_DAYS_BACK                                                                             \
  366 /* that an order is made after its first day; as long as a first lesson may be before it */

static const char *
id_text (gint64 id, char *buffer)
{
  g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, id);
  return buffer;
}

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

/* The lot and the price that apply. */
typedef struct {
  gint64 lot, provider, price;
  char *unit, *route;
  gboolean found, foreign;
} Terms;

static gboolean
take_terms (guint n, const char *const *c, gpointer data, GError **error)
{
  Terms *terms = data;

  /* Rows come with the route of the person first, then those for every route, then others. */
  if (terms->found || (c[4] != NULL && strcmp (c[5], "2") == 0))
    {
      terms->foreign |= !terms->found;
      return TRUE;
    }
  *terms = (Terms){ g_ascii_strtoll (c[0], NULL, 10),
                    g_ascii_strtoll (c[1], NULL, 10),
                    regie_price_indexed (g_ascii_strtoll (c[2], NULL, 10), c[6], c[7], c[8]),
                    g_strdup (c[3]),
                    g_strdup (c[4]),
                    TRUE,
                    FALSE };
  return TRUE;
}

static gboolean
find_terms (RegieDb *db, RegieRecord *line, const char *route, Terms *terms, GError **error)
{
  const char *provider = regie_get (line, Fact, provider);
  const char *topic = regie_get (line, Fact, topic);
  const char *day = regie_get (line, Fact, day);
  g_autofree char *when = regie_day_dup_long (regie_get_day (line, Fact, day));
  gint64 n;

  if (provider == NULL)
    return regie_refuse (error, _("Provider: the line of the plan names none. Fill it in first."));
  if (!regie_db_exec (db,
                      "SELECT l.id, o.id, p.amount, p.unit, l.route, CASE WHEN l.route = $4 THEN 0 "
                      "WHEN l.route IS NULL THEN 1 ELSE 2 END, p.from_day, c.index_rate, $3"
                      " FROM provider o JOIN contract c ON c.provider = o.id JOIN lot l ON "
                      "l.contract = c.id JOIN price p ON p.lot = l.id"
                      " WHERE lower(o.name) = lower($1) AND p.topic = $2 AND o.voided = 0 AND "
                      "c.voided = 0 AND l.voided = 0 AND p.voided = 0"
                      " AND COALESCE(c.stage, 'loopt') IN ('gegund', 'loopt', 'eindigt')"
                      " AND COALESCE(c.from_day, '0') <= $3 AND COALESCE(c.until_day, '9') >= $3 "
                      "AND COALESCE(p.from_day, '0') <= $3 AND COALESCE(p.until_day, '9') >= $3"
                      " ORDER BY 6, p.amount, p.id",
                      4, (const char *[]){ provider, topic, day, route != NULL ? route : "" },
                      take_terms, terms, error))
    return FALSE;
  if (terms->found)
    return TRUE;
  if (!regie_db_get_int (
        db, "SELECT count(*) FROM provider WHERE lower(name) = lower($1) AND voided = 0", 1,
        &provider, &n, error))
    return FALSE;
  if (n == 0)
    return regie_refuse (error, _("Provider: “%s” does not stand among the providers."), provider);
  return terms->foreign
           ? regie_refuse (error, _("Provider: no lot of %s is for this route."), provider)
           : regie_refuse (
             error, _("Provider: %s has no contract with a price for this that runs on %s."),
             provider, when);
}

typedef struct {
  RegieDay from, until, covered;
} Cover;

/* By first day: COVERED is the last day up to which one mark follows on another. */
static gboolean
take_mark (guint n, const char *const *c, gpointer data, GError **error)
{
  Cover *cover = data;
  RegieDay from = cover->from;
  RegieDay until = cover->until;

  regie_day_parse (c[0], &from);
  regie_day_parse (c[1], &until);
  if (from <= cover->covered + 1)
    cover->covered = MAX (cover->covered, until);
  return TRUE;
}

/* Lessons are given by who has the mark for them, on every day from FROM to UNTIL. */
static gboolean
check_mark (RegieDb *db, RegieTopic topic, gint64 provider, const char *name, RegieRoute route,
            RegieDay from, RegieDay until, GError **error)
{
  gboolean bridging = route == REGIE_ROUTE_O;
  RegieMarkKind mark = bridging ? REGIE_MARK_BRIDGING : REGIE_MARK_QUALITY;
  gboolean begins;
  Cover cover = { from, MAX (from, until), from - 1 };
  g_autofree char *when = NULL;
  char id[24];

  if (topic != REGIE_TOPIC_LANGUAGE)
    return TRUE;
  if (!regie_db_exec (
        db,
        "SELECT from_day, until_day FROM mark WHERE provider = $1 AND kind = $2 AND voided = 0 "
        "ORDER BY COALESCE(from_day, '0'), id",
        2, (const char *[]){ id_text (provider, id), regie_mark_kind_name (mark) }, take_mark,
        &cover, error))
    return FALSE;
  if (cover.covered >= cover.until)
    return TRUE;
  begins = cover.covered >= from;
  when = regie_day_dup_long (begins ? cover.covered : from);
  if (begins)
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

/* What the orders that are there cost in YEAR: of CONTRACT, or of all when that is 0. */
typedef struct {
  GArray *years;
} Committed;

static gboolean
add_order (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay from = REGIE_DAY_NONE;
  RegieDay until = REGIE_DAY_NONE;
  RegieDay ended;
  RegieUnit unit = REGIE_UNIT_TRAJECTORY;
  RegieCostLine line;

  regie_day_parse (c[0], &from);
  regie_day_parse (c[1], &until);
  if (regie_day_parse (c[2], &ended))
    until = ended;
  unit = regie_unit_of (c[5]);
  line = line_of (regie_topic_find (c[6]), from, until,
                  c[3] != NULL ? (int) g_ascii_strtoll (c[3], NULL, 10) : 0,
                  g_ascii_strtoll (c[4], NULL, 10), unit);
  regie_cost_spread (((Committed *) data)->years, &line);
  return TRUE;
}

static gboolean
check_budget (RegieDb *db, const RegieCostLine *line, gint64 lot, GError **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));
  char text[24];

  regie_cost_spread (own, line);
  for (guint scope = 0; scope < 2; scope++) /* the whole office, then the contract */
    {
      g_autoptr (GArray) all = NULL;
      Committed committed;

      id_text (lot, text);
      for (guint i = 0; i < own->len; i++)
        {
          const RegieCostYear *mine = &g_array_index (own, RegieCostYear, i);
          char year[12], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];
          gint64 budgets;
          gint64 budget = 0;
          gint64 spent = 0;
          const char *where
            = scope == 0 ? "contract IS NULL AND year = $1"
                         : "contract = (SELECT contract FROM lot WHERE id = $2) AND year = $1";
          g_autofree char *count = g_strconcat ("SELECT count(*) FROM budget WHERE voided = 0 AND ",
                                                where, NULL);
          g_autofree char *sum = g_strconcat (
            "SELECT sum(amount) FROM budget WHERE voided = 0 AND ", where, NULL);

          g_snprintf (year, sizeof year, "%d", mine->year);
          if (!regie_db_get_int (db, count, 1 + scope, (const char *[]){ year, text }, &budgets,
                                 error))
            return FALSE;
          if (budgets == 0)
            continue;
          if (!regie_db_get_int (db, sum, 1 + scope, (const char *[]){ year, text }, &budget,
                                 error))
            return FALSE;
          if (all == NULL)
            {
              all = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));
              committed.years = all;
              g_snprintf (first, sizeof first, "%d-01-01",
                          CLAMP (g_array_index (own, RegieCostYear, 0).year, 0, 9999));
              g_snprintf (last, sizeof last, "%d-12-31",
                          CLAMP (g_array_index (own, RegieCostYear, own->len - 1).year, 0, 9999));
              if (!regie_db_exec (db,
                                  scope == 0
                                    ? "SELECT from_day, until_day, ended_on, hours, price, unit, "
                                      "topic FROM engagement WHERE voided = 0 AND stage <> 'wacht' "
                                      "AND until_day >= $1 AND from_day <= $2"
                                    : "SELECT from_day, until_day, ended_on, hours, price, unit, "
                                      "topic FROM engagement WHERE voided = 0 AND stage <> 'wacht' "
                                      "AND until_day >= $1 AND from_day <= $2"
                                      " AND lot IN (SELECT id FROM lot WHERE contract = (SELECT "
                                      "contract FROM lot WHERE id = $3))",
                                  2 + scope, (const char *[]){ first, last, text }, add_order,
                                  &committed, error))
                return FALSE;
            }
          for (guint k = 0; k < all->len; k++)
            if (g_array_index (all, RegieCostYear, k).year == mine->year)
              spent = g_array_index (all, RegieCostYear, k).cost;
          if (spent + mine->cost > budget)
            {
              g_autofree char *limit = regie_money_dup (budget, TRUE);
              g_autofree char *ordered = regie_money_dup (spent, TRUE);
              g_autofree char *more = regie_money_dup (mine->cost, TRUE);

              return scope == 0 ? regie_refuse (error,
                                                _("Budget: for %d the office has %s. Ordered is "
                                                   "%s; this order of %s does not fit."),
                                                mine->year, limit, ordered, more)
                                : regie_refuse (error,
                                                _("Budget: for %d this contract has %s. Ordered "
                                                   "is %s; this order of %s does not fit."),
                                                mine->year, limit, ordered, more);
            }
        }
    }
  return TRUE;
}

typedef struct {
  RegieDay day;
  int step;
} Move;

/* Somebody comes on the first day, and goes the day after the last. */
static gboolean
take_stay (guint n, const char *const *c, gpointer data, GError **error)
{
  Move comes = { REGIE_DAY_NONE, 1 };
  Move goes = { REGIE_DAY_NONE, -1 };

  if (!regie_day_parse (c[0], &comes.day) || !regie_day_parse (c[1], &goes.day))
    return TRUE;
  goes.day++;
  g_array_append_val ((GArray *) data, comes);
  g_array_append_val ((GArray *) data, goes);
  return TRUE;
}

/* Who goes on a day makes room for who comes on it. */
static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const Move *x = a;
  const Move *y = b;

  return x->day != y->day ? (x->day < y->day ? -1 : 1) : x->step - y->step;
}

/* How many are there at once, at most. */
static int
count_peak (GArray *moves)
{
  int now = 0;
  int peak = 0;

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
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));
  g_autofree char *sql = g_strdup_printf ("SELECT CASE WHEN from_day < $2 THEN $2 ELSE from_day "
                                          "END, COALESCE(ended_on, until_day) FROM engagement"
                                          " WHERE %s = $1 AND voided = 0 AND stage <> 'wacht' AND "
                                          "from_day <= $3 AND COALESCE(ended_on, until_day) >= $2",
                                          is_course ? "course" : "lot");
  char text[24], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_exec (db, sql, 3,
                      (const char *[]){ id_text (id, text), regie_day_format (from, first),
                                        regie_day_format (MAX (from, until), last) },
                      take_stay, moves, error))
    return FALSE;
  *peak = count_peak (moves);
  return TRUE;
}

gboolean
regie_order_room (RegieDb *db, gint64 id, gboolean is_course, RegieDay from, RegieDay until,
                  int *room, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT places FROM %s WHERE id = $1",
                                          is_course ? "course" : "lot");
  g_autofree char *places = NULL;
  char text[24];
  int peak;

  g_return_val_if_fail (db != NULL, FALSE);
  *room = G_MAXINT;
  if (!regie_db_get_text (db, sql, 1, (const char *[]){ id_text (id, text) }, &places, error))
    return FALSE;
  if (places == NULL)
    return TRUE;
  if (!regie_order_peak (db, id, is_course, from, until, &peak, error))
    return FALSE;
  *room = (int) g_ascii_strtoll (places, NULL, 10) - peak;
  return TRUE;
}

/* "O-2026-0042": the next of the year. */
static char *
dup_number (RegieDb *db, RegieDay today, GError **error)
{
  g_autofree char *last = NULL;
  g_autofree char *like = NULL;
  int year, month, day;

  regie_day_to_civil (today, &year, &month, &day);
  like = g_strdup_printf ("O-%d-%%", year);
  if (!regie_db_get_text (db, "SELECT max(number) FROM engagement WHERE number LIKE $1", 1,
                          (const char *[]){ like }, &last, error))
    return NULL;
  return g_strdup_printf ("O-%d-%05d", year,
                          last != NULL
                            ? (int) g_ascii_strtoll (last + strlen (like) - 1, NULL, 10) + 1
                            : 1);
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
      gint64 course, const Terms *terms, gint64 me, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Engagement);
  RegieDay today = regie_office_today (office);
  RegieDay from = regie_get_day (line, Fact, day);
  RegieDay until = regie_get_day (line, Fact, until_day);
  g_autofree char *number = dup_number (db, today, error);
  g_autoptr (RegieChange) change = NULL;
  gint64 id = regie_id_new ();
  int room = G_MAXINT;
  int room_in_course = G_MAXINT;
  char text[24], day[REGIE_DAY_TEXT];

  if (number == NULL
      || !regie_order_room (db, terms->lot, FALSE, MAX (from, today), until, &room, error)
      || (course != 0
          && !regie_order_room (db, course, TRUE, MAX (from, today), until, &room_in_course,
                                error)))
    return NULL;
  change = regie_change_new (MIN (room, room_in_course) > 0 ? _("Ordered")
                                                            : _("Ordered: on the waiting list"));
  regie_change_pin (change, line);
  regie_change_insert (change, entity, id);
  regie_put_new (change, Engagement, id, dossier, regie_get (line, Fact, dossier));
  regie_put_new (change, Engagement, id, lot, id_text (terms->lot, text));
  regie_put_new (change, Engagement, id, line, id_text (regie_record_get_id (line), text));
  regie_put_new (change, Engagement, id, number, number);
  regie_put_new (change, Engagement, id, topic, regie_get (line, Fact, topic));
  regie_put_new (change, Engagement, id, price, id_text (terms->price, text));
  regie_put_new (change, Engagement, id, unit, terms->unit);
  regie_put_new (change, Engagement, id, ordered_on, regie_day_format (today, day));
  regie_put_new (change, Engagement, id, course, course != 0 ? id_text (course, text) : NULL);
  regie_put_new (change, Engagement, id, from_day, regie_get (line, Fact, day));
  regie_put_new (change, Engagement, id, until_day, regie_get (line, Fact, until_day));
  regie_put_new (change, Engagement, id, hours, regie_get (line, Fact, intensity));
  regie_put_new_code (change, Engagement, id, stage,
                      MIN (room, room_in_course) > 0 ? REGIE_ORDER_STAGE_ORDERED
                                                     : REGIE_ORDER_STAGE_WAITS);
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
  Terms terms = { 0 };
  RegieRoute route;
  RegieUnit unit = REGIE_UNIT_TRAJECTORY;
  RegieCostLine cost;
  RegieChange *change = NULL;
  char id[24];
  gint64 n;

  if (dossier == NULL
      || !regie_db_get_int (db,
                            "SELECT count(*) FROM engagement WHERE dossier = $2 AND line = $1 AND "
                            "voided = 0 AND stage IN ('wacht', 'besteld', 'loopt')",
                            2,
                            (const char *[]){ id_text (regie_record_get_id (line), id),
                                              regie_get (line, Fact, dossier) },
                            &n, error))
    return NULL;
  if (n > 0)
    return regie_refuse (error, _("This line of the plan has an order already.")), NULL;
  if (regie_get (line, Fact, until_day) == NULL)
    return regie_refuse (error, _("Until: an order needs an end. Fill it in in the plan.")), NULL;
  route = regie_case_route (&dossier->one, today, today);
  if (find_terms (db, line, regie_route_name (route), &terms, error))
    {
      unit = regie_unit_of (terms.unit);
      cost = line_of (regie_get_code (line, Fact, topic), regie_get_day (line, Fact, day),
                      regie_get_day (line, Fact, until_day),
                      (int) regie_get_int (line, Fact, intensity, 0), terms.price, unit);
      if (check_start (office, regie_get_day (line, Fact, day), error)
          && check_mark (db, regie_get_code (line, Fact, topic), terms.provider,
                         regie_get (line, Fact, provider),
                         terms.route != NULL ? regie_route_find (terms.route) : route,
                         regie_get_day (line, Fact, day), regie_get_day (line, Fact, until_day),
                         error)
          && check_budget (db, &cost, terms.lot, error))
        change = make (db, office, dossier, line, course, &terms, me, error);
    }
  g_free (terms.unit);
  g_free (terms.route);
  return change;
}

char **
regie_order_dup_groups (RegieDb *db, gint64 lot, RegieDay day, GError **error)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr (GPtrArray) courses = NULL;
  char text[24];

  g_return_val_if_fail (db != NULL, NULL);
  courses = regie_load (db, regie_entity (REGIE_ENTITY_Course), "lot = $1 ORDER BY from_day", 1,
                        (const char *[]){ id_text (lot, text) }, error);
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
      g_strv_builder_add (list, id_text (id, text));
    }
  return g_strv_builder_end (list);
}

gboolean
regie_order_preview (RegieDb *db, const RegieOffice *office, RegieRecord *line, char **sentence,
                     char ***groups, GError **error)
{
  g_autoptr (RegieDossier) dossier = regie_dossier_load (db, office,
                                                         regie_get_int (line, Fact, dossier, 0),
                                                         error);
  RegieDay today = regie_office_today (office);
  RegieDay from = regie_get_day (line, Fact, day);
  g_autofree char *price = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *unit = NULL;
  Terms terms = { 0 };
  RegieRoute route;
  RegieUnit kind = REGIE_UNIT_TRAJECTORY;
  int room;
  gboolean ok = FALSE;

  if (dossier == NULL)
    return FALSE;
  route = regie_case_route (&dossier->one, today, today);
  if (find_terms (db, line, regie_route_name (route), &terms, error)
      && regie_order_room (db, terms.lot, FALSE, MAX (from, today),
                           regie_get_day (line, Fact, until_day), &room, error)
      && (*groups = regie_order_dup_groups (db, terms.lot, MAX (from, today), error)) != NULL)
    {
      kind = regie_unit_of (terms.unit);
      price = regie_money_dup (terms.price, FALSE);
      unit = g_utf8_strdown (regie_codes_label (office->codes, "eenheid", terms.unit), -1);
      whole = regie_money_dup (regie_order_amount (regie_get_code (line, Fact, topic), from,
                                                   regie_get_day (line, Fact, until_day),
                                                   (int) regie_get_int (line, Fact, intensity, 0),
                                                   terms.price, kind),
                               TRUE);
      if (room == G_MAXINT)
        *sentence = g_strdup_printf (_("%s: %s per %s, together %s."),
                                     regie_get (line, Fact, provider), price, unit, whole);
      else if (room > 0)
        *sentence = g_strdup_printf (ngettext ("%s: %s per %s, together %s. %d place is free.",
                                               "%s: %s per %s, together %s. %d places are free.",
                                               room),
                                     regie_get (line, Fact, provider), price, unit, whole, room);
      else
        *sentence = g_strdup_printf (
          _("%s: %s per %s, together %s. No place is free: it goes on the waiting list."),
          regie_get (line, Fact, provider), price, unit, whole);
      ok = TRUE;
    }
  g_free (terms.unit);
  g_free (terms.route);
  return ok;
}

typedef struct {
  gint64 provider;
  char *name, *route;
} Whose;

static gboolean
take_whose (guint n, const char *const *c, gpointer data, GError **error)
{
  *(Whose *) data = (Whose){ g_ascii_strtoll (c[0], NULL, 10), g_strdup (c[1]),
                             g_strdup (c[2] != NULL ? c[2] : c[3]) };
  return TRUE;
}

/* A place commits what did not count while ORDER waited: the mark and the budget are asked of
 * now. */
static gboolean
check_commitment (RegieDb *db, RegieRecord *order, RegieDay from, GError **error)
{
  RegieDay until = regie_get_day (order, Engagement, until_day);
  RegieUnit unit = REGIE_UNIT_TRAJECTORY;
  RegieCostLine cost;
  Whose whose = { 0 };
  char id[24];
  gboolean ok;

  unit = regie_unit_of (regie_get (order, Engagement, unit));
  cost = line_of (regie_get_code (order, Engagement, topic),
                  regie_get_day (order, Engagement, from_day), until,
                  (int) regie_get_int (order, Engagement, hours, 0),
                  regie_get_int (order, Engagement, price, 0), unit);
  ok = regie_db_exec (
         db,
         "SELECT o.id, o.name, l.route, i.route FROM engagement e JOIN lot l ON l.id = e.lot JOIN "
         "contract c ON c.id = l.contract JOIN provider o ON o.id = c.provider"
         " LEFT JOIN dossier_index i ON i.dossier = e.dossier WHERE e.id = $1",
         1, (const char *[]){ id_text (regie_record_get_id (order), id) }, take_whose, &whose,
         error)
       && check_mark (db, regie_get_code (order, Engagement, topic), whose.provider, whose.name,
                      regie_route_find (whose.route), from, until, error)
       && check_budget (db, &cost, regie_get_int (order, Engagement, lot, 0), error);
  g_free (whose.name);
  g_free (whose.route);
  return ok;
}

RegieChange *
regie_order_place (RegieDb *db, const RegieOffice *office, RegieRecord *order, gint64 course,
                   GError **error)
{
  RegieDay day = MAX (regie_get_day (order, Engagement, from_day), regie_office_today (office));
  g_autoptr (RegieChange) change = NULL;
  int room;
  int room_in_course = G_MAXINT;
  char text[24];

  g_return_val_if_fail (db != NULL, NULL);
  if (regie_get_code (order, Engagement, stage) != REGIE_ORDER_STAGE_WAITS)
    return regie_refuse (error, _("This order does not wait for a place.")), NULL;
  if (!regie_order_room (db, regie_get_int (order, Engagement, lot, 0), FALSE, day,
                         regie_get_day (order, Engagement, until_day), &room, error)
      || (course != 0
          && !regie_order_room (db, course, TRUE, day, regie_get_day (order, Engagement, until_day),
                                &room_in_course, error)))
    return NULL;
  if (MIN (room, room_in_course) <= 0)
    return regie_refuse (error, _("There is no free place yet.")), NULL;
  if (!check_commitment (db, order, day, error))
    return NULL;
  change = regie_change_new (_("Got a place"));
  regie_change_pin (change, order);
  regie_put_code (change, order, Engagement, stage, REGIE_ORDER_STAGE_ORDERED);
  if (course != 0)
    regie_put (change, order, Engagement, course, id_text (course, text));
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
