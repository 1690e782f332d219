/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item.h"
#include "regie-office.h"

/* Who works here, and with what: what the window says below its sidebar and above its pages. */
REGIE_DECLARE_ITEM (RegieOfficeView, regie_office_view, OFFICE_VIEW)
struct _RegieOfficeView {
  RegieItem parent_instance;
  char *name, *role;
  char *database;      /* which one, and that it is connected */
  char *demo;          /* that the people are invented, or NULL */
  char *fault;         /* why older rules are in force than those of the office, or NULL */
  gboolean may_record; /* begins new dossiers */
};

/* DATABASE says where it is (regie_db_dup_display); PLAYS: ME is somebody of the demo data. */
RegieOfficeView *regie_office_view_new (const RegieOffice *office, const RegieMe *me,
                                        const char *database, gboolean is_demo,
                                        gboolean plays) G_GNUC_WARN_UNUSED_RESULT;
/* What is said while there is no connection to the server, for REASON; owned. */
char *regie_office_dup_lost (const char *reason) G_GNUC_WARN_UNUSED_RESULT;
/* That the deadlines are computed anew, and how far that is. */
char *regie_office_dup_reindexing (guint percent) G_GNUC_WARN_UNUSED_RESULT;
