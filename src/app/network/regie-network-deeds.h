/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-network-view.h"

/* What can be done with one member of a network: the one list for its keys and its menu.  All are
 * actions of a widget above. */

/* Does what KEY means of MARK, from WIDGET; FALSE when it means nothing. */
gboolean regie_network_deeds_key (GtkWidget *widget, RegieNetworkMark *mark, guint key);
/* Opens the form of the member. */
void regie_network_deeds_open (GtkWidget *widget, RegieNetworkMark *mark);
/* The same as a menu; owned by the caller. */
GMenu *regie_network_deeds_menu (RegieNetworkMark *mark) G_GNUC_WARN_UNUSED_RESULT;
