/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-dialog-frame.h"

#include <glib/gi18n.h>

#include "regie-text.h"

void
regie_frame_init (RegieFrame *self, GtkWidget *parent, const char *title, const char *save, GCallback saved, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *scrolled = gtk_scrolled_window_new (), *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->window = ADW_WINDOW (adw_window_new ());
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 460, 520);
  self->save = gtk_button_new_with_mnemonic (save);
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", saved, data);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self->window), shortcuts);
  self->fault = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_label_set_xalign (self->fault, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_margin_start (page, 18);
  gtk_widget_set_margin_end (page, 18);
  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 18);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->group));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (self->window, box);
}

void
regie_frame_fault (RegieFrame *self, const GError *error)
{
  gtk_label_set_text (self->fault, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), error != NULL);
}

char *
regie_day_dup_typed (RegieDay day)
{
  int y, m, d;

  regie_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%d-%d-%d", d, m, y);
}

static GtkWidget *
make_combo (const RegieField *field, const RegieCodes *codes, const char *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *list = field->kind == REGIE_CODE ? regie_codes_list (codes, field->list) : NULL;
  guint selected = 0;

  gtk_string_list_append (labels, "–");
  g_ptr_array_add (keys, NULL);
  if (field->kind == REGIE_BOOL)
    {
      gtk_string_list_append (labels, _("Yes"));
      gtk_string_list_append (labels, _("No"));
      g_ptr_array_add (keys, g_strdup ("1"));
      g_ptr_array_add (keys, g_strdup ("0"));
    }
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RegieCode *code = list->pdata[i];

      gtk_string_list_append (labels, code->label);
      g_ptr_array_add (keys, g_strdup (code->key));
    }
  for (guint i = 1; i < keys->len; i++)
    if (g_strcmp0 (keys->pdata[i], value) == 0)
      selected = i;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "keys", keys, (GDestroyNotify) g_ptr_array_unref);
  return row;
}

GtkWidget *
regie_field_row_new (const RegieField *field, const RegieCodes *codes, const char *value, gboolean required)
{
  g_autofree char *title = g_strdup_printf ("%s%s", regie_field_label (field), required ? " *" : ""), *typed = NULL;
  GtkWidget *row;
  RegieDay day;

  if (field->kind == REGIE_CODE || field->kind == REGIE_BOOL)
    row = make_combo (field, codes, value);
  else
    {
      row = adw_entry_row_new ();
      if (field->kind == REGIE_DAY && regie_day_parse (value, &day))
        value = typed = regie_day_dup_typed (day);
      if (value != NULL)
        gtk_editable_set_text (GTK_EDITABLE (row), value);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  return row;
}

char *
regie_field_row_dup_value (GtkWidget *row)
{
  const RegieField *field = g_object_get_data (G_OBJECT (row), "field");
  g_autofree char *text = NULL;
  RegieDay day;
  char iso[REGIE_DAY_TEXT];

  if (ADW_IS_COMBO_ROW (row))
    {
      GPtrArray *keys = g_object_get_data (G_OBJECT (row), "keys");

      return g_strdup (keys->pdata[adw_combo_row_get_selected (ADW_COMBO_ROW (row))]);
    }
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  if (*text == '\0')
    return NULL;
  if (field->kind == REGIE_DAY && regie_day_parse_any (text, &day))
    return g_strdup (regie_day_format (day, iso));
  if (field->kind == REGIE_PARTIAL)
    {
      char *partial = regie_day_dup_partial (text);

      if (partial != NULL)
        return partial;
    }
  return g_steal_pointer (&text);
}
