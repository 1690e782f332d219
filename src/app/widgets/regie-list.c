/* SPDX-License-Identifier: EUPL-1.2 */
/* The list: which rows are in use, and where they lie when it scrolls. */
#include "regie-list.h"

#include <math.h>

#include "regie-moves.h"

struct _RegieList {
  GtkWidget parent_instance;
  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  GtkScrollablePolicy policies[2];
  GPtrArray *rows;   /* GtkWidget; the row of a position is at position % len */
  GArray *positions; /* what each row widget shows, G_MAXUINT for nothing */
  int row_height, heading_height;
  int asked_height, fitted_width; /* the least height of a row, and for which width it was fitted */
  guint headings[REGIE_LIST_MOST_HEADINGS], n_headings;
  double laid_out;    /* what was at the top when the rows got their places */
  gboolean is_placed; /* are the rows of now where they belong? */
  gboolean reveals;   /* the cursor's row is brought into sight when they get their places */
  guint n, cursor, anchor;
  RegieListCreate create;
  RegieListBind bind;
  gpointer data;
  GArray *ids; /* gint64, of what stands at the first positions; NULL: not told */
  char *asked; /* what those answer */
  GHashTable *selection;
  gboolean selectable;
};

enum { PROP_HADJUSTMENT = 1, PROP_VADJUSTMENT, PROP_HPOLICY, PROP_VPOLICY };
enum { ACTIVATE, SELECTION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (RegieList, regie_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_value (RegieList *self)
{
  return self->adjustments[1] != NULL ? gtk_adjustment_get_value (self->adjustments[1]) : 0;
}

/* Where the row of POSITION begins; that of N is where the list ends. */
static double
top_of (RegieList *self, guint position)
{
  guint before = 0;

  while (before < self->n_headings && self->headings[before] < position)
    before++;
  return position * (double) self->row_height
         - before * (double) (self->row_height - self->heading_height);
}

static guint
position_at (RegieList *self, double y)
{
  guint position = (guint) (MAX (0, y) / self->row_height);

  /* Headings may be lower than rows: not before this one, and at most as many further as there are
   * headings. */
  for (guint i = 0; i <= self->n_headings && top_of (self, position + 1) <= y; i++)
    position++;
  while (position > 0 && top_of (self, position) > y)
    position--;
  return position;
}

static gboolean
is_heading (RegieList *self, guint position)
{
  for (guint i = 0; i < self->n_headings; i++)
    if (self->headings[i] == position)
      return TRUE;
  return FALSE;
}

static int
height_of (RegieList *self, guint position)
{
  return is_heading (self, position) ? self->heading_height : self->row_height;
}

/* POSITION, or when a heading stands there the row before it (BACK, and there is one) or after
 * it. */
static guint
skip_heading (RegieList *self, guint position, gboolean back)
{
  guint at = position;

  while (back && at > 0 && is_heading (self, at))
    at--;
  while (is_heading (self, at))
    at++;
  return at < self->n ? at : position;
}

static void
bind_row (RegieList *self, guint slot, guint position)
{
  GtkWidget *row = self->rows->pdata[slot];

  g_array_index (self->positions, guint, slot) = position;
  gtk_widget_set_child_visible (row, position != G_MAXUINT);
  if (position == G_MAXUINT)
    return;
  gtk_widget_set_focusable (row, !is_heading (self, position));
  self->bind (row, position, self->data);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) position + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) self->n, -1);
  if (self->selectable)
    {
      gboolean selected = regie_list_is_selected (self, position);

      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, selected,
                                   -1);
      if (selected)
        gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_SELECTED);
    }
}

/* Enough row widgets for the height, and the right position in each.  Cheap when nothing moved. */
static void
update_rows (RegieList *self, int height)
{
  guint wanted = self->create == NULL ? 0
                                      : (guint) (height / self->row_height) + 2 + self->n_headings;
  guint first = position_at (self, get_value (self));

  if (self->rows->len < wanted)
    {
      while (self->rows->len < wanted)
        {
          GtkWidget *row = self->create (self->data);
          guint none = G_MAXUINT;

          g_signal_connect (row, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw),
                            NULL); /* rows draw their own focus */
          gtk_widget_set_parent (row, GTK_WIDGET (self));
          g_ptr_array_add (self->rows, row);
          g_array_append_val (self->positions, none);
        }
      for (guint i = 0; i < self->rows->len; i++)
        g_array_index (self->positions, guint, i) = G_MAXUINT
                                                    - 1; /* another length moves every position */
    }
  if (self->rows->len == 0)
    return;
  for (guint position = first; position < first + self->rows->len; position++)
    {
      guint slot = position % self->rows->len;
      guint shown = position < self->n ? position : G_MAXUINT;

      if (g_array_index (self->positions, guint, slot) != shown)
        bind_row (self, slot, shown);
    }
}

/* A row that was scrolled away with the focus in it shows another now: that is where one is, and
 * what the keys are about. */
static void
follow_focus (RegieList *self)
{
  GtkWidget *inside = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint slot;

  if (inside != NULL && g_ptr_array_find (self->rows, inside, &slot)
      && g_array_index (self->positions, guint, slot) < self->n)
    self->cursor = skip_heading (self, g_array_index (self->positions, guint, slot), FALSE);
}

/* With VALUE at the top. */
static void
configure (RegieList *self, int width, int height, double value)
{
  double upper = top_of (self, self->n);

  if (self->adjustments[1] != NULL)
    gtk_adjustment_configure (self->adjustments[1], CLAMP (value, 0, MAX (0, upper - height)), 0,
                              MAX (upper, height), self->row_height, height * .9, height);
  if (self->adjustments[0] != NULL)
    gtk_adjustment_configure (self->adjustments[0], 0, 0, width, width * .1, width * .9, width);
}

/* What the rows in sight need at WIDTH: with large letters or many words that may be more than was
 * asked for, and then all rows have it. */
static int
needed_height (RegieList *self, int width)
{
  int most = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const guint position = g_array_index (self->positions, guint, i);
      int minimum;

      if (position >= self->n || is_heading (self, position))
        continue;
      gtk_widget_measure (self->rows->pdata[i], GTK_ORIENTATION_VERTICAL, width, &minimum, NULL,
                          NULL, NULL);
      most = MAX (most, minimum);
    }
  return most;
}

/* Rows of ROW_HEIGHT; the one at the top stays there. */
static void
set_row_height (RegieList *self, int row_height, int width, int height)
{
  const guint first = position_at (self, get_value (self));
  const double within = get_value (self) - top_of (self, first);

  self->row_height = row_height;
  configure (self, width, height, top_of (self, first) + within);
  update_rows (self, height);
}

/* As high as was asked for, or as the words in sight need at this width. */
static void
fit_rows (RegieList *self, int width, int height)
{
  if (width != self->fitted_width && self->asked_height != self->row_height)
    set_row_height (self, self->asked_height, width, height);
  self->fitted_width = width;
  configure (self, width, height, get_value (self));
  update_rows (self, height);
  if (needed_height (self, width) > self->row_height)
    set_row_height (self, needed_height (self, width), width, height);
}

/* As little as brings the row of POSITION into sight. */
static void
scroll_to (RegieList *self, guint position, int height)
{
  gboolean is_first = position > 0 && is_heading (self, position - 1);
  double top = top_of (self, is_first ? position - 1 : position); /* with what stands above it */
  double bottom = top_of (self, position) + height_of (self, position);
  double value = get_value (self);

  if (self->adjustments[1] == NULL)
    return;
  if (top < value)
    gtk_adjustment_set_value (self->adjustments[1], top);
  else if (bottom > value + height)
    gtk_adjustment_set_value (self->adjustments[1], bottom - height);
}

static void
regie_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieList *self = REGIE_LIST (widget);
  double value;

  fit_rows (self, width, height);
  if (self->reveals)
    {
      scroll_to (self, self->cursor, height);
      update_rows (self, height);
    }
  self->reveals = FALSE;
  self->is_placed = TRUE;
  follow_focus (self);
  value = self->laid_out = get_value (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint position = g_array_index (self->positions, guint, i);

      if (position < self->n)
        gtk_widget_allocate (
          self->rows->pdata[i], width, height_of (self, position), -1,
          gsk_transform_translate (
            NULL, &GRAPHENE_POINT_INIT (0, (float) floor (top_of (self, position) - value))));
    }
}

static void
regie_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *min_base, int *nat_base)
{
  RegieList *self = REGIE_LIST (widget);

  *minimum = 0;
  *natural = 0;
  /* GTK wants every child measured before it is allocated. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      int m, n;

      gtk_widget_measure (self->rows->pdata[i], orientation, -1, &m, &n, NULL, NULL);
      /* A row that shows nothing says nothing of the width. */
      if (orientation == GTK_ORIENTATION_HORIZONTAL
          && g_array_index (self->positions, guint, i) < self->n)
        *minimum = MAX (*minimum, m), *natural = MAX (*natural, n);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = (int) MIN (self->n * (gint64) self->row_height, 4000);
}

static void
value_changed (RegieList *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (RegieList *self, guint which, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && adjustment == self->adjustments[which])
    return;
  if (self->adjustments[which] != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->adjustments[which], value_changed, self);
      g_clear_object (&self->adjustments[which]);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[which] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
regie_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieList *self = REGIE_LIST (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
  else
    g_value_set_enum (value, self->policies[id == PROP_VPOLICY]);
}

static void
regie_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieList *self = REGIE_LIST (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id == PROP_VADJUSTMENT, g_value_get_object (value));
  else
    self->policies[id == PROP_VPOLICY] = g_value_get_enum (value);
}

void
regie_list_set_cursor (RegieList *self, guint position, gboolean grab_focus)
{
  const int height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), self->row_height);

  if (self->n == 0)
    return;
  position = MIN (position, self->n - 1);
  self->cursor = skip_heading (self, position, position < self->cursor);
  /* What is not on the screen, or not as it is now, is looked at again when it is. */
  self->reveals = !self->is_placed || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->reveals)
    configure (self, gtk_widget_get_width (GTK_WIDGET (self)), height, get_value (self));
  scroll_to (self, self->cursor, height);
  update_rows (self, height);
  if (grab_focus && self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[self->cursor % self->rows->len]);
}

static void
selection_changed (RegieList *self)
{
  regie_list_refresh (self, 0, self->n);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
select_range (RegieList *self, guint from, guint to)
{
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    g_hash_table_add (self->selection, GUINT_TO_POINTER (i));
  selection_changed (self);
}

static void
toggle (RegieList *self, guint position)
{
  if (!g_hash_table_remove (self->selection, GUINT_TO_POINTER (position)))
    g_hash_table_add (self->selection, GUINT_TO_POINTER (position));
  self->anchor = position;
  selection_changed (self);
}

static gboolean
key_pressed (RegieList *self, guint keyval, guint code, GdkModifierType state)
{
  guint page = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / self->row_height - 1);
  guint to = self->cursor;
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->n == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      to -= to > 0;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      to++;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      to -= MIN (to, page);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      to += page;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      to = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      to = self->n - 1;
      break;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (self->selectable)
        toggle (self, self->cursor);
      return self->selectable;
    case GDK_KEY_a:
    case GDK_KEY_A:
      if (!ctrl || !self->selectable)
        return FALSE;
      select_range (self, 0, self->n - 1);
      return TRUE;
    case GDK_KEY_Escape:
      if (g_hash_table_size (self->selection) == 0)
        return FALSE;
      regie_list_unselect_all (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (ctrl)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.apart", "b", TRUE);
      g_signal_emit (self, signals[ACTIVATE], 0, self->cursor);
      if (ctrl)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.apart", "b", FALSE);
      return TRUE;
    default:
      return FALSE;
    }
  regie_list_set_cursor (self, to, TRUE);
  if (shift && self->selectable)
    select_range (self, self->anchor, self->cursor);
  else
    self->anchor = self->cursor;
  return TRUE;
}

static void
clicked (RegieList *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  guint position = position_at (self, y + get_value (self));
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (gesture));

  if (position >= self->n)
    return;
  regie_list_set_cursor (self, position, TRUE);
  if (self->selectable && state & GDK_CONTROL_MASK)
    toggle (self, position);
  else if (self->selectable && state & GDK_SHIFT_MASK)
    select_range (self, self->anchor, position);
  else
    {
      self->anchor = position;
      g_signal_emit (self, signals[ACTIVATE], 0, position);
    }
}

/* A row that gets the focus by Tab or from a screen reader becomes the cursor. */
static void
regie_list_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  RegieList *self = REGIE_LIST (widget);
  guint at;

  GTK_WIDGET_CLASS (regie_list_parent_class)->set_focus_child (widget, child);
  if (child != NULL && g_ptr_array_find (self->rows, child, &at)
      && g_array_index (self->positions, guint, at) < self->n)
    self->cursor = g_array_index (self->positions, guint, at);
}

/* Tab goes to the cursor's row and then on; the arrows do the rest. */
static gboolean
regie_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RegieList *self = REGIE_LIST (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);

  if (inside != NULL)
    return gtk_widget_child_focus (inside, direction);
  if (self->n == 0 || self->rows->len == 0)
    return FALSE;
  regie_list_set_cursor (self, self->cursor, FALSE);
  return gtk_widget_grab_focus (self->rows->pdata[self->cursor % self->rows->len]);
}

/* To the cursor's row; FALSE while there is none. */
static gboolean
regie_list_grab_focus (GtkWidget *widget)
{
  RegieList *self = REGIE_LIST (widget);

  if (self->n == 0 || self->create == NULL)
    return FALSE;
  regie_list_set_cursor (self, self->cursor, TRUE);
  return gtk_widget_get_focus_child (widget) != NULL;
}

static void
regie_list_dispose (GObject *object)
{
  RegieList *self = REGIE_LIST (object);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  self->create = NULL;
  G_OBJECT_CLASS (regie_list_parent_class)->dispose (object);
}

static void
regie_list_finalize (GObject *object)
{
  RegieList *self = REGIE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->positions);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->asked);
  g_hash_table_unref (self->selection);
  G_OBJECT_CLASS (regie_list_parent_class)->finalize (object);
}

static void
regie_list_class_init (RegieListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_list_get_property;
  object_class->set_property = regie_list_set_property;
  object_class->dispose = regie_list_dispose;
  object_class->finalize = regie_list_finalize;
  widget_class->size_allocate = regie_list_size_allocate;
  widget_class->measure = regie_list_measure;
  widget_class->focus = regie_list_focus;
  widget_class->grab_focus = regie_list_grab_focus;
  widget_class->set_focus_child = regie_list_set_focus_child;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HPOLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VPOLICY, "vscroll-policy");
  signals[ACTIVATE] = g_signal_new ("activate", REGIE_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", REGIE_TYPE_LIST,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "regielist");
}

static void
regie_list_init (RegieList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->rows = g_ptr_array_new ();
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selection = g_hash_table_new (NULL, NULL);
  self->row_height = self->asked_height = 43;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* The rows get their places at the next layout. */
static void
place_anew (RegieList *self)
{
  self->is_placed = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
regie_list_set_factory (RegieList *self, int row_height, RegieListCreate create, RegieListBind bind,
                        gpointer data)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->positions, 0);
  self->row_height = self->asked_height = row_height;
  self->create = create;
  self->bind = bind;
  self->data = data;
  place_anew (self);
}

void
regie_list_set_headings (RegieList *self, const guint *positions, guint n, int height)
{
  g_return_if_fail (n <= REGIE_LIST_MOST_HEADINGS);

  for (guint i = 0; i < n; i++)
    self->headings[i] = positions[i];
  self->n_headings = n;
  self->heading_height = height;
  place_anew (self);
}

static gboolean
is_behind (gpointer position, gpointer value, gpointer n)
{
  return GPOINTER_TO_UINT (position) >= GPOINTER_TO_UINT (n);
}

void
regie_list_set_n (RegieList *self, guint n)
{
  GtkWidget *inside = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const gboolean has_focus = inside != NULL && gtk_widget_is_focus (inside);
  const guint cursor = self->cursor;

  g_clear_pointer (&self->ids, g_array_unref);
  self->n = n;
  self->cursor = n == 0 ? 0 : skip_heading (self, MIN (cursor, n - 1), FALSE);
  for (guint i = 0; i < self->positions->len; i++)
    g_array_index (self->positions, guint, i) = G_MAXUINT - 1;
  place_anew (self);
  if (has_focus && n == 0)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  else if (has_focus && self->cursor != cursor)
    regie_list_set_cursor (self, self->cursor, TRUE);
  if (g_hash_table_foreach_remove (self->selection, is_behind, GUINT_TO_POINTER (n)) > 0)
    selection_changed (self);
}

/* Where the row in SLOT is on the screen; FALSE: it is not. */
static gboolean
find_on_screen (RegieList *self, guint slot, double *y)
{
  graphene_rect_t bounds;

  if (g_array_index (self->positions, guint, slot) >= self->n
      || !gtk_widget_get_child_visible (self->rows->pdata[slot])
      || !gtk_widget_compute_bounds (self->rows->pdata[slot], GTK_WIDGET (self), &bounds))
    return FALSE;
  *y = bounds.origin.y + self->laid_out - get_value (self);
  return *y + bounds.size.height > 0 && *y < gtk_widget_get_height (GTK_WIDGET (self));
}

/* How much that a row stays where it is: under the pointer, with the focus, at the top. */
static int
weigh_row (RegieList *self, guint slot, double y)
{
  GtkWidget *row = self->rows->pdata[slot];

  if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_PRELIGHT)
    return G_MAXINT;
  if (row == gtk_widget_get_focus_child (GTK_WIDGET (self))
      && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return G_MAXINT - 1;
  return get_value (self) > 0 ? G_MAXINT / 2 - (int) y : 0;
}

/* The row that stays where it is and where that is; FALSE when there is none: the list begins where
 * it began. */
static gboolean
find_steady (RegieList *self, const GArray *moves, guint *position, double *y)
{
  int most = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint at = g_array_index (self->positions, guint, i);
      double top;
      int weight;

      if (!find_on_screen (self, i, &top) || regie_moves_get (moves, at) == REGIE_MOVE_GONE)
        continue;
      weight = weigh_row (self, i, top);
      if (weight > most)
        {
          most = weight;
          *position = at;
          *y = top;
        }
    }
  return most > 0;
}

/* The widget of each row goes along with it, where its place is free; the one with the focus goes
 * first. */
static void
move_widgets (RegieList *self, const GArray *moves)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  GtkWidget *inside = gtk_widget_get_focus_child (GTK_WIDGET (self));

  g_ptr_array_set_size (rows, (int) self->rows->len);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->rows->len; i++)
      {
        GtkWidget *row = self->rows->pdata[i];
        guint at = g_array_index (self->positions, guint, i);
        guint to = at < moves->len ? regie_moves_get (moves, at) : REGIE_MOVE_GONE;

        if ((row == inside) != (pass == 0))
          continue;
        if (to != REGIE_MOVE_GONE && rows->pdata[to % rows->len] == NULL)
          rows->pdata[to % rows->len] = row;
        else
          g_ptr_array_add (left, row);
      }
  for (guint i = 0; i < rows->len; i++)
    {
      if (rows->pdata[i] == NULL)
        rows->pdata[i] = g_ptr_array_steal_index_fast (left, left->len - 1);
      self->rows->pdata[i] = rows->pdata[i];
      g_array_index (self->positions, guint, i) = G_MAXUINT - 1;
    }
}

/* How many of those that were selected are not there any more. */
static guint
move_selection (RegieList *self, const GArray *moves)
{
  g_autoptr (GArray) selected = regie_list_get_selection (self);
  guint n_gone = 0;

  g_hash_table_remove_all (self->selection);
  for (guint i = 0; i < selected->len; i++)
    {
      guint to = regie_moves_get (moves, g_array_index (selected, guint, i));

      if (to < self->n)
        g_hash_table_add (self->selection, GUINT_TO_POINTER (to));
      else
        n_gone++;
    }
  return n_gone;
}

static guint
follow (RegieList *self, guint n, const GArray *moves)
{
  GtkWidget *inside;
  gboolean has_focus, is_gone, stays;
  guint steady = 0;
  guint n_gone;
  double y = 0;

  inside = gtk_widget_get_focus_child (GTK_WIDGET (self));
  has_focus = inside != NULL
              && (gtk_widget_get_state_flags (inside) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  is_gone = self->n > 0 && regie_moves_get (moves, self->cursor) >= n;
  stays = find_steady (self, moves, &steady, &y);
  self->n = n;
  self->cursor = n == 0 ? 0 : MIN (regie_moves_get_near (moves, self->cursor), n - 1);
  self->cursor = skip_heading (self, self->cursor, TRUE);
  self->anchor = MIN (regie_moves_get_near (moves, self->anchor), n > 0 ? n - 1 : 0);
  move_widgets (self, moves);
  configure (self, gtk_widget_get_width (GTK_WIDGET (self)),
             gtk_widget_get_height (GTK_WIDGET (self)),
             stays ? top_of (self, regie_moves_get (moves, steady)) - y : get_value (self));
  place_anew (self);
  update_rows (self, gtk_widget_get_height (GTK_WIDGET (self)));
  if (has_focus && n == 0)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  else if (has_focus && is_gone)
    regie_list_set_cursor (self, self->cursor, TRUE);
  n_gone = move_selection (self, moves);
  return n_gone > 0 ? n_gone : has_focus && is_gone;
}

guint
regie_list_follow (RegieList *self, const char *asked, GArray *ids, guint n)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) moves = NULL;
  const guint n_selected = g_hash_table_size (self->selection);
  guint n_gone = 0;

  g_return_val_if_fail (REGIE_IS_LIST (self) && ids != NULL && ids->len <= n, 0);
  before = g_steal_pointer (&self->ids);
  moves = regie_moves_new (before, ids, sizeof (gint64));
  if (before != NULL && g_strcmp0 (asked, self->asked) == 0)
    n_gone = follow (self, n, moves);
  else
    {
      self->n = MAX (self->n, n);
      move_selection (self, moves);
      regie_list_set_n (self, n);
    }
  self->ids = g_array_ref (ids);
  g_free (self->asked);
  self->asked = g_strdup (asked);
  if (g_hash_table_size (self->selection) != n_selected)
    selection_changed (self);
  else
    regie_list_refresh (self, 0, n);
  return n_gone;
}

guint
regie_list_get_last_shown (RegieList *self)
{
  g_return_val_if_fail (REGIE_IS_LIST (self), 0);
  return position_at (self, get_value (self) + gtk_widget_get_height (GTK_WIDGET (self))) + 1;
}

guint
regie_list_get_n (RegieList *self)
{
  return self->n;
}

void
regie_list_refresh (RegieList *self, guint first, guint n)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint position = g_array_index (self->positions, guint, i);

      if (position >= first && position < self->n && position - first < n)
        bind_row (self, i, position);
    }
}

guint
regie_list_get_cursor (RegieList *self)
{
  return self->cursor;
}

void
regie_list_set_selectable (RegieList *self, gboolean selectable)
{
  self->selectable = selectable;
}

gboolean
regie_list_is_selected (RegieList *self, guint position)
{
  return g_hash_table_contains (self->selection, GUINT_TO_POINTER (position));
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

GArray *
regie_list_get_selection (RegieList *self)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->selection);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint position = GPOINTER_TO_UINT (key);

      g_array_append_val (positions, position);
    }
  g_array_sort (positions, compare_positions);
  return positions;
}

void
regie_list_unselect_all (RegieList *self)
{
  g_hash_table_remove_all (self->selection);
  selection_changed (self);
}

guint
regie_list_get_n_widgets (RegieList *self)
{
  return self->rows->len;
}
