/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Providers and contracts: a list by stage with one provider beside it, or the purchase as a board
 * or a line of time.  Seen by everybody who may see dossiers, changed by who may contract.
 *
 * It opens (regie_page_open) as "win.provider" says: (xs), a provider (0: the one that is shown, or
 * the first) and the name of a tab ("": the one that is shown).  Actions: "providers.view" (s,
 * "list", "board" or "timeline"), "providers.open" (x, a provider), "providers.back". */
#define REGIE_TYPE_PROVIDERS_PAGE (regie_providers_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieProvidersPage, regie_providers_page, REGIE, PROVIDERS_PAGE, RegiePage)

/* In its class_init (regie-providers-page-actions.c). */
void regie_providers_page_install_actions (GtkWidgetClass *klass);
