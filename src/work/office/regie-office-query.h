/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* All SQL about who works here, and what the office keeps for itself.  A function that returns
 * gboolean gives FALSE with ERROR set when the database cannot be read or written. */

/* Fills ME, which was zeroed, with who works under LOGIN; its id stays 0 when nobody does. */
gboolean regie_staff_find_login (RegieDb *db, const char *login, RegieMe *me, GError **error);
/* The same with who a stranger is: with PREFERS_CONSULTANT the first consultant or else the first
 * member of staff, without it the first member of staff that has no login. */
gboolean regie_staff_find_stand_in (RegieDb *db, gboolean prefers_consultant, RegieMe *me,
                                    GError **error);
/* How many people stand in the list of staff, void or not. */
gboolean regie_staff_count (RegieDb *db, gint64 *n, GError **error);
/* The logins of who works here, with ", " between them, in the order of the ids; owned by the
 * caller.  NULL with ERROR set. */
char *regie_staff_dup_logins (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The name of STAFF, also of who left; owned by the caller.  *NAME is NULL when there is nobody. */
gboolean regie_staff_load_name (RegieDb *db, gint64 staff, char **name, GError **error);
/* Sees to it that somebody of ROLE has the role as login: the first without a login who works here,
 * or else somebody new, with NAME.  No change: it is for demo data. */
gboolean regie_staff_cast (RegieDb *db, const char *role, const char *name, GError **error);
/* As whom a person is known to the database: the user of the session on a server, of the operating
 * system for a file.  Owned by the caller; NULL with ERROR set. */
char *regie_login_dup (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An id with a name for a list to choose from. */
typedef struct {
  gint64 id;
  char *name, *query; /* QUERY: of a kept filter (regie_query_from_text), else NULL */
} RegieChoice;

void regie_choice_free (RegieChoice *self);
/* The rows of SQL (id, name, query or NULL) with PARAMS as RegieChoice, owned by the caller.  NULL
 * with ERROR set. */
GPtrArray *regie_choices_load (RegieDb *db, const char *sql, guint n, const char *const *params,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who works here: RegieChoice by name, owned by the caller.  NULL with ERROR set. */
GPtrArray *regie_staff_load_choices (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The place of the member of staff in COLUMN among all, also who left, by surname, as SQL: the same
 * order on every engine, whatever its collation.  NULL in that SQL for nobody; owned, NULL with
 * ERROR set. */
char *regie_staff_dup_places (RegieDb *db, const char *column,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the member of staff ID is called, also who does not work here any more; owned, NULL without
 * ERROR set when there is nobody. */
char *regie_staff_dup_name (RegieDb *db, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The kept filters of everybody and of STAFF: RegieChoice by name, owned by the caller.  NULL with
 * ERROR set. */
GPtrArray *regie_filters_load_choices (RegieDb *db, gint64 staff,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieChoice, regie_choice_free)
