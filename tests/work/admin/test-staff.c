/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here as commands: they do what they say on both engines, are refused without the right,
 * and are a conflict when what they are about is gone.  The last administrator stays. */
#include "fixture.h"

#include "doing.h"
#include "regie-admin-commands.h"
#include "regie-error.h"
#include "regie-log-commands.h"
#include "regie-staff.h"

#define ADMIN(name) (&regie_admin_commands[REGIE_##name])
#define ID(id) g_variant_new_int64 (id)

static void
add_staff (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (
    f->db,
    "INSERT INTO team (id, version, voided, name) VALUES (3, 1, 0, 'Noord');"
    "INSERT INTO staff (id, version, voided, name, login, role, team, active, capacity) VALUES"
    " (7, 1, 0, 'Ingrid', 'ingrid', 'beheer', NULL, 1, NULL),"
    " (8, 1, 0, 'Bas', 'bas', 'consulent', 3, 1, 80),"
    " (9, 1, 0, 'Weg', 'weg', 'consulent', 3, 0, NULL)",
    &error);
  g_assert_no_error (error);
}

static int
undo (Fixture *f, gint64 seq)
{
  return do_as (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO], ID (seq), NULL, NULL, NULL);
}

static void
test_let_in (Fixture *f, gconstpointer engine)
{
  static const char new[]
    = "SELECT count(*) FROM staff WHERE name = 'Nour El Haddad' AND login = 'nour' AND role = "
      "'balie' AND team = 3 AND active = 1 AND capacity = 60 AND voided = 0";
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autofree char *field = NULL;

  add_staff (f);
  g_assert_cmpint (do_as (f, "manager", ADMIN (STAFF_ADD), NULL, "naam=N&rol=balie", NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_ADD), NULL,
                          "naam=Nour El Haddad&login=nour&rol=balie&beschikbaar=60&keuze=3",
                          &outcome, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, new), ==, 1);
  g_assert_cmpint (outcome->about, ==, count (f, "SELECT id FROM staff WHERE login = 'nour'"));
  /* A login is of one person, also of who left. */
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_ADD), NULL, "naam=N&login=weg&rol=balie", NULL,
                          &field),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "login");
  g_assert_cmpint (undo (f, outcome->seq), ==, DONE);
  g_assert_cmpint (count (f, new), ==, 0);
  assert_in_order (f);
}

/* What is typed wrong is said with its field. */
static void
test_refused (Fixture *f, gconstpointer engine)
{
  static const struct {
    const char *form, *field;
  } rows[] = {
    { "login=n&rol=balie", "naam" },
    { "naam=N&login=n", "rol" },
    { "naam=N&login=n&rol=baas", "rol" },
    { "naam=N&login=n&rol=balie&beschikbaar=120", "beschikbaar" },
  };

  add_staff (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *field = NULL;

      g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_ADD), NULL, rows[i].form, NULL, &field), ==,
                       REGIE_ERROR_INVALID);
      g_assert_cmpstr (field, ==, rows[i].field);
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM staff"), ==, 3);
}

static void
test_changed (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autofree char *form = NULL;
  g_autofree char *field = NULL;
  RegieMe me;
  RegieWork work;
  RegieAskStart *start;
  g_autoptr (GVariant) bas = g_variant_ref_sink (ID (8));

  add_staff (f);
  work = work_as (f, &me, "beheer");
  start = regie_question_ask (&work, &regie_admin_questions[REGIE_STAFF_OPENING], bas, NULL);
  g_assert_cmpstr (regie_form_get (start->form, "keuze"), ==, "3");
  regie_form_set (start->form, "rol", "manager");
  regie_form_set (start->form, "keuze", "0");
  form = regie_form_to_text (start->form);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_CHANGE), bas, form, &outcome, NULL), ==, DONE);
  g_assert_cmpint (count (f,
                          "SELECT count(*) FROM staff WHERE id = 8 AND role = 'manager' AND team "
                          "IS NULL AND capacity = 80 AND active = 1"),
                   ==, 1);
  /* Who has the form open since before that is told so. */
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_CHANGE), bas, form, NULL, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  g_assert_cmpint (undo (f, outcome->seq), ==, DONE);
  g_assert_cmpint (count (f, "SELECT team FROM staff WHERE id = 8 AND role = 'consulent'"), ==, 3);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_CHANGE), ID (12), "naam=N&rol=balie", NULL,
                          NULL),
                   ==, REGIE_ERROR_CONFLICT);
  regie_ask_start_free (start);
  assert_in_order (f);
}

/* Can the member of staff 7 be let out by somebody who is not in the list, such as the owner? */
static gboolean
can_leave (Fixture *f)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "beheer");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = NULL;

  me.id = 0;
  change = regie_staff_set_works (&work, 7, FALSE, &error);
  g_assert_true (change != NULL || g_strcmp0 (regie_error_get_field (error), "rol") == 0);
  return change != NULL;
}

/* The only administrator neither leaves nor gets another role; the last but one does, but not by
 * himself. */
static void
test_last (Fixture *f, gconstpointer engine)
{
  static const char other[]
    = "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES "
      "(10, 1, 0, 'Cor', 'cor', 'beheer', 1)";
  g_autofree char *field = NULL;
  g_autofree char *again = NULL;

  add_staff (f);
  g_assert_false (can_leave (f));
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_CHANGE), ID (7), "naam=Ingrid&rol=manager",
                          NULL, &again),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (again, ==, "rol");
  g_assert_true (regie_db_script (f->db, other, NULL));
  g_assert_true (can_leave (f));
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_LEAVE), ID (7), NULL, NULL, &field), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "rol");
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_LEAVE), ID (10), NULL, NULL, NULL), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM staff WHERE role = 'beheer' AND active = 1"), ==,
                   1);
  g_assert_false (can_leave (f));
  assert_in_order (f);
}

/* Who leaves with dossiers is asked about first, and the dossiers stay where they are. */
static void
test_leave (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieOutcome) asked = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autofree char *sql = NULL;

  add_staff (f);
  sql = g_strdup_printf ("UPDATE dossier SET consultant = 8 WHERE id = %" G_GINT64_FORMAT,
                         add_dossier (f, "Haile", NULL, "asiel_28"));
  g_assert_true (regie_db_script (f->db, sql, NULL));
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  g_assert_cmpint (do_as (f, "manager", ADMIN (STAFF_LEAVE), ID (8), NULL, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_LEAVE), ID (8), NULL, &asked, NULL), ==, DONE);
  g_assert_cmpstr (asked->asks, ==, "Let Bas out, with dossiers?");
  g_assert_nonnull (strstr (asked->asks_about, "1 dossier is still theirs"));
  g_assert_cmpint (count (f, "SELECT active FROM staff WHERE id = 8"), ==, 1);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_LEAVE), ID (8), "zeker=1", &outcome, NULL), ==,
                   DONE);
  g_assert_cmpint (count (f, "SELECT active FROM staff WHERE id = 8"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE consultant = 8"), ==, 1);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_RETURN), ID (8), NULL, NULL, NULL), ==, DONE);
  g_assert_cmpint (count (f, "SELECT active FROM staff WHERE id = 8"), ==, 1);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (STAFF_RETURN), ID (12), NULL, NULL, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  assert_in_order (f);
}

static void
test_teams (Fixture *f, gconstpointer engine)
{
  static const char in_team[] = "SELECT count(*) FROM staff WHERE team = 3";
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autofree char *field = NULL;

  add_staff (f);
  g_assert_cmpint (do_as (f, "consulent", ADMIN (TEAM_ADD), NULL, "naam=Zuid", NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (TEAM_ADD), NULL, "naam=Zuid", NULL, NULL), ==, DONE);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (TEAM_ADD), NULL, "naam=Noord", NULL, &field), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "naam");
  g_assert_cmpint (do_as (f, "beheer", ADMIN (TEAM_RENAME), ID (3), "naam=Zuid", NULL, NULL), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (TEAM_RENAME), ID (3), "naam=Oost", NULL, NULL), ==,
                   DONE);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (TEAM_RENAME), ID (5), "naam=West", NULL, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  /* Also who left is in it. */
  g_assert_cmpint (count (f, in_team), ==, 2);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (TEAM_REMOVE), ID (3), NULL, &outcome, NULL), ==,
                   DONE);
  g_assert_cmpint (count (f, in_team), ==, 0);
  g_assert_cmpint (do_as (f, "beheer", ADMIN (TEAM_REMOVE), ID (3), NULL, NULL, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  g_assert_cmpint (undo (f, outcome->seq), ==, DONE);
  g_assert_cmpint (count (f, in_team), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM team WHERE name = 'Oost' AND voided = 0"), ==,
                   1);
  assert_in_order (f);
}

TEST_SUITE (staff)
{
  static const FixtureTest tests[] = {
    { "let-in", test_let_in },   { "refused-with-its-field", test_refused },
    { "changed", test_changed }, { "the-last-administrator-stays", test_last },
    { "leave", test_leave },     { "teams", test_teams },
  };

  ADD_ON_BOTH_ENGINES ("/staff", tests);
}
