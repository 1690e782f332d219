/* SPDX-License-Identifier: EUPL-1.2 */
/* What is decided and done at the Meedoenbalie, each as a change. */
#include "regie-desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-desk-query.h"
#include "regie-dossier.h"
#include "regie-error.h"
#include "regie-person.h"
#include "regie-text.h"

static char *
dup_reasons (const RegieDesk *desk, const RegieFit *fit)
{
  g_auto (GStrv) pros = NULL;
  g_auto (GStrv) cons = NULL;
  g_autofree char *for_it = NULL;
  g_autofree char *against = NULL;

  regie_desk_explain (desk, fit, &pros, &cons, NULL);
  for_it = g_strjoinv ("\n+ ", pros);
  against = g_strjoinv ("\n- ", cons);
  return g_strdup_printf ("%s%s%s%s%s", *for_it != '\0' ? "+ " : "", for_it,
                          *for_it != '\0' && *against != '\0' ? "\n" : "",
                          *against != '\0' ? "- " : "", against);
}

static void
set_id (RegieChange *change, const RegieEntity *entity, gint64 id, const char *field, gint64 value)
{
  char text[REGIE_NUMBER_TEXT];

  regie_change_set_new (change, entity, id, field,
                        value != 0 ? regie_number_format (value, text) : NULL);
}

/* Two that take the last place at the same time: the offer is touched, so the second is told. */
static void
hold_place (RegieChange *change, RegieRecord *offer)
{
  const char *places = regie_get (offer, Offer, places);
  char number[REGIE_NUMBER_TEXT];

  regie_change_add (change, "offer", regie_number_format (regie_record_get_id (offer), number),
                    "places", places, places);
}

/* Weighs WISH and OFFER (ids), which must be open, into FIT. */
static gboolean
find_fit (const RegieDesk *desk, gint64 wish, gint64 offer, RegieFit *fit, GError **error)
{
  int w = regie_desk_find_wish (desk, wish);
  int o = regie_desk_find_offer (desk, offer);

  if (w < 0 || o < 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                           w < 0 ? _("This wish is no longer open.")
                                 : _("This offer is no longer there."));
      return FALSE;
    }
  *fit = (RegieFit){ .wish = (guint) w, .offer = (guint) o };
  regie_match_fit (&desk->office->match, regie_office_today (desk->office),
                   &g_array_index (desk->wishes, RegieMatchWish, w),
                   &g_array_index (desk->offers, RegieMatchOffer, o), fit);
  return TRUE;
}

/* A wish gets one place at a time, and none that a limit refuses. */
static gboolean
check_fit (const RegieDesk *desk, const RegieFit *fit, GError **error)
{
  g_auto (GStrv) refusals = NULL;
  g_autofree char *list = NULL;

  if (g_array_index (desk->wish_records, RegieDeskWish, fit->wish).running != NULL)
    return regie_refuse (
      error, _("This wish has a match that runs. End that first, or record another wish."));
  if (fit->hard == 0)
    return TRUE;
  regie_desk_explain (desk, fit, NULL, NULL, &refusals);
  list = g_strjoinv ("; ", refusals);
  return regie_refuse (error, _("This cannot be: %s."), list);
}

/* The match that was proposed of WISH and OFFER, the last one; NULL when there is none. */
static RegieRecord *
find_proposed (const RegieDesk *desk, gint64 wish, gint64 offer)
{
  for (guint i = desk->matches->len; i-- > 0;)
    {
      RegieRecord *match = desk->matches->pdata[i];

      if (regie_get_int (match, Match, wish, 0) == wish
          && regie_get_int (match, Match, offer, 0) == offer
          && regie_get_code (match, Match, stage) == REGIE_MATCH_STAGE_PROPOSED)
        return match;
    }
  return NULL;
}

/* A new match of what FIT weighed, with the reasons of the moment. */
static void
insert_match (RegieChange *change, const RegieDesk *desk, const RegieFit *fit, const char *stage,
              const char *reason, gint64 me)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Match);
  g_autofree char *reasons = fit->hard == 0 ? dup_reasons (desk, fit) : NULL;
  gint64 id = regie_id_new ();
  char day[REGIE_DAY_TEXT];

  regie_change_insert (change, entity, id);
  set_id (change, entity, id, "wish", g_array_index (desk->wishes, RegieMatchWish, fit->wish).id);
  set_id (change, entity, id, "offer",
          g_array_index (desk->offers, RegieMatchOffer, fit->offer).id);
  regie_put_new (change, Match, id, stage, stage);
  regie_put_new (change, Match, id, decided_on,
                 regie_day_format (regie_office_today (desk->office), day));
  set_id (change, entity, id, "decided_by", me);
  regie_put_new (change, Match, id, reasons, reasons);
  regie_put_new (change, Match, id, reason, reason);
  if (regie_match_stage_find (stage) != REGIE_MATCH_STAGE_DECLINED)
    regie_put_new_code (change, Match, id, topic, REGIE_COUNTS_AS_PARTICIPATION);
}

RegieChange *
regie_match_decide (RegieDb *db, const RegieOffice *office, gint64 wish, gint64 offer,
                    const char *stage, const char *reason, gint64 me, GError **error)
{
  g_autoptr (RegieDesk) desk = regie_desk_load (db, office, error);
  gboolean declined = regie_match_stage_find (stage) == REGIE_MATCH_STAGE_DECLINED;
  g_autofree char *title = NULL;
  RegieChange *change;
  RegieRecord *proposed, *offered;
  RegieFit fit;

  if (desk == NULL || !find_fit (desk, wish, offer, &fit, error)
      || (!declined && !check_fit (desk, &fit, error)))
    return NULL;
  title = g_strdup_printf (_("Match: %s"),
                           regie_codes_label (office->codes, "koppelingstand", stage));
  change = regie_change_new (title);
  offered = g_array_index (desk->offer_records, RegieDeskOffer, fit.offer).offer;
  regie_change_pin (change, g_array_index (desk->wish_records, RegieDeskWish, fit.wish).wish);
  regie_change_pin (change, offered);
  if ((proposed = find_proposed (desk, wish, offer)) != NULL)
    {
      regie_put (change, proposed, Match, stage, stage);
      regie_put (change, proposed, Match, reason, reason);
    }
  else
    insert_match (change, desk, &fit, stage, reason, me);
  if (!declined)
    hold_place (change, offered);
  return change;
}

const char *
regie_match_next (const char *stage, guint i)
{
#define STAGE(name) REGIE_MATCH_STAGE_##name
  static const struct {
    RegieMatchStage to[3];
    guint n;
  } steps[REGIE_MATCH_STAGE_UNKNOWN + 1] = {
    [STAGE (PROPOSED)] = { { STAGE (AGREED), STAGE (DECLINED) }, 2 },
    [STAGE (AGREED)] = { { STAGE (ON_TRIAL), STAGE (RUNS), STAGE (STOPPED) }, 3 },
    [STAGE (ON_TRIAL)] = { { STAGE (RUNS), STAGE (STOPPED) }, 2 },
    [STAGE (RUNS)] = { { STAGE (FINISHED), STAGE (AFTERCARE), STAGE (STOPPED) }, 3 },
    [STAGE (AFTERCARE)] = { { STAGE (FINISHED), STAGE (STOPPED) }, 2 },
  };
#undef STAGE
  RegieMatchStage from = regie_match_stage_find (stage);

  return i < steps[from].n ? regie_match_stage_name (steps[from].to[i]) : NULL;
}

static gboolean
may_follow (const char *from, const char *to)
{
  const char *next;

  for (guint i = 0; (next = regie_match_next (from, i)) != NULL; i++)
    if (strcmp (next, to) == 0)
      return TRUE;
  return FALSE;
}

RegieChange *
regie_match_move (RegieDb *db, const RegieOffice *office, gint64 match_id, const char *stage,
                  const char *reason, GError **error)
{
  g_autoptr (RegieRecord) match = regie_load_needed (db, regie_entity (REGIE_ENTITY_Match),
                                                     match_id, error);
  g_autoptr (RegieRecord) wish = NULL;
  g_autofree char *title = NULL;
  RegieMatchStage to = regie_match_stage_find (stage);
  RegieChange *change;
  gboolean begins, ends;
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL, NULL);
  if (match == NULL
      || (wish = regie_load_needed (db, regie_entity (REGIE_ENTITY_Wish),
                                    regie_get_int (match, Match, wish, 0), error))
           == NULL)
    return NULL;
  if (!may_follow (regie_get (match, Match, stage), stage))
    return regie_refuse (error, _("Stage: “%s” does not come after “%s”."),
                         regie_codes_label (office->codes, "koppelingstand", stage),
                         regie_codes_label (office->codes, "koppelingstand",
                                            regie_get (match, Match, stage))),
           NULL;
  if (to == REGIE_MATCH_STAGE_AGREED) /* what refuses a place refuses it here too */
    return regie_match_decide (db, office, regie_get_int (match, Match, wish, 0),
                               regie_get_int (match, Match, offer, 0), stage, reason, 0, error);
  ends = to == REGIE_MATCH_STAGE_STOPPED || to == REGIE_MATCH_STAGE_FINISHED;
  begins = to == REGIE_MATCH_STAGE_ON_TRIAL || to == REGIE_MATCH_STAGE_RUNS;
  if (to == REGIE_MATCH_STAGE_STOPPED && (reason == NULL || *reason == '\0'))
    return regie_refuse (error, _("Reason: say why it stops")), NULL;
  title = g_strdup_printf (_("Match: %s"),
                           regie_codes_label (office->codes, "koppelingstand", stage));
  change = regie_change_new (title);
  regie_change_pin (change, match);
  regie_put (change, match, Match, stage, stage);
  regie_day_format (regie_office_today (office), day);
  if (begins && regie_get (match, Match, begun_on) == NULL)
    regie_put (change, match, Match, begun_on, day);
  if (ends)
    regie_put (change, match, Match, ended_on, day);
  if (reason != NULL && *reason != '\0')
    regie_put (change, match, Match, reason, reason);
  if (to == REGIE_MATCH_STAGE_FINISHED)
    regie_put (change, wish, Wish, closed_on, day);
  return change;
}

/* The hours of one day in the dossier of LINKED; its id. */
static gint64
add_fact (RegieChange *change, const char *linked, RegieDay day, int minutes, const char *topic,
          const char *giver, gint64 me)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  gint64 id = regie_id_new ();
  char text[REGIE_NUMBER_TEXT], date[REGIE_DAY_TEXT];
  g_autofree char *now = regie_moment_now ();

  regie_change_insert (change, entity, id);
  regie_put_new (change, Fact, id, dossier, linked);
  regie_put_new_code (change, Fact, id, kind, REGIE_FACT_HOURS);
  regie_put_new (change, Fact, id, day, regie_day_format (day, date));
  regie_put_new (change, Fact, id, topic, topic);
  regie_put_new (change, Fact, id, hours, regie_number_format ((minutes + 30) / 60, text));
  regie_put_new (change, Fact, id, minutes, regie_number_format (minutes, text));
  regie_put_new (change, Fact, id, provider, giver);
  regie_put_new_code (change, Fact, id, source, REGIE_SOURCE_PROVIDER);
  set_id (change, entity, id, "recorded_by", me);
  regie_put_new (change, Fact, id, recorded_at, now);
  return id;
}

/* Somebody of the desk ticks who came, and does not write in dossiers for that. */
static gboolean
may_write_dossiers (RegieDb *db, gint64 me, gboolean *may, GError **error)
{
  g_autofree char *role = NULL;

  if (!regie_desk_find_role (db, me, &role, error))
    return FALSE;
  *may = me == 0 || regie_role_may (role, REGIE_MAY_RECORD);
  return TRUE;
}

/* How long what is held by RHYTHM takes on the weekday of DAY, in minutes; -1 when no days and
 * hours are known. */
static int
minutes_on (const char *rhythm, RegieDay day)
{
  RegieHours hours;
  int n = 0;

  if (!regie_hours_parse (rhythm, &hours, NULL) || !hours.known)
    return -1;
  for (guint64 bits = hours.days[regie_day_weekday (day) - 1]; bits != 0; bits &= bits - 1)
    n++;
  return n * 30;
}

RegieDay
regie_rhythm_last_held (const char *rhythm, RegieDay today, int *minutes)
{
  RegieDay day = today;

  *minutes = 0;
  for (int i = 0; i < 7 && (*minutes = minutes_on (rhythm, today - i)) == 0; i++)
    day = today - i - 1;
  *minutes = MAX (0, *minutes);
  return day;
}

void
regie_attendance_propose (const RegieDesk *desk, RegieRecord *match, RegieDay today, RegieDay *day,
                          int *minutes)
{
  int at = regie_desk_find_offer (desk, regie_get_int (match, Match, offer, 0));
  const char *rhythm = NULL;

  if (at >= 0)
    rhythm = regie_get (g_array_index (desk->offer_records, RegieDeskOffer, at).offer, Offer,
                        rhythm);
  *day = regie_rhythm_last_held (rhythm, today, minutes);
}

/* An attendance is one of the days that the offer is held, after it was agreed and before it ended,
 * and lasts no longer. */
static gboolean
check_held (RegieDb *db, const RegieHeld *about, RegieRecord *match, RegieDay day, int minutes,
            GError **error)
{
  RegieDay ended = regie_get_day (match, Match, ended_on);
  int most = minutes_on (about->rhythm, day);
  gint64 n;

  if (most == 0)
    return regie_refuse (error, _("Day: on this day of the week the offer is not held (%s)."),
                         about->rhythm);
  if ((about->from != REGIE_DAY_NONE && day < about->from)
      || (about->until != REGIE_DAY_NONE && day > about->until))
    return regie_refuse (
      error, _("Day: the offer is not held on this day: it has not begun yet, or has ended."));
  if (ended != REGIE_DAY_NONE && day > ended)
    return regie_refuse (error, _("Day: the match had ended by then."));
  if (most > 0 && minutes > most)
    return regie_refuse (error, _("Minutes: on this day the offer lasts %d minutes."), most);
  if (!regie_attendance_count (db, about->resident, about->offer, day, &n, error))
    return FALSE;
  return n == 0
         || regie_refuse (error, _("Day: this day was ticked already. Take that back first."));
}

/* Can somebody have come to MATCH, or not, on DAY? */
static gboolean
check_tick (const RegieOffice *office, RegieRecord *match, const char *state, RegieDay day,
            int minutes, GError **error)
{
  if (regie_codes_find (office->codes, "opkomst", state) == NULL)
    return regie_refuse (error, _("Came?: this is not one of the choices"));
  if (day > regie_office_today (office))
    return regie_refuse (error, _("Day: this day is still to come"));
  if (regie_presence_find (state) == REGIE_PRESENCE_CAME && (minutes <= 0 || minutes > 24 * 60))
    return regie_refuse (error, _("Minutes: expected 1 to 1440"));
  return regie_match_runs (regie_get_code (match, Match, stage))
         || regie_get (match, Match, ended_on) != NULL
         || regie_refuse (error, _("Match: nothing was agreed yet"));
}

RegieChange *
regie_attendance_record (RegieDb *db, const RegieOffice *office, gint64 match_id, const char *state,
                         RegieDay day, int minutes, gint64 me, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Attendance);
  g_autoptr (RegieRecord) match = regie_load_needed (db, regie_entity (REGIE_ENTITY_Match),
                                                     match_id, error);
  g_autofree char *title = NULL;
  g_auto (RegieHeld) about = { NULL };
  gboolean came = regie_presence_find (state) == REGIE_PRESENCE_CAME;
  gboolean may;
  gint64 id = regie_id_new ();
  gint64 fact = 0;
  RegieChange *change;
  char text[REGIE_NUMBER_TEXT], date[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL, NULL);
  if (match == NULL || !check_tick (office, match, state, day, minutes, error)
      || !regie_match_find_held (db, match_id, &about, error)
      || !check_held (db, &about, match, day, came ? minutes : 0, error)
      || !may_write_dossiers (db, me, &may, error))
    return NULL;
  title = g_strdup_printf (_("Attendance: %s"),
                           regie_codes_label (office->codes, "opkomst", state));
  change = regie_change_new (title);
  /* The fact must be there before what points to it. */
  if (came && may && about.linked != NULL && regie_get (match, Match, topic) != NULL)
    fact = add_fact (change, about.linked, day, minutes, regie_get (match, Match, topic),
                     about.giver, me);
  regie_change_insert (change, entity, id);
  set_id (change, entity, id, "match", match_id);
  regie_put_new (change, Attendance, id, day, regie_day_format (day, date));
  regie_put_new (change, Attendance, id, state, state);
  regie_put_new (change, Attendance, id, minutes,
                 came ? regie_number_format (minutes, text) : NULL);
  if (fact != 0)
    set_id (change, entity, id, "fact", fact);
  return change;
}

RegieChange *
regie_attendance_miss (RegieDb *db, const RegieOffice *office, gint64 match, gint64 me,
                       GError **error)
{
  g_auto (RegieHeld) about = { NULL };
  RegieDay day;
  int minutes;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (!regie_match_find_held (db, match, &about, error))
    return NULL;
  day = regie_rhythm_last_held (about.rhythm, regie_office_today (office), &minutes);
  return regie_attendance_record (db, office, match, regie_presence_name (REGIE_PRESENCE_MISSED),
                                  day, 0, me, error);
}

/* Adds to CHANGE the hours of RESIDENT that count in no dossier yet; *N is the number of days. */
static gboolean
add_earlier (RegieDb *db, RegieChange *change, gint64 resident, gint64 dossier, gint64 me, guint *n,
             GError **error)
{
  g_autoptr (GArray) all = regie_desk_load_hours (db, resident, error);
  char linked[REGIE_NUMBER_TEXT], fact[REGIE_NUMBER_TEXT];

  if (all == NULL)
    return FALSE;
  regie_number_format (dossier, linked);
  for (guint i = 0; i < all->len; i++)
    {
      const RegieDeskHours *hours = &g_array_index (all, RegieDeskHours, i);
      g_autoptr (RegieRecord) attendance = regie_load_needed (
        db, regie_entity (REGIE_ENTITY_Attendance), hours->attendance, error);

      if (attendance == NULL)
        return FALSE;
      if (hours->day == REGIE_DAY_NONE)
        continue;
      regie_number_format (add_fact (change, linked, hours->day, hours->minutes, hours->topic,
                                     hours->giver, me),
                           fact);
      regie_put (change, attendance, Attendance, fact, fact);
    }
  *n = all->len;
  return TRUE;
}

RegieChange *
regie_resident_link (RegieDb *db, const RegieOffice *office, gint64 resident_id, const char *number,
                     gint64 me, GError **error)
{
  g_autoptr (RegieRecord) resident = regie_load_needed (db, regie_entity (REGIE_ENTITY_Resident),
                                                        resident_id, error);
  g_autoptr (RegieChange) change = NULL;
  char dossier[REGIE_NUMBER_TEXT];
  guint n_days;
  gint64 other, id;

  g_return_val_if_fail (office != NULL, NULL);
  if (resident == NULL)
    return NULL;
  if (regie_get (resident, Resident, linked) != NULL)
    return regie_refuse (error, _("Dossier: this resident is linked to a dossier already.")), NULL;
  if (!regie_dossier_find (db, number, &id, error))
    {
      /* TRANSLATORS: the field, before what is wrong with it */
      g_prefix_error (error, "%s: ", _("Dossier"));
      return NULL;
    }
  if (!regie_resident_find_linked (db, id, &other, error))
    return NULL;
  if (other != 0)
    return regie_refuse (error, _("Dossier: another resident is linked to this dossier.")), NULL;
  change = regie_change_new (_("Resident linked to a dossier"));
  if (!add_earlier (db, change, resident_id, id, me, &n_days, error))
    return NULL;
  regie_change_pin (change, resident);
  regie_put (change, resident, Resident, linked, regie_number_format (id, dossier));
  return g_steal_pointer (&change);
}

/* What was ticked by ATTENDANCE counts in no dossier any more. */
static gboolean
take_from_dossier (RegieDb *db, RegieChange *change, gint64 attendance, GError **error)
{
  g_autoptr (RegieRecord) ticked = regie_load_needed (db, regie_entity (REGIE_ENTITY_Attendance),
                                                      attendance, error);
  g_autoptr (RegieRecord) fact = NULL;
  g_autoptr (GError) local = NULL;

  if (ticked == NULL)
    return FALSE;
  fact = regie_load_one (db, regie_entity (REGIE_ENTITY_Fact),
                         regie_get_int (ticked, Attendance, fact, 0), &local);
  if (local != NULL)
    return g_propagate_error (error, g_steal_pointer (&local)), FALSE;
  if (fact != NULL) /* somebody may have removed it from the dossier */
    regie_change_void (change, fact);
  regie_put (change, ticked, Attendance, fact, NULL);
  return TRUE;
}

RegieChange *
regie_resident_unlink (RegieDb *db, gint64 resident_id, GError **error)
{
  g_autoptr (RegieRecord) resident = regie_load_needed (db, regie_entity (REGIE_ENTITY_Resident),
                                                        resident_id, error);
  g_autoptr (RegieChange) change = NULL;
  g_autoptr (GArray) counted = NULL;

  if (resident == NULL)
    return NULL;
  if (regie_get (resident, Resident, linked) == NULL)
    return regie_refuse (error, _("Dossier: this resident is linked to none.")), NULL;
  if ((counted = regie_desk_load_in_dossier (db, resident_id, error)) == NULL)
    return NULL;
  change = regie_change_new (_("Link to a dossier taken away"));
  for (guint i = 0; i < counted->len; i++)
    if (!take_from_dossier (db, change, g_array_index (counted, gint64, i), error))
      return NULL;
  regie_change_pin (change, resident);
  regie_put (change, resident, Resident, linked, NULL);
  return g_steal_pointer (&change);
}

/* "Habtom Tesfai", "van der Kidane" → "H.T.v.d.K."; at most five letters. */
static char *
dup_initials (const char *given_names, const char *surname)
{
  g_autofree char *name = g_strjoin (" ", given_names != NULL ? given_names : "", surname, NULL);
  g_auto (GStrv) words = g_strsplit_set (name, " -", -1);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && g_utf8_strlen (initials->str, -1) < 10; i++)
    {
      const char *letter = words[i];

      while (*letter != '\0' && !g_unichar_isalpha (g_utf8_get_char (letter))) /* 't, (van) */
        letter = g_utf8_next_char (letter);
      if (*letter == '\0')
        continue;
      g_string_append_unichar (initials, g_utf8_get_char (letter));
      g_string_append_c (initials, '.');
    }
  return g_string_free (initials, FALSE);
}

RegieChange *
regie_resident_of_dossier (RegieDb *db, const RegieOffice *office, gint64 dossier, gint64 *resident,
                           GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Known at the Meedoenbalie"));
  g_auto (RegieDeskPerson) person = { NULL };
  g_autofree char *initials = NULL;
  char id[REGIE_NUMBER_TEXT];
  RegieTongues tongues;
  gboolean speaks;

  g_return_val_if_fail (db != NULL && office != NULL && resident != NULL, NULL);
  if (!regie_resident_find_linked (db, dossier, resident, error))
    return NULL;
  if (*resident != 0)
    return g_steal_pointer (&change);
  if (!regie_desk_find_person (db, dossier, &person, error))
    return NULL;
  if (person.surname == NULL)
    return regie_refuse (error, _("%s: this is no longer there."),
                         _(regie_entity (REGIE_ENTITY_Dossier)->label)),
           NULL;
  initials = dup_initials (person.given_names, person.surname);
  /* A language that the desk does not know is left to ask. */
  speaks = *person.language != '\0'
           && regie_tongues_parse (office->codes, person.language, &tongues, NULL);
  *resident = regie_id_new ();
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Resident), *resident);
  regie_put_new (change, Resident, *resident, initials, initials);
  regie_put_new (change, Resident, *resident, born,
                 *person.year_of_birth != '\0' ? person.year_of_birth : NULL);
  regie_put_new (change, Resident, *resident, languages, speaks ? person.language : NULL);
  regie_put_new (change, Resident, *resident, linked, regie_number_format (dossier, id));
  return g_steal_pointer (&change);
}

gboolean
regie_desk_n_waiting (RegieDb *db, gint64 *n, GError **error)
{
  return regie_desk_count_owed (db, n, error);
}

gboolean
regie_desk_settle (RegieDb *db, const RegieApplier *applier, guint *n, GError **error)
{
  g_autoptr (GArray) owed = NULL;

  g_return_val_if_fail (db != NULL && applier != NULL && n != NULL, FALSE);
  *n = 0;
  if ((owed = regie_desk_load_owed (db, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < owed->len; i++)
    {
      const RegieDeskLink *link = &g_array_index (owed, RegieDeskLink, i);
      g_autoptr (RegieChange) change = regie_change_new (
        _("Hours of the Meedoenbalie counted in the PIP"));
      guint n_days;

      if (!add_earlier (db, change, link->resident, link->dossier, applier->who, &n_days, error)
          || !regie_apply (db, applier, change, NULL, error))
        return FALSE;
      *n += n_days;
    }
  return TRUE;
}

RegieChange *
regie_visit_begin (RegieDb *db, const RegieOffice *office, gint64 resident, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Visit);
  gint64 id = regie_id_new ();
  g_autofree char *now = regie_moment_now ();
  RegieChange *change;
  char day[REGIE_DAY_TEXT];
  gboolean waits;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (!regie_visit_is_waiting (db, resident, regie_office_today (office), &waits, error))
    return NULL;
  if (waits)
    return regie_refuse (error, _("This visitor waits already.")), NULL;
  change = regie_change_new (_("Visitor at the desk"));
  regie_change_insert (change, entity, id);
  set_id (change, entity, id, "resident", resident);
  regie_put_new (change, Visit, id, day, regie_day_format (regie_office_today (office), day));
  regie_put_new (change, Visit, id, arrived_at, now);
  return change;
}

RegieChange *
regie_visit_end (RegieRecord *visit)
{
  RegieChange *change = regie_change_new (_("Visitor helped"));
  g_autofree char *now = regie_moment_now ();

  regie_put (change, visit, Visit, helped_at, now);
  return change;
}
