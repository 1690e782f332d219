/* SPDX-License-Identifier: EUPL-1.2 */
/* What leaves the Meedoenbalie as a file or on paper: the times of the offers, and a card. */
#include "regie-desk-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-ical.h"
#include "regie-letter.h"
#include "regie-text.h"
#include "regie-week.h"

/* --- iCalendar --- */

static gboolean
same_hours (const RegieSlot *a, const RegieSlot *b)
{
  return a->from == b->from && a->until == b->until;
}

/* The bits of the weekdays, Monday first, on which SLOTS has the hours of the AT-th; 0 when an
 * earlier one had them. */
static guint
days_of_hours (const GArray *slots, guint at)
{
  const RegieSlot *slot = &g_array_index (slots, RegieSlot, at);
  guint days = 0;

  for (guint i = 0; i < slots->len; i++)
    if (same_hours (&g_array_index (slots, RegieSlot, i), slot))
      {
        if (i < at)
          return 0;
        days |= 1u << g_array_index (slots, RegieSlot, i).weekday;
      }
  return days;
}

static gboolean
is_on (guint days, RegieDay day)
{
  return days >> (regie_day_weekday (day) + 6) % 7 & 1;
}

static char *
dup_rule (guint days, RegieDay until)
{
  static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  GString *rule = g_string_new ("FREQ=WEEKLY;BYDAY=");

  for (guint i = 0, n = 0; i < G_N_ELEMENTS (names); i++)
    if (days >> i & 1)
      g_string_append_printf (rule, "%s%s", n++ > 0 ? "," : "", names[i]);
  /* The last moment is in universal time, as 3.3.10 asks of times with a zone. */
  if (until != REGIE_DAY_NONE)
    {
      g_autofree char *last = regie_ical_dup_last_moment (until);

      g_string_append_printf (rule, ";UNTIL=%s", last);
    }
  return g_string_free (rule, FALSE);
}

/* The first day of DAYS that OFFER has; REGIE_DAY_NONE when it is over before one comes. */
static RegieDay
first_day (const RegieMatchOffer *offer, guint days, RegieDay today)
{
  RegieDay day = offer->from != REGIE_DAY_NONE ? offer->from : today;

  while (!is_on (days, day))
    day++;
  return offer->until == REGIE_DAY_NONE || day <= offer->until ? day : REGIE_DAY_NONE;
}

/* Slots at the same hours are one event on several days. */
static guint
add_events (GString *out, const RegieDesk *desk, guint at)
{
  const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, at);
  RegieRecord *record = g_array_index (desk->offer_records, RegieDeskOffer, at).offer;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  RegieDay today = regie_office_today (desk->office);
  guint n = 0;

  if (!regie_week_parse (regie_get (record, Offer, rhythm), 0, 0, slots, NULL))
    return 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);
      guint days = days_of_hours (slots, i);
      RegieDay day = days != 0 ? first_day (offer, days, today) : REGIE_DAY_NONE;
      g_autofree char *rule = NULL;
      g_autofree char *uid = NULL;

      if (day == REGIE_DAY_NONE)
        continue;
      uid = g_strdup_printf ("aanbod-%" G_GINT64_FORMAT "-%u@regie", offer->id, i);
      rule = offer->until == REGIE_DAY_NONE || day < offer->until ? dup_rule (days, offer->until)
                                                                  : NULL;
      regie_ical_add (out, &(RegieIcalEvent){ .uid = uid,
                                              .title = regie_get (record, Offer, title),
                                              .place = regie_get (record, Offer, place),
                                              .rule = rule,
                                              .day = day,
                                              .stamp = today,
                                              .from = slot->from,
                                              .until = slot->until });
      n++;
    }
  return n;
}

char *
regie_desk_calendar (const RegieDesk *desk, guint *n)
{
  GString *out = regie_ical_begin ("Meedoenbalie");

  *n = 0;
  for (guint i = 0; i < desk->offers->len; i++)
    {
      const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, i);

      if (!offer->paused
          && (offer->until == REGIE_DAY_NONE || offer->until >= regie_office_today (desk->office)))
        *n += add_events (out, desk, i);
    }
  return regie_ical_end (out);
}

/* --- the card --- */

/* Both languages stand on it, whatever language the program speaks: so these words are data of the
 * card. */
static const char *const card_words[][2] = {
  { "Wat", "What" },           { "Waar", "Where" },
  { "Wanneer", "When" },       { "Route", "How to get there" },
  { "Vraag naar", "Ask for" }, { "Kosten", "Costs" },
};

char *
regie_desk_card (const RegieOffice *office, const RegieDeskWish *wish, const RegieDeskOffer *offer)
{
  GString *out = g_string_new (NULL);
  const char *number = regie_get (wish->resident, Resident, number);
  const char *values[] = {
    regie_get (offer->offer, Offer, title),   regie_get (offer->offer, Offer, place),
    regie_get (offer->offer, Offer, rhythm),  regie_get (offer->offer, Offer, way),
    regie_get (offer->giver, Giver, contact), regie_get (offer->offer, Offer, cost)
  };

  g_return_val_if_fail (office != NULL, NULL);
  for (guint language = 0; language < 2; language++)
    {
      regie_letter_append (out, REGIE_BLOCK_HEADING, language == 0 ? "Meedoen" : "Taking part");
      if (number != NULL)
        regie_letter_append (out, REGIE_BLOCK_TEXT, number);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        if (values[i] != NULL)
          {
            g_autofree char *line = g_strdup_printf ("%s: %s%s%s", card_words[i][language],
                                                     i == 0 && offer->giver != NULL
                                                       ? regie_get (offer->giver, Giver, name)
                                                       : "",
                                                     i == 0 ? " – " : "", values[i]);

            regie_letter_append (out, REGIE_BLOCK_POINT, line);
          }
      regie_letter_append (out, REGIE_BLOCK_TEXT,
                           language == 0 ? "Kunt u niet komen? Zeg het bij de Meedoenbalie."
                                         : "Can you not come? Tell the Meedoenbalie.");
    }
  return g_string_free (out, FALSE);
}
