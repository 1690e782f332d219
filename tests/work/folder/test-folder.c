/* SPDX-License-Identifier: EUPL-1.2 */
/* What lies in a dossier beside its facts, from intake to decision. */
#include "records.h"
#include "regie-error.h"

/* Every kind: recorded, changed, removed and each of them taken back. */
static void
test_every_kind (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieEntityId entity;
    const char *pairs[9], *field, *from, *to;
  } rows[] = {
    { REGIE_ENTITY_Relation,
      { "soort", "kind", "naam", "Yara Haddad", "geboren", "2019-00-00" },
      "name",
      "Yara Haddad",
      "Yara El Haddad" },
    { REGIE_ENTITY_Intake,
      { "nummer", "1", "begonnen_op", "2026-11-02" },
      "lesson_hours",
      NULL,
      "12" },
    { REGIE_ENTITY_Experience,
      { "soort", "werk", "wat", "Bakker", "jaren", "6", "land", "Syrië" },
      "years",
      "6",
      "7" },
    { REGIE_ENTITY_Goal,
      { "soort", "hoofddoel", "tekst", "Ik werk als bakker" },
      "text",
      "Ik werk als bakker",
      "Ik heb een eigen bakkerij" },
    { REGIE_ENTITY_Health,
      { "gesproken_op", "2026-11-02", "gevolgen", "Kan niet lang staan" },
      "effect",
      "Kan niet lang staan",
      "Kan een uur staan" },
    { REGIE_ENTITY_Decision, { "nummer", "1", "leerroute", "Z" }, "talks", NULL, "6" },
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = record_in (f, rows[i].entity, dossier, rows[i].pairs);
      gint64 seq;
      const RegieField *field = regie_entity_find (regie_entity (rows[i].entity), rows[i].field);
      g_autoptr (RegieFolder) folder = load_folder (f, dossier, "consulent");
      g_autoptr (RegieFolder) changed = NULL;
      g_autoptr (RegieFolder) undone = NULL;
      g_autoptr (RegieFolder) removed = NULL;
      g_autoptr (GError) error = NULL;
      RegieRecord *one = regie_folder_find (folder, rows[i].entity, id);
      g_autoptr (GHashTable) form = regie_form_new ();

      g_assert_nonnull (one);
      g_assert_cmpstr (regie_record_get (one, rows[i].field), ==, rows[i].from);
      for (guint k = 0; rows[i].pairs[k] != NULL; k += 2)
        regie_form_set (form, rows[i].pairs[k], rows[i].pairs[k + 1]);
      regie_form_set (form, field->key, rows[i].to);
      apply (f,
             regie_record_make (f->db, f->office, regie_entity (rows[i].entity), one, form, &error),
             &seq);
      g_assert_no_error (error);
      changed = load_folder (f, dossier, "consulent");
      g_assert_cmpstr (regie_record_get (regie_folder_find (changed, rows[i].entity, id),
                                         rows[i].field),
                       ==, rows[i].to);
      regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
      g_assert_no_error (error);
      undone = load_folder (f, dossier, "consulent");
      one = regie_folder_find (undone, rows[i].entity, id);
      g_assert_cmpstr (regie_record_get (one, rows[i].field), ==, rows[i].from);
      apply (f, regie_record_remove (f->db, one, &error), &seq);
      removed = load_folder (f, dossier, "consulent");
      g_assert_null (regie_folder_find (removed, rows[i].entity, id));
      regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
      g_assert_no_error (error);
    }
  assert_in_order (f);
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  record_refused (f, REGIE_ENTITY_Relation, NULL, dossier, PAIRS ("soort", "kind"),
                  "Name must be filled in");
  record_refused (f, REGIE_ENTITY_Relation, NULL, dossier, PAIRS ("soort", "buurman", "naam", "A"),
                  "Relation:");
  record_refused (f, REGIE_ENTITY_Experience, NULL, dossier,
                  PAIRS ("soort", "werk", "wat", "Bakker", "jaren", "61"), "Years:");
  record_refused (f, REGIE_ENTITY_Experience, NULL, dossier,
                  PAIRS ("soort", "werk", "wat", "Bakker", "jaren", "-1"), "Years:");
  record_refused (f, REGIE_ENTITY_Intake, NULL, dossier,
                  PAIRS ("nummer", "1", "begonnen_op", "2027-01-01"), "Begun on:");
  record_refused (f, REGIE_ENTITY_Intake, NULL, dossier,
                  PAIRS ("nummer", "1", "begonnen_op", "2026-11-02", "afgerond_op", "2026-11-01"),
                  "Completed on:");
  record_refused (f, REGIE_ENTITY_Decision, NULL, dossier,
                  PAIRS ("nummer", "1", "leerroute", "O", "niveau", "A2"), "Level:");
  record_refused (f, REGIE_ENTITY_Decision, NULL, dossier,
                  PAIRS ("nummer", "1", "leerroute", "Z", "niveau", "B1"), "Level:");
  record_refused (f, REGIE_ENTITY_Decision, NULL, dossier,
                  PAIRS ("nummer", "1", "leerroute", "O", "uren_map", "40"), "Hours of MAP:");
  record_refused (f, REGIE_ENTITY_Goal, NULL, dossier, PAIRS ("soort", "hoofddoel"),
                  "What must be filled in");
}

/* What would hang on something that was removed, or never was there, is refused. */
static void
test_hangs_on_nothing (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 goal = record_in (f, REGIE_ENTITY_Goal, dossier,
                           PAIRS ("soort", "hoofddoel", "tekst", "A"));
  char id[24];

  record_in (f, REGIE_ENTITY_Goal, dossier,
             PAIRS ("soort", "subdoel", "tekst", "B", "onder", id_text (goal, id)));
  sql (f, "UPDATE goal SET voided = 1 WHERE text = 'A'");
  record_refused (f, REGIE_ENTITY_Goal, NULL, dossier,
                  PAIRS ("soort", "subdoel", "tekst", "C", "onder", id),
                  "Goal: this is no longer there.");
  record_refused (f, REGIE_ENTITY_Goal, NULL, dossier,
                  PAIRS ("soort", "subdoel", "tekst", "C", "onder", "12345"),
                  "Goal: there is none with this number here.");
}

/* Of two answers about one domain, one would be seen nowhere. */
static void
test_one_answer (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 intake = record_in (f, REGIE_ENTITY_Intake, dossier,
                             PAIRS ("nummer", "1", "begonnen_op", "2026-11-02"));
  char id[24];

  record_in (f, REGIE_ENTITY_Answer, dossier,
             PAIRS ("brede_intake", id_text (intake, id), "leefgebied", "taal", "tekst", "A"));
  record_refused (f, REGIE_ENTITY_Answer, NULL, dossier,
                  PAIRS ("brede_intake", id, "leefgebied", "taal", "tekst", "B"),
                  "Somebody else wrote about this life domain");
  record_in (f, REGIE_ENTITY_Answer, dossier,
             PAIRS ("brede_intake", id, "leefgebied", "werk", "tekst", "B"));
  sql (f, "UPDATE answer SET voided = 1");
  record_in (f, REGIE_ENTITY_Answer, dossier,
             PAIRS ("brede_intake", id, "leefgebied", "taal", "tekst", "B"));
}

/* Who may not see health does not read it, whatever the screen does. */
static void
test_health_apart (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    gboolean sees;
  } rows[] = {
    { "consulent", TRUE },  { "regisseur", TRUE }, { "beheer", TRUE }, { "manager", FALSE },
    { "financien", FALSE }, { "balie", FALSE },    { NULL, FALSE },
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  record_in (f, REGIE_ENTITY_Health, dossier,
             PAIRS ("gesproken_op", "2026-11-02", "lichamelijk", "Rugklachten"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieFolder) folder = load_folder (f, dossier, rows[i].role);

      g_assert_cmpint (folder->records[REGIE_ENTITY_Health] != NULL, ==, rows[i].sees);
    }
}

static gboolean
topic_done (const RegieFolder *folder, const RegieDossier *dossier, RegieRecord *intake,
            const char *article)
{
  const char *found;
  gboolean done;

  for (guint i = 0; regie_intake_topic (folder, dossier, intake, i, &found, &done) != NULL; i++)
    if (strcmp (found, article) == 0)
      return done;
  g_error ("no topic has %s", article);
}

/* A second intake waits for the first, begins with its answers and ticks nothing off by itself. */
static void
test_intake_again (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (RegieFolder) again = NULL;
  g_autoptr (RegieDossier) whole = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) form = regie_form_new ();
  RegieRecord *intake, *next;
  char id[24];

  apply (f, regie_intake_begin (f->db, f->office, dossier, &error), NULL);
  folder = load_folder (f, dossier, "consulent");
  intake = regie_folder_last (folder, REGIE_ENTITY_Intake);
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, regie_record_get_id (intake));
  record_in (f, REGIE_ENTITY_Answer, dossier,
             PAIRS ("brede_intake", id, "leefgebied", "taal", "tekst",
                    "Spreekt Arabisch en wat Engels", "besproken", "1"));
  g_assert_null (regie_intake_begin (f->db, f->office, dossier, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  regie_folder_free (folder);
  folder = load_folder (f, dossier, "consulent");
  whole = regie_dossier_load (f->db, f->office, dossier, &error);
  intake = regie_folder_last (folder, REGIE_ENTITY_Intake);
  g_assert_true (topic_done (folder, whole, intake, "Besluit art. 5.2 lid 1 a"));
  g_assert_false (topic_done (folder, whole, intake, "Besluit art. 5.2 lid 1 b"));
  g_assert_false (topic_done (folder, whole, intake, "Besluit art. 5.2 lid 2"));
  regie_form_set (form, "begonnen_op", "2026-11-23");
  regie_form_set (form, "afgerond_op", "2026-11-23");
  regie_form_set (form, "alleen_spreken_op", "2026-11-23");
  apply (f,
         regie_record_make (f->db, f->office, regie_entity (REGIE_ENTITY_Intake), intake, form,
                            &error),
         NULL);
  apply (f, regie_intake_begin (f->db, f->office, dossier, &error), NULL);
  g_assert_no_error (error);
  again = load_folder (f, dossier, "consulent");
  next = regie_folder_last (again, REGIE_ENTITY_Intake);
  g_assert_cmpint (regie_record_get_int (next, "number", 0), ==, 2);
  g_assert_cmpstr (regie_record_get (regie_folder_answer (again, next, "taal"), "text"), ==,
                   "Spreekt Arabisch en wat Engels");
  g_assert_false (topic_done (again, whole, next, "Besluit art. 5.2 lid 1 a"));
  g_assert_true (topic_done (
    again, whole, regie_folder_find (again, REGIE_ENTITY_Intake, regie_record_get_id (intake)),
    "Besluit art. 5.2 lid 2"));
}

/* Removing a goal takes what lies under it, and undo brings all of it back. */
static void
test_goal_tree (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 top, wish, seq;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  char id[24];

  top = record_in (f, REGIE_ENTITY_Goal, dossier,
                   PAIRS ("soort", "hoofddoel", "tekst", "Ik werk als bakker"));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, top);
  wish = record_in (f, REGIE_ENTITY_Goal, dossier,
                    PAIRS ("soort", "ontwikkelwens", "tekst", "Nederlands van de bakkerij", "onder",
                           id));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, wish);
  record_in (f, REGIE_ENTITY_Goal, dossier,
             PAIRS ("soort", "subdoel", "tekst", "Ik bel drie bakkers", "onder", id));
  record_in (f, REGIE_ENTITY_Goal, dossier,
             PAIRS ("soort", "hoofddoel", "tekst", "Ik ken mijn buurt"));
  folder = load_folder (f, dossier, "consulent");
  apply (f, regie_record_remove (f->db, regie_folder_find (folder, REGIE_ENTITY_Goal, top), &error),
         &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE voided = 0"), ==, 1);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE voided = 0"), ==, 4);
}

/* A decision says why of every route, is dated once, starts the term, and is frozen from then
 * on. */
static void
test_decision (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 id, seq;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  RegieRecord *decision;
  RegieDay day = regie_day_from_civil (2026, 11, 20);

  add_fact (f, dossier, "brp_inschrijving", "2026-10-05", NULL, NULL);
  record_in (f, REGIE_ENTITY_Decision, dossier,
             PAIRS ("nummer", "1", "leerroute", "B1", "niveau", "A2", "intensiteit", "12"));
  folder = load_folder (f, dossier, "consulent");
  decision = regie_folder_last (folder, REGIE_ENTITY_Decision);
  g_assert_null (regie_decision_date (f->db, f->office, decision, day, 0, &error));
  g_assert_nonnull (strstr (error->message, "B1 route: why or why not"));
  g_clear_error (&error);
  apply (f,
         try_record (f, REGIE_ENTITY_Decision, decision, 0,
                     PAIRS ("leerroute", "B1", "niveau", "A2", "intensiteit", "12", "waarom_b1",
                            "Past", "waarom_o", "Is 41 jaar", "waarom_z", "Leert snel"),
                     &error),
         NULL);
  regie_folder_free (folder);
  folder = load_folder (f, dossier, "consulent");
  decision = regie_folder_last (folder, REGIE_ENTITY_Decision);
  /* DUO does not take A2 in a first PIP. */
  g_assert_null (regie_decision_date (f->db, f->office, decision, day, 0, &error));
  g_assert_nonnull (
    strstr (error->message, "A first PIP in the B1 route does not begin at level A2"));
  g_assert_null (strstr (error->message, "PIP-NIVEAU"));
  g_clear_error (&error);
  apply (f,
         try_record (f, REGIE_ENTITY_Decision, decision, 0,
                     PAIRS ("leerroute", "B1", "niveau", "B1", "intensiteit", "12", "waarom_b1",
                            "Past", "waarom_o", "Is 41 jaar", "waarom_z", "Leert snel"),
                     &error),
         NULL);
  regie_folder_free (folder);
  folder = load_folder (f, dossier, "consulent");
  decision = regie_folder_last (folder, REGIE_ENTITY_Decision);
  id = regie_record_get_id (decision);
  apply (f, regie_decision_date (f->db, f->office, decision, day, 0, &error), &seq);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE term_begin = '2026-11-21'"),
                   ==, 1);
  regie_folder_free (folder);
  folder = load_folder (f, dossier, "consulent");
  decision = regie_folder_find (folder, REGIE_ENTITY_Decision, id);
  g_assert_cmpstr (regie_record_get (decision, "dated_on"), ==, "2026-11-20");
  record_refused (f, REGIE_ENTITY_Decision, decision, 0, PAIRS ("leerroute", "Z"),
                  "This decision was dated");
  g_assert_null (regie_record_remove (f->db, decision, &error));
  g_clear_error (&error);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  regie_folder_free (folder);
  folder = load_folder (f, dossier, "consulent");
  g_assert_null (regie_record_get (regie_folder_find (folder, REGIE_ENTITY_Decision, id), "fact"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE term_begin IS NOT NULL"), ==,
                   0);
  assert_in_order (f);
}

static RegieRecord *
last_fact (Fixture *f, gint64 dossier, const char *kind)
{
  g_autoptr (GPtrArray) list = NULL;
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  list = regie_load (f->db, regie_entity (REGIE_ENTITY_Fact),
                     "dossier = $1 AND kind = $2 ORDER BY id DESC", 2, (const char *[]){ id, kind },
                     NULL);
  return list->len > 0 ? g_object_ref (list->pdata[0]) : NULL;
}

/* The PIP that a decision wrote is as frozen as that; a note beside it is not, and taken back the
 * decision is a draft again. */
static void
test_pip_of_decision (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 id;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (RegieRecord) pip = NULL;
  g_autoptr (RegieRecord) noted = NULL;
  g_autoptr (GHashTable) form = NULL;
  g_autoptr (GError) error = NULL;
  RegieRecord *decision;
  RegieDay day = regie_day_from_civil (2026, 11, 20);

  add_fact (f, dossier, "brp_inschrijving", "2026-10-05", NULL, NULL);
  id = record_in (f, REGIE_ENTITY_Decision, dossier,
                  PAIRS ("nummer", "1", "leerroute", "B1", "niveau", "B1", "waarom_b1", "x",
                         "waarom_o", "x", "waarom_z", "x"));
  folder = load_folder (f, dossier, "consulent");
  apply (f,
         regie_decision_date (
           f->db, f->office, regie_folder_find (folder, REGIE_ENTITY_Decision, id), day, 0, &error),
         NULL);
  pip = last_fact (f, dossier, "pip");
  form = regie_form_from_fact (f->office, pip);
  regie_form_set (form, "leerroute", "Z");
  g_assert_null (regie_fact_make (f->db, f->office, dossier, pip, NULL, form, 0, &error));
  g_assert_true (g_str_has_prefix (error->message, "Route: this PIP is a decision"));
  g_clear_error (&error);
  regie_form_set (form, "leerroute", "B1");
  regie_form_set (form, "toelichting", "Uitgereikt aan de balie");
  apply (f, regie_fact_make (f->db, f->office, dossier, pip, NULL, form, 0, &error), NULL);
  g_assert_no_error (error);
  noted = last_fact (f, dossier, "pip");
  regie_folder_free (folder);
  folder = load_folder (f, dossier, "consulent");
  decision = regie_folder_find (folder, REGIE_ENTITY_Decision, id);
  g_assert_cmpint (regie_record_get_int (decision, "fact", 0), ==, regie_record_get_id (noted));
  apply (f, regie_fact_remove (f->db, f->office, noted, &error), NULL);
  regie_folder_free (folder);
  folder = load_folder (f, dossier, "consulent");
  decision = regie_folder_find (folder, REGIE_ENTITY_Decision, id);
  g_assert_null (regie_record_get (decision, "fact"));
  apply (f, regie_decision_date (f->db, f->office, decision, day - 1, 0, &error), NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE term_begin = '2026-11-20'"),
                   ==, 1);
  assert_in_order (f);
}

/* A next PIP has another route only after the decision that changes it. */
static void
test_deviation (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  RegieDay day = regie_day_from_civil (2026, 11, 20);
  RegieChange *change;

  add_fact (f, dossier, "brp_inschrijving", "2025-10-06", NULL, NULL);
  add_fact (f, dossier, "pip", "2025-12-01", "leerroute", "B1");
  record_in (f, REGIE_ENTITY_Decision, dossier,
             PAIRS ("nummer", "2", "leerroute", "Z", "waarom_b1", "x", "waarom_o", "x", "waarom_z",
                    "x"));
  folder = load_folder (f, dossier, "consulent");
  g_assert_null (regie_decision_date (
    f->db, f->office, regie_folder_last (folder, REGIE_ENTITY_Decision), day, 0, &error));
  g_assert_true (g_str_has_prefix (error->message, "Route:"));
  g_clear_error (&error);
  add_fact (f, dossier, "leerroute_wijziging", "2026-11-16", "leerroute", "Z");
  change = regie_decision_date (f->db, f->office, regie_folder_last (folder, REGIE_ENTITY_Decision),
                                day, 0, &error);
  g_assert_no_error (error);
  regie_change_free (change);
}

TEST_SUITE (folder)
{
  static const FixtureTest tests[] = {
    { "every-kind-and-back", test_every_kind },
    { "refused-in-words", test_refusals },
    { "hangs-on-nothing", test_hangs_on_nothing },
    { "one-answer-of-a-domain", test_one_answer },
    { "health-is-apart", test_health_apart },
    { "intake-again", test_intake_again },
    { "a-goal-and-what-is-under-it", test_goal_tree },
    { "a-decision-is-dated-once", test_decision },
    { "a-pip-and-its-decision", test_pip_of_decision },
    { "a-route-changes-by-its-own-decision", test_deviation },
  };

  ADD_ON_BOTH_ENGINES ("/folder", tests);
}
