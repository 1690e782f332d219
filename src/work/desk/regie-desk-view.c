/* SPDX-License-Identifier: EUPL-1.2 */
/* The Meedoenbalie as it is shown: its lists, and what it brings. */
#include "regie-desk-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-desk-file.h"
#include "regie-desk-rolls.h"
#include "regie-letter.h"
#include "regie-text.h"

static const RegieProp count_props[] = {
  REGIE_PROP (RegieDeskCount, title, "title", TEXT),
  REGIE_PROP (RegieDeskCount, about, "about", TEXT),
  REGIE_PROP (RegieDeskCount, quarter, "quarter", TEXT),
  REGIE_PROP (RegieDeskCount, year, "year", TEXT),
};
REGIE_DEFINE_ITEM (RegieDeskCount, regie_desk_count, count_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieDeskView, wishes_about, "wishes-about", TEXT),
  REGIE_PROP (RegieDeskView, offers_about, "offers-about", TEXT),
  REGIE_PROP (RegieDeskView, offers_nothing, "offers-nothing", TEXT),
  REGIE_PROP (RegieDeskView, wishes, "wishes", LIST),
  REGIE_PROP (RegieDeskView, offers, "offers", LIST),
  REGIE_PROP (RegieDeskView, running, "running", LIST),
  REGIE_PROP (RegieDeskView, givers, "givers", LIST),
  REGIE_PROP (RegieDeskView, counts, "counts", LIST),
  REGIE_PROP (RegieDeskView, adds, "adds", LIST),
  REGIE_PROP (RegieDeskView, counter, "counter", OBJECT),
};

typedef struct {
  RegieItemClass parent_class;
} RegieDeskViewClass;

G_DEFINE_FINAL_TYPE (RegieDeskView, regie_desk_view, REGIE_TYPE_ITEM)

static void
regie_desk_view_finalize (GObject *object)
{
  RegieDeskView *self = REGIE_DESK_VIEW (object);

  g_clear_pointer (&self->desk, regie_desk_free);
  for (guint i = 0; i < REGIE_N_DESK_ROLLS; i++)
    g_clear_object (&self->rolls[i]);
  G_OBJECT_CLASS (regie_desk_view_parent_class)->finalize (object);
}

static void
regie_desk_view_class_init (RegieDeskViewClass *klass)
{
  regie_item_class_install (REGIE_ITEM_CLASS (klass), view_props, G_N_ELEMENTS (view_props));
  G_OBJECT_CLASS (klass)->finalize = regie_desk_view_finalize;
}

static void
regie_desk_view_init (RegieDeskView *self)
{
}

/* Appends ENTRY, which is taken. */
static void
take (GListStore *list, RegieDeskEntry *entry)
{
  g_list_store_append (list, entry);
  g_object_unref (entry);
}

/* Those who wait, and below them who has no wish. */
static void
fill_wishes (RegieDeskView *self)
{
  const RegieDesk *desk = self->desk;
  RegieRoll *roll = self->rolls[REGIE_DESK_ROLL_WISHES];
  guint n;

  for (guint i = 0; i < desk->wish_records->len; i++)
    if (regie_desk_wish_at (desk, i)->running == NULL)
      {
        RegieDeskEntry *entry = regie_desk_entry_of_wish (desk, i);

        regie_desk_roll_add_wish (roll, regie_desk_wish_at (desk, i)->resident,
                                  regie_desk_wish_at (desk, i)->wish, entry);
        take (self->wishes, entry);
      }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->wishes));
  self->wishes_about = n > 0 ? g_strdup_printf (ngettext ("%u waits", "%u wait", n), n)
                             : g_strdup ("");
  for (guint i = 0; i < desk->idle->len; i++)
    {
      RegieDeskEntry *entry = regie_desk_entry_of_idle (desk->idle->pdata[i]);

      regie_desk_roll_add_wish (roll, desk->idle->pdata[i], NULL, entry);
      take (self->wishes, entry);
    }
}

static void
fill_offers (RegieDeskView *self)
{
  const RegieDesk *desk = self->desk;
  int places = 0;

  for (guint i = 0; i < desk->offers->len; i++)
    {
      const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, i);

      RegieDeskEntry *entry = regie_desk_entry_of_offer (desk, i);

      places += offer->paused ? 0 : MAX (0, offer->places - offer->taken);
      regie_desk_roll_add_offer (self->rolls[REGIE_DESK_ROLL_OFFERS], desk, i, entry);
      take (self->offers, entry);
    }
  self->offers_about = g_strdup_printf (ngettext ("%d place", "%d places", places), places);
  self->offers_nothing = g_strdup (
    desk->givers->len > 0 ? _("An offer is added in the menu of its giver, under Givers.")
                          : _("Record a giver of the city and what can be done there."));
}

static void
fill_running (RegieDeskView *self)
{
  GPtrArray *matches = self->desk->matches;

  for (guint i = 0; i < matches->len; i++)
    if (regie_get (matches->pdata[i], Match, ended_on) == NULL
        && regie_get_code (matches->pdata[i], Match, stage) != REGIE_MATCH_STAGE_DECLINED)
      {
        RegieDeskEntry *entry = regie_desk_entry_of_match (self->desk, matches->pdata[i]);

        regie_desk_roll_add_match (self->rolls[REGIE_DESK_ROLL_RUNNING], self->desk,
                                   matches->pdata[i], entry);
        take (self->running, entry);
      }
}

static int
longest_silent (gconstpointer a, gconstpointer b)
{
  RegieDay one = regie_get_day (((const RegieDeskGiver *) a)->giver, Giver, told_on);
  RegieDay other = regie_get_day (((const RegieDeskGiver *) b)->giver, Giver, told_on);

  return (one > other) - (one < other);
}

/* Givers in the order of how long they heard nothing; also those that offer nothing yet. */
static void
fill_givers (RegieDeskView *self)
{
  const RegieDesk *desk = self->desk;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) givers = g_array_new (FALSE, TRUE, sizeof (RegieDeskGiver));

  for (guint i = 0; i < desk->givers->len; i++)
    {
      g_array_append_val (givers, ((RegieDeskGiver){ .giver = desk->givers->pdata[i] }));
      g_hash_table_insert (places, desk->givers->pdata[i], GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < desk->offer_records->len; i++)
    {
      gpointer place = g_hash_table_lookup (places, regie_desk_offer_at (desk, i)->giver);
      RegieDeskGiver *giver = &g_array_index (givers, RegieDeskGiver, GPOINTER_TO_UINT (place));

      giver->n_offers++;
      giver->n_running += (guint) g_array_index (desk->offers, RegieMatchOffer, i).taken;
    }
  g_array_sort (givers, longest_silent);
  for (guint i = 0; i < givers->len; i++)
    {
      const RegieDeskGiver *giver = &g_array_index (givers, RegieDeskGiver, i);
      RegieDeskEntry *entry = regie_desk_entry_of_giver (desk->office, giver);

      regie_desk_roll_add_giver (self->rolls[REGIE_DESK_ROLL_GIVERS], giver->giver, giver->n_offers,
                                 giver->n_running, entry);
      take (self->givers, entry);
    }
}

static void
fill_adds (GListStore *adds)
{
  regie_desk_add_deed (adds, _("Resident…"), "records.add",
                       g_variant_new ("(us)", REGIE_ENTITY_Resident, ""));
  regie_desk_add_deed (adds, _("Giver…"), "records.add",
                       g_variant_new ("(us)", REGIE_ENTITY_Giver, ""));
  regie_desk_add_deed (adds, _("Read in Offers…"), "desk.import", g_variant_new_string ("offers"));
  regie_desk_add_deed (adds, _("Read in Wishes…"), "desk.import", g_variant_new_string ("wishes"));
  regie_desk_add_deed (adds, _("Times of the Offers as a Calendar…"), "desk.calendar", NULL);
}

RegieDeskView *
regie_desk_view_new (RegieDesk *desk, RegieDeskQueue *queue)
{
  RegieDeskView *self;

  g_return_val_if_fail (desk != NULL && queue != NULL, NULL);
  self = g_object_new (regie_desk_view_get_type (), NULL);
  self->desk = desk;
  for (guint i = 0; i < REGIE_N_DESK_ROLLS; i++)
    self->rolls[i] = regie_desk_roll_new (i);
  fill_wishes (self);
  fill_offers (self);
  fill_running (self);
  fill_givers (self);
  fill_adds (self->adds);
  self->counter = regie_counter_view_new (desk, queue);
  return self;
}

static void
add_counts (RegieDeskView *self, const RegieDeskFigures *quarter, const RegieDeskFigures *year)
{
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    {
      g_autoptr (RegieDeskCount) count = g_object_new (regie_desk_count_get_type (), NULL);

      count->title = g_strdup (regie_desk_figure_label (i));
      count->about = g_strdup (regie_desk_figure_about (i));
      count->quarter = g_strdup_printf ("%" G_GINT64_FORMAT, quarter->values[i]);
      count->year = g_strdup_printf ("%" G_GINT64_FORMAT, year->values[i]);
      g_list_store_append (self->counts, count);
    }
}

RegieDeskView *
regie_desk_view_load (const RegieWork *work, GError **error)
{
  g_autoptr (RegieDesk) desk = NULL;
  RegieDeskQueue *queue;
  RegieDeskFigures year;
  RegieDeskFigures quarter;
  RegieDeskView *self;

  g_return_val_if_fail (work != NULL, NULL);
  if ((desk = regie_desk_load (work->db, work->office, error)) == NULL
      || !regie_desk_figures (work->db, work->today - 364, work->today, &year, error)
      || !regie_desk_figures (work->db, work->today - 90, work->today, &quarter, error)
      || (queue = regie_desk_queue_load (work->db, work->today, error)) == NULL)
    return NULL;
  self = regie_desk_view_new (g_steal_pointer (&desk), queue);
  self->may_link = regie_work_may (work, REGIE_RIGHT (SEE_DOSSIERS), NULL);
  add_counts (self, &quarter, &year);
  return self;
}

RegieDeskChoice
regie_desk_view_first (RegieDeskView *self)
{
  g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->wishes), 0);

  return (RegieDeskChoice){ .wish = entry != NULL && entry->waits ? entry->id : 0 };
}

RegieDeskChoice
regie_desk_view_of_resident (RegieDeskView *self, gint64 resident)
{
  GListModel *wishes = G_LIST_MODEL (self->wishes);

  for (guint i = 0; i < g_list_model_get_n_items (wishes); i++)
    {
      g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (wishes, i);

      if (entry->waits && entry->resident == resident)
        return (RegieDeskChoice){ .wish = entry->id };
    }
  return (RegieDeskChoice){ .resident = resident };
}

RegieDeskChoice
regie_desk_view_settle (RegieDeskView *self, const RegieDeskChoice *choice)
{
  GPtrArray *idle = self->desk->idle;
  RegieDeskChoice of_resident;

  if (choice->wish != 0 && regie_desk_find_wish (self->desk, choice->wish) >= 0)
    return *choice;
  if (choice->offer != 0 && regie_desk_find_offer (self->desk, choice->offer) >= 0)
    return *choice;
  of_resident = regie_desk_view_of_resident (self, choice->resident);
  if (of_resident.wish != 0)
    return of_resident;
  for (guint i = 0; i < idle->len; i++)
    if (regie_record_get_id (idle->pdata[i]) == choice->resident)
      return of_resident;
  return (RegieDeskChoice){ 0 };
}

RegieDeskCard *
regie_desk_view_card (RegieDeskView *self, gint64 wish, gint64 offer)
{
  int w = regie_desk_find_wish (self->desk, wish);
  int o = regie_desk_find_offer (self->desk, offer);
  const RegieDeskOffer *one;

  if (w < 0 || o < 0)
    return NULL;
  one = regie_desk_offer_at (self->desk, (guint) o);
  return regie_desk_card_new (self->desk->office,
                              regie_desk_wish_at (self->desk, (guint) w)->resident, one->giver,
                              one->offer);
}

static void
append_counts (GString *text, GListModel *counts, gboolean year)
{
  for (guint i = 0; i < g_list_model_get_n_items (counts); i++)
    {
      g_autoptr (RegieDeskCount) count = g_list_model_get_item (counts, i);
      g_autofree char *line = g_strdup_printf ("%s: %s – %s", count->title,
                                               year ? count->year : count->quarter, count->about);

      regie_letter_append (text, REGIE_BLOCK_POINT, line);
    }
}

char *
regie_desk_view_dup_figures (RegieDeskView *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = regie_day_dup_long (regie_office_today (self->desk->office));
  g_autofree char *head = g_strdup_printf (_("The Meedoenbalie on %s"), day);

  regie_letter_append (text, REGIE_BLOCK_HEADING, head);
  regie_letter_append (text, REGIE_BLOCK_HEADING, _("The last year"));
  append_counts (text, G_LIST_MODEL (self->counts), TRUE);
  regie_letter_append (text, REGIE_BLOCK_HEADING, _("The last 90 days"));
  append_counts (text, G_LIST_MODEL (self->counts), FALSE);
  return g_string_free (text, FALSE);
}

RegieForm *
regie_desk_view_form_of_came (RegieDeskView *self, gint64 match)
{
  GPtrArray *matches = self->desk->matches;
  RegieForm *form = regie_form_new ();
  RegieDay held = regie_office_today (self->desk->office);
  int minutes = 0;
  char day[REGIE_DAY_TEXT];
  char length[REGIE_NUMBER_TEXT];

  for (guint i = 0; i < matches->len; i++)
    if (regie_record_get_id (matches->pdata[i]) == match)
      regie_attendance_propose (self->desk, matches->pdata[i], held, &held, &minutes);
  regie_form_set (form, "datum", regie_day_format (held, day));
  regie_form_set (form, "minuten", minutes > 0 ? regie_number_format (minutes, length) : NULL);
  return form;
}
