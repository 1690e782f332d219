/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* One provider: its head and its tabs.  It is about a provider (regie_page_set_subject).
 *
 * Property: "tab" (string, writable), the name of the tab that is shown; the action "providers.tab"
 * sets it.  The action "providers.back" is that of the list around it. */
#define REGIE_TYPE_PROVIDER_PAGE (regie_provider_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderPage, regie_provider_page, REGIE, PROVIDER_PAGE, RegiePage)

/* Shows TAB; another name than that of a tab changes nothing. */
void regie_provider_page_set_tab (RegieProviderPage *self, const char *tab);
/* Reads in FILE, which was dropped on the provider: a report, but on its invoices one of those. */
void regie_provider_page_drop (RegieProviderPage *self, GFile *file);

/* The tabs.  Each is a RegiePage about a provider. */
#define REGIE_TYPE_PROVIDER_OVERVIEW (regie_provider_overview_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderOverview, regie_provider_overview, REGIE, PROVIDER_OVERVIEW,
                      RegiePage)
#define REGIE_TYPE_PROVIDER_PEOPLE (regie_provider_people_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderPeople, regie_provider_people, REGIE, PROVIDER_PEOPLE, RegiePage)
#define REGIE_TYPE_PROVIDER_REPORTS (regie_provider_reports_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderReports, regie_provider_reports, REGIE, PROVIDER_REPORTS,
                      RegiePage)
#define REGIE_TYPE_PROVIDER_INVOICES (regie_provider_invoices_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderInvoices, regie_provider_invoices, REGIE, PROVIDER_INVOICES,
                      RegiePage)
#define REGIE_TYPE_PROVIDER_MEETINGS (regie_provider_meetings_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderMeetings, regie_provider_meetings, REGIE, PROVIDER_MEETINGS,
                      RegiePage)

/* QUESTION (of regie_provider_questions, about (xx)) as the subject of TAB is asked it, with ASKED;
 * NULL while there is no subject.  *TARGET is floating. */
const RegieQuestion *regie_provider_tab_ask (RegiePage *tab, int question, gint64 asked,
                                             GVariant **target);
