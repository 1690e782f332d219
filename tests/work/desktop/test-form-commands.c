/* SPDX-License-Identifier: EUPL-1.2 */
/* What the forms do and ask, as commands and questions: drafts, a new record, a letter, erasing. On
 * both engines, without a display. */
#include "fixture.h"
#include "regie-dossier-commands.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-office-commands.h"
#include "regie-place.h"

/* Does COMMAND as ROLE; the code of the error, or -1 when it was done. */
static int
try (Fixture *f, const char *role, const RegieCommand *command, GVariant *target, RegieForm *form,
     RegieOutcome **outcome)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (RegieOutcome) own = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  own = regie_command_do (&work, command, owned, form, &error);
  g_assert_true ((own == NULL) == (error != NULL));
  if (outcome != NULL)
    *outcome = g_steal_pointer (&own);
  return error != NULL ? error->code : -1;
}

static gpointer
ask (Fixture *f, const char *role, const RegieQuestion *question, GVariant *target, int *code)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  gpointer answer = regie_question_ask (&work, question, owned, &error);

  *code = error != NULL ? error->code : -1;
  return answer;
}

#define DO(f, role, COMMAND, target, form)                                                         \
  try (f, role, &regie_dossier_commands[COMMAND], target, form, NULL)

static RegieForm *
form_of (const char *text)
{
  return regie_form_from_text (text);
}

static void
add_me (Fixture *f)
{
  g_assert_true (regie_db_script (f->db,
                                  "INSERT INTO staff (id, version, voided, name, login, role) "
                                  "VALUES (7, 1, 0, 'A', 'a', 'consulent')",
                                  NULL));
}

/* What is typed is kept per person and place, comes back as it was, and goes. */
static void
test_drafts (Fixture *f, gconstpointer data)
{
  const RegieCommand *put = &regie_office_commands[REGIE_DRAFT_PUT];
  const RegieQuestion *read = &regie_office_questions[REGIE_DRAFT_READ];
  g_autoptr (RegieForm) typed = form_of ("toelichting=half%20a%20sentence");
  g_autoptr (RegieForm) back = NULL;
  g_autofree char *place = NULL;
  int code;

  add_me (f);
  g_assert_null (ask (f, "consulent", &regie_office_questions[REGIE_DRAFT_NEWEST], NULL, &code));
  g_assert_cmpint (code, ==, -1);
  g_assert_cmpint (try (f, "consulent", put, g_variant_new_string ("fact.record 12"), typed, NULL),
                   ==, -1);
  back = ask (f, "consulent", read, g_variant_new_string ("fact.record 12"), &code);
  g_assert_cmpstr (regie_form_get (back, "toelichting"), ==, "half a sentence");
  g_assert_null (ask (f, "consulent", read, g_variant_new_string ("fact.record 13"), &code));
  place = ask (f, "consulent", &regie_office_questions[REGIE_DRAFT_NEWEST], NULL, &code);
  g_assert_cmpstr (place, ==, "fact.record 12");
  g_assert_cmpint (
    try (f, "consulent", &regie_office_commands[REGIE_DRAFT_SWEEP], NULL, NULL, NULL), ==, -1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 1);
  g_assert_cmpint (try (f, "consulent", put, g_variant_new_string ("fact.record 12"), NULL, NULL),
                   ==, -1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, 0);
}

/* A draft belongs to one command about one thing, and leads back to it. */
static void
test_places (Fixture *f, gconstpointer data)
{
  const struct {
    const RegieCommand *command;
    GVariant *target;
    const char *place;
  } rows[] = {
    { &regie_dossier_commands[REGIE_DOSSIER_CREATE], NULL, "dossier.create" },
    { &regie_dossier_commands[REGIE_FACT_RECORD], g_variant_new_int64 (12), "fact.record 12" },
    { &regie_dossier_commands[REGIE_DEADLINE_DEFER],
      g_variant_new ("(xsx)", (gint64) 12, "PIP-10W", (gint64) 0),
      "deadline.defer (12, 'PIP-10W', 0)" },
    { &regie_dossier_commands[REGIE_RECORD_ADD],
      g_variant_new ("(ss)", "goal", "dossier=12&soort=hoofddoel"),
      "record.add ('goal', 'dossier=12&soort=hoofddoel')" },
    { &regie_dossier_commands[REGIE_LETTER_MAKE], g_variant_new ("(xs)", (gint64) 12, "pip.nl"),
      "letter.make (12, 'pip.nl')" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) target = rows[i].target != NULL ? g_variant_ref_sink (rows[i].target)
                                                           : NULL;
      g_autoptr (GVariant) back = NULL;
      g_autofree char *place = regie_command_dup_place (rows[i].command, target);

      g_assert_cmpstr (place, ==, rows[i].place);
      g_assert_true (regie_command_parse_place (place, &back) == rows[i].command);
      g_assert_true (target == NULL ? back == NULL : g_variant_equal (target, back));
    }
}

/* Every grammar of version 7, and where it lies now; NULL: it stays where it is. */
static const struct {
  const char *old, *moved;
} moves[] = {
  { "dossier", "dossier.create" },
  { "feit/12", "fact.record 12" },
  { "feit/12/34", "fact.correct 34" },
  { "later/12/PIP-10W/34", "deadline.defer (12, 'PIP-10W', 34)" },
  { "record/goal/34", "record.change ('goal', 34)" },
  { "record/goal?dossier=12&soort=hoofddoel", "record.add ('goal', 'dossier=12&soort=hoofddoel')" },
  { "record/giver?", "record.add ('giver', '')" },
  { "record/goal?dossier=12&tekst=a/b", "record.add ('goal', 'dossier=12&tekst=a/b')" },
  { "persoon/12", "person.correct 12" },
  { "brief/12/pip.nl", "letter.make (12, 'pip.nl')" },
  { "balie/past-niet/5/6", "desk.decline (5, 6)" },
  { "balie/stoppen/5", "desk.stop 5" },
  { "balie/kwam/5", "desk.came 5" },
  { "balie/dossier/5", "desk.link 5" },
  { "aanbieder/people/3/begin/34", "order.begin 34" },
  { "aanbieder/people/3/end/34", "order.end 34" },
  { "aanbieder/invoices/3/goedgekeurd/34", "invoice-line.accept 34" },
  { "aanbieder/invoices/3/deels/34", "invoice-line.part 34" },
  { "aanbieder/invoices/3/betwist/34", "invoice-line.dispute 34" },
  { "aanbieder/reports/3/agenda", "meeting.make (3, '', [])" },
  { "aanbieder/later/OPDRACHT/34", "task.defer ('OPDRACHT', 0, 34)" },
  { "fact.record 12", NULL },
  { "feit/twaalf", NULL },
  { "later/12/PIP-10W/x", NULL },
  { "aanbieder/people/3/anders/34", NULL },
  { "aanbieder/later/OPDRACHT/x", NULL },
  { "feit", NULL },
  { "wens/1", NULL },
  { "", NULL },
};

static void
test_moved_places (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *moved = regie_place_dup_moved (moves[i].old);

      g_assert_cmpstr (moved, ==, moves[i].moved);
    }
}

/* Step 8 moves what was typed, on both engines, and a second time changes nothing. */
static void
test_moved_drafts (Fixture *f, gconstpointer data)
{
  RegieSchema eighth = *regie_schema (); /* what came later is there already */
  g_autoptr (GError) error = NULL;

  eighth.version = 8;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO draft (id, version, voided, place, text) VALUES (%u, 1, 0, $1, 'x')", i + 1);

      g_assert_true (regie_db_exec (f->db, sql, 1, &moves[i].old, NULL, NULL, &error));
    }
  g_assert_true (
    regie_db_script (f->db, "UPDATE meta SET value = '7' WHERE key = 'version'", &error));
  for (guint times = 0; times < 2; times++)
    {
      g_assert_true (regie_migrate (f->db, &eighth, &error));
      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT place FROM draft WHERE id = %u", i + 1);
          g_autofree char *place = NULL;

          g_assert_true (regie_db_get_text (f->db, sql, 0, NULL, &place, &error));
          g_assert_cmpstr (place, ==, moves[i].moved != NULL ? moves[i].moved : moves[i].old);
        }
    }
}

static gboolean
add_number (gint64 id, gpointer data)
{
  g_string_append_printf (data, "%" G_GINT64_FORMAT " ", id);
  return FALSE;
}

/* What a place is about: its numbers, and none that is part of a word. */
static void
test_numbers_of_places (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *place, *numbers;
  } rows[] = {
    { "dossier.create", "" },
    { "fact.record 12", "12 " },
    { "deadline.defer (12, 'PIP-10W', 0)", "12 0 " },
    { "record.add ('goal', 'dossier=12&onder=34')", "12 34 " },
    { "letter.make (12, 'brief2.nl')", "12 " },
    { "feit/12/34", "12 34 " },
    { "meeting.make (7, '2026-10', [11, 12])", "7 11 12 " },
    { "record/goal?dossier%3D12", "12 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) numbers = g_string_new (NULL);

      g_assert_false (regie_place_any (rows[i].place, add_number, numbers));
      g_assert_cmpstr (numbers->str, ==, rows[i].numbers);
    }
}

/* What a new record hangs on stands in the target: the form can neither leave it out nor name
 * another. */
static void
test_record_add (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *own = g_strdup_printf ("dossier=%" G_GINT64_FORMAT "&soort=hoofddoel", dossier);
  g_autoptr (RegieForm) form = form_of ("soort=aandachtspunt&tekst=Bakker&dossier=99");
  gint64 logged = count (f, "SELECT count(*) FROM change_log");

  g_assert_cmpint (DO (f, "financien", REGIE_RECORD_ADD, g_variant_new ("(ss)", "goal", own), form),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (DO (f, "consulent", REGIE_RECORD_ADD, g_variant_new ("(ss)", "zomaar", own),
                       form),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (DO (f, "consulent", REGIE_RECORD_ADD, g_variant_new ("(ss)", "goal", "zomaar=1"),
                       form),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, logged);
  g_assert_cmpint (DO (f, "consulent", REGIE_RECORD_ADD, g_variant_new ("(ss)", "goal", own), form),
                   ==, -1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE kind = 'hoofddoel' AND text = "
                             "'Bakker' AND dossier <> 99 AND voided = 0"),
                   ==, 1);
  assert_in_order (f);
}

/* A record is read for who may write it; of one that somebody removed that is said. */
static void
test_record_read (Fixture *f, gconstpointer data)
{
  const RegieQuestion *question = &regie_dossier_questions[REGIE_RECORD_READ];
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieRecord) record = NULL;
  gint64 fact;
  int code;

  add_fact (f, dossier, "contact", "2026-11-02", "toelichting", "Belde");
  fact = count (f, "SELECT id FROM fact");
  record = ask (f, "consulent", question, g_variant_new ("(sx)", "fact", fact), &code);
  g_assert_cmpstr (regie_record_get (record, "note"), ==, "Belde");
  g_assert_null (ask (f, "financien", question, g_variant_new ("(sx)", "fact", fact), &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_INVALID);
  g_assert_null (ask (f, "consulent", question, g_variant_new ("(sx)", "fact", (gint64) 3), &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_CONFLICT);
  g_assert_null (
    ask (f, "consulent", question, g_variant_new ("(sx)", "zomaar", (gint64) 3), &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_INVALID);
}

/* A fact that changed since it was seen is not corrected. */
static void
test_correction_of_seen (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieForm) form = form_of ("soort=contact&datum=2026-11-03&bron=consulent");
  g_autoptr (RegieRecord) seen = NULL;
  gint64 fact;

  add_fact (f, dossier, "contact", "2026-11-02", NULL, NULL);
  fact = count (f, "SELECT id FROM fact");
  seen = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact), fact, NULL);
  regie_form_set_seen (form, seen);
  g_assert_cmpint (DO (f, "consulent", REGIE_FACT_REPORT, g_variant_new_int64 (fact), NULL), ==,
                   -1);
  g_assert_cmpint (DO (f, "consulent", REGIE_FACT_CORRECT, g_variant_new_int64 (fact), form), ==,
                   REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE day = '2026-11-02' AND voided = 0"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 1);
}

static void
test_about (Fixture *f, gconstpointer data)
{
  const RegieQuestion *question = &regie_dossier_questions[REGIE_DOSSIER_ABOUT];
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieAbout) about = NULL;
  int code;

  g_assert_true (regie_db_script (f->db, "UPDATE person SET born = '1990-01-01'", NULL));
  about = ask (f, "financien", question, g_variant_new_int64 (dossier), &code);
  g_assert_cmpstr (about->name, ==, "Selam Haddad");
  g_assert_cmpstr (about->born, ==, "1990-01-01");
  g_assert_null (ask (f, "financien", question, g_variant_new_int64 (3), &code));
  g_assert_cmpint (code, ==, -1);
  g_assert_null (ask (f, "balie", question, g_variant_new_int64 (dossier), &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
}

/* A letter says what the dossier holds, without the BSN for who may not see it; one from a template
 * that went is not made. */
static void
test_letter (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_autoptr (RegieDossierAnswer) answer = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  const RegieCommand *command = &regie_dossier_commands[REGIE_LETTER_MAKE];
  int code;

  add_me (f);
  answer = ask (f, "consulent", &regie_dossier_questions[REGIE_DOSSIER_LETTER],
                g_variant_new_int64 (dossier), &code);
  g_assert_nonnull (answer->folder);
  g_assert_null (ask (f, "balie", &regie_dossier_questions[REGIE_DOSSIER_LETTER],
                      g_variant_new_int64 (dossier), &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "financien", command, g_variant_new ("(xs)", dossier, "pip.nl"), NULL,
                        NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", command, g_variant_new ("(xs)", dossier, "zomaar.nl"), NULL,
                        NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM document"), ==, 0);
  g_assert_cmpint (try (f, "consulent", command, g_variant_new ("(xs)", dossier, "pip.nl"), NULL,
                        &outcome),
                   ==, -1);
  g_assert_true (g_str_has_prefix (outcome->said, "Letter made: "));
  g_assert_cmpint (outcome->about, ==, dossier);
  g_assert_cmpint (count (f, "SELECT count(*) FROM document WHERE template = 'pip.nl' AND made_by "
                             "= 7 AND text LIKE '%Haddad%' AND voided = 0"),
                   ==, 1);
  assert_in_order (f);
}

/* What would go is counted, and only who administers may see that and do it. */
static void
test_erase (Fixture *f, gconstpointer data)
{
  const RegieQuestion *question = &regie_dossier_questions[REGIE_DOSSIER_ERASURE];
  const RegieCommand *command = &regie_dossier_commands[REGIE_DOSSIER_ERASE];
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieErasure) plan = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  int code;

  g_assert_null (ask (f, "consulent", question, g_variant_new ("(xs)", dossier, "verzoek"), &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
  plan = ask (f, "beheer", question, g_variant_new ("(xs)", dossier, "verzoek"), &code);
  g_assert_cmpuint (plan->kinds->len, >, 0);
  g_assert_cmpint (try (f, "consulent", command, g_variant_new ("(xs)", dossier, "verzoek"), NULL,
                        NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "beheer", command, g_variant_new ("(xs)", dossier, "zomaar"), NULL,
                        NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE surname = 'Haddad'"), ==, 1);
  g_assert_cmpint (
    try (f, "beheer", command, g_variant_new ("(xs)", dossier, "verzoek"), NULL, &outcome), ==, -1);
  g_assert_true (g_str_has_prefix (outcome->said, "Erased."));
  g_assert_cmpint (outcome->seq, ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE surname = 'Haddad'"), ==, 0);
}

TEST_SUITE (form_commands)
{
  static const FixtureTest tests[] = {
    { "drafts", test_drafts },
    { "places", test_places },
    { "moved-places", test_moved_places },
    { "moved-drafts", test_moved_drafts },
    { "numbers-of-places", test_numbers_of_places },
    { "record-add", test_record_add },
    { "record-read", test_record_read },
    { "correction-of-seen", test_correction_of_seen },
    { "about", test_about },
    { "letter", test_letter },
    { "erase", test_erase },
  };

  ADD_ON_BOTH_ENGINES ("/forms", tests);
}
