/* SPDX-License-Identifier: EUPL-1.2 */
/* A network on paper: the drawing on the first page, and then the list. */
#include "regie-network-paper.h"

#include <glib/gi18n.h>

#include "regie-house.h"
#include "regie-letter-page.h"
#include "regie-letter.h"
#include "regie-network-draw.h"

/* In points. */
#define MARGIN 40
#define HEAD 34
#define LEGEND 26
#define SAMPLE 14
/* The drawing is laid out in so many pixels and then made as wide as the page. */
#define WIDTH 780
#define HEIGHT 860
#define FONT "Cantarell, DejaVu Sans, Sans"
#define LETTERS 13
#define TITLE_LETTERS 16
#define SMALL_LETTERS 9

struct _RegieNetworkPaper {
  RegieNetworkView *view; /* borrowed */
  RegieNetworkPens pens;
  PangoLayout *title, *small;
  RegieNetworkLayout *layout;
  RegieLetterPages *list;
};

static PangoLayout *
letters_new (PangoContext *context, int size, gboolean is_bold)
{
  PangoLayout *letters = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (letters, font);
  pango_font_description_free (font);
  return letters;
}

/* "Tante Hiwet: familie · knows Mentor. 3 days" */
static void
append_line (GString *text, RegieLine *line)
{
  g_autoptr (GString) said = g_string_new (line->title);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (line->suffixes));

  if (line->about != NULL && *line->about != '\0')
    g_string_append_printf (said, ": %s", line->about);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieItem) suffix = g_list_model_get_item (G_LIST_MODEL (line->suffixes), i);

      if (REGIE_IS_WORD (suffix))
        g_string_append_printf (said, " (%s)", REGIE_WORD (suffix)->text);
    }
  regie_letter_append (text, REGIE_BLOCK_POINT, said->str);
}

/* The list as a text of blocks. */
static char *
dup_blocks (RegieNetworkView *view)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (view->list));

  regie_letter_append (text, REGIE_BLOCK_HEADING, view->title);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (view->list), i);
      guint lines = g_list_model_get_n_items (G_LIST_MODEL (chapter->lines));

      regie_letter_append (text, REGIE_BLOCK_HEADING, chapter->title);
      for (guint k = 0; k < lines; k++)
        {
          g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), k);

          append_line (text, line);
        }
    }
  return g_string_free (text, FALSE);
}

RegieNetworkPaper *
regie_network_paper_new (RegieNetworkView *view, PangoContext *context)
{
  RegieNetworkPaper *self = g_new0 (RegieNetworkPaper, 1);
  g_autofree char *blocks = NULL;
  RegieLetters letters;

  g_return_val_if_fail (REGIE_IS_NETWORK_VIEW (view) && context != NULL, NULL);
  self->view = view;
  self->pens.plain = letters_new (context, LETTERS, FALSE);
  self->pens.bold = letters_new (context, LETTERS, TRUE);
  self->title = letters_new (context, TITLE_LETTERS, TRUE);
  self->small = letters_new (context, SMALL_LETTERS, FALSE);
  letters = regie_network_pens_letters (&self->pens);
  self->layout = regie_network_view_layout (view, &letters, WIDTH, HEIGHT);
  blocks = dup_blocks (view);
  self->list = regie_letter_pages_new (blocks, context);
  return self;
}

void
regie_network_paper_free (RegieNetworkPaper *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->pens.plain);
  g_object_unref (self->pens.bold);
  g_object_unref (self->title);
  g_object_unref (self->small);
  regie_network_layout_free (self->layout);
  regie_letter_pages_free (self->list);
  g_free (self);
}

guint
regie_network_paper_count (const RegieNetworkPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return 1 + regie_letter_pages_count (self->list);
}

static void
draw_words (cairo_t *cr, PangoLayout *letters, const char *text, double x, double y)
{
  pango_layout_set_text (letters, text, -1);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, letters);
}

/* What the forms and lines mean, in one row. */
static void
draw_legend (const RegieNetworkPaper *self, cairo_t *cr, double y)
{
  const struct {
    RegieNetworkSign sign;
    int width;
    const char *text;
  } signs[] = {
    { REGIE_NETWORK_SIGN_PERSON, SAMPLE, _("person") },
    { REGIE_NETWORK_SIGN_ORGANISATION, SAMPLE, _("organisation") },
    { REGIE_NETWORK_SIGN_SILENCE, 2 * SAMPLE, self->view->silence },
    { REGIE_NETWORK_SIGN_BOND, 2 * SAMPLE, _("know each other") },
    { REGIE_NETWORK_SIGN_LEADER, SAMPLE, _("leads") },
    { REGIE_NETWORK_SIGN_LOCK, SAMPLE, _("may know nothing") },
  };
  const RegieNetworkLook look = { FALSE, FALSE };
  double x = MARGIN;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      int width, height;

      cairo_save (cr);
      cairo_translate (cr, x, y);
      regie_network_draw_sign (cr, signs[i].sign, look, signs[i].width, SAMPLE);
      cairo_restore (cr);
      pango_layout_set_text (self->small, signs[i].text, -1);
      pango_layout_get_pixel_size (self->small, &width, &height);
      draw_words (cr, self->small, signs[i].text, x + signs[i].width + 4,
                  y + (SAMPLE - height) / 2.);
      x += signs[i].width + width + 16;
    }
}

void
regie_network_paper_draw (const RegieNetworkPaper *self, guint page, cairo_t *cr)
{
  const double scale = (REGIE_PAGE_WIDTH - 2 * MARGIN) / WIDTH;
  const RegieNetworkLook look = { FALSE, FALSE };

  g_return_if_fail (self != NULL && cr != NULL && page < regie_network_paper_count (self));
  if (page > 0)
    {
      regie_letter_pages_draw (self->list, page - 1, cr, FALSE);
      return;
    }
  regie_house_draw_head (cr, REGIE_PAGE_WIDTH, MARGIN, TRUE);
  draw_words (cr, self->title, self->view->title, MARGIN, MARGIN);
  draw_legend (self, cr, MARGIN + HEAD);
  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN + HEAD + LEGEND);
  cairo_scale (cr, scale, scale);
  regie_network_draw (cr, self->view, self->layout, look, &self->pens);
  cairo_restore (cr);
}
