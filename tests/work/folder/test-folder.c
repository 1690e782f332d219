/* SPDX-License-Identifier: EUPL-1.2 */
/* What lies in a dossier beside its facts, on both engines. */
#include "fixture.h"
#include "regie-budget.h"
#include "regie-cost-file.h"
#include "regie-preflight.h"
#include "regie-prices.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-folder.h"
#include "regie-merge.h"

static RegieChange *
try_record (Fixture *f, RegieEntityId entity, RegieRecord *record, gint64 dossier,
            const char *const *pairs, GError **error)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  if (dossier != 0)
    regie_form_set (form, "dossier", id);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    regie_form_set (form, pairs[i], pairs[i + 1]);
  return regie_record_make (f->db, f->office, regie_entity (entity), record, form, error);
}

static gint64
record (Fixture *f, RegieEntityId entity, gint64 dossier, const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  RegieChange *change = try_record (f, entity, NULL, dossier, pairs, &error);
  gint64 id;

  g_assert_no_error (error);
  id = g_ascii_strtoll (((RegieEdit *) change->edits->pdata[0])->id, NULL, 10);
  apply (f, change, NULL);
  return id;
}

#define PAIRS(...)                                                                                 \
  (const char *const[]) { __VA_ARGS__, NULL }

static void
assert_refused (Fixture *f, RegieEntityId entity, RegieRecord *record, gint64 dossier,
                const char *const *pairs, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_record (f, entity, record, dossier, pairs, &error));
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, field))
    g_error ("“%s” does not begin with %s", error->message, field);
}

static RegieFolder *
load (Fixture *f, gint64 dossier, const char *role)
{
  g_autoptr (GError) error = NULL;
  RegieFolder *folder = regie_folder_load (f->db, dossier, role, &error);

  g_assert_no_error (error);
  return folder;
}

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
      gint64 id = record (f, rows[i].entity, dossier, rows[i].pairs);
      gint64 seq;
      const RegieField *field = regie_entity_find (regie_entity (rows[i].entity), rows[i].field);
      g_autoptr (RegieFolder) folder = load (f, dossier, "consulent");
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
      changed = load (f, dossier, "consulent");
      g_assert_cmpstr (regie_record_get (regie_folder_find (changed, rows[i].entity, id),
                                         rows[i].field),
                       ==, rows[i].to);
      regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
      g_assert_no_error (error);
      undone = load (f, dossier, "consulent");
      one = regie_folder_find (undone, rows[i].entity, id);
      g_assert_cmpstr (regie_record_get (one, rows[i].field), ==, rows[i].from);
      apply (f, regie_record_remove (f->db, one, &error), &seq);
      removed = load (f, dossier, "consulent");
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

  assert_refused (f, REGIE_ENTITY_Relation, NULL, dossier, PAIRS ("soort", "kind"),
                  "Name must be filled in");
  assert_refused (f, REGIE_ENTITY_Relation, NULL, dossier, PAIRS ("soort", "buurman", "naam", "A"),
                  "Relation:");
  assert_refused (f, REGIE_ENTITY_Experience, NULL, dossier,
                  PAIRS ("soort", "werk", "wat", "Bakker", "jaren", "61"), "Years:");
  assert_refused (f, REGIE_ENTITY_Experience, NULL, dossier,
                  PAIRS ("soort", "werk", "wat", "Bakker", "jaren", "-1"), "Years:");
  assert_refused (f, REGIE_ENTITY_Intake, NULL, dossier,
                  PAIRS ("nummer", "1", "begonnen_op", "2027-01-01"), "Begun on:");
  assert_refused (f, REGIE_ENTITY_Intake, NULL, dossier,
                  PAIRS ("nummer", "1", "begonnen_op", "2026-11-02", "afgerond_op", "2026-11-01"),
                  "Completed on:");
  assert_refused (f, REGIE_ENTITY_Decision, NULL, dossier,
                  PAIRS ("nummer", "1", "leerroute", "O", "niveau", "A2"), "Level:");
  assert_refused (f, REGIE_ENTITY_Decision, NULL, dossier,
                  PAIRS ("nummer", "1", "leerroute", "Z", "niveau", "B1"), "Level:");
  assert_refused (f, REGIE_ENTITY_Decision, NULL, dossier,
                  PAIRS ("nummer", "1", "leerroute", "O", "uren_map", "40"), "Hours of MAP:");
  assert_refused (f, REGIE_ENTITY_Goal, NULL, dossier, PAIRS ("soort", "hoofddoel"),
                  "What must be filled in");
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

  record (f, REGIE_ENTITY_Health, dossier,
          PAIRS ("gesproken_op", "2026-11-02", "lichamelijk", "Rugklachten"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieFolder) folder = load (f, dossier, rows[i].role);

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
  folder = load (f, dossier, "consulent");
  intake = regie_folder_last (folder, REGIE_ENTITY_Intake);
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, regie_record_get_id (intake));
  record (f, REGIE_ENTITY_Answer, dossier,
          PAIRS ("brede_intake", id, "leefgebied", "taal", "tekst",
                 "Spreekt Arabisch en wat Engels", "besproken", "1"));
  g_assert_null (regie_intake_begin (f->db, f->office, dossier, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  regie_folder_free (folder);
  folder = load (f, dossier, "consulent");
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
  again = load (f, dossier, "consulent");
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

  top = record (f, REGIE_ENTITY_Goal, dossier,
                PAIRS ("soort", "hoofddoel", "tekst", "Ik werk als bakker"));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, top);
  wish = record (f, REGIE_ENTITY_Goal, dossier,
                 PAIRS ("soort", "ontwikkelwens", "tekst", "Nederlands van de bakkerij", "onder",
                        id));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, wish);
  record (f, REGIE_ENTITY_Goal, dossier,
          PAIRS ("soort", "subdoel", "tekst", "Ik bel drie bakkers", "onder", id));
  record (f, REGIE_ENTITY_Goal, dossier,
          PAIRS ("soort", "hoofddoel", "tekst", "Ik ken mijn buurt"));
  folder = load (f, dossier, "consulent");
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
  record (f, REGIE_ENTITY_Decision, dossier,
          PAIRS ("nummer", "1", "leerroute", "B1", "niveau", "A2", "intensiteit", "12"));
  folder = load (f, dossier, "consulent");
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
  folder = load (f, dossier, "consulent");
  decision = regie_folder_last (folder, REGIE_ENTITY_Decision);
  /* DUO does not take A2 in a first PIP. */
  g_assert_null (regie_decision_date (f->db, f->office, decision, day, 0, &error));
  g_assert_nonnull (strstr (error->message, "PIP-NIVEAU-EERSTE"));
  g_clear_error (&error);
  apply (f,
         try_record (f, REGIE_ENTITY_Decision, decision, 0,
                     PAIRS ("leerroute", "B1", "niveau", "B1", "intensiteit", "12", "waarom_b1",
                            "Past", "waarom_o", "Is 41 jaar", "waarom_z", "Leert snel"),
                     &error),
         NULL);
  regie_folder_free (folder);
  folder = load (f, dossier, "consulent");
  decision = regie_folder_last (folder, REGIE_ENTITY_Decision);
  id = regie_record_get_id (decision);
  apply (f, regie_decision_date (f->db, f->office, decision, day, 0, &error), &seq);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE term_begin = '2026-11-21'"),
                   ==, 1);
  regie_folder_free (folder);
  folder = load (f, dossier, "consulent");
  decision = regie_folder_find (folder, REGIE_ENTITY_Decision, id);
  g_assert_cmpstr (regie_record_get (decision, "dated_on"), ==, "2026-11-20");
  assert_refused (f, REGIE_ENTITY_Decision, decision, 0, PAIRS ("leerroute", "Z"),
                  "This decision was dated");
  g_assert_null (regie_record_remove (f->db, decision, &error));
  g_clear_error (&error);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  regie_folder_free (folder);
  folder = load (f, dossier, "consulent");
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
  id = record (f, REGIE_ENTITY_Decision, dossier,
               PAIRS ("nummer", "1", "leerroute", "B1", "niveau", "B1", "waarom_b1", "x",
                      "waarom_o", "x", "waarom_z", "x"));
  folder = load (f, dossier, "consulent");
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
  folder = load (f, dossier, "consulent");
  decision = regie_folder_find (folder, REGIE_ENTITY_Decision, id);
  g_assert_cmpint (regie_record_get_int (decision, "fact", 0), ==, regie_record_get_id (noted));
  apply (f, regie_fact_remove (f->db, f->office, noted, &error), NULL);
  regie_folder_free (folder);
  folder = load (f, dossier, "consulent");
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
  record (f, REGIE_ENTITY_Decision, dossier,
          PAIRS ("nummer", "2", "leerroute", "Z", "waarom_b1", "x", "waarom_o", "x", "waarom_z",
                 "x"));
  folder = load (f, dossier, "consulent");
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

static void
test_prices (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) provider = NULL;
  gint64 id = record (f, REGIE_ENTITY_Provider, 0, PAIRS ("naam", "Mergelland Taal"));
  char provider_id[24], contract[24], lot[24];

  g_snprintf (provider_id, sizeof provider_id, "%" G_GINT64_FORMAT, id);
  g_snprintf (contract, sizeof contract, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Contract, 0,
                      PAIRS ("aanbieder", provider_id, "nummer", "2025-07")));
  g_snprintf (lot, sizeof lot, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Lot, 0, PAIRS ("contract", contract, "naam", "B1-route")));
  record (f, REGIE_ENTITY_Price, 0,
          PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "985", "van",
                 "2026-01-01", "tot", "2026-12-31"));
  assert_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "990",
                         "van", "2026-12-31"),
                  "From:");
  assert_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "990"),
                  "From:");
  assert_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "pvt", "eenheid", "keer", "bedrag", "0"),
                  "Amount:");
  assert_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "pvt", "eenheid", "keer", "bedrag", "-5"),
                  "Amount:");
  assert_refused (
    f, REGIE_ENTITY_Price, NULL, 0,
    PAIRS ("perceel", lot, "onderwerp", "pvt", "eenheid", "keer", "bedrag", "99999999"), "Amount:");
  record (f, REGIE_ENTITY_Price, 0,
          PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "1010", "van",
                 "2027-01-01"));
  provider = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Provider), id, &error);
  g_assert_null (regie_record_remove (f->db, provider, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
}

static void
add_price (Fixture *f, const char *provider, const char *route, const char *topic, const char *unit,
           const char *amount)
{
  char owner[24], contract[24], lot[24];

  g_snprintf (owner, sizeof owner, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Provider, 0, PAIRS ("naam", provider)));
  g_snprintf (contract, sizeof contract, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Contract, 0, PAIRS ("aanbieder", owner, "nummer", provider)));
  g_snprintf (lot, sizeof lot, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Lot, 0,
                      PAIRS ("contract", contract, "naam", "perceel", "leerroute", route)));
  record (f, REGIE_ENTITY_Price, 0,
          PAIRS ("perceel", lot, "onderwerp", topic, "eenheid", unit, "bedrag", amount));
}

/* An alternative is taken over with one press: what was planned makes room, and what the office
 * plans grows by what it costs. */
static void
test_take_over (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 planned, seq;
  g_autoptr (GPtrArray) prices = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RegieDossier) before = NULL;
  g_autoptr (RegieDossier) after = NULL;
  g_autoptr (RegieCost) cost = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (GError) error = NULL;
  const RegieAlternative *best;
  char id[24];
  guint n = 0;

  add_fact (f, dossier, "brp_inschrijving", "2026-06-01", NULL, NULL);
  add_fact (f, dossier, "pip", "2026-09-01", "leerroute", "Z");
  {
    g_autoptr (GHashTable) form = regie_form_new ();

    regie_form_set (form, "soort", "plan_regel");
    regie_form_set (form, "datum", "2026-09-07");
    regie_form_set (form, "tot", "2029-08-31");
    regie_form_set (form, "onderwerp", "taal");
    regie_form_set (form, "intensiteit", "6");
    regie_form_set (form, "prijs", "1000");
    regie_form_set (form, "eenheid", "uur");
    apply (f, regie_fact_record (f->office, dossier, NULL, form, 0, &error), NULL);
  }
  add_price (f, "Leerhuis Zuid", "Z", "taal", "uur", "1120");
  add_price (f, "VluchtelingenWerk", NULL, "pvt", "traject", "32500");
  before = regie_dossier_load (f->db, f->office, dossier, &error);
  prices = regie_prices_load (f->db, regie_office_today (f->office), &error);
  list = regie_alternatives_new (before, f->office, prices);
  g_assert_cmpuint (list->len, >, 0);
  best = list->pdata[0];
  g_assert_true (best->fits);
  g_assert_null (regie_alternative_take (f->db, f->office, dossier, best->offer->id, REGIE_ROUTE_B1,
                                         best->per_week, 0, &error));
  g_clear_error (&error);
  apply (f,
         regie_alternative_take (f->db, f->office, dossier, best->offer->id, best->route,
                                 best->per_week, 0, &error),
         &seq);
  g_assert_no_error (error);
  after = regie_dossier_load (f->db, f->office, dossier, &error);
  for (guint i = 0; i < after->facts->len; i++)
    if (g_array_index (after->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE)
      {
        const RegieFact *line = &g_array_index (after->facts, RegieFact, i);

        n++;
        if (line->topic == REGIE_TOPIC_LANGUAGE)
          g_assert_true (line->day == best->from ? line->until == best->until
                                                 : line->until == best->from - 1);
      }
  g_assert_cmpuint (n, ==, 3);
  /* The office adds up to what the dossier costs, to the cent. */
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  cost = regie_dossier_cost (after, f->office);
  g_assert_true (regie_db_get_int (f->db, "SELECT sum(amount) FROM plan_cost WHERE dossier = $1", 1,
                                   (const char *[]){ id }, &planned, &error));
  g_assert_cmpint (planned, ==, cost->cost);
  g_assert_cmpint (planned, >, 0);
  record (f, REGIE_ENTITY_Budget, 0, PAIRS ("jaar", "2027", "bedrag", "50000000"));
  years = regie_budget_load (f->db, 2026, 2027, &error);
  g_assert_cmpint (regie_budget_find (years, 2026)->budget, ==, -1);
  g_assert_cmpint (regie_budget_find (years, 2027)->budget, ==, 50000000);
  for (guint i = 0; i < cost->years->len; i++)
    if (g_array_index (cost->years, RegieCostYear, i).year == 2027)
      g_assert_cmpint (regie_budget_find (years, 2027)->planned, ==,
                       g_array_index (cost->years, RegieCostYear, i).cost);
  assert_in_order (f);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'plan_regel' AND voided = 0"),
                   ==, 1);
  assert_in_order (f);
}

/* DUO takes an offer only of a school that may teach on that day. */
static void
test_school (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *provider;
    RegieVerdict verdict;
  } rows[] = {
    { "Mergelland Taal", REGIE_VERDICT_GOOD },
    { "Taalplein", REGIE_VERDICT_REFUSED },
    { "Zonder keurmerk", REGIE_VERDICT_REFUSED },
    { "Nooit van gehoord", REGIE_VERDICT_NOTE },
  };
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Provider, 0, PAIRS ("naam", "Mergelland Taal")));
  record (f, REGIE_ENTITY_Mark, 0,
          PAIRS ("aanbieder", id, "soort", "blik_op_werk", "tot", "2026-11-01"));
  record (f, REGIE_ENTITY_Mark, 0,
          PAIRS ("aanbieder", id, "soort", "blik_op_werk", "van", "2026-11-02"));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Provider, 0, PAIRS ("naam", "Taalplein")));
  record (f, REGIE_ENTITY_Mark, 0,
          PAIRS ("aanbieder", id, "soort", "taalschakel", "tot", "2026-11-09"));
  record (f, REGIE_ENTITY_Provider, 0, PAIRS ("naam", "Zonder keurmerk"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
      g_autoptr (RegieDossier) whole = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      gboolean found = FALSE;

      add_fact (f, dossier, "pip", "2026-10-05", "leerroute", "B1");
      add_fact (f, dossier, "aanbod", "2026-11-10", "aanbieder", rows[i].provider);
      whole = regie_dossier_load (f->db, f->office, dossier, NULL);
      findings = regie_dossier_preflight (whole, f->office);
      for (guint k = 0; k < findings->len; k++)
        if (strcmp (((RegieFinding *) findings->pdata[k])->rule, REGIE_PREFLIGHT_SCHOOL) == 0)
          {
            g_assert_cmpint (((RegieFinding *) findings->pdata[k])->verdict, ==, rows[i].verdict);
            found = TRUE;
          }
      g_assert_true (found);
    }
}

/* A line of the plan and hours that were followed lie within the term. */
static void
test_within_term (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *kind, *day, *until;
    gboolean good;
  } rows[] = {
    { "plan_regel", "2026-11-21", "2029-11-20", TRUE },
    { "plan_regel", "2026-11-20", "2027-01-01", FALSE },
    { "plan_regel", "2026-11-21", "2029-11-21", FALSE },
    { "uren", "2026-11-19", NULL, FALSE },
    { "uren", "2026-11-21", "2026-11-23", TRUE },
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  add_fact (f, dossier, "pip", "2026-11-20", "leerroute", "B1");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (GError) error = NULL;
      RegieChange *change;

      regie_form_set (form, "soort", rows[i].kind);
      regie_form_set (form, "datum", rows[i].day);
      regie_form_set (form, "tot", rows[i].until);
      regie_form_set (form, "onderwerp", "taal");
      regie_form_set (form, "uren", strcmp (rows[i].kind, "uren") == 0 ? "4" : NULL);
      change = regie_fact_make (f->db, f->office, dossier, NULL, NULL, form, 0, &error);
      if (rows[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_clear_pointer (&change, regie_change_free);
    }
}

/* A message of DUO asks for a fact: it is a task until that was recorded, and again when that is
 * taken back. */
static void
test_messages (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *code, *kind, *key, *value;
    gboolean ends;
  } rows[] = {
    { "SS101", "kennisgeving", NULL, NULL, TRUE },
    { "SS101", "pip", "leerroute", "B1", FALSE },
    { "SS106", "plicht_voldaan", NULL, NULL, TRUE },
    { "SS107", "vrijstelling", NULL, NULL, TRUE },
    { "SS107", "ontheffing", NULL, NULL, FALSE },
    { "SS108", "ontheffing", NULL, NULL, TRUE },
    { "SS109", "vrijstelling", "tijdelijk", "1", TRUE },
    { "SS110", "geemigreerd", NULL, NULL, TRUE },
    { "SS111", "overleden", NULL, NULL, TRUE },
    { "SS112", "verlenging_aanvraag", NULL, NULL, TRUE },
    { "SS112", "verlenging_besluit", "nieuw_einde", "2030-01-01", FALSE },
    { "SS113", "verlenging_afgewezen", NULL, NULL, TRUE },
    { "SS113", "verlenging_besluit", "nieuw_einde", "2030-01-01", FALSE },
    { "ss 104", "verlenging_besluit", "nieuw_einde", "2030-01-01", TRUE },
    /* Settled here is not gone. */
    { "SS120", "verhuisd", NULL, NULL, FALSE },
    { "SS120", "brp_inschrijving", NULL, NULL, TRUE },
    { "SS120", "brp_inschrijving", "gemeente", "0363", FALSE },
    { "SS121", "brp_inschrijving", "gemeente", "0938", TRUE },
    { "SS121", "verhuisd", NULL, NULL, FALSE },
    { "SS122", "verhuisd", NULL, NULL, TRUE },
    { "SS122", "contact", NULL, NULL, FALSE },
    { "SS122", "brp_inschrijving", NULL, NULL, FALSE },
    { "SS123", "geemigreerd", NULL, NULL, TRUE },
    { "SS124", "doelgroep_wijziging", "groep", "gezin", TRUE },
    { "SS124", "doelgroep_wijziging", "groep", "overig", TRUE },
    { "SS124", "doelgroep_wijziging", "groep", "asiel_28", FALSE },
    { "SS124", "contact", NULL, NULL, FALSE },
    { "SS125", "doelgroep_wijziging", "groep", "asiel_gezin", TRUE },
    { "SS125", "doelgroep_wijziging", "groep", "gezin", FALSE },
    { "SS126", "pip", "leerroute", "B1", TRUE },
    { "SS127", "aanbod", NULL, NULL, TRUE },
    /* A temporary exemption that was withdrawn: the duty is back, and nobody is dispensed. */
    { "SS129", "ontheffing", NULL, NULL, FALSE },
    { "SS129", "kennisgeving", NULL, NULL, TRUE },
    { "SS130", "ontheffing", NULL, NULL, FALSE },
    { "SS130", "verlenging_besluit", "nieuw_einde", "2030-01-01", TRUE },
    { "SS131", "leerbaarheidstoets", NULL, NULL, TRUE },
    { "SS137", "toets_uitnodiging", NULL, NULL, TRUE },
    { "SS137", "leerbaarheidstoets", NULL, NULL, TRUE },
    { "139", "pip", "leerroute", "B1", TRUE },
    { "SS139", "kennisgeving", NULL, NULL, TRUE },
    { "SS139", "brp_inschrijving", NULL, NULL, TRUE },
    { "SS140", "ontheffing", NULL, NULL, FALSE },
    { "SS199", "examen", "onderdelen", "KNM", TRUE },
    { "SS999", "pip", "leerroute", "B1", FALSE },
  };
  const char *tasks = "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-DUO'";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("Haddad%u", i);
      gint64 dossier = add_dossier (f, name, NULL, "asiel_28");
      gint64 before = count (f, tasks);
      gint64 seq;
      g_autoptr (GError) error = NULL;

      add_fact (f, dossier, "duo_bericht", "2026-11-10", "code", rows[i].code);
      g_assert_cmpint (count (f, tasks), ==, before + 1);
      seq = add_fact (f, dossier, rows[i].kind, "2026-11-12", rows[i].key, rows[i].value);
      g_assert_cmpint (count (f, tasks), ==, before + !rows[i].ends);
      regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count (f, tasks), ==, before + 1);
    }
  assert_in_order (f);
}

/* Who left is seen again when DUO says so; a departure that was recorded before DUO told it is no
 * task. */
static void
test_messages_after_a_departure (Fixture *f, gconstpointer data)
{
  const char *open = "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-DUO' AND open = 1";
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");

  add_fact (f, dossier, "verhuisd", "2026-06-01", NULL, NULL);
  add_fact (f, dossier, "duo_bericht", "2026-06-05", "code", "SS122");
  g_assert_cmpint (count (f, open), ==, 0);
  add_fact (f, dossier, "duo_bericht", "2026-10-05", "code", "SS120");
  g_assert_cmpint (count (f, open), ==, 1);
  add_fact (f, dossier, "brp_inschrijving", "2026-10-01", NULL,
            NULL); /* earlier than the message, and made because of it */
  g_assert_cmpint (count (f, open), ==, 0);
  add_fact (f, dossier, "duo_bericht", "2026-11-05", "code", "SS122"); /* a second departure */
  g_assert_cmpint (count (f, open), ==, 1);
  assert_in_order (f);
}

/* Somebody who stands here twice is found by number or by name and year, becomes one, and two again
 * by undo. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  gint64 keep = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 twin = add_dossier (f, "El-Haddad", "999999990", "asiel_28");
  gint64 other = add_dossier (f, "Karaca", NULL, "gezin");
  gint64 seq;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) twins = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) one = NULL;

  g_assert_cmpint (other, !=, 0);
  none = regie_twins_find (f->db, keep, &error);
  g_assert_cmpuint (none->len, ==, 0); /* nothing is known but the name */
  regie_db_script (f->db, "UPDATE person SET born = '1990-05-01'", &error);
  g_assert_no_error (error);
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  twins = regie_twins_find (f->db, keep, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (twins->len, ==,
                    1); /* the third shares a given name and a birthday, and that is all */
  g_assert_cmpint (((RegieTwin *) twins->pdata[0])->dossier, ==, twin);
  add_fact (f, keep, "kennisgeving", "2026-09-21", NULL, NULL);
  add_fact (f, twin, "pip", "2026-11-02", "leerroute", "Z");
  record (f, REGIE_ENTITY_Goal, twin, PAIRS ("soort", "hoofddoel", "tekst", "Ik werk als bakker"));
  apply (f, regie_twins_merge (f->db, f->office, keep, twin, NULL, &error), &seq);
  g_assert_no_error (error);
  one = regie_dossier_load (f->db, f->office, keep, &error);
  g_assert_cmpuint (one->facts->len, ==, 2);
  g_assert_cmpstr (regie_record_get (one->person, "bsn"), ==, "999999990");
  g_assert_nonnull (strstr (regie_record_get (one->person, "other_names"), "El-Haddad"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE route = 'Z'"), ==, 1);
  assert_in_order (f);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 3);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE bsn = '999999990' AND voided = 0"),
                   ==, 1);
  after = regie_twins_find (f->db, keep, &error);
  g_assert_cmpuint (after->len, ==, 1);
  assert_in_order (f);
}

/* Two numbers are two people. */
static void
test_merge_refused (Fixture *f, gconstpointer data)
{
  gint64 a = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 b = add_dossier (f, "Haddad", "999999989", "asiel_28");
  g_autoptr (GError) error = NULL;

  g_assert_null (regie_twins_merge (f->db, f->office, a, b, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* Every kind of record can leave as CSV; what was removed does not. */
static void
test_export (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  record (f, REGIE_ENTITY_Goal, dossier,
          PAIRS ("soort", "hoofddoel", "tekst", "Ik werk als bakker; en \"meer\""));
  for (guint i = REGIE_ENTITY_Relation; i < REGIE_N_ENTITIES; i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      regie_export_records (f->db, regie_entity (i), TRUE, out, &error);
      g_assert_no_error (error);
      if (i == REGIE_ENTITY_Goal)
        g_assert_nonnull (strstr (out->str, "hoofddoel;\"Ik werk als bakker; en \"\"meer\"\"\""));
    }
}

TEST_SUITE (folder)
{
  static const FixtureTest tests[] = {
    { "every-kind-and-back", test_every_kind },
    { "refused-in-words", test_refusals },
    { "health-is-apart", test_health_apart },
    { "intake-again", test_intake_again },
    { "a-goal-and-what-is-under-it", test_goal_tree },
    { "a-decision-is-dated-once", test_decision },
    { "a-route-changes-by-its-own-decision", test_deviation },
    { "every-day-one-price", test_prices },
    { "a-pip-and-its-decision", test_pip_of_decision },
    { "an-alternative-is-taken-over", test_take_over },
    { "the-school-of-an-offer", test_school },
    { "within-the-term", test_within_term },
    { "messages-of-duo-are-tasks", test_messages },
    { "messages-after-a-departure", test_messages_after_a_departure },
    { "two-become-one-and-two-again", test_merge },
    { "two-numbers-are-two-people", test_merge_refused },
    { "export", test_export },
  };

  ADD_ON_BOTH_ENGINES ("/folder", tests);
}
