/* SPDX-License-Identifier: EUPL-1.2 */
/* What the desk and its counter are made of. */
#include "regie-desk-rows.h"

#include "regie-compat.h"
#include "regie-desk-view.h"
#include "regie-row-layout.h"
#include "regie-table-line.h"

void
regie_menu_button_set_deeds (GtkMenuButton *button, GListModel *deeds)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && G_IS_LIST_MODEL (deeds));
  for (guint i = 0; i < g_list_model_get_n_items (deeds); i++)
    {
      g_autoptr (RegieDeed) deed = g_list_model_get_item (deeds, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (deed->label, NULL);

      g_menu_item_set_action_and_target_value (item, deed->action, deed->target);
      g_menu_append_item (menu, item);
    }
  regie_menu_button_set_menu (button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (button), g_list_model_get_n_items (deeds) > 0);
}

REGIE_DEFINE_ITEM_WIDGET (RegieDeskLine, regie_desk_line, "regie-desk-line.ui",
                          regie_desk_entry_get_type ())
REGIE_DEFINE_ITEM_WIDGET (RegieReasonView, regie_reason_view, "regie-reason-view.ui",
                          regie_reason_get_type ())
REGIE_DEFINE_ITEM_WIDGET (RegieProposalCard, regie_proposal_card, "regie-proposal-card.ui",
                          regie_proposal_get_type ())

/* --- what runs, and givers --- */

struct _RegieDeskRow {
  RegieItemWidget parent_instance;
  RegieTableLine *line;
  GtkWidget *deeds, *short_deed;
  GtkMenuButton *more;
};

G_DEFINE_FINAL_TYPE (RegieDeskRow, regie_desk_row, REGIE_TYPE_ITEM_WIDGET)

/* For the .ui: is a deed shown as its ICON? */
static gboolean
is_icon (gpointer self, gboolean narrow, const char *icon)
{
  return narrow && icon != NULL;
}

static void
regie_desk_row_shown (RegieItemWidget *widget, gpointer item)
{
  RegieDeskRow *self = REGIE_DESK_ROW (widget);
  RegieDeskEntry *entry = item;

  regie_table_line_set (self->line, entry->title, entry->about, entry->first, entry->second,
                        regie_item_widget_is_narrow (widget));
  regie_table_line_set_bar (self->line, 0, 0);
  regie_table_line_set_judgement (self->line, (RegieShape) entry->shape, entry->state,
                                  entry->since);
  regie_menu_button_set_deeds (self->more, G_LIST_MODEL (entry->menu));
}

static void
regie_desk_row_class_init (RegieDeskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_desk_entry_get_type ());
  g_type_ensure (regie_deed_get_type ());
  g_type_ensure (REGIE_TYPE_TABLE_LINE);
  REGIE_ITEM_WIDGET_CLASS (klass)->shown = regie_desk_row_shown;
  regie_widget_class_set_ui (widget_class, "regie-desk-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, is_icon);
  gtk_widget_class_bind_template_child (widget_class, RegieDeskRow, line);
  gtk_widget_class_bind_template_child (widget_class, RegieDeskRow, deeds);
  gtk_widget_class_bind_template_child (widget_class, RegieDeskRow, short_deed);
  gtk_widget_class_bind_template_child (widget_class, RegieDeskRow, more);
}

static void
regie_desk_row_init (RegieDeskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_table_line_set_suffix (self->line, self->deeds);
}

/* --- what was counted --- */

struct _RegieDeskCountRow {
  AdwActionRow parent_instance;
  RegieDeskCount *item;
};

G_DEFINE_FINAL_TYPE (RegieDeskCountRow, regie_desk_count_row, ADW_TYPE_ACTION_ROW)

enum { PROP_ITEM = 1 };

static void
regie_desk_count_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_DESK_COUNT_ROW (object)->item);
}

static void
regie_desk_count_row_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  REGIE_DESK_COUNT_ROW (object)->item = g_value_dup_object (value);
}

/* A binding to its own property would tell an Adw row once more when its labels are gone. */
static void
regie_desk_count_row_constructed (GObject *object)
{
  RegieDeskCountRow *self = REGIE_DESK_COUNT_ROW (object);

  G_OBJECT_CLASS (regie_desk_count_row_parent_class)->constructed (object);
  g_object_set (self, "title", self->item->title, "subtitle", self->item->about, NULL);
  regie_row_layout_install (ADW_ACTION_ROW (self));
}

static void
regie_desk_count_row_finalize (GObject *object)
{
  g_clear_object (&REGIE_DESK_COUNT_ROW (object)->item);
  G_OBJECT_CLASS (regie_desk_count_row_parent_class)->finalize (object);
}

static void
regie_desk_count_row_class_init (RegieDeskCountRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (regie_desk_count_get_type ());
  object_class->get_property = regie_desk_count_row_get_property;
  object_class->set_property = regie_desk_count_row_set_property;
  object_class->constructed = regie_desk_count_row_constructed;
  object_class->finalize = regie_desk_count_row_finalize;
  g_object_class_install_property (
    object_class, PROP_ITEM,
    g_param_spec_object ("item", NULL, NULL, regie_desk_count_get_type (),
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-desk-count-row.ui");
}

static void
regie_desk_count_row_init (RegieDeskCountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_desk_count_row_new (gpointer item, gpointer data)
{
  return g_object_new (REGIE_TYPE_DESK_COUNT_ROW, "item", item, NULL);
}
