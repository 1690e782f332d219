/* SPDX-License-Identifier: EUPL-1.2 */
/* The head of the page of a provider: its contract, and three figures in words. */
#include "regie-provider-views.h"

#include <glib/gi18n.h>

#include "regie-money.h"
#include "regie-text.h"

static const RegieProp provider_view_props[] = {
  REGIE_PROP (RegieProviderView, name, "name", TEXT),
  REGIE_PROP (RegieProviderView, about, "about", TEXT),
  REGIE_PROP (RegieProviderView, people, "people", TEXT),
  REGIE_PROP (RegieProviderView, places, "places", TEXT),
  REGIE_PROP (RegieProviderView, committed, "committed", TEXT),
  REGIE_PROP (RegieProviderView, part, "part", TEXT),
  REGIE_PROP (RegieProviderView, next, "next", TEXT),
  REGIE_PROP (RegieProviderView, next_about, "next-about", TEXT),
};
REGIE_DEFINE_ITEM (RegieProviderView, regie_provider_view, provider_view_props)

static const RegieProp paper_props[] = {
  REGIE_PROP (RegieMeetingPaper, id, "id", ID),
  REGIE_PROP (RegieMeetingPaper, title, "title", TEXT),
  REGIE_PROP (RegieMeetingPaper, text, "text", TEXT),
};
REGIE_DEFINE_ITEM (RegieMeetingPaper, regie_meeting_paper, paper_props)

static const RegieProp provider_sheet_props[] = {
  REGIE_PROP (RegieProviderSheet, chapters, "chapters", LIST),
  REGIE_PROP (RegieProviderSheet, papers, "papers", LIST),
};
REGIE_DEFINE_ITEM (RegieProviderSheet, regie_provider_sheet, provider_sheet_props)

static char *
dup_about (const RegieOffice *office, RegieRecord *contract)
{
  const char *stage = contract != NULL ? regie_get (contract, Contract, stage) : NULL;
  RegieDay last = contract != NULL ? regie_get_day (contract, Contract, until_day) : REGIE_DAY_NONE;
  g_autofree char *until = regie_day_dup_long (last);

  if (contract == NULL)
    return g_strdup (_("No contract is recorded yet."));
  return g_strdup_printf (_("Contract %s · %s · until %s"), regie_get (contract, Contract, number),
                          stage != NULL ? regie_codes_label (office->codes, "contractstand", stage)
                                        : "–",
                          last != REGIE_DAY_NONE ? until : "…");
}

static char *
dup_places (const RegieTiles *tiles)
{
  if (tiles->waiting > 0)
    return g_strdup_printf (_("of %d places · %u wait"), (int) tiles->places, tiles->waiting);
  return tiles->places > 0 ? g_strdup_printf (_("of %d places"), (int) tiles->places)
                           : g_strdup (_("places are not counted"));
}

RegieProviderView *
regie_provider_view_new (const RegieOffice *office, const RegieBook *book)
{
  g_autoptr (RegieTiles) tiles = NULL;
  RegieProviderView *self;

  g_return_val_if_fail (office != NULL && book != NULL, NULL);
  tiles = regie_book_tiles (book);
  self = g_object_new (regie_provider_view_get_type (), NULL);
  self->name = g_strdup (regie_get (book->provider, Provider, name));
  self->about = dup_about (office, regie_book_contract (book));
  self->people = g_strdup_printf ("%u", tiles->people);
  self->places = dup_places (tiles);
  self->committed = regie_money_dup (tiles->committed, TRUE);
  self->part = tiles->estimate > 0
                 ? g_strdup_printf (_("%d %% of the estimate"),
                                    (int) (tiles->committed * 100 / tiles->estimate))
                 : g_strdup (_("no estimate"));
  self->next = g_strdup (tiles->next != NULL ? tiles->next : "–");
  self->next_about = g_strdup (tiles->next != NULL ? tiles->next_about
                                                   : _("nothing in the next months"));
  return self;
}
