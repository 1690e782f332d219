/* SPDX-License-Identifier: EUPL-1.2 */
/* A list of the desk, of any length. */
#include "regie-desk-list.h"

#include "regie-nothing.h"
#include "regie-compat.h"
#include "regie-item-widget.h"
#include "regie-list.h"

struct _RegieDeskList {
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  RegieList *list;
  GListModel *model;
  GType row_type;
  gint64 chosen;
  char *nothing_title, *nothing_about;
  int row_height;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RegieDeskList, regie_desk_list, GTK_TYPE_WIDGET)

enum {
  PROP_ROW_TYPE = 1,
  PROP_ROW_HEIGHT,
  PROP_LABEL,
  PROP_MODEL,
  PROP_CHOSEN,
  PROP_NARROW,
  PROP_NOTHING_TITLE,
  PROP_NOTHING_ABOUT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum { ACTIVATE, MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static guint
n_rows (RegieDeskList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

/* The place of the row of ID; G_MAXUINT when there is none. */
static guint
find (RegieDeskList *self, gint64 id)
{
  for (guint i = 0; i < n_rows (self); i++)
    {
      g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (self->model, i);

      if (entry->id == id || (entry->resident == id && id != 0))
        return i;
    }
  return G_MAXUINT;
}

static GtkWidget *
create_row (gpointer data)
{
  return g_object_new (REGIE_DESK_LIST (data)->row_type, NULL);
}

static void
bind_row (GtkWidget *row, guint position, gpointer data)
{
  RegieDeskList *self = data;
  g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (self->model, position);

  g_object_set (row, "narrow", self->narrow, "item", entry, "chosen", entry->id == self->chosen,
                NULL);
}

static void
refresh (RegieDeskList *self)
{
  regie_list_refresh (self->list, 0, n_rows (self));
}

/* Of each row; a resident without a wish is not the wish of the same number. */
static GArray *
ids_new (RegieDeskList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_rows (self); i++)
    {
      g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (self->model, i);
      gint64 id = entry->waits ? entry->id : -entry->id;

      g_array_append_val (ids, id);
    }
  return ids;
}

void
regie_desk_list_set_model (RegieDeskList *self, GListModel *model)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (REGIE_IS_DESK_LIST (self));
  if (!g_set_object (&self->model, model))
    return;
  ids = ids_new (self);
  regie_list_follow (self->list, NULL, ids, ids->len);
  refresh (self);
  gtk_stack_set_visible_child_name (self->stack, n_rows (self) > 0 ? "list" : "nothing");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
  g_signal_emit (self, signals[MOVED], 0);
}

void
regie_desk_list_set_chosen (RegieDeskList *self, gint64 id)
{
  g_return_if_fail (REGIE_IS_DESK_LIST (self));
  if (self->chosen == id)
    return;
  self->chosen = id;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

gboolean
regie_desk_list_reveal (RegieDeskList *self, gint64 id)
{
  guint at;

  g_return_val_if_fail (REGIE_IS_DESK_LIST (self), FALSE);
  at = find (self, id);
  if (at != G_MAXUINT)
    regie_list_set_cursor (self->list, at, FALSE);
  return at != G_MAXUINT;
}

void
regie_desk_list_rewind (RegieDeskList *self)
{
  g_return_if_fail (REGIE_IS_DESK_LIST (self));
  regie_list_set_cursor (self->list, 0, FALSE);
}

gboolean
regie_desk_list_find (RegieDeskList *self, gint64 id, GtkWidget *area, double *y)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  graphene_rect_t bounds;
  guint at = find (self, id);

  if (at == G_MAXUINT || !gtk_widget_get_mapped (list)
      || !gtk_widget_compute_bounds (list, area, &bounds))
    return FALSE;
  *y = bounds.origin.y + (at + 0.5) * self->row_height
       - gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled));
  return *y > bounds.origin.y && *y < bounds.origin.y + bounds.size.height;
}

static void
activated (RegieDeskList *self, guint position)
{
  g_autoptr (RegieDeskEntry) entry = g_list_model_get_item (self->model, position);

  g_signal_emit (self, signals[ACTIVATE], 0, entry);
}

static void
moved (RegieDeskList *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

static void
set_text (RegieDeskList *self, char **text, const GValue *value, GParamSpec *pspec)
{
  if (g_strcmp0 (*text, g_value_get_string (value)) == 0)
    return;
  g_free (*text);
  *text = g_value_dup_string (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
set_narrow (RegieDeskList *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
regie_desk_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieDeskList *self = REGIE_DESK_LIST (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_CHOSEN:
      g_value_set_int64 (value, self->chosen);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_NOTHING_TITLE:
      g_value_set_string (value, self->nothing_title);
      break;
    case PROP_NOTHING_ABOUT:
      g_value_set_string (value, self->nothing_about);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_desk_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieDeskList *self = REGIE_DESK_LIST (object);

  switch (id)
    {
    case PROP_ROW_TYPE:
      self->row_type = g_value_get_gtype (value);
      break;
    case PROP_ROW_HEIGHT:
      self->row_height = g_value_get_int (value);
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_MODEL:
      regie_desk_list_set_model (self, g_value_get_object (value));
      break;
    case PROP_CHOSEN:
      regie_desk_list_set_chosen (self, g_value_get_int64 (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_NOTHING_TITLE:
      set_text (self, &self->nothing_title, value, pspec);
      break;
    case PROP_NOTHING_ABOUT:
      set_text (self, &self->nothing_about, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_desk_list_constructed (GObject *object)
{
  RegieDeskList *self = REGIE_DESK_LIST (object);

  G_OBJECT_CLASS (regie_desk_list_parent_class)->constructed (object);
  regie_list_set_factory (self->list, self->row_height, create_row, bind_row, self);
}

static void
regie_desk_list_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_DESK_LIST);
  G_OBJECT_CLASS (regie_desk_list_parent_class)->dispose (object);
}

static void
regie_desk_list_finalize (GObject *object)
{
  RegieDeskList *self = REGIE_DESK_LIST (object);

  g_clear_object (&self->model);
  g_free (self->nothing_title);
  g_free (self->nothing_about);
  G_OBJECT_CLASS (regie_desk_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ROW_TYPE] = g_param_spec_gtype ("row-type", NULL, NULL, REGIE_TYPE_ITEM_WIDGET,
                                                  once);
  properties[PROP_ROW_HEIGHT] = g_param_spec_int ("row-height", NULL, NULL, 1, G_MAXINT, 62, once);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, once);
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_CHOSEN] = g_param_spec_int64 ("chosen", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_NOTHING_TITLE] = g_param_spec_string ("nothing-title", NULL, NULL, NULL, flags);
  properties[PROP_NOTHING_ABOUT] = g_param_spec_string ("nothing-about", NULL, NULL, NULL, flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
regie_desk_list_class_init (RegieDeskListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_NOTHING);
  g_type_ensure (REGIE_TYPE_LIST);
  object_class->get_property = regie_desk_list_get_property;
  object_class->set_property = regie_desk_list_set_property;
  object_class->constructed = regie_desk_list_constructed;
  object_class->dispose = regie_desk_list_dispose;
  object_class->finalize = regie_desk_list_finalize;
  install_properties (object_class);
  signals[ACTIVATE] = g_signal_new ("activate", REGIE_TYPE_DESK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, regie_desk_entry_get_type ());
  signals[MOVED] = g_signal_new ("moved", REGIE_TYPE_DESK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  regie_widget_class_set_ui (widget_class, "regie-desk-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDeskList, stack);
  gtk_widget_class_bind_template_child (widget_class, RegieDeskList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RegieDeskList, list);
  gtk_widget_class_bind_template_callback (widget_class, activated);
}

static void
regie_desk_list_init (RegieDeskList *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (moved), self, G_CONNECT_SWAPPED);
}
