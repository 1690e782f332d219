/* SPDX-License-Identifier: EUPL-1.2 */
/* What everybody changed: who did what to whom, from what to what; found by who, kind, days and
 * words; told to who may know it, and taken out with a reason. */
#include "regie-account-commands.h"

#include "doing.h"
#include "records.h"
#include "regie-changes-view.h"
#include "regie-dossier-commands.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-list-commands.h"

static void
add_staff (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, "
          "'Lotte', 'l', 'consulent', 1), (8, 1, 0, 'Bert Bos', 'bert', 'beheer', 1)");
}

/* Lotte records a talk, and Bert corrects the day of it. */
static gint64
talk_and_correct (Fixture *f)
{
  const gint64 dossier = add_dossier (f, "Haile", NULL, "gezin");
  g_autoptr (RegieRecord) fact = NULL;
  RegieChange *change = regie_change_new ("Corrected");

  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_FACT_RECORD],
                          g_variant_new_int64 (dossier),
                          "soort=contact&datum=2026-11-20&contactvorm=telefoon", NULL, NULL),
                   ==, DONE);
  fact = only_record (f, REGIE_ENTITY_Fact);
  regie_put (change, fact, Fact, day, "2026-11-19");
  f->applier.who = 8;
  apply (f, change, NULL);
  f->applier.who = 0;
  return dossier;
}

static char *
dup_page (Fixture *f, const char *role, const char *asked, guint most, int *code)
{
  g_autoptr (RegieChangesView) view = answer_as (f, role,
                                                 &regie_account_questions[REGIE_ACCOUNT_CHANGES],
                                                 g_variant_new ("(su)", asked, most), code);

  if (view == NULL)
    return NULL;
  return view->nothing != NULL ? g_strdup (view->nothing)
                               : regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
}

static void
assert_says (Fixture *f, const char *role, const char *asked, const char *says, gboolean wanted)
{
  int code;
  g_autofree char *text = dup_page (f, role, asked, 50, &code);

  g_assert_cmpint (code, ==, DONE);
  assert_said (text, role, says, wanted);
}

/* Who accounts for the office, and nobody else; that they looked is written down. */
static void
test_who_may (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    int code;
  } cases[] = { { "manager", DONE },
                { "toezicht", DONE },
                { "beheer", DONE },
                { "consulent", REGIE_ERROR_REFUSED },
                { "financien", REGIE_ERROR_REFUSED },
                { "balie", REGIE_ERROR_REFUSED } };

  add_staff (f);
  talk_and_correct (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int code;
      g_autofree char *text = dup_page (f, cases[i].role, "", 50, &code);

      g_assert_cmpint (code, ==, cases[i].code);
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE act = 'lijst' AND kind = "
                             "'changes' AND who = 7"),
                   ==, 1); /* the same within the hour */
}

/* The newest first, with whose it is and from what to what. */
static void
test_says (Fixture *f, gconstpointer data)
{
  add_staff (f);
  assert_says (f, "manager", "", "Nobody changed anything yet.", TRUE);
  talk_and_correct (f);
  assert_says (f, "manager", "", " · Lotte · Selam Haile", TRUE);
  assert_says (f, "manager", "", " · Bert Bos · Selam Haile", TRUE);
  assert_says (f, "manager", "", " · the program · Selam Haile", TRUE);
  assert_says (f, "manager", "", "Date: Fri 20 Nov 2026 → Thu 19 Nov 2026", TRUE);
  /* What came says what it said then, in words. */
  assert_says (f, "manager", "", "Date: Fri 20 Nov 2026; ", TRUE);
  assert_says (f, "manager", "", "telefoon", FALSE);
  assert_says (f, "manager", "", "[Undo]", FALSE);
  assert_says (f, "beheer", "", "[Undo]", TRUE);
}

/* What was erased is named, and neither told nor taken back. */
static void
test_erased (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 dossier;

  add_staff (f);
  dossier = talk_and_correct (f);
  sql (f, "UPDATE person SET phone = '06 1'");
  regie_erase_dossier (f->db, f->office, dossier, "onterecht", 8, &error);
  g_assert_no_error (error);
  assert_says (f, "beheer", "soort=persoon", "Person: erased", TRUE);
  assert_says (f, "beheer", "soort=persoon", "Surname: erased", FALSE);
  assert_says (f, "beheer", "soort=feit", "Dossier erased", TRUE);
  assert_says (f, "beheer", "", "removed", FALSE);
  assert_says (f, "beheer", "soort=feit", "[Undo]", FALSE);
}

/* By who, kind, period and words, and several of these at once; what is no such thing is
 * refused. */
static void
test_filters (Fixture *f, gconstpointer data)
{
  int code;

  add_staff (f);
  talk_and_correct (f);
  sql (f, "UPDATE change_log SET at = '2019-03-05T12:00:00Z' WHERE who = 8");
  assert_says (f, "manager", "wie=8", " · Bert Bos · ", TRUE);
  assert_says (f, "manager", "wie=8", "Lotte", FALSE);
  assert_says (f, "manager", "wie=0", "Lotte", FALSE);
  assert_says (f, "manager", "wie=0", "the program", TRUE);
  assert_says (f, "manager", "soort=feit", "Lotte", TRUE);
  assert_says (f, "manager", "soort=doel", "Nothing was changed like this", TRUE);
  assert_says (f, "manager", "soort=persoon", "Lotte", FALSE);
  assert_says (f, "manager", "soort=persoon", "the program", TRUE);
  assert_says (f, "manager", "periode=week", " · Bert Bos · ", FALSE);
  assert_says (f, "manager", "periode=week", "Lotte", TRUE);
  assert_says (f, "manager", "periode=2019-03", " · Bert Bos · ", TRUE);
  assert_says (f, "manager", "periode=2019-03", "Lotte", FALSE);
  assert_says (f, "manager", "van=2019-03-05&tot=2019-03-05", " · Bert Bos · ", TRUE);
  assert_says (f, "manager", "van=2019-03-06&tot=2019-12-31", "Nothing was changed", TRUE);
  assert_says (f, "manager", "zoek=haile%20lotte", "Lotte", TRUE);
  assert_says (f, "manager", "zoek=haile%20lotte", " · Bert Bos · ", FALSE);
  assert_says (f, "manager", "zoek=5%20mar%202019", " · Bert Bos · ", TRUE);
  assert_says (f, "manager", "zoek=lotte&wie=8", "No change says this.", TRUE);
  {
    static const char *const wrong[] = { "soort=huis", "periode=eeuw", "van=gisteren" };

    for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
      {
        g_autofree char *text = dup_page (f, "manager", wrong[i], 50, &code);

        g_assert_cmpint (code, ==, REGIE_ERROR_INVALID);
      }
  }
}

/* What a role may not read it does not read here either: of health the manager hears that
 * something was recorded, and who looks after others without dossiers hears of whom nowhere. */
static void
test_rights (Fixture *f, gconstpointer data)
{
  gint64 dossier;

  add_staff (f);
  dossier = talk_and_correct (f);
  f->applier.who = 7;
  record_in (f, REGIE_ENTITY_Health, dossier,
             PAIRS ("gesproken_op", "2026-11-20", "psychisch", "slaapt slecht"));
  f->applier.who = 0;
  assert_says (f, "beheer", "", "slaapt slecht", TRUE);
  assert_says (f, "manager", "", "slaapt", FALSE);
  assert_says (f, "manager", "soort=feit", "Haile", TRUE);
  assert_says (f, "toezicht", "", "Lotte", TRUE);
  assert_says (f, "toezicht", "wie=8", "Corrected", TRUE);
  assert_says (f, "toezicht", "wie=8", "Haile", FALSE);
  assert_says (f, "toezicht", "", "20 Nov 2026", FALSE);
}

/* By page: the next ones come with a larger number, and what is older than the last is there. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(su)", "", 2));
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work;
  g_autoptr (RegieChangesView) view = NULL;
  g_autofree char *text = NULL;

  add_staff (f);
  talk_and_correct (f);
  work = work_as (f, &me, "manager");
  view = regie_question_ask (&work, &regie_account_questions[REGIE_ACCOUNT_CHANGES], target,
                             &error);
  g_assert_no_error (error);
  g_assert_true (view->has_more);
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_assert_nonnull (strstr (text, "Bert Bos"));
  g_assert_null (strstr (text, "the program"));
}

/* Words are searched so far back, it is said how far, and who asks more has more looked at. */
static void
test_further (Fixture *f, gconstpointer data)
{
  int code;
  g_autofree char *near = NULL;
  g_autofree char *far = NULL;

  add_staff (f);
  talk_and_correct (f); /* the newest is Bert's */
  sql (f, "UPDATE change_log SET at = '2019-03-05T12:00:00Z' WHERE who = 8");
  regie_changes_set_looked_at (1);
  near = dup_page (f, "manager", "zoek=lotte", 50, &code);
  far = dup_page (f, "manager", "zoek=lotte", 100, &code);
  regie_changes_set_looked_at (0);
  g_assert_nonnull (strstr (near, "No change says this as far back as 5 March 2019."));
  g_assert_nonnull (strstr (far, "Lotte"));
  g_assert_nonnull (strstr (far, "Looked as far back as"));
  assert_says (f, "manager", "zoek=lotte", "Looked as far back as", FALSE);
}

/* What goes out was looked for as far back as the screen did, and says so. */
static void
test_out_further (Fixture *f, gconstpointer data)
{
  RegieMe me;
  RegieWork work;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRoll) near = NULL;
  g_autoptr (RegieRoll) far = NULL;

  add_staff (f);
  talk_and_correct (f);
  sql (f, "UPDATE change_log SET at = '2019-03-05T12:00:00Z' WHERE who = 8");
  work = work_as (f, &me, "manager");
  regie_changes_set_looked_at (1);
  near = regie_changes_roll_load (&work, "zoek=lotte&getoond=50", FALSE, &error);
  far = regie_changes_roll_load (&work, "zoek=lotte&getoond=100", FALSE, &error);
  regie_changes_set_looked_at (0);
  g_assert_no_error (error);
  g_assert_cmpuint (regie_roll_get_n_rows (near), ==, 0);
  g_assert_true (g_ptr_array_find_with_equal_func ((GPtrArray *) regie_roll_get_about (near),
                                                   "Looked as far back as 5 March 2019",
                                                   g_str_equal, NULL));
  g_assert_cmpuint (regie_roll_get_n_rows (far), ==, 1);
}

/* Out of the program as a table, with a reason, and logged before it is there. */
static void
test_out (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-changes-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lijst.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char *const none[] = { NULL };
  g_autofree char *field = NULL;
  g_autofree char *text = NULL;

  add_staff (f);
  talk_and_correct (f);
#define OUT g_variant_new ("(ss^ass)", "changes", "wie=8", none, uri)
  g_assert_cmpint (do_as (f, "consulent", &regie_list_commands[REGIE_LIST_EXPORT], OUT,
                          "reden=controle", NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "manager", &regie_list_commands[REGIE_LIST_EXPORT], OUT, NULL, NULL,
                          &field),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "reden");
  g_assert_cmpint (do_as (f, "manager", &regie_list_commands[REGIE_LIST_EXPORT], OUT,
                          "reden=controle", NULL, NULL),
                   ==, DONE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Bert Bos"));
  g_assert_nonnull (strstr (text, "Date: Fri 20 Nov 2026 → Thu 19 Nov 2026"));
  g_assert_null (strstr (text, "Lotte"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE act = 'geexporteerd' AND kind = "
                             "'changes' AND reason = 'controle'"),
                   ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

TEST_SUITE (changes)
{
  static const FixtureTest tests[] = {
    { "who-may", test_who_may }, { "says", test_says },     { "erased", test_erased },
    { "filters", test_filters }, { "rights", test_rights }, { "pages", test_pages },
    { "further", test_further }, { "out", test_out },       { "out-further", test_out_further },
  };

  ADD_ON_BOTH_ENGINES ("/work/changes", tests);
}
