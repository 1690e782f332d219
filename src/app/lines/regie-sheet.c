/* SPDX-License-Identifier: EUPL-1.2 */
/* A page of chapters that keeps its place when it is told something new. */
#include "regie-sheet.h"

#include "regie-compat.h"
#include "regie-chapter-view.h"
#include "regie-line-row.h"

struct _RegieSheet {
  GtkWidget parent_instance;
  GtkScrolledWindow *scrolled;
  AdwClamp *clamp;
  GtkBox *box;
  GListModel *chapters;
  char *focused; /* the name of the line that had the focus */
  guint restore_id;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RegieSheet, regie_sheet, GTK_TYPE_WIDGET)

enum { PROP_CHAPTERS = 1, PROP_NARROW, PROP_MAXIMUM_SIZE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkAdjustment *
adjustment (RegieSheet *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scrolled);
}

static GtkWidget *
focus_within (RegieSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static gboolean
focus_named (GtkWidget *widget, const char *name)
{
  RegieLine *line = GTK_IS_LIST_BOX_ROW (widget) ? regie_line_of (widget) : NULL;

  if (line != NULL && g_strcmp0 (line->name, name) == 0)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (widget);
  for (widget = gtk_widget_get_first_child (widget); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (focus_named (widget, name))
      return TRUE;
  return FALSE;
}

/* When the rows have their place; who has gone to another page meanwhile keeps the focus there.
 * What is in sight stays there (regie-steady.h). */
static gboolean
restore (gpointer data)
{
  RegieSheet *self = data;
  const double value = gtk_adjustment_get_value (adjustment (self));

  self->restore_id = 0;
  if (self->focused != NULL && focus_within (self) == NULL
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_named (GTK_WIDGET (self->box), self->focused);
  g_clear_pointer (&self->focused, g_free);
  gtk_adjustment_set_value (adjustment (self), value);
  return G_SOURCE_REMOVE;
}

static void
remember_place (RegieSheet *self)
{
  GtkWidget *focus = focus_within (self);
  RegieLine *line = focus != NULL ? regie_line_of (focus) : NULL;

  if (self->restore_id != 0)
    return; /* it is not yet where it was */
  g_free (self->focused);
  self->focused = line != NULL ? g_strdup (line->name) : NULL;
  if (self->focused != NULL)
    self->restore_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore, self, NULL);
}

/* The view at or behind AT that shows the chapter of this NAME. */
static GtkWidget *
find_view (GtkWidget *at, const char *name)
{
  for (; at != NULL; at = gtk_widget_get_next_sibling (at))
    if (g_strcmp0 (regie_chapter_view_get_chapter (REGIE_CHAPTER_VIEW (at))->name, name) == 0)
      return at;
  return NULL;
}

static GtkWidget *
view_new (RegieSheet *self, GtkWidget *before)
{
  GtkWidget *view = g_object_new (REGIE_TYPE_CHAPTER_VIEW, "narrow", self->narrow, NULL);

  gtk_box_insert_child_after (self->box, view, before);
  return view;
}

void
regie_sheet_set_chapters (RegieSheet *self, GListModel *chapters)
{
  GtkWidget *before = NULL;
  GtkWidget *rest;

  g_return_if_fail (REGIE_IS_SHEET (self) && (chapters == NULL || G_IS_LIST_MODEL (chapters)));
  if (!g_set_object (&self->chapters, chapters))
    return;
  remember_place (self);
  rest = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  for (guint i = 0; chapters != NULL && i < g_list_model_get_n_items (chapters); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (chapters, i);
      GtkWidget *view = find_view (rest, chapter->name);

      if (view == NULL)
        view = view_new (self, before);
      gtk_box_reorder_child_after (self->box, view, before);
      regie_chapter_view_set_chapter (REGIE_CHAPTER_VIEW (view), chapter);
      before = view;
      rest = gtk_widget_get_next_sibling (view);
    }
  while (rest != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (rest);

      gtk_box_remove (self->box, rest);
      rest = next;
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHAPTERS]);
}

static void
set_narrow (RegieSheet *self, gboolean narrow)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  self->narrow = narrow;
  for (; view != NULL; view = gtk_widget_get_next_sibling (view))
    regie_chapter_view_set_narrow (REGIE_CHAPTER_VIEW (view), narrow);
}

static void
regie_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieSheet *self = REGIE_SHEET (object);

  if (id == PROP_CHAPTERS)
    g_value_set_object (value, self->chapters);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else
    g_value_set_int (value, adw_clamp_get_maximum_size (self->clamp));
}

static void
regie_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieSheet *self = REGIE_SHEET (object);

  if (id == PROP_CHAPTERS)
    regie_sheet_set_chapters (self, g_value_get_object (value));
  else if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    adw_clamp_set_maximum_size (self->clamp, g_value_get_int (value));
}

static void
regie_sheet_dispose (GObject *object)
{
  RegieSheet *self = REGIE_SHEET (object);

  g_clear_handle_id (&self->restore_id, g_source_remove);
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_SHEET);
  G_OBJECT_CLASS (regie_sheet_parent_class)->dispose (object);
}

static void
regie_sheet_finalize (GObject *object)
{
  g_free (REGIE_SHEET (object)->focused);
  g_clear_object (&REGIE_SHEET (object)->chapters);
  G_OBJECT_CLASS (regie_sheet_parent_class)->finalize (object);
}

static void
regie_sheet_class_init (RegieSheetClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_sheet_get_property;
  object_class->set_property = regie_sheet_set_property;
  object_class->dispose = regie_sheet_dispose;
  object_class->finalize = regie_sheet_finalize;
  properties[PROP_CHAPTERS] = g_param_spec_object ("chapters", NULL, NULL, G_TYPE_LIST_MODEL,
                                                   flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_MAXIMUM_SIZE] = g_param_spec_int ("maximum-size", NULL, NULL, 0, G_MAXINT, 760,
                                                    flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieSheet, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RegieSheet, clamp);
  gtk_widget_class_bind_template_child (widget_class, RegieSheet, box);
}

static void
regie_sheet_init (RegieSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
