/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list.h"
#include "regie-rows.h"
#include "regie-youth-filter.h"
#include "regie-youth-heading.h"
#include "regie-youth-page.h"

/* What the class and its actions share. */
struct _RegieYouthPage {
  RegiePage parent_instance;
  RegieRows *rows; /* keys: gint64, of dossiers */
  RegieYouthFilter *filter;
  RegieList *list;
  GtkSearchEntry *search;
  RegieYouthHeading *heading;
  GtkMenuButton *columns_button, *filter_button;
  guint rest_id;
  gboolean is_chosen;  /* the filter is one that somebody chose, or the usual one of the role */
  gboolean wants_rest; /* what is asked next are the keys behind the first */
  gboolean extending;  /* what was asked last were those */
};

/* The actions of the class. */
void regie_youth_page_class_install_actions (GtkWidgetClass *klass);
/* Asks TEXT, a filter, from now on. */
void regie_youth_page_set_filter (RegieYouthPage *self, const char *text);
/* The filter is another: everything that follows from it is shown and asked. */
void regie_youth_page_filter_changed (RegieYouthPage *self);
/* Rows are otherwise high. */
void regie_youth_page_lay_out (RegieYouthPage *self);
/* What can be filtered by, from the code lists and CHOICES (RegieYouthChoices, may be NULL). */
void regie_youth_page_fill_filters (RegieYouthPage *self, gpointer choices);

/* What it asks and how that is shown (regie-youth-page-rows.c); the rows need the session. */
void regie_youth_page_class_install_rows (RegiePageClass *klass);
void regie_youth_page_make_rows (RegieYouthPage *self);
