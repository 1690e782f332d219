/* SPDX-License-Identifier: EUPL-1.2 */
/* One person in the caseload, drawn: a row of cells, or a bar on the common time axis. */
#include "regie-caseload-row.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-caseload-roll.h"

struct _RegieCaseloadLine {
  GtkWidget parent_instance;
  const RegieColumns *columns;
  RegieCaseloadItem *item; /* NULL while it is on its way */
  PangoLayout *layout, *bold, *small;
};

G_DEFINE_FINAL_TYPE (RegieCaseloadLine, regie_caseload_line, GTK_TYPE_WIDGET)

const char *
regie_column_title (RegieColumnId column)
{
  return regie_caseload_column_title (regie_column_sort (column));
}

const char *
regie_column_sort (RegieColumnId column)
{
  return regie_caseload_columns ()[column];
}

/* What each needs, so that no word is cut that decides. */
static const int least[] = { 236, 56, 52, 122, 346, 146, 88, 104, 130, 84, 116 };

#define SIDES 28
/* … of the two that a narrow window has: the name, with the birth date below it, and the days. */
#define NARROW_NAME 190
#define NARROW_NEXT 166
#define AVATAR 28
#define HEIGHT 43

static int
scaled (const RegieColumns *self, int pixels)
{
  return (int) (pixels * self->text);
}

/* Is COLUMN there?  In a narrow window are name and next, whatever was chosen. */
static gboolean
is_shown (const RegieColumns *self, guint column, gboolean narrow)
{
  return self->visible[column]
         && (!narrow || column == REGIE_COLUMN_NAME || column == REGIE_COLUMN_NEXT);
}

static int
least_of (guint column, gboolean narrow)
{
  return !narrow ? least[column] : column == REGIE_COLUMN_NAME ? NARROW_NAME : NARROW_NEXT;
}

int
regie_columns_least (const RegieColumns *self, gboolean narrow)
{
  int used = SIDES;

  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    if (is_shown (self, i, narrow))
      used += scaled (self, least_of (i, narrow));
  return used;
}

void
regie_columns_layout (RegieColumns *self, int width, gboolean narrow)
{
  int x = SIDES / 2;
  int extra = MAX (0, width - regie_columns_least (self, narrow));

  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    {
      gboolean shown = is_shown (self, i, narrow);

      self->width[i] = !shown ? 0 : scaled (self, least_of (i, narrow));
      if (shown && i == REGIE_COLUMN_NAME)
        self->width[i] += extra / 2;
      if (shown && i == REGIE_COLUMN_NEXT)
        self->width[i] += narrow ? extra / 2 : extra / 4;
      if (shown && i == REGIE_COLUMN_HOURS)
        self->width[i] += MIN (extra / 4, 60);
      self->x[i] = x;
      x += self->width[i];
    }
  self->lane_left = MIN (scaled (self, narrow ? 138 : 384), width / 2);
  self->total = width;
}

void
regie_caseload_line_set_item (RegieCaseloadLine *self, RegieCaseloadItem *item)
{
  g_return_if_fail (REGIE_IS_CASELOAD_LINE (self)
                    && (item == NULL || REGIE_IS_CASELOAD_ITEM (item)));
  g_set_object (&self->item, item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item != NULL ? item->spoken : _("Loading"), -1);
}

static void
draw_text (RegieCaseloadLine *self, GtkSnapshot *snapshot, PangoLayout *layout,
           RegieColumnId column, const char *text, float align, RegieTone tone)
{
  if (text != NULL)
    regie_text_snapshot (snapshot, layout, text, self->columns->x[column] + 4,
                         gtk_widget_get_height (GTK_WIDGET (self)) / 2.f,
                         self->columns->width[column] - 12, align, regie_tone (tone));
}

/* The name with the date of birth behind it, which tells namesakes apart: the name gets what that
 * leaves. */
static void
draw_person (RegieCaseloadLine *self, GtkSnapshot *snapshot, float x, float y, float width)
{
  int born_width, name_width;
  float left;

  pango_layout_set_width (self->small, -1);
  pango_layout_set_text (self->small, self->item->born, -1);
  pango_layout_get_pixel_size (self->small, &born_width, NULL);
  left = *self->item->born != '\0' ? width - born_width - 6 : width;
  name_width = regie_text_snapshot (snapshot, self->bold, self->item->name, x, y, MAX (left, 20), 0,
                                    regie_tone (REGIE_TONE_TEXT));
  if (*self->item->born != '\0')
    regie_text_snapshot (snapshot, self->small, self->item->born, x + MIN (name_width, left) + 6, y,
                         0, 0, regie_tone (REGIE_TONE_DIM));
}

/* … or below it, where there is little room. */
static void
draw_person_low (RegieCaseloadLine *self, GtkSnapshot *snapshot, float x, float width, float height)
{
  const gboolean has_born = *self->item->born != '\0';

  regie_text_snapshot (snapshot, self->bold, self->item->name, x, height * (has_born ? .3f : .5f),
                       width, 0, regie_tone (REGIE_TONE_TEXT));
  if (has_born)
    regie_text_snapshot (snapshot, self->small, self->item->born, x, height * .73f, width, 0,
                         regie_tone (REGIE_TONE_DIM));
}

static void
draw_name (RegieCaseloadLine *self, GtkSnapshot *snapshot, int height)
{
  const RegieColumns *c = self->columns;
  float x = c->x[REGIE_COLUMN_NAME];
  const float round = (float) scaled (c, AVATAR);

  regie_box_snapshot (snapshot, x, (height - round) / 2, round, round, round / 2,
                      regie_family (self->item->family, REGIE_SHADE_LIVED), NULL);
  regie_text_snapshot (snapshot, self->small, self->item->initials, x + round / 2, height / 2.f, 0,
                       .5f, regie_family (self->item->family, REGIE_SHADE_TEXT));
  if (c->width[REGIE_COLUMN_NAME] >= scaled (c, least[REGIE_COLUMN_NAME]))
    draw_person (self, snapshot, x + round + 10, height / 2.f,
                 c->width[REGIE_COLUMN_NAME] - round - 18);
  else
    draw_person_low (self, snapshot, x + round + 10, c->width[REGIE_COLUMN_NAME] - round - 18,
                     (float) height);
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

/* The days are always whole, at the end of the column; what is due has the rest, where there is
 * enough for words: else the shape and the days say it. */
static void
draw_next (RegieCaseloadLine *self, GtkSnapshot *snapshot, int height)
{
  const RegieColumns *c = self->columns;
  const float x = c->x[REGIE_COLUMN_NEXT];
  const float width = c->width[REGIE_COLUMN_NEXT];
  const float shape = 11 + 15 * (float) c->text;
  RegieTone tone = self->item->shape == REGIE_SHAPE_RUN || self->item->shape == REGIE_SHAPE_DONE
                     ? REGIE_TONE_DIM
                     : regie_shape_tone (self->item->shape);
  PangoLayout *days = tone == REGIE_TONE_DIM ? self->layout : self->bold;
  float right;

  if (self->item->next == NULL || *self->item->next == '\0')
    return;
  right = width_of (days, self->item->distance);
  regie_shape_snapshot (snapshot, self->item->shape, x + 4 + 7.5f * (float) c->text, height / 2.f,
                        15 * (float) c->text);
  if (width >= scaled (c, 200))
    regie_text_snapshot (snapshot, self->layout, self->item->next, x + shape, height / 2.f,
                         width - shape - right - 24, 0, regie_tone (REGIE_TONE_TEXT));
  regie_text_snapshot (snapshot, days, self->item->distance, x + width - right - 12, height / 2.f,
                       right + 1, 1, regie_tone (tone));
}

/* A bar on a scale of 800 hours, the plan as a tick that sticks out. */
static void
draw_hours (RegieCaseloadLine *self, GtkSnapshot *snapshot, int height)
{
  const RegieColumns *c = self->columns;
  float x = c->x[REGIE_COLUMN_HOURS] + 4;
  const float number = (float) scaled (c, 84);
  float width = c->width[REGIE_COLUMN_HOURS] - number - 16;
  float y = height / 2.f;
  gboolean behind = self->item->is_behind;
  float done = MIN (1, self->item->hours_done / 800.f);
  float plan = MIN (1, self->item->hours_plan / 800.f);

  if (self->item->hours_plan == 0 && self->item->is_ended)
    return;
  if (self->item->hours_plan == 0)
    {
      regie_text_snapshot (snapshot, self->layout,
                           self->item->pip_day == REGIE_DAY_NONE ? _("no PIP yet")
                                                                 : _("no lessons yet"),
                           x, y, c->width[REGIE_COLUMN_HOURS] - 12, 0, regie_tone (REGIE_TONE_DIM));
      return;
    }
  regie_box_snapshot (snapshot, x, y - 4, width, 8, 4, regie_tone (REGIE_TONE_GRID), NULL);
  regie_box_snapshot (snapshot, x, y - 4, MAX (4, width * done), 8, 4,
                      regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_OUTLINE), NULL);
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_INK),
                             &GRAPHENE_RECT_INIT (x + width * plan - 1, y - 8, 2, 16));
  regie_text_snapshot (snapshot, behind ? self->bold : self->layout, self->item->hours,
                       x + width + 6, y, number, 1,
                       regie_tone (behind ? REGIE_TONE_SOON : REGIE_TONE_TEXT));
}

static void
draw_cells (RegieCaseloadLine *self, GtkSnapshot *snapshot, int height)
{
  const RegieColumns *c = self->columns;

  draw_name (self, snapshot, height);
  if (c->width[REGIE_COLUMN_GROUP])
    draw_text (self, snapshot, self->layout, REGIE_COLUMN_GROUP, self->item->group, 0,
               REGIE_TONE_TEXT);
  if (c->width[REGIE_COLUMN_ROUTE])
    draw_text (self, snapshot, self->layout, REGIE_COLUMN_ROUTE, self->item->route, 0,
               REGIE_TONE_TEXT);
  if (c->width[REGIE_COLUMN_PHASE])
    draw_text (self, snapshot, self->layout, REGIE_COLUMN_PHASE, self->item->phase, 0,
               REGIE_TONE_TEXT);
  if (c->width[REGIE_COLUMN_NEXT])
    draw_next (self, snapshot, height);
  if (c->width[REGIE_COLUMN_HOURS])
    draw_hours (self, snapshot, height);
  if (c->width[REGIE_COLUMN_CONTACT])
    draw_text (self, snapshot, self->item->contact_days > 30 ? self->bold : self->layout,
               REGIE_COLUMN_CONTACT, self->item->contact, 1,
               self->item->contact_days > 42 ? REGIE_TONE_SOON : REGIE_TONE_DIM);
  if (c->width[REGIE_COLUMN_TERM])
    draw_text (self, snapshot, self->layout, REGIE_COLUMN_TERM, self->item->term, 0,
               REGIE_TONE_DIM);
  if (c->width[REGIE_COLUMN_MUNICIPALITY])
    draw_text (self, snapshot, self->layout, REGIE_COLUMN_MUNICIPALITY, self->item->municipality, 0,
               REGIE_TONE_DIM);
  if (c->width[REGIE_COLUMN_NUMBER])
    draw_text (self, snapshot, self->layout, REGIE_COLUMN_NUMBER, self->item->number, 0,
               REGIE_TONE_DIM);
  if (c->width[REGIE_COLUMN_CONSULTANT])
    draw_text (self, snapshot, self->layout, REGIE_COLUMN_CONSULTANT, self->item->consultant, 0,
               REGIE_TONE_DIM);
}

static void
draw_bar (RegieCaseloadLine *self, GtkSnapshot *snapshot, float left, float y, RegieDay from,
          RegieDay until, const GdkRGBA *fill, const GdkRGBA *outline, float height)
{
  float a = left + regie_scale_x (&self->columns->scale, from);
  float b = left + regie_scale_x (&self->columns->scale, until + 1);

  regie_box_snapshot (snapshot, MAX (a, left - 8), y - height / 2,
                      MIN (b, gtk_widget_get_width (GTK_WIDGET (self)) + 8.f) - MAX (a, left - 8),
                      height, 5, fill, outline);
}

/* The lane: ten weeks before the PIP, the term lived and to come, its extension, hours inside, the
 * next deadline on it. */
static void
draw_lane (RegieCaseloadLine *self, GtkSnapshot *snapshot, int width, int height)
{
  const RegieColumns *c = self->columns;
  float left = c->lane_left;
  float y = height / 2.f;
  RegieDay today = regie_office_today (c->office);
  RegieDay end = self->item->done_on != REGIE_DAY_NONE ? self->item->done_on : self->item->term_end;
  const float shape = (float) scaled (c, 180);
  gboolean wide = left > scaled (c, 200);

  draw_person_low (self, snapshot, 16, (wide ? shape : left) - 24, (float) height);
  if (wide && self->item->next != NULL && *self->item->next != '\0')
    {
      regie_shape_snapshot (snapshot, self->item->shape, shape, y, 14 * (float) c->text);
      regie_text_snapshot (snapshot, self->layout, self->item->next, shape + scaled (c, 14), y,
                           left - shape - scaled (c, 24), 0, regie_tone (REGIE_TONE_TEXT));
    }
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, 0, width - left, height));
  regie_scale_snapshot (&c->scale, snapshot, NULL, c->text, left, width - left, 0, height);
  if (self->item->started != REGIE_DAY_NONE && self->item->pip_day != REGIE_DAY_NONE)
    draw_bar (self, snapshot, left, y, self->item->started, self->item->pip_day - 1,
              regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_OUTLINE), NULL, 4);
  else if (self->item->started != REGIE_DAY_NONE && self->item->pip_day == REGIE_DAY_NONE)
    draw_bar (self, snapshot, left, y, self->item->started, MAX (self->item->started + 70, today),
              self->item->is_late ? regie_tint (REGIE_SHAPE_LATE)
                                  : regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_LIVED),
              NULL, 18);
  if (self->item->term_begin != REGIE_DAY_NONE && end != REGIE_DAY_NONE)
    {
      RegieFamily family = self->item->done_on != REGIE_DAY_NONE ? REGIE_FAMILY_TEAL
                                                                 : REGIE_FAMILY_SLATE;
      float to = left + regie_scale_x (&c->scale, end + 1);

      draw_bar (self, snapshot, left, y, self->item->term_begin, end,
                regie_family (family, REGIE_SHADE_PLANNED),
                regie_family (family, REGIE_SHADE_OUTLINE), 18);
      draw_bar (self, snapshot, left, y, self->item->term_begin, MIN (end, today),
                regie_family (family, REGIE_SHADE_LIVED),
                regie_family (family, REGIE_SHADE_OUTLINE), 18);
      if (self->item->done_on == REGIE_DAY_NONE && self->item->term_end > self->item->term_nominal)
        draw_bar (self, snapshot, left, y, self->item->term_nominal + 1, end,
                  regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_PLANNED),
                  regie_family (REGIE_FAMILY_SLATE, REGIE_SHADE_OUTLINE), 18);
      if (self->item->hours_plan > 0)
        draw_bar (self, snapshot, left, y + 6, self->item->term_begin + 3,
                  self->item->term_begin + 3
                    + MAX (3, (MIN (end, today) - self->item->term_begin - 6)
                                * MIN (self->item->hours_done, self->item->hours_plan)
                                / self->item->hours_plan),
                  regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_TEXT), NULL, 3);
      regie_text_snapshot (snapshot, self->small, self->item->term, to + 6, y, 0, 0,
                           regie_tone (REGIE_TONE_DIM));
    }
  if (self->item->next_due != REGIE_DAY_NONE && self->item->next_due != self->item->term_end
      && self->item->done_on == REGIE_DAY_NONE)
    regie_shape_snapshot (snapshot, self->item->shape,
                          left + regie_scale_x (&c->scale, self->item->next_due), y, 14);
  gtk_snapshot_append_color (
    snapshot, regie_tone (REGIE_TONE_ACCENT),
    &GRAPHENE_RECT_INIT ((float) floor (left + regie_scale_x (&c->scale, today)), 0, 2, height));
  gtk_snapshot_pop (snapshot);
}

static void
make_layouts (RegieCaseloadLine *self)
{
  PangoAttrList *bold = pango_attr_list_new ();
  PangoAttrList *small = pango_attr_list_new ();
  PangoAttrList *plain = pango_attr_list_new ();
  static const char numbers[] = "tnum";

  pango_attr_list_insert (plain, pango_attr_font_features_new (numbers));
  pango_attr_list_insert (bold, pango_attr_font_features_new (numbers));
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (small, pango_attr_font_features_new (numbers));
  pango_attr_list_insert (small, pango_attr_scale_new (0.86));
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->bold = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->small = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_attributes (self->layout, plain);
  pango_layout_set_attributes (self->bold, bold);
  pango_layout_set_attributes (self->small, small);
  pango_attr_list_unref (plain);
  pango_attr_list_unref (bold);
  pango_attr_list_unref (small);
}

static void
regie_caseload_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieCaseloadLine *self = REGIE_CASELOAD_LINE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->layout == NULL)
    make_layouts (self);
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED)
    gtk_snapshot_append_color (snapshot, regie_tint (REGIE_SHAPE_SIGNAL),
                               &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->item != NULL && self->columns->lanes)
    draw_lane (self, snapshot, width, height);
  else if (self->item != NULL)
    draw_cells (self, snapshot, height);
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
regie_caseload_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *min_base, int *nat_base)
{
  const RegieColumns *c = REGIE_CASELOAD_LINE (widget)->columns;

  /* The letters grow with the text, and the room around them by half of that. */
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? (HEIGHT + scaled (c, HEIGHT)) / 2 : 0;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? *minimum : 900;
}

/* The theme or the text size changed: lay out anew. */
static void
regie_caseload_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RegieCaseloadLine *self = REGIE_CASELOAD_LINE (widget);

  GTK_WIDGET_CLASS (regie_caseload_line_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  g_clear_object (&self->bold);
  g_clear_object (&self->small);
}

static void
regie_caseload_line_finalize (GObject *object)
{
  RegieCaseloadLine *self = REGIE_CASELOAD_LINE (object);

  g_clear_object (&self->item);
  g_clear_object (&self->layout);
  g_clear_object (&self->bold);
  g_clear_object (&self->small);
  G_OBJECT_CLASS (regie_caseload_line_parent_class)->finalize (object);
}

static void
regie_caseload_line_class_init (RegieCaseloadLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_caseload_line_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = regie_caseload_line_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = regie_caseload_line_measure;
  GTK_WIDGET_CLASS (klass)->css_changed = regie_caseload_line_css_changed;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW);
}

static void
regie_caseload_line_init (RegieCaseloadLine *self)
{
}

GtkWidget *
regie_caseload_line_new (const RegieColumns *columns)
{
  RegieCaseloadLine *self = g_object_new (REGIE_TYPE_CASELOAD_LINE, NULL);

  self->columns = columns;
  return GTK_WIDGET (self);
}
