/* SPDX-License-Identifier: EUPL-1.2 */
/* What was found in a file, in words. */
#include "regie-file-view.h"

#include "regie-file-commands.h"
#include "school.h"

static RegieFileView *
look (Fixture *f, RegieImport *import, RegieFileKind kind)
{
  g_autoptr (GError) error = NULL;

  regie_import_check (import, f->db, NULL, &error);
  return regie_file_view_new (import, kind, error != NULL ? error->message : NULL);
}

static RegieFileView *
look_at_people (Fixture *f, const char *text)
{
  g_autoptr (RegieImport) import = regie_import_new (f->office, text, strlen (text), NULL);

  return look (f, import, REGIE_FILE_PEOPLE);
}

static RegieFileColumn *
column_at (const RegieFileView *view, guint at)
{
  g_autoptr (RegieFileColumn) column = g_list_model_get_item (G_LIST_MODEL (view->columns), at);

  return column; /* of the list */
}

/* How many can be taken, what goes nowhere, and the rows that cannot be taken with their line. */
static void
test_people (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieFileView) view = look_at_people (
    f, "Achternaam;Doelgroep;Kleur\nHaddad;asiel_28;rood\nKaraca;;geel\n");
  g_autoptr (RegieFileChoice) first = NULL;
  g_autoptr (RegieFileChoice) chosen = NULL;
  g_autoptr (RegieLine) fault = NULL;

  g_assert_cmpstr (view->summary, ==, "2 rows: 1 can be imported, 1 cannot. Not read: Kleur.");
  g_assert_true (view->can_run);
  g_assert_cmpint (view->n_accepted, ==, 1);
  g_assert_true (view->has_faults);
  g_assert_false (view->has_remarks);
  g_assert_false (view->is_report);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->faults->lines)), ==, 1);
  fault = g_list_model_get_item (G_LIST_MODEL (view->faults->lines), 0);
  g_assert_cmpstr (fault->title, ==, "Doelgroep");
  g_assert_cmpstr (fault->about, ==, "must be filled in");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->columns)), ==, 3);
  g_assert_cmpstr (column_at (view, 0)->heading, ==, "Achternaam");
  g_assert_cmpstr (column_at (view, 0)->sample, ==, "Haddad");
  g_assert_cmpint (column_at (view, 2)->chosen, ==, 0);
  first = g_list_model_get_item (G_LIST_MODEL (view->choices), 0);
  chosen = g_list_model_get_item (G_LIST_MODEL (view->choices),
                                  (guint) column_at (view, 0)->chosen);
  g_assert_cmpstr (first->label, ==, "Leave out");
  g_assert_cmpstr (chosen->target, ==, "persoon.achternaam");
}

/* When nothing can be read that is all that is said, and the columns can still be named. */
static void
test_fault (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieFileView) view = look_at_people (f, "Wie;Doelgroep\nHaddad;asiel_28\n");

  g_assert_true (g_str_has_prefix (view->summary, "Say which columns hold the surname"));
  g_assert_false (view->can_run);
  g_assert_null (view->faults);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->columns)), ==, 2);
}

/* A report says over which period it is, and what it takes the place of; invoices what they are
 * together. */
static void
test_report_and_invoices (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieImport) first = read_report (f, s.provider,
                                               "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n",
                                               NULL, NULL);
  g_autoptr (RegieImport) again = NULL;
  g_autoptr (RegieImport) bills = NULL;
  g_autoptr (RegieFileView) report = look (f, first, REGIE_FILE_REPORT);
  g_autoptr (RegieFileView) corrected = NULL;
  g_autoptr (RegieFileView) invoices = NULL;

  g_assert_cmpstr (report->summary, ==,
                   "1 rows: 1 can be imported, 0 cannot. The report is about October 2026.");
  g_assert_true (report->is_report);
  g_assert_false (report->is_known);
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  again = read_report (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;30\n", NULL,
                       NULL);
  regie_report_import_set_corrects (again, TRUE);
  corrected = look (f, again, REGIE_FILE_REPORT);
  g_assert_true (corrected->is_known);
  g_assert_cmpstr (corrected->summary, ==,
                   "1 rows: 1 can be imported, 0 cannot. The report is about October 2026; it "
                   "takes the place of 1 line.");
  bills = read_invoices (f, s.provider,
                         "F1;5-11-2026;O-2026-00001;2026-10;40;400,00\n"
                         "F1;5-11-2026;O-2026-00001;2026-09;40;450,50\n");
  invoices = look (f, bills, REGIE_FILE_INVOICES);
  g_assert_cmpstr (invoices->summary, ==,
                   "2 rows: 2 can be imported, 0 cannot. Together € 850.50; 1 line differs from "
                   "order and report.");
}

TEST_SUITE (file_view)
{
  static const FixtureTest tests[] = {
    { "people", test_people },
    { "nothing-can-be-read", test_fault },
    { "reports-and-invoices", test_report_and_invoices },
  };

  ADD_ON_BOTH_ENGINES ("/file-view", tests);
}
