/* SPDX-License-Identifier: EUPL-1.2 */
/* One organisation: what it is, what it is to us, who works there, what we agreed. */
#include "regie-organisation-page.h"

#include "regie-closures.h"
#include "regie-organisation-commands.h"
#include "regie-sheet.h"

struct _RegieOrganisationPage {
  RegiePage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieOrganisationPage, regie_organisation_page, REGIE_TYPE_PAGE)

static const RegieQuestion *
regie_organisation_page_ask (RegiePage *page, GVariant **target)
{
  gint64 organisation = regie_page_get_subject (page);

  if (organisation == 0)
    return NULL;
  *target = g_variant_new_int64 (organisation);
  return &regie_organisation_questions[REGIE_ORGANISATION_READ];
}

static void
regie_organisation_page_class_init (RegieOrganisationPageClass *klass)
{
  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_organisation_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_organisation_page_ask;
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-organisation-page.ui");
}

static void
regie_organisation_page_init (RegieOrganisationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
