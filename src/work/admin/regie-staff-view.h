/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-command.h"
#include "regie-roll.h"

/* Who works here, by team, with the role, the hours, the leave and how many dossiers; who left; and
 * what each role may.  Its buttons are the commands of regie-admin-commands.h and of
 * regie-ahead-commands.h, for who may give them. */
REGIE_DECLARE_ITEM (RegieStaffView, regie_staff_view, STAFF_VIEW)
struct _RegieStaffView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
  RegieRoll *roll;      /* everybody, to search in and to sort */
  GListStore *lines;    /* RegieLine, one for each row of ROLL: those of the chapters */
};

/* The columns of the list of staff. */
extern const RegieRollColumn regie_staff_columns[];
extern const guint regie_n_staff_columns;

/* NULL with ERROR set when the database cannot be read. */
RegieStaffView *regie_staff_view_load (const RegieWork *work,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The chapters of SELF when somebody searches or sorts: what can be done, and below it LINES (some
 * of its lines, in their order) in one chapter.  Owned. */
GListStore *regie_staff_view_find (RegieStaffView *self,
                                   GListModel *lines) G_GNUC_WARN_UNUSED_RESULT;
/* Everybody as a list to take out. */
RegieRoll *regie_staff_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
