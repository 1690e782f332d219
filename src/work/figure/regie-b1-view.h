/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-command.h"

/* Who met the duty at A2 and goes on to B1: a list of the office's own, for they have no duty any
 * more.  By how far they are, each with course, exam, result and cost. */
REGIE_DECLARE_ITEM (RegieB1View, regie_b1_view, B1_VIEW)
struct _RegieB1View {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* As of the day TARGET (i; REGIE_DAY_NONE: today); the rows are those of the figure b1_na_a2.  A
 * RegieQuestion's load. */
gpointer regie_b1_view_load (const RegieWork *work, GVariant *target,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
