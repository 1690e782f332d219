/* SPDX-License-Identifier: EUPL-1.2 */
/* A report as a PDF: its parts laid down on pages one after the other, tagged so that it can be
 * read aloud. */
#include "regie-document-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "regie-chart-picture.h"
#include "regie-house.h"
#include "regie-pdf.h"

#define MARGIN 62.0
#define BULLET 14.0
#define FAMILY "Cantarell, DejaVu Sans, Sans "
/* A heading never ends a page. */
#define AFTER_HEADING 60.0
#define CELL_GAP 3.0
/* Of a list, which may be wide. */
#define LIST_MARGIN 42.0
#define LIST_GAP 11.0
#define MANY_COLUMNS 12
#define MOST_CELL 260.0
#define MOST_WORD 95.0
#define LEAST_WORD 54.0
#define LEAST_LETTER 4.0
#define FEW_LETTERS 4
#define SAMPLE 60
#define FOOT_GAP 12.0
#define FOOT_NUMBER 90.0
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

/* Where the document is drawn. */
typedef struct {
  const RegieDocument *document;
  cairo_t *cr; /* of a surface with pages, or of the last of SHEETS */
  PangoContext *context;
  double y, width, height, margin;
  gboolean in_list;
  guint number, total; /* of the page, and of how many; TOTAL 0: not known yet */
  GPtrArray *sheets;   /* cairo_surface_t: a page each; NULL: the surface of CR has pages */
} Page;

static double
width_of_text (const Page *page)
{
  return page->width - 2 * page->margin;
}

/* A page by itself is a picture, which is not read aloud. */
static void
begin_tag (Page *page, const char *tag)
{
  if (page->sheets == NULL)
    cairo_tag_begin (page->cr, tag, NULL);
}

static void
end_tag (Page *page, const char *tag)
{
  if (page->sheets == NULL)
    cairo_tag_end (page->cr, tag);
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

static void
draw_foot (Page *page)
{
  g_autofree char *number = NULL;
  g_autoptr (PangoLayout) left = NULL;
  g_autoptr (PangoLayout) right = NULL;
  double y = page->height - page->margin + FOOT_GAP;

  if (page->document->foot == NULL)
    return;
  number = g_strdup_printf (_("Page %u of %u"), page->number, page->total);
  left = layout_new (page, page->document->foot, FAMILY "7.5", width_of_text (page) - FOOT_NUMBER);
  right = layout_new (page, number, FAMILY "7.5", FOOT_NUMBER);
  pango_layout_set_height (left, -1);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (page->cr, .35, .35, .35);
  cairo_move_to (page->cr, page->margin, y);
  pango_cairo_show_layout (page->cr, left);
  cairo_move_to (page->cr, page->width - page->margin - FOOT_NUMBER, y);
  pango_cairo_show_layout (page->cr, right);
  cairo_set_source_rgb (page->cr, 0, 0, 0);
}

/* A sheet to draw the next page on. */
static void
begin_sheet (Page *page)
{
  const cairo_rectangle_t all = { 0, 0, page->width, page->height };
  cairo_surface_t *sheet = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &all);

  g_clear_pointer (&page->cr, cairo_destroy);
  g_ptr_array_add (page->sheets, sheet);
  page->cr = cairo_create (sheet);
}

static void
end_page (Page *page)
{
  draw_foot (page);
  if (page->sheets == NULL)
    cairo_show_page (page->cr);
}

static void
next_page (Page *page)
{
  end_page (page);
  page->number++;
  page->y = page->margin;
  if (page->sheets != NULL)
    begin_sheet (page);
}

static gboolean
has_room (const Page *page, double needed)
{
  return page->y + needed <= page->height - page->margin || page->y <= page->margin;
}

/* Begins another page when NEEDED does not fit on this one. */
static void
make_room (Page *page, double needed)
{
  if (!has_room (page, needed))
    next_page (page);
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
                                               width_of_text (page) - indent);
  double height = height_of (layout);

  if (page->y > page->margin)
    page->y += looks[part->kind].above;
  make_room (page, height + (is_heading ? AFTER_HEADING : 0));
  begin_tag (page, looks[part->kind].tag);
  if (indent > 0)
    {
      cairo_new_path (page->cr);
      cairo_arc (page->cr, page->margin + indent / 2, page->y + 8, 1.5, 0, 2 * G_PI);
      cairo_fill (page->cr);
    }
  if (is_heading)
    regie_house_set_source (page->cr);
  show (page, layout, page->margin + indent);
  cairo_set_source_rgb (page->cr, 0, 0, 0);
  end_tag (page, looks[part->kind].tag);
  page->y += height + looks[part->kind].below;
}

/* Where the columns of a table stand. */
typedef struct {
  double *x, *width;
  const char *head_font, *font;
} Columns;

static void
columns_clear (Columns *self)
{
  g_free (self->x);
  g_free (self->width);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

/* The first column has two parts of the width, each other one. */
static void
lay_table (const Page *page, const RegieDocumentPart *part, Columns *columns)
{
  double one = width_of_text (page) / (part->columns + 1);

  columns->head_font = FAMILY "Bold 9";
  columns->font = FAMILY "9";
  for (guint i = 0; i < part->columns; i++)
    {
      columns->x[i] = page->margin + (i == 0 ? 0 : one * (i + 1));
      columns->width[i] = one * (i == 0 ? 2 : 1) - CELL_GAP;
    }
}

/* How wide a letter of COLUMN is in FONT, of the widest of its first cells: digits and capitals
 * take more than a sentence does. */
static double
measure_letter (Page *page, const RegieDocumentPart *part, guint column, const char *font)
{
  guint n = MIN (regie_document_part_get_n_rows (part), SAMPLE);
  double widest = 0;

  for (guint row = 0; row < n; row++)
    {
      const char *text = regie_document_part_get_cell (part, row, column);
      g_autoptr (PangoLayout) layout = layout_new (page, text, font, 0);
      long letters = g_utf8_strlen (text, -1);
      int width;

      pango_layout_set_width (layout, -1);
      pango_layout_get_size (layout, &width, NULL);
      if (letters > 0)
        widest = MAX (widest, (double) width / PANGO_SCALE / (double) MAX (letters, FEW_LETTERS));
    }
  return widest;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* How many letters the longest word of COLUMN has, and all cells but the few that are longest. */
static void
count_letters (const RegieDocumentPart *part, guint column, double *word, double *cell)
{
  guint n_rows = regie_document_part_get_n_rows (part);
  g_autoptr (GArray) lengths = g_array_sized_new (FALSE, FALSE, sizeof (int), n_rows);

  *word = 2;
  for (guint row = 0; row < n_rows; row++)
    {
      const char *text = regie_document_part_get_cell (part, row, column);
      long n = 0;
      int all = (int) g_utf8_strlen (text, -1);

      g_array_append_val (lengths, all);
      for (; *text != '\0'; text = g_utf8_next_char (text))
        {
          n = *text == ' ' ? 0 : n + 1;
          *word = MAX (*word, (double) n);
        }
    }
  g_array_sort (lengths, compare_lengths);
  *cell = MAX (2, g_array_index (lengths, int, (n_rows - 1) * 9 / 10));
}

/* How wide the longest word and the longest cell of each column are, with the largest letters; no
 * more than is good to read. */
static void
measure_columns (Page *page, const RegieDocumentPart *part, const char *head, const char *font,
                 double *words, double *cells)
{
  for (guint i = 0; i < part->columns; i++)
    {
      double letter = MAX (measure_letter (page, part, i, font), LEAST_LETTER);
      g_autoptr (PangoLayout) title = layout_new (page, regie_document_part_get_cell (part, 0, i),
                                                  head, 0);
      int width;

      count_letters (part, i, &words[i], &cells[i]);
      words[i] = MIN (words[i] * letter + 1, MOST_WORD);
      cells[i] = MIN (cells[i] * letter + 1, MOST_CELL);
      /* A layout of no width is as wide as its longest word. */
      pango_layout_set_wrap (title, PANGO_WRAP_WORD);
      pango_layout_get_size (title, &width, NULL);
      words[i] = MAX (words[i], MIN ((double) width / PANGO_SCALE + 1, MOST_WORD));
      cells[i] = MAX (cells[i], words[i]);
    }
}

static double
sum_of (const double *widths, guint n)
{
  double all = 0;

  for (guint i = 0; i < n; i++)
    all += widths[i];
  return all;
}

/* How wide a column is when none may be wider than LEVEL but for its longest word. */
static double
width_at (double word, double cell, double level)
{
  return MAX (word, MIN (cell, level));
}

/* The level at which N columns have ROOM together: the widest give way first, so that short cells
 * stay on a line. */
static double
find_level (const double *words, const double *cells, guint n, double room)
{
  double level = MOST_CELL;

  for (; level > 2; level -= 2)
    {
      double all = 0;

      for (guint i = 0; i < n; i++)
        all += width_at (words[i], cells[i], level);
      if (all <= room)
        break;
    }
  return level;
}

/* Of N columns the longest words are broken until all have ROOM, but for what is no longer than a
 * day. */
static void
break_words (double *words, guint n, double room)
{
  for (double most = MOST_WORD; most >= LEAST_WORD && sum_of (words, n) > room; most -= 2)
    for (guint i = 0; i < n; i++)
      words[i] = MIN (words[i], most);
}

/* Each column has room for its longest word, and the longest cells are broken first.  The letters
 * are smaller where not even the words would fit. */
static void
lay_list (Page *page, const RegieDocumentPart *part, Columns *columns)
{
  static const struct {
    const char *head, *font;
    double scale;
  } sizes[] = { { FAMILY "Bold 9", FAMILY "9", 1 },
                { FAMILY "Bold 8", FAMILY "8", 8. / 9 },
                { FAMILY "Bold 7", FAMILY "7", 7. / 9 },
                { FAMILY "Bold 6", FAMILY "6", 6. / 9 } };
  double gap = part->columns > MANY_COLUMNS ? LIST_GAP / 2 : LIST_GAP;
  double room = width_of_text (page) - gap * (part->columns - 1);
  g_autofree double *words = g_new (double, part->columns);
  g_autofree double *cells = g_new (double, part->columns);
  double x = page->margin;
  double scale, level;
  guint size = 0;

  measure_columns (page, part, sizes[0].head, sizes[0].font, words, cells);
  while (size + 1 < G_N_ELEMENTS (sizes)
         && sum_of (words, part->columns) * sizes[size].scale > room)
    size++;
  columns->head_font = sizes[size].head;
  columns->font = sizes[size].font;
  scale = sizes[size].scale;
  break_words (words, part->columns, room / scale);
  level = find_level (words, cells, part->columns, room / scale);
  /* Where the words do not fit either they are broken everywhere. */
  scale = MIN (scale, room / sum_of (words, part->columns));
  for (guint i = 0; i < part->columns; i++)
    {
      columns->x[i] = x;
      columns->width[i] = width_at (words[i], cells[i], level) * scale;
      x += columns->width[i] + gap;
    }
}

/* The cells of ROW, to be drawn; *HEIGHT is that of the highest. */
static GPtrArray *
lay_row (Page *page, const RegieDocumentPart *part, guint row, const Columns *columns,
         double *height)
{
  const char *font = row == 0 ? columns->head_font : columns->font;
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  *height = 0;
  for (guint i = 0; i < part->columns; i++)
    {
      PangoLayout *layout = layout_new (page, regie_document_part_get_cell (part, row, i), font,
                                        columns->width[i]);
      gboolean ends = part->amounts != NULL ? part->amounts[i] : i > 0;

      pango_layout_set_alignment (layout, ends ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      g_ptr_array_add (layouts, layout);
      *height = MAX (*height, height_of (layout));
    }
  return layouts;
}

static void
paint_row (Page *page, const GPtrArray *layouts, gboolean is_head, double height,
           const Columns *columns)
{
  begin_tag (page, "TR");
  for (guint i = 0; i < layouts->len; i++)
    {
      begin_tag (page, is_head ? "TH" : "TD");
      show (page, layouts->pdata[i], columns->x[i]);
      end_tag (page, is_head ? "TH" : "TD");
    }
  end_tag (page, "TR");
  page->y += height + CELL_GAP;
  cairo_set_source_rgb (page->cr, .8, .8, .8);
  cairo_set_line_width (page->cr, .5);
  cairo_move_to (page->cr, page->margin, page->y);
  cairo_line_to (page->cr, page->width - page->margin, page->y);
  cairo_stroke (page->cr);
  cairo_set_source_rgb (page->cr, 0, 0, 0);
  page->y += CELL_GAP;
}

/* The head of a list stands on every page. */
static void
draw_row (Page *page, const RegieDocumentPart *part, guint row, const Columns *columns)
{
  double height;
  g_autoptr (GPtrArray) layouts = lay_row (page, part, row, columns, &height);

  if (!has_room (page, height + 2 * CELL_GAP + (row == 0 ? AFTER_HEADING : 0)))
    {
      next_page (page);
      if (part->amounts != NULL && row > 0)
        {
          double head;
          g_autoptr (GPtrArray) again = lay_row (page, part, 0, columns, &head);

          paint_row (page, again, TRUE, head, columns);
        }
    }
  paint_row (page, layouts, row == 0, height, columns);
}

static void
draw_table (Page *page, const RegieDocumentPart *part)
{
  g_auto (Columns) columns = { g_new0 (double, part->columns), g_new0 (double, part->columns), NULL,
                               NULL };

  if (part->amounts != NULL)
    lay_list (page, part, &columns);
  else
    lay_table (page, part, &columns);
  begin_tag (page, "Table");
  for (guint row = 0; row < regie_document_part_get_n_rows (part); row++)
    draw_row (page, part, row, &columns);
  end_tag (page, "Table");
  page->y += 8;
}

static void
draw_chart (Page *page, RegieChart *chart)
{
  int width = (int) (width_of_text (page) / CHART_SCALE);
  int height = regie_chart_get_page_height (chart, width);

  make_room (page, height * CHART_SCALE);
  begin_tag (page, "Figure");
  cairo_save (page->cr);
  cairo_translate (page->cr, page->margin, page->y);
  cairo_scale (page->cr, CHART_SCALE, CHART_SCALE);
  regie_chart_draw_page (chart, page->cr, width, height);
  cairo_restore (page->cr);
  end_tag (page, "Figure");
  page->y += height * CHART_SCALE + 8;
}

/* Points that follow each other are one list. */
static void
set_in_list (Page *page, gboolean in_list)
{
  if (page->in_list == in_list)
    return;
  if (in_list)
    begin_tag (page, "L");
  else
    end_tag (page, "L");
  page->in_list = in_list;
}

/* Draws all parts; of one with a foot the letters are as wide on every surface, so that the pages
 * that were counted are those that are drawn. */
static void
draw_parts (Page *page)
{
  const RegieDocument *self = page->document;

  page->context = pango_cairo_create_context (page->cr);
  if (self->foot != NULL || page->sheets != NULL)
    {
      cairo_font_options_t *options = cairo_font_options_create ();

      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      pango_cairo_context_set_font_options (page->context, options);
      pango_cairo_context_set_resolution (page->context, 72);
      cairo_font_options_destroy (options);
    }
  regie_house_draw_head (page->cr, page->width, page->margin, TRUE);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const RegieDocumentPart *part = self->parts->pdata[i];

      set_in_list (page, part->kind == REGIE_DOCUMENT_POINT);
      cairo_set_source_rgb (page->cr, 0, 0, 0);
      if (part->kind == REGIE_DOCUMENT_TABLE)
        draw_table (page, part);
      else if (part->kind == REGIE_DOCUMENT_CHART)
        draw_chart (page, part->chart);
      else
        draw_words (page, part);
    }
  set_in_list (page, FALSE);
  end_page (page);
  g_clear_object (&page->context);
}

static Page
page_of (const RegieDocument *self)
{
  double margin = self->foot != NULL ? LIST_MARGIN : MARGIN;

  return (Page){ .document = self,
                 .width = self->landscape ? REGIE_PAGE_HEIGHT : REGIE_PAGE_WIDTH,
                 .height = self->landscape ? REGIE_PAGE_WIDTH : REGIE_PAGE_HEIGHT,
                 .margin = margin,
                 .y = margin,
                 .number = 1 };
}

static GPtrArray *
make_sheets (const RegieDocument *self, guint total)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  Page page = page_of (self);

  page.total = total;
  page.sheets = sheets;
  begin_sheet (&page);
  draw_parts (&page);
  cairo_destroy (page.cr);
  return sheets;
}

/* How many pages there are stands below each of them, so they are made before that is known. */
static guint
count_pages (const RegieDocument *self)
{
  g_autoptr (GPtrArray) sheets = self->foot != NULL ? make_sheets (self, 0) : NULL;

  return sheets != NULL ? sheets->len : 0;
}

GPtrArray *
regie_document_dup_sheets (const RegieDocument *self, double *width, double *height)
{
  const Page page = page_of (self);

  *width = page.width;
  *height = page.height;
  return make_sheets (self, count_pages (self));
}

static void
draw_document (cairo_t *cr, gpointer data)
{
  Page page = page_of (data);

  page.total = count_pages (data);
  page.cr = cr;
  if (page.document->landscape)
    cairo_pdf_surface_set_size (cairo_get_target (cr), page.width, page.height);
  draw_parts (&page);
}

gboolean
regie_document_write_pdf (const RegieDocument *self, GOutputStream *stream, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return regie_pdf_write (self->title, self->day, draw_document, (gpointer) self, stream, error);
}
