/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-session.h"

/* From a widget to a command (regie-command.h) and back: what was done is said with Undo, what went
 * wrong is said as it is. */

/* Does COMMAND about TARGET (a floating one is taken, NULL for none) with FORM (borrowed, may be
 * NULL). */
void regie_do (GtkWidget *widget, RegieSession *session, const RegieCommand *command,
               GVariant *target, RegieForm *form);
/* The same, and then FUNC; OUTCOME is NULL when it went wrong, which was said already.  What the
 * command asks first (RegieOutcome.asks) is asked above WIDGET; FUNC does not hear of a no. */
typedef void (*RegieDoneFunc) (GtkWidget *widget, const RegieOutcome *outcome);
void regie_do_then (GtkWidget *widget, RegieSession *session, const RegieCommand *command,
                    GVariant *target, RegieForm *form, RegieDoneFunc func);

/* Installs N COMMANDS as actions of their own names.  An action opens the small form when the
 * command asks something. */
void regie_commands_install (GtkWidgetClass *klass, const RegieCommand *commands, guint n);
/* From now on the commands of WIDGET are done with SESSION (borrowed: WIDGET holds it); what my
 * role may not do cannot be pressed. */
void regie_commands_guard (GtkWidget *widget, RegieSession *session);
