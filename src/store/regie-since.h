/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-db.h"

/* Undo takes back one entry of the log and nothing else: what was recorded since on its records, by
 * others or by the same person, stays. When that cannot be, it is refused, with who recorded what
 * since; no value and nobody in a dossier is named. */

/* The records of an entry: one, or the range of ids that an import made.  What undo does to them,
 * and which fields it sets. */
typedef enum { REGIE_SPAN_EDITED, REGIE_SPAN_GOES, REGIE_SPAN_COMES_BACK } RegieSpanHow;
typedef struct {
  const char *entity, *first, *last;
  RegieSpanHow how;
  guint first_edit, last_edit;
} RegieSpan;

/* CHANGE as it was logged, LAST_IDS the end of the range per edit (NULL: one record); both must
 * outlive the RegieSpan in the array. */
GArray *regie_spans_new (const RegieChange *change,
                         const GPtrArray *last_ids) G_GNUC_WARN_UNUSED_RESULT;
/* *LIST is what was recorded after entry SEQ on what undo would set or take away, as "Bert Bos
 * (bert): Fact (2)"; owned by the caller, NULL when nothing was. */
gboolean regie_since_find_edits (RegieDb *db, const RegieSchema *schema, const RegieChange *change,
                                 const GArray *spans, gint64 seq, char **list, GError **error);
/* Before undo writes: nobody touched since entry SEQ what it sets or takes away, and what comes
 * back meets no number that was given since. */
gboolean regie_since_check_edits (RegieDb *db, const RegieSchema *schema, const RegieChange *change,
                                  const GArray *spans, gint64 seq, GError **error);
/* After it, in the same transaction: nothing hangs on what went, and what came back, or was given
 * its old reference, points to what is there.  WHO undoes: what that person was typing does not
 * count. */
gboolean regie_since_check_links (RegieDb *db, const RegieSchema *schema, const RegieChange *change,
                                  const GArray *spans, gint64 who, GError **error);
