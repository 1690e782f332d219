/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* Reads a spreadsheet: says what each column is, shows what will happen and every faulty row, and imports the rest.
 * Signal: "finished" — what was asked is in. */
typedef enum { REGIE_FILE_PEOPLE, REGIE_FILE_REPORT, REGIE_FILE_INVOICES, REGIE_FILE_OFFERS, REGIE_FILE_WISHES } RegieFileKind;
#define REGIE_TYPE_IMPORT_PAGE (regie_import_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieImportPage, regie_import_page, REGIE, IMPORT_PAGE, GtkWidget)

GtkWidget *regie_import_page_new  (RegieSession *session);
/* PROVIDER: whose report or invoices; 0 for the others. */
void       regie_import_page_open (RegieImportPage *self, GFile *file, RegieFileKind kind, gint64 provider);
