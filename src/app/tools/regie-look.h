/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What is wrong with how a window is laid out, for who looks at many screens at once: sentences,
 * without names of persons where there is another way to say which part it is.  WINDOW was to be
 * WIDTH wide at most. */
GPtrArray *regie_look (GtkWidget *window, int width) G_GNUC_WARN_UNUSED_RESULT;
