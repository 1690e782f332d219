/* SPDX-License-Identifier: EUPL-1.2 */
/* A heading with rows under it. */
#include "regie-chapter-view.h"

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-line-row.h"
#include "regie-suffixes.h"
#include "regie-writing-row.h"

struct _RegieChapterView {
  GtkWidget parent_instance;
  RegieChapter *chapter;
  GListStore *shown; /* its lines, as the rows show them */
  GtkListBox *list;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RegieChapterView, regie_chapter_view, GTK_TYPE_WIDGET)

enum { PROP_CHAPTER = 1, PROP_NARROW, N_PROPS };
static GParamSpec *properties[N_PROPS];

RegieChapter *
regie_chapter_view_get_chapter (RegieChapterView *self)
{
  g_return_val_if_fail (REGIE_IS_CHAPTER_VIEW (self), NULL);
  return self->chapter;
}

/* A row in which something is written stays, whatever was written: it is told how that is now. */
static void
tell_writing (RegieChapterView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (guint i = 0; row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    if (REGIE_IS_WRITING_ROW (row))
      {
        g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (self->chapter->lines), i);

        regie_writing_row_update (REGIE_WRITING_ROW (row), line);
      }
}

static void
spread_narrow (RegieChapterView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (REGIE_IS_LINE_PICTURE (row))
      regie_line_picture_set_narrow (REGIE_LINE_PICTURE (row), self->narrow);
    else if (REGIE_IS_WRITING_ROW (row))
      regie_writing_row_set_narrow (REGIE_WRITING_ROW (row), self->narrow);
}

/* The names of the lines that are unfolded; with NAMES: unfolds those again. */
static GPtrArray *
fold_out (RegieChapterView *self, GPtrArray *names)
{
  GPtrArray *unfolded = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      RegieLine *line = REGIE_IS_LINE_EXPANDER (row) ? regie_line_of (row) : NULL;

      if (line == NULL || line->name == NULL)
        continue;
      if (names != NULL && g_ptr_array_find_with_equal_func (names, line->name, g_str_equal, NULL))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_ptr_array_add (unfolded, g_strdup (line->name));
    }
  return unfolded;
}

void
regie_chapter_view_set_chapter (RegieChapterView *self, RegieChapter *chapter)
{
  g_autoptr (GPtrArray) unfolded = NULL;

  g_return_if_fail (REGIE_IS_CHAPTER_VIEW (self)
                    && (chapter == NULL || REGIE_IS_CHAPTER (chapter)));
  if (!g_set_object (&self->chapter, chapter))
    return;
  unfolded = fold_out (self, NULL);
  regie_items_update (self->shown, chapter != NULL ? G_LIST_MODEL (chapter->lines) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0);
  g_ptr_array_unref (fold_out (self, unfolded));
  if (chapter != NULL)
    tell_writing (self);
  spread_narrow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHAPTER]);
}

void
regie_chapter_view_set_narrow (RegieChapterView *self, gboolean narrow)
{
  g_return_if_fail (REGIE_IS_CHAPTER_VIEW (self));
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  spread_narrow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
regie_chapter_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieChapterView *self = REGIE_CHAPTER_VIEW (object);

  if (id == PROP_CHAPTER)
    g_value_set_object (value, self->chapter);
  else
    g_value_set_boolean (value, self->narrow);
}

static void
regie_chapter_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieChapterView *self = REGIE_CHAPTER_VIEW (object);

  if (id == PROP_CHAPTER)
    regie_chapter_view_set_chapter (self, g_value_get_object (value));
  else
    regie_chapter_view_set_narrow (self, g_value_get_boolean (value));
}

static void
regie_chapter_view_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_CHAPTER_VIEW);
  G_OBJECT_CLASS (regie_chapter_view_parent_class)->dispose (object);
}

static void
regie_chapter_view_finalize (GObject *object)
{
  g_clear_object (&REGIE_CHAPTER_VIEW (object)->chapter);
  g_clear_object (&REGIE_CHAPTER_VIEW (object)->shown);
  G_OBJECT_CLASS (regie_chapter_view_parent_class)->finalize (object);
}

static GtkWidget *
create_row (gpointer line, gpointer data)
{
  return regie_line_row_new (line);
}

static void
regie_chapter_view_class_init (RegieChapterViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SUFFIXES);
  g_type_ensure (regie_chapter_get_type ());
  object_class->get_property = regie_chapter_view_get_property;
  object_class->set_property = regie_chapter_view_set_property;
  object_class->dispose = regie_chapter_view_dispose;
  object_class->finalize = regie_chapter_view_finalize;
  properties[PROP_CHAPTER] = g_param_spec_object ("chapter", NULL, NULL, regie_chapter_get_type (),
                                                  flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-chapter-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieChapterView, list);
  regie_closures_bind (widget_class);
}

static void
regie_chapter_view_init (RegieChapterView *self)
{
  self->shown = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row, NULL, NULL);
}
