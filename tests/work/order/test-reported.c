/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider reported over one period, on both engines. */
#include "regie-reported.h"

#include "regie-demo.h"
#include "regie-error.h"
#include "school.h"

static RegieReported *
load (Fixture *f, gint64 provider, int later)
{
  g_autoptr (GError) error = NULL;
  RegieReported *self = regie_reported_load (f->db, f->office, provider, later, &error);

  g_assert_no_error (error);
  return self;
}

/* A report that came in by an entry of the log goes back by it, once; the one that it corrected
 * comes back with its own. */
static void
test_entry (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieReported) none = load (f, s.provider, 0);
  g_autoptr (RegieReported) there = NULL;
  g_autoptr (RegieReported) before = NULL;
  g_autoptr (RegieReported) back = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq, entry, report;

  g_assert_cmpuint (none->reports->len, ==, 0);
  g_assert_cmpint (none->entry, ==, 0);
  g_assert_null (none->reader);
  seq = import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  there = load (f, s.provider, 0);
  g_assert_cmpuint (there->reports->len, ==, 1);
  g_assert_cmpint (there->entry, ==, seq);
  report = regie_record_get_id (there->reports->pdata[0]);
  g_assert_true (regie_reported_find_entry (f->db, report, &entry, &error));
  g_assert_cmpint (entry, ==, seq);
  before = load (f, s.provider, -1);
  g_assert_cmpuint (before->reports->len, ==, 0);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  back = load (f, s.provider, 0);
  g_assert_cmpuint (back->reports->len, ==, 0);
  g_assert_false (regie_reported_find_entry (f->db, report, &entry, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
}

static void
test_reader (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieReported) known = NULL;
  g_autoptr (RegieReported) gone = NULL;
  g_autoptr (GError) error = NULL;

  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (3, 1, 0, 'Lotte', "
          "'consulent', 1); UPDATE report SET read_by = 3");
  known = load (f, s.provider, 0);
  g_assert_cmpstr (known->reader, ==, "Lotte");
  g_assert_null (regie_reported_load (f->db, f->office, 12345, 0, &error));
  g_assert_nonnull (error);
}

/* Invented reports did not come in by the log: they are shown, and there is nothing to take
 * back. */
static void
test_demo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieReported) reported = NULL;

  fixture_fill (f, 90, 2);
  reported = load (f, count (f, "SELECT min(provider) FROM report WHERE period = '2026-10'"), 0);
  g_assert_cmpuint (reported->reports->len, >, 0);
  g_assert_cmpint (reported->entry, ==, 0);
}

TEST_SUITE (reported)
{
  static const FixtureTest tests[] = {
    { "how-it-came-in", test_entry },
    { "who-read-it-in", test_reader },
    { "invented-reports", test_demo },
  };

  ADD_ON_BOTH_ENGINES ("/reported", tests);
}
