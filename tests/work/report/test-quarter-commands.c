/* SPDX-License-Identifier: EUPL-1.2 */
/* A quarter report from concept to frozen: nobody stands in it, it never changes again, and what
 * would be said otherwise is found with what caused it. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-quarter-commands.h"
#include "regie-quarter-document.h"
#include "regie-quarter-query.h"

#define QUARTER "2026-K3"

static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 100, 7);
  /* The invented office has reported; these tests begin before that. */
  g_assert_true (regie_db_script (f->db, "UPDATE quarter SET voided = 1", NULL));
}

/* Does COMMAND as ROLE about TARGET (taken); the entry of the log. */
static gint64
run (Fixture *f, const char *role, RegieQuarterCommand command, GVariant *target, RegieForm *form,
     int refused)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (GVariant) about = g_variant_ref_sink (target);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_command_do (&work, &regie_quarter_commands[command],
                                                       about, form, &error);

  if (refused != 0)
    {
      g_assert_error (error, REGIE_ERROR, refused);
      g_assert_null (outcome);
      return 0;
    }
  g_assert_no_error (error);
  return outcome->seq;
}

static gint64
simply (Fixture *f, RegieQuarterCommand command)
{
  return run (f, "manager", command, g_variant_new_string (QUARTER), NULL, 0);
}

static RegieQuarterReport *
load (Fixture *f, const char *quarter)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GError) error = NULL;
  RegiePeriod period;
  RegieQuarterReport *report;

  g_assert_true (regie_quarter_parse (quarter, work.today, &period, &error));
  report = regie_quarter_report_load (&work, period, TRUE, &error);
  g_assert_no_error (error);
  return report;
}

static char *
dup_text (Fixture *f)
{
  g_autoptr (RegieQuarterReport) report = load (f, QUARTER);
  g_autoptr (RegieDocument) document = regie_quarter_make_document (report);

  return regie_document_dup_text (document);
}

static RegieForm *
words (const char *text)
{
  RegieForm *form = regie_form_new ();

  regie_form_set_field (form, Explanation, text, text);
  return form;
}

static void
explain (Fixture *f, const char *figure, const char *text, int refused)
{
  g_autoptr (RegieForm) form = words (text);

  run (f, "manager", REGIE_QUARTER_EXPLAIN, g_variant_new ("(ss)", QUARTER, figure), form, refused);
}

static void
undo (Fixture *f, gint64 seq)
{
  g_autoptr (GError) error = NULL;

  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
}

/* From concept to frozen, and back by undo. */
static void
test_course (Fixture *f, gconstpointer engine)
{
  g_autofree char *concept = NULL;
  g_autofree char *frozen = NULL;
  g_autofree char *later = NULL;
  g_autofree char *again = NULL;
  gint64 seq;

  fill (f);
  simply (f, REGIE_QUARTER_MAKE);
  explain (f, "instroom", "Het AZC ging open.", 0);
  explain (f, "instroom", "Het AZC is open.", 0);
  explain (f, "uitstroom", "Weg.", 0);
  explain (f, "uitstroom", NULL, 0);
  concept = dup_text (f);
  g_assert_nonnull (strstr (concept, "Concept, as of 30 September 2026."));
  g_assert_nonnull (strstr (concept, "\nHet AZC is open.\n"));
  g_assert_null (strstr (concept, "Weg."));
  seq = simply (f, REGIE_QUARTER_FREEZE);
  frozen = dup_text (f);
  g_assert_nonnull (strstr (frozen, "Frozen on 23 November 2026."));
  g_assert_nonnull (strstr (frozen, "\nHet AZC is open.\n"));
  /* Whatever happens, it says the same. */
  g_assert_true (regie_db_script (f->db,
                                  "UPDATE fact SET voided = 1 WHERE kind = 'pip';"
                                  "UPDATE explanation SET text = 'Anders.'",
                                  NULL));
  later = dup_text (f);
  g_assert_cmpstr (frozen, ==, later);
  undo (f, seq);
  again = dup_text (f);
  g_assert_nonnull (strstr (again, "Concept, as of"));
  g_assert_nonnull (strstr (again, "\nAnders.\n"));
}

/* Who may see figures sees it; who reports makes it, explains it and freezes it. */
static void
test_rights (Fixture *f, gconstpointer engine)
{
  static const char *const others[] = { "consulent", "regisseur", "financien", "balie" };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    for (RegieQuarterCommand command = 0; command < REGIE_QUARTER_SAVE; command++)
      run (f, others[i], command,
           command == REGIE_QUARTER_EXPLAIN ? g_variant_new ("(ss)", QUARTER, "instroom")
                                            : g_variant_new_string (QUARTER),
           NULL, REGIE_ERROR_REFUSED);
  run (f, "beheer", REGIE_QUARTER_MAKE, g_variant_new_string (QUARTER), NULL, 0);
  simply (f, REGIE_QUARTER_DISCARD);
}

static void
test_refused (Fixture *f, gconstpointer engine)
{
  static const struct {
    RegieQuarterCommand command;
    const char *quarter;
    int error;
  } rows[] = {
    { REGIE_QUARTER_MAKE, "2026-10", REGIE_ERROR_INVALID },
    { REGIE_QUARTER_MAKE, "2027-K1", REGIE_ERROR_INVALID },
    { REGIE_QUARTER_FREEZE, QUARTER, REGIE_ERROR_CONFLICT }, /* it is not there */
    { REGIE_QUARTER_DISCARD, QUARTER, REGIE_ERROR_CONFLICT },
    { REGIE_QUARTER_MAKE, QUARTER, 0 },
    { REGIE_QUARTER_MAKE, "2026Q3", REGIE_ERROR_INVALID }, /* it is there */
    { REGIE_QUARTER_MAKE, "2026-K4", 0 },
    { REGIE_QUARTER_FREEZE, "2026-K4", REGIE_ERROR_INVALID }, /* it is not over */
    { REGIE_QUARTER_FREEZE, QUARTER, 0 },
    { REGIE_QUARTER_FREEZE, QUARTER, REGIE_ERROR_INVALID },
    { REGIE_QUARTER_DISCARD, QUARTER, REGIE_ERROR_INVALID },
    { REGIE_QUARTER_DISCARD, "2026-K4", 0 },
  };

  fill (f);
  explain (f, "instroom", "x", REGIE_ERROR_CONFLICT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    run (f, "manager", rows[i].command, g_variant_new_string (rows[i].quarter), NULL,
         rows[i].error);
  explain (f, "instroom", "x", REGIE_ERROR_INVALID);
  explain (f, "zomaar", "x", REGIE_ERROR_INVALID);
}

/* No number from one to four stands in it, and no name. */
static void
test_nobody (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieQuarterReport) report = NULL;
  guint n_few = 0;

  fill (f);
  report = load (f, QUARTER);
  for (guint i = 0; i < report->content->figures->len; i++)
    {
      const RegieQuarterFigure *figure = report->content->figures->pdata[i];
      gint64 told = 0;
      guint n_hidden = 0;

      if (figure->kind != REGIE_FIGURE_COUNT)
        continue;
      for (guint k = 0; k < figure->parts->len; k++)
        {
          const RegieQuarterPart *part = figure->parts->pdata[k];

          g_assert_false (part->value.known && part->value.hundredths > 0
                          && part->value.hundredths < 500);
          told += part->value.hundredths;
          n_hidden += part->value.known ? 0 : 1;
          n_few += part->value.is_few ? 1 : 0;
        }
      g_assert_false (figure->value.known && figure->value.hundredths > 0
                      && figure->value.hundredths < 500);
      /* One number cannot be reckoned from the others. */
      if (figure->value.known && figure->parts->len > 1)
        g_assert_true (n_hidden != 1 || told == figure->value.hundredths);
    }
  g_assert_cmpuint (n_few, >, 0);
}

static const RegieQuarterCause *
find_cause (const RegieQuarterChanges *changes, const char *what, RegieQuarterHow how)
{
  for (guint i = 0; i < changes->causes->len; i++)
    {
      const RegieQuarterCause *cause = changes->causes->pdata[i];

      if (strcmp (cause->what, what) == 0 && cause->how == how)
        return cause;
    }
  return NULL;
}

/* What was recorded and taken away since is found, with the figures that it changed; what came
 * after the quarter or went again is not. */
static void
test_since (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieQuarterReport) before = NULL;
  g_autoptr (RegieQuarterReport) after = NULL;
  g_autoptr (RegieQuarterReport) next = NULL;
  const RegieQuarterCause *cause;
  const RegieQuarterShift *shift = NULL;
  gint64 dossier;
  gint64 gone;

  fill (f);
  simply (f, REGIE_QUARTER_MAKE);
  simply (f, REGIE_QUARTER_FREEZE);
  before = load (f, QUARTER);
  g_assert_cmpuint (before->since->shifts->len, ==, 0);
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nieuw%d", i);

      dossier = add_dossier (f, name, NULL, "asiel_28");
      add_fact (f, dossier, "kennisgeving", "2026-08-03", NULL, NULL);
    }
  add_fact (f, dossier, "pip", "2026-11-03", NULL, NULL);
  gone = add_fact (f, dossier, "verhuisd", "2026-08-04", NULL, NULL);
  undo (f, gone);
  after = load (f, QUARTER);
  for (guint i = 0; i < after->since->shifts->len; i++)
    if (strcmp (((RegieQuarterShift *) after->since->shifts->pdata[i])->id, "instroom") == 0)
      shift = after->since->shifts->pdata[i];
  g_assert_nonnull (shift);
  g_assert_cmpint (shift->now.hundredths - shift->was.hundredths, ==, 700);
  cause = find_cause (after->since, regie_codes_label (f->office->codes, "feit", "kennisgeving"),
                      REGIE_QUARTER_ADDED);
  g_assert_nonnull (cause);
  g_assert_cmpuint (cause->n, ==, 7);
  g_assert_null (find_cause (after->since, regie_codes_label (f->office->codes, "feit", "pip"),
                             REGIE_QUARTER_ADDED));
  g_assert_null (find_cause (after->since, regie_codes_label (f->office->codes, "feit", "verhuisd"),
                             REGIE_QUARTER_REMOVED));
  /* The next report says it. */
  next = load (f, "2026-K4");
  g_assert_cmpuint (next->content->changes->shifts->len, ==, after->since->shifts->len);
}

static GBytes *
dup_file (Fixture *f, gboolean is_pdf)
{
  g_autoptr (RegieQuarterReport) report = load (f, QUARTER);
  g_autoptr (RegieDocument) document = regie_quarter_make_document (report);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  if (is_pdf)
    regie_document_write_pdf (document, stream, &error);
  else
    regie_document_write_odt (document, "nl", stream, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* A report that is made twice is equal to the byte. */
static void
test_bytes (Fixture *f, gconstpointer engine)
{
  fill (f);
  for (int is_pdf = 0; is_pdf < 2; is_pdf++)
    {
      g_autoptr (GBytes) first = dup_file (f, is_pdf);
      g_autoptr (GBytes) second = dup_file (f, is_pdf);

      g_assert_true (g_bytes_equal (first, second));
    }
}

/* A PDF says that it was made on the day of the report, not when it was. */
static void
test_pdf_day (Fixture *f, gconstpointer engine)
{
  g_autofree char *pdfinfo = g_find_program_in_path ("pdfinfo");
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "kwartaal.pdf", NULL);
  g_autofree char *said = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  if (pdfinfo == NULL)
    return g_test_skip ("there is no pdfinfo");
  fill (f);
  bytes = dup_file (f, TRUE);
  data = g_bytes_get_data (bytes, &length);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  g_assert_true (g_spawn_sync (NULL, (char *[]){ pdfinfo, (char *) "-isodates", path, NULL }, NULL,
                               G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL, NULL));
  g_assert_nonnull (strstr (said, "2026-09-30T00:00:00Z"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_view (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (RegieQuarterView) view = NULL;
  g_autoptr (GVariant) last = g_variant_ref_sink (g_variant_new_string (""));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  simply (f, REGIE_QUARTER_MAKE);
  explain (f, "instroom", "Het AZC is open.", 0);
  view = regie_question_ask (&work, &regie_quarter_questions[REGIE_QUARTER_READ], last, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->period, ==, QUARTER);
  g_assert_cmpstr (g_variant_get_string (view->earlier, NULL), ==, "2026-K2");
  g_assert_cmpstr (g_variant_get_string (view->later, NULL), ==, "2026-K4");
  g_assert_false (view->may_make);
  g_assert_true (view->may_freeze);
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_assert_nonnull (strstr (text, "Het AZC is open."));
  g_assert_nonnull (strstr (text, "quarter before"));
}

TEST_SUITE (quarter_commands)
{
  static const FixtureTest tests[] = {
    { "from-concept-to-frozen", test_course }, { "who-may", test_rights },
    { "what-is-refused", test_refused },       { "nobody-stands-in-it", test_nobody },
    { "what-changed-since", test_since },      { "same-bytes", test_bytes },
    { "day-of-a-pdf", test_pdf_day },          { "view", test_view },
  };

  ADD_ON_BOTH_ENGINES ("/quarter-commands", tests);
}
