/* SPDX-License-Identifier: EUPL-1.2 */
/* How a report stands, at a glance. */
#include "regie-verdict-strip.h"

#include "regie-palette.h"
#include "regie-provider-views.h"

#define STEP 17
#define N_KINDS 4

struct _RegieVerdictStrip {
  RegieItemView parent_instance;
  guint counts[N_KINDS]; /* in the order of SHAPES */
};

static const RegieShape shapes[N_KINDS] = { REGIE_SHAPE_DONE, REGIE_SHAPE_SOON, REGIE_SHAPE_RUN,
                                            REGIE_SHAPE_FAILED };

G_DEFINE_FINAL_TYPE (RegieVerdictStrip, regie_verdict_strip, REGIE_TYPE_ITEM_VIEW)

static guint
total (const RegieVerdictStrip *self)
{
  guint n = 0;

  for (guint i = 0; i < N_KINDS; i++)
    n += self->counts[i];
  return n;
}

static void
draw_bar (RegieVerdictStrip *self, GtkSnapshot *snapshot, float width)
{
  float x = 0;
  guint all = total (self);

  for (guint i = 0; i < N_KINDS; i++)
    {
      float part = width * (float) self->counts[i] / (float) all;

      if (self->counts[i] == 0)
        continue;
      gtk_snapshot_append_color (snapshot, regie_tint (shapes[i]),
                                 &GRAPHENE_RECT_INIT (x, 8, MAX (2, part - 2), 18));
      if (part > 22)
        regie_shape_snapshot (snapshot, shapes[i], x + 12, 17, 13);
      x += part;
    }
}

static void
regie_verdict_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieVerdictStrip *self = REGIE_VERDICT_STRIP (widget);
  float width = (float) gtk_widget_get_width (widget);
  guint per_line = MAX (1, (guint) width / STEP);
  guint at = 0;

  if (total (self) == 0)
    return;
  if (total (self) > 2 * per_line)
    {
      draw_bar (self, snapshot, width);
      return;
    }
  for (guint i = 0; i < N_KINDS; i++)
    for (guint k = 0; k < self->counts[i]; k++, at++)
      regie_shape_snapshot (snapshot, shapes[i], (float) (at % per_line * STEP) + 8,
                            (float) (at / per_line * STEP) + 9, 14);
}

static void
regie_verdict_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? 2 * STEP : 100;
}

/* The strip says in words what stands under it. */
static void
regie_verdict_strip_shown (RegieItemView *view, gpointer item)
{
  RegieVerdictStrip *self = REGIE_VERDICT_STRIP (view);
  const RegieReportView *report = item;
  const int counts[N_KINDS] = { report != NULL ? report->in : 0, report != NULL ? report->out : 0,
                                report != NULL ? report->unknown : 0,
                                report != NULL ? report->faulty : 0 };

  for (guint i = 0; i < N_KINDS; i++)
    self->counts[i] = (guint) counts[i];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  report != NULL ? report->summary : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
regie_verdict_strip_class_init (RegieVerdictStripClass *klass)
{
  REGIE_ITEM_VIEW_CLASS (klass)->shown = regie_verdict_strip_shown;
  GTK_WIDGET_CLASS (klass)->snapshot = regie_verdict_strip_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = regie_verdict_strip_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
regie_verdict_strip_init (RegieVerdictStrip *self)
{
}
