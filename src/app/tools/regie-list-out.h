/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list-commands.h"
#include "regie-session.h"

#include <gtk/gtk.h>

/* How every list leaves the program from a screen: it is asked where to and what goes out. */

/* The list NAME (regie_list_find) with what is ASKED of it, of which SHOWN ("as", a floating one is
 * taken; NULL: as the kind says) are the columns on the screen of WIDGET.  To a printer when it
 * PRINTS, and else to a file.  Who may not is told so. */
void regie_list_take_out (GtkWidget *widget, RegieSession *session, const char *name,
                          const char *asked, GVariant *shown, gboolean prints);
