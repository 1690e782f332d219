/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done in a network: it does what it says on both engines, is refused without the right,
 * and is a conflict when what it is about is gone. */
#include "regie-error.h"
#include "regie-network-commands.h"
#include "regie-network.h"
#include "regie-log-commands.h"
#include "regie-text.h"

#include "circle.h"
#include "doing.h"

#define NETWORK(name) (&regie_network_commands[REGIE_NETWORK_##name])

static int
try_about (Fixture *f, const char *role, const RegieCommand *command, gint64 id, const char *form)
{
  return do_as (f, role, command, g_variant_new_int64 (id), form, NULL, NULL);
}

static RegieAskStart *
ask (Fixture *f, RegieNetworkQuestion question, gint64 id, GError **error)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (id));
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  return regie_question_ask (&work, &regie_network_questions[question], target, error);
}

static void
undo (Fixture *f, gint64 seq)
{
  g_assert_cmpint (do_as (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                          g_variant_new_int64 (seq), NULL, NULL, NULL),
                   ==, DONE);
}

/* A contact is a fact that counts for the one it was with, and is taken back as one. */
static void
test_contact (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = add_tie (f, dossier, "Tante Hiwet", "steun");
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (RegieNetwork) before = NULL;

  g_assert_cmpint (try_about (f, "financien", NETWORK (CONTACT), tie, "datum=2026-11-20"), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "consulent", NETWORK (CONTACT), g_variant_new_int64 (tie),
                          "datum=2026-11-20&contactvorm=telefoon", &outcome, NULL),
                   ==, DONE);
  g_assert_cmpstr (outcome->said, ==, "Contact recorded");
  network = load_circle (f, dossier);
  g_assert_cmpint (regie_member_days (regie_network_find (network, tie), network->today), ==, 3);
  undo (f, outcome->seq);
  before = load_circle (f, dossier);
  g_assert_cmpint (regie_network_find (before, tie)->last, ==, REGIE_DAY_NONE);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (CONTACT), 77, "datum=2026-11-20"), ==,
                   REGIE_ERROR_CONFLICT);
  assert_in_order (f);
}

static void
test_contact_refused (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = add_tie (f, dossier, "Tante Hiwet", "steun");
  g_autofree char *field = NULL;

  g_assert_cmpint (do_as (f, "consulent", NETWORK (CONTACT), g_variant_new_int64 (tie),
                          "datum=2026-11-24", NULL, &field),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "datum");
  g_assert_cmpint (try_about (f, "consulent", NETWORK (CONTACT), tie, "toelichting=zonder dag"), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'contact'"), ==, 0);
}

/* Whoever corrects the day of a contact keeps whom it was with. */
static void
test_contact_corrected (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = add_tie (f, dossier, "Tante Hiwet", "steun");
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (RegieRecord) fact = NULL;
  g_autoptr (RegieForm) form = regie_form_from_text ("soort=contact&datum=2026-11-13");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try_about (f, "consulent", NETWORK (CONTACT), tie, "datum=2026-11-20"), ==,
                   DONE);
  fact = regie_load_needed (f->db, regie_entity (REGIE_ENTITY_Fact),
                            count (f, "SELECT id FROM fact WHERE kind = 'contact' AND voided = 0"),
                            &error);
  g_assert_no_error (error);
  apply (f, regie_fact_correct (f->office, fact, NULL, form, 0, NULL), NULL);
  network = load_circle (f, dossier);
  g_assert_cmpint (regie_member_days (regie_network_find (network, tie), network->today), ==, 10);
}

static void
test_lead (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 one = add_tie (f, dossier, "Tante Hiwet", "steun");
  gint64 other = add_tie (f, dossier, "Mentor", "school_werk");
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (RegieNetwork) before = NULL;

  g_assert_cmpint (try_about (f, "financien", NETWORK (LEAD), one, NULL), ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (LEAD), one, NULL), ==, DONE);
  g_assert_cmpint (do_as (f, "consulent", NETWORK (LEAD), g_variant_new_int64 (other), NULL,
                          &outcome, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM tie WHERE leads = 1"), ==, 1);
  network = load_circle (f, dossier);
  g_assert_cmpint (regie_network_leader (network)->id, ==, other);
  undo (f, outcome->seq);
  before = load_circle (f, dossier);
  g_assert_cmpint (regie_network_leader (before)->id, ==, one);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (LEAD), 77, NULL), ==, REGIE_ERROR_CONFLICT);
}

static void
test_who_knows_whom (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 one = add_tie (f, dossier, "Tante Hiwet", "steun");
  gint64 other = add_tie (f, dossier, "Mentor", "school_werk");
  g_autoptr (RegieAskStart) start = NULL;
  g_autoptr (RegieRecord) link = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *form = g_strdup_printf ("keuze=%" G_GINT64_FORMAT, other);

  start = ask (f, REGIE_NETWORK_KNOWS_START, one, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (start->choices[0], ==, "Mentor");
  g_assert_null (start->choices[2]);
  g_assert_cmpint (try_about (f, "financien", NETWORK (KNOWS), one, form), ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (KNOWS), one, NULL), ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (KNOWS), one, form), ==, DONE);
  /* Nobody is left whom it does not know. */
  g_assert_null (ask (f, REGIE_NETWORK_KNOWS_START, one, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  link = only_record (f, REGIE_ENTITY_Link);
  g_assert_cmpint (try_about (f, "financien", NETWORK (PARTED), regie_record_get_id (link), NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (PARTED), regie_record_get_id (link), NULL),
                   ==, DONE);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (PARTED), regie_record_get_id (link), NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (do_as (f, "consulent", NETWORK (MEET), g_variant_new ("(xx)", one, other), NULL,
                          NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (do_as (f, "consulent", NETWORK (MEET), g_variant_new ("(xx)", one, one), NULL,
                          NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "consulent", NETWORK (MEET), g_variant_new ("(xx)", one, (gint64) 77),
                          NULL, NULL, NULL),
                   ==, REGIE_ERROR_CONFLICT);
  assert_in_order (f);
}

/* Partners in networks come first, with who works there still. */
static void
test_add (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 club = record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Club"));
  gint64 nidos = record (f, REGIE_ENTITY_Organisation,
                         PAIRS ("naam", "Nidos", "netwerkpartner", "1"));
  char id[REGIE_NUMBER_TEXT];
  gint64 contact = record (f, REGIE_ENTITY_Contact,
                           PAIRS ("naam", "Voogd Jansen", "organisatie",
                                  regie_number_format (nidos, id)));
  g_autoptr (RegieAskStart) start = NULL;
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *with_contact = g_strdup_printf (
    "gebied=steun&voert_regie=1&keuze=%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, nidos, contact);
  g_autofree char *with_club = g_strdup_printf (
    "gebied=wonen&voert_regie=1&keuze=%" G_GINT64_FORMAT, club);

  start = ask (f, REGIE_NETWORK_ADD_START, dossier, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (start->choices[0], ==, "None");
  g_assert_cmpstr (start->choices[2], ==, "Nidos");
  g_assert_cmpstr (start->choices[4], ==, "Nidos · Voogd Jansen");
  g_assert_cmpstr (start->choices[6], ==, "Club");
  g_assert_cmpint (try_about (f, "financien", NETWORK (ADD), dossier, with_club), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (ADD), dossier, "gebied=steun"), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (ADD), dossier, with_contact), ==, DONE);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (ADD), dossier, with_club), ==, DONE);
  g_assert_cmpint (try_about (f, "consulent", NETWORK (ADD), 77, with_club), ==,
                   REGIE_ERROR_CONFLICT);
  network = load_circle (f, dossier);
  g_assert_cmpuint (network->n_members, ==, 2);
  g_assert_cmpstr (regie_network_leader (network)->name, ==, "Club");
  g_assert_false (regie_network_leader (network)->is_person);
  g_assert_cmpstr (((RegieMember *) network->members->pdata[0])->name, ==, "Voogd Jansen");
  g_assert_cmpint (count (f, "SELECT count(*) FROM tie WHERE leads = 1 AND voided = 0"), ==, 1);
}

TEST_SUITE (network_commands)
{
  static const FixtureTest tests[] = {
    { "contact", test_contact },
    { "contact-that-cannot-be", test_contact_refused },
    { "contact-that-is-corrected-keeps-whom", test_contact_corrected },
    { "one-leads", test_lead },
    { "who-knows-whom", test_who_knows_whom },
    { "add", test_add },
  };

  ADD_ON_BOTH_ENGINES ("/network-commands", tests);
}
