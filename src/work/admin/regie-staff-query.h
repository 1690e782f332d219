/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* All SQL about who works here as an administrator sees it.  A function that returns gboolean gives
 * FALSE with ERROR set when the database cannot be read. */

typedef struct {
  gint64 id, team; /* TEAM 0: none */
  char *name, *login, *role, *languages;
  char *sort;           /* by surname */
  int capacity;         /* hundredths of a whole week; -1: not known */
  guint n_dossiers;     /* that are not closed and are theirs */
  gboolean works_here;  /* FALSE: left */
  gboolean is_known;    /* LOGIN is one that the server knows; TRUE where there is no server */
  gboolean is_admitted; /* and it was given what its role may there */
} RegieStaffMember;

/* Everybody who stands in the list, also who left: RegieStaffMember by surname; owned, NULL with
 * ERROR set.  COUNTS: who asks may see how many dossiers they have. */
GPtrArray *regie_staff_load_members (RegieDb *db, gboolean counts,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Does the database itself hold what a role may (regie-policies.h)?  Not in a file. */
gboolean regie_staff_is_guarded (RegieDb *db);
/* How many dossiers that are not closed are those of STAFF. */
gboolean regie_staff_count_dossiers (RegieDb *db, gint64 staff, gint64 *n, GError **error);
/* Who has LOGIN beside STAFF, also who left: *NAME is owned, NULL when nobody has. */
gboolean regie_staff_find_namesake (RegieDb *db, const char *login, gint64 staff, char **name,
                                    GError **error);
/* Name, id, … of the teams, NULL at the end; owned, NULL with ERROR set. */
char **regie_teams_load_choices (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
