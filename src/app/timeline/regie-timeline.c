/* SPDX-License-Identifier: EUPL-1.2 */
/* The timeline as a widget: where its marks lie, how it is moved and zoomed, and what is spoken of
 * it.  What it draws stands in regie-timeline-draw.c. */
#include "regie-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "regie-page.h"

/* Beside the first and the last of all that there is; days. */
#define MARGIN 45
enum { MARK_ACTIVATED, ZOOMED, SIGHTED, LINE_MOVING, LINE_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieTimeline, regie_timeline, GTK_TYPE_WIDGET)

G_DEFINE_FINAL_TYPE (RegieMark, regie_mark, GTK_TYPE_WIDGET)

static void
regie_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (gtk_widget_has_focus (widget))
    regie_box_snapshot (snapshot, -3, -3, gtk_widget_get_width (widget) + 6,
                        gtk_widget_get_height (widget) + 6, 8, NULL,
                        regie_tone (REGIE_TONE_ACCENT));
}

static void
activate_mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegieTimeline *timeline = REGIE_TIMELINE (gtk_widget_get_parent (widget));

  g_signal_emit (timeline, signals[MARK_ACTIVATED], 0,
                 g_array_index (timeline->marks, Mark, REGIE_MARK (widget)->index).fact);
}

static void
regie_mark_class_init (RegieMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = regie_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "mark.activate", NULL, activate_mark);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "mark.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "mark.activate", NULL);
}

static void
regie_mark_init (RegieMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->label);
  g_free (mark->spoken);
}

static GtkWidget *
child_of (RegieTimeline *self, guint mark)
{
  return self->children->pdata[mark];
}

/* A child for each mark, in the order of the marks: Tab goes lane by lane through time.  Making a
 * widget is dear, so those that were made stay for the next dossier. */
static void
place_children (RegieTimeline *self)
{
  for (guint i = self->children->len; i < self->marks->len; i++)
    {
      GtkWidget *child = g_object_new (REGIE_TYPE_MARK, NULL);

      REGIE_MARK (child)->index = i;
      gtk_widget_set_parent (child, GTK_WIDGET (self));
      g_ptr_array_add (self->children, child);
    }
  for (guint i = 0; i < self->children->len; i++)
    {
      gtk_widget_set_visible (child_of (self, i), i < self->marks->len);
      if (i < self->marks->len)
        gtk_accessible_update_property (GTK_ACCESSIBLE (child_of (self, i)),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        g_array_index (self->marks, Mark, i).spoken, -1);
    }
}

/* Another person has another trajectory; the same one, read again, stays as it was zoomed. */
static void
show_own_range (RegieTimeline *self)
{
  gint64 id = self->dossier != NULL ? regie_record_get_id (self->dossier->dossier) : 0;

  if (id == 0 || id == self->shown)
    return;
  self->shown = id;
  self->scale_set = FALSE;
  self->zoomed_freely = FALSE;
  self->zoom = REGIE_ZOOM_ALL;
}

/* From the first to the last mark, term and deadline, today between them. */
static void
find_whole (RegieTimeline *self)
{
  const GArray *deadlines = self->dossier->deadlines;

  self->first = self->last = regie_office_today (self->office);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      self->first = MIN (self->first, mark->from);
      self->last = MAX (self->last, MAX (mark->from, mark->until));
    }
  for (guint i = 0; deadlines != NULL && i < deadlines->len; i++)
    self->last = MAX (self->last, g_array_index (deadlines, RegieDeadline, i).due);
  self->last = MAX (self->last, MAX (self->end, self->what_if_end));
}

static gboolean
say_sighted (gpointer data)
{
  RegieTimeline *self = data;

  self->sighted_id = 0;
  g_signal_emit (self, signals[SIGHTED], 0);
  return G_SOURCE_REMOVE;
}

/* Behind a layout that is under way: who hears it may ask for another. */
static void
say_sighted_soon (RegieTimeline *self)
{
  if (self->sighted_id == 0)
    self->sighted_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, say_sighted, self, NULL);
}

/* MARK is being moved; G_MAXUINT: nothing is.  A page shows nothing new meanwhile. */
static void
hold (RegieTimeline *self, guint mark)
{
  self->moving = mark;
  if (mark != G_MAXUINT)
    gtk_widget_add_css_class (GTK_WIDGET (self), REGIE_PAGE_HELD);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), REGIE_PAGE_HELD);
}

void
regie_timeline_set (RegieTimeline *self, const RegieOffice *office, const RegieDossier *dossier,
                    const GArray *what_if, const GArray *extra)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  Mark was = focus != NULL && REGIE_MARK (focus)->index < self->marks->len
               ? g_array_index (self->marks, Mark, REGIE_MARK (focus)->index)
               : (Mark){ .lane = N_LANES };

  g_clear_handle_id (&self->move_id, g_source_remove);
  g_clear_pointer (&self->note, g_free);
  hold (self, G_MAXUINT);
  self->office = office;
  self->dossier = dossier;
  show_own_range (self);
  self->what_if = what_if;
  self->extra = extra;
  self->n_ringed = 0;
  self->ringed_due = REGIE_DAY_NONE;
  g_array_set_size (self->marks, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  self->serial++;
  if (dossier != NULL)
    {
      regie_timeline_collect (self);
      find_whole (self);
    }
  say_sighted_soon (self);
  place_children (self);
  /* What had the focus keeps it, wherever it stands now. */
  for (guint i = 0; was.lane != N_LANES && i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->lane == was.lane && mark->from == was.from && mark->until == was.until)
        {
          gtk_widget_grab_focus (child_of (self, i));
          break;
        }
    }
}

static void
fit_scale (RegieTimeline *self, int width)
{
  RegieDay today = regie_office_today (self->office);
  RegieDay first = MIN (today - 120, self->first);
  RegieDay last = today + 400;
  double room = MAX (100, width - self->left);
  static const double days[] = { 7, 31, 92, 366, 0, 3653 };

  if (self->end != REGIE_DAY_NONE)
    last = MAX (self->end, MAX (self->what_if_end, today)) + 300;
  last = MAX (last, self->last);
  if (self->zoom == REGIE_ZOOM_ALL)
    {
      self->scale.per_day = room / (last - first + 2 * MARGIN);
      self->scale.first = first - MARGIN;
    }
  else
    {
      self->scale.per_day = room / days[self->zoom];
      self->scale.first = today - days[self->zoom] * .6;
    }
  self->scale_set = TRUE;
}

static void
regie_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieTimeline *self = REGIE_TIMELINE (widget);
  float tops[N_LANES + 1];

  self->text_scale = regie_scale_text (widget);
  self->left = (int) MIN ((self->narrow ? 104 : 188) * self->text_scale, MAX (104, width * .3));
  if (self->dossier == NULL)
    return;
  if (!self->scale_set)
    fit_scale (self, width);
  say_sighted_soon (self);
  regie_timeline_lane_heights (self, tops);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      GtkWidget *child = child_of (self, i);
      graphene_rect_t rect;
      float x, right;
      int m, n;

      regie_timeline_mark_rect (self, tops, mark, &rect);
      x = MAX (rect.origin.x, self->left);
      right = MIN (rect.origin.x + rect.size.width, width);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &m, &n, NULL, NULL);
      gtk_widget_set_child_visible (child, right - x >= 3);
      gtk_widget_allocate (child, MAX (1, (int) (right - x)), (int) rect.size.height, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, rect.origin.y)));
    }
}

static void
regie_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *min_base, int *nat_base)
{
  double scale = regie_scale_text (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : (int) (502 * scale);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : (int) (634 * scale);
}

static void
view_changed (RegieTimeline *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGHTED], 0);
}

/* The pixels that time has. */
static double
room_of (RegieTimeline *self)
{
  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - self->left);
}

gboolean
regie_timeline_get_sight (RegieTimeline *self, RegieSight *sight)
{
  g_return_val_if_fail (REGIE_IS_TIMELINE (self) && sight != NULL, FALSE);
  if (self->dossier == NULL || !self->scale_set)
    return FALSE;
  *sight = (RegieSight){ .first = self->first - MARGIN,
                         .last = self->last + MARGIN,
                         .from = self->scale.first,
                         .until = self->scale.first + room_of (self) / self->scale.per_day };
  return TRUE;
}

void
regie_timeline_show (RegieTimeline *self, double from, double until)
{
  const double per_day = room_of (self) / (until - from);

  g_return_if_fail (REGIE_IS_TIMELINE (self) && from < until);
  self->scale.first = from;
  /* What only moves keeps its zoom, but for what is lost in reckoning. */
  if (fabs (per_day / self->scale.per_day - 1) > 1e-6)
    {
      regie_scale_zoom (&self->scale, per_day / self->scale.per_day, 0);
      self->zoomed_freely = TRUE;
      g_signal_emit (self, signals[ZOOMED], 0);
    }
  view_changed (self);
}

void
regie_timeline_zoom_by (RegieTimeline *self, double factor)
{
  double middle = (gtk_widget_get_width (GTK_WIDGET (self)) - self->left) / 2.0;

  regie_scale_zoom (&self->scale, factor, middle);
  view_changed (self);
  self->zoomed_freely = TRUE;
  g_signal_emit (self, signals[ZOOMED], 0);
}

void
regie_timeline_zoom_to (RegieTimeline *self, RegieZoom zoom)
{
  self->zoom = zoom;
  self->zoomed_freely = FALSE;
  if (self->dossier != NULL)
    fit_scale (self, gtk_widget_get_width (GTK_WIDGET (self)));
  view_changed (self);
  g_signal_emit (self, signals[ZOOMED], 0);
}

int
regie_timeline_get_zoom (RegieTimeline *self)
{
  return self->zoomed_freely ? -1 : (int) self->zoom;
}

void
regie_timeline_show_today (RegieTimeline *self)
{
  if (self->office == NULL)
    return;
  self->scale.first = regie_office_today (self->office)
                      - (gtk_widget_get_width (GTK_WIDGET (self)) - self->left)
                          / self->scale.per_day * .6;
  view_changed (self);
}

void
regie_timeline_highlight (RegieTimeline *self, const guint16 *facts, guint n, RegieDay due)
{
  self->n_ringed = MIN (n, G_N_ELEMENTS (self->ringed));
  for (guint i = 0; i < self->n_ringed; i++)
    self->ringed[i] = facts[i];
  self->ringed_due = due;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
regie_timeline_set_narrow (RegieTimeline *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  self->scale_set = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
regie_timeline_get_rect (RegieTimeline *self, guint fact, GdkRectangle *out)
{
  float tops[N_LANES + 1];

  regie_timeline_lane_heights (self, tops);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      graphene_rect_t rect;

      if (mark->fact != fact || mark->lane == LANE_TERM)
        continue;
      regie_timeline_mark_rect (self, tops, mark, &rect);
      *out = (GdkRectangle){
        (int) CLAMP (rect.origin.x, self->left, gtk_widget_get_width (GTK_WIDGET (self))),
        (int) rect.origin.y, (int) MIN (rect.size.width, 60), (int) rect.size.height
      };
      return TRUE;
    }
  return FALSE;
}

guint
regie_timeline_get_n_marks (RegieTimeline *self)
{
  return self->marks->len;
}

static gboolean
scrolled (RegieTimeline *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (state & GDK_CONTROL_MASK)
    regie_timeline_zoom_by (self, pow (1.2, -dy));
  else if (state & GDK_SHIFT_MASK || dx != 0)
    {
      self->scale.first += (dx + dy) * 40 / self->scale.per_day;
      view_changed (self);
    }
  else
    return FALSE;
  return TRUE;
}

static RegieMark *
mark_at (RegieTimeline *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return REGIE_IS_MARK (widget) ? REGIE_MARK (widget) : NULL;
}

static gboolean
is_line (RegieTimeline *self, guint mark)
{
  guint fact = mark < self->marks->len ? g_array_index (self->marks, Mark, mark).fact : G_MAXUINT;

  return self->can_move && fact < self->dossier->facts->len
         && g_array_index (self->dossier->facts, RegieFact, fact).kind == REGIE_FACT_PLAN_LINE;
}

/* Takes hold of MARK: its beginning (1), its end (2) or both (3). */
static void
take_hold (RegieTimeline *self, guint mark, int moves)
{
  hold (self, mark);
  self->moves = moves;
  self->moved_from = g_array_index (self->marks, Mark, mark).from;
  self->moved_until = g_array_index (self->marks, Mark, mark).until;
}

/* Puts what is held DAYS further than it stood; a line keeps at least a day. */
static void
move_to (RegieTimeline *self, RegieDay from, RegieDay until)
{
  Mark *mark = &g_array_index (self->marks, Mark, self->moving);

  mark->from = MIN (from, until);
  mark->until = MAX (from, until);
  g_signal_emit (self, signals[LINE_MOVING], 0, mark->fact, mark->from, mark->until);
  view_changed (self);
}

static void
let_go (RegieTimeline *self)
{
  const Mark *mark;

  g_clear_handle_id (&self->move_id, g_source_remove);
  if (self->moving == G_MAXUINT)
    return;
  mark = &g_array_index (self->marks, Mark, self->moving);
  hold (self, G_MAXUINT);
  self->serial++;
  g_clear_pointer (&self->note, g_free);
  view_changed (self);
  if (mark->from != self->moved_from || mark->until != self->moved_until)
    g_signal_emit (self, signals[LINE_MOVED], 0, mark->fact, mark->from, mark->until);
}

static void
put_back (RegieTimeline *self)
{
  Mark *mark;

  g_clear_handle_id (&self->move_id, g_source_remove);
  if (self->moving == G_MAXUINT)
    return;
  mark = &g_array_index (self->marks, Mark, self->moving);
  mark->from = self->moved_from;
  mark->until = self->moved_until;
  hold (self, G_MAXUINT);
  g_clear_pointer (&self->note, g_free);
  view_changed (self);
}

void
regie_timeline_set_can_move (RegieTimeline *self, gboolean can_move)
{
  self->can_move = can_move;
}

void
regie_timeline_set_note (RegieTimeline *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
part_at (RegieTimeline *self, RegieMark *mark, double x)
{
  const Mark *m = &g_array_index (self->marks, Mark, mark->index);
  double left = self->left + regie_scale_x (&self->scale, m->from);
  double right = self->left + regie_scale_x (&self->scale, m->until + 1);

  return right - left < 24 ? 3 : x < left + 8 ? 1 : x > right - 8 ? 2 : 3;
}

static void
drag_begun (RegieTimeline *self, double x, double y)
{
  RegieMark *mark = mark_at (self, x, y);

  let_go (self);
  self->drag_first = self->scale.first;
  self->dragged = FALSE;
  if (mark != NULL && is_line (self, mark->index))
    take_hold (self, mark->index, part_at (self, mark, x));
}

static void
drag_ended (RegieTimeline *self)
{
  if (self->dragged)
    let_go (self);
  else
    hold (self, G_MAXUINT);
}

/* The ends of a line show that they can be taken. */
static void
pointer_moved (RegieTimeline *self, double x, double y)
{
  RegieMark *mark = self->dossier != NULL && self->can_move ? mark_at (self, x, y) : NULL;
  int part = mark != NULL && is_line (self, mark->index) ? part_at (self, mark, x) : 0;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), part == 1 || part == 2 ? "ew-resize"
                                                      : part == 3            ? "grab"
                                                                             : NULL);
}

static void
dragged (RegieTimeline *self, double x, double y)
{
  self->dragged |= ABS (x) > 4;
  if (self->moving != G_MAXUINT)
    {
      int days = (int) lround (x / self->scale.per_day);

      if (self->dragged)
        move_to (self, self->moved_from + (self->moves & 1 ? days : 0),
                 self->moved_until + (self->moves & 2 ? days : 0));
      return;
    }
  self->scale.first = self->drag_first - x / self->scale.per_day;
  view_changed (self);
}

/* Letting go after moving the time is no click. */
static void
clicked (RegieTimeline *self, int n, double x, double y)
{
  RegieMark *mark = mark_at (self, x, y);

  if (mark == NULL || self->dragged)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (mark));
  activate_mark (GTK_WIDGET (mark), NULL, NULL);
}

static gboolean
regie_timeline_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                              GtkTooltip *tooltip)
{
  RegieTimeline *self = REGIE_TIMELINE (widget);
  RegieMark *mark = by_keyboard ? (RegieMark *) gtk_widget_get_focus_child (widget)
                                : mark_at (self, x, y);

  if (mark == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, g_array_index (self->marks, Mark, mark->index).spoken);
  return TRUE;
}

static void
pinched (RegieTimeline *self, double scale, GtkGesture *gesture)
{
  double *last = g_object_get_data (G_OBJECT (gesture), "last");

  regie_timeline_zoom_by (self, scale / *last);
  *last = scale;
}

static void
pinch_begun (RegieTimeline *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  *(double *) g_object_get_data (G_OBJECT (gesture), "last") = 1;
}

/* Moves the focus STEP marks through time within a lane, or to another lane at about the same
 * time. */
static gboolean
move_focus (RegieTimeline *self, int step, int lanes)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint at = focus != NULL ? REGIE_MARK (focus)->index : 0;
  guint best = G_MAXUINT;
  const Mark *mark;
  Mark *next;
  float tops[N_LANES + 1];

  if (self->marks->len == 0)
    return FALSE;
  mark = &g_array_index (self->marks, Mark, at);
  if (focus == NULL)
    best = 0;
  else if (step != 0 && (int) at + step >= 0 && at + step < self->marks->len)
    best = at + step;
  else if (lanes != 0)
    for (int lane = (int) mark->lane + lanes; lane >= 0 && lane < N_LANES && best == G_MAXUINT;
         lane += lanes)
      for (guint i = 0; i < self->marks->len; i++)
        {
          const Mark *other = &g_array_index (self->marks, Mark, i);

          if ((int) other->lane == lane
              && (best == G_MAXUINT
                  || ABS (other->from - mark->from)
                       < ABS (g_array_index (self->marks, Mark, best).from - mark->from)))
            best = i;
        }
  if (best == G_MAXUINT)
    return FALSE;
  next = &g_array_index (self->marks, Mark, best);
  regie_timeline_lane_heights (self, tops);
  /* Bring it on the screen before it gets the focus. */
  if (regie_scale_x (&self->scale, next->until != REGIE_DAY_NONE ? next->until : next->from) < 0
      || regie_scale_x (&self->scale, next->from)
           > gtk_widget_get_width (GTK_WIDGET (self)) - self->left - 20)
    {
      self->scale.first = next->from
                          - (gtk_widget_get_width (GTK_WIDGET (self)) - self->left)
                              / self->scale.per_day / 2;
      view_changed (self);
    }
  gtk_widget_set_child_visible (child_of (self, best), TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return gtk_widget_grab_focus (child_of (self, best));
}

static gboolean
keys_done (gpointer data)
{
  RegieTimeline *self = data;

  self->move_id = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

/* A line with the focus moves with the keys, and stays where it is once they rest. */
static gboolean
move_by_key (RegieTimeline *self, int days, GdkModifierType state)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  const Mark *mark;

  if ((!shift && !control) || focus == NULL || !is_line (self, REGIE_MARK (focus)->index))
    return FALSE;
  if (self->moving != REGIE_MARK (focus)->index)
    {
      let_go (self);
      take_hold (self, REGIE_MARK (focus)->index, shift ? 3 : 2);
    }
  mark = &g_array_index (self->marks, Mark, self->moving);
  days *= shift && control ? 7 : 1;
  move_to (self, mark->from + (shift ? days : 0),
           MAX (mark->from + (shift ? days : 0), mark->until + days));
  g_clear_handle_id (&self->move_id, g_source_remove);
  self->move_id = g_timeout_add (900, keys_done, self);
  return TRUE;
}

static gboolean
key_pressed (RegieTimeline *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
      && move_by_key (self, keyval == GDK_KEY_Left ? -1 : 1, state))
    return TRUE;
  if (keyval == GDK_KEY_Escape && self->moving != G_MAXUINT)
    return put_back (self), TRUE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return move_focus (self, -1, 0);
    case GDK_KEY_Right:
      return move_focus (self, 1, 0);
    case GDK_KEY_Up:
      return move_focus (self, 0, -1);
    case GDK_KEY_Down:
      return move_focus (self, 0, 1);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      regie_timeline_zoom_by (self, 1.4);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      regie_timeline_zoom_by (self, 1 / 1.4);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      regie_timeline_show_today (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
regie_timeline_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RegieTimeline *self = REGIE_TIMELINE (widget);

  GTK_WIDGET_CLASS (regie_timeline_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  g_clear_object (&self->bold);
  g_clear_object (&self->small);
}

static void
regie_timeline_dispose (GObject *object)
{
  RegieTimeline *self = REGIE_TIMELINE (object);

  g_clear_handle_id (&self->move_id, g_source_remove);
  g_clear_handle_id (&self->sighted_id, g_source_remove);
  g_clear_pointer (&self->note, g_free);
  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < self->children->len; i++)
    gtk_widget_unparent (child_of (self, i));
  g_ptr_array_set_size (self->children, 0);
  G_OBJECT_CLASS (regie_timeline_parent_class)->dispose (object);
}

static void
regie_timeline_finalize (GObject *object)
{
  RegieTimeline *self = REGIE_TIMELINE (object);

  g_array_unref (self->marks);
  g_array_unref (self->labels);
  g_ptr_array_unref (self->children);
  g_clear_object (&self->layout);
  g_clear_object (&self->bold);
  g_clear_object (&self->small);
  for (guint i = 0; i < N_LANES; i++)
    g_free (self->values[i]);
  G_OBJECT_CLASS (regie_timeline_parent_class)->finalize (object);
}

static void
regie_timeline_class_init (RegieTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_timeline_finalize;
  widget_class->size_allocate = regie_timeline_size_allocate;
  widget_class->measure = regie_timeline_measure;
  widget_class->snapshot = regie_timeline_snapshot;
  widget_class->query_tooltip = regie_timeline_query_tooltip;
  widget_class->css_changed = regie_timeline_css_changed;
  signals[ZOOMED] = g_signal_new ("zoomed", REGIE_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[SIGHTED] = g_signal_new ("sighted", REGIE_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", REGIE_TYPE_TIMELINE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LINE_MOVING] = g_signal_new ("line-moving", REGIE_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT,
                                       G_TYPE_INT);
  signals[LINE_MOVED] = g_signal_new ("line-moved", REGIE_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT,
                                      G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
regie_timeline_init (RegieTimeline *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->labels = g_array_new (FALSE, TRUE, sizeof (Label));
  self->children = g_ptr_array_new ();
  self->zoom = REGIE_ZOOM_ALL;
  self->ringed_due = REGIE_DAY_NONE;
  self->moving = G_MAXUINT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Timeline"), -1);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_ended), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_object_set_data_full (G_OBJECT (pinch), "last", g_new0 (double, 1), g_free);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begun), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
