/* SPDX-License-Identifier: EUPL-1.2 */
/* Consents, network meetings and agreements as commands, and the papers of a meeting. */
#include "regie-gathering-commands.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-gathering.h"
#include "regie-hand-over.h"
#include "regie-load.h"
#include "regie-text.h"

static const char gone[] = N_("Somebody else has removed this.");

static RegieRecord *
load_there (const RegieWork *work, RegieEntityId kind, gint64 id, GError **error)
{
  return regie_load_there (work->db, regie_entity (kind), id, _(gone), error);
}

/* The network of DOSSIER, which must be there. */
static RegieNetwork *
load_network (const RegieWork *work, gint64 dossier, GError **error)
{
  g_autoptr (RegieRecord) there = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Dossier),
                                                    dossier, _("This dossier is no longer there."),
                                                    error);

  return there != NULL ? regie_network_load (work->db, work->office, dossier, work->me->role, error)
                       : NULL;
}

/* --- consents --- */

/* What may be shared, health last and by itself; the keys are those of the list. */
#define SHARED_FIELD(name, key, label)                                                             \
  {                                                                                                \
    name, key, label, NULL, REGIE_BOOL, 0, 10                                                      \
  }
static const RegieField consent_fields[] = {
  SHARED_FIELD ("contact", "bereikbaarheid", N_("Phone and address")),
  SHARED_FIELD ("support", "steun", N_("Support and family")),
  SHARED_FIELD ("housing", "wonen", N_("Housing")),
  SHARED_FIELD ("school", "school_werk", N_("School and work")),
  SHARED_FIELD ("income", "inkomen", N_("Income and debts")),
  SHARED_FIELD ("wellbeing", "welzijn", N_("Wellbeing")),
  SHARED_FIELD ("integration", "inburgering", N_("Civic integration and PIP")),
  SHARED_FIELD ("health", "gezondheid", N_("Health")),
  { "giver", "gegeven_door", N_("Given by"), "toestemming_van", REGIE_CODE, REGIE_REQUIRED, 10 },
  { "given_on", "gegeven_op", N_("Given on"), NULL, REGIE_DAY, REGIE_REQUIRED, 10 },
  { "until_day", "tot", N_("Until"), NULL, REGIE_DAY, 0, 10 },
  { "note", "toelichting", N_("Note"), NULL, REGIE_NOTE, REGIE_PERSONAL, 10 },
};

static gpointer
answer_consent_start (const RegieWork *work, GVariant *target, GError **error)
{
  RegieAskStart *start = regie_ask_start_new ();
  char today[REGIE_DAY_TEXT];

  start->form = regie_form_new ();
  regie_form_set_field (start->form, Consent, given_on, regie_day_format (work->today, today));
  regie_form_set_field (start->form, Consent, giver,
                        REGIE_CODE_KEY (Consent, giver, REGIE_CONSENT_SELF));
  return start;
}

/* What the form says of all subjects, for a consent about TOPIC. */
static RegieForm *
consent_about (RegieForm *form, const char *dossier, gint64 tie, RegieShared topic)
{
  RegieForm *one = regie_form_new ();
  char text[REGIE_NUMBER_TEXT];

  regie_form_set_field (one, Consent, dossier, dossier);
  regie_form_set_field (one, Consent, tie, regie_number_format (tie, text));
  regie_form_set_field (one, Consent, topic, REGIE_CODE_KEY (Consent, topic, topic));
  regie_form_set_field (one, Consent, giver, regie_form_get_field (form, Consent, giver));
  regie_form_set_field (one, Consent, given_on, regie_form_get_field (form, Consent, given_on));
  regie_form_set_field (one, Consent, until_day, regie_form_get_field (form, Consent, until_day));
  regie_form_set_field (one, Consent, note, regie_form_get_field (form, Consent, note));
  return one;
}

static RegieChange *
make_consents (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  g_autoptr (RegieRecord) tie = load_there (work, REGIE_ENTITY_Tie, id, error);
  g_autoptr (RegieChange) change = regie_change_new (_("Consent recorded"));

  if (tie == NULL)
    return NULL;
  *about = regie_get_int (tie, Tie, dossier, 0);
  for (guint topic = 0; form != NULL && topic < REGIE_N_SHARED; topic++)
    if (g_strcmp0 (regie_form_get (form, REGIE_CODE_KEY (Consent, topic, topic)), "1") == 0)
      {
        g_autoptr (RegieForm) one = consent_about (form, regie_get (tie, Tie, dossier), id, topic);
        g_autoptr (RegieChange) made = regie_record_make (work->db, work->office,
                                                          regie_entity (REGIE_ENTITY_Consent), NULL,
                                                          one, error);

        if (made == NULL)
          return NULL;
        regie_change_join (change, made);
      }
  if (regie_change_is_empty (change))
    return regie_refuse_field (error, "bereikbaarheid",
                               _("Choose at least one subject that may be shared.")),
           NULL;
  return g_steal_pointer (&change);
}

static gboolean
holds (RegieRecord *consent)
{
  return regie_get (consent, Consent, withdrawn_on) == NULL;
}

static void
withdraw (const RegieWork *work, RegieChange *change, RegieRecord *consent)
{
  char day[REGIE_DAY_TEXT];

  regie_change_pin (change, consent);
  regie_put (change, consent, Consent, withdrawn_on, regie_day_format (work->today, day));
}

static RegieChange *
make_withdrawn (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  g_autoptr (RegieRecord) consent = load_there (work, REGIE_ENTITY_Consent,
                                                g_variant_get_int64 (target), error);
  RegieChange *change;

  if (consent == NULL)
    return NULL;
  *about = regie_get_int (consent, Consent, dossier, 0);
  if (!holds (consent))
    return regie_refuse (error, _("This consent was withdrawn already.")), NULL;
  change = regie_change_new (_("Consent withdrawn"));
  withdraw (work, change, consent);
  return change;
}

static RegieChange *
make_all_withdrawn (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                    GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  g_autoptr (RegieRecord) tie = load_there (work, REGIE_ENTITY_Tie, id, error);
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (RegieChange) change = regie_change_new (_("All consent withdrawn"));
  const GPtrArray *consents;

  if (tie == NULL)
    return NULL;
  *about = regie_get_int (tie, Tie, dossier, 0);
  if ((network = load_network (work, *about, error)) == NULL)
    return NULL;
  consents = network->folder->records[REGIE_ENTITY_Consent];
  for (guint i = 0; i < consents->len; i++)
    if (regie_get_int (consents->pdata[i], Consent, tie, 0) == id && holds (consents->pdata[i]))
      withdraw (work, change, consents->pdata[i]);
  if (regie_change_is_empty (change))
    return regie_refuse (error, _("There is no consent to withdraw.")), NULL;
  return g_steal_pointer (&change);
}

/* --- meetings --- */

static const RegieField plan_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 10 },
  { "time", "tijd", N_("Time"), NULL, REGIE_TEXT, 0, 10 },
  { "place", "plaats", N_("Place"), NULL, REGIE_TEXT, 0, 10 },
};

/* How long before a meeting it is usually planned. */
#define PLAN_AHEAD 14

static gpointer
answer_gathering_start (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieNetwork) network = load_network (work, g_variant_get_int64 (target), error);
  g_autoptr (GPtrArray) points = NULL;
  RegieAskStart *start;
  char day[REGIE_DAY_TEXT];

  if (network == NULL)
    return NULL;
  points = regie_network_agenda (network, work->office);
  start = regie_ask_start_new ();
  start->about = g_strdup_printf (
    ngettext (
      "Everybody in the network is invited. The agenda gets %u point from what is open now.",
      "Everybody in the network is invited. The agenda gets %u points from what is open now.",
      points->len),
    points->len);
  start->form = regie_form_new ();
  regie_form_set_field (start->form, Gathering, day,
                        regie_day_format (work->today + PLAN_AHEAD, day));
  return start;
}

static RegieChange *
make_planned (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  g_autoptr (RegieNetwork) network = load_network (work, g_variant_get_int64 (target), error);
  g_autoptr (RegieForm) values = form != NULL ? regie_form_copy (form) : regie_form_new ();

  return network != NULL
           ? regie_gathering_plan (work->db, work->office, network, values, about, error)
           : NULL;
}

static RegieChange *
make_closed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieRecord) gathering = load_there (work, REGIE_ENTITY_Gathering,
                                                  g_variant_get_int64 (target), error);

  return gathering != NULL ? regie_gathering_close (work->office, gathering, error) : NULL;
}

/* What hangs on a meeting of which the minutes stand does not change any more. */
static gboolean
check_open (const RegieWork *work, gint64 id, GError **error)
{
  g_autoptr (RegieRecord) gathering = load_there (work, REGIE_ENTITY_Gathering, id, error);

  return gathering != NULL
         && (regie_get (gathering, Gathering, closed_on) == NULL
             || regie_refuse (error, _("These minutes were established and cannot be changed.")));
}

static RegieChange *
make_came (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) invitee = load_there (work, REGIE_ENTITY_Invitee,
                                                g_variant_get_int64 (target), error);
  gboolean came;
  RegieChange *change;

  if (invitee == NULL || !check_open (work, regie_get_int (invitee, Invitee, gathering, 0), error))
    return NULL;
  came = regie_get_bool (invitee, Invitee, came);
  *about = regie_get_int (invitee, Invitee, dossier, 0);
  change = regie_change_new (came ? _("Was not there") : _("Was there"));
  regie_change_pin (change, invitee);
  regie_put (change, invitee, Invitee, came, came ? NULL : "1");
  return change;
}

/* --- agreements --- */

static const RegieField agreement_fields[] = {
  { "text", "wat", N_("What"), NULL, REGIE_TEXT, REGIE_REQUIRED | REGIE_PERSONAL, 10 },
  { "due", "klaar_voor", N_("Ready by"), NULL, REGIE_DAY, REGIE_REQUIRED, 10 },
  { "topic", "deelt", N_("Is about"), "deelt", REGIE_CODE, 0, 10 },
};

/* Who may do it: me, the person, each of the network.  Values are "me", "person" and ids of
 * ties. */
static gpointer
answer_agreement_start (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  RegieAskStart *start;
  gint64 dossier;

  g_variant_get_child (target, 0, "x", &dossier);
  if ((network = load_network (work, dossier, error)) == NULL)
    return NULL;
  g_strv_builder_add_many (choices, work->me->name, "me",
                           network->name != NULL ? network->name : _("The person"), "person",
                           NULL);
  for (guint i = 0; i < network->n_members; i++)
    {
      const RegieMember *member = network->members->pdata[i];
      char id[REGIE_NUMBER_TEXT];

      g_strv_builder_add_many (choices, member->name, regie_number_format (member->id, id), NULL);
    }
  start = regie_ask_start_new ();
  start->form = regie_form_new ();
  regie_form_set (start->form, REGIE_ASK_CHOICE, "me");
  start->choices = g_strv_builder_end (choices);
  return start;
}

/* Who was chosen, or who is named ("wie") by who writes without a screen. */
static gboolean
set_owner (const RegieWork *work, const RegieNetwork *network, RegieForm *form, RegieForm *values,
           GError **error)
{
  const char *choice = regie_form_get (form, REGIE_ASK_CHOICE);
  const RegieMember *member;
  char id[REGIE_NUMBER_TEXT];

  if (choice == NULL || *choice == '\0')
    {
      regie_form_set_field (values, Agreement, owner,
                            regie_form_get_field (form, Agreement, owner));
      return TRUE;
    }
  if (g_str_equal (choice, "me"))
    {
      regie_form_set_field (values, Agreement, owner, work->me->name);
      regie_form_set_field (values, Agreement, staff, regie_number_format (work->me->id, id));
      return TRUE;
    }
  if (g_str_equal (choice, "person"))
    {
      regie_form_set_field (values, Agreement, owner,
                            network->name != NULL ? network->name : _("The person"));
      return TRUE;
    }
  member = regie_network_find (network, g_ascii_strtoll (choice, NULL, 10));
  if (member == NULL || member->has_ended)
    return regie_refuse_field (error, REGIE_ASK_CHOICE,
                               _("Who: this is nobody of the network, or not any more."));
  regie_form_set_field (values, Agreement, owner, member->name);
  regie_form_set_field (values, Agreement, tie, choice);
  return TRUE;
}

static RegieChange *
make_agreement (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  g_autoptr (RegieForm) values = regie_form_new ();
  g_autoptr (RegieNetwork) network = NULL;
  char text[REGIE_NUMBER_TEXT];
  gint64 gathering;

  g_variant_get (target, "(xx)", about, &gathering);
  if ((network = load_network (work, *about, error)) == NULL
      || (gathering != 0 && !check_open (work, gathering, error))
      || (form != NULL && !set_owner (work, network, form, values, error)))
    return NULL;
  regie_form_set_field (values, Agreement, dossier, regie_number_format (*about, text));
  if (gathering != 0)
    regie_form_set_field (values, Agreement, gathering, regie_number_format (gathering, text));
  for (guint i = 0; form != NULL && i < G_N_ELEMENTS (agreement_fields); i++)
    regie_form_set (values, agreement_fields[i].key,
                    regie_form_get (form, agreement_fields[i].key));
  return regie_record_make (work->db, work->office, regie_entity (REGIE_ENTITY_Agreement), NULL,
                            values, error);
}

static RegieChange *
make_done (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) agreement = load_there (work, REGIE_ENTITY_Agreement,
                                                  g_variant_get_int64 (target), error);

  if (agreement == NULL)
    return NULL;
  *about = regie_get_int (agreement, Agreement, dossier, 0);
  return regie_agreement_done (work->office, agreement, error);
}

/* --- who directs --- */

static const RegieField hand_over_fields[] = {
  { "note", "toelichting", N_("What the colleague must know"), NULL, REGIE_NOTE,
    REGIE_REQUIRED | REGIE_PERSONAL, 10 },
};

static gpointer
answer_hand_over_start (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_hand_over_start (work->db, g_variant_get_int64 (target), work->me->id, error);
}

static RegieChange *
make_handed_over (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                  GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_hand_over_make (work->db, work->office, *about,
                               form != NULL ? regie_form_get (form, REGIE_ASK_CHOICE) : NULL,
                               form != NULL ? regie_form_get (form, "toelichting") : NULL,
                               work->me->id, error);
}

/* --- the tables --- */

static const RegieAsk ask_consent = {
  N_("Consent to share"),
  N_("_Record"),
  N_("Choose what this partner may know. Health is never included in another subject."),
  consent_fields,
  G_N_ELEMENTS (consent_fields),
  NULL,
  &regie_gathering_questions[REGIE_CONSENT_START],
};
static const RegieAsk ask_plan = {
  N_("Network meeting"),
  N_("_Plan"),
  NULL,
  plan_fields,
  G_N_ELEMENTS (plan_fields),
  NULL,
  &regie_gathering_questions[REGIE_GATHERING_START],
};
static const RegieAsk ask_agreement = {
  N_("Agreement"),
  N_("_Record"),
  NULL,
  agreement_fields,
  G_N_ELEMENTS (agreement_fields),
  N_("Who does it"),
  &regie_gathering_questions[REGIE_AGREEMENT_START],
};
static const RegieAsk ask_hand_over = {
  N_("Hand over"),
  N_("_Hand over"),
  N_("Everything stays in the dossier: network, consents, meetings and agreements go along."),
  hand_over_fields,
  G_N_ELEMENTS (hand_over_fields),
  N_("To whom"),
  &regie_gathering_questions[REGIE_HAND_OVER_START],
};

#define RECORD REGIE_RIGHT (RECORD)

const RegieCommand regie_gathering_commands[REGIE_N_GATHERING_COMMANDS] = {
  [REGIE_CONSENT_GIVE] = { "consent.give", "x", RECORD, N_("Consent recorded"), &ask_consent,
                           .make = make_consents },
  [REGIE_CONSENT_WITHDRAW] = { "consent.withdraw", "x", RECORD, N_("Consent withdrawn"),
                               .make = make_withdrawn },
  [REGIE_CONSENT_WITHDRAW_ALL] = { "consent.withdraw-all", "x", RECORD,
                                   N_("All consent withdrawn"), .make = make_all_withdrawn },
  [REGIE_GATHERING_PLAN] = { "gathering.plan", "x", RECORD, N_("Network meeting planned"),
                             &ask_plan, .make = make_planned },
  [REGIE_GATHERING_CLOSE] = { "gathering.close", "x", RECORD, N_("Minutes established"),
                              .make = make_closed },
  [REGIE_GATHERING_CAME] = { "gathering.came", "x", RECORD, .make = make_came },
  [REGIE_AGREEMENT_ADD] = { "agreement.add", "(xx)", RECORD, N_("Agreement recorded"),
                            &ask_agreement, .make = make_agreement },
  [REGIE_AGREEMENT_DONE] = { "agreement.done", "x", RECORD, N_("Agreement done"),
                             .make = make_done },
  [REGIE_DOSSIER_HAND_OVER] = { "dossier.hand-over", "x", RECORD, N_("Handed over"),
                                &ask_hand_over, .make = make_handed_over },
};

void
regie_paper_text_free (RegiePaperText *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static gpointer
answer_paper (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (GPtrArray) gatherings = NULL;
  const RegieGathering *gathering;
  const RegieMember *member = NULL;
  RegiePaperText *paper;
  gint64 dossier, id, tie;

  g_variant_get (target, "(xxx)", &dossier, &id, &tie);
  if ((network = load_network (work, dossier, error)) == NULL)
    return NULL;
  gatherings = regie_gatherings_of (network);
  gathering = regie_gatherings_find (gatherings, network, id);
  if (gathering == NULL && (id != 0 || tie != 0))
    return regie_refuse (error, _("No network meeting is recorded in this dossier.")), NULL;
  if (tie != 0 && ((member = regie_network_find (network, tie)) == NULL || member->has_ended))
    return regie_refuse (error, _("This is nobody of the network, or not any more.")), NULL;
  paper = g_new (RegiePaperText, 1);
  paper->title = gathering != NULL ? regie_gathering_dup_title (gathering)
                                   : g_strdup (_("Agenda of a network meeting"));
  paper->text = gathering == NULL ? regie_network_dup_agenda (network, work->office)
                : member != NULL
                  ? regie_gathering_dup_summary (gathering, network, member, work->office)
                  : regie_gathering_dup_text (gathering, network, work->office);
  return paper;
}

#define SEE REGIE_RIGHT (SEE_DOSSIERS)
#define START(name, target, load)                                                                  \
  {                                                                                                \
    name, target, RECORD, load, (GDestroyNotify) regie_ask_start_free                              \
  }

const RegieQuestion regie_gathering_questions[REGIE_N_GATHERING_QUESTIONS] = {
  [REGIE_GATHERING_PAPER] = { "gathering.paper", "(xxx)", RECORD, answer_paper,
                              (GDestroyNotify) regie_paper_text_free },
  [REGIE_CONSENT_START] = START ("consent.start", "x", answer_consent_start),
  [REGIE_GATHERING_START] = START ("gathering.start", "x", answer_gathering_start),
  [REGIE_AGREEMENT_START] = START ("agreement.start", "(xx)", answer_agreement_start),
  [REGIE_HAND_OVER_START] = START ("hand-over.start", "x", answer_hand_over_start),
};
