/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload.h"
#include "regie-item.h"
#include "regie-office.h"
#include "regie-shape.h"

/* What the caseload says, in words. */

/* One person.  Its days, for the lanes, are no properties. */
REGIE_DECLARE_ITEM (RegieCaseloadItem, regie_caseload_item, CASELOAD_ITEM)
struct _RegieCaseloadItem {
  RegieItem parent_instance;
  gint64 id; /* of the dossier */
  char *name, *born, *initials;
  char *group, *route, *phase;
  char *next, *distance; /* what comes, and how long that is or was */
  char *contact, *consultant, *hours, *term, *municipality, *number;
  char *spoken; /* for a screen reader */
  int shape;    /* RegieShape, of what comes */
  gboolean is_late;
  RegieFamily family; /* its tint */
  RegieDay started, pip_day, term_begin, term_nominal, term_end, next_due, done_on;
  int hours_done, hours_plan;
  int contact_days;   /* since the last contact; 0 when that is not known, or asks nothing */
  gboolean is_ended;  /* nobody has to do with it any more: it takes no colour */
  gboolean is_behind; /* fewer hours than planned */
};

/* The page. */
REGIE_DECLARE_ITEM (RegieCaseloadView, regie_caseload_view, CASELOAD_VIEW)
struct _RegieCaseloadView {
  RegieItem parent_instance;
  int n;             /* how many were found */
  char *title;       /* the same in words */
  char *nothing;     /* what can be tried when nobody was */
  char *nobody;      /* and what is so */
  gboolean is_new;   /* there is no dossier at all: the first can be made */
  gboolean is_part;  /* filters are on: others may be found without them */
  gboolean looks_on; /* what was not found in a name may stand in a text */
  char *also;        /* whose dossiers stand there as well, during their leave; or NULL */
  char *near;        /* how many names differ by one letter, and where they stand; or NULL */
  char *figure;      /* of which figure this is the list, in words; NULL: of none */
};

/* What ROW says on the day of OFFICE; owned by the caller. */
RegieCaseloadItem *regie_caseload_item_new (const RegieOffice *office,
                                            const RegieCaseloadRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* N people were found for QUERY, the last N_NEAR of whom by a name that differs by one letter. */
RegieCaseloadView *regie_caseload_view_new (const RegieQuery *query, guint n,
                                            guint n_near) G_GNUC_WARN_UNUSED_RESULT;
/* Says that of them; NULL when N_NEAR is 0.  Owned by the caller. */
char *regie_caseload_dup_near (guint n, guint n_near) G_GNUC_WARN_UNUSED_RESULT;
/* What can be typed to search. */
const char *regie_caseload_hint (gboolean in_notes);
/* "3 chosen". */
char *regie_caseload_dup_chosen (guint n) G_GNUC_WARN_UNUSED_RESULT;
/* What PART of a query (regie_query_dup_parts) is called; CONSULTANT is the name of who it is
 * about, or NULL.  NULL for what it does not name; owned by the caller. */
char *regie_caseload_dup_part_label (const RegieCodes *codes, const char *part,
                                     const char *consultant) G_GNUC_WARN_UNUSED_RESULT;
/* What can be filtered by, from the code lists and STAFF (RegieChoice; NULL while that is not
 * known): entries of the actions "filters.PART", which have a state for each part,
 * "caseload.filter" about a query, and "caseload.notes". */
GMenu *regie_caseload_filters_new (const RegieCodes *codes,
                                   const GPtrArray *staff) G_GNUC_WARN_UNUSED_RESULT;
