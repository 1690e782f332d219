/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done in the network around a person, as commands. */
#include "regie-network-commands.h"

#include <glib/gi18n.h>

#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-network-query.h"
#include "regie-network-view.h"
#include "regie-text.h"

static RegieRecord *
load_tie (const RegieWork *work, gint64 id, GError **error)
{
  return regie_load_there (work->db, regie_entity (REGIE_ENTITY_Tie), id,
                           _("Somebody else took this member out of the network."), error);
}

/* The same of who is still in it. */
static RegieRecord *
load_member (const RegieWork *work, gint64 id, GError **error)
{
  g_autoptr (RegieRecord) tie = load_tie (work, id, error);
  RegieDay until = tie != NULL ? regie_get_day (tie, Tie, until_day) : REGIE_DAY_NONE;

  if (until == REGIE_DAY_NONE || until >= work->today)
    return g_steal_pointer (&tie);
  return regie_refuse (error, _("This is nobody of the network, or not any more.")), NULL;
}

static RegieChange *
make_contact (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  g_autoptr (RegieRecord) tie = load_tie (work, g_variant_get_int64 (target), error);
  g_autoptr (RegieForm) fact = form != NULL ? regie_form_copy (form) : regie_form_new ();
  g_autofree char *born = NULL;
  char id[REGIE_NUMBER_TEXT];
  char day[REGIE_DAY_TEXT];

  if (tie == NULL)
    return NULL;
  *about = regie_get_int (tie, Tie, dossier, 0);
  if (!regie_dossier_load_born (work->db, *about, &born, error))
    return NULL;
  regie_form_set_code (fact, Fact, kind, REGIE_FACT_CONTACT);
  if (form == NULL)
    regie_form_set_field (fact, Fact, day, regie_day_format (work->today, day));
  regie_form_set_field (fact, Fact, tie, regie_number_format (regie_record_get_id (tie), id));
  return regie_fact_make (work->db, work->office, *about, NULL, born, fact, work->me->id, error);
}

/* Whoever leads in DOSSIER, but for EXCEPT, does not any more. */
static gboolean
take_lead (const RegieWork *work, RegieChange *change, gint64 dossier, gint64 except,
           GError **error)
{
  g_autoptr (GPtrArray) leaders = regie_network_load_leaders (work->db, dossier, error);

  for (guint i = 0; leaders != NULL && i < leaders->len; i++)
    if (regie_record_get_id (leaders->pdata[i]) != except)
      regie_put (change, leaders->pdata[i], Tie, leads, "0");
  return leaders != NULL;
}

static RegieChange *
make_lead (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Leads the network from now on"));
  g_autoptr (RegieRecord) tie = load_member (work, g_variant_get_int64 (target), error);

  if (tie == NULL)
    return NULL;
  *about = regie_get_int (tie, Tie, dossier, 0);
  regie_put (change, tie, Tie, leads, "1");
  return take_lead (work, change, *about, regie_record_get_id (tie), error)
           ? g_steal_pointer (&change)
           : NULL;
}

static RegieChange *
make_link (const RegieWork *work, gint64 one, gint64 other, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) tie = load_member (work, one, error);
  g_autoptr (RegieRecord) known = tie != NULL ? load_member (work, other, error) : NULL;
  g_autoptr (RegieForm) link = regie_form_new ();
  char text[REGIE_NUMBER_TEXT];

  if (known == NULL)
    return NULL;
  *about = regie_get_int (tie, Tie, dossier, 0);
  regie_form_set_field (link, Link, dossier, regie_number_format (*about, text));
  regie_form_set_field (link, Link, one, regie_number_format (one, text));
  regie_form_set_field (link, Link, other, regie_number_format (other, text));
  return regie_record_make (work->db, work->office, regie_entity (REGIE_ENTITY_Link), NULL, link,
                            error);
}

static RegieChange *
make_known (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  const char *chosen = form != NULL ? regie_form_get (form, REGIE_ASK_CHOICE) : NULL;

  if (chosen == NULL)
    return regie_refuse_field (error, REGIE_ASK_CHOICE, _("Choose who that is.")), NULL;
  return make_link (work, g_variant_get_int64 (target), g_ascii_strtoll (chosen, NULL, 10), about,
                    error);
}

static RegieChange *
make_met (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  gint64 one, other;

  g_variant_get (target, "(xx)", &one, &other);
  return make_link (work, one, other, about, error);
}

static RegieChange *
make_parted (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieRecord) link = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Link),
                                                   g_variant_get_int64 (target),
                                                   _("Somebody else has removed this."), error);

  if (link == NULL)
    return NULL;
  *about = regie_get_int (link, Link, dossier, 0);
  return regie_record_remove (work->db, link, error);
}

/* The organisation, and perhaps the contact person, that was chosen: "12" or "12/34". */
static void
set_chosen (RegieForm *tie, const char *chosen)
{
  g_auto (GStrv) ids = chosen != NULL ? g_strsplit (chosen, "/", 2) : NULL;

  if (ids == NULL || ids[0] == NULL)
    return;
  regie_form_set_field (tie, Tie, organisation, ids[0]);
  regie_form_set_field (tie, Tie, contact, ids[1]);
}

static RegieChange *
make_added (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieForm) tie = form != NULL ? regie_form_copy (form) : regie_form_new ();
  g_autoptr (RegieRecord) dossier = NULL;
  g_autoptr (RegieChange) lead = regie_change_new ("");
  g_autoptr (RegieChange) change = NULL;
  char text[REGIE_NUMBER_TEXT];

  *about = g_variant_get_int64 (target);
  dossier = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Dossier), *about,
                              _("This dossier is no longer there."), error);
  if (dossier == NULL)
    return NULL;
  regie_form_set_field (tie, Tie, dossier, regie_number_format (*about, text));
  set_chosen (tie, regie_form_get (tie, REGIE_ASK_CHOICE));
  regie_form_set (tie, REGIE_ASK_CHOICE, NULL);
  change = regie_record_make (work->db, work->office, regie_entity (REGIE_ENTITY_Tie), NULL, tie,
                              error);
  if (change == NULL
      || (regie_form_get_bool (tie, Tie, leads) && !take_lead (work, lead, *about, 0, error)))
    return NULL;
  regie_change_join (change, lead);
  return g_steal_pointer (&change);
}

static const RegieField contact_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 10 },
  { "form", "contactvorm", N_("Kind of contact"), "contactvorm", REGIE_CODE, 0, 10 },
  { "note", "toelichting", N_("Note"), NULL, REGIE_NOTE, 0, 10 },
};

static const RegieAsk ask_contact = { N_("Contact"),
                                      N_("_Save"),
                                      NULL,
                                      contact_fields,
                                      G_N_ELEMENTS (contact_fields),
                                      NULL,
                                      &regie_network_questions[REGIE_NETWORK_CONTACT_START] };

static const RegieAsk ask_known = { N_("Who knows whom"),
                                    N_("_Save"),
                                    NULL,
                                    NULL,
                                    0,
                                    N_("Knows"),
                                    &regie_network_questions[REGIE_NETWORK_KNOWS_START] };

static const RegieField member_fields[] = {
  { "name", "naam", N_("Name"), NULL, REGIE_TEXT, 0, 10 },
  { "role", "rol", N_("Role"), NULL, REGIE_TEXT, 0, 10 },
  { "area", "gebied", N_("Life area"), "gebied", REGIE_CODE, REGIE_REQUIRED, 10 },
  { "leads", "voert_regie", N_("Leads the network"), NULL, REGIE_BOOL, 0, 10 },
};

static const RegieAsk ask_member = {
  N_("New in the network"),
  N_("_Save"),
  N_("Type a name, or choose an organisation or a contact person who is known already."),
  member_fields,
  G_N_ELEMENTS (member_fields),
  N_("Organisation"),
  &regie_network_questions[REGIE_NETWORK_ADD_START]
};

#define RECORD REGIE_RIGHT (RECORD)

const RegieCommand regie_network_commands[REGIE_N_NETWORK_COMMANDS] = {
  [REGIE_NETWORK_CONTACT] = { "network.contact", "x", RECORD, N_("Contact recorded"), &ask_contact,
                              .make = make_contact },
  [REGIE_NETWORK_LEAD] = { "network.lead", "x", RECORD, N_("Leads the network from now on"),
                           .make = make_lead },
  [REGIE_NETWORK_KNOWS] = { "network.knows", "x", RECORD, N_("They know each other"), &ask_known,
                            .make = make_known },
  [REGIE_NETWORK_MEET] = { "network.meet", "(xx)", RECORD, N_("They know each other"),
                           .make = make_met },
  [REGIE_NETWORK_PARTED] = { "network.part", "x", RECORD, N_("They do not know each other"),
                             .make = make_parted },
  [REGIE_NETWORK_ADD] = { "network.add", "x", RECORD, N_("Added to the network"), &ask_member,
                          .make = make_added },
};

static gpointer
answer_network (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_network_view_load (work, g_variant_get_int64 (target), error);
}

/* The network of the member that TARGET names, and *MEMBER in it. */
static RegieNetwork *
load_around (const RegieWork *work, GVariant *target, RegieMember **member, GError **error)
{
  g_autoptr (RegieRecord) tie = load_tie (work, g_variant_get_int64 (target), error);
  RegieNetwork *network = tie != NULL ? regie_network_load (work->db, work->office,
                                                            regie_get_int (tie, Tie, dossier, 0),
                                                            work->me->role, error)
                                      : NULL;

  if (network != NULL)
    *member = regie_network_find (network, regie_record_get_id (tie));
  return network;
}

static gpointer
answer_contact_start (const RegieWork *work, GVariant *target, GError **error)
{
  RegieMember *member;
  g_autoptr (RegieNetwork) network = load_around (work, target, &member, error);
  g_autofree char *ago = NULL;
  RegieAskStart *start;
  char day[REGIE_DAY_TEXT];

  if (network == NULL)
    return NULL;
  start = regie_ask_start_new ();
  ago = regie_member_dup_ago (member, network->today);
  /* TRANSLATORS: with whom, and how long ago the last contact was */
  start->about = member->last == REGIE_DAY_NONE
                   ? g_strdup_printf (_("With %s, who was never spoken to before."), member->name)
                   : g_strdup_printf (_("With %s. The last contact: %s ago."), member->name, ago);
  if (member->last == network->today)
    {
      g_free (start->about);
      start->about = g_strdup_printf (_("With %s, who was spoken to today already."),
                                      member->name);
    }
  start->form = regie_form_new ();
  regie_form_set_field (start->form, Fact, day, regie_day_format (network->today, day));
  return start;
}

static gboolean
know_each_other (const RegieNetwork *network, const RegieMember *one, const RegieMember *other)
{
  for (guint i = 0; i < network->acquaintances->len; i++)
    {
      const RegieAcquaintance *pair = &g_array_index (network->acquaintances, RegieAcquaintance, i);
      const RegieMember *a = network->members->pdata[pair->one];
      const RegieMember *b = network->members->pdata[pair->other];

      if ((a == one && b == other) || (a == other && b == one))
        return TRUE;
    }
  return FALSE;
}

static gpointer
answer_knows_start (const RegieWork *work, GVariant *target, GError **error)
{
  RegieMember *member;
  g_autoptr (RegieNetwork) network = load_around (work, target, &member, error);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  RegieAskStart *start;
  guint n = 0;

  if (network == NULL)
    return NULL;
  for (guint i = 0; i < network->n_members; i++)
    {
      const RegieMember *other = network->members->pdata[i];
      char id[REGIE_NUMBER_TEXT];

      if (other == member || know_each_other (network, member, other))
        continue;
      g_strv_builder_add_many (choices, other->name, regie_number_format (other->id, id), NULL);
      n++;
    }
  if (n == 0)
    return regie_refuse (error, _("There is nobody else in this network whom this member does not "
                                   "know already.")),
           NULL;
  start = regie_ask_start_new ();
  start->about = g_strdup_printf (_("%s knows:"), member->name);
  start->choices = g_strv_builder_end (choices);
  return start;
}

static gpointer
answer_add_start (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieAskStart) start = regie_ask_start_new ();

  start->choices = regie_network_load_partners (work->db, work->today, _("None"), error);
  return start->choices != NULL ? g_steal_pointer (&start) : NULL;
}

#define START (GDestroyNotify) regie_ask_start_free

const RegieQuestion regie_network_questions[REGIE_N_NETWORK_QUESTIONS] = {
  [REGIE_NETWORK_READ] = { "network", "x", REGIE_RIGHT (SEE_DOSSIERS), answer_network,
                           g_object_unref,
                           .kinds = REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Agreement,
                                                 REGIE_ENTITY_Contact, REGIE_ENTITY_Gathering,
                                                 REGIE_ENTITY_Organisation, REGIE_ENTITY_Point,
                                                 REGIE_ENTITY_Setting, REGIE_ENTITY_Staff),
                           .reads = regie_reads_dossier },
  [REGIE_NETWORK_CONTACT_START] = { "network.contact.start", "x", RECORD, answer_contact_start,
                                    START },
  [REGIE_NETWORK_KNOWS_START] = { "network.knows.start", "x", RECORD, answer_knows_start, START },
  [REGIE_NETWORK_ADD_START] = { "network.add.start", "x", RECORD, answer_add_start, START },
};
