/* SPDX-License-Identifier: EUPL-1.2 */
/* A report as a PDF: its parts laid down on pages one after the other, tagged so that it can be
 * read aloud. */
#include <pango/pangocairo.h>

#include "regie-chart-picture.h"
#include "regie-document-private.h"
#include "regie-pdf.h"

#define MARGIN 62.0
#define BULLET 14.0
#define FAMILY "Cantarell, DejaVu Sans, Sans "
/* A heading never ends a page. */
#define AFTER_HEADING 60.0
#define CELL_GAP 3.0
/* A chart is drawn in pixels, which are smaller than points. */
#define CHART_SCALE .75

static const struct {
  const char *font, *tag;
  double above, below;
} looks[] = {
  [REGIE_DOCUMENT_TITLE] = { FAMILY "Bold 17", "H1", 0, 10 },
  [REGIE_DOCUMENT_CHAPTER] = { FAMILY "Bold 13", "H1", 14, 6 },
  [REGIE_DOCUMENT_SECTION] = { FAMILY "Bold 10.5", "H2", 8, 3 },
  [REGIE_DOCUMENT_TEXT] = { FAMILY "10", "P", 0, 6 },
  [REGIE_DOCUMENT_SMALL] = { FAMILY "8", "P", 0, 6 },
  [REGIE_DOCUMENT_POINT] = { FAMILY "10", "LI", 0, 3 },
};

typedef struct {
  cairo_t *cr;
  PangoContext *context;
  double y;
  gboolean in_list;
} Page;

static double
width_of_text (void)
{
  return REGIE_PAGE_WIDTH - 2 * MARGIN;
}

/* TEXT in FONT, at most WIDTH wide; owned. */
static PangoLayout *
layout_new (Page *page, const char *text, const char *font, double width)
{
  PangoLayout *layout = pango_layout_new (page->context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.2f);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Begins another page when NEEDED does not fit on this one. */
static void
make_room (Page *page, double needed)
{
  if (page->y + needed <= REGIE_PAGE_HEIGHT - MARGIN || page->y <= MARGIN)
    return;
  cairo_show_page (page->cr);
  page->y = MARGIN;
}

static void
show (Page *page, PangoLayout *layout, double x)
{
  cairo_move_to (page->cr, x, page->y);
  pango_cairo_show_layout (page->cr, layout);
}

static void
draw_words (Page *page, const RegieDocumentPart *part)
{
  gboolean is_heading = part->kind <= REGIE_DOCUMENT_SECTION;
  double indent = part->kind == REGIE_DOCUMENT_POINT ? BULLET : 0;
  g_autoptr (PangoLayout) layout = layout_new (page, part->text, looks[part->kind].font,
                                               width_of_text () - indent);
  double height = height_of (layout);

  if (page->y > MARGIN)
    page->y += looks[part->kind].above;
  make_room (page, height + (is_heading ? AFTER_HEADING : 0));
  cairo_tag_begin (page->cr, looks[part->kind].tag, NULL);
  if (indent > 0)
    {
      cairo_new_path (page->cr);
      cairo_arc (page->cr, MARGIN + indent / 2, page->y + 8, 1.5, 0, 2 * G_PI);
      cairo_fill (page->cr);
    }
  show (page, layout, MARGIN + indent);
  cairo_tag_end (page->cr, looks[part->kind].tag);
  page->y += height + looks[part->kind].below;
}

/* The first column has two parts of the width, each other one. */
static double
column_x (const RegieDocumentPart *part, guint column)
{
  double one = width_of_text () / (part->columns + 1);

  return MARGIN + (column == 0 ? 0 : one * (column + 1));
}

static void
draw_row (Page *page, const RegieDocumentPart *part, guint row)
{
  const char *font = row == 0 ? FAMILY "Bold 9" : FAMILY "9";
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  double height = 0;

  for (guint i = 0; i < part->columns; i++)
    {
      PangoLayout *layout = layout_new (page, regie_document_part_get_cell (part, row, i), font,
                                        column_x (part, i + 1) - column_x (part, i) - CELL_GAP);

      pango_layout_set_alignment (layout, i > 0 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      g_ptr_array_add (layouts, layout);
      height = MAX (height, height_of (layout));
    }
  make_room (page, height + 2 * CELL_GAP + (row == 0 ? AFTER_HEADING : 0));
  cairo_tag_begin (page->cr, "TR", NULL);
  for (guint i = 0; i < part->columns; i++)
    {
      cairo_tag_begin (page->cr, row == 0 ? "TH" : "TD", NULL);
      show (page, layouts->pdata[i], column_x (part, i));
      cairo_tag_end (page->cr, row == 0 ? "TH" : "TD");
    }
  cairo_tag_end (page->cr, "TR");
  page->y += height + CELL_GAP;
  cairo_set_source_rgb (page->cr, .8, .8, .8);
  cairo_set_line_width (page->cr, .5);
  cairo_move_to (page->cr, MARGIN, page->y);
  cairo_line_to (page->cr, REGIE_PAGE_WIDTH - MARGIN, page->y);
  cairo_stroke (page->cr);
  cairo_set_source_rgb (page->cr, 0, 0, 0);
  page->y += CELL_GAP;
}

static void
draw_table (Page *page, const RegieDocumentPart *part)
{
  cairo_tag_begin (page->cr, "Table", NULL);
  for (guint row = 0; row < regie_document_part_get_n_rows (part); row++)
    draw_row (page, part, row);
  cairo_tag_end (page->cr, "Table");
  page->y += 8;
}

static void
draw_chart (Page *page, RegieChart *chart)
{
  int width = (int) (width_of_text () / CHART_SCALE);
  int height = regie_chart_get_page_height (chart, width);

  make_room (page, height * CHART_SCALE);
  cairo_tag_begin (page->cr, "Figure", NULL);
  cairo_save (page->cr);
  cairo_translate (page->cr, MARGIN, page->y);
  cairo_scale (page->cr, CHART_SCALE, CHART_SCALE);
  regie_chart_draw_page (chart, page->cr, width, height);
  cairo_restore (page->cr);
  cairo_tag_end (page->cr, "Figure");
  page->y += height * CHART_SCALE + 8;
}

/* Points that follow each other are one list. */
static void
set_in_list (Page *page, gboolean in_list)
{
  if (page->in_list == in_list)
    return;
  if (in_list)
    cairo_tag_begin (page->cr, "L", NULL);
  else
    cairo_tag_end (page->cr, "L");
  page->in_list = in_list;
}

static void
draw_document (cairo_t *cr, gpointer data)
{
  const RegieDocument *self = data;
  Page page = { cr, pango_cairo_create_context (cr), MARGIN, FALSE };

  for (guint i = 0; i < self->parts->len; i++)
    {
      const RegieDocumentPart *part = self->parts->pdata[i];

      set_in_list (&page, part->kind == REGIE_DOCUMENT_POINT);
      cairo_set_source_rgb (cr, 0, 0, 0);
      if (part->kind == REGIE_DOCUMENT_TABLE)
        draw_table (&page, part);
      else if (part->kind == REGIE_DOCUMENT_CHART)
        draw_chart (&page, part->chart);
      else
        draw_words (&page, part);
    }
  set_in_list (&page, FALSE);
  cairo_show_page (cr);
  g_object_unref (page.context);
}

gboolean
regie_document_write_pdf (const RegieDocument *self, GOutputStream *stream, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return regie_pdf_write (self->title, self->day, draw_document, (gpointer) self, stream, error);
}
