/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-file-commands.h"
#include "regie-session.h"

/* Reads a spreadsheet: says what each column is, shows what will happen and every faulty row, and
 * imports the rest. Signal: "finished" — what was asked is in. */
#define REGIE_TYPE_IMPORT_PAGE (regie_import_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieImportPage, regie_import_page, REGIE, IMPORT_PAGE, GtkWidget)

GtkWidget *regie_import_page_new (RegieSession *session);
/* PROVIDER: whose report or invoices; 0 for the others.  FALSE, and said on the page, while another
 * file is still being written. */
gboolean regie_import_page_open (RegieImportPage *self, GFile *file, RegieFileKind kind,
                                 gint64 provider);
