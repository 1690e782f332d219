/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-cells.h"

/* A list of the program as a value: columns, and rows of typed cells with the id of what each is
 * about.  It is made where the database is read and not changed after that.  From it follow the
 * search and the order of the screen, what goes out as a file (RegieCells) and what is printed
 * (regie-roll-paper.h), so all of them have the same rows and say the same words.
 *
 * First the columns are added, then the rows, cell after cell. */
#define REGIE_TYPE_ROLL (regie_roll_get_type ())
G_DECLARE_FINAL_TYPE (RegieRoll, regie_roll, REGIE, ROLL, GObject)

typedef enum {
  REGIE_ROLL_EXTRA = 1 << 0,   /* not on the screen: goes out when all columns are asked for */
  REGIE_ROLL_BSN = 1 << 1,     /* goes out only when it was asked for by who may */
  REGIE_ROLL_BESIDE = 1 << 2,  /* goes with the column before it: nobody sorts by it */
  REGIE_ROLL_UNTITLED = 1 << 3 /* TITLE is translated already */
} RegieRollFlags;

/* WORD: by which one sorts, by which an order is kept, and by which is said what goes out; columns
 * that go together have the same. */
typedef struct {
  const char *word, *title; /* TITLE: N_() */
  RegieCellKind kind;
  guint flags; /* RegieRollFlags */
} RegieRollColumn;

/* What is asked of a list, kept as the text of a query is (regie-query.h):
 * "zoek=haddad&sorteer=name&aflopend=ja"; its other words say what the list is of. */
typedef struct {
  char *text;          /* all its words must stand in a row; NULL: every row */
  char *sort;          /* the word of a column; NULL: as the rows were added */
  gboolean descending; /* the other way round; not of the order in which they were added */
} RegieRollAsk;

/* TEXT may be NULL. */
void regie_roll_ask_read (RegieRollAsk *self, const char *text);
void regie_roll_ask_clear (RegieRollAsk *self);
/* With what was typed, or (KEPT) without it: that may be a name.  Owned by the caller. */
char *regie_roll_ask_dup_text (const RegieRollAsk *self, gboolean kept) G_GNUC_WARN_UNUSED_RESULT;
/* What WORD says in the text ASKED of a list; NULL when it is not there.  Owned by the caller. */
char *regie_roll_dup_word (const char *asked, const char *word) G_GNUC_WARN_UNUSED_RESULT;

/* TITLE is what stands above it. */
RegieRoll *regie_roll_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_roll_get_title (RegieRoll *self);
/* A sentence about what is shown, such as a filter in words. */
void regie_roll_add_about (RegieRoll *self, const char *text);
/* Those, char *, borrowed. */
const GPtrArray *regie_roll_get_about (RegieRoll *self);
void regie_roll_add_columns (RegieRoll *self, const RegieRollColumn *columns, guint n);
void regie_roll_add_row (RegieRoll *self, gint64 id);

/* The next cell of the row that was added last, of the kind of its column. */
void regie_roll_add_text (RegieRoll *self, const char *text); /* NULL or "": empty */
/* A text that sorts as SORT, which is folded. */
void regie_roll_add_sorted (RegieRoll *self, const char *text, const char *sort);
/* A text that sorts as PLACE, as stages do. */
void regie_roll_add_placed (RegieRoll *self, const char *text, int place);
void regie_roll_add_amount (RegieRoll *self, gint64 hundredths);
void regie_roll_add_day (RegieRoll *self, RegieDay day); /* REGIE_DAY_NONE: empty */
void regie_roll_add_empty (RegieRoll *self);
/* By what else the row is found, beside its texts. */
void regie_roll_add_search (RegieRoll *self, const char *text);

guint regie_roll_get_n_rows (RegieRoll *self);
gint64 regie_roll_get_id (RegieRoll *self, guint row);
guint regie_roll_get_n_columns (RegieRoll *self);
/* Borrowed, with its title translated. */
const RegieRollColumn *regie_roll_get_column (RegieRoll *self, guint column);
/* As people write it; "" for an empty cell.  Owned by the caller. */
char *regie_roll_dup_cell (RegieRoll *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;

/* The rows (guint) that ASK finds in its order.  What is not known comes last, whichever way round;
 * of two that are the same the first column decides, then how they were added.  Owned. */
GArray *regie_roll_find (RegieRoll *self, const RegieRollAsk *ask) G_GNUC_WARN_UNUSED_RESULT;
/* Does COLUMN go out when WORDS (NULL: all columns) are asked for, and a BSN WITH_BSN?  The first
 * column always does: a row is of something. */
gboolean regie_roll_shows (RegieRoll *self, guint column, const char *const *words,
                           gboolean with_bsn);
/* ROWS (guint) as a table.  Days are days in a spreadsheet, and as people write them where FORM
 * knows no days.  Owned. */
RegieCells *regie_roll_make_cells (RegieRoll *self, const GArray *rows, const char *const *words,
                                   gboolean with_bsn,
                                   RegieCellsForm form) G_GNUC_WARN_UNUSED_RESULT;
