/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-palette.h"
#include "regie-record.h"

/* A page of groups of rows, filled anew whenever the dossier changes: where it was scrolled to and
 * the row with the focus stay. */
#define REGIE_TYPE_OLD_SHEET (regie_old_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RegieOldSheet, regie_old_sheet, REGIE, OLD_SHEET, GtkWidget)

GtkWidget *regie_old_sheet_new (int width);
/* Empties it.  NARROW: headings and buttons go under each other. */
void regie_old_sheet_begin (RegieOldSheet *self, gboolean narrow);
void regie_old_sheet_end (RegieOldSheet *self);
/* A group with a heading, and a sentence about it (may be NULL). */
GtkWidget *regie_old_sheet_add_group (RegieOldSheet *self, const char *title, const char *about);
/* A button beside the heading of GROUP. */
GtkWidget *regie_group_add_button (GtkWidget *group, const char *label, const char *action,
                                   GVariant *target);
/* A row; both texts are plain.  NAME tells it from the others after a change. */
GtkWidget *regie_group_add_row (GtkWidget *group, const char *name, const char *title,
                                const char *about);
void regie_row_set_name (GtkWidget *row, const char *name);
void regie_row_set_shape (GtkWidget *row, RegieShape shape);
void regie_row_add_value (GtkWidget *row, const char *text, const char *style);
GtkWidget *regie_row_add_button (GtkWidget *row, const char *label, const char *action,
                                 GVariant *target);
/* A flat button with only an icon; LABEL is its tooltip and what a screen reader says. */
void regie_row_add_icon (GtkWidget *row, const char *icon, const char *label, const char *action,
                         GVariant *target);
/* Pencil and bin of RECORD, through the actions "records.edit" and "records.remove" of the page. */
void regie_row_add_edits (GtkWidget *row, guint entity, RegieRecord *record);
/* What GROUP says while it has no rows. */
void regie_group_add_empty (GtkWidget *group, const char *text);
