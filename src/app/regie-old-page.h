/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Until the last page is a RegiePage of its own: pages around those that are not yet. */
#define REGIE_TYPE_OLD_PAGE (regie_old_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieOldPage, regie_old_page, REGIE, OLD_PAGE, RegiePage)

struct _RegieOldPageClass {
  RegiePageClass parent_class;
  GtkWidget *(*make) (RegieSession *session);
  void (*set_narrow) (GtkWidget *inner, gboolean narrow);
};

GType regie_old_dossier_get_type (void);
GtkWidget *regie_old_page_get_inner (RegieOldPage *self);
