/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked about providers: contracts, orders, reports, meetings, invoices, as
 * commands and questions. */
#include "regie-provider-commands.h"

#include <glib/gi18n.h>

#include "regie-book.h"
#include "regie-done-query.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-load.h"
#include "regie-meeting.h"
#include "regie-order.h"
#include "regie-provider-rolls.h"
#include "regie-provider-views.h"
#include "regie-report-paper.h"
#include "regie-report-query.h"
#include "regie-shelf-view.h"
#include "regie-text.h"
#include "regie-turn.h"

/* What FORM (NULL when nothing was asked) says of KEY; NULL when that was left open. */
static const char *
get (RegieForm *form, const char *key)
{
  return form != NULL ? regie_form_get (form, key) : NULL;
}

static gboolean
get_day (RegieForm *form, RegieDay *day, GError **error)
{
  const char *text = get (form, "datum");

  return (text != NULL && regie_day_parse (text, day))
         || regie_refuse (error, _("Date: fill in a day, for example 23-11-2026"));
}

/* The id that was chosen below the fields; 0 for none. */
static gint64
get_choice (RegieForm *form)
{
  const char *text = get (form, REGIE_ASK_CHOICE);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* --- contracts and orders --- */

static RegieChange *
make_moved (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  const char *stage;

  g_variant_get (target, "(x&s)", about, &stage);
  return regie_contract_move (work->db, work->office, *about, stage, error);
}

static RegieRecord *
load_line (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_load_there (work->db, regie_entity (REGIE_ENTITY_Fact), g_variant_get_int64 (target),
                           _("This line of the plan is no longer there."), error);
}

static RegieRecord *
load_order (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_load_there (work->db, regie_entity (REGIE_ENTITY_Engagement),
                           g_variant_get_int64 (target), _("This order is no longer there."),
                           error);
}

static RegieRecord *
load_provider (const RegieWork *work, gint64 id, GError **error)
{
  return regie_load_there (work->db, regie_entity (REGIE_ENTITY_Provider), id,
                           _("This provider is no longer there."), error);
}

static RegieChange *
make_order (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) line = load_line (work, target, error);

  return line != NULL
           ? regie_order_make (work->db, work->office, line, get_choice (form), work->me->id, error)
           : NULL;
}

static RegieChange *
make_placed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieRecord) order = load_order (work, target, error);

  return order != NULL ? regie_order_place (work->db, work->office, order, get_choice (form), error)
                       : NULL;
}

static RegieChange *
make_begun (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) order = load_order (work, target, error);
  RegieDay day;

  return order != NULL && get_day (form, &day, error)
           ? regie_order_begin (work->db, work->office, order, day, error)
           : NULL;
}

static RegieChange *
make_ended (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) order = load_order (work, target, error);
  gboolean finished = g_strcmp0 (get (form, "afgerond"), "1") == 0;
  RegieDay day;

  if (order == NULL || !get_day (form, &day, error))
    return NULL;
  return regie_order_end (work->db, work->office, order, day, finished, get (form, "reden"), error);
}

/* Who took the list out is logged before it is out. */
static gboolean
export_expected (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                 GError **error)
{
  g_autoptr (RegieRecord) provider = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  g_autofree char *title = NULL;
  const char *uri;
  guint n;

  g_variant_get (target, "(x&s)", &outcome->about, &uri);
  if ((provider = load_provider (work, outcome->about, error)) == NULL
      || !regie_export_provider (work->db, work->office, outcome->about, TRUE, out, &n, error))
    return FALSE;
  title = g_strdup_printf (ngettext ("Plan of %2$u person given to %1$s",
                                     "Plans of %2$u people given to %1$s", n),
                           regie_get (provider, Provider, name), n);
  file = g_file_new_for_uri (uri);
  return regie_reading_note (
           work->db, work->me->id,
           &(RegieReading){ .act = REGIE_READ_EXPORTED, .kind = "provider", .persons = n }, error)
         && regie_export_note (work->db, work->me->id, title, error)
         && g_file_replace_contents (file, out->str, out->len, NULL, FALSE,
                                     G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                     NULL, work->cancellable, error);
}

/* --- reports and meetings --- */

/* The lines that could not be taken, to be sent back to who wrote them. */
static gboolean
save_faults (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
             GError **error)
{
  g_autoptr (RegieRecord) provider = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (RegieCells) cells = NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *title = NULL;
  RegieCellsForm shape = REGIE_CELLS_EXCEL;
  const char *period, *uri;
  RegiePeriod when;

  g_variant_get (target, "(x&s&s)", &outcome->about, &period, &uri);
  if (!regie_period_parse (period, &when))
    return regie_refuse (error, _("Period: expected a month 2026-10, a quarter 2026-K4 or a year "
                                   "2026"));
  if ((provider = load_provider (work, outcome->about, error)) == NULL
      || (reports = regie_report_load_of_period (work->db, outcome->about, when, error)) == NULL)
    return FALSE;
  cells = regie_report_faults_cells (reports);
  if (regie_cells_form_find (uri, &shape) && shape == REGIE_CELLS_CSV)
    shape = REGIE_CELLS_EXCEL;
  title = g_strdup_printf (ngettext ("%2$u faulty line given to %1$s",
                                     "%2$u faulty lines given to %1$s",
                                     regie_cells_get_n_rows (cells)),
                           regie_get (provider, Provider, name), regie_cells_get_n_rows (cells));
  file = g_file_new_for_uri (uri);
  return regie_cells_write (cells, shape, out, error) && g_output_stream_close (out, NULL, error)
         && regie_export_note (work->db, work->me->id, title, error)
         && g_file_replace_contents (
           file, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)),
           g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)), NULL, FALSE,
           G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, work->cancellable,
           error);
}

static gboolean
undo_report (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
             GError **error)
{
  g_autoptr (RegieDone) done = NULL;
  gint64 report = g_variant_get_int64 (target);
  gint64 entry;

  if (!regie_reported_find_entry (work->db, report, &entry, error)
      || (done = regie_done_find (work->db, entry, error)) == NULL
      || !regie_turn (work, done, (RegieTurn){ .of_office = TRUE }, form, outcome, error))
    return FALSE;
  outcome->about = report;
  return TRUE;
}

static RegieChange *
make_agenda (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieForm) values = form != NULL ? g_hash_table_ref (form) : regie_form_new ();
  g_autoptr (RegieRecord) provider = NULL;
  g_autoptr (GVariant) orders = NULL;
  const char *text;
  const gint64 *ids;
  RegiePeriod period;
  gsize n;

  g_variant_get (target, "(x&s@ax)", about, &text, &orders);
  if (!regie_period_parse (text, &period))
    {
      regie_refuse (error, _("“%s” is no period, such as 2026-10."), text);
      return NULL;
    }
  if ((provider = load_provider (work, *about, error)) == NULL)
    return NULL;
  ids = g_variant_get_fixed_array (orders, &n, sizeof *ids);
  return regie_meeting_make (work->db, work->office, *about, period, ids, (guint) n, values, error);
}

static RegieChange *
make_closed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieRecord) meeting = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Meeting),
                                                      g_variant_get_int64 (target),
                                                      _("Somebody else has removed this."), error);

  return meeting != NULL ? regie_meeting_close (work->db, work->office, meeting, error) : NULL;
}

static RegieChange *
make_done (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) action = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Action),
                                                     g_variant_get_int64 (target),
                                                     _("Somebody else has removed this."), error);

  return action != NULL ? regie_action_done (work->office, action, error) : NULL;
}

/* --- invoices --- */

static RegieChange *
make_right (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  return regie_invoice_approve_right (work->db, work->office, g_variant_get_int64 (target), error);
}

static RegieChange *
settle (const RegieWork *work, GVariant *target, RegieForm *form, RegieSettle how, GError **error)
{
  const char *approved = get (form, "goedgekeurd");
  gint64 cents = approved != NULL ? g_ascii_strtoll (approved, NULL, 10) : 0;

  return regie_invoice_settle (work->db, work->office, g_variant_get_int64 (target), how, cents,
                               get (form, "reden"), error);
}

static RegieChange *
make_approved (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  return settle (work, target, form, REGIE_SETTLE_APPROVED, error);
}

static RegieChange *
make_partly (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  return settle (work, target, form, REGIE_SETTLE_PARTLY, error);
}

static RegieChange *
make_disputed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  return settle (work, target, form, REGIE_SETTLE_DISPUTED, error);
}

/* --- what is asked first --- */

static const RegieField day_fields[] = {
  { "day", "datum", N_("Date"), NULL, REGIE_DAY, REGIE_REQUIRED, 1 },
};

static const RegieField end_fields[] = {
  { "day", "datum", N_("Last day"), NULL, REGIE_DAY, REGIE_REQUIRED, 1 },
  { "finished", "afgerond", N_("Finished as planned"), NULL, REGIE_BOOL, 0, 1 },
  { "reason", "reden", N_("Reason, when it stops early"), NULL, REGIE_NOTE, 0, 1 },
};

/* Those of a meeting that are known before it. */
static const RegieField agenda_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 4 },
  { "time", "tijd", N_("Time"), NULL, REGIE_TEXT, 0, 4 },
  { "place", "plaats", N_("Place"), NULL, REGIE_TEXT, 0, 4 },
  { "present", "aanwezig", N_("Present"), NULL, REGIE_TEXT, 0, 4 },
};

static const RegieField part_fields[] = {
  { "approved", "goedgekeurd", N_("To pay"), NULL, REGIE_MONEY, REGIE_REQUIRED | REGIE_LARGE, 1 },
  { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, REGIE_REQUIRED, 1 },
};

static const RegieField reason_fields[] = {
  { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, REGIE_REQUIRED, 1 },
};

#define FIELDS(list) .fields = list, .n = G_N_ELEMENTS (list)

static const RegieAsk ask_order = {
  N_("Order"),
  N_("_Order"),
  .choice = N_("Group"),
  .start = &regie_provider_questions[REGIE_ORDER_PREVIEW],
};

static const RegieAsk ask_place = {
  N_("Give a place"),
  N_("_Save"),
  .choice = N_("Group"),
  .start = &regie_provider_questions[REGIE_ORDER_GROUPS],
};

static const RegieAsk ask_begin = {
  N_("First lesson"),
  N_("_Save"),
  N_("From this day the hours of the order count, and how long it took is reckoned."),
  FIELDS (day_fields),
  .start = &regie_provider_questions[REGIE_ORDER_TODAY],
};

static const RegieAsk ask_end = {
  N_("End the order"),
  N_("_Save"),
  N_("The line of the plan ends with it."),
  FIELDS (end_fields),
  .start = &regie_provider_questions[REGIE_ORDER_TODAY],
};

static const RegieAsk ask_agenda = {
  N_("Agenda"),
  N_("_Make"),
  N_("The people that were chosen, with what differs; lines with a fault, invoices that differ "
      "and open action points come along."),
  FIELDS (agenda_fields),
};

static const RegieAsk ask_accept = {
  N_("Approve although it differs"),
  N_("_Save"),
  FIELDS (reason_fields),
  .start = &regie_provider_questions[REGIE_INVOICE_LINE_DIFFERENCE],
};

static const RegieAsk ask_part = {
  N_("Pay a part"),
  N_("_Save"),
  FIELDS (part_fields),
  .start = &regie_provider_questions[REGIE_INVOICE_LINE_EXPECTED],
};

static const RegieAsk ask_dispute = {
  N_("Dispute the line"),
  N_("_Save"),
  FIELDS (reason_fields),
  .start = &regie_provider_questions[REGIE_INVOICE_LINE_DIFFERENCE],
};

#define ORDER REGIE_RIGHT (ORDER)
#define CONTRACT REGIE_RIGHT (CONTRACT)
#define SEE REGIE_RIGHT (SEE_DOSSIERS)

const RegieCommand regie_provider_commands[REGIE_N_PROVIDER_COMMANDS] = {
  [REGIE_CONTRACT_MOVE] = { "contract.move", "(xs)", CONTRACT, N_("Stage changed"),
                            .make = make_moved },
  [REGIE_ORDER_MAKE] = { "order.make", "x", ORDER, N_("Ordered"), &ask_order, make_order },
  [REGIE_ORDER_PLACE] = { "order.place", "x", ORDER, N_("Got a place"), &ask_place, make_placed },
  [REGIE_ORDER_BEGIN] = { "order.begin", "x", ORDER, N_("First lesson recorded"), &ask_begin,
                          make_begun },
  [REGIE_ORDER_END] = { "order.end", "x", ORDER, N_("Order ended"), &ask_end, make_ended },
  [REGIE_ORDER_EXPORT] = { "order.export", "(xs)", ORDER, N_("Saved"), .run = export_expected,
                           .takes_out = TRUE },
  [REGIE_REPORT_UNDO] = { "report.undo", "x", ORDER, .run = undo_report,
                          .field = regie_sure_field },
  [REGIE_REPORT_SAVE_FAULTS] = { "report.save-faults-to", "(xss)", ORDER, N_("Saved"),
                                 .run = save_faults },
  [REGIE_MEETING_MAKE] = { "meeting.make", "(xsax)", ORDER, N_("Agenda made"), &ask_agenda,
                           make_agenda },
  [REGIE_MEETING_CLOSE] = { "meeting.close", "x", ORDER, N_("Recorded"), .make = make_closed },
  [REGIE_ACTION_POINT_DONE] = { "action-point.done", "x", ORDER, N_("Recorded"),
                                .make = make_done },
  [REGIE_INVOICE_APPROVE] = { "invoice.approve-right", "x", CONTRACT, N_("Approved"),
                              .make = make_right },
  [REGIE_INVOICE_LINE_APPROVE] = { "invoice-line.approve", "x", CONTRACT, N_("Approved"),
                                   .make = make_approved },
  [REGIE_INVOICE_LINE_ACCEPT] = { "invoice-line.accept", "x", CONTRACT, N_("Approved"),
                                  &ask_accept, make_approved },
  [REGIE_INVOICE_LINE_PART] = { "invoice-line.part", "x", CONTRACT, N_("Approved"), &ask_part,
                                make_partly },
  [REGIE_INVOICE_LINE_DISPUTE] = { "invoice-line.dispute", "x", CONTRACT, N_("Disputed"),
                                   &ask_dispute, make_disputed },
};

/* --- what is read --- */

static gboolean
may (const RegieWork *work, RegieRight right)
{
  return regie_role_may (work->me->role, right);
}

static gpointer
answer_shelf (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieShelf) shelf = regie_shelf_load (work->db, work->office, error);

  return shelf != NULL
           ? regie_providers_view_new (work->office, shelf, may (work, REGIE_MAY_CONTRACT))
           : NULL;
}

static gpointer
answer_provider (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieBook) book = regie_book_load (work->db, work->office,
                                                g_variant_get_int64 (target), error);

  return book != NULL ? regie_provider_view_new (work->office, book) : NULL;
}

/* The provider of the target of a tab; *ASKED (may be NULL) is what is asked about it. */
static gint64
get_provider (GVariant *target, gint64 *asked)
{
  gint64 provider;
  gint64 more;

  g_variant_get (target, "(xx)", &provider, &more);
  if (asked != NULL)
    *asked = more;
  return provider;
}

static gpointer
answer_overview (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieBook) book = regie_book_load (work->db, work->office, get_provider (target, NULL),
                                                error);

  return book != NULL
           ? regie_provider_overview_new (work->office, book, may (work, REGIE_MAY_CONTRACT))
           : NULL;
}

static gpointer
answer_orders (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint counts[REGIE_N_ORDER_FILTERS];
  const char *asked;
  gint64 filter;
  gint64 provider;
  guint total;

  g_variant_get (target, "(xx&s)", &provider, &filter, &asked);
  if (filter < 0 || filter >= REGIE_N_ORDER_FILTERS)
    {
      regie_refuse (error, _("“%d” is no filter of orders."), (int) filter);
      return NULL;
    }
  if ((ids = regie_order_find (work->db, work->office, provider, (RegieOrderFilter) filter, asked,
                               &total, error))
        == NULL
      || !regie_order_counts (work->db, provider, counts, error))
    return NULL;
  rows = regie_order_rows (work->db, (const gint64 *) (gpointer) ids->data,
                           MIN (ids->len, REGIE_ORDERS_PAGE), error);
  return rows != NULL ? regie_orders_view_new (work->office, ids, total, rows, counts) : NULL;
}

static gpointer
answer_rows (const RegieWork *work, GVariant *target, GError **error)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (target, &n, sizeof *ids);
  g_autoptr (GPtrArray) rows = regie_order_rows (work->db, ids, (guint) n, error);

  return rows != NULL ? regie_order_items (work->office, rows) : NULL;
}

static gpointer
answer_reports (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 later;
  gint64 provider = get_provider (target, &later);
  g_autoptr (RegieReported) reported = regie_reported_load (work->db, work->office, provider,
                                                            (int) later, error);

  g_autoptr (RegieRecord) record = reported != NULL ? load_provider (work, provider, error) : NULL;

  return record != NULL
           ? regie_report_view_new (work->office, reported, regie_get (record, Provider, name),
                                    work->me->name, may (work, REGIE_MAY_ORDER))
           : NULL;
}

static gpointer
answer_invoices (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieInvoices) invoices = regie_invoices_load (work->db, get_provider (target, NULL),
                                                            error);

  return invoices != NULL
           ? regie_invoices_view_new (work->office, invoices, may (work, REGIE_MAY_CONTRACT))
           : NULL;
}

static gpointer
answer_meetings (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 id = get_provider (target, NULL);
  g_autoptr (RegieRecord) provider = regie_load_there (work->db,
                                                       regie_entity (REGIE_ENTITY_Provider), id,
                                                       _("This provider is no longer there."),
                                                       error);
  g_autoptr (GPtrArray) meetings = NULL;

  if (provider == NULL || (meetings = regie_meetings_load (work->db, id, error)) == NULL)
    return NULL;
  return regie_provider_meetings_new (work->office, id, regie_get (provider, Provider, name),
                                      meetings, may (work, REGIE_MAY_ORDER));
}

/* --- how the small forms open --- */

/* What stands in the way of an order is said in the form, and again when it is pressed. */
static gpointer
start_order (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieAskStart) start = regie_ask_start_new ();
  g_autoptr (RegieRecord) line = load_line (work, target, error);
  g_autoptr (GError) local = NULL;

  if (line == NULL)
    return NULL;
  if (regie_order_preview (work->db, work->office, line, &start->about, &start->choices, &local))
    return g_steal_pointer (&start);
  if (!g_error_matches (local, REGIE_ERROR, REGIE_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  start->about = g_strdup (local->message);
  return g_steal_pointer (&start);
}

static gpointer
start_place (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieAskStart) start = regie_ask_start_new ();
  g_autoptr (RegieRecord) order = load_order (work, target, error);

  if (order == NULL)
    return NULL;
  start->choices = regie_order_dup_groups (work->db, regie_get_int (order, Engagement, lot, 0),
                                           work->today, error);
  return start->choices != NULL ? g_steal_pointer (&start) : NULL;
}

static gpointer
start_today (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) order = load_order (work, target, error);
  RegieAskStart *start;
  char day[REGIE_DAY_TEXT];

  if (order == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->form = regie_form_new ();
  regie_form_set (start->form, "datum", regie_day_format (work->today, day));
  return start;
}

static gpointer
start_line (const RegieWork *work, GVariant *target, GError **error)
{
  RegieBillLine *line;
  g_autoptr (RegieInvoices) all = regie_invoices_load_of_line (work->db,
                                                               g_variant_get_int64 (target), &line,
                                                               error);
  RegieAskStart *start;

  if (all == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->about = regie_bill_dup_sentence (line);
  return start;
}

static gpointer
start_part (const RegieWork *work, GVariant *target, GError **error)
{
  RegieBillLine *line;
  g_autoptr (RegieInvoices) all = regie_invoices_load_of_line (work->db,
                                                               g_variant_get_int64 (target), &line,
                                                               error);
  RegieAskStart *start;
  char cents[REGIE_NUMBER_TEXT];

  if (all == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->about = regie_bill_dup_sentence (line);
  start->form = regie_form_new ();
  if (line->expected > 0 && line->expected < line->amount)
    regie_form_set_field (start->form, InvoiceLine, approved,
                          regie_number_format (line->expected, cents));
  return start;
}

#define START (GDestroyNotify) regie_ask_start_free

#define OF_ALL                                                                                     \
  REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Action, REGIE_ENTITY_Contract,                   \
               REGIE_ENTITY_Delay, REGIE_ENTITY_Invoice, REGIE_ENTITY_InvoiceLine,                 \
               REGIE_ENTITY_Lot, REGIE_ENTITY_Mark, REGIE_ENTITY_Milestone, REGIE_ENTITY_Provider, \
               REGIE_ENTITY_Report)
#define OF_ONE                                                                                     \
  REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Action, REGIE_ENTITY_Contract,                   \
               REGIE_ENTITY_Delay, REGIE_ENTITY_Invoice, REGIE_ENTITY_InvoiceLine,                 \
               REGIE_ENTITY_Lot, REGIE_ENTITY_Mark, REGIE_ENTITY_Milestone, REGIE_ENTITY_Provider, \
               REGIE_ENTITY_Report, REGIE_ENTITY_Budget, REGIE_ENTITY_Contact,                     \
               REGIE_ENTITY_Course, REGIE_ENTITY_Indicator, REGIE_ENTITY_Paper,                    \
               REGIE_ENTITY_Price)

const RegieQuestion regie_provider_questions[REGIE_N_PROVIDER_QUESTIONS] = {
  [REGIE_PROVIDERS_READ] = { "providers", NULL, SEE, answer_shelf, g_object_unref,
                             .kinds = OF_ALL },
  [REGIE_PROVIDER_READ] = { "provider", "x", SEE, answer_provider, g_object_unref,
                            .kinds = OF_ONE },
  [REGIE_PROVIDER_READ_OVERVIEW] = { "provider.overview", "(xx)", SEE, answer_overview,
                                     g_object_unref, .kinds = OF_ONE },
  [REGIE_PROVIDER_READ_ORDERS] = { "provider.orders", "(xxs)", SEE, answer_orders, g_object_unref,
                                   .kinds = REGIE_KINDS (REGIE_ENTITY_Dossier,
                                                         REGIE_ENTITY_Contract, REGIE_ENTITY_Course,
                                                         REGIE_ENTITY_Lot, REGIE_ENTITY_Provider) },
  [REGIE_PROVIDER_READ_REPORTS] = { "provider.reports", "(xx)", SEE, answer_reports, g_object_unref,
                                    .kinds = REGIE_KINDS (
                                      REGIE_ENTITY_Dossier, REGIE_ENTITY_Contract, REGIE_ENTITY_Lot,
                                      REGIE_ENTITY_Provider, REGIE_ENTITY_Report) },
  [REGIE_PROVIDER_READ_INVOICES]
  = { "provider.invoices", "(xx)", SEE, answer_invoices, g_object_unref,
      .kinds = REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Contract, REGIE_ENTITY_Invoice,
                            REGIE_ENTITY_InvoiceLine, REGIE_ENTITY_Lot, REGIE_ENTITY_Report) },
  [REGIE_PROVIDER_READ_MEETINGS] = { "provider.meetings", "(xx)", SEE, answer_meetings,
                                     g_object_unref,
                                     .kinds = REGIE_KINDS (REGIE_ENTITY_Action, REGIE_ENTITY_Item,
                                                           REGIE_ENTITY_Meeting,
                                                           REGIE_ENTITY_Provider) },
  [REGIE_ORDER_ROWS] = { "order.rows", "ax", SEE, answer_rows, (GDestroyNotify) g_ptr_array_unref },
  [REGIE_ORDER_PREVIEW] = { "order.preview", "x", ORDER, start_order, START },
  [REGIE_ORDER_GROUPS] = { "order.groups", "x", ORDER, start_place, START },
  [REGIE_ORDER_TODAY] = { "order.today", "x", ORDER, start_today, START },
  [REGIE_INVOICE_LINE_DIFFERENCE] = { "invoice-line.difference", "x", CONTRACT, start_line, START },
  [REGIE_INVOICE_LINE_EXPECTED] = { "invoice-line.expected", "x", CONTRACT, start_part, START },
};
