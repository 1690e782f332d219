/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-caseload-view.h"
#include "regie-office.h"
#include "regie-scale.h"

/* The columns of the caseload: shared by the heading and every row. */
typedef enum {
  REGIE_COLUMN_NAME,
  REGIE_COLUMN_GROUP,
  REGIE_COLUMN_ROUTE,
  REGIE_COLUMN_PHASE,
  REGIE_COLUMN_NEXT,
  REGIE_COLUMN_HOURS,
  REGIE_COLUMN_CONTACT,
  REGIE_COLUMN_TERM,
  REGIE_COLUMN_MUNICIPALITY,
  REGIE_COLUMN_NUMBER,
  REGIE_COLUMN_CONSULTANT,
  REGIE_N_COLUMNS
} RegieColumnId;

typedef struct {
  const RegieOffice *office;
  gboolean visible[REGIE_N_COLUMNS];
  int x[REGIE_N_COLUMNS], width[REGIE_N_COLUMNS];
  gboolean lanes; /* bars on a time axis instead of columns */
  RegieScale scale;
  int lane_left, total;
  double text; /* how large it is; 1 is the usual size */
} RegieColumns;

const char *regie_column_title (RegieColumnId column);
const char *regie_column_sort (RegieColumnId column); /* the word of RegieQuery.sort */
/* How wide all that are visible are at least; NARROW leaves name and next. */
int regie_columns_least (const RegieColumns *self, gboolean narrow);
/* Spreads WIDTH over them; each is there, also where WIDTH is less than that. */
void regie_columns_layout (RegieColumns *self, int width, gboolean narrow);

#define REGIE_TYPE_CASELOAD_LINE (regie_caseload_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieCaseloadLine, regie_caseload_line, REGIE, CASELOAD_LINE, GtkWidget)

/* COLUMNS is the page's and outlives the row. */
GtkWidget *regie_caseload_line_new (const RegieColumns *columns);
/* ITEM may be NULL while it is on its way. */
void regie_caseload_line_set_item (RegieCaseloadLine *self, RegieCaseloadItem *item);
