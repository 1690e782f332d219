/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-heading.h"
#include "regie-caseload-page.h"
#include "regie-filter-bar.h"
#include "regie-list.h"

/* What the class and its actions share. */
struct _RegieCaseloadPage {
  RegieListPage parent_instance;
  RegieQuery *query;
  RegieList *list;
  GtkSearchEntry *search;
  RegieCaseloadHeading *heading;
  RegieFilterBar *filters;
  GtkMenuButton *columns_button, *filter_button, *assign_button;
  gboolean lanes;
};

/* The actions of the class. */
void regie_caseload_page_class_install_actions (GtkWidgetClass *klass);
/* Entries of the action "caseload.assign" about each of STAFF (RegieChoice). */
GMenu *regie_caseload_staff_menu_new (GPtrArray *staff) G_GNUC_WARN_UNUSED_RESULT;
/* What was chosen in an earlier run; at first my caseload, for who has one.  Owned. */
RegieQuery *regie_caseload_page_choose_query (void) G_GNUC_WARN_UNUSED_RESULT;
/* Of the class: is PART of a query asked; and asks it, or no longer. */
gboolean regie_caseload_page_asks_part (RegieListPage *page, const char *part);
void regie_caseload_page_toggle_part (RegieListPage *page, const char *part);
void regie_caseload_page_set_lanes (RegieCaseloadPage *self, gboolean lanes);
