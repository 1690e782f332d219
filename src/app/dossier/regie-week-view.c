/* SPDX-License-Identifier: EUPL-1.2 */
/* A week, drawn. */
#include "regie-week-view.h"

#include <glib/gi18n.h>

#include "regie-palette.h"
#include "regie-plan-week.h"
#include "regie-text.h"
#include "regie-week.h"

#define HEAD 34
#define HOUR 24
#define GUTTER 44

struct _RegieWeekView {
  GtkWidget parent_instance;
  RegieWeek *week;
};

G_DEFINE_FINAL_TYPE (RegieWeekView, regie_week_view, GTK_TYPE_WIDGET)

enum { PROP_CONTENT = 1 };

static float
y_of (RegieWeekView *self, int minutes)
{
  return HEAD + (minutes - self->week->first * 60) * HOUR / 60.0f;
}

/* Childcare stands beside what it is for; what clashes leaves room for its sign. */
static void
draw_block (RegieWeekView *self, GtkSnapshot *snapshot, PangoLayout *layout,
            const RegieWeekBlock *block, float width)
{
  RegieFamily family = (RegieFamily) block->family;
  gboolean childcare = family == REGIE_FAMILY_SAND;
  float x = GUTTER + block->weekday * width + (childcare ? width * .78f : 2);
  float w = childcare ? width * .2f : width * (block->clashes ? .72f : .74f);
  float y = y_of (self, block->from);
  float height = y_of (self, block->until) - y;

  if (block->travel > 0)
    regie_box_snapshot (snapshot, x + 4, y_of (self, block->from - block->travel), w - 8,
                        height + 2 * block->travel * HOUR / 60.0f, 4,
                        regie_family (family, REGIE_SHADE_PLANNED), NULL);
  regie_box_snapshot (snapshot, x, y, w, height, 6, regie_family (family, REGIE_SHADE_LIVED),
                      block->clashes ? regie_tone (REGIE_TONE_LATE) : NULL);
  if (childcare || height < 16)
    return;
  regie_text_snapshot (snapshot, layout, block->title, x + 6, y + 10, w - 10, 0,
                       regie_family (family, REGIE_SHADE_TEXT));
  if (height >= 34 && w > 60)
    regie_text_snapshot (snapshot, layout, block->when, x + 6, y + 26, w - 10, 0,
                         regie_family (family, REGIE_SHADE_TEXT));
  if (block->clashes)
    regie_shape_snapshot (snapshot, REGIE_SHAPE_LATE, x + w - 10, y + 10, 13);
}

static void
draw_hours (RegieWeekView *self, GtkSnapshot *snapshot, PangoLayout *layout)
{
  float width = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - GUTTER);

  for (int hour = self->week->first; hour <= self->week->last; hour++)
    {
      g_autofree char *text = regie_minutes_dup (hour * 60);
      float y = y_of (self, hour * 60);

      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_GRID),
                                 &GRAPHENE_RECT_INIT (GUTTER, y, width, 1));
      if (hour % 2 == 0)
        regie_text_snapshot (snapshot, layout, text, 2, y, 0, 0, regie_tone (REGIE_TONE_DIM));
    }
}

static void
draw_day (RegieWeekView *self, GtkSnapshot *snapshot, PangoLayout *layout, const RegieWeekDay *day,
          float x, float width)
{
  float height = y_of (self, self->week->last * 60) - HEAD;

  if (day->holiday != NULL)
    gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_GRID),
                               &GRAPHENE_RECT_INIT (x, HEAD, width, height));
  regie_text_snapshot (snapshot, layout, width < 70 ? day->name : day->date, x + 4, 9, width - 6, 0,
                       regie_tone (day->is_dim ? REGIE_TONE_DIM : REGIE_TONE_TEXT));
  if (day->holiday != NULL)
    regie_text_snapshot (snapshot, layout, day->holiday, x + 4, 24, width - 6, 0,
                         regie_tone (REGIE_TONE_DIM));
}

static void
regie_week_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieWeekView *self = REGIE_WEEK_VIEW (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  float width = (float) (gtk_widget_get_width (widget) - GUTTER) / 7.0f;
  GListModel *blocks, *days;

  if (self->week == NULL)
    return;
  pango_attr_list_insert (small, pango_attr_scale_new (.86));
  pango_layout_set_attributes (layout, small);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  draw_hours (self, snapshot, layout);
  days = G_LIST_MODEL (self->week->days);
  for (guint i = 0; i < g_list_model_get_n_items (days); i++)
    {
      g_autoptr (RegieWeekDay) day = g_list_model_get_item (days, i);

      draw_day (self, snapshot, layout, day, GUTTER + (float) i * width, width);
    }
  blocks = G_LIST_MODEL (self->week->blocks);
  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RegieWeekBlock) block = g_list_model_get_item (blocks, i);

      draw_block (self, snapshot, layout, block, width);
    }
}

static void
regie_week_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *min_base, int *nat_base)
{
  RegieWeek *week = REGIE_WEEK_VIEW (widget)->week;
  int hours = week != NULL ? week->last - week->first : 0;

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEAD + hours * HOUR + 10 : 300;
}

static void
regie_week_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_CONTENT);
  if (g_set_object (&REGIE_WEEK_VIEW (object)->week, g_value_get_object (value)))
    gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
regie_week_view_finalize (GObject *object)
{
  g_clear_object (&REGIE_WEEK_VIEW (object)->week);
  G_OBJECT_CLASS (regie_week_view_parent_class)->finalize (object);
}

static void
regie_week_view_class_init (RegieWeekViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = regie_week_view_set_property;
  object_class->finalize = regie_week_view_finalize;
  widget_class->snapshot = regie_week_view_snapshot;
  widget_class->measure = regie_week_view_measure;
  g_object_class_install_property (object_class, PROP_CONTENT,
                                   g_param_spec_object ("content", NULL, NULL,
                                                        regie_week_get_type (),
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "week");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
regie_week_view_init (RegieWeekView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The week, drawn; the rows below say the same"), -1);
}
