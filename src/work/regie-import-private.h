/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the import only: the file as it was read, and what its columns were said to be. */
#include "regie-csv.h"
#include "regie-import.h"

typedef struct {
  char             *heading, *target;
  const RegieField *field;     /* of persoon., dossier. or an attribute of a fact */
  int               kind;      /* place in the list of kinds of fact, or -1 */
  enum { SKIP, PERSON, DOSSIER, FACT_DAY, FACT_ATTRIBUTE, LONG_FIELD } what;
} Column;

typedef struct {
  guint   line, first_cell;
  gint64  dossier;             /* long rows: whom it is about */
  gboolean accepted;
} Row;

struct _RegieImport {
  const RegieOffice *office;
  RegieCsv   *csv;
  GArray     *columns;  /* Column */
  GPtrArray  *cells;    /* borrowed from the CSV, n_columns per row */
  GArray     *rows;     /* Row */
  GArray     *faults;   /* RegieImportFault */
  guint       n_accepted, n_faulty_rows;
  GHashTable *staff;    /* folded name or login → id */
  GHashTable *targets;  /* folded words → target */
};

static inline const char *
cell (const RegieImport *self, const Row *row, guint column)
{
  return self->cells->pdata[row->first_cell + column];
}

static inline Column *
get_column (const RegieImport *self, guint i)
{
  return &g_array_index (self->columns, Column, i);
}

/* Is every row one fact? */
gboolean    regie_import_is_long    (const RegieImport *self);
gboolean    regie_import_has_target (const RegieImport *self, const char *prefix);
/* The converted value of the column with TARGET, NULL when there is none. */
const char *regie_import_value_of   (const RegieImport *self, char **values, const char *target);
/* Converts and checks one cell; notes a fault and returns FALSE when it is not a value of its column. */
gboolean    regie_import_check_cell (RegieImport *self, const Row *row, const Column *column, const char *text, char **value);
