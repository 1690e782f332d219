/* SPDX-License-Identifier: EUPL-1.2 */
/* A text of several lines in a form. */
#include "regie-note-row.h"

#include "regie-field-row-private.h"

struct _RegieNoteRow {
  AdwPreferencesRow parent_instance;
  RegieFieldState state;
  GtkWidget *view;
  GtkTextBuffer *buffer;
};

static void regie_note_row_field_row_init (RegieFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegieNoteRow, regie_note_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (REGIE_TYPE_FIELD_ROW,
                                                      regie_note_row_field_row_init))

static RegieFieldState *
get_state (RegieFieldRow *row)
{
  return &REGIE_NOTE_ROW (row)->state;
}

static char *
dup_text (RegieFieldRow *row)
{
  char *text = NULL;

  g_object_get (REGIE_NOTE_ROW (row)->buffer, "text", &text, NULL);
  return text;
}

static void
set_text (RegieFieldRow *row, const char *text)
{
  gtk_text_buffer_set_text (REGIE_NOTE_ROW (row)->buffer, text != NULL ? text : "", -1);
}

static GtkWidget *
get_input (RegieFieldRow *row)
{
  return REGIE_NOTE_ROW (row)->view;
}

static void
regie_note_row_field_row_init (RegieFieldRowInterface *iface)
{
  iface->get_state = get_state;
  iface->dup_text = dup_text;
  iface->set_text = set_text;
  iface->get_input = get_input;
}

/* The view has no label of its own. */
static void
titled (RegieNoteRow *self)
{
  g_assert (REGIE_IS_NOTE_ROW (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static gboolean
regie_note_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (REGIE_NOTE_ROW (widget)->view);
}

static void
regie_note_row_finalize (GObject *object)
{
  regie_field_state_clear (&REGIE_NOTE_ROW (object)->state);
  G_OBJECT_CLASS (regie_note_row_parent_class)->finalize (object);
}

static void
regie_note_row_class_init (RegieNoteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = regie_note_row_finalize;
  widget_class->grab_focus = regie_note_row_grab_focus;
  regie_field_row_install_properties (object_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieNoteRow, view);
  gtk_widget_class_bind_template_child (widget_class, RegieNoteRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, regie_field_row_changed);
  gtk_widget_class_bind_template_callback (widget_class, titled);
}

static void
regie_note_row_init (RegieNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
