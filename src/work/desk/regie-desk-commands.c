/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked at the Meedoenbalie, as commands and questions. */
#include "regie-desk-commands.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-desk-file.h"
#include "regie-desk-queue.h"
#include "regie-desk-view.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-load.h"

/* What was typed under KEY; NULL when it was left open or nothing was asked. */
static const char *
typed (RegieForm *form, const char *key)
{
  return form != NULL ? regie_form_get (form, key) : NULL;
}

static RegieChange *
make_match (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  gint64 wish;
  gint64 offer;

  g_variant_get (target, "(xx)", &wish, &offer);
  return regie_match_decide (work->db, work->office, wish, offer,
                             regie_match_stage_name (REGIE_MATCH_STAGE_AGREED), NULL, work->me->id,
                             error);
}

static RegieChange *
make_declined (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  gint64 wish;
  gint64 offer;

  g_variant_get (target, "(xx)", &wish, &offer);
  return regie_match_decide (work->db, work->office, wish, offer,
                             regie_match_stage_name (REGIE_MATCH_STAGE_DECLINED),
                             typed (form, "reden"), work->me->id, error);
}

static RegieChange *
make_moved (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  const char *stage;

  g_variant_get (target, "(x&s)", about, &stage);
  return regie_match_move (work->db, work->office, *about, stage, NULL, error);
}

static RegieChange *
make_stopped (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_match_move (work->db, work->office, *about,
                           regie_match_stage_name (REGIE_MATCH_STAGE_STOPPED),
                           typed (form, "reden"), error);
}

static RegieChange *
make_came (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  const char *minutes = typed (form, "minuten");
  gint64 n = 0;
  RegieDay day;

  *about = g_variant_get_int64 (target);
  if (typed (form, "datum") == NULL || !regie_day_parse (typed (form, "datum"), &day))
    {
      regie_refuse_field (error, "datum", _("Day: fill in a day, for example 23-11-2026"));
      return NULL;
    }
  if (minutes != NULL && !g_ascii_string_to_signed (minutes, 10, 0, G_MAXINT, &n, NULL))
    n = 0; /* refused with the sentence about minutes */
  return regie_attendance_record (work->db, work->office, *about,
                                  regie_presence_name (REGIE_PRESENCE_CAME), day, (int) n,
                                  work->me->id, error);
}

static RegieChange *
make_missed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_attendance_miss (work->db, work->office, *about, work->me->id, error);
}

/* Today stands in FIELD of the giver that TARGET names. */
static RegieChange *
date_giver (const RegieWork *work, GVariant *target, guint field, const char *title, GError **error)
{
  g_autoptr (RegieRecord) giver = regie_load_needed (work->db, regie_entity (REGIE_ENTITY_Giver),
                                                     g_variant_get_int64 (target), error);
  RegieChange *change;
  char day[REGIE_DAY_TEXT];

  if (giver == NULL)
    return NULL;
  change = regie_change_new (title);
  regie_change_set_of (change, giver, REGIE_ENTITY_Giver, field,
                       regie_day_format (work->today, day));
  return change;
}

static RegieChange *
make_spoken_to (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  *about = g_variant_get_int64 (target);
  return date_giver (work, target, REGIE_AT (Giver, told_on), _("Giver spoken to"), error);
}

static RegieChange *
make_thanked (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  *about = g_variant_get_int64 (target);
  return date_giver (work, target, REGIE_AT (Giver, thanked_on), _("Giver thanked"), error);
}

static RegieChange *
make_linked (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  const char *number = typed (form, "nummer");

  *about = g_variant_get_int64 (target);
  return regie_resident_link (work->db, work->office, *about, number != NULL ? number : "",
                              work->me->id, error);
}

/* Whose DOSSIER it is: name, birth date, number; owned, NULL with ERROR set. */
static char *
dup_whose (RegieDb *db, gint64 dossier, GError **error)
{
  g_autoptr (RegieRecord) record = regie_load_needed (db, regie_entity (REGIE_ENTITY_Dossier),
                                                      dossier, error);
  g_autoptr (RegieRecord) person = NULL;
  g_autofree char *name = NULL;

  if (record == NULL
      || (person = regie_load_needed (db, regie_entity (REGIE_ENTITY_Person),
                                      regie_get_int (record, Dossier, person, 0), error))
           == NULL)
    return NULL;
  name = regie_person_dup_name (regie_get (person, Person, given_names),
                                regie_get (person, Person, prefix),
                                regie_get (person, Person, surname));
  return regie_person_dup_apart (name, regie_get (person, Person, born),
                                 regie_get (record, Dossier, number));
}

/* A number is typed quickly, and forty days of somebody else's hours move with it. */
static gboolean
warn_linked (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
             GError **error)
{
  const char *number = typed (form, "nummer");
  g_autoptr (RegieRecord) resident = regie_load_needed (work->db,
                                                        regie_entity (REGIE_ENTITY_Resident),
                                                        g_variant_get_int64 (target), error);
  g_autofree char *name = NULL;
  g_autofree char *whose = NULL;
  gint64 dossier;

  if (resident == NULL)
    return FALSE;
  /* Whatever is wrong with the number is said by linking. */
  if (!regie_dossier_find (work->db, number != NULL ? number : "", &dossier, NULL))
    return TRUE;
  if ((whose = dup_whose (work->db, dossier, error)) == NULL)
    return FALSE;
  name = regie_resident_dup_name (resident);
  outcome->asks = g_strdup_printf (_("Is %1$s this person: %2$s?"), name, whose);
  outcome->asks_about = g_strdup (
    _("What was done at the desk, and what is done from now on, counts in that dossier."));
  outcome->asks_yes = g_strdup (_("_Link"));
  outcome->seq = dossier;
  return TRUE;
}

static RegieChange *
make_unlinked (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_resident_unlink (work->db, *about, error);
}

/* The other way round: whose link is taken away, and what goes with it. */
static gboolean
warn_unlinked (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
               GError **error)
{
  g_autoptr (RegieRecord) resident = regie_load_needed (work->db,
                                                        regie_entity (REGIE_ENTITY_Resident),
                                                        g_variant_get_int64 (target), error);
  g_autofree char *name = NULL;
  g_autofree char *whose = NULL;

  if (resident == NULL)
    return FALSE;
  if (regie_get (resident, Resident, linked) == NULL)
    return TRUE;
  outcome->seq = regie_get_int (resident, Resident, linked, 0);
  if ((whose = dup_whose (work->db, outcome->seq, error)) == NULL)
    return FALSE;
  name = regie_resident_dup_name (resident);
  outcome->asks = g_strdup_printf (_("Is %1$s not this person: %2$s?"), name, whose);
  outcome->asks_about = g_strdup (
    _("The hours that the desk wrote down for it go out of that dossier."));
  outcome->asks_yes = g_strdup (_("_Take the Link Away"));
  return TRUE;
}

static RegieChange *
make_arrival (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  return regie_visit_arrive (work->db, work->office, typed (form, "nummer"),
                             typed (form, "initialen"), about, error);
}

static RegieChange *
make_left (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_visit_leave (work->db, *about, error);
}

static RegieChange *
make_wish (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieForm) said = form != NULL ? g_hash_table_ref (form) : regie_form_new ();
  gint64 visit;

  g_variant_get (target, "(xx)", &visit, about);
  return regie_visit_keep_wish (work->db, work->office, visit, said, about, error);
}

/* What is withdrawn is erased: it was lent to the desk, not given. */
static gboolean
erase_wish (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
            GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  g_autoptr (RegieRecord) wish = regie_load_needed (work->db, regie_entity (REGIE_ENTITY_Wish), id,
                                                    error);

  return wish != NULL && regie_erase_wish (work->db, work->office, id, work->me->id, error);
}

static gboolean
erase_resident (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  g_autoptr (RegieRecord) resident = regie_load_needed (work->db,
                                                        regie_entity (REGIE_ENTITY_Resident), id,
                                                        error);

  return resident != NULL && regie_erase_resident (work->db, work->office, id, work->me->id, error);
}

static gboolean
save_calendar (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
               GError **error)
{
  g_autoptr (RegieDesk) desk = regie_desk_load (work->db, work->office, error);
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;
  guint n;

  if (desk == NULL)
    return FALSE;
  file = g_file_new_for_uri (g_variant_get_string (target, NULL));
  text = regie_desk_calendar (desk, &n);
  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  work->cancellable, error);
}

static const RegieField reason_field[] = {
  { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, 0, 1 },
};
static const RegieField needed_reason[] = {
  { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, REGIE_REQUIRED, 1 },
};
static const RegieField number_field[] = {
  { "number", "nummer", N_("Dossier number"), NULL, REGIE_TEXT, REGIE_REQUIRED, 1 },
};
static const RegieField came_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 1 },
  { "minutes", "minuten", N_("Minutes"), NULL, REGIE_INT, REGIE_REQUIRED, 1 },
};

static const RegieAsk ask_declined = {
  .title = N_("Does not fit"),
  .save = N_("_Save"),
  .about = N_("This offer is not proposed for this wish again."),
  .fields = reason_field,
  .n = G_N_ELEMENTS (reason_field),
};
static const RegieAsk ask_stopped = {
  .title = N_("Stop"),
  .save = N_("_Save"),
  .about = N_("The wish is open again afterwards."),
  .fields = needed_reason,
  .n = G_N_ELEMENTS (needed_reason),
};
static const RegieAsk ask_came = {
  .title = N_("Came"),
  .save = N_("_Save"),
  .about = N_("Of a resident with a dossier these hours count in the PIP."),
  .fields = came_fields,
  .n = G_N_ELEMENTS (came_fields),
};
static const RegieAsk ask_linked = {
  .title = N_("Link to a dossier"),
  .save = N_("_Link"),
  .about = N_("What was done at the desk counts in that dossier from now on, and what was done "
               "before as well."),
  .fields = number_field,
  .n = G_N_ELEMENTS (number_field),
};

/* What the counter asks is typed on its own screen, and not in a small form. */
static const RegieField *
field_of_arrival (GVariant *target, guint i)
{
  const RegieField *fields[] = { REGIE_FIELD (Resident, number), REGIE_FIELD (Resident, initials) };

  return i < G_N_ELEMENTS (fields) ? fields[i] : NULL;
}

static const RegieField *
field_of_wish (GVariant *target, guint i)
{
  const RegieField *fields[] = { REGIE_FIELD (Wish, kind), REGIE_FIELD (Wish, theme),
                                 REGIE_FIELD (Wish, rhythm) };

  return i < G_N_ELEMENTS (fields) ? fields[i] : NULL;
}

#define DESK REGIE_RIGHT (DESK)

const RegieCommand regie_desk_commands[REGIE_N_DESK_COMMANDS] = {
  [REGIE_DESK_DECIDE] = { "desk.decide", "(xx)", DESK, N_("Matched"), .make = make_match },
  [REGIE_DESK_DECLINE] = { "desk.decline", "(xx)", DESK, N_("Remembered"), &ask_declined,
                           make_declined },
  [REGIE_DESK_MOVE] = { "desk.move", "(xs)", DESK, .make = make_moved },
  [REGIE_DESK_STOP] = { "desk.stop", "x", DESK, N_("Stopped"), &ask_stopped, make_stopped },
  [REGIE_DESK_CAME] = { "desk.came", "x", DESK, N_("Ticked"), &ask_came, make_came },
  [REGIE_DESK_MISSED] = { "desk.missed", "x", DESK, N_("Ticked"), .make = make_missed },
  [REGIE_DESK_SPOKEN_TO] = { "desk.spoken-to", "x", DESK, N_("Spoken to"),
                             .make = make_spoken_to },
  [REGIE_DESK_THANKED] = { "desk.thanked", "x", DESK, N_("Thanked"), .make = make_thanked },
  [REGIE_DESK_LINK] = { "desk.link", "x", DESK | REGIE_RIGHT (SEE_DOSSIERS), N_("Linked"),
                        &ask_linked, make_linked, .warn = warn_linked },
  [REGIE_DESK_UNLINK] = { "desk.unlink", "x", DESK | REGIE_RIGHT (RECORD), N_("Link taken away"),
                          .make = make_unlinked, .warn = warn_unlinked },
  [REGIE_DESK_ARRIVE] = { "desk.arrive", NULL, DESK, .make = make_arrival,
                          .field = field_of_arrival },
  [REGIE_DESK_LEAVE] = { "desk.leave", "x", DESK, N_("Visit ended"), .make = make_left },
  [REGIE_DESK_KEEP_WISH] = { "desk.keep-wish", "(xx)", DESK, N_("Wish kept"), .make = make_wish,
                             .field = field_of_wish },
  [REGIE_DESK_WITHDRAW] = { "desk.withdraw", "x", DESK, N_("Wish withdrawn and erased"),
                            .run = erase_wish },
  [REGIE_DESK_ERASE_RESIDENT] = { "desk.erase-resident", "x", DESK, N_("Resident erased"),
                                  .run = erase_resident },
  [REGIE_DESK_SAVE_CALENDAR] = { "desk.save-calendar", "s", DESK, N_("Saved"),
                                 .run = save_calendar, .takes_out = TRUE },
};

static gpointer
answer_desk (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_desk_view_load (work, error);
}

const RegieQuestion regie_desk_questions[REGIE_N_DESK_QUESTIONS] = {
  [REGIE_DESK_READ] = { "desk", NULL, DESK, answer_desk, g_object_unref,
                        .kinds = REGIE_KINDS (REGIE_ENTITY_Attendance, REGIE_ENTITY_Giver,
                                              REGIE_ENTITY_Match, REGIE_ENTITY_Offer,
                                              REGIE_ENTITY_Resident, REGIE_ENTITY_Visit,
                                              REGIE_ENTITY_Wish) },
};
