/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What one looks at in WIDGET stays where it is on the screen, whatever is put above it or goes
 * before the next frame: the row under the pointer, else the one with the focus, else the one at
 * the top of a part that is scrolled.  Of parts that scroll as a whole; a RegieList does this
 * itself. */
void regie_steady_hold (GtkWidget *widget);
