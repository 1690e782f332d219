/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-dossier.h"
#include "regie-session.h"

/* The window that every form shares: Cancel and Save, a group of rows, and one line that says what
 * is wrong. Form rows are made from schema fields, so a new field needs no new code here.
 *
 * What is typed is kept in the database once a second (regie-draft.h) and stands there again when
 * the same form is next opened, whether it was cancelled, the program was killed or the machine
 * stopped.  Saving ends that. */
typedef struct {
  AdwWindow *window;
  GtkWindow *above; /* in which it is said what was kept; NULL for none */
  AdwWindowTitle *title;
  AdwPreferencesGroup *group;
  GtkLabel *fault;
  GtkWidget *save, *restored;
  RegieSession *session;
  gpointer data;
  char *place, *base, *last;
  char *born; /* of whom it is about (regie_frame_show_about), as it is stored; NULL until that is
                 known */
  guint watch_id;
  gboolean gone; /* the window was closed: its rows are no longer there */
  RegieForm *(*read) (gpointer data);
  void (*write) (gpointer data, RegieForm *form);
  void (*failed) (gpointer data, const GError *error); /* after the error was shown; may be NULL */
} RegieFrame;

/* DATA belongs to the window from now on: FREE is called with it after the frame itself has been
 * cleared. */
void regie_frame_init (RegieFrame *self, GtkWidget *parent, RegieSession *session,
                       const char *title, const char *save, GCallback saved, gpointer data,
                       GDestroyNotify free);
/* Shows the window.  PLACE (taken; NULL keeps nothing) is where the draft belongs
 * (regie_command_dup_place); READ gives the form as it stands and WRITE fills it. */
void regie_frame_present (RegieFrame *self, char *place, RegieForm *(*read) (gpointer data),
                          void (*write) (gpointer data, RegieForm *form));
void regie_frame_fault (RegieFrame *self, const GError *error);
/* Shows above the form whom DOSSIER is about. */
void regie_frame_show_about (RegieFrame *self, gint64 dossier);
/* Does COMMAND about TARGET (a floating one is taken) with FORM (taken) and closes; on an error the
 * form stays as it is. */
void regie_frame_do (RegieFrame *self, const RegieCommand *command, GVariant *target,
                     RegieForm *form);
/* Fills a row that regie_field_row_new made. */
void regie_field_row_set_value (GtkWidget *row, const char *value);
/* A row for FIELD with VALUE; read it back with regie_field_row_dup_value (NULL when left open). */
GtkWidget *regie_field_row_new (const RegieField *field, const RegieCodes *codes, const char *value,
                                gboolean required);
char *regie_field_row_dup_value (GtkWidget *row) G_GNUC_WARN_UNUSED_RESULT;
/* The value of ROW in FORM under the key of its field, and back; what was typed comes back as it
 * was typed, also when it is half a date. */
void regie_field_row_read (GtkWidget *row, RegieForm *form);
void regie_field_row_write (GtkWidget *row, RegieForm *form);
/* The same for all ROWS. */
void regie_field_rows_read (GPtrArray *rows, RegieForm *form);
void regie_field_rows_write (GPtrArray *rows, RegieForm *form);
/* Dates as people type them. */
char *regie_day_dup_typed (RegieDay day) G_GNUC_WARN_UNUSED_RESULT;
