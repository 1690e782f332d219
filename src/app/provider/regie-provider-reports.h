/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-provider-page.h"
#include "regie-provider-views.h"

/* What the tab of reports and its actions (regie-provider-reports-actions.c) share. */

/* The orders that go on the agenda: "ax", floating. */
GVariant *regie_provider_reports_get_chosen (RegieProviderReports *self);
/* Puts ORDER on the agenda, or takes it off. */
void regie_provider_reports_choose (RegieProviderReports *self, gint64 order, gboolean on);
/* So many periods later; never later than the last whole one. */
void regie_provider_reports_move (RegieProviderReports *self, int periods);

void regie_provider_reports_install_actions (GtkWidgetClass *klass);
/* Those that open a form of something else, by the rights of who looks. */
void regie_provider_reports_guard_actions (RegieProviderReports *self);
