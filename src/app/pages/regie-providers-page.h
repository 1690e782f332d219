/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* Providers and contracts: a list by stage with one provider beside it, or the purchase as a board
 * or a line of time.  Seen by everybody who may see dossiers, changed by who may contract. Signals:
 * "open-dossier" (gint64 dossier, char *view); "open-file" (GFile, int RegieFileKind, gint64
 * provider). */
#define REGIE_TYPE_PROVIDERS_PAGE (regie_providers_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieProvidersPage, regie_providers_page, REGIE, PROVIDERS_PAGE, GtkWidget)

GtkWidget *regie_providers_page_new (RegieSession *session);
void regie_providers_page_set_narrow (RegieProvidersPage *self, gboolean narrow);
/* Shows PROVIDER (0: the one that is shown, or the first) with TAB (NULL: the one that is shown).
 */
void regie_providers_page_show (RegieProvidersPage *self, gint64 provider, const char *tab);
