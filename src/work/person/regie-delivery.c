/* SPDX-License-Identifier: EUPL-1.2 */
/* Who delivers a subject under contract, as the line of a plan chooses it. */
#include "regie-delivery.h"

#include <glib/gi18n.h>

#include "regie-dossier-commands.h"
#include "regie-money.h"
#include "regie-order-query.h"
#include "regie-order.h"
#include "regie-plan-query.h"
#include "regie-text.h"
#include "regie-week.h"

static const RegieProp delivery_props[] = {
  REGIE_PROP (RegieDelivery, kind, "kind", INT),
  REGIE_PROP (RegieDelivery, title, "title", TEXT),
  REGIE_PROP (RegieDelivery, about, "about", TEXT),
  REGIE_PROP (RegieDelivery, spoken, "spoken", TEXT),
  REGIE_PROP (RegieDelivery, provider, "provider", TEXT),
  REGIE_PROP (RegieDelivery, price, "price", TEXT),
  REGIE_PROP (RegieDelivery, unit, "unit", TEXT),
  REGIE_PROP (RegieDelivery, is_group, "is-group", BOOL),
  REGIE_PROP (RegieDelivery, place, "place", TEXT),
  REGIE_PROP (RegieDelivery, rhythm, "rhythm", TEXT),
  REGIE_PROP (RegieDelivery, intensity, "intensity", TEXT),
};
REGIE_DEFINE_ITEM (RegieDelivery, regie_delivery, delivery_props)

/* What is asked, and where it is gathered. */
typedef struct {
  const RegieWork *work;
  const char *topic;
  RegieDay from, until;
  RegieRoute route;
  GListStore *list;
} Gathering;

/* Takes ABOUT, which may be NULL. */
static RegieDelivery *
add (Gathering *self, RegieDeliveryKind kind, const char *title, char *about)
{
  g_autoptr (RegieDelivery) delivery = g_object_new (regie_delivery_get_type (), NULL);

  delivery->kind = kind;
  delivery->title = g_strdup (title);
  delivery->about = about;
  delivery->spoken = about != NULL ? g_strdup_printf ("%s, %s", title, about) : g_strdup (title);
  g_list_store_append (self->list, delivery);
  return delivery; /* the list holds it */
}

/* "full, a place from 12 Mar 2027 (2 wait)" */
static char *
dup_full (RegieDay first, gint64 waiting)
{
  g_autofree char *day = first != REGIE_DAY_NONE ? regie_day_dup_medium (first) : NULL;
  g_autofree char *place = day != NULL ? g_strdup_printf (_("full, a place from %s"), day)
                                       : g_strdup (_("full"));

  return waiting > 0 ? g_strdup_printf (ngettext ("%s (%d waits)", "%s (%d wait)", waiting), place,
                                        (int) waiting)
                     : g_steal_pointer (&place);
}

/* *SAID is how much room the lot or group with ID has, in words; NULL when that is not
 * counted. */
static gboolean
say_room (const Gathering *self, gint64 id, gboolean is_course, char **said, GError **error)
{
  RegieDb *db = self->work->db;
  RegieDay from = MAX (self->from, self->work->today);
  RegieDay first;
  gint64 waiting;
  int room;

  *said = NULL;
  if (!regie_order_room (db, id, is_course, from, MAX (from, self->until), &room, error)
      || !regie_order_count_waiting (db, id, is_course, &waiting, error))
    return FALSE;
  if (room == G_MAXINT)
    return TRUE;
  if (room > 0)
    {
      *said = g_strdup_printf (ngettext ("%d place is free", "%d places are free", room), room);
      return TRUE;
    }
  if (!regie_order_find_place (db, id, is_course, from, MAX (from, self->until), waiting, &first,
                               error))
    return FALSE;
  *said = dup_full (first, waiting);
  return TRUE;
}

/* PARTS, of which some may be NULL, with a point between them. */
static char *
dup_joined (const char *const *parts, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static void
set_terms (RegieDelivery *self, const char *provider, const RegieOrderTerms *terms)
{
  self->provider = g_strdup (provider);
  self->price = g_strdup_printf ("%" G_GINT64_FORMAT, terms->price);
  self->unit = g_strdup (terms->unit);
}

/* The whole hours of RHYTHM in a week; NULL when it says none. */
static char *
dup_hours (const char *rhythm)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  int hours;

  if (rhythm == NULL || !regie_week_parse (rhythm, 0, 0, slots, NULL))
    return NULL;
  hours = (int) (regie_week_hours (slots, 0) + 0.5);
  return hours > 0 ? g_strdup_printf ("%d", hours) : NULL;
}

static gboolean
add_group (Gathering *self, const char *provider, const RegieOrderTerms *terms, RegieRecord *course,
           GError **error)
{
  RegieDay until = regie_get_day (course, Course, until_day);
  g_autofree char *begins = regie_day_dup_medium (regie_get_day (course, Course, from_day));
  g_autofree char *from = g_strdup_printf (_("begins %s"), begins);
  g_autofree char *title = g_strdup_printf ("%s · %s", provider, regie_get (course, Course, name));
  g_autofree char *room = NULL;
  const char *parts[4] = { from, regie_get (course, Course, rhythm),
                           regie_get (course, Course, place), NULL };
  RegieDelivery *delivery;

  if (until != REGIE_DAY_NONE && until < MAX (self->from, self->work->today))
    return TRUE;
  if (!say_room (self, regie_record_get_id (course), TRUE, &room, error))
    return FALSE;
  parts[3] = room;
  delivery = add (self, REGIE_DELIVERY_CONTRACT, title, dup_joined (parts, G_N_ELEMENTS (parts)));
  set_terms (delivery, provider, terms);
  delivery->is_group = TRUE;
  delivery->place = g_strdup (regie_get (course, Course, place));
  delivery->rhythm = g_strdup (regie_get (course, Course, rhythm));
  delivery->intensity = dup_hours (delivery->rhythm);
  return TRUE;
}

static const char *
lot_name (const GPtrArray *offers, gint64 lot)
{
  for (guint i = 0; i < offers->len; i++)
    if (((const RegieOffer *) offers->pdata[i])->lot_id == lot)
      return ((const RegieOffer *) offers->pdata[i])->lot;
  return NULL;
}

/* "Lot 1 · € 12,50 per hour · 3 places are free" */
static gboolean
add_provider (Gathering *self, const GPtrArray *offers, const char *provider, GError **error)
{
  g_auto (RegieOrderTerms) terms = { 0 };
  g_autoptr (GPtrArray) courses = NULL;
  g_autofree char *money = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *price = NULL;
  g_autofree char *room = NULL;
  char day[REGIE_DAY_TEXT];

  if (!regie_order_find_terms (self->work->db, provider, self->topic,
                               regie_day_format (self->from, day), self->route, &terms, error))
    return FALSE;
  if (terms.lot == 0) /* all its lots are for another route */
    return TRUE;
  if (!say_room (self, terms.lot, FALSE, &room, error)
      || (courses = regie_order_load_courses (self->work->db, terms.lot, error)) == NULL)
    return FALSE;
  money = regie_money_dup (terms.price, FALSE);
  unit = g_utf8_strdown (regie_codes_label (self->work->office->codes, "eenheid", terms.unit), -1);
  /* TRANSLATORS: an amount of money, and for what: "€ 12.50 per hour" */
  price = g_strdup_printf (_("%s per %s"), money, unit);
  set_terms (add (self, REGIE_DELIVERY_CONTRACT, provider,
                  dup_joined ((const char *[]){ lot_name (offers, terms.lot), price, room }, 3)),
             provider, &terms);
  for (guint i = 0; i < courses->len; i++)
    if (!add_group (self, provider, &terms, courses->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Each provider once, however many prices it has. */
static gboolean
add_providers (Gathering *self, const GPtrArray *offers, GError **error)
{
  const char *last = NULL;

  for (guint i = 0; i < offers->len; i++)
    {
      const RegieOffer *offer = offers->pdata[i];

      if (g_strcmp0 (offer->topic, self->topic) != 0 || g_strcmp0 (offer->provider, last) == 0)
        continue;
      last = offer->provider;
      if (!add_provider (self, offers, offer->provider, error))
        return FALSE;
    }
  return TRUE;
}

gpointer
regie_deliveries_load (const RegieWork *work, GVariant *target, GError **error)
{
  Gathering self = { .work = work, .from = work->today, .until = work->today };
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GListStore) list = g_list_store_new (regie_delivery_get_type ());
  const char *from;
  const char *until;
  gint64 id;

  g_variant_get (target, "(x&s&s&s)", &id, &self.topic, &from, &until);
  regie_day_parse (from, &self.from);
  if (!regie_day_parse (until, &self.until))
    self.until = self.from;
  if ((dossier = regie_work_load_dossier (work, id, error)) == NULL
      || (offers = regie_prices_load (work->db, self.from, error)) == NULL)
    return NULL;
  self.route = regie_case_route (&dossier->one, work->today, work->today);
  self.list = list;
  add (&self, REGIE_DELIVERY_NONE, _("Nobody yet"), NULL);
  if (!add_providers (&self, offers, error))
    return NULL;
  add (&self, REGIE_DELIVERY_OTHER, _("Without a contract…"),
       g_strdup (_("Type the name and the price")));
  return g_steal_pointer (&list);
}
