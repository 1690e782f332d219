/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"
#include "regie-identity.h"

/* All SQL about dossiers as a whole: which there are, and what lies beside the facts of one.  A
 * function that returns gboolean gives FALSE with ERROR set when the database cannot be read. */

/* A deadline that somebody said is dealt with; FACT 0 is every one of the rule. */
typedef struct {
  char rule[32];
  gint64 fact;
} RegieSettled;

/* What was settled in DOSSIER: RegieSettled, in no particular order, owned by the caller.  NULL
 * with ERROR set. */
GArray *regie_dossier_load_settled (RegieDb *db, gint64 dossier,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Every provider with each of its marks, or once without one: RegieSchool, in no particular order,
 * owned by the caller.  NULL with ERROR set. */
GPtrArray *regie_schools_load (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who a dossier is about, as somebody is recognised; IDENTITY is valid during the call.  OPENED is
 * NONE when that is not known. */
typedef void (*RegieIdentityFunc) (gint64 dossier, const RegieIdentity *identity, RegieDay opened,
                                   gpointer data);
/* Calls FUNC for every dossier that is not void, and whose person is not, in the order of the
 * ids. */
gboolean regie_dossiers_each (RegieDb *db, RegieIdentityFunc func, gpointer data, GError **error);
/* How many dossiers there are that are not void. */
gboolean regie_dossiers_count (RegieDb *db, gint64 *n, GError **error);
/* Appends to IDS (gint64), in their order, the dossiers beside DOSSIER that may be about the same
 * person: by V_NUMBER (squeezed), by the first four signs of the birth (YEAR) or by SURNAME with
 * any capitals.  Each may be NULL. */
gboolean regie_dossier_find_alike (RegieDb *db, gint64 dossier, const char *v_number,
                                   const char *year, const char *surname, GArray *ids,
                                   GError **error);
/* The dossier that has exactly NUMBER; *ID is 0 when none does. */
gboolean regie_dossier_find_by_number (RegieDb *db, const char *number, gint64 *id, GError **error);
/* Is DOSSIER there, and not void? */
gboolean regie_dossier_is_there (RegieDb *db, gint64 dossier, gboolean *there, GError **error);
/* When the person of DOSSIER was born, as it is stored and owned by the caller; *BORN is NULL when
 * nobody knows. */
gboolean regie_dossier_load_born (RegieDb *db, gint64 dossier, char **born, GError **error);
/* What is said of DOSSIER where one line must do: its name, as in the caseload, and the birth of
 * its person, both owned by the caller.  *NAME is NULL when it stands in no list. */
gboolean regie_dossier_load_about (RegieDb *db, gint64 dossier, char **name, char **born,
                                   GError **error);
