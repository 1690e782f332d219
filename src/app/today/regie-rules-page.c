/* SPDX-License-Identifier: EUPL-1.2 */
/* The help page of the rules: every rule in force, and why. */
#include "regie-rules-page.h"

#include "regie-office-commands.h"
#include "regie-sheet.h"

struct _RegieRulesPage {
  RegiePage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieRulesPage, regie_rules_page, REGIE_TYPE_PAGE)

static const RegieQuestion *
regie_rules_page_ask (RegiePage *page, GVariant **target)
{
  return &regie_office_questions[REGIE_RULES_READ];
}

static void
regie_rules_page_class_init (RegieRulesPageClass *klass)
{
  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_rules_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_rules_page_ask;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-rules-page.ui");
}

static void
regie_rules_page_init (RegieRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
