/* SPDX-License-Identifier: EUPL-1.2 */
/* The counter in words: who waits, what the visitor wants and when, and what fits. */
#include "regie-counter-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-desk-view-private.h"
#include "regie-pictogram.h"
#include "regie-text.h"

enum { MOST_PROS = 3, MOST_CONS = 2 };

static const RegieProp tile_props[] = {
  REGIE_PROP (RegieCounterTile, label, "label", TEXT),
  REGIE_PROP (RegieCounterTile, mark, "mark", TEXT),
  REGIE_PROP (RegieCounterTile, picture, "picture", TEXT),
  REGIE_PROP (RegieCounterTile, action, "action", TEXT),
  REGIE_PROP (RegieCounterTile, style, "style", TEXT),
  REGIE_PROP (RegieCounterTile, place, "place", INT),
  REGIE_PROP (RegieCounterTile, wide, "wide", BOOL),
};
REGIE_DEFINE_ITEM (RegieCounterTile, regie_counter_tile, tile_props)

static const RegieProp visitor_props[] = {
  REGIE_PROP (RegieVisitor, visit, "visit", ID),
  REGIE_PROP (RegieVisitor, resident, "resident", ID),
  REGIE_PROP (RegieVisitor, wish, "wish", ID),
  REGIE_PROP (RegieVisitor, arrived, "arrived", ID),
  REGIE_PROP (RegieVisitor, place, "place", INT),
  REGIE_PROP (RegieVisitor, name, "name", TEXT),
  REGIE_PROP (RegieVisitor, about, "about", TEXT),
  REGIE_PROP (RegieVisitor, details, "details", TARGET),
  REGIE_PROP (RegieVisitor, running, "running", TEXT),
  REGIE_PROP (RegieVisitor, came, "came", TARGET),
};
REGIE_DEFINE_ITEM (RegieVisitor, regie_visitor, visitor_props)

static const RegieProp waiting_props[] = {
  REGIE_PROP (RegieWaiting, visit, "visit", ID),
  REGIE_PROP (RegieWaiting, name, "name", TEXT),
  REGIE_PROP (RegieWaiting, wait, "wait", TEXT),
  REGIE_PROP (RegieWaiting, style, "style", TEXT),
};
REGIE_DEFINE_ITEM (RegieWaiting, regie_waiting, waiting_props)

static const RegieProp card_props[] = {
  REGIE_PROP (RegieCounterCard, offer, "offer", ID),
  REGIE_PROP (RegieCounterCard, title, "title", TEXT),
  REGIE_PROP (RegieCounterCard, what, "what", TEXT),
  REGIE_PROP (RegieCounterCard, when, "when", TEXT),
  REGIE_PROP (RegieCounterCard, yes, "yes", TEXT),
  REGIE_PROP (RegieCounterCard, yes_spoken, "yes-spoken", TEXT),
  REGIE_PROP (RegieCounterCard, target, "target", TARGET),
  REGIE_PROP (RegieCounterCard, style, "style", TEXT),
  REGIE_PROP (RegieCounterCard, reasons, "reasons", LIST),
};
REGIE_DEFINE_ITEM (RegieCounterCard, regie_counter_card, card_props)

static const RegieProp offers_props[] = {
  REGIE_PROP (RegieCounterOffers, title, "title", TEXT),
  REGIE_PROP (RegieCounterOffers, can_keep, "can-keep", BOOL),
  REGIE_PROP (RegieCounterOffers, cards, "cards", LIST),
};
REGIE_DEFINE_ITEM (RegieCounterOffers, regie_counter_offers, offers_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieCounterView, count, "count", TEXT),
  REGIE_PROP (RegieCounterView, visitors, "visitors", LIST),
  REGIE_PROP (RegieCounterView, themes, "themes", LIST),
  REGIE_PROP (RegieCounterView, days, "days", LIST),
  REGIE_PROP (RegieCounterView, parts, "parts", LIST),
};

typedef struct {
  RegieItemClass parent_class;
} RegieCounterViewClass;

G_DEFINE_FINAL_TYPE (RegieCounterView, regie_counter_view, REGIE_TYPE_ITEM)

static const char *const day_keys[REGIE_COUNTER_N_DAYS] = {
  "ma", "di", "wo", "do", "vr", "za", "zo",
};
static const struct {
  const char *label, *hours;
  int from; /* minutes */
} parts[REGIE_COUNTER_N_PARTS] = {
  { N_("morning"), "9:00-12:00", 9 * 60 },
  { N_("afternoon"), "13:00-17:00", 13 * 60 },
  { N_("evening"), "18:00-21:00", 18 * 60 },
};

static void
regie_counter_view_finalize (GObject *object)
{
  g_clear_pointer (&REGIE_COUNTER_VIEW (object)->queue, regie_desk_queue_free);
  G_OBJECT_CLASS (regie_counter_view_parent_class)->finalize (object);
}

static void
regie_counter_view_class_init (RegieCounterViewClass *klass)
{
  regie_item_class_install (REGIE_ITEM_CLASS (klass), view_props, G_N_ELEMENTS (view_props));
  G_OBJECT_CLASS (klass)->finalize = regie_counter_view_finalize;
}

static void
regie_counter_view_init (RegieCounterView *self)
{
}

/* --- the buttons --- */

/* PICTURE is taken and may be NULL. */
static void
add_tile (GListStore *tiles, const char *label, char mark, char *picture, const char *action,
          gboolean wide)
{
  g_autoptr (RegieCounterTile) tile = g_object_new (regie_counter_tile_get_type (), NULL);

  tile->label = g_strdup (label);
  tile->mark = g_strdup_printf ("%c", g_ascii_toupper (mark));
  tile->picture = picture;
  tile->action = g_strdup (action);
  tile->style = g_strdup (wide ? "tile-button" : "counter-toggle");
  tile->wide = wide;
  tile->place = (int) g_list_model_get_n_items (G_LIST_MODEL (tiles));
  g_list_store_append (tiles, tile);
}

static GPtrArray *
themes_of (const RegieOffice *office)
{
  return regie_codes_list (office->codes, "richting");
}

static void
add_tiles (RegieCounterView *self, const RegieOffice *office)
{
  GPtrArray *themes = themes_of (office);

  for (guint i = 0; i < MIN (themes->len, REGIE_COUNTER_MOST_THEMES); i++)
    {
      const RegieCode *theme = themes->pdata[i];

      add_tile (self->themes, theme->label, REGIE_COUNTER_KEYS[i],
                regie_pictogram_dup_icon (REGIE_PICTOGRAM_THEME, theme->key), "counter.theme",
                TRUE);
    }
  for (int i = 0; i < REGIE_COUNTER_N_DAYS; i++)
    add_tile (self->days, regie_weekday_short (i + 1), REGIE_COUNTER_DAY_KEYS[i], NULL,
              "counter.day", FALSE);
  for (guint i = 0; i < REGIE_COUNTER_N_PARTS; i++)
    add_tile (self->parts, _(parts[i].label), REGIE_COUNTER_PART_KEYS[i], NULL, "counter.part",
              FALSE);
}

/* --- who is there --- */

/* The open wish of RESIDENT that waits (NULL: none), and *RUNNING, its match that runs (NULL:
 * none). */
static RegieRecord *
open_wish (const RegieDesk *desk, gint64 resident, RegieRecord **running)
{
  *running = NULL;
  for (guint i = 0; i < desk->wish_records->len; i++)
    {
      const RegieDeskWish *one = regie_desk_wish_at (desk, i);

      if (one->resident == NULL || regie_record_get_id (one->resident) != resident
          || regie_desk_is_tried (desk, i))
        continue;
      if (one->running == NULL)
        return one->wish;
      *running = one->running;
    }
  return NULL;
}

/* What WISH (NULL: none) says, as it stands on the buttons. */
static RegieCounterChoice
said_by (const RegieOffice *office, RegieRecord *wish)
{
  const char *theme = wish != NULL ? regie_get (wish, Wish, theme) : NULL;
  RegieCounterChoice said = {
    .theme = theme != NULL ? regie_codes_index (office->codes, "richting", theme) : -1,
  };
  RegieHours hours;

  regie_hours_parse (wish != NULL ? regie_get (wish, Wish, rhythm) : NULL, &hours, NULL);
  for (guint i = 0; i < REGIE_COUNTER_N_DAYS; i++)
    {
      said.days |= (guint) (hours.days[i] != 0) << i;
      for (guint k = 0; k < REGIE_COUNTER_N_PARTS; k++)
        said.parts |= (guint) ((hours.days[i] >> (parts[k].from / 30) & 3) != 0) << k;
    }
  return said;
}

/* What helps to talk with RESIDENT, whose WISH (NULL: none) is open. */
static char *
dup_about (RegieRecord *resident, RegieRecord *wish)
{
  const char *known = regie_get (resident, Resident, languages);
  const char *languages = known != NULL ? known : _("languages not known");
  g_autofree char *since = NULL;

  if (wish == NULL)
    return g_strdup (languages);
  since = regie_day_dup_long (regie_get_day (wish, Wish, opened_on));
  return g_strdup_printf (_("%s · the wish of %s is open"), languages, since);
}

static void
set_running (RegieVisitor *self, const RegieDesk *desk, RegieRecord *match)
{
  int offer = regie_desk_find_offer (desk, regie_get_int (match, Match, offer, 0));

  self->running = g_strdup (
    offer >= 0 ? regie_get (regie_desk_offer_at (desk, (guint) offer)->offer, Offer, title) : "");
  self->came = g_variant_ref_sink (g_variant_new_int64 (regie_record_get_id (match)));
}

static RegieVisitor *
visitor_new (const RegieDesk *desk, RegieRecord *visit, RegieRecord *resident)
{
  RegieVisitor *self = g_object_new (regie_visitor_get_type (), NULL);
  RegieRecord *running;
  RegieRecord *wish;
  g_autoptr (GDateTime) arrived = g_date_time_new_from_iso8601 (
    regie_get (visit, Visit, arrived_at), NULL);

  self->visit = regie_record_get_id (visit);
  self->resident = regie_record_get_id (resident);
  self->arrived = arrived != NULL ? g_date_time_to_unix (arrived) : 0;
  wish = open_wish (desk, self->resident, &running);
  self->wish = wish != NULL ? regie_record_get_id (wish) : 0;
  self->name = regie_resident_dup_name (resident);
  self->about = dup_about (resident, wish);
  self->details = g_variant_ref_sink (
    g_variant_new ("(ux)", REGIE_ENTITY_Resident, self->resident));
  self->said = said_by (desk->office, wish);
  if (running != NULL)
    set_running (self, desk, running);
  return self;
}

RegieCounterView *
regie_counter_view_new (const RegieDesk *desk, RegieDeskQueue *queue)
{
  RegieCounterView *self;

  g_return_val_if_fail (desk != NULL && queue != NULL, NULL);
  self = g_object_new (regie_counter_view_get_type (), NULL);
  self->queue = queue;
  self->count = g_strdup_printf (_("%u helped, %u wait"), queue->n_helped, queue->visits->len);
  for (guint i = 0; i < queue->visits->len; i++)
    {
      g_autoptr (RegieVisitor) visitor = visitor_new (desk, queue->visits->pdata[i],
                                                      queue->residents->pdata[i]);

      visitor->place = (int) i;
      g_list_store_append (self->visitors, visitor);
    }
  add_tiles (self, desk->office);
  return self;
}

RegieVisitor *
regie_counter_view_find (RegieCounterView *self, gint64 visit)
{
  GListModel *visitors = G_LIST_MODEL (self->visitors);

  for (guint i = 0; i < g_list_model_get_n_items (visitors); i++)
    {
      g_autoptr (RegieVisitor) visitor = g_list_model_get_item (visitors, i);

      if (visitor->visit == visit)
        return g_steal_pointer (&visitor);
    }
  return NULL;
}

GListStore *
regie_counter_view_queue (RegieCounterView *self, gint64 visit, gint64 now)
{
  GListStore *queue = g_list_store_new (REGIE_TYPE_ITEM);
  GListModel *visitors = G_LIST_MODEL (self->visitors);

  for (guint i = 0; i < g_list_model_get_n_items (visitors); i++)
    {
      g_autoptr (RegieVisitor) visitor = g_list_model_get_item (visitors, i);
      g_autoptr (RegieWaiting) waiting = g_object_new (regie_waiting_get_type (), NULL);
      gboolean is_now = visitor->visit == visit;
      int minutes = visitor->arrived != 0 ? (int) ((now - visitor->arrived) / 60) : 0;

      waiting->visit = visitor->visit;
      waiting->name = g_strdup (visitor->name);
      waiting->style = g_strdup (is_now ? "accent" : "dim-label");
      waiting->wait = is_now ? g_strdup (_("now"))
                             : g_strdup_printf (
                               ngettext ("waits %d minute", "waits %d minutes", minutes), minutes);
      g_list_store_append (queue, waiting);
    }
  return queue;
}

/* --- what fits --- */

char *
regie_counter_dup_rhythm (const RegieCounterChoice *choice)
{
  g_autoptr (GString) days = g_string_new (NULL);
  GString *text;

  for (guint i = 0; i < REGIE_COUNTER_N_DAYS; i++)
    if (choice->days >> i & 1)
      g_string_append_printf (days, "%s%s", days->len > 0 ? "/" : "", day_keys[i]);
  if (days->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < REGIE_COUNTER_N_PARTS; i++)
    if (choice->parts == 0 || choice->parts >> i & 1)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", days->str,
                              parts[i].hours);
  return g_string_free (text, FALSE);
}

/* What is usually meant by a direction. */
static const char *
kind_of (const char *theme)
{
  static const char *const kinds[][2] = { { "taal", "taalmaatje" },
                                          { "leren", "opleiding" },
                                          { "bewegen", "sport" },
                                          { "muziek", "cultuur" },
                                          { "kantoor", "betaald_werk" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i][0], theme) == 0)
      return kinds[i][1];
  return "vrijwilligerswerk";
}

/* The stored wish of VISITOR, borrowed; NULL: none. */
static RegieRecord *
stored_wish (const RegieDesk *desk, RegieVisitor *visitor)
{
  int at = visitor->wish != 0 ? regie_desk_find_wish (desk, visitor->wish) : -1;

  return at >= 0 ? regie_desk_wish_at (desk, (guint) at)->wish : NULL;
}

/* The wish of VISITOR as it is chosen now, not stored. */
static RegieRecord *
draft_wish (const RegieDesk *desk, RegieVisitor *visitor, const RegieCounterChoice *choice)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Wish);
  RegieRecord *stored = stored_wish (desk, visitor);
  RegieRecord *wish = regie_record_new (entity, visitor->wish != 0 ? visitor->wish : 1);
  g_autofree char *rhythm = regie_counter_dup_rhythm (choice);
  char day[REGIE_DAY_TEXT];

  for (guint i = 0; stored != NULL && i < entity->n_fields; i++)
    regie_record_set_at (wish, i, regie_record_get (stored, entity->fields[i].name));
  if (choice->theme >= 0)
    {
      const RegieCode *theme = themes_of (desk->office)->pdata[choice->theme];

      if (regie_get (wish, Wish, kind) == NULL
          || g_strcmp0 (regie_get (wish, Wish, theme), theme->key) != 0)
        regie_record_set_at (wish, REGIE_AT (Wish, kind), kind_of (theme->key));
      regie_record_set_at (wish, REGIE_AT (Wish, theme), theme->key);
    }
  regie_record_set_at (wish, REGIE_AT (Wish, rhythm), rhythm);
  if (regie_get (wish, Wish, opened_on) == NULL)
    regie_record_set_at (wish, REGIE_AT (Wish, opened_on),
                         regie_day_format (regie_office_today (desk->office), day));
  return wish;
}

static RegieCounterCard *
card_new (const RegieDesk *desk, const RegieFit *fit, guint at)
{
  const RegieDeskOffer *offer = regie_desk_offer_at (desk, fit->offer);
  RegieCounterCard *self = g_object_new (regie_counter_card_get_type (), NULL);
  g_auto (GStrv) pros = NULL;
  g_auto (GStrv) cons = NULL;

  self->offer = regie_record_get_id (offer->offer);
  self->title = g_strdup (regie_get (offer->giver, Giver, name));
  self->what = g_strdup (regie_get (offer->offer, Offer, title));
  self->when = g_strdup (regie_get (offer->offer, Offer, rhythm));
  self->yes = g_strdup_printf (_("Yes, this is what I want  (%c)"), 'A' + (int) at);
  self->yes_spoken = g_strdup_printf ("%s: %s", self->title, self->yes);
  self->target = g_variant_ref_sink (g_variant_new_uint32 (at));
  self->style = at == 0 ? g_strdup ("suggested-action") : NULL;
  regie_desk_explain (desk, fit, &pros, &cons, NULL);
  regie_reasons_add (self->reasons, pros, TRUE, MOST_PROS);
  regie_reasons_add (self->reasons, cons, FALSE, MOST_CONS);
  return self;
}

RegieCounterOffers *
regie_counter_propose (RegieDeskView *view, RegieVisitor *visitor, const RegieCounterChoice *choice)
{
  RegieCounterOffers *self = g_object_new (regie_counter_offers_get_type (), NULL);
  RegieRecord *resident;
  g_autoptr (RegieRecord) wish = NULL;
  g_autoptr (GArray) fits = NULL;

  if (visitor == NULL || choice->theme < 0)
    return self;
  resident = view->counter->queue->residents->pdata[visitor->place];
  wish = draft_wish (view->desk, visitor, choice);
  fits = regie_desk_for_wish (view->desk, regie_desk_try_wish (view->desk, resident, wish), FALSE);
  for (guint i = 0; i < MIN (fits->len, REGIE_COUNTER_MOST_OFFERS); i++)
    {
      g_autoptr (RegieCounterCard) card = card_new (view->desk, &g_array_index (fits, RegieFit, i),
                                                    i);

      g_list_store_append (self->cards, card);
    }
  self->can_keep = TRUE;
  self->title = fits->len > 0
                  ? g_strdup_printf (ngettext ("This fits: %u place to go",
                                               "This fits: %u places to go", fits->len),
                                     fits->len)
                  : g_strdup (_(
                    "Nothing fits now. The wish is kept, and you hear when there is something."));
  return self;
}

RegieForm *
regie_counter_form (RegieDeskView *view, RegieVisitor *visitor, const RegieCounterChoice *choice)
{
  g_autoptr (RegieRecord) said = draft_wish (view->desk, visitor, choice);
  RegieRecord *stored = stored_wish (view->desk, visitor);
  RegieForm *form = regie_form_new ();

  regie_form_set (form, REGIE_FIELD (Wish, theme)->key, regie_get (said, Wish, theme));
  regie_form_set (form, REGIE_FIELD (Wish, kind)->key, regie_get (said, Wish, kind));
  regie_form_set (form, REGIE_FIELD (Wish, rhythm)->key, regie_get (said, Wish, rhythm));
  if (stored != NULL)
    regie_form_set_seen (form, stored);
  return form;
}

RegieDeskCard *
regie_counter_card_of (RegieDeskView *view, RegieVisitor *visitor, gint64 offer, char **where)
{
  const RegieDesk *desk = view->desk;
  int at = regie_desk_find_offer (desk, offer);
  const RegieDeskOffer *one;

  if (at < 0)
    return NULL;
  one = regie_desk_offer_at (desk, (guint) at);
  *where = g_strdup (regie_get (one->giver, Giver, name));
  return regie_desk_card_new (desk->office, view->counter->queue->residents->pdata[visitor->place],
                              one->giver, one->offer);
}
