/* SPDX-License-Identifier: EUPL-1.2 */
/* One young person in the list, drawn: a row of cells or a card. */
#include "regie-youth-line.h"

#include <glib/gi18n.h>

#include "regie-palette.h"

struct _RegieYouthLine {
  GtkWidget parent_instance;
  const RegieYouthColumns *columns;
  const RegieOffice *office;
  RegieYouthItem *item; /* NULL while it is on its way */
  PangoLayout *layout, *bold, *small, *lines;
};

G_DEFINE_FINAL_TYPE (RegieYouthLine, regie_youth_line, GTK_TYPE_WIDGET)

void
regie_youth_line_set_item (RegieYouthLine *self, RegieYouthItem *item)
{
  g_return_if_fail (REGIE_IS_YOUTH_LINE (self) && (item == NULL || REGIE_IS_YOUTH_ITEM (item)));
  g_set_object (&self->item, item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item != NULL ? item->spoken : _("Loading"), -1);
}

static RegieTone
tone_of (RegieShape shape)
{
  return shape == REGIE_SHAPE_RUN || shape == REGIE_SHAPE_DONE ? REGIE_TONE_DIM
                                                               : regie_shape_tone (shape);
}

static void
draw_avatar (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float size)
{
  regie_box_snapshot (snapshot, x, y - size / 2, size, size, size / 2,
                      regie_family (self->item->family, REGIE_SHADE_LIVED), NULL);
  regie_text_snapshot (snapshot, self->small, self->item->initials, x + size / 2, y, 0, .5f,
                       regie_family (self->item->family, REGIE_SHADE_TEXT));
}

/* A shape, and behind it what it says, on as many LINES as it needs at most; Y is the middle. */
static void
draw_said (RegieYouthLine *self, GtkSnapshot *snapshot, RegieShape shape, const char *text, float x,
           float y, float width, int lines)
{
  int height;

  if (text == NULL || *text == '\0')
    return;
  regie_shape_snapshot (snapshot, shape, x + 7, y, 14);
  pango_layout_set_text (self->lines, text, -1);
  pango_layout_set_width (self->lines, (int) (MAX (width - 22, 1) * PANGO_SCALE));
  pango_layout_set_height (self->lines, -lines);
  pango_layout_get_pixel_size (self->lines, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + 22, y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, self->lines,
                              regie_tone (shape == REGIE_SHAPE_LATE ? regie_shape_tone (shape)
                                                                    : REGIE_TONE_TEXT));
  gtk_snapshot_restore (snapshot);
}

/* How wide TEXT is in LAYOUT. */
static float
width_of (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return (float) width;
}

/* A shape with what it is about, and at the right how long that is, always whole. */
static void
draw_long (RegieYouthLine *self, GtkSnapshot *snapshot, RegieShape shape, const char *text,
           const char *how_long, float x, float y, float width)
{
  const RegieTone tone = tone_of (shape);
  PangoLayout *layout = tone == REGIE_TONE_DIM ? self->layout : self->bold;
  float right;

  if (*text == '\0')
    return;
  right = MIN (width_of (layout, how_long) + 1, width - 22);
  regie_shape_snapshot (snapshot, shape, x + 7, y, 14);
  regie_text_snapshot (snapshot, self->layout, text, x + 22, y, width - right - 26, 0,
                       regie_tone (REGIE_TONE_TEXT));
  regie_text_snapshot (snapshot, layout, how_long, x + width - right, y, right, 1,
                       regie_tone (tone));
}

/* "Becomes 18" and "74 days". */
static void
draw_moment (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float width)
{
  draw_long (self, snapshot, self->item->moment_shape, self->item->moment, self->item->moment_in, x,
             y, width);
}

static void
draw_silent (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float width)
{
  draw_long (self, snapshot, self->item->silent_shape, self->item->silent, self->item->silent_for,
             x, y, width);
}

/* The five lights beside each other, each a shape as well as a colour. */
static void
draw_lights (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float step)
{
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    regie_shape_snapshot (snapshot, self->item->lights[i], x + 9 + i * step, y, 15);
}

static void
draw_named_lights (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float width)
{
  float step = width / REGIE_N_AREAS;

  for (guint i = 0; i < REGIE_N_AREAS; i++)
    {
      float middle = x + step * (i + .5f);

      regie_shape_snapshot (snapshot, self->item->lights[i], middle, y, 16);
      regie_text_snapshot (snapshot, self->small, regie_youth_area_label (self->office, i),
                           middle - .6f * step, y + 18, 1.2f * step, .5f,
                           regie_tone (REGIE_TONE_DIM)); /* its neighbours are shorter */
    }
}

static void
draw_text (RegieYouthLine *self, GtkSnapshot *snapshot, RegieYouthColumnId column, const char *text)
{
  const RegieYouthColumns *c = self->columns;

  if (c->width[column] > 0 && text != NULL && *text != '\0')
    regie_text_snapshot (snapshot, self->layout, text, c->x[column] + 4,
                         (float) (gtk_widget_get_height (GTK_WIDGET (self)) / c->text / 2),
                         c->width[column] - 14, 0, regie_tone (REGIE_TONE_DIM));
}

static void
draw_cells (RegieYouthLine *self, GtkSnapshot *snapshot, float height)
{
  const RegieYouthColumns *c = self->columns;
  const float y = height / 2;

  draw_avatar (self, snapshot, c->x[REGIE_YOUTH_COLUMN_NAME], y, 28);
  regie_text_snapshot (snapshot, self->bold, self->item->name, c->x[REGIE_YOUTH_COLUMN_NAME] + 38,
                       y, c->width[REGIE_YOUTH_COLUMN_NAME] - 46, 0, regie_tone (REGIE_TONE_TEXT));
  draw_text (self, snapshot, REGIE_YOUTH_COLUMN_AGE, self->item->age);
  if (c->width[REGIE_YOUTH_COLUMN_MOMENT] > 0)
    draw_moment (self, snapshot, c->x[REGIE_YOUTH_COLUMN_MOMENT] + 4, y,
                 c->width[REGIE_YOUTH_COLUMN_MOMENT] - 22);
  if (c->width[REGIE_YOUTH_COLUMN_LIGHTS] > 0)
    draw_lights (self, snapshot, c->x[REGIE_YOUTH_COLUMN_LIGHTS] + 2, y, 22);
  if (c->width[REGIE_YOUTH_COLUMN_ASKS] > 0)
    draw_said (self, snapshot, self->item->ask_shape, self->item->asks,
               c->x[REGIE_YOUTH_COLUMN_ASKS] + 4, y, c->width[REGIE_YOUTH_COLUMN_ASKS] - 16, 2);
  if (c->width[REGIE_YOUTH_COLUMN_SILENT] > 0)
    draw_silent (self, snapshot, c->x[REGIE_YOUTH_COLUMN_SILENT] + 4, y,
                 c->width[REGIE_YOUTH_COLUMN_SILENT] - 22);
  draw_text (self, snapshot, REGIE_YOUTH_COLUMN_LEADER, self->item->leader);
  draw_text (self, snapshot, REGIE_YOUTH_COLUMN_MEETING, self->item->meeting);
  draw_text (self, snapshot, REGIE_YOUTH_COLUMN_SCHOOL, self->item->school);
  draw_text (self, snapshot, REGIE_YOUTH_COLUMN_DIRECTOR, self->item->director);
}

/* The name with the age behind it, and below it the school or else the group. */
static void
draw_who (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float width,
          float below_width)
{
  const char *below = *self->item->school != '\0' ? self->item->school : self->item->group;
  float name;

  draw_avatar (self, snapshot, x, y + 10, 36);
  name = regie_text_snapshot (snapshot, self->bold, self->item->name, x + 48, y, width - 84, 0,
                              regie_tone (REGIE_TONE_TEXT));
  regie_text_snapshot (snapshot, self->layout, self->item->age, x + 56 + MIN (name, width - 84), y,
                       0, 0, regie_tone (REGIE_TONE_DIM));
  regie_text_snapshot (snapshot, self->small, below, x + 48, y + 21, below_width - 48, 0,
                       regie_tone (REGIE_TONE_DIM));
}

/* Who leads and when they meet: "Hiwet" and "2 Dec". */
static void
draw_led (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float width)
{
  const char *leader = *self->item->leader != '\0' ? self->item->leader : _("nobody leads");
  float right = *self->item->meeting != '\0' ? width * .45f : 0;

  regie_text_snapshot (snapshot, self->layout, leader, x + 22, y, width - right - 26, 0,
                       regie_tone (REGIE_TONE_DIM));
  if (right > 0)
    regie_text_snapshot (snapshot, self->layout, self->item->meeting, x + width - right, y, right,
                         1, regie_tone (REGIE_TONE_DIM));
}

static void
draw_asks (RegieYouthLine *self, GtkSnapshot *snapshot, float x, float y, float width)
{
  const char *text = self->item->n_asks > 0 ? self->item->asks : _("Nothing asks for action");

  draw_said (self, snapshot, self->item->ask_shape, text, x, y, width, 2);
}

static void
draw_wide_card (RegieYouthLine *self, GtkSnapshot *snapshot, float width)
{
  float right = MAX (210, width * .22f);
  float middle = MAX (436, width * .4f);
  float left = width - right - middle - 44;

  draw_who (self, snapshot, 16, 24, left, left);
  draw_named_lights (self, snapshot, 16 + left + 12, 26, middle);
  draw_moment (self, snapshot, width - right - 16, 24, right);
  draw_silent (self, snapshot, width - right - 16, 48, right);
  draw_led (self, snapshot, width - right - 16, 76, right);
  draw_asks (self, snapshot, 64, 82, width - right - 110);
}

static void
draw_narrow_card (RegieYouthLine *self, GtkSnapshot *snapshot, float width)
{
  float inner = width - 32;

  draw_who (self, snapshot, 16, 20, MAX (inner - 130, 100), inner);
  draw_lights (self, snapshot, width - 16 - 5 * 22, 20, 22);
  draw_moment (self, snapshot, 16, 66, inner);
  if (*self->item->silent != '\0')
    draw_silent (self, snapshot, 16, 88, inner);
  else
    draw_led (self, snapshot, 16, 88, inner);
  draw_asks (self, snapshot, 16, 121, inner);
}

static PangoLayout *
make_layout (RegieYouthLine *self, PangoAttribute *more)
{
  PangoAttrList *list = pango_attr_list_new ();
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (pango_layout_get_context (layout)));

  /* All is drawn in the usual size, and made larger as a whole. */
  pango_font_description_set_absolute_size (font, pango_font_description_get_size (font)
                                                    / self->columns->text);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  if (more != NULL)
    pango_attr_list_insert (list, more);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  return layout;
}

static void
draw_item (RegieYouthLine *self, GtkSnapshot *snapshot, float width, float height)
{
  if (!self->columns->cards)
    draw_cells (self, snapshot, height);
  else if (self->columns->narrow)
    draw_narrow_card (self, snapshot, width);
  else
    draw_wide_card (self, snapshot, width);
}

static void
regie_youth_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieYouthLine *self = REGIE_YOUTH_LINE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->layout == NULL)
    {
      self->layout = make_layout (self, NULL);
      self->bold = make_layout (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      self->small = make_layout (self, pango_attr_scale_new (0.86));
      self->lines = make_layout (self, pango_attr_scale_new (0.94));
      pango_layout_set_wrap (self->lines, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (self->lines, PANGO_ELLIPSIZE_END);
    }
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED)
    gtk_snapshot_append_color (snapshot, regie_tint (REGIE_SHAPE_SIGNAL),
                               &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->item != NULL)
    {
      const float text = (float) self->columns->text;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_scale (snapshot, text, text);
      draw_item (self, snapshot, (float) width / text, (float) height / text);
      gtk_snapshot_restore (snapshot);
    }
  else
    regie_box_snapshot (snapshot, 52, height / 2.f - 4, 120, 8, 4, regie_tone (REGIE_TONE_GRID),
                        NULL);
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_GRID),
                             &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
  if (gtk_widget_has_visible_focus (widget))
    regie_box_snapshot (snapshot, 2, 2, width - 4, height - 5, 6, NULL,
                        regie_tone (REGIE_TONE_ACCENT));
}

static void
regie_youth_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *min_base, int *nat_base)
{
  const RegieYouthLine *self = REGIE_YOUTH_LINE (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL
               ? regie_youth_columns_row_height (self->columns)
               : 0;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? *minimum : 900;
}

static void
clear_layouts (RegieYouthLine *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->bold);
  g_clear_object (&self->small);
  g_clear_object (&self->lines);
}

/* The theme or the text size changed: lay out anew. */
static void
regie_youth_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (regie_youth_line_parent_class)->css_changed (widget, change);
  clear_layouts (REGIE_YOUTH_LINE (widget));
}

static void
regie_youth_line_finalize (GObject *object)
{
  RegieYouthLine *self = REGIE_YOUTH_LINE (object);

  g_clear_object (&self->item);
  clear_layouts (self);
  G_OBJECT_CLASS (regie_youth_line_parent_class)->finalize (object);
}

static void
regie_youth_line_class_init (RegieYouthLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_youth_line_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = regie_youth_line_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = regie_youth_line_measure;
  GTK_WIDGET_CLASS (klass)->css_changed = regie_youth_line_css_changed;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW);
}

static void
regie_youth_line_init (RegieYouthLine *self)
{
}

GtkWidget *
regie_youth_line_new (const RegieYouthColumns *columns, const RegieOffice *office)
{
  RegieYouthLine *self = g_object_new (REGIE_TYPE_YOUTH_LINE, NULL);

  self->columns = columns;
  self->office = office;
  return GTK_WIDGET (self);
}
