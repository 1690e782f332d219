/* SPDX-License-Identifier: EUPL-1.2 */
/* What a bad hand types of a network, and of who stands in it: refused in words at its field. */
#include "regie-network-check.h"

#include "circle.h"
#include "doing.h"
#include "regie-error.h"
#include "regie-gathering-commands.h"
#include "regie-network-commands.h"
#include "regie-organisation.h"

/* The field at which PAIRS are refused, of RECORD (NULL: a new one); owned, NULL when they are
 * not. */
static char *
dup_refused (Fixture *f, RegieEntityId entity, RegieRecord *old, gint64 dossier,
             const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = try_record (f, entity, old, dossier, pairs, &error);

  g_assert_cmpint (change == NULL, ==, error != NULL);
  return error != NULL ? g_strdup (regie_error_get_field (error)) : NULL;
}

static void
assert_refused (Fixture *f, RegieEntityId entity, RegieRecord *old, gint64 dossier,
                const char *const *pairs, const char *field)
{
  g_autofree char *refused = dup_refused (f, entity, old, dossier, pairs);

  if (g_strcmp0 (refused, field) != 0)
    g_error ("%s %s: refused at %s", pairs[0], pairs[1], refused);
}

#define LONG                                                                                       \
  "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123" \
  "4567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567" \
  "8901234567890123"

/* A new record in a dossier of somebody who was born in 2005, where {lid} is a member; the field,
 * or NULL when it can be. */
static const struct {
  RegieEntityId entity;
  const char *pairs[13], *field;
} rows[] = {
  { REGIE_ENTITY_Organisation, { "naam", "Vista", "email", "vista.nl" }, "email" },
  { REGIE_ENTITY_Organisation, { "naam", "Vista", "kvk", "123" }, "kvk" },
  { REGIE_ENTITY_Organisation, { "naam", "Vista\ncollege" }, "naam" },
  { REGIE_ENTITY_Organisation, { "naam", LONG }, "naam" },
  { REGIE_ENTITY_Provider, { "naam", "Taalhuis", "email", "taalhuis" }, "email" },
  { REGIE_ENTITY_Provider, { "naam", "Taalhuis", "kvk", "123456789" }, "kvk" },
  { REGIE_ENTITY_Giver, { "naam", "Moestuin", "soort", "bedrijf", "email", "x@" }, "email" },
  { REGIE_ENTITY_Contact, { "naam", "Lotte", "email", "lotte" }, "email" },
  { REGIE_ENTITY_Tie, { "naam", "Oom", "gebied", "steun", "email", "oom" }, "email" },
  { REGIE_ENTITY_Tie, { "naam", "Oom\nYonas", "gebied", "steun" }, "naam" },
  { REGIE_ENTITY_Tie, { "naam", "Oom", "gebied", "steun", "rol", LONG }, "rol" },
  { REGIE_ENTITY_Tie, { "naam", "Oom", "gebied", "steun", "van", "2026-11-24" }, "van" },
  { REGIE_ENTITY_Tie, { "naam", "Oom", "gebied", "steun", "van", "2026-11-23" }, NULL },
  { REGIE_ENTITY_Consent,
    { "netwerklid", "{lid}", "deelt", "wonen", "gegeven_door", "voogd", "gegeven_op",
      "2004-12-31" },
    "gegeven_op" },
  { REGIE_ENTITY_Consent,
    { "netwerklid", "{lid}", "deelt", "wonen", "gegeven_door", "voogd", "gegeven_op",
      "2005-03-01" },
    NULL },
  { REGIE_ENTITY_Consent,
    { "netwerklid", "{weg}", "deelt", "wonen", "gegeven_door", "voogd", "gegeven_op",
      "2026-11-23" },
    "gegeven_op" },
  { REGIE_ENTITY_Agreement,
    { "wat", "Bellen", "wie", "Karin", "klaar_voor", "2026-11-22" },
    "klaar_voor" },
  { REGIE_ENTITY_Agreement, { "wat", "Bellen", "wie", "Karin", "klaar_voor", "2026-11-23" }, NULL },
  { REGIE_ENTITY_Agreement,
    { "wat", "Bellen", "wie", "Karin", "klaar_voor", "2026-11-09", "netwerkoverleg", "{overleg}" },
    "klaar_voor" },
  { REGIE_ENTITY_Agreement,
    { "wat", "Bellen", "wie", "Karin", "klaar_voor", "2026-11-10", "netwerkoverleg", "{overleg}" },
    NULL },
  { REGIE_ENTITY_Agreement,
    { "wat", "Bel\nKarin", "wie", "Karin", "klaar_voor", "2026-12-01" },
    "wat" },
};

/* A dossier with Karin, with Jan who left, and with a meeting that was. */
typedef struct {
  gint64 dossier;
  char there[24], left[24], meeting[24];
} Scene;

static void
add_scene (Fixture *f, Scene *self)
{
  self->dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  sql (f, "UPDATE person SET born = '2005-03-01'");
  id_text (add_tie (f, self->dossier, "Karin", "steun"), self->there);
  id_text (record_in (f, REGIE_ENTITY_Tie, self->dossier,
                      PAIRS ("naam", "Jan", "gebied", "steun", "van", "2026-01-01", "tot",
                             "2026-11-20")),
           self->left);
  id_text (record_in (f, REGIE_ENTITY_Gathering, self->dossier, PAIRS ("datum", "2026-11-10")),
           self->meeting);
}

static const char *
filled_in (const Scene *self, const char *text)
{
  return g_strcmp0 (text, "{lid}") == 0       ? self->there
         : g_strcmp0 (text, "{weg}") == 0     ? self->left
         : g_strcmp0 (text, "{overleg}") == 0 ? self->meeting
                                              : text;
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  Scene scene;

  add_scene (f, &scene);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *pairs[G_N_ELEMENTS (rows[i].pairs)];

      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        pairs[k] = filled_in (&scene, rows[i].pairs[k]);
      assert_refused (f, rows[i].entity, NULL,
                      regie_entity_is_in_dossier (regie_entity (rows[i].entity)) ? scene.dossier
                                                                                 : 0,
                      pairs, rows[i].field);
    }
}

/* What only the program or a command of its own sets is not passed over: it is refused. */
static void
test_own (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (RegieRecord) tie = NULL;

  add_scene (f, &scene);
  tie = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Tie),
                        g_ascii_strtoll (scene.there, NULL, 10), NULL);
  assert_refused (f, REGIE_ENTITY_Tie, tie, 0,
                  PAIRS ("naam", "Karin", "gebied", "steun", "voert_regie", "1"), "voert_regie");
  assert_refused (f, REGIE_ENTITY_Tie, tie, 0,
                  PAIRS ("naam", "Karin", "gebied", "steun", "plek", "7"), "plek");
  assert_refused (f, REGIE_ENTITY_Tie, tie, 0,
                  PAIRS ("naam", "Karin", "gebied", "steun", "dossier", "7"), "dossier");
  assert_refused (f, REGIE_ENTITY_Tie, tie, scene.dossier,
                  PAIRS ("naam", "Karin", "gebied", "steun", "plek", "0"), NULL);
}

/* What stood there already, from before it was asked, is no reason to refuse something else. */
static void
test_stood (Fixture *f, gconstpointer data)
{
  gint64 id = record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista"));
  g_autoptr (RegieRecord) old = NULL;

  sql (f, "UPDATE organisation SET chamber = '123', email = 'vista'");
  old = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Organisation), id, NULL);
  assert_refused (f, REGIE_ENTITY_Organisation, old, 0,
                  PAIRS ("naam", "Vista college", "kvk", "123", "email", "vista"), NULL);
  assert_refused (f, REGIE_ENTITY_Organisation, old, 0,
                  PAIRS ("naam", "Vista", "kvk", "1234", "email", "vista"), "kvk");
}

/* What was withdrawn does not come back by taking that away. */
static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (RegieRecord) consent = NULL;

  add_scene (f, &scene);
  record_in (f, REGIE_ENTITY_Consent, scene.dossier,
             PAIRS ("netwerklid", scene.there, "deelt", "wonen", "gegeven_door", "betrokkene",
                    "gegeven_op", "2026-11-01", "ingetrokken_op", "2026-11-10"));
  consent = only_record (f, REGIE_ENTITY_Consent);
  assert_refused (f, REGIE_ENTITY_Consent, consent, 0,
                  PAIRS ("deelt", "wonen", "gegeven_door", "betrokkene", "gegeven_op",
                         "2026-11-01"),
                  "ingetrokken_op");
  assert_refused (f, REGIE_ENTITY_Consent, consent, 0,
                  PAIRS ("deelt", "wonen", "gegeven_door", "betrokkene", "gegeven_op", "2026-11-01",
                         "ingetrokken_op", "2026-11-10", "toelichting", "brief"),
                  NULL);
}

/* Who left is spoken to until that day and not after it, and is given nothing. */
static void
test_left (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *form;
    int code;
    const char *field;
  } contacts[] = {
    { "datum=2026-11-21", REGIE_ERROR_INVALID, "datum" },
    { NULL, REGIE_ERROR_INVALID, "datum" },
    { "datum=2026-11-20", DONE, NULL },
  };
  Scene scene;
  g_autofree char *at = NULL;
  gint64 left;

  add_scene (f, &scene);
  left = g_ascii_strtoll (scene.left, NULL, 10);
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autofree char *field = NULL;

      g_assert_cmpint (do_as (f, "regisseur", &regie_network_commands[REGIE_NETWORK_CONTACT],
                              g_variant_new_int64 (left), contacts[i].form, NULL, &field),
                       ==, contacts[i].code);
      g_assert_cmpstr (field, ==, contacts[i].field);
    }
  g_assert_cmpint (do_as (f, "regisseur", &regie_gathering_commands[REGIE_CONSENT_GIVE],
                          g_variant_new_int64 (left),
                          "wonen=1&gegeven_door=betrokkene&gegeven_op=2026-11-01", NULL, &at),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (at, ==, "gegeven_op");
}

/* The sentence of what is not there. */
static char *
dup_gone (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_load_there (f->db, regie_entity (REGIE_ENTITY_Tie), id,
                                                     "Somebody else has removed this.", &error);

  g_assert_null (record);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  return g_strdup (error->message);
}

static void
test_never (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autofree char *never = NULL;
  g_autofree char *removed = NULL;

  add_scene (f, &scene);
  sql (f, "UPDATE tie SET voided = 1 WHERE name = 'Karin'");
  removed = dup_gone (f, g_ascii_strtoll (scene.there, NULL, 10));
  never = dup_gone (f, 12);
  g_assert_cmpstr (removed, ==, "Somebody else has removed this.");
  g_assert_cmpstr (never, ==, "Network member: there is none with this number here.");
}

/* Somebody of 28 is not of a group for the young, in a new dossier and by a fact. */
static void
test_group (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *group, *born;
    gboolean can;
  } people[] = {
    { "jongere", "1998-11-23", FALSE },
    { "amv", "1990-01-01", FALSE },
    { "jongere", "1998-11-24", TRUE },
    { "gezin", "1990-01-01", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (RegieForm) form = form_of (
        PAIRS ("achternaam", "Haddad", "groep", people[i].group, "geboren", people[i].born));
      g_autoptr (GError) error = NULL;
      gint64 id;
      g_autoptr (RegieChange) change = regie_dossier_create (f->office, form, 0, &id, &error);

      g_assert_cmpint (change != NULL, ==, people[i].can);
      g_assert_cmpstr (error != NULL ? regie_error_get_field (error) : NULL, ==,
                       people[i].can ? NULL : "groep");
    }
}

TEST_SUITE (network_check)
{
  static const FixtureTest tests[] = {
    { "at-its-field", test_rows },      { "own-is-refused", test_own },
    { "what-stood-there", test_stood }, { "stays-withdrawn", test_withdrawn },
    { "who-left", test_left },          { "never-or-no-more", test_never },
    { "28-is-not-young", test_group },
  };

  ADD_ON_BOTH_ENGINES ("/network-check", tests);
}
