/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-office.h"

/* The rules of the law: every rule in force, its article, who must act, and where the law can be
 * read in two ways. */
REGIE_DECLARE_ITEM (RegieRulesView, regie_rules_view, RULES_VIEW)
struct _RegieRulesView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter, one per actor */
};

/* Those in force on TODAY. */
RegieRulesView *regie_rules_view_new (const RegieRules *rules,
                                      RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
