/* SPDX-License-Identifier: EUPL-1.2 */
/* What the office sets: only an administrator does, letters say it, and one undo takes it back. */
#include "fixture.h"

#include "doing.h"
#include "regie-admin-commands.h"
#include "regie-error.h"
#include "regie-letter.h"
#include "regie-log-commands.h"
#include "regie-setting-view.h"
#include "regie-setting.h"

#define CHANGE (&regie_admin_commands[REGIE_SETTING_CHANGE])
#define NAME g_variant_new_string ("kantoor.naam")

/* The letter "uitnodiging" for DOSSIER. */
static char *
dup_letter (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieTemplate) template_ = regie_template_find ("uitnodiging.nl", &error);
  g_autoptr (RegieDossier) about = regie_dossier_load (f->db, f->office, dossier, &error);
  g_autoptr (RegieFolder) folder = regie_folder_load (f->db, dossier, "beheer", &error);
  char *text;

  g_assert_no_error (error);
  text = regie_letter_fill (template_, f->office, about, folder, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_change (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Haile", NULL, "asiel_28");
  g_autofree char *before = dup_letter (f, dossier);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;

  g_assert_cmpint (do_as (f, "manager", CHANGE, NAME, "waarde=Heuvelland", NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", CHANGE, NAME, "waarde=Heuvelland", &outcome, NULL), ==,
                   DONE);
  after = dup_letter (f, dossier);
  g_assert_nonnull (strstr (before, "Sociale Zaken Maastricht Heuvelland"));
  g_assert_null (strstr (after, "Sociale Zaken"));
  g_assert_nonnull (strstr (after, "P Heuvelland"));
  g_assert_cmpint (do_as (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                          g_variant_new_int64 (outcome->seq), NULL, NULL, NULL),
                   ==, DONE);
  undone = dup_letter (f, dossier);
  g_assert_cmpstr (undone, ==, before);
  assert_in_order (f);
}

/* The second time it is the same record; nothing is as it comes. */
static void
test_again (Fixture *f, gconstpointer engine)
{
  g_assert_cmpint (do_as (f, "beheer", CHANGE, NAME, "waarde=Een", NULL, NULL), ==, DONE);
  g_assert_cmpint (do_as (f, "beheer", CHANGE, NAME, "waarde=Twee", NULL, NULL), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM setting WHERE value = 'Twee'"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM setting"), ==, 1);
  g_assert_cmpint (do_as (f, "beheer", CHANGE, NAME, NULL, NULL, NULL), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM setting WHERE value IS NULL"), ==, 1);
  g_assert_cmpint (do_as (f, "beheer", CHANGE, g_variant_new_string ("kantoor.onzin"), "waarde=x",
                          NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
}

/* Who has the form open since before somebody else set it is told so. */
static void
test_conflict (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work;
  g_autoptr (GVariant) name = g_variant_ref_sink (NAME);
  g_autoptr (RegieAskStart) start = NULL;
  g_autofree char *form = NULL;

  g_assert_cmpint (do_as (f, "beheer", CHANGE, name, "waarde=Een", NULL, NULL), ==, DONE);
  work = work_as (f, &me, "beheer");
  start = regie_question_ask (&work, &regie_admin_questions[REGIE_SETTING_OPENING], name, NULL);
  g_assert_cmpstr (regie_form_get (start->form, "waarde"), ==, "Een");
  regie_form_set (start->form, "waarde", "Drie");
  form = regie_form_to_text (start->form);
  g_assert_cmpint (do_as (f, "beheer", CHANGE, name, "waarde=Twee", NULL, NULL), ==, DONE);
  g_assert_cmpint (do_as (f, "beheer", CHANGE, name, form, NULL, NULL), ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, "SELECT count(*) FROM setting WHERE value = 'Twee'"), ==, 1);
}

static void
test_view (Fixture *f, gconstpointer engine)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (RegieSettingView) view = NULL;
  g_autoptr (RegieSettingView) read = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;

  g_assert_cmpint (do_as (f, "beheer", CHANGE, NAME, "waarde=Heuvelland", NULL, NULL), ==, DONE);
  all = regie_settings_load (f->db, NULL);
  view = regie_setting_view_new (all, "beheer");
  read = regie_setting_view_new (all, "toezicht");
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  plain = regie_chapters_dup_text (G_LIST_MODEL (read->chapters));
  g_assert_nonnull (strstr (text, "Name of the office: Heuvelland"));
  g_assert_nonnull (strstr (text, "Place: Maastricht"));
  g_assert_nonnull (strstr (text, "as it comes"));
  g_assert_nonnull (strstr (text, "Change"));
  g_assert_null (strstr (plain, "Change"));
}

TEST_SUITE (setting)
{
  static const FixtureTest tests[] = {
    { "change-and-undo", test_change },
    { "again", test_again },
    { "conflict", test_conflict },
    { "view", test_view },
  };

  ADD_ON_BOTH_ENGINES ("/setting", tests);
}
