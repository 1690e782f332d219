/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes a chart as the file that its name asks for. */
#include "regie-chart-save.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-chart-out.h"
#include "regie-chart-picture.h"
#include "regie-error.h"
#include "regie-save.h"

#define WIDTH 960
#define LEAST_HEIGHT 480
#define SCALE 2

const char *const regie_chart_endings[] = { "png", "svg", "csv", "ods", "xlsx", NULL };

typedef struct {
  RegieChart *chart;
  const char *ending;
} Saving;

static gboolean
write_svg (RegieChart *chart, int height, GOutputStream *stream, GError **error)
{
  g_autoptr (GString) svg = g_string_new (NULL);

  regie_chart_write_svg (chart, WIDTH, height, svg);
  return g_output_stream_write_all (stream, svg->str, svg->len, NULL, NULL, error);
}

static gboolean
write_chart (gconstpointer data, GOutputStream *stream, GError **error)
{
  const Saving *self = data;
  int height = MAX (regie_chart_get_page_height (self->chart, WIDTH), LEAST_HEIGHT);
  g_autoptr (RegieCells) cells = NULL;
  RegieCellsForm form;

  if (strcmp (self->ending, "png") == 0)
    return regie_chart_write_png (self->chart, WIDTH, height, SCALE, stream, error);
  if (!regie_cells_form_find (self->ending, &form))
    return write_svg (self->chart, height, stream, error);
  cells = regie_chart_make_cells (self->chart);
  return regie_cells_write (cells, form, stream, error);
}

/* The ending that NAME has; NULL when it is none of ours. */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && regie_chart_endings[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, regie_chart_endings[i]) == 0)
      return regie_chart_endings[i];
  return NULL;
}

gboolean
regie_chart_save (RegieChart *chart, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  Saving saving = { chart, NULL };

  g_return_val_if_fail (REGIE_IS_CHART (chart) && G_IS_FILE (file), FALSE);
  name = g_file_get_basename (file);
  saving.ending = find_ending (name);
  if (saving.ending == NULL)
    return regie_refuse (error, _("The name of the file of a chart ends with .png, .svg, .csv, "
                                   ".ods or .xlsx."));
  return regie_save (file, write_chart, &saving, cancellable, error);
}
