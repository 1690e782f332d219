/* SPDX-License-Identifier: EUPL-1.2 */
/* A field in a form that is chosen from a list. */
#include "regie-choice-row.h"

#include "regie-field-row-private.h"
#include "regie-option.h"

struct _RegieChoiceRow {
  AdwComboRow parent_instance;
  RegieFieldState state;
};

static void regie_choice_row_field_row_init (RegieFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegieChoiceRow, regie_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (REGIE_TYPE_FIELD_ROW,
                                                      regie_choice_row_field_row_init))

static RegieFieldState *
get_state (RegieFieldRow *row)
{
  return &REGIE_CHOICE_ROW (row)->state;
}

static char *
dup_text (RegieFieldRow *row)
{
  RegieOption *option = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return option != NULL ? g_strdup (regie_option_get_key (option)) : NULL;
}

static void
set_text (RegieFieldRow *row, const char *text)
{
  GListModel *options = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  guint n = options != NULL ? g_list_model_get_n_items (options) : 0;
  guint selected = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (regie_option_get_key (option), text) == 0)
        selected = i;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

static void
regie_choice_row_field_row_init (RegieFieldRowInterface *iface)
{
  iface->get_state = get_state;
  iface->dup_text = dup_text;
  iface->set_text = set_text;
  iface->chosen = TRUE;
}

static void
regie_choice_row_finalize (GObject *object)
{
  regie_field_state_clear (&REGIE_CHOICE_ROW (object)->state);
  G_OBJECT_CLASS (regie_choice_row_parent_class)->finalize (object);
}

static void
regie_choice_row_class_init (RegieChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = regie_choice_row_finalize;
  regie_field_row_install_properties (object_class);
  g_type_ensure (REGIE_TYPE_OPTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-choice-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, regie_field_row_changed);
}

static void
regie_choice_row_init (RegieChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
