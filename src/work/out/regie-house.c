/* SPDX-License-Identifier: EUPL-1.2 */
/* Colour, logo and sender of what goes to paper. */
#include "regie-house.h"

#include <glib/gi18n.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "regie-error.h"

#define FONT "Cantarell, DejaVu Sans, Sans 7.5"
/* Of the head of a page, in points. */
#define ABOVE 16.0
#define BELOW 10.0
#define LOGO_WIDTH 170.0
#define LINE 9.5
/* Words on white are read from this contrast on (WCAG 1.4.3). */
#define READABLE 4.5
/* A picture is no larger than this, whatever its file says. */
#define MOST_PIXELS 4096

typedef struct {
  double accent[3];
  gboolean has_accent;
  GBytes *logo;
  char *lines;
} House;

static GMutex lock;
static House house;

static gboolean
read_accent (const char *text, double *accent)
{
  if (text == NULL || strlen (text) != 7 || *text != '#')
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      const int high = g_ascii_xdigit_value (text[1 + 2 * i]);
      const int low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      accent[i] = (16 * high + low) / 255.;
    }
  return TRUE;
}

void
regie_house_set (const RegieHouse *set)
{
  g_mutex_lock (&lock);
  g_clear_pointer (&house.logo, g_bytes_unref);
  g_clear_pointer (&house.lines, g_free);
  house.has_accent = set != NULL && read_accent (set->accent, house.accent);
  if (set != NULL && set->logo != NULL)
    house.logo = g_bytes_ref (set->logo);
  if (set != NULL && set->lines != NULL && *set->lines != '\0')
    house.lines = g_strdup (set->lines);
  g_mutex_unlock (&lock);
}

/* As it is now. */
static House
get (void)
{
  House now;

  g_mutex_lock (&lock);
  now = house;
  if (now.logo != NULL)
    g_bytes_ref (now.logo);
  now.lines = g_strdup (now.lines);
  g_mutex_unlock (&lock);
  return now;
}

static void
house_clear (House *self)
{
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->lines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (House, house_clear)

void
regie_house_set_source (cairo_t *cr)
{
  g_auto (House) now = get ();

  if (now.has_accent)
    cairo_set_source_rgb (cr, now.accent[0], now.accent[1], now.accent[2]);
  else
    cairo_set_source_rgb (cr, 0, 0, 0);
}

/* --- the logo --- */

static gboolean
is_png (GBytes *picture)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  gsize length;
  gconstpointer data = g_bytes_get_data (picture, &length);

  return length > sizeof signature && memcmp (data, signature, sizeof signature) == 0;
}

typedef struct {
  const guint8 *data;
  gsize left;
} Reading;

static cairo_status_t
read_bytes (void *closure, unsigned char *into, unsigned int n)
{
  Reading *self = closure;

  if (n > self->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (into, self->data, n);
  self->data += n;
  self->left -= n;
  return CAIRO_STATUS_SUCCESS;
}

/* What the head of a PNG says of its size, before room is made for that. */
static gboolean
is_png_of_size (GBytes *picture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);
  guint32 sides[2];

  if (length < 24)
    return FALSE;
  memcpy (sides, data + 16, sizeof sides);
  return GUINT32_FROM_BE (sides[0]) <= MOST_PIXELS && GUINT32_FROM_BE (sides[1]) <= MOST_PIXELS;
}

/* Owned; NULL when it is none. */
static cairo_surface_t *
read_png (GBytes *picture)
{
  Reading reading = { g_bytes_get_data (picture, NULL), g_bytes_get_size (picture) };
  cairo_surface_t *surface;

  if (!is_png_of_size (picture))
    return NULL;
  surface = cairo_image_surface_create_from_png_stream (read_bytes, &reading);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

/* Nothing outside the file itself is looked for: it has no place from which to look. */
static RsvgHandle *
read_svg (GBytes *picture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);

  return rsvg_handle_new_from_data (data, length, NULL);
}

static void
find_size (RsvgHandle *svg, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength wide, high;
  RsvgRectangle box;

  if (rsvg_handle_get_intrinsic_size_in_pixels (svg, width, height))
    return;
  rsvg_handle_get_intrinsic_dimensions (svg, &has_width, &wide, &has_height, &high, &has_box, &box);
  *width = has_box ? box.width : 0;
  *height = has_box ? box.height : 0;
}

/* How many times as large WIDE by HIGH fits in WIDTH by HEIGHT. */
static double
fit (double wide, double high, double width, double height)
{
  return wide > 0 && high > 0 ? MIN (width / wide, height / high) : 0;
}

static void
draw_logo (cairo_t *cr, GBytes *logo, double x, double y, double width, double height)
{
  cairo_surface_t *png = is_png (logo) ? read_png (logo) : NULL;
  RsvgHandle *svg = is_png (logo) ? NULL : read_svg (logo);
  double wide = 0, high = 0, scale;

  if (png != NULL)
    {
      wide = cairo_image_surface_get_width (png);
      high = cairo_image_surface_get_height (png);
    }
  else if (svg != NULL)
    find_size (svg, &wide, &high);
  scale = fit (wide, high, width, height);
  cairo_save (cr);
  cairo_translate (cr, x - wide * scale, y);
  if (png != NULL && scale > 0)
    {
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, png, 0, 0);
      cairo_paint (cr);
    }
  else if (svg != NULL && scale > 0)
    rsvg_handle_render_document (svg, cr, &(RsvgRectangle){ 0, 0, wide * scale, high * scale },
                                 NULL);
  cairo_restore (cr);
  g_clear_pointer (&png, cairo_surface_destroy);
  g_clear_object (&svg);
}

void
regie_house_draw_logo (cairo_t *cr, double x, double y, double width, double height)
{
  g_auto (House) now = get ();

  if (now.logo != NULL)
    draw_logo (cr, now.logo, x, y, width, height);
}

gboolean
regie_house_check_picture (GBytes *picture, const char **type, int *width, int *height,
                           GError **error)
{
  double wide = 0, high = 0;

  g_return_val_if_fail (picture != NULL && type != NULL, FALSE);
  if (g_bytes_get_size (picture) > REGIE_HOUSE_MOST_BYTES)
    return regie_refuse (error, _("The logo is larger than %d kB: make a smaller picture of it."),
                         REGIE_HOUSE_MOST_BYTES / 1024);
  if (is_png (picture))
    {
      cairo_surface_t *png = read_png (picture);

      if (png != NULL)
        {
          wide = cairo_image_surface_get_width (png);
          high = cairo_image_surface_get_height (png);
          cairo_surface_destroy (png);
        }
      *type = "image/png";
    }
  else
    {
      RsvgHandle *svg = read_svg (picture);

      if (svg != NULL)
        find_size (svg, &wide, &high);
      g_clear_object (&svg);
      *type = "image/svg+xml";
    }
  *width = (int) wide;
  *height = (int) high;
  return (wide >= 1 && high >= 1 && wide <= MOST_PIXELS && high <= MOST_PIXELS)
         || regie_refuse (error,
                          _("This is no picture that can stand on paper: choose a PNG or an "
                             "SVG."));
}

/* --- the colour --- */

static double
lightness_of (double part)
{
  return part <= .04045 ? part / 12.92 : pow ((part + .055) / 1.055, 2.4);
}

gboolean
regie_house_check_accent (const char *text, GError **error)
{
  double accent[3], light;

  if (!read_accent (text, accent))
    return regie_refuse (error, _("“%s” is no colour: it is written as #1a5fb4."), text);
  light = .2126 * lightness_of (accent[0]) + .7152 * lightness_of (accent[1])
          + .0722 * lightness_of (accent[2]);
  return 1.05 / (light + .05) >= READABLE
         || regie_refuse (error,
                          _("%s is too light to be read on white paper: take a darker "
                             "shade."),
                          text);
}

/* --- the head --- */

static void
draw_lines (cairo_t *cr, const char *lines, double x, double width, double height)
{
  g_autofree char *text = g_strdup (lines);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);

  /* Where they do not fit below each other they stand behind each other. */
  if (g_strv_length (all) * LINE > height)
    {
      g_free (text);
      text = g_strjoinv (" · ", all);
    }
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, (int) (height * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  cairo_set_source_rgb (cr, .25, .25, .25);
  cairo_move_to (cr, x, ABOVE);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

void
regie_house_draw_head (cairo_t *cr, double width, double margin, gboolean with_lines)
{
  g_auto (House) now = get ();
  const double height = margin - ABOVE - BELOW;

  g_return_if_fail (cr != NULL);
  if (!now.has_accent && now.logo == NULL && (now.lines == NULL || !with_lines))
    return;
  cairo_save (cr);
  if (now.logo != NULL)
    draw_logo (cr, now.logo, width - margin, ABOVE, LOGO_WIDTH, height);
  if (with_lines && now.lines != NULL)
    draw_lines (cr, now.lines, margin, width - 2 * margin - (now.logo != NULL ? LOGO_WIDTH : 0),
                height);
  if (now.has_accent)
    {
      cairo_set_source_rgb (cr, now.accent[0], now.accent[1], now.accent[2]);
      cairo_rectangle (cr, margin, margin - BELOW + 1, width - 2 * margin, 1.2);
      cairo_fill (cr);
    }
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_new_path (cr);
}
