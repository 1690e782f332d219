/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list.h"
#include "regie-youth-filter.h"
#include "regie-youth-heading.h"
#include "regie-youth-page.h"

/* What the class and its actions share. */
struct _RegieYouthPage {
  RegieListPage parent_instance;
  RegieYouthFilter *filter;
  RegieList *list;
  GtkSearchEntry *search;
  RegieYouthHeading *heading;
  GtkMenuButton *columns_button, *filter_button;
  gboolean is_chosen; /* the filter is one that somebody chose, or the usual one of the role */
};

/* The actions of the class. */
void regie_youth_page_class_install_actions (GtkWidgetClass *klass);
/* Asks TEXT, a filter, from now on. */
void regie_youth_page_set_filter (RegieYouthPage *self, const char *text);
/* What can be filtered by, from the code lists and CHOICES (RegieYouthChoices, may be NULL). */
void regie_youth_page_fill_filters (RegieYouthPage *self, gpointer choices);
