/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-done.h"

/* All SQL about what somebody did.  A function gives NULL or FALSE with ERROR set when the database
 * cannot be read. */

/* Of whom, and of what kind, is asked; all zero asks what the program did. */
typedef struct {
  gint64 who;                /* 0: the program */
  gboolean of_all;           /* of everybody: WHO asks nothing */
  const RegieEntity *entity; /* such a record is among what it touched; NULL for any */
  const char *from, *until;  /* moments in UTC: from FROM on, and before UNTIL; NULL for none */
} RegieDoneFilter;

/* What FILTER asks that was done before entry BEFORE of the log (0: until now), the newest first,
 * MOST at most: RegieDone without names, owned by the caller. */
GPtrArray *regie_done_load (RegieDb *db, const RegieDoneFilter *filter, gint64 before, guint most,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What entry SEQ is about, whichever of its entries that is, with its names; owned by the caller.
 * REGIE_ERROR_REFUSED when the log has no such entry. */
RegieDone *regie_done_find (RegieDb *db, gint64 seq, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds to the N of DONE how each is called and whom it is about, in as many statements as there are
 * kinds of record among them. */
gboolean regie_done_name (RegieDb *db, RegieDone *const *done, guint n, GError **error);
/* Which of the N of DONE wrote in a record in which something was written since, by whomever and
 * whether that stands or not: RegieDone.is_touched.  Of ranges the first record counts only. */
gboolean regie_done_find_touched (RegieDb *db, RegieDone *const *done, guint n, GError **error);

/* What taking something back does to its records of one kind. */
typedef enum { REGIE_DONE_CHANGES, REGIE_DONE_GOES, REGIE_DONE_COMES_BACK } RegieDoneHow;
typedef struct {
  RegieDoneHow how;
  const RegieEntity *entity;
  char *kind; /* of facts: the key of their kind; else NULL */
  guint n;
} RegieDoneCount;

/* What taking SELF back does, by how, kind of record and kind of fact: RegieDoneCount, owned by the
 * caller. */
GPtrArray *regie_done_count (RegieDb *db, const RegieDone *self,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
