/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* Providers with their contracts, lots and prices: seen by everybody, changed by who may contract. */
#define REGIE_TYPE_PROVIDERS_PAGE (regie_providers_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieProvidersPage, regie_providers_page, REGIE, PROVIDERS_PAGE, GtkWidget)

GtkWidget *regie_providers_page_new        (RegieSession *session);
void       regie_providers_page_set_narrow (RegieProvidersPage *self, gboolean narrow);
