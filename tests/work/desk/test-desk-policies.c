/* SPDX-License-Identifier: EUPL-1.2 */
/* The server itself shows no dossier to the role of the desk. */
#include "garden.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-policies.h"

static gint64
count_in (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (regie_db_get_int (db, sql, 0, NULL, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* The server itself shows no dossier to the role of the desk, whatever program asks, and the desk
 * can do its work. */
static void
test_server_refuses (Fixture *f, gconstpointer data)
{
  static const char *const closed[] = { "person",   "dossier",       "fact",        "relation",
                                        "health",   "answer",        "engagement",  "document",
                                        "deadline", "dossier_index", "search_text", "plan_cost",
                                        "filter" };
  static const char *const open[] = { "resident", "wish", "giver", "offer" };
  static const char *const owners[] = { "UPDATE meta SET value = '99' WHERE key = 'version'",
                                        "DELETE FROM meta",
                                        "INSERT INTO meta VALUES ('demo', 'demo-1')",
                                        "INSERT INTO change_log (seq, at, who, title, values_hash, "
                                        "hash) VALUES (999, 'x', 2, 'x', '', 'x')" };
  g_autofree char *desk_login = g_strdup_printf ("balie_%d", (int) getpid ());
  g_autofree char *consultant_login = g_strdup_printf ("consulent_%d", (int) getpid ());
  g_autofree char *stranger_login = g_strdup_printf ("vreemd_%d", (int) getpid ());
  g_autofree char *sql = NULL;
  g_autofree char *drop = NULL;
  g_autoptr (RegieDb) desk = NULL;
  g_autoptr (RegieDb) consultant = NULL;
  g_autoptr (RegieDb) stranger = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieMe) me = NULL;
  RegieApplier applier;
  Pair p;
  gboolean current;
  gint64 dossier;

  if (!regie_db_is_postgres (f->db))
    return;
  dossier = add_dossier (f, "Kidane", "999999990", "gezin");
  add_fact (f, dossier, "kennisgeving", "2026-11-02", NULL, NULL);
  p = add_pair (f, "N1", "2");
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error));
  g_assert_true (regie_db_script (f->db, "INSERT INTO plan_cost VALUES (1, 2026, 100)", NULL));
  sql = g_strdup_printf (
    "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES (1, 1, 0, '%s', "
    "'Balie', 'balie', 1), (2, 1, 0, '%s', 'Lotte', 'consulent', 1), (3, 1, 0, NULL, 'Zonder "
    "login', 'consulent', 1);"
    "INSERT INTO draft (id, version, voided, staff, place, text) VALUES (1, 1, 0, 1, 'wens/1', "
    "'x'), (2, 1, 0, 2, 'feit/1', 'x');"
    "INSERT INTO filter (id, version, voided, staff, name, query) VALUES (1, 1, 0, 2, 'x', 'x');"
    "CREATE ROLE %s LOGIN; CREATE ROLE %s LOGIN; CREATE ROLE %s LOGIN",
    desk_login, consultant_login, desk_login, consultant_login, stranger_login);
  g_assert_true (regie_db_script (f->db, sql, &error));
  g_assert_no_error (error);
  g_assert_true (regie_policies_grant (f->db, desk_login, TRUE, &error)
                 && regie_policies_grant (f->db, consultant_login, TRUE, &error)
                 && regie_policies_grant (f->db, stranger_login, TRUE, &error));
  g_assert_false (regie_policies_grant (f->db, "wie_is_dit", TRUE, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  desk = open_as (f, desk_login);
  consultant = open_as (f, consultant_login);
  stranger = open_as (f, stranger_login);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autofree char *ask = g_strdup_printf ("SELECT count(*) FROM \"%s\"", closed[i]);

      if (count_in (desk, ask) != 0 || regie_db_script (stranger, ask, NULL)
          || count_in (consultant, ask) != count (f, ask))
        g_error ("%s", closed[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *ask = g_strdup_printf ("SELECT count(*) FROM \"%s\"", open[i]);

      g_assert_cmpint (count_in (desk, ask), ==, 1);
    }
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM fact WHERE EXISTS (SELECT 1 FROM deadline) AND EXISTS (SELECT "
              "1 FROM search_text) AND EXISTS (SELECT 1 FROM dossier_index)"),
    ==, 1);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM draft WHERE id = 1"), ==, 1);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM draft"), ==, 1);
  g_assert_cmpint (count_in (consultant, "SELECT count(*) FROM draft WHERE staff = 2"), ==,
                   1); /* what a colleague typed is the colleague's */
  g_assert_cmpint (count_in (consultant, "SELECT count(*) FROM draft"), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_assert_false (regie_db_script (k == 0 ? desk : consultant, owners[i], &error));
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
        g_clear_error (&error);
      }
  g_assert_true (
    regie_db_script (consultant, "UPDATE draft SET text = 'anders' WHERE id = 1", &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft WHERE text = 'x'"), ==, 2);
  g_assert_cmpint (
    count_in (desk,
              "SELECT count(*) FROM change_value WHERE entity IN ('person', 'dossier', 'fact')"),
    ==, 0);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM change_value WHERE entity = 'offer'"), >,
                   0);
  /* It cannot give itself another role, write in a dossier, or take a line out of the log. */
  g_assert_false (regie_db_script (desk, "UPDATE staff SET role = 'beheer'", NULL));
  g_assert_false (regie_db_script (desk, "DELETE FROM change_log", NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM staff WHERE role = 'beheer'"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), >, 0);
  g_assert_false (regie_db_script (desk,
                                   "INSERT INTO fact (id, version, voided, dossier, kind, day) "
                                   "VALUES (9, 1, 0, 1, 'uren', '2026-11-01')",
                                   &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  /* A table of its own in front of the real one deceives nobody. */
  g_assert_true (regie_db_script (desk,
                                  "CREATE TEMP TABLE staff AS SELECT 1 AS id, session_user::text "
                                  "AS login, 'beheer' AS role, 1 AS active, 0 AS voided",
                                  &error));
  g_clear_error (&error);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM person"), ==, 0);
  g_assert_true (regie_db_script (desk, "DROP TABLE pg_temp.staff", NULL));
  /* The work of the desk goes on, and its index is never called out of date. */
  g_assert_true (
    regie_db_script (f->db, "UPDATE meta SET value = 'x' WHERE key = 'rules_hash'", NULL));
  g_assert_true (regie_index_is_current (desk, f->deriver, &current, &error) && current);
  g_assert_true (regie_index_is_current (consultant, f->deriver, &current, &error) && !current);
  g_assert_false (regie_reindex (desk, f->deriver, NULL, NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (regie_reindex (consultant, f->deriver, NULL, NULL, NULL, &error));
  g_assert_true (regie_index_is_current (consultant, f->deriver, &current, &error) && current);
  g_assert_null (regie_me_find (stranger, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  me = regie_me_find (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (me->role, ==, "balie");
  applier = f->applier;
  applier.who = me->id;
  {
    g_autoptr (RegieChange) change = regie_match_decide (desk, f->office, p.wish, p.offer,
                                                         "afgesproken", NULL, me->id, &error);

    g_assert_no_error (error);
    g_assert_true (regie_apply (desk, &applier, change, NULL, &error));
    g_assert_no_error (error);
  }
  g_assert_true (regie_erase_wish (desk, f->office, p.wish, me->id, &error));
  g_assert_no_error (error);
  regie_erase_resident (desk, f->office, p.resident, me->id, &error);
  g_assert_no_error (error);
  g_assert_true (regie_log_check (f->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_in (consultant, "SELECT regie_search ('search_text', '%kidane%')"), ==,
                   dossier);
  g_assert_cmpint (count_in (desk, "SELECT regie_search ('search_text', '%kidane%')"), ==, 0);
  /* Who leaves has nothing any more. */
  g_assert_true (regie_db_script (f->db, "UPDATE staff SET active = 0 WHERE id = 1", &error));
  g_assert_false (regie_db_script (desk, "SELECT 1 FROM resident", NULL));
  g_clear_pointer (&desk, regie_db_close);
  g_clear_pointer (&consultant, regie_db_close);
  g_clear_pointer (&stranger, regie_db_close);
  drop = g_strdup_printf ("DROP OWNED BY %s, %s, %s; DROP ROLE %s, %s, %s", desk_login,
                          consultant_login, stranger_login, desk_login, consultant_login,
                          stranger_login);
  g_assert_true (regie_db_script (f->db, drop, &error));
}

/* The desk and the directory: what it says of a giver is said of the provider that this is as well,
 * but what hangs on it in dossiers it cannot see, and so it removes nothing. */
static void
test_directory (Fixture *f, gconstpointer data)
{
  g_autofree char *login = g_strdup_printf ("balie_%d_o", (int) getpid ());
  g_autofree char *make = g_strdup_printf (
    "CREATE ROLE %s LOGIN; INSERT INTO staff (id, version, voided, login, name, role, active) "
    "VALUES (1, 1, 0, '%s', 'Balie', 'balie', 1)",
    login, login);
  g_autofree char *drop = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "gezin");
  g_autoptr (RegieRecord) giver = NULL;
  g_autoptr (RegieRecord) organisation = NULL;
  g_autoptr (RegieForm) form = form_of (
    PAIRS ("naam", "De Moestuin", "soort", "organisatie", "telefoon", "043 2"));
  g_autoptr (RegieDb) desk = NULL;
  g_autoptr (RegieChange) change = NULL;
  g_autoptr (GError) error = NULL;
  RegieApplier applier = f->applier;
  char id[24];

  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "De Moestuin", "telefoon", "043 1"));
  RECORD (f, Giver, "naam", "De Moestuin", "soort", "organisatie");
  giver = only_record (f, REGIE_ENTITY_Giver);
  organisation = only_record (f, REGIE_ENTITY_Organisation);
  record_in (f, REGIE_ENTITY_Tie, dossier,
             PAIRS ("gebied", "welzijn", "organisatie",
                    id_text (regie_record_get_id (organisation), id)));
  g_assert_true (regie_db_script (f->db, make, &error));
  g_assert_true (regie_policies_grant (f->db, login, TRUE, &error));
  g_assert_no_error (error);
  desk = open_as (f, login);
  applier.who = 1;
  regie_form_set_field (form, Giver, organisation, regie_get (giver, Giver, organisation));
  change = regie_record_make (desk, f->office, regie_entity (REGIE_ENTITY_Giver), giver, form,
                              &error);
  g_assert_no_error (error);
  g_assert_true (regie_apply (desk, &applier, change, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM provider p JOIN organisation o ON o.id = "
                             "p.organisation WHERE p.phone = '043 2' AND o.phone = '043 2'"),
                   ==, 1);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM change_value WHERE entity = 'provider' "
                                   "AND field = 'phone' AND to_text = '043 2'"),
                   ==, 1);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM tie"), ==, 0);
  expect (regie_record_remove (desk, organisation, &error), &error, "Organisation: whether");
  g_clear_pointer (&desk, regie_db_close);
  g_assert_true (regie_db_script (f->db, drop, &error));
  assert_in_order (f);
}

TEST_SUITE (desk_policies)
{
  static const FixtureTest tests[] = {
    { "the-server-refuses", test_server_refuses },
  };

  static const FixtureTest on_server[] = { { "one-directory", test_directory } };

  ADD_ON_BOTH_ENGINES ("/desk-policies", tests);
  ADD_ON_SERVER ("/desk-policies", on_server);
}
