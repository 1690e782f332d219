/* SPDX-License-Identifier: EUPL-1.2 */
/* What was agreed with a provider, how full it is, what it costs and how it goes. */
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-provider-page.h"
#include "regie-provider-views.h"
#include "regie-record-actions.h"
#include "regie-sheet.h"

struct _RegieProviderOverview {
  RegiePage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieProviderOverview, regie_provider_overview, REGIE_TYPE_PAGE)

static const RegieQuestion *
regie_provider_overview_ask (RegiePage *page, GVariant **target)
{
  return regie_provider_tab_ask (page, REGIE_PROVIDER_READ_OVERVIEW, 0, target);
}

static void
regie_provider_overview_opened (RegiePage *page)
{
  regie_record_actions_set (GTK_WIDGET (page), regie_page_get_session (page),
                            regie_page_may (page, REGIE_MAY_CONTRACT));
}

static void
regie_provider_overview_class_init (RegieProviderOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_provider_sheet_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_provider_overview_ask;
  REGIE_PAGE_CLASS (klass)->opened = regie_provider_overview_opened;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-provider-overview.ui");
}

static void
regie_provider_overview_init (RegieProviderOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
