/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-command.h"
#include "regie-roll.h"

/* What the page of one member of staff says to who accounts for the office: what that person has
 * and may, what asks for a talk, what was changed and what was looked at. */
REGIE_DECLARE_ITEM (RegieColleagueView, regie_colleague_view, COLLEAGUE_VIEW)
struct _RegieColleagueView {
  RegieItem parent_instance;
  char *name;
  GListStore *chapters;
};

/* REGIE_ERROR_CONFLICT when STAFF is not there any more. */
RegieColleagueView *regie_colleague_view_load (const RegieWork *work, gint64 staff,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The rights of the one that ASKED names ("wie=12") as a list, for the yearly review (BIO 5.18):
 * who, in which role since when, and what that role may with which records, and why. */
RegieRoll *regie_colleague_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
