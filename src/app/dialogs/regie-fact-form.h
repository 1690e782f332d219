/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"
#include "regie-session.h"

#include <gtk/gtk.h>

typedef void (*RegieFormFunc) (RegieForm *form, gpointer data);

/* The fact dialog for "what if", filled with START (may be NULL): hands the form to FUNC instead of
 * saving it.  DATA (a GObject) is kept until then. */
void regie_fact_dialog_present_trial (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                      const char *born, RegieForm *start, RegieFormFunc func,
                                      gpointer data);
