/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-do.h"
#include "regie-field-row.h"
#include "regie-session.h"

/* The window that every form is: Cancel and Save, a list of rows, and what is wrong: at the row of
 * the field that it is about, which gets the focus, or above them all.
 *
 * What is typed is kept in the database once a second (regie-draft.h) and stands there again when
 * the same form is next opened, whether it was cancelled, the program was killed or the machine
 * stopped.  Saving ends that.  The place of the draft is that of the command
 * (regie_command_dup_place).
 *
 * A form that only asks fields is used as it is: regie_form_window_new, _set_command, _add_row …,
 * _present.  One with more to it derives: its template adds AdwPreferencesRow children to the list,
 * and children of type "below" under it.  Its actions are "form.save", which says first all that is
 * wrong with what stands in the rows, each below its row, and "form.discard".
 *
 * Properties, beside those of a window: "session", at construction; "save-label", with its
 * mnemonic; "about" (whom the form is about, as the subtitle), "heading" and "description" (above
 * the rows, no markup), each a text or NULL; "keeps": whether what is typed is kept, TRUE unless it
 * is set; and to be read "fault" (what is wrong with no field in it, NULL for nothing) and
 * "restored" (what was not saved last time stands in the form). */
#define REGIE_TYPE_FORM_WINDOW (regie_form_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieFormWindow, regie_form_window, REGIE, FORM_WINDOW, AdwWindow)

struct _RegieFormWindowClass {
  AdwWindowClass parent_class;

  /* An owned form with what is typed.  By default what stands in the rows. */
  RegieForm *(*read) (RegieFormWindow *self);
  /* Fills the form with FORM (borrowed).  By default the rows. */
  void (*write) (RegieFormWindow *self, RegieForm *form);
  /* Save was pressed; FORM (borrowed) is what was read, and may be added to.  By default the
   * command is done with it, and with what was seen (regie_form_window_see). */
  void (*save) (RegieFormWindow *self, RegieForm *form);
  /* Saving failed, and that was said; what was typed stays.  May be NULL. */
  void (*failed) (RegieFormWindow *self, const GError *error);
  /* It was saved, and the window is about to go; ABOVE is where what follows is shown.  May be
   * NULL. */
  void (*done) (RegieFormWindow *self, GtkWidget *above, const RegieOutcome *outcome);
};

/* A form above the window that PARENT is in. */
RegieFormWindow *regie_form_window_new (GtkWidget *parent, RegieSession *session, const char *title,
                                        const char *save_label) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed. */
RegieSession *regie_form_window_get_session (RegieFormWindow *self);
/* Of whom regie_form_window_show_about is, as it is stored; borrowed, NULL until that is known. */
const char *regie_form_window_get_born (RegieFormWindow *self);
/* Was the window closed?  What comes back from a thread then finds nobody. */
gboolean regie_form_window_is_closed (RegieFormWindow *self);

/* What saving does: COMMAND (static) about TARGET (a floating one is taken; NULL for none). */
void regie_form_window_set_command (RegieFormWindow *self, const RegieCommand *command,
                                    GVariant *target);
/* FUNC (may be NULL) hears what was done, with the window above which the form stood. */
void regie_form_window_set_then (RegieFormWindow *self, RegieDoneFunc func);
/* The form changes RECORD as it is now: when somebody else changes it before this is saved, that is
 * a conflict (regie_form_set_seen). */
void regie_form_window_see (RegieFormWindow *self, RegieRecord *record);
/* The same with what FORM (borrowed, may be NULL) carries of what was seen. */
void regie_form_window_see_form (RegieFormWindow *self, RegieForm *form);
/* Asks whom DOSSIER is about and shows that above the form. */
void regie_form_window_show_about (RegieFormWindow *self, gint64 dossier);

/* A row for FIELD (copied) at the end, with VALUE (NULL for none). */
void regie_form_window_add_field (RegieFormWindow *self, const RegieField *field, const char *value,
                                  gboolean required);
/* Takes a floating ROW; BEFORE NULL: at the end. */
void regie_form_window_insert_row (RegieFormWindow *self, RegieFieldRow *row, GtkWidget *before);
void regie_form_window_remove_row (RegieFormWindow *self, RegieFieldRow *row);
/* Return in a line of text saves: for a form of a few fields, once they are there. */
void regie_form_window_set_quick (RegieFormWindow *self);

/* Shows the window with what was not saved the last time, and begins to keep what is typed. */
void regie_form_window_present (RegieFormWindow *self);
/* After that: one begins at the first row in which nothing stands, where the program proposed the
 * rest. */
void regie_form_window_begin_at_gap (RegieFormWindow *self);
/* Says what is wrong; NULL: nothing any more. */
void regie_form_window_set_fault (RegieFormWindow *self, const GError *error);
