/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-law-files.h"

/* The rules, holidays and amounts in force, where they come from and how they differ from those of
 * the program. */
REGIE_DECLARE_ITEM (RegieLawView, regie_law_view, LAW_VIEW)
struct _RegieLawView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* As of TODAY. */
RegieLawView *regie_law_view_new (const RegieOffice *office, const RegieLawFiles *files,
                                  RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
