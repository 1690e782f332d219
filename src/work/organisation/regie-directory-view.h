/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-directory.h"

/* What the page of organisations shows: all of them in rows, and one in chapters. */

/* An organisation in the list. */
REGIE_DECLARE_ITEM (RegieOrganisationRow, regie_organisation_row, ORGANISATION_ROW)
struct _RegieOrganisationRow {
  RegieItem parent_instance;
  gint64 id;
  char *name;
  char *about; /* what it is to us, and its town */
  char *state; /* in how many networks, what is open; NULL: nothing, or not for who looks */
  int shape;   /* RegieShape of STATE */
  char *spoken;
};

REGIE_DECLARE_ITEM (RegieDirectoryView, regie_directory_view, DIRECTORY_VIEW)
struct _RegieDirectoryView {
  RegieItem parent_instance;
  GListStore *rows;  /* RegieOrganisationRow by name */
  gboolean is_empty; /* there is no organisation at all */
  char *nothing;     /* what is said while there are no rows */
};

/* Of ALL (RegieListed) those that are found by SEARCH, as it was typed, and have ROLE ("aanbieder",
 * "gever", "school", "netwerkpartner"; "" is any).  What lies in dossiers is told to who
 * SEES_DOSSIERS only. */
RegieDirectoryView *regie_directory_view_new (const RegieOffice *office, const GPtrArray *all,
                                              const char *search, const char *role,
                                              gboolean sees_dossiers) G_GNUC_WARN_UNUSED_RESULT;

/* One organisation. */
REGIE_DECLARE_ITEM (RegieOrganisationView, regie_organisation_view, ORGANISATION_VIEW)
struct _RegieOrganisationView {
  RegieItem parent_instance;
  char *name;
  GListStore *chapters; /* RegieChapter */
};

/* ROLE is that of who looks: what may be seen and done follows from it. */
RegieOrganisationView *regie_organisation_view_new (const RegieOffice *office,
                                                    const RegieListing *listing,
                                                    const char *role) G_GNUC_WARN_UNUSED_RESULT;
