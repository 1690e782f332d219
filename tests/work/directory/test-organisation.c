/* SPDX-License-Identifier: EUPL-1.2 */
/* One directory: a provider, a giver and their organisation always say the same, and two become
 * one. */
#include "garden.h"
#include "regie-error.h"
#include "regie-organisation.h"

/* "name / phone" of the one organisation, provider or giver in TABLE. */
static char *
dup_said (Fixture *f, const char *table)
{
  g_autofree char *query = g_strdup_printf (
    "SELECT name || ' / ' || COALESCE (phone, '') || ' / ' || COALESCE (email, "
    "'') FROM %s WHERE voided = 0",
    table);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  regie_db_get_text (f->db, query, 0, NULL, &text, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_said (Fixture *f, const char *want, const char *const *tables)
{
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *said = dup_said (f, tables[i]);

      if (g_strcmp0 (said, want) != 0)
        g_error ("%s says “%s”, not “%s”", tables[i], said, want);
    }
  assert_in_order (f);
}

static gint64
n_of (Fixture *f, const char *table)
{
  g_autofree char *query = g_strdup_printf ("SELECT count(*) FROM %s WHERE voided = 0", table);

  return count (f, query);
}

/* The one record of ENTITY becomes PAIRS; *SEQ is the entry of the log. */
static void
change (Fixture *f, RegieEntityId entity, const char *const *pairs, gint64 *seq)
{
  g_autoptr (RegieRecord) old = only_record (f, entity);
  g_autoptr (GError) error = NULL;
  RegieChange *made = try_record (f, entity, old, 0, pairs, &error);

  g_assert_no_error (error);
  apply (f, made, seq);
}

/* A provider and a giver of one name are one organisation, in whatever letters; whichever of the
 * three is changed, the others follow in the same change, and undo takes all of it back. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieEntityId entity;
    const char *pairs[9], *want;
  } rows[] = {
    { REGIE_ENTITY_Provider,
      { "naam", "Taalhuis", "telefoon", "043 3", "email", "a@b.nl" },
      "Taalhuis / 043 3 / a@b.nl" },
    { REGIE_ENTITY_Giver,
      { "naam", "Taalhuis Café", "soort", "organisatie", "telefoon", "043 4" },
      "Taalhuis Café / 043 4 / " },
    { REGIE_ENTITY_Organisation, { "naam", "Het Huis", "plaats", "Meerssen" }, "Het Huis /  / " },
  };
  const char *const all[] = { "organisation", "provider", "giver", NULL };

  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Taalhuis", "telefoon", "043 1"));
  RECORD (f, Giver, "naam", "TAALHUIS", "soort", "organisatie", "email", "a@b.nl");
  assert_said (f, "Taalhuis / 043 1 / a@b.nl", all);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 seq;

      change (f, rows[i].entity, rows[i].pairs, &seq);
      assert_said (f, rows[i].want, all);
      g_assert_cmpint (n_of (f, "organisation"), ==, 1);
      regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
      g_assert_no_error (error);
      assert_said (f, "Taalhuis / 043 1 / a@b.nl", all);
    }
}

/* What cannot be is refused at the name: a second provider of one organisation, and a name that
 * another one has. */
static void
test_names (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieRecord) giver = NULL;

  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Taalhuis"));
  RECORD (f, Giver, "naam", "De Moestuin", "soort", "organisatie");
  giver = only_record (f, REGIE_ENTITY_Giver);
  record_refused (f, REGIE_ENTITY_Provider, NULL, 0, PAIRS ("naam", "TAALHUIS"), "Name");
  record_refused (f, REGIE_ENTITY_Giver, NULL, 0, PAIRS ("naam", "dé moestuin", "soort", "bedrijf"),
                  "Name");
  record_refused (f, REGIE_ENTITY_Organisation, NULL, 0, PAIRS ("naam", "de moestuin"), "Name");
  record_refused (f, REGIE_ENTITY_Giver, giver, 0,
                  PAIRS ("naam", "Taalhuis", "soort", "organisatie"), "Name");
  /* Other letters of its own name are no other name. */
  change (f, REGIE_ENTITY_Giver, PAIRS ("naam", "De MOESTUIN", "soort", "organisatie"), NULL);
  assert_said (f, "De MOESTUIN /  / ", PAIRS ("giver"));
  g_assert_cmpint (n_of (f, "organisation"), ==, 2);
}

/* Somebody who gives is a person, and stands in no directory; who turns out to be one leaves it,
 * but an organisation that something else hangs on stays. */
static void
test_persons (Fixture *f, gconstpointer data)
{
  RECORD (f, Giver, "naam", "Mevrouw Peeters", "soort", "persoon");
  g_assert_cmpint (n_of (f, "organisation"), ==, 0);
  change (f, REGIE_ENTITY_Giver, PAIRS ("naam", "Bakkerij Peeters", "soort", "bedrijf"), NULL);
  assert_said (f, "Bakkerij Peeters /  / ", PAIRS ("giver", "organisation"));
  change (f, REGIE_ENTITY_Giver, PAIRS ("naam", "Bakkerij Peeters", "soort", "persoon"), NULL);
  g_assert_cmpint (n_of (f, "organisation"), ==, 0);
  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Bakkerij Peeters"));
  change (f, REGIE_ENTITY_Giver, PAIRS ("naam", "Bakkerij Peeters", "soort", "bedrijf"), NULL);
  g_assert_cmpint (n_of (f, "organisation"), ==, 1);
  change (f, REGIE_ENTITY_Giver, PAIRS ("naam", "Mevrouw Peeters", "soort", "persoon"), NULL);
  assert_said (f, "Bakkerij Peeters /  / ", PAIRS ("provider", "organisation"));
}

/* A contact person of a provider is one of its organisation, and stays there when it is no provider
 * any more. */
static void
test_contacts (Fixture *f, gconstpointer data)
{
  gint64 id = record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Taalhuis"));
  g_autoptr (RegieRecord) provider = only_record (f, REGIE_ENTITY_Provider);
  g_autoptr (RegieRecord) organisation = only_record (f, REGIE_ENTITY_Organisation);
  g_autoptr (RegieRecord) contact = NULL;
  g_autoptr (RegieRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  char text[24];

  record (f, REGIE_ENTITY_Contact, PAIRS ("aanbieder", id_text (id, text), "naam", "Lotte"));
  contact = only_record (f, REGIE_ENTITY_Contact);
  g_assert_cmpint (regie_get_int (contact, Contact, organisation, 0), ==,
                   regie_record_get_id (organisation));
  /* Both hang on it: neither is a part that goes unseen. */
  expect (regie_record_remove (f->db, organisation, &error), &error, "Organisation: something");
  apply (f, regie_record_remove (f->db, provider, &error), NULL);
  g_assert_no_error (error);
  kept = only_record (f, REGIE_ENTITY_Contact);
  g_assert_null (regie_get (kept, Contact, provider));
  apply (f, regie_record_remove (f->db, organisation, &error), NULL);
  g_assert_no_error (error);
  g_assert_cmpint (n_of (f, "contact"), ==, 0);
  assert_in_order (f);
}

/* Every tie, contact person, meeting, agreement and role goes along; what the other said otherwise
 * is read in the note; undo brings both back. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  static const char *const pointing[] = { "tie", "contact", "gathering", "agreement", "giver" };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 keep = record (f, REGIE_ENTITY_Organisation,
                        PAIRS ("naam", "Vista college", "telefoon", "043 1"));
  gint64 goes;
  g_autoptr (RegieRecord) whole = NULL;
  g_autoptr (GError) error = NULL;
  char text[24];
  gint64 seq;

  RECORD (f, Giver, "naam", "Vista", "soort", "organisatie", "telefoon", "043 2", "email",
          "a@b.nl");
  goes = count (f, "SELECT organisation FROM giver");
  id_text (goes, text);
  record_in (f, REGIE_ENTITY_Tie, dossier, PAIRS ("gebied", "school_werk", "organisatie", text));
  RECORD (f, Contact, "organisatie", text, "naam", "Lotte");
  RECORD (f, Gathering, "organisatie", text, "datum", "2026-12-01");
  RECORD (f, Agreement, "organisatie", text, "wat", "Lijst sturen", "wie", "Lotte", "klaar_voor",
          "2026-12-01");
  expect (regie_organisation_merge (f->db, f->office, keep, keep, &error), &error,
          "This is one and the same");
  apply (f, regie_organisation_merge (f->db, f->office, keep, goes, &error), &seq);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (pointing); i++)
    {
      g_autofree char *query = g_strdup_printf (
        "SELECT count(*) FROM %s WHERE voided = 0 AND organisation = %" G_GINT64_FORMAT,
        pointing[i], keep);

      g_assert_cmpint (count (f, query), ==, 1);
    }
  assert_said (f, "Vista college / 043 1 / a@b.nl", PAIRS ("organisation", "giver"));
  whole = only_record (f, REGIE_ENTITY_Organisation);
  g_assert_cmpstr (regie_get (whole, Organisation, note), ==, "Name: Vista\nPhone: 043 2");
  expect (regie_organisation_merge (f->db, f->office, keep, goes, &error), &error,
          "This organisation is no");
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_of (f, "organisation"), ==, 2);
  assert_said (f, "Vista / 043 2 / a@b.nl", PAIRS ("giver"));
}

/* A contact person and a member of a network who stood there for both are there once, with what
 * named either; two people stay two; undo brings all of it back. */
static void
test_merge_people (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *name, *phone, *email;
    gboolean folds;
  } rows[] = {
    { "LOTTE", "06-1234 5678", NULL, TRUE },
    { "Lotte", NULL, "Lotte@Vista.nl", TRUE },
    { "Lotte", "0687654321", NULL, FALSE },
    { "Lotte", NULL, NULL, FALSE },
    { "Anouk", "0612345678", "lotte@vista.nl", FALSE },
  };
  static const char left[] = "SELECT count(*) FROM contact WHERE voided = 0";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
      gint64 keep = record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista college"));
      gint64 goes = record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista"));
      char mine[24], theirs[24], lotte[24], other[24], tie[24];
      g_autoptr (GError) error = NULL;
      gint64 seq;

      id_text (keep, mine);
      id_text (goes, theirs);
      id_text (record (f, REGIE_ENTITY_Contact,
                       PAIRS ("organisatie", mine, "naam", "Lotte", "telefoon", "0612345678",
                              "email", "lotte@vista.nl")),
               lotte);
      id_text (record (f, REGIE_ENTITY_Contact,
                       PAIRS ("organisatie", theirs, "naam", rows[i].name,
                              rows[i].phone != NULL ? "telefoon" : "functie",
                              rows[i].phone != NULL ? rows[i].phone : "docent",
                              rows[i].email != NULL ? "email" : "toelichting",
                              rows[i].email != NULL ? rows[i].email : "belt graag")),
               other);
      record_in (f, REGIE_ENTITY_Tie, dossier,
                 PAIRS ("gebied", "school_werk", "organisatie", mine, "contactpersoon", lotte));
      id_text (record_in (f, REGIE_ENTITY_Tie, dossier,
                          PAIRS ("gebied", "school_werk", "organisatie", theirs, "contactpersoon",
                                 other)),
               tie);
      record_in (f, REGIE_ENTITY_Consent, dossier,
                 PAIRS ("netwerklid", tie, "deelt", "wonen", "gegeven_door", "betrokkene",
                        "gegeven_op", "2026-11-01"));
      apply (f, regie_organisation_merge (f->db, f->office, keep, goes, &error), &seq);
      g_assert_no_error (error);
      g_assert_cmpint (count (f, left), ==, rows[i].folds ? 1 : 2);
      g_assert_cmpint (n_of (f, "tie"), ==,
                       rows[i].folds || g_strcmp0 (rows[i].name, "Lotte") == 0 ? 1 : 2);
      g_assert_cmpint (count (f, "SELECT count(*) FROM consent c JOIN tie t ON t.id = c.tie AND "
                                 "t.voided = 0 AND c.voided = 0"),
                       ==, 1);
      assert_in_order (f);
      regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count (f, left), ==, 2);
      g_assert_cmpint (n_of (f, "tie"), ==, 2);
      assert_in_order (f);
      sql (f,
           "DELETE FROM consent; DELETE FROM tie; DELETE FROM contact; DELETE FROM organisation");
    }
}

/* Two providers stay two, and so do two givers. */
static void
test_no_merge (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Taalhuis"));
  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Mergelland"));
  expect (regie_organisation_merge (f->db, f->office,
                                    count (f, "SELECT min(organisation) FROM provider"),
                                    count (f, "SELECT max(organisation) FROM provider"), &error),
          &error, "Both are a provider");
  RECORD (f, Giver, "naam", "De Moestuin", "soort", "organisatie");
  RECORD (f, Giver, "naam", "De Ketting", "soort", "bedrijf");
  expect (regie_organisation_merge (f->db, f->office,
                                    count (f, "SELECT min(organisation) FROM giver"),
                                    count (f, "SELECT max(organisation) FROM giver"), &error),
          &error, "Both are a giver");
}

/* What was made the same by hand is no longer so: it is said, with what to do, and saving the form
 * mends it. */
static void
test_check (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Taalhuis", "telefoon", "043 1"));
  sql (f, "UPDATE organisation SET phone = '043 9'");
  g_assert_false (regie_organisations_check (f->db, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, "Taalhuis: the directory"));
  change (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Taalhuis", "telefoon", "043 9"), NULL);
  assert_said (f, "Taalhuis / 043 9 / ", PAIRS ("provider", "organisation"));
}

TEST_SUITE (organisation)
{
  static const FixtureTest tests[] = {
    { "its-roles-follow", test_follows },    { "one-of-each-name", test_names },
    { "a-person-is-none", test_persons },    { "contact-persons-stay", test_contacts },
    { "two-become-one", test_merge },        { "two-of-a-role-stay-two", test_no_merge },
    { "people-of-both", test_merge_people }, { "what-differs-is-said", test_check },
  };

  ADD_ON_BOTH_ENGINES ("/organisation", tests);
}
