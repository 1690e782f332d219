/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks and file notes as commands, each with the small form that comes first. */
#include "regie-talk-commands.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-load.h"
#include "regie-talk-query.h"
#include "regie-talk.h"
#include "regie-text.h"

/* When a new talk is proposed: so many days ahead, and for how long. */
#define PLAN_AHEAD 7
#define PLAN_MINUTES "60"

static RegieRecord *
load_dossier (const RegieWork *work, gint64 id, GError **error)
{
  return regie_load_there (work->db, regie_entity (REGIE_ENTITY_Dossier), id,
                           _("This dossier is no longer there."), error);
}

/* *ABOUT is its dossier. */
static RegieRecord *
load_talk (const RegieWork *work, GVariant *target, gint64 *about, GError **error)
{
  RegieRecord *talk = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Talk),
                                        g_variant_get_int64 (target),
                                        _("Somebody else has removed this."), error);

  if (talk != NULL)
    *about = regie_get_int (talk, Talk, dossier, 0);
  return talk;
}

/* --- planning --- */

static const RegieField plan_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 12 },
  { "time", "tijd", N_("Time"), NULL, REGIE_TEXT, 0, 12 },
  { "minutes", "minuten", N_("Minutes"), NULL, REGIE_INT, 0, 12 },
  { "purpose", "waarover", N_("About"), "gespreksdoel", REGIE_CODE, REGIE_REQUIRED, 12 },
  { "form", "contactvorm", N_("Kind of contact"), "contactvorm", REGIE_CODE, 0, 12 },
  { "place", "plaats", N_("Place"), NULL, REGIE_TEXT, 0, 12 },
  { "present", "aanwezig", N_("Also present"), NULL, REGIE_TEXT, REGIE_PERSONAL, 12 },
  { "interpreter", "tolk", N_("Interpreter in"), NULL, REGIE_TEXT, 0, 12 },
  { "agenda", "voorbereiding", N_("To talk about"), NULL, REGIE_NOTE, REGIE_PERSONAL, 12 },
};

/* Who talks: me first, then the others who may; names and ids, owned. */
static char **
dup_choices (const RegieWork *work, GError **error)
{
  g_autoptr (GPtrArray) colleagues = regie_talks_load_colleagues (work->db, error);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  char id[REGIE_NUMBER_TEXT];

  if (colleagues == NULL)
    return NULL;
  if (work->me->id != 0)
    g_strv_builder_add_many (choices, work->me->name, regie_number_format (work->me->id, id), NULL);
  for (guint i = 0; i < colleagues->len; i++)
    if (regie_record_get_id (colleagues->pdata[i]) != work->me->id)
      g_strv_builder_add_many (choices, regie_get (colleagues->pdata[i], Staff, name),
                               regie_number_format (regie_record_get_id (colleagues->pdata[i]), id),
                               NULL);
  return g_strv_builder_end (choices);
}

static gpointer
answer_plan_start (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) dossier = load_dossier (work, g_variant_get_int64 (target), error);
  g_autoptr (RegieRecord) person = NULL;
  g_auto (GStrv) choices = NULL;
  RegieAskStart *start;
  char day[REGIE_DAY_TEXT];

  if (dossier == NULL
      || (person = regie_load_needed (work->db, regie_entity (REGIE_ENTITY_Person),
                                      regie_get_int (dossier, Dossier, person, 0), error))
           == NULL
      || (choices = dup_choices (work, error)) == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->choices = g_steal_pointer (&choices);
  start->form = regie_form_new ();
  regie_form_set_field (start->form, Talk, day, regie_day_format (work->today + PLAN_AHEAD, day));
  regie_form_set_field (start->form, Talk, minutes, PLAN_MINUTES);
  regie_form_set_field (start->form, Talk, interpreter, regie_get (person, Person, interpreter));
  return start;
}

/* Is ID among CHOICES? */
static gboolean
is_choice (char **choices, const char *id)
{
  for (guint i = 0; id != NULL && choices[i] != NULL; i += 2)
    if (g_str_equal (choices[i + 1], id))
      return TRUE;
  return FALSE;
}

/* Who was chosen is among those who may be; without a choice it is DEFAULT_STAFF (NULL: nobody). */
static gboolean
set_staff (const RegieWork *work, RegieForm *form, RegieForm *values, const char *default_staff,
           GError **error)
{
  const char *choice = regie_form_get (form, REGIE_ASK_CHOICE);
  g_auto (GStrv) choices = NULL;

  if (choice == NULL || *choice == '\0')
    {
      regie_form_set_field (values, Talk, staff, default_staff);
      return TRUE;
    }
  if ((choices = dup_choices (work, error)) == NULL)
    return FALSE;
  regie_form_set_field (values, Talk, staff, choice);
  return is_choice (choices, choice)
         || regie_refuse_field (error, REGIE_ASK_CHOICE,
                                _("Who talks: this is nobody who works with dossiers here."));
}

/* A new record of ENTITY in DOSSIER with what FORM says in FIELDS; VALUES, which is taken, holds
 * what the program decides. */
static RegieChange *
make_new (const RegieWork *work, RegieEntityId entity, gint64 dossier, const RegieField *fields,
          guint n, RegieForm *form, RegieForm *values, GError **error)
{
  g_autoptr (RegieForm) all = values;
  char id[REGIE_NUMBER_TEXT];

  regie_form_set (all, REGIE_FIELD (Talk, dossier)->key, regie_number_format (dossier, id));
  for (guint i = 0; form != NULL && i < n; i++)
    regie_form_set (all, fields[i].key, regie_form_get (form, fields[i].key));
  return regie_record_make (work->db, work->office, regie_entity (entity), NULL, all, error);
}

static RegieChange *
make_planned (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  g_autoptr (RegieForm) values = regie_form_new ();
  g_autoptr (RegieRecord) dossier = NULL;
  char me[REGIE_NUMBER_TEXT];

  *about = g_variant_get_int64 (target);
  if ((dossier = load_dossier (work, *about, error)) == NULL
      || (form != NULL
          && !set_staff (work, form, values,
                         work->me->id != 0 ? regie_number_format (work->me->id, me) : NULL, error)))
    return NULL;
  regie_form_set_field (values, Talk, stage, REGIE_CODE_KEY (Talk, stage, REGIE_TALK_PLANNED));
  return make_new (work, REGIE_ENTITY_Talk, *about, plan_fields, G_N_ELEMENTS (plan_fields), form,
                   g_steal_pointer (&values), error);
}

/* --- moving --- */

static const RegieField move_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 12 },
  { "time", "tijd", N_("Time"), NULL, REGIE_TEXT, 0, 12 },
  { "place", "plaats", N_("Place"), NULL, REGIE_TEXT, 0, 12 },
};

static gpointer
answer_move_start (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 dossier;
  g_autoptr (RegieRecord) talk = load_talk (work, target, &dossier, error);
  g_auto (GStrv) choices = talk != NULL ? dup_choices (work, error) : NULL;
  RegieAskStart *start;

  if (choices == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->form = regie_form_new ();
  /* The talk of who left is that of who moves it, unless somebody else is chosen. */
  if (is_choice (choices, regie_get (talk, Talk, staff)))
    regie_form_set (start->form, REGIE_ASK_CHOICE, regie_get (talk, Talk, staff));
  start->choices = g_steal_pointer (&choices);
  regie_form_set_field (start->form, Talk, day, regie_get (talk, Talk, day));
  regie_form_set_field (start->form, Talk, time, regie_get (talk, Talk, time));
  regie_form_set_field (start->form, Talk, place, regie_get (talk, Talk, place));
  return start;
}

static RegieChange *
make_moved (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) talk = load_talk (work, target, about, error);
  g_autoptr (RegieForm) values = form != NULL ? regie_form_copy (form) : regie_form_new ();

  return talk != NULL && set_staff (work, values, values, regie_get (talk, Talk, staff), error)
           ? regie_talk_move (work->db, work->office, talk, values, error)
           : NULL;
}

/* --- what became of it --- */

static const RegieField hold_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 12 },
  { "form", "contactvorm", N_("Kind of contact"), "contactvorm", REGIE_CODE, 0, 12 },
  { "note", "toelichting", N_("Report"), NULL, REGIE_NOTE, REGIE_PERSONAL, 12 },
};
static const RegieField reason_fields[] = {
  { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, REGIE_PERSONAL, 12 },
};

static gpointer
answer_hold_start (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 dossier;
  g_autoptr (RegieRecord) talk = load_talk (work, target, &dossier, error);
  RegieAskStart *start;
  char day[REGIE_DAY_TEXT];

  if (talk == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->form = regie_form_new ();
  regie_form_set_field (start->form, Fact, day,
                        regie_day_format (MIN (regie_get_day (talk, Talk, day), work->today), day));
  regie_form_set_field (start->form, Fact, form, regie_get (talk, Talk, form));
  return start;
}

static RegieChange *
make_held (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) talk = load_talk (work, target, about, error);
  g_autoptr (RegieForm) values = form != NULL ? regie_form_copy (form) : regie_form_new ();

  return talk != NULL ? regie_talk_hold (work->db, work->office, talk, values, work->me->id, error)
                      : NULL;
}

static RegieChange *
make_ended (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
            RegieTalkStage stage, GError **error)
{
  g_autoptr (RegieRecord) talk = load_talk (work, target, about, error);

  return talk != NULL
           ? regie_talk_end (work->office, talk, stage,
                             form != NULL ? regie_form_get_field (form, Talk, reason) : NULL, error)
           : NULL;
}

static RegieChange *
make_missed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  return make_ended (work, target, form, about, REGIE_TALK_MISSED, error);
}

static RegieChange *
make_cancelled (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  return make_ended (work, target, form, about, REGIE_TALK_CANCELLED, error);
}

/* --- file notes --- */

static const RegieField note_fields[] = {
  { "title", "titel", N_("Subject"), NULL, REGIE_TEXT, REGIE_REQUIRED | REGIE_PERSONAL, 12 },
  { "text", "tekst", N_("Text"), NULL, REGIE_NOTE, REGIE_PERSONAL, 12 },
  { "kind", "soort", N_("Kind"), "notitiesoort", REGIE_CODE, 0, 12 },
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 12 },
};

static gpointer
answer_note_start (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) dossier = load_dossier (work, g_variant_get_int64 (target), error);
  RegieAskStart *start;
  char today[REGIE_DAY_TEXT];

  if (dossier == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->form = regie_form_new ();
  regie_form_set_field (start->form, FileNote, day, regie_day_format (work->today, today));
  return start;
}

static RegieChange *
make_note (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieForm) values = regie_form_new ();
  g_autoptr (RegieRecord) dossier = NULL;
  char me[REGIE_NUMBER_TEXT];

  *about = g_variant_get_int64 (target);
  if ((dossier = load_dossier (work, *about, error)) == NULL)
    return NULL;
  if (work->me->id != 0)
    regie_form_set_field (values, FileNote, staff, regie_number_format (work->me->id, me));
  return make_new (work, REGIE_ENTITY_FileNote, *about, note_fields, G_N_ELEMENTS (note_fields),
                   form, g_steal_pointer (&values), error);
}

/* --- the tables --- */

static const RegieAsk ask_plan = {
  N_("Talk"),
  N_("_Plan"),
  NULL,
  plan_fields,
  G_N_ELEMENTS (plan_fields),
  N_("Who talks"),
  &regie_talk_questions[REGIE_TALK_PLAN_START],
};
static const RegieAsk ask_move = {
  N_("Move a talk or hand it over"),
  N_("_Move"),
  NULL,
  move_fields,
  G_N_ELEMENTS (move_fields),
  N_("Who talks"),
  &regie_talk_questions[REGIE_TALK_MOVE_START],
};
static const RegieAsk ask_hold = {
  N_("Report of a talk"),
  N_("_Record"),
  N_("The report becomes a contact in the timeline. Health does not belong here: it stands in the "
      "intake, for who may see it."),
  hold_fields,
  G_N_ELEMENTS (hold_fields),
  NULL,
  &regie_talk_questions[REGIE_TALK_HOLD_START],
};
static const RegieAsk ask_missed = {
  N_("Did not come"),          N_("_Record"), NULL, reason_fields,
  G_N_ELEMENTS (reason_fields), NULL,           NULL,
};
static const RegieAsk ask_cancelled = {
  N_("Call off a talk"),
  N_("Call _off"),
  NULL,
  reason_fields,
  G_N_ELEMENTS (reason_fields),
  NULL,
  NULL,
};
static const RegieAsk ask_note = {
  N_("File note"),
  N_("_Record"),
  NULL,
  note_fields,
  G_N_ELEMENTS (note_fields),
  NULL,
  &regie_talk_questions[REGIE_NOTE_START],
};

#define RECORD REGIE_RIGHT (RECORD)

const RegieCommand regie_talk_commands[REGIE_N_TALK_COMMANDS] = {
  [REGIE_TALK_PLAN] = { "talk.plan", "x", RECORD, N_("Talk planned"), &ask_plan,
                        .make = make_planned },
  [REGIE_TALK_MOVE] = { "talk.move", "x", RECORD, N_("Talk moved"), &ask_move,
                        .make = make_moved },
  [REGIE_TALK_HOLD] = { "talk.hold", "x", RECORD, N_("Report of a talk recorded"), &ask_hold,
                        .make = make_held },
  [REGIE_TALK_MISS] = { "talk.miss", "x", RECORD, N_("Did not come to a talk"), &ask_missed,
                        .make = make_missed },
  [REGIE_TALK_CANCEL] = { "talk.cancel", "x", RECORD, N_("Talk called off"), &ask_cancelled,
                          .make = make_cancelled },
  [REGIE_NOTE_WRITE] = { "note.write", "x", RECORD, N_("File note recorded"), &ask_note,
                         .make = make_note },
};

#define START(name, load)                                                                          \
  {                                                                                                \
    name, "x", RECORD, load, (GDestroyNotify) regie_ask_start_free                                 \
  }

const RegieQuestion regie_talk_questions[REGIE_N_TALK_QUESTIONS] = {
  [REGIE_TALK_PLAN_START] = START ("talk.plan-start", answer_plan_start),
  [REGIE_TALK_MOVE_START] = START ("talk.move-start", answer_move_start),
  [REGIE_TALK_HOLD_START] = START ("talk.hold-start", answer_hold_start),
  [REGIE_NOTE_START] = START ("note.start", answer_note_start),
};
