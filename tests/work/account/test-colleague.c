/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of a member of staff: what that person has, may, changed and looked at, and what asks
 * for a talk; and the rights of that person as a list for the yearly review. */
#include "regie-account-commands.h"

#include "doing.h"
#include "records.h"
#include "regie-colleague-view.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"
#include "regie-list-commands.h"

static void
add_staff (Fixture *f)
{
  sql (f,
       "INSERT INTO team (id, version, voided, name) VALUES (1, 1, 0, 'Noord');"
       "INSERT INTO staff (id, version, voided, name, login, role, team, active, capacity) VALUES "
       "(7, 1, 0, 'Lotte', 'l', 'manager', NULL, 1, NULL), (8, 1, 0, 'Bert Bos', 'bert', "
       "'consulent', 1, 1, 80);"
       "INSERT INTO absence (id, version, voided, staff, from_day, until_day, replaced_by) VALUES "
       "(1, 1, 0, 8, '2026-12-01', '2026-12-14', 7)");
}

static char *
dup_page (Fixture *f, const char *role, gint64 staff, int *code)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (staff));
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (RegieColleagueView) view = NULL;

  view = regie_question_ask (&work, &regie_account_questions[REGIE_ACCOUNT_COLLEAGUE], target,
                             &error);
  *code = error != NULL ? error->code : DONE;
  return view != NULL ? regie_chapters_dup_text (G_LIST_MODEL (view->chapters)) : NULL;
}

static void
assert_says (Fixture *f, const char *role, const char *says, gboolean wanted)
{
  int code;
  g_autofree char *text = dup_page (f, role, 8, &code);

  g_assert_cmpint (code, ==, DONE);
  if ((strstr (text, says) != NULL) != wanted)
    g_error ("“%s” as %s in: %s", says, role, text);
}

static void
test_says (Fixture *f, gconstpointer data)
{
  RegieReading reading = { .act = REGIE_READ_OPENED };
  g_autoptr (RegieRecord) bert = NULL;
  RegieChange *change = regie_change_new ("Another role");
  int code;

  add_staff (f);
  reading.dossier = add_dossier (f, "Bos", NULL, "gezin");
  g_assert_true (regie_reading_note (f->db, 8, &reading, NULL));
  assert_says (f, "manager", "Consultant; since when is not in the log", TRUE);
  assert_says (f, "manager", "Noord", TRUE);
  assert_says (f, "manager", "Login bert", TRUE);
  assert_says (f, "manager", "80 % of a week", TRUE);
  assert_says (f, "manager", "Leave from Tue 1 Dec 2026 to Mon 14 Dec 2026 | Lotte", TRUE);
  assert_says (f, "manager", "0 dossiers as consultant", TRUE);
  assert_says (f, "toezicht", "as consultant", FALSE);
  assert_says (f, "manager", "Bert Bos · Opened", TRUE);
  assert_says (f, "manager", "Nothing was changed yet", TRUE);
  assert_says (f, "manager", "Inhoud van een dossier", TRUE); /* what the role may */
  assert_says (f, "manager", "[Save the rights…]", TRUE);
  assert_says (f, "toezicht", "[Save the rights…]", FALSE); /* exports nothing */
  bert = regie_load_needed (f->db, regie_entity (REGIE_ENTITY_Staff), 8, NULL);
  regie_put (change, bert, Staff, role, "financien");
  f->applier.who = 8;
  apply (f, change, NULL);
  assert_says (f, "manager", "Contracts and finance, since ", TRUE);
  assert_says (f, "manager", "Another role", TRUE);
  assert_says (f, "manager", "Role: Consultant → Contracts and finance", TRUE);
  assert_says (f, "manager", "Nothing was changed yet", FALSE);
  g_assert_null (dup_page (f, "consulent", 8, &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
  g_assert_null (dup_page (f, "manager", 99, &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_CONFLICT);
}

/* What asks for a talk about this one, and nothing about others. */
static void
test_signals (Fixture *f, gconstpointer data)
{
  RegieReading reading = { .act = REGIE_READ_EXPORTED, .kind = "caseload", .persons = 400 };
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (8));
  RegieMe me;
  RegieWork work;
  g_autoptr (RegieColleagueView) view = NULL;
  g_autofree char *text = NULL;

  add_staff (f);
  g_assert_true (regie_reading_note (f->db, 8, &reading, NULL));
  reading.persons = 300;
  g_assert_true (regie_reading_note (f->db, 7, &reading, NULL));
  work = work_as (f, &me, "manager");
  work.today = regie_office_real_today ();
  view = regie_question_ask (&work, &regie_account_questions[REGIE_ACCOUNT_COLLEAGUE], target,
                             NULL);
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_assert_nonnull (strstr (text, "Bert Bos took out the data of 400 people"));
  g_assert_null (strstr (text, "Lotte took out"));
  g_assert_nonnull (strstr (text, "Exported | 400 people | 1 time"));
}

/* As a table and on paper; and the list of all. */
static void
test_lists (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *list, *asked, *says;
  } lists[] = { { "rights", "wie=8", "Inhoud van een dossier" }, { "staff", "", "Bert Bos" } };
  g_autofree char *folder = g_dir_make_tmp ("regie-rights-XXXXXX", NULL);
  const char *const none[] = { NULL };

  add_staff (f);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint paper = 0; paper < 2; paper++)
      {
        g_autofree char *path = g_build_filename (folder, paper ? "lijst.pdf" : "lijst.csv", NULL);
        g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
        g_autofree char *text = NULL;
        gsize length;

#define OUT g_variant_new ("(ss^ass)", lists[i].list, lists[i].asked, none, uri)
        g_assert_cmpint (do_as (f, "consulent", &regie_list_commands[REGIE_LIST_EXPORT], OUT, NULL,
                                NULL, NULL),
                         ==, REGIE_ERROR_REFUSED);
        g_assert_cmpint (do_as (f, "manager", &regie_list_commands[REGIE_LIST_EXPORT], OUT, NULL,
                                NULL, NULL),
                         ==, DONE);
        g_assert_true (g_file_get_contents (path, &text, &length, NULL));
        if (paper)
          g_assert_cmpmem (text, 4, "%PDF", 4);
        else
          g_assert_nonnull (strstr (text, lists[i].says));
        g_assert_cmpint (g_unlink (path), ==, 0);
      }
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE title LIKE 'Exported: the %'"),
                   ==, 4);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

TEST_SUITE (colleague)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "signals", test_signals },
    { "lists", test_lists },
  };

  ADD_ON_BOTH_ENGINES ("/work/colleague", tests);
}
