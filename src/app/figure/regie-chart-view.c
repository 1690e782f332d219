/* SPDX-License-Identifier: EUPL-1.2 */
/* A chart as a widget: its room and its letters, a part for each value, and how one goes from part
 * to part.  What it draws stands in regie-chart-draw.c, where in regie-chart-layout.c. */
#include "regie-chart-view.h"

#include "regie-chart-draw.h"
#include "regie-chart-part.h"

#define LEAST_WIDTH 200
#define USUAL_WIDTH 400
#define USUAL_LINES 19

struct _RegieChartView {
  GtkWidget parent_instance;
  RegieChart *chart;        /* or NULL */
  RegieChartLayout *layout; /* for the size that it has; NULL until then */
  PangoLayout *plain, *bold;
  GPtrArray *parts; /* RegieChartPart: the first N_PARTS stand for the marks of the layout, in their
                       order; the others wait hidden for a fuller chart */
  guint n_parts;
  guint at; /* where Tab comes to */
};

G_DEFINE_FINAL_TYPE (RegieChartView, regie_chart_view, GTK_TYPE_WIDGET)

enum { PROP_CHART = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static int
text_width (gpointer data, const char *text, gboolean is_bold)
{
  RegieChartView *self = data;
  int width;

  pango_layout_set_text (is_bold ? self->bold : self->plain, text, -1);
  pango_layout_get_pixel_size (is_bold ? self->bold : self->plain, &width, NULL);
  return width;
}

static void
make_letters (RegieChartView *self)
{
  PangoAttrList *attributes;

  if (self->plain != NULL)
    return;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->plain = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->bold = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_attributes (self->bold, attributes);
  pango_attr_list_unref (attributes);
}

static RegieLetters
get_font (RegieChartView *self)
{
  RegieLetters font = { text_width, self, 0 };

  make_letters (self);
  pango_layout_set_text (self->bold, "Ij", -1);
  pango_layout_get_pixel_size (self->bold, NULL, &font.height);
  return font;
}

static RegieChartPart *
part (RegieChartView *self, guint at)
{
  return self->parts->pdata[at];
}

static void
add_part (RegieChartView *self, guint point, guint series)
{
  g_autofree char *spoken = regie_chart_dup_spoken (self->chart, point, series);

  if (self->n_parts == self->parts->len)
    {
      GtkWidget *child = g_object_new (REGIE_TYPE_CHART_PART, NULL);

      gtk_widget_set_parent (child, GTK_WIDGET (self));
      g_ptr_array_add (self->parts, child);
    }
  regie_chart_part_show (part (self, self->n_parts++), point, series, spoken,
                         regie_chart_get_deed (self->chart, point, series));
}

/* Making a widget is dear, so those that were made stay; the focus stays on the same. */
static void
show_parts (RegieChartView *self)
{
  self->n_parts = 0;
  for (guint i = 0; self->chart != NULL && i < regie_chart_get_n_points (self->chart); i++)
    for (guint k = 0; k < regie_chart_get_n_series (self->chart); k++)
      if (regie_chart_get_value (self->chart, i, k)->known)
        add_part (self, i, k);
  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_set_visible (self->parts->pdata[i], i < self->n_parts);
  if (self->at >= self->n_parts)
    self->at = 0;
}

static void
speak (RegieChartView *self)
{
  const char *about = regie_chart_has_values (self->chart) ? self->chart->about
                                                           : regie_chart_get_empty (self->chart);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->chart->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about != NULL ? about : "", -1);
}

static void
set_chart (RegieChartView *self, RegieChart *chart)
{
  gboolean is_same = regie_item_equal (REGIE_ITEM (self->chart), REGIE_ITEM (chart));

  if (!g_set_object (&self->chart, chart))
    return;
  if (!is_same)
    {
      g_clear_pointer (&self->layout, regie_chart_layout_free);
      show_parts (self);
      if (chart != NULL)
        speak (self);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

static GtkSizeRequestMode
regie_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
regie_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *min_base, int *nat_base)
{
  RegieChartView *self = REGIE_CHART_VIEW (widget);
  RegieLetters font;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
    }
  else if (self->chart != NULL)
    {
      font = get_font (self);
      *minimum = regie_chart_layout_get_height (self->chart, &font,
                                                for_size > 0 ? for_size : LEAST_WIDTH);
      *natural = MAX (*minimum, USUAL_LINES * font.height);
    }
}

static void
allocate_part (GtkWidget *child, const RegieChartBox *area)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (child, area->width, area->height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) area->x,
                                                                            (float) area->y)));
}

static void
regie_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieChartView *self = REGIE_CHART_VIEW (widget);
  RegieLetters font;

  g_clear_pointer (&self->layout, regie_chart_layout_free);
  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  font = get_font (self);
  self->layout = regie_chart_layout_new (self->chart, &font, width, height);
  g_assert (self->layout->marks->len == self->n_parts);
  for (guint i = 0; i < self->n_parts; i++)
    allocate_part (self->parts->pdata[i],
                   &g_array_index (self->layout->marks, RegieChartMark, i).area);
}

static void
regie_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieChartView *self = REGIE_CHART_VIEW (widget);

  if (self->layout != NULL)
    {
      make_letters (self);
      regie_chart_draw (snapshot, self->chart, self->layout, self->plain, self->bold);
    }
  GTK_WIDGET_CLASS (regie_chart_view_parent_class)->snapshot (widget, snapshot);
}

/* Tab comes to one part, and from there leaves. */
static gboolean
regie_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RegieChartView *self = REGIE_CHART_VIEW (widget);

  return self->n_parts > 0 && gtk_widget_get_focus_child (widget) == NULL
         && gtk_widget_grab_focus (GTK_WIDGET (part (self, self->at)));
}

static void
go_to (RegieChartView *self, guint at)
{
  self->at = at;
  gtk_widget_grab_focus (GTK_WIDGET (part (self, at)));
}

/* The nearest part that lies in the direction of STEP: on another point, or, ACROSS, at the same
 * point in another series.  The part where one is when there is none. */
static guint
find_next (RegieChartView *self, int step, gboolean across)
{
  int point = (int) regie_chart_part_get_point (part (self, self->at));
  int series = (int) regie_chart_part_get_series (part (self, self->at));
  int nearest = G_MAXINT;
  guint found = self->at;

  for (guint i = 0; i < self->n_parts; i++)
    {
      int points = (int) regie_chart_part_get_point (part (self, i)) - point;
      int others = (int) regie_chart_part_get_series (part (self, i)) - series;
      int distance = ABS (points) * (int) regie_chart_get_n_series (self->chart) + ABS (others);

      if ((across ? points == 0 && others * step > 0 : points * step > 0) && distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }
  return found;
}

static gboolean
move_focus (RegieChartView *self, guint key)
{
  gboolean is_lying = self->chart->form == REGIE_CHART_BARS;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go_to (self, find_next (self, -1, is_lying));
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go_to (self, find_next (self, 1, is_lying));
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go_to (self, find_next (self, is_lying ? -1 : 1, !is_lying));
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go_to (self, find_next (self, is_lying ? 1 : -1, !is_lying));
      return TRUE;
    case GDK_KEY_Home:
      go_to (self, 0);
      return TRUE;
    case GDK_KEY_End:
      go_to (self, self->n_parts - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed (RegieChartView *self, guint key, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (focus == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  g_ptr_array_find (self->parts, focus, &self->at);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter
      || key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    return regie_chart_part_open (REGIE_CHART_PART (focus)), TRUE;
  return move_focus (self, key);
}

static void
clicked (RegieChartView *self, int n, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint at;

  if (widget == NULL || !g_ptr_array_find (self->parts, widget, &at))
    return;
  go_to (self, at);
  regie_chart_part_open (REGIE_CHART_PART (widget));
}

/* Letters of another size. */
static void
regie_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RegieChartView *self = REGIE_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (regie_chart_view_parent_class)->css_changed (widget, change);
  g_clear_object (&self->plain);
  g_clear_object (&self->bold);
  gtk_widget_queue_resize (widget);
}

static void
regie_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_CHART_VIEW (object)->chart);
}

static void
regie_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_chart (REGIE_CHART_VIEW (object), g_value_get_object (value));
}

static void
regie_chart_view_dispose (GObject *object)
{
  RegieChartView *self = REGIE_CHART_VIEW (object);

  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_unparent (self->parts->pdata[i]);
  g_ptr_array_set_size (self->parts, 0);
  self->n_parts = 0;
  g_clear_pointer (&self->layout, regie_chart_layout_free);
  G_OBJECT_CLASS (regie_chart_view_parent_class)->dispose (object);
}

static void
regie_chart_view_finalize (GObject *object)
{
  RegieChartView *self = REGIE_CHART_VIEW (object);

  g_ptr_array_unref (self->parts);
  g_clear_object (&self->chart);
  g_clear_object (&self->plain);
  g_clear_object (&self->bold);
  G_OBJECT_CLASS (regie_chart_view_parent_class)->finalize (object);
}

static void
regie_chart_view_class_init (RegieChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_chart_view_get_property;
  object_class->set_property = regie_chart_view_set_property;
  object_class->dispose = regie_chart_view_dispose;
  object_class->finalize = regie_chart_view_finalize;
  widget_class->get_request_mode = regie_chart_view_get_request_mode;
  widget_class->measure = regie_chart_view_measure;
  widget_class->size_allocate = regie_chart_view_size_allocate;
  widget_class->snapshot = regie_chart_view_snapshot;
  widget_class->focus = regie_chart_view_focus;
  widget_class->css_changed = regie_chart_view_css_changed;
  properties[PROP_CHART] = g_param_spec_object ("chart", NULL, NULL, regie_chart_get_type (),
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
regie_chart_view_init (RegieChartView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->parts = g_ptr_array_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
