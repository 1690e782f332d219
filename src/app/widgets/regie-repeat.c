/* SPDX-License-Identifier: EUPL-1.2 */
/* One widget for each item of a list, which are used again. */
#include "regie-repeat.h"

#include "regie-item-widget.h"

struct _RegieRepeat {
  GtkGrid parent_instance;
  GListModel *model;
  GPtrArray *children; /* borrowed; the first of them are shown */
  GType row_type;
  guint n_shown;
  int columns;
};

G_DEFINE_FINAL_TYPE (RegieRepeat, regie_repeat, GTK_TYPE_GRID)

enum { PROP_MODEL = 1, PROP_ROW_TYPE, PROP_COLUMNS };

GtkWidget *
regie_repeat_get_child (RegieRepeat *self, guint at)
{
  g_return_val_if_fail (REGIE_IS_REPEAT (self), NULL);
  return at < self->n_shown ? self->children->pdata[at] : NULL;
}

/* Appends children up to N and, so that a row that is not full is as wide as the others, to the end
 * of its row. */
static void
ensure (RegieRepeat *self, guint n)
{
  while (self->children->len < n || self->children->len % (guint) self->columns != 0)
    {
      int at = (int) self->children->len;
      GtkWidget *child = g_object_new (self->row_type, "visible", FALSE, NULL);

      gtk_grid_attach (GTK_GRID (self), child, at % self->columns, at / self->columns, 1, 1);
      g_ptr_array_add (self->children, child);
    }
}

static void
set_model (RegieRepeat *self, GListModel *model)
{
  if (!g_set_object (&self->model, model))
    return;
  self->n_shown = model != NULL ? g_list_model_get_n_items (model) : 0;
  ensure (self, self->n_shown);
  for (guint i = 0; i < self->children->len; i++)
    {
      if (i < self->n_shown)
        {
          g_autoptr (RegieItem) item = g_list_model_get_item (model, i);

          g_object_set (self->children->pdata[i], "item", item, NULL);
        }
      gtk_widget_set_visible (self->children->pdata[i], i < self->n_shown);
    }
}

static void
set_columns (RegieRepeat *self, int columns)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->columns = columns;
  for (guint i = 0; i < self->children->len; i++)
    {
      GtkLayoutChild *at = gtk_layout_manager_get_layout_child (layout, self->children->pdata[i]);

      gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (at), (int) i % columns);
      gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (at), (int) i / columns);
    }
}

static void
regie_repeat_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieRepeat *self = REGIE_REPEAT (object);

  if (id == PROP_MODEL)
    set_model (self, g_value_get_object (value));
  else if (id == PROP_ROW_TYPE)
    self->row_type = g_value_get_gtype (value);
  else
    set_columns (self, g_value_get_int (value));
}

static void
regie_repeat_dispose (GObject *object)
{
  g_ptr_array_set_size (REGIE_REPEAT (object)->children, 0);
  REGIE_REPEAT (object)->n_shown = 0;
  G_OBJECT_CLASS (regie_repeat_parent_class)->dispose (object);
}

static void
regie_repeat_finalize (GObject *object)
{
  g_clear_object (&REGIE_REPEAT (object)->model);
  g_ptr_array_unref (REGIE_REPEAT (object)->children);
  G_OBJECT_CLASS (regie_repeat_parent_class)->finalize (object);
}

static void
regie_repeat_class_init (RegieRepeatClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = regie_repeat_set_property;
  object_class->dispose = regie_repeat_dispose;
  object_class->finalize = regie_repeat_finalize;
  g_object_class_install_property (
    object_class, PROP_MODEL, g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags));
  g_object_class_install_property (object_class, PROP_ROW_TYPE,
                                   g_param_spec_gtype ("row-type", NULL, NULL, GTK_TYPE_WIDGET,
                                                       flags | G_PARAM_CONSTRUCT_ONLY));
  g_object_class_install_property (object_class, PROP_COLUMNS,
                                   g_param_spec_int ("columns", NULL, NULL, 1, G_MAXINT, 1, flags));
}

static void
regie_repeat_init (RegieRepeat *self)
{
  self->children = g_ptr_array_new ();
  self->columns = 1;
}
