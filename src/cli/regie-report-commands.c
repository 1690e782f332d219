/* SPDX-License-Identifier: EUPL-1.2 */
/* What the office answers for, without a screen: the report of a quarter. */
#include <glib/gi18n.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-quarter-document.h"

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
  work = (RegieWork){ .db = db, .office = line->office, .me = line->me, .today = line->today };
  if (file == NULL)
    return print_report (line, &work, period, error);
  return regie_quarter_save (&work, period, file, error) ? 0 : 1;
}
