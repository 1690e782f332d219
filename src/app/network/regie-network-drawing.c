/* SPDX-License-Identifier: EUPL-1.2 */
/* A drawn network as a widget: its room and its letters, a part for each member, and how one goes
 * from part to part.  What it draws stands in regie-network-draw.c, where in
 * regie-network-layout.c. */
#include "regie-network-drawing.h"

#include <adwaita.h>

#include "regie-network-deeds.h"
#include "regie-network-draw.h"
#include "regie-network-part.h"

#define LEAST_WIDTH 280
#define LEAST_HEIGHT 300
#define USUAL_WIDTH 640
#define USUAL_HEIGHT 480

struct _RegieNetworkDrawing {
  GtkWidget parent_instance;
  RegieNetworkView *view;     /* or NULL */
  RegieNetworkLayout *layout; /* for the size that it has; NULL until then */
  RegieNetworkPens pens;      /* NULL until they are needed */
  GHashTable *pieces;         /* GskRenderNode by regie_network_piece_dup_key: what is drawn now */
  GPtrArray *parts;           /* RegieNetworkPart: the first N_PARTS are the marks of the view, the
                                 others wait hidden for a larger network */
  guint n_parts;
  guint at; /* where Tab comes to */
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RegieNetworkDrawing, regie_network_drawing, GTK_TYPE_WIDGET)

enum { PROP_VIEW = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
make_pens (RegieNetworkDrawing *self)
{
  PangoAttrList *attributes;

  if (self->pens.plain != NULL)
    return;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->pens.plain = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->pens.bold = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_attributes (self->pens.bold, attributes);
  pango_attr_list_unref (attributes);
}

static RegieNetworkPart *
part (RegieNetworkDrawing *self, guint at)
{
  return self->parts->pdata[at];
}

static void
add_part (RegieNetworkDrawing *self, RegieNetworkMark *mark)
{
  if (self->n_parts == self->parts->len)
    {
      GtkWidget *child = g_object_new (REGIE_TYPE_NETWORK_PART, NULL);

      gtk_widget_set_parent (child, GTK_WIDGET (self));
      g_ptr_array_add (self->parts, child);
    }
  regie_network_part_show (part (self, self->n_parts++), mark);
}

/* Making a widget is dear, so those that were made stay. */
static void
show_parts (RegieNetworkDrawing *self)
{
  guint n = self->view != NULL ? regie_network_view_get_n_marks (self->view) : 0;

  self->n_parts = 0;
  for (guint i = 0; i < n; i++)
    add_part (self, regie_network_view_get_mark (self->view, i));
  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_set_visible (self->parts->pdata[i], i < self->n_parts);
}

static guint
find_tie (RegieNetworkDrawing *self, gint64 id)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (regie_network_part_get_mark (part (self, i))->id == id)
      return i;
  return self->n_parts;
}

static void
go_to (RegieNetworkDrawing *self, guint at)
{
  self->at = at;
  gtk_widget_grab_focus (GTK_WIDGET (part (self, at)));
}

/* The member that is at AT; 0 when there is none. */
static gint64
tie_at (RegieNetworkDrawing *self, guint at)
{
  return at < self->n_parts ? regie_network_part_get_mark (part (self, at))->id : 0;
}

/* Which member has the focus of the window; FALSE when none has. */
static gboolean
find_focus (RegieNetworkDrawing *self, guint *at)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && g_ptr_array_find (self->parts, gtk_root_get_focus (root), at);
}

/* Where one begins: with who is silent for the longest. */
static guint
first_part (RegieNetworkDrawing *self)
{
  return self->view != NULL && self->view->most_silent >= 0 ? (guint) self->view->most_silent : 0;
}

/* The focus stays with whom it was, also when others came or went. */
static void
set_view (RegieNetworkDrawing *self, RegieNetworkView *view)
{
  const gint64 at = tie_at (self, self->at);
  const gboolean had_focus = find_focus (self, NULL);
  guint now;

  if (!g_set_object (&self->view, view))
    return;
  g_clear_pointer (&self->layout, regie_network_layout_free);
  show_parts (self);
  now = find_tie (self, at);
  self->at = now < self->n_parts ? now : first_part (self);
  if (had_focus && self->n_parts > 0)
    go_to (self, self->at);
  if (view != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    view->spoken, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
regie_network_drawing_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *min_base, int *nat_base)
{
  const gboolean is_lying = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_lying ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = is_lying ? USUAL_WIDTH : USUAL_HEIGHT;
}

static void
allocate_part (RegieNetworkDrawing *self, guint at)
{
  const RegieNetworkNode *node = &self->layout->nodes[at];
  const int radius = self->layout->radius;

  gtk_widget_measure (self->parts->pdata[at], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_allocate (self->parts->pdata[at], 2 * radius, 2 * radius, -1,
                       gsk_transform_translate (NULL,
                                                &GRAPHENE_POINT_INIT ((float) (node->x - radius),
                                                                      (float) (node->y - radius))));
}

static void
lay_out (RegieNetworkDrawing *self, int width, int height)
{
  RegieLetters letters;

  g_clear_pointer (&self->layout, regie_network_layout_free);
  if (self->view == NULL || width <= 0 || height <= 0)
    return;
  make_pens (self);
  letters = regie_network_pens_letters (&self->pens);
  self->layout = regie_network_view_layout (self->view, &letters, width, height);
}

static void
regie_network_drawing_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieNetworkDrawing *self = REGIE_NETWORK_DRAWING (widget);

  lay_out (self, width, height);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  for (guint i = 0; self->layout != NULL && i < self->n_parts; i++)
    allocate_part (self, i);
}

static GskRenderNode *
draw_piece (RegieNetworkDrawing *self, RegieNetworkLook look, guint piece,
            const RegieNetworkBox *box)
{
  GskRenderNode *node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  regie_network_draw_piece (cr, self->view, self->layout, look, &self->pens, piece);
  cairo_destroy (cr);
  return node;
}

/* A piece that is as it was is the same node, so that GTK paints nothing of it again. */
static void
add_pieces (RegieNetworkDrawing *self, GtkSnapshot *snapshot, RegieNetworkLook look)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->pieces);

  self->pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) gsk_render_node_unref);
  for (guint i = 0; i < regie_network_n_pieces (self->layout); i++)
    {
      const RegieNetworkBox box = regie_network_piece_box (self->layout, i);
      char *key = box.width > 0 ? regie_network_piece_dup_key (self->view, self->layout, look, i)
                                : NULL;
      GskRenderNode *node = key != NULL && before != NULL ? g_hash_table_lookup (before, key)
                                                          : NULL;

      if (key == NULL)
        continue;
      node = node != NULL ? gsk_render_node_ref (node) : draw_piece (self, look, i, &box);
      gtk_snapshot_append_node (snapshot, node);
      g_hash_table_replace (self->pieces, key, node);
    }
}

static void
regie_network_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieNetworkDrawing *self = REGIE_NETWORK_DRAWING (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  const RegieNetworkLook look = { adw_style_manager_get_dark (style),
                                  adw_style_manager_get_high_contrast (style) };

  if (self->layout != NULL)
    {
      make_pens (self);
      add_pieces (self, snapshot, look);
    }
  GTK_WIDGET_CLASS (regie_network_drawing_parent_class)->snapshot (widget, snapshot);
}

/* Tab comes to one part, and from there leaves. */
static gboolean
regie_network_drawing_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RegieNetworkDrawing *self = REGIE_NETWORK_DRAWING (widget);

  return self->n_parts > 0 && !find_focus (self, NULL)
         && gtk_widget_grab_focus (GTK_WIDGET (part (self, self->at)));
}

/* The member that lies nearest in the direction DX, DY; what lies aside counts as further away. */
static guint
find_next (RegieNetworkDrawing *self, int dx, int dy)
{
  const RegieNetworkNode *from = &self->layout->nodes[self->at];
  int nearest = G_MAXINT;
  guint found = self->at;

  for (guint i = 0; i < self->n_parts; i++)
    {
      const RegieNetworkNode *node = &self->layout->nodes[i];
      const int ahead = (node->x - from->x) * dx + (node->y - from->y) * dy;
      const int aside = ABS ((node->x - from->x) * dy) + ABS ((node->y - from->y) * dx);

      if (i != self->at && ahead > 0 && ahead + 2 * aside < nearest)
        {
          nearest = ahead + 2 * aside;
          found = i;
        }
    }
  return found;
}

static gboolean
move_focus (RegieNetworkDrawing *self, guint key)
{
  static const struct {
    guint key, keypad;
    int dx, dy;
  } ways[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (key == ways[i].key || key == ways[i].keypad)
      return go_to (self, find_next (self, ways[i].dx, ways[i].dy)), TRUE;
  if (key != GDK_KEY_Home && key != GDK_KEY_KP_Home)
    return FALSE;
  if (self->view->most_silent >= 0)
    go_to (self, (guint) self->view->most_silent);
  return TRUE;
}

static void
show_menu (RegieNetworkDrawing *self)
{
  const RegieNetworkNode *node = &self->layout->nodes[self->at];
  g_autoptr (GMenu) menu = regie_network_deeds_menu (
    regie_network_part_get_mark (part (self, self->at)));
  const GdkRectangle at = { node->x - self->layout->radius, node->y - self->layout->radius,
                            2 * self->layout->radius, 2 * self->layout->radius };

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
key_pressed (RegieNetworkDrawing *self, guint key, guint keycode, GdkModifierType state)
{
  const GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  /* A key that comes before the frame of what it asked last is not lost. */
  if (self->layout == NULL)
    lay_out (self, gtk_widget_get_width (GTK_WIDGET (self)),
             gtk_widget_get_height (GTK_WIDGET (self)));
  if (self->layout == NULL || !find_focus (self, &self->at))
    return FALSE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return show_menu (self), TRUE;
  if (held != 0)
    return FALSE;
  return move_focus (self, key)
         || regie_network_deeds_key (GTK_WIDGET (part (self, self->at)),
                                     regie_network_part_get_mark (part (self, self->at)), key);
}

static gboolean
holds (const RegieNetworkBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

/* Whose form or label is at X, Y; the number of parts when nobody's is. */
static guint
find_at (RegieNetworkDrawing *self, double x, double y)
{
  for (guint i = 0; self->layout != NULL && i < self->n_parts; i++)
    {
      const RegieNetworkNode *node = &self->layout->nodes[i];
      const int radius = self->layout->radius;
      const RegieNetworkBox form = { node->x - radius, node->y - radius, 2 * radius, 2 * radius };

      if (holds (&form, x, y) || holds (&node->label, x, y))
        return i;
    }
  return self->n_parts;
}

static void
pressed (RegieNetworkDrawing *self, int n, double x, double y, GtkGestureClick *click)
{
  const guint at = find_at (self, x, y);
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));

  if (at == self->n_parts)
    return;
  go_to (self, at);
  if (button == GDK_BUTTON_SECONDARY)
    show_menu (self);
  else if (button == GDK_BUTTON_PRIMARY && n == 2)
    regie_network_deeds_open (GTK_WIDGET (part (self, at)),
                              regie_network_part_get_mark (part (self, at)));
}

/* Letters of another size, or other colours. */
static void
regie_network_drawing_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RegieNetworkDrawing *self = REGIE_NETWORK_DRAWING (widget);

  GTK_WIDGET_CLASS (regie_network_drawing_parent_class)->css_changed (widget, change);
  g_clear_object (&self->pens.plain);
  g_clear_object (&self->pens.bold);
  g_clear_pointer (&self->pieces, g_hash_table_unref);
  gtk_widget_queue_resize (widget);
}

static void
regie_network_drawing_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_NETWORK_DRAWING (object)->view);
}

static void
regie_network_drawing_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  set_view (REGIE_NETWORK_DRAWING (object), g_value_get_object (value));
}

static void
regie_network_drawing_dispose (GObject *object)
{
  RegieNetworkDrawing *self = REGIE_NETWORK_DRAWING (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_unparent (self->parts->pdata[i]);
  g_ptr_array_set_size (self->parts, 0);
  self->n_parts = 0;
  g_clear_pointer (&self->layout, regie_network_layout_free);
  G_OBJECT_CLASS (regie_network_drawing_parent_class)->dispose (object);
}

static void
regie_network_drawing_finalize (GObject *object)
{
  RegieNetworkDrawing *self = REGIE_NETWORK_DRAWING (object);

  g_ptr_array_unref (self->parts);
  g_clear_object (&self->view);
  g_clear_object (&self->pens.plain);
  g_clear_object (&self->pens.bold);
  g_clear_pointer (&self->pieces, g_hash_table_unref);
  G_OBJECT_CLASS (regie_network_drawing_parent_class)->finalize (object);
}

static void
regie_network_drawing_class_init (RegieNetworkDrawingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_network_drawing_get_property;
  object_class->set_property = regie_network_drawing_set_property;
  object_class->dispose = regie_network_drawing_dispose;
  object_class->finalize = regie_network_drawing_finalize;
  widget_class->measure = regie_network_drawing_measure;
  widget_class->size_allocate = regie_network_drawing_size_allocate;
  widget_class->snapshot = regie_network_drawing_snapshot;
  widget_class->focus = regie_network_drawing_focus;
  widget_class->css_changed = regie_network_drawing_css_changed;
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, regie_network_view_get_type (),
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "network");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
regie_network_drawing_init (RegieNetworkDrawing *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->parts = g_ptr_array_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
regie_network_drawing_focus_tie (RegieNetworkDrawing *self, gint64 id)
{
  guint at;

  g_return_if_fail (REGIE_IS_NETWORK_DRAWING (self));
  at = find_tie (self, id);
  if (at < self->n_parts)
    go_to (self, at);
}

guint
regie_network_drawing_get_n (RegieNetworkDrawing *self)
{
  g_return_val_if_fail (REGIE_IS_NETWORK_DRAWING (self), 0);
  return self->n_parts;
}
