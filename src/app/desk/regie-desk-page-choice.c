/* SPDX-License-Identifier: EUPL-1.2 */
/* What is chosen on the page of the desk: a wish, an offer, or a resident without a wish. */
#include "regie-desk-page-private.h"

#include "regie-desk-rows.h"

static RegieDeskView *
view_of (RegieDeskPage *self)
{
  return regie_page_get_view (REGIE_PAGE (self));
}

static gboolean
is_nothing (const RegieDeskChoice *choice)
{
  return choice->wish == 0 && choice->offer == 0 && choice->resident == 0;
}

/* What FRAME asks of the list with ID, whose rows are ITEMS; NULL before there is a view. */
static GListStore *
find (RegieDeskPage *self, RegieListFrame *frame, RegieDeskRollId id, GListStore *items)
{
  return regie_list_frame_find (frame, view_of (self)->rolls[id], G_LIST_MODEL (items));
}

static void
show_found (RegieDeskPage *self, RegieDeskList *list, RegieListFrame *frame, RegieDeskRollId id,
            GListStore *items)
{
  g_autoptr (GListStore) found = find (self, frame, id, items);

  regie_desk_list_set_model (list, G_LIST_MODEL (found));
}

void
regie_desk_page_find_wishes (RegieDeskPage *self)
{
  if (view_of (self) != NULL)
    show_found (self, self->wishes, self->wish_frame, REGIE_DESK_ROLL_WISHES,
                view_of (self)->wishes);
}

void
regie_desk_page_find_running (RegieDeskPage *self)
{
  if (view_of (self) != NULL)
    show_found (self, self->running, self->running_frame, REGIE_DESK_ROLL_RUNNING,
                view_of (self)->running);
}

void
regie_desk_page_find_givers (RegieDeskPage *self)
{
  if (view_of (self) != NULL)
    show_found (self, self->givers, self->giver_frame, REGIE_DESK_ROLL_GIVERS,
                view_of (self)->givers);
}

/* Those of ORDERED that stand in FOUND; owned. */
static GListStore *
keep_found (GListStore *ordered, GListStore *found)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  GListStore *kept = g_list_store_new (REGIE_TYPE_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found)); i++)
    {
      g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (G_LIST_MODEL (found), i);

      g_hash_table_add (set, entry);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ordered)); i++)
    {
      g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (G_LIST_MODEL (ordered), i);

      if (g_hash_table_contains (set, entry))
        g_list_store_append (kept, entry);
    }
  return kept;
}

/* Without an order of its own what fits stands beside its proposal. */
void
regie_desk_page_find_offers (RegieDeskPage *self)
{
  g_autoptr (GListStore) found = NULL;
  g_autoptr (GListStore) kept = NULL;

  if (view_of (self) == NULL || self->shown_offers == NULL)
    return;
  found = find (self, self->offer_frame, REGIE_DESK_ROLL_OFFERS, view_of (self)->offers);
  if (!regie_list_frame_is_sorted (self->offer_frame))
    kept = keep_found (self->shown_offers, found);
  regie_desk_list_set_model (self->offers, G_LIST_MODEL (kept != NULL ? kept : found));
}

RegieListFrame *
regie_desk_page_get_frame (RegieDeskPage *self)
{
  if (regie_page_get_view (REGIE_PAGE (self)) == NULL || g_str_equal (self->shown, "figures"))
    return NULL;
  if (g_str_equal (self->shown, "running"))
    return self->running_frame;
  if (g_str_equal (self->shown, "givers"))
    return self->giver_frame;
  return regie_list_frame_has_focus (self->offer_frame)
             || (regie_page_is_narrow (REGIE_PAGE (self)) && g_str_equal (self->side, "offers"))
           ? self->offer_frame
           : self->wish_frame;
}

static void
choose (RegieDeskPage *self, RegieDeskChoice choice)
{
  RegieDeskView *view = view_of (self);
  GListModel *before = G_LIST_MODEL (self->shown_offers);
  g_autoptr (GListStore) offers = NULL;

  self->choice = choice;
  g_clear_object (&self->proposals);
  self->proposals = regie_desk_view_propose (view, &choice);
  g_object_notify (G_OBJECT (self), "proposals");
  regie_menu_button_set_deeds (self->tools, G_LIST_MODEL (self->proposals->menu));
  offers = regie_desk_view_order (view, choice.wish != 0 ? self->proposals : NULL, before);
  g_set_object (&self->shown_offers, offers);
  regie_desk_page_find_offers (self);
  regie_desk_list_set_chosen (self->offers, choice.offer);
  regie_desk_list_set_chosen (self->wishes, choice.wish != 0 ? choice.wish : choice.resident);
  gtk_widget_queue_draw (self->links);
}

void
regie_desk_page_wish_activated (RegieDeskPage *self, RegieDeskEntry *entry)
{
  choose (self, entry->waits ? (RegieDeskChoice){ .wish = entry->id }
                             : (RegieDeskChoice){ .resident = entry->id });
  regie_desk_list_rewind (self->offers); /* where the proposals are */
}

void
regie_desk_page_offer_activated (RegieDeskPage *self, RegieDeskEntry *entry)
{
  choose (self, (RegieDeskChoice){ .offer = entry->id });
}

void
regie_desk_page_giver_activated (RegieDeskPage *self, RegieDeskEntry *entry)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.edit", "(ux)", REGIE_ENTITY_Giver,
                              entry->id);
}

/* Scrolls to the row of what somebody was sent to look at. */
static void
reveal_wanted (RegieDeskPage *self)
{
  RegieDeskList *const lists[] = { self->offers, self->wishes, self->givers, self->running };

  for (guint i = 0; self->wanted != 0 && i < G_N_ELEMENTS (lists); i++)
    regie_desk_list_reveal (lists[i], self->wanted);
  self->wanted = 0;
}

void
regie_desk_page_settle (RegieDeskPage *self)
{
  RegieDeskView *view = view_of (self);

  choose (self, is_nothing (&self->choice) ? regie_desk_view_first (view)
                                           : regie_desk_view_settle (view, &self->choice));
  reveal_wanted (self);
}
