/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* What stands under the name of a provider.  Each reads what it shows when it is shown, and again
 * when anything changed. A page of people may say "open-dossier" (gint64 dossier, char *view). */

#define REGIE_TYPE_PROVIDER_TAB (regie_provider_tab_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieProviderTab, regie_provider_tab, REGIE, PROVIDER_TAB, GtkWidget)

struct _RegieProviderTabClass {
  GtkWidgetClass parent_class;
  /* What is read: a question of regie_provider_questions[] about a provider and what is asked of it
   * (xx). */
  const RegieQuestion *question;
  /* Shows the answer, which stays the tab's until the next one or CLEAR. */
  void (*fill) (RegieProviderTab *self, gpointer answer);
  /* Another provider: what was of the last one goes.  May be NULL. */
  void (*clear) (RegieProviderTab *self);
  /* Which right the changing of its records asks (RegieRight). */
  int right;
};

/* What belongs to every tab. */
RegieSession *regie_provider_tab_get_session (RegieProviderTab *self);
gint64 regie_provider_tab_get_provider (RegieProviderTab *self);
const char *regie_provider_tab_get_name (RegieProviderTab *self);
gboolean regie_provider_tab_is_narrow (RegieProviderTab *self);
/* Shows PROVIDER and reads; the same one again reads only when something changed since. */
void regie_provider_tab_show (RegieProviderTab *self, gint64 provider, const char *name);
void regie_provider_tab_set_narrow (RegieProviderTab *self, gboolean narrow);
/* Reads again, asking something else about the provider: a period, a filter. */
void regie_provider_tab_ask (RegieProviderTab *self, gint64 asked);
void regie_provider_tab_open_dossier (RegieProviderTab *self, gint64 dossier, const char *view);
/* Fills again what was read. */
void regie_provider_tab_refill (RegieProviderTab *self);
gboolean regie_provider_tab_may_change (RegieProviderTab *self);

GtkWidget *regie_provider_overview_new (RegieSession *session);
GtkWidget *regie_provider_people_new (RegieSession *session);
GtkWidget *regie_provider_reports_new (RegieSession *session);
GtkWidget *regie_provider_invoices_new (RegieSession *session);
GtkWidget *regie_provider_meetings_new (RegieSession *session);
