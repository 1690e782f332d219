/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-week-view.h"

#include <glib/gi18n.h>

#include "regie-text.h"

#define HEAD 34
#define HOUR 24
#define GUTTER 44

struct _RegieWeekView {
  GtkWidget parent_instance;
  GArray *slots, *families;
  GPtrArray *titles, *holidays;
  RegieDay monday;
  int first, last; /* hours that are shown */
};

G_DEFINE_FINAL_TYPE (RegieWeekView, regie_week_view, GTK_TYPE_WIDGET)

static gboolean
clashes (RegieWeekView *self, const RegieSlot *slot)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (regie_slots_clash (slot, &g_array_index (self->slots, RegieSlot, i))
        && g_array_index (self->families, RegieFamily,
                          g_array_index (self->slots, RegieSlot, i).line)
             != REGIE_FAMILY_SAND
        && g_array_index (self->families, RegieFamily, slot->line) != REGIE_FAMILY_SAND)
      return TRUE;
  return FALSE;
}

static float
y_of (RegieWeekView *self, int minutes)
{
  return HEAD + (minutes - self->first * 60) * HOUR / 60.0f;
}

static void
draw_slot (RegieWeekView *self, GtkSnapshot *snapshot, PangoLayout *layout, const RegieSlot *slot,
           float width)
{
  RegieFamily family = g_array_index (self->families, RegieFamily, slot->line);
  gboolean childcare = family == REGIE_FAMILY_SAND;
  gboolean clash = clashes (self, slot);
  float x = GUTTER + slot->weekday * width + (childcare ? width * .78f : 2);
  float w = childcare ? width * .2f : width * (clash ? .72f : .74f);
  float y = y_of (self, slot->from);
  float height = y_of (self, slot->until) - y;
  g_autofree char *from = regie_minutes_dup (slot->from);
  g_autofree char *until = regie_minutes_dup (slot->until);
  g_autofree char *when = g_strdup_printf ("%s–%s", from, until);

  if (slot->travel > 0)
    regie_box_snapshot (snapshot, x + 4, y_of (self, slot->from - slot->travel), w - 8,
                        height + 2 * slot->travel * HOUR / 60.0f, 4,
                        regie_family (family, REGIE_SHADE_PLANNED), NULL);
  regie_box_snapshot (snapshot, x, y, w, height, 6, regie_family (family, REGIE_SHADE_LIVED),
                      clash ? regie_tone (REGIE_TONE_LATE) : NULL);
  if (childcare || height < 16)
    return;
  regie_text_snapshot (snapshot, layout, self->titles->pdata[slot->line], x + 6, y + 10, w - 10, 0,
                       regie_family (family, REGIE_SHADE_TEXT));
  if (height >= 34 && w > 60)
    regie_text_snapshot (snapshot, layout, when, x + 6, y + 26, w - 10, 0,
                         regie_family (family, REGIE_SHADE_TEXT));
  if (clash)
    regie_shape_snapshot (snapshot, REGIE_SHAPE_LATE, x + w - 10, y + 10, 13);
}

static void
regie_week_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieWeekView *self = REGIE_WEEK_VIEW (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  float width = (gtk_widget_get_width (widget) - GUTTER) / 7.0f;
  float bottom = y_of (self, self->last * 60);

  if (self->slots == NULL)
    return;
  pango_attr_list_insert (small, pango_attr_scale_new (.86));
  pango_layout_set_attributes (layout, small);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  for (int hour = self->first; hour <= self->last; hour++)
    {
      g_autofree char *text = regie_minutes_dup (hour * 60);

      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_GRID),
                                 &GRAPHENE_RECT_INIT (GUTTER, y_of (self, hour * 60),
                                                      gtk_widget_get_width (widget) - GUTTER, 1));
      if (hour % 2 == 0)
        regie_text_snapshot (snapshot, layout, text, 2, y_of (self, hour * 60), 0, 0,
                             regie_tone (REGIE_TONE_DIM));
    }
  for (int day = 0; day < 7; day++)
    {
      g_autofree char *date = width < 70 ? g_strdup (regie_weekday_short (day + 1))
                                         : regie_day_dup_short (self->monday + day, self->monday);
      const char *holiday = self->holidays->pdata[day];

      if (holiday != NULL)
        gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_GRID),
                                   &GRAPHENE_RECT_INIT (GUTTER + day * width, HEAD, width,
                                                        bottom - HEAD));
      regie_text_snapshot (snapshot, layout, date, GUTTER + day * width + 4, 9, width - 6, 0,
                           regie_tone (day >= 5 || holiday != NULL ? REGIE_TONE_DIM
                                                                   : REGIE_TONE_TEXT));
      if (holiday != NULL)
        regie_text_snapshot (snapshot, layout, holiday, GUTTER + day * width + 4, 24, width - 6, 0,
                             regie_tone (REGIE_TONE_DIM));
    }
  for (guint i = 0; i < self->slots->len; i++)
    draw_slot (self, snapshot, layout, &g_array_index (self->slots, RegieSlot, i), width);
}

static void
regie_week_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *min_base, int *nat_base)
{
  RegieWeekView *self = REGIE_WEEK_VIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                          ? HEAD + (self->last - self->first) * HOUR + 10
                          : 300;
}

static void
clear (RegieWeekView *self)
{
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->families, g_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
}

static void
regie_week_view_finalize (GObject *object)
{
  clear (REGIE_WEEK_VIEW (object));
  G_OBJECT_CLASS (regie_week_view_parent_class)->finalize (object);
}

static void
regie_week_view_class_init (RegieWeekViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_week_view_finalize;
  widget_class->snapshot = regie_week_view_snapshot;
  widget_class->measure = regie_week_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
regie_week_view_init (RegieWeekView *self)
{
  self->first = 8;
  self->last = 18;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The week, drawn; the rows below say the same"), -1);
}

void
regie_week_view_set (RegieWeekView *self, GArray *slots, GPtrArray *titles, GArray *families,
                     GPtrArray *holidays, RegieDay monday)
{
  clear (self);
  self->slots = slots;
  self->titles = titles;
  self->families = families;
  self->holidays = holidays;
  self->monday = monday;
  self->first = 8;
  self->last = 18;
  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);

      self->first = MAX (0, MIN (self->first, (slot->from - slot->travel) / 60));
      self->last = MIN (24, MAX (self->last, (slot->until + slot->travel + 59) / 60));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
regie_week_view_new (void)
{
  return g_object_new (REGIE_TYPE_WEEK_VIEW, NULL);
}
