/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Reads a spreadsheet: says what each column is, shows what will happen and every faulty row, and
 * imports the rest.  Its view is a RegieFileView.
 *
 * It opens (sux): the address (URI) of a file, a RegieFileKind, and the provider whose report or
 * invoices they are (0 for the others).  While another file is still being written it says so, and
 * goes on with that.  Properties, for its .ui: "file-name", "summary", "writing" (gboolean). */
#define REGIE_TYPE_IMPORT_PAGE (regie_import_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieImportPage, regie_import_page, REGIE, IMPORT_PAGE, RegiePage)
