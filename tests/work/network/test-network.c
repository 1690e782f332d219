/* SPDX-License-Identifier: EUPL-1.2 */
/* The network around a person as it stands on a day, and what may be typed of it. */
#include "regie-network.h"

#include "circle.h"
#include "days.h"
#include "regie-network-check.h"

/* Name and place in the drawing; what is typed makes them. */
static void
test_slots (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 aunt = add_tie (f, dossier, "Tante Hiwet", "steun");
  gint64 mentor = add_tie (f, dossier, "Mentor", "school_werk");
  gint64 friend = add_tie (f, dossier, "Dawit", "steun");
  g_autoptr (RegieNetwork) network = load_circle (f, dossier);
  g_autoptr (RegieNetwork) later = NULL;
  g_autoptr (RegieNetwork) last = NULL;

  g_assert_cmpuint (network->n_members, ==, 3);
  g_assert_cmpint (regie_network_find (network, aunt)->slot, ==, 0);
  g_assert_cmpint (regie_network_find (network, friend)->slot, ==, 1);
  g_assert_cmpint (regie_network_find (network, mentor)->slot, ==, 0);
  /* Who goes leaves a place that nobody takes as long as there are others. */
  sql (f, "UPDATE tie SET voided = 1 WHERE name = 'Tante Hiwet'");
  add_tie (f, dossier, "Buurvrouw", "steun");
  later = load_circle (f, dossier);
  g_assert_cmpint (regie_network_find (later, friend)->slot, ==, 1);
  g_assert_cmpint (((RegieMember *) later->members->pdata[1])->slot, ==, 2);
  /* Who has ended stands behind the others and not in the drawing. */
  sql (f, "UPDATE tie SET until_day = '2026-11-22' WHERE name = 'Dawit'");
  last = load_circle (f, dossier);
  g_assert_cmpuint (last->n_members, ==, 2);
  g_assert_true (regie_network_find (last, friend)->has_ended);
}

/* last contact ("" is never), rhythm, ring and days on 23 November 2026; known since 1 September */
static const struct {
  const char *last, *every;
  RegieRing ring;
  int days;
} rings[] = {
  { "2026-11-23", NULL, REGIE_RING_NEAR, 0 },    { "2026-11-09", NULL, REGIE_RING_NEAR, 14 },
  { "2026-11-08", NULL, REGIE_RING_FAR, 15 },    { "2026-10-26", NULL, REGIE_RING_FAR, 28 },
  { "2026-10-25", NULL, REGIE_RING_SILENT, 29 }, { "", NULL, REGIE_RING_SILENT, 83 },
  { "2026-10-25", "60", REGIE_RING_FAR, 29 },    { "2026-11-15", "7", REGIE_RING_SILENT, 8 },
  { "2026-11-16", "7", REGIE_RING_NEAR, 7 },     { "", "90", REGIE_RING_FAR, 83 },
};

static void
test_rings (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");

  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      gint64 tie = record_in (f, REGIE_ENTITY_Tie, dossier,
                              rings[i].every != NULL
                                ? PAIRS ("naam", "Voetbalclub", "gebied", "welzijn", "van",
                                         "2026-09-01", "spreken_elke", rings[i].every)
                                : PAIRS ("naam", "Voetbalclub", "gebied", "welzijn", "van",
                                         "2026-09-01"));
      g_autoptr (RegieNetwork) network = NULL;
      const RegieMember *member;

      if (*rings[i].last != '\0')
        talk_to (f, dossier, tie, rings[i].last);
      network = load_circle (f, dossier);
      member = regie_network_find (network, tie);
      g_assert_cmpint (member->ring, ==, rings[i].ring);
      g_assert_cmpint (regie_member_days (member, network->today), ==, rings[i].days);
      g_assert_cmpint (member->ring == REGIE_RING_SILENT, ==, member->silent_on <= network->today);
    }
}

/* A planned contact has not been, and that of somebody else is no contact with you. */
static void
test_contact (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 one = add_tie (f, dossier, "Nidos", "steun");
  gint64 other = add_tie (f, dossier, "Vista", "school_werk");
  g_autoptr (RegieNetwork) network = NULL;

  talk_to (f, dossier, one, "2026-11-20");
  tell (f, dossier, "contact", "2026-11-21", PAIRS ("contactvorm", "telefoon"));
  network = load_circle (f, dossier);
  g_assert_cmpint (regie_network_find (network, one)->last, ==, day ("2026-11-20"));
  g_assert_cmpint (regie_network_find (network, other)->last, ==, REGIE_DAY_NONE);
  g_assert_null (regie_network_leader (network));
  g_assert_null (regie_network_most_silent (network));
}

/* What holds on 23 November, and why. */
static const struct {
  const char *topic, *from, *until, *withdrawn;
  gboolean holds;
} consents[] = {
  { "school_werk", "2026-11-01", NULL, NULL, TRUE },
  { "school_werk", "2026-11-23", "2026-11-23", NULL, TRUE },
  { "school_werk", "2026-11-01", "2026-11-22", NULL, FALSE },
  { "school_werk", "2026-11-01", NULL, "2026-11-23", FALSE },
  { "school_werk", "2026-11-01", "2027-11-01", "2026-11-02", FALSE },
  { "welzijn", "2026-11-01", NULL, NULL, FALSE }, /* is not health */
  { "gezondheid", "2026-11-01", NULL, NULL, TRUE },
};

static void
test_consents (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");

  for (guint i = 0; i < G_N_ELEMENTS (consents); i++)
    {
      gint64 tie = add_tie (f, dossier, "Mentor", "school_werk");
      RegieShared asked = i < 5 ? REGIE_SHARED_SCHOOL : REGIE_SHARED_HEALTH;
      g_autoptr (RegieNetwork) network = NULL;
      char id[24];

      record_in (f, REGIE_ENTITY_Consent, dossier,
                 PAIRS ("netwerklid", id_text (tie, id), "deelt", consents[i].topic, "gegeven_door",
                        "voogd", "gegeven_op", consents[i].from,
                        consents[i].until != NULL ? "tot" : "toelichting",
                        consents[i].until != NULL ? consents[i].until : "mondeling",
                        consents[i].withdrawn != NULL ? "ingetrokken_op" : "toelichting",
                        consents[i].withdrawn != NULL ? consents[i].withdrawn : "mondeling"));
      network = load_circle (f, dossier);
      g_assert_cmpint (regie_network_find (network, tie)->shares >> asked & 1, ==,
                       consents[i].holds);
      g_assert_cmpint (regie_network_find (network, tie)->has_withdrawn, ==,
                       consents[i].withdrawn != NULL);
    }
}

/* What cannot be is refused with the field, and nothing is written. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 other_dossier = add_dossier (f, "Tesfai", NULL, "asiel_28");
  gint64 one = add_tie (f, dossier, "Nidos", "steun");
  gint64 other = add_tie (f, dossier, "Vista", "school_werk");
  gint64 foreign = add_tie (f, other_dossier, "Zuyd", "school_werk");
  char a[24], b[24], c[24], school[24], other_school[24], worker[24];

  id_text (record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista")), school);
  id_text (record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Zuyd")), other_school);
  id_text (record (f, REGIE_ENTITY_Contact, PAIRS ("naam", "Anouk", "organisatie", other_school)),
           worker);
  id_text (one, a);
  id_text (other, b);
  id_text (foreign, c);
  record_refused (f, REGIE_ENTITY_Tie, NULL, dossier, PAIRS ("gebied", "steun"), "Name:");
  record_refused (f, REGIE_ENTITY_Tie, NULL, dossier, PAIRS ("naam", "Oom"), "Life area");
  record_refused (f, REGIE_ENTITY_Tie, NULL, dossier,
                  PAIRS ("naam", "selam  BERHANE", "gebied", "steun"), "Name:");
  record_refused (f, REGIE_ENTITY_Tie, NULL, dossier,
                  PAIRS ("naam", "Oom", "gebied", "steun", "spreken_elke", "0"), "To be spoken to");
  record_refused (
    f, REGIE_ENTITY_Tie, NULL, dossier,
    PAIRS ("naam", "Oom", "gebied", "steun", "van", "2026-11-02", "tot", "2026-11-01"), "Until:");
  record_refused (f, REGIE_ENTITY_Link, NULL, dossier, PAIRS ("netwerklid", a, "kent", a),
                  "Knows:");
  record_refused (f, REGIE_ENTITY_Link, NULL, dossier, PAIRS ("netwerklid", a, "kent", c),
                  "This is not");
  record_in (f, REGIE_ENTITY_Link, dossier, PAIRS ("netwerklid", a, "kent", b));
  record_refused (f, REGIE_ENTITY_Link, NULL, dossier, PAIRS ("netwerklid", b, "kent", a),
                  "Knows:");
  record_refused (f, REGIE_ENTITY_Consent, NULL, dossier,
                  PAIRS ("netwerklid", a, "deelt", "wonen", "gegeven_door", "betrokkene",
                         "gegeven_op", "2026-11-02", "tot", "2026-11-01"),
                  "Until:");
  record_refused (f, REGIE_ENTITY_Consent, NULL, dossier,
                  PAIRS ("netwerklid", a, "deelt", "wonen", "gegeven_door", "betrokkene",
                         "gegeven_op", "2026-11-24"),
                  "Given on:");
  record_refused (f, REGIE_ENTITY_Consent, NULL, dossier,
                  PAIRS ("netwerklid", a, "deelt", "wonen", "gegeven_door", "betrokkene",
                         "gegeven_op", "2026-11-02", "ingetrokken_op", "2026-11-01"),
                  "Withdrawn on:");
  record_refused (f, REGIE_ENTITY_Consent, NULL, dossier,
                  PAIRS ("netwerklid", c, "deelt", "wonen", "gegeven_door", "betrokkene",
                         "gegeven_op", "2026-11-02"),
                  "This is not");
  record_refused (f, REGIE_ENTITY_Agreement, NULL, dossier,
                  PAIRS ("wat", "Bellen", "klaar_voor", "2026-12-01"), "Who");
  record_refused (f, REGIE_ENTITY_Tie, NULL, dossier,
                  PAIRS ("gebied", "steun", "organisatie", "99999"), "Organisation:");
  record_refused (f, REGIE_ENTITY_Tie, NULL, dossier,
                  PAIRS ("gebied", "steun", "organisatie", school, "contactpersoon", worker),
                  "Contact person:");
  record_refused (f, REGIE_ENTITY_Agreement, NULL, dossier,
                  PAIRS ("wat", "Bellen", "wie", "X", "klaar_voor", "2026-12-01", "medewerker",
                         "99999"),
                  "Staff member:");
  g_assert_cmpint (count (f, "SELECT count(*) FROM tie"), ==, 3);
  g_assert_cmpint (count (f, "SELECT count(*) FROM link"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM consent"), ==, 0);
  assert_in_order (f);
}

/* A sentence for who hears the drawing. */
static void
test_sentence (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = record_in (f, REGIE_ENTITY_Tie, dossier,
                          PAIRS ("naam", "Karin", "gebied", "school_werk", "rol", "mentor",
                                 "voert_regie", "1"));
  g_autoptr (RegieNetwork) network = NULL;
  g_autofree char *sentence = NULL;

  talk_to (f, dossier, tie, "2026-11-12");
  allow (f, dossier, tie, "school_werk", "2026-11-01");
  network = load_circle (f, dossier);
  sentence = regie_member_dup_sentence (regie_network_find (network, tie), network, f->office);
  g_assert_cmpstr (sentence, ==,
                   "Karin, mentor; person; School and work; spoken to 11 days ago; leads the "
                   "network; may know about: School and work");
}

TEST_SUITE (network)
{
  static const FixtureTest tests[] = {
    { "slots", test_slots },       { "rings", test_rings },     { "contact", test_contact },
    { "consents", test_consents }, { "refused", test_refused }, { "sentence", test_sentence },
  };

  ADD_ON_BOTH_ENGINES ("/network", tests);
}
