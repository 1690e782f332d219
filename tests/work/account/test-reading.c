/* SPDX-License-Identifier: EUPL-1.2 */
/* What is read of people is written down before it is shown, and who looks at others says why. */
#include "regie-reading-query.h"

#include <unistd.h>

#include "doing.h"
#include "records.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-parts.h"
#include "regie-error.h"
#include "regie-list-commands.h"
#include "regie-finder-view.h"
#include "regie-policies.h"
#include "regie-office-commands.h"

static void
add_staff (Fixture *f)
{
  sql (f, "INSERT INTO team (id, version, voided, name) VALUES (1, 1, 0, 'Noord');"
          "INSERT INTO staff (id, version, voided, name, role, team, active) VALUES "
          "(7, 1, 0, 'Lotte', 'consulent', 1, 1), (8, 1, 0, 'Bert Bos', 'consulent', 1, 1), "
          "(9, 1, 0, 'Noor Vos', 'consulent', NULL, 1)");
}

/* FORMAT has one place, for ID. */
static void
sqlf (Fixture *f, const char *format, gint64 id)
{
  g_auto (GStrv) parts = g_strsplit (format, "?", 2);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *text = g_strconcat (parts[0], number, parts[1], NULL);

  sql (f, text);
}

/* Asks QUESTION as ROLE, member of staff 7; the code of the error, or DONE. */
static int
ask_as (Fixture *f, const char *role, const RegieQuestion *question, GVariant *target)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (target);
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  gpointer answer = regie_question_ask (&work, question, held, &error);

  g_assert_true ((answer == NULL) == (error != NULL));
  if (answer == NULL)
    return error->code;
  question->free (answer);
  return DONE;
}

static int
look_as (Fixture *f, const char *role, gint64 dossier)
{
  return ask_as (f, role, &regie_dossier_questions[REGIE_DOSSIER_READ],
                 g_variant_new_int64 (dossier));
}

static gint64
lines (Fixture *f, const char *where)
{
  g_autofree char *text = g_strdup_printf ("SELECT count(*) FROM read_log WHERE %s", where);

  return count (f, text);
}

/* One line for a dossier that stays open, however often and by how many views it is read. */
static void
test_opened_once (Fixture *f, gconstpointer data)
{
  gint64 one, two;

  add_staff (f);
  one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  two = add_dossier (f, "Karaca", NULL, "gezin");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (look_as (f, "consulent", one), ==, DONE);
      g_assert_cmpint (ask_as (f, "consulent", &regie_dossier_parts[REGIE_PART_LOG],
                               g_variant_new_int64 (one)),
                       ==, DONE);
    }
  g_assert_cmpint (lines (f, "1 = 1"), ==, 1);
  g_assert_cmpint (lines (f, "act = 'geopend' AND who = 7 AND refused = 0 AND origin = 'venster' "
                             "AND hash IS NOT NULL AND reason IS NULL"),
                   ==, 1);
  g_assert_cmpint (look_as (f, "consulent", two), ==, DONE);
  g_assert_cmpint (look_as (f, "consulent", one), ==, DONE); /* the last opened stands first */
  g_assert_cmpint (lines (f, "act = 'geopend'"), ==, 3);
  /* Who may not see it is written down as well. */
  g_assert_cmpint (look_as (f, "balie", one), ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (lines (f, "act = 'geopend' AND refused = 1"), ==, 1);
}

/* Nothing is shown when it cannot be written down. */
static void
test_not_shown (Fixture *f, gconstpointer data)
{
  gint64 one;

  add_staff (f);
  one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  sql (f,
       regie_db_is_postgres (f->db)
         ? "ALTER TABLE read_log ADD CONSTRAINT shut CHECK (id < 0) NOT VALID"
         : "CREATE TRIGGER shut BEFORE INSERT ON read_log BEGIN SELECT RAISE (ABORT, 'no'); END");
  g_assert_cmpint (look_as (f, "consulent", one), !=, DONE);
  sql (f, regie_db_is_postgres (f->db) ? "ALTER TABLE read_log DROP CONSTRAINT shut"
                                       : "DROP TRIGGER shut");
  g_assert_cmpint (look_as (f, "consulent", one), ==, DONE);
}

static int
searched_as (Fixture *f, const char *role, const char *list, guint n)
{
  return do_as (f, role, &regie_list_commands[REGIE_LIST_SEARCHED], g_variant_new ("(su)", list, n),
                NULL, NULL, NULL);
}

/* The fact of a search and how many it found, each that came to rest, and never what was typed:
 * what is asked on the way to that is none. */
static void
test_search (Fixture *f, gconstpointer data)
{
  add_staff (f);
  add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_assert_cmpint (ask_as (f, "consulent", &regie_office_questions[REGIE_CASELOAD_IDS],
                           g_variant_new ("(sub)", "zoek=hadd", 100, TRUE)),
                   ==, DONE);
  g_assert_cmpint (ask_as (f, "consulent", &regie_finder_question,
                           g_variant_new ("(sx)", "hadd", (gint64) 0)),
                   ==, DONE);
  g_assert_cmpint (lines (f, "1 = 1"), ==, 0);
  g_assert_cmpint (searched_as (f, "consulent", "caseload", 1), ==, DONE);
  g_assert_cmpint (searched_as (f, "consulent", "caseload", 1), ==, DONE); /* another word */
  g_assert_cmpint (lines (f, "act = 'gezocht' AND kind = 'caseload' AND persons = 1 AND dossier = "
                             "0 AND reason IS NULL"),
                   ==, 2);
  g_assert_cmpint (searched_as (f, "consulent", "finder", 1), ==, DONE);
  g_assert_cmpint (lines (f, "act = 'gezocht' AND kind = 'finder' AND persons = 1"), ==, 1);
  g_assert_cmpint (searched_as (f, "balie", "caseload", 1), ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (searched_as (f, "consulent", "lijst", 1), ==, REGIE_ERROR_INVALID);
}

static gboolean
needs (Fixture *f, gint64 who, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  gboolean answer;

  g_assert_true (regie_reading_needs_reason (f->db, who, dossier, regie_office_today (f->office),
                                             &answer, &error));
  g_assert_no_error (error);
  return answer;
}

/* Whose it is, whose colleague in the team has it, and who stands in for one, need not say why; nor
 * for a dossier of nobody. */
static void
test_whose (Fixture *f, gconstpointer data)
{
  gint64 of_nobody, of_noor, of_bert;

  add_staff (f);
  of_nobody = add_dossier (f, "Haddad", "999999990", "asiel_28");
  of_noor = add_dossier (f, "Karaca", NULL, "gezin");
  of_bert = add_dossier (f, "Haile", NULL, "gezin");
  sqlf (f, "UPDATE dossier SET consultant = 9 WHERE id = ?", of_noor);
  sqlf (f, "UPDATE dossier SET director = 8 WHERE id = ?", of_bert);
  g_assert_false (needs (f, 7, of_nobody));
  g_assert_false (needs (f, 9, of_noor));
  g_assert_false (needs (f, 7, of_bert)); /* of the team */
  g_assert_true (needs (f, 7, of_noor));
  g_assert_true (needs (f, 9, of_bert));
  sql (f, "INSERT INTO absence (id, version, voided, staff, from_day, until_day, replaced_by) "
          "VALUES (1, 1, 0, 9, '2026-11-20', '2026-11-27', 7), "
          "(2, 1, 0, 8, '2026-12-20', '2026-12-27', 9)");
  g_assert_false (needs (f, 7, of_noor));
  g_assert_true (needs (f, 9, of_bert)); /* not yet away */
  /* Who leads the network has it as well, as long as that lasts. */
  sqlf (f,
        "INSERT INTO tie (id, version, voided, dossier, area, name, leads, until_day) SELECT 1, 1, "
        "0, ?, 'werk', name, 1, '2026-11-22' FROM staff WHERE id = 9",
        of_bert);
  g_assert_true (needs (f, 9, of_bert));
  sql (f, "UPDATE tie SET until_day = NULL");
  g_assert_false (needs (f, 9, of_bert));
  sql (f, "UPDATE tie SET leads = 0");
  g_assert_true (needs (f, 9, of_bert));
  sql (f, "UPDATE staff SET active = 0 WHERE id <> 9");
  g_assert_false (needs (f, 9, of_bert)); /* nobody else works here */
  sql (f, "UPDATE staff SET active = 1 WHERE id <> 9;"
          "INSERT INTO setting (id, version, voided, name, value) VALUES (1, 1, 0, 'reden_vragen', "
          "'uit')");
  g_assert_false (needs (f, 9, of_bert));
}

/* First why, then the dossier; once on a day. */
static void
test_reason (Fixture *f, gconstpointer data)
{
  const RegieCommand *say = &regie_dossier_commands[REGIE_DOSSIER_SAY_WHY];
  g_autofree char *field = NULL;
  g_autofree char *words = NULL;
  gint64 other;

  add_staff (f);
  other = add_dossier (f, "Karaca", NULL, "gezin");
  sqlf (f, "UPDATE dossier SET consultant = 9 WHERE id = ?", other);
  g_assert_cmpint (look_as (f, "consulent", other), ==, REGIE_ERROR_REASON);
  g_assert_cmpint (look_as (f, "beheer", other), ==, REGIE_ERROR_REASON); /* also who sees all */
  g_assert_cmpint (lines (f, "act = 'geopend' AND refused = 1"), ==, 1);
  g_assert_cmpint (do_as (f, "consulent", say, g_variant_new_int64 (other), "", NULL, &field), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "reden");
  g_assert_cmpint (do_as (f, "consulent", say, g_variant_new_int64 (other), "reden=anders", NULL,
                          &words),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (words, ==, "toelichting");
  g_assert_cmpint (do_as (f, "consulent", say, g_variant_new_int64 (other), "reden=collega", NULL,
                          NULL),
                   ==, DONE);
  g_assert_cmpint (look_as (f, "consulent", other), ==, DONE);
  g_assert_cmpint (look_as (f, "consulent", other), ==, DONE);
  g_assert_cmpint (lines (f, "ground = 'collega' AND act = 'reden_gegeven'"), ==, 1);
  g_assert_cmpint (lines (f, "act = 'geopend' AND refused = 0"), ==, 1);
  sql (f, "UPDATE read_log SET at = '2026-01-02T08:00:00Z'");
  g_assert_cmpint (look_as (f, "consulent", other), ==, REGIE_ERROR_REASON); /* another day */
}

static gint64
count_in (RegieDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (regie_db_get_int (db, text, 0, NULL, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* A login of the server changes, empties and forges nothing, and sees its own lines. */
static void
test_on_server (Fixture *f, gconstpointer data)
{
  static const char *const tries[] = {
    "UPDATE read_log SET who = 8",
    "DELETE FROM read_log",
    "INSERT INTO read_log (id, at, who, dossier) VALUES (99, '2026-11-23T09:00:00Z', 8, 1)",
    "TRUNCATE read_log",
    "UPDATE meta SET value = '0 ' WHERE key = 'read_chain'",
  };
  g_autofree char *login = g_strdup_printf ("reader_%d", (int) getpid ());
  g_autofree char *make = g_strdup_printf (
    "CREATE ROLE %s LOGIN; UPDATE staff SET login = '%s' WHERE id = 7", login, login);
  g_autofree char *drop = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);
  g_autofree char *user = g_strdup_printf ("user=%s", login);
  g_autoptr (GString) uri = g_string_new (f->uri);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) reader = NULL;
  RegieMe me = { .id = 7, .role = (char *) "consulent" };
  RegieWork work = { .office = f->office, .me = &me, .today = regie_office_today (f->office) };
  RegieReading forged = { .act = REGIE_READ_OPENED };
  gint64 one, seq;

  add_staff (f);
  one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  forged.dossier = one;
  g_assert_true (regie_reading_note (f->db, 9, &forged, &error));
  sql (f, make);
  g_assert_true (regie_policies_grant (f->db, login, TRUE, &error));
  g_assert_no_error (error);
  g_string_replace (uri, "user=test", user, 0);
  reader = regie_db_open (uri->str, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_in (reader, "SELECT count(*) FROM read_log"), ==, 0); /* that of 9 */
  work.db = reader;
  g_assert_true (regie_work_open_dossier (&work, one, &error));
  g_assert_no_error (error);
  /* In the name of another it stands in the own; and so does a change. */
  forged.refused = TRUE;
  g_assert_true (regie_reading_note (reader, 8, &forged, &error));
  g_assert_true (regie_log_append (reader, 8, "Proef", &seq, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT who FROM change_log ORDER BY seq DESC LIMIT 1"), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    regie_db_script (reader, tries[i], NULL);
  g_assert_cmpint (count_in (reader, "SELECT count(*) FROM read_log"), ==, 2);
  g_clear_pointer (&reader, regie_db_close);
  g_assert_cmpint (lines (f, "who = 7"), ==, 2);
  g_assert_cmpint (lines (f, "1 = 1"), ==, 3);
  g_assert_true (regie_log_check (f->db, &error));
  sql (f, drop);
}

TEST_SUITE (reading)
{
  static const FixtureTest tests[] = {
    { "opened-once", test_opened_once }, { "not-shown", test_not_shown },
    { "search", test_search },           { "whose", test_whose },
    { "reason", test_reason },
  };
  static const FixtureTest on_server[] = { { "on-server", test_on_server } };

  ADD_ON_BOTH_ENGINES ("/reading", tests);
  ADD_ON_SERVER ("/reading", on_server);
}
