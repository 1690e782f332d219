/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts as files: each ending, the same bytes each time, and names that are refused. */
#include "regie-chart-save.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charts.h"
#include "regie-chart-picture.h"
#include "regie-error.h"
#include "suite.h"

static RegieChart *(*const samples[]) (void) = { sample_inflow, sample_caseload, sample_terms,
                                                 sample_money, sample_empty };

/* What is written of CHART to a file with ENDING. */
static GBytes *
save (RegieChart *chart, const char *folder, const char *ending)
{
  g_autofree char *path = g_strdup_printf ("%s/chart.%s", folder, ending);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  regie_chart_save (chart, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_unlink (path);
  return g_bytes_new_take (data, length);
}

static void
test_endings (void)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  static const char *const begins[] = { "\x89PNG", "<svg ", "", "PK", "PK" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint k = 0; regie_chart_endings[k] != NULL; k++)
      {
        g_autoptr (RegieChart) one = samples[i]();
        g_autoptr (RegieChart) other = samples[i]();
        g_autoptr (GBytes) first = save (one, folder, regie_chart_endings[k]);
        g_autoptr (GBytes) second = save (other, folder, regie_chart_endings[k]);

        g_assert_true (g_bytes_equal (first, second));
        g_assert_cmpuint (g_bytes_get_size (first), >, 20);
        g_assert_cmpint (memcmp (g_bytes_get_data (first, NULL), begins[k], strlen (begins[k])), ==,
                         0);
      }
  g_rmdir (folder);
}

/* The colour of the pixel at X, Y of a picture of CHART. */
static guint32
pixel (RegieChart *chart, int x, int y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 640, 400);
  cairo_t *cr = cairo_create (surface);
  guint32 found;

  regie_chart_draw_page (chart, cr, 640, 400);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  found = ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                   + y * cairo_image_surface_get_stride (surface)))[x]
          & 0xffffff;
  cairo_surface_destroy (surface);
  return found;
}

/* A value has its colour in the picture: the sand of the families at the foot of a column. */
static void
test_colours (void)
{
  g_autoptr (RegieChart) chart = sample_terms ();
  gboolean has_bar = FALSE;

  for (int x = 60; x < 620 && !has_bar; x++)
    has_bar = pixel (chart, x, 340) == 0xc2c6ce;
  g_assert_true (has_bar);
}

static void
test_refused (void)
{
  static const char *const names[] = { "chart.gif", "chart", "chart.png.txt" };
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autoptr (RegieChart) chart = sample_terms ();
  g_autofree char *gone = g_build_filename (folder, "gone", "chart.png", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (gone);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_assert_false (regie_chart_save (chart, file, NULL, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_clear_error (&error);
      g_assert_false (g_file_query_exists (file, NULL));
    }
  g_assert_false (regie_chart_save (chart, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

TEST_SUITE (chart_save)
{
  g_test_add_func ("/chart-save/every-ending-the-same-bytes", test_endings);
  g_test_add_func ("/chart-save/values-have-their-colours", test_colours);
  g_test_add_func ("/chart-save/refuses-what-it-cannot-write", test_refused);
}
