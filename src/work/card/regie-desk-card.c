/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands on the card that a resident takes along. */
#include "regie-desk-card.h"

#include <string.h>

/* Both languages stand on it, whatever language the program speaks: so these words are data of the
 * card. */
enum { DUTCH, ENGLISH, N_LANGUAGES };

static const char *const weekdays[7][N_LANGUAGES] = {
  { "maandag", "Monday" },     { "dinsdag", "Tuesday" }, { "woensdag", "Wednesday" },
  { "donderdag", "Thursday" }, { "vrijdag", "Friday" },  { "zaterdag", "Saturday" },
  { "zondag", "Sunday" },
};
static const char *const short_weekdays[7][N_LANGUAGES] = {
  { "ma", "Mon" }, { "di", "Tue" }, { "wo", "Wed" }, { "do", "Thu" },
  { "vr", "Fri" }, { "za", "Sat" }, { "zo", "Sun" },
};
static const char *const months[12][N_LANGUAGES] = {
  { "januari", "January" }, { "februari", "February" }, { "maart", "March" },
  { "april", "April" },     { "mei", "May" },           { "juni", "June" },
  { "juli", "July" },       { "augustus", "August" },   { "september", "September" },
  { "oktober", "October" }, { "november", "November" }, { "december", "December" },
};
const char *const regie_desk_card_foot[N_LANGUAGES] = {
  "Kunt u niet komen? Zeg het bij de Meedoenbalie.",
  "Can you not come? Tell the Meedoenbalie.",
};

enum { WHAT, WHERE, WHEN, FIRST, WAY, ASK, COST };

static const struct {
  const char *picture, *labels[N_LANGUAGES];
  gboolean is_short;
} kinds[] = {
  [WHAT] = { "wat", { "Wat", "What" } },
  [WHERE] = { "waar", { "Waar", "Where" } },
  [WHEN] = { "wanneer", { "Wanneer", "When" } },
  [FIRST] = { "wanneer", { "Eerste keer", "First time" } },
  [WAY] = { "route", { "Route", "How to get there" } },
  [ASK] = { "vraag", { "Vraag naar", "Ask for" }, TRUE },
  [COST] = { "kosten", { "Kosten", "Costs" }, TRUE },
};

const char *
regie_desk_card_weekday (int day, gboolean english)
{
  g_return_val_if_fail (day >= 0 && day < 7, NULL);
  return short_weekdays[day][english ? ENGLISH : DUTCH];
}

guint
regie_desk_card_parts (const GArray *slots, int day)
{
  static const int bounds[] = { 0, 12 * 60, 18 * 60, 24 * 60 };
  int minutes[3] = { 0 };
  guint parts = 0;
  guint most = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);

      for (guint k = 0; slot->weekday == day && k < G_N_ELEMENTS (minutes); k++)
        minutes[k] += MAX (MIN (slot->until, bounds[k + 1]) - MAX (slot->from, bounds[k]), 0);
    }
  for (guint k = 0; k < G_N_ELEMENTS (minutes); k++)
    {
      if (minutes[k] >= 60)
        parts |= 1u << k;
      if (minutes[k] > minutes[most])
        most = k;
    }
  return parts == 0 && minutes[most] > 0 ? 1u << most : parts;
}

/* "di/do", "Mon–Fri": three days or more in a row are from one to another. */
static void
append_days (GString *text, guint days, guint language)
{
  for (int day = 0, n = 0; day < 7; day++)
    {
      int last = day;

      if (!(days >> day & 1))
        continue;
      while (last < 6 && days >> (last + 1) & 1)
        last++;
      g_string_append_printf (text, "%s%s", n++ > 0 ? "/" : "", short_weekdays[day][language]);
      if (last < day + 2)
        continue;
      g_string_append_printf (text, "–%s", short_weekdays[last][language]);
      day = last;
    }
}

/* "di/do 9:00–12:00, za 13:00–16:00" */
static char *
dup_rhythm (const GArray *slots, guint language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);
      guint days = regie_week_days_alike (slots, i);
      g_autofree char *from = regie_minutes_dup (slot->from);
      g_autofree char *until = regie_minutes_dup (slot->until);

      if (days == 0)
        continue;
      g_string_append (text, text->len > 0 ? ", " : "");
      append_days (text, days, language);
      g_string_append_printf (text, " %s–%s", from, until);
    }
  return g_string_free (text, FALSE);
}

/* "dinsdag 24 november 2026, 9:00" */
static char *
dup_first (const GArray *slots, RegieDay day, guint language)
{
  int weekday = regie_day_weekday (day) - 1;
  int from = 24 * 60;
  int year, month, of_month;
  g_autofree char *time = NULL;

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, RegieSlot, i).weekday == weekday)
      from = MIN (from, g_array_index (slots, RegieSlot, i).from);
  time = regie_minutes_dup (from);
  regie_day_to_civil (day, &year, &month, &of_month);
  return g_strdup_printf ("%s %d %s %d, %s", weekdays[weekday][language], of_month,
                          months[month - 1][language], year, time);
}

/* A row of KIND with FIRST and SECOND, which are taken; none when both are NULL. */
static void
add_row (RegieDeskCard *self, guint kind, char *first, char *second)
{
  RegieCardRow row = { .picture = kinds[kind].picture,
                       .labels = { kinds[kind].labels[DUTCH], kinds[kind].labels[ENGLISH] },
                       .first = first != NULL ? first : second,
                       .second = first != NULL ? second : NULL,
                       .is_short = kinds[kind].is_short,
                       .has_week = kind == WHEN && self->slots->len > 0 };

  if (row.first != NULL)
    g_array_append_val (self->rows, row);
}

static void
row_clear (gpointer data)
{
  RegieCardRow *row = data;

  g_free (row->first);
  g_free (row->second);
}

/* Days and hours in both languages, and the first time; a rhythm that is not understood stands as
 * it is. */
static void
add_times (RegieDeskCard *self, RegieRecord *offer, RegieDay tomorrow)
{
  const char *rhythm = regie_get (offer, Offer, rhythm);
  RegieDay from = MAX (regie_get_day (offer, Offer, from_day), tomorrow);
  RegieDay day;
  guint days = 0;

  regie_week_parse (rhythm, 0, 0, self->slots, NULL);
  if (self->slots->len == 0)
    {
      add_row (self, WHEN, g_strdup (rhythm), NULL);
      return;
    }
  for (guint i = 0; i < self->slots->len; i++)
    days |= 1u << g_array_index (self->slots, RegieSlot, i).weekday;
  day = regie_week_first (days, from, regie_get_day (offer, Offer, until_day));
  add_row (self, WHEN, dup_rhythm (self->slots, DUTCH), dup_rhythm (self->slots, ENGLISH));
  if (day != REGIE_DAY_NONE)
    add_row (self, FIRST, dup_first (self->slots, day, DUTCH),
             dup_first (self->slots, day, ENGLISH));
}

RegieDeskCard *
regie_desk_card_new (const RegieOffice *office, RegieRecord *resident, RegieRecord *giver,
                     RegieRecord *offer)
{
  static const char *const languages[N_LANGUAGES] = { "nl", "en" };
  RegieDeskCard *self;

  g_return_val_if_fail (office != NULL && offer != NULL, NULL);
  self = g_atomic_rc_box_new0 (RegieDeskCard);
  self->number = g_strdup (resident != NULL ? regie_get (resident, Resident, number) : NULL);
  self->theme = g_strdup (regie_get (offer, Offer, theme));
  for (guint i = 0; self->theme != NULL && i < N_LANGUAGES; i++)
    self->theme_labels[i] = g_strdup (
      regie_codes_label_in (office->codes, "richting", self->theme, languages[i]));
  self->slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  self->rows = g_array_new (FALSE, FALSE, sizeof (RegieCardRow));
  g_array_set_clear_func (self->rows, row_clear);
  add_row (self, WHAT, giver != NULL ? g_strdup (regie_get (giver, Giver, name)) : NULL,
           g_strdup (regie_get (offer, Offer, title)));
  add_row (self, WHERE, g_strdup (regie_get (offer, Offer, place)), NULL);
  add_times (self, offer, regie_office_today (office) + 1);
  add_row (self, WAY, g_strdup (regie_get (offer, Offer, way)),
           g_strdup (regie_get (offer, Offer, way_english)));
  add_row (self, ASK, giver != NULL ? g_strdup (regie_get (giver, Giver, contact)) : NULL, NULL);
  add_row (self, COST, g_strdup (regie_get (offer, Offer, cost)), NULL);
  return self;
}

RegieDeskCard *
regie_desk_card_ref (RegieDeskCard *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
card_clear (gpointer data)
{
  RegieDeskCard *self = data;

  g_free (self->number);
  g_free (self->theme);
  for (guint i = 0; i < N_LANGUAGES; i++)
    g_free (self->theme_labels[i]);
  g_array_unref (self->rows);
  g_array_unref (self->slots);
}

void
regie_desk_card_unref (RegieDeskCard *self)
{
  g_atomic_rc_box_release_full (self, card_clear);
}
