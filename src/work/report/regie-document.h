/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "regie-chart-item.h"

/* A report on paper: headings, texts, tables and charts, one after the other.  The same document
 * gives the same bytes, as ODT for who goes on writing and as PDF as it will be sent. */
typedef struct _RegieDocument RegieDocument;

typedef enum {
  REGIE_DOCUMENT_TITLE,
  REGIE_DOCUMENT_CHAPTER, /* a heading */
  REGIE_DOCUMENT_SECTION, /* a smaller one */
  REGIE_DOCUMENT_TEXT,
  REGIE_DOCUMENT_SMALL, /* a text in small letters */
  REGIE_DOCUMENT_POINT, /* of a list */
  REGIE_DOCUMENT_TABLE,
  REGIE_DOCUMENT_CHART
} RegieDocumentKind;

typedef struct {
  RegieDocumentKind kind;
  char *text;        /* of what is words */
  guint columns;     /* of a table */
  GPtrArray *cells;  /* char *, row after row, the head first; of a table */
  gboolean *amounts; /* which columns hold amounts; NULL: all but the first */
  RegieChart *chart;
} RegieDocumentPart;

/* DAY is when it says that it was made. */
RegieDocument *regie_document_new (const char *title, RegieDay day) G_GNUC_WARN_UNUSED_RESULT;
void regie_document_free (RegieDocument *self);
/* Nothing of its words stays in memory; what was drawn or written of them before is not its own. */
void regie_document_wipe (RegieDocument *self);
const char *regie_document_get_title (const RegieDocument *self);
/* Any kind that is words; not a table or a chart. */
void regie_document_add (RegieDocument *self, RegieDocumentKind kind, const char *text);
/* A table with COLUMNS cells in a row, of which all but the first hold amounts. */
void regie_document_add_table (RegieDocument *self, guint columns);
/* A table of any length whose columns are as wide as what stands in them asks, and whose head
 * stands on every page; AMOUNTS (COLUMNS of them) says which hold amounts. */
void regie_document_add_list (RegieDocument *self, guint columns, const gboolean *amounts);
/* Its pages are wider than high; and FOOT stands below each, with its number and how many there
 * are. */
void regie_document_set_landscape (RegieDocument *self, gboolean landscape);
void regie_document_set_foot (RegieDocument *self, const char *foot);
/* The next cell of the table that was added last; the first row is its head. */
void regie_document_add_cell (RegieDocument *self, const char *text);
/* CHART is taken. */
void regie_document_take_chart (RegieDocument *self, RegieChart *chart);
/* RegieDocumentPart, borrowed. */
const GPtrArray *regie_document_get_parts (const RegieDocument *self);

/* The words alone, with the numbers of its charts, for who reads without a screen. */
char *regie_document_dup_text (const RegieDocument *self) G_GNUC_WARN_UNUSED_RESULT;
/* LANGUAGE is "nl" or "en".  FALSE with ERROR set. */
gboolean regie_document_write_odt (const RegieDocument *self, const char *language,
                                   GOutputStream *stream, GError **error);
gboolean regie_document_write_pdf (const RegieDocument *self, GOutputStream *stream,
                                   GError **error);
/* Does the name of FILE end as that of a report: .odt or .pdf?  REGIE_ERROR_INVALID when not. */
gboolean regie_document_check_name (GFile *file, GError **error);
/* By the ending of the name of FILE, which must be one of those. */
gboolean regie_document_save (const RegieDocument *self, const char *language, GFile *file,
                              GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDocument, regie_document_free)
