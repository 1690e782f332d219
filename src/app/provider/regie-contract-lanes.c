/* SPDX-License-Identifier: EUPL-1.2 */
/* The contracts as lanes under one axis of seven years: what they last, can be extended to, and the
 * days that count. */
#include "regie-contract-lanes.h"

#include <glib/gi18n.h>

#include "regie-scale.h"
#include "regie-shelf-view.h"

#define LABEL_WIDTH 230
#define NARROW_LABEL_WIDTH 130
#define NARROW 620 /* pixels: below this the labels are narrower */
#define LANE_HEIGHT 46
#define AXIS_HEIGHT 72
#define YEARS_BACK 2
#define N_YEARS 7
#define END_MARGIN 12

struct _RegieLaneView {
  RegieItemView parent_instance;
  PangoLayout *layout;
};

struct _RegieLaneRow {
  RegieItemRow parent_instance;
};

struct _RegieContractLanes {
  RegieItemView parent_instance;
  GtkListBox *list;
  GListStore *lanes;
};

G_DEFINE_FINAL_TYPE (RegieLaneView, regie_lane_view, REGIE_TYPE_ITEM_VIEW)
G_DEFINE_FINAL_TYPE (RegieLaneRow, regie_lane_row, REGIE_TYPE_ITEM_ROW)
G_DEFINE_FINAL_TYPE (RegieContractLanes, regie_contract_lanes, REGIE_TYPE_ITEM_VIEW)

/* --- a lane --- */

/* Where everything stands on a lane that is so wide. */
typedef struct {
  RegieScale scale;
  float label, width;
  float text; /* how large the letters are */
} Place;

static Place
place_of (const RegieLane *lane, GtkWidget *widget)
{
  const int width = gtk_widget_get_width (widget);
  const float text = (float) regie_scale_text (widget);
  int year, month, day;
  Place place = { .label = MIN ((width < NARROW * text ? NARROW_LABEL_WIDTH : LABEL_WIDTH) * text,
                                width / 2.0f),
                  .width = (float) width,
                  .text = text };

  regie_day_to_civil (lane->today, &year, &month, &day);
  place.scale.first = regie_day_from_civil (year - YEARS_BACK, 1, 1);
  place.scale.per_day = (width - place.label - END_MARGIN) / (365.25 * N_YEARS);
  return place;
}

static float
x_of (const Place *place, RegieDay day)
{
  return place->label + (float) regie_scale_x (&place->scale, day);
}

/* What it lasts, what of that has passed, and what it can be extended to. */
static void
draw_contract (const RegieLane *lane, GtkSnapshot *snapshot, const Place *place)
{
  const float y = 12 * place->text;
  const float height = (LANE_HEIGHT - 24) * place->text;
  float x, end, now;

  if (lane->from == REGIE_DAY_NONE || lane->until == REGIE_DAY_NONE)
    return;
  x = x_of (place, lane->from);
  end = x_of (place, lane->until + 1);
  now = x_of (place, lane->today);
  if (lane->extended != REGIE_DAY_NONE)
    regie_box_snapshot (snapshot, end - 6, y + 3, x_of (place, lane->extended + 1) - end + 6,
                        height - 6, 6, regie_family (REGIE_FAMILY_SLATE, REGIE_SHADE_PLANNED),
                        regie_family (REGIE_FAMILY_SLATE, REGIE_SHADE_OUTLINE));
  regie_box_snapshot (snapshot, x, y, end - x, height, 6,
                      regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_PLANNED),
                      regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_OUTLINE));
  if (now > x)
    regie_box_snapshot (snapshot, x, y, MIN (now, end) - x, height, 6,
                        regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_LIVED), NULL);
}

static void
draw_marks (const RegieLane *lane, GtkSnapshot *snapshot, const Place *place)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lane->marks)); i++)
    {
      g_autoptr (RegieLaneMark) mark = g_list_model_get_item (G_LIST_MODEL (lane->marks), i);

      regie_shape_snapshot (snapshot, (RegieShape) mark->shape, x_of (place, mark->day),
                            LANE_HEIGHT * place->text / 2, (float) mark->size * place->text);
    }
}

static void
draw_words (RegieLaneView *self, const RegieLane *lane, GtkSnapshot *snapshot, const Place *place)
{
  regie_text_snapshot (snapshot, self->layout, lane->name, 12, 15 * place->text, place->label - 18,
                       0, regie_tone (REGIE_TONE_TEXT));
  regie_text_snapshot (snapshot, self->layout, lane->number, 12, 33 * place->text,
                       place->label - 18, 0, regie_tone (REGIE_TONE_DIM));
}

static void
regie_lane_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieLaneView *self = REGIE_LANE_VIEW (widget);
  const RegieLane *lane = regie_item_view_get_item (REGIE_ITEM_VIEW (self));
  int height = gtk_widget_get_height (widget);
  gboolean is_axis;
  Place place;

  if (lane == NULL)
    return;
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (widget, NULL);
  is_axis = lane->name == NULL;
  place = place_of (lane, widget);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (place.label, 0, place.width - place.label,
                                                         (float) height));
  regie_scale_snapshot (&place.scale, snapshot, is_axis ? self->layout : NULL, place.text,
                        place.label, place.width - place.label, 0, height);
  if (is_axis)
    regie_pill_snapshot (snapshot, self->layout, _("today"), x_of (&place, lane->today),
                         60 * place.text, place.label, place.width, regie_tone (REGIE_TONE_ACCENT),
                         &(GdkRGBA){ 1, 1, 1, 1 });
  else
    {
      draw_contract (lane, snapshot, &place);
      draw_marks (lane, snapshot, &place);
    }
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_ACCENT),
                             &GRAPHENE_RECT_INIT (x_of (&place, lane->today),
                                                  is_axis ? 66 * place.text : 0, 1.5f,
                                                  (float) height));
  gtk_snapshot_pop (snapshot);
  if (!is_axis)
    draw_words (self, lane, snapshot, &place);
}

static void
regie_lane_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  const RegieLane *lane = regie_item_view_get_item (REGIE_ITEM_VIEW (widget));

  const int height = lane != NULL && lane->name != NULL ? LANE_HEIGHT : AXIS_HEIGHT;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? 320
                          : (int) (height * regie_scale_text (widget));
}

static void
lane_shown (RegieItemView *view, gpointer item)
{
  gtk_widget_queue_resize (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
regie_lane_view_finalize (GObject *object)
{
  g_clear_object (&REGIE_LANE_VIEW (object)->layout);
  G_OBJECT_CLASS (regie_lane_view_parent_class)->finalize (object);
}

static void
regie_lane_view_class_init (RegieLaneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_lane_view_finalize;
  REGIE_ITEM_VIEW_CLASS (klass)->shown = lane_shown;
  widget_class->snapshot = regie_lane_view_snapshot;
  widget_class->measure = regie_lane_view_measure;
  gtk_widget_class_set_accessible_role (
    widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION); /* the row around it speaks */
}

static void
regie_lane_view_init (RegieLaneView *self)
{
}

/* --- a row --- */

/* A binding of a template to a property of its own object is undone twice when that goes. */
static void
regie_lane_row_constructed (GObject *object)
{
  const RegieLane *lane = regie_item_row_get_item (REGIE_ITEM_ROW (object));

  G_OBJECT_CLASS (regie_lane_row_parent_class)->constructed (object);
  g_assert (lane != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (object), lane->spoken);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (object), lane->provider);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (object), "providers.open");
}

static void
regie_lane_row_class_init (RegieLaneRowClass *klass)
{
  g_type_ensure (REGIE_TYPE_LANE_VIEW);
  g_type_ensure (regie_lane_get_type ());
  G_OBJECT_CLASS (klass)->constructed = regie_lane_row_constructed;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-lane-row.ui");
}

static void
regie_lane_row_init (RegieLaneRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- all of them --- */

static void
lanes_shown (RegieItemView *view, gpointer item)
{
  regie_items_update (REGIE_CONTRACT_LANES (view)->lanes,
                      item != NULL ? G_LIST_MODEL (REGIE_PROVIDERS_VIEW (item)->lanes) : NULL);
}

static void
regie_contract_lanes_finalize (GObject *object)
{
  g_clear_object (&REGIE_CONTRACT_LANES (object)->lanes);
  G_OBJECT_CLASS (regie_contract_lanes_parent_class)->finalize (object);
}

static void
regie_contract_lanes_class_init (RegieContractLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_LANE_VIEW);
  g_type_ensure (regie_providers_view_get_type ());
  G_OBJECT_CLASS (klass)->finalize = regie_contract_lanes_finalize;
  REGIE_ITEM_VIEW_CLASS (klass)->shown = lanes_shown;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-contract-lanes.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieContractLanes, list);
}

static void
regie_contract_lanes_init (RegieContractLanes *self)
{
  self->lanes = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->lanes), regie_item_row_new,
                           GSIZE_TO_POINTER (REGIE_TYPE_LANE_ROW), NULL);
}
