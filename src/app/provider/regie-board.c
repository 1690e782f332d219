/* SPDX-License-Identifier: EUPL-1.2 */
/* The purchase as a board: contracts by stage, which are taken along from one to the next. */
#include "regie-board.h"

#include "regie-closures.h"
#include "regie-palette.h"
#include "regie-shelf-view.h"
#include "regie-suffixes.h"

struct _RegieBoard {
  RegieItemView parent_instance;
  GtkBox *box;
};

struct _RegieBoardColumnView {
  RegieItemView parent_instance;
  GtkBox *cards;
  GtkDropTarget *drop;
};

struct _RegieBoardCardView {
  RegieItemView parent_instance;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (RegieBoard, regie_board, REGIE_TYPE_ITEM_VIEW)
G_DEFINE_FINAL_TYPE (RegieBoardColumnView, regie_board_column_view, REGIE_TYPE_ITEM_VIEW)
G_DEFINE_FINAL_TYPE (RegieBoardCardView, regie_board_card_view, REGIE_TYPE_ITEM_VIEW)

/* Shows ITEMS in BOX with views of TYPE: those that are there stay, and show what has come in their
 * place, so that the focus and a press in them stay too. */
static void
show_items (GtkBox *box, GListModel *items, GType type)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      if (view == NULL)
        {
          view = g_object_new (type, "item", item, NULL);
          gtk_box_append (box, view);
        }
      else
        regie_item_view_set_item (REGIE_ITEM_VIEW (view), item);
      view = gtk_widget_get_next_sibling (view);
    }
  while (view != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (view);

      gtk_box_remove (box, view);
      view = next;
    }
}

/* --- a card --- */

/* It is taken along by its contract. */
static GdkContentProvider *
drag_prepare (GtkDragSource *source, double x, double y, RegieBoardCardView *self)
{
  const RegieBoardCard *card = regie_item_view_get_item (REGIE_ITEM_VIEW (self));

  return card != NULL && card->may_contract
           ? gdk_content_provider_new_typed (G_TYPE_INT64, card->contract)
           : NULL;
}

static void
drag_begin (GtkDragSource *source, GdkDrag *drag, RegieBoardCardView *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static void
card_shown (RegieItemView *view, gpointer item)
{
  RegieBoardCardView *self = REGIE_BOARD_CARD_VIEW (view);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    REGIE_BOARD_CARD (item)->spoken, -1);
}

static void
regie_board_card_view_class_init (RegieBoardCardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (REGIE_TYPE_SUFFIXES);
  g_type_ensure (regie_board_card_get_type ());
  REGIE_ITEM_VIEW_CLASS (klass)->shown = card_shown;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-board-card-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieBoardCardView, open);
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin);
}

static void
regie_board_card_view_init (RegieBoardCardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- a column --- */

static gboolean
card_dropped (GtkDropTarget *target, const GValue *value, double x, double y,
              RegieBoardColumnView *self)
{
  const RegieBoardColumn *column = regie_item_view_get_item (REGIE_ITEM_VIEW (self));

  return column != NULL
         && gtk_widget_activate_action (GTK_WIDGET (self), "contract.move", "(xs)",
                                        g_value_get_int64 (value), column->stage);
}

static void
column_shown (RegieItemView *view, gpointer item)
{
  RegieBoardColumnView *self = REGIE_BOARD_COLUMN_VIEW (view);
  GType contract = G_TYPE_INT64;

  show_items (self->cards, item != NULL ? G_LIST_MODEL (REGIE_BOARD_COLUMN (item)->cards) : NULL,
              REGIE_TYPE_BOARD_CARD_VIEW);
  gtk_drop_target_set_gtypes (self->drop, &contract,
                              item != NULL && REGIE_BOARD_COLUMN (item)->may_contract ? 1 : 0);
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               item != NULL ? REGIE_BOARD_COLUMN (item)->width : -1, -1);
}

static void
regie_board_column_view_class_init (RegieBoardColumnViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_board_column_get_type ());
  REGIE_ITEM_VIEW_CLASS (klass)->shown = column_shown;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-board-column-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieBoardColumnView, cards);
  gtk_widget_class_bind_template_child (widget_class, RegieBoardColumnView, drop);
  gtk_widget_class_bind_template_callback (widget_class, card_dropped);
}

static void
regie_board_column_view_init (RegieBoardColumnView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- the board --- */

static void
board_shown (RegieItemView *view, gpointer item)
{
  show_items (REGIE_BOARD (view)->box,
              item != NULL ? G_LIST_MODEL (REGIE_PROVIDERS_VIEW (item)->columns) : NULL,
              REGIE_TYPE_BOARD_COLUMN_VIEW);
}

static void
regie_board_class_init (RegieBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  REGIE_ITEM_VIEW_CLASS (klass)->shown = board_shown;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-board.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieBoard, box);
}

static void
regie_board_init (RegieBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
