/* SPDX-License-Identifier: EUPL-1.2 */
/* Every command and question about providers, on both engines: it does what it says, is refused to
 * who may not, and what is no longer there is a conflict that changes nothing. */
#include "school.h"

#include "regie-book.h"
#include "regie-error.h"
#include "regie-meeting.h"
#include "regie-provider-commands.h"
#include "regie-provider-views.h"

#define BILL(month) "SELECT id FROM invoice_line WHERE period = '2026-" month "'"

/* What a row calls by name. */
static const struct {
  const char *name, *sql;
} names[] = {
  { "$provider", "SELECT min(id) FROM provider" },
  { "$contract", "SELECT id FROM contract" },
  { "$line", "SELECT f.id FROM fact f WHERE f.kind = 'plan_regel' AND f.voided = 0 AND f.dossier = "
             "(SELECT min(id) FROM dossier)" },
  { "$other-line", "SELECT f.id FROM fact f WHERE f.kind = 'plan_regel' AND f.voided = 0 AND "
                   "f.dossier = (SELECT max(id) FROM dossier)" },
  { "$order", "SELECT id FROM engagement WHERE number = 'O-2026-00001'" },
  { "$other-order", "SELECT id FROM engagement WHERE number = 'O-2026-00002'" },
  { "$group", "SELECT id FROM course" },
  { "$report", "SELECT max(id) FROM report WHERE voided = 0" },
  { "$meeting", "SELECT id FROM meeting" },
  { "$point", "SELECT id FROM action" },
  { "$invoice", "SELECT id FROM invoice" },
  { "$october", BILL ("10") },
  { "$august", BILL ("08") },
  { "$july", BILL ("07") },
  { "$june", BILL ("06") },
};

static GVariant *
parse (Fixture *f, const char *type, const char *text)
{
  g_autoptr (GString) out = g_string_new (text);
  g_autoptr (GError) error = NULL;
  GVariant *target;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char id[24];

      if (strstr (out->str, names[i].name) != NULL)
        g_string_replace (out, names[i].name, id_text (count (f, names[i].sql), id), 0);
    }
  target = g_variant_parse (G_VARIANT_TYPE (type), out->str, NULL, NULL, &error);
  g_assert_no_error (error);
  return target;
}

/* Two people with a plan at a school that has one place; Ingrid works here. */
static School
add_scene (Fixture *f)
{
  gint64 first = add_person (f, "Haddad", "999999990");
  gint64 second = add_person (f, "Karaca", "999999989");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", "1");
  g_autoptr (RegieRecord) line = add_line (f, first, "Mergelland Taal", "2026-03-02", "2027-02-26",
                                           "12");
  g_autoptr (RegieRecord) other = add_line (f, second, "Mergelland Taal", "2026-03-02",
                                            "2027-02-26", "12");
  char id[24];

  g_assert_true (regie_db_script (f->db,
                                  "INSERT INTO staff (id, version, voided, login, name, role) "
                                  "VALUES (7, 1, 0, 'ivd', 'Ingrid', 'beheer')",
                                  NULL));
  record (f, REGIE_ENTITY_Course,
          PAIRS ("perceel", id_text (s.lot, id), "naam", "Ochtend", "van", "2026-03-02", "tot",
                 "2027-02-26", "plaatsen", "5"));
  return s;
}

/* Reports of four months and an invoice over five. */
static void
add_reports (Fixture *f, gint64 provider)
{
  g_autoptr (RegieImport) invoice = NULL;
  g_autoptr (GError) error = NULL;
  char id[24];
  gint64 seq;

  import (f, provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-08;10\n");
  import (f, provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-09;40\n");
  import (f, provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  import (f, provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-05;8\n");
  invoice = read_invoices (
    f, provider,
    "F1;5-11-2026;O-2026-00001;2026-10;;400,00\nF1;5-11-2026;O-2026-00001;2026-09;;400,00\n"
    "F1;5-11-2026;O-2026-00001;2026-08;;150,00\nF1;5-11-2026;O-2026-00001;2026-07;;99,99\n"
    "F1;5-11-2026;O-2026-00001;2026-06;;50,00\n");
  regie_import_run (invoice, f->db, f->deriver, 7, "factuur.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  record (f, REGIE_ENTITY_Action,
          PAIRS ("aanbieder", id_text (provider, id), "wat", "Lijst sturen", "wie", "Lotte",
                 "klaar_voor", "2026-12-01"));
}

typedef struct {
  RegieProviderCommand command;
  const char *target, *form, *role, *not_role, *stale, *sql;
  gint64 want;
} Row;

/* In this order: each rests on what the rows above it did. */
static const Row orders[] = {
  { REGIE_ORDER_MAKE, "$line", "keuze=$group", "regisseur", "balie", "1",
    "SELECT count(*) FROM engagement WHERE stage = 'besteld' AND course > 0", 1 },
  { REGIE_ORDER_MAKE, "$other-line", NULL, "regisseur", "balie", "1",
    "SELECT count(*) FROM engagement WHERE stage = 'wacht'", 1 },
  { REGIE_ORDER_BEGIN, "$order", "datum=2026-03-09", "regisseur", "balie", "1",
    "SELECT count(*) FROM engagement WHERE begun_on = '2026-03-09'", 1 },
};

static const Row rest[] = {
  { REGIE_MEETING_MAKE, "($provider, '2026-10', [$order])", "datum=2026-11-20&tijd=10:00",
    "financien", "balie", "(1, '2026-10', [1])",
    "SELECT count(*) FROM item WHERE engagement IS NOT NULL", 1 },
  { REGIE_MEETING_CLOSE, "$meeting", NULL, "financien", "balie", "1",
    "SELECT count(*) FROM meeting WHERE closed_on = '2026-11-23'", 1 },
  { REGIE_ACTION_POINT_DONE, "$point", NULL, "financien", "balie", "1",
    "SELECT count(*) FROM action WHERE done_on = '2026-11-23'", 1 },
  { REGIE_INVOICE_LINE_APPROVE, "$october", NULL, "financien", "regisseur", "1",
    "SELECT sum(approved) FROM invoice_line WHERE stage = 'goedgekeurd'", 40000 },
  { REGIE_INVOICE_APPROVE, "$invoice", NULL, "financien", "regisseur", "1",
    "SELECT sum(approved) FROM invoice_line WHERE stage = 'goedgekeurd'", 80000 },
  { REGIE_INVOICE_LINE_PART, "$august", "goedgekeurd=10000&reden=Te%20veel", "financien",
    "regisseur", "1", "SELECT approved FROM invoice_line WHERE period = '2026-08'", 10000 },
  { REGIE_INVOICE_LINE_ACCEPT, "$july", "reden=Zo%20afgesproken", "financien", "regisseur", "1",
    "SELECT approved FROM invoice_line WHERE period = '2026-07' AND reason = 'Zo afgesproken'",
    9999 },
  { REGIE_INVOICE_LINE_DISPUTE, "$june", "reden=Klopt%20niet", "financien", "regisseur", "1",
    "SELECT count(*) FROM invoice WHERE settled_on = '2026-11-23'", 1 },
  { REGIE_REPORT_UNDO, "$report", NULL, "regisseur", "balie", "1",
    "SELECT count(*) FROM report WHERE voided = 0", 3 },
  { REGIE_ORDER_END, "$order", "datum=2026-11-02&afgerond=0&reden=Werk", "regisseur", "balie", "1",
    "SELECT count(*) FROM engagement WHERE stage = 'gestopt' AND ended_on = '2026-11-02'", 1 },
  { REGIE_ORDER_PLACE, "$other-order", "keuze=$group", "regisseur", "balie", "1",
    "SELECT count(*) FROM engagement WHERE stage = 'besteld' AND course > 0", 1 },
  { REGIE_CONTRACT_MOVE, "($contract, 'eindigt')", NULL, "financien", "regisseur", "(1, 'eindigt')",
    "SELECT count(*) FROM contract WHERE stage = 'eindigt'", 1 },
};

/* COMMAND ends with CODE, and nothing has changed. */
static void
assert_refused (Fixture *f, const RegieCommand *command, GVariant *target, RegieForm *form,
                const char *role, RegieError code)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (GError) error = NULL;
  gint64 before = count (f, "SELECT count(*) FROM change_log");

  g_assert_null (regie_command_do (&work, command, target, form, &error));
  g_assert_error (error, REGIE_ERROR, (gint) code);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, before);
}

static RegieForm *
parse_form (Fixture *f, const char *text)
{
  g_autofree char *group = g_strdup_printf ("%" G_GINT64_FORMAT,
                                            count (f, "SELECT id FROM course"));
  g_autoptr (GString) out = g_string_new (text);

  if (text == NULL)
    return NULL;
  g_string_replace (out, "$group", group, 0);
  return regie_form_from_text (out->str);
}

static void
do_row (Fixture *f, const Row *row)
{
  const RegieCommand *command = &regie_provider_commands[row->command];
  g_autoptr (GVariant) target = parse (f, command->target, row->target);
  g_autoptr (GVariant) stale = parse (f, command->target, row->stale);
  g_autoptr (RegieForm) form = parse_form (f, row->form);
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, row->role);
  g_autofree char *before = form != NULL ? regie_form_to_text (form) : NULL;
  g_autofree char *after = NULL;

  assert_refused (f, command, target, form, row->not_role, REGIE_ERROR_REFUSED);
  assert_refused (f, command, stale, form, row->role, REGIE_ERROR_CONFLICT);
  outcome = regie_command_do (&work, command, target, form, &error);
  if (error != NULL)
    g_error ("%s %s: %s", command->name, row->target, error->message);
  g_assert_cmpint (outcome->seq, >, 0);
  if (command->done != NULL)
    g_assert_cmpstr (outcome->said, ==, command->done);
  else /* what was taken back is named */
    g_assert_true (g_str_has_prefix (outcome->said, "Undone: ") && outcome->is_undone);
  g_assert_cmpint (count (f, row->sql), ==, row->want);
  after = form != NULL ? regie_form_to_text (form) : NULL;
  g_assert_cmpstr (after, ==, before); /* a form that was given away is not changed any more */
}

static void
test_commands (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    do_row (f, &orders[i]);
  add_reports (f, s.provider);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    do_row (f, &rest[i]);
  assert_in_order (f);
}

/* What is asked must be filled in, and the refusal names the field. */
static void
test_filled_in (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieProviderCommand command;
    const char *target, *says;
  } rows[] = {
    { REGIE_ORDER_BEGIN, "$order", "Date:" },
    { REGIE_ORDER_END, "$order", "Date:" },
    { REGIE_MEETING_MAKE, "($provider, '2026-10', @ax [])", "Day must be filled in" },
    { REGIE_MEETING_MAKE, "($provider, 'ooit', [$order])", "“ooit”" },
    { REGIE_INVOICE_LINE_PART, "$august", "Reason:" },
    { REGIE_INVOICE_LINE_DISPUTE, "$august", "Reason:" },
    { REGIE_INVOICE_LINE_ACCEPT, "$august", "Reason:" },
    { REGIE_CONTRACT_MOVE, "($contract, 'zomaar')", "Stage:" },
  };
  School s = add_scene (f);
  RegieMe me;
  RegieWork work;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    do_row (f, &orders[i]);
  add_reports (f, s.provider);
  work = work_as (f, &me, "beheer");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieCommand *command = &regie_provider_commands[rows[i].command];
      g_autoptr (GVariant) target = parse (f, command->target, rows[i].target);
      g_autoptr (GError) error = NULL;

      g_assert_null (regie_command_do (&work, command, target, NULL, &error));
      if (!g_str_has_prefix (error->message, rows[i].says))
        g_error ("%s: %s", command->name, error->message);
    }
}

/* A report that was taken back can be taken back into. */
static void
test_report_back (Fixture *f, gconstpointer data)
{
  const RegieCommand *command = &regie_provider_commands[REGIE_REPORT_UNDO];
  School s = add_scene (f);
  g_autoptr (GVariant) target = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "regisseur");

  do_row (f, &orders[0]);
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  target = parse (f, "x", "$report");
  outcome = regie_command_do (&work, command, target, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND voided = 0"), ==,
                   0);
  assert_refused (f, command, target, NULL, "regisseur", REGIE_ERROR_CONFLICT); /* once */
  g_assert_true (regie_apply_undo (f->db, &f->applier, outcome->seq, NULL, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND voided = 0"), ==,
                   1);
  assert_in_order (f);
}

/* Who took the list is in the log before the list is out; what cannot be written is said. */
static void
test_export (Fixture *f, gconstpointer data)
{
  const RegieCommand *command = &regie_provider_commands[REGIE_ORDER_EXPORT];
  School s = add_scene (f);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "verwacht.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, &error);
  g_autofree char *nowhere = g_strconcat (uri, "/nergens.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(xs)", s.provider, uri));
  g_autoptr (GVariant) bad = g_variant_ref_sink (g_variant_new ("(xs)", s.provider, nowhere));
  g_autoptr (GVariant) stale = g_variant_ref_sink (
    g_variant_new ("(xs)", G_GINT64_CONSTANT (1), uri));
  g_autoptr (RegieOutcome) outcome = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "regisseur");

  do_row (f, &orders[0]);
  assert_refused (f, command, target, NULL, "balie", REGIE_ERROR_REFUSED);
  assert_refused (f, command, stale, NULL, "regisseur", REGIE_ERROR_CONFLICT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  outcome = regie_command_do (&work, command, target, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outcome->said, ==, "Saved");
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_nonnull (strstr (text, "O-2026-00001;Selam Haddad"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE who = 7 AND title = 'Plan of 1 "
                             "person given to Mergelland Taal'"),
                   ==, 1);
  g_assert_null (regie_command_do (&work, command, bad, NULL, &error));
  g_assert_nonnull (error);
  g_unlink (path);
  g_rmdir (folder);
}

/* Asks QUESTION about TARGET (text); the answer is the caller's. */
static gpointer
ask (Fixture *f, RegieProviderQuestion which, const char *text, GError **error)
{
  const RegieQuestion *question = &regie_provider_questions[which];
  g_autoptr (GVariant) target = question->target != NULL ? parse (f, question->target, text) : NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "financien");

  return regie_question_ask (&work, question, target, error);
}

static void
test_questions (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieProviderQuestion question;
    const char *target, *gone;
  } rows[] = {
    { REGIE_PROVIDERS_READ, NULL, NULL },
    { REGIE_PROVIDER_READ, "$provider", "1" },
    { REGIE_PROVIDER_READ_OVERVIEW, "($provider, 0)", "(1, 0)" },
    { REGIE_PROVIDER_READ_ORDERS, "($provider, 1, '')", "($provider, 99, '')" },
    { REGIE_PROVIDER_READ_REPORTS, "($provider, -1)", "(1, 0)" },
    { REGIE_PROVIDER_READ_INVOICES, "($provider, 0)", NULL },
    { REGIE_PROVIDER_READ_MEETINGS, "($provider, 0)", "(1, 0)" },
    { REGIE_ORDER_ROWS, "[$other-order, $order]", NULL },
    { REGIE_ORDER_PREVIEW, "$line", "1" },
    { REGIE_ORDER_GROUPS, "$other-order", "1" },
    { REGIE_ORDER_TODAY, "$order", "1" },
    { REGIE_INVOICE_LINE_DIFFERENCE, "$june", "1" },
    { REGIE_INVOICE_LINE_EXPECTED, "$august", "1" },
  };
  School s = add_scene (f);
  RegieMe me;
  RegieWork work = work_as (f, &me, "balie");

  G_STATIC_ASSERT (G_N_ELEMENTS (rows) == REGIE_N_PROVIDER_QUESTIONS);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    do_row (f, &orders[i]);
  add_reports (f, s.provider);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieQuestion *question = &regie_provider_questions[rows[i].question];
      g_autoptr (GVariant) target = question->target != NULL
                                      ? parse (f, question->target, rows[i].target)
                                      : NULL;
      g_autoptr (GError) refused = NULL;
      g_autoptr (GError) gone = NULL;
      g_autoptr (GError) error = NULL;
      gpointer answer = ask (f, rows[i].question, rows[i].target, &error);

      g_assert_no_error (error);
      g_assert_nonnull (answer);
      question->free (answer);
      g_assert_null (regie_question_ask (&work, question, target, &refused));
      g_assert_error (refused, REGIE_ERROR, REGIE_ERROR_REFUSED);
      if (rows[i].gone != NULL)
        {
          g_assert_null (ask (f, rows[i].question, rows[i].gone, &gone));
          g_assert_nonnull (gone);
        }
    }
}

/* What the tabs show, and the numbers under the name. */
static void
test_answers (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieProviderView) head = NULL;
  g_autoptr (RegieOrdersView) waiting = NULL;
  g_autoptr (RegieReportView) october = NULL;
  g_autoptr (RegieReportView) june = NULL;
  g_autoptr (RegieTableItem) first = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    do_row (f, &orders[i]);
  add_reports (f, s.provider);
  g_assert_true (regie_db_script (
    f->db, "UPDATE report SET read_by = 7; UPDATE mark SET until_day = '2027-03-01'", NULL));
  head = ask (f, REGIE_PROVIDER_READ, "$provider", &error);
  g_assert_cmpstr (head->name, ==, "Mergelland Taal");
  g_assert_cmpstr (head->people, ==, "1");
  g_assert_cmpstr (head->places, ==, "of 1 places · 1 wait");
  g_assert_cmpstr (head->next, ==, "1 March 2027");
  g_assert_nonnull (head->next_about);
  waiting = ask (f, REGIE_PROVIDER_READ_ORDERS, "($provider, 1, '')", &error);
  g_assert_cmpuint (g_variant_n_children (waiting->ids), ==, 1);
  g_assert_cmpstr (waiting->all, ==, "All  2");
  first = g_list_model_get_item (G_LIST_MODEL (waiting->rows), 0);
  g_assert_true (g_str_has_prefix (first->about, "O-2026-00002"));
  rows = ask (f, REGIE_ORDER_ROWS, "[$other-order, $order]", &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_true (g_str_has_prefix (REGIE_TABLE_ITEM (rows->pdata[1])->about, "O-2026-00001"));
  october = ask (f, REGIE_PROVIDER_READ_REPORTS, "($provider, 0)", &error);
  g_assert_true (g_str_has_prefix (october->about, "Read in on 23 November 2026 by Ingrid"));
  g_assert_nonnull (october->undo);
  june = ask (f, REGIE_PROVIDER_READ_REPORTS, "($provider, -4)", &error);
  g_assert_cmpstr (june->about, ==, "No report was read in yet. Drop a file here, or choose one.");
  g_assert_null (june->undo);
}

/* How the small forms open. */
static void
test_starts (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieAskStart) order = ask (f, REGIE_ORDER_PREVIEW, "$line", &error);
  g_autoptr (RegieAskStart) again = NULL;
  g_autoptr (RegieAskStart) groups = NULL;
  g_autoptr (RegieAskStart) today = NULL;
  g_autoptr (RegieAskStart) line = NULL;
  g_autoptr (RegieAskStart) part = NULL;
  g_autoptr (RegieAskStart) none = NULL;

  g_assert_true (g_str_has_prefix (order->about, "Mergelland Taal:"));
  g_assert_cmpstr (order->choices[0], ==, "No group");
  g_assert_cmpuint (g_strv_length (order->choices), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    do_row (f, &orders[i]);
  add_reports (f, s.provider);
  again = ask (f, REGIE_ORDER_PREVIEW, "$line", &error);
  g_assert_nonnull (again);
  g_assert_true (regie_db_script (f->db, "UPDATE contract SET stage = 'inkoop'", NULL));
  g_clear_pointer (&again, regie_ask_start_free);
  again = ask (f, REGIE_ORDER_PREVIEW, "$line",
               &error); /* what stands in the way is said in the form */
  g_assert_true (g_str_has_prefix (again->about, "Provider: Mergelland Taal has no contract"));
  g_assert_null (again->choices);
  groups = ask (f, REGIE_ORDER_GROUPS, "$other-order", &error);
  g_assert_cmpuint (g_strv_length (groups->choices), ==, 4);
  today = ask (f, REGIE_ORDER_TODAY, "$order", &error);
  g_assert_cmpstr (regie_form_get (today->form, "datum"), ==, "2026-11-23");
  line = ask (f, REGIE_INVOICE_LINE_DIFFERENCE, "$august", &error);
  part = ask (f, REGIE_INVOICE_LINE_EXPECTED, "$august", &error);
  g_assert_cmpstr (line->about, ==, part->about);
  g_assert_cmpstr (regie_form_get (part->form, "goedgekeurd"), ==, "10000");
  none = ask (f, REGIE_INVOICE_LINE_EXPECTED, "$june", &error); /* nothing was expected */
  g_assert_null (regie_form_get (none->form, "goedgekeurd"));
}

/* The form of an agenda has the fields of a meeting as the schema has them. */
static void
test_agenda_fields (Fixture *f, gconstpointer data)
{
  const RegieAsk *asked = regie_provider_commands[REGIE_MEETING_MAKE].ask;

  for (guint i = 0; i < asked->n; i++)
    {
      const RegieField *field = regie_entity_find (regie_entity (REGIE_ENTITY_Meeting),
                                                   asked->fields[i].name);

      g_assert_cmpstr (field->key, ==, asked->fields[i].key);
      g_assert_cmpstr (field->label, ==, asked->fields[i].label);
      g_assert_cmpint (field->kind, ==, asked->fields[i].kind);
      g_assert_cmpuint (field->flags, ==, asked->fields[i].flags);
    }
}

TEST_SUITE (provider_commands)
{
  static const FixtureTest tests[] = {
    { "what-each-command-does", test_commands },
    { "what-must-be-filled-in", test_filled_in },
    { "a-report-taken-back-and-forth", test_report_back },
    { "a-list-goes-out-logged", test_export },
    { "each-question-is-answered", test_questions },
    { "what-the-answers-say", test_answers },
    { "how-the-forms-open", test_starts },
    { "an-agenda-asks-what-a-meeting-has", test_agenda_fields },
  };

  ADD_ON_BOTH_ENGINES ("/provider-commands", tests);
}
