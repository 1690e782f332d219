/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that compare, and the headings above them. */
#include "regie-table-line.h"

#include "regie-bar.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-spoken.h"
#include "regie-table-item.h"

typedef struct {
  GtkLabel *title, *about, *judgement, *reason;
  GtkBox *suffix;
  gboolean narrow, unfolded, amounts;
} RegieTableLinePrivate;

struct _RegieTableHeading {
  GtkWidget parent_instance;
  GtkLabel *who, *first, *second, *judgement, *last;
};

static void regie_table_line_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (RegieTableLine, regie_table_line, REGIE_TYPE_ITEM_VIEW,
                         G_ADD_PRIVATE (RegieTableLine)
                           G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                  regie_table_line_buildable_init))
G_DEFINE_FINAL_TYPE (RegieTableHeading, regie_table_heading, GTK_TYPE_WIDGET)

enum { PROP_NARROW = 1, PROP_UNFOLDED, PROP_AMOUNTS, N_PROPS };
static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static RegieTableLinePrivate *
get (RegieTableLine *self)
{
  return regie_table_line_get_instance_private (self);
}

/* Whatever it says, a column is as wide in every row. */
static void
set_chars (GtkLabel *label, int chars)
{
  gtk_label_set_width_chars (label, chars);
  gtk_label_set_max_width_chars (label, chars);
}

static void
arrange (RegieTableLine *self)
{
  RegieTableLinePrivate *p = get (self);

  set_chars (p->title, 12);
  set_chars (p->about, 14);
  set_chars (p->judgement, 17);
  set_chars (p->reason, 20);
}

/* --- what the template asks --- */

static GtkOrientation
direction (GObject *self, gboolean narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static int
gap (GObject *self, gboolean narrow)
{
  return narrow ? 4 : 10;
}

static gboolean
has_room_for (GObject *self, gboolean narrow, const char *cell)
{
  return !narrow && cell != NULL;
}

static gboolean
is_positive (GObject *self, double number)
{
  return number > 0;
}

static float
cell_align (GObject *self, gboolean amounts)
{
  return amounts ? 1 : 0;
}

static char *
fold_icon (GObject *self, gboolean unfolded)
{
  return g_strdup (unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
}

static char **
judgement_classes (GObject *self, int shape)
{
  static const char *const tones[] = { "tone-late", "tone-soon", "tone-run",
                                       "tone-done", "tone-late", "tone-signal" };
  const char *classes[] = { "strong", "numeric",
                            shape >= 0 && shape < (int) G_N_ELEMENTS (tones) ? tones[shape] : NULL,
                            NULL };

  return g_strdupv ((char **) classes);
}

/* --- the class --- */

static gboolean *
flag_of (RegieTableLine *self, guint property)
{
  RegieTableLinePrivate *p = get (self);

  return property == PROP_NARROW    ? &p->narrow
         : property == PROP_AMOUNTS ? &p->amounts
                                    : &p->unfolded;
}

static void
regie_table_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, *flag_of (REGIE_TABLE_LINE (object), id));
}

static void
regie_table_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieTableLine *self = REGIE_TABLE_LINE (object);
  gboolean *flag = flag_of (self, id);

  if (*flag == g_value_get_boolean (value))
    return;
  *flag = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
regie_table_line_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                            const char *type)
{
  if (g_strcmp0 (type, "suffix") == 0)
    regie_table_line_set_suffix (REGIE_TABLE_LINE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
regie_table_line_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = regie_table_line_add_child;
}

/* Of one person there may be more lines. */
static void
regie_table_line_shown (RegieItemView *view, gpointer item)
{
  g_autofree char *called = NULL;

  if (item == NULL)
    return;
  called = g_strjoin (", ", REGIE_TABLE_ITEM (item)->title, REGIE_TABLE_ITEM (item)->about, NULL);
  regie_buttons_set_about (GTK_WIDGET (view), called);
}

static void
regie_table_line_class_init (RegieTableLineClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_table_item_get_type ());
  g_type_ensure (REGIE_TYPE_BAR);
  g_type_ensure (REGIE_TYPE_SYMBOL);
  REGIE_ITEM_VIEW_CLASS (klass)->shown = regie_table_line_shown;
  object_class->get_property = regie_table_line_get_property;
  object_class->set_property = regie_table_line_set_property;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_UNFOLDED] = g_param_spec_boolean ("unfolded", NULL, NULL, FALSE, flags);
  properties[PROP_AMOUNTS] = g_param_spec_boolean ("amounts", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-table-line.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RegieTableLine, title);
  gtk_widget_class_bind_template_child_private (widget_class, RegieTableLine, about);
  gtk_widget_class_bind_template_child_private (widget_class, RegieTableLine, judgement);
  gtk_widget_class_bind_template_child_private (widget_class, RegieTableLine, reason);
  gtk_widget_class_bind_template_child_private (widget_class, RegieTableLine, suffix);
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, direction);
  gtk_widget_class_bind_template_callback (widget_class, gap);
  gtk_widget_class_bind_template_callback (widget_class, has_room_for);
  gtk_widget_class_bind_template_callback (widget_class, is_positive);
  gtk_widget_class_bind_template_callback (widget_class, cell_align);
  gtk_widget_class_bind_template_callback (widget_class, fold_icon);
  gtk_widget_class_bind_template_callback (widget_class, judgement_classes);
}

static void
regie_table_line_init (RegieTableLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  arrange (self);
}

void
regie_table_line_show (RegieTableLine *self, gpointer item, gboolean unfolded)
{
  g_return_if_fail (REGIE_IS_TABLE_LINE (self));
  g_object_set (self, "unfolded", unfolded, NULL);
  regie_item_view_set_item (REGIE_ITEM_VIEW (self), item);
}

gboolean
regie_table_line_activate (GtkWidget *widget, gpointer item)
{
  RegieTableItem *row = item;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  return row != NULL && row->action != NULL
         && gtk_widget_activate_action_variant (widget, row->action, row->target);
}

/* --- the headings --- */

enum {
  PROP_WHO = 1,
  PROP_FIRST,
  PROP_SECOND,
  PROP_JUDGEMENT,
  PROP_LAST,
  PROP_LAST_WIDTH,
  PROP_OF_AMOUNTS
};

static void
regie_table_heading_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieTableHeading *self = REGIE_TABLE_HEADING (object);
  GtkLabel *const labels[] = { [PROP_WHO] = self->who,
                               [PROP_FIRST] = self->first,
                               [PROP_SECOND] = self->second,
                               [PROP_JUDGEMENT] = self->judgement,
                               [PROP_LAST] = self->last };

  if (id == PROP_LAST_WIDTH)
    gtk_widget_set_size_request (GTK_WIDGET (self->last), g_value_get_int (value), -1);
  else if (id == PROP_OF_AMOUNTS)
    {
      gtk_label_set_xalign (self->first, cell_align (object, g_value_get_boolean (value)));
      gtk_label_set_xalign (self->second, cell_align (object, g_value_get_boolean (value)));
    }
  else
    gtk_label_set_label (labels[id], g_value_get_string (value));
}

static void
regie_table_heading_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_TABLE_HEADING);
  G_OBJECT_CLASS (regie_table_heading_parent_class)->dispose (object);
}

static void
regie_table_heading_class_init (RegieTableHeadingClass *klass)
{
  static const char *const names[] = { NULL, "who", "first", "second", "judgement", "last" };
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = regie_table_heading_set_property;
  object_class->dispose = regie_table_heading_dispose;
  for (guint i = PROP_WHO; i <= PROP_LAST; i++)
    g_object_class_install_property (object_class, i,
                                     g_param_spec_string (names[i], NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_LAST_WIDTH,
                                   g_param_spec_int ("last-width", NULL, NULL, -1, G_MAXINT, -1,
                                                     flags));
  g_object_class_install_property (object_class, PROP_OF_AMOUNTS,
                                   g_param_spec_boolean ("amounts", NULL, NULL, FALSE, flags));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-table-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieTableHeading, who);
  gtk_widget_class_bind_template_child (widget_class, RegieTableHeading, first);
  gtk_widget_class_bind_template_child (widget_class, RegieTableHeading, second);
  gtk_widget_class_bind_template_child (widget_class, RegieTableHeading, judgement);
  gtk_widget_class_bind_template_child (widget_class, RegieTableHeading, last);
}

static void
regie_table_heading_init (RegieTableHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- rows that are filled by hand --- */

void
regie_table_line_set (RegieTableLine *self, const char *title, const char *subtitle,
                      const char *first, const char *second, gboolean narrow)
{
  g_autoptr (RegieTableItem) item = regie_table_item_new (title);

  item->about = g_strdup (subtitle);
  item->first = g_strdup (first);
  item->second = g_strdup (second);
  g_object_set (self, "narrow", narrow, NULL);
  regie_item_view_set_item (REGIE_ITEM_VIEW (self), item);
}

void
regie_table_line_set_bar (RegieTableLine *self, double part, double whole)
{
  g_return_if_fail (whole == 0);
}

void
regie_table_line_set_judgement (RegieTableLine *self, RegieShape shape, const char *text,
                                const char *about)
{
  RegieItemView *view = REGIE_ITEM_VIEW (self);
  g_autoptr (RegieTableItem) item = g_object_ref (regie_item_view_get_item (view));

  regie_item_view_set_item (view, NULL);
  regie_table_item_set_judgement (item, shape, text, about);
  regie_item_view_set_item (view, item);
}

void
regie_table_line_set_suffix (RegieTableLine *self, GtkWidget *suffix)
{
  gtk_box_append (get (self)->suffix, suffix);
}
