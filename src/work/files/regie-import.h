/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* The department's own spreadsheet: one row per person with columns for person, dossier and dated
 * facts ("wide"), or one row per fact of a dossier that is here already ("long", when soort and
 * datum are mapped). Nothing is written before regie_import_run, and that writes everything or
 * nothing. */
typedef struct _RegieImport RegieImport;

/* PERHAPS: nothing is wrong with the row but that what it says is perhaps there already. */
typedef struct {
  guint line;
  char *field;
  char *reason;
  char *value; /* what stands in the column FIELD, or NULL */
  gboolean perhaps;
} RegieImportFault;

/* Reads the whole text.  The headings are the row in which most words are known, whatever stands
 * above them, and the mark between cells is theirs. Columns are mapped by their headings, where
 * those are known words; of two for the same thing the one that is called so is meant. */
RegieImport *regie_import_new (const RegieOffice *office, const char *data, gsize length,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_import_free (RegieImport *self);
/* How many columns the headings name, and what each is called; borrowed. */
guint regie_import_n_columns (const RegieImport *self);
const char *regie_import_heading (const RegieImport *self, guint column);
/* A target such as "persoon.bsn", "dossier.groep", "feit.pip", "feit.pip.leerroute", or NULL for
 * "leave out". */
const char *regie_import_get_target (const RegieImport *self, guint column);
/* Says what COLUMN holds; NULL leaves it out. */
void regie_import_set_target (RegieImport *self, guint column, const char *target);
/* The headings of the columns that are left out: what they hold goes nowhere. */
char **regie_import_dup_unread (const RegieImport *self) G_GNUC_WARN_UNUSED_RESULT;
/* Every target with its label, in the order of a menu: name, label, name, label … NULL. */
char **regie_import_dup_targets (const RegieImport *self) G_GNUC_WARN_UNUSED_RESULT;
/* A cell of the first rows, for the preview; NULL beyond. */
const char *regie_import_cell (const RegieImport *self, guint row, guint column);

/* Checks every row against the mapping and against what DB has.  FALSE only when nothing can be
 * imported at all. */
gboolean regie_import_check (RegieImport *self, RegieDb *db, GCancellable *cancellable,
                             GError **error);
/* After the last check: rows below the headings, those that will be written, and faults. */
guint regie_import_n_rows (const RegieImport *self);
guint regie_import_n_accepted (const RegieImport *self);
guint regie_import_n_faults (const RegieImport *self);
/* Fault number INDEX, borrowed, in the order of the lines; NULL beyond. */
const RegieImportFault *regie_import_fault (const RegieImport *self, guint index);
/* Somebody looked at the rows that are perhaps there already and takes them too: say it before the
 * next check.  They are counted among the faults while they are not taken, and stand among the
 * remarks when they are. */
void regie_import_take_doubtful (RegieImport *self, gboolean take);
/* How many rows are perhaps there already. */
guint regie_import_n_doubtful (const RegieImport *self);
/* What is worth a look and does not stop its row; NULL beyond. */
const RegieImportFault *regie_import_remark (const RegieImport *self, guint index);

/* Writes the accepted rows in one transaction with one log entry; *SEQ takes it all back with
 * regie_apply_undo. */
gboolean regie_import_run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who,
                           const char *name, RegieProgressFunc progress, gpointer data,
                           GCancellable *cancellable, gint64 *seq, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieImport, regie_import_free)
