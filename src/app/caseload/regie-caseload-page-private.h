/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-heading.h"
#include "regie-caseload-page.h"
#include "regie-filter-bar.h"
#include "regie-list.h"
#include "regie-rows.h"

/* What the class and its actions share. */
struct _RegieCaseloadPage {
  RegiePage parent_instance;
  RegieRows *rows; /* keys: gint64, of dossiers */
  RegieQuery *query;
  RegieList *list;
  GtkSearchEntry *search;
  RegieCaseloadHeading *heading;
  RegieFilterBar *filters;
  GtkMenuButton *columns_button, *filter_button, *assign_button;
  guint rest_id;
  gboolean lanes;
  gboolean wants_rest; /* what is asked next are the keys behind the first */
  gboolean extending;  /* what was asked last were those */
};

/* The actions of the class. */
void regie_caseload_page_class_install_actions (GtkWidgetClass *klass);
/* Entries of the action "caseload.assign" about each of STAFF (RegieChoice). */
GMenu *regie_caseload_staff_menu_new (GPtrArray *staff) G_GNUC_WARN_UNUSED_RESULT;
/* The query is another: everything that follows from it is shown and asked. */
void regie_caseload_page_query_changed (RegieCaseloadPage *self);
/* What is found is in the order of its names, unless another order was asked for. */
const char *regie_caseload_page_get_sort (RegieCaseloadPage *self);
void regie_caseload_page_set_lanes (RegieCaseloadPage *self, gboolean lanes);

/* What it asks and how that is shown (regie-caseload-page-rows.c); the rows need the session. */
void regie_caseload_page_class_install_rows (RegiePageClass *klass);
void regie_caseload_page_make_rows (RegieCaseloadPage *self);
