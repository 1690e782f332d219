/* SPDX-License-Identifier: EUPL-1.2 */
/* A file for calendars, line by line. */
#include "regie-ical.h"

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

GString *
regie_ical_begin (const char *maker)
{
  GString *self = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");

  g_string_append_printf (self, "PRODID:-//Regie//%s//NL\r\nCALSCALE:GREGORIAN\r\n%s", maker, zone);
  return self;
}

void
regie_ical_add (GString *self, const RegieIcalEvent *event)
{
  g_autofree char *stamp = dup_moment (event->stamp, 0);
  g_autofree char *begin = dup_moment (event->day, event->from);
  g_autofree char *end = dup_moment (event->day, event->until);

  g_return_if_fail (self != NULL && event->uid != NULL && event->title != NULL);
  g_string_append (self, "BEGIN:VEVENT\r\n");
  add_line (self, "UID:", event->uid, FALSE);
  g_string_append_printf (self, "DTSTAMP:%sZ\r\nDTSTART;TZID=Europe/Amsterdam:%s\r\n", stamp,
                          begin);
  if (event->until > event->from)
    g_string_append_printf (self, "DTEND;TZID=Europe/Amsterdam:%s\r\n", end);
  if (event->rule != NULL)
    add_line (self, "RRULE:", event->rule, FALSE);
  add_line (self, "SUMMARY:", event->title, TRUE);
  if (event->place != NULL)
    add_line (self, "LOCATION:", event->place, TRUE);
  g_string_append (self, "END:VEVENT\r\n");
}

char *
regie_ical_end (GString *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_string_append (self, "END:VCALENDAR\r\n");
  return g_string_free (self, FALSE);
}

char *
regie_ical_dup_last_moment (RegieDay day)
{
  g_autofree char *last = dup_moment (day, is_summer (day) ? 21 * 60 + 59 : 22 * 60 + 59);

  return g_strconcat (last, "Z", NULL);
}
