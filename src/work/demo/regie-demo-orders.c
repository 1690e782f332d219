/* SPDX-License-Identifier: EUPL-1.2 */
/* What follows from the plans of an invented office: orders, reports, invoices and meetings. */
#include "regie-demo-private.h"

#include <string.h>

#include "regie-demo-query.h"
#include "regie-orders.h"
#include "regie-text.h"

#define ADD(kind, id, ...) REGIE_DEMO_ADD (w, kind, id, __VA_ARGS__)

gboolean
regie_demo_is_fresh (RegieDay month_end, RegieDay today)
{
  return month_end > today - 31;
}

/* Line N of all the plans as an order. */
static void
add_order (RegieDemoWriter *w, const RegieDemoLine *line, guint n)
{
  RegieDay today = w->today;
  gboolean stopped = n % 17 == 5 && regie_topic_find (line->topic) == REGIE_TOPIC_LANGUAGE
                     && line->from < today - 120;
  gboolean finished = !stopped && line->until <= today;
  gboolean waits = line->from > today && n % 5 == 0;
  RegieDay begun = line->from + (n % 41 == 4 ? 34 : (int) (n % 9));
  RegieDay end = stopped ? MIN (line->until, today) - 54 : line->until;
  char id[REGIE_NUMBER_TEXT], number[24], dossier[REGIE_NUMBER_TEXT], fact[REGIE_NUMBER_TEXT],
    from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT], ordered[REGIE_DAY_TEXT], first[REGIE_DAY_TEXT],
    last[REGIE_DAY_TEXT];
  int year, month, day;

  regie_day_to_civil (line->from - 18, &year, &month, &day);
  g_snprintf (number, sizeof number, "O-%d-%05u", year, n + 1);
  ADD (Engagement, id, "dossier", regie_number_format (line->dossier, dossier), "lot", line->lot,
       "line", regie_number_format (line->fact, fact), "number", number, "topic", line->topic,
       "price", line->price, "unit", line->unit, "ordered_on",
       regie_day_format (MIN (line->from - 18, today), ordered), "from_day",
       regie_day_format (line->from, from), "until_day", regie_day_format (line->until, until),
       "hours", line->hours, "stage",
       waits            ? "wacht"
       : stopped        ? "gestopt"
       : finished       ? "klaar"
       : begun <= today ? "loopt"
                        : "besteld",
       "begun_on",
       !waits && begun <= today && begun <= end ? regie_day_format (begun, first) : NULL,
       "ended_on", stopped || finished ? regie_day_format (end, last) : NULL, "reason",
       stopped ? (n % 2 == 0 ? "Heeft werk gevonden en kan de lessen niet volgen."
                             : "Gaat naar een andere school.")
               : NULL);
}

static gboolean
add_orders (RegieDemoWriter *w, GError **error)
{
  g_autoptr (GArray) lines = regie_demo_load_lines (w->db, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    add_order (w, &g_array_index (lines, RegieDemoLine, i), i);
  return regie_demo_flush (w, error);
}

/* The report of a provider over the month of HOURS, made when its first line comes: an id that
 * REPORTS owns. */
static const char *
report_of (RegieDemoWriter *w, GHashTable *reports, const RegieDemoHours *hours)
{
  RegiePeriod month = regie_period_of (hours->day, REGIE_PERIOD_MONTH);
  char id[REGIE_NUMBER_TEXT], period[REGIE_PERIOD_TEXT], provider[REGIE_NUMBER_TEXT],
    read[REGIE_DAY_TEXT];
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", hours->provider,
                                          regie_period_format (month, period));
  g_autofree char *file = NULL;
  char *known = g_hash_table_lookup (reports, key);
  int late = month.from % 11 == 0 ? 17 : 6 + month.from % 7; /* one in so many comes too late */

  if (known != NULL)
    return known;
  file = g_strdup_printf ("rapport-%s.csv", period);
  ADD (Report, id, "provider", regie_number_format (hours->provider, provider), "period", period,
       "file", file, "read_on", regie_day_format (month.until + late, read));
  known = g_strdup (id);
  g_hash_table_insert (reports, g_steal_pointer (&key), known);
  return known;
}

/* The hours of lessons came in with a report a month. */
static gboolean
add_monthly_reports (RegieDemoWriter *w, GError **error)
{
  g_autoptr (GHashTable) reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) report = g_ptr_array_new (); /* of each line */
  g_autoptr (GArray) lines = regie_demo_load_hours (w->db, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (report,
                     (gpointer) report_of (w, reports, &g_array_index (lines, RegieDemoHours, i)));
  return regie_demo_flush (w, error)
         && regie_demo_report_hours (w->db, (const RegieDemoHours *) (gpointer) lines->data,
                                     (const char *const *) report->pdata, lines->len, error);
}

/* Who reports by quarter did so until the last one but one. */
static gboolean
add_quarterly_reports (RegieDemoWriter *w, GError **error)
{
  RegiePeriod quarter = regie_period_of (regie_day_from_civil (2022, 1, 1), REGIE_PERIOD_QUARTER);
  char provider[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT], period[REGIE_PERIOD_TEXT],
    read[REGIE_DAY_TEXT];
  gint64 number;

  if (!regie_demo_find_provider (w->db, "VluchtelingenWerk", &number, error))
    return FALSE;
  regie_number_format (number, provider);
  for (; regie_period_later (quarter, 2).from <= w->today;
       quarter = regie_period_later (quarter, 1))
    ADD (Report, id, "provider", provider, "period", regie_period_format (quarter, period), "file",
         "kwartaal.csv", "read_on", regie_day_format (quarter.until + 10, read));
  return regie_demo_flush (w, error);
}

static gboolean
add_reports (RegieDemoWriter *w, GError **error)
{
  return add_monthly_reports (w, error) && add_quarterly_reports (w, error)
         && regie_demo_finish_reports (w->db, error);
}

/* Line I of INVOICE; a new one has a few differences. */
static void
add_invoice_line (RegieDemoWriter *w, const char *invoice, const char *period, guint i,
                  const RegieDemoBilled *one, gboolean is_new)
{
  gint64 right = (one->minutes * one->price + 30) / 60;
  gint64 amount = is_new && i % 23 == 7 ? right + 4 * one->price : right;
  char id[REGIE_NUMBER_TEXT], line[REGIE_NUMBER_TEXT], order[REGIE_NUMBER_TEXT],
    minutes[REGIE_NUMBER_TEXT], cents[REGIE_NUMBER_TEXT], due[REGIE_NUMBER_TEXT];

  regie_number_format (amount, cents);
  ADD (InvoiceLine, id, "invoice", invoice, "number", regie_number_format (i + 2, line),
       "engagement", regie_number_format (one->order, order), "period", period, "minutes",
       regie_number_format (one->minutes, minutes), "amount", cents, "expected",
       regie_number_format (right, due), "finding", amount == right ? "klopt" : "te_veel", "stage",
       is_new ? "open" : "goedgekeurd", "approved", is_new ? NULL : cents);
}

/* The invoice of MONTH: settled when it is long ago, with a few differences when it is new. */
static gboolean
add_invoice (RegieDemoWriter *w, gint64 provider, RegiePeriod month, gboolean is_new,
             GError **error)
{
  g_autoptr (GArray) lines = NULL;
  char period[REGIE_PERIOD_TEXT], day[REGIE_DAY_TEXT], settled[REGIE_DAY_TEXT],
    whose[REGIE_NUMBER_TEXT], last[REGIE_NUMBER_TEXT], invoice[REGIE_NUMBER_TEXT],
    id[REGIE_NUMBER_TEXT];
  g_autofree char *number = g_strdup_printf ("MT-%s", regie_period_format (month, period));

  if ((lines = regie_demo_load_billed (w->db, provider, period, error)) == NULL)
    return FALSE;
  if (lines->len == 0)
    return TRUE;
  ADD (Invoice, invoice, "provider", regie_number_format (provider, whose), "number", number, "day",
       regie_day_format (month.until + 9, day), "file", "factuur.csv", "settled_on",
       is_new ? NULL : regie_day_format (month.until + 24, settled));
  for (guint i = 0; i < lines->len; i++)
    add_invoice_line (w, invoice, period, i, &g_array_index (lines, RegieDemoBilled, i), is_new);
  if (is_new)
    ADD (InvoiceLine, id, "invoice", invoice, "number", regie_number_format (lines->len + 2, last),
         "reference", "O-2024-99999", "period", period, "amount", "28400", "stage", "open");
  return TRUE;
}

static void
add_meetings (RegieDemoWriter *w, gint64 number)
{
  char provider[REGIE_NUMBER_TEXT], meeting[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];

  regie_number_format (number, provider);
  ADD (Meeting, meeting, "provider", provider, "day", regie_demo_in_days (w, -81), "time", "10:00",
       "place", "Stadhuis, kamer 2.14", "present", "Lotte Habets, Ingrid Wolters", "minutes",
       "Rustig kwartaal. De groep in Malberg zit vol.", "closed_on", regie_demo_in_days (w, -79));
  ADD (Item, id, "meeting", meeting, "title", "Roosters na de zomer", "reason",
       "Avondgroep begint later dan gepland.", "minutes",
       "De school begint een week later en haalt de uren in.");
  ADD (Item, id, "meeting", meeting, "title", "Aanwezigheid", "minutes",
       "De school belt na twee keer afwezig zonder bericht.");
  ADD (Action, id, "provider", provider, "meeting", meeting, "text",
       "Lijst van inhaallessen sturen", "owner", "Ingrid Wolters", "due",
       regie_demo_in_days (w, -12));
  ADD (Action, id, "provider", provider, "meeting", meeting, "text",
       "Belafspraak vastleggen in het werkproces", "owner", "Lotte Habets", "due",
       regie_demo_in_days (w, 5));
  ADD (Action, id, "provider", provider, "meeting", meeting, "text", "Lokaal in Heer regelen",
       "owner", "Peter Hamers", "due", regie_demo_in_days (w, -40), "done_on",
       regie_demo_in_days (w, -43));
}

gboolean
regie_demo_orders (RegieDemoWriter *w, GError **error)
{
  RegiePeriod last, month;
  gint64 provider;

  g_return_val_if_fail (w != NULL, FALSE);
  if (!regie_demo_flush (w, error) || !add_orders (w, error) || !add_reports (w, error)
      || !regie_demo_find_provider (w->db, REGIE_DEMO_REPORTER, &provider, error))
    return FALSE;
  last = regie_period_later (regie_period_of (w->today, REGIE_PERIOD_MONTH), -1);
  month = regie_period_of (regie_period_of (last.from, REGIE_PERIOD_YEAR).from, REGIE_PERIOD_MONTH);
  for (; month.from <= last.from; month = regie_period_later (month, 1))
    if (!add_invoice (w, provider, month, month.from == last.from, error))
      return FALSE;
  add_meetings (w, provider);
  return regie_demo_flush (w, error);
}
