/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the import only: the file as it was read, and what its columns were said to be. */
#include "regie-csv.h"
#include "regie-import.h"
#include "regie-known.h"

typedef struct {
  char *heading, *target;
  const RegieField *field; /* of persoon., dossier. or an attribute of a fact */
  int kind;                /* place in the list of kinds of fact, or -1 */
  enum { SKIP, PERSON, DOSSIER, FACT_DAY, FACT_ATTRIBUTE, LONG_FIELD } what;
} Column;

typedef struct {
  guint line, first_cell; /* FIRST_CELL: G_MAXUINT when something stands beyond the headings */
  guint beyond;           /* the number of the column where it stands, from 1 */
  gint64 dossier;         /* long rows: whom it is about */
  gboolean accepted;
} Row;

/* What differs from one kind of file to another. */
typedef struct {
  void (*add_words) (RegieImport *self);                     /* which headings name which target */
  void (*resolve) (const RegieImport *self, Column *column); /* after its target was set */
  void (*mapped) (RegieImport *self); /* after all headings were; may be NULL */
  char **(*dup_targets) (const RegieImport *self);
  gboolean (*check) (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error);
  gboolean (*run) (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who,
                   const char *name, RegieProgressFunc progress, gpointer data,
                   GCancellable *cancellable, gint64 *seq, GError **error);
  void (*free_data) (gpointer data);
} RegieImportKind;

struct _RegieImport {
  const RegieImportKind *kind;
  gpointer data; /* of the kind */
  const RegieOffice *office;
  RegieCsv *csv;
  GArray *columns;  /* Column */
  GPtrArray *cells; /* borrowed from the CSV, n_columns per row */
  GArray *rows;     /* Row */
  GArray *faults;   /* RegieImportFault */
  GArray *remarks;  /* RegieImportFault */
  guint n_accepted, n_faulty_rows, n_doubtful;
  gboolean take_doubtful;
  GHashTable *targets; /* folded words → target */
  GHashTable *orders; /* folded number of an order → its id; its dossier under that id; NULL when no
                         column points to orders */
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
gboolean regie_import_is_long (const RegieImport *self);
gboolean regie_import_has_target (const RegieImport *self, const char *prefix);
/* The converted value of the column with TARGET, NULL when there is none. */
const char *regie_import_value_of (const RegieImport *self, char **values, const char *target);
/* Converts and checks one cell; notes a fault and returns FALSE when it is not a value of its
 * column. */
gboolean regie_import_check_cell (RegieImport *self, const Row *row, const Column *column,
                                  const char *text, char **value);

/* Takes DATA.  Reads the whole text and maps its columns. */
RegieImport *regie_import_new_kind (const RegieImportKind *kind, gpointer data,
                                    const RegieOffice *office, const char *text, gsize length,
                                    GError **error);
/* A heading that is WORD, folded, names TARGET. */
void regie_import_add_word (RegieImport *self, const char *word, const char *target);
/* Each of N targets by its own key and by its label (N_()), in English and in the language of who
 * works here. */
void regie_import_add_names (RegieImport *self, const char *const *targets,
                             const char *const *labels, guint n);
/* For kinds whose columns are a short list of targets: the place of TARGET in it (-1 for none, NULL
 * too), the menu that follows from it, and the column that was mapped to place WHICH (-1 for
 * none). */
int regie_import_target_index (const char *target, const char *const *targets, guint n);
char **regie_import_dup_target_list (const char *const *targets, const char *const *labels,
                                     guint n) G_GNUC_WARN_UNUSED_RESULT;
int regie_import_column_of (const RegieImport *self, int which);
/* COLUMN holds TARGET, and no other column does. */
void regie_import_take_target (RegieImport *self, guint column, const char *target);
/* Notes that ROW cannot be taken; returns FALSE. */
gboolean regie_import_reject (RegieImport *self, const Row *row, const char *field,
                              const char *reason);
/* Is ROW about what the file is about?  Notes when not and returns FALSE: it has more cells than
 * there are headings. */
gboolean regie_import_check_shape (RegieImport *self, const Row *row);
/* The first thing that ROW says is that it adds up others. */
gboolean regie_import_is_total (const RegieImport *self, const Row *row);
/* Notes that what ROW says is perhaps there already.  TRUE when it is taken all the same: because
 * somebody said so, or because the file itself does (ON_PURPOSE). */
gboolean regie_import_doubt (RegieImport *self, const Row *row, const char *field,
                             const char *reason, gboolean on_purpose);
/* Notes what MET says of ROW; TRUE when nothing was met, or when it is taken all the same. */
gboolean regie_import_meet (RegieImport *self, const Row *row, const char *field,
                            const RegieMetRecord *met);

/* The cells of such a kind by target: the column of each (-1: none), and its name when no column
 * holds it. */
typedef struct {
  RegieImport *import;
  const char *const *labels;
  guint n;
  int at[16];
  guint32 whom, free_text; /* bits of the targets that say whom a row is about, and of those that
                              may hold anything */
} Cells;

void regie_cells_init (Cells *self, RegieImport *import, const char *const *labels, guint n,
                       guint32 whom, guint32 free_text);
/* Never NULL; borrowed from the text of the file. */
const char *regie_cells_get (const Cells *self, const Row *row, int target);
/* Notes that ROW cannot be taken for what stands in TARGET; returns FALSE. */
gboolean regie_cells_refuse (const Cells *self, const Row *row, int target, const char *reason);
/* What is wrong in every file of a provider: more cells than headings, totals, a formula, a
 * shortened number, a BSN outside the targets that are bits of MAY_HOLD_BSN.  A number there may be
 * no BSN and look like one. */
gboolean regie_cells_check (const Cells *self, const Row *row, guint32 may_hold_bsn);

/* The kind "people": DATA is who works here, folded name or login → id. */
gboolean regie_import_people_check (RegieImport *self, RegieDb *db, GCancellable *cancellable,
                                    GError **error);
/* Writes what was accepted (regie_import_run). */
gboolean regie_import_people_run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who,
                                  const char *name, RegieProgressFunc progress, gpointer data,
                                  GCancellable *cancellable, gint64 *seq, GError **error);
