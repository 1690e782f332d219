/* SPDX-License-Identifier: EUPL-1.2 */
/* The norms that are missed: everything of it is a binding. */
#include "regie-norms-part.h"

#include "regie-closures.h"
#include "regie-dashboard-view.h"
#include "regie-norm-chip.h"
#include "regie-norms-view.h"
#include "regie-repeat.h"

struct _RegieNormsPart {
  RegiePage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieNormsPart, regie_norms_part, REGIE_TYPE_PAGE)

/* For the .ui. */
static int
columns (RegieNormsPart *self, gboolean narrow)
{
  return narrow ? 1 : 4;
}

static const RegieQuestion *
regie_norms_part_ask (RegiePage *page, GVariant **target)
{
  return regie_page_may (page, REGIE_MAY_SEE_DOSSIERS) ? &regie_figure_questions[REGIE_NORMS_READ]
                                                       : NULL;
}

static void
regie_norms_part_class_init (RegieNormsPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_NORM_CHIP);
  g_type_ensure (REGIE_TYPE_REPEAT);
  g_type_ensure (regie_norms_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_norms_part_ask;
  regie_widget_class_set_ui (widget_class, "regie-norms-part.ui");
  gtk_widget_class_bind_template_callback (widget_class, columns);
}

static void
regie_norms_part_init (RegieNormsPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
