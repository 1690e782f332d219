/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done in a dossier: every command on both engines, without a screen. */
#include "fixture.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"

/* A role that may not record in dossiers, and works at no desk. */
#define OUTSIDER "financien"
#define NOBODY 7

/* What the commands are about: letters with a $ before them in a target, a form and a query. */
typedef struct {
  gint64 d, e; /* two dossiers */
  gint64 f, p; /* facts of D: a contact, and one that is planned */
  gint64 g;    /* a goal of D */
  gint64 c;    /* a decision of D, in draft */
  gint64 o;    /* a price of lessons */
} Ids;

/* A command about TARGET with FORM; THERE counts 0 before it, 1 after it, and 0 when it was taken
 * back. */
static const struct {
  RegieDossierCommand command;
  const char *target, *form, *there;
} rows[] = {
  { REGIE_FACT_RECORD, "$d", "soort=contact&datum=2026-11-20",
    "SELECT count(*) FROM fact WHERE kind = 'contact' AND day = '2026-11-20' AND voided = 0" },
  { REGIE_FACT_CORRECT, "$f", "soort=contact&datum=2026-11-18",
    "SELECT count(*) FROM fact WHERE day = '2026-11-18' AND voided = 0" },
  { REGIE_FACT_MOVE, "$p", "soort=contact&datum=2027-03-01&gepland=1",
    "SELECT count(*) FROM fact WHERE day = '2027-03-01' AND planned = 1 AND voided = 0" },
  { REGIE_FACT_REMOVE, "$f", NULL, "SELECT count(*) FROM fact WHERE id = $f AND voided = 1" },
  { REGIE_FACT_REPORT, "$f", NULL,
    "SELECT count(*) FROM fact WHERE id = $f AND reported_on = '2026-11-23'" },
  { REGIE_FACTS_PLAN, "($d, ['soort=contact&datum=2027-05-01'])", NULL,
    "SELECT count(*) FROM fact WHERE day = '2027-05-01' AND planned = 1 AND voided = 0" },
  { REGIE_FACTS_PLAN, "($d, ['soort=contact&datum=2027-05-02&bij_feit=$p'])", NULL,
    "SELECT count(*) FROM fact WHERE day = '2027-05-02' AND voided = 0 AND (SELECT voided FROM "
    "fact WHERE id = $p) = 1" },
  { REGIE_DEADLINE_DEFER, "($d, 'PIP-10W-BRP', 0)", "tot=2026-12-01&reden=Wacht",
    "SELECT count(*) FROM deferral WHERE dossier = $d AND kind = 'later' AND until_day = "
    "'2026-12-01' AND voided = 0" },
  { REGIE_DEADLINE_SETTLE, "($d, 'PIP-10W-BRP', 0)", NULL,
    "SELECT count(*) FROM deferral WHERE dossier = $d AND kind = 'gedaan' AND voided = 0" },
  { REGIE_RECORD_ADD, "('goal', '')", "dossier=$d&soort=hoofddoel&tekst=Nieuw",
    "SELECT count(*) FROM goal WHERE text = 'Nieuw' AND voided = 0" },
  { REGIE_RECORD_CHANGE, "('goal', $g)", "tekst=Anders",
    "SELECT count(*) FROM goal WHERE id = $g AND text = 'Anders'" },
  { REGIE_RECORD_REMOVE, "('goal', $g)", NULL,
    "SELECT count(*) FROM goal WHERE id = $g AND voided = 1" },
  { REGIE_INTAKE_BEGIN, "$d", NULL,
    "SELECT count(*) FROM intake WHERE dossier = $d AND number = 1 AND voided = 0" },
  { REGIE_DECISION_BEGIN, "$e", NULL,
    "SELECT count(*) FROM decision WHERE dossier = $e AND number = 1 AND voided = 0" },
  { REGIE_DECISION_DATE, "$c", "dagtekening=2026-11-20",
    "SELECT count(*) FROM decision c JOIN fact f ON f.id = c.fact WHERE c.id = $c AND f.kind = "
    "'pip' AND f.day = '2026-11-20' AND f.voided = 0" },
  { REGIE_ALTERNATIVE_TAKE, "($e, $o, 0, 15)", NULL,
    "SELECT count(*) FROM fact WHERE dossier = $e AND kind = 'plan_regel' AND topic = 'taal' AND "
    "intensity = 15 AND voided = 0" },
  { REGIE_DOSSIER_MERGE, "($d, $e)", NULL,
    "SELECT count(*) FROM dossier WHERE id = $e AND voided = 1" },
  { REGIE_DOSSIER_CREATE, NULL, "achternaam=Nieuw&groep=gezin",
    "SELECT count(*) FROM person WHERE surname = 'Nieuw' AND voided = 0" },
  /* Its notice of DUO comes along, and goes along. */
  { REGIE_DOSSIER_CREATE, NULL, "achternaam=Gemeld&groep=gezin&kennisgeving=2026-11-02",
    "SELECT count(*) FROM fact f JOIN dossier d ON d.id = f.dossier JOIN person p ON p.id = "
    "d.person "
    "WHERE p.surname = 'Gemeld' AND f.kind = 'kennisgeving' AND f.day = '2026-11-02' AND f.voided "
    "= "
    "0" },
  { REGIE_PERSON_CORRECT, "$d", "achternaam=Haddad&voornamen=Selam&telefoon=0612345678",
    "SELECT count(*) FROM person p JOIN dossier d ON d.person = p.id WHERE d.id = $d AND p.phone = "
    "'0612345678'" },
  { REGIE_DOSSIER_TO_DESK, "$d", "zeker=$d",
    "SELECT count(*) FROM resident WHERE linked = $d AND voided = 0" },
};

/* TEXT with the ids in it, or with that of NOBODY in the place of each. */
static char *
fill (const char *text, const Ids *ids, gboolean stale)
{
  const struct {
    const char *name;
    gint64 id;
  } names[] = {
    { "$d", ids->d }, { "$e", ids->e }, { "$f", ids->f }, { "$p", ids->p },
    { "$g", ids->g }, { "$c", ids->c }, { "$o", ids->o },
  };
  g_autoptr (GString) filled = g_string_new (text);

  if (text == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, stale ? NOBODY : names[i].id);

      g_string_replace (filled, names[i].name, id, 0);
    }
  return g_strdup (filled->str);
}

static gint64
count_filled (Fixture *f, const char *sql, const Ids *ids)
{
  g_autofree char *text = fill (sql, ids, FALSE);

  return count (f, text);
}

/* Does COMMAND as somebody with ROLE. */
static RegieOutcome *
attempt (Fixture *f, const char *role, RegieDossierCommand command, const char *target_text,
         RegieForm *form, GError **error)
{
  const RegieCommand *one = &regie_dossier_commands[command];
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (GVariant) target = NULL;

  if (target_text != NULL)
    target = g_variant_parse (G_VARIANT_TYPE (one->target), target_text, NULL, NULL, error);
  return regie_command_do (&work, one, target, form, error);
}

static RegieOutcome *
attempt_text (Fixture *f, const char *role, RegieDossierCommand command, const char *target,
              const char *form_text, GError **error)
{
  g_autoptr (RegieForm) form = form_text != NULL ? regie_form_from_text (form_text) : NULL;

  return attempt (f, role, command, target, form, error);
}

/* The record that the command, which must succeed, made: found by SQL. */
static gint64
make_one (Fixture *f, RegieDossierCommand command, const char *target, const char *form,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = attempt_text (f, "beheer", command, target, form, &error);

  g_assert_no_error (error);
  g_assert_cmpint (outcome->seq, >, 0);
  return count (f, sql);
}

static gint64
add_price (Fixture *f)
{
  gint64 provider = make_one (f, REGIE_RECORD_ADD, "('provider', '')", "naam=Leerhuis",
                              "SELECT max(id) FROM provider");
  g_autofree char *contract = g_strdup_printf (
    "aanbieder=%" G_GINT64_FORMAT "&nummer=C-1&stand=loopt&van=2026-01-01&tot=2030-12-31",
    provider);
  g_autofree char *lot = NULL;
  g_autofree char *price = NULL;

  lot = g_strdup_printf ("contract=%" G_GINT64_FORMAT "&naam=taal&leerroute=B1",
                         make_one (f, REGIE_RECORD_ADD, "('contract', '')", contract,
                                   "SELECT max(id) FROM contract"));
  price = g_strdup_printf ("perceel=%" G_GINT64_FORMAT "&onderwerp=taal&eenheid=uur&bedrag=1000",
                           make_one (f, REGIE_RECORD_ADD, "('lot', '')", lot,
                                     "SELECT max(id) FROM lot"));
  return make_one (f, REGIE_RECORD_ADD, "('price', '')", price, "SELECT max(id) FROM price");
}

static void
add_all (Fixture *f, Ids *ids)
{
  g_autofree char *dossier = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *decision = NULL;

  ids->d = add_dossier (f, "Haddad", NULL, "gezin");
  ids->e = add_dossier (f, "Haddad", NULL, "gezin");
  dossier = g_strdup_printf ("%" G_GINT64_FORMAT, ids->d);
  planned = g_strdup_printf ("(%s, ['soort=contact&datum=2027-02-01'])", dossier);
  goal = g_strdup_printf ("dossier=%s&soort=hoofddoel&tekst=Werken", dossier);
  ids->f = make_one (f, REGIE_FACT_RECORD, dossier, "soort=contact&datum=2026-11-16",
                     "SELECT max(id) FROM fact");
  ids->p = make_one (f, REGIE_FACTS_PLAN, planned, NULL, "SELECT max(id) FROM fact");
  ids->g = make_one (f, REGIE_RECORD_ADD, "('goal', '')", goal, "SELECT max(id) FROM goal");
  ids->c = make_one (f, REGIE_DECISION_BEGIN, dossier, NULL, "SELECT max(id) FROM decision");
  decision = g_strdup_printf ("('decision', %" G_GINT64_FORMAT ")", ids->c);
  make_one (f, REGIE_RECORD_CHANGE, decision,
            "leerroute=B1&niveau=B1&waarom_b1=Kan&waarom_o=Nee&waarom_z=Nee", "SELECT 0");
  ids->o = add_price (f);
}

/* Each does what it says, and is taken back. */
static void
test_done (Fixture *f, gconstpointer data)
{
  gboolean seen[REGIE_N_DOSSIER_COMMANDS] = { FALSE };
  Ids ids;

  add_all (f, &ids);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *target = fill (rows[i].target, &ids, FALSE);
      g_autofree char *form = fill (rows[i].form, &ids, FALSE);
      g_autofree char *whole = rows[i].command == REGIE_RECORD_CHANGE
                                 ? g_strconcat ("soort=hoofddoel&", form, NULL)
                                 : g_strdup (form);
      g_autoptr (RegieOutcome) outcome = NULL;

      g_test_message ("%s", regie_dossier_commands[rows[i].command].name);
      g_assert_cmpint (count_filled (f, rows[i].there, &ids), ==, 0);
      outcome = attempt_text (f, "beheer", rows[i].command, target, whole, &error);
      g_assert_no_error (error);
      g_assert_cmpint (outcome->seq, >, 0);
      g_assert_cmpuint (strlen (outcome->said), >, 0);
      g_assert_cmpint (count_filled (f, rows[i].there, &ids), ==, 1);
      regie_apply_undo (f->db, &f->applier, outcome->seq, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count_filled (f, rows[i].there, &ids), ==, 0);
      seen[rows[i].command] = TRUE;
    }
  for (guint i = 0; i < REGIE_N_DOSSIER_COMMANDS; i++)
    /* A letter needs its template: see test-form-commands.c. */
    if (!seen[i] && i != REGIE_LETTER_MAKE && regie_dossier_commands[i].make != NULL)
      g_error ("%s has no row", regie_dossier_commands[i].name);
  assert_in_order (f);
}

/* Whose role has no right to it is refused, and nothing is done. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  gint64 entries;
  Ids ids;

  add_all (f, &ids);
  entries = count (f, "SELECT count(*) FROM change_log");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *target = fill (rows[i].target, &ids, FALSE);
      g_autofree char *form = fill (rows[i].form, &ids, FALSE);

      g_assert_null (attempt_text (f, OUTSIDER, rows[i].command, target, form, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, "Your role may not do this.");
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, entries);
}

/* What is no longer there is a conflict, and nothing is done. */
static void
test_stale (Fixture *f, gconstpointer data)
{
  gint64 entries;
  Ids ids;

  add_all (f, &ids);
  entries = count (f, "SELECT count(*) FROM change_log");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *target = fill (rows[i].target, &ids, TRUE);
      g_autofree char *form = fill (rows[i].form, &ids, TRUE);

      if (rows[i].target == NULL)
        continue;
      g_assert_null (attempt_text (f, "beheer", rows[i].command, target, form, &error));
      if (!g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CONFLICT))
        g_error ("%s: %s", regie_dossier_commands[rows[i].command].name, error->message);
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, entries);
}

/* What somebody else changed since it was seen is a conflict, and stays as they made it. */
static void
test_seen (Fixture *f, gconstpointer data)
{
  g_autofree char *goal = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RegieForm) of_goal = regie_form_from_text ("soort=hoofddoel&tekst=Mijn%20woorden");
  g_autoptr (RegieForm) of_person = regie_form_from_text (
    "achternaam=Haddad&voornamen=Selam&telefoon=0611111111");
  g_autoptr (RegieRecord) seen = NULL;
  g_autoptr (RegieRecord) person = NULL;
  g_autoptr (RegieRecord) whole = NULL;
  g_autoptr (GError) error = NULL;
  Ids ids;

  add_all (f, &ids);
  goal = fill ("('goal', $g)", &ids, FALSE);
  dossier = fill ("$d", &ids, FALSE);
  seen = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Goal), ids.g, NULL);
  whole = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier), ids.d, NULL);
  person = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Person),
                           regie_record_get_int (whole, "person", 0), NULL);
  regie_form_set_seen (of_goal, seen);
  regie_form_set_seen (of_person, whole);
  regie_form_set_seen (of_person, person);
  make_one (f, REGIE_RECORD_CHANGE, goal, "soort=hoofddoel&tekst=Hun%20woorden", "SELECT 0");
  make_one (f, REGIE_PERSON_CORRECT, dossier,
            "achternaam=Haddad&voornamen=Selam&telefoon=0622222222", "SELECT 0");
  g_assert_null (attempt (f, "beheer", REGIE_RECORD_CHANGE, goal, of_goal, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (attempt (f, "beheer", REGIE_PERSON_CORRECT, dossier, of_person, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE text = 'Hun woorden'"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE phone = '0622222222'"), ==, 1);
}

/* What is wrong is said, and nothing is done. */
static void
test_wrong (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieDossierCommand command;
    const char *target, *form, *says;
  } wrong[] = {
    { REGIE_RECORD_ADD, "('gaol', '')", "tekst=x", "“gaol” is no kind of record" },
    { REGIE_RECORD_CHANGE, "('gaol', 7)", "tekst=x", "“gaol” is no kind of record" },
    { REGIE_RECORD_ADD, "('staff', '')", "naam=x&rol=beheer", "Your role may not do this" },
    { REGIE_DECISION_DATE, "$c", NULL, "Date: " },
    { REGIE_DECISION_DATE, "$c", "dagtekening=morgen", "Date: " },
    { REGIE_DEADLINE_DEFER, "($d, 'PIP-10W-BRP', 0)", NULL, "Until: " },
    { REGIE_DOSSIER_CREATE, NULL, NULL, "" },
    { REGIE_DOSSIER_CREATE, NULL, "achternaam=Nieuw&groep=gezin&kennisgeving=2027-05-01", "" },
    { REGIE_DOSSIER_CREATE, NULL, "achternaam=Haddad&voornamen=Selam&groep=gezin", "" },
    { REGIE_FACTS_PLAN, "($d, ['soort=contact'])", NULL, "Date: " },
  };
  gint64 entries;
  Ids ids;

  add_all (f, &ids);
  entries = count (f, "SELECT count(*) FROM change_log");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *target = fill (wrong[i].target, &ids, FALSE);

      g_test_message ("%s", regie_dossier_commands[wrong[i].command].name);
      g_assert_null (attempt_text (f, "beheer", wrong[i].command, target, wrong[i].form, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, wrong[i].says));
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, entries);
}

TEST_SUITE (dossier_commands)
{
  static const FixtureTest tests[] = {
    { "do-what-they-say-and-are-taken-back", test_done },
    { "are-refused-without-the-right", test_refused },
    { "about-what-is-gone-are-a-conflict", test_stale },
    { "about-what-was-changed-since-are-a-conflict", test_seen },
    { "say-what-is-wrong", test_wrong },
  };

  ADD_ON_BOTH_ENGINES ("/dossier-commands", tests);
}
