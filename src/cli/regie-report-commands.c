/* SPDX-License-Identifier: EUPL-1.2 */
/* What the office answers for, without a screen: the report of a quarter, and the sets for CBS and
 * the grant. */
#include <glib/gi18n.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-people-set.h"
#include "regie-quarter-document.h"

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
  RegieWork work;

  if (line->words[2] == NULL)
    return regie_command_wrong (error, _("export swi: say of which quarter, such as 2026-K3")), 2;
  if (!regie_quarter_parse (line->words[2], line->today, &period, &fault))
    return regie_command_wrong (error, fault->message), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, db);
  if ((cells = regie_swi_load (&work, period, error)) == NULL)
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
  RegieWork work;
  int year;

  if (line->words[2] == NULL)
    return regie_command_wrong (error, _("export spuk: say of which year, such as 2026")), 2;
  if (!regie_spuk_parse_year (line->words[2], line->today, &year, &fault))
    return regie_command_wrong (error, fault->message), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, db);
  if ((cells = regie_spuk_load (&work, year, error)) == NULL)
    return 1;
  return put_out (line, &work, cells, _("Exported: the persons behind the SPUK count"), error);
}
