/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here, in words: by team, with what each carries; who left; what a role may. */
#include "records.h"

#include "regie-staff-view.h"

static void
add_staff (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (
    f->db,
    "INSERT INTO team (id, version, voided, name) VALUES (3, 1, 0, 'Noord'), (4, 1, 0, 'Zuid');"
    "INSERT INTO staff (id, version, voided, name, login, role, team, active, capacity) VALUES"
    " (7, 1, 0, 'Ingrid van Dam', 'ingrid', 'beheer', NULL, 1, NULL),"
    " (8, 1, 0, 'Bas Zwart', NULL, 'consulent', 3, 1, 80),"
    " (9, 1, 0, 'Weg Aarts', 'weg', 'consulent', 3, 0, NULL),"
    " (10, 1, 0, 'Cor Bos', 'cor', 'balie', NULL, 1, NULL);"
    "INSERT INTO absence (id, version, voided, staff, from_day, until_day) VALUES"
    " (5, 1, 0, 8, '2026-11-20', '2026-12-12')",
    &error);
  g_assert_no_error (error);
}

static char *
dup_as (Fixture *f, const char *role)
{
  g_autoptr (RegieStaffView) view = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  view = regie_staff_view_load (&work, &error);
  g_assert_no_error (error);
  return regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
}

static void
test_says (Fixture *f, gconstpointer engine)
{
  static const char *const says[] = {
    "3 people work here, 2 teams.",
    "Consultant · no login · 80 % of a week · On leave until 12 December 2026",
    "Nobody is in this team.",
    "In no team",
    "Administrator · login ",
    "Participation desk · login cor",
    "Let In Again",
    "Works at the Meedoenbalie",
  };
  g_autofree char *text = NULL;
  g_autofree char *sql = NULL;

  add_staff (f);
  sql = g_strdup_printf ("UPDATE dossier SET consultant = 9 WHERE id = %" G_GINT64_FORMAT,
                         add_dossier (f, "Haile", NULL, "asiel_28"));
  g_assert_true (regie_db_script (f->db, sql, NULL));
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  text = dup_as (f, "beheer");
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    if (strstr (text, says[i]) == NULL)
      g_error ("%s is not said in: %s", says[i], text);
  /* Who left with a dossier. */
  g_assert_nonnull (strstr (strstr (text, "Weg Aarts"), "1 dossier"));
  g_assert_true ((strstr (text, "no security") != NULL) == !regie_db_is_postgres (f->db));
  g_assert_true ((strstr (text, "does not know the login cor") != NULL)
                 == regie_db_is_postgres (f->db));
}

/* Who does not administer reads, and changes nothing. */
static void
test_reads (Fixture *f, gconstpointer engine)
{
  static const char *const lacks[] = { "Let Somebody In", "Let In Again", "Rename", "CREATE ROLE" };
  g_autofree char *text = NULL;

  add_staff (f);
  text = dup_as (f, "manager");
  g_assert_nonnull (strstr (text, "Ingrid van Dam"));
  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    g_assert_null (strstr (text, lacks[i]));
}

/* Every row of the list is a line of the page; what is found stands below what can be done. */
static void
test_found (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieStaffView) view = NULL;
  g_autoptr (GListStore) found = g_list_store_new (regie_line_get_type ());
  g_autoptr (GListStore) chapters = NULL;
  g_autofree char *text = NULL;
  RegieRollAsk ask = { .text = g_strdup ("zuid bas") };
  g_autoptr (GArray) rows = NULL;
  RegieMe me;
  RegieWork work;

  add_staff (f);
  sql (f, "UPDATE staff SET team = 4 WHERE id = 8");
  work = work_as (f, &me, "beheer");
  view = regie_staff_view_load (&work, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->lines)), ==,
                    regie_roll_get_n_rows (view->roll));
  rows = regie_roll_find (view->roll, &ask);
  g_assert_cmpuint (rows->len, ==, 1);
  {
    g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (view->lines),
                                                        g_array_index (rows, guint, 0));

    g_assert_cmpstr (line->title, ==, "Bas Zwart");
    g_list_store_append (found, line);
  }
  chapters = regie_staff_view_find (view, G_LIST_MODEL (found));
  text = regie_chapters_dup_text (G_LIST_MODEL (chapters));
  g_assert_nonnull (strstr (text, "Let Somebody In"));
  g_assert_nonnull (strstr (text, "Bas Zwart"));
  g_assert_null (strstr (text, "Ingrid"));
  g_assert_null (strstr (text, "Works at the Meedoenbalie"));
  regie_roll_ask_clear (&ask);
}

/* A team that was taken away lets nobody fall out of the page. */
static void
test_no_team (Fixture *f, gconstpointer engine)
{
  g_autofree char *text = NULL;

  add_staff (f);
  sql (f, "UPDATE team SET voided = 1 WHERE id = 3");
  text = dup_as (f, "beheer");
  g_assert_nonnull (strstr (text, "Bas Zwart"));
}

TEST_SUITE (staff_view)
{
  static const FixtureTest tests[] = {
    { "says-who-works-here", test_says },
    { "a-manager-only-reads", test_reads },
    { "is-found", test_found },
    { "in-a-team-that-went", test_no_team },
  };

  ADD_ON_BOTH_ENGINES ("/staff-view", tests);
}
