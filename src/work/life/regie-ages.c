/* SPDX-License-Identifier: EUPL-1.2 */
/* The birthdays on which something changes: what the file says, and the days for one person. */
#include "regie-ages.h"

#include <glib/gi18n.h>

#include "regie-codes.h"
#include "regie-text.h"

#define OLDEST 120
#define MOST_AHEAD 1000
#define YES "ja"
/* From so old nobody is of a target group for the young. */
#define NOT_YOUNG_FROM 28

static void
change_free (gpointer data)
{
  RegieAgeChange *change = data;

  g_free (change->id);
  g_free (change->name);
  g_free (change->what);
  g_free (change->source);
  g_free (change);
}

void
regie_ages_free (RegieAges *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self->hash);
  g_free (self);
}

static gboolean
read_number (RegieIni *ini, const char *id, const char *key, int most, int *number, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, id, key);
  gint64 read;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 1, most, &read, NULL))
    return regie_ini_fault (ini, error, id, key, _("expected a whole number"));
  *number = (int) read;
  return TRUE;
}

static gboolean
read_words (RegieIni *ini, const char *id, const char *key, char **text, GError **error)
{
  *text = regie_words_dup (ini, id, key);
  return *text != NULL || regie_ini_fault (ini, error, id, key, _("this key is required"));
}

static gboolean
read_groups (RegieIni *ini, const char *id, guint *groups, GError **error)
{
  g_auto (GStrv) names = regie_ini_dup_list (ini, id, "groepen");

  for (guint i = 0; names[i] != NULL; i++)
    {
      RegieGroup group = regie_group_find (names[i]);

      if (group == REGIE_GROUP_UNKNOWN)
        return regie_ini_fault (ini, error, id, "groepen", _("“%s” is not a target group"),
                                names[i]);
      *groups |= 1u << group;
    }
  return TRUE;
}

static gboolean
read_flag (RegieIni *ini, const char *id, const char *key, gboolean *flag, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, id, key);

  *flag = g_strcmp0 (text, YES) == 0;
  return text == NULL || *flag || regie_ini_fault (ini, error, id, key, _("expected “ja”"));
}

static gboolean
read_looked_up (RegieIni *ini, const char *id, RegieDay *day, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, id, "opgezocht");

  return (text != NULL && regie_day_parse (text, day))
         || regie_ini_fault (ini, error, id, "opgezocht", _("expected a date such as 2026-05-15"));
}

static gboolean
read_change (RegieIni *ini, RegieAgeChange *self, GError **error)
{
  static const char *const known[] = { "leeftijd",   "naam",      "naam[en]",  "wat",
                                       "wat[en]",    "groepen",   "vooraf",    "overgang",
                                       "overdracht", "grondslag", "opgezocht", NULL };

  return regie_ini_only (ini, self->id, known, error)
         && read_number (ini, self->id, "leeftijd", OLDEST, &self->age, error)
         && read_words (ini, self->id, "naam", &self->name, error)
         && read_words (ini, self->id, "wat", &self->what, error)
         && read_groups (ini, self->id, &self->groups, error)
         && read_flag (ini, self->id, "overgang", &self->transition, error)
         && read_flag (ini, self->id, "overdracht", &self->hands_over, error)
         && read_number (ini, self->id, "vooraf", MOST_AHEAD, &self->ahead, error)
         && read_words (ini, self->id, "grondslag", &self->source, error)
         && read_looked_up (ini, self->id, &self->looked_up, error);
}

RegieAges *
regie_ages_read (RegieIni *ini, GError **error)
{
  g_autoptr (RegieAges) self = g_new0 (RegieAges, 1);
  g_auto (GStrv) ids = NULL;
  int age = 0;

  self->changes = g_ptr_array_new_with_free_func (change_free);
  g_return_val_if_fail (ini != NULL, NULL);
  ids = g_key_file_get_groups (ini->keys, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      RegieAgeChange *change = g_new0 (RegieAgeChange, 1);

      change->id = g_strdup (ids[i]);
      g_ptr_array_add (self->changes, change);
      if (!read_change (ini, change, error))
        return NULL;
      if (change->age < age)
        return regie_ini_fault (ini, error, ids[i], "leeftijd",
                                _("expected the youngest age first")),
               NULL;
      age = change->age;
    }
  self->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ini->text, -1);
  return g_steal_pointer (&self);
}

/* The same day and month AGE years after BORN.  Who was born on 29 February has lived that many
 * years when 28 February is over: in years without that day the birthday is 1 March, so Dutch
 * practice.  Periods of months end on the last day of February instead (regie_day_add_months). */
static RegieDay
years_after (RegieDay born, int age)
{
  int year, month, day;

  regie_day_to_civil (born, &year, &month, &day);
  return regie_day_is_civil (year + age, month, day) ? regie_day_from_civil (year + age, month, day)
                                                     : regie_day_from_civil (year + age, 3, 1);
}

RegieDay
regie_birthday (const RegieBirth *born, int age, gboolean last)
{
  RegieDay day;

  g_return_val_if_fail (born != NULL, REGIE_DAY_NONE);
  day = regie_birth_day (born, last);
  return day != REGIE_DAY_NONE ? years_after (day, age) : REGIE_DAY_NONE;
}

int
regie_age_on (const RegieBirth *born, RegieDay day, gboolean most)
{
  int year, month, of_month, age;

  g_return_val_if_fail (born != NULL, -1);
  if (born->year == 0)
    return -1;
  regie_day_to_civil (day, &year, &month, &of_month);
  age = year - born->year;
  /* At most so old is who was born on the first day that is possible. */
  if (regie_birthday (born, age, !most) > day)
    age--;
  return MAX (age, 0);
}

char *
regie_group_dup_fault (const char *group, const char *born, RegieDay day)
{
  const RegieGroup one = regie_group_find (group);
  const RegieBirth birth = regie_birth_parse (born);
  const RegieDay aged = regie_birthday (&birth, NOT_YOUNG_FROM, TRUE);
  g_autofree char *since = NULL;

  if ((one != REGIE_GROUP_AMV && one != REGIE_GROUP_YOUNG) || aged == REGIE_DAY_NONE || aged > day)
    return NULL;
  since = regie_day_dup_long (aged);
  return g_strdup_printf (_("this group is for the young, until 28; this person is 28 since %s"),
                          since);
}

gboolean
regie_age_change_is_for (const RegieAgeChange *change, RegieGroup group)
{
  g_return_val_if_fail (change != NULL, FALSE);
  return change->groups == 0 || change->groups >> group & 1;
}

static RegieMomentStand
stand_on (const RegieMoment *moment, RegieDay today)
{
  return moment->latest <= today    ? REGIE_MOMENT_PASSED
         : moment->earliest > today ? REGIE_MOMENT_AHEAD
                                    : REGIE_MOMENT_UNSURE;
}

void
regie_ages_moments (const RegieAges *self, const RegieBirth *born, RegieGroup group, RegieDay today,
                    GArray *moments)
{
  RegieMoment *last = NULL;

  g_return_if_fail (self != NULL && born != NULL && moments != NULL);
  for (guint i = 0; born->year != 0 && i < self->changes->len; i++)
    {
      const RegieAgeChange *change = self->changes->pdata[i];
      RegieMoment moment = { .age = change->age, .first = i };

      if (!regie_age_change_is_for (change, group))
        continue;
      if (last == NULL || last->age != change->age)
        {
          moment.earliest = moment.asks_on = regie_birthday (born, change->age, FALSE);
          moment.latest = regie_birthday (born, change->age, TRUE);
          moment.stand = stand_on (&moment, today);
          g_array_append_val (moments, moment);
          last = &g_array_index (moments, RegieMoment, moments->len - 1);
        }
      last->n = i - last->first + 1;
      last->transition |= change->transition;
      last->hands_over |= change->hands_over;
      last->asks_on = MIN (last->asks_on, last->earliest - change->ahead);
    }
}

gboolean
regie_ages_hand_over_at (const RegieAges *self, int age)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const RegieAgeChange *change = self->changes->pdata[i];

      if (change->age == age && change->hands_over)
        return TRUE;
    }
  return FALSE;
}

char *
regie_moment_dup_names (const RegieAges *ages, const RegieMoment *moment, RegieGroup group)
{
  GString *names = g_string_new (NULL);

  g_return_val_if_fail (ages != NULL && moment != NULL, NULL);
  for (guint i = 0; i < moment->n; i++)
    {
      const RegieAgeChange *change = ages->changes->pdata[moment->first + i];

      if (regie_age_change_is_for (change, group))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", change->name);
    }
  return g_string_free (names, FALSE);
}
