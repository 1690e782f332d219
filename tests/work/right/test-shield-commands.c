/* SPDX-License-Identifier: EUPL-1.2 */
/* Shielding a dossier, opening it in need, and who looks that through. */
#include "doing.h"
#include "regie-chapter.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"
#include "regie-shield-commands.h"

static void
sql (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (f->db, text, &error);
  g_assert_no_error (error);
}

#define SHIELD(which) &regie_shield_commands[REGIE_##which]

static void
add_people (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (7, 1, 0, 'Ingrid', "
          "'consulent', 1), (8, 1, 0, 'Bas', 'consulent', 1)");
}

/* A dossier of which SET says more, in SQL. */
static gint64
add_with (Fixture *f, const char *set)
{
  g_autofree char *change = g_strdup_printf ("UPDATE dossier SET %s", set);
  g_autoptr (GError) error = NULL;
  gint64 dossier = add_dossier (f, "Selassie", NULL, "asiel_28");

  sql (f, change);
  regie_derive_dossier (f->db, dossier, f->deriver, &error);
  g_assert_no_error (error);
  return dossier;
}

/* Bas has it, and it is shielded. */
static gint64
add_shielded (Fixture *f)
{
  return add_with (f, "consultant = 8, shielded = 1, number = 'I000777'");
}

static RegieDossier *
load_as (Fixture *f, const char *role, gint64 dossier, GError **error)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  return regie_work_load_dossier (&work, dossier, error);
}

static void
test_shield (Fixture *f, gconstpointer data)
{
  gint64 dossier;

  add_people (f);
  dossier = add_with (f, "consultant = 7");
  g_assert_cmpint (do_as (f, "manager", SHIELD (SHIELD_SET), g_variant_new_int64 (dossier), NULL,
                          NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "consulent", SHIELD (SHIELD_SET), g_variant_new_int64 (dossier), NULL,
                          NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT shielded FROM dossier"), ==, 1);
  g_assert_cmpint (do_as (f, "consulent", SHIELD (SHIELD_LIFT), g_variant_new_int64 (dossier), NULL,
                          NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE shielded IS NULL"), ==, 1);
  assert_in_order (f);
}

/* Who does not have it reads nothing of it until they say why; and that ends. */
static void
test_open (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *form, *field;
  } wrong[] = {
    { "nummer=I000777", "reden" },
    { "reden=Crisis", "nummer" },
    { "nummer=I000778&reden=Crisis", "nummer" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) seen = NULL;
  g_autofree char *field = NULL;
  gint64 dossier;

  add_people (f);
  dossier = add_shielded (f);
  g_assert_null (load_as (f, "consulent", dossier, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *named = NULL;

      g_assert_cmpint (do_as (f, "consulent", SHIELD (SHIELD_OPEN), NULL, wrong[i].form, NULL,
                              &named),
                       ==, REGIE_ERROR_INVALID);
      g_assert_cmpstr (named, ==, wrong[i].field);
    }
  g_assert_cmpint (do_as (f, "financien", SHIELD (SHIELD_OPEN), NULL, "nummer=I000777&reden=Crisis",
                          NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "consulent", SHIELD (SHIELD_OPEN), NULL, "nummer=I000777&reden=Crisis",
                          NULL, &field),
                   ==, DONE);
  seen = load_as (f, "consulent", dossier, &error);
  g_assert_no_error (error);
  g_assert_nonnull (seen);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE title = 'Emergency access'"),
                   ==, 1);
  /* Looking in need decides nothing. */
  g_assert_cmpint (do_as (f, "consulent", SHIELD (SHIELD_LIFT), g_variant_new_int64 (dossier), NULL,
                          NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE shielded = 1"), ==, 1);
  /* Nobody judges what they did themselves. */
  g_assert_cmpint (do_as (f, "manager", SHIELD (EMERGENCY_JUDGE),
                          g_variant_new_int64 (count (f, "SELECT id FROM emergency")),
                          "oordeel=terecht", NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  sql (f, "UPDATE emergency SET until_moment = '2000-01-01T00:00:00Z', staff = 8");
  g_assert_null (load_as (f, "consulent", dossier, NULL));
  g_assert_cmpint (do_as (f, "manager", SHIELD (EMERGENCY_JUDGE),
                          g_variant_new_int64 (count (f, "SELECT id FROM emergency")),
                          "oordeel=onterecht&toelichting=Geen crisis", NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM emergency WHERE verdict = 'onterecht' AND "
                             "reviewed_by = 7 AND reviewed_on = '2026-11-23'"),
                   ==, 1);
  assert_in_order (f);
}

/* What is shielded is not lent to who replaces the one who has it. */
static void
test_replaced (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) seen = NULL;
  gint64 dossier;

  add_people (f);
  dossier = add_shielded (f);
  sql (f, "INSERT INTO absence (id, version, voided, staff, from_day, until_day, replaced_by) "
          "VALUES (1, 1, 0, 8, '2026-01-01', '2099-12-31', 7)");
  seen = load_as (f, "consulent", dossier, &error);
  g_assert_nonnull (error);
  g_assert_null (seen);
}

static void
test_views (Fixture *f, gconstpointer data)
{
  RegieMe me;
  RegieWork work;
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) open = NULL;
  g_autoptr (GObject) matrix = NULL;
  g_autoptr (GListModel) chapters = NULL;
  g_autoptr (GListModel) sections = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rights = NULL;

  add_people (f);
  add_shielded (f);
  sql (f, "INSERT INTO emergency (id, version, voided, dossier, staff, reason, from_moment, "
          "until_moment) SELECT 1, 1, 0, id, 8, 'Crisis', '2026-11-23T12:00:00Z', "
          "'2026-11-23T20:00:00Z' FROM dossier");
  work = work_as (f, &me, "manager");
  open = regie_question_ask (&work, &regie_shield_questions[REGIE_EMERGENCIES], NULL, &error);
  g_assert_no_error (error);
  g_object_get (open, "chapters", &chapters, NULL);
  text = regie_chapters_dup_text (chapters);
  g_assert_nonnull (strstr (text, "Bas"));
  g_assert_nonnull (strstr (text, "Crisis"));
  g_assert_nonnull (strstr (text, "Look through"));
  matrix = regie_question_ask (&work, &regie_shield_questions[REGIE_MATRIX], NULL, &error);
  g_assert_no_error (error);
  g_object_get (matrix, "chapters", &sections, NULL);
  rights = regie_chapters_dup_text (sections);
  g_assert_nonnull (strstr (rights, "Gezondheid"));
  g_assert_nonnull (strstr (rights, "nothing"));
  g_assert_nonnull (strstr (rights, "read, change: their own, of young people; add"));
}

TEST_SUITE (shield_commands)
{
  static const FixtureTest tests[] = {
    { "shield", test_shield },
    { "open-in-need", test_open },
    { "who-replaces", test_replaced },
    { "views", test_views },
  };

  ADD_ON_BOTH_ENGINES ("/shield-commands", tests);
}
