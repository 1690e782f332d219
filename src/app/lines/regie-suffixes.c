/* SPDX-License-Identifier: EUPL-1.2 */
/* Words, gauges and buttons in a row, or in more where they do not fit. */
#include "regie-suffixes.h"

#include "regie-chapter.h"
#include "regie-flow-layout.h"
#include "regie-row-layout.h"
#include "regie-spoken.h"

struct _RegieDeedButton {
  GtkButton parent_instance;
  RegieDeed *deed;
};

G_DEFINE_FINAL_TYPE (RegieDeedButton, regie_deed_button, GTK_TYPE_BUTTON)

struct _RegieSuffixes {
  GtkWidget parent_instance;
  GListStore *shown; /* what the children show, in their order */
  char *about;       /* what the buttons are about, or NULL */
  gboolean flat;
};

G_DEFINE_FINAL_TYPE (RegieSuffixes, regie_suffixes, GTK_TYPE_WIDGET)

enum { PROP_DEED = 1 };
enum { PROP_MODEL = 1, PROP_FLAT, PROP_ABOUT };

/* Without a deed it keeps its place, and nobody comes there. */
static void
show_nothing (RegieDeedButton *self)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), NULL);
}

static void
show_deed (RegieDeedButton *self)
{
  RegieDeed *deed = self->deed;
  GtkActionable *actionable = GTK_ACTIONABLE (self);

  if (deed->icon != NULL)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self), deed->icon);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), deed->label);
      gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
    }
  else
    gtk_button_set_label (GTK_BUTTON (self), deed->label);
  if (deed->tooltip != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), deed->tooltip);
  if (deed->style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), deed->style);
  regie_button_set_spoken (GTK_WIDGET (self), deed->spoken);
  gtk_actionable_set_action_target_value (actionable, deed->target);
  gtk_actionable_set_action_name (actionable, deed->action);
}

static void
set_deed (RegieDeedButton *self, RegieDeed *deed)
{
  if (self->deed != NULL && self->deed->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->deed->style);
  g_set_object (&self->deed, deed);
  gtk_widget_set_opacity (GTK_WIDGET (self), deed != NULL ? 1 : 0);
  gtk_widget_set_can_focus (GTK_WIDGET (self), deed != NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self), deed != NULL);
  if (deed != NULL)
    show_deed (self);
  else
    show_nothing (self);
}

static void
regie_deed_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_deed (REGIE_DEED_BUTTON (object), g_value_get_object (value));
}

static void
regie_deed_button_finalize (GObject *object)
{
  g_clear_object (&REGIE_DEED_BUTTON (object)->deed);
  G_OBJECT_CLASS (regie_deed_button_parent_class)->finalize (object);
}

static void
regie_deed_button_class_init (RegieDeedButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = regie_deed_button_set_property;
  object_class->finalize = regie_deed_button_finalize;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-deed-button.ui");
  g_object_class_install_property (object_class, PROP_DEED,
                                   g_param_spec_object ("deed", NULL, NULL, G_TYPE_OBJECT,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
regie_deed_button_init (RegieDeedButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
word_new (const RegieWord *word)
{
  GtkWidget *label = gtk_label_new (word->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (word->style != NULL)
    gtk_widget_add_css_class (label, word->style);
  return label;
}

static GtkWidget *
gauge_new (const RegieGauge *gauge)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_LEVEL_BAR, "max-value", gauge->whole, "value",
                                 gauge->part, "width-request", 120, "valign", GTK_ALIGN_CENTER,
                                 NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, gauge->label,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, gauge->spoken, -1);
  return bar;
}

static GtkWidget *
suffix_new (gpointer item)
{
  if (REGIE_IS_WORD (item))
    return word_new (item);
  if (REGIE_IS_GAUGE (item))
    return gauge_new (item);
  g_assert (REGIE_IS_DEED (item));
  return g_object_new (REGIE_TYPE_DEED_BUTTON, "deed", item, NULL);
}

static GtkWidget *
child_at (RegieSuffixes *self, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (position-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
child_new (RegieSuffixes *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  GtkWidget *child = suffix_new (item);

  if (self->flat && GTK_IS_BUTTON (child))
    gtk_widget_add_css_class (child, "flat");
  regie_buttons_set_about (child, self->about);
  return child;
}

static void
items_changed (RegieSuffixes *self, guint position, guint removed, guint added)
{
  GtkWidget *before = position > 0 ? child_at (self, position - 1) : NULL;

  while (removed-- > 0)
    gtk_widget_unparent (child_at (self, position));
  for (guint i = 0; i < added; i++)
    {
      GtkWidget *child = child_new (self, position + i);

      gtk_widget_insert_after (child, GTK_WIDGET (self), before);
      before = child;
    }
}

/* What says the same stays, with the focus and a press that is under way. */
static void
set_model (RegieSuffixes *self, GListModel *model)
{
  regie_items_update (self->shown, model);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0);
}

static void
set_about (RegieSuffixes *self, const char *about)
{
  g_free (self->about);
  self->about = g_strdup (about);
  regie_buttons_set_about (GTK_WIDGET (self), about);
}

static void
regie_suffixes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieSuffixes *self = REGIE_SUFFIXES (object);

  if (id == PROP_MODEL)
    set_model (self, g_value_get_object (value));
  else if (id == PROP_ABOUT)
    set_about (self, g_value_get_string (value));
  else
    self->flat = g_value_get_boolean (value);
}

/* A row that has an end lays it out by how much there is in it. */
static void
regie_suffixes_root (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  GTK_WIDGET_CLASS (regie_suffixes_parent_class)->root (widget);
  if (row != NULL)
    regie_row_layout_install (ADW_ACTION_ROW (row));
}

static void
regie_suffixes_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_suffixes_parent_class)->dispose (object);
}

static void
regie_suffixes_finalize (GObject *object)
{
  g_clear_object (&REGIE_SUFFIXES (object)->shown);
  g_free (REGIE_SUFFIXES (object)->about);
  G_OBJECT_CLASS (regie_suffixes_parent_class)->finalize (object);
}

static void
regie_suffixes_class_init (RegieSuffixesClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = regie_suffixes_set_property;
  object_class->dispose = regie_suffixes_dispose;
  object_class->finalize = regie_suffixes_finalize;
  GTK_WIDGET_CLASS (klass)->root = regie_suffixes_root;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), REGIE_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-suffixes.ui");
  g_object_class_install_property (
    object_class, PROP_MODEL, g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags));
  g_object_class_install_property (object_class, PROP_ABOUT,
                                   g_param_spec_string ("about", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_FLAT,
                                   g_param_spec_boolean ("flat", NULL, NULL, FALSE,
                                                         flags | G_PARAM_CONSTRUCT_ONLY));
}

static void
regie_suffixes_init (RegieSuffixes *self)
{
  self->shown = g_list_store_new (REGIE_TYPE_ITEM);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
}
