/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-database-query.h"

/* The database that is open: where it is, what is in it, who can read it; and the way to another.
 * Its buttons are "database.check" (regie-admin-commands.h) and those of the window that open
 * another. */
REGIE_DECLARE_ITEM (RegieDatabaseView, regie_database_view, DATABASE_VIEW)
struct _RegieDatabaseView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

RegieDatabaseView *
regie_database_view_new (const RegieDatabaseFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
