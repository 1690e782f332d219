/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-roll.h"

/* Who may do what, as data/rights.ini says it, to read: a chapter for what the program offers and
 * one for every section, each a table of roles with what they may, at which dossiers, and why. */
REGIE_DECLARE_ITEM (RegieMatrixView, regie_matrix_view, MATRIX_VIEW)
struct _RegieMatrixView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* CODES: how roles and kinds of record are called. */
RegieMatrixView *regie_matrix_view_new (const RegieCodes *codes) G_GNUC_WARN_UNUSED_RESULT;
/* What ROLE alone may, as a chapter at the end of CHAPTERS. */
void regie_matrix_add_role (GListStore *chapters, RegieRole role);
/* The same as a list with TITLE. */
RegieRoll *regie_matrix_roll_new (const char *title, RegieRole role) G_GNUC_WARN_UNUSED_RESULT;
