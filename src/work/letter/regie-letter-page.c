/* SPDX-License-Identifier: EUPL-1.2 */
/* Breaks the blocks of a letter into pages with Pango, and draws them with Cairo. */
#include "regie-letter-page.h"

#include "regie-house.h"
#include "regie-letter.h"

#define MARGIN 71.0 /* 25 mm */
#define BULLET 16.0
#define FONT "Cantarell, DejaVu Sans, Sans 10.5"
#define HEADING_FONT "Cantarell, DejaVu Sans, Sans Bold 13"

typedef struct {
  PangoLayout *layout;
  RegieBlockKind kind;
  guint page;
  double x, y;
} Piece;

struct _RegieLetterPages {
  GArray *pieces;
  guint n_pages;
};

static void
piece_clear (gpointer data)
{
  g_object_unref (((Piece *) data)->layout);
}

static PangoLayout *
layout_new (PangoContext *context, const RegieBlock *block)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (
    block->kind == REGIE_BLOCK_HEADING ? HEADING_FONT : FONT);
  double indent = block->kind == REGIE_BLOCK_POINT ? BULLET : 0;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, block->text, -1);
  /* Otherwise every line that begins in Arabic stands at the right margin. */
  pango_layout_set_auto_dir (layout, block->right_to_left);
  pango_layout_set_width (layout, (int) ((REGIE_PAGE_WIDTH - 2 * MARGIN - indent) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.25f);
  return layout;
}

RegieLetterPages *
regie_letter_pages_new (const char *text, PangoContext *context)
{
  RegieLetterPages *self = g_new0 (RegieLetterPages, 1);
  g_autoptr (GPtrArray) blocks = regie_letter_blocks (text);
  double y = MARGIN;
  double bottom = REGIE_PAGE_HEIGHT - MARGIN;

  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, piece_clear);
  for (guint i = 0; i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];
      Piece piece = { layout_new (context, block), block->kind, self->n_pages,
                      MARGIN + (block->kind == REGIE_BLOCK_POINT ? BULLET : 0), 0 };
      int height;

      pango_layout_get_size (piece.layout, NULL, &height);
      if (block->kind == REGIE_BLOCK_HEADING)
        y += i > 0 ? 8 : 0;
      /* A heading never ends a page. */
      if (y + (double) height / PANGO_SCALE + (block->kind == REGIE_BLOCK_HEADING ? 40 : 0) > bottom
          && y > MARGIN)
        {
          self->n_pages++;
          y = MARGIN;
        }
      piece.page = self->n_pages;
      piece.y = y;
      y += (double) height / PANGO_SCALE + (block->kind == REGIE_BLOCK_POINT ? 3 : 10);
      g_array_append_val (self->pieces, piece);
    }
  self->n_pages++;
  return self;
}

void
regie_letter_pages_free (RegieLetterPages *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

guint
regie_letter_pages_count (const RegieLetterPages *self)
{
  return self->n_pages;
}

static void
begin_tag (cairo_t *cr, const char *tag)
{
  cairo_tag_begin (cr, tag, NULL);
}

void
regie_letter_pages_draw (const RegieLetterPages *self, guint page, cairo_t *cr, gboolean tagged)
{
  gboolean listing = FALSE;

  /* Who sends it stands in its words. */
  if (page == 0)
    regie_house_draw_head (cr, REGIE_PAGE_WIDTH, MARGIN, FALSE);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      gboolean point = piece->kind == REGIE_BLOCK_POINT;
      const char *tag = piece->kind == REGIE_BLOCK_HEADING ? "H1" : point ? "LI" : "P";

      if (piece->page != page)
        continue;
      /* Points that follow each other are one list. */
      if (tagged && point != listing)
        (point ? begin_tag : cairo_tag_end) (cr, "L");
      listing = point;
      if (tagged)
        begin_tag (cr, tag);
      if (point)
        {
          cairo_new_path (cr);
          cairo_arc (cr, piece->x - BULLET / 2, piece->y + 8.5, 1.6, 0, 2 * G_PI);
          cairo_fill (cr);
        }
      if (piece->kind == REGIE_BLOCK_HEADING)
        regie_house_set_source (cr);
      cairo_move_to (cr, piece->x, piece->y);
      pango_cairo_show_layout (cr, piece->layout);
      cairo_set_source_rgb (cr, 0, 0, 0);
      if (tagged)
        cairo_tag_end (cr, tag);
    }
  if (tagged && listing)
    cairo_tag_end (cr, "L");
}

static void
draw_letter (cairo_t *cr, gpointer text)
{
  PangoContext *context = pango_cairo_create_context (cr);
  RegieLetterPages *pages = regie_letter_pages_new (text, context);

  for (guint i = 0; i < regie_letter_pages_count (pages); i++)
    {
      regie_letter_pages_draw (pages, i, cr, TRUE);
      cairo_show_page (cr);
    }
  regie_letter_pages_free (pages);
  g_object_unref (context);
}

gboolean
regie_letter_write_pdf (const char *text, const char *title, GOutputStream *stream, GError **error)
{
  return regie_pdf_write (title, REGIE_DAY_NONE, draw_letter, (gpointer) text, stream, error);
}
