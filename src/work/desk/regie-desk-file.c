/* SPDX-License-Identifier: EUPL-1.2 */
/* What leaves the Meedoenbalie as a file or on paper: the times of the offers, and a card. */
#include "regie-desk-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-letter.h"
#include "regie-text.h"
#include "regie-week.h"

/* --- iCalendar --- */

/* A property, its text escaped and its line folded as RFC 5545 3.1 and 3.3.11 say. */
static void
add_line (GString *out, const char *name, const char *text, gboolean escape)
{
  g_autoptr (GString) line = g_string_new (name);
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (escape && (*p == ',' || *p == ';' || *p == '\\'))
        g_string_append_c (line, '\\');
      if (escape && *p == '\n')
        g_string_append (line, "\\n");
      else if (*p != '\r')
        g_string_append_c (line, *p);
    }
  for (const char *p = line->str; *p != '\0';)
    {
      gsize bytes = g_utf8_next_char (p) - p;

      if (width + bytes > 73)
        {
          g_string_append (out, "\r\n ");
          width = 1;
        }
      g_string_append_len (out, p, bytes);
      width += bytes;
      p += bytes;
    }
  g_string_append (out, "\r\n");
}

/* What a calendar must know to show these hours rightly on both sides of the changes of the clock
 * (RFC 5545 3.6.5). */
static const char zone[]
  = "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"
    "BEGIN:DAYLIGHT\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:"
    "19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:"
    "19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

static RegieDay
last_sunday (int year, int month)
{
  RegieDay last = regie_day_from_civil (year, month, 31);

  return last - regie_day_weekday (last) % 7;
}

/* At the end of DAY it is summer time in the zone above. */
static gboolean
is_summer (RegieDay day)
{
  int year, unused;

  regie_day_to_civil (day, &year, &unused, &unused);
  return last_sunday (year, 3) <= day && day < last_sunday (year, 10);
}

static char *
dup_moment (RegieDay day, int minutes)
{
  int year, month, date;

  regie_day_to_civil (day + minutes / (24 * 60), &year, &month, &date);
  return g_strdup_printf ("%04d%02d%02dT%02d%02d00", year, month, date, minutes / 60 % 24,
                          minutes % 60);
}

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
      g_autofree char *last = dup_moment (until, is_summer (until) ? 21 * 60 + 59 : 22 * 60 + 59);

      g_string_append_printf (rule, ";UNTIL=%sZ", last);
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
  g_autofree char *stamp = dup_moment (today, 0);
  guint n = 0;

  if (!regie_week_parse (regie_get (record, Offer, rhythm), 0, 0, slots, NULL))
    return 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);
      guint days = days_of_hours (slots, i);
      RegieDay day = days != 0 ? first_day (offer, days, today) : REGIE_DAY_NONE;
      g_autofree char *begin = NULL;
      g_autofree char *end = NULL;
      g_autofree char *rule = NULL;
      g_autofree char *uid = NULL;

      if (day == REGIE_DAY_NONE)
        continue;
      begin = dup_moment (day, slot->from);
      end = dup_moment (day, slot->until);
      uid = g_strdup_printf ("aanbod-%" G_GINT64_FORMAT "-%u@regie", offer->id, i);
      g_string_append (out, "BEGIN:VEVENT\r\n");
      add_line (out, "UID:", uid, FALSE);
      g_string_append_printf (
        out,
        "DTSTAMP:%sZ\r\nDTSTART;TZID=Europe/Amsterdam:%s\r\nDTEND;TZID=Europe/Amsterdam:%s\r\n",
        stamp, begin, end);
      rule = dup_rule (days, offer->until);
      if (offer->until == REGIE_DAY_NONE || day < offer->until)
        add_line (out, "RRULE:", rule, FALSE);
      add_line (out, "SUMMARY:", regie_get (record, Offer, title), TRUE);
      if (regie_get (record, Offer, place) != NULL)
        add_line (out, "LOCATION:", regie_get (record, Offer, place), TRUE);
      g_string_append (out, "END:VEVENT\r\n");
      n++;
    }
  return n;
}

char *
regie_desk_calendar (const RegieDesk *desk, guint *n)
{
  GString *out = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regie//Meedoenbalie//"
                               "NL\r\nCALSCALE:GREGORIAN\r\n");

  g_string_append (out, zone);
  *n = 0;
  for (guint i = 0; i < desk->offers->len; i++)
    {
      const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, i);

      if (!offer->paused
          && (offer->until == REGIE_DAY_NONE || offer->until >= regie_office_today (desk->office)))
        *n += add_events (out, desk, i);
    }
  g_string_append (out, "END:VCALENDAR\r\n");
  return g_string_free (out, FALSE);
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
