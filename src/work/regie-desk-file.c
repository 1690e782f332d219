/* SPDX-License-Identifier: EUPL-1.2 */
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

static char *
dup_moment (RegieDay day, int minutes)
{
  int year, month, date;

  regie_day_to_civil (day, &year, &month, &date);
  return g_strdup_printf ("%04d%02d%02dT%02d%02d00", year, month, date, minutes / 60 % 24, minutes % 60);
}

/* Slots at the same hours are one event on several days. */
static guint
add_events (GString *out, const RegieDesk *desk, guint at)
{
  static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, at);
  RegieRecord *record = g_array_index (desk->offer_records, RegieDeskOffer, at).offer;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  RegieDay today = regie_office_today (desk->office), from = offer->from != REGIE_DAY_NONE ? offer->from : today;
  gboolean once = offer->from != REGIE_DAY_NONE && offer->from == offer->until;
  g_autofree char *stamp = dup_moment (today, 0);
  guint n = 0;

  if (!regie_week_parse (regie_record_get (record, "rhythm"), 0, 0, slots, NULL))
    return 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);
      g_autoptr (GString) rule = g_string_new ("FREQ=WEEKLY;BYDAY=");
      g_autofree char *begin = NULL, *end = NULL, *until = NULL, *uid = NULL;
      gboolean first = TRUE;
      RegieDay day = from;

      for (guint k = 0; k < i && first; k++)
        first = g_array_index (slots, RegieSlot, k).from != slot->from || g_array_index (slots, RegieSlot, k).until != slot->until;
      if (!first)
        continue;
      for (guint k = i, m = 0; k < slots->len; k++)
        if (g_array_index (slots, RegieSlot, k).from == slot->from && g_array_index (slots, RegieSlot, k).until == slot->until)
          g_string_append_printf (rule, "%s%s", m++ > 0 ? "," : "", names[g_array_index (slots, RegieSlot, k).weekday]);
      while (!once && strstr (rule->str, names[(regie_day_weekday (day) + 6) % 7]) == NULL)
        day++;
      begin = dup_moment (day, slot->from);
      end = dup_moment (slot->until >= 24 * 60 ? day + 1 : day, slot->until);
      uid = g_strdup_printf ("aanbod-%" G_GINT64_FORMAT "-%u@regie", offer->id, i);
      g_string_append (out, "BEGIN:VEVENT\r\n");
      add_line (out, "UID:", uid, FALSE);
      g_string_append_printf (out, "DTSTAMP:%sZ\r\nDTSTART:%s\r\nDTEND:%s\r\n", stamp, begin, end);
      if (!once)
        {
          if (offer->until != REGIE_DAY_NONE)
            {
              until = dup_moment (offer->until, 23 * 60 + 59);
              g_string_append_printf (rule, ";UNTIL=%s", until);
            }
          add_line (out, "RRULE:", rule->str, FALSE);
        }
      add_line (out, "SUMMARY:", regie_record_get (record, "title"), TRUE);
      if (regie_record_get (record, "place") != NULL)
        add_line (out, "LOCATION:", regie_record_get (record, "place"), TRUE);
      g_string_append (out, "END:VEVENT\r\n");
      n++;
    }
  return n;
}

char *
regie_desk_calendar (const RegieDesk *desk, guint *n)
{
  GString *out = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regie//Meedoenbalie//NL\r\nCALSCALE:GREGORIAN\r\n");

  *n = 0;
  for (guint i = 0; i < desk->offers->len; i++)
    {
      const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, i);

      if (!offer->paused && (offer->until == REGIE_DAY_NONE || offer->until >= regie_office_today (desk->office)))
        *n += add_events (out, desk, i);
    }
  g_string_append (out, "END:VCALENDAR\r\n");
  return g_string_free (out, FALSE);
}

/* --- the card --- */

/* Both languages stand on it, whatever language the program speaks: so these words are data of the card. */
static const char *const card_words[][2] = {
  { "Wat", "What" }, { "Waar", "Where" }, { "Wanneer", "When" }, { "Route", "How to get there" }, { "Vraag naar", "Ask for" }, { "Kosten", "Costs" },
};

char *
regie_desk_card (const RegieOffice *office, const RegieDeskWish *wish, const RegieDeskOffer *offer)
{
  GString *out = g_string_new (NULL);
  const char *number = regie_record_get (wish->resident, "number");
  const char *values[] = { regie_record_get (offer->offer, "title"), regie_record_get (offer->offer, "place"), regie_record_get (offer->offer, "rhythm"),
                           regie_record_get (offer->offer, "way"), regie_record_get (offer->giver, "contact"), regie_record_get (offer->offer, "cost") };

  for (guint language = 0; language < 2; language++)
    {
      regie_letter_append (out, REGIE_BLOCK_HEADING, language == 0 ? "Meedoen" : "Taking part");
      if (number != NULL)
        regie_letter_append (out, REGIE_BLOCK_TEXT, number);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        if (values[i] != NULL)
          {
            g_autofree char *line = g_strdup_printf ("%s: %s%s%s", card_words[i][language], i == 0 && offer->giver != NULL ? regie_record_get (offer->giver, "name") : "", i == 0 ? " – " : "", values[i]);

            regie_letter_append (out, REGIE_BLOCK_POINT, line);
          }
      regie_letter_append (out, REGIE_BLOCK_TEXT, language == 0 ? "Kunt u niet komen? Zeg het bij de Meedoenbalie." : "Can you not come? Tell the Meedoenbalie.");
    }
  return g_string_free (out, FALSE);
}
