/* SPDX-License-Identifier: EUPL-1.2 */
/* All of a dossier in a strip, and the window on what the timeline shows. */
#include "regie-minimap.h"

#include <glib/gi18n.h>
#include <math.h>

#include "regie-text.h"
#include "regie-timeline-private.h"

/* In the usual size of text, in pixels: around the strip, the row of the years, and of a lane. */
#define AROUND 9
#define YEARS 17
#define LANE_ROW 4
/* The least days in sight that are said in months. */
#define SAID_IN_MONTHS 92
/* Of what is in sight, how far a key and a step of the wheel move it. */
#define STEP 0.125
#define ZOOM 1.4

struct _RegieMinimap {
  GtkWidget parent_instance;
  RegieTimeline *timeline;
  RegieSight sight;     /* as it was told last; only when there is one (visible) */
  GskRenderNode *drawn; /* what stands in the strip, for what follows */
  guint serial, n_drawn;
  int drawn_width;
  double drawn_first, drawn_last;
  PangoLayout *layout;
  RegieSightPart held; /* while it is dragged */
  double held_from, held_until;
};

G_DEFINE_FINAL_TYPE (RegieMinimap, regie_minimap, GTK_TYPE_WIDGET)

enum { PROP_TIMELINE = 1 };

/* The rows of the strip: lanes without what is only counted. */
static const int rows[N_LANES] = {
  [LANE_TERM] = 1,  [LANE_FACTS] = 2, [LANE_LANGUAGE] = 3, [LANE_WORK] = 4,   [LANE_MAP] = 5,
  [LANE_HOURS] = 0, [LANE_EXAMS] = 6, [LANE_CONTACT] = 0,  [LANE_SUPPORT] = 7
};
#define N_ROWS 7

static float
px (RegieMinimap *self, float pixels)
{
  return roundf (pixels * (float) regie_scale_text (GTK_WIDGET (self)));
}

/* The strip in the widget. */
static graphene_rect_t
strip_of (RegieMinimap *self)
{
  return GRAPHENE_RECT_INIT (12, px (self, AROUND),
                             MAX (1.f, (float) gtk_widget_get_width (GTK_WIDGET (self)) - 24),
                             px (self, YEARS + N_ROWS * LANE_ROW + 3));
}

static float
x_of (RegieMinimap *self, const graphene_rect_t *strip, double day)
{
  return strip->origin.x + (float) regie_sight_x (&self->sight, strip->size.width, day);
}

/* --- what is said --- */

static char *
dup_month (double day)
{
  int year, month, day_of_month;

  regie_day_to_civil ((RegieDay) floor (day), &year, &month, &day_of_month);
  return g_strdup_printf ("%s %d", regie_month_short (month), year);
}

/* "jan 2024 – jun 2026", and of less the days. */
static char *
dup_range (const RegieSight *sight)
{
  const double last = MAX (sight->from, sight->until - 1);
  const gboolean in_months = sight->until - sight->from >= SAID_IN_MONTHS;
  g_autofree char *from = in_months ? dup_month (sight->from)
                                    : regie_day_dup_medium ((RegieDay) floor (sight->from));
  g_autofree char *until = in_months ? dup_month (last)
                                     : regie_day_dup_medium ((RegieDay) floor (last));

  return g_strdup_printf ("%s – %s", from, until);
}

static void
say_range (RegieMinimap *self)
{
  g_autofree char *range = dup_range (&self->sight);

  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, self->sight.first,
    GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, self->sight.last, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
    CLAMP ((self->sight.from + self->sight.until) / 2, self->sight.first, self->sight.last),
    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, range, -1);
}

/* The timeline shows something else.  The strip stays for who is on it, also when all is seen. */
static void
sighted (RegieMinimap *self)
{
  RegieSight sight;
  const gboolean is_there = regie_timeline_get_sight (self->timeline, &sight);

  gtk_widget_set_visible (GTK_WIDGET (self), is_there
                                               && (!regie_sight_is_whole (&sight)
                                                   || gtk_widget_has_focus (GTK_WIDGET (self))));
  if (!is_there)
    return;
  self->sight = sight;
  say_range (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
focus_changed (RegieMinimap *self)
{
  if (self->timeline != NULL)
    sighted (self);
}

/* --- how it is drawn --- */

/* The lines of the years with their numbers, where these have room. */
static void
draw_years (RegieMinimap *self, GtkSnapshot *snapshot, const graphene_rect_t *strip)
{
  int year, month, day;

  regie_day_to_civil ((RegieDay) self->sight.first, &year, &month, &day);
  for (float x = 0; x < strip->origin.x + strip->size.width; year++)
    {
      const float next = x_of (self, strip, regie_day_from_civil (year + 1, 1, 1));
      const float left = MAX (x_of (self, strip, regie_day_from_civil (year, 1, 1)),
                              strip->origin.x);
      g_autofree char *text = g_strdup_printf ("%d", year);
      int width;

      if (left > strip->origin.x)
        gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_YEAR),
                                   &GRAPHENE_RECT_INIT (floorf (left), strip->origin.y, 1,
                                                        strip->size.height));
      pango_layout_set_text (self->layout, text, -1);
      pango_layout_set_width (self->layout, -1);
      pango_layout_get_pixel_size (self->layout, &width, NULL);
      if (left + 5 + (float) width <= MIN (next, strip->origin.x + strip->size.width))
        regie_text_snapshot (snapshot, self->layout, text, left + 5,
                             strip->origin.y + px (self, YEARS / 2.f), 0, 0,
                             regie_tone (REGIE_TONE_DIM));
      x = next;
    }
}

static void
draw_marks (RegieMinimap *self, GtkSnapshot *snapshot, const graphene_rect_t *strip)
{
  const GArray *marks = self->timeline->marks;
  const float size = px (self, 2);

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      const float x = x_of (self, strip, mark->from);
      const float y = strip->origin.y
                      + px (self, (float) (YEARS + (rows[mark->lane] - 1) * LANE_ROW));

      if (rows[mark->lane] == 0 || mark->was)
        continue;
      if (mark->until != REGIE_DAY_NONE)
        gtk_snapshot_append_color (
          snapshot, regie_family (mark->family, REGIE_SHADE_OUTLINE),
          &GRAPHENE_RECT_INIT (x, y, MAX (size, x_of (self, strip, mark->until + 1) - x), size));
      else
        gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_DIM),
                                   &GRAPHENE_RECT_INIT (x - size / 2, y, size, size));
    }
}

/* What does not change while one scrolls is drawn once. */
static void
append_content (RegieMinimap *self, GtkSnapshot *snapshot, const graphene_rect_t *strip)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->drawn == NULL || self->serial != self->timeline->serial || self->drawn_width != width
      || self->drawn_first != self->sight.first || self->drawn_last != self->sight.last)
    {
      GtkSnapshot *content = gtk_snapshot_new ();

      g_clear_pointer (&self->drawn, gsk_render_node_unref);
      draw_years (self, content, strip);
      draw_marks (self, content, strip);
      self->drawn = gtk_snapshot_free_to_node (content);
      self->serial = self->timeline->serial;
      self->drawn_width = width;
      self->drawn_first = self->sight.first;
      self->drawn_last = self->sight.last;
      self->n_drawn++;
    }
  if (self->drawn != NULL)
    gtk_snapshot_append_node (snapshot, self->drawn);
}

static void
draw_window (RegieMinimap *self, GtkSnapshot *snapshot, const graphene_rect_t *window)
{
  const float height = px (self, 12);
  const float y = window->origin.y + (window->size.height - height) / 2;
  const gboolean has_focus = gtk_widget_has_visible_focus (GTK_WIDGET (self));
  const GdkRGBA *edge = regie_tone (has_focus ? REGIE_TONE_ACCENT : REGIE_TONE_RUN);

  regie_box_snapshot (snapshot, window->origin.x, window->origin.y, window->size.width,
                      window->size.height, 6, NULL, edge);
  if (has_focus)
    regie_box_snapshot (snapshot, window->origin.x - 2, window->origin.y - 2,
                        window->size.width + 4, window->size.height + 4, 8, NULL, edge);
  regie_box_snapshot (snapshot, window->origin.x - 2, y, 5, height, 2.5f, edge, NULL);
  regie_box_snapshot (snapshot, window->origin.x + window->size.width - 3, y, 5, height, 2.5f, edge,
                      NULL);
}

static void
regie_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieMinimap *self = REGIE_MINIMAP (widget);
  const graphene_rect_t strip = strip_of (self);
  graphene_rect_t window;
  double left, right;

  if (self->timeline == NULL || self->timeline->dossier == NULL
      || self->sight.first >= self->sight.last)
    return;
  if (self->layout == NULL)
    {
      PangoAttrList *small = pango_attr_list_new ();

      pango_attr_list_insert (small, pango_attr_scale_new (.8));
      pango_attr_list_insert (small, pango_attr_font_features_new ("tnum"));
      self->layout = gtk_widget_create_pango_layout (widget, NULL);
      pango_layout_set_attributes (self->layout, small);
      pango_attr_list_unref (small);
    }
  regie_sight_window (&self->sight, strip.size.width, &left, &right);
  window = GRAPHENE_RECT_INIT (strip.origin.x + (float) left, strip.origin.y,
                               (float) (right - left), strip.size.height);
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_YEAR),
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), 1));
  regie_box_snapshot (snapshot, strip.origin.x, strip.origin.y, strip.size.width, strip.size.height,
                      6, regie_tone (REGIE_TONE_GRID), NULL);
  regie_box_snapshot (snapshot, window.origin.x, window.origin.y, window.size.width,
                      window.size.height, 6, regie_tone (REGIE_TONE_VIEW), NULL);
  append_content (self, snapshot, &strip);
  gtk_snapshot_append_color (
    snapshot, regie_tone (REGIE_TONE_ACCENT),
    &GRAPHENE_RECT_INIT (floorf (x_of (self, &strip, regie_office_today (self->timeline->office))),
                         strip.origin.y, 2, strip.size.height));
  draw_window (self, snapshot, &window);
}

static void
regie_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  RegieMinimap *self = REGIE_MINIMAP (widget);
  const graphene_rect_t strip = strip_of (self);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL
               ? 100
               : (int) (strip.size.height + 2 * px (self, AROUND));
  *natural = *minimum;
}

/* --- how it is moved --- */

static void
show (RegieMinimap *self)
{
  regie_timeline_show (self->timeline, self->sight.from, self->sight.until);
}

static RegieSightPart
part_at (RegieMinimap *self, double x)
{
  const graphene_rect_t strip = strip_of (self);

  return regie_sight_part_at (&self->sight, strip.size.width, x - strip.origin.x);
}

static double
day_at (RegieMinimap *self, double x)
{
  const graphene_rect_t strip = strip_of (self);

  return regie_sight_day (&self->sight, strip.size.width, x - strip.origin.x);
}

/* Outside the window it comes to where one presses, and is dragged on from there. */
static void
drag_begun (RegieMinimap *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->held = part_at (self, x);
  if (self->held == REGIE_SIGHT_BEFORE || self->held == REGIE_SIGHT_AFTER)
    {
      regie_sight_centre (&self->sight, day_at (self, x));
      self->held = REGIE_SIGHT_MIDDLE;
      show (self);
    }
  self->held_from = self->sight.from;
  self->held_until = self->sight.until;
}

static void
dragged (RegieMinimap *self, double x, double y)
{
  const double days = day_at (self, x) - day_at (self, 0);

  self->sight.from = self->held_from;
  self->sight.until = self->held_until;
  if (self->held == REGIE_SIGHT_MIDDLE)
    regie_sight_move (&self->sight, days);
  else
    regie_sight_set_edge (
      &self->sight, self->held,
      days + (self->held == REGIE_SIGHT_BEGIN ? self->held_from : self->held_until));
  show (self);
}

static void
pointer_moved (RegieMinimap *self, double x, double y)
{
  static const char *const cursors[] = { "pointer", "ew-resize", "grab", "ew-resize", "pointer" };

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursors[part_at (self, x)]);
}

/* STEPS of what is in sight. */
static void
step (RegieMinimap *self, double steps)
{
  regie_sight_move (&self->sight, steps * (self->sight.until - self->sight.from));
  show (self);
}

static void
zoom (RegieMinimap *self, double factor)
{
  regie_sight_zoom (&self->sight, factor);
  show (self);
}

static gboolean
scrolled (RegieMinimap *self, double dx, double dy, GtkEventController *controller)
{
  if (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK)
    zoom (self, pow (1.2, -dy));
  else
    step (self, (dx + dy) * STEP);
  return TRUE;
}

static gboolean
key_pressed (RegieMinimap *self, guint keyval, guint keycode, GdkModifierType state)
{
  const double whole = self->sight.last - self->sight.first;
  const double seen = self->sight.until - self->sight.from;

  switch (keyval)
    {
    case GDK_KEY_Left:
      return step (self, -STEP), TRUE;
    case GDK_KEY_Right:
      return step (self, STEP), TRUE;
    case GDK_KEY_Page_Up:
      return step (self, -1), TRUE;
    case GDK_KEY_Page_Down:
      return step (self, 1), TRUE;
    case GDK_KEY_Home:
      return step (self, -whole / seen), TRUE;
    case GDK_KEY_End:
      return step (self, whole / seen), TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return zoom (self, ZOOM), TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return zoom (self, 1 / ZOOM), TRUE;
    default:
      return FALSE;
    }
}

/* --- the class --- */

static void
regie_minimap_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RegieMinimap *self = REGIE_MINIMAP (widget);

  GTK_WIDGET_CLASS (regie_minimap_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->drawn, gsk_render_node_unref);
}

static void
regie_minimap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieMinimap *self = REGIE_MINIMAP (object);

  g_return_if_fail (self->timeline == NULL);
  self->timeline = g_value_dup_object (value);
  g_signal_connect_object (self->timeline, "sighted", G_CALLBACK (sighted), self,
                           G_CONNECT_SWAPPED);
}

static void
regie_minimap_dispose (GObject *object)
{
  RegieMinimap *self = REGIE_MINIMAP (object);

  g_clear_object (&self->timeline);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->drawn, gsk_render_node_unref);
  G_OBJECT_CLASS (regie_minimap_parent_class)->dispose (object);
}

static void
regie_minimap_class_init (RegieMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = regie_minimap_set_property;
  G_OBJECT_CLASS (klass)->dispose = regie_minimap_dispose;
  widget_class->measure = regie_minimap_measure;
  widget_class->snapshot = regie_minimap_snapshot;
  widget_class->css_changed = regie_minimap_css_changed;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_TIMELINE,
                                   g_param_spec_object ("timeline", NULL, NULL, REGIE_TYPE_TIMELINE,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

/* The controllers of the widget, each with what it does. */
static void
add_controllers (RegieMinimap *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
regie_minimap_init (RegieMinimap *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The whole trajectory"), -1);
  add_controllers (self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed), NULL);
}

guint
regie_minimap_get_n_drawn (RegieMinimap *self)
{
  g_return_val_if_fail (REGIE_IS_MINIMAP (self), 0);
  return self->n_drawn;
}
