/* SPDX-License-Identifier: EUPL-1.2 */
/* Pictures beside words. */
#include "regie-pictogram.h"

#include <librsvg/rsvg.h>
#include <string.h>

#include "regie-office.h"

/* The file of a picture; NULL when there is none. */
static char *
dup_path (const char *kind, const char *name)
{
  g_autofree char *file = name != NULL ? g_strdup_printf ("%s-%s.svg", kind, name) : NULL;
  g_autofree char *folder = regie_office_dup_path ("pictograms");
  g_autofree char *path = file != NULL ? g_build_filename (folder, file, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path)
                                                                    : NULL;
}

char *
regie_pictogram_dup_icon (const char *kind, const char *name)
{
  g_autofree char *path = dup_path (kind, name);

  return path != NULL ? g_strdup_printf ("regie-%s-%s-symbolic", kind, name) : NULL;
}

gboolean
regie_pictogram_draw (cairo_t *cr, const char *kind, const char *name, const char *colour, double x,
                      double y, double size)
{
  const RsvgRectangle place = { x, y, size, size };
  g_autofree char *path = dup_path (kind, name);
  g_autofree char *style = g_strdup_printf ("* { fill: %s; }", colour);
  RsvgHandle *picture;
  gboolean drawn;

  g_return_val_if_fail (cr != NULL, FALSE);
  if (path == NULL || (picture = rsvg_handle_new_from_file (path, NULL)) == NULL)
    return FALSE;
  drawn = rsvg_handle_set_stylesheet (picture, (const guint8 *) style, strlen (style), NULL)
          && rsvg_handle_render_document (picture, cr, &place, NULL);
  g_object_unref (picture);
  return drawn;
}
