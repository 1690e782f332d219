/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of who goes on to B1: course, exam, result and cost. */
#include "regie-b1-page.h"

#include "regie-b1-view.h"
#include "regie-dashboard-view.h"
#include "regie-sheet.h"

struct _RegieB1Page {
  RegiePage parent_instance;
  RegieDay day; /* as of which it stands; NONE: today */
};

G_DEFINE_FINAL_TYPE (RegieB1Page, regie_b1_page, REGIE_TYPE_PAGE)

static const RegieQuestion *
regie_b1_page_ask (RegiePage *page, GVariant **target)
{
  *target = g_variant_new_int32 (REGIE_B1_PAGE (page)->day);
  return &regie_figure_questions[REGIE_B1_READ];
}

static void
regie_b1_page_open (RegiePage *page, GVariant *target)
{
  REGIE_B1_PAGE (page)->day = g_variant_get_int32 (target);
  regie_page_refresh (page);
}

static void
regie_b1_page_class_init (RegieB1PageClass *klass)
{
  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_b1_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_b1_page_ask;
  REGIE_PAGE_CLASS (klass)->open = regie_b1_page_open;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-b1-page.ui");
}

static void
regie_b1_page_init (RegieB1Page *self)
{
  self->day = REGIE_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
