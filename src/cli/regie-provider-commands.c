/* SPDX-License-Identifier: EUPL-1.2 */
/* What regiectl does with providers: reports, reconciling, invoices, money and figures. */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "regie-commands.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-invoice.h"
#include "regie-json.h"
#include "regie-lot-query.h"
#include "regie-reconcile.h"
#include "regie-scorecard.h"
#include "regie-spending.h"

static RegieReportProvider *
find_provider (RegieCommandLine *line, RegieDb *db, GError **error)
{
  if (line->provider == NULL)
    return regie_command_wrong (error, _("--provider: name the provider")), NULL;
  return regie_report_provider_load (db, line->provider, 0, error);
}

/* That of --period; *SAID is FALSE when there is none. */
static gboolean
find_period (const RegieCommandLine *line, RegiePeriod *period, gboolean *said, GError **error)
{
  *said = line->period != NULL;
  return line->period == NULL || regie_period_parse (line->period, period)
         || regie_command_wrong (
           error, _("--period: expected a period such as 2026-10, 2026-K4 or 2026"));
}

RegieImport *
regie_command_read_provider_file (RegieCommandLine *line, RegieDb *db, gboolean report,
                                  const char *text, gsize length, GError **error)
{
  g_autoptr (RegieReportProvider) provider = NULL;
  RegieImport *import;
  RegiePeriod period;
  gboolean said;

  if (!find_period (line, &period, &said, error)
      || ((report || line->provider != NULL)
          && (provider = find_provider (line, db, error)) == NULL))
    return NULL;
  if (!report)
    return regie_invoice_import_new (line->office, provider != NULL ? provider->id : 0, text,
                                     length, error);
  if ((import = regie_report_import_new (line->office, provider, said ? &period : NULL, text,
                                         length, error))
      != NULL)
    regie_report_import_set_corrects (import, line->replace);
  return import;
}

int
regie_run_reconcile (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieReportProvider) provider = NULL;
  g_autoptr (RegieReconciliation) all = NULL;
  RegiePeriod period;
  gboolean said;

  if (!find_period (line, &period, &said, error))
    return 2;
  db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  if (db == NULL || (provider = find_provider (line, db, error)) == NULL)
    return 1;
  if (!said)
    period = regie_period_whole (provider->rhythm, line->today);
  if ((all = regie_reconcile_load (db, line->office, provider->id, period, error)) == NULL)
    return 1;
  if (regie_command_is_json (line))
    return regie_command_print_json (regie_reconciliation_to_json (all));
  for (guint i = 0; i < all->people->len; i++)
    {
      const RegieReconciled *person = all->people->pdata[i];

      g_print ("%-14s %-10s %s\n", person->number, person->dossier_number,
               regie_accord_name (person->result.verdict));
      for (guint k = 0; k < person->result.n; k++)
        {
          g_autofree char *sentence = regie_reconciled_dup_sentence (person, k);

          g_print ("    %s\n", sentence);
        }
    }
  g_print (_("%u in step, %u out of step, %u unknown\n"), all->counts[REGIE_ACCORD_IN_STEP],
           all->counts[REGIE_ACCORD_OUT_OF_STEP], all->counts[REGIE_ACCORD_UNKNOWN]);
  return 0;
}

/* The rows that are no line of a bill: JSON holds the lines only, so they are said beside it. */
static void
print_refused (const RegieImport *import, gboolean to_errors)
{
  const RegieImportFault *fault;

  for (guint i = 0; (fault = regie_import_fault (import, i)) != NULL; i++)
    {
      g_autofree char *sentence = g_strdup_printf (_("line %u, %s: %s\n"), fault->line,
                                                   fault->field, fault->reason);

      if (to_errors)
        g_printerr ("%s", sentence);
      else
        g_print ("%s", sentence);
    }
}

static void
print_bills (const RegieImport *import)
{
  const RegieBillLine *line;

  for (guint i = 0; (line = regie_invoice_import_line (import, i)) != NULL; i++)
    {
      g_autofree char *sentence = regie_bill_dup_sentence (line);

      /* TRANSLATORS: line number, number of the order, finding, sentence */
      g_print (_("line %u, %s: %s. %s\n"), line->number, line->reference,
               regie_bill_name (line->bill), sentence);
    }
}

int
regie_run_invoices (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieImport) import = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_strcmp0 (line->words[1], "check") != 0)
    return regie_command_wrong (error, _("invoices: expected “check FILE”")), 2;
  if (line->words[2] == NULL)
    return regie_command_wrong (error, _("name the file to read")), 2;
  if (!g_file_get_contents (line->words[2], &text, &length, error))
    return 2;
  db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  if (db == NULL)
    return 1;
  if ((import = regie_command_read_provider_file (line, db, FALSE, text, length, error)) == NULL
      || !regie_import_check (import, db, NULL, error))
    return 2;
  regie_command_print_unread (import, regie_command_is_json (line));
  if (regie_command_is_json (line))
    {
      print_refused (import, TRUE);
      return regie_command_print_json (regie_invoice_import_to_json (import));
    }
  print_bills (import);
  print_refused (import, FALSE);
  return 0;
}

int
regie_run_scorecard (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (RegieReportProvider) provider = db != NULL ? find_provider (line, db, error) : NULL;
  g_autoptr (JsonBuilder) b = json_builder_new ();
  RegieScore scores[REGIE_N_SCORES];

  if (provider == NULL
      || !regie_scorecard_load (db, line->office, provider->id, line->today - 364, line->today,
                                scores, error))
    return 1;
  json_builder_begin_array (b);
  for (RegieScoreKind kind = 0; kind < REGIE_N_SCORES; kind++)
    {
      g_autofree char *value = regie_score_dup (kind, &scores[kind]);

      if (!regie_command_is_json (line))
        {
          g_print ("%-32s %10s  n=%u  %s\n", regie_score_label (kind), value, scores[kind].n,
                   regie_score_definition (kind));
          continue;
        }
      json_builder_begin_object (b);
      regie_json_add_text (b, "cijfer", regie_score_name (kind));
      if (!scores[kind].known)
        regie_json_add_text (b, "waarde", NULL);
      else if (kind == REGIE_SCORE_PRICE)
        regie_json_add_money (b, "waarde", scores[kind].value);
      else
        regie_json_add_number (b, "waarde",
                               (double) regie_score_hundredths (kind, &scores[kind]) / 100);
      regie_json_add_int (b, "over", scores[kind].n);
      if (scores[kind].norm >= 0)
        {
          regie_json_add_int (b, "norm", scores[kind].norm);
          json_builder_set_member_name (b, "haalt_norm");
          json_builder_add_boolean_value (b, scores[kind].meets);
        }
      regie_json_add_text (b, "omschrijving", regie_score_definition (kind));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  return regie_command_is_json (line) ? regie_command_print_json (regie_json_dup (b)) : 0;
}

int
regie_run_contracts (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (RegieReportProvider) provider = db != NULL && line->provider != NULL
                                               ? find_provider (line, db, error)
                                               : NULL;
  g_autoptr (GHashTable) lots = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (JsonBuilder) b = json_builder_new ();

  if (db == NULL || (line->provider != NULL && provider == NULL)
      || (lots = regie_lot_names_load (db, error)) == NULL
      || (all = regie_spending_load (db, provider != NULL ? provider->id : 0, error)) == NULL)
    return 1;
  json_builder_begin_array (b);
  for (guint i = 0; i < all->len; i++)
    {
      const RegieSpending *row = &g_array_index (all, RegieSpending, i);
      const RegieLotName *lot = g_hash_table_lookup (lots,
                                                     row->lot != 0 ? &row->lot : &row->provider);

      if (lot == NULL)
        continue;
      if (!regie_command_is_json (line))
        {
          g_print ("%-24s %-12s %-20s %d %12.2f %12.2f %12.2f %12.2f\n", lot->provider,
                   lot->contract != NULL ? lot->contract : "–",
                   lot->lot != NULL ? lot->lot : _("without an order"), row->year,
                   (double) row->committed / 100, (double) row->realised / 100,
                   (double) row->forecast / 100, (double) row->waiting / 100);
          continue;
        }
      json_builder_begin_object (b);
      regie_json_add_text (b, "aanbieder", lot->provider);
      regie_json_add_text (b, "contract", lot->contract);
      regie_json_add_text (b, "perceel", lot->lot);
      regie_json_add_int (b, "jaar", row->year);
      regie_json_add_money (b, "verplicht", row->committed);
      regie_json_add_money (b, "gerealiseerd", row->realised);
      regie_json_add_money (b, "verwacht", row->forecast);
      regie_json_add_money (b, "wacht", row->waiting);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  return regie_command_is_json (line) ? regie_command_print_json (regie_json_dup (b)) : 0;
}

int
regie_run_export_provider (RegieCommandLine *line, RegieDb *db, GError **error)
{
  g_autoptr (RegieReportProvider) provider = find_provider (line, db, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *title = NULL;
  guint n;

  if (provider == NULL)
    return 2;
  if (!regie_export_provider (db, line->office, provider->id, line->excel, out, &n, error))
    return 1;
  title = g_strdup_printf (ngettext ("Plan of %2$u person given to %1$s",
                                     "Plans of %2$u people given to %1$s", n),
                           provider->name, n);
  return regie_reading_note (
           db, line->me->id,
           &(RegieReading){ .act = REGIE_READ_EXPORTED, .kind = "provider", .persons = n }, error)
             && regie_export_note (db, line->me->id, title, error)
           ? regie_command_write (line, out->str, error)
           : 1;
}

int
regie_run_provider_sample (RegieCommandLine *line, GError **error)
{
  static const char *const shapes[] = { "report", "lessons", "minutes", "invoices" };
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieReportProvider) provider = NULL;
  g_autofree char *csv = NULL;
  RegiePeriod period;
  gboolean said;
  guint shape = 0;
  guint n_lines, n_faulty;

  while (shape < G_N_ELEMENTS (shapes) && strcmp (shapes[shape], line->words[1]) != 0)
    shape++;
  if (shape == G_N_ELEMENTS (shapes))
    return regie_command_wrong (error, _("sample: expected report, lessons, minutes or invoices")),
           2;
  if (!find_period (line, &period, &said, error)
      || (!said && !regie_command_wrong (error, _("--period: name the period"))))
    return 2;
  db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  if (db == NULL || (provider = find_provider (line, db, error)) == NULL)
    return 1;
  csv = shape < 3 ? regie_demo_dup_report (db, provider->id, period, (RegieSampleShape) shape, 0,
                                           50, (guint64) line->seed, &n_lines, &n_faulty, error)
                  : regie_demo_dup_invoice (db, provider->id, period, 50, (guint64) line->seed,
                                            &n_faulty, error);
  if (csv == NULL)
    return 1;
  fputs (csv, stdout);
  g_printerr (ngettext ("%u row is wrong on purpose\n", "%u rows are wrong on purpose\n", n_faulty),
              n_faulty);
  return 0;
}
