/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-codes.h"
#include "regie-server-query.h"

/* What is at a server, in words: a line for each stage, and whether Regie can be opened there. */
REGIE_DECLARE_ITEM (RegieServerView, regie_server_view, SERVER_VIEW)
struct _RegieServerView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter: one */
  char *verdict;        /* in a sentence */
  gboolean is_good;     /* it can be opened */
};

/* SERVER was looked at with FOUND; CODES say the roles (NULL: as they are stored). */
RegieServerView *regie_server_view_new (const RegieServer *server, const RegieServerFound *found,
                                        const RegieCodes *codes) G_GNUC_WARN_UNUSED_RESULT;
