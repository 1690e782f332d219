/* SPDX-License-Identifier: EUPL-1.2 */
/* What goes back to a provider: the rows that could not be taken, and a reminder. */
#include "regie-report-paper.h"

#include <glib/gi18n.h>

#include "regie-text.h"
#include "regie-letter.h"
#include "regie-report.h"

RegieCells *
regie_report_faults_cells (const GPtrArray *reports)
{
  RegieCells *cells = regie_cells_new (_("Faulty lines"));

  regie_cells_add_column (cells, _("File"), REGIE_CELL_TEXT);
  regie_cells_add_column (cells, _("Line"), REGIE_CELL_NUMBER);
  regie_cells_add_column (cells, _("Column"), REGIE_CELL_TEXT);
  regie_cells_add_column (cells, _("What stands there"), REGIE_CELL_TEXT);
  regie_cells_add_column (cells, _("What is wrong"), REGIE_CELL_TEXT);
  g_return_val_if_fail (reports != NULL, cells);
  for (guint i = 0; i < reports->len; i++)
    {
      const char *text = regie_get (reports->pdata[i], Report, faults);
      g_autoptr (GArray) faults = regie_report_faults_parse (text);

      for (guint k = 0; k < faults->len; k++)
        {
          const RegieReportFault *fault = &g_array_index (faults, RegieReportFault, k);

          regie_cells_add_text (cells, regie_get (reports->pdata[i], Report, file));
          regie_cells_add_amount (cells, (gint64) fault->line * 100);
          regie_cells_add_text (cells, fault->column);
          regie_cells_add_text (cells, fault->value);
          regie_cells_add_text (cells, fault->reason);
        }
    }
  return cells;
}

gboolean
regie_reported_is_late (const RegieReported *reported, RegieDay today)
{
  g_return_val_if_fail (reported != NULL, FALSE);
  return reported->reports->len == 0 && reported->all->people->len > 0
         && reported->due != REGIE_DAY_NONE && reported->due < today;
}

static void
append (GString *out, char *text)
{
  regie_letter_append (out, REGIE_BLOCK_TEXT, text);
  g_free (text);
}

char *
regie_reported_dup_reminder (const RegieReported *reported, const char *provider, RegieDay today,
                             const char *me)
{
  GString *out = g_string_new (NULL);
  guint n;
  g_autofree char *period = NULL;
  g_autofree char *due = NULL;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (reported != NULL && provider != NULL && me != NULL,
                        g_string_free (out, FALSE));
  n = reported->all->people->len;
  period = regie_period_dup_label (reported->all->period);
  due = regie_day_dup_long (reported->due);
  heading = g_strdup_printf (_("Reminder: the report of %s"), period);
  regie_letter_append (out, REGIE_BLOCK_TEXT, provider);
  append (out, regie_day_dup_long (today));
  regie_letter_append (out, REGIE_BLOCK_HEADING, heading);
  regie_letter_append (out, REGIE_BLOCK_TEXT, _("Dear Sir or Madam,"));
  append (out, g_strdup_printf (ngettext ("Your report of %1$s is not here yet. By the contract it "
                                          "was due on %2$s, %3$d day ago.",
                                          "Your report of %1$s is not here yet. By the contract it "
                                          "was due on %2$s, %3$d days ago.",
                                          (gulong) (today - reported->due)),
                                period, due, today - reported->due));
  append (out, g_strdup_printf (ngettext ("In that period %u person followed lessons with you. "
                                          "Without the report we do not see whether the hours of "
                                          "the plan are reached, and cannot check your invoice.",
                                          "In that period %u people followed lessons with you. "
                                          "Without the report we do not see whether the hours of "
                                          "the plan are reached, and cannot check your invoice.",
                                          n),
                                n));
  regie_letter_append (out, REGIE_BLOCK_TEXT,
                       _(
                         "Please send it within a week, as a table with for each person the number "
                         "of the order, the period and the hours."));
  regie_letter_append (out, REGIE_BLOCK_TEXT,
                       _("Did you send it already? Then please tell us when, and to whom."));
  regie_letter_append (out, REGIE_BLOCK_TEXT, _("Kind regards,"));
  regie_letter_append (out, REGIE_BLOCK_TEXT, me);
  return g_string_free (out, FALSE);
}
