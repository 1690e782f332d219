/* SPDX-License-Identifier: EUPL-1.2 */
/* Dividing the caseload and leave as commands: they do what they say on both engines, are refused
 * without the right, and are a conflict when what they are about is gone. */
#include "fixture.h"

#include "days.h"
#include "doing.h"
#include "regie-ahead-commands.h"
#include "regie-demo.h"
#include "regie-divide-view.h"
#include "regie-error.h"
#include "regie-log-commands.h"
#include "regie-office-commands.h"

#define AHEAD(name) (&regie_ahead_commands[REGIE_##name])

static gpointer
ask (Fixture *f, const char *role, const RegieQuestion *question, GVariant *target)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (target);
  g_autoptr (GError) error = NULL;
  gpointer answer;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  answer = regie_question_ask (&work, question, owned, &error);
  g_assert_no_error (error);
  return answer;
}

static void
add_staff (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (
    f->db,
    "INSERT INTO staff (id, version, voided, name, login, role, active, capacity, languages) VALUES"
    " (7, 1, 0, 'Nour El Haddad', 'n', 'consulent', 1, 100, NULL),"
    " (8, 1, 0, 'Bas', 'b', 'consulent', 1, 50, 'Tigrinya'),"
    " (9, 1, 0, 'Weg', 'w', 'consulent', 0, NULL, NULL),"
    " (10, 1, 0, 'Cor', 'c', 'consulent', 1, NULL, NULL)",
    &error);
  g_assert_no_error (error);
}

static gint64
undo (Fixture *f, gint64 seq)
{
  return do_as (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO], g_variant_new_int64 (seq), NULL,
                NULL, NULL);
}

static GVariant *
moves (gint64 one, gint64 from, gint64 to, gint64 other)
{
  return g_variant_new_parsed ("[(%x, %x, %x), (%x, %x, %x)]", one, from, to, other, from, to);
}

/* All of it or nothing, with a note for who takes over, and one undo. */
static void
test_divide (Fixture *f, gconstpointer engine)
{
  static const char of_8[] = "SELECT count(*) FROM dossier WHERE consultant = 8";
  static const char notes[] = "SELECT count(*) FROM fact WHERE kind = 'overdracht' AND voided = 0 "
                              "AND day = '2026-11-23' AND note LIKE '%to Bas.'";
  g_autoptr (RegieOutcome) outcome = NULL;
  gint64 one, two;

  add_staff (f);
  one = add_dossier (f, "Haile", NULL, "asiel_28");
  two = add_dossier (f, "Bakker", NULL, "gezin");
  g_assert_cmpint (do_as (f, "financien", AHEAD (CASELOAD_DIVIDE), moves (one, 0, 8, two), NULL,
                          NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  /* One that is of somebody else by now, one that is gone, and who does not work here. */
  g_assert_cmpint (do_as (f, "manager", AHEAD (CASELOAD_DIVIDE), moves (one, 7, 8, two), NULL, NULL,
                          NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (do_as (f, "manager", AHEAD (CASELOAD_DIVIDE), moves (one, 0, 8, 12), NULL, NULL,
                          NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (do_as (f, "manager", AHEAD (CASELOAD_DIVIDE), moves (one, 0, 9, two), NULL, NULL,
                          NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (do_as (f, "manager", AHEAD (CASELOAD_DIVIDE),
                          g_variant_new_parsed ("@a(xxx) []"), NULL, NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, of_8) + count (f, notes), ==, 0);
  g_assert_cmpint (do_as (f, "manager", AHEAD (CASELOAD_DIVIDE), moves (one, 0, 8, two), NULL,
                          &outcome, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, of_8), ==, 2);
  g_assert_cmpint (count (f, notes), ==, 2);
  g_assert_cmpstr (outcome->said, ==, "Divided 2 dossiers");
  g_assert_cmpint (undo (f, outcome->seq), ==, DONE);
  g_assert_cmpint (count (f, of_8) + count (f, notes), ==, 0);
  assert_in_order (f);
}

/* What is proposed can be done as it stands, and then nothing of nobody is left. */
static void
test_proposed (Fixture *f, gconstpointer engine)
{
  static const char nobody[] = "SELECT count(*) FROM dossier_index WHERE consultant IS NULL AND "
                               "phase NOT IN ('klaar', 'weg', 'vervallen')";
  g_autoptr (RegieDivideView) view = NULL;
  g_autofree char *text = NULL;
  RegieChapter *chapter = NULL;
  RegieDeed *deed = NULL;

  fixture_fill (f, 60, 7);
  g_assert_true (
    regie_db_script (f->db,
                     "UPDATE dossier SET consultant = NULL WHERE id IN (SELECT dossier "
                     "FROM dossier_index WHERE phase = 'intake')",
                     NULL));
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  g_assert_cmpint (count (f, nobody), >, 0);
  view = ask (f, "manager", &regie_ahead_questions[REGIE_DIVIDE_READ],
              g_variant_new_parsed ("(@ax [], @ax [], uint32 1000)"));
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_assert_nonnull (strstr (text, "Who carries what"));
  g_assert_nonnull (strstr (text, "from Nobody to "));
  g_assert_nonnull (strstr (text, "On leave until 12 December 2026; Lotte Habets looks after"));
  chapter = g_list_model_get_item (G_LIST_MODEL (view->chapters), 1);
  g_object_unref (chapter); /* the list keeps it */
  deed = g_list_model_get_item (G_LIST_MODEL (chapter->deeds), 0);
  g_assert_cmpstr (deed->action, ==, "caseload.divide");
  g_assert_cmpint (do_as (f, "manager", AHEAD (CASELOAD_DIVIDE), deed->target, NULL, NULL, NULL),
                   ==, DONE);
  g_object_unref (deed);
  g_assert_cmpint (count (f, nobody), ==, 0);
  assert_in_order (f);
}

/* What is left out stays where it is, and the rest is as it was. */
static void
test_left_out (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (RegieCarried) carried = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) some = NULL;
  gint64 first;

  fixture_fill (f, 60, 7);
  g_assert_true (regie_db_script (f->db, "UPDATE dossier SET consultant = NULL", NULL));
  carried = regie_carried_load (&work, NULL);
  all = regie_carried_propose (carried, f->office, 10, NULL, 0);
  g_assert_cmpuint (all->len, ==, 10);
  first = g_array_index (all, RegieMove, 0).dossier;
  some = regie_carried_propose (carried, f->office, 10, &first, 1);
  g_assert_cmpuint (some->len, ==, 9);
  for (guint i = 0; i < some->len; i++)
    g_assert_cmpint (g_array_index (some, RegieMove, i).dossier, ==,
                     g_array_index (all, RegieMove, i + 1).dossier);
}

/* Who takes no part gets nothing, and is still there. */
static void
test_skipped (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (RegieCarried) carried = NULL;
  g_autoptr (GArray) moves = NULL;
  g_autoptr (RegieDivideView) view = NULL;
  g_autofree char *text = NULL;
  gint64 skipped;

  fixture_fill (f, 60, 7);
  g_assert_true (regie_db_script (f->db, "UPDATE dossier SET consultant = NULL", NULL));
  carried = regie_carried_load (&work, NULL);
  moves = regie_carried_propose (carried, f->office, 10, NULL, 0);
  skipped = g_array_index (moves, RegieMove, 0).to;
  g_clear_pointer (&moves, g_array_unref);
  regie_carried_skip (carried, skipped);
  regie_carried_skip (carried, 12345);
  moves = regie_carried_propose (carried, f->office, 10, NULL, 0);
  g_assert_cmpuint (moves->len, ==, 10);
  for (guint i = 0; i < moves->len; i++)
    g_assert_cmpint (g_array_index (moves, RegieMove, i).to, !=, skipped);
  view = regie_divide_view_new (&work, carried, moves, NULL, 0);
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_assert_nonnull (strstr (text, "takes no part this time"));
}

#define LEAVE "van=2026-11-20&tot=2026-12-12&toelichting=Verlof"

/* Whose dossiers member of staff 8 sees as his own on DAY. */
static gint64
count_mine (Fixture *f, const char *iso)
{
  g_autoptr (RegieQuery) query = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  me.id = 8;
  work.today = day (iso);
  query = regie_work_query (&work, "van=mijn", &error);
  g_assert_no_error (error);
  g_assert_true (regie_caseload_count (f->db, query, work.today, &n, &error));
  return n;
}

/* While the leave lasts the colleague sees the dossiers as well; the day after it is as it was, and
 * nothing was written to any dossier. */
static void
test_leave (Fixture *f, gconstpointer engine)
{
  static const char leaves[] = "SELECT count(*) FROM absence WHERE voided = 0 AND staff = 7 AND "
                               "replaced_by = 8 AND until_day = '2026-12-12' AND note = 'Verlof'";
  static const struct {
    const char *day;
    gint64 mine;
  } rows[] = { { "2026-11-19", 1 }, { "2026-11-20", 2 }, { "2026-12-12", 2 }, { "2026-12-13", 1 } };
  g_autoptr (RegieOutcome) outcome = NULL;
  gint64 one, two;
  g_autofree char *sql = NULL;

  add_staff (f);
  one = add_dossier (f, "Haile", NULL, "asiel_28");
  two = add_dossier (f, "Bakker", NULL, "gezin");
  sql = g_strdup_printf ("UPDATE dossier SET consultant = 7 WHERE id = %" G_GINT64_FORMAT
                         "; UPDATE dossier SET consultant = 8 WHERE id = %" G_GINT64_FORMAT,
                         one, two);
  g_assert_true (regie_db_script (f->db, sql, NULL));
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  g_assert_cmpint (do_as (f, "consulent", AHEAD (ABSENCE_ADD), g_variant_new_int64 (7),
                          LEAVE "&keuze=8", &outcome, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, leaves), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (count_mine (f, rows[i].day), ==, rows[i].mine);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE consultant = 7"), ==, 1);
  g_assert_cmpint (undo (f, outcome->seq), ==, DONE);
  g_assert_cmpint (count (f, leaves), ==, 0);
  g_assert_cmpint (count_mine (f, "2026-12-01"), ==, 1);
  assert_in_order (f);
}

/* What is shown of it: Today and the caseload of who replaces say for whom and until when, and the
 * leave goes out as any kind of record does. */
static void
test_leave_shown (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieTodayAnswer) today = NULL;
  g_autoptr (RegieCaseloadAnswer) caseload = NULL;
  g_autoptr (RegieCaseloadAnswer) all = NULL;

  add_staff (f);
  g_assert_cmpint (do_as (f, "manager", AHEAD (ABSENCE_ADD), g_variant_new_int64 (8),
                          LEAVE "&keuze=7", NULL, NULL),
                   ==, DONE);
  today = ask (f, "consulent", &regie_office_questions[REGIE_TODAY_READ],
               g_variant_new ("(sss)", "van=mijn", "", ""));
  g_assert_nonnull (strstr (today->view->sentence, "Also for Bas until 12 December 2026"));
  caseload = ask (f, "consulent", &regie_office_questions[REGIE_CASELOAD_IDS],
                  g_variant_new ("(sub)", "van=mijn", 0u, FALSE));
  g_assert_cmpstr (caseload->view->also, ==, "Also for Bas until 12 December 2026");
  all = ask (f, "consulent", &regie_office_questions[REGIE_CASELOAD_IDS],
             g_variant_new ("(sub)", "", 0u, FALSE));
  g_assert_null (all->view->also);
}

/* What cannot be is refused with its field; a colleague's is for the manager. */
static void
test_leave_refused (Fixture *f, gconstpointer engine)
{
  static const struct {
    const char *role;
    gint64 staff;
    const char *form;
    int code;
    const char *field;
  } rows[] = {
    { "consulent", 8, LEAVE, REGIE_ERROR_REFUSED, NULL },
    { "balie", 7, LEAVE, REGIE_ERROR_REFUSED, NULL },
    { "consulent", 7, "tot=2026-12-12", REGIE_ERROR_INVALID, "van" },
    { "consulent", 7, "van=2026-12-12&tot=2026-12-11", REGIE_ERROR_INVALID, "tot" },
    { "consulent", 7, LEAVE "&keuze=7", REGIE_ERROR_INVALID, "waarnemer" },
    { "consulent", 7, LEAVE "&keuze=9", REGIE_ERROR_CONFLICT, NULL },
    { "manager", 9, LEAVE, REGIE_ERROR_CONFLICT, NULL },
    { "manager", 77, LEAVE, REGIE_ERROR_CONFLICT, NULL },
    { "manager", 10, LEAVE "&keuze=8", DONE, NULL },
    { "manager", 10, LEAVE, REGIE_ERROR_INVALID, "van" },
    { "manager", 7, LEAVE "&keuze=10", REGIE_ERROR_INVALID, "waarnemer" },
    { "manager", 8, LEAVE, REGIE_ERROR_INVALID, "van" },
  };

  add_staff (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *field = NULL;

      g_test_message ("row %u", i);
      g_assert_cmpint (do_as (f, rows[i].role, AHEAD (ABSENCE_ADD),
                              g_variant_new_int64 (rows[i].staff), rows[i].form, NULL, &field),
                       ==, rows[i].code);
      g_assert_cmpstr (field, ==, rows[i].field);
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM absence"), ==, 1);
}

/* It is changed as its form opens, and removed; once it is gone both are a conflict. */
static void
test_leave_changed (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (RegieAskStart) start = NULL;
  gint64 id;

  add_staff (f);
  g_assert_cmpint (do_as (f, "manager", AHEAD (ABSENCE_ADD), g_variant_new_int64 (10),
                          LEAVE "&keuze=8", &outcome, NULL),
                   ==, DONE);
  id = outcome->about;
  start = ask (f, "manager", &regie_ahead_questions[REGIE_ABSENCE_OPENING],
               g_variant_new_int64 (id));
  g_assert_cmpstr (regie_form_get (start->form, "tot"), ==, "2026-12-12");
  g_assert_cmpstr (regie_form_get (start->form, REGIE_ASK_CHOICE), ==, "8");
  g_assert_nonnull (strstr (start->about, "Cor"));
  g_assert_false (g_strv_contains ((const char *const *) start->choices, "10"));
  g_assert_true (g_strv_contains ((const char *const *) start->choices, "8"));
  g_assert_cmpint (do_as (f, "manager", AHEAD (ABSENCE_CHANGE), g_variant_new_int64 (id),
                          "van=2026-11-20&tot=2026-12-01", NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM absence WHERE until_day = '2026-12-01' AND "
                             "replaced_by IS NULL AND staff = 10"),
                   ==, 1);
  g_assert_cmpint (do_as (f, "consulent", AHEAD (ABSENCE_REMOVE), g_variant_new_int64 (id), NULL,
                          NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "manager", AHEAD (ABSENCE_REMOVE), g_variant_new_int64 (id), NULL,
                          NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (do_as (f, "manager", AHEAD (ABSENCE_CHANGE), g_variant_new_int64 (id), LEAVE,
                          NULL, NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (do_as (f, "manager", AHEAD (ABSENCE_REMOVE), g_variant_new_int64 (id), NULL,
                          NULL, NULL),
                   ==, REGIE_ERROR_CONFLICT);
}

static void
test_working (Fixture *f, gconstpointer engine)
{
  g_autofree char *field = NULL;

  add_staff (f);
  g_assert_cmpint (do_as (f, "manager", AHEAD (STAFF_WORKING), g_variant_new_int64 (8),
                          "beschikbaar=80", NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", AHEAD (STAFF_WORKING), g_variant_new_int64 (8),
                          "beschikbaar=101", NULL, &field),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "beschikbaar");
  g_assert_cmpint (do_as (f, "beheer", AHEAD (STAFF_WORKING), g_variant_new_int64 (8),
                          "beschikbaar=80&talen=Arabisch, Engels", NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM staff WHERE capacity = 80 AND languages = "
                             "'Arabisch, Engels'"),
                   ==, 1);
  g_assert_cmpint (do_as (f, "beheer", AHEAD (STAFF_WORKING), g_variant_new_int64 (77), NULL, NULL,
                          NULL),
                   ==, REGIE_ERROR_CONFLICT);
}

TEST_SUITE (ahead_commands)
{
  static const FixtureTest tests[] = {
    { "divide", test_divide },
    { "what-is-proposed-can-be-done", test_proposed },
    { "what-is-left-out-stays", test_left_out },
    { "who-takes-no-part-gets-nothing", test_skipped },
    { "leave", test_leave },
    { "leave-is-shown", test_leave_shown },
    { "leave-that-cannot-be", test_leave_refused },
    { "leave-is-changed", test_leave_changed },
    { "working-hours", test_working },
  };

  ADD_ON_BOTH_ENGINES ("/ahead-commands", tests);
}
