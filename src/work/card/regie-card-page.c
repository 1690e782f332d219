/* SPDX-License-Identifier: EUPL-1.2 */
/* Lays the card of the Meedoenbalie out with Pango, and draws it with Cairo. */
#include "regie-card-page.h"

#include "regie-house.h"
#include "regie-pictogram.h"

#define FONT "Cantarell, DejaVu Sans, Sans"
/* In points. */
#define MARGIN 17.0
#define SIGN 64.0    /* the picture of the direction, white in a black square */
#define PICTURE 22.7 /* 8 mm */
#define INDENT 34.0  /* from a picture to its words */
#define ROW_GAP 8.0  /* below a row */
#define MORE_GAP 7.0 /* at most so much more when there is room */
#define WEEK_WIDTH 122.0
#define WEEK_HEIGHT 47.0
#define WEEK_SIGNS 14.0 /* sun and moon beside the boxes */
#define BOX 15.4        /* a day, with the room beside it */
#define PART 9.6        /* of a day */
#define DARK 0.0
#define SOFT 0.32 /* small letters: grey that is still read on paper */
#define LIGHT 0.55
#define LOGO_WIDTH 60.0
#define LOGO_HEIGHT 12.0

static const double scales[] = { 1, .94, .88, .82, .76, .7, .64, .58, .52 };
/* So many lines has a value at most when no scale is small enough. */
#define MOST_LINES 3

/* Words at their place on the page. */
typedef struct {
  PangoLayout *layout;
  double x, y, grey;
} Words;

/* A row, with its N words from WORDS on.  Two that stand beside each other are one band. */
typedef struct {
  const RegieCardRow *row;
  guint band;
  double x, y;
  guint words, n;
} Row;

struct _RegieCardPage {
  RegieDeskCard *card;
  PangoContext *context;
  double scale, bottom, foot;
  guint n_head, n_fixed; /* WORDS begins with those of the head, and then those of the foot */
  guint n_bands;
  GArray *words, *rows;
};

static void
words_clear (gpointer data)
{
  g_object_unref (((Words *) data)->layout);
}

/* "9:00–12:00" and "ma–vr" are not broken in two: a word joiner (U+2060) is not seen. */
static char *
dup_whole_spans (const char *text)
{
  GString *joined = g_string_new (text);

  g_string_replace (joined, "–", "–\xe2\x81\xa0", 0);
  return g_string_free (joined, FALSE);
}

/* TEXT in lines of WIDTH from X, Y on; at most LINES (0: as many as it takes).  Returns how high.
 * Arabic and the like read as they do, and stand left like the rest. */
static double
add_words (RegieCardPage *self, const char *text, double size, gboolean is_bold, double grey,
           double x, double y, double width, int lines)
{
  Words words = { pango_layout_new (self->context), x, y, grey };
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  g_autofree char *joined = dup_whole_spans (text);
  int height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (words.layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (words.layout, joined, -1);
  pango_layout_set_auto_dir (words.layout, TRUE);
  pango_layout_set_width (words.layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (words.layout, PANGO_WRAP_WORD_CHAR);
  /* Left is where a line begins, so of such a line it is the other side. */
  if (pango_layout_get_direction (words.layout, 0) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (words.layout, PANGO_ALIGN_RIGHT);
  if (lines > 0)
    {
      pango_layout_set_height (words.layout, -lines);
      pango_layout_set_ellipsize (words.layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_size (words.layout, NULL, &height);
  g_array_append_val (self->words, words);
  return (double) height / PANGO_SCALE;
}

static char *
dup_both (const char *const *labels)
{
  return g_strdup_printf ("%s · %s", labels[0], labels[1]);
}

/* The number, large, beside the picture of the direction.  Returns where the rows may begin. */
static double
add_head (RegieCardPage *self)
{
  static const char *const title[] = { "Meedoen", "Taking part" };
  const RegieDeskCard *card = self->card;
  g_autofree char *head = dup_both (title);
  g_autofree char *theme = card->theme != NULL ? dup_both ((const char *const *) card->theme_labels)
                                               : NULL;
  double x = MARGIN + (card->theme != NULL ? SIGN + 13 : 0);
  double width = REGIE_CARD_WIDTH - MARGIN - x;
  double y = MARGIN;
  double more;

  y += add_words (self, head, 9, FALSE, SOFT, x, y, width, 1);
  if (card->number != NULL)
    y += add_words (self, card->number, 33, TRUE, DARK, x, y - 4, width, 1) - 7;
  if (theme != NULL)
    y += add_words (self, theme, 9.5, TRUE, DARK, x, y, width, 2);
  self->n_head = self->words->len;
  /* The words stand in the middle beside the picture. */
  more = card->theme != NULL ? MAX ((MARGIN + SIGN - y) / 2, 0) : 0;
  for (guint i = 0; i < self->n_head; i++)
    g_array_index (self->words, Words, i).y += more;
  return MAX (y, MARGIN + (card->theme != NULL ? SIGN : 0)) + 13;
}

static void
add_foot (RegieCardPage *self)
{
  double y = REGIE_CARD_HEIGHT - MARGIN;
  double width = REGIE_CARD_WIDTH - 2 * MARGIN;
  guint first = self->words->len;

  /* The logo stands beside the last. */
  for (guint i = 0; i < G_N_ELEMENTS (regie_desk_card_foot); i++)
    add_words (self, regie_desk_card_foot[i], 9.5, i == 0, DARK, MARGIN, 0,
               i + 1 < G_N_ELEMENTS (regie_desk_card_foot) ? width : width - LOGO_WIDTH - 6, 0);
  self->n_fixed = self->words->len;
  for (guint i = self->words->len; i > first; i--)
    {
      Words *words = &g_array_index (self->words, Words, i - 1);
      int height;

      pango_layout_get_size (words->layout, NULL, &height);
      y -= (double) height / PANGO_SCALE;
      words->y = y;
    }
  self->foot = y - 12;
}

/* ROW in WIDTH from X, Y on, in the BAND-th band.  Returns how high it is. */
static double
add_row (RegieCardPage *self, const RegieCardRow *row, guint band, double x, double y, double width,
         int lines)
{
  g_autofree char *label = dup_both (row->labels);
  double scale = self->scale;
  double left = x + INDENT;
  double room = width - INDENT - (row->has_week ? WEEK_WIDTH + 8 : 0);
  Row placed = { row, band, x, y, self->words->len, 0 };
  double bottom = y;

  bottom += add_words (self, label, MAX (8 * scale, 6), FALSE, SOFT, left, bottom, width - INDENT,
                       1);
  bottom += add_words (self, row->first, 12 * scale, TRUE, DARK, left, bottom, room, lines);
  if (row->second != NULL)
    bottom += add_words (self, row->second, 11 * scale, FALSE, DARK, left, bottom, room, lines);
  placed.n = self->words->len - placed.words;
  g_array_append_val (self->rows, placed);
  return MAX (bottom - y, row->has_week ? WEEK_HEIGHT : PICTURE + 2);
}

/* Places every row below TOP with letters of SCALE, short ones beside each other. */
static void
place_rows (RegieCardPage *self, double top, double scale, int lines)
{
  const double width = REGIE_CARD_WIDTH - 2 * MARGIN;
  const double half = (width - 10) / 2;
  GArray *rows = self->card->rows;
  double y = top;

  g_array_set_size (self->words, self->n_fixed);
  g_array_set_size (self->rows, 0);
  self->scale = scale;
  self->n_bands = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const RegieCardRow *row = &g_array_index (rows, RegieCardRow, i);
      gboolean is_pair = row->is_short && i + 1 < rows->len && row[1].is_short;
      guint band = self->n_bands++;
      double height = add_row (self, row, band, MARGIN, y, is_pair ? half : width, lines);

      if (is_pair)
        {
          double other = add_row (self, row + 1, band, MARGIN + half + 10, y, half, lines);

          height = MAX (height, other);
          i++;
        }
      y += height + (i + 1 < rows->len ? ROW_GAP * scale : 0);
    }
  self->bottom = y;
}

/* What room is left goes between the rows. */
static void
spread_rows (RegieCardPage *self)
{
  double more = self->n_bands > 1
                  ? CLAMP ((self->foot - 4 - self->bottom) / (self->n_bands - 1), 0, MORE_GAP)
                  : 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      row->y += row->band * more;
      for (guint k = row->words; k < row->words + row->n; k++)
        g_array_index (self->words, Words, k).y += row->band * more;
    }
  self->bottom += self->n_bands > 1 ? (self->n_bands - 1) * more : 0;
}

RegieCardPage *
regie_card_page_new (RegieDeskCard *card, PangoContext *context)
{
  RegieCardPage *self;
  double top;

  g_return_val_if_fail (card != NULL && context != NULL, NULL);
  self = g_new0 (RegieCardPage, 1);
  self->card = regie_desk_card_ref (card);
  self->context = g_object_ref (context);
  self->words = g_array_new (FALSE, FALSE, sizeof (Words));
  g_array_set_clear_func (self->words, words_clear);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  top = add_head (self);
  add_foot (self);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      place_rows (self, top, scales[i], 0);
      if (self->bottom <= self->foot)
        break;
    }
  if (self->bottom > self->foot)
    place_rows (self, top, scales[G_N_ELEMENTS (scales) - 1], MOST_LINES);
  spread_rows (self);
  return self;
}

void
regie_card_page_free (RegieCardPage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_array_unref (self->rows);
  g_object_unref (self->context);
  regie_desk_card_unref (self->card);
  g_free (self);
}

double
regie_card_page_scale (const RegieCardPage *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->scale;
}

double
regie_card_page_bottom (const RegieCardPage *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->bottom;
}

double
regie_card_page_foot (const RegieCardPage *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->foot;
}

/* --- drawing --- */

static void
round_square (cairo_t *cr, double x, double y, double size, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + size - radius, y + size - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + size - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* The sun as it comes up, the sun, and the moon, in the middle of X, Y. */
static void
draw_part_sign (cairo_t *cr, guint part, double x, double y)
{
  cairo_new_path (cr);
  if (part == 0)
    {
      cairo_arc (cr, x, y + 2, 3.2, G_PI, 2 * G_PI);
      cairo_close_path (cr);
      cairo_rectangle (cr, x - 5, y + 2.8, 10, 1);
    }
  else if (part == 1)
    cairo_arc (cr, x, y, 3.2, 0, 2 * G_PI);
  else
    {
      cairo_arc (cr, x, y, 3.5, -.35 * G_PI, 1.05 * G_PI);
      cairo_curve_to (cr, x - 1.2, y + .9, x + 1.4, y - .9, x + 3.5 * .454, y - 3.5 * .891);
      cairo_close_path (cr);
    }
  cairo_fill (cr);
}

/* Seven days, each with its morning, afternoon and evening. */
static void
draw_week (const RegieCardPage *self, cairo_t *cr, double x, double y)
{
  PangoLayout *letters = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  const double top = y + 10;

  pango_font_description_set_absolute_size (font, 7 * PANGO_SCALE);
  pango_layout_set_font_description (letters, font);
  pango_layout_set_width (letters, (int) (BOX * PANGO_SCALE));
  pango_layout_set_alignment (letters, PANGO_ALIGN_CENTER);
  cairo_set_source_rgb (cr, LIGHT, LIGHT, LIGHT);
  for (guint part = 0; part < 3; part++)
    draw_part_sign (cr, part, x + WEEK_SIGNS / 2 - 1, top + (part + .5) * PART);
  for (int day = 0; day < 7; day++)
    {
      guint parts = regie_desk_card_parts (self->card->slots, day);
      double left = x + WEEK_SIGNS + day * BOX;

      for (guint part = 0; part < 3; part++)
        if (parts >> part & 1)
          {
            cairo_set_source_rgb (cr, DARK, DARK, DARK);
            cairo_rectangle (cr, left + 1, top + part * PART, BOX - 2, PART);
            cairo_fill (cr);
          }
      cairo_set_source_rgb (cr, LIGHT, LIGHT, LIGHT);
      cairo_set_line_width (cr, .6);
      for (guint part = 0; part < 3; part++)
        cairo_rectangle (cr, left + 1, top + part * PART, BOX - 2, PART);
      cairo_stroke (cr);
      for (guint english = 0; english < 2; english++)
        {
          double grey = parts != 0 ? DARK : SOFT;

          pango_font_description_set_weight (font,
                                             parts != 0 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
          pango_layout_set_font_description (letters, font);
          pango_layout_set_text (letters, regie_desk_card_weekday (day, english != 0), -1);
          cairo_set_source_rgb (cr, grey, grey, grey);
          cairo_move_to (cr, left, english != 0 ? top + 3 * PART + .5 : y);
          pango_cairo_show_layout (cr, letters);
        }
    }
  pango_font_description_free (font);
  g_object_unref (letters);
}

/* N words from FIRST, as one paragraph. */
static void
draw_words (const RegieCardPage *self, cairo_t *cr, guint first, guint n, const char *tag)
{
  if (tag != NULL)
    cairo_tag_begin (cr, tag, NULL);
  for (guint i = first; i < first + n; i++)
    {
      const Words *words = &g_array_index (self->words, Words, i);

      cairo_set_source_rgb (cr, words->grey, words->grey, words->grey);
      cairo_move_to (cr, words->x, words->y);
      pango_cairo_show_layout (cr, words->layout);
    }
  if (tag != NULL)
    cairo_tag_end (cr, tag);
}

static void
draw_head (const RegieCardPage *self, cairo_t *cr, const char *tag)
{
  const double inner = SIGN * .72;

  if (self->card->theme != NULL)
    {
      regie_house_set_source (cr);
      round_square (cr, MARGIN, MARGIN, SIGN, 10);
      cairo_fill (cr);
      regie_pictogram_draw (cr, REGIE_PICTOGRAM_THEME, self->card->theme, "#fff",
                            MARGIN + (SIGN - inner) / 2, MARGIN + (SIGN - inner) / 2, inner);
    }
  draw_words (self, cr, 0, self->n_head, tag);
}

void
regie_card_page_draw (const RegieCardPage *self, cairo_t *cr, gboolean tagged)
{
  const char *paragraph = tagged ? "P" : NULL;

  g_return_if_fail (self != NULL && cr != NULL);
  draw_head (self, cr, tagged ? "H1" : NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      regie_pictogram_draw (cr, REGIE_PICTOGRAM_CARD, row->row->picture, "#000", row->x, row->y + 1,
                            PICTURE);
      draw_words (self, cr, row->words, row->n, paragraph);
      if (row->row->has_week)
        draw_week (self, cr, REGIE_CARD_WIDTH - MARGIN - WEEK_WIDTH, row->y);
    }
  regie_house_draw_logo (cr, REGIE_CARD_WIDTH - MARGIN, REGIE_CARD_HEIGHT - MARGIN - LOGO_HEIGHT,
                         LOGO_WIDTH, LOGO_HEIGHT);
  cairo_set_source_rgb (cr, LIGHT, LIGHT, LIGHT);
  cairo_set_line_width (cr, .6);
  cairo_move_to (cr, MARGIN, self->foot + 6);
  cairo_line_to (cr, REGIE_CARD_WIDTH - MARGIN, self->foot + 6);
  cairo_stroke (cr);
  draw_words (self, cr, self->n_head, self->n_fixed - self->n_head, paragraph);
}
