/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-book.h"
#include "regie-invoice.h"
#include "regie-order-list-query.h"
#include "regie-reported.h"
#include "regie-roll.h"
#include "regie-table-item.h"

/* What the page of one provider shows: its head, and a view for each of its tabs.  MAY_CHANGE of
 * each: who looks may change what it shows. */

/* The head: what it is called and the figures under that. */
REGIE_DECLARE_ITEM (RegieProviderView, regie_provider_view, PROVIDER_VIEW)
struct _RegieProviderView {
  RegieItem parent_instance;
  char *name, *about;      /* ABOUT: its contract */
  char *people, *places;   /* how many, of how many */
  char *committed, *part;  /* money, and how much of the estimate that is */
  char *next, *next_about; /* what is decided next */
};
/* Each of these makes a new view of what was loaded, and keeps nothing of it. */
RegieProviderView *regie_provider_view_new (const RegieOffice *office,
                                            const RegieBook *book) G_GNUC_WARN_UNUSED_RESULT;

/* A paper that is printed or saved. */
REGIE_DECLARE_ITEM (RegieMeetingPaper, regie_meeting_paper, MEETING_PAPER)
struct _RegieMeetingPaper {
  RegieItem parent_instance;
  gint64 id;          /* of what it is about: a meeting */
  char *title, *text; /* TEXT: the blocks of a letter (regie-letter.h) */
};

/* A tab of words. */
REGIE_DECLARE_ITEM (RegieProviderSheet, regie_provider_sheet, PROVIDER_SHEET)
struct _RegieProviderSheet {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
  GListStore *papers;   /* RegieMeetingPaper */
};
/* What was agreed, how full it is, what it costs and how it goes. */
RegieProviderSheet *regie_provider_overview_new (const RegieOffice *office, const RegieBook *book,
                                                 gboolean may_change) G_GNUC_WARN_UNUSED_RESULT;
/* MEETINGS: RegieMeeting, of the provider with ID and NAME. */
RegieProviderSheet *regie_provider_meetings_new (const RegieOffice *office, gint64 id,
                                                 const char *name, const GPtrArray *meetings,
                                                 gboolean may_change) G_GNUC_WARN_UNUSED_RESULT;

/* The people: whose order it is, in pages (regie-rows.h). */
REGIE_DECLARE_ITEM (RegieOrdersView, regie_orders_view, ORDERS_VIEW)
struct _RegieOrdersView {
  RegieItem parent_instance;
  GVariant *ids;    /* ax, in sort order */
  GListStore *rows; /* RegieTableItem, of the first REGIE_ORDERS_PAGE of them */
  char *all, *waiting, *ordered, *running, *ended; /* each filter, with how many it has */
  int found, total;                                /* how many a search found, of how many */
};
/* IDS (gint64) is every order of the filter that was searched for, of TOTAL without a search; ROWS
 * (RegieOrderRow) are the first of them. */
RegieOrdersView *
regie_orders_view_new (const RegieOffice *office, const GArray *ids, guint total,
                       const GPtrArray *rows,
                       const guint counts[REGIE_N_ORDER_FILTERS]) G_GNUC_WARN_UNUSED_RESULT;
/* ROWS (RegieOrderRow) as RegieTableItem. */
GPtrArray *regie_order_items (const RegieOffice *office,
                              const GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;

/* The report of a period: the differences first. */
REGIE_DECLARE_ITEM (RegieReportView, regie_report_view, REPORT_VIEW)
struct _RegieReportView {
  RegieItem parent_instance;
  char *title, *about, *summary;
  char *period;                    /* "2026-10" */
  int in, out, unknown, faulty;    /* people in step and so on; lines with a fault */
  gboolean has_people, may_change; /* HAS_PEOPLE: an order ran in the period */
  RegieDeed *undo;                 /* takes the reading in back; NULL: nothing to take back */
  GListStore *different;           /* RegieTableItem: out of step, and then not known */
  RegieTableItem *heading;         /* over those in step; NULL when there is nobody */
  GListStore *same;                /* RegieTableItem: in step */
  RegieTableItem *faults_heading;  /* over the lines that could not be taken; NULL for none */
  GListStore *faults;              /* RegieTableItem: those lines */
  GListStore *deeds;               /* RegieDeed: what goes back to the provider about it */
  char *reminder;                  /* the letter that reminds of it (regie-letter.h), or NULL */
  int suggested;                   /* so many of DIFFERENT go on the agenda by themselves */
};
/* REPORTED by PROVIDER, for who is called ME and MAY_CHANGE. */
RegieReportView *regie_report_view_new (const RegieOffice *office, const RegieReported *reported,
                                        const char *provider, const char *me,
                                        gboolean may_change) G_GNUC_WARN_UNUSED_RESULT;

/* An invoice with its lines: what differs first. */
REGIE_DECLARE_ITEM (RegieInvoiceItem, regie_invoice_item, INVOICE_ITEM)
struct _RegieInvoiceItem {
  RegieItem parent_instance;
  gint64 id;
  char *name; /* in the list of all invoices */
  char *summary;
  gboolean approvable; /* some lines are right and open */
  GListStore *lines;   /* RegieTableItem */
  RegieRoll *roll;     /* of LINES, in the same order */
};

REGIE_DECLARE_ITEM (RegieInvoicesView, regie_invoices_view, INVOICES_VIEW)
struct _RegieInvoicesView {
  RegieItem parent_instance;
  GListStore *invoices; /* RegieInvoiceItem, the newest first */
  int first;            /* which of them is shown first: the newest that is open, else the newest */
  gboolean has_invoices;
};
/* "2026-09 · 3 nov · € 1.200": what INVOICE is called; owned. */
char *regie_invoice_dup_name (const RegieOffice *office,
                              const RegieInvoice *invoice) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the lines of INVOICE to ROLL, what asks for a decision first. */
void regie_invoice_add_lines (RegieRoll *roll, const RegieOffice *office,
                              const RegieInvoice *invoice);
/* INVOICES by who MAY_CHANGE. */
RegieInvoicesView *regie_invoices_view_new (const RegieOffice *office,
                                            const RegieInvoices *invoices,
                                            gboolean may_change) G_GNUC_WARN_UNUSED_RESULT;
