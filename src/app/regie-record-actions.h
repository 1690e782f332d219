/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-session.h"

/* The actions "records.add" (us: kind, preset), "records.edit" (ux: kind, id) and "records.remove"
 * (ux) for a page that shows records: each reads the record as it is then. */
void regie_record_actions_install (GtkWidgetClass *klass);
/* Which session WIDGET works with, and whether who works there may change what it shows. */
void regie_record_actions_set (GtkWidget *widget, RegieSession *session, gboolean allowed);
