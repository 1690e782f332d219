/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list-frame.h"
#include "regie-page.h"

/* A view of Beheer that is a page of chapters: its question answers any item with a property
 * "chapters".  On it are the commands of regie-admin-commands.h and of regie-ahead-commands.h; a
 * view with commands of its own derives from it, and installs those in class_init.
 *
 * Property: "question" (RegieQuestion, static, about nothing, construct only). */
#define REGIE_TYPE_ADMIN_SHEET (regie_admin_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieAdminSheet, regie_admin_sheet, REGIE, ADMIN_SHEET, RegiePage)

struct _RegieAdminSheetClass {
  RegiePageClass parent_class;
};

/* CHAPTERS (borrowed; NULL: none) stand there, in the place of those of the answer. */
void regie_admin_sheet_set_chapters (RegieAdminSheet *self, GListModel *chapters);
/* FRAME (taken) stands around the chapters from now on; once, when it is made. */
void regie_admin_sheet_set_frame (RegieAdminSheet *self, RegieListFrame *frame);
/* Does COMMAND about TARGET (a floating one is taken), which takes long: how far it is stands above
 * the chapters, with a way to stop it; how it ended is said.  Nothing while something else is still
 * being done. */
void regie_admin_sheet_do_slowly (RegieAdminSheet *self, const RegieCommand *command,
                                  GVariant *target);
