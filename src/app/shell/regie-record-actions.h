/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-session.h"

/* Gives WIDGET, a page that shows records, the actions "records.add" (us: kind, preset),
 * "records.edit" (ux: kind, id) and "records.remove" (ux), done with SESSION: each reads the record
 * as it is then.  ALLOWED: whether who works there may change what the page shows.  It may be said
 * again when that is otherwise. */
void regie_record_actions_set (GtkWidget *widget, RegieSession *session, gboolean allowed);

/* TARGET (ux) of such an action, as the commands name a record (sx); NULL for what is no kind. */
GVariant *regie_record_dup_target (GVariant *target) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the form of RECORD (borrowed), for WIDGET and SESSION. */
typedef void (*RegieRecordFunc) (GtkWidget *widget, RegieSession *session, RegieEntityId entity,
                                 RegieRecord *record);
/* Reads RECORD ((sx), a floating one is taken) as it is now and gives it to OPEN; that it is gone
 * is said.  WIDGET stays until then. */
void regie_record_read_then (GtkWidget *widget, RegieSession *session, GVariant *record,
                             RegieRecordFunc open);
