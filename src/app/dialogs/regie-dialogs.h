/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-do.h"
#include "regie-folder.h"
#include "regie-form-window.h"
#include "regie-letter.h"
#include "regie-load.h"
#include "regie-session.h"

/* The windows in which something is recorded.  Each checks what is typed, says what is wrong below
 * the field, applies the change itself and closes; what was typed stays when saving fails, and
 * returns when the same window is opened again. */

/* A new fact of DOSSIER (KIND may be NULL), or a correction of RECORD when it is not NULL.
 * PLANNED: preset, for "what if".  */
void regie_fact_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                const char *born, const char *kind, RegieRecord *record,
                                gboolean planned);
/* A new fact of DOSSIER, filled in as START (borrowed) begins it: to be looked at and saved. */
void regie_fact_dialog_present_from (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                     RegieForm *start);
/* "Later, with a reason": a day and a reason. */
void regie_defer_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                 const char *rule, gint64 fact, const char *what);
/* A new person with a dossier. */
void regie_dossier_dialog_present (GtkWidget *parent, RegieSession *session);
/* The data of the person of DOSSIER, to look at and to change. */
void regie_person_dialog_present (GtkWidget *parent, RegieSession *session, RegieRecord *person,
                                  RegieRecord *dossier);
/* A record of any kind that lies in a dossier or among the contracts: a new one (RECORD NULL) or
 * the one that is there.  OWN (may be NULL, taken) has the Dutch keys of the fields that the
 * program sets.  Gives the window, borrowed. */
RegieFormWindow *regie_record_dialog_present (GtkWidget *parent, RegieSession *session,
                                              RegieEntityId entity, RegieRecord *record,
                                              RegieForm *own, const char *title);
/* Asks for the ground and the number, and erases DOSSIER for good. */
void regie_erase_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier);
/* A letter from TEMPLATE (taken) about DOSSIER, shown while it is made. */
void regie_letter_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                  RegieTemplate *template_);
/* The small form that COMMAND asks (its RegieAsk) about TARGET (a floating one is taken, may be
 * NULL), and then the command.  PRESET and CHOICES (name, value, … NULL) are taken; both NULL: the
 * form opens as the start of the ask says.  What is typed is kept at the place of the command. */
void regie_ask_dialog_present (GtkWidget *parent, RegieSession *session,
                               const RegieCommand *command, GVariant *target, RegieForm *preset,
                               char **choices);
/* Shows TOAST, which it takes over, in the place of what was said before, for SECONDS: what is said
   is about what was done last.  It stays until it is dismissed where REGIE_TOASTS_STAY is
   set: a test on a busy machine reads more slowly than a person. */
void regie_add_toast (AdwToastOverlay *overlay, AdwToast *toast, guint seconds);
/* The same with ASK (borrowed) in the place of what the command asks, where the fields, the title
 * or the sentence above them follow from what is on the screen. */
void regie_ask_dialog_present_as (GtkWidget *parent, RegieSession *session,
                                  const RegieCommand *command, const RegieAsk *ask,
                                  GVariant *target, RegieForm *preset, char **choices);
/* The same, nothing of which is kept, and then FUNC with the window above which it stood. */
void regie_ask_dialog_present_then (GtkWidget *parent, RegieSession *session,
                                    const RegieCommand *command, const RegieAsk *ask,
                                    GVariant *target, RegieDoneFunc func);
/* Shows an error as a toast in the window of WIDGET. */
void regie_show_error (GtkWidget *widget, const GError *error);
void regie_show_toast (GtkWidget *widget, const char *text);
/* Says that what was typed at PLACE (regie-draft.h) is kept, with a way back to it. */
void regie_show_kept (GtkWidget *widget, const char *place);
