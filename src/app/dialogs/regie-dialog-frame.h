/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-dossier.h"

/* The window that every form shares: Cancel and Save, a group of rows, and one line that says what is wrong.
 * Form rows are made from schema fields, so a new field needs no new code here. */
typedef struct {
  AdwWindow           *window;
  AdwPreferencesGroup *group;
  GtkLabel            *fault;
  GtkWidget           *save;
} RegieFrame;

void       regie_frame_init     (RegieFrame *self, GtkWidget *parent, const char *title, const char *save, GCallback saved, gpointer data);
void       regie_frame_fault    (RegieFrame *self, const GError *error);
/* A row for FIELD with VALUE; read it back with regie_field_row_dup_value (NULL when left open). */
GtkWidget *regie_field_row_new  (const RegieField *field, const RegieCodes *codes, const char *value, gboolean required);
char      *regie_field_row_dup_value (GtkWidget *row) G_GNUC_WARN_UNUSED_RESULT;
/* Dates as people type them. */
char      *regie_day_dup_typed  (RegieDay day) G_GNUC_WARN_UNUSED_RESULT;
