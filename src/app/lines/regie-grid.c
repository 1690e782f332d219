/* SPDX-License-Identifier: EUPL-1.2 */
/* Words in columns. */
#include "regie-grid.h"

#include "regie-compat.h"
#include "regie-chapter.h"
#include "regie-spoken.h"
#include "regie-suffixes.h"

struct _RegieGrid {
  GtkWidget parent_instance;
  GtkGrid *grid;
  RegieTable *table;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RegieGrid, regie_grid, GTK_TYPE_WIDGET)

enum { PROP_CONTENT = 1, PROP_NARROW };

static GtkWidget *
label_new (const RegieWord *word, gboolean is_amount, GtkAlign valign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", word->text, "wrap", !is_amount,
                                   "xalign", is_amount ? 1.f : 0.f, "valign", valign, "hexpand",
                                   !is_amount, NULL);

  gtk_widget_add_css_class (label, "numeric");
  if (word->style != NULL)
    gtk_widget_add_css_class (label, word->style);
  return label;
}

/* The first words in the row of the cell AT. */
static const char *
get_row_name (RegieGrid *self, int at)
{
  GListModel *cells = G_LIST_MODEL (self->table->cells);

  for (int i = at - at % self->table->columns; i < at; i++)
    {
      g_autoptr (RegieItem) cell = g_list_model_get_item (cells, (guint) i);

      if (REGIE_IS_WORD (cell) && *REGIE_WORD (cell)->text != '\0')
        return REGIE_WORD (cell)->text;
    }
  return NULL;
}

/* Attaches the cell AT; in a narrow window the first of its row and its button may have a
 * line to themselves. */
static void
attach (RegieGrid *self, RegieItem *cell, int at)
{
  int column = at % self->table->columns;
  int row = at / self->table->columns;
  gboolean stacks = self->narrow && self->table->stacks;
  GtkWidget *widget;

  if (REGIE_IS_DEED (cell))
    widget = g_object_new (REGIE_TYPE_DEED_BUTTON, "deed", cell, "halign",
                           stacks || (self->table->counts && column > 0) ? GTK_ALIGN_END
                                                                         : GTK_ALIGN_FILL,
                           NULL);
  else if (*REGIE_WORD (cell)->text == '\0'
           || (self->narrow && column >= self->table->narrow_columns))
    return; /* even an empty one would take its place */
  else
    widget = label_new (REGIE_WORD (cell), self->table->counts && column > 0,
                        self->table->counts ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  if (stacks && (column == 0 || REGIE_IS_DEED (cell)))
    gtk_grid_attach (self->grid, widget, 0, 3 * row + (column == 0 ? 0 : 2), self->table->columns,
                     1);
  else
    gtk_grid_attach (self->grid, widget, column, stacks ? 3 * row + 1 : row, 1, 1);
  regie_buttons_set_about (widget, get_row_name (self, at));
}

static void
fill (RegieGrid *self)
{
  GtkWidget *child;
  GListModel *cells;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  if (self->table == NULL)
    return;
  cells = G_LIST_MODEL (self->table->cells);
  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (RegieItem) cell = g_list_model_get_item (cells, i);

      attach (self, cell, (int) i);
    }
}

static void
regie_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieGrid *self = REGIE_GRID (object);

  if (id == PROP_CONTENT)
    g_set_object (&self->table, g_value_get_object (value));
  else if (self->narrow != g_value_get_boolean (value))
    self->narrow = g_value_get_boolean (value);
  else
    return;
  fill (self);
}

static void
regie_grid_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_GRID);
  G_OBJECT_CLASS (regie_grid_parent_class)->dispose (object);
}

static void
regie_grid_finalize (GObject *object)
{
  g_clear_object (&REGIE_GRID (object)->table);
  G_OBJECT_CLASS (regie_grid_parent_class)->finalize (object);
}

static void
regie_grid_class_init (RegieGridClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = regie_grid_set_property;
  object_class->dispose = regie_grid_dispose;
  object_class->finalize = regie_grid_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieGrid, grid);
  g_object_class_install_property (object_class, PROP_CONTENT,
                                   g_param_spec_object ("content", NULL, NULL,
                                                        regie_table_get_type (), flags));
  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags));
}

static void
regie_grid_init (RegieGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
