/* SPDX-License-Identifier: EUPL-1.2 */
/* What the office sets: only an administrator does, letters say it, and one undo takes it back. */
#include "fixture.h"

#include <glib/gstdio.h>

#include "doing.h"
#include "regie-admin-commands.h"
#include "regie-error.h"
#include "regie-house.h"
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
  view = regie_setting_view_new (all, NULL, "beheer");
  read = regie_setting_view_new (all, NULL, "toezicht");
  text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  plain = regie_chapters_dup_text (G_LIST_MODEL (read->chapters));
  g_assert_nonnull (strstr (text, "Name of the office: Heuvelland"));
  g_assert_nonnull (strstr (text, "Place: Maastricht"));
  g_assert_nonnull (strstr (text, "as it comes"));
  g_assert_nonnull (strstr (text, "Change"));
  g_assert_null (strstr (plain, "Change"));
}

/* --- the house style --- */

#define COLOUR g_variant_new_string ("kantoor.kleur")
#define LOGO (&regie_admin_commands[REGIE_SETTING_LOGO_SET])

/* A file in FOLDER with TEXT (N bytes); its URI is owned. */
static char *
dup_file (const char *folder, const char *name, const char *text, gssize n)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, n, NULL));
  return g_filename_to_uri (path, NULL, NULL);
}

/* The colours of a pixel that is drawn of the head of a page: at X, Y. */
static guint32
draw_at (int x, int y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 80);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  regie_house_draw_head (cr, 600, 71, FALSE);
  cairo_surface_flush (surface);
  pixel = *(guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                   + y * cairo_image_surface_get_stride (surface) + 4 * x)
          & 0xffffff;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixel;
}

static void
test_colour (Fixture *f, gconstpointer engine)
{
  static const char *const wrong[] = { "waarde=rood", "waarde=#12345g", "waarde=#ffff00" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (do_as (f, "beheer", CHANGE, COLOUR, wrong[i], NULL, NULL), ==,
                     REGIE_ERROR_INVALID);
  g_assert_cmphex (draw_at (300, 62), ==, 0xffffff);
  g_assert_cmpint (do_as (f, "beheer", CHANGE, COLOUR, "waarde=#801020", NULL, NULL), ==, DONE);
  g_assert_true (regie_settings_dress (f->db, NULL));
  g_assert_cmphex (draw_at (300, 62), ==, 0x801020);
  regie_house_set (NULL);
  g_assert_cmphex (draw_at (300, 62), ==, 0xffffff);
}

#define SVG                                                                                        \
  "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' "   \
  "fill='#00ff00'/></svg>"

/* A picture is kept with the office, goes along in the log and its undo, and says what it is; what
 * is none is refused, and nothing is kept of it. */
static void
test_logo (Fixture *f, gconstpointer engine)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-logo-XXXXXX", NULL);
  g_autofree char *large = g_strnfill (REGIE_HOUSE_MOST_BYTES + 1, ' ');
  g_autofree char *svg = dup_file (folder, "logo.svg", SVG, -1);
  g_autofree char *text = dup_file (folder, "logo.png", "no picture", -1);
  g_autofree char *cut = dup_file (folder, "cut.png", "\211PNG\r\n\032\n\0\0\0\rIHDR", 16);
  g_autofree char *huge = dup_file (folder, "huge.svg", large, -1);
  const char *const wrong[] = { text, cut, huge };
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (RegieRecord) logo = NULL;
  g_autoptr (RegieSettingView) view = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (do_as (f, "beheer", LOGO, g_variant_new_string (wrong[i]), NULL, NULL, NULL),
                     ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM setting"), ==, 0);
  g_assert_cmpint (do_as (f, "manager", LOGO, g_variant_new_string (svg), NULL, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", LOGO, g_variant_new_string (svg), NULL, &outcome, NULL), ==,
                   DONE);
  g_assert_true (regie_settings_dress (f->db, NULL));
  g_assert_cmphex (draw_at (520, 30), ==, 0x00ff00);
  all = regie_settings_load (f->db, NULL);
  g_assert_cmpuint (all->len, ==, 0); /* who writes a letter does not read it */
  logo = regie_settings_load_logo (f->db, NULL);
  view = regie_setting_view_new (all, logo, "beheer");
  said = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_assert_nonnull (strstr (said, "SVG, 40 × 20"));
  g_assert_cmpint (do_as (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                          g_variant_new_int64 (outcome->seq), NULL, NULL, NULL),
                   ==, DONE);
  g_assert_true (regie_settings_dress (f->db, NULL));
  g_assert_cmphex (draw_at (520, 30), ==, 0xffffff);
  assert_in_order (f);
  regie_house_set (NULL);
  for (guint i = 0; i < 4; i++)
    {
      const char *const names[] = { "logo.svg", "logo.png", "cut.png", "huge.svg" };
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

TEST_SUITE (setting)
{
  static const FixtureTest tests[] = {
    { "change-and-undo", test_change }, { "again", test_again },
    { "conflict", test_conflict },      { "view", test_view },
    { "colour", test_colour },          { "logo", test_logo },
  };

  ADD_ON_BOTH_ENGINES ("/setting", tests);
}
