/* SPDX-License-Identifier: EUPL-1.2 */
/* What the office answers for, without a screen: the report of a quarter, and the sets for CBS and
 * the grant. */
#include <glib/gi18n.h>

#include "regie-account-commands.h"
#include "regie-anchor.h"
#include "regie-commands.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-insight.h"
#include "regie-people-set.h"
#include "regie-quarter-document.h"
#include "regie-text.h"

static RegieWork
work_of (RegieCommandLine *line, RegieDb *db)
{
  return (RegieWork){ .db = db, .office = line->office, .me = line->me, .today = line->today };
}

static int
print_report (RegieCommandLine *line, const RegieWork *work, RegiePeriod period, GError **error)
{
  g_autoptr (RegieQuarterReport) report = regie_quarter_report_load (work, period, TRUE, error);
  g_autoptr (RegieDocument) document = NULL;
  g_autofree char *text = NULL;

  if (report == NULL)
    return 1;
  if (regie_command_is_json (line))
    return regie_command_print_json (regie_quarter_report_to_json (report));
  document = regie_quarter_make_document (report);
  text = regie_document_dup_text (document);
  g_print ("%s", text);
  if (report->since != NULL)
    {
      g_autofree char *since = regie_quarter_dup_changes (report->since);

      g_print ("\n%s\n", since);
    }
  return 0;
}

int
regie_run_report (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) fault = NULL;
  RegiePeriod period;
  RegieWork work;

  if (line->words[2] == NULL)
    return regie_command_wrong (error, _("report quarter: say which, such as 2026-K3")), 2;
  if (!regie_quarter_parse (line->words[2], line->today, &period, &fault))
    return regie_command_wrong (error, fault->message), 2;
  if (line->output != NULL)
    {
      file = g_file_new_for_commandline_arg (line->output);
      if (!regie_document_check_name (file, &fault))
        return regie_command_wrong (error, fault->message), 2;
    }
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, db);
  if (file == NULL)
    return print_report (line, &work, period, error);
  return regie_quarter_save (&work, period, file, error) ? 0 : 1;
}

/* CELLS to --output, or as CSV on standard output; TITLE is what the log says of it. */
static int
put_out (RegieCommandLine *line, const RegieWork *work, const RegieCells *cells, const char *title,
         GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *csv = NULL;

  if (line->output != NULL)
    {
      file = g_file_new_for_commandline_arg (line->output);
      return regie_people_set_save (work, cells, title, line->words[1], file, error) ? 0 : 1;
    }
  if (!regie_export_note (work->db, work->me->id, title, error)
      || !regie_export_log (work->db, work->me->id,
                            &(RegieReading){ .act = REGIE_READ_EXPORTED,
                                             .kind = line->words[1],
                                             .persons = regie_cells_get_n_rows (cells) },
                            error))
    return 1;
  csv = regie_cells_dup_csv (cells, line->excel ? REGIE_CELLS_EXCEL : REGIE_CELLS_CSV);
  g_print ("%s", csv);
  return 0;
}

int
regie_run_swi (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieCells) cells = NULL;
  g_autoptr (GError) fault = NULL;
  RegiePeriod period;
  RegieWork work, from;

  if (line->words[2] == NULL)
    return regie_command_wrong (error, _("export swi: say of which quarter, such as 2026-K3")), 2;
  if (!regie_quarter_parse (line->words[2], line->today, &period, &fault))
    return regie_command_wrong (error, fault->message), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, db);
  from = work_of (line, regie_command_read_from (line, db));
  if ((cells = regie_swi_load (&from, period, error)) == NULL)
    return 1;
  g_printerr (_("Columns that begin with swi_ follow the published description of CBS; those with "
                 "eigen_ are ours. Voorinburgering is not known here.\n"));
  return put_out (line, &work, cells, _("Exported: the set for CBS (SWI)"), error);
}

int
regie_run_spuk (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieCells) cells = NULL;
  g_autoptr (GError) fault = NULL;
  RegieWork work, from;
  int year;

  if (line->words[2] == NULL)
    return regie_command_wrong (error, _("export spuk: say of which year, such as 2026")), 2;
  if (!regie_spuk_parse_year (line->words[2], line->today, &year, &fault))
    return regie_command_wrong (error, fault->message), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, db);
  from = work_of (line, regie_command_read_from (line, db));
  if ((cells = regie_spuk_load (&from, year, error)) == NULL)
    return 1;
  return put_out (line, &work, cells, _("Exported: the persons behind the SPUK count"), error);
}

/* --- who looked, and whether the logs are whole --- */

int
regie_run_audit_verify (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieHead) anchor = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autofree char *said = NULL;
  gboolean whole;

  if (line->anchor != NULL && (anchor = regie_head_parse (line->anchor, error)) == NULL)
    return 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  whole = regie_account_verify (db, anchor, &said, error);
  if (said != NULL)
    g_print ("%s\n", said);
  return whole ? 0 : 1;
}

int
regie_run_audit_anchor (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autofree char *path = regie_anchor_dup_path ();

  if (db == NULL || !regie_anchor_keep (db, TRUE, error))
    return 1;
  for (guint kind = 0; kind < REGIE_N_CHAINS; kind++)
    {
      g_autoptr (RegieHead) head = regie_chain_load_head (db, kind, NULL);
      g_autofree char *text = head != NULL ? regie_head_dup_text (head) : NULL;

      if (text != NULL)
        g_print ("%s\n", text);
    }
  g_print (_("Kept in the journal and in %s.\n"), path);
  return 0;
}

int
regie_run_audit_signals (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) signals = NULL;
  RegieWork work;

  if (db == NULL)
    return 1;
  work = work_of (line, db);
  if ((signals = regie_account_load_signals (&work, &rows, error)) == NULL)
    return 1;
  for (guint i = 0; i < signals->len; i++)
    {
      const RegieMisuse *signal = signals->pdata[i];
      g_autofree char *sentence = regie_account_dup_signal (signal);
      char day[REGIE_DAY_TEXT];

      g_print ("%s  %s  [%s]\n", regie_day_format (signal->day, day), sentence, signal->key);
    }
  return 0;
}

/* So many lines are told. */
#define TOLD 200

int
regie_run_audit (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (GPtrArray) rows = NULL;
  RegieWork work;
  gboolean has_more;

  if (db == NULL)
    return 1;
  work = work_of (line, db);
  if ((rows = regie_account_load_rows (&work, line->search != NULL ? line->search : "", TOLD,
                                       &has_more, error))
      == NULL)
    return 1;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = regie_account_dup_line (line->office, rows->pdata[i]);

      g_print ("%s\n", text);
    }
  if (has_more)
    g_print (_("There is more: say with --search what you look for.\n"));
  return 0;
}

static int
save_person (RegieCommandLine *line, guint at, gboolean looked, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GFile) file = NULL;
  RegieWork work;
  gint64 dossier;
  guint n = 0;

  if (line->words[at] == NULL || line->output == NULL)
    return regie_command_wrong (error, _("person: name the dossier number and the --output")), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || !regie_command_find_dossier (line, db, line->words[at], &dossier, error))
    return 1;
  work = work_of (line, db);
  file = g_file_new_for_commandline_arg (line->output);
  if (!regie_insight_save (&work, dossier, looked, file, &n, error))
    return 1;
  if (n > 0)
    g_print (ngettext ("%u file saved.\n", "%u files saved.\n", n), n);
  return 0;
}

int
regie_run_person (RegieCommandLine *line, GError **error)
{
  return save_person (line, 1, FALSE, error);
}

int
regie_run_person_looked (RegieCommandLine *line, GError **error)
{
  return save_person (line, 2, TRUE, error);
}
