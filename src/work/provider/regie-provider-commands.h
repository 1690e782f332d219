/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* What is done about providers: contracts, orders, reports, meetings, invoices; targets are ids. */
typedef enum {
  REGIE_CONTRACT_MOVE, /* (xs): the contract, and the stage that it goes to (codes.ini
                          [contractstand]) */
  REGIE_ORDER_MAKE,    /* x, the line of a plan; the choice is a group, "0" for none */
  REGIE_ORDER_PLACE,   /* x, the order that waits; the choice is a group, "0" for none */
  REGIE_ORDER_BEGIN,   /* x; "datum" */
  REGIE_ORDER_END,     /* x; "datum", "afgerond" and "reden" */
  REGIE_ORDER_EXPORT,  /* (xs): the provider, and the address (URI) of the file with whom it can
                          expect */
  REGIE_REPORT_UNDO,   /* x, the report: what it brought goes */
  REGIE_REPORT_SAVE_FAULTS, /* (xss): provider, period, and the address (URI) of the file */
  REGIE_MEETING_MAKE,  /* (xsax): provider, period ("2026-10"), orders that stand on the agenda; the
                          form of a meeting */
  REGIE_MEETING_CLOSE, /* x, the meeting: its minutes are established */
  REGIE_ACTION_POINT_DONE,    /* x */
  REGIE_INVOICE_APPROVE,      /* x, the invoice: every open line that is right */
  REGIE_INVOICE_LINE_APPROVE, /* x, a line that is right */
  REGIE_INVOICE_LINE_ACCEPT,  /* x, a line that is not right; "reden" */
  REGIE_INVOICE_LINE_PART,    /* x; "goedgekeurd" (cents) and "reden" */
  REGIE_INVOICE_LINE_DISPUTE, /* x; "reden" */
  REGIE_N_PROVIDER_COMMANDS
} RegieProviderCommand;

extern const RegieCommand regie_provider_commands[REGIE_N_PROVIDER_COMMANDS];

/* What a page of providers asks.  Of a tab the target is (xx): the provider, and what is asked
 * about it, 0 at first. */
typedef enum {
  REGIE_PROVIDERS_READ,         /* RegieProvidersView */
  REGIE_PROVIDER_READ,          /* x; RegieProviderView */
  REGIE_PROVIDER_READ_OVERVIEW, /* (xx), the second is nothing; RegieProviderSheet */
  REGIE_PROVIDER_READ_ORDERS,   /* (xxs), RegieOrderFilter and what is searched and sorted by
                                   (RegieRollAsk); RegieOrdersView */
  REGIE_PROVIDER_READ_REPORTS,  /* (xx), periods after the last that is whole; RegieReportView */
  REGIE_PROVIDER_READ_INVOICES, /* (xx), the second is nothing; RegieInvoicesView */
  REGIE_PROVIDER_READ_MEETINGS, /* (xx), the second is nothing; RegieProviderSheet */
  REGIE_ORDER_ROWS,             /* ax, ids of orders; GPtrArray of RegieTableItem, in that order */
  /* How the small forms open: RegieAskStart. */
  REGIE_ORDER_PREVIEW, /* x, the line of a plan: what it costs and whether there is room, or what
                          stands in the way; groups */
  REGIE_ORDER_GROUPS,  /* x, the order that waits: the groups that have room */
  REGIE_ORDER_TODAY,   /* x, the order: today */
  REGIE_INVOICE_LINE_DIFFERENCE, /* x, the line: how it differs */
  REGIE_INVOICE_LINE_EXPECTED, /* x, the same, and what was expected when that is less than what was
                                  billed */
  REGIE_N_PROVIDER_QUESTIONS
} RegieProviderQuestion;

extern const RegieQuestion regie_provider_questions[REGIE_N_PROVIDER_QUESTIONS];
