/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-schema.h"

/* One field of one record that an entry of the log wrote. */
typedef struct {
  gint64 seq, id;
  gint64 last; /* of records that were read in: the last of a range; else 0 */
  const RegieEntity *entity;
  const char *field; /* its name in SQL; borrowed of this */
  char *from, *to;   /* or NULL */
  gboolean is_new;   /* the record came with it */
  char *name;
} RegieChanged;

/* Of the roots of DONE (RegieDone, by falling root), in that order and as they were written; of
 * each so many as a form can write.  RegieChanged, owned; NULL with ERROR set. */
GPtrArray *regie_changed_load (RegieDb *db, const GPtrArray *done,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What FIELDS (RegieField, borrowed) of the record of SELF said when it came: an owned text or NULL
 * for each, owned; NULL with ERROR set. */
GPtrArray *regie_changed_load_first (RegieDb *db, const RegieChanged *self, const GPtrArray *fields,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Has the record of SELF the code VALUE in FIELD? */
gboolean regie_changed_is (RegieDb *db, const RegieChanged *self, const RegieField *field,
                           const char *value, gboolean *is, GError **error);
/* Who works or worked here: name, id, … NULL, by name.  Owned; NULL with ERROR set. */
char **regie_changes_load_people (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
