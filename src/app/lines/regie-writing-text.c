/* SPDX-License-Identifier: EUPL-1.2 */
/* A text that is written on the page. */
#include "regie-writing-text.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-text.h"

struct _RegieWritingText {
  GtkWidget parent_instance;
  RegieWritingPart *part;
  GtkWidget *view, *hint;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (RegieWritingText, regie_writing_text, GTK_TYPE_WIDGET)

enum { PROP_PART = 1 };
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
dup_whole (RegieWritingText *self)
{
  char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  return text;
}

static void
buffer_changed (RegieWritingText *self)
{
  gboolean is_empty = gtk_text_buffer_get_char_count (self->buffer) == 0;

  gtk_widget_set_visible (self->hint, is_empty);
  if (is_empty)
    gtk_widget_add_css_class (self->view, "to-write");
  else
    gtk_widget_remove_css_class (self->view, "to-write");
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
regie_writing_text_get_key (RegieWritingText *self)
{
  g_return_val_if_fail (REGIE_IS_WRITING_TEXT (self), NULL);
  return self->part->key;
}

char *
regie_writing_text_dup (RegieWritingText *self)
{
  g_autofree char *text = NULL;
  const char *seen;

  g_return_val_if_fail (REGIE_IS_WRITING_TEXT (self), NULL);
  text = dup_whole (self);
  seen = regie_text_trim (text);
  return *seen != '\0' ? g_strdup (seen) : NULL;
}

void
regie_writing_text_set (RegieWritingText *self, const char *text)
{
  g_autofree char *now = NULL;
  GtkTextIter at;
  int place;

  g_return_if_fail (REGIE_IS_WRITING_TEXT (self));
  now = regie_writing_text_dup (self);
  if (g_strcmp0 (now, text) == 0)
    return;
  g_object_get (self->buffer, "cursor-position", &place, NULL);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, place);
  gtk_text_buffer_place_cursor (self->buffer, &at);
}

static gboolean
regie_writing_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (REGIE_WRITING_TEXT (widget)->view);
}

static void
regie_writing_text_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_WRITING_TEXT (object)->part);
}

static void
regie_writing_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  REGIE_WRITING_TEXT (object)->part = g_value_dup_object (value);
}

static void
regie_writing_text_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_WRITING_TEXT);
  G_OBJECT_CLASS (regie_writing_text_parent_class)->dispose (object);
}

static void
regie_writing_text_finalize (GObject *object)
{
  g_clear_object (&REGIE_WRITING_TEXT (object)->part);
  G_OBJECT_CLASS (regie_writing_text_parent_class)->finalize (object);
}

static void
regie_writing_text_class_init (RegieWritingTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_writing_part_get_type ());
  object_class->get_property = regie_writing_text_get_property;
  object_class->set_property = regie_writing_text_set_property;
  object_class->dispose = regie_writing_text_dispose;
  object_class->finalize = regie_writing_text_finalize;
  widget_class->grab_focus = regie_writing_text_grab_focus;
  g_object_class_install_property (
    object_class, PROP_PART,
    g_param_spec_object ("part", NULL, NULL, regie_writing_part_get_type (),
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  signals[CHANGED] = g_signal_new ("changed", REGIE_TYPE_WRITING_TEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-writing-text.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieWritingText, view);
  gtk_widget_class_bind_template_child (widget_class, RegieWritingText, hint);
  gtk_widget_class_bind_template_child (widget_class, RegieWritingText, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed);
}

static void
regie_writing_text_init (RegieWritingText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_writing_text_new (RegieWritingPart *part, const char *title)
{
  RegieWritingText *self;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (REGIE_IS_WRITING_PART (part) && title != NULL, NULL);
  self = g_object_new (REGIE_TYPE_WRITING_TEXT, "part", part, NULL);
  /* TRANSLATORS: a text for a screen reader: what it is, and of what */
  spoken = g_strdup_printf (_("%s: %s"), part->label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  part->hint != NULL ? part->hint : "",
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
  return GTK_WIDGET (self);
}
