/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-session.h"

/* Gives WIDGET, a page that shows records, the actions "records.add" (us: kind, preset),
 * "records.edit" (ux: kind, id) and "records.remove" (ux), done with SESSION: each reads the record
 * as it is then.  ALLOWED: whether who works there may change what the page shows.  It may be said
 * again when that is otherwise. */
void regie_record_actions_set (GtkWidget *widget, RegieSession *session, gboolean allowed);
