/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* The columns of the list of young people: shared by the heading and every row. */
typedef enum {
  REGIE_YOUTH_COLUMN_NAME,
  REGIE_YOUTH_COLUMN_AGE,
  REGIE_YOUTH_COLUMN_MOMENT,
  REGIE_YOUTH_COLUMN_LIGHTS,
  REGIE_YOUTH_COLUMN_ASKS,
  REGIE_YOUTH_COLUMN_SILENT,
  REGIE_YOUTH_COLUMN_LEADER,
  REGIE_YOUTH_COLUMN_MEETING,
  REGIE_YOUTH_COLUMN_SCHOOL,
  REGIE_YOUTH_COLUMN_DIRECTOR,
  REGIE_N_YOUTH_COLUMNS
} RegieYouthColumnId;

typedef struct {
  gboolean visible[REGIE_N_YOUTH_COLUMNS];
  int x[REGIE_N_YOUTH_COLUMNS], width[REGIE_N_YOUTH_COLUMNS]; /* in the usual size of text */
  gboolean cards;                                             /* a card each instead of columns */
  gboolean narrow;
  double text; /* how large it is: a row is drawn in the usual size, and so much larger */
} RegieYouthColumns;

/* So high is a row, as a card or as cells, in pixels. */
int regie_youth_columns_row_height (const RegieYouthColumns *self);
const char *regie_youth_column_title (RegieYouthColumnId column);
/* The word of the order by it (regie_youth_load_ids); NULL: one cannot sort by it. */
const char *regie_youth_column_sort (RegieYouthColumnId column);
/* The word by which it is kept that it is shown. */
const char *regie_youth_column_word (RegieYouthColumnId column);
/* How wide all that are visible are at least, in pixels. */
int regie_youth_columns_least (const RegieYouthColumns *self);
/* Spreads WIDTH pixels over them; each is there, also where WIDTH is less than that. */
void regie_youth_columns_layout (RegieYouthColumns *self, int width);
