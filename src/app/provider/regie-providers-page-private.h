/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list-frame.h"
#include "regie-provider-page.h"
#include "regie-providers-page.h"
#include "regie-view-switch.h"

/* What the page of providers and its list share. */
struct _RegieProvidersPage {
  RegiePage parent_instance;
  RegieViewSwitch *view_switch;
  RegieListFrame *frame;
  GtkListBox *list;
  GtkStack *detail;
  GtkWidget *add;
  GtkDropTarget *drop;
  RegieProviderPage *page; /* the provider beside the list */
  GListStore *rows;        /* RegieShelfRow */
  char *shown;             /* "list", "board" or "timeline" */
  gint64 provider;
  gboolean in_detail; /* narrow: the provider is shown, not the list */
};

/* The provider that is chosen, or else the first, stands beside the list. */
void regie_providers_page_show_provider (RegieProvidersPage *self);
/* What is asked of the list is shown. */
void regie_providers_page_find_rows (RegieProvidersPage *self);
void regie_providers_page_set_headers (RegieProvidersPage *self);
/* Of the class. */
gboolean regie_providers_page_begin (RegiePage *page);
gboolean regie_providers_page_search (RegiePage *page);
gboolean regie_providers_page_take_out (RegiePage *page, gboolean prints);
