/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-import.h"
#include "regie-period.h"

/* A provider's report: one row per person and period, or per person and lesson.  A row becomes a
 * fact "uren" of the dossier, that names the report and the order it belongs to.  The person is
 * found by the order number, dossier number, BSN or V-number; all that are there must agree.
 * Checking, mapping and faults are those of every import (regie-import.h). */
typedef struct {
  gint64 id;
  char *name, *columns;
  RegieRhythm rhythm;
  int report_days;
} RegieReportProvider;

void regie_report_provider_free (RegieReportProvider *self);
/* By name, or by id when NAME is NULL.  NULL with the error set when there is none. */
RegieReportProvider *regie_report_provider_load (RegieDb *db, const char *name, gint64 id,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* PERIOD is what the report is about; NULL: what its rows say, all of them the same.  The columns
 * are mapped as they were the last time, else by their headings. */
RegieImport *regie_report_import_new (const RegieOffice *office,
                                      const RegieReportProvider *provider,
                                      const RegiePeriod *period, const char *data, gsize length,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the report is about, when its rows need not say it; NULL: they do. */
void regie_report_import_set_period (RegieImport *self, const RegiePeriod *period);
/* A corrected report takes the place of what this provider reported over the period before; without
 * that, days that were reported cannot be reported once more.  Undo brings the earlier one back. */
void regie_report_import_set_corrects (RegieImport *self, gboolean corrects);
/* After a check: how many lines go, and whether the period was reported before (so that there is
 * something to correct). */
guint regie_report_import_n_replaced (const RegieImport *self);
gboolean regie_report_import_is_known (const RegieImport *self);
/* The period that the rows were found to be about, after a check that went well. */
RegiePeriod regie_report_import_period (const RegieImport *self);
/* The mapping as it is kept with the provider, and the change that keeps it; NULL when it is the
 * same. */
RegieChange *regie_report_import_keep_columns (const RegieImport *self, RegieDb *db,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A row that could not be taken, as it is kept with the report. */
typedef struct {
  guint line;   /* of the file, from 1 */
  gint64 order; /* that it is about; 0 when that is not known */
  char *column; /* its heading */
  char *reason; /* a sentence */
  char *value;  /* what stood in that column; NULL when it was not kept: it says who somebody is */
} RegieReportFault;
void regie_report_fault_clear (RegieReportFault *self);
/* What the field "faults" of a report holds (NULL: nothing): RegieReportFault, in the order of the
 * file.  Free with g_array_unref. */
GArray *regie_report_faults_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieReportProvider, regie_report_provider_free)
