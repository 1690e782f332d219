/* SPDX-License-Identifier: EUPL-1.2 */
/* The report of a provider as a file: row by row, once, in any shape, corrected, and very long. */
#include "school.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-meeting.h"

/* What providers' sheets hold, row by row: taken with so many minutes, or refused at a field. */
static void
test_report_rows (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *row;
    int minutes;
    const char *field, *reason;
  } rows[] = {
    { "O-2026-00001;;;;2026-10;43,5;48;2;2;A2;B1;Doet goed mee", 2610, NULL, NULL },
    { "o-2026-00001;;;;okt 2026;1:30;;;;;;", 90, NULL, NULL },
    { ";I000001;;;10-2026;90 min;;;;;;", 90, NULL, NULL },
    { ";;999999990;;2026-10;12;;;;;;", 720, NULL, NULL },
    { ";;99999.9990;;2026-10;12;;;;;;", 720, NULL, NULL },
    { ";;;2912345678;2026-10;12;;;;;;", 720, NULL, NULL },
    { "O-2026-00001;;;;46310;12;;;;;;", 720, NULL,
      NULL }, /* the number of a day in October, as a spreadsheet keeps "okt-26" */
    { "O-2026-00001;;;;9999;12;;;;;;", 0, "Periode", "not a period" },
    { "O-2026-00001;;;;2026-09;12;;;;;;", 720, NULL, NULL },
    { "O-2026-00009;;;;2026-10;12;;;;;;", 0, "Opdracht", "no order with this number" },
    { "O-2026-00001;I000002;;;2026-10;12;;;;;;", 0, "Dossiernummer", "another person" },
    { ";I000002;;;2026-10;12;;;;;;", 0, "Dossiernummer", "no order with this provider" },
    { ";I999999;;;2026-10;12;;;;;;", 0, "Dossiernummer", "not one of ours" },
    { ";;999999991;;2026-10;12;;;;;;", 0, "BSN", "11-test" },
    { "999999990;;;;2026-10;12;;;;;;", 0, "Opdracht", "a BSN stands in this column" },
    { ";;;;2026-10;12;;;;;;", 0, "Opdracht", "whom this row is about" },
    { "O-2026-00001;;;;2026-10;;;;;;;", 0, "Uren", "must be filled in" },
    { "O-2026-00001;;;;2026-10;veel;;;;;;", 0, "Uren", "number of hours" },
    { "O-2026-00001;;;;2026-10;=SOM(B2:B9);;;;;;", 0, "Uren", "formula" },
    { "O-2026-00001;;;;2026-10;1.234,50;;;;;;", 0, "Uren", "thousands" },
    { "O-2026-00001;;;;2026-10;-4;;;;;;", 0, "Uren", "less than nothing" },
    { "O-2026-00001;;;;2026-10;900;;;;;;", 0, "Uren", "more hours than there are" },
    { "O-2026-00001;;;;2026-12;12;;;;;;", 0, "Periode", "still to come" },
    { "O-2026-00001;;;;2026-01;12;;;;;;", 0, "Opdracht", "begins on 2 March 2026" },
    { "O-2026-00001;;;;2026-10;12;;;;C3;;", 0, "Niveau", "not one of the choices" },
    { "Totaal;;;;;1203;;;;;;", 0, "Opdracht", "totals" },
    { "O-2026-00001;;;;2026-10;12;;;;;;;;", 720, NULL, NULL },
    { "O-2026-00001;;;;2026-10;12;;;;;;;;x", 0, "Column 14", "more cells" },
  };
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  char id[24];

  g_assert_true (regie_db_exec (f->db, "UPDATE dossier SET number = 'I000001' WHERE id = $1", 1,
                                (const char *[]){ id_text (dossier, id) }, NULL, NULL, NULL));
  g_assert_true (regie_db_exec (f->db, "UPDATE dossier SET number = 'I000002' WHERE id = $1", 1,
                                (const char *[]){ id_text (other, id) }, NULL, NULL, NULL));
  g_assert_true (regie_db_script (
    f->db, "UPDATE person SET v_number = '2912345678' WHERE bsn = '999999990'", NULL));
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "Rapport;;;;;;;;;;;\nOpdracht;Dossiernummer;BSN;V-nummer;Periode;Uren;Gepland;Afgemeld;"
        "Zonder bericht;Niveau;Leerroute;Opmerking\n%s\n",
        rows[i].row);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieImport) report = read_report (f, s.provider, text, NULL, &error);
      const RegieImportFault *fault;
      gint64 seq, minutes;

      g_assert_no_error (error);
      regie_import_check (report, f->db, NULL, &error);
      g_assert_no_error (error);
      fault = regie_import_fault (report, 0);
      if (rows[i].field != NULL)
        {
          if (fault == NULL || strcmp (fault->field, rows[i].field) != 0
              || strstr (fault->reason, rows[i].reason) == NULL || fault->line != 3)
            g_error ("%s: line %u, %s: %s", rows[i].row, fault != NULL ? fault->line : 0,
                     fault != NULL ? fault->field : "taken", fault != NULL ? fault->reason : "");
          g_assert_false (regie_import_run (report, f->db, f->deriver, 0, "r.csv", NULL, NULL, NULL,
                                            &seq, &error));
          continue;
        }
      if (fault != NULL)
        g_error ("%s: %s: %s", rows[i].row, fault->field, fault->reason);
      regie_import_run (report, f->db, f->deriver, 0, "r.csv", NULL, NULL, NULL, &seq, &error);
      g_assert_no_error (error);
      minutes = count (f, "SELECT sum(minutes) FROM fact WHERE kind = 'uren' AND voided = 0");
      g_assert_cmpint (minutes, ==, rows[i].minutes);
      g_assert_cmpint (
        count (f, "SELECT min(hours) FROM dossier_index WHERE hours > 0 OR dossier = 0"), ==,
        minutes / 60 > 0 ? minutes / 60 : 0);
      g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
      g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND voided = 0"),
                       ==, 0);
      g_assert_cmpint (count (f, "SELECT count(*) FROM report WHERE voided = 0"), ==, 0);
    }
  assert_in_order (f);
}

/* The same row twice, the same file again, last month's rows once more: none of it is counted
 * double. */
static void
test_report_twice (Fixture *f, gconstpointer data)
{
  static const char *const once = "Opdracht;Datum;Uren\nO-2026-00001;5-10-2026;3\nO-2026-00001;7-"
                                  "10-2026;2,5\nO-2026-00001;7-10-2026;2,5\n";
  static const char *const again
    = "Opdracht;Datum;Uren\nO-2026-00001;5-10-2026;3\nO-2026-00001;9-10-2026;1\n";
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieImport) same = NULL;
  g_autoptr (RegieImport) partly = NULL;
  g_autoptr (RegieImport) without = NULL;
  g_autoptr (RegieReportProvider) provider = NULL;
  g_autoptr (RegieChange) keep = NULL;
  g_autoptr (GError) error = NULL;

  import (f, s.provider, once);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren'"), ==, 2);
  g_assert_cmpint (count (f, "SELECT faulty FROM report"), ==, 1);
  g_assert_cmpint (count (f, "SELECT hours FROM dossier_index"), ==,
                   5); /* five and a half hours, not three and three */
  same = read_report (f, s.provider, once, NULL, &error);
  g_assert_false (regie_import_check (same, f->db, NULL, &error));
  g_assert_true (
    g_str_has_prefix (error->message, "This same file was read in on 23 November 2026"));
  g_clear_error (&error);
  partly = read_report (f, s.provider, again, NULL, &error);
  g_assert_true (regie_import_check (partly, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (partly), ==, 1);
  g_assert_nonnull (strstr (regie_import_fault (partly, 0)->reason, "reported before"));
  /* Which column is what is remembered with the provider. */
  regie_import_set_target (partly, 2, NULL);
  keep = regie_report_import_keep_columns (partly, f->db, &error);
  apply (f, g_steal_pointer (&keep), NULL);
  without = read_report (f, s.provider, again, NULL, &error);
  g_assert_null (regie_import_get_target (without, 2));
  g_assert_cmpstr (regie_import_get_target (without, 0), ==, "opdracht");
  g_assert_false (regie_import_check (without, f->db, NULL, &error)); /* no column with hours */
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
}

#define MONTH(period, hours) "Opdracht;Periode;Uren\nO-2026-00001;" period ";" hours "\n"
#define LESSONS(...) "Opdracht;Datum;Uren\n" __VA_ARGS__

/* Hours of the same days are one and the same, whatever the shape of the report that says them. */
static void
test_report_shapes (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *name, *first, *then;
    guint accepted;
    const char *reason;
  } rows[] = {
    { "lessons of a month", MONTH ("2026-10", "80"),
      LESSONS ("O-2026-00001;5-10-2026;3\nO-2026-00001;7-10-2026;3\n"), 0,
      "in the report of October 2026" },
    { "a month of lessons", LESSONS ("O-2026-00001;5-10-2026;3\nO-2026-00001;7-10-2026;3\n"),
      MONTH ("2026-10", "80"), 0, "in the report of October 2026" },
    { "a month of a quarter", MONTH ("2026-K3", "200"), MONTH ("2026-09", "80"), 0,
      "in the report of" },
    { "a quarter of a month", MONTH ("2026-09", "80"), MONTH ("2026-K3", "200"), 0,
      "in the report of September 2026" },
    { "other lessons of the same month", LESSONS ("O-2026-00001;5-10-2026;3\n"),
      LESSONS ("O-2026-00001;5-10-2026;3\nO-2026-00001;6-10-2026;3\n"), 1, "reported before" },
    { "the month after", MONTH ("2026-09", "80"), MONTH ("2026-10", "80"), 1, NULL },
    { "the month before", MONTH ("2026-10", "80"), LESSONS ("O-2026-00001;30-9-2026;3\n"), 1,
      NULL },
    { "by another number", MONTH ("2026-10", "80"), "BSN;Datum;Uren\n999999990;5-10-2026;3\n", 0,
      "in the report of October 2026" },
    { "a total with the day on which it was made up", MONTH ("2026-10", "80"),
      "Opdracht;Periode;Datum;Uren\nO-2026-00001;2026-10;30-10-2026;80\n", 0,
      "in the report of October 2026" },
    { "both in one file", MONTH ("2026-08", "80"),
      "Opdracht;Periode;Datum;Uren\nO-2026-00001;2026-10;;80\nO-2026-00001;2026-10;5-10-2026;3\n",
      1, "line 2 says hours of the same person and days" },
  };
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 seq;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieImport) then = NULL;
      const RegieImportFault *fault;

      seq = import (f, s.provider, rows[i].first);
      then = read_report (f, s.provider, rows[i].then, NULL, &error);
      g_assert_no_error (error);
      regie_import_check (then, f->db, NULL, &error);
      g_assert_no_error (error);
      fault = regie_import_fault (then, 0);
      if (regie_import_n_accepted (then) != rows[i].accepted
          || (fault != NULL) != (rows[i].reason != NULL)
          || (fault != NULL && strstr (fault->reason, rows[i].reason) == NULL))
        g_error ("%s: %u taken, %s", rows[i].name, regie_import_n_accepted (then),
                 fault != NULL ? fault->reason : "no fault");
      g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
    }
  /* What was read in before the first day was kept is a total when it stands alone. */
  import (f, s.provider, rows[0].first);
  g_assert_true (regie_db_script (f->db, "UPDATE fact SET first_day = NULL", NULL));
  {
    g_autoptr (RegieImport) then = read_report (f, s.provider, rows[0].then, NULL, &error);

    g_assert_true (regie_import_check (then, f->db, NULL, &error));
    g_assert_cmpuint (regie_import_n_accepted (then), ==, 0);
  }
  /* What somebody wrote down by hand is not counted once more either. */
  add_fact (f, dossier, "uren", "2026-09-15", "uren", "40");
  {
    g_autoptr (RegieImport) then = read_report (f, s.provider, MONTH ("2026-09", "80"), NULL,
                                                &error);

    g_assert_true (regie_import_check (then, f->db, NULL, &error));
    g_assert_nonnull (strstr (regie_import_fault (then, 0)->reason, "by hand"));
  }
}

/* A corrected report takes the place of the one before it, as one change; undo brings that back. */
static void
test_report_corrected (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  gint64 seq;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) first = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) second = order_for (f, other, "Mergelland Taal");
  g_autoptr (RegieImport) corrected = NULL;
  g_autoptr (GError) error = NULL;

  import (f, s.provider, MONTH ("2026-09", "50"));
  import (f, s.provider,
          "Opdracht;Periode;Uren\nO-2026-00001;2026-10;80\nO-2026-00002;2026-10;30\n");
  regie_office_set_today (f->office, regie_office_today (f->office) + 3);
  corrected = read_report (f, s.provider,
                           LESSONS ("O-2026-00001;5-10-2026;3\nO-2026-00001;7-10-2026;3\n"), NULL,
                           &error);
  regie_report_import_set_corrects (corrected, TRUE);
  regie_import_check (corrected, f->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (regie_import_n_accepted (corrected), ==, 2);
  g_assert_cmpuint (regie_report_import_n_replaced (corrected), ==, 2);
  g_assert_true (regie_report_import_is_known (corrected));
  g_assert_cmpint (count (f, "SELECT sum(minutes) FROM fact WHERE voided = 0 AND kind = 'uren'"),
                   ==, 160 * 60); /* nothing was written yet */
  regie_import_run (corrected, f->db, f->deriver, 0, "beter.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT sum(minutes) FROM fact WHERE voided = 0 AND kind = 'uren'"),
                   ==, 56 * 60);
  g_assert_cmpint (count (f, "SELECT count(*) FROM report WHERE voided = 0"), ==, 2);
  /* It was in time: what came first says so. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM report WHERE voided = 0 AND first_on = "
                             "'2026-11-23' AND read_on = '2026-11-26'"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT sum(hours) FROM dossier_index"), ==, 56);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT sum(minutes) FROM fact WHERE voided = 0 AND kind = 'uren'"),
                   ==, 160 * 60);
  g_assert_cmpint (count (f, "SELECT count(*) FROM report WHERE voided = 0"), ==, 2);
  g_assert_cmpint (count (f, "SELECT sum(hours) FROM dossier_index"), ==, 160);
  assert_in_order (f);
}

/* A row that could not be taken is no row that is not there: the agenda says on which line it
 * stands, until a later report has it. */
static void
test_refused_row (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  gint64 orders[1];
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) first = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) second = order_for (f, other, "Mergelland Taal");
  g_autoptr (RegieReconciliation) all = NULL;
  g_autoptr (RegieReconciliation) later = NULL;
  g_autoptr (GHashTable) form = form_of (PAIRS ("datum", "2026-11-20"));
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GError) error = NULL;
  const RegieReconciled *person = NULL;
  const char *reason;

  apply (f, regie_order_begin (f->db, f->office, first, regie_day_from_civil (2026, 3, 9), &error),
         NULL);
  apply (f, regie_order_begin (f->db, f->office, second, regie_day_from_civil (2026, 3, 9), &error),
         NULL);
  import (f, s.provider,
          "Opdracht;BSN;Periode;Uren\nO-2026-00002;;2026-10;53\n;999999990;2026-10;veel\n");
  all = reconcile (f, s.provider, "2026-10");
  for (guint i = 0; i < all->people->len; i++)
    if (((RegieReconciled *) all->people->pdata[i])->order == regie_record_get_id (first))
      person = all->people->pdata[i];
  g_assert_nonnull (person);
  g_assert_cmpint (person->result.verdict, ==, REGIE_ACCORD_UNKNOWN);
  g_assert_cmpint (person->result.reasons[0].gap, ==, REGIE_GAP_REFUSED);
  orders[0] = person->order;
  apply (f, regie_meeting_make (f->db, f->office, s.provider, all->period, orders, 1, form, &error),
         NULL);
  g_assert_no_error (error);
  meetings = regie_meetings_load (f->db, s.provider, &error);
  reason = regie_record_get (((RegieMeeting *) meetings->pdata[0])->items->pdata[0], "reason");
  g_assert_cmpstr (reason, ==,
                   "Stands on line 3 of the report, but that line could not be taken. Uren: "
                   "expected a number of hours.");
  import (f, s.provider, "BSN;Periode;Uren\n999999990;2026-10;53\n");
  later = reconcile (f, s.provider, "2026-10");
  g_assert_cmpuint (later->counts[REGIE_ACCORD_IN_STEP], ==, 2);
}

static void
count_progress (guint done, guint total, gpointer data)
{
  if (done > 1000)
    g_cancellable_cancel (data);
}

/* A hundred thousand lines of which it is known what is wrong with them: nothing wrong is taken,
 * nothing right refused, and stopping half-way leaves nothing. */
static void
test_report_of_many (Fixture *f, gconstpointer data)
{
  guint n_lines, n_faulty;
  guint wanted = GPOINTER_TO_INT (data) ? 20000 : 100000; /* one engine reads them all */
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieReportProvider) provider = NULL;
  g_autoptr (RegieImport) report = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *csv = NULL;
  RegiePeriod quarter;
  gint64 before, seq;

  regie_demo_fill (f->db, f->office, GPOINTER_TO_INT (data) ? 1400 : 4600, 5, NULL, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  provider = regie_report_provider_load (f->db, "Leerhuis Zuid", 0, &error);
  g_assert_true (regie_period_parse ("2026-K4", &quarter));
  regie_db_script (
    f->db,
    /* Of two orders for lessons the first is no longer there. */
    "UPDATE engagement SET voided = 1 WHERE topic = 'taal' AND EXISTS (SELECT 1 FROM engagement o"
    " WHERE o.dossier = engagement.dossier AND o.topic = 'taal' AND o.ordered_on >"
    " engagement.ordered_on); UPDATE fact SET engagement = NULL WHERE day >= '2026-10-01' AND kind "
    "="
    " 'uren'; UPDATE engagement SET from_day = '2026-01-01', until_day = '2027-12-31', ended_on ="
    " NULL, stage = 'loopt' WHERE topic = 'taal'",
    &error);
  g_assert_no_error (error);
  csv = regie_demo_dup_report (f->db, provider->id, quarter, REGIE_SAMPLE_LESSONS, wanted, 50, 7,
                               &n_lines, &n_faulty, &error);
  /* What is still to come in this quarter is refused as well: so the report is read on its last
   * day. */
  regie_office_set_today (f->office, regie_day_from_civil (2026, 12, 31));
  report = regie_report_import_new (f->office, provider, &quarter, csv, strlen (csv), &error);
  g_assert_no_error (error);
  regie_import_check (report, f->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (regie_import_n_rows (report), ==, n_lines);
  g_assert_cmpuint (regie_import_n_faults (report), ==, n_faulty);
  g_assert_cmpuint (regie_import_n_accepted (report), ==, n_lines - n_faulty);
  g_assert_cmpuint (n_faulty, >, n_lines / 30);
  before = count (f, "SELECT count(*) FROM fact");
  g_assert_false (regie_import_run (report, f->db, f->deriver, 0, "r.csv", count_progress,
                                    cancellable, cancellable, &seq, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, before);
  regie_import_run (report, f->db, f->deriver, 0, "r.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact") - before, ==, n_lines - n_faulty);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_cmpint (
    count (f,
           "SELECT count(*) FROM fact WHERE voided = 0 AND report = (SELECT max(id) FROM report)"),
    ==, 0);
}

TEST_SUITE (import_report)
{
  static const FixtureTest tests[] = {
    { "rows-of-a-report", test_report_rows },
    { "nothing-counts-double", test_report_twice },
    { "the-same-hours-in-another-shape", test_report_shapes },
    { "a-corrected-report", test_report_corrected },
    { "a-row-that-was-not-taken", test_refused_row },
    { "a-hundred-thousand-lines", test_report_of_many },
  };

  ADD_ON_BOTH_ENGINES ("/import-report", tests);
}
