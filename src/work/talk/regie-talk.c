/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks: when and where they are, what may be typed of them, and what becomes of them. */
#include "regie-talk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-text.h"
#include "regie-week.h"

#define DAY_MINUTES (24 * 60)

/* The number with which *TEXT begins, of two digits at most, and goes past it; -1 for none. */
static int
read_number (const char **text)
{
  int number = 0;
  guint n = 0;

  for (; n < 2 && g_ascii_isdigit (**text); n++, ++*text)
    number = number * 10 + g_ascii_digit_value (**text);
  return n > 0 ? number : -1;
}

gboolean
regie_talk_read_time (const char *text, int *minutes)
{
  g_autofree char *plain = text != NULL ? g_ascii_strdown (text, -1) : NULL;
  const char *at = plain;
  int hour, minute;

  g_return_val_if_fail (minutes != NULL, FALSE);
  if (plain == NULL)
    return FALSE;
  at = g_strstrip (plain);
  hour = read_number (&at);
  at += strspn (at, " ");
  if (g_str_has_prefix (at, "uur"))
    at += 3;
  else if (*at != '\0' && strchr (":.uh", *at) != NULL)
    at++;
  else if (*at != '\0')
    return FALSE;
  at += strspn (at, " ");
  minute = *at != '\0' ? read_number (&at) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || *at != '\0')
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

char *
regie_talk_dup_time (RegieRecord *talk)
{
  int begin, length;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (REGIE_IS_RECORD (talk), NULL);
  if (!regie_talk_read_time (regie_get (talk, Talk, time), &begin))
    return NULL;
  from = regie_minutes_dup (begin);
  length = (int) regie_get_int (talk, Talk, minutes, 0);
  if (length <= 0 || begin + length > DAY_MINUTES)
    return g_steal_pointer (&from);
  until = regie_minutes_dup (begin + length);
  return g_strdup_printf ("%s – %s", from, until);
}

char *
regie_talk_dup_where (const RegieOffice *office, RegieRecord *talk)
{
  const char *form = regie_get (talk, Talk, form);
  const char *language = regie_get (talk, Talk, interpreter);
  g_autofree char *interpreter = language != NULL
                                   /* TRANSLATORS: a language */
                                   ? g_strdup_printf (_("interpreter in %s"), language)
                                   : NULL;
  const char *said[] = { form != NULL ? regie_codes_label (office->codes, "contactvorm", form)
                                      : NULL,
                         regie_get (talk, Talk, place), interpreter };
  const char *parts[G_N_ELEMENTS (said) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL)
      parts[n++] = said[i];
  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

gboolean
regie_talk_is_planned (RegieRecord *talk)
{
  return regie_get_code (talk, Talk, stage) == REGIE_TALK_PLANNED;
}

RegieForm *
regie_talk_form (RegieRecord *talk)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Talk);
  RegieForm *form = regie_form_new ();

  g_return_val_if_fail (REGIE_IS_RECORD (talk), form);
  for (guint i = 0; i < entity->n_fields; i++)
    regie_form_set (form, entity->fields[i].key, regie_record_get (talk, entity->fields[i].name));
  return form;
}

static gboolean
check_planned (RegieRecord *talk, GError **error)
{
  return regie_talk_is_planned (talk)
         || regie_refuse (error, _("It was said already what became of this talk."));
}

RegieChange *
regie_talk_move (RegieDb *db, const RegieOffice *office, RegieRecord *talk, RegieForm *form,
                 GError **error)
{
  static const guint moved[] = { REGIE_AT (Talk, day), REGIE_AT (Talk, time),
                                 REGIE_AT (Talk, place) };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Talk);
  g_autoptr (RegieForm) values = regie_talk_form (talk);
  RegieChange *change;

  g_return_val_if_fail (db != NULL && form != NULL, NULL);
  if (!check_planned (talk, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    regie_form_set (values, entity->fields[moved[i]].key,
                    regie_form_get (form, entity->fields[moved[i]].key));
  if ((change = regie_record_make (db, office, entity, talk, values, error)) != NULL)
    regie_put (change, talk, Talk, staff, regie_form_get_field (form, Talk, staff));
  return change;
}

/* A progress talk is a fact of its own; any other talk is a contact. */
static RegieForm *
fact_form (RegieRecord *talk, RegieForm *form)
{
  gboolean is_progress = regie_get_code (talk, Talk, purpose) == REGIE_TALK_PROGRESS;
  RegieForm *fact = regie_form_new ();

  regie_form_set_field (fact, Fact, kind,
                        REGIE_CODE_KEY (Fact, kind,
                                        is_progress ? REGIE_FACT_TALK : REGIE_FACT_CONTACT));
  regie_form_set_field (fact, Fact, day, regie_form_get_field (form, Fact, day));
  if (!is_progress)
    regie_form_set_field (fact, Fact, form, regie_form_get_field (form, Fact, form));
  regie_form_set_field (fact, Fact, note, regie_form_get_field (form, Fact, note));
  return fact;
}

RegieChange *
regie_talk_hold (RegieDb *db, const RegieOffice *office, RegieRecord *talk, RegieForm *form,
                 gint64 me, GError **error)
{
  gint64 dossier = regie_get_int (talk, Talk, dossier, 0);
  g_autoptr (RegieForm) values = NULL;
  g_autoptr (RegieChange) made = NULL;
  g_autofree char *name = NULL;
  g_autofree char *born = NULL;
  g_autofree char *fact = NULL;
  RegieChange *change;

  g_return_val_if_fail (db != NULL && form != NULL, NULL);
  if (!check_planned (talk, error) || !regie_dossier_load_about (db, dossier, &name, &born, error))
    return NULL;
  values = fact_form (talk, form);
  if ((made = regie_fact_make (db, office, dossier, NULL, born, values, me, error)) == NULL)
    return NULL;
  fact = g_strdup (regie_change_find_made (made, regie_entity (REGIE_ENTITY_Fact)));
  change = regie_change_new (_("Report of a talk recorded"));
  regie_change_join (change, made);
  regie_change_pin (change, talk);
  regie_put_code (change, talk, Talk, stage, REGIE_TALK_HELD);
  regie_put (change, talk, Talk, fact, fact);
  return change;
}

RegieChange *
regie_talk_end (const RegieOffice *office, RegieRecord *talk, RegieTalkStage stage,
                const char *reason, GError **error)
{
  RegieChange *change;

  g_return_val_if_fail (stage == REGIE_TALK_MISSED || stage == REGIE_TALK_CANCELLED, NULL);
  if (!check_planned (talk, error))
    return NULL;
  if (stage == REGIE_TALK_MISSED && regie_get_day (talk, Talk, day) > regie_office_today (office))
    return regie_refuse (error, _("This talk is still to come. Call it off when it does not go "
                                   "on.")),
           NULL;
  change = regie_change_new (stage == REGIE_TALK_MISSED ? _("Did not come to a talk")
                                                        : _("Talk called off"));
  regie_change_pin (change, talk);
  regie_put_code (change, talk, Talk, stage, stage);
  regie_put (change, talk, Talk, reason, reason);
  return change;
}

/* --- what may be typed --- */

static gboolean
check_time (RegieForm *form, GError **error)
{
  const char *typed = regie_form_get_field (form, Talk, time);
  g_autofree char *time = NULL;
  int minutes;

  if (typed == NULL || *typed == '\0')
    return TRUE;
  if (!regie_talk_read_time (typed, &minutes))
    return regie_refuse_field (error, REGIE_FIELD (Talk, time)->key,
                               _("Time: write it as 9:30 or 14 uur."));
  time = regie_minutes_dup (minutes);
  regie_form_set_field (form, Talk, time, time);
  return TRUE;
}

static gboolean
check_length (RegieForm *form, GError **error)
{
  const char *text = regie_form_get_field (form, Talk, minutes);
  gint64 minutes = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  return text == NULL || (minutes >= 5 && minutes <= 480)
         || regie_refuse_field (error, REGIE_FIELD (Talk, minutes)->key,
                                _("Minutes: expected 5 to 480."));
}

/* Nobody plans further ahead than two years. */
static gboolean
check_day (const RegieOffice *office, const RegieField *field, RegieForm *form, int ahead,
           GError **error)
{
  RegieDay day;

  if (!regie_day_parse (regie_form_get (form, field->key), &day)
      || (day >= regie_day_from_civil (2010, 1, 1) && day <= regie_office_today (office) + ahead))
    return TRUE;
  return regie_refuse_field (error, field->key,
                             ahead > 0
                               ? _("Day: expected a day since 2010 and at most two years ahead")
                               : _("Day: expected a day since 2010, and not one that is still to "
                                    "come"));
}

/* What became of a talk is said by the commands that do it. */
static gboolean
check_new (RegieForm *form, GError **error)
{
  return (regie_form_get_code (form, Talk, stage) == REGIE_TALK_PLANNED
          && regie_form_get_field (form, Talk, fact) == NULL)
         || regie_refuse_field (error, REGIE_FIELD (Talk, stage)->key,
                                _("Stage: a new talk is planned; what became of it is said "
                                   "afterwards."));
}

gboolean
regie_talk_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                  RegieRecord *record, RegieForm *form, GError **error)
{
  g_return_val_if_fail (office != NULL && form != NULL, FALSE);
  if (entity == regie_entity (REGIE_ENTITY_FileNote))
    return check_day (office, REGIE_FIELD (FileNote, day), form, 0, error);
  if (entity != regie_entity (REGIE_ENTITY_Talk))
    return TRUE;
  return check_day (office, REGIE_FIELD (Talk, day), form, 731, error) && check_time (form, error)
         && check_length (form, error) && (record != NULL || check_new (form, error));
}
