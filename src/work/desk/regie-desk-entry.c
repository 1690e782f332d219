/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the Meedoenbalie in words: wishes, offers, what runs, givers. */
#include "regie-desk-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-format.h"
#include "regie-period.h"
#include "regie-text.h"

#define MOST_DRAWN 8 /* places of an offer */

static const RegieProp entry_props[] = {
  REGIE_PROP (RegieDeskEntry, id, "id", ID),
  REGIE_PROP (RegieDeskEntry, resident, "resident", ID),
  REGIE_PROP (RegieDeskEntry, waits, "waits", BOOL),
  REGIE_PROP (RegieDeskEntry, initials, "initials", TEXT),
  REGIE_PROP (RegieDeskEntry, title, "title", TEXT),
  REGIE_PROP (RegieDeskEntry, what, "what", TEXT),
  REGIE_PROP (RegieDeskEntry, about, "about", TEXT),
  REGIE_PROP (RegieDeskEntry, right, "right", TEXT),
  REGIE_PROP (RegieDeskEntry, taken, "taken", TEXT),
  REGIE_PROP (RegieDeskEntry, free, "free", TEXT),
  REGIE_PROP (RegieDeskEntry, first, "first", TEXT),
  REGIE_PROP (RegieDeskEntry, second, "second", TEXT),
  REGIE_PROP (RegieDeskEntry, state, "state", TEXT),
  REGIE_PROP (RegieDeskEntry, since, "since", TEXT),
  REGIE_PROP (RegieDeskEntry, tip, "tip", TEXT),
  REGIE_PROP (RegieDeskEntry, spoken, "spoken", TEXT),
  REGIE_PROP (RegieDeskEntry, search, "search", TEXT),
  REGIE_PROP (RegieDeskEntry, shape, "shape", INT),
  REGIE_PROP (RegieDeskEntry, deed, "deed", OBJECT),
  REGIE_PROP (RegieDeskEntry, second_deed, "second-deed", OBJECT),
  REGIE_PROP (RegieDeskEntry, menu, "menu", LIST),
};
REGIE_DEFINE_ITEM (RegieDeskEntry, regie_desk_entry, entry_props)

static RegieDeskEntry *
entry_new (gint64 id)
{
  RegieDeskEntry *self = g_object_new (regie_desk_entry_get_type (), NULL);

  self->id = id;
  self->shape = REGIE_SHAPE_NONE;
  return self;
}

static RegieDeed *
deed_new (const char *label, const char *action, GVariant *target)
{
  RegieDeed *self = g_object_new (regie_deed_get_type (), NULL);

  self->label = g_strdup (label);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  return self;
}

void
regie_desk_add_deed (GListStore *deeds, const char *label, const char *action, GVariant *target)
{
  g_autoptr (RegieDeed) deed = deed_new (label, action, target);

  g_list_store_append (deeds, deed);
}

/* --- who wishes something --- */

/* What RESIDENT is found by: initials and number as they stand and as they are typed, and the words
 * of WISH (NULL: none). */
static char *
dup_search (RegieRecord *resident, RegieRecord *wish)
{
  const char *initials = regie_get (resident, Resident, initials);
  const char *number = regie_get (resident, Resident, number);
  const char *text = wish != NULL ? regie_get (wish, Wish, text) : NULL;
  const char *skills = wish != NULL ? regie_get (wish, Wish, skills) : NULL;
  g_autofree char *together = regie_text_squeeze (initials);
  g_autofree char *bare = regie_text_squeeze (number != NULL ? number : "");
  g_autofree char *all = g_strjoin (" ", initials, together, number != NULL ? number : "", bare,
                                    text != NULL ? text : "", skills != NULL ? skills : "", NULL);

  return regie_text_fold (all);
}

static char *
dup_spaced (RegieRecord *resident)
{
  return g_strdelimit (g_strdup (regie_get (resident, Resident, initials)), ".", ' ');
}

static const char *
languages_of (RegieRecord *resident)
{
  const char *languages = regie_get (resident, Resident, languages);

  return languages != NULL ? languages : _("languages not known");
}

/* What a row of two lines says aloud. */
static void
speak (RegieDeskEntry *self)
{
  self->spoken = g_strdup_printf ("%s, %s, %s, %s", self->title, self->right, self->what,
                                  self->about);
}

RegieDeskEntry *
regie_desk_entry_of_idle (RegieRecord *resident)
{
  RegieDeskEntry *self = entry_new (regie_record_get_id (resident));

  self->resident = self->id;
  self->initials = dup_spaced (resident);
  self->title = regie_resident_dup_name (resident);
  self->right = g_strdup ("");
  self->what = g_strdup (_("no open wish"));
  self->about = g_strdup (languages_of (resident));
  self->search = dup_search (resident, NULL);
  speak (self);
  return self;
}

RegieDeskEntry *
regie_desk_entry_of_wish (const RegieDesk *desk, guint at)
{
  const RegieDeskWish *one = regie_desk_wish_at (desk, at);
  const char *own = regie_get (one->wish, Wish, text);
  const char *rhythm = regie_get (one->wish, Wish, rhythm);
  RegieDeskEntry *self = entry_new (regie_record_get_id (one->wish));

  self->resident = regie_record_get_id (one->resident);
  self->waits = TRUE;
  self->initials = dup_spaced (one->resident);
  self->title = regie_resident_dup_name (one->resident);
  self->right = regie_format_since (regie_get_day (one->wish, Wish, opened_on),
                                    regie_office_today (desk->office));
  self->what = g_strdup (own != NULL ? own
                                     : regie_codes_label (desk->office->codes, "meedoen",
                                                          regie_get (one->wish, Wish, kind)));
  self->about = g_strjoin (" · ", languages_of (one->resident),
                           rhythm != NULL ? rhythm : _("days not known"), NULL);
  self->search = dup_search (one->resident, one->wish);
  speak (self);
  return self;
}

/* --- offers --- */

/* How certain an offer still is, in words with its shape. */
static char *
dup_freshness (const RegieMatchOffer *offer, RegieDay today, int *shape)
{
  int left = offer->places - offer->taken;
  g_autofree char *when = NULL;

  *shape = REGIE_SHAPE_RUN;
  if (offer->paused)
    return g_strdup (_("paused"));
  if (offer->until != REGIE_DAY_NONE && offer->until < today)
    return g_strdup (_("over"));
  if (offer->fresh_until != REGIE_DAY_NONE && offer->fresh_until < today)
    {
      *shape = REGIE_SHAPE_SOON;
      when = regie_day_dup_short (offer->fresh_until, today);
      return g_strdup_printf (_("call: not certain since %s"), when);
    }
  if (left <= 0)
    return g_strdup (_("full"));
  *shape = REGIE_SHAPE_DONE;
  return g_strdup_printf (ngettext ("%d place free", "%d places free", left), left);
}

static char *
dup_signs (const char *sign, int n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, sign);
  return g_string_free (text, FALSE);
}

RegieDeskEntry *
regie_desk_entry_of_offer (const RegieDesk *desk, guint at)
{
  const RegieDeskOffer *one = regie_desk_offer_at (desk, at);
  const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, at);
  int taken = MIN (offer->taken, offer->places);
  RegieDeskEntry *self = entry_new (regie_record_get_id (one->offer));

  self->title = g_strdup (regie_get (one->giver, Giver, name));
  self->right = g_strdup_printf ("%d/%d", taken, offer->places);
  self->what = g_strdup (regie_get (one->offer, Offer, title));
  self->about = dup_freshness (offer, regie_office_today (desk->office), &self->shape);
  speak (self);
  if (offer->places > MOST_DRAWN)
    return self;
  self->taken = dup_signs ("●", taken);
  self->free = dup_signs ("○", offer->places - taken);
  g_clear_pointer (&self->right, g_free);
  return self;
}

/* --- what runs --- */

/* The stages that come after STAGE, and the evaluation. */
static void
add_stages (GListStore *menu, const RegieOffice *office, const char *stage, gint64 match)
{
  const char *next;

  for (guint i = 0; (next = regie_match_next (stage, i)) != NULL; i++)
    {
      const char *label = regie_codes_label (office->codes, "koppelingstand", next);

      if (regie_match_stage_find (next) == REGIE_MATCH_STAGE_STOPPED) /* asks why */
        regie_desk_add_deed (menu, label, "desk.stop", g_variant_new_int64 (match));
      else
        regie_desk_add_deed (menu, label, "desk.move", g_variant_new ("(xs)", match, next));
    }
  regie_desk_add_deed (menu, _("Evaluation…"), "records.edit",
                       g_variant_new ("(ux)", REGIE_ENTITY_Match, match));
}

/* Since when MATCH runs, or was decided. */
static char *
dup_since (RegieRecord *match, RegieDay today)
{
  RegieDay begun = regie_get_day (match, Match, begun_on);
  g_autofree char *day = regie_day_dup_short (
    begun != REGIE_DAY_NONE ? begun : regie_get_day (match, Match, decided_on), today);

  return g_strdup_printf (_("since %s"), day);
}

RegieDeskEntry *
regie_desk_entry_of_match (const RegieDesk *desk, RegieRecord *match)
{
  int w = regie_desk_find_wish (desk, regie_get_int (match, Match, wish, 0));
  int o = regie_desk_find_offer (desk, regie_get_int (match, Match, offer, 0));
  RegieRecord *resident = w >= 0 ? regie_desk_wish_at (desk, (guint) w)->resident : NULL;
  const RegieDeskOffer *offer = o >= 0 ? regie_desk_offer_at (desk, (guint) o) : NULL;
  const char *where = offer != NULL ? regie_get (offer->giver, Giver, name) : "–";
  const char *stage = regie_get (match, Match, stage);
  gboolean counts = resident != NULL && regie_get (resident, Resident, linked) != NULL;
  RegieDeskEntry *self = entry_new (regie_record_get_id (match));
  g_autofree char *hours = NULL;
  int minutes;

  self->title = resident != NULL ? regie_resident_dup_name (resident) : g_strdup ("–");
  self->about = offer != NULL
                  ? g_strdup_printf ("%s – %s", where, regie_get (offer->offer, Offer, title))
                  : g_strdup (where);
  self->first = g_strdup (regie_desk_attended (desk, self->id, &minutes));
  hours = regie_minutes_dup_hours (minutes);
  self->second = g_strdup_printf (counts ? _("%s hours, in the PIP") : _("%s hours"), hours);
  self->shape = regie_get_code (match, Match, stage) == REGIE_MATCH_STAGE_RUNS ? REGIE_SHAPE_DONE
                                                                               : REGIE_SHAPE_RUN;
  self->state = g_strdup (regie_codes_label (desk->office->codes, "koppelingstand", stage));
  self->since = dup_since (match, regie_office_today (desk->office));
  self->deed = deed_new (_("Came today…"), "desk.came", g_variant_new_int64 (self->id));
  self->deed->icon = g_strdup ("emblem-ok-symbolic");
  self->second_deed = deed_new (_("Did not come"), "desk.missed", g_variant_new_int64 (self->id));
  add_stages (self->menu, desk->office, stage, self->id);
  self->spoken = g_strdup_printf ("%s, %s, %s, %s", self->title, where, self->state, self->since);
  return self;
}

/* --- givers --- */

/* When GIVER was spoken to and thanked; NULL: never. */
static char *
dup_contact (RegieRecord *giver, RegieDay today)
{
  RegieDay told = regie_get_day (giver, Giver, told_on);
  RegieDay thanked = regie_get_day (giver, Giver, thanked_on);
  g_autofree char *since = told != REGIE_DAY_NONE ? regie_day_dup_short (told, today) : NULL;
  g_autofree char *thanks = thanked != REGIE_DAY_NONE ? regie_day_dup_short (thanked, today) : NULL;

  if (thanks != NULL)
    return g_strdup_printf (_("spoken to %s · thanked %s"), since != NULL ? since : "–", thanks);
  return since != NULL ? g_strdup_printf (_("spoken to %s"), since) : NULL;
}

/* Whom to ask for, and how. */
static char *
dup_reach (RegieRecord *giver)
{
  const char *contact = regie_get (giver, Giver, contact);
  const char *phone = regie_get (giver, Giver, phone);

  return g_strjoin (" · ", contact != NULL ? contact : _("no contact person"),
                    phone != NULL ? phone : regie_get (giver, Giver, email), NULL);
}

RegieDeskEntry *
regie_desk_entry_of_giver (const RegieOffice *office, const RegieDeskGiver *giver)
{
  RegieDeskEntry *self = entry_new (regie_record_get_id (giver->giver));
  RegieDay today = regie_office_today (office);
  RegieDay told = regie_get_day (giver->giver, Giver, told_on);
  gboolean silent = told == REGIE_DAY_NONE || told + office->match.giver_days < today;

  self->title = g_strdup (regie_get (giver->giver, Giver, name));
  self->about = dup_reach (giver->giver);
  self->first = g_strdup_printf (ngettext ("%u offer", "%u offers", giver->n_offers),
                                 giver->n_offers);
  self->second = giver->n_running > 0
                   ? g_strdup_printf (ngettext ("%u takes part", "%u take part", giver->n_running),
                                      giver->n_running)
                   : g_strdup (_("nobody was found yet"));
  self->shape = silent ? REGIE_SHAPE_SOON : REGIE_SHAPE_DONE;
  self->state = told != REGIE_DAY_NONE ? regie_format_since (told, today) : g_strdup (_("never"));
  self->since = dup_contact (giver->giver, today);
  self->tip = g_strdup (self->since);
  self->deed = deed_new (_("Spoken to"), "desk.spoken-to", g_variant_new_int64 (self->id));
  self->second_deed = deed_new (_("Thanked"), "desk.thanked", g_variant_new_int64 (self->id));
  regie_desk_add_deed (self->menu, _("New Offer…"), "desk.add-offer",
                       g_variant_new_int64 (self->id));
  regie_desk_add_deed (self->menu, _("Giver…"), "records.edit",
                       g_variant_new ("(ux)", REGIE_ENTITY_Giver, self->id));
  regie_desk_add_deed (self->menu, _("Remove"), "records.remove",
                       g_variant_new ("(ux)", REGIE_ENTITY_Giver, self->id));
  self->spoken = g_strdup_printf ("%s, %s, %s", self->title, self->state, self->second);
  return self;
}
