/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-session.h"

/* Every form that follows from a table, one by one: of each kind of fact of DOSSIER, of each kind
 * of record, and what each command asks.  Opens the I-th above WINDOW; an owned name, or NULL after
 * the last. */
char *regie_every_form_open (GtkWidget *window, RegieSession *session, gint64 dossier,
                             guint i) G_GNUC_WARN_UNUSED_RESULT;
