/* SPDX-License-Identifier: EUPL-1.2 */
/* An organisation in the list: its name, what it is to us, and what is open. */
#include "regie-organisation-line.h"

#include "regie-closures.h"
#include "regie-directory-view.h"
#include "regie-palette.h"

struct _RegieOrganisationLine {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieOrganisationLine, regie_organisation_line, REGIE_TYPE_ITEM_ROW)

static void
regie_organisation_line_class_init (RegieOrganisationLineClass *klass)
{
  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (regie_organisation_row_get_type ());
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-organisation-line.ui");
}

static void
regie_organisation_line_init (RegieOrganisationLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
