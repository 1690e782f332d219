/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines as rows: with words, with more lines under them, or with a picture. */
#include "regie-line-row.h"

#include "regie-chart-card.h"
#include "regie-chart-item.h"
#include "regie-grid.h"
#include "regie-palette.h"
#include "regie-plan-week.h"
#include "regie-suffixes.h"
#include "regie-week-view.h"
#include "regie-writing-row.h"

#define INDENT 22 /* pixels for each step of depth */

struct _RegieLineRow {
  AdwActionRow parent_instance;
  RegieLine *line;
  GtkWidget *prefix, *indent;
};

struct _RegieLineExpander {
  AdwExpanderRow parent_instance;
  RegieLine *line;
  GtkWidget *prefix;
};

struct _RegieLinePicture {
  AdwPreferencesRow parent_instance;
  RegieLine *line;
  GtkWidget *picture;
};

G_DEFINE_FINAL_TYPE (RegieLineRow, regie_line_row, ADW_TYPE_ACTION_ROW)
G_DEFINE_FINAL_TYPE (RegieLineExpander, regie_line_expander, ADW_TYPE_EXPANDER_ROW)
G_DEFINE_FINAL_TYPE (RegieLinePicture, regie_line_picture, ADW_TYPE_PREFERENCES_ROW)

enum { PROP_LINE = 1 };

/* What the three have in common: one property, and a template of the name of their class. */
static void
install (GtkWidgetClass *widget_class, const char *resource)
{
  gtk_widget_class_set_template_from_resource (widget_class, resource);
  g_object_class_install_property (G_OBJECT_CLASS (widget_class), PROP_LINE,
                                   g_param_spec_object ("line", NULL, NULL, regie_line_get_type (),
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                          | G_PARAM_STATIC_STRINGS));
}

static void
regie_line_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_LINE_ROW (object)->line);
}

static void
regie_line_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  REGIE_LINE_ROW (object)->line = g_value_dup_object (value);
}

/* The pencil of LINE, which opens what it is about; NULL without one. */
static RegieDeed *
find_pencil (RegieLine *line)
{
  GListModel *suffixes = G_LIST_MODEL (line->suffixes);

  for (guint i = 0; i < g_list_model_get_n_items (suffixes); i++)
    {
      g_autoptr (RegieItem) item = g_list_model_get_item (suffixes, i);

      if (REGIE_IS_DEED (item) && g_strcmp0 (REGIE_DEED (item)->icon, REGIE_ICON_PENCIL) == 0)
        return REGIE_DEED (item); /* the line holds it */
    }
  return NULL;
}

/* Pressing the line does what its pencil does, for who may. */
static void
press_pencil (RegieLineRow *self)
{
  RegieDeed *pencil = find_pencil (self->line);

  g_assert (pencil != NULL);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), pencil->action, pencil->target);
}

/* The line itself can be pressed, where there is something to open. */
static void
make_pressable (RegieLineRow *self)
{
  if (self->line->action != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), self->line->target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self), self->line->action);
    }
  else if (find_pencil (self->line) != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
      g_signal_connect (self, "activated", G_CALLBACK (press_pencil), NULL);
    }
}

static void
regie_line_row_constructed (GObject *object)
{
  RegieLineRow *self = REGIE_LINE_ROW (object);
  RegieLine *line = self->line;

  G_OBJECT_CLASS (regie_line_row_parent_class)->constructed (object);
  g_assert (line != NULL);
  /* A binding to its own property would tell an Adw row once more when its labels are gone. */
  g_object_set (self, "title", line->title, "subtitle", line->about, "subtitle-lines",
                line->about_lines, NULL);
  gtk_widget_set_size_request (self->indent, line->depth * INDENT, -1);
  gtk_widget_set_visible (self->indent, line->depth > 0);
  /* Even an empty one would take its place before the words. */
  if (line->depth > 0 || line->shape != REGIE_SHAPE_NONE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->prefix);
  if (line->style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), line->style);
  make_pressable (self);
}

static void
regie_line_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_LINE_ROW);
  G_OBJECT_CLASS (regie_line_row_parent_class)->dispose (object);
}

static void
regie_line_row_finalize (GObject *object)
{
  g_clear_object (&REGIE_LINE_ROW (object)->line);
  G_OBJECT_CLASS (regie_line_row_parent_class)->finalize (object);
}

static void
regie_line_row_class_init (RegieLineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (REGIE_TYPE_SUFFIXES);
  object_class->get_property = regie_line_row_get_property;
  object_class->set_property = regie_line_row_set_property;
  object_class->constructed = regie_line_row_constructed;
  object_class->dispose = regie_line_row_dispose;
  object_class->finalize = regie_line_row_finalize;
  install (GTK_WIDGET_CLASS (klass), "/nl/szmh/Regie/regie-line-row.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), RegieLineRow, prefix);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), RegieLineRow, indent);
}

static void
regie_line_row_init (RegieLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
regie_line_expander_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_LINE_EXPANDER (object)->line);
}

static void
regie_line_expander_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  REGIE_LINE_EXPANDER (object)->line = g_value_dup_object (value);
}

/* The row within an AdwExpanderRow takes its words for markup, whatever the outer one is told. */
static void
set_words (RegieLineExpander *self)
{
  g_autofree char *title = g_markup_escape_text (self->line->title, -1);
  g_autofree char *about = g_markup_escape_text (self->line->about != NULL ? self->line->about : "",
                                                 -1);

  g_object_set (self, "title", title, "subtitle", about, NULL);
}

static void
regie_line_expander_constructed (GObject *object)
{
  RegieLineExpander *self = REGIE_LINE_EXPANDER (object);
  GListModel *lines;

  G_OBJECT_CLASS (regie_line_expander_parent_class)->constructed (object);
  g_assert (self->line != NULL);
  set_words (self);
  if (self->line->shape != REGIE_SHAPE_NONE)
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->prefix);
  lines = G_LIST_MODEL (self->line->lines);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegieLine) line = g_list_model_get_item (lines, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), regie_line_row_new (line));
    }
}

static void
regie_line_expander_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_LINE_EXPANDER);
  G_OBJECT_CLASS (regie_line_expander_parent_class)->dispose (object);
}

static void
regie_line_expander_finalize (GObject *object)
{
  g_clear_object (&REGIE_LINE_EXPANDER (object)->line);
  G_OBJECT_CLASS (regie_line_expander_parent_class)->finalize (object);
}

static void
regie_line_expander_class_init (RegieLineExpanderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (REGIE_TYPE_SUFFIXES);
  object_class->get_property = regie_line_expander_get_property;
  object_class->set_property = regie_line_expander_set_property;
  object_class->constructed = regie_line_expander_constructed;
  object_class->dispose = regie_line_expander_dispose;
  object_class->finalize = regie_line_expander_finalize;
  install (GTK_WIDGET_CLASS (klass), "/nl/szmh/Regie/regie-line-expander.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), RegieLineExpander, prefix);
}

static void
regie_line_expander_init (RegieLineExpander *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The widget that shows ITEM. */
static GtkWidget *
picture_new (RegieItem *item)
{
  if (REGIE_IS_CHART (item))
    return g_object_new (REGIE_TYPE_CHART_CARD, "item", item, NULL);
  if (REGIE_IS_WEEK (item))
    return g_object_new (REGIE_TYPE_WEEK_VIEW, "content", item, NULL);
  g_assert (REGIE_IS_TABLE (item));
  return g_object_new (REGIE_TYPE_GRID, "content", item, NULL);
}

void
regie_line_picture_set_narrow (RegieLinePicture *self, gboolean narrow)
{
  g_return_if_fail (REGIE_IS_LINE_PICTURE (self));
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->picture), "narrow") != NULL)
    g_object_set (self->picture, "narrow", narrow, NULL);
}

static void
regie_line_picture_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_LINE_PICTURE (object)->line);
}

static void
regie_line_picture_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  REGIE_LINE_PICTURE (object)->line = g_value_dup_object (value);
}

static void
regie_line_picture_constructed (GObject *object)
{
  RegieLinePicture *self = REGIE_LINE_PICTURE (object);
  G_OBJECT_CLASS (regie_line_picture_parent_class)->constructed (object);
  g_object_set (self, "title", self->line->title, NULL);
  self->picture = picture_new (self->line->content);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->picture);
}

static void
regie_line_picture_finalize (GObject *object)
{
  g_clear_object (&REGIE_LINE_PICTURE (object)->line);
  G_OBJECT_CLASS (regie_line_picture_parent_class)->finalize (object);
}

static void
regie_line_picture_class_init (RegieLinePictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = regie_line_picture_get_property;
  object_class->set_property = regie_line_picture_set_property;
  object_class->constructed = regie_line_picture_constructed;
  object_class->finalize = regie_line_picture_finalize;
  install (GTK_WIDGET_CLASS (klass), "/nl/szmh/Regie/regie-line-picture.ui");
}

static void
regie_line_picture_init (RegieLinePicture *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_line_row_new (RegieLine *line)
{
  GType type = REGIE_TYPE_LINE_ROW;

  g_return_val_if_fail (REGIE_IS_LINE (line), NULL);
  if (line->content != NULL && REGIE_IS_WRITING (line->content))
    type = REGIE_TYPE_WRITING_ROW;
  else if (line->content != NULL)
    type = REGIE_TYPE_LINE_PICTURE;
  else if (g_list_model_get_n_items (G_LIST_MODEL (line->lines)) > 0)
    type = REGIE_TYPE_LINE_EXPANDER;
  return g_object_new (type, "line", line, NULL);
}

RegieLine *
regie_line_of (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (REGIE_IS_LINE_ROW (widget))
      return REGIE_LINE_ROW (widget)->line;
    else if (REGIE_IS_LINE_EXPANDER (widget))
      return REGIE_LINE_EXPANDER (widget)->line;
    else if (REGIE_IS_LINE_PICTURE (widget))
      return REGIE_LINE_PICTURE (widget)->line;
    else if (REGIE_IS_WRITING_ROW (widget))
      return regie_writing_row_get_line (REGIE_WRITING_ROW (widget));
  return NULL;
}
