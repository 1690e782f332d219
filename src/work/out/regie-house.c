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
#define MOST_PIXELS 1600
#define MOST_LENGTH 4096.0

/* One of both, decoded; of what is none both are NULL. */
typedef struct {
  cairo_surface_t *png;
  RsvgHandle *svg;
  double width, height; /* in pixels, 0 of none */
} Picture;

typedef struct {
  double accent[3];
  gboolean has_accent, has_logo;
  char *lines;
} House;

static GMutex lock;
static House house;
/* Decoded once, as it comes from BYTES, and drawn by one at a time. */
static GBytes *logo_bytes;
static Picture logo;

static void read_picture (GBytes *bytes, Picture *picture);
static void picture_clear (Picture *self);

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

static void
set_logo (GBytes *bytes)
{
  if (bytes != NULL && logo_bytes != NULL && g_bytes_equal (bytes, logo_bytes))
    return;
  picture_clear (&logo);
  g_clear_pointer (&logo_bytes, g_bytes_unref);
  if (bytes == NULL)
    return;
  logo_bytes = g_bytes_ref (bytes);
  read_picture (bytes, &logo);
}

void
regie_house_set (const RegieHouse *set)
{
  g_mutex_lock (&lock);
  g_clear_pointer (&house.lines, g_free);
  house.has_accent = set != NULL && read_accent (set->accent, house.accent);
  set_logo (set != NULL ? set->logo : NULL);
  house.has_logo = logo.width > 0;
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
  now.lines = g_strdup (now.lines);
  g_mutex_unlock (&lock);
  return now;
}

static void
house_clear (House *self)
{
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
is_too_large (GBytes *picture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);
  guint32 sides[2];

  if (length < 24)
    return FALSE;
  memcpy (sides, data + 16, sizeof sides);
  return GUINT32_FROM_BE (sides[0]) > MOST_PIXELS || GUINT32_FROM_BE (sides[1]) > MOST_PIXELS;
}

/* Owned; NULL when it is none. */
static cairo_surface_t *
read_png (GBytes *picture)
{
  Reading reading = { g_bytes_get_data (picture, NULL), g_bytes_get_size (picture) };
  cairo_surface_t *surface;

  if (is_too_large (picture))
    return NULL;
  surface = cairo_image_surface_create_from_png_stream (read_bytes, &reading);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

/* Is it written in UTF-8, so that it says to who parses it what it says here?  What is packed is
 * not. */
static gboolean
is_plain (const char *text, gsize length)
{
  const char *end;
  g_autofree char *head = NULL;

  if (!g_utf8_validate (text, (gssize) length, NULL))
    return FALSE;
  end = g_strstr_len (text, (gssize) length, "?>");
  head = g_ascii_strdown (text, end != NULL ? end - text : 0);
  return strstr (head, "encoding") == NULL || strstr (head, "\"utf-8\"") != NULL
         || strstr (head, "'utf-8'") != NULL;
}

/* Is NAME, with a space of names before it or not, of what brings in something else, or the same
 * once more: a few of those in each other are gigabytes. */
static gboolean
is_costly (const char *name, gsize length)
{
  static const char *const costly[] = { "image",  "use",  "filter",  "pattern",
                                        "marker", "mask", "include", "!entity" };
  const char *colon = memchr (name, ':', length);

  if (colon != NULL)
    {
      length -= (gsize) (colon + 1 - name);
      name = colon + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (costly); i++)
    if (strlen (costly[i]) == length && g_ascii_strncasecmp (costly[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Does AT, behind the word "filter", ask for one? */
static gboolean
asks_filter (const char *at)
{
  at += strspn (at, " \t\r\n");
  if (*at != ':' && *at != '=')
    return FALSE;
  at += strspn (at, ":= \t\r\n\"'");
  return !g_str_has_prefix (at, "none");
}

/* Has the style in TEXT filters, or is it written so that they may be hidden in it? */
static gboolean
has_filters (const char *text)
{
  g_autofree char *low = g_ascii_strdown (text, -1);

  if (strchr (low, '\\') != NULL || strstr (low, "&#") != NULL)
    return TRUE;
  for (const char *at = low; (at = strstr (at, "filter")) != NULL;)
    if (asks_filter (at += strlen ("filter")))
      return TRUE;
  return FALSE;
}

/* Has it nothing but lines, areas and letters? */
static gboolean
is_simple (const char *data, gsize n)
{
  g_autofree char *text = g_strndup (data, n);
  gboolean in_style = FALSE;

  for (const char *at = text; (at = strchr (at, '<')) != NULL;)
    {
      const char *name = ++at;
      const gsize length = strcspn (name, " \t\r\n/>[");

      if (is_costly (name, length) || (in_style && *name != '/'))
        return FALSE;
      in_style = length == strlen ("style") && g_str_has_prefix (name, "style");
    }
  return !has_filters (text);
}

/* Nothing outside the file itself is looked for: it has no place from which to look. */
static RsvgHandle *
read_svg (GBytes *picture)
{
  gsize length;
  const char *text = g_bytes_get_data (picture, &length);

  if (!is_plain (text, length) || !is_simple (text, length))
    return NULL;
  return rsvg_handle_new_from_data ((const guint8 *) text, length, NULL);
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

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->png, cairo_surface_destroy);
  g_clear_object (&self->svg);
  *self = (Picture){ 0 };
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

/* Decodes BYTES; what cannot stand on paper is none. */
static void
read_picture (GBytes *bytes, Picture *picture)
{
  *picture = (Picture){ 0 };
  if (g_bytes_get_size (bytes) > REGIE_HOUSE_MOST_BYTES)
    return;
  if (is_png (bytes))
    picture->png = read_png (bytes);
  else
    picture->svg = read_svg (bytes);
  if (picture->png != NULL)
    {
      picture->width = cairo_image_surface_get_width (picture->png);
      picture->height = cairo_image_surface_get_height (picture->png);
    }
  else if (picture->svg != NULL)
    find_size (picture->svg, &picture->width, &picture->height);
  if (!(picture->width >= 1 && picture->height >= 1)
      || (picture->svg != NULL && MAX (picture->width, picture->height) > MOST_LENGTH))
    picture_clear (picture);
}

/* Of a surface of its own, as what goes to paper keeps what it has of it; in a PDF it stands once,
 * as its name is the same on each page. */
static void
paint_png (cairo_t *cr, cairo_surface_t *png)
{
  char *name = g_strdup_printf ("regie-logo-%u", g_bytes_hash (logo_bytes));
  cairo_surface_t *page = cairo_image_surface_create_for_data (
    cairo_image_surface_get_data (png), cairo_image_surface_get_format (png),
    cairo_image_surface_get_width (png), cairo_image_surface_get_height (png),
    cairo_image_surface_get_stride (png));

  cairo_surface_set_mime_data (page, CAIRO_MIME_TYPE_UNIQUE_ID, (guchar *) name, strlen (name),
                               g_free, name);
  cairo_set_source_surface (cr, page, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_surface_destroy (page);
}

static void
draw_picture (cairo_t *cr, const Picture *picture, double x, double y, double width, double height)
{
  const double scale = MIN (width / picture->width, height / picture->height);
  const RsvgRectangle box = { 0, 0, picture->width * scale, picture->height * scale };

  cairo_save (cr);
  cairo_translate (cr, x - box.width, y);
  if (picture->svg != NULL)
    rsvg_handle_render_document (picture->svg, cr, &box, NULL);
  else
    {
      cairo_scale (cr, scale, scale);
      paint_png (cr, picture->png);
    }
  cairo_restore (cr);
}

void
regie_house_draw_logo (cairo_t *cr, double x, double y, double width, double height)
{
  g_return_if_fail (cr != NULL);
  g_mutex_lock (&lock);
  if (house.has_logo)
    draw_picture (cr, &logo, x, y, width, height);
  g_mutex_unlock (&lock);
}

gboolean
regie_house_check_picture (GBytes *picture, const char **type, int *width, int *height,
                           GError **error)
{
  g_auto (Picture) read = { 0 };
  gsize length;
  const char *text;

  g_return_val_if_fail (picture != NULL && type != NULL, FALSE);
  if (g_bytes_get_size (picture) > REGIE_HOUSE_MOST_BYTES)
    return regie_refuse (error, _("The logo is larger than %d kB: make a smaller picture of it."),
                         REGIE_HOUSE_MOST_BYTES / 1024);
  if (is_png (picture) && is_too_large (picture))
    return regie_refuse (error,
                         _("The logo is larger than %d by %d pixels: make a smaller picture of "
                            "it."),
                         MOST_PIXELS, MOST_PIXELS);
  text = g_bytes_get_data (picture, &length);
  if (is_plain (text, length) && !is_simple (text, length))
    return regie_refuse (error,
                         _("This SVG has more in it than lines, areas and letters, and that can "
                            "hold up all printing: save the logo as a PNG, and choose that."));
  read_picture (picture, &read);
  *type = is_png (picture) ? "image/png" : "image/svg+xml";
  *width = (int) read.width;
  *height = (int) read.height;
  return read.width > 0
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
  if (!now.has_accent && !now.has_logo && (now.lines == NULL || !with_lines))
    return;
  cairo_save (cr);
  regie_house_draw_logo (cr, width - margin, ABOVE, LOGO_WIDTH, height);
  if (with_lines && now.lines != NULL)
    draw_lines (cr, now.lines, margin, width - 2 * margin - (now.has_logo ? LOGO_WIDTH : 0),
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
