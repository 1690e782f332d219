/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether everybody in a report is in step with the PIP. */
#include "school.h"

/* From report to verdict, over three months; taken back, nothing is left of it. */
static void
test_reconcile (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  gint64 seq;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) first = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) second = order_for (f, other, "Mergelland Taal");
  g_autoptr (RegieReconciliation) before = NULL;
  g_autoptr (RegieReconciliation) after = NULL;
  g_autoptr (RegieReconciliation) back = NULL;
  const RegieReconciled *person;
  g_autofree char *json = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  before = reconcile (f, s.provider, "2026-10");
  g_assert_cmpuint (before->counts[REGIE_ACCORD_UNKNOWN], ==,
                    0); /* nobody had a lesson in eight months: that is known */
  g_assert_cmpuint (before->counts[REGIE_ACCORD_OUT_OF_STEP], ==, 2);
  apply (f, regie_order_begin (f->db, f->office, first, regie_day_from_civil (2026, 3, 9), &error),
         NULL);
  apply (f, regie_order_begin (f->db, f->office, second, regie_day_from_civil (2026, 3, 9), &error),
         NULL);
  import (
    f, s.provider,
    "Opdracht;Periode;Uren;Gepland\nO-2026-00001;2026-08;20;53\nO-2026-00002;2026-08;53;53\n");
  import (
    f, s.provider,
    "Opdracht;Periode;Uren;Gepland\nO-2026-00001;2026-09;20;51\nO-2026-00002;2026-09;51;51\n");
  seq = import (f, s.provider,
                "Opdracht;Periode;Uren;Gepland;Leerroute\nO-2026-00001;2026-10;20;53;\nO-2026-"
                "00002;2026-10;53;53;Z\n");
  after = reconcile (f, s.provider, "2026-10");
  g_assert_cmpuint (after->counts[REGIE_ACCORD_OUT_OF_STEP], ==, 2);
  person = after->people->pdata[0]; /* another route weighs more than hours */
  g_assert_cmpint (person->order, ==, regie_record_get_id (second));
  g_assert_cmpint (person->result.reasons[0].gap, ==, REGIE_GAP_ROUTE);
  person = after->people->pdata[1];
  g_assert_cmpint (person->result.reasons[0].gap, ==, REGIE_GAP_LESS);
  g_assert_cmpint (person->result.reasons[0].before, ==, 2);
  sentence = regie_gap_dup_sentence (&person->result.reasons[0]);
  g_assert_cmpstr (sentence, ==, "4.5 of 12 hours a week attended, period 3 in a row.");
  json = regie_reconciliation_to_json (after);
  g_assert_nonnull (strstr (json, "\"andere_leerroute\""));
  g_assert_null (strstr (json, "Haddad"));
  /* A decision about another route puts it right without a new report. */
  add_fact (f, other, "leerroute_wijziging", "2026-09-28", "leerroute", "Z");
  {
    g_autoptr (RegieReconciliation) decided = reconcile (f, s.provider, "2026-10");

    g_assert_cmpuint (decided->counts[REGIE_ACCORD_IN_STEP], ==, 1);
  }
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  back = reconcile (f, s.provider, "2026-10");
  g_assert_false (back->any_report);
  g_assert_cmpuint (back->counts[REGIE_ACCORD_IN_STEP], ==, 0);
  assert_in_order (f);
}

TEST_SUITE (reconcile)
{
  static const FixtureTest tests[] = {
    { "in-step-with-the-pip", test_reconcile },
  };

  ADD_ON_BOTH_ENGINES ("/reconcile", tests);
}
