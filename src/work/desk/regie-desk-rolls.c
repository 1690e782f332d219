/* SPDX-License-Identifier: EUPL-1.2 */
/* Wishes, offers, matches and givers as lists: their columns and their rows. */
#include "regie-desk-rolls.h"

#include <glib/gi18n.h>

const RegieRollColumn regie_wish_columns[] = {
  { "name", N_("Resident"), REGIE_CELL_TEXT, 0 },
  { "wish", N_("Wish"), REGIE_CELL_TEXT, 0 },
  { "since", N_("Waits since"), REGIE_CELL_DAY, 0 },
  { "languages", N_("Languages"), REGIE_CELL_TEXT, 0 },
  { "rhythm", N_("Days and hours"), REGIE_CELL_TEXT, 0 },
  { "skills", N_("Can do"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
};
const guint regie_n_wish_columns = G_N_ELEMENTS (regie_wish_columns);

const RegieRollColumn regie_offer_columns[] = {
  { "name", N_("Giver"), REGIE_CELL_TEXT, 0 },
  { "offer", N_("Offer"), REGIE_CELL_TEXT, 0 },
  { "free", N_("Places free"), REGIE_CELL_NUMBER, 0 },
  { "places", N_("Places"), REGIE_CELL_NUMBER, 0 },
  { "state", N_("State"), REGIE_CELL_TEXT, 0 },
  { "certain", N_("Certain until"), REGIE_CELL_DAY, REGIE_ROLL_EXTRA },
  { "rhythm", N_("Days and hours"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
  { "place", N_("Where"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
};
const guint regie_n_offer_columns = G_N_ELEMENTS (regie_offer_columns);

const RegieRollColumn regie_match_columns[] = {
  { "name", N_("Resident"), REGIE_CELL_TEXT, 0 }, { "giver", N_("Giver"), REGIE_CELL_TEXT, 0 },
  { "offer", N_("Offer"), REGIE_CELL_TEXT, 0 },   { "hours", N_("Hours"), REGIE_CELL_NUMBER, 0 },
  { "stage", N_("Stage"), REGIE_CELL_TEXT, 0 },   { "since", N_("Since"), REGIE_CELL_DAY, 0 },
};
const guint regie_n_match_columns = G_N_ELEMENTS (regie_match_columns);

const RegieRollColumn regie_giver_columns[] = {
  { "name", N_("Giver"), REGIE_CELL_TEXT, 0 },
  { "contact", N_("Contact person"), REGIE_CELL_TEXT, 0 },
  { "phone", N_("Phone"), REGIE_CELL_TEXT, 0 },
  { "offers", N_("Offers"), REGIE_CELL_NUMBER, 0 },
  { "people", N_("Take part"), REGIE_CELL_NUMBER, 0 },
  { "told", N_("Spoken to"), REGIE_CELL_DAY, 0 },
  { "thanked", N_("Thanked on"), REGIE_CELL_DAY, 0 },
  { "email", N_("E-mail"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
};
const guint regie_n_giver_columns = G_N_ELEMENTS (regie_giver_columns);

RegieRoll *
regie_desk_roll_new (RegieDeskRollId list)
{
  static const struct {
    const char *title;
    const RegieRollColumn *columns;
    const guint *n;
  } lists[REGIE_N_DESK_ROLLS] = {
    [REGIE_DESK_ROLL_WISHES] = { N_("Wishes"), regie_wish_columns, &regie_n_wish_columns },
    [REGIE_DESK_ROLL_OFFERS] = { N_("Offers"), regie_offer_columns, &regie_n_offer_columns },
    [REGIE_DESK_ROLL_RUNNING] = { N_("Matches that run"), regie_match_columns,
                                  &regie_n_match_columns },
    [REGIE_DESK_ROLL_GIVERS] = { N_("Givers"), regie_giver_columns, &regie_n_giver_columns },
  };
  RegieRoll *self;

  g_return_val_if_fail (list < REGIE_N_DESK_ROLLS, NULL);
  self = regie_roll_new (_(lists[list].title));
  regie_roll_add_columns (self, lists[list].columns, *lists[list].n);
  return self;
}

void
regie_desk_roll_add_wish (RegieRoll *self, RegieRecord *resident, RegieRecord *wish,
                          const RegieDeskEntry *entry)
{
  regie_roll_add_row (self, entry->id);
  regie_roll_add_text (self, entry->title);
  regie_roll_add_text (self, entry->what);
  regie_roll_add_day (self, wish != NULL ? regie_get_day (wish, Wish, opened_on) : REGIE_DAY_NONE);
  regie_roll_add_text (self, regie_get (resident, Resident, languages));
  regie_roll_add_text (self, wish != NULL ? regie_get (wish, Wish, rhythm) : NULL);
  regie_roll_add_text (self, wish != NULL ? regie_get (wish, Wish, skills) : NULL);
  regie_roll_add_search (self, entry->search);
}

void
regie_desk_roll_add_offer (RegieRoll *self, const RegieDesk *desk, guint at,
                           const RegieDeskEntry *entry)
{
  const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, at);
  RegieRecord *record = g_array_index (desk->offer_records, RegieDeskOffer, at).offer;

  regie_roll_add_row (self, entry->id);
  regie_roll_add_text (self, entry->title);
  regie_roll_add_text (self, entry->what);
  regie_roll_add_amount (self, (gint64) MAX (0, offer->places - offer->taken) * 100);
  regie_roll_add_amount (self, (gint64) offer->places * 100);
  regie_roll_add_text (self, entry->about);
  regie_roll_add_day (self, offer->fresh_until);
  regie_roll_add_text (self, regie_get (record, Offer, rhythm));
  regie_roll_add_text (self, regie_get (record, Offer, place));
}

void
regie_desk_roll_add_match (RegieRoll *self, const RegieDesk *desk, RegieRecord *match,
                           const RegieDeskEntry *entry)
{
  int at = regie_desk_find_offer (desk, regie_get_int (match, Match, offer, 0));
  const RegieDeskOffer *offer = at >= 0 ? &g_array_index (desk->offer_records, RegieDeskOffer, at)
                                        : NULL;
  RegieDay begun = regie_get_day (match, Match, begun_on);
  int minutes = 0;

  regie_desk_attended (desk, entry->id, &minutes);
  regie_roll_add_row (self, entry->id);
  regie_roll_add_text (self, entry->title);
  regie_roll_add_text (self, offer != NULL ? regie_get (offer->giver, Giver, name) : NULL);
  regie_roll_add_text (self, offer != NULL ? regie_get (offer->offer, Offer, title) : NULL);
  regie_roll_add_amount (self, (gint64) minutes * 100 / 60);
  regie_roll_add_placed (self, entry->state, (int) regie_get_code (match, Match, stage));
  regie_roll_add_day (self,
                      begun != REGIE_DAY_NONE ? begun : regie_get_day (match, Match, decided_on));
}

void
regie_desk_roll_add_giver (RegieRoll *self, RegieRecord *giver, guint n_offers, guint n_running,
                           const RegieDeskEntry *entry)
{
  regie_roll_add_row (self, entry->id);
  regie_roll_add_text (self, entry->title);
  regie_roll_add_text (self, regie_get (giver, Giver, contact));
  regie_roll_add_text (self, regie_get (giver, Giver, phone));
  regie_roll_add_amount (self, (gint64) n_offers * 100);
  regie_roll_add_amount (self, (gint64) n_running * 100);
  regie_roll_add_day (self, regie_get_day (giver, Giver, told_on));
  regie_roll_add_day (self, regie_get_day (giver, Giver, thanked_on));
  regie_roll_add_text (self, regie_get (giver, Giver, email));
}

/* The roll of LIST as the page has it. */
static RegieRoll *
load (const RegieWork *work, RegieDeskRollId list, GError **error)
{
  g_autoptr (RegieDeskView) view = regie_desk_view_load (work, error);

  return view != NULL ? g_object_ref (view->rolls[list]) : NULL;
}

RegieRoll *
regie_wish_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  return load (work, REGIE_DESK_ROLL_WISHES, error);
}

RegieRoll *
regie_offer_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  return load (work, REGIE_DESK_ROLL_OFFERS, error);
}

RegieRoll *
regie_match_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  return load (work, REGIE_DESK_ROLL_RUNNING, error);
}

RegieRoll *
regie_giver_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  return load (work, REGIE_DESK_ROLL_GIVERS, error);
}
