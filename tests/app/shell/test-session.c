/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the session: what is done behind the first frame when a database is opened. */
#include "regie-demo.h"
#include "regie-migrate.h"
#include "ui.h"

static void
close_session (RegieSession *session)
{
  ui_settle_session (session);
  regie_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (session);
}

static void
note_progress (RegieSession *session, guint percent, guint *times)
{
  g_assert_cmpuint (percent, <=, 100);
  ++*times;
}

/* So many people that the index is not made in one go. */
static char *
dup_large_database (Ui *ui)
{
  g_autofree char *path = g_build_filename (ui->folder, "old.db", NULL);
  g_autoptr (RegieOffice) office = regie_office_new (ui_today (), NULL);
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_CREATE, NULL);

  g_assert_true (regie_migrate (db, regie_schema (), NULL));
  g_assert_true (regie_demo_fill (db, office, 600, 2, NULL, NULL, NULL, NULL));
  g_assert_true (
    regie_db_script (db, "UPDATE meta SET value = 'other rules' WHERE key = 'rules_hash'", NULL));
  return g_steal_pointer (&path);
}

/* The rules changed since the last time: the deadlines are computed anew, and it is seen how far
 * that is. */
static void
test_other_rules (Ui *ui)
{
  g_autofree char *old = dup_large_database (ui);
  RegieSession *session = regie_session_new (old, REGIE_DB_READ_WRITE, ui_today (), FALSE);
  guint times = 0;

  g_signal_connect (session, "progress", G_CALLBACK (note_progress), &times);
  WAIT_FOR (regie_session_is_open (session));
  g_assert_cmpuint (times, >=, 2);
  g_assert_cmpint (ui_count_in (old, "SELECT count(*) FROM meta WHERE key = 'rules_hash' AND "
                                     "value = 'other rules'"),
                   ==, 0);
  close_session (session);
}

/* What was ticked at the desk by who may not write in dossiers counts as soon as somebody who may
 * opens the program. */
static void
test_hours_of_the_desk (Ui *ui)
{
  g_autofree char *other = ui_dup_database (
    ui, "uren.db",
    "UPDATE resident SET linked = (SELECT max(id) FROM dossier) WHERE id = "
    "(SELECT w.resident FROM match m JOIN wish w ON w.id = m.wish"
    " JOIN resident r ON r.id = w.resident WHERE m.stage = 'loopt' AND m.topic "
    "IS NOT NULL AND r.linked IS NULL ORDER BY m.id LIMIT 1);"
    "DELETE FROM attendance WHERE fact IS NULL; INSERT INTO attendance (id, "
    "version, voided, \"match\", day, state, minutes)"
    " SELECT 7, 1, 0, m.id, '2026-11-20', 'geweest', 77 FROM match m JOIN wish "
    "w ON w.id = m.wish JOIN resident r ON r.id = w.resident"
    " WHERE r.linked = (SELECT max(id) FROM dossier) AND m.stage = 'loopt' AND "
    "m.topic IS NOT NULL LIMIT 1");
  RegieSession *session;

  g_assert_cmpint (
    ui_count_in (other, "SELECT count(*) FROM attendance WHERE id = 7 AND fact IS NULL"), ==, 1);
  session = regie_session_new (other, REGIE_DB_READ_WRITE, ui_today (), FALSE);
  WAIT_FOR (ui_count_in (other, "SELECT count(*) FROM fact WHERE voided = 0 AND kind = 'uren' AND "
                                "minutes = 77")
            == 1);
  close_session (session);
}

TEST_SUITE (session)
{
  ui_add_program ("/ui/session/other-rules", test_other_rules);
  ui_add_program ("/ui/session/hours-of-the-desk", test_hours_of_the_desk);
}
