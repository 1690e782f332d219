/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"
#include "regie-load.h"

/* The windows in which something is recorded.  Each checks what is typed, says what is wrong beside the field, applies the
 * change itself and closes; what was typed stays when saving fails, and returns when the same window is opened again. */

/* A new fact of DOSSIER (KIND may be NULL), or a correction of RECORD when it is not NULL.
 * PLANNED: preset, for "what if".  */
void regie_fact_dialog_present  (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born, const char *kind,
                                 RegieRecord *record, gboolean planned);
/* "Later, with a reason": a day and a reason. */
void regie_defer_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *rule, gint64 fact, const char *what);
/* A new person with a dossier. */
void regie_dossier_dialog_present (GtkWidget *parent, RegieSession *session);
/* The data of the person of DOSSIER, to look at and to change. */
void regie_person_dialog_present (GtkWidget *parent, RegieSession *session, RegieRecord *person, RegieRecord *dossier);
/* Shows an error as a toast in the window of WIDGET. */
void regie_show_error           (GtkWidget *widget, const GError *error);
void regie_show_toast           (GtkWidget *widget, const char *text);
/* Says that what was typed at PLACE (regie-draft.h) is kept, with a way back to it. */
void regie_show_kept            (GtkWidget *widget, const char *place);
/* The end of an apply: announces it for Undo, or shows why not.  TITLE is borrowed. */
gboolean regie_finish_apply     (GtkWidget *widget, RegieSession *session, GAsyncResult *result, const char *title);
