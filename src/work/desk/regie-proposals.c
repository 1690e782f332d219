/* SPDX-License-Identifier: EUPL-1.2 */
/* What fits a wish or an offer, in words: the proposals with their reasons, and why the others do
 * not fit. */
#include "regie-desk-view-private.h"

#include <glib/gi18n.h>

#define MOST_PROPOSALS 12 /* more is no choice any more */

static const RegieProp reason_props[] = {
  REGIE_PROP (RegieReason, pro, "pro", BOOL),
  REGIE_PROP (RegieReason, text, "text", TEXT),
};
REGIE_DEFINE_ITEM (RegieReason, regie_reason, reason_props)

static const RegieProp proposal_props[] = {
  REGIE_PROP (RegieProposal, wish, "wish", ID),
  REGIE_PROP (RegieProposal, offer, "offer", ID),
  REGIE_PROP (RegieProposal, target, "target", TARGET),
  REGIE_PROP (RegieProposal, title, "title", TEXT),
  REGIE_PROP (RegieProposal, about, "about", TEXT),
  REGIE_PROP (RegieProposal, spoken, "spoken", TEXT),
  REGIE_PROP (RegieProposal, style, "style", TEXT),
  REGIE_PROP (RegieProposal, pros, "pros", LIST),
  REGIE_PROP (RegieProposal, cons, "cons", LIST),
};
REGIE_DEFINE_ITEM (RegieProposal, regie_proposal, proposal_props)

static const RegieProp proposals_props[] = {
  REGIE_PROP (RegieProposals, title, "title", TEXT),
  REGIE_PROP (RegieProposals, about, "about", TEXT),
  REGIE_PROP (RegieProposals, proposals, "proposals", LIST),
  REGIE_PROP (RegieProposals, menu, "menu", LIST),
  REGIE_PROP (RegieProposals, nothing, "nothing", BOOL),
  REGIE_PROP (RegieProposals, nothing_icon, "nothing-icon", TEXT),
  REGIE_PROP (RegieProposals, nothing_title, "nothing-title", TEXT),
  REGIE_PROP (RegieProposals, nothing_about, "nothing-about", TEXT),
};
REGIE_DEFINE_ITEM (RegieProposals, regie_proposals, proposals_props)

void
regie_reasons_add (GListStore *reasons, char **texts, gboolean pro, guint most)
{
  g_return_if_fail (G_IS_LIST_STORE (reasons) && texts != NULL);
  for (guint i = 0; texts[i] != NULL && i < most; i++)
    {
      g_autoptr (RegieReason) reason = g_object_new (regie_reason_get_type (), NULL);

      reason->pro = pro;
      reason->text = g_strdup (texts[i]);
      g_list_store_append (reasons, reason);
    }
}

/* FIT seen from the wish (FOR_WISH) or from the offer. */
static RegieProposal *
proposal_new (const RegieDesk *desk, const RegieFit *fit, gboolean for_wish)
{
  const RegieDeskWish *wish = regie_desk_wish_at (desk, fit->wish);
  const RegieDeskOffer *offer = regie_desk_offer_at (desk, fit->offer);
  const char *rhythm = regie_get (offer->offer, Offer, rhythm);
  RegieProposal *self = g_object_new (regie_proposal_get_type (), NULL);
  g_auto (GStrv) pros = NULL;
  g_auto (GStrv) cons = NULL;

  self->wish = regie_record_get_id (wish->wish);
  self->offer = regie_record_get_id (offer->offer);
  self->target = g_variant_ref_sink (g_variant_new ("(xx)", self->wish, self->offer));
  if (for_wish)
    {
      self->title = g_strdup_printf ("%s – %s", regie_get (offer->giver, Giver, name),
                                     regie_get (offer->offer, Offer, title));
      self->about = g_strjoin (" · ", rhythm != NULL ? rhythm : _("days not known"),
                               regie_get (offer->offer, Offer, place), NULL);
    }
  else
    {
      self->title = regie_resident_dup_name (wish->resident);
      self->about = g_strdup (regie_get (wish->wish, Wish, text));
    }
  self->spoken = g_strdup (self->title);
  regie_desk_explain (desk, fit, &pros, &cons, NULL);
  regie_reasons_add (self->pros, pros, TRUE, G_MAXUINT);
  regie_reasons_add (self->cons, cons, FALSE, G_MAXUINT);
  return self;
}

/* Why so many others are not proposed: how often each limit refused. */
static char *
dup_refused (GArray *fits, guint *n)
{
  static const char *const labels[] = { N_("paused"),
                                        N_("over"),
                                        N_("full"),
                                        N_("decided before"),
                                        N_("age"),
                                        N_("times"),
                                        N_("distance"),
                                        N_("VOG"),
                                        N_("work permit"),
                                        N_("what cannot"),
                                        N_("takes part already") };
  guint counts[REGIE_N_HARD] = { 0 };
  GString *text = g_string_new (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == REGIE_N_HARD);
  *n = 0;
  for (guint i = 0; i < fits->len; i++)
    {
      const RegieFit *fit = &g_array_index (fits, RegieFit, i);

      *n += fit->hard != 0;
      for (guint k = 0; k < REGIE_N_HARD; k++)
        counts[k] += fit->hard >> k & 1;
    }
  for (guint k = 0; k < REGIE_N_HARD; k++)
    if (counts[k] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "", _(labels[k]),
                              counts[k]);
  return g_string_free (text, FALSE);
}

/* What can be done with RESIDENT, who has or has no open wish. */
static void
add_resident (GListStore *menu, gint64 resident)
{
  regie_desk_add_deed (menu, _("Resident…"), "records.edit",
                       g_variant_new ("(ux)", REGIE_ENTITY_Resident, resident));
}

static void
add_erase (GListStore *menu, gint64 resident)
{
  regie_desk_add_deed (menu, _("Erase the Resident…"), "desk.erase-resident",
                       g_variant_new_int64 (resident));
}

static void
fill_wish_menu (GListStore *menu, const RegieDeskWish *one, gboolean may_link)
{
  gint64 resident = regie_record_get_id (one->resident);
  gint64 wish = regie_record_get_id (one->wish);

  add_resident (menu, resident);
  regie_desk_add_deed (menu, _("Wish…"), "records.edit",
                       g_variant_new ("(ux)", REGIE_ENTITY_Wish, wish));
  regie_desk_add_deed (menu, _("Another Wish…"), "desk.add-wish", g_variant_new_int64 (resident));
  if (may_link && regie_get (one->resident, Resident, linked) == NULL)
    regie_desk_add_deed (menu, _("Link to a Dossier…"), "desk.link",
                         g_variant_new_int64 (resident));
  if (may_link && regie_get (one->resident, Resident, linked) != NULL)
    regie_desk_add_deed (menu, _("Take the Link to the Dossier Away…"), "desk.unlink",
                         g_variant_new_int64 (resident));
  regie_desk_add_deed (menu, _("Withdraw and Erase…"), "desk.withdraw",
                       g_variant_new_int64 (wish));
  add_erase (menu, resident);
}

static void
fill_offer_menu (GListStore *menu, const RegieDeskOffer *one)
{
  gint64 offer = regie_record_get_id (one->offer);
  gint64 giver = regie_record_get_id (one->giver);

  regie_desk_add_deed (menu, _("Offer…"), "records.edit",
                       g_variant_new ("(ux)", REGIE_ENTITY_Offer, offer));
  regie_desk_add_deed (menu, _("Giver…"), "records.edit",
                       g_variant_new ("(ux)", REGIE_ENTITY_Giver, giver));
  regie_desk_add_deed (menu, _("Another Offer…"), "desk.add-offer", g_variant_new_int64 (giver));
  regie_desk_add_deed (menu, _("Remove"), "records.remove",
                       g_variant_new ("(ux)", REGIE_ENTITY_Offer, offer));
}

static void
say_nothing (RegieProposals *self, const char *icon, const char *title, const char *about)
{
  self->nothing = TRUE;
  self->nothing_icon = g_strdup (icon);
  self->nothing_title = g_strdup (title);
  self->nothing_about = g_strdup (about);
}

/* Nothing to weigh: nobody was chosen, or RESIDENT has no open wish. */
static void
fill_none (RegieProposals *self, gint64 resident)
{
  self->title = g_strdup (_("Proposals"));
  self->about = g_strdup ("");
  if (resident == 0)
    {
      say_nothing (self, "system-users-symbolic", _("Choose a wish or an offer"),
                   _("Regie shows what fits and what speaks against it. A person decides."));
      return;
    }
  regie_desk_add_deed (self->menu, _("Record a Wish…"), "desk.add-wish",
                       g_variant_new_int64 (resident));
  add_resident (self->menu, resident);
  add_erase (self->menu, resident);
  say_nothing (self, "list-add-symbolic", _("No open wish"),
               _("Record a wish with the button above, or at the counter."));
}

/* FITS in words, the best first, then why the others are not among them. */
static void
fill_fits (RegieProposals *self, const RegieDesk *desk, GArray *fits, gboolean for_wish)
{
  g_autofree char *refused = NULL;
  guint n_refused;

  for (guint i = 0; i < MIN (fits->len, MOST_PROPOSALS); i++)
    {
      const RegieFit *fit = &g_array_index (fits, RegieFit, i);
      g_autoptr (RegieProposal) proposal = NULL;

      if (fit->hard != 0)
        break;
      proposal = proposal_new (desk, fit, for_wish);
      proposal->style = i == 0 ? g_strdup ("suggested-action") : NULL;
      g_list_store_append (self->proposals, proposal);
    }
  refused = dup_refused (fits, &n_refused);
  self->about = n_refused > 0 ? g_strdup_printf (ngettext ("%u does not fit: %s",
                                                           "%u do not fit: %s", n_refused),
                                                 n_refused, refused)
                              : g_strdup ("");
  if (g_list_model_get_n_items (G_LIST_MODEL (self->proposals)) == 0)
    say_nothing (self, "system-search-symbolic", _("Nothing fits now"), self->about);
}

RegieProposals *
regie_desk_view_propose (RegieDeskView *self, const RegieDeskChoice *choice)
{
  RegieProposals *found = g_object_new (regie_proposals_get_type (), NULL);
  gboolean for_wish = choice->wish != 0;
  int at = for_wish             ? regie_desk_find_wish (self->desk, choice->wish)
           : choice->offer != 0 ? regie_desk_find_offer (self->desk, choice->offer)
                                : -1;
  g_autoptr (GArray) fits = NULL;
  g_autofree char *whom = NULL;

  if (at < 0)
    {
      fill_none (found, choice->resident);
      return found;
    }
  if (for_wish)
    {
      const RegieDeskWish *one = regie_desk_wish_at (self->desk, (guint) at);

      fits = regie_desk_for_wish (self->desk, (guint) at, TRUE);
      whom = regie_resident_dup_name (one->resident);
      fill_wish_menu (found->menu, one, self->may_link);
    }
  else
    {
      const RegieDeskOffer *one = regie_desk_offer_at (self->desk, (guint) at);

      fits = regie_desk_for_offer (self->desk, (guint) at, TRUE);
      whom = g_strdup (regie_get (one->offer, Offer, title));
      fill_offer_menu (found->menu, one);
    }
  found->title = g_strdup_printf (_("Proposals for %s"), whom);
  fill_fits (found, self->desk, fits, for_wish);
  return found;
}

/* Appends the entry of OFFER to ORDERED, once. */
static void
place (RegieDeskView *self, GListStore *ordered, gboolean *placed, gint64 offer)
{
  int at = regie_desk_find_offer (self->desk, offer);
  g_autoptr (RegieDeskEntry) entry = NULL;

  if (at < 0 || placed[at])
    return;
  placed[at] = TRUE;
  entry = g_list_model_get_item (G_LIST_MODEL (self->offers), (guint) at);
  g_list_store_append (ordered, entry);
}

GListStore *
regie_desk_view_order (RegieDeskView *self, RegieProposals *proposals, GListModel *before)
{
  GListStore *ordered = g_list_store_new (REGIE_TYPE_ITEM);
  GListModel *all = G_LIST_MODEL (self->offers);
  GListModel *first = proposals != NULL ? G_LIST_MODEL (proposals->proposals) : NULL;
  g_autofree gboolean *placed = g_new0 (gboolean, g_list_model_get_n_items (all) + 1);

  for (guint i = 0; first != NULL && i < g_list_model_get_n_items (first); i++)
    {
      g_autoptr (RegieProposal) proposal = g_list_model_get_item (first, i);

      place (self, ordered, placed, proposal->offer);
    }
  for (guint i = 0; first == NULL && before != NULL && i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (before, i);

      place (self, ordered, placed, entry->id);
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (all, i);

      place (self, ordered, placed, entry->id);
    }
  return ordered;
}
