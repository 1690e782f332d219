/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider reported over one period: its reports, who read them in, and how they came in. */
#include "regie-reported.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-report-query.h"

void
regie_reported_free (RegieReported *self)
{
  g_clear_pointer (&self->all, regie_reconciliation_free);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self->reader);
  g_free (self);
}

static gboolean
read_reader (RegieDb *db, RegieReported *self, GError **error)
{
  const char *reader = self->reports->len > 0 ? regie_get (self->reports->pdata[0], Report, read_by)
                                              : NULL;

  return reader == NULL || regie_report_find_reader (db, reader, &self->reader, error);
}

/* What did not come in by an entry, as in the demo data, is shown all the same. */
static gboolean
read_entry (RegieDb *db, RegieReported *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->reports->len == 0
      || regie_reported_find_entry (db, regie_record_get_id (self->reports->pdata[0]), &self->entry,
                                    &local)
      || g_error_matches (local, REGIE_ERROR, REGIE_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

RegieReported *
regie_reported_load (RegieDb *db, const RegieOffice *office, gint64 id, int later, GError **error)
{
  g_autoptr (RegieReported) self = g_new0 (RegieReported, 1);
  g_autoptr (RegieReportProvider) provider = NULL;
  RegiePeriod period;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if ((provider = regie_report_provider_load (db, NULL, id, error)) == NULL)
    return NULL;
  period = regie_period_later (regie_period_whole (provider->rhythm, regie_office_today (office)),
                               later);
  self->due = provider->rhythm != REGIE_PERIOD_NEVER ? period.until + provider->report_days
                                                     : REGIE_DAY_NONE;
  self->all = regie_reconcile_load (db, office, id, period, error);
  if (self->all == NULL
      || (self->reports = regie_report_load_of_period (db, id, period, error)) == NULL
      || !read_reader (db, self, error) || !read_entry (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
regie_reported_find_entry (RegieDb *db, gint64 report, gint64 *entry, GError **error)
{
  g_return_val_if_fail (db != NULL && entry != NULL, FALSE);
  if (!regie_report_find_entry (db, report, entry, error))
    return FALSE;
  if (*entry != 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                       _("How this report came in is not in the log."));
  return FALSE;
}
