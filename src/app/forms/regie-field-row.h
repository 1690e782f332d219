/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-form.h"

/* A field of a copy of its own. */
#define REGIE_TYPE_FIELD (regie_field_get_type ())
GType regie_field_get_type (void);

/* The row of a field in a form.  What is stored goes in and comes out as its value
 * (regie-schema.h); what was typed comes back as it was typed, also when it is half a date.
 * regie_field_row_new (regie-field-kinds.h) makes the row that fits the kind of a field.
 *
 * Properties:
 * "field" (RegieField): set once, before the value;
 * "value" (text, NULL for nothing): what regie_field_row_dup_value gives;
 * "required": the form cannot do without;
 * "fault" (text or NULL): what is wrong with what stands in the row;
 * "meaning" (text or NULL): what is understood of what stands in the row, for who typed it;
 * "heading": the label of the field as the row shows it.
 *
 * What the label alone does not say is its tooltip. */
#define REGIE_TYPE_FIELD_ROW (regie_field_row_get_type ())
G_DECLARE_INTERFACE (RegieFieldRow, regie_field_row, REGIE, FIELD_ROW, AdwPreferencesRow)

/* Borrowed; NULL until it was set. */
const RegieField *regie_field_row_get_field (RegieFieldRow *self);
/* The day on which is typed: "vandaag" and "12-10" are understood from then on. */
void regie_field_row_set_today (RegieFieldRow *self, RegieDay today);
/* What is stored of what stands in the row: NULL when it is left open, and the text itself, without
 * spaces around it, when that is no value of the field. */
char *regie_field_row_dup_value (RegieFieldRow *self) G_GNUC_WARN_UNUSED_RESULT;
/* VALUE as it is stored; NULL empties the row. */
void regie_field_row_set_value (RegieFieldRow *self, const char *value);
/* Puts what stands in the row into FORM, under the key of its field. */
void regie_field_row_read (RegieFieldRow *self, RegieForm *form);
/* Fills the row with what regie_field_row_read put into FORM. */
void regie_field_row_write (RegieFieldRow *self, RegieForm *form);
/* Says in the row what is wrong with it; NULL: nothing any more. */
void regie_field_row_set_fault (RegieFieldRow *self, const char *fault);
