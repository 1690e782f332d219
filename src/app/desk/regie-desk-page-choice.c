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
  regie_desk_list_set_model (self->offers, G_LIST_MODEL (offers));
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

void
regie_desk_page_find_wishes (RegieDeskPage *self)
{
  g_autoptr (GListStore) found = NULL;

  if (view_of (self) == NULL)
    return;
  found = regie_desk_view_find (view_of (self), gtk_editable_get_text (self->search));
  regie_desk_list_set_model (self->wishes, G_LIST_MODEL (found));
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
