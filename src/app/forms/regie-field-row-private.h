/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-field-row.h"

/* For the classes that are rows of fields. */

/* What each of them holds, and clears with regie_field_state_clear. */
typedef struct {
  RegieField *field;
  char *fault;
  gboolean required;
  gboolean knows_today;
  RegieDay today;
} RegieFieldState;

void regie_field_state_clear (RegieFieldState *self);

struct _RegieFieldRowInterface {
  GTypeInterface parent_interface;

  RegieFieldState *(*get_state) (RegieFieldRow *self);
  /* What was typed or chosen, owned. */
  char *(*dup_text) (RegieFieldRow *self);
  void (*set_text) (RegieFieldRow *self, const char *text);
  /* VALUE, which may be NULL, as a person types it, owned.  NULL: as it is stored. */
  char *(*dup_typed) (RegieFieldRow *self, const char *value);
  /* What has the focus when one types there; NULL: the row itself. */
  GtkWidget *(*get_input) (RegieFieldRow *self);
  /* A text that was chosen is a value already. */
  gboolean chosen;
};

/* Lets KLASS have the properties of the interface; it has none of its own. */
void regie_field_row_install_properties (GObjectClass *klass);
/* Something else stands in the row. */
void regie_field_row_changed (RegieFieldRow *self);
