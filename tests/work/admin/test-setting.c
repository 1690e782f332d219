/* SPDX-License-Identifier: EUPL-1.2 */
/* What the office sets: only an administrator does, letters say it, and one undo takes it back. */
#include "fixture.h"

#include <cairo-pdf.h>
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

/* A picture that would take gigabytes or minutes is refused, and nothing of it is drawn when it is
 * in a database after all. */
static void
assert_hostile (const char *data, gssize n, const char *says)
{
  g_autoptr (GBytes) picture = g_bytes_new (data, n >= 0 ? (gsize) n : strlen (data));
  g_autoptr (GError) error = NULL;
  const char *type;
  int width, height;

  g_assert_false (regie_house_check_picture (picture, &type, &width, &height, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  if (strstr (error->message, says) == NULL)
    g_error ("“%.60s”: “%s”", data, error->message);
  regie_house_set (&(RegieHouse){ NULL, picture, NULL });
  g_assert_cmphex (draw_at (520, 30), ==, 0xffffff);
  regie_house_set (NULL);
}

#define GREEN "<rect width='40' height='20' fill='#00ff00'/>"

static void
test_hostile (void)
{
#define HEAD "<svg xmlns='http://www.w3.org/2000/svg' xmlns:s='http://www.w3.org/2000/svg' "
#define SIZE HEAD "width='40' height='20'>"
  static const char *const more[] = {
    SIZE GREEN "<image href='data:image/png;base64,iVBORw0KGgo='/></svg>",
    SIZE GREEN "<s:image href='data:image/png;base64,iVBORw0KGgo='/></svg>",
    SIZE "<defs><g id='a'>" GREEN "</g></defs><use href='#a'/></svg>",
    SIZE "<filter id='a'><feFlood/></filter>" GREEN "</svg>",
    SIZE "<pattern id='a' width='1' height='1'>" GREEN "</pattern></svg>",
    SIZE "<g style='filter: blur(9) blur(9)'>" GREEN "</g></svg>",
    SIZE "<g filter = 'blur(9)'>" GREEN "</g></svg>",
    SIZE "<g style='f&#105;lter:blur(9)'>" GREEN "</g></svg>",
    SIZE "<g style='f\\69lter:blur(9)'>" GREEN "</g></svg>",
    SIZE "<style>g{fil<!-- -->ter:blur(9)}</style><g>" GREEN "</g></svg>",
    "<!DOCTYPE svg [<!ENTITY a '" GREEN "'>]>" SIZE "&a;</svg>",
    SIZE GREEN "<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='data:,x'/></svg>",
  };
  static const char packed[] = "\x1f\x8b\x08\0\0\0\0\0\0\3<svg/>";
  static const char wide[] = "\377\376<\0s\0v\0g\0/\0>\0";

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    assert_hostile (more[i], -1, "more in it than lines, areas and letters");
  assert_hostile ("<?xml version='1.0' encoding='UTF-7'?>" SIZE GREEN "+ADw-image/+AD4-</svg>", -1,
                  "no picture that can stand on paper");
  assert_hostile (packed, sizeof packed - 1, "no picture that can stand on paper");
  assert_hostile (wide, sizeof wide - 1, "no picture that can stand on paper");
  assert_hostile (HEAD "width='9999' height='20'>" GREEN "</svg>", -1, "no picture");
}

/* What programs that draw write beside the picture does no harm. */
static void
test_harmless (void)
{
  static const char svg[] = "\357\273\277<?xml version='1.0' encoding='UTF-8'?><!-- é -->"
                            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>" SIZE
                            "<style>.a{color-interpolation-filters:linearRGB;filter:none}</style>"
                            "<clipPath id='a'><rect width='40' height='20'/></clipPath>"
                            "<g class='a' clip-path='url(#a)'>" GREEN "</g></svg>";
  g_autoptr (GBytes) picture = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GError) error = NULL;
  const char *type;
  int width, height;

  regie_house_check_picture (picture, &type, &width, &height, &error);
  g_assert_no_error (error);
  regie_house_set (&(RegieHouse){ NULL, picture, NULL });
  g_assert_cmphex (draw_at (520, 30), ==, 0x00ff00);
  regie_house_set (NULL);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int n)
{
  g_byte_array_append (closure, data, n);
  return CAIRO_STATUS_SUCCESS;
}

/* A PNG of WIDTH by HEIGHT that does not get smaller than it is. */
static GBytes *
make_png (int width, int height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (int i = 0; i < height * cairo_image_surface_get_stride (surface); i++)
    data[i] = height > 1 ? (guint8) g_rand_int (random) : 0;
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* How large a PDF is of so many PAGES with a head. */
static guint
size_of (guint pages)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, 600, 800);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < pages; i++)
    {
      regie_house_draw_head (cr, 600, 71, FALSE);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes->len;
}

/* A PNG is at most so large, whatever it weighs, and stands once in a document of many pages. */
static void
test_png (void)
{
  g_autoptr (GBytes) large = make_png (1601, 1);
  g_autoptr (GBytes) most = make_png (1600, 1);
  g_autoptr (GBytes) noise = make_png (100, 100);
  const char *type;
  int width, height;

  assert_hostile (g_bytes_get_data (large, NULL), (gssize) g_bytes_get_size (large),
                  "larger than 1600 by 1600 pixels");
  g_assert_true (regie_house_check_picture (most, &type, &width, &height, NULL));
  g_assert_cmpint (width, ==, 1600);
  regie_house_set (&(RegieHouse){ NULL, noise, NULL });
  g_assert_cmpuint (size_of (1), >, 30000);
  g_assert_cmpuint (size_of (5), <, 2 * size_of (1));
  regie_house_set (NULL);
}

TEST_SUITE (setting)
{
  static const FixtureTest tests[] = {
    { "change-and-undo", test_change }, { "again", test_again },
    { "conflict", test_conflict },      { "view", test_view },
    { "colour", test_colour },          { "logo", test_logo },
  };

  g_test_add_func ("/setting/hostile", test_hostile);
  g_test_add_func ("/setting/harmless", test_harmless);
  g_test_add_func ("/setting/png", test_png);
  ADD_ON_BOTH_ENGINES ("/setting", tests);
}
