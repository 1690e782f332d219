/* SPDX-License-Identifier: EUPL-1.2 */
/* Draws a network: rings and sectors, who knows whom, the members with their marks and labels. */
#include "regie-network-draw.h"

#include <math.h>

#include "regie-colours.h"

#define CORNER .38 /* of the square of an organisation, of its half side */
#define MARK 6.5   /* half the size of the marks at a member */
#define EDGE 4     /* what a line or a soft edge takes beside its place */
#define LEAST_INITIALS 11
#define INITIALS_SCALE .86

#define NUMBER(rgb) rgb

static const guint32 tones[2][REGIE_N_TONES] = REGIE_TONES (NUMBER);
static const guint32 families[2][REGIE_N_FAMILIES + 1][REGIE_N_SHADES] = REGIE_FAMILIES (NUMBER);

/* The family of every life area. */
static const RegieFamily colours[REGIE_N_AREAS] = {
  [REGIE_AREA_SUPPORT] = REGIE_FAMILY_SAND,  [REGIE_AREA_SCHOOL] = REGIE_FAMILY_BLUE,
  [REGIE_AREA_INCOME] = REGIE_FAMILY_TEAL,   [REGIE_AREA_WELLBEING] = REGIE_FAMILY_PURPLE,
  [REGIE_AREA_HOUSING] = REGIE_FAMILY_SLATE,
};

typedef struct {
  cairo_t *cr;
  RegieNetworkView *view;
  const RegieNetworkLayout *layout;
  RegieNetworkLook look;
  PangoLayout *plain, *bold;
} Pen;

static void
set_rgb (const Pen *self, guint32 rgb, double alpha)
{
  cairo_set_source_rgba (self->cr, (rgb >> 16 & 0xff) / 255., (rgb >> 8 & 0xff) / 255.,
                         (rgb & 0xff) / 255., alpha);
}

static void
set_tone (const Pen *self, RegieTone tone)
{
  if (self->look.is_stark)
    tone = tone == REGIE_TONE_RULE                             ? REGIE_TONE_BASE
           : tone == REGIE_TONE_DIM || tone == REGIE_TONE_BASE ? REGIE_TONE_TEXT
                                                               : tone;
  set_rgb (self, tones[self->look.is_dark][tone], 1);
}

static void
set_family (const Pen *self, RegieArea area, RegieShade shade)
{
  if (self->look.is_stark && shade == REGIE_SHADE_OUTLINE)
    shade = REGIE_SHADE_TEXT;
  set_rgb (self, families[self->look.is_dark][colours[area]][shade], 1);
}

static void
set_line (const Pen *self, double width, double dash, double gap)
{
  const double dashes[] = { dash, gap };

  cairo_set_line_width (self->cr, width);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (self->cr, dashes, dash > 0 ? 2 : 0, 0);
}

static void
add_ellipse (const Pen *self, RegieRing ring)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, self->layout->x, self->layout->y);
  cairo_scale (self->cr, self->layout->rings[ring].x, self->layout->rings[ring].y);
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (self->cr);
}

/* The band of silence is warm, the middle one is cool. */
static void
draw_rings (const Pen *self)
{
  const guint32 grounds[REGIE_N_RINGS] = {
    [REGIE_RING_NEAR] = tones[self->look.is_dark][REGIE_TONE_VIEW],
    [REGIE_RING_FAR] = families[self->look.is_dark][REGIE_FAMILY_SLATE][REGIE_SHADE_PLANNED],
    [REGIE_RING_SILENT] = families[self->look.is_dark][REGIE_FAMILY_AMBER][REGIE_SHADE_PLANNED],
  };

  set_line (self, 1, 0, 0);
  for (int ring = REGIE_RING_SILENT; ring >= REGIE_RING_NEAR; ring--)
    {
      add_ellipse (self, ring);
      set_rgb (self, grounds[REGIE_RING_NEAR], 1);
      cairo_fill_preserve (self->cr);
      set_rgb (self, grounds[ring], self->look.is_stark ? .25 : .45);
      cairo_fill_preserve (self->cr);
      set_tone (self, ring == REGIE_RING_SILENT && !self->look.is_stark ? REGIE_TONE_VIEW
                                                                        : REGIE_TONE_RULE);
      cairo_stroke (self->cr);
    }
}

static void
draw_borders (const Pen *self)
{
  const RegieNetworkLayout *layout = self->layout;

  set_tone (self, REGIE_TONE_RULE);
  set_line (self, 1, 0, 0);
  for (int i = 0; i < REGIE_N_AREAS; i++)
    {
      double x, y;

      regie_network_layout_border (layout, i, &x, &y);
      cairo_move_to (self->cr, layout->x + (x - layout->x) * .22,
                     layout->y + (y - layout->y) * .22);
      cairo_line_to (self->cr, x, y);
      cairo_stroke (self->cr);
    }
}

/* TEXT is ready to be drawn in BOX, shortened when it does not fit; ALIGN as of Pango. */
static void
place_text (const Pen *self, PangoLayout *letters, const char *text, const RegieNetworkBox *box,
            PangoAlignment align)
{
  int height;

  pango_layout_set_text (letters, text, -1);
  pango_layout_set_auto_dir (letters, FALSE);
  pango_layout_set_width (letters, box->width * PANGO_SCALE);
  pango_layout_set_ellipsize (letters, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (letters, align);
  pango_layout_get_pixel_size (letters, NULL, &height);
  cairo_move_to (self->cr, box->x, box->y + (box->height - height) / 2.);
}

static void
draw_text (const Pen *self, PangoLayout *letters, const char *text, const RegieNetworkBox *box,
           PangoAlignment align)
{
  place_text (self, letters, text, box, align);
  pango_cairo_show_layout (self->cr, letters);
}

static void
draw_ring_names (const Pen *self)
{
  for (int i = 0; i < REGIE_N_RINGS; i++)
    {
      const RegieNetworkBox *box = &self->layout->ring_names[i];
      PangoLayout *letters = i == REGIE_RING_SILENT ? self->bold : self->plain;

      if (i != REGIE_RING_SILENT)
        {
          set_tone (self, REGIE_TONE_VIEW);
          cairo_rectangle (self->cr, box->x - 4, box->y, box->width + 8, box->height);
          cairo_fill (self->cr);
        }
      set_tone (self, i == REGIE_RING_SILENT ? REGIE_TONE_SOON : REGIE_TONE_DIM);
      draw_text (self, letters, self->view->rings[i], box, PANGO_ALIGN_CENTER);
    }
}

static void
draw_areas (const Pen *self)
{
  for (int i = 0; i < REGIE_N_AREAS; i++)
    {
      set_family (self, i, REGIE_SHADE_TEXT);
      draw_text (self, self->bold, self->view->areas[i], &self->layout->areas[i],
                 PANGO_ALIGN_CENTER);
    }
}

/* From X, Y to OTHER_X, OTHER_Y, but for so much at both ends. */
static void
draw_line (const Pen *self, double x, double y, double other_x, double other_y, double off,
           double other_off)
{
  const double length = hypot (other_x - x, other_y - y);
  const double dx = length > 0 ? (other_x - x) / length : 0;
  const double dy = length > 0 ? (other_y - y) / length : 0;

  if (length <= off + other_off)
    return;
  cairo_move_to (self->cr, x + dx * off, y + dy * off);
  cairo_line_to (self->cr, other_x - dx * other_off, other_y - dy * other_off);
  cairo_stroke (self->cr);
}

static void
draw_bonds (const Pen *self)
{
  const double off = self->layout->radius + 2;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->view->bonds));

  set_tone (self, REGIE_TONE_DIM);
  set_line (self, 1.2, 1.2, 3.5);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieNetworkBond) bond = g_list_model_get_item (G_LIST_MODEL (self->view->bonds),
                                                                 i);
      const RegieNetworkNode *one = &self->layout->nodes[bond->one];
      const RegieNetworkNode *other = &self->layout->nodes[bond->other];

      draw_line (self, one->x, one->y, other->x, other->y, off, off);
    }
}

static void
draw_tie (const Pen *self, const RegieNetworkMark *mark, const RegieNetworkNode *node)
{
  if (mark->ring == REGIE_RING_SILENT)
    {
      set_tone (self, REGIE_TONE_SOON);
      set_line (self, 1.4, 5, 4);
    }
  else
    {
      set_family (self, mark->area, REGIE_SHADE_OUTLINE);
      set_line (self, mark->ring == REGIE_RING_NEAR ? 2.6 : 1.6, 0, 0);
    }
  draw_line (self, self->layout->x, self->layout->y, node->x, node->y, self->layout->core + 9,
             self->layout->radius + 1);
}

static void
draw_core (const Pen *self)
{
  const RegieNetworkLayout *layout = self->layout;
  const gboolean has_age = self->view->age != NULL;
  RegieNetworkBox box = { layout->x - layout->core + 5, layout->y - layout->line + 1,
                          2 * layout->core - 10, layout->line };

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, layout->x, layout->y, layout->core, 0, 2 * G_PI);
  set_tone (self, REGIE_TONE_INK);
  cairo_fill (self->cr);
  set_tone (self, REGIE_TONE_VIEW);
  if (!has_age)
    box.y += layout->line / 2;
  draw_text (self, self->bold, self->view->called, &box, PANGO_ALIGN_CENTER);
  box.y += layout->line;
  if (has_age)
    draw_text (self, self->plain, self->view->age, &box, PANGO_ALIGN_CENTER);
}

static void
add_square (cairo_t *cr, double x, double y, double half)
{
  const double r = half * CORNER;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + half - r, y - half + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + half - r, y + half - r, r, 0, G_PI / 2);
  cairo_arc (cr, x - half + r, y + half - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x - half + r, y - half + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
add_form (const Pen *self, const RegieNetworkMark *mark, const RegieNetworkNode *node, double half)
{
  if (!mark->is_person)
    {
      add_square (self->cr, node->x, node->y, half * .94);
      return;
    }
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, node->x, node->y, half, 0, 2 * G_PI);
}

/* A ground of the colour of the page, so that a mark stands free of what is below it. */
static void
clear_ground (const Pen *self, double x, double y, double r)
{
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x, y, r, 0, 2 * G_PI);
  set_tone (self, REGIE_TONE_VIEW);
  cairo_fill (self->cr);
}

/* A triangle with an exclamation mark: somebody is silent. */
static void
draw_silence (const Pen *self, double x, double y, double r)
{
  cairo_move_to (self->cr, x, y - r);
  cairo_line_to (self->cr, x + r * 1.08, y + r * .85);
  cairo_line_to (self->cr, x - r * 1.08, y + r * .85);
  cairo_close_path (self->cr);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  set_line (self, 3, 0, 0);
  set_tone (self, REGIE_TONE_VIEW);
  cairo_stroke_preserve (self->cr);
  set_tone (self, REGIE_TONE_SOON);
  cairo_fill (self->cr);
  set_tone (self, REGIE_TONE_VIEW);
  set_line (self, 1.6, 0, 0);
  cairo_move_to (self->cr, x, y - r * .45);
  cairo_line_to (self->cr, x, y + r * .25);
  cairo_stroke (self->cr);
  cairo_rectangle (self->cr, x - .8, y + r * .42, 1.6, 1.6);
  cairo_fill (self->cr);
}

/* A lock: it may know nothing. */
static void
draw_lock (const Pen *self, double x, double y, double r)
{
  clear_ground (self, x, y, r * 1.15);
  set_tone (self, REGIE_TONE_DIM);
  cairo_rectangle (self->cr, x - r * .62, y - r * .1, r * 1.24, r * .86);
  cairo_fill (self->cr);
  set_line (self, 1.3, 0, 0);
  cairo_move_to (self->cr, x - r * .38, y);
  cairo_arc (self->cr, x, y - r * .26, r * .38, G_PI, 2 * G_PI);
  cairo_line_to (self->cr, x + r * .38, y);
  cairo_stroke (self->cr);
}

/* A star: it leads. */
static void
draw_star (const Pen *self, double x, double y, double r)
{
  clear_ground (self, x, y, r * 1.25);
  for (int i = 0; i < 10; i++)
    {
      const double length = i % 2 == 0 ? r * 1.1 : r * .46;

      cairo_line_to (self->cr, x + length * sin (i * G_PI / 5), y - length * cos (i * G_PI / 5));
    }
  cairo_close_path (self->cr);
  set_tone (self, REGIE_TONE_SIGNAL);
  cairo_fill (self->cr);
}

static void
draw_marks (const Pen *self, const RegieNetworkMark *mark, const RegieNetworkNode *node)
{
  const double away = self->layout->radius * .8;
  const double size = CLAMP (MARK * self->layout->radius / 16, 4.5, 8);

  if (mark->ring == REGIE_RING_SILENT)
    draw_silence (self, node->x + away, node->y - away, size);
  if (mark->is_locked)
    draw_lock (self, node->x - away, node->y - away, size);
  if (mark->leads)
    draw_star (self, node->x + away, node->y + away, size);
}

static void
draw_initials (const Pen *self, const RegieNetworkMark *mark, const RegieNetworkNode *node)
{
  PangoRectangle ink;

  pango_layout_set_text (self->bold, mark->initials, -1);
  pango_layout_set_width (self->bold, -1);
  pango_layout_set_alignment (self->bold, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_extents (self->bold, &ink, NULL);
  set_family (self, mark->area, REGIE_SHADE_TEXT);
  cairo_save (self->cr);
  cairo_translate (self->cr, node->x, node->y);
  cairo_scale (self->cr, INITIALS_SCALE, INITIALS_SCALE);
  cairo_move_to (self->cr, -ink.x - ink.width / 2., -ink.y - ink.height / 2.);
  pango_cairo_show_layout (self->cr, self->bold);
  cairo_restore (self->cr);
}

static void
draw_node (const Pen *self, const RegieNetworkMark *mark, const RegieNetworkNode *node)
{
  const gboolean is_silent = mark->ring == REGIE_RING_SILENT;
  const double width = is_silent ? 2 : 1.2;

  add_form (self, mark, node, self->layout->radius - width / 2);
  set_tone (self, REGIE_TONE_VIEW);
  cairo_fill_preserve (self->cr);
  set_family (self, mark->area, REGIE_SHADE_LIVED);
  cairo_fill_preserve (self->cr);
  if (is_silent)
    set_tone (self, REGIE_TONE_SOON);
  else
    set_family (self, mark->area, REGIE_SHADE_OUTLINE);
  set_line (self, width, 0, 0);
  cairo_stroke (self->cr);
  if (self->layout->radius >= LEAST_INITIALS)
    draw_initials (self, mark, node);
  draw_marks (self, mark, node);
}

/* With a soft edge of the colour of the page, so that a line below it leaves TEXT to be read. */
static void
draw_line_of_label (const Pen *self, PangoLayout *letters, const char *text,
                    const RegieNetworkBox *box, PangoAlignment align, RegieTone tone)
{
  place_text (self, letters, text, box, align);
  pango_cairo_layout_path (self->cr, letters);
  set_rgb (self, tones[self->look.is_dark][REGIE_TONE_VIEW], .8);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  set_line (self, 3, 0, 0);
  cairo_stroke (self->cr);
  set_tone (self, tone);
  draw_text (self, letters, text, box, align);
}

static void
draw_label (const Pen *self, const RegieNetworkMark *mark, const RegieNetworkNode *node)
{
  const gboolean is_silent = mark->ring == REGIE_RING_SILENT;
  const PangoAlignment align = node->side == REGIE_LABEL_LEFT    ? PANGO_ALIGN_RIGHT
                               : node->side == REGIE_LABEL_RIGHT ? PANGO_ALIGN_LEFT
                                                                 : PANGO_ALIGN_CENTER;
  RegieNetworkBox box = node->label;

  if (box.width == 0)
    return;
  box.height = self->layout->line;
  draw_line_of_label (self, self->bold, mark->name, &box, align, REGIE_TONE_TEXT);
  if (node->label.height == box.height)
    return; /* there is no room for more */
  box.y += box.height;
  draw_line_of_label (self, self->plain, mark->ago, &box, align,
                      is_silent ? REGIE_TONE_SOON : REGIE_TONE_DIM);
}

/* --- its pieces, from below --- */

typedef enum { GROUND, BONDS, TIE, CORE, FORM, LABEL } Kind;

/* What PIECE is, and of which member (*AT). */
static Kind
find_piece (const RegieNetworkLayout *layout, guint piece, guint *at)
{
  const guint core = 2 + layout->n;

  *at = 0;
  if (piece <= BONDS)
    return piece;
  if (piece == core)
    return CORE;
  *at = piece < core ? piece - 2 : (piece - core - 1) % layout->n;
  return piece < core ? TIE : piece <= core + layout->n ? FORM : LABEL;
}

guint
regie_network_n_pieces (const RegieNetworkLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);
  return 3 + 3 * layout->n;
}

static RegieNetworkBox
box_around (int x, int y, int away)
{
  return (RegieNetworkBox){ x - away, y - away, 2 * away, 2 * away };
}

static RegieNetworkBox
box_of_tie (const RegieNetworkLayout *layout, const RegieNetworkNode *node)
{
  const int x = MIN (layout->x, node->x);
  const int y = MIN (layout->y, node->y);

  return (RegieNetworkBox){ x - EDGE, y - EDGE, ABS (layout->x - node->x) + 2 * EDGE,
                            ABS (layout->y - node->y) + 2 * EDGE };
}

RegieNetworkBox
regie_network_piece_box (const RegieNetworkLayout *layout, guint piece)
{
  const RegieNetworkNode *node;
  guint at;
  Kind kind;

  g_return_val_if_fail (layout != NULL && piece < regie_network_n_pieces (layout),
                        ((RegieNetworkBox){ 0 }));
  kind = find_piece (layout, piece, &at);
  if (kind <= BONDS)
    return (RegieNetworkBox){ 0, 0, layout->width, layout->height };
  if (kind == CORE)
    return box_around (layout->x, layout->y, layout->core + EDGE);
  node = &layout->nodes[at];
  if (kind == TIE)
    return box_of_tie (layout, node);
  if (kind == FORM)
    return box_around (node->x, node->y, 2 * layout->radius + EDGE);
  if (node->label.width == 0)
    return (RegieNetworkBox){ 0 };
  return (RegieNetworkBox){ node->label.x - EDGE, node->label.y - EDGE,
                            node->label.width + 2 * EDGE, node->label.height + 2 * EDGE };
}

/* The bands with their words, and the areas. */
static void
draw_ground (const Pen *self)
{
  draw_rings (self);
  draw_borders (self);
  draw_ring_names (self);
  draw_areas (self);
}

static void
draw_piece (const Pen *self, guint piece)
{
  guint at;
  const Kind kind = find_piece (self->layout, piece, &at);
  const RegieNetworkNode *node = &self->layout->nodes[at];

  if (kind == GROUND)
    draw_ground (self);
  else if (kind == BONDS)
    draw_bonds (self);
  else if (kind == TIE)
    draw_tie (self, regie_network_view_get_mark (self->view, at), node);
  else if (kind == CORE)
    draw_core (self);
  else if (kind == FORM)
    draw_node (self, regie_network_view_get_mark (self->view, at), node);
  else
    draw_label (self, regie_network_view_get_mark (self->view, at), node);
}

void
regie_network_draw_piece (cairo_t *cr, RegieNetworkView *view, const RegieNetworkLayout *layout,
                          RegieNetworkLook look, const RegieNetworkPens *pens, guint piece)
{
  const Pen pen = { cr, view, layout, look, pens->plain, pens->bold };

  g_return_if_fail (cr != NULL && REGIE_IS_NETWORK_VIEW (view) && layout != NULL);
  g_return_if_fail (layout->n == regie_network_view_get_n_marks (view)
                    && piece < regie_network_n_pieces (layout));
  draw_piece (&pen, piece);
}

void
regie_network_draw (cairo_t *cr, RegieNetworkView *view, const RegieNetworkLayout *layout,
                    RegieNetworkLook look, const RegieNetworkPens *pens)
{
  g_return_if_fail (layout != NULL);
  for (guint piece = 0; piece < regie_network_n_pieces (layout); piece++)
    regie_network_draw_piece (cr, view, layout, look, pens, piece);
}

static void
say_box (GString *key, const RegieNetworkBox *box)
{
  g_string_append_printf (key, " %d %d %d %d", box->x, box->y, box->width, box->height);
}

static void
say_words (GString *key, const char *words)
{
  g_string_append_printf (key, "\n%s", words != NULL ? words : "");
}

static void
say_ground (GString *key, RegieNetworkView *view, const RegieNetworkLayout *layout)
{
  for (int i = 0; i < REGIE_N_RINGS; i++)
    {
      g_string_append_printf (key, " %d %d", layout->rings[i].x, layout->rings[i].y);
      say_box (key, &layout->ring_names[i]);
      say_words (key, view->rings[i]);
    }
  for (int i = 0; i < REGIE_N_AREAS; i++)
    {
      say_box (key, &layout->areas[i]);
      say_words (key, view->areas[i]);
    }
}

static void
say_bonds (GString *key, RegieNetworkView *view, const RegieNetworkLayout *layout)
{
  GListModel *bonds = G_LIST_MODEL (view->bonds);

  for (guint i = 0; i < g_list_model_get_n_items (bonds); i++)
    {
      g_autoptr (RegieNetworkBond) bond = g_list_model_get_item (bonds, i);
      const RegieNetworkNode *one = &layout->nodes[bond->one];
      const RegieNetworkNode *other = &layout->nodes[bond->other];

      g_string_append_printf (key, " %d %d %d %d", one->x, one->y, other->x, other->y);
    }
}

/* What the tie, the form and the label of a member say. */
static void
say_member (GString *key, const RegieNetworkMark *mark, const RegieNetworkNode *node)
{
  g_string_append_printf (key, " %d %d %d %d %d %d %d %d", node->x, node->y, (int) node->side,
                          mark->area, mark->ring, mark->is_person, mark->is_locked, mark->leads);
  say_box (key, &node->label);
  say_words (key, mark->initials);
  say_words (key, mark->name);
  say_words (key, mark->ago);
}

char *
regie_network_piece_dup_key (RegieNetworkView *view, const RegieNetworkLayout *layout,
                             RegieNetworkLook look, guint piece)
{
  GString *key;
  guint at;
  Kind kind;

  g_return_val_if_fail (REGIE_IS_NETWORK_VIEW (view) && layout != NULL, NULL);
  kind = find_piece (layout, piece, &at);
  key = g_string_new (NULL);
  g_string_printf (key, "%d %d %d %d %d %d %d %d %d %d", (int) kind, look.is_dark, look.is_stark,
                   layout->width, layout->height, layout->x, layout->y, layout->core,
                   layout->radius, layout->line);
  if (kind == GROUND)
    say_ground (key, view, layout);
  else if (kind == BONDS)
    say_bonds (key, view, layout);
  else if (kind == CORE)
    {
      say_words (key, view->called);
      say_words (key, view->age);
    }
  else
    say_member (key, regie_network_view_get_mark (view, at), &layout->nodes[at]);
  return g_string_free (key, FALSE);
}

void
regie_network_draw_sign (cairo_t *cr, RegieNetworkSign sign, RegieNetworkLook look, int width,
                         int height)
{
  const double x = width / 2.;
  const double y = height / 2.;
  const double r = MIN (x, y) - 1;
  const Pen pen = { .cr = cr, .look = look };

  g_return_if_fail (cr != NULL);
  cairo_new_path (cr);
  switch (sign)
    {
    case REGIE_NETWORK_SIGN_PERSON:
    case REGIE_NETWORK_SIGN_ORGANISATION:
      if (sign == REGIE_NETWORK_SIGN_PERSON)
        cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      else
        add_square (cr, x, y, r * .94);
      set_family (&pen, REGIE_AREA_HOUSING, REGIE_SHADE_PLANNED);
      cairo_fill_preserve (cr);
      set_family (&pen, REGIE_AREA_HOUSING, REGIE_SHADE_OUTLINE);
      set_line (&pen, 1.2, 0, 0);
      cairo_stroke (cr);
      break;
    case REGIE_NETWORK_SIGN_SILENCE:
    case REGIE_NETWORK_SIGN_BOND:
      set_tone (&pen, sign == REGIE_NETWORK_SIGN_SILENCE ? REGIE_TONE_SOON : REGIE_TONE_DIM);
      set_line (&pen, 1.5, sign == REGIE_NETWORK_SIGN_SILENCE ? 5 : 1.2,
                sign == REGIE_NETWORK_SIGN_SILENCE ? 3 : 3);
      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, width, y);
      cairo_stroke (cr);
      break;
    case REGIE_NETWORK_SIGN_LEADER:
      draw_star (&pen, x, y, r * .9);
      break;
    default:
      draw_lock (&pen, x, y, r * .9);
    }
}

static int
pens_width (gpointer data, const char *text, gboolean is_bold)
{
  const RegieNetworkPens *self = data;
  PangoLayout *letters = is_bold ? self->bold : self->plain;
  int width;

  pango_layout_set_width (letters, -1);
  pango_layout_set_text (letters, text, -1);
  pango_layout_get_pixel_size (letters, &width, NULL);
  return width + 1;
}

RegieLetters
regie_network_pens_letters (RegieNetworkPens *self)
{
  RegieLetters letters = { pens_width, self, 0 };

  g_return_val_if_fail (self != NULL, letters);
  pango_layout_set_width (self->bold, -1);
  pango_layout_set_text (self->bold, "Ij", -1);
  pango_layout_get_pixel_size (self->bold, NULL, &letters.height);
  return letters;
}
