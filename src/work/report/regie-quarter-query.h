/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-quarter.h"

/* All that quarter reports ask of the database.  FALSE, and NULL of what is there always, mean that
 * ERROR is set. */

/* The report of PERIOD ("2026-K3"), *RECORD NULL when it was not made; owned. */
gboolean regie_quarter_find_record (RegieDb *db, const char *period, RegieRecord **record,
                                    GError **error);
/* The last one that was frozen and stands as of a day before DAY, *RECORD NULL when there is none;
 * owned. */
gboolean regie_quarter_find_frozen (RegieDb *db, RegieDay day, RegieRecord **record,
                                    GError **error);
/* All of them (RegieRecord), the newest quarter first. */
GPtrArray *regie_quarter_load_all (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is said of its figures (RegieRecord of Explanation), in the order in which it was. */
GPtrArray *regie_quarter_load_explanations (RegieDb *db, RegieRecord *quarter,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds to CHANGES what the log says that was recorded, corrected or removed since QUARTER was
 * frozen, of what it counts: facts of on or before its day, dossiers and what was put off. */
gboolean regie_quarter_add_causes (RegieDb *db, const RegieOffice *office, RegieRecord *quarter,
                                   RegieQuarterChanges *changes, GError **error);
