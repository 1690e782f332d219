/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office-view.h"
#include "regie-pages.h"

/* The pages that who works here may go to, what is counted beside them, and who that is.  Property
 * "office" (RegieOfficeView, writable): who works here, NULL until it is known. */
#define REGIE_TYPE_SIDEBAR (regie_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (RegieSidebar, regie_sidebar, REGIE, SIDEBAR, GtkWidget)

/* SESSION is open: the rows are those that it allows, and what is counted is asked, now and when
 * anything changed.  NULL: nothing is asked any more. */
void regie_sidebar_set_session (RegieSidebar *self, RegieSession *session);
/* The row of the page that is shown; none when it has no row. */
void regie_sidebar_select (RegieSidebar *self, const RegiePageKind *kind);
