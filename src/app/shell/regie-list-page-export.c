/* SPDX-License-Identifier: EUPL-1.2 */
/* What a page with a long list writes into a file: everybody who was found. */
#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-list-page.h"

static void
exported (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

static void
export_to (GFile *file, gpointer page)
{
  RegieListPageClass *klass = REGIE_LIST_PAGE_GET_CLASS (page);
  g_autofree char *asked = klass->dup_asked (page);
  g_autofree char *uri = g_file_get_uri (file);

  regie_do_then (page, regie_page_get_session (page), klass->exports,
                 g_variant_new ("(ss)", asked, uri), NULL, exported);
}

void
regie_list_page_export (RegieListPage *self)
{
  g_return_if_fail (REGIE_IS_LIST_PAGE (self));
  if (regie_page_may (REGIE_PAGE (self), REGIE_MAY_EXPORT))
    regie_choose_save (GTK_WIDGET (self), _("Export the list"),
                       _(REGIE_LIST_PAGE_GET_CLASS (self)->file), export_to, g_object_ref (self),
                       g_object_unref);
  else
    regie_show_toast (GTK_WIDGET (self), _("Your role may not export."));
}
